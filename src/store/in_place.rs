//! Changing a file in place, where it cannot be replaced.
//!
//! Owns the order that makes this bearable: a complete copy of the new version is durable before
//! the first byte of the file changes, and stays until the file is durable itself. A crash may tear
//! the file, but then the copy stands and [`recovery_copies`](super::temp::recovery_copies) finds
//! it. An error puts the old version back.

use super::error::SaveError;
use super::fs::{Access, Fs, folder_of, patiently, write_all};
use super::saved::FileIdentity;
use super::saved::{Job, Method, SaveNote, Saved};
use super::temp;
use std::io;
use std::path::{Path, PathBuf};

pub(super) fn write<F: Fs>(
    job: &Job<'_, F>,
    expected: &FileIdentity,
    method: Method,
) -> Result<Saved, SaveError> {
    // Opened first: a file that cannot be written needs no copy.
    let file = match patiently(|| job.fs.open(job.at, Access::Write)) {
        Ok(file) => file,
        Err(error) => {
            return Err(match error.kind() {
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    SaveError::ReadOnly { path: job.name() }
                }
                _ => job.failed(error),
            });
        }
    };
    let copy = make_copy(job).map_err(|source| SaveError::NoRecovery { path: job.name(), source })?;
    let outcome = overwrite(job, &file, expected, &copy);
    let keep_copy = matches!(outcome, Err(SaveError::Damaged { .. }));
    let removed = !keep_copy && job.remove(&copy);
    let (found, mut notes) = (outcome?, Vec::new());
    if !removed {
        notes.push(SaveNote::CopyLeft(copy));
    }
    Ok(Saved { path: job.at.to_path_buf(), identity: found, method, notes })
}

/// Makes a durable copy of the new version: beside the file where that is possible, else in the
/// state folder.
fn make_copy<F: Fs>(job: &Job<'_, F>) -> io::Result<PathBuf> {
    let name = job.at.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let beside = copy_into(job, folder_of(job.at), name);
    match (beside, job.state) {
        (Ok(path), _) => Ok(path),
        (Err(error), None) => Err(error),
        (Err(_), Some(state)) => {
            let folder = temp::recovery_folder(state);
            patiently(|| job.fs.create_folder(&folder))?;
            copy_into(job, &folder, &temp::recovery_name(job.at))
        }
    }
}

fn copy_into<F: Fs>(job: &Job<'_, F>, folder: &Path, name: &std::ffi::OsStr) -> io::Result<PathBuf> {
    let (path, file) = temp::create(job.fs, folder, name, temp::RECOVERY, Access::CreateNew)?;
    let written = write_all(job.fs, &file, 0, job.bytes)
        .and_then(|()| patiently(|| job.fs.fsync(&file)))
        .and_then(|()| patiently(|| job.fs.fsync_dir(folder)));
    drop(file);
    if let Err(error) = written {
        job.remove(&path);
        return Err(error);
    }
    Ok(path)
}

fn overwrite<F: Fs>(
    job: &Job<'_, F>,
    file: &F::File,
    expected: &FileIdentity,
    copy: &Path,
) -> Result<FileIdentity, SaveError> {
    // Compared last, so that little time passes before the first byte changes.
    let old = job.read_expected(expected)?;
    let (opened, there) = patiently(|| job.fs.metadata_of(file))
        .and_then(|opened| Ok((opened, patiently(|| job.fs.metadata(job.at))?)))
        .map_err(|error| job.failed(error))?;
    if (opened.device, opened.inode) != (there.device, there.inode) {
        return Err(SaveError::Changed { path: job.name() });
    }
    let Err(source) = fill(job.fs, file, job.bytes) else {
        // The bytes decide which version it is; a time that cannot be read is no reason to fail.
        let found = patiently(|| job.fs.metadata_of(file)).unwrap_or(opened);
        return Ok(FileIdentity::of(&found, job.bytes));
    };
    // The blocks of the old version are still the file's: putting it back needs no new room. Opened
    // anew, because nothing may be asked again of a file whose fsync failed.
    let put_back =
        patiently(|| job.fs.open(job.at, Access::Write)).and_then(|anew| fill(job.fs, &anew, &old));
    match put_back {
        Ok(()) => Err(job.failed(source)),
        Err(_) => Err(SaveError::Damaged { path: job.name(), recovery: copy.to_path_buf(), source }),
    }
}

/// Gives the open file these bytes. It is cut last: until then its room is kept.
fn fill<F: Fs>(fs: &F, file: &F::File, bytes: &[u8]) -> io::Result<()> {
    write_all(fs, file, 0, bytes)?;
    patiently(|| fs.set_len(file, bytes.len() as u64))?;
    patiently(|| fs.fsync(file))
}
