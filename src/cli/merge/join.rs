//! Two texts brought together by the engine, whatever kind of file they are.
//!
//! Owns the way from texts to a text that was read again. The command, the merge driver and `resolve`
//! all merge through here.

use crate::cli::session::Failure;
use crate::format::{self, FileKind, Original, ReadError};
use crate::merge::{self, Account, Decision, Mergeable, Merged, Note, Party, Question};
use crate::model::{Card, Charter, Message, ModuleFile, TrainingPath};

/// A version to merge.
#[derive(Debug, Clone, Copy)]
pub(in crate::cli) struct Version<'a> {
    /// The file it comes from, for refusals.
    pub(in crate::cli) name: &'a str,
    /// What people call it.
    pub(in crate::cli) label: &'a str,
    /// Its text.
    pub(in crate::cli) text: &'a str,
}

/// What came of a merge.
#[derive(Debug)]
pub(in crate::cli) struct Joined {
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

impl Joined {
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
    left: Version,
    right: Version,
) -> Result<Joined, NotJoined> {
    match kind {
        FileKind::Path => typed::<TrainingPath>(base, left, right, |file| (&file.title, &file.id)),
        FileKind::Module => typed::<ModuleFile>(base, left, right, |file| (&file.module.title, &file.id)),
        FileKind::Card => typed::<Card>(base, left, right, |file| (&file.title, &file.id)),
        FileKind::Charter => typed::<Charter>(base, left, right, |file| (&file.title, &file.id)),
    }
}

fn typed<T: Mergeable>(
    base: Option<&str>,
    left: Version,
    right: Version,
    names: fn(&T) -> (&String, &String),
) -> Result<Joined, NotJoined> {
    let (original, base_refused) = match base.map(Original::<T>::read) {
        None => (None, None),
        Some(Ok(base)) => (Some(base), None),
        Some(Err(error)) => (None, Some(error)),
    };
    let read = |version: Version| {
        let read = match &original {
            Some(base) => base.beside(version.text),
            None => format::read(version.text),
        };
        read.map_err(|error| NotJoined::Refused {
            name: version.name.to_owned(),
            text: version.text.to_owned(),
            error: Box::new(error),
        })
    };
    let (one, other) = (read(left)?, read(right)?);
    let party = |label, file| Party { label, file };
    let base = original.as_ref().map(Original::record);
    let merged = merge::merge(base, party(left.label, &one), party(right.label, &other));
    let text = merge::verify(&merged.file, original.as_ref()).map_err(|_| NotJoined::Fault)?;
    let questions = merge::questions(&merged.file);
    let (title, id) = names(&merged.file);
    let title = if title.is_empty() { id } else { title }.clone();
    let Merged { account, notes, decisions, .. } = merged;
    Ok(Joined { text, title, account, notes, decisions, questions, base_refused })
}
