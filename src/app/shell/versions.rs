//! Other versions of the document: on disk, from an interrupted session, from the history, from outside.

use crate::model::{Message, TrainingPath};

/// Which version the path is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Against {
    /// The one that was saved last.
    #[default]
    Saved,
    /// The one that somebody else put on disk.
    Disk,
    /// The one that an interrupted session left.
    Recovered,
    /// A state of the history.
    State(usize),
    /// A file, or a revision of git, by its name.
    Named(String),
}

/// What an interrupted session left.
#[derive(Debug, Clone, PartialEq)]
pub struct Recovery {
    /// The path as it was when the session ended.
    pub path: TrainingPath,
    /// When it was last changed, for people.
    pub when: String,
    /// Whether the file has changed since.
    pub file_changed: bool,
}

/// What stands on disk.
#[derive(Debug, Clone, PartialEq)]
pub enum Disk {
    /// A path that can be read.
    Path(Box<TrainingPath>),
    /// Something that can't, and why.
    Unreadable(Message),
    /// Nothing any more.
    Gone,
}

/// A version that can be compared with, as the outside offers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What it is called.
    pub label: String,
    /// What is said beside it.
    pub detail: String,
    /// The name by which it can be fetched.
    pub name: String,
}
