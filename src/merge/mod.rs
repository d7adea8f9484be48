//! Two versions of a file brought together, with what they had in common.
//!
//! Every change of either side is applied, noted or asked about, and the [`Account`] says so. What does
//! not contradict is merged; what does becomes a question, a record inside the file ([`Conflict`]),
//! while the value of the common version stands in the field. [`questions`] finds the answers that a
//! record allows, each an [`edit::Change`] that can be undone.
//!
//! How it works: [`diff::changes`] gives what each side changed; `join` finds where the two touch each
//! other and lets the policy of the field decide; what is accepted is applied to the common version;
//! then the laws of the whole are looked at. No side is preferred by its place: exchanging the two gives
//! the same bytes.
//!
//! Owns no disk, no screen and no words. Does not look for the common version.
//!
//! [`Conflict`]: crate::model::Conflict
//! [`edit::Change`]: crate::Change
//! [`diff::changes`]: crate::diff::changes

mod answer;
mod credit;
mod deleted;
mod demands;
mod draft;
mod edited_items;
mod engine;
mod fields;
mod identity;
mod join;
mod laws;
mod likeness;
mod lists;
mod mergeable;
mod names;
mod open;
mod order;
mod place;
mod question;
mod read_back;
mod record;
mod references;
mod remarks;
mod requires;
mod stages;
mod text;
mod trivia;
mod twin;
mod verify;
mod weave;
mod work;

#[cfg(test)]
mod tests;

use crate::diff;
use crate::edit;
use crate::model::Message;
use crate::model::value::Steps;

pub use mergeable::Mergeable;
pub use question::questions;
pub use read_back::{Fault, verify, verify_beside};

/// One of the versions to bring together.
#[derive(Debug)]
pub struct Party<'a, T> {
    /// What people call it: a person, a centre, a branch.
    pub label: &'a str,
    /// The version.
    pub file: &'a T,
}

impl<T> Clone for Party<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Party<'_, T> {}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Merged<T> {
    /// The file, with what is open in its `conflicts`.
    pub file: T,
    /// How many changes there were, and what became of them.
    pub account: Account,
    /// What was decided without asking although a person may want to know.
    pub notes: Vec<Note>,
    /// Each change of each side, left before right, each in the order of `diff::changes`.
    pub decisions: Vec<Decision>,
}

impl<T: Mergeable> Merged<T> {
    /// Whether nothing is open.
    pub fn is_clean(&self) -> bool {
        self.file.conflicts().is_empty()
    }
}

/// One side, by its place in the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The first version.
    Left,
    /// The second version.
    Right,
}

impl Side {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// What became of one change of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Who made it.
    pub side: Side,
    /// What it was, as `diff::changes` of the common version and this side gives it.
    pub change: diff::Change,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is in the result.
    Applied,
    /// Both sides made it, and it is in the result.
    Agreed,
    /// The note at this place of [`Merged::notes`] tells.
    Noted(usize),
    /// The questions with these ids are about it.
    Asked(Vec<String>),
}

/// Changes left + right = applied + noted + asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Account {
    /// The changes of the first version.
    pub left: Tally,
    /// The changes of the second version.
    pub right: Tally,
    /// How many of the applied changes both sides made; each counts on both sides.
    pub both: usize,
}

/// The changes of one side. `changes` is the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// How many there are.
    pub changes: usize,
    /// How many are in the result.
    pub applied: usize,
    /// How many a note tells of.
    pub noted: usize,
    /// How many a question is about.
    pub asked: usize,
}

impl Account {
    /// Counts decisions.
    pub fn of(decisions: &[Decision]) -> Self {
        let mut account = Self::default();
        let mut agreed = [0_usize; 2];
        for decision in decisions {
            let tally = match decision.side {
                Side::Left => &mut account.left,
                Side::Right => &mut account.right,
            };
            tally.changes += 1;
            match decision.fate {
                Fate::Applied | Fate::Agreed => tally.applied += 1,
                Fate::Noted(_) => tally.noted += 1,
                Fate::Asked(_) => tally.asked += 1,
            }
            agreed[decision.side as usize] += usize::from(decision.fate == Fate::Agreed);
        }
        // One side's half of an agreement may be told of on its own.
        account.both = agreed[0].min(agreed[1]);
        account
    }
}

/// Something decided without asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What kind of decision it is; a stable name.
    pub kind: &'static str,
    /// Where.
    pub at: Steps,
    /// What was decided, in words.
    pub message: Message,
    /// What could be instead. Each change starts from the merged file.
    pub choices: Vec<Choice>,
}

/// A question, made of a record in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The key of its record in `conflicts`.
    pub id: String,
    /// What kind of contradiction it is; a stable name.
    pub kind: String,
    /// The module that it is about.
    pub module: Option<String>,
    /// The field that it is about. A field that this version does not know ends in a `Step::Item`.
    pub at: Steps,
    /// The reason, in one sentence.
    pub why: Message,
    /// The value of the common version, as the record has it.
    pub base: Option<String>,
    /// The same in words.
    pub base_words: Option<Message>,
    /// What stands against each other.
    pub sides: Vec<Claim>,
    /// The possible answers; at least two.
    pub choices: Vec<Choice>,
    /// The answer that loses nothing, where there is one.
    pub suggested: Option<usize>,
    /// Questions with equal keys can be given the same answer, by its [`Choice::key`].
    pub alike: String,
}

impl Question {
    /// Whether one value stands against another. A deletion or a circle of links has no single value that
    /// it came from.
    pub fn is_about_a_value(&self) -> bool {
        let whole = ["cycle", "dangling", "deleted", "module", "removed", "sequence", "same"];
        !whole.contains(&self.kind.as_str())
    }
}

/// What one side says in a [`Question`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Who says so.
    pub label: String,
    /// Its value, as the record has it.
    pub value: String,
    /// What it says, in words.
    pub words: Message,
    /// Whether it removed what the question is about.
    pub removed: bool,
}

/// One answer to a [`Question`], or another outcome than a [`Note`] tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What scripts call it; unique in its question.
    pub key: String,
    /// What people read.
    pub label: Message,
    /// What it does to the file; for a question it also takes the record out of `conflicts`.
    pub change: edit::Change,
}

/// Brings two versions together. Without a common version nobody can tell an addition from a deletion:
/// then all that only one side has is kept, and noted.
///
/// What comes of it is proved against the versions before it is given away: what does not hold is asked.
pub fn merge<T: Mergeable>(base: Option<&T>, left: Party<T>, right: Party<T>) -> Merged<T> {
    let mut merged = engine::run(base, [left, right]);
    if let Some(base) = base {
        verify::verify(base, [left, right], &mut merged);
    }
    merged
}

/// How far the common version is known to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Both sides were made from it.
    Certain,
    /// It lies between the two, and was worked on here: removals that rest on it are asked, other values are noted.
    Likely,
    /// It lies between the two, and was only looked at here, so it may be a draft of one side: all that rests on it is
    /// asked.
    Opened,
}

/// Brings two versions together that may have been made from a third one.
pub fn merge_on<T: Mergeable>(base: &T, basis: Basis, left: Party<T>, right: Party<T>) -> Merged<T> {
    let mut merged = merge(Some(base), left, right);
    verify::doubt(base, [left, right], &mut merged, basis);
    merged
}

/// Brings any number of versions together, two at a time.
pub fn merge_all<T: Mergeable>(base: Option<&T>, parties: &[Party<T>]) -> Option<Merged<T>> {
    let mut parties: Vec<Party<T>> = parties.to_vec();
    parties.sort_by(|one, other| one.label.cmp(other.label));
    let (first, rest) = parties.split_first()?;
    let mut merged = merge(base, *first, *first);
    let mut label = first.label.to_owned();
    for party in rest {
        let next = merge(base, Party { label: &label, file: &merged.file }, *party);
        merged = next;
        label = format!("{label} + {}", party.label);
    }
    Some(merged)
}
