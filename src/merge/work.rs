//! The merge in the making: what each side changed, what becomes of it, and what was found out.

use super::record::{self, Saying};
use super::{Account, Decision, Fate, Mergeable, Merged, Note, Side};
use crate::diff::{self, Change};
use crate::model::value::{Step, Value};
use crate::model::{Conflict, Keyed};

/// One change of one side, on its way.
#[derive(Debug)]
pub(super) struct Made {
    pub change: Change,
    /// Whether it goes into the result as it is.
    pub applies: bool,
    pub fate: Fate,
}

/// A change by its side and its place among that side's changes.
pub(super) type Ref = (Side, usize);

/// The merge in the making.
pub(super) struct Work<'a, T> {
    pub base: &'a T,
    pub files: [&'a T; 2],
    pub labels: [&'a str; 2],
    pub made: [Vec<Made>; 2],
    /// Changes that were made of those of both sides.
    pub joined: Vec<Change>,
    pub records: Keyed<Conflict>,
    pub notes: Vec<Note>,
}

impl<'a, T: Mergeable> Work<'a, T> {
    pub fn new(base: &'a T, files: [&'a T; 2], labels: [&'a str; 2]) -> Self {
        let made = files.map(|file| {
            let changes = diff::changes(base, file);
            changes.into_iter().map(|change| Made { change, applies: true, fate: Fate::Applied }).collect()
        });
        Self { base, files, labels, made, joined: Vec::new(), records: Keyed::default(), notes: Vec::new() }
    }

    pub fn label(&self, side: Side) -> &'a str {
        self.labels[side as usize]
    }

    /// Both sides made this change.
    pub fn agree(&mut self, left: usize, right: usize) {
        self.made[0][left].fate = Fate::Agreed;
        let right = &mut self.made[1][right];
        right.fate = Fate::Agreed;
        right.applies = false;
    }

    /// A question of two values at one place.
    pub fn ask_value(
        &mut self,
        kind: &str,
        at: &[Step],
        base: Option<&Value>,
        sides: [Option<&Value>; 2],
        about: &[Ref],
    ) {
        let text = |value: &Value| record::text::<T>(at, value);
        let sayings = Side::BOTH
            .map(|side| Saying { label: self.label(side).to_owned(), value: sides[side as usize].map(text) });
        let conflict = record::plain(kind, at, base.map(text), sayings.to_vec());
        self.ask(conflict, about);
    }

    /// Opens a question; the changes that it is about stay out of the result.
    pub fn ask(&mut self, conflict: Conflict, about: &[Ref]) {
        let id = record::put(&mut self.records, conflict);
        for (side, at) in about {
            let made = &mut self.made[*side as usize][*at];
            made.applies = false;
            match &mut made.fate {
                Fate::Asked(ids) if ids.contains(&id) => {}
                Fate::Asked(ids) => ids.push(id.clone()),
                fate => *fate = Fate::Asked(vec![id.clone()]),
            }
        }
    }

    /// What came of it, with the file that the accepted changes gave.
    pub fn finish(self, file: T) -> Merged<T> {
        let mut decisions = Vec::new();
        for (side, made) in Side::BOTH.into_iter().zip(self.made) {
            decisions.extend(made.into_iter().map(|made| Decision {
                side,
                change: made.change,
                fate: made.fate,
            }));
        }
        let mut file = file;
        *file.conflicts_mut() = self.records;
        Merged { file, account: Account::of(&decisions), notes: self.notes, decisions }
    }
}
