//! What can go wrong with files, as values.
//!
//! Owns the errors of this layer and what each holds. How they are told is in `message`.

use super::fs::EntryKind;
use super::saved::Saved;
use std::io;
use std::path::PathBuf;

/// Which encoding a text that is not UTF-8 seems to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// One byte a letter, as Excel and old editors write it in Western Europe (Latin-1 and its kin).
    Windows1252,
    /// UTF-16, low byte first.
    Utf16Little,
    /// UTF-16, high byte first.
    Utf16Big,
    /// None of these: likely not a text.
    Unknown,
}

/// Why a file was not read.
#[derive(Debug)]
pub enum LoadError {
    /// Nothing stands there.
    Missing {
        /// The path asked for.
        path: PathBuf,
    },
    /// A symbolic link leads to a file that does not exist.
    Dangling {
        /// The path asked for.
        path: PathBuf,
        /// Where its links end; the file may be created there, if the author wants that.
        target: PathBuf,
    },
    /// Symbolic links lead in a circle.
    Loop {
        /// The path asked for.
        path: PathBuf,
    },
    /// Something stands there that is not a file.
    NotAFile {
        /// The path asked for.
        path: PathBuf,
        /// What stands there.
        kind: EntryKind,
    },
    /// The file is larger than what the caller wants to read; nothing of it was read.
    TooLarge {
        /// The path asked for.
        path: PathBuf,
        /// Its length in bytes.
        len: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The bytes are not text in UTF-8.
    NotUtf8 {
        /// The path asked for.
        path: PathBuf,
        /// The first byte that does not belong, counted from 0.
        offset: u64,
        /// Its line, counted from 1.
        line: usize,
        /// What the text seems to be in.
        encoding: Encoding,
    },
    /// The system refused.
    Failed {
        /// The path asked for.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

/// Why a file was not saved. Unless it says otherwise, everything is as it was before.
#[derive(Debug)]
pub enum SaveError {
    /// Another version stands there than the one that was loaded.
    Changed {
        /// The path asked for.
        path: PathBuf,
    },
    /// The file that was loaded is no longer there.
    Gone {
        /// The path asked for.
        path: PathBuf,
    },
    /// A file stands where none was expected.
    Exists {
        /// The path asked for.
        path: PathBuf,
    },
    /// A symbolic link leads to a file that does not exist; the author is asked before it is made.
    Dangling {
        /// The path asked for.
        path: PathBuf,
        /// Where its links end: save there to create it.
        target: PathBuf,
    },
    /// Symbolic links lead in a circle.
    Loop {
        /// The path asked for.
        path: PathBuf,
    },
    /// Something stands there that is not a file.
    NotAFile {
        /// The path asked for.
        path: PathBuf,
        /// What stands there.
        kind: EntryKind,
    },
    /// This user may not write the file.
    ReadOnly {
        /// The path asked for.
        path: PathBuf,
    },
    /// The file could only be changed in place, and no safe copy could be made first.
    NoRecovery {
        /// The path asked for.
        path: PathBuf,
        /// What kept the copy from being made.
        source: io::Error,
    },
    /// The system refused a step.
    Failed {
        /// The path asked for.
        path: PathBuf,
        /// What it said.
        source: io::Error,
        /// How many bytes the new version has.
        needed: u64,
        /// How many bytes of room are missing, when that is the reason and it is known.
        missing: Option<u64>,
    },
    /// The new version is in its place, but the folder could not be made durable: a loss of power
    /// may still bring the old version back. The work is not saved; what stands there is known.
    NotDurable {
        /// The path asked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
        /// What stands there, for the next save to expect.
        saved: Box<Saved>,
    },
    /// The file was being changed in place and could be neither finished nor put back.
    Damaged {
        /// The path asked for.
        path: PathBuf,
        /// The complete new version.
        recovery: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Why there is no journal, or why one that was found is of no use.
#[derive(Debug)]
pub enum JournalError {
    /// There is no folder for it: no home, and no variable that names one.
    NoPlace,
    /// It could not be written; the program works on without it.
    Failed {
        /// The journal, or its folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is damaged before the first change.
    Damaged {
        /// The journal.
        path: PathBuf,
    },
    /// It was written by a version of the program that this one does not know.
    OtherVersion {
        /// The journal.
        path: PathBuf,
    },
}
