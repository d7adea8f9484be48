//! Competencies, outcomes and resources that one side took away and the other side began to refer to.

use std::collections::BTreeSet;

use super::place::{seat, written};
use super::record;
use super::work::{Ref, Work};
use super::{Mergeable, Side};
use crate::diff::What;
use crate::model::node::{Node, NodeView};
use crate::model::shape::{Kind, RefTarget, Sense};
use crate::model::value::{Step, Steps, entries, find, item_key, items};
use crate::model::{Edit, Module};
use crate::steps;

/// Asks where a reference of one side would lead nowhere. What is referred to stays meanwhile.
pub(super) fn run<T: Mergeable>(work: &mut Work<T>) {
    for side in Side::BOTH {
        let gone: Vec<(Ref, Steps)> = work
            .all(side)
            .filter(|(_, made)| !made.settled && matches!(made.change.what, What::Item { after: None, .. }))
            .filter(|(_, made)| target(&made.change.at).is_some())
            .map(|(change, made)| (change, made.change.at.clone()))
            .collect();
        if gone.is_empty() {
            continue;
        }
        let named = named(work, side.other());
        for (change, at) in gone {
            // Both took it away: who names it all the same has done so alone.
            if find(work.file(side.other()), &at).is_none() {
                continue;
            }
            let users: Vec<(Ref, Steps)> = named
                .iter()
                .filter(|(_, to, _)| *to == at)
                .map(|(change, _, at)| (*change, at.clone()))
                .collect();
            if !users.is_empty() {
                ask(work, side, change, &at, &users);
            }
        }
    }
}

fn ask<T: Mergeable>(work: &mut Work<T>, side: Side, gone: Ref, at: &[Step], users: &[(Ref, Steps)]) {
    let mut values = [Some(String::new()), Some(String::new())];
    values[side as usize] = None;
    let mut conflict = record::plain("dangling", at, None, work.sayings(values));
    // A reference that is a change of its own waits for the answer.
    let alone: Vec<Ref> = users
        .iter()
        .filter(|(change, at)| work.change(*change).at == *at)
        .map(|(change, _)| *change)
        .collect();
    let edit = |(change, user): &(Ref, Steps)| {
        let after = match at.last() {
            Some(Step::Item(name)) if alone.contains(change) => name.clone(),
            _ => String::new(),
        };
        Edit { at: written(user), after, ..Edit::default() }
    };
    let mut edits: Vec<Edit> = users.iter().map(edit).collect();
    edits.sort();
    edits.dedup();
    conflict.sides[side.other() as usize].edits = edits;
    let users: Vec<Ref> = users.iter().map(|(change, _)| *change).collect();
    let edited = work.within(side.other(), at);
    let waiting: Vec<Ref> = std::iter::once(gone).chain(alone).collect();
    let id = work.ask(conflict, &waiting);
    work.ask_too(&id, &users);
    work.ask_too(&id, &edited);
    // What the other side changed in it holds, since it stands.
    work.settle(&edited);
}

/// What stands at a place, if others refer to such things.
fn target(at: &[Step]) -> Option<RefTarget> {
    match at {
        [Step::Field("competencies"), Step::Item(_)] => Some(RefTarget::Competency),
        [.., Step::Field("outcomes"), Step::Item(_)] if inside(at).is_some() => Some(RefTarget::Outcome),
        [.., Step::Field("resources"), Step::Item(_)] if inside(at).is_some() => Some(RefTarget::Resource),
        _ => None,
    }
}

/// The module around a field of it: in a path, or in a file of its own.
fn inside(at: &[Step]) -> Option<&[Step]> {
    match at {
        [Step::Field("modules"), Step::Item(_), Step::Field(_), Step::Item(_)] => Some(&at[..2]),
        [Step::Field("module"), Step::Field(_), Step::Item(_)] => Some(&at[..1]),
        _ => None,
    }
}

/// Whether other things name what stands at a place.
pub(super) fn is_named(at: &[Step]) -> bool {
    matches!(at, [Step::Field("modules"), Step::Item(_)]) || target(at).is_some()
}

/// What the changes of a side newly refer to: the change, what it names, and where it names it.
fn named<T: Mergeable>(work: &Work<T>, side: Side) -> Vec<(Ref, Steps, Steps)> {
    let mut found = Vec::new();
    for (change, made) in work.all(side) {
        let at = &made.change.at;
        if !matches!(made.change.what, What::Value { .. } | What::Item { after: Some(_), .. }) {
            continue;
        }
        let sense = seat(T::default().shape(), at).field.map_or(Sense::Plain, |field| field.sense);
        let Some(node) = find(work.file(side), at) else { continue };
        collect(node, sense, &mut at.clone(), &mut |target, name, from| {
            found.extend(home(target, name, from).map(|to| (change, to, from.to_vec())));
        });
    }
    found
}

/// Where a file names some of its things, its stages aside: what is named, and from where.
pub(super) fn all<T: Mergeable>(file: &T, things: &BTreeSet<&Steps>) -> Vec<(Steps, Steps)> {
    let names: BTreeSet<&str> = things
        .iter()
        .filter_map(|at| match at.last() {
            Some(Step::Item(name)) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    collect(file, Sense::Plain, &mut Steps::new(), &mut |target, name, from| {
        let in_stage = matches!(from.first(), Some(Step::Field("stages" | "conflicts")));
        if !in_stage && names.contains(name) {
            found.extend(
                home(target, name, from).filter(|to| things.contains(to)).map(|to| (to, from.to_vec())),
            );
        }
    });
    found
}

/// Whether a module names one of its own outcomes or resources.
pub(super) fn names_own(module: &Module, at: &[Step]) -> bool {
    let target = match at {
        [Step::Field("outcomes"), Step::Item(_)] => RefTarget::Outcome,
        [Step::Field("resources"), Step::Item(_)] => RefTarget::Resource,
        _ => return false,
    };
    let mut found = false;
    collect(module, Sense::Plain, &mut Steps::new(), &mut |of, name, _| {
        found |= of == target && matches!(at.last(), Some(Step::Item(own)) if own == name);
    });
    found
}

/// Where something that is named from a place stands.
fn home(target: RefTarget, name: &str, from: &[Step]) -> Option<Steps> {
    let module = match from {
        [Step::Field("modules"), Step::Item(_), ..] => &from[..2],
        [Step::Field("module"), ..] => &from[..1],
        _ => return None,
    };
    let within = |field: &'static str| [module, &steps![Field(field), Item(name)]].concat();
    match target {
        RefTarget::Module => Some(steps![Field("modules"), Item(name)]),
        RefTarget::Competency => Some(steps![Field("competencies"), Item(name)]),
        RefTarget::Outcome => Some(within("outcomes")),
        RefTarget::Resource => Some(within("resources")),
        _ => None,
    }
}

/// Finds the references in a value. `at` is its place, and is left as it was.
fn collect(node: &dyn Node, sense: Sense, at: &mut Steps, see: &mut dyn FnMut(RefTarget, &str, &[Step])) {
    match node.view() {
        NodeView::Line(name) => {
            if let Sense::Refers(target) = sense {
                see(target, name, at);
            }
        }
        NodeView::Record(record) => {
            for (index, field) in record.shape().fields.iter().enumerate() {
                if refers(&field.kind, field.sense) {
                    at.push(Step::Field(field.name));
                    collect(record.field(index), field.sense, at, see);
                    at.pop();
                }
            }
        }
        NodeView::List(list) => {
            for item in items(list) {
                at.push(Step::Item(item_key(item).unwrap_or_default().to_owned()));
                collect(item, sense, at, see);
                at.pop();
            }
        }
        NodeView::Map(map) => {
            for (key, value) in entries(map) {
                at.push(Step::Item(key.to_owned()));
                collect(value, sense, at, see);
                at.pop();
            }
        }
        _ => {}
    }
}

/// Whether a field may hold a reference.
fn refers(kind: &Kind, sense: Sense) -> bool {
    match kind {
        Kind::Line => matches!(sense, Sense::Refers(_)),
        Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner) => refers(inner, sense),
        Kind::Record(_) => true,
        _ => false,
    }
}
