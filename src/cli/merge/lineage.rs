//! What belongs together: versions of one work, and what was taken from it.
//!
//! Owns the names under which versions of a work are kept, and what a file says of where it was taken
//! from.

use std::time::SystemTime;

use crate::format::{self, Content, FileKind};
use crate::model::Origin;
use crate::store::versions::{self, Digest};
use crate::store::{self, DiskFs, Seen, Versions};

pub(super) use crate::store::versions::lineage as name;

/// The id of what a file holds, and of what it was taken from.
pub(super) fn ids(content: &Content) -> impl Iterator<Item = &str> {
    let (id, origin) = match content {
        Content::Path(file) => (&file.id, file.origin.as_ref().map(|origin| &origin.path)),
        Content::Module(file) => (&file.id, file.module.origin.as_ref().map(|origin| &origin.module)),
        Content::Card(file) => (&file.id, None),
        Content::Charter(file) => (&file.id, None),
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
    pub(super) fn of(content: &Content) -> Option<Self> {
        let Content::Module(file) = content else { return None };
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

/// Keeps versions of a lineage, and what was made of them. It is a convenience: whatever refuses, the
/// work goes on.
pub(super) fn remember(lineage: &str, had: &[String], made: Option<(Seen, &str)>) {
    let Some(state) = store::state_dir() else { return };
    let now = SystemTime::now();
    let versions = Versions::of(&DiskFs, &state, lineage);
    let seen = |text: &String| versions.remember(text, Seen::Opened, &[], now).ok();
    let parents: Vec<Digest> = had.iter().filter_map(seen).collect();
    if let Some((seen, text)) = made {
        let _ = versions.remember(text, seen, &parents, now);
    }
}

/// Keeps what a file became by an answer or a rewrite.
pub(in crate::cli) fn followed(kind: FileKind, before: &str, after: &str) {
    let (Ok(before), Ok(after)) = (Content::read(kind, before), Content::read(kind, after)) else { return };
    let after_text = after.write();
    for id in ids(&after) {
        remember(&versions::lineage(kind, id), &[before.write()], Some((Seen::Saved, &after_text)));
    }
}
