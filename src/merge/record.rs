//! Records of open questions: how values stand in them, and how they are named.

use super::Mergeable;
use super::place::{seat, written};
use crate::format;
use crate::model::node::{Node, SlotMut};
use crate::model::record::record;
use crate::model::shape::Kind;
use crate::model::value::{Step, Value};
use crate::model::{Conflict, Keyed, Prose, Requirement, Side};

/// What one side says, on its way into a record.
#[derive(Debug, Clone, Default)]
pub(super) struct Saying {
    pub label: String,
    /// Nothing for what was removed.
    pub value: Option<String>,
}

/// A value at a place as a record shows it: a text as it is, nothing for a number that is not said, all
/// else as the file writes it.
pub(super) fn text<T: Mergeable>(at: &[Step], value: &Value) -> String {
    match value {
        Value::Line(text) | Value::Symbol(text) => text.clone(),
        Value::Prose(text) => text.as_str().to_owned(),
        Value::Number(0) | Value::Absent => String::new(),
        _ => scratch::<T, _>(at, |node| {
            value.store(node);
            format::write_value(node)
        })
        .unwrap_or_default(),
    }
}

/// A prerequisite group as a record shows it.
pub(super) fn group_text(value: &Value) -> String {
    let mut group = Requirement::default();
    value.store(&mut group);
    format::write_value(&group)
}

/// The group that a record shows.
pub(super) fn group(text: &str) -> Option<Requirement> {
    let mut group = Requirement::default();
    format::read_value(text, &mut group).ok()?;
    Some(group)
}

/// The names of a list as a record shows them.
pub(super) fn names(order: &[String]) -> String {
    format::write_value(&order.to_vec())
}

record! {
    /// Where an item stands, as a record shows it.
    Place "place", inline {
        /// The stage, for a module.
        stage: String [],
        /// The item in front of it; the first one has none.
        after: String [],
    }
}

impl Place {
    /// Behind an item, or at the beginning.
    pub(super) fn behind(front: Option<String>) -> Self {
        Self { after: front.unwrap_or_default(), ..Self::default() }
    }

    /// As a record shows it.
    pub(super) fn text(&self) -> String {
        format::write_value(self)
    }

    /// The place that a record shows.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut place = Self::default();
        format::read_value(text, &mut place).ok()?;
        Some(place)
    }
}

/// The value that a record shows; none if it can't stand there.
pub(super) fn value<T: Mergeable>(at: &[Step], text: &str) -> Option<Value> {
    match seat(T::default().shape(), at).kind? {
        Kind::Line => Some(Value::Line(text.to_owned())),
        Kind::Prose => Some(Value::Prose(Prose::new(text))),
        Kind::Number if text.is_empty() => Some(Value::Number(0)),
        Kind::Record(_) if text.is_empty() => Some(Value::Absent),
        _ => scratch::<T, _>(at, |node| {
            format::read_value(text, node).ok()?;
            Some(Value::of(node))
        })
        .flatten(),
    }
}

/// Lends a fresh node of the type that stands at a place.
fn scratch<T: Mergeable, R>(at: &[Step], work: impl FnOnce(&mut dyn Node) -> R) -> Option<R> {
    let mut blank = T::default();
    let mut node: &mut dyn Node = &mut blank;
    for step in at {
        node = match (node.slot(), step) {
            (SlotMut::Record(record), Step::Field(name)) => {
                let index = record.shape().index(name)?;
                record.field_mut(index)
            }
            (SlotMut::Optional(option), Step::Field(name)) => {
                let record = option.present();
                let index = record.shape().index(name)?;
                record.field_mut(index)
            }
            (SlotMut::Map(map), Step::Item(key)) => map.entry_or_new(key),
            (SlotMut::List(list), _) => list.insert(usize::MAX),
            _ => return None,
        };
    }
    Some(work(node))
}

/// Whether a record that may be absent stands at a place.
pub(super) fn is_optional<T: Mergeable>(at: &[Step]) -> bool {
    scratch::<T, _>(at, |node| matches!(node.slot(), SlotMut::Optional(_))).unwrap_or(false)
}

/// Whether a value is what its absence means.
pub(super) fn is_default<T: Mergeable>(at: &[Step], value: &Value) -> bool {
    let stored = |node: &mut dyn Node| {
        value.store(node);
        node.is_default()
    };
    scratch::<T, _>(at, stored).unwrap_or(false)
}

/// Puts a question into the file's `conflicts`; gives the key under which it stands.
///
/// The key is made of what the question is about and of the values, not of labels, so it is the same in
/// every run and whoever merges.
pub(super) fn put(into: &mut Keyed<Conflict>, record: Conflict) -> String {
    let mut record = record;
    record.sides.sort();
    let mut tries = 0_u32;
    loop {
        let id = name(&record, tries);
        match into.get(&id) {
            Some(there) if *there == record => return id,
            Some(_) => tries += 1,
            None => {
                into.insert(id.clone(), record);
                return id;
            }
        }
    }
}

/// A record without edits.
pub(super) fn plain(kind: &str, at: &[Step], base: Option<String>, sides: Vec<Saying>) -> Conflict {
    let sides = sides.into_iter().map(|side| Side {
        label: side.label,
        removed: side.value.is_none(),
        value: side.value.unwrap_or_default(),
        ..Side::default()
    });
    Conflict {
        kind: kind.to_owned(),
        at: written(at),
        base: base.unwrap_or_default(),
        sides: sides.collect(),
        ..Conflict::default()
    }
}

fn name(record: &Conflict, tries: u32) -> String {
    // Letters that can't be read as one another.
    const LETTERS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
    let mut sides: Vec<String> = record
        .sides
        .iter()
        .map(|side| {
            let edits = side.edits.iter().map(|edit| {
                let mut parts = edit.at.clone();
                parts.extend([edit.before.clone(), edit.after.clone()]);
                parts.join("\u{1f}")
            });
            format!("{}\u{1d}{}\u{1d}{}", side.removed, side.value, edits.collect::<Vec<_>>().join("\u{1e}"))
        })
        .collect();
    sides.sort();
    let mut hash = blake3::Hasher::new();
    for part in [&record.kind, &record.at.join("\u{1f}"), &record.base].into_iter().chain(&sides) {
        hash.update(part.as_bytes());
        hash.update(b"\0");
    }
    hash.update(&tries.to_le_bytes());
    let bytes = hash.finalize();
    let letters = bytes.as_bytes().iter().take(8).map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    std::iter::once('q').chain(std::iter::once('-')).chain(letters).collect()
}
