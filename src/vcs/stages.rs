//! What an unfinished merge left in the index, and which work it belongs to.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use super::error::VcsError;
use super::names::os_string;
use super::repository::Repository;

/// A version of a file in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexEntry {
    /// Whether it is a file, not a link or a repository.
    pub is_file: bool,
    /// The object.
    pub id: String,
}

/// A file that git left unmerged. A version that is not there was deleted, or never was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unmerged {
    /// Its name from the top of the work tree.
    pub name: OsString,
    /// The common ancestor.
    pub base: Option<IndexEntry>,
    /// What was checked out.
    pub left: Option<IndexEntry>,
    /// What is being merged into it.
    pub right: Option<IndexEntry>,
}

/// What git is in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `git merge`
    Merge,
    /// `git rebase`, or `git am`
    Rebase,
    /// `git cherry-pick`
    CherryPick,
    /// `git revert`
    Revert,
    /// Something that leaves no trace but the stages: `git stash pop`, `git checkout -m`.
    Other,
}

impl Repository {
    /// The files that an unfinished merge left open, in the order of their names; of one file only
    /// where a name from the top is given.
    ///
    /// # Errors
    /// git can't be asked.
    pub fn unmerged(&self, name: Option<&OsStr>) -> Result<Vec<Unmerged>, VcsError> {
        let mut args: Vec<&OsStr> = ["ls-files", "--unmerged", "--full-name", "-z"].map(OsStr::new).into();
        args.extend(name.iter().flat_map(|name| [OsStr::new("--"), *name]));
        Ok(parse(&self.git.bytes(&args)?))
    }

    /// What git is in the middle of; none where nothing is unfinished but perhaps stages.
    pub fn operation(&self) -> Operation {
        let has = |name: &str| self.folder().join(name).exists();
        if has("rebase-merge") || has("rebase-apply") {
            Operation::Rebase
        } else if has("MERGE_HEAD") {
            Operation::Merge
        } else if has("CHERRY_PICK_HEAD") {
            Operation::CherryPick
        } else if has("REVERT_HEAD") {
            Operation::Revert
        } else {
            Operation::Other
        }
    }

    /// What people call the two sides of the unfinished merge: names of branches where there are any,
    /// else who made the commit and its subject. Never by their places, which a rebase swaps.
    ///
    /// # Errors
    /// git can't be asked.
    pub fn side_labels(&self) -> Result<(Option<String>, Option<String>), VcsError> {
        let head = || match self.branch()? {
            Some(branch) => Ok(Some(branch)),
            None => self.commit_label("HEAD"),
        };
        match self.operation() {
            Operation::Merge => Ok((head()?, self.branch_or_commit("MERGE_HEAD")?)),
            Operation::Rebase => {
                let onto = self.rebase_file("onto");
                let onto = match onto {
                    Some(onto) => self.branch_or_commit(onto.trim())?,
                    None => self.commit_label("HEAD")?,
                };
                Ok((onto, self.commit_label("REBASE_HEAD")?))
            }
            Operation::CherryPick => Ok((head()?, self.commit_label("CHERRY_PICK_HEAD")?)),
            Operation::Revert => Ok((head()?, self.commit_label("REVERT_HEAD")?)),
            Operation::Other => Ok((head()?, None)),
        }
    }

    /// The branch that is checked out.
    pub fn branch(&self) -> Result<Option<String>, VcsError> {
        self.git.maybe(&["symbolic-ref", "--quiet", "--short", "HEAD"])
    }

    fn rebase_file(&self, name: &str) -> Option<String> {
        let read = |folder: &str| std::fs::read_to_string(self.folder().join(folder).join(name)).ok();
        read("rebase-merge").or_else(|| read("rebase-apply"))
    }

    /// The branch that points at a commit, else the commit in words.
    pub(super) fn branch_or_commit(&self, revision: &str) -> Result<Option<String>, VcsError> {
        let Some(id) = self.verify(revision)? else { return Ok(None) };
        let branches = self.git.line(&[
            "for-each-ref",
            "--format=%(refname:short)",
            "--points-at",
            &id,
            "refs/heads",
            "refs/remotes",
        ])?;
        match branches.lines().find(|name| !name.ends_with("/HEAD")) {
            Some(branch) => Ok(Some(branch.to_owned())),
            None => self.commit_label(&id),
        }
    }

    /// « A. Martin: Accueil à distance ».
    fn commit_label(&self, revision: &str) -> Result<Option<String>, VcsError> {
        let Some(id) = self.verify(revision)? else { return Ok(None) };
        let line = self.git.line(&["show", "--no-patch", "--format=%an: %s", &id])?;
        Ok(Some(line).filter(|line| !line.is_empty()))
    }

    /// Tells git that a file is merged, as it stands in the work tree; a file that is not there is
    /// one that was deleted.
    ///
    /// # Errors
    /// git refuses.
    pub fn mark_merged(&self, name: &OsStr) -> Result<(), VcsError> {
        let there = self.file(name).symlink_metadata().is_ok();
        if there {
            self.refuse_filter(name)?;
        }
        let how: &[&str] = if there { &["add", "--"] } else { &["update-index", "--force-remove", "--"] };
        let args: Vec<&OsStr> = how.iter().map(OsStr::new).chain([name]).collect();
        self.git.bytes(&args).map(|_| ())
    }

    /// Refuses what would start a program that the repository names. One that the user's own configuration
    /// names (LFS) is the user's.
    fn refuse_filter(&self, name: &OsStr) -> Result<(), VcsError> {
        let args = [OsStr::new("check-attr"), OsStr::new("-z"), OsStr::new("filter"), OsStr::new("--"), name];
        let answer = self.git.bytes(&args)?;
        let value = answer.split(|byte| *byte == 0).nth(2).unwrap_or_default();
        let filter = String::from_utf8_lossy(value).into_owned();
        if matches!(filter.as_str(), "" | "unspecified" | "unset" | "set") {
            return Ok(());
        }
        for part in ["clean", "process"] {
            let key = format!("filter.{filter}.{part}");
            let set = self.git.maybe(&["config", "--show-scope", "--get-all", &key])?.unwrap_or_default();
            let own = |scope: &str| matches!(scope, "global" | "system" | "command");
            let foreign = set.lines().filter_map(|line| line.split_once('\t')).find(|(scope, _)| !own(scope));
            if let Some((_, program)) = foreign {
                let (file, program) = (name.to_string_lossy().into_owned(), program.to_owned());
                return Err(VcsError::Filtered { file, filter, program });
            }
        }
        Ok(())
    }

    /// Where a file of the repository stands in the work tree.
    pub fn file(&self, name: &OsStr) -> PathBuf {
        self.top().join(name)
    }
}

/// `MODE ID STAGE⇥NAME␀`, again and again.
fn parse(bytes: &[u8]) -> Vec<Unmerged> {
    let mut found: Vec<Unmerged> = Vec::new();
    for record in bytes.split(|byte| *byte == 0) {
        let Some(tab) = record.iter().position(|byte| *byte == b'\t') else { continue };
        let (head, name) = (String::from_utf8_lossy(&record[..tab]), os_string(&record[tab + 1..]));
        let mut head = head.split(' ');
        let (Some(mode), Some(id), Some(stage)) = (head.next(), head.next(), head.next()) else { continue };
        if found.last().is_none_or(|last| last.name != name) {
            found.push(Unmerged { name, ..Unmerged::default() });
        }
        let Some(last) = found.last_mut() else { continue };
        let entry = Some(IndexEntry { is_file: mode.starts_with("100"), id: id.to_owned() });
        match stage {
            "1" => last.base = entry,
            "2" => last.left = entry,
            "3" => last.right = entry,
            _ => {}
        }
    }
    found
}
