//! Ordered lists in which both sides came, went or moved: activities, and the stages themselves. The
//! modules of the stages are the business of `stages`.

use std::collections::BTreeSet;

use super::order::{self, Clash, Lists};
use super::record::{self, Place};
use super::work::{Ref, Work};
use super::{Mergeable, Side};
use crate::diff::What;
use crate::model::Message;
use crate::model::node::{Node, NodeView};
use crate::model::value::{Step, Steps, find, item_key, items};

/// The list whose order a change is about.
pub(super) fn list_of(what: &What, at: &[Step]) -> Option<Steps> {
    match what {
        What::Moved { .. } | What::Item { spot: Some(_), .. } => Some(at[..at.len() - 1].to_vec()),
        _ => None,
    }
}

/// Whether a list is that of the modules of a stage.
pub(super) fn is_of_stage(at: &[Step]) -> bool {
    matches!(at, [Step::Field("stages"), Step::Item(_), Step::Field("modules")])
}

/// Finds the lists of which both sides changed the order.
pub(super) fn run<T: Mergeable>(work: &mut Work<T>) {
    let lists = Side::BOTH.map(|side| {
        let found = work.all(side).filter_map(|(_, made)| list_of(&made.change.what, &made.change.at));
        found.filter(|at| !is_of_stage(at)).collect::<BTreeSet<Steps>>()
    });
    let [left, right] = &lists;
    for at in left.intersection(right) {
        list(work, at);
    }
}

fn names<T: Mergeable>(file: &T, at: &[Step]) -> Vec<String> {
    match find(file, at).map(Node::view) {
        Some(NodeView::List(list)) => items(list).filter_map(item_key).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn list<T: Mergeable>(work: &mut Work<T>, at: &[Step]) {
    let lists =
        Lists { base: names(work.base, at), sides: Side::BOTH.map(|side| names(work.file(side), at)) };
    // What is taken away by a change that holds is away; what came is there, if it did not stay out.
    let mut absent = BTreeSet::new();
    for side in Side::BOTH {
        for change in work.within(side, at) {
            let made = work.made(change);
            if let (What::Item { after, .. }, Some(Step::Item(name))) =
                (&made.change.what, made.change.at.last())
                && made.change.at.len() == at.len() + 1
            {
                let there = after.is_some() == (made.applies || joined(work, &made.change.at));
                let agreed = after.is_none() && made.fate == super::Fate::Agreed;
                if !there || agreed {
                    absent.insert(name.clone());
                }
            }
        }
    }
    let merged = order::merge(lists, |name| !absent.contains(name), |_, _| false);
    settle(work, at, merged);
}

fn joined<T: Mergeable>(work: &Work<T>, at: &[Step]) -> bool {
    work.joined.iter().any(|change| change.at == at) || {
        let agreed = |side| work.here(side, at).iter().any(|change| work.made(*change).applies);
        Side::BOTH.into_iter().any(agreed)
    }
}

/// Keeps the order that was found, asks where there is none.
fn settle<T: Mergeable>(work: &mut Work<T>, at: &[Step], merged: order::Merged) {
    let moves = |work: &Work<T>| -> Vec<Ref> {
        let both = Side::BOTH.into_iter().flat_map(|side| work.within(side, at));
        both.filter(|change| {
            let change = work.change(*change);
            matches!(change.what, What::Moved { .. }) && change.at.len() == at.len() + 1
        })
        .collect()
    };
    let all = moves(work);
    work.withhold(&all);
    match &merged.clash {
        Some(Clash::Places(places)) => {
            let base = names(work.base, at);
            for (name, sides) in places {
                let place = [at, &[Step::Item(name.clone())]].concat();
                let front = base.iter().position(|have| have == name).and_then(|at| at.checked_sub(1));
                let was = base.contains(name).then(|| Place::behind(front.map(|at| base[at].clone())).text());
                let said = sides.clone().map(|front| Some(Place::behind(front).text()));
                let conflict = record::plain("place", &place, was.clone(), work.sayings(said));
                if was.is_none() {
                    // Both inserted it: it is in the result, and where is in question.
                    let about: Vec<Ref> =
                        Side::BOTH.into_iter().flat_map(|side| work.here(side, &place)).collect();
                    let id = work.ask_aside(conflict, &[]);
                    work.ask_too(&id, &about);
                    continue;
                }
                let by = |side: Side| {
                    let of_side = all.iter().copied().filter(move |change| change.0 == side);
                    let own: Vec<Ref> =
                        of_side.clone().filter(|change| work.change(*change).at == place).collect();
                    // Of two neighbours that changed places, either may be said to have moved.
                    if own.is_empty() { of_side.collect() } else { own }
                };
                let about: Vec<Ref> = Side::BOTH.into_iter().flat_map(by).collect();
                work.ask(conflict, &about);
            }
        }
        Some(Clash::Circle(sides)) => {
            let said = sides.each_ref().map(|order| Some(record::names(order)));
            let base = record::names(&names(work.base, at));
            work.ask(record::plain("order", at, Some(base), work.sayings(said)), &all);
        }
        None => {}
    }
    if !merged.told.is_empty() {
        told(work, at, &merged.told);
    }
    work.orders.insert(at.to_vec(), merged.order);
}

fn told<T: Mergeable>(work: &mut Work<T>, at: &[Step], items: &[String]) {
    let about: Vec<Ref> = Side::BOTH
        .into_iter()
        .flat_map(|side| work.within(side, at))
        .filter(|change| match work.change(*change).at.get(at.len()..) {
            Some([Step::Item(name)]) => items.contains(name),
            _ => false,
        })
        .collect();
    let message = Message::new("merge-note-order").with("items", items.to_vec());
    work.note("order", at, message, &about);
}
