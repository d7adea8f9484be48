//! Questions that were open before: in the common version, or in a side.
//!
//! Records are merged like any other entry, and the answer of either side is heard. What is particular:
//! the common version does not say what holds in a field that is in question there, so keeping its value
//! is an answer like any other; and who changes a field that is in question elsewhere joins the
//! question.

use std::collections::BTreeMap;

use super::work::{Ref, Work};
use super::{Mergeable, Side, place, record};
use crate::diff::What;
use crate::model::node::Node;
use crate::model::value::{Step, Steps, Value, find};
use crate::model::{Conflict, Side as Saying};
use crate::steps;

/// Joins what concerns open questions.
pub(super) fn run<T: Mergeable>(work: &mut Work<T>) {
    same_questions(work);
    decided(work);
    third_sides(work);
}

fn record_of(value: &Value) -> Conflict {
    let mut conflict = Conflict::default();
    value.store(&mut conflict);
    conflict
}

/// The questions that a side opened or closed, by key.
fn changed<T: Mergeable>(work: &Work<T>, side: Side) -> BTreeMap<String, (Ref, Option<Conflict>)> {
    let mut found = BTreeMap::new();
    for change in work.within(side, &steps![Field("conflicts")]) {
        if let ([_, Step::Item(id)], What::Item { after, .. }) =
            (work.change(change).at.as_slice(), &work.change(change).what)
        {
            found.insert(id.clone(), (change, after.as_ref().map(record_of)));
        }
    }
    found
}

/// One question that both sides opened, perhaps under other labels: everybody is in it.
fn same_questions<T: Mergeable>(work: &mut Work<T>) {
    let [lefts, rights] = Side::BOTH.map(|side| changed(work, side));
    for (id, (left, one)) in lefts {
        let (Some(one), Some((right, Some(other)))) = (one, rights.get(&id).cloned()) else { continue };
        if one == other {
            work.agree(left, right);
            continue;
        }
        let mut joined = one.clone();
        joined.sides.extend(other.sides.iter().filter(|side| !one.sides.contains(side)).cloned());
        joined.sides.sort();
        let at = steps![Field("conflicts"), Item(id)];
        let what = What::Item { before: None, after: Some(Value::of(&joined as &dyn Node)), spot: None };
        work.join(crate::diff::Change { at, what }, &[left, right]);
    }
}

/// Questions of the common version that both sides closed, each in its way.
fn decided<T: Mergeable>(work: &mut Work<T>) {
    let [lefts, rights] = Side::BOTH.map(|side| changed(work, side));
    let both: Vec<(String, [Ref; 2])> = lefts
        .iter()
        .filter(|(_, (_, after))| after.is_none())
        .filter_map(|(id, (left, _))| match rights.get(id) {
            Some((right, None)) => Some((id.clone(), [*left, *right])),
            _ => None,
        })
        .collect();
    for (id, closed) in both {
        let Some(question) = work.base.conflicts().get(&id).cloned() else { continue };
        let at = place::read(work.base.shape(), &question.at);
        let whole = |file: &T| find(file, &at).map(Value::of);
        let [Some(was), Some(one), Some(other)] =
            [whole(work.base), whole(work.files[0]), whole(work.files[1])]
        else {
            continue;
        };
        if one == other
            || !matches!(
                was,
                Value::Line(_) | Value::Prose(_) | Value::Number(_) | Value::Flag(_) | Value::Symbol(_)
            )
        {
            continue;
        }
        let text = |value: &Value| record::text::<T>(&at, value);
        let offered = |value: &Value| {
            text(value) == text(&was) || question.sides.iter().any(|side| side.value == text(value))
        };
        let changes = Side::BOTH.map(|side| work.here(side, &at));
        match (offered(&one), offered(&other)) {
            // Who decided anew is heard against who only chose.
            (true, false) => work.withhold(&changes[0]),
            (false, true) => work.withhold(&changes[1]),
            _ => {
                let mut about: Vec<Ref> = changes.concat();
                let values = [Some(&one), Some(&other)];
                about.retain(|change| !work.made(*change).settled);
                let said = work.sayings(values.map(|value| value.map(text)));
                let id = work.ask(record::plain("value", &at, Some(text(&was)), said), &about);
                work.ask_too(&id, &closed);
            }
        }
    }
}

/// What one side changed where the other side has opened a question.
fn third_sides<T: Mergeable>(work: &mut Work<T>) {
    for side in Side::BOTH {
        let other = side.other();
        for (opened, question) in changed(work, side).into_values() {
            let Some(mut question) = question.filter(|_| !work.made(opened).settled) else { continue };
            if !["value", "guarded", "text"].contains(&question.kind.as_str()) {
                continue;
            }
            let at: Steps = place::read(work.base.shape(), &question.at);
            let mut changes = work.here(other, &at);
            changes.retain(|change| !work.made(*change).settled);
            let [change] = changes[..] else { continue };
            let What::Value { after, .. } = &work.change(change).what else { continue };
            let value = record::text::<T>(&at, after);
            if question.kind == "text"
                && find(work.base, &at)
                    .map(Value::of)
                    .is_some_and(|was| record::text::<T>(&at, &was) != question.base)
            {
                // A passage: the text around it is merged, and the passage is found again or not.
                continue;
            }
            question.sides.push(Saying {
                label: work.label(other).to_owned(),
                removed: false,
                value,
                ..Saying::default()
            });
            work.ask(question, &[change, opened]);
        }
    }
}
