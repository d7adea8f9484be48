//! The commits in which a file changed.

use std::ffi::OsStr;
use std::fmt::Write as _;
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
        let most = format!("-n{most}");
        let args: [&OsStr; 8] = [
            "log".as_ref(),
            most.as_ref(),
            "--no-show-signature".as_ref(),
            "--date=format:%Y-%m-%d".as_ref(),
            "--format=%h%x00%ad%x00%an%x00%s".as_ref(),
            "-z".as_ref(),
            "--".as_ref(),
            // git is asked in the top folder, and takes names as they are.
            &name,
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

    /// The branches, here and elsewhere, in which a file is another than in the commit that is checked out,
    /// the one that was worked on last first; at most so many are looked at.
    ///
    /// # Errors
    /// git can't be asked.
    pub fn branches_of(&self, file: &Path, most: usize) -> Result<Vec<String>, VcsError> {
        let Some(name) = self.name_of(file).and_then(|name| name.into_string().ok()) else {
            return Ok(Vec::new());
        };
        let count = format!("--count={most}");
        let list = self.git.line(&[
            "for-each-ref",
            &count,
            "--sort=-committerdate",
            "--format=%(refname:short)",
            "refs/heads",
            "refs/remotes",
        ])?;
        let branches: Vec<&str> = list.lines().filter(|branch| !branch.ends_with("/HEAD")).collect();
        if branches.is_empty() || name.contains('\n') {
            return Ok(Vec::new());
        }
        // One answer a line, in this order: the object, or that there is none.
        let mut asked = format!("HEAD:{name}\n");
        for branch in &branches {
            let _ = writeln!(asked, "{branch}:{name}");
        }
        let answer = self.git.tell(&["cat-file", "--batch-check"], asked.as_bytes(), u64::from(u32::MAX))?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let mut objects = answer.lines().map(|line| line.split_once(" blob ").map(|(id, _)| id));
        let here = objects.next().flatten();
        let other = |(branch, object): (&str, Option<&str>)| {
            (object.is_some() && object != here).then(|| branch.to_owned())
        };
        Ok(branches.into_iter().zip(objects).filter_map(other).collect())
    }
}
