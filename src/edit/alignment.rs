//! Which outcome works towards which competency, changed from either end.

use std::collections::BTreeSet;

use super::op::{Change, Op};
use crate::model::value::Value;
use crate::model::{Message, TrainingPath};
use crate::steps;

/// Of the outcomes of a module, those in `wanted` work towards a competency and the others do not.
/// None where that is so already.
pub fn serve_competency(
    path: &TrainingPath,
    module: &str,
    competency: &str,
    wanted: &BTreeSet<String>,
) -> Option<Change> {
    let outcomes = path.modules.get(module)?.outcomes.iter();
    let ops: Vec<Op> = outcomes
        .filter_map(|(id, outcome)| {
            let mut competencies = outcome.competencies.clone();
            if wanted.contains(id) {
                competencies.insert(competency.to_owned());
            } else {
                competencies.retain(|have| have != competency);
            }
            put(path, module, id, Value::of(&competencies))
        })
        .collect();
    let label = path.competencies.get(competency).map_or(competency, |found| &found.label);
    changed("edit-align", path, module, label, ops)
}

/// An outcome works towards the competencies in `wanted` and no others. None where that is so already.
pub fn set_competencies(
    path: &TrainingPath,
    module: &str,
    outcome: &str,
    wanted: &BTreeSet<String>,
) -> Option<Change> {
    let found = path.modules.get(module)?.outcomes.get(outcome)?;
    let competencies: crate::model::Set<String> = wanted.iter().cloned().collect();
    let ops = put(path, module, outcome, Value::of(&competencies)).into_iter().collect();
    changed("edit-align", path, module, &found.text, ops)
}

fn put(path: &TrainingPath, module: &str, outcome: &str, competencies: Value) -> Option<Op> {
    let at = steps![Field("modules"), Item(module), Field("outcomes"), Item(outcome), Field("competencies")];
    Op::put(path, at, competencies)
}

fn changed(key: &str, path: &TrainingPath, module: &str, other: &str, ops: Vec<Op>) -> Option<Change> {
    let label = Message::new(key.to_owned()).with("title", path.title_of(module)).with("other", other);
    (!ops.is_empty()).then_some(Change { label, ops })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::format::{read, write};

    const PATH: &str = r#"#![enable(implicit_some)]
Path(
    format: 1,
    id: "essai",
    title: "Essai",
    competencies: {"c1": (label: "Une"), "c2": (label: "Deux")},
    modules: {
        "a": (
            title: "Alpha",
            outcomes: {
                "o1": (text: "Dire", competencies: ["c1", "x"]),
                "o2": (text: "Faire"),
            },
        ),
    },
)
"#;

    fn wanted(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn a_module_serves_a_competency_with_the_outcomes_that_are_wanted_and_undo_gives_the_first_text() {
        let mut path: TrainingPath = read(PATH).unwrap();
        let before = write(&path);
        assert_eq!(serve_competency(&path, "a", "c1", &wanted(&["o1"])), None, "so it is already");
        let change = serve_competency(&path, "a", "c1", &wanted(&["o2"])).unwrap();
        let mut history = History::default();
        history.record(&mut path, change, 1);
        let text = write(&path);
        assert!(text.contains(r#""o1": (text: "Dire", competencies: ["x"])"#), "{text}");
        assert!(text.contains(r#""o2": (text: "Faire", competencies: ["c1"])"#), "{text}");
        history.undo(&mut path).unwrap();
        assert_eq!(write(&path), before);
    }

    #[test]
    fn an_outcome_serves_what_is_wanted() {
        let mut path: TrainingPath = read(PATH).unwrap();
        set_competencies(&path, "a", "o1", &wanted(&["c1", "c2"])).unwrap().apply(&mut path);
        assert!(write(&path).contains(r#"competencies: ["c1", "c2"]"#));
        assert_eq!(set_competencies(&path, "a", "o1", &wanted(&["c2", "c1"])), None);
        assert_eq!(set_competencies(&path, "a", "none", &wanted(&[])), None);
    }
}
