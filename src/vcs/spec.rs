//! `REV:FILE`: a version of a file in history, as git writes it.

use std::ffi::{OsStr, OsString};
use std::path::{Component, Path};

use super::error::VcsError;
use super::repository::verify;
use super::run::Git;

/// Whether an argument that names no file can name one in history: `HEAD~2:a.path.ron`, `:a.path.ron`
/// for the index, `:2:a.path.ron` for a stage of it. A drive of Windows is no revision.
pub fn is_revision(argument: &Path) -> bool {
    let bytes = argument.as_os_str().as_encoded_bytes();
    let Some(colon) = bytes.iter().position(|byte| *byte == b':') else { return false };
    let drive = colon == 1 && bytes[0].is_ascii_alphabetic() && matches!(bytes.get(2), Some(b'\\' | b'/'));
    !drive && !bytes.starts_with(b"-") && bytes.len() > colon + 1
}

/// The bytes of `REV:FILE`, of at most `limit` bytes, seen from `folder`. FILE is looked for from the
/// top of the repository, as git does, then from `folder`, as people expect.
///
/// # Errors
/// There is no such version, git can't be asked, or it is too large.
pub fn show(folder: &Path, argument: &Path, limit: u64) -> Result<Vec<u8>, VcsError> {
    let git = Git::in_folder(folder);
    let text = argument.as_os_str();
    let found = match verify(&git, text)? {
        Some(id) => Some(id),
        None => match from_here(argument) {
            Some(relative) => verify(&git, relative)?,
            None => None,
        },
    };
    let Some(id) = found else { return Err(missing(&git, argument)?) };
    git.object(&id, limit).map_err(|error| match error {
        VcsError::TooLarge { limit, .. } => VcsError::TooLarge { name: lossy(text), limit },
        VcsError::Refused { command, .. } if command == "cat-file" => {
            match git.line(&["cat-file", "-t", &id]) {
                // A folder, or a commit: nothing that can be read.
                Ok(_) => {
                    let (revision, file) = parts(argument);
                    VcsError::NoFile { revision, file }
                }
                // It is named and not there: a partial clone, or a damaged one.
                Err(VcsError::Refused { .. }) => VcsError::NotHere { name: lossy(text) },
                Err(error) => error,
            }
        }
        error => error,
    })
}

/// `REV:FILE` as `REV:./FILE`.
fn from_here(argument: &Path) -> Option<OsString> {
    let text = argument.to_str()?;
    let (revision, file) = text.rsplit_once(':')?;
    let first = Path::new(file).components().next()?;
    let plain = matches!(first, Component::Normal(_)) && !file.starts_with("./");
    plain.then(|| format!("{revision}:./{file}").into())
}

fn missing(git: &Git, argument: &Path) -> Result<VcsError, VcsError> {
    let (revision, file) = parts(argument);
    let known = revision.is_empty() || revision.starts_with(':') || verify(git, &revision)?.is_some();
    Ok(if known { VcsError::NoFile { revision, file } } else { VcsError::NoRevision { revision } })
}

fn parts(argument: &Path) -> (String, String) {
    let text = lossy(argument.as_os_str());
    let (revision, file) = text.rsplit_once(':').unwrap_or((text.as_str(), ""));
    (revision.to_owned(), file.to_owned())
}

fn lossy(text: &OsStr) -> String {
    text.to_string_lossy().into_owned()
}
