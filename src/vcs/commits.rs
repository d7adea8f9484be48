//! The commits in which a file changed.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::error::VcsError;
use super::repository::Repository;

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its id, shortened.
    pub id: String,
    /// Its day, `YYYY-MM-DD`.
    pub day: String,
    /// Who made it.
    pub author: String,
    /// The first line of what they wrote.
    pub subject: String,
}

impl Repository {
    /// The latest commits in which a file changed, the newest first, at most so many.
    ///
    /// # Errors
    /// git can't be asked. A repository without commits has none.
    pub fn commits_of(&self, file: &Path, most: usize) -> Result<Vec<Commit>, VcsError> {
        let Some(name) = self.name_of(file) else { return Ok(Vec::new()) };
        if self.verify("HEAD")?.is_none() {
            return Ok(Vec::new());
        }
        let (most, mut pattern) = (format!("-n{most}"), OsString::from(":(top,literal)"));
        pattern.push(name);
        let args: [&OsStr; 8] = [
            "log".as_ref(),
            most.as_ref(),
            "--no-show-signature".as_ref(),
            "--date=format:%Y-%m-%d".as_ref(),
            "--format=%h%x00%ad%x00%an%x00%s".as_ref(),
            "-z".as_ref(),
            "--".as_ref(),
            &pattern,
        ];
        let answer = self.git.bytes(&args)?;
        let parts: Vec<String> =
            answer.split(|byte| *byte == 0).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
        let commit = |parts: &[String]| match parts {
            [id, day, author, subject] => Some(Commit {
                id: id.clone(),
                day: day.clone(),
                author: author.clone(),
                subject: subject.clone(),
            }),
            _ => None,
        };
        Ok(parts.chunks(4).filter_map(commit).collect())
    }
}
