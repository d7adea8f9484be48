//! Two texts brought together by the engine, whatever kind of file they are.
//!
//! Owns the way from texts to a text that was read again. The command, the merge driver and `resolve`
//! all merge through here.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use super::layout;
use crate::cli::session::Failure;
use crate::format::{FileKind, Original, ReadError};
use crate::merge::{self, Account, Basis, Decision, Mergeable, Merged, Note, Party, Question};
use crate::model::{Card, Charter, Message, ModuleFile, TrainingPath};

/// A version to merge.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct MergeVersion<'a> {
    /// The file it comes from, for refusals.
    pub(in crate::cli) name: &'a str,
    /// What people call it.
    pub(in crate::cli) label: &'a str,
    /// Its text.
    pub(in crate::cli) text: &'a str,
}

/// What came of a merge.
#[derive(Debug)]
pub(in crate::cli) struct MergeOutput {
    /// The text of the result, read again and found to say the same.
    pub(in crate::cli) text: String,
    /// The title of the result, or its id.
    pub(in crate::cli) title: String,
    /// How many changes there were, and what became of them.
    pub(in crate::cli) account: Account,
    /// What was decided without asking.
    pub(in crate::cli) notes: Vec<Note>,
    /// What became of each change.
    pub(in crate::cli) decisions: Vec<Decision>,
    /// What is open.
    pub(in crate::cli) questions: Vec<Question>,
    /// Why the common version was left out, though there was one.
    pub(in crate::cli) base_refused: Option<ReadError>,
}

impl MergeOutput {
    /// Whether nothing is open.
    pub(in crate::cli) fn is_clean(&self) -> bool {
        self.questions.is_empty()
    }
}

/// Why two texts were not merged.
#[derive(Debug)]
pub(in crate::cli) enum NotJoined {
    /// A side is refused.
    Refused {
        /// The file.
        name: String,
        /// Its text.
        text: String,
        /// Why.
        error: Box<ReadError>,
    },
    /// The result does not read as what it is: a mistake of the program.
    Fault,
}

impl From<NotJoined> for Failure {
    fn from(why: NotJoined) -> Self {
        match why {
            NotJoined::Refused { name, text, error } => Self::Refused { name, text, error },
            NotJoined::Fault => Message::new("merging-fault").into(),
        }
    }
}

/// Merges two versions of a file of one kind. A common version that can't be read is left out, and the
/// result says so; a side that can't be read is refused.
pub(in crate::cli) fn join(
    kind: FileKind,
    base: Option<&str>,
    left: MergeVersion,
    right: MergeVersion,
) -> Result<MergeOutput, NotJoined> {
    match kind {
        FileKind::Path => typed::<TrainingPath>(base, left, right),
        FileKind::Module => typed::<ModuleFile>(base, left, right),
        FileKind::Card => typed::<Card>(base, left, right),
        FileKind::Charter => typed::<Charter>(base, left, right),
    }
}

fn typed<T: Mergeable>(
    base: Option<&str>,
    left: MergeVersion,
    right: MergeVersion,
) -> Result<MergeOutput, NotJoined> {
    let sides = [left, right].map(|side| (side.name, side.text.into()));
    let mut versions = ReadVersions::<T>::read(base, sides)?;
    let room = versions.room();
    let joined = versions.join([left.label, right.label], Basis::Certain, room)?;
    Ok(layout::keep(joined, &versions, base, [left.text, right.text]))
}

/// Does two things at once, or one after the other where no thread is to be had.
fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().spawn_scoped(scope, &other);
        let one = one();
        (one, thread.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(&other))
    })
}

/// The versions, read. What stands in several of them letter for letter was read once.
pub(in crate::cli) struct ReadVersions<'a, T> {
    /// The one that was read first, beside which the others were.
    first: Original<'a, T>,
    base: Option<T>,
    base_refused: Option<ReadError>,
    sides: [T; 2],
    /// A text that was given away, for its room.
    spare: String,
}

impl<'a, T: Mergeable> ReadVersions<'a, T> {
    /// Reads the common version, if there is one, and the two sides: their names and their texts. A text
    /// that is given away is let go once it is read.
    pub(in crate::cli) fn read(
        base: Option<&'a str>,
        sides: [(&str, Cow<'a, str>); 2],
    ) -> Result<Self, NotJoined> {
        let refused = |name: &str, text: Cow<str>, error| NotJoined::Refused {
            name: name.to_owned(),
            text: text.into_owned(),
            error: Box::new(error),
        };
        let (base, base_refused) = match base.map(Original::<T>::read) {
            None => (None, None),
            Some(Ok(base)) => (Some(base), None),
            Some(Err(error)) => (None, Some(error)),
        };
        let [left, right] = sides;
        if let Some(first) = base {
            let (one, other) = both(|| first.beside(&left.1), || first.beside(&right.1));
            let sides = [
                one.map_err(|error| refused(left.0, left.1, error))?,
                other.map_err(|error| refused(right.0, right.1.clone(), error))?,
            ];
            let spare = if let Cow::Owned(text) = right.1 { text } else { String::new() };
            let base = Some(first.record().clone());
            return Ok(Self { first, base, base_refused, sides, spare });
        }
        let (name, text) = left;
        let first = Original::<T>::read(text.clone()).map_err(|error| refused(name, text, error))?;
        let spare = String::new();
        let right = first.beside(&right.1).map_err(|error| refused(right.0, right.1, error))?;
        let sides = [first.record().clone(), right];
        Ok(Self { first, base: None, base_refused, sides, spare })
    }

    /// Takes up a common version that was found since.
    pub(in crate::cli) fn find_base(&mut self, text: &str) {
        match self.first.beside(text) {
            Ok(base) => self.base = Some(base),
            Err(error) => self.base_refused = Some(error),
        }
    }

    /// The two sides.
    pub(in crate::cli) fn sides(&self) -> [&T; 2] {
        self.sides.each_ref()
    }

    /// The canonical texts of the two sides, whose own texts these are.
    pub(in crate::cli) fn canonical<'t>(&self, texts: [&'t str; 2]) -> [Cow<'t, str>; 2] {
        [0, 1].map(|side| self.first.canonical(&self.sides[side], texts[side]))
    }

    /// The canonical text of the common version, whose own text this is; none where there is none.
    pub(in crate::cli) fn canonical_base<'t>(&self, text: &'t str) -> Option<Cow<'t, str>> {
        self.base.as_ref().map(|base| self.first.canonical(base, text))
    }

    /// A text that is not needed any more, for the room that it takes.
    pub(in crate::cli) fn room(&mut self) -> String {
        std::mem::take(&mut self.spare)
    }

    /// Merges them, under the labels of the sides; the result is written in the room of another text.
    pub(in crate::cli) fn join(
        &self,
        labels: [&str; 2],
        basis: Basis,
        room: String,
    ) -> Result<MergeOutput, NotJoined> {
        let party = |side: usize| Party { label: labels[side], file: &self.sides[side] };
        // Most of the result stands in the first version already. As far as it is known by then that it is in
        // canonical form there, it is taken from there.
        let merging = AtomicBool::new(true);
        let merged = std::thread::scope(|scope| {
            let look = || self.first.look_while(|| merging.load(Ordering::Relaxed));
            // Where no thread is to be had, nothing is known.
            let _ = std::thread::Builder::new().spawn_scoped(scope, look);
            let merged = match &self.base {
                Some(base) => merge::merge_on(base, basis, party(0), party(1)),
                None => merge::merge(None, party(0), party(1)),
            };
            merging.store(false, Ordering::Relaxed);
            merged
        });
        let text = merge::verify_beside(&merged.file, &self.first, room).map_err(|_| NotJoined::Fault)?;
        let questions = merge::questions(&merged.file);
        let title = merged.file.as_version().title().to_owned();
        let Merged { account, notes, decisions, .. } = merged;
        let base_refused = self.base_refused.clone();
        Ok(MergeOutput { text, title, account, notes, decisions, questions, base_refused })
    }
}
