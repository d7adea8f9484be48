//! Temporary files and recovery copies: their names, and what becomes of those left behind.
//!
//! Owns both name patterns: `.NAME.PID.HOSTRAND.tmp` for a version being written, which is rubbish
//! once its process is dead and nobody holds its lock, and `.NAME.PID.HOSTRAND.recovery` for a complete version written
//! before a file is changed in place, which nobody but a person may remove.

use super::fs::{Access, EntryKind, Fs, folder_of, patiently, write_all};
use super::owner;
use std::ffi::{OsStr, OsString};
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How old a temporary file of a dead process is before it is removed.
pub const STALE_AFTER: Duration = Duration::from_secs(3600);

/// The end of the name of a version being written.
pub(super) const TEMPORARY: &str = "tmp";
/// The end of the name of a recovery copy.
pub(super) const RECOVERY: &str = "recovery";

/// How many names are tried before somebody is believed to take them on purpose.
const TRIES: usize = 16;

/// Creates a file of our own in `folder`, for the file called `name`. Whatever already stands at
/// the chosen name, a link planted there included, is left alone and another name is tried.
///
/// `access` is one of the two that create.
pub(super) fn create<F: Fs>(
    fs: &F,
    folder: &Path,
    name: &OsStr,
    ending: &str,
    access: Access,
) -> io::Result<(PathBuf, F::File)> {
    let mut tries = 0;
    loop {
        let path = folder.join(name_for(name, ending));
        tries += 1;
        match patiently(|| fs.open(&path, access)) {
            Ok(file) => {
                // Held as long as it is written: numbers of processes are used again.
                let _ = fs.try_lock(&file);
                return Ok((path, file));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => {}
            Err(error) => return Err(error),
        }
    }
}

/// Puts a file in its place in one step, whatever file stands there: no reader sees half of it. Open to the
/// user only.
pub(super) fn put<F: Fs>(fs: &F, place: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = place.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let (path, file) = create(fs, folder_of(place), name, TEMPORARY, Access::CreateNew)?;
    let done = write_all(fs, &file, 0, bytes).and_then(|()| {
        if fs.metadata(place).is_ok() {
            return patiently(|| fs.replace(&path, place));
        }
        patiently(|| fs.rename_new(&path, place))
    });
    if done.is_err() {
        let _ = fs.unlink(&path);
    }
    done
}

fn name_for(name: &OsStr, ending: &str) -> OsString {
    let name = short(name);
    // Seeded by the system, different for every call; O_EXCL does the rest.
    let random = RandomState::new().hash_one(&name) & 0xffff_ffff;
    format!(".{name}.{pid}.{host}{random:08x}.{ending}", pid = std::process::id(), host = host_mark()).into()
}

/// The part of a name that ours begin with: most file systems end at 255 bytes, of which the
/// additions take up to 42.
fn short(name: &OsStr) -> String {
    let mut name = name.to_string_lossy().into_owned();
    let mut end = name.len().min(200);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name.truncate(end);
    name
}

/// Eight digits that tell the machines of a shared folder apart.
fn host_mark() -> String {
    blake3::hash(owner::host().as_bytes()).to_hex().get(..8).unwrap_or_default().to_owned()
}

/// The name, the process and the machine in a file name of ours.
struct TempName<'a> {
    name: &'a str,
    pid: u32,
    host: &'a str,
}

fn parts<'a>(file_name: &'a OsStr, ending: &str) -> Option<TempName<'a>> {
    let rest = file_name.to_str()?.strip_prefix('.')?.strip_suffix(ending)?.strip_suffix('.')?;
    let (rest, mark) = rest.rsplit_once('.')?;
    let (name, pid) = rest.rsplit_once('.')?;
    let host = mark.get(..8).filter(|_| mark.len() == 16)?;
    if name.is_empty() || !mark.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    Some(TempName { name, pid: pid.parse().ok()?, host })
}

/// Whether nobody writes a temporary file, though a process has the number of the one that made it. Where there are
/// no locks, that is not known.
fn is_free<F: Fs>(fs: &F, path: &Path) -> bool {
    let file = patiently(|| fs.open(path, Access::Read));
    file.and_then(|file| fs.try_lock(&file)).unwrap_or(false)
}

/// Removes from `folder` the temporary files of processes of this machine that are dead, when they
/// are older than an hour at `now`; returns what it removed. Called when a file is opened. Nothing
/// that it cannot read or remove is an error: the file opens all the same.
pub fn sweep<F: Fs>(fs: &F, folder: &Path, now: SystemTime) -> Vec<PathBuf> {
    let here = host_mark();
    let mut removed = Vec::new();
    for name in fs.entries(folder).unwrap_or_default() {
        let Some(parts) = parts(&name, TEMPORARY) else { continue };
        let path = folder.join(&name);
        let ours = parts.pid == std::process::id();
        if parts.host != here || ours || (owner::is_running(parts.pid) && !is_free(fs, &path)) {
            continue;
        }
        let stale = fs.metadata(&path).is_ok_and(|found| {
            let age = now.duration_since(found.modified).unwrap_or_default();
            found.kind == EntryKind::File && age > STALE_AFTER
        });
        if stale && fs.unlink(&path).is_ok() {
            removed.push(path);
        }
    }
    removed
}

/// The recovery copies of a file that were left by a save that did not end: beside the file, and in
/// the state folder. Each is complete; to be compared with the file by a person.
pub fn recovery_copies<F: Fs>(fs: &F, file: &Path, state: Option<&Path>) -> Vec<PathBuf> {
    let Some(name) = file.file_name() else { return Vec::new() };
    let away = state.map(|state| (recovery_folder(state), recovery_name(file)));
    let places = [(super::fs::folder_of(file).to_path_buf(), name.to_owned())].into_iter().chain(away);
    let mut found = Vec::new();
    for (folder, name) in places {
        let name = short(&name);
        for entry in fs.entries(&folder).unwrap_or_default() {
            // A process that still runs is in the middle of its save.
            let left = parts(&entry, RECOVERY)
                .is_some_and(|parts| parts.name == name && (parts.host != host_mark() || !running(&parts)));
            if left {
                found.push(folder.join(entry));
            }
        }
    }
    found.sort();
    found
}

fn running(parts: &TempName<'_>) -> bool {
    parts.pid != std::process::id() && owner::is_running(parts.pid)
}

/// The folder for recovery copies of files whose own folder is closed to us.
pub(super) fn recovery_folder(state: &Path) -> PathBuf {
    state.join("recovery")
}

/// What a recovery copy in the state folder is named after: files of the same name from different
/// folders do not mix.
pub(super) fn recovery_name(file: &Path) -> OsString {
    let mark = super::mark::mark_of(file);
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("{mark}-{name}").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_whose_it_is_and_stays_short() {
        let name = name_for(OsStr::new("vente.path.ron"), TEMPORARY);
        let parts = parts(&name, TEMPORARY).unwrap();
        assert_eq!((parts.name, parts.pid), ("vente.path.ron", std::process::id()));
        assert_eq!(parts.host, host_mark());
        assert!(name_for(OsStr::new(&"é".repeat(127)), RECOVERY).len() <= 255);
        assert_ne!(name_for(OsStr::new("a"), TEMPORARY), name_for(OsStr::new("a"), TEMPORARY));
    }

    #[test]
    fn names_of_others_are_not_ours() {
        for name in [
            "a.tmp",
            ".a.tmp",
            ".a.12.tmp",
            ".a.12.0123.tmp",
            ".a.x.0123456789abcdef.tmp",
            "..12.0123456789abcdef.tmp",
        ] {
            assert!(parts(OsStr::new(name), TEMPORARY).is_none(), "{name}");
        }
        assert!(parts(OsStr::new(".a.12.0123456789abcdef.recovery"), TEMPORARY).is_none());
    }
}
