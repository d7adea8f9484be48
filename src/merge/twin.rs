//! Two values for one thing without a common version: both sides added it, or there is no ancestor.
//!
//! What is equal is merged, what only one has is kept, what differs is a question field by field. Where
//! even their names differ, one id was given to two things, and that is the question.

use super::Mergeable;
use super::fields::same_line;
use super::order::{self, Lists};
use super::place::{seat, written};
use super::record::{self, Saying};
use super::work::{Instead, Ref, Work};
use crate::diff::{Change, What};
use crate::model::shape::{Kind, MergePolicy, Shape};
use crate::model::trivia::{Anchor, Comments, Trivia, Unknown};
use crate::model::value::{Step, Steps, Value};
use crate::model::{Edit, Message, fold};

/// Two fields that contradict.
struct Clash {
    at: Steps,
    kind: &'static str,
    sides: [Value; 2],
}

/// Both sides added an entry of a map or an item of a list.
pub(super) fn added<T: Mergeable>(work: &mut Work<T>, left: Ref, right: Ref) {
    let (What::Item { after: Some(one), .. }, What::Item { after: Some(other), spot, .. }) =
        (&work.change(left).what, &work.change(right).what)
    else {
        return;
    };
    if one == other {
        return work.agree(left, right);
    }
    let at = work.change(left).at.clone();
    let (sides, spot) = ([one.clone(), other.clone()], spot.clone());
    let about = [left, right];
    let Some(Kind::Record(shape)) = seat(T::default().shape(), &at).kind else {
        return work.ask_value("value", &at, None, [Some(&sides[0]), Some(&sides[1])], &about);
    };
    let stands = if work.orphan || same_name(shape, &sides) {
        let (value, mut clashes) = merged(&Kind::Record(shape), &at, &sides);
        // Where modules stand is decided for all stages at once.
        let seated = |at: &[Step]| matches!(at, [Step::Field("stages"), _, Step::Field("modules")]);
        clashes.retain(|clash| work.orphan || !seated(&clash.at));
        work.withhold(&about);
        ask_each(work, &at, clashes, &about);
        value
    } else {
        work.ask_value("twice", &at, None, [Some(&sides[0]), Some(&sides[1])], &about);
        let texts = [0, 1].map(|side| record::text::<T>(&at, &sides[side]));
        let [one, other] = sides;
        if texts[0] <= texts[1] { one } else { other }
    };
    let what = What::Item { before: None, after: Some(stands), spot };
    work.joined.push(Change { at, what });
}

/// Both sides filled in a record that was not there.
pub(super) fn optional<T: Mergeable>(work: &mut Work<T>, at: &[Step], sides: &[Value; 2], about: &[Ref]) {
    let Some(kind) = seat(T::default().shape(), at).kind else { return };
    let (value, clashes) = merged(&kind, at, sides);
    work.withhold(about);
    ask_each(work, at, clashes, about);
    let after = if value.is_silent() { Value::Absent } else { value };
    if after != Value::Absent {
        let what = What::Value { before: Value::Absent, after };
        work.joined.push(Change { at: at.to_vec(), what });
    }
}

/// Of two spellings the one with its accents and without capitals for their own sake.
fn better_spelled([one, other]: [&str; 2]) -> &str {
    let rank = |text: &'_ str| {
        let accents = text.chars().filter(|c| !c.is_ascii()).count();
        let capitals = text.chars().filter(|c| c.is_uppercase()).count();
        (std::cmp::Reverse(accents), capitals, text.to_owned())
    };
    if rank(one) <= rank(other) { one } else { other }
}

/// One question a field. Each says on which thing it bears, where both sides added that: then both may
/// also be kept.
fn ask_each<T: Mergeable>(work: &mut Work<T>, thing: &[Step], clashes: Vec<Clash>, about: &[Ref]) {
    for clash in clashes {
        if clash.kind == "spelling" {
            spelled(work, &clash, about);
            continue;
        }
        let values = [0, 1].map(|side| {
            let value = &clash.sides[side];
            (!value.is_silent()).then(|| record::text::<T>(&clash.at, value))
        });
        let said: Vec<Saying> = work.sayings(values);
        let mut conflict = record::plain(clash.kind, &clash.at, None, said);
        if is_module(thing) && !work.orphan {
            for side in &mut conflict.sides {
                side.edits.push(Edit { at: written(thing), ..Edit::default() });
            }
        }
        work.ask(conflict, about);
    }
}

/// One of two spellings was taken, and it is told.
fn spelled<T: Mergeable>(work: &mut Work<T>, clash: &Clash, about: &[Ref]) {
    let forms = clash.sides.each_ref().map(|value| record::text::<T>(&clash.at, value));
    let mut texts = forms.to_vec();
    texts.sort();
    let message = Message::new("merge-note-spelling").with("forms", texts);
    let instead = [0, 1].map(|side| Instead {
        key: forms[side].clone(),
        label: Message::new("merge-take-value").with("value", forms[side].as_str()),
        puts: vec![(clash.at.clone(), Some(clash.sides[side].clone()))],
    });
    work.note("spelling", &clash.at, message, about).instead.extend(instead);
}

fn is_module(at: &[Step]) -> bool {
    matches!(at, [Step::Field("modules"), Step::Item(_)])
}

/// Whether two records have one name: their first line of text.
fn same_name(shape: &Shape, sides: &[Value; 2]) -> bool {
    let named = shape.fields.iter().position(|field| matches!(field.kind, Kind::Line) && field.name != "id");
    let Some(named) = named else { return true };
    let name = |value: &Value| match field(value, named) {
        Some(Value::Line(text)) => fold(text.trim()),
        _ => String::new(),
    };
    name(&sides[0]) == name(&sides[1])
}

fn field(value: &Value, index: usize) -> Option<&Value> {
    match value {
        Value::Record(fields, _) => fields.iter().find(|(at, _)| *at == index).map(|(_, value)| value),
        _ => None,
    }
}

/// What two values without a common version make, and where they contradict.
fn merged(kind: &Kind, at: &[Step], sides: &[Value; 2]) -> (Value, Vec<Clash>) {
    let mut clashes = Vec::new();
    let value = both(kind, MergePolicy::Replace, at, sides, false, &mut clashes);
    (value, clashes)
}

fn both(
    kind: &Kind,
    policy: MergePolicy,
    at: &[Step],
    sides: &[Value; 2],
    required: bool,
    clashes: &mut Vec<Clash>,
) -> Value {
    let [one, other] = sides;
    if one == other || other.is_silent() {
        return one.clone();
    }
    if one.is_silent() {
        return other.clone();
    }
    match (kind, one, other) {
        (Kind::Record(shape), Value::Record(..), Value::Record(..)) => records(shape, at, sides, clashes),
        (Kind::Map(_, inner), Value::Map(ones), Value::Map(others)) => {
            let mut entries: Vec<(String, Value)> = ones.clone();
            for (key, value) in others {
                match entries.iter_mut().find(|(have, _)| have == key) {
                    Some((_, have)) => {
                        let at = [at, &[Step::Item(key.clone())]].concat();
                        *have = both(inner, policy, &at, &[have.clone(), value.clone()], false, clashes);
                    }
                    None => entries.push((key.clone(), value.clone())),
                }
            }
            entries.retain(|(_, value)| !value.is_silent() || matches!(inner, Kind::Record(_)));
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Map(entries)
        }
        (Kind::Set(_), Value::List(ones), Value::List(others)) => {
            let mut items = ones.clone();
            items.extend(others.iter().filter(|item| !ones.contains(item)).cloned());
            Value::List(items)
        }
        (Kind::List(inner), Value::List(ones), Value::List(others)) => {
            if let Some(list) = lists(inner, at, [ones, others], clashes) {
                list
            } else {
                clashes.push(Clash { at: at.to_vec(), kind: "order", sides: sides.clone() });
                stands(sides, required)
            }
        }
        (_, Value::Line(one), Value::Line(other)) if same_line("\0", [one, other]).is_some() => {
            Value::Line(same_line("\0", [one, other]).unwrap_or_default())
        }
        (_, Value::Line(one), Value::Line(other))
            if policy != MergePolicy::Guarded && fold(one) == fold(other) =>
        {
            clashes.push(Clash { at: at.to_vec(), kind: "spelling", sides: sides.clone() });
            Value::Line(better_spelled([one, other]).to_owned())
        }
        _ => {
            let kind = match (policy, kind) {
                (MergePolicy::Guarded, _) => "guarded",
                (_, Kind::Prose) => "text",
                _ => "value",
            };
            clashes.push(Clash { at: at.to_vec(), kind, sides: sides.clone() });
            stands(sides, required)
        }
    }
}

/// Items of both, where those in both come in one order; none where they do not, or have no names.
fn lists(inner: &Kind, at: &[Step], sides: [&Vec<Value>; 2], clashes: &mut Vec<Clash>) -> Option<Value> {
    let named = |list: &[Value]| -> Option<Vec<String>> {
        let mut names = Vec::new();
        for item in list {
            let name = name(inner, item)?;
            if names.contains(&name) {
                return None;
            }
            names.push(name);
        }
        Some(names)
    };
    let (ones, others) = (named(sides[0])?, named(sides[1])?);
    let shared = |list: &[String], other: &[String]| -> Vec<String> {
        list.iter().filter(|name| other.contains(name)).cloned().collect()
    };
    let base = shared(&ones, &others);
    if base != shared(&others, &ones) {
        return None;
    }
    let lists = Lists { base: base.clone(), sides: [ones.clone(), others.clone()] };
    let order = order::merge(lists, |_| true, |_, _| false);
    let item = |name: &String| {
        let pick = |names: &[String], list: &[Value]| {
            names.iter().position(|have| have == name).and_then(|at| list.get(at).cloned())
        };
        match (pick(&ones, sides[0]), pick(&others, sides[1])) {
            (Some(one), Some(other)) => Some((one, other)),
            (Some(one), None) => Some((one.clone(), one)),
            (None, Some(other)) => Some((other.clone(), other)),
            (None, None) => None,
        }
    };
    let mut items = Vec::new();
    for name in &order.order {
        let (one, other) = item(name)?;
        let at = [at, &[Step::Item(name.clone())]].concat();
        items.push(both(inner, MergePolicy::Replace, &at, &[one, other], false, clashes));
    }
    Some(Value::List(items))
}

/// What names an item of a list.
fn name(kind: &Kind, item: &Value) -> Option<String> {
    match (kind, item) {
        (_, Value::Line(text) | Value::Symbol(text)) => Some(text.clone()),
        (_, Value::Prose(text)) => Some(text.as_str().to_owned()),
        (Kind::Record(shape), value) => match field(value, shape.index("id")?) {
            Some(Value::Line(text)) => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// What stands in a field in question: nothing, or where a file needs something the lesser value.
fn stands(sides: &[Value; 2], required: bool) -> Value {
    let lesser = |one: &str, other: &str| one.min(other).to_owned();
    match &sides[0] {
        Value::Line(_) if !required => Value::Line(String::new()),
        Value::Prose(_) => Value::Prose(crate::model::Prose::default()),
        Value::Number(_) => Value::Number(0),
        Value::Flag(_) => Value::Flag(false),
        Value::Line(one) => match &sides[1] {
            Value::Line(other) => Value::Line(lesser(one, other)),
            _ => Value::Line(one.clone()),
        },
        Value::Symbol(one) => match &sides[1] {
            Value::Symbol(other) => Value::Symbol(lesser(one, other)),
            _ => Value::Symbol(one.clone()),
        },
        Value::List(_) => Value::List(Vec::new()),
        other => other.clone(),
    }
}

fn records(shape: &'static Shape, at: &[Step], sides: &[Value; 2], clashes: &mut Vec<Clash>) -> Value {
    let blank = |kind: &Kind| match kind {
        Kind::Symbol(symbols) => Value::Symbol(symbols.names.first().copied().unwrap_or_default().to_owned()),
        Kind::Flag => Value::Flag(false),
        _ => Value::Absent,
    };
    let mut fields = Vec::new();
    for (index, declared) in shape.fields.iter().enumerate() {
        let given = [0, 1].map(|side| field(&sides[side], index).cloned());
        if given.iter().all(Option::is_none) {
            continue;
        }
        let given = given.map(|value| value.unwrap_or_else(|| blank(&declared.kind)));
        let at = [at, &[Step::Field(declared.name)]].concat();
        let value = both(&declared.kind, declared.merge, &at, &given, declared.required, clashes);
        let is_blank = value.is_silent() || value == blank(&declared.kind);
        if !is_blank {
            fields.push((index, value));
        }
    }
    let trivia = match (&sides[0], &sides[1]) {
        (Value::Record(_, one), Value::Record(_, other)) => trivia(at, [one, other], clashes),
        _ => Trivia::default(),
    };
    Value::Record(fields, trivia)
}

/// Comments of both, and fields that this version does not know; none where these contradict.
pub(super) fn both_trivia(one: &Trivia, other: &Trivia) -> Option<Trivia> {
    let mut clashes = Vec::new();
    let trivia = trivia(&[], [one, other], &mut clashes);
    clashes.is_empty().then_some(trivia)
}

/// Comments of both, and fields that this version does not know.
fn trivia(at: &[Step], sides: [&Trivia; 2], clashes: &mut Vec<Clash>) -> Trivia {
    let [one, other] = sides;
    if one == other || other.is_empty() {
        return one.clone();
    }
    if one.is_empty() {
        return other.clone();
    }
    let mut all: Vec<(Anchor, Comments)> = one.all_comments().chain(other.all_comments()).cloned().collect();
    all.sort();
    let mut merged = Trivia::default();
    merged.absorb(all);
    let mut unknown: Vec<Unknown> = one.unknown().to_vec();
    for field in other.unknown() {
        match unknown.iter().position(|have| have.name == field.name) {
            Some(have) if unknown[have].raw == field.raw => {}
            Some(have) => {
                let have = unknown.remove(have);
                let sides = [have.raw, field.raw.clone()].map(|raw| Value::Symbol(raw.into()));
                let at = [at, &[Step::Item(field.name.to_string())]].concat();
                clashes.push(Clash { at, kind: "value", sides });
            }
            None => unknown.push(field.clone()),
        }
    }
    unknown.sort_by(|a, b| a.name.cmp(&b.name));
    merged.put_unknown(unknown);
    merged
}
