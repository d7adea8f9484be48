//! Earlier versions of a file, on every branch, and where two histories part.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};

use super::error::VcsError;
use super::names::os_string;
use super::repository::{Repository, verify};
use super::stages::Operation;

/// A version of a file in history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The object that holds it.
    pub blob: String,
    /// A commit that has it; of several the one that was looked at last.
    pub commit: String,
    /// When that was made, in seconds since 1970.
    pub at: i64,
}

/// Begins the head of a commit: no name of a file can hold it.
const HEAD: u8 = 1;

impl Repository {
    /// The versions of files by these names that commits of any branch made, among the newest `commits`,
    /// newest first, each once.
    ///
    /// # Errors
    /// git refuses.
    pub fn past(&self, names: &[OsString], commits: usize) -> Result<Vec<Past>, VcsError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let most = format!("--max-count={commits}");
        let options = [
            "log",
            "--all",
            &most,
            "--no-renames",
            // A merge makes a version that neither side has.
            "-m",
            "--raw",
            "--no-abbrev",
            "-z",
            "--format=tformat:%x01%H %ct",
            "--",
        ];
        let args: Vec<&OsStr> =
            options.iter().map(OsStr::new).chain(names.iter().map(OsString::as_os_str)).collect();
        let mut seen = BTreeSet::new();
        let found = read(&self.git.bytes(&args)?);
        Ok(found.into_iter().filter(|past| seen.insert(past.blob.clone())).collect())
    }

    /// The contents of objects, in their order, while they take no more than `limit` bytes together.
    ///
    /// # Errors
    /// git refuses.
    pub fn blobs(&self, ids: &[&str], limit: u64) -> Result<Vec<Vec<u8>>, VcsError> {
        let mut input = ids.join("\n").into_bytes();
        input.push(b'\n');
        let out = self.git.tell(&["cat-file", "--batch"], &input, limit)?;
        let mut rest = out.as_slice();
        let mut contents = Vec::new();
        while let Some((content, after)) = next(rest) {
            contents.push(content.to_vec());
            rest = after;
        }
        Ok(contents)
    }

    /// The files that are checked in under one of these names, in any folder.
    ///
    /// # Errors
    /// git refuses.
    pub fn tracked(&self, names: &[&OsStr]) -> Result<Vec<OsString>, VcsError> {
        let out = self.git.bytes(&["ls-files", "-z", "--full-name"])?;
        let files = out.split(|byte| *byte == 0).map(os_string);
        Ok(files
            .filter(|file| std::path::Path::new(file).file_name().is_some_and(|n| names.contains(&n)))
            .collect())
    }

    /// The commit that a revision names.
    ///
    /// # Errors
    /// git refuses.
    pub fn commit(&self, revision: &str) -> Result<Option<String>, VcsError> {
        self.verify(format!("{revision}^{{commit}}"))
    }

    /// The object that a revision has under a name; none where it has none.
    ///
    /// # Errors
    /// git refuses.
    pub fn blob_of(&self, commit: &str, name: &OsStr) -> Result<Option<String>, VcsError> {
        let mut spec = OsString::from(format!("{commit}:"));
        spec.push(name);
        verify(&self.git, spec)
    }

    /// The commit at which two histories part, where there is exactly one.
    ///
    /// # Errors
    /// git refuses.
    pub fn parting(&self, one: &str, other: &str) -> Result<Option<String>, VcsError> {
        let found = self.git.maybe(&["merge-base", "--all", one, other])?.unwrap_or_default();
        let mut lines = found.lines();
        Ok(lines.next().filter(|_| lines.next().is_none()).map(str::to_owned))
    }
}

/// Two commits that were brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeCommit {
    /// The commits.
    pub commits: [String; 2],
    /// What people call them, where there is a name.
    pub labels: [Option<String>; 2],
}

impl Repository {
    /// The merge that is not finished, else the one that the commit which is checked out made of two.
    ///
    /// # Errors
    /// git refuses.
    pub fn last_merge(&self) -> Result<Option<MergeCommit>, VcsError> {
        let names = match self.operation() {
            Operation::Merge => ["HEAD", "MERGE_HEAD"],
            Operation::Other => ["HEAD^1", "HEAD^2"],
            _ => return Ok(None),
        };
        let (Some(left), Some(right)) = (self.commit(names[0])?, self.commit(names[1])?) else {
            return Ok(None);
        };
        // The branch that is checked out went on to the merge; it still is what one side was called.
        let own = match self.branch()? {
            Some(branch) => Some(branch),
            None => self.branch_or_commit(&left)?,
        };
        let labels = [own, self.branch_or_commit(&right)?];
        Ok(Some(MergeCommit { commits: [left, right], labels }))
    }
}

/// Reads what `log --raw -z` printed: the head of a commit, then `:MODES IDS STATUS␀NAME␀` a file.
fn read(out: &[u8]) -> Vec<Past> {
    let mut head = None;
    let mut found = Vec::new();
    for part in out.split(|byte| *byte == 0) {
        let part = part.strip_prefix(b"\n").unwrap_or(part);
        let text = String::from_utf8_lossy(part);
        if let Some(said) = part.strip_prefix(&[HEAD]) {
            let said = String::from_utf8_lossy(said).trim_end().to_owned();
            head = said.split_once(' ').and_then(|(id, at)| Some((id.to_owned(), at.parse().ok()?)));
        } else if let (Some(raw), Some((commit, at))) = (text.strip_prefix(':'), &head) {
            let fields: Vec<&str> = raw.split(' ').collect();
            if let [_, mode, _, blob, _] = fields.as_slice()
                && mode.starts_with("100")
            {
                found.push(Past { blob: (*blob).to_owned(), commit: commit.clone(), at: *at });
            }
        }
    }
    found
}

/// The content that `cat-file --batch` printed next, and what is behind it.
fn next(out: &[u8]) -> Option<(&[u8], &[u8])> {
    let line = out.iter().position(|byte| *byte == b'\n')?;
    let head = String::from_utf8_lossy(&out[..line]);
    let size: usize = head.split(' ').nth(2)?.parse().ok()?;
    let content = out.get(line + 1..line + 1 + size)?;
    Some((content, out.get(line + 2 + size..).unwrap_or_default()))
}
