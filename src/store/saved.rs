//! What a save works on, and what it returns.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::fs::{Attribute, Fs};

/// A save that succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The real file, at the end of the links.
    pub path: PathBuf,
    /// The version that stands there now; what the next save expects.
    pub identity: FileIdentity,
    /// How it came there.
    pub method: Method,
    /// What the author should know of it.
    pub notes: Vec<SaveNote>,
}

/// How a new version came into its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// There was no file.
    Created,
    /// By a rename: no crash can tear it.
    Replaced,
    /// Written over the old version, because the file has this many names, which all keep leading
    /// to it.
    InPlaceForLinks(u64),
    /// Written over the old version, because the folder takes no new file.
    InPlaceForFolder,
    /// Written over the old version, because the system refused the rename.
    InPlaceForRename,
}

/// What the author should know of a save that succeeded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveNote {
    /// The new file could not be given this of the old one.
    Lost(Attribute),
    /// This copy was made for safety and could not be removed again.
    CopyLeft(PathBuf),
}

/// One save.
pub(super) struct Job<'a, F: Fs> {
    pub(super) fs: &'a F,
    /// The path as the author knows it, for errors.
    pub(super) path: &'a Path,
    /// The real file.
    pub(super) at: &'a Path,
    pub(super) bytes: &'a [u8],
    pub(super) state: Option<&'a Path>,
}

/// One version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileIdentity {
    /// The device it stands on.
    pub device: u64,
    /// Its number there.
    pub inode: u64,
    /// Its length in bytes.
    pub len: u64,
    /// When it was last written. Never trusted alone: clocks jump, and some count in seconds.
    pub modified: SystemTime,
    /// The BLAKE3 hash of its bytes, which decides.
    pub hash: [u8; 32],
}
