//! Where the changes of the two sides touch each other, and what is made of that.

use super::work::{Ref, Work};
use super::{Mergeable, Side, edited_items, fields, lists, requires, stages, trivia, twin};
use crate::diff::What;
use crate::model::value::{Step, Value, find};

/// Joins all changes that are not settled yet.
pub(super) fn run<T: Mergeable>(work: &mut Work<T>) {
    edited_items::run(work);
    for at in work.places(Side::Left) {
        one_place(work, &at);
    }
    // Which modules stand in a stage is a matter of the modules, as long as they have somewhere to go.
    let modules_apart = match (work.base.as_path(), work.files.map(Mergeable::as_path)) {
        (Some(base), [Some(left), Some(right)]) => stages::any_left(base, [left, right]),
        _ => true,
    };
    for side in Side::BOTH {
        for at in work.places(side) {
            taken_away(work, side, &at, modules_apart);
        }
    }
    lists::run(work);
}

fn open<T: Mergeable>(work: &Work<T>, side: Side, at: &[Step]) -> Vec<Ref> {
    let mut found = work.here(side, at);
    found.retain(|change| !work.made(*change).settled);
    found
}

/// Changes of both sides at one place.
fn one_place<T: Mergeable>(work: &mut Work<T>, at: &[Step]) {
    let (lefts, rights) = (open(work, Side::Left, at), open(work, Side::Right, at));
    if lefts.is_empty() || rights.is_empty() {
        return;
    }
    for left in &lefts {
        for right in &rights {
            if work.made(*left).settled || work.made(*right).settled {
                continue;
            }
            match (&work.change(*left).what, &work.change(*right).what) {
                (What::Value { .. }, What::Value { .. }) => fields::merge(work, *left, *right),
                (What::Item { after: Some(_), .. }, What::Item { after: Some(_), .. }) => {
                    twin::added(work, *left, *right);
                }
                (What::Item { after: None, .. }, What::Item { after: None, .. }) => work.agree(*left, *right),
                (What::Comments { slot: one, .. }, What::Comments { slot: other, .. }) if one == other => {
                    trivia::comments(work, *left, *right);
                }
                (What::Unknown { name: one, .. }, What::Unknown { name: other, .. }) if one == other => {
                    trivia::unknown(work, *left, *right);
                }
                _ => {}
            }
        }
    }
    let group = |change: &Ref| matches!(work.change(*change).what, What::Group { .. });
    if lefts.iter().any(group) && rights.iter().any(group) {
        requires::merge(work, at);
    }
}

/// What one side took away and the other changed.
fn taken_away<T: Mergeable>(work: &mut Work<T>, side: Side, at: &[Step], modules_apart: bool) {
    for gone in open(work, side, at) {
        let lost = match &work.change(gone).what {
            // A record that is not there any more goes like an item.
            What::Item { after: None, .. } | What::Value { after: Value::Absent, .. } => Some("removed"),
            // What can't be looked into.
            What::Value { before: Value::Record(..) | Value::List(_) | Value::Map(_), .. } => Some("value"),
            _ => None,
        };
        let Some(kind) = lost else { continue };
        let mut edits = work.within(side.other(), at);
        edits.retain(|edit| {
            let made = work.made(*edit);
            if made.change.at.len() > 3 && lists::is_of_stage(&made.change.at[..3]) {
                // Already decided on elsewhere, and not in the way of a stage that is to go.
                return !modules_apart && matches!(made.change.what, What::Item { after: Some(_), .. });
            }
            !(made.settled || made.change == work.change(gone).clone())
        });
        if edits.is_empty() {
            continue;
        }
        let whole = |side: Side| find(work.file(side), at).map(Value::of);
        let (mut sides, base) = (Side::BOTH.map(whole), find(work.base, at).map(Value::of));
        if kind == "removed" {
            sides[side as usize] = None;
        }
        let moved_only = edits.iter().all(|edit| matches!(work.change(*edit).what, What::Moved { .. }));
        let kind = if moved_only { "moved" } else { kind };
        let mut about = vec![gone];
        about.extend(edits);
        work.ask_value(kind, at, base.as_ref(), [sides[0].as_ref(), sides[1].as_ref()], &about);
    }
}
