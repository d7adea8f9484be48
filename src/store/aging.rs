//! What is kept for convenience goes by order and by amount, never by age: a clock that is wrong for a
//! while would otherwise destroy it.

use super::fs::{EntryKind, Fs};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A file that is kept.
#[derive(Debug)]
pub(super) struct KeptFile {
    pub(super) modified: SystemTime,
    pub(super) len: u64,
    pub(super) path: PathBuf,
}

impl KeptFile {
    /// The ordinary file at a path; none for anything else that stands there.
    pub(super) fn at<F: Fs>(fs: &F, path: PathBuf) -> Option<Self> {
        let found = fs.metadata(&path).ok().filter(|found| found.kind == EntryKind::File)?;
        Some(Self { modified: found.modified, len: found.len, path })
    }
}

/// How much is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub(super) files: usize,
    pub(super) bytes: u64,
}

/// Removes the oldest files while there are more than `most`; never `newest`, whatever its time says.
pub(super) fn forget<F: Fs>(fs: &F, mut kept: Vec<KeptFile>, most: Amount, newest: &Path) {
    kept.sort_by(|one, other| (one.modified, &one.path).cmp(&(other.modified, &other.path)));
    let mut files = kept.len();
    let mut bytes: u64 = kept.iter().map(|file| file.len).sum();
    for file in kept.iter().filter(|file| file.path != newest) {
        if files <= most.files && bytes <= most.bytes {
            break;
        }
        if fs.unlink(&file.path).is_ok() {
            files -= 1;
            bytes -= file.len;
        }
    }
}
