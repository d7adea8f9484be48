//! What this person has had before them, kept for later merges without git.
//!
//! Owns what was opened and saved in this session and is not kept yet. It is done when nobody waits for
//! the disk; whatever goes wrong, the session goes on.

use std::path::Path;
use std::time::SystemTime;

use crate::format::{self, FileKind};
use crate::model::TrainingPath;
use crate::store::versions::{Digest, lineage};
use crate::store::{DiskFs, Seen, Versions};

/// Versions to keep, and what the next one is made of.
#[derive(Default)]
pub(super) struct Memory {
    waiting: Vec<(Seen, String)>,
    /// The version that the document was last.
    last: Option<Digest>,
}

impl Memory {
    /// A text was opened or saved.
    pub(super) fn note(&mut self, seen: Seen, text: &str) {
        self.waiting.push((seen, text.to_owned()));
    }

    /// Keeps what waits.
    pub(super) fn keep(&mut self, state: Option<&Path>) {
        for (seen, text) in std::mem::take(&mut self.waiting) {
            let Some(state) = state else { continue };
            // Versions are compared by what they say, not by how they were written.
            let Ok(path) = format::read::<TrainingPath>(&text) else { continue };
            let versions = Versions::of(&DiskFs, state, &lineage(FileKind::Path, &path.id));
            let parents: Vec<Digest> = match seen {
                Seen::Saved => self.last.take().into_iter().collect(),
                Seen::Opened | Seen::Merged => Vec::new(),
            };
            let text = format::write_sized(&path, text.len());
            // It is a convenience: the session goes on without it.
            self.last = versions.remember(&text, seen, &parents, SystemTime::now()).ok();
        }
    }
}
