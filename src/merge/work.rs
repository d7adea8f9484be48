//! The merge in the making: what each side changed, what becomes of it, and what was found out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::record::{self, Saying};
use super::{Fate, Mergeable, Side};
use crate::diff::{self, Change, What};
use crate::model::value::{Step, Steps, Value};
use crate::model::{Conflict, Keyed, Message};

/// One change of one side, on its way.
#[derive(Debug)]
pub(super) struct Made {
    pub change: Change,
    /// Whether it goes into the result as it is.
    pub applies: bool,
    /// Whether it was decided on as a part of something larger.
    pub settled: bool,
    pub fate: Fate,
}

/// A change by its side and its place among that side's changes.
pub(super) type Ref = (Side, usize);

/// A decision that people may want to know of, not yet with its alternatives.
#[derive(Debug)]
pub(super) struct Remark {
    pub kind: &'static str,
    pub at: Steps,
    pub message: Message,
    pub instead: Vec<Instead>,
}

/// Another outcome than the one decided on: values to put into the merged file.
#[derive(Debug)]
pub(super) struct Instead {
    pub key: String,
    pub label: Message,
    pub puts: Vec<(Steps, Option<Value>)>,
}

impl Instead {
    /// What one side has.
    pub fn of(label: &str, puts: Vec<(Steps, Option<Value>)>) -> Self {
        Self { key: label.to_owned(), label: Message::new("merge-take").with("label", label), puts }
    }
}

/// The merge in the making.
pub(super) struct Work<'a, T> {
    pub base: &'a T,
    pub files: [&'a T; 2],
    /// The files as their sides wrote them, before modules that changed their ids were called alike.
    pub written: [&'a T; 2],
    pub labels: [&'a str; 2],
    /// Whether there is no common version: `base` is empty then.
    pub orphan: bool,
    pub made: [Vec<Made>; 2],
    /// The changes of each side in the order of their places.
    order: [Vec<usize>; 2],
    /// Changes that were made of those of both sides.
    pub joined: Vec<Change>,
    /// Lists that get an order of their own after all changes are in.
    pub orders: BTreeMap<Steps, Vec<String>>,
    /// Modules that stay where they stood, since that is in question.
    pub pinned: BTreeSet<String>,
    /// Modules whose new ids are in question, with the keys of the questions.
    pub renames: BTreeMap<String, String>,
    pub records: Keyed<Conflict>,
    pub remarks: Vec<Remark>,
}

impl<'a, T: Mergeable> Work<'a, T> {
    pub fn new(base: &'a T, files: [&'a T; 2], labels: [&'a str; 2], orphan: bool) -> Self {
        let made = files.map(|file| {
            let changes = diff::changes(base, file);
            let made = |change| Made { change, applies: true, settled: false, fate: Fate::Applied };
            changes.into_iter().map(made).collect::<Vec<Made>>()
        });
        let order = [0, 1].map(|side: usize| {
            let mut order: Vec<usize> = (0..made[side].len()).collect();
            order.sort_by(|one, other| made[side][*one].change.at.cmp(&made[side][*other].change.at));
            order
        });
        Self {
            base,
            files,
            written: files,
            labels,
            orphan,
            made,
            order,
            joined: Vec::new(),
            orders: BTreeMap::new(),
            pinned: BTreeSet::new(),
            renames: BTreeMap::new(),
            records: Keyed::default(),
            remarks: Vec::new(),
        }
    }

    pub fn label(&self, side: Side) -> &'a str {
        self.labels[side as usize]
    }

    pub fn file(&self, side: Side) -> &'a T {
        self.files[side as usize]
    }

    pub fn made(&self, (side, at): Ref) -> &Made {
        &self.made[side as usize][at]
    }

    pub fn change(&self, change: Ref) -> &Change {
        &self.made(change).change
    }

    pub fn all(&self, side: Side) -> impl Iterator<Item = (Ref, &Made)> {
        self.made[side as usize].iter().enumerate().map(move |(at, made)| ((side, at), made))
    }

    /// The changes of a side at a place and below it, in the order of places.
    pub fn within(&self, side: Side, at: &[Step]) -> Vec<Ref> {
        let range = self.range(side, at);
        self.order[side as usize][range].iter().map(|index| (side, *index)).collect()
    }

    /// The changes of a side at exactly this place.
    pub fn here(&self, side: Side, at: &[Step]) -> Vec<Ref> {
        let mut found = self.within(side, at);
        found.retain(|change| self.change(*change).at.len() == at.len());
        found
    }

    /// The changes by which a side brought what stands at a place.
    pub fn added(&self, side: Side, at: &[Step]) -> Vec<Ref> {
        let mut found = self.here(side, at);
        found.retain(|change| matches!(self.change(*change).what, What::Item { before: None, .. }));
        found
    }

    /// The changes by which a side took away what stood at a place.
    pub fn taken_away(&self, side: Side, at: &[Step]) -> Vec<Ref> {
        let mut found = self.here(side, at);
        found.retain(|change| matches!(self.change(*change).what, What::Item { after: None, .. }));
        found
    }

    fn range(&self, side: Side, at: &[Step]) -> Range<usize> {
        let (order, made) = (&self.order[side as usize], &self.made[side as usize]);
        let start = order.partition_point(|index| made[*index].change.at.as_slice() < at);
        let length = order[start..].partition_point(|index| made[*index].change.at.starts_with(at));
        start..start + length
    }

    /// The places that a side changed, each once, in order.
    pub fn places(&self, side: Side) -> Vec<Steps> {
        let made = &self.made[side as usize];
        let mut places: Vec<&Steps> =
            self.order[side as usize].iter().map(|index| &made[*index].change.at).collect();
        places.dedup();
        places.into_iter().cloned().collect()
    }

    /// Takes changes out of the further course; whether they apply stays as it is.
    pub fn settle(&mut self, changes: &[Ref]) {
        for (side, at) in changes {
            self.made[*side as usize][*at].settled = true;
        }
    }

    /// Keeps changes out of the result.
    pub fn withhold(&mut self, changes: &[Ref]) {
        for (side, at) in changes {
            let made = &mut self.made[*side as usize][*at];
            (made.applies, made.settled) = (false, true);
        }
    }

    /// Both sides made this change.
    pub fn agree(&mut self, left: Ref, right: Ref) {
        for (side, at) in [left, right] {
            let made = &mut self.made[side as usize][at];
            made.settled = true;
            if made.fate == Fate::Applied {
                made.fate = Fate::Agreed;
            }
        }
        self.made[right.0 as usize][right.1].applies = false;
    }

    /// Two changes that became a third one.
    pub fn join(&mut self, change: Change, of: &[Ref]) {
        self.withhold(of);
        self.joined.push(change);
    }

    /// A question of values at one place: `sides` in the order of the sides, nothing for one that removed
    /// what it is about.
    pub fn ask_value(
        &mut self,
        kind: &str,
        at: &[Step],
        base: Option<&Value>,
        sides: [Option<&Value>; 2],
        about: &[Ref],
    ) {
        let text = |value: &Value| record::text::<T>(at, value);
        let said = self.sayings(sides.map(|value| value.map(text)));
        let base = base.filter(|_| !self.orphan).map(text);
        self.ask(record::plain(kind, at, base, said), about);
    }

    /// As [`Work::ask_value`], about one group of the set of prerequisites at a place.
    pub fn ask_group(
        &mut self,
        kind: &str,
        at: &[Step],
        base: Option<&Value>,
        sides: [Option<&Value>; 2],
        about: &[Ref],
    ) {
        let said = self.sayings(sides.map(|value| value.map(record::group_text)));
        self.ask(record::plain(kind, at, base.map(record::group_text), said), about);
    }

    /// What the sides say, under their labels.
    pub fn sayings(&self, values: [Option<String>; 2]) -> Vec<Saying> {
        let label = |side: Side| self.label(side).to_owned();
        Side::BOTH.into_iter().zip(values).map(|(side, value)| Saying { label: label(side), value }).collect()
    }

    /// Opens a question; the changes that it is about stay out of the result.
    pub fn ask(&mut self, conflict: Conflict, about: &[Ref]) -> String {
        self.withhold(about);
        self.ask_aside(conflict, about)
    }

    /// Opens a question about changes that are in the result.
    pub fn ask_aside(&mut self, conflict: Conflict, about: &[Ref]) -> String {
        let id = record::put(&mut self.records, conflict);
        self.ask_too(&id, about);
        id
    }

    /// These changes belong to the question with this key too.
    pub fn ask_too(&mut self, id: &str, about: &[Ref]) {
        for (side, at) in about {
            let made = &mut self.made[*side as usize][*at];
            match &mut made.fate {
                Fate::Asked(ids) if ids.iter().any(|have| have == id) => {}
                Fate::Asked(ids) => ids.push(id.to_owned()),
                fate => *fate = Fate::Asked(vec![id.to_owned()]),
            }
        }
    }

    /// Lists a decision; what a question is about stays with the question.
    pub fn note(&mut self, kind: &'static str, at: &[Step], message: Message, about: &[Ref]) -> &mut Remark {
        let number = self.remarks.len();
        for (side, at) in about {
            let fate = &mut self.made[*side as usize][*at].fate;
            if matches!(fate, Fate::Applied | Fate::Agreed) {
                *fate = Fate::Noted(number);
            }
        }
        self.remarks.push(Remark { kind, at: at.to_vec(), message, instead: Vec::new() });
        &mut self.remarks[number]
    }
}
