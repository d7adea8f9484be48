//! What a merge of git decided without asking in a file.
//!
//! The merge driver says how many such decisions there are, and ends. They follow from the three versions,
//! which git still has, so they are worked out again: for an unfinished merge, and for a merge commit that
//! is checked out.

use std::path::Path;

use super::subject::{self, Pending, Subject};
use crate::cli::merge::join::{MergeOutput, MergeVersion, join};
use crate::cli::session::Session;
use crate::vcs::{IndexEntry, Repository, VcsError};

/// The three versions of a file in git.
struct GitVersions {
    repository: Repository,
    base: Option<String>,
    sides: [String; 2],
    labels: [String; 2],
}

/// The merge that the file came from; none where git knows of none. What git refuses is not there.
pub(super) fn of(subject: &Subject, session: &Session) -> Option<MergeOutput> {
    let versions = match &subject.pending {
        Some(pending) => staged(pending, session),
        None => committed(&subject.file, session),
    };
    let GitVersions { repository, base, sides, labels } = versions.ok()??;
    let text = |id: &String| {
        let bytes = repository.blob(id, session.limit).ok()?;
        String::from_utf8(bytes).ok()
    };
    let base = base.as_ref().map(text);
    let [left, right] = [text(&sides[0])?, text(&sides[1])?];
    let version = |at: usize, text| MergeVersion { name: &labels[at], label: &labels[at], text };
    join(subject.kind, base.flatten().as_deref(), version(0, &left), version(1, &right)).ok()
}

fn staged(pending: &Pending, session: &Session) -> Result<Option<GitVersions>, VcsError> {
    let Pending { repository, entry, .. } = pending;
    let id = |entry: &Option<IndexEntry>| {
        entry.as_ref().filter(|entry| entry.is_file).map(|entry| entry.id.clone())
    };
    let (Some(left), Some(right)) = (id(&entry.left), id(&entry.right)) else { return Ok(None) };
    let labels = subject::labels(repository, session)?;
    Ok(Some(GitVersions {
        repository: repository.clone(),
        base: id(&entry.base),
        sides: [left, right],
        labels,
    }))
}

fn committed(file: &Path, session: &Session) -> Result<Option<GitVersions>, VcsError> {
    let Some(repository) = subject::repository(file)? else { return Ok(None) };
    let Some(name) = repository.name_of(file) else { return Ok(None) };
    let Some(merge) = repository.last_merge()? else { return Ok(None) };
    let [left, right] = &merge.commits;
    let Some(parting) = repository.parting(left, right)? else { return Ok(None) };
    let blob = |commit: &str| repository.blob_of(commit, &name);
    let (base, left, right) = (blob(&parting)?, blob(left)?, blob(right)?);
    let (Some(left), Some(right)) = (left, right) else { return Ok(None) };
    // Where one side is the other's, or what both had, nothing was merged.
    if left == right || [&left, &right].into_iter().any(|side| Some(side) == base.as_ref()) {
        return Ok(None);
    }
    let labels = subject::named(merge.labels, session);
    Ok(Some(GitVersions { repository, base, sides: [left, right], labels }))
}
