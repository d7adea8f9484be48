//! Prerequisites as logic: what comes of two sides demands at least what both of them demand.
//!
//! Groups that merge member by member may together be weaker than either side: `(A or D) and B` with `A or B` would give `A or
//! B or D`, which D alone satisfies although no side lets D suffice. Found here, such a module keeps the prerequisites of the
//! common version, and a question shows those of both sides whole.

use std::collections::BTreeSet;

use super::Mergeable;
use super::Side;
use super::work::{Ref, Work};
use crate::diff::What;
use crate::model::value::{Step, Steps, Value, find};
use crate::model::{Requirement, RequirementKind, Set, TrainingPath};

/// Asks about each module whose prerequisites became weaker than those of either side.
pub(super) fn keep<T: Mergeable>(work: &mut Work<T>, file: &mut T) {
    let changed = |side: Side| -> BTreeSet<Steps> {
        let groups = work.all(side).filter(|(_, made)| matches!(made.change.what, What::Group { .. }));
        groups.map(|(_, made)| made.change.at.clone()).collect()
    };
    let [left, right] = Side::BOTH.map(changed);
    let both: Vec<Steps> = left.intersection(&right).cloned().collect();
    for at in both {
        let [Step::Field("modules"), Step::Item(module), Step::Field("requires")] = at.as_slice() else {
            continue;
        };
        let groups = |path: Option<&TrainingPath>| Some(path?.modules.get(module)?.requires.clone());
        let Some(result) = groups(file.as_path()) else { continue };
        let [Some(one), Some(other)] = work.files.map(|side| groups(side.as_path())) else { continue };
        let about: Vec<Ref> = Side::BOTH.into_iter().flat_map(|side| work.here(side, &at)).collect();
        let asked = about.iter().any(|change| matches!(work.made(*change).fate, super::Fate::Asked(_)));
        if asked || demands_enough(&result, [&one, &other], file.as_path()) {
            continue;
        }
        let was = find(work.base, &at).map(Value::of);
        let sides = work.files.map(|side| find(side, &at).map(Value::of));
        work.ask_value("value", &at, was.as_ref(), [sides[0].as_ref(), sides[1].as_ref()], &about);
        if let (Some(path), Some(base)) = (file.as_path_mut(), groups(work.base.as_path()))
            && let Some(module) = path.modules.get_mut(module)
        {
            module.requires = base;
        }
    }
}

/// Whether every choice of modules that satisfies `result` satisfies one of the sides at least. Both are conjunctions of
/// alternatives without negation, so that holds exactly where each union of a group of the one side and a group of the
/// other contains a group of the result. Groups that name what is not in the result any more, or knowledge in words, are
/// the business of others and count as satisfied by nothing less.
fn demands_enough(
    result: &Set<Requirement>,
    sides: [&Set<Requirement>; 2],
    file: Option<&TrainingPath>,
) -> bool {
    let is_there = |id: &String| file.is_some_and(|path| path.modules.contains_key(id));
    let hard = |group: &&Requirement| {
        group.kind == RequirementKind::Required
            && group.knowledge.is_empty()
            && group.any_of.iter().all(is_there)
    };
    let members = |groups: &Set<Requirement>| -> Vec<BTreeSet<String>> {
        groups.iter().filter(hard).map(|group| group.any_of.iter().cloned().collect()).collect()
    };
    let found = members(result);
    let [left, right] = sides.map(members);
    left.iter().all(|one| {
        right.iter().all(|other| {
            found.iter().any(|group| group.iter().all(|id| one.contains(id) || other.contains(id)))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Module;

    fn groups(all: &[&[&str]]) -> Set<Requirement> {
        let group = |members: &&[&str]| Requirement {
            any_of: members.iter().map(|id| (*id).to_owned()).collect(),
            ..Requirement::default()
        };
        all.iter().map(group).collect()
    }

    #[test]
    fn weaker_than_both_is_seen() {
        let ids = ["a", "b", "d"].map(|id| (id.to_owned(), Module::default()));
        let path = TrainingPath { modules: ids.into_iter().collect(), ..TrainingPath::new("x", "X") };
        let left = groups(&[&["a", "d"], &["b"]]);
        let right = groups(&[&["a", "b"]]);
        let enough = |result: &[&[&str]]| demands_enough(&groups(result), [&left, &right], Some(&path));
        assert!(!enough(&[&["a", "b", "d"]]));
        assert!(!enough(&[]));
        assert!(enough(&[&["a", "d"], &["b"]]));
        assert!(enough(&[&["a", "b"]]));
        assert!(enough(&[&["a"]]));
    }
}
