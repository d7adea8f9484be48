//! References that lead nowhere because one side took away what only the other side's version of things
//! still names.
//!
//! What was taken away and newly named was asked about before (`deleted`, `references`). What remains
//! are references that came back with something in question. Then what they name comes back too.

use std::collections::BTreeSet;

use super::holding;
use crate::diff::What;
use crate::merge::work::{Ref, Work};
use crate::merge::{Mergeable, Side, record, references};
use crate::model::Edit;
use crate::model::node::{Node, SlotMut};
use crate::model::value::{Step, Steps, find, find_mut, item_key, items};

/// Brings back what is still named, and asks.
pub(super) fn run<T: Mergeable>(work: &mut Work<T>, file: &mut T) {
    // Each round may bring back what names something else.
    loop {
        let gone: Vec<(Ref, Steps)> = Side::BOTH
            .into_iter()
            .flat_map(|side| work.all(side))
            .filter(|(_, made)| made.applies && matches!(made.change.what, What::Item { after: None, .. }))
            .filter(|(_, made)| references::is_named(&made.change.at))
            .map(|(change, made)| (change, made.change.at.clone()))
            .collect();
        if gone.is_empty() {
            return;
        }
        let targets: BTreeSet<&Steps> = gone.iter().map(|(_, at)| at).collect();
        let here = references::all(file, &targets);
        let mut back = Vec::new();
        for (change, at) in &gone {
            // What a side without the thing names itself is its own fault, and is found by the checks.
            let without = work.files.into_iter().filter(|file| find(*file, at).is_none());
            let own: Vec<(Steps, Steps)> =
                without.flat_map(|file| references::all(file, &BTreeSet::from([at]))).collect();
            let users: Vec<Steps> = here
                .iter()
                .filter(|(to, from)| to == at && !own.iter().any(|(_, own)| own == from))
                .map(|(_, from)| from.clone())
                .collect();
            if !users.is_empty() {
                back.push((*change, at.clone(), users));
            }
        }
        if back.is_empty() {
            return;
        }
        for (change, at, mut users) in back {
            // Both took it away: that much is agreed, and what is in question does not bring it back.
            if !work.taken_away(change.0.other(), &at).is_empty() {
                users.retain(|user| !drop_reference(file, user));
            }
            if !users.is_empty() {
                bring_back(work, file, change, &at, &users);
            }
        }
    }
}

/// Takes a reference out of the list that it stands in; whether it stood in one.
fn drop_reference<T: Mergeable>(file: &mut T, from: &[Step]) -> bool {
    let Some((Step::Item(name), around)) = from.split_last() else { return false };
    let Some(SlotMut::List(list)) = find_mut(file, around).map(Node::slot) else { return false };
    let Some(at) = items(list).position(|item| item_key(item) == Some(name)) else { return false };
    list.remove(at);
    true
}

fn bring_back<T: Mergeable>(work: &mut Work<T>, file: &mut T, gone: Ref, at: &[Step], users: &[Steps]) {
    if let ([around @ .., Step::Item(key)], What::Item { before: Some(value), .. }) =
        (at, &work.change(gone).what)
        && let Some(SlotMut::Map(map)) = find_mut(file, around).map(Node::slot)
    {
        value.store(map.entry_or_new(key));
    }
    let side = gone.0;
    let mut values = [Some(String::new()), Some(String::new())];
    values[side as usize] = None;
    let mut conflict = record::plain("dangling", at, None, work.sayings(values));
    let edit = |at: &Steps| Edit { at: crate::merge::place::written(at), ..Edit::default() };
    conflict.sides[side.other() as usize].edits = users.iter().map(edit).collect();
    let id = work.ask(conflict, &[gone]);
    for user in users {
        // Whatever the other side did around the reference keeps it there, or what holds its module.
        let around = (2..=user.len()).rev().map(|length| work.within(side.other(), &user[..length]));
        let holding = std::iter::once_with(|| match user.as_slice() {
            [Step::Field("modules"), Step::Item(module), ..] => {
                holding(work, side, std::iter::once(module.as_str()))
            }
            _ => Vec::new(),
        });
        if let Some(changes) = around.chain(holding).find(|changes| !changes.is_empty()) {
            work.ask_too(&id, &changes);
        }
    }
}
