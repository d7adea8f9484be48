//! Single values that both sides changed, by the policy of their field.

use unicode_normalization::UnicodeNormalization;

use super::place::seat;
use super::work::{Instead, Ref, Work};
use super::{Mergeable, Side, record, text, twin};
use crate::check::is_day;
use crate::diff::{Change, What};
use crate::model::shape::{Kind, MergePolicy};
use crate::model::value::{Step, Value};
use crate::model::{Arg, Message, Prose};

/// A value that stands in one field on both sides. Gives the value of the result, or a question.
pub(super) fn merge<T: Mergeable>(work: &mut Work<T>, left: Ref, right: Ref) {
    let (What::Value { before, after: one }, What::Value { after: other, .. }) =
        (&work.change(left).what, &work.change(right).what)
    else {
        return;
    };
    if one == other {
        return work.agree(left, right);
    }
    let (at, before) = (work.change(left).at.clone(), before.clone());
    let values = [one.clone(), other.clone()];
    let seat = seat(T::default().shape(), &at);
    let policy = seat.field.map_or(MergePolicy::Replace, |field| field.merge);
    let about = [left, right];
    match (&before, &values) {
        (Value::Line(was), [Value::Line(one), Value::Line(other)]) => {
            if let Some(text) = same_line(was, [one, other]) {
                return take(work, &at, before, Value::Line(text), &about);
            }
        }
        (Value::Prose(was), [Value::Prose(one), Value::Prose(other)]) => {
            let (was, sides) = (was.clone(), [one.clone(), other.clone()]);
            return prose(work, &at, &was, &sides, &about);
        }
        (Value::Absent, [Value::Record(..), Value::Record(..)]) => {
            if let Some(Kind::Record(_)) = seat.kind {
                return twin::optional(work, &at, &values, &about);
            }
        }
        _ => {}
    }
    match policy {
        MergePolicy::Latest => latest(work, &at, &before, &values, &about),
        MergePolicy::Guarded => ask(work, "guarded", &at, &before, &values, &about),
        _ => ask(work, "value", &at, &before, &values, &about),
    }
}

/// Puts one value in the place of both.
fn take<T: Mergeable>(work: &mut Work<T>, at: &[Step], before: Value, after: Value, about: &[Ref]) {
    work.join(Change { at: at.to_vec(), what: What::Value { before, after } }, about);
}

/// Asks, and lets something stand where a file can't do without the field and there is no common value:
/// then the lesser value, whoever has it.
fn ask<T: Mergeable>(
    work: &mut Work<T>,
    kind: &str,
    at: &[Step],
    before: &Value,
    values: &[Value; 2],
    about: &[Ref],
) {
    let empty = before.is_silent();
    let field = seat(T::default().shape(), at).field;
    let texts = [0, 1].map(|side| record::text::<T>(at, &values[side]));
    work.ask_value(kind, at, Some(before), [Some(&values[0]), Some(&values[1])], about);
    if empty && field.is_some_and(|field| field.required && Some(field.name) == last_field(at)) {
        let lesser = if texts[0] <= texts[1] { &values[0] } else { &values[1] };
        let what = What::Value { before: before.clone(), after: lesser.clone() };
        work.joined.push(Change { at: at.to_vec(), what });
    }
}

fn last_field(at: &[Step]) -> Option<&'static str> {
    match at.last() {
        Some(Step::Field(name)) => Some(name),
        _ => None,
    }
}

/// A line that both sides changed, where one of them or both changed only its form.
pub(super) fn same_line(was: &str, [one, other]: [&str; 2]) -> Option<String> {
    let normal = |text: &str| -> String {
        let composed: String = text.nfc().collect();
        composed.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let (plain, first, second) = (normal(was), normal(one), normal(other));
    if first == second {
        // The same but for its form: the one in normal form, if there is one.
        let lesser = one.min(other);
        return Some([one, other].into_iter().find(|text| **text == first).unwrap_or(lesser).to_owned());
    }
    if first == plain {
        return Some(other.to_owned());
    }
    (second == plain).then(|| one.to_owned())
}

/// The later of two days, told; a question where one is no day.
fn latest<T: Mergeable>(work: &mut Work<T>, at: &[Step], before: &Value, values: &[Value; 2], about: &[Ref]) {
    // A day that is none in the calendar never wins by being the later one.
    let day = |value: &Value| match value {
        Value::Line(text) => is_day(text).then(|| text.clone()),
        _ => None,
    };
    let (Some(one), Some(other)) = (day(&values[0]), day(&values[1])) else {
        return ask(work, "value", at, before, values, about);
    };
    let (earlier, later) = if one < other { (one, other) } else { (other, one) };
    take(work, at, before.clone(), Value::Line(later.clone()), about);
    let told = |day: &str| Arg::Day(day.to_owned());
    let message =
        Message::new("merge-note-latest").with("later", told(&later)).with("earlier", told(&earlier));
    let label = Message::new("merge-take-value").with("value", told(&earlier));
    let puts = vec![(at.to_vec(), Some(Value::Line(earlier.clone())))];
    work.note("latest", at, message, about).instead.push(Instead { key: earlier, label, puts });
}

fn prose<T: Mergeable>(work: &mut Work<T>, at: &[Step], was: &Prose, sides: &[Prose; 2], about: &[Ref]) {
    let value = |text: &Prose| Value::Prose(text.clone());
    let values = [value(&sides[0]), value(&sides[1])];
    let before = value(was);
    if was.is_empty() || sides.iter().any(Prose::is_empty) {
        // Nothing in common to build on, or all of it taken away by one.
        let same = text::merge(was, [&sides[0], &sides[1]]);
        if let text::Merged::One { text, met: false } = same
            && !was.is_empty()
        {
            return take(work, at, before, Value::Prose(text), about);
        }
        let said = [0, 1].map(|side| (!sides[side].is_empty()).then_some(&values[side]));
        return work.ask_value("text", at, Some(&before), said, about);
    }
    match text::merge(was, [&sides[0], &sides[1]]) {
        text::Merged::One { text, met } => {
            take(work, at, before, Value::Prose(text), about);
            if met {
                let instead = Side::BOTH.map(|side| {
                    Instead::of(work.label(side), vec![(at.to_vec(), Some(values[side as usize].clone()))])
                });
                work.note("text", at, Message::new("merge-note-text"), about).instead.extend(instead);
            }
        }
        text::Merged::Passages { text, passages } => {
            if text != *was {
                let what = What::Value { before, after: Value::Prose(text) };
                work.joined.push(Change { at: at.to_vec(), what });
            }
            for passage in passages {
                let said = work.sayings(passage.sides);
                work.ask(record::plain("text", at, Some(passage.base), said), about);
            }
        }
        text::Merged::Whole => {
            work.ask_value("text", at, Some(&before), [Some(&values[0]), Some(&values[1])], about);
        }
    }
}
