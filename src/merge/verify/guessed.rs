//! What rests on a guess: with another common version, a removal might be an addition of the other side, and a value that
//! one side changed might be the older one, which the other side changed.

use super::Violation;
use super::names::Names;
use super::repair;
use crate::diff::{Change, What};
use crate::merge::{Basis, Fate, Mergeable, Merged, Note, Party};
use crate::model::Message;
use crate::model::value::{Step, Steps, Value};

/// Asks about each removal that was taken over from one side, and about each value, or notes it.
pub(in crate::merge) fn doubt<T: Mergeable>(
    base: &T,
    parties: [Party<T>; 2],
    merged: &mut Merged<T>,
    basis: Basis,
) {
    if basis == Basis::Certain || !base.conflicts().is_empty() {
        return;
    }
    let [left, right] = parties.map(|party| party.file);
    let names = match [base, left, right, &merged.file].map(Mergeable::as_path) {
        [Some(base), Some(left), Some(right), Some(result)] => Names::of([base, left, right, result]),
        _ => Names::default(),
    };
    let mut asked = Vec::new();
    let mut noted: Vec<(usize, Steps)> = Vec::new();
    for (at, decision) in merged.decisions.iter().enumerate() {
        if decision.fate != Fate::Applied {
            continue;
        }
        match violation(&decision.change, decision.side as usize) {
            Some((violation, true)) => asked.push(violation),
            Some((violation, false)) if basis == Basis::Opened => asked.push(violation),
            Some((_, false)) => noted.push((at, decision.change.at.clone())),
            None => {}
        }
    }
    for (decision, at) in noted {
        let message = Message::new("merge-note-guess");
        merged.notes.push(Note { kind: "guess", at, message, choices: Vec::new() });
        merged.decisions[decision].fate = Fate::Noted(merged.notes.len() - 1);
    }
    // What stands in a module that is asked about as a whole is asked with it.
    let whole: Vec<String> = asked
        .iter()
        .filter_map(|violation| match violation {
            Violation::Module(id) => Some(id.clone()),
            _ => None,
        })
        .collect();
    let inside = |violation: &Violation| match violation {
        Violation::Requires(id) | Violation::Place(id) => whole.contains(id),
        Violation::Value(at) | Violation::Item { list: at, .. } => {
            matches!(at.as_slice(), [Step::Field("modules"), Step::Item(id), ..] if whole.contains(id))
        }
        _ => false,
    };
    asked.retain(|violation| !inside(violation));
    let mut once: Vec<Violation> = Vec::new();
    for violation in asked {
        if !once.contains(&violation) {
            once.push(violation);
        }
    }
    let labels = parties.map(|party| party.label);
    repair::ask([base, left, right], labels, &names, merged, once);
    merged.account = crate::merge::Account::of(&merged.decisions);
}

/// What a change of one side would be as a question, and whether it is a removal; nothing for what only adds.
fn violation(change: &Change, side: usize) -> Option<(Violation, bool)> {
    let at = change.at.as_slice();
    match (&change.what, at) {
        (What::Item { before: Some(_), after: None, .. }, [Step::Field("modules"), Step::Item(id)]) => {
            Some((Violation::Module(id.clone()), true))
        }
        (
            What::Item { before: Some(_), after: None, .. },
            [Step::Field("stages"), _, Step::Field("modules"), Step::Item(id)],
        ) => Some((Violation::Place(id.clone()), false)),
        (What::Item { before: Some(item), after: None, .. }, [list @ .., Step::Item(_)]) => {
            let plain = matches!(item, Value::Line(_) | Value::Prose(_) | Value::Symbol(_));
            let violation = if plain {
                let mut sides = [None, None];
                sides[1 - side] = Some(item.clone());
                Violation::Item { list: list.to_vec(), item: item.clone(), sides }
            } else {
                Violation::Value(at.to_vec())
            };
            Some((violation, true))
        }
        (
            What::Group { before: Some(_), after },
            [Step::Field("modules"), Step::Item(id), Step::Field("requires")],
        ) => Some((Violation::Requires(id.clone()), after.is_none())),
        (What::Value { before, after }, _) if !before.is_silent() => {
            Some((Violation::Value(at.to_vec()), after.is_silent()))
        }
        (What::Unknown { name, before: Some(_), after, .. }, _) => {
            let at = [at, &[Step::Item(name.to_string())]].concat();
            Some((Violation::Value(at), after.is_none()))
        }
        _ => None,
    }
}
