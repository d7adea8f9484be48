//! Why git could not answer, as data.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::model::Message;

/// Why git could not answer.
#[derive(Debug)]
pub enum VcsError {
    /// There is no git program.
    NoGit,
    /// The folder is in no repository.
    NoRepository {
        /// The folder.
        folder: PathBuf,
    },
    /// git does not work in this folder because it belongs to somebody else.
    NotTrusted {
        /// The folder.
        folder: PathBuf,
    },
    /// There is no such commit, branch or tag.
    NoRevision {
        /// As it was typed.
        revision: String,
    },
    /// The revision has no such file.
    NoFile {
        /// As it was typed.
        revision: String,
        /// The file.
        file: String,
    },
    /// The file is larger than what the caller wants to read.
    TooLarge {
        /// As it was typed.
        name: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// A file that the program would write is a link to a place outside of the repository.
    LeadsOut {
        /// The link.
        file: PathBuf,
    },
    /// The history names it, and this copy of the repository has not got it.
    NotHere {
        /// As it was typed.
        name: String,
    },
    /// git neither answered nor ended.
    Silent {
        /// What was asked of it.
        command: String,
        /// How long it was waited for, in seconds.
        seconds: u64,
    },
    /// A filter of the repository would start a program.
    Filtered {
        /// The file.
        file: String,
        /// The name of the filter.
        filter: String,
        /// The command that it would start.
        program: String,
    },
    /// git said no.
    Refused {
        /// What was asked of it: `cat-file`, `config`.
        command: String,
        /// The first lines it said.
        reason: String,
    },
    /// git could not be started, or not be heard.
    Failed {
        /// What was asked of it.
        command: String,
        /// What the system said.
        source: io::Error,
    },
}

impl VcsError {
    /// What to tell the author.
    pub fn message(&self) -> Message {
        match self {
            Self::NoGit => Message::new("vcs-no-git"),
            Self::NoRepository { folder } => {
                Message::new("vcs-no-repository").with("folder", folder.display().to_string())
            }
            Self::NotTrusted { folder } => {
                Message::new("vcs-not-trusted").with("folder", folder.display().to_string())
            }
            Self::NoRevision { revision } => {
                Message::new("vcs-no-revision").with("revision", revision.as_str())
            }
            Self::NoFile { revision, file } => {
                Message::new("vcs-no-file").with("revision", revision.as_str()).with("file", file.as_str())
            }
            Self::TooLarge { name, limit } => Message::new("vcs-too-large")
                .with("file", name.as_str())
                .with("limit", usize::try_from(limit >> 20).unwrap_or(usize::MAX)),
            Self::LeadsOut { file } => Message::new("vcs-leads-out").with("file", file.display().to_string()),
            Self::NotHere { name } => Message::new("vcs-not-here").with("name", name.as_str()),
            Self::Silent { command, seconds } => Message::new("vcs-silent")
                .with("command", command.as_str())
                .with("seconds", usize::try_from(*seconds).unwrap_or(usize::MAX)),
            Self::Filtered { file, filter, program } => Message::new("vcs-filtered")
                .with("file", file.as_str())
                .with("filter", filter.as_str())
                .with("program", program.as_str()),
            Self::Refused { command, reason } => {
                Message::new("vcs-refused").with("command", command.as_str()).with("reason", reason.as_str())
            }
            Self::Failed { command, source } => Message::new("vcs-failed")
                .with("command", command.as_str())
                .with("reason", source.to_string()),
        }
    }
}

impl fmt::Display for VcsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message();
        write!(f, "{} {:?}", message.key, message.args)
    }
}

impl std::error::Error for VcsError {}
