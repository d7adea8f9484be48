//! git's own merge of three texts, line by line.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::error::VcsError;
use super::run::Git;

/// What git made of three texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextMerge {
    /// The text, with what contradicts between markers.
    pub bytes: Vec<u8>,
    /// Whether there are markers.
    pub clean: bool,
}

/// Merges the files `[left, base, right]`, which are called `labels`, without changing them; `size` is
/// how long markers are.
///
/// # Errors
/// git refuses: one of the files is no text.
pub fn merge_file(
    files: [&Path; 3],
    labels: &[OsString; 3],
    size: Option<&str>,
) -> Result<TextMerge, VcsError> {
    let size = size.and_then(|size| size.parse::<u16>().ok()).filter(|size| *size > 0).unwrap_or(7);
    let size = format!("--marker-size={size}");
    let mut args: Vec<&OsStr> = ["merge-file", "--stdout", "--diff3", &size].map(OsStr::new).into();
    for label in labels {
        args.extend([OsStr::new("-L"), label]);
    }
    args.push(OsStr::new("--"));
    args.extend(files.map(Path::as_os_str));
    let git = Git::in_folder(Path::new("."));
    let answer = git.ask(&args)?;
    match answer.code {
        Some(0) => Ok(TextMerge { bytes: answer.out, clean: true }),
        Some(1..=127) => Ok(TextMerge { bytes: answer.out, clean: false }),
        _ => Err(git.refusal("merge-file", &answer)),
    }
}
