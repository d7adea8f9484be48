//! The repository around a file.

use std::ffi::{OsStr, OsString};
use std::path::{Component, Path, PathBuf};

use super::error::VcsError;
use super::names::os_string;
use super::run::Git;

/// A repository with a work tree.
#[derive(Debug, Clone)]
pub struct Repository {
    pub(super) git: Git,
    /// The folder of its work tree, without links.
    top: PathBuf,
    /// The folder that holds what is particular to this work tree.
    folder: PathBuf,
    /// The folder that all work trees share.
    common: PathBuf,
}

impl Repository {
    /// The repository that a file or folder is in; it need not exist, but a folder above it must.
    ///
    /// # Errors
    /// There is no git program, no repository, or git does not trust it.
    pub fn around(path: &Path) -> Result<Self, VcsError> {
        let folder = existing_folder(path);
        let git = Git::in_folder(&folder);
        // One line each: a name with a line break in it is one that nobody uses for a folder of git.
        let lines = git.bytes(&["rev-parse", "--show-toplevel", "--absolute-git-dir", "--git-common-dir"])?;
        let mut lines = lines.split(|byte| *byte == b'\n').map(os_string);
        let mut next = || PathBuf::from(lines.next().unwrap_or_default());
        let (top, own, common) = (next(), next(), folder.join(next()));
        if top.as_os_str().is_empty() {
            return Err(VcsError::NoRepository { folder });
        }
        let top = top.canonicalize().unwrap_or(top);
        // Told relative to wherever git was asked: one repository, one name.
        let common = common.canonicalize().unwrap_or(common);
        Ok(Self { git: Git::in_folder(&top), top, folder: own, common })
    }

    /// The folder of the work tree.
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// Where git keeps what is particular to this work tree: `.git`, or a folder in it.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where git keeps what all work trees share.
    pub fn common_folder(&self) -> &Path {
        &self.common
    }

    /// The name of a file from the top of the work tree, as git writes it; none for a file outside.
    pub fn name_of(&self, file: &Path) -> Option<OsString> {
        let file = real(file);
        let below = file.strip_prefix(&self.top).ok()?;
        let mut name = OsString::new();
        for part in below.components() {
            let Component::Normal(part) = part else { return None };
            if !name.is_empty() {
                name.push("/");
            }
            name.push(part);
        }
        Some(name)
    }

    /// The bytes of an object of at most `limit` bytes.
    ///
    /// # Errors
    /// There is no such object, or it is larger.
    pub fn blob(&self, id: &str, limit: u64) -> Result<Vec<u8>, VcsError> {
        self.git.object(id, limit)
    }

    /// What a revision is called in full; none where there is none.
    pub(super) fn verify(&self, revision: impl AsRef<OsStr>) -> Result<Option<String>, VcsError> {
        verify(&self.git, revision)
    }
}

/// The id of an object by any of its names; none where there is none. A name that looks like an
/// option is none.
pub(super) fn verify(git: &Git, name: impl AsRef<OsStr>) -> Result<Option<String>, VcsError> {
    let name = name.as_ref();
    if name.as_encoded_bytes().first().is_none_or(|byte| *byte == b'-') {
        return Ok(None);
    }
    let args = [OsStr::new("rev-parse"), OsStr::new("--verify"), OsStr::new("--quiet"), name];
    let answer = git.ask(&args)?;
    match answer.code {
        Some(0) => Ok(Some(String::from_utf8_lossy(&answer.out).trim_end().to_owned())),
        _ => match git.refusal("rev-parse", &answer) {
            error @ (VcsError::NoRepository { .. } | VcsError::NotTrusted { .. }) => Err(error),
            _ => Ok(None),
        },
    }
}

/// The nearest folder at or above a path that is there.
fn existing_folder(path: &Path) -> PathBuf {
    let found = path.ancestors().find(|above| above.is_dir()).unwrap_or(Path::new("."));
    if found.as_os_str().is_empty() { PathBuf::from(".") } else { found.to_path_buf() }
}

/// A path without links in its folders. The last part stays as it is: a link in a work tree is a
/// file of its own for git.
fn real(file: &Path) -> PathBuf {
    let full = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let (Some(folder), Some(name)) = (full.parent(), full.file_name()) else { return full };
    let mut missing: Vec<&OsStr> = vec![name];
    let mut folder = folder;
    loop {
        if let Ok(found) = folder.canonicalize() {
            return missing.iter().rev().fold(found, |path, part| path.join(part));
        }
        let (Some(above), Some(name)) = (folder.parent(), folder.file_name()) else { return full };
        missing.push(name);
        folder = above;
    }
}
