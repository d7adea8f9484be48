//! The errors and notes of this layer as messages.
//!
//! Owns the choice of key and arguments: each message names the file, what is wrong and what to do.
//! The sentences are in `i18n/*/store.ftl`; what `Display` writes is for logs and tests.

use super::error::{Encoding, JournalError, LoadError, SaveError};
use super::fs::{Attribute, EntryKind};
use super::owner::Owner;
use super::recover::Recovered;
use super::saved::{Method, SaveNote, Saved};
use crate::model::Message;
use crate::model::message::Arg;
use std::fmt;
use std::io;
use std::path::Path;

fn text(path: &Path) -> String {
    path.display().to_string()
}

/// Why the system refused, in words where it is one of the usual reasons.
fn reason(error: &io::Error) -> Message {
    // The numbers of errno(3) that Rust has no name for: EIO.
    const INPUT_OUTPUT: i32 = 5;
    let key = match error.kind() {
        io::ErrorKind::StorageFull => "store-reason-full",
        io::ErrorKind::QuotaExceeded => "store-reason-quota",
        io::ErrorKind::PermissionDenied => "store-reason-denied",
        io::ErrorKind::ReadOnlyFilesystem => "store-reason-read-only",
        io::ErrorKind::FileTooLarge => "store-reason-size-limit",
        _ if lacks_folder(error) => "store-reason-no-folder",
        _ if cfg!(unix) && error.raw_os_error() == Some(INPUT_OUTPUT) => "store-reason-device",
        _ => return Message::new("store-reason-other").with("text", error.to_string()),
    };
    Message::new(key)
}

/// Whether the folder of a file is not there, or is none.
fn lacks_folder(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn kind_name(kind: EntryKind) -> Message {
    Message::new(match kind {
        EntryKind::Folder => "store-kind-folder",
        EntryKind::File | EntryKind::Link | EntryKind::Special => "store-kind-special",
    })
}

fn mebibytes(bytes: u64) -> usize {
    usize::try_from(bytes.div_ceil(1024 * 1024)).unwrap_or(usize::MAX)
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl Encoding {
    fn message(self) -> Message {
        Message::new(match self {
            Self::Windows1252 => "store-encoding-windows-1252",
            Self::Utf16Little | Self::Utf16Big => "store-encoding-utf-16",
            Self::Unknown => "store-encoding-unknown",
        })
    }
}

impl LoadError {
    /// The file it speaks of.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::Dangling { path, .. }
            | Self::Loop { path }
            | Self::NotAFile { path, .. }
            | Self::TooLarge { path, .. }
            | Self::NotUtf8 { path, .. }
            | Self::Failed { path, .. } => path,
        }
    }

    /// What to tell the author.
    pub fn message(&self) -> Message {
        let of = |key: &str| Message::new(key).with("file", text(self.path()));
        match self {
            Self::Missing { .. } => of("store-load-missing"),
            Self::Dangling { target, .. } => of("store-load-dangling").with("target", text(target)),
            Self::Loop { .. } => of("store-load-loop"),
            Self::NotAFile { kind, .. } => of("store-load-not-a-file").with("kind", kind_name(*kind)),
            Self::TooLarge { len, limit, .. } => {
                of("store-load-too-large").with("size", mebibytes(*len)).with("limit", mebibytes(*limit))
            }
            Self::NotUtf8 { offset, line, encoding, .. } => of("store-load-not-utf8")
                .with("line", *line)
                .with("byte", count(*offset))
                .with("hint", encoding.message()),
            Self::Failed { source, .. } => of("store-load-failed").with("reason", reason(source)),
        }
    }
}

impl SaveError {
    /// The file it speaks of.
    pub fn path(&self) -> &Path {
        match self {
            Self::Changed { path }
            | Self::Gone { path }
            | Self::Exists { path }
            | Self::Dangling { path, .. }
            | Self::Loop { path }
            | Self::NotAFile { path, .. }
            | Self::ReadOnly { path }
            | Self::NoRecovery { path, .. }
            | Self::Failed { path, .. }
            | Self::NotDurable { path, .. }
            | Self::Damaged { path, .. } => path,
        }
    }

    /// What to tell the author.
    pub fn message(&self) -> Message {
        let of = |key: &str| Message::new(key).with("file", text(self.path()));
        match self {
            Self::Changed { .. } => of("store-save-changed"),
            Self::Gone { .. } => of("store-save-gone"),
            Self::Exists { .. } => of("store-save-exists"),
            Self::Dangling { target, .. } => of("store-save-dangling").with("target", text(target)),
            Self::Loop { .. } => of("store-save-loop"),
            Self::NotAFile { kind, .. } => of("store-save-not-a-file").with("kind", kind_name(*kind)),
            Self::ReadOnly { .. } => of("store-save-read-only"),
            Self::NoRecovery { source, .. } => of("store-save-no-recovery").with("reason", reason(source)),
            Self::Failed { missing: Some(missing), .. } => {
                of("store-save-full").with("missing", count(*missing))
            }
            Self::Failed { source, .. } if lacks_folder(source) => of("store-save-no-folder"),
            Self::Failed { source, needed, .. } => {
                of("store-save-failed").with("reason", reason(source)).with("needed", count(*needed))
            }
            Self::NotDurable { source, .. } => of("store-save-not-durable").with("reason", reason(source)),
            Self::Damaged { recovery, source, .. } => {
                of("store-save-damaged").with("recovery", text(recovery)).with("reason", reason(source))
            }
        }
    }
}

impl JournalError {
    /// What to tell the author.
    pub fn message(&self) -> Message {
        match self {
            Self::NoPlace => Message::new("store-journal-no-place"),
            Self::Failed { path, source } => {
                Message::new("store-journal-failed").with("file", text(path)).with("reason", reason(source))
            }
            Self::Damaged { path } => Message::new("store-journal-damaged").with("file", text(path)),
            Self::OtherVersion { path } => {
                Message::new("store-journal-other-version").with("file", text(path))
            }
        }
    }
}

impl Recovered {
    /// That more was in the journal than could be read.
    pub fn damage(&self) -> Message {
        Message::new("store-journal-cut").with("file", text(&self.journal))
    }
}

impl Saved {
    /// What the author should know of a save that succeeded, besides that it did.
    pub fn messages(&self) -> Vec<Message> {
        let of = |key: &str| Message::new(key).with("file", text(&self.path));
        let method = match self.method {
            Method::Created | Method::Replaced => None,
            Method::InPlaceForLinks(links) => Some(of("store-note-links").with("count", count(links))),
            Method::InPlaceForFolder => Some(of("store-note-folder")),
            Method::InPlaceForRename => Some(of("store-note-rename")),
        };
        let notes = self.notes.iter().map(|note| match note {
            SaveNote::Lost(lost) => of("store-note-lost").with("what", attribute_name(lost)),
            SaveNote::CopyLeft(copy) => of("store-note-copy-left").with("copy", text(copy)),
        });
        method.into_iter().chain(notes).collect()
    }
}

fn attribute_name(attribute: &Attribute) -> Message {
    match attribute {
        Attribute::Mode => Message::new("store-attribute-mode"),
        Attribute::Owner => Message::new("store-attribute-owner"),
        Attribute::Group => Message::new("store-attribute-group"),
        Attribute::AccessList => Message::new("store-attribute-access-list"),
        Attribute::Extended(name) => Message::new("store-attribute-extended").with("name", name.as_str()),
    }
}

impl Owner {
    /// Who has `file` open, where: with the key `store-lock-taken` for one that is, with
    /// `store-lock-elsewhere` for one that may be.
    pub fn opened_by(&self, key: &str, file: &Path) -> Message {
        Message::new(key)
            .with("file", text(file))
            .with("user", some(&self.user, "store-owner-unknown"))
            .with("host", some(&self.host, "store-host-unknown"))
            .with("pid", self.pid)
    }
}

/// A name, or the word for one that is not known.
fn some(name: &str, unknown: &str) -> Arg {
    if name.trim().is_empty() { Message::new(unknown).into() } else { name.into() }
}

/// The key and the arguments: precise, in no language.
fn write_plainly(message: &Message, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{} {:?}", message.key, message.args)
}

macro_rules! error {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_plainly(&self.message(), f)
            }
        }

        impl std::error::Error for $name {}

        impl From<&$name> for Message {
            fn from(error: &$name) -> Self {
                error.message()
            }
        }
    };
}

error!(LoadError);
error!(SaveError);
error!(JournalError);
