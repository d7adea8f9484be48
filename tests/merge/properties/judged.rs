//! P5, P6, P7, P11, P12, as the independent judge sees them.

use mille_parcours::merge::{self, Fate, Side};
use proptest::prelude::*;

use super::{config, hold, numbers, three};
use crate::judge::{Judged, spell};

/// Kinds of questions that one side alone may raise: credit is never dropped without asking.
const ONE_SIDED: &[&str] = &["credit"];

proptest! {
    #![proptest_config(config())]

    /// P5, and P11, since comments and fields of later versions are facts too.
    #[test]
    fn nothing_is_lost(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        let judged = Judged::of(&of.base, &of.left, &of.right, &merged);
        let lost = judged.losses();
        hold(lost.is_empty(), "P5", &of, &lost.join("\n"))?;
    }

    /// P6. A status that falls back to a draft is the one value that nobody wrote, and it is noted.
    #[test]
    fn nothing_is_invented(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        let judged = Judged::of(&of.base, &of.left, &of.right, &merged);
        let mut invented = judged.inventions();
        if merged.notes.iter().any(|note| note.kind == "status") {
            invented.retain(|fact| !fact.starts_with("[\"status\"]"));
        }
        // What was put between modules that went elsewhere goes along (row 44), and that is noted.
        if merged.notes.iter().any(|note| note.kind == "order") {
            invented.retain(|fact| !fact.contains("(stage)"));
        }
        hold(invented.is_empty(), "P6", &of, &invented.join("\n"))?;
    }

    /// P7: neither a clean result nor one with open questions breaks a law that both sides kept.
    #[test]
    fn the_result_is_lawful(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        let judged = Judged::of(&of.base, &of.left, &of.right, &merged);
        let broken = judged.breaches(&of.left, &of.right, &merged.file);
        let broken = judged.decided(broken, &of.base, &merged.file);
        hold(broken.is_empty(), "P7", &of, &format!("{broken:?}"))?;
    }

    /// P12: a question is about changes of both sides, and both touched what it is about.
    #[test]
    fn nothing_is_asked_without_need(numbers in numbers()) {
        let of = three(&numbers);
        let merged = of.merged();
        let judged = Judged::of(&of.base, &of.left, &of.right, &merged);
        for question in merge::questions(&merged.file) {
            if ONE_SIDED.contains(&question.kind.as_str()) {
                continue;
            }
            let asked = |side: Side| merged.decisions.iter().any(|decision| {
                decision.side == side
                    && matches!(&decision.fate, Fate::Asked(ids) if ids.contains(&question.id))
            });
            hold(asked(Side::Left) && asked(Side::Right), "P12, account", &of, &format!("{question:?}"))?;
            if ["value", "text", "removed", "order"].contains(&question.kind.as_str()) {
                let place = spell(&question.at, &judged.names);
                let both = judged.touched(Side::Left, &place) && judged.touched(Side::Right, &place);
                hold(both, "P12, place", &of, &format!("{question:?}"))?;
            }
        }
    }
}
