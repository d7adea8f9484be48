//! An entry gets another key, and everything in the file that refers to it follows.
//!
//! Which texts refer to what is read from the declaration; a module keeps its old id in `was`, so that
//! files elsewhere still find it.

use super::op::{Change, Op};
use crate::model::node::{Node, NodeView};
use crate::model::shape::{Field, Kind, RefTarget, Sense};
use crate::model::value::{Step, Steps, Value, find};
use crate::model::{Message, TrainingPath};
use crate::steps;

/// The entry `old` of a map gets the key `new`. None if there is no such entry, or another has that key.
pub fn rename(path: &TrainingPath, map: &Steps, old: &str, new: &str) -> Option<Change> {
    let (Step::Field(field), record) = map.split_last()? else { return None };
    let Value::Map(entries) = Value::of(find(path, map)?) else { return None };
    if old == new || entries.iter().any(|(key, _)| key == new) {
        return None;
    }
    let before = entries.into_iter().find(|(key, _)| key == old)?.1;
    let after = match (map.as_slice(), path.modules.get(old)) {
        ([Step::Field("modules")], Some(module)) => {
            let mut module = module.clone();
            module.was.retain(|id| id != new);
            module.was.insert(old.to_owned());
            Value::of(&module)
        }
        _ => before.clone(),
    };
    let entry = |key: &str, before, after| Op::Entry { map: map.clone(), key: key.to_owned(), before, after };
    let mut ops = vec![entry(old, Some(before), None), entry(new, None, Some(after))];
    ops.extend(Op::carry_comments(path, (record, old), (record, new), field));
    let mut now = path.clone();
    for op in &ops {
        op.apply(&mut now);
    }
    if let Some(target) = named_by(map) {
        let replace = Replace { target, old, new };
        // What only a module's own parts can name is looked for in that module alone.
        let within = if matches!(target, RefTarget::Outcome | RefTarget::Resource) { record } else { &[] };
        replace.record(&now, within, &mut ops);
    }
    let label = Message::new("edit-rename").with("old", old).with("new", new);
    Some(Change { label, ops })
}

/// What the keys of a map are names of.
fn named_by(map: &[Step]) -> Option<RefTarget> {
    match map {
        [Step::Field("modules")] => Some(RefTarget::Module),
        [Step::Field("competencies")] => Some(RefTarget::Competency),
        [Step::Field("modules"), Step::Item(_), Step::Field("outcomes")] => Some(RefTarget::Outcome),
        [Step::Field("modules"), Step::Item(_), Step::Field("resources")] => Some(RefTarget::Resource),
        _ => None,
    }
}

/// One name in the place of another, wherever it refers to the target.
struct Replace<'a> {
    target: RefTarget,
    old: &'a str,
    new: &'a str,
}

impl Replace<'_> {
    /// The ops for the record at `at`: one a field that names it, down to the fields of stages and modules.
    /// As deep as the declaration.
    fn record(&self, path: &TrainingPath, at: &[Step], ops: &mut Vec<Op>) {
        let Some(NodeView::Record(record)) = find(path, at).map(Node::view) else { return };
        for (index, field) in record.shape().fields.iter().enumerate() {
            let mut steps = at.to_vec();
            steps.push(Step::Field(field.name));
            match (at.is_empty(), field.name) {
                (true, "modules") => {
                    for id in path.modules.keys() {
                        self.record(path, &steps![Field("modules"), Item(id.clone())], ops);
                    }
                }
                (true, "stages") => {
                    for stage in 0..path.stages.len() {
                        self.record(path, &steps![Field("stages"), At(stage)], ops);
                    }
                }
                _ => {
                    let mut value = Value::of(record.field(index));
                    if self.value(&mut value, field.kind, field.sense) {
                        ops.extend(Op::put(path, steps, value));
                    }
                }
            }
        }
    }

    /// Replaces within a value; says whether there was anything.
    fn value(&self, value: &mut Value, kind: Kind, sense: Sense) -> bool {
        let mut any = false;
        match (value, kind) {
            (Value::Line(text), _) if sense == Sense::Refers(self.target) && text == self.old => {
                self.new.clone_into(text);
                any = true;
            }
            (Value::Record(fields, _), Kind::Record(shape)) => {
                for (index, value) in fields {
                    let field: &Field = &shape.fields[*index];
                    any |= self.value(value, field.kind, field.sense);
                }
            }
            (Value::List(items), Kind::List(kind) | Kind::Set(kind)) => {
                for value in items {
                    any |= self.value(value, *kind, sense);
                }
            }
            (Value::Map(entries), Kind::Map(_, kind)) => {
                for (_, value) in entries {
                    any |= self.value(value, *kind, sense);
                }
            }
            _ => {}
        }
        any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{read, write};

    const PATH: &str = r#"Path(
    format: 1,
    id: "p",
    title: "P",
    language: "fr",
    competencies: {
        "c1": (label: "Conseiller"),
    },
    stages: [
        (id: "s1", modules: ["a", "b"]),
    ],
    modules: {
        "a": (
            title: "A",
            outcomes: {
                "o1": (text: "Faire", competencies: ["c1"]),
            },
            assessments: {
                "e1": (outcomes: ["o1"]),
            },
            was: ["z"],
        ),
        "b": (
            title: "B",
            outcomes: {
                "o1": (text: "Dire"),
            },
            requires: [
                (any_of: ["a"]), // on ne dit que ce que l’on fait
                (any_of: ["a", "b"], kind: Recommended),
            ],
        ),
    },
)
"#;

    fn renamed(map: &Steps, old: &str, new: &str) -> String {
        let path: TrainingPath = read(PATH).unwrap();
        let change = rename(&path, map, old, new).unwrap();
        let mut after = path.clone();
        change.apply(&mut after);
        let text = write(&after);
        assert_eq!(read::<TrainingPath>(&text).unwrap(), after, "what is written is what is meant");
        change.inverse().apply(&mut after);
        assert_eq!(write(&after), write(&path), "undone");
        text
    }

    #[test]
    fn a_module_takes_its_links_along_and_keeps_its_old_name() {
        let text = renamed(&steps![Field("modules")], "a", "z");
        assert!(text.contains("modules: [\"z\", \"b\"]"), "{text}");
        assert!(text.contains("was: [\"a\"]"), "{text}");
        assert!(text.contains("(any_of: [\"z\"]), // on ne dit"), "{text}");
        assert!(text.contains("any_of: [\"b\", \"z\"]") && !text.contains("[\"a\"]),"), "{text}");
    }

    #[test]
    fn a_competency_and_an_outcome_take_theirs() {
        let text = renamed(&steps![Field("competencies")], "c1", "conseil");
        assert!(text.contains("competencies: [\"conseil\"]"), "{text}");
        let text = renamed(&steps![Field("modules"), Item("a"), Field("outcomes")], "o1", "faire");
        assert!(text.contains("outcomes: [\"faire\"]"), "{text}");
        assert!(text.contains("\"o1\": (text: \"Dire\")"), "that of another module is another\n{text}");
    }

    #[test]
    fn a_name_that_is_taken_or_not_there_changes_nothing() {
        let path: TrainingPath = read(PATH).unwrap();
        let modules = steps![Field("modules")];
        assert!(rename(&path, &modules, "a", "b").is_none());
        assert!(rename(&path, &modules, "a", "a").is_none());
        assert!(rename(&path, &modules, "x", "y").is_none());
    }
}
