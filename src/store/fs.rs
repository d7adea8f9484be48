//! What saving, loading and the journal need of a file system, as a trait.
//!
//! Owns the list of operations and the loops over them that every caller needs (short writes,
//! interrupted calls). Holds no protocol: which operation comes after which is the business of the
//! modules that use it.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// An ordinary file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a device, a socket, or a file that the kernel makes up (`/proc`, `/sys`).
    Special,
}

/// What the file system tells of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metadata {
    /// What it is.
    pub kind: EntryKind,
    /// The device it stands on.
    pub device: u64,
    /// Its number there.
    pub inode: u64,
    /// Its length in bytes.
    pub len: u64,
    /// When it was last written, as far as the file system can tell.
    pub modified: SystemTime,
    /// How many names it has.
    pub links: u64,
}

/// How a file is opened. None of these follows a symbolic link in the last part of the path, waits
/// for another process, or leaves the file open in programs started later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reading a file that is there.
    Read,
    /// Writing into a file that is there, without emptying it.
    Write,
    /// Reading and writing a file that must not be there yet, readable by nobody else.
    CreateNew,
    /// The same, with the mode that the user wants for new files.
    CreateShared,
}

/// Something of a file besides its bytes, that a new file in its place should have too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attribute {
    /// Who may read and write it.
    Mode,
    /// Its owner.
    Owner,
    /// Its group.
    Group,
    /// Its access control list.
    AccessList,
    /// An extended attribute, by name.
    Extended(String),
}

/// A file system.
pub trait Fs {
    /// An open file or folder; closed when dropped.
    type File;

    /// Opens a file.
    fn open(&self, path: &Path, access: Access) -> io::Result<Self::File>;
    /// What is known of an open file.
    fn metadata_of(&self, file: &Self::File) -> io::Result<Metadata>;
    /// What is known of what stands at a path, a symbolic link itself included.
    fn metadata(&self, path: &Path) -> io::Result<Metadata>;
    /// Where a symbolic link points.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// Reads at a place; 0 at the end.
    fn read_at(&self, file: &Self::File, offset: u64, buffer: &mut [u8]) -> io::Result<usize>;
    /// Writes at a place; may write less than it was given.
    fn write_at(&self, file: &Self::File, offset: u64, bytes: &[u8]) -> io::Result<usize>;
    /// Cuts or extends a file.
    fn set_len(&self, file: &Self::File, len: u64) -> io::Result<()>;
    /// Returns when the bytes and the length of a file would survive a loss of power.
    fn fsync(&self, file: &Self::File) -> io::Result<()>;
    /// Gives a new file the owner, group, access list, extended attributes and mode of another, and
    /// returns what could not be kept. Whatever fails, the new file is never open to more people
    /// than the old one.
    fn copy_attributes(&self, from: &Self::File, to: &Self::File) -> Vec<Attribute>;
    /// Puts `from` in the place of `to`, which is there, in one step.
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives `from` the name `to`, in one step; fails when something stands there.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a name of a file.
    fn unlink(&self, path: &Path) -> io::Result<()>;
    /// Returns when the names in a folder would survive a loss of power. A file system that cannot
    /// promise it for folders is not an error.
    fn fsync_dir(&self, folder: &Path) -> io::Result<()>;
    /// The names in a folder, in no order.
    fn entries(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// Creates a folder and those above it, open to the user only.
    fn create_folder(&self, folder: &Path) -> io::Result<()>;
    /// Whether this process may write into the file at a path.
    fn may_write(&self, path: &Path) -> bool;
    /// How many bytes this user may still write on the file system of a folder, if that is known.
    fn free_bytes(&self, folder: &Path) -> Option<u64>;
    /// Locks an open file against other processes, without waiting; `false` when another holds it.
    /// The lock goes with the file or the process.
    fn try_lock(&self, file: &Self::File) -> io::Result<bool>;
    /// Keeps other processes of this program from saving in a folder until the value is dropped.
    /// Waits a moment for them. `None` when that is not possible here; only a hint, ever.
    fn lock_folder(&self, folder: &Path) -> Option<Self::File>;
}

/// How often an interrupted call is made again before its error is believed.
const PATIENCE: usize = 100;

/// Makes a call again while a signal interrupts it.
pub(crate) fn patiently<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 1..PATIENCE {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
    call()
}

/// Writes all of `bytes` at `offset`.
pub(crate) fn write_all<F: Fs>(fs: &F, file: &F::File, mut offset: u64, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = patiently(|| fs.write_at(file, offset, bytes))?;
        if written == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        offset += written as u64;
        bytes = bytes.get(written..).unwrap_or_default();
    }
    Ok(())
}

/// Reads a file from its beginning, but never more than `limit` bytes and one: a file that grows
/// while it is read ends too. `expected` is its likely length.
pub(crate) fn read_up_to<F: Fs>(fs: &F, file: &F::File, expected: u64, limit: u64) -> io::Result<Vec<u8>> {
    let most = usize::try_from(limit.saturating_add(1)).unwrap_or(usize::MAX);
    // A little more than expected, so that the end is found without growing, and another version of the
    // text fits in its place.
    let expected = usize::try_from(expected).unwrap_or(usize::MAX);
    let first = expected.saturating_add(expected / 16 + 1).min(most);
    let mut bytes = vec![0; first];
    let mut filled = 0;
    loop {
        if filled == bytes.len() {
            if filled >= most {
                break;
            }
            bytes.resize(filled.saturating_mul(2).clamp(64 * 1024, most), 0);
        }
        let read = match bytes.get_mut(filled..) {
            Some(rest) => patiently(|| fs.read_at(file, filled as u64, rest))?,
            None => 0,
        };
        if read == 0 {
            break;
        }
        filled += read;
    }
    bytes.truncate(filled);
    Ok(bytes)
}

/// The folder that a file stands in; `.` for a bare name.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) => Path::new("."),
        None => path,
    }
}
