//! The hint that somebody has a file open.
//!
//! Owns the small file beside it, `.NAME.lock`, which tells who and where. Only a hint: some network
//! folders know no locks, others copy the file about; what protects the work is the comparison in
//! `save`. The lock of the system on that file, not its being there, tells whether it is meant: a
//! file left by a kill locks nobody out.

use super::disk::DiskFs;
use super::fs::{Access, Fs, folder_of, read_up_to, write_all};
use super::owner::Owner;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// More than what is ever written into one.
const LONGEST: u64 = 4096;

/// The lock of one file, held by this process until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    file: File,
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Acquired {
    /// It is ours.
    Held(Lock),
    /// Another process of this machine has the file open; who, if it has said so.
    Taken(Option<Owner>),
    /// A process of another machine had the file open, and whether it still runs cannot be known
    /// from here: the author may ask a colleague, then [`Lock::take_over`].
    Elsewhere(Owner),
    /// There can be no lock here (a closed folder, a file system without locks).
    Unavailable,
}

impl Lock {
    /// Asks for the lock of the real file `file`.
    pub fn acquire(file: &Path) -> Acquired {
        Self::attempt(file, false).unwrap_or(Acquired::Unavailable)
    }

    /// The same, without regard for what another machine may have left.
    #[cfg(feature = "testing")]
    pub fn take_over(file: &Path) -> Acquired {
        Self::attempt(file, true).unwrap_or(Acquired::Unavailable)
    }

    fn attempt(of: &Path, take_over: bool) -> io::Result<Acquired> {
        let name = of.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy();
        let path = folder_of(of).join(format!(".{name}.lock"));
        // Again when the file is removed by its owner between two steps; three times is enough for
        // owners that end one after the other.
        for _ in 0..3 {
            let Some(file) = open(&path)? else { continue };
            let said = owner_in(&path);
            let free = match DiskFs.try_lock(&file) {
                Ok(free) => free,
                // No locks here: what the file says is all there is.
                Err(_) => !said.as_ref().is_some_and(|owner| owner.is_here() && owner.is_running()),
            };
            if !free {
                return Ok(Acquired::Taken(said));
            }
            if !is_still_there(&file, &path) {
                continue;
            }
            if let Some(owner) = said.filter(|owner| !owner.is_here() && !take_over) {
                return Ok(Acquired::Elsewhere(owner));
            }
            let owner = serde_json::to_vec(&Owner::current())?;
            file.set_len(0)?;
            write_all(&DiskFs, &file, 0, &owner)?;
            return Ok(Acquired::Held(Self { path, file }));
        }
        Ok(Acquired::Taken(None))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while the lock is still held, and only if the file is still ours.
        if is_still_there(&self.file, &self.path) {
            let _ = DiskFs.unlink(&self.path);
        }
    }
}

/// Opens the lock file, made now or found; `None` when it went in between.
fn open(path: &Path) -> io::Result<Option<File>> {
    match DiskFs.open(path, Access::CreateShared) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        done => return done.map(Some),
    }
    match DiskFs.open(path, Access::Write) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        done => done.map(Some),
    }
}

/// Who is named in a lock file.
fn owner_in(path: &Path) -> Option<Owner> {
    let file = DiskFs.open(path, Access::Read).ok()?;
    let bytes = read_up_to(&DiskFs, &file, LONGEST, LONGEST).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn is_still_there(file: &File, path: &Path) -> bool {
    let (Ok(open), Ok(there)) = (DiskFs.metadata_of(file), DiskFs.metadata(path)) else { return false };
    (open.device, open.inode) == (there.device, there.inode)
}
