//! Making a history: a new repository, branches, commits. For the demonstration.
//!
//! Owns that these commits need no configuration of the user's: they say themselves who made them, run
//! no hook and ask for no signature.

use super::error::VcsError;
use super::run::Git;

/// Who made a commit, and when.
#[derive(Debug, Clone, Copy)]
pub struct Author<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their address.
    pub email: &'a str,
    /// The day, `YYYY-MM-DD`.
    pub day: &'a str,
}

impl Git {
    /// Makes the folder a repository whose first branch is `branch`.
    ///
    /// # Errors
    /// git refuses.
    pub fn init(&self, branch: &str) -> Result<(), VcsError> {
        self.bytes(&["init", "--quiet", "--template="])?;
        // An option of `init` names the branch only since git 2.28.
        self.bytes(&["symbolic-ref", "HEAD", &format!("refs/heads/{branch}")]).map(|_| ())
    }

    /// Whether git knows who would make a commit here.
    pub fn knows_author(&self) -> bool {
        self.ask(&["var", "GIT_COMMITTER_IDENT"]).is_ok_and(|answer| answer.code == Some(0))
    }

    /// Commits every file of the work tree.
    ///
    /// # Errors
    /// git refuses.
    pub fn commit_all(&self, author: Author, subject: &str) -> Result<(), VcsError> {
        self.bytes(&["add", "--all"])?;
        let name = format!("user.name={}", author.name);
        let email = format!("user.email={}", author.email);
        let date = format!("--date={}T12:00:00", author.day);
        let args = ["commit", "--quiet", "--no-verify", "--no-gpg-sign", &date, "-m", subject];
        self.with(&[&name, &email]).bytes(&args).map(|_| ())
    }

    /// Makes a branch at another and checks it out.
    ///
    /// # Errors
    /// git refuses.
    pub fn start_branch(&self, branch: &str, from: &str) -> Result<(), VcsError> {
        self.bytes(&["checkout", "--quiet", "-b", branch, from]).map(|_| ())
    }
}
