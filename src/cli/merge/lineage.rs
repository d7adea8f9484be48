//! What belongs together: versions of one work, and what was taken from it.
//!
//! Owns the names under which versions of a work are kept, and what a file says of where it was taken
//! from.

use std::path::PathBuf;
use std::time::SystemTime;

use crate::diff::Version;
use crate::format::{self, Content, FileKind};
use crate::model::Origin;
use crate::store::versions::{self, Digest};
use crate::store::{self, DiskFs, VersionSource as How, Versions};

pub(super) use crate::store::versions::lineage as name;

/// The id of what a file holds, and of what it was taken from.
pub(super) fn ids(version: Version<'_>) -> impl Iterator<Item = &str> {
    let (id, origin) = match version {
        Version::Path(file) => (&file.id, file.origin.as_ref().map(|origin| &origin.path)),
        Version::Module(file) => (&file.id, file.module.origin.as_ref().map(|origin| &origin.module)),
        Version::Card(file) => (&file.id, None),
        Version::Charter(file) => (&file.id, None),
    };
    [Some(id), origin].into_iter().flatten().map(String::as_str).filter(|id| !id.is_empty())
}

/// What a file of this id is usually called.
pub(super) fn file_name(kind: FileKind, id: &str) -> Option<String> {
    (kind != FileKind::Charter).then(|| kind.named(id))
}

/// What a module says that it took.
pub(super) struct Taken {
    module: String,
    /// Of the content that was taken.
    pub(super) digest: String,
}

impl Taken {
    /// None for what was made here.
    pub(super) fn of(version: Version) -> Option<Self> {
        let Version::Module(file) = version else { return None };
        let Origin { module, digest, .. } = file.module.origin.as_deref()?;
        let says = !module.is_empty() && digest.len() > "b3:".len();
        says.then(|| Self { module: module.clone(), digest: digest.clone() })
    }

    /// Whether it is this text.
    pub(super) fn is_from(&self, kind: FileKind, text: &str) -> bool {
        let Ok(Content::Module(file)) = Content::read(kind, text) else { return false };
        file.id == self.module && format::digest(&file.module).starts_with(&self.digest)
    }
}

/// Versions of a lineage that were kept. Keeping them is a convenience: whatever refuses, the work goes on.
pub(super) struct SeenVersions {
    lineage: String,
    digests: Vec<Digest>,
}

impl SeenVersions {
    /// Keeps versions of a lineage.
    pub(super) fn of(lineage: &str, texts: &[&str]) -> Self {
        let keep = |state: PathBuf| -> Vec<Digest> {
            let versions = Versions::of(&DiskFs, &state, lineage);
            let now = SystemTime::now();
            let kept = |text: &&str| versions.remember(text, How::Opened, &[], now).ok();
            texts.iter().filter_map(kept).collect()
        };
        let digests = store::state_dir().map(keep).unwrap_or_default();
        Self { lineage: lineage.to_owned(), digests }
    }

    /// Keeps what was made of them.
    pub(super) fn became(&self, how: How, text: &str) {
        if let Some(state) = store::state_dir() {
            let versions = Versions::of(&DiskFs, &state, &self.lineage);
            let _ = versions.remember(text, how, &self.digests, SystemTime::now());
        }
    }
}

/// Keeps what a file became by an answer or a rewrite.
pub(in crate::cli) fn followed(kind: FileKind, before: &str, after: &str) {
    let (Ok(before), Ok(after)) = (Content::read(kind, before), Content::read(kind, after)) else { return };
    let after_text = after.write();
    let before_text = before.write();
    for id in ids(Version::from(&after)) {
        SeenVersions::of(&versions::lineage(kind, id), &[&before_text]).became(How::Saved, &after_text);
    }
}

/// Whether a text was made by an answer to an open question, as far as that is remembered here.
pub(in crate::cli) fn was_answered(kind: FileKind, text: &str) -> bool {
    let (Ok(content), Some(state)) = (Content::read(kind, text), store::state_dir()) else { return false };
    let digest = Digest::of(text);
    ids(Version::from(&content)).any(|id| {
        let versions = Versions::of(&DiskFs, &state, &name(kind, id));
        let log = versions.log();
        let parents = log.iter().filter(|version| version.digest == digest).flat_map(|made| &made.parents);
        let had_questions = |parent: &Digest| {
            let before = versions.text(parent).and_then(|text| Content::read(kind, &text).ok());
            before.is_some_and(|content| content.has_questions())
        };
        parents.into_iter().any(had_questions)
    })
}
