//! The exact difference and its words, case by case; `tests/diff.rs` has the laws.

mod exact;
mod scope;
mod words;

use crate::model::{Module, Requirement, RequirementKind, Stage, TrainingPath};

/// A path of three stages and six modules, `a` to `f`.
fn path() -> TrainingPath {
    let stage = |id: &str, modules: &[&str]| Stage {
        id: id.into(),
        modules: modules.iter().map(|id| (*id).to_owned()).collect(),
        ..Stage::default()
    };
    let modules = ["a", "b", "c", "d", "e", "f"]
        .map(|id| (id.to_owned(), Module { title: id.to_uppercase(), ..Module::default() }));
    TrainingPath {
        stages: vec![stage("one", &["a", "b", "c"]), stage("two", &["d", "e"]), stage("three", &["f"])],
        modules: modules.into_iter().collect(),
        ..TrainingPath::new("p", "P")
    }
}

fn group(members: &[&str], kind: RequirementKind, why: &str) -> Requirement {
    let any_of = members.iter().map(|id| (*id).to_owned()).collect();
    Requirement { any_of, kind, why: why.into(), ..Requirement::default() }
}
