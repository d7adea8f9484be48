//! What was done to a file, kept beside the journals so that it can be undone another day.
//!
//! Owns one file a path in the user's own state folder, and the promise that what it gives belongs to the text
//! that the file has now. What it holds is bytes to it. It is a convenience: whoever can't write or read it
//! works without it. Bounded by number and size.

use super::aging::{self, Amount, KeptFile};
use super::fs::{Access, Fs, patiently, read_up_to};
use super::mark::mark_of;
use super::record::{Checksum, Frames, frame};
use super::temp;
use super::versions::Digest;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The largest file that is written and read, in bytes.
pub const LARGEST: u64 = 8 << 20;
/// The most that all of them may take together, in bytes.
pub const MOST_BYTES: u64 = 64 << 20;
/// The most of them.
pub const MOST_FILES: usize = 2_000;

/// How a file begins.
const MAGIC: &[u8] = b"PARCOURS UNDO 2\n";
/// How its name ends.
const ENDING: &str = "undo";

/// Keeps what was done to `file`, whose text is `text` since a moment ago.
///
/// # Errors
/// It can't be kept; nothing else depends on it.
pub fn keep_done<F: Fs>(
    fs: &F,
    state: &Path,
    file: &Path,
    text: &str,
    done: &[u8],
    now: SystemTime,
) -> io::Result<()> {
    let too_large = || io::Error::from(io::ErrorKind::FileTooLarge);
    let mut bytes = MAGIC.to_vec();
    let sum = frame(&mut bytes, Checksum::default(), Digest::of(text).as_str().as_bytes());
    sum.and_then(|sum| frame(&mut bytes, sum, done)).ok_or_else(too_large)?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    let folder = folder_in(state);
    patiently(|| fs.create_folder(&folder))?;
    let place = place(&folder, file);
    temp::put(fs, &place, &bytes)?;
    prune(fs, &folder, &place, now);
    Ok(())
}

/// What was done to `file` before it had the text `text`, which it has now; none where nothing is kept, or
/// what is kept belongs to another text.
///
/// # Errors
/// What is kept can't be read or is damaged.
pub fn done_before<F: Fs>(fs: &F, state: &Path, file: &Path, text: &str) -> io::Result<Option<Vec<u8>>> {
    let damaged = || io::Error::from(io::ErrorKind::InvalidData);
    let opened = patiently(|| fs.open(&place(&folder_in(state), file), Access::Read));
    let opened = match opened {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    let len = fs.metadata_of(&opened)?.len;
    let bytes = read_up_to(fs, &opened, len, LARGEST)?;
    let mut frames = Frames::new(bytes.strip_prefix(MAGIC).ok_or_else(damaged)?);
    let of = frames.next().ok_or_else(damaged)?;
    if of != Digest::of(text).as_str().as_bytes() {
        return Ok(None);
    }
    let done = frames.next().filter(|_| bytes.len() as u64 <= LARGEST).ok_or_else(damaged)?;
    Ok(Some(done.to_vec()))
}

fn folder_in(state: &Path) -> PathBuf {
    state.join("undo")
}

fn place(folder: &Path, file: &Path) -> PathBuf {
    folder.join(format!("{}.{ENDING}", mark_of(file)))
}

/// Whether a name is one that [`place`] gives.
fn is_ours(name: &OsStr) -> bool {
    let mark = name.to_str().and_then(|name| name.strip_suffix(ENDING)?.strip_suffix('.'));
    mark.is_some_and(|mark| mark.len() == 16 && mark.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

/// Removes the oldest while there is too much, but for the one just written.
fn prune<F: Fs>(fs: &F, folder: &Path, newest: &Path, now: SystemTime) {
    super::sweep(fs, folder, now);
    let ours = fs.entries(folder).unwrap_or_default().into_iter().filter(|name| is_ours(name));
    let kept = ours.filter_map(|name| KeptFile::at(fs, folder.join(name))).collect();
    aging::forget(fs, kept, Amount { files: MOST_FILES, bytes: MOST_BYTES }, newest);
}

#[cfg(test)]
mod tests;
