//! The message above the footer.

use crate::check::Severity;
use crate::model::Message;

/// What the last thing done was, shown above the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The words.
    pub message: Message,
    /// What kind of news it is.
    pub tone: Tone,
}

/// What kind of news something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It was done.
    Done,
    /// It was not done.
    Refused,
    /// It was found, that grave.
    Found(Severity),
}
