//! From the records of a file to questions with their answers. Nothing of it is stored, so the answers
//! always fit the file as it is.

use super::place;
use super::record;
use super::{Choice, Claim, Mergeable, Question};
use crate::edit::{Change, Op};
use crate::model::value::{Step, Value};
use crate::model::{Conflict, Message};
use crate::steps;

/// The open questions of a file, in the order of the places that they are about.
pub fn questions<T: Mergeable>(file: &T) -> Vec<Question> {
    let mut found: Vec<Question> =
        file.conflicts().iter().map(|(id, record)| question(file, id, record)).collect();
    found.sort_by(|one, other| (&one.at, &one.id).cmp(&(&other.at, &other.id)));
    found
}

fn question<T: Mergeable>(file: &T, id: &str, conflict: &Conflict) -> Question {
    let at = place::read(file.shape(), &conflict.at);
    let close = Op::Entry {
        map: steps![Field("conflicts")],
        key: id.to_owned(),
        before: Some(Value::of(conflict)),
        after: None,
    };
    let mut choices = Vec::new();
    for side in &conflict.sides {
        let mut ops = Vec::new();
        if !side.removed
            && let Some(value) = record::value::<T>(&at, &side.value)
        {
            ops.extend(Op::put(file, at.clone(), value));
        }
        ops.push(close.clone());
        let label = Message::new("merge-take").with("label", side.label.as_str());
        choices.push(Choice { key: side.label.clone(), label: label.clone(), change: Change { label, ops } });
    }
    let label = Message::new("merge-keep-base");
    choices.push(Choice {
        key: "base".into(),
        label: label.clone(),
        change: Change { label, ops: vec![close] },
    });
    let labels: Vec<&str> = conflict.sides.iter().map(|side| side.label.as_str()).collect();
    let fields: Vec<&str> = at
        .iter()
        .map(|step| match step {
            Step::Field(name) => name,
            _ => "*",
        })
        .collect();
    Question {
        id: id.to_owned(),
        kind: conflict.kind.clone(),
        module: match at.as_slice() {
            [Step::Field("modules"), Step::Item(id), ..] => Some(id.clone()),
            _ => None,
        },
        why: Message::new("merge-why-value"),
        base: (!conflict.base.is_empty()).then(|| conflict.base.clone()),
        sides: conflict
            .sides
            .iter()
            .map(|side| Claim { label: side.label.clone(), value: side.value.clone(), removed: side.removed })
            .collect(),
        choices,
        suggested: None,
        alike: format!("{} {} {}", conflict.kind, fields.join("."), labels.join(" | ")),
        at,
    }
}
