//! What this person has had before them and has done, kept for later sessions, and for later merges without
//! git.
//!
//! Owns what was opened and saved in this session and is not kept yet. It is done when nobody waits for
//! the disk; whatever goes wrong, the session goes on.

use std::path::Path;
use std::time::SystemTime;

use crate::app::History;
use crate::app::shell::past;
use crate::format::{self, FileKind};
use crate::model::TrainingPath;
use crate::store::versions::{Digest, lineage};
use crate::store::{self, DiskFs, VersionSource, Versions};

/// What was done to a path, in the state in which it was saved.
pub(super) struct Done {
    /// All that was done.
    pub(super) history: History,
    /// The path that was saved.
    pub(super) path: TrainingPath,
}

/// Versions to keep, and what the next one is made of.
#[derive(Default)]
pub(super) struct Memory {
    waiting: Vec<(String, Option<Done>)>,
    /// The version that the document was last.
    last: Option<Digest>,
}

impl Memory {
    /// A text was opened.
    pub(super) fn note_opened(&mut self, text: &str) {
        self.waiting.push((text.to_owned(), None));
    }

    /// A text was saved.
    pub(super) fn note_saved(&mut self, text: &str, done: Done) {
        self.waiting.push((text.to_owned(), Some(done)));
    }

    /// Keeps what waits; `file` is the file that was saved.
    pub(super) fn keep(&mut self, state: Option<&Path>, file: &Path) {
        for (text, done) in std::mem::take(&mut self.waiting) {
            let Some(state) = state else { continue };
            // Versions are compared by what they say, not by how they were written.
            let Ok(path) = format::read::<TrainingPath>(&text) else { continue };
            if let Some(done) = &done {
                keep_done(state, file, &text, done, &path);
            }
            let versions = Versions::of(&DiskFs, state, &lineage(FileKind::Path, &path.id));
            let (seen, parents) = match done {
                Some(_) => (VersionSource::Saved, self.last.take().into_iter().collect()),
                None => (VersionSource::Opened, Vec::new()),
            };
            let text = format::write_sized(&path, text.len());
            // It is a convenience: the session goes on without it.
            self.last = versions.remember(&text, seen, &parents, SystemTime::now()).ok();
        }
    }
}

fn keep_done(state: &Path, file: &Path, text: &str, done: &Done, read: &TrainingPath) {
    let Some(kept) = past::kept(&done.history, &done.path, read) else { return };
    if let Err(why) = store::keep_done(&DiskFs, state, file, text, &kept, SystemTime::now()) {
        log::warn!("what was done is not kept: {why}");
    }
}

/// What earlier sessions did to a file before it had this text.
pub(super) fn past(state: Option<&Path>, file: &Path, text: &str) -> Option<Vec<u8>> {
    store::done_before(&DiskFs, state?, file, text).unwrap_or_else(|why| {
        log::warn!("what was done before can't be read: {why}");
        None
    })
}
