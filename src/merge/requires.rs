//! Prerequisites: groups, each satisfied by any one of its members, that both sides changed.
//!
//! A group is one thing. Members are added to and taken from it as to a set; strength, reason and
//! knowledge are single values. What no longer makes a group that somebody could satisfy is a question.

use super::work::{Ref, Work};
use super::{Mergeable, Side, twin};
use crate::diff::{Change, What};
use crate::model::value::{Step, Value, find};
use crate::model::{Requirement, Set};

/// A group out of a value.
pub(super) fn group(value: &Value) -> Requirement {
    let mut group = Requirement::default();
    value.store(&mut group);
    group
}

/// The groups of one module, which both sides changed.
pub(super) fn merge<T: Mergeable>(work: &mut Work<T>, at: &[Step]) {
    let changes = Side::BOTH.map(|side| {
        let mut found = work.here(side, at);
        found.retain(|change| {
            !work.made(*change).settled && matches!(work.change(*change).what, What::Group { .. })
        });
        found
    });
    let [lefts, rights] = &changes;
    for left in lefts {
        for right in rights {
            if !(work.made(*left).settled || work.made(*right).settled) {
                pair(work, at, *left, *right, &changes);
            }
        }
    }
}

fn ends<T: Mergeable>(work: &Work<T>, change: Ref) -> (Option<Value>, Option<Value>) {
    match &work.change(change).what {
        What::Group { before, after } => (before.clone(), after.clone()),
        _ => (None, None),
    }
}

fn pair<T: Mergeable>(work: &mut Work<T>, at: &[Step], left: Ref, right: Ref, all: &[Vec<Ref>; 2]) {
    let ((was, one), (also, other)) = (ends(work, left), ends(work, right));
    let about = [left, right];
    match (was, also, one, other) {
        // One group of the common version.
        (Some(was), Some(also), one, other) if was == also => match (one, other) {
            (one, other) if one == other => work.agree(left, right),
            (Some(one), Some(other)) => both_changed(work, at, &was, &[one, other], &about, all),
            (one, other) => {
                work.ask_group("removed", at, Some(&was), [one.as_ref(), other.as_ref()], &about);
            }
        },
        // A group that both added.
        (None, None, Some(one), Some(other)) => {
            let (first, second) = (group(&one), group(&other));
            if first == second {
                work.agree(left, right);
            } else if (&first.any_of, &first.knowledge) == (&second.any_of, &second.knowledge) {
                match both_added(&first, &second) {
                    Some(group) => join(work, at, None, Value::of(&group), &about),
                    None => work.ask_group("value", at, None, [Some(&one), Some(&other)], &about),
                }
            }
        }
        _ => {}
    }
}

/// One group that both sides added, where they do not contradict.
fn both_added(one: &Requirement, other: &Requirement) -> Option<Requirement> {
    let why = match (one.why.is_empty(), other.why.is_empty()) {
        (true, _) => &other.why,
        (_, true) => &one.why,
        _ => (one.why == other.why).then_some(&one.why)?,
    };
    let trivia = twin::both_trivia(&one.trivia, &other.trivia)?;
    (one.kind == other.kind).then(|| Requirement { why: why.clone(), trivia, ..one.clone() })
}

fn join<T: Mergeable>(work: &mut Work<T>, at: &[Step], before: Option<Value>, after: Value, about: &[Ref]) {
    let what = What::Group { before, after: Some(after) };
    work.join(Change { at: at.to_vec(), what }, about);
}

fn both_changed<T: Mergeable>(
    work: &mut Work<T>,
    at: &[Step],
    was: &Value,
    sides: &[Value; 2],
    about: &[Ref; 2],
    all: &[Vec<Ref>; 2],
) {
    let base = group(was);
    let groups = sides.each_ref().map(group);
    let ask = |work: &mut Work<T>, about: &[Ref]| {
        work.ask_group("value", at, Some(was), [Some(&sides[0]), Some(&sides[1])], about);
    };
    // A side that made several groups out of one took the choice away; a new choice of the other side
    // has no place there any more.
    let dissolved = [0, 1].map(|side| parts(work, &base, &groups[side], &all[side]));
    for side in 0..2 {
        let added = groups[1 - side].any_of.iter().any(|id| !base.any_of.contains(id));
        if !dissolved[side].is_empty() && added {
            let mut about = about.to_vec();
            about.extend(&dissolved[side]);
            return ask_sets(work, at, &about);
        }
    }
    let any_of = members(&base.any_of, [&groups[0].any_of, &groups[1].any_of]);
    let kind = single(&base.kind, &groups[0].kind, &groups[1].kind);
    let why = single(&base.why, &groups[0].why, &groups[1].why);
    let knowledge = single(&base.knowledge, &groups[0].knowledge, &groups[1].knowledge);
    let (Some(kind), Some(why), Some(knowledge)) = (kind, why, knowledge) else { return ask(work, about) };
    if any_of.is_empty() && knowledge.is_empty() {
        return ask(work, about);
    }
    let Some(trivia) = single(&base.trivia, &groups[0].trivia, &groups[1].trivia) else {
        return ask(work, about);
    };
    let (kind, why, knowledge, trivia) = (kind.clone(), why.clone(), knowledge.clone(), trivia.clone());
    let merged = Requirement { any_of, knowledge, kind, why, trivia };
    join(work, at, Some(was.clone()), Value::of(&merged), about);
}

/// Groups that a side added and whose members it took out of this one.
fn parts<T: Mergeable>(work: &Work<T>, base: &Requirement, now: &Requirement, all: &[Ref]) -> Vec<Ref> {
    let mut parts = all.to_vec();
    parts.retain(|change| match ends(work, *change) {
        (None, Some(added)) => {
            let added = group(&added);
            !added.any_of.is_empty()
                && added.any_of.iter().all(|id| base.any_of.contains(id) && !now.any_of.contains(id))
        }
        _ => false,
    });
    parts
}

/// The question is about all the prerequisites of the module.
fn ask_sets<T: Mergeable>(work: &mut Work<T>, at: &[Step], about: &[Ref]) {
    let whole = |file: &T| find(file, at).map(Value::of);
    let (base, sides) = (whole(work.base), work.files.map(whole));
    work.ask_value("value", at, base.as_ref(), [sides[0].as_ref(), sides[1].as_ref()], about);
}

/// Members as a set: what either side took away is away, what either added is there.
fn members(base: &Set<String>, sides: [&Set<String>; 2]) -> Set<String> {
    let all = sides.into_iter().flatten();
    all.filter(|id| !base.contains(id) || sides.iter().all(|side| side.contains(id))).cloned().collect()
}

/// A single value: what only one side changed is taken; none if both changed it differently.
fn single<'a, V: PartialEq>(base: &V, one: &'a V, other: &'a V) -> Option<&'a V> {
    if one == other || other == base {
        return Some(one);
    }
    (one == base).then_some(other)
}
