//! What is judged of two versions, and what is passed over because both have it.

use std::collections::BTreeSet;

use super::super::effects;
use super::super::version::Version;
use crate::check::CheckScope;
use crate::check::tests::{sound, table::CASES};
use crate::model::TrainingPath;

/// The findings that came and went, by what is told, judged as a whole and as far as the two differ.
fn both_ways(before: &TrainingPath, after: &TrainingPath) -> [Vec<String>; 2] {
    let sides = [Version::Path(before), Version::Path(after)];
    let changes = super::super::changes(before, after);
    [CheckScope::whole(), effects::scope(sides, &changes)].map(|scope| {
        let mut found = Vec::new();
        effects::findings(sides, &scope, &BTreeSet::default(), &mut found);
        found.iter().map(|effect| format!("{} {:?}", effect.kind.name(), effect.message)).collect()
    })
}

/// A rule that looks at a field which its family does not name would be passed over here.
#[test]
fn what_is_passed_over_changes_no_finding() {
    for (code, trigger, near) in CASES {
        let plain = sound();
        let (mut hit, mut miss) = (sound(), sound());
        trigger(&mut hit);
        near(&mut miss);
        for [before, after] in [[&plain, &hit], [&hit, &plain], [&miss, &hit], [&hit, &miss]] {
            let [whole, part] = both_ways(before, after);
            assert_eq!(part, whole, "{code}");
        }
    }
}
