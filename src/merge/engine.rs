//! The order of work: find the changes, join them, apply what is accepted.

use super::work::Work;
use super::{Mergeable, Merged, Party, Side};
use crate::diff::{self, Change, What};

/// Merges two versions.
pub(super) fn run<T: Mergeable>(base: Option<&T>, parties: [Party<T>; 2]) -> Merged<T> {
    let blank = T::default();
    let base = base.unwrap_or(&blank);
    let mut work = Work::new(base, parties.map(|party| party.file), parties.map(|party| party.label));
    join(&mut work);
    let mut file = work.base.clone();
    let mut accepted: Vec<Change> = work
        .made
        .iter()
        .flatten()
        .filter(|made| made.applies)
        .map(|made| made.change.clone())
        .chain(std::mem::take(&mut work.joined))
        .collect();
    accepted.sort_by(|one, other| one.at.cmp(&other.at));
    diff::apply(&mut file, &accepted);
    work.finish(file)
}

/// Finds where the two sides touch each other.
fn join<T: Mergeable>(work: &mut Work<T>) {
    for left in 0..work.made[0].len() {
        for right in 0..work.made[1].len() {
            let (one, other) = (&work.made[0][left].change, &work.made[1][right].change);
            let about = [(Side::Left, left), (Side::Right, right)];
            if one == other {
                work.agree(left, right);
            } else if one.at == other.at {
                let ((What::Value { before, .. }, _) | (_, What::Value { before, .. })) =
                    (&one.what, &other.what)
                else {
                    continue;
                };
                let (at, before) = (one.at.clone(), before.clone());
                let (one, other) = (one.after().cloned(), other.after().cloned());
                work.ask_value("value", &at, Some(&before), [one.as_ref(), other.as_ref()], &about);
            } else if gone(one) && other.at.starts_with(&one.at)
                || gone(other) && one.at.starts_with(&other.at)
            {
                let at = if gone(one) { one.at.clone() } else { other.at.clone() };
                let whole = |side: Side| {
                    crate::model::value::find(work.files[side as usize], &at)
                        .map(crate::model::value::Value::of)
                };
                let values = [whole(Side::Left), whole(Side::Right)];
                work.ask_value("removed", &at, None, [values[0].as_ref(), values[1].as_ref()], &about);
            }
        }
    }
}

fn gone(change: &Change) -> bool {
    matches!(&change.what, What::Item { after: None, .. })
}
