//! What is to be resolved: a file with questions in it, a text between git's markers, or a file that one
//! side of git's merge deleted or renamed.
//!
//! Owns the way from a name to the versions behind it: git's stages where there are any, the markers in
//! the text, the text itself. Changes nothing.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::content::OpenedFile;
use crate::cli::diff;
use crate::cli::input::{self, InputText, KnownFile};
use crate::cli::merge::join::{MergeVersion, join};
use crate::cli::merge::lineage::was_answered;
use crate::cli::session::{Failure, Session, shown};
use crate::format::{self, Content, FileKind, Problem};
use crate::model::Message;
use crate::store::{self, DiskFs, LoadError};
use crate::vcs::{IndexEntry, Repository, Unmerged, VcsError, markers};

/// A file that git left unmerged.
pub(super) struct Pending {
    pub(super) repository: Repository,
    pub(super) entry: Unmerged,
    /// Other names that are settled with it: those of a file that both sides renamed.
    pub(super) also: Vec<OsString>,
}

impl Pending {
    /// Tells git that it is merged.
    pub(super) fn mark_merged(&self) -> Result<(), VcsError> {
        let names = [&self.entry.name].into_iter().chain(&self.also);
        names.into_iter().try_for_each(|name| self.repository.mark_merged(name))
    }
}

/// A file to resolve.
pub(super) struct Subject {
    /// The file.
    pub(super) file: PathBuf,
    /// What it is.
    pub(super) kind: FileKind,
    /// What git knows of it; nothing where git has no part in it.
    pub(super) pending: Option<Pending>,
    /// What there is to resolve.
    pub(super) state: SubjectState,
}

/// What there is to resolve.
pub(super) enum SubjectState {
    /// Questions in the file, none perhaps.
    Content {
        /// The file, as it was read or rebuilt.
        open: OpenedFile,
        /// The version that stands on disk; none where nothing does.
        known: Option<KnownFile>,
        /// Whether it was rebuilt and has to be written.
        rebuilt: bool,
    },
    /// One side deleted the file, the other changed it.
    Deleted {
        /// Who deleted it.
        by: String,
        /// Who changed it.
        kept_by: String,
        /// Its text as that side has it.
        text: String,
    },
    /// Each side gave the file another name. The names, and who chose them.
    Renamed([(OsString, String); 2]),
    /// The file is just what one side has, while git has not recorded that the other one was merged into it.
    OneSided(Box<OneSided>),
    /// Both deleted it, or git keeps it under another name.
    Gone,
}

/// A file that is just what one side has.
pub(super) struct OneSided {
    /// The side whose version it is.
    pub(super) has: String,
    /// The side whose changes are not in it.
    pub(super) lacks: String,
    /// What a merge would change in it, in words.
    pub(super) missing: String,
    /// What a merge gives.
    pub(super) merged: String,
    /// The version that stands on disk.
    pub(super) known: Option<KnownFile>,
}

/// Names of the two sides of git's unfinished merge.
pub(super) fn labels(repository: &Repository, session: &Session) -> Result<[String; 2], VcsError> {
    let (left, right) = repository.side_labels()?;
    Ok(named([left, right], session))
}

/// Two different names, for sides that may have none.
pub(super) fn named([left, right]: [Option<String>; 2], session: &Session) -> [String; 2] {
    let word = |key: &str| session.lang.word(key).into_owned();
    let left = left.unwrap_or_else(|| word("git-label-left"));
    let right = right.unwrap_or_else(|| word("git-label-right"));
    if left == right { [format!("{left} (1)"), format!("{right} (2)")] } else { [left, right] }
}

/// The repository around a file; none where git or a repository is missing.
pub(super) fn repository(path: &Path) -> Result<Option<Repository>, VcsError> {
    match Repository::around(path) {
        Ok(repository) => Ok(Some(repository)),
        Err(VcsError::NoGit | VcsError::NoRepository { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Finds out what a file is.
pub(super) fn find(file: &Path, session: &Session) -> Result<Subject, Failure> {
    let mut pending = match repository(file)? {
        None => None,
        Some(repository) => match repository.name_of(file) {
            None => None,
            Some(name) => {
                let entry = repository.unmerged(Some(&name))?.into_iter().next();
                entry.map(|entry| Pending { repository, entry, also: Vec::new() })
            }
        },
    };
    let state = match &pending {
        Some(pending) => pending_state(file, pending, session)?,
        None => content(file, None, session)?,
    };
    if let (Some(pending), SubjectState::Renamed(names)) = (&mut pending, &state) {
        pending.also = names.iter().map(|(name, _)| name.clone()).chain(old_names(pending)?).collect();
    }
    let text = match &state {
        SubjectState::Deleted { text, .. } => text.as_str(),
        _ => "",
    };
    Ok(Subject { file: file.to_path_buf(), kind: input::kind(file, text), pending, state })
}

fn pending_state(file: &Path, pending: &Pending, session: &Session) -> Result<SubjectState, Failure> {
    let Pending { repository, entry, .. } = pending;
    let [left, right] = labels(repository, session)?;
    let text = |entry: &IndexEntry| blob(repository, file, entry, session);
    match (&entry.base, &entry.left, &entry.right) {
        (_, Some(one), Some(other)) => {
            let (one, other) = (text(one)?, text(other)?);
            // A file that was emptied was deleted as far as anybody can tell.
            match (one.trim().is_empty(), other.trim().is_empty()) {
                (true, false) => Ok(SubjectState::Deleted { by: left, kept_by: right, text: other }),
                (false, true) => Ok(SubjectState::Deleted { by: right, kept_by: left, text: one }),
                _ => {
                    let state = content(file, Some(pending), session)?;
                    compared(file, pending, [(&left, &one), (&right, &other)], state, session)
                }
            }
        }
        (Some(_), Some(kept), None) => {
            Ok(SubjectState::Deleted { by: right, kept_by: left, text: text(kept)? })
        }
        (Some(_), None, Some(kept)) => {
            Ok(SubjectState::Deleted { by: left, kept_by: right, text: text(kept)? })
        }
        (None, Some(_), None) | (None, None, Some(_)) => match renamed(pending, [left, right])? {
            Some(names) => Ok(SubjectState::Renamed(names)),
            None => content(file, Some(pending), session),
        },
        (_, None, None) => Ok(SubjectState::Gone),
    }
}

/// A file without questions and markers that is just what one side has lacks what the other one changed: `git checkout
/// --ours` leaves such a file, and so does a missing merge driver.
fn compared(
    file: &Path,
    pending: &Pending,
    sides: [(&String, &String); 2],
    state: SubjectState,
    session: &Session,
) -> Result<SubjectState, Failure> {
    let SubjectState::Content { open, known, rebuilt: false } = state else { return Ok(state) };
    let text = open.text()?;
    let kind = input::kind(file, &text);
    let canonical = |text: &String| OpenedFile::read(kind, text).ok().and_then(|open| open.text().ok());
    let same = |side: &(&String, &String)| canonical(side.1).as_ref() == Some(&text);
    let has = sides.iter().position(same).filter(|_| open.questions().is_empty());
    // Where all questions were answered with one side, that side is what was wanted.
    let Some(has) = has.filter(|_| !was_answered(kind, &text)) else {
        return Ok(SubjectState::Content { open, known, rebuilt: false });
    };
    let base = match &pending.entry.base {
        Some(base) => Some(blob(&pending.repository, file, base, session)?),
        None => None,
    };
    let version =
        |side: usize| MergeVersion { name: sides[side].0, label: sides[side].0, text: sides[side].1 };
    // A side that can't be read can't be merged; the file can still be kept as it is.
    let merged = join(kind, base.as_deref(), version(0), version(1))
        .map_or_else(|_| String::new(), |found| found.text);
    if merged == text {
        return Ok(SubjectState::Content { open, known, rebuilt: false });
    }
    // What the other side changed, or how it differs where nothing is known of before.
    let (before, other) = (base.as_ref().unwrap_or(&text), sides[1 - has]);
    let missing = match [before, other.1].map(|text| Content::read(kind, text)) {
        [Ok(was), Ok(is)] => {
            let names = [&*session.lang.word("merging-base"), other.0.as_str()];
            diff::told(names, [&was, &is], [before, other.1], session).unwrap_or_default()
        }
        _ => String::new(),
    };
    let label = |side: usize| sides[side].0.clone();
    Ok(SubjectState::OneSided(Box::new(OneSided {
        has: label(has),
        lacks: label(1 - has),
        missing,
        merged,
        known,
    })))
}

/// The two names of a file that each side renamed: each stands in the index for one side alone, and the
/// old name for none.
fn renamed(
    pending: &Pending,
    [left, right]: [String; 2],
) -> Result<Option<[(OsString, String); 2]>, VcsError> {
    let all = pending.repository.unmerged(None)?;
    let only = |wanted: fn(&Unmerged) -> bool| all.iter().filter(move |entry| wanted(entry)).collect();
    let olds: Vec<&Unmerged> = only(|e| e.base.is_some() && e.left.is_none() && e.right.is_none());
    let lefts: Vec<&Unmerged> = only(|e| e.base.is_none() && e.left.is_some() && e.right.is_none());
    let rights: Vec<&Unmerged> = only(|e| e.base.is_none() && e.left.is_none() && e.right.is_some());
    // Where several files were renamed, those belong together whose content git has merged alike.
    let same = |one: &Unmerged, other: &Unmerged| {
        let read = |entry: &Unmerged| std::fs::read(pending.repository.file(&entry.name)).ok();
        read(one).is_some_and(|text| Some(text) == read(other))
    };
    if olds.is_empty() {
        return Ok(None);
    }
    let pair = lefts.iter().find_map(|one| {
        let mine = one.name == pending.entry.name;
        let other = rights.iter().find(|other| {
            (mine || other.name == pending.entry.name)
                && (lefts.len() == 1 && rights.len() == 1 || same(one, other))
        })?;
        Some([(one.name.clone(), left.clone()), (other.name.clone(), right.clone())])
    });
    Ok(pair)
}

/// The name that both sides gave up, where it can only be one.
fn old_names(pending: &Pending) -> Result<Vec<OsString>, VcsError> {
    let all = pending.repository.unmerged(None)?;
    let gone = all.into_iter().filter(|e| e.base.is_some() && e.left.is_none() && e.right.is_none());
    let names: Vec<OsString> = gone.map(|entry| entry.name).collect();
    Ok(if names.len() == 1 { names } else { Vec::new() })
}

/// The text of a version in the index.
fn blob(
    repository: &Repository,
    file: &Path,
    entry: &IndexEntry,
    session: &Session,
) -> Result<String, Failure> {
    if !entry.is_file {
        return Err(Message::new("resolve-not-a-file").with("file", shown(file)).into());
    }
    let bytes = repository.blob(&entry.id, session.limit)?;
    Ok(format::decode(&bytes).map_or_else(|_| format::lossy(&bytes).into_owned(), str::to_owned))
}

/// The file as it stands, rebuilt where git left markers in it or nothing at all.
fn content(file: &Path, pending: Option<&Pending>, session: &Session) -> Result<SubjectState, Failure> {
    let loaded = match store::load(&DiskFs, file, session.limit) {
        Ok(loaded) => loaded,
        Err(LoadError::Missing { .. }) if pending.is_some() => {
            let open = from_stages(file, pending, session)?;
            return Ok(SubjectState::Content { open, known: None, rebuilt: true });
        }
        Err(error) => return Err(error.into()),
    };
    let known = Some(KnownFile { identity: loaded.identity, form: loaded.form });
    let kind = input::kind(file, &loaded.text);
    match OpenedFile::read(kind, &loaded.text) {
        Ok(open) => Ok(SubjectState::Content { open, known, rebuilt: false }),
        Err(error) => {
            if let Some(parts) = markers::split(&loaded.text) {
                let open = from_markers(file, &parts, pending, session)?;
                return Ok(SubjectState::Content { open, known, rebuilt: true });
            }
            if matches!(error.problem, Problem::ConflictMarkers { .. }) {
                session.note(&Message::new("resolve-bad-markers").with("file", shown(file)));
            }
            let input = InputText { name: file.display().to_string(), text: loaded.text, loaded: None };
            Err(input::refused(input, error))
        }
    }
}

/// From the text between markers, in which a person may have settled some places already. The common
/// version is git's where git has it, since markers show it only in part.
fn from_markers(
    file: &Path,
    parts: &markers::ConflictParts,
    pending: Option<&Pending>,
    session: &Session,
) -> Result<OpenedFile, Failure> {
    let staged = match pending {
        Some(Pending { repository, entry, .. }) => match &entry.base {
            Some(base) => Some(blob(repository, file, base, session)?),
            None => None,
        },
        None => None,
    };
    let known = match pending {
        Some(Pending { repository, .. }) => Some(labels(repository, session)?),
        None => None,
    };
    let word = |key: &str| session.lang.word(key).into_owned();
    let label = |at: usize, side: usize, nameless: &str| match (parts.labels[at].as_str(), &known) {
        ("HEAD" | "", Some(known)) => known[side].clone(),
        ("", None) => word(nameless),
        (label, _) => label.to_owned(),
    };
    let (left, right) = (label(0, 0, "git-label-left"), label(2, 1, "git-label-right"));
    let base = staged.as_deref().or(parts.base.as_deref());
    rebuilt(file, base, [(&left, &parts.left), (&right, &parts.right)], session)
}

/// From git's stages alone.
fn from_stages(file: &Path, pending: Option<&Pending>, session: &Session) -> Result<OpenedFile, Failure> {
    let missing = || Failure::from(LoadError::Missing { path: file.to_path_buf() });
    let Some(Pending { repository, entry, .. }) = pending else { return Err(missing()) };
    let text = |entry: &Option<IndexEntry>| match entry {
        Some(entry) => blob(repository, file, entry, session).map(Some),
        None => Ok(None),
    };
    let (base, left, right) = (text(&entry.base)?, text(&entry.left)?, text(&entry.right)?);
    let (Some(left), Some(right)) = (left, right) else { return Err(missing()) };
    let [one, other] = labels(repository, session)?;
    rebuilt(file, base.as_deref(), [(&one, &left), (&other, &right)], session)
}

fn rebuilt(
    file: &Path,
    base: Option<&str>,
    [(left_label, left), (right_label, right)]: [(&String, &String); 2],
    session: &Session,
) -> Result<OpenedFile, Failure> {
    let name = file.display().to_string();
    let names = [left_label, right_label].map(|label| format!("{name} ({label})"));
    let kind = input::kind(file, left);
    let joined = join(
        kind,
        base,
        MergeVersion { name: &names[0], label: left_label, text: left },
        MergeVersion { name: &names[1], label: right_label, text: right },
    )?;
    if base.is_none() || joined.base_refused.is_some() {
        session.note(&Message::new("merging-base-none"));
    }
    OpenedFile::read(kind, &joined.text).map_err(|_| Message::new("merging-fault").into())
}

/// Whether the name of a file is one of a commons: a path, a module, a card or a charter.
pub(super) fn is_commons_file(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).and_then(FileKind::of_name).is_some()
}
