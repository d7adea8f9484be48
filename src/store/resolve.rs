//! The real file behind a path.
//!
//! Owns the following of symbolic links, so that a save writes next to the file itself and the link
//! stays a link. Only the last part of a path is followed by hand; the system follows the folders.

use super::fs::{EntryKind, Fs, Metadata, folder_of, patiently};
use std::io;
use std::path::{Path, PathBuf};

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedPath {
    /// The path at the end of the links.
    pub path: PathBuf,
    /// What stands there; `None` when nothing does.
    pub found: Option<Metadata>,
}

/// Why a path leads nowhere.
#[derive(Debug)]
pub enum Unresolved {
    /// A link whose end does not exist.
    Dangling(PathBuf),
    /// Links that lead in a circle, or more than forty of them.
    Loop,
    /// The file system refused to tell.
    Refused(io::Error),
}

/// As many links as Linux follows.
const MOST_LINKS: usize = 40;

/// Follows a path to the file it means.
pub fn resolve<F: Fs>(fs: &F, path: &Path) -> Result<ResolvedPath, Unresolved> {
    let mut at = path.to_path_buf();
    for followed in 0..=MOST_LINKS {
        let found = match patiently(|| fs.metadata(&at)) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return if followed == 0 {
                    Ok(ResolvedPath { path: at, found: None })
                } else {
                    Err(Unresolved::Dangling(at))
                };
            }
            Err(error) => return Err(Unresolved::Refused(error)),
        };
        if found.kind != EntryKind::Link {
            return Ok(ResolvedPath { path: at, found: Some(found) });
        }
        let next = patiently(|| fs.read_link(&at)).map_err(Unresolved::Refused)?;
        // A relative link starts from the folder that the link stands in.
        at = folder_of(&at).join(next);
    }
    Err(Unresolved::Loop)
}
