//! Saving a file so that it is, at every instant and after any crash, the old version or the new.
//!
//! Owns the protocol: the new version is written aside, given the attributes of the old one, made
//! durable, compared with what was loaded, and put in place by one rename, which is made durable
//! too. Where a rename would break something (a second name of the file, a closed folder), the file
//! is changed in place, after a complete copy of the new version has been made durable elsewhere:
//! that is `in_place`. Reads no clock but the file's, asks nothing, and never tries a failed
//! `fsync` again: the pages it spoke of may be gone.

use super::error::SaveError;
use super::fs::{Access, Attribute, EntryKind, Fs, Metadata, folder_of, patiently, read_up_to, write_all};
use super::in_place;
use super::load::hash_of;
use super::resolve::{ResolvedPath, Unresolved, resolve};
use super::saved::FileIdentity;
use super::saved::{Job, Method, SaveNote, Saved};
use super::temp;
use std::io;
use std::path::{Path, PathBuf};

/// Saves `bytes` as the file at `path`, at the end of its links.
///
/// `expected` is the version that was loaded or last saved: when another stands there, nothing is
/// written. `None` means that nothing stands there yet; to write over a file that was not loaded,
/// [`identify`](super::load::identify) it first. `state` is the folder in which a recovery copy
/// finds a place when the file's own folder is closed.
///
/// # Errors
/// After every error but two the file is what it was before and nothing is left beside it:
/// [`SaveError::NotDurable`] (the new version is there, but a loss of power may still take it back)
/// and [`SaveError::Damaged`] (the file was torn in place; the error names the complete copy).
pub fn save<F: Fs>(
    fs: &F,
    path: &Path,
    bytes: &[u8],
    expected: Option<&FileIdentity>,
    state: Option<&Path>,
) -> Result<Saved, SaveError> {
    let target = resolve(fs, path).map_err(|why| unresolved(path, why))?;
    let job = Job { fs, path, at: &target.path, bytes, state };
    // Between two programs of ours this closes the gap between comparing and renaming.
    let _others_wait = fs.lock_folder(folder_of(job.at));
    match (&target, expected) {
        (ResolvedPath { found: None, .. }, None) => job.create(),
        (ResolvedPath { found: None, .. }, Some(_)) => Err(SaveError::Gone { path: job.name() }),
        (ResolvedPath { found: Some(_), .. }, None) => Err(SaveError::Exists { path: job.name() }),
        (ResolvedPath { found: Some(found), .. }, Some(expected)) => job.update(found, expected),
    }
}

/// A complete, durable version in a file of our own.
struct Aside {
    path: PathBuf,
    found: Metadata,
    lost: Vec<Attribute>,
}

impl<F: Fs> Job<'_, F> {
    fn create(&self) -> Result<Saved, SaveError> {
        // Its mode is the one the user wants for new files, from the beginning.
        let (path, file) = self.make_temporary(Access::CreateShared).map_err(|error| self.failed(error))?;
        let aside = self.write_aside(path, file, None).map_err(|error| self.failed(error))?;
        match patiently(|| self.fs.rename_new(&aside.path, self.at)) {
            Ok(()) => self.settle(aside, Method::Created),
            Err(error) => {
                self.remove(&aside.path);
                Err(match error.kind() {
                    io::ErrorKind::AlreadyExists => SaveError::Exists { path: self.name() },
                    _ => self.failed(error),
                })
            }
        }
    }

    fn update(&self, found: &Metadata, expected: &FileIdentity) -> Result<Saved, SaveError> {
        if found.kind != EntryKind::File {
            return Err(SaveError::NotAFile { path: self.name(), kind: found.kind });
        }
        if !self.fs.may_write(self.at) {
            return Err(SaveError::ReadOnly { path: self.name() });
        }
        if found.links > 1 {
            return in_place::write(self, expected, Method::InPlaceForLinks(found.links));
        }
        let old = patiently(|| self.fs.open(self.at, Access::Read)).map_err(|error| self.failed(error))?;
        let (path, file) = match self.make_temporary(Access::CreateNew) {
            Ok(made) => made,
            Err(error) if is_closed(&error) => {
                return in_place::write(self, expected, Method::InPlaceForFolder);
            }
            Err(error) => return Err(self.failed(error)),
        };
        let aside = self.write_aside(path, file, Some(&old)).map_err(|error| self.failed(error))?;
        if let Err(error) = self.compare(expected) {
            self.remove(&aside.path);
            return Err(error);
        }
        match patiently(|| self.fs.replace(&aside.path, self.at)) {
            Ok(()) => self.settle(aside, Method::Replaced),
            Err(error) => {
                self.remove(&aside.path);
                // A file mounted by itself, a sticky folder: the file may be written, not replaced.
                if is_closed(&error)
                    || matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices)
                {
                    return in_place::write(self, expected, Method::InPlaceForRename);
                }
                Err(self.failed(error))
            }
        }
    }

    fn make_temporary(&self, access: Access) -> io::Result<(PathBuf, F::File)> {
        let name = self.at.file_name().ok_or(io::ErrorKind::IsADirectory)?;
        temp::create(self.fs, folder_of(self.at), name, temp::TEMPORARY, access)
    }

    /// Gives the new file its bytes and the attributes of the old one and makes them durable;
    /// removes it when that fails.
    fn write_aside(&self, path: PathBuf, file: F::File, old: Option<&F::File>) -> io::Result<Aside> {
        let filled = write_all(self.fs, &file, 0, self.bytes).and_then(|()| {
            let lost = old.map(|old| self.fs.copy_attributes(old, &file)).unwrap_or_default();
            patiently(|| self.fs.fsync(&file))?;
            Ok((patiently(|| self.fs.metadata_of(&file))?, lost))
        });
        // Closed before it is removed: only then is its room free again.
        drop(file);
        match filled {
            Ok((found, lost)) => Ok(Aside { path, found, lost }),
            Err(error) => {
                self.remove(&path);
                Err(error)
            }
        }
    }

    /// Reads the file once more and refuses to go on when it is not the expected version.
    fn compare(&self, expected: &FileIdentity) -> Result<(), SaveError> {
        let (file, found) = self.open_expected(expected)?;
        let (hash, len) = hash_of(self.fs, &file).map_err(|error| self.failed(error))?;
        let now = FileIdentity { hash, len, modified: found.modified, ..*expected };
        if now.same_content(expected) { Ok(()) } else { Err(SaveError::Changed { path: self.name() }) }
    }

    /// As [`compare`](Self::compare), and returns the bytes of the file.
    pub(super) fn read_expected(&self, expected: &FileIdentity) -> Result<Vec<u8>, SaveError> {
        let (file, found) = self.open_expected(expected)?;
        let bytes = read_up_to(self.fs, &file, found.len, found.len).map_err(|error| self.failed(error))?;
        if FileIdentity::of(&found, &bytes).same_content(expected) {
            Ok(bytes)
        } else {
            Err(SaveError::Changed { path: self.name() })
        }
    }

    /// Opens the file, which has the expected length.
    fn open_expected(&self, expected: &FileIdentity) -> Result<(F::File, Metadata), SaveError> {
        let file = match patiently(|| self.fs.open(self.at, Access::Read)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(SaveError::Gone { path: self.name() });
            }
            Err(error) => return Err(self.failed(error)),
        };
        let found = patiently(|| self.fs.metadata_of(&file)).map_err(|error| self.failed(error))?;
        if found.kind != EntryKind::File || found.len != expected.len {
            return Err(SaveError::Changed { path: self.name() });
        }
        Ok((file, found))
    }

    /// The new version stands in its place: makes that durable and tells.
    fn settle(&self, aside: Aside, method: Method) -> Result<Saved, SaveError> {
        let saved = Saved {
            path: self.at.to_path_buf(),
            identity: FileIdentity::of(&aside.found, self.bytes),
            method,
            notes: aside.lost.into_iter().map(SaveNote::Lost).collect(),
        };
        match patiently(|| self.fs.fsync_dir(folder_of(self.at))) {
            Ok(()) => Ok(saved),
            Err(source) => Err(SaveError::NotDurable { path: self.name(), source, saved: Box::new(saved) }),
        }
    }

    /// Removes a file of our own. When even that fails, the sweep of a later day finds it.
    pub(super) fn remove(&self, path: &Path) -> bool {
        patiently(|| self.fs.unlink(path)).is_ok()
    }

    pub(super) fn name(&self) -> PathBuf {
        self.path.to_path_buf()
    }

    /// The error of a save that left everything as it was.
    pub(super) fn failed(&self, source: io::Error) -> SaveError {
        let needed = self.bytes.len() as u64;
        let full = matches!(source.kind(), io::ErrorKind::StorageFull);
        let missing = self
            .fs
            .free_bytes(folder_of(self.at))
            .filter(|_| full)
            .map(|free| needed.saturating_sub(free))
            .filter(|missing| *missing > 0);
        SaveError::Failed { path: self.name(), source, needed, missing }
    }
}

/// Whether the error says that this place takes no new file from this user.
fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn unresolved(path: &Path, why: Unresolved) -> SaveError {
    let path = path.to_path_buf();
    match why {
        Unresolved::Dangling(target) => SaveError::Dangling { path, target },
        Unresolved::Loop => SaveError::Loop { path },
        Unresolved::Refused(source) => SaveError::Failed { path, source, needed: 0, missing: None },
    }
}
