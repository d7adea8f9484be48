//! Rows 97, 99, 100, 109: without a common version, with one that is open itself, with more than two sides.

use mille_parcours::format::write;
use mille_parcours::merge::{self, Party};
use mille_parcours::model::TrainingPath;
use proptest::prelude::*;

use super::{LABELS, Three, config, hold, numbers, three};
use crate::catalogue::{difference, join, settled};
use crate::judge::Judged;
use crate::oracle::{Names, facts};
use crate::random::play;

proptest! {
    #![proptest_config(config())]

    /// Row 97: nobody can tell an addition from a deletion, so all that one side has is there or asked.
    #[test]
    fn without_a_common_version_nothing_goes(numbers in numbers()) {
        let of = three(&numbers);
        let merged = join(None, (LABELS[0], &of.left), (LABELS[1], &of.right));
        let mirrored = join(None, (LABELS[1], &of.right), (LABELS[0], &of.left));
        let (text, other) = (write(&merged.file), write(&mirrored.file));
        hold(text == other, "row 97, mirrored", &of, &difference(&text, &other))?;
        let none = TrainingPath::default();
        let judged = Judged::of(&none, &of.left, &of.right, &merged);
        let lost = judged.losses();
        hold(lost.is_empty(), "row 97", &of, &format!("{}\n{text}", lost.join("\n")))?;
        let broken = judged.decided(judged.breaches(&of.left, &of.right, &merged.file), &none, &merged.file);
        hold(broken.is_empty(), "row 97, lawful", &of, &format!("{broken:?}\n{text}"))?;
        let same = join(None, (LABELS[0], &of.left), (LABELS[1], &of.left));
        hold(write(&same.file) == write(&of.left), "row 97, the same twice", &of, &write(&same.file))?;
    }

    /// Row 99: a common version with open questions. What nobody touched stays open, and neither side's work
    /// is lost.
    #[test]
    fn what_was_open_stays_open_until_it_is_answered(
        numbers in numbers(),
        more in any::<[u64; 2]>(),
    ) {
        let of = three(&numbers);
        let open = of.merged().file;
        let again = Three { left: play(&open, &more[..1]), right: play(&open, &more[1..]), base: open.clone() };
        let merged = again.merged();
        let mirrored = again.mirrored();
        let (text, other) = (write(&merged.file), write(&mirrored.file));
        hold(text == other, "row 99, mirrored", &again, &difference(&text, &other))?;
        let judged = Judged::of(&again.base, &again.left, &again.right, &merged);
        let lost = judged.losses();
        hold(lost.is_empty(), "row 99", &again, &lost.join("\n"))?;
        for question in merge::questions(&open) {
            let same = |path: &TrainingPath| {
                let names = Names::of(&[&open, path]);
                facts::of_path(path, &names) == facts::of_path(&open, &names)
            };
            if same(&again.left) && same(&again.right) {
                let kept = merged.file.conflicts.contains_key(&question.id);
                hold(kept, "row 99, forgotten", &again, &format!("{question:?}"))?;
            }
        }
    }

    /// Row 109: many versions, in any order of the call.
    #[test]
    fn any_number_of_versions_in_any_order(numbers in numbers(), more in any::<[u64; 2]>()) {
        let of = three(&numbers);
        let all: Vec<(String, TrainingPath)> = [of.left.clone(), of.right.clone()]
            .into_iter()
            .chain(more.iter().map(|edit| play(&of.base, &[*edit])))
            .enumerate()
            .map(|(at, file)| (format!("centre-{at}"), file))
            .collect();
        let fold = |order: &[usize]| {
            let parties: Vec<Party<TrainingPath>> =
                order.iter().map(|at| Party { label: &all[*at].0, file: &all[*at].1 }).collect();
            merge::merge_all(Some(&of.base), &parties)
        };
        let (Some(one), Some(other)) = (fold(&[0, 1, 2, 3]), fold(&[2, 3, 1, 0])) else {
            return hold(false, "row 109", &of, &"nothing");
        };
        let (text, turned) = (write(&one.file), write(&other.file));
        hold(text == turned, "row 109", &of, &difference(&text, &turned))?;
        let read = mille_parcours::format::read::<TrainingPath>(&text);
        hold(read.is_ok_and(|read| read == one.file), "row 109, canonical", &of, &settled(&one.file))?;
    }
}
