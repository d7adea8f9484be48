//! What random merges found wrong once, as the smallest paths that show it.

mod answers;
mod contents;
mod ids;
mod laws;
mod order;
mod prerequisites;

use mille_parcours::format::{read, write};
use mille_parcours::merge::{self, Fate, Merged, Side};
use mille_parcours::model::{Module, Requirement, RequirementKind, Set, Stage, TrainingPath};

use crate::catalogue::join;

/// A path of stages (`s1: a b`) and modules with their prerequisites (`c: a|b, d Recommended`).
fn path(stages: &[&str], modules: &[&str]) -> TrainingPath {
    let mut path = TrainingPath::new("p-1", "P");
    for stage in stages {
        let (id, list) = stage.split_once(':').unwrap();
        let modules = list.split_whitespace().map(str::to_owned).collect();
        path.stages.push(Stage { id: id.into(), modules, ..Stage::default() });
    }
    for module in modules {
        let (id, groups) = module.split_once(':').unwrap();
        let requires = groups.split(',').filter(|group| !group.trim().is_empty()).map(group).collect();
        path.modules.insert(id.into(), Module { title: id.into(), requires, ..Module::default() });
    }
    path
}

fn group(text: &str) -> Requirement {
    let mut words = text.split_whitespace();
    let any_of: Set<String> = words.next().unwrap().split('|').map(str::to_owned).collect();
    let kind = words.next().map(RequirementKind::named).unwrap_or_default();
    Requirement { any_of, kind, ..Requirement::default() }
}

/// Merges, and holds that exchanging the sides gives the same and that the result can be read.
fn merged(base: &TrainingPath, left: &TrainingPath, right: &TrainingPath) -> Merged<TrainingPath> {
    let found = join(Some(base), ("nord", left), ("sud", right));
    let mirrored = join(Some(base), ("sud", right), ("nord", left));
    assert_eq!(write(&found.file), write(&mirrored.file));
    assert_eq!(found.account.left, mirrored.account.right);
    assert_eq!(read::<TrainingPath>(&write(&found.file)).unwrap(), found.file);
    found
}

/// Holds that merging the result with either side again changes nothing.
fn stands(found: &Merged<TrainingPath>, base: &TrainingPath, sides: [&TrainingPath; 2]) {
    assert!(found.is_clean(), "{:?}", kinds(found));
    for side in sides {
        let again = join(Some(base), ("nord", &found.file), ("sud", side));
        assert_eq!(write(&again.file), write(&found.file));
    }
}

/// Holds that each question is about a change of either side.
fn both_are_asked(found: &Merged<TrainingPath>) {
    for question in merge::questions(&found.file) {
        for side in Side::BOTH {
            let asked = |fate: &Fate| matches!(fate, Fate::Asked(ids) if ids.contains(&question.id));
            let any = found.decisions.iter().any(|made| made.side == side && asked(&made.fate));
            assert!(any, "{side:?} {question:?}");
        }
    }
}

fn kinds(merged: &Merged<TrainingPath>) -> Vec<String> {
    merge::questions(&merged.file).into_iter().map(|question| question.kind).collect()
}

fn stage<'a>(path: &'a TrainingPath, id: &str) -> &'a [String] {
    &path.stages.iter().find(|stage| stage.id == id).unwrap().modules
}

fn requires(path: &TrainingPath, id: &str) -> Vec<Requirement> {
    path.modules.get(id).unwrap().requires.iter().cloned().collect()
}

/// The path without one of its modules; what names it stays.
fn without(path: &TrainingPath, id: &str) -> TrainingPath {
    let mut path = path.clone();
    path.modules =
        path.modules.iter().filter(|(have, _)| *have != id).map(|(id, m)| (id.clone(), m.clone())).collect();
    path
}
