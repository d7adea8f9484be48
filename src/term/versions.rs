//! Versions to compare with: files beside the one that is open, and its commits.
//!
//! Runs away from the screen's thread, for a repository or a share may be slow.

use std::path::Path;

use super::file::shown;
use crate::app::Msg;
use crate::app::shell::versions::Offered;
use crate::format::{self, FileKind};
use crate::model::{Message, TrainingPath};
use crate::store::{self, DiskFs};
use crate::vcs::{self, Repository};

/// What is looked for.
pub(super) enum Search {
    /// Whatever the path can be compared with.
    For,
    /// The version of this name.
    At(String),
}

/// Commits and files that are offered at most.
const MOST: usize = 50;

/// Entries of the folder that are looked at.
const ENTRIES: usize = 2_000;

/// Looks, and gives what to tell the application.
pub(super) fn search(wish: &Search, file: &Path, limit: u64) -> Msg {
    match wish {
        Search::For => Msg::Versions(offered(file)),
        Search::At(name) => Msg::Fetched(name.clone(), fetch(name, file, limit).map(Box::new)),
    }
}

fn offered(file: &Path) -> Vec<Offered> {
    let repository = Repository::around(file).ok();
    let repository = repository.as_ref();
    // What can't be asked is not offered.
    let branches = repository.and_then(|found| found.branches_of(file, MOST).ok()).unwrap_or_default();
    let branch = |name: String| Offered { label: name.clone(), detail: "git".to_owned(), name };
    let mut all: Vec<Offered> = branches.into_iter().map(branch).collect();
    let commits = repository.and_then(|found| found.commits_of(file, MOST).ok()).unwrap_or_default();
    all.extend(commits.into_iter().map(|commit| Offered {
        label: commit.subject,
        detail: format!("{} · {} · {}", commit.id, commit.day, commit.author),
        name: commit.id,
    }));
    let is_path = |name: &str| FileKind::of_name(name) == Some(FileKind::Path);
    let found = store::walk(store::folder_of(file), is_path, ENTRIES).files;
    let here = file.canonicalize().ok();
    all.extend(found.into_iter().filter(|other| other.canonicalize().ok() != here).take(MOST).map(|other| {
        let name = other.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Offered { label: name, detail: shown(&other), name: other.to_string_lossy().into_owned() }
    }));
    all
}

/// A file of that name, else a revision: of this file, unless it names one.
fn fetch(name: &str, file: &Path, limit: u64) -> Result<TrainingPath, Message> {
    let wanted = Path::new(name);
    let text = if wanted.symlink_metadata().is_ok() {
        store::load(&DiskFs, wanted, limit).map_err(|error| error.message())?.text
    } else {
        let bytes = if vcs::is_revision(wanted) {
            vcs::show(Path::new("."), wanted, limit)
        } else {
            let mut revision = wanted.as_os_str().to_owned();
            revision.push(":./");
            revision.push(file.file_name().unwrap_or_default());
            vcs::show(file.parent().unwrap_or(Path::new(".")), Path::new(&revision), limit)
        };
        let bytes = bytes.map_err(|error| error.message())?;
        let refused = |error: format::ReadError| unread(name, &error);
        format::decode(&bytes).map_err(refused)?.to_owned()
    };
    format::read(&text).map_err(|error| unread(name, &error))
}

fn unread(name: &str, error: &format::ReadError) -> Message {
    Message::new("changes-unreadable").with("name", name).with("why", error.message())
}
