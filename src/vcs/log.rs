//! Who changed which file last, and why, as the history of the repository tells.

use super::error::VcsError;
use super::repository::Repository;

/// The last commit that touched a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastChange {
    /// The file, from the folder that was asked about, with `/` between its parts.
    pub file: String,
    /// When, in seconds since 1970.
    pub at: i64,
    /// Who wrote it.
    pub by: String,
    /// The first line of what they said about it.
    pub what: String,
}

/// Begins the head of a commit: no name of a file can hold it.
const HEAD: char = '\u{1}';

impl Repository {
    /// The last change of each file below a folder, among the newest `commits`, newest first.
    ///
    /// # Errors
    /// There is no commit yet, or git refuses.
    pub fn last_changes(
        &self,
        folder: &std::path::Path,
        commits: usize,
    ) -> Result<Vec<LastChange>, VcsError> {
        let below = self.name_of(folder).unwrap_or_default();
        let args = [
            "log".into(),
            format!("--max-count={commits}"),
            "--no-renames".into(),
            "--diff-merges=off".into(),
            "--name-only".into(),
            "-z".into(),
            "--format=tformat:%x01%ct%x1f%an%x1f%s".into(),
            "--".into(),
            if below.is_empty() { ".".into() } else { below.to_string_lossy().into_owned() },
        ];
        let out = self.git.bytes(&args)?;
        Ok(read(&String::from_utf8_lossy(&out), &below.to_string_lossy()))
    }
}

/// Reads what git printed: the head of a commit, then the names of its files, parted by NUL.
fn read(out: &str, below: &str) -> Vec<LastChange> {
    let prefix = if below.is_empty() { String::new() } else { format!("{below}/") };
    let mut seen = std::collections::HashSet::new();
    let mut changes = Vec::new();
    let mut head: Option<(i64, &str, &str)> = None;
    for part in out.split('\0').map(|part| part.trim_start_matches('\n')) {
        if let Some(said) = part.strip_prefix(HEAD) {
            let mut fields = said.splitn(3, '\u{1f}');
            let at = fields.next().and_then(|at| at.parse().ok()).unwrap_or(0);
            head = Some((at, fields.next().unwrap_or_default(), fields.next().unwrap_or_default()));
        } else if let (Some((at, by, what)), Some(file)) = (head, part.strip_prefix(&prefix))
            && !file.is_empty()
            && seen.insert(file.to_owned())
        {
            changes.push(LastChange { file: file.to_owned(), at, by: by.to_owned(), what: what.to_owned() });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_change_of_each_file_is_told_with_who_and_why() {
        let out = "\u{1}200\u{1f}A. Martin\u{1f}Deux modules\0\na/x.path.ron\0a/y.module.ron\0\
                   \u{1}100\u{1f}L. Petit\u{1f}Début\0\na/x.path.ron\0b/z.path.ron\0a/é.card.ron\0";
        let told: Vec<(String, i64, String)> =
            read(out, "a").into_iter().map(|change| (change.file, change.at, change.by)).collect();
        assert_eq!(
            told,
            [
                ("x.path.ron".into(), 200, "A. Martin".into()),
                ("y.module.ron".into(), 200, "A. Martin".into()),
                ("é.card.ron".into(), 100, "L. Petit".into()),
            ]
        );
        assert_eq!(read(out, "").len(), 4);
        assert_eq!(read("", ""), []);
    }
}
