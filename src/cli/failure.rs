//! Why a command could not do its work, and the names of files as they are printed.
//!
//! Owns no printing: [`super::session`] says a failure, and the commands give it back.

use std::io;
use std::path::Path;

use crate::format::ReadError;
use crate::i18n::visible;
use crate::model::Message;
use crate::store::{self, DiskFs, LoadError, SaveError};

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nobody reads the output any more.
    ClosedPipe,
    /// There is this to say.
    Message(Message),
    /// A text was refused.
    Refused {
        /// The name of the file.
        name: String,
        /// The text, to show the place in; empty where there is none to show.
        text: String,
        /// Why.
        error: Box<ReadError>,
    },
}

impl Failure {
    /// What it is, for programs and for the log.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::ClosedPipe => "closed-pipe",
            Self::Message(message) => &message.key,
            Self::Refused { .. } => "refused",
        }
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::Message(error.message())
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Self {
        Self::Message(error.message())
    }
}

/// Why standard output took nothing.
pub(crate) fn unwritten(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::ClosedPipe;
    }
    Message::new("cli-output-failed").with("reason", error.to_string()).into()
}

/// The name of a file, fit to print.
pub(crate) fn shown(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
}

/// Where the complete version is of a file that a killed save left incomplete; none where there is none.
pub(crate) fn intact_copy(file: &Path) -> Option<Message> {
    let real = file.canonicalize().ok()?;
    let copy = store::recovery_copies(&DiskFs, &real, store::state_dir().as_deref()).pop()?;
    Some(Message::new("cli-file-torn").with("file", shown(file)).with("copy", shown(&copy)))
}
