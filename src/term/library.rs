//! Reading a commons: its files from the disk, its history from git where it has one.
//!
//! Owns where the commons of a file begins and how much of a folder is looked at. A file that can't be
//! read is told, and stops nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::check::CheckOptions;
use crate::commons::{Latest, Library, LibraryFile};
use crate::format::{CHARTER, Content, FileKind};
use crate::store::{self, DiskFs};
use crate::vcs::Repository;

/// Entries that are looked at in a folder that says nothing of being a commons.
const FEW_ENTRIES: usize = 5_000;

/// Commits that are looked at for what changed lately.
const COMMITS: usize = 1_000;

/// What to read.
#[derive(Debug, Clone)]
pub(super) struct Order {
    /// The folder of the commons.
    pub(super) root: PathBuf,
    /// The largest file that is read, in bytes.
    pub(super) limit: u64,
}

/// The folder of the commons around a file: the nearest with a charter, else the file's own.
pub(super) fn root_of(file: &Path) -> PathBuf {
    let own = store::folder_of(file);
    store::commons_around(own).unwrap_or(own).to_path_buf()
}

/// Reads everything.
pub(super) fn read(order: &Order) -> Library {
    let root = &order.root;
    let chartered = root.join(CHARTER).is_file();
    let most = if chartered { store::walk::MOST_ENTRIES } else { FEW_ENTRIES };
    let found = store::walk(root, |name| FileKind::of_name(name).is_some(), most);
    let history = history(root);
    let sources = found.files.iter().map(|file| source(root, file, order.limit, &history)).collect();
    let options = CheckOptions { today: super::clock::today(), ..CheckOptions::default() };
    Library::of(&super::file::shown(root), sources, &options)
}

fn source(root: &Path, file: &Path, limit: u64, history: &HashMap<String, Latest>) -> LibraryFile {
    let below = file.strip_prefix(root).unwrap_or(file);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    let name = parts.join("/");
    let kind = file.file_name().and_then(|name| name.to_str()).and_then(FileKind::of_name);
    let loaded = store::load(&DiskFs, file, limit).map_err(|error| error.message());
    let content = loaded.and_then(|loaded| {
        let kind = kind.unwrap_or(FileKind::Path);
        Content::read(kind, &loaded.text).map_err(|error| error.message())
    });
    let latest = history.get(&name).cloned().or_else(|| modified(file));
    LibraryFile { file: name, content, latest }
}

/// When a file was last written, where no history tells more.
fn modified(file: &Path) -> Option<Latest> {
    let at = std::fs::metadata(file).ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_secs();
    Some(Latest { at: i64::try_from(at).ok()?, ..Latest::default() })
}

/// The last commit of each file; nothing where there is no repository, or no git.
fn history(root: &Path) -> HashMap<String, Latest> {
    let changes = Repository::around(root).and_then(|found| found.last_changes(root, COMMITS));
    let latest = |change: crate::vcs::LastChange| {
        (change.file, Latest { at: change.at, by: change.by, what: change.what })
    };
    changes.map(|changes| changes.into_iter().map(latest).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commons_of_a_file_begins_where_its_charter_stands() {
        let base = tempfile::tempdir().unwrap();
        let nord = base.path().join("c/nord");
        std::fs::create_dir_all(&nord).unwrap();
        assert_eq!(root_of(&nord.join("a.path.ron")), nord, "alone, its own folder");
        std::fs::write(base.path().join("c/commons.ron"), "").unwrap();
        assert_eq!(root_of(&nord.join("a.path.ron")), base.path().join("c"));
        assert_eq!(root_of(Path::new("a.path.ron")), Path::new("."));
    }

    #[test]
    fn the_sample_is_read_whole_and_a_broken_file_stops_nothing() {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("paths");
        let library = read(&Order { root: sample, limit: 1 << 20 });
        assert!(library.chartered && library.items.len() > 80, "{}", library.items.len());
        assert!(library.sources.iter().all(|source| source.content.is_ok() && source.latest.is_some()));

        let base = tempfile::tempdir().unwrap();
        std::fs::write(base.path().join("a.path.ron"), "Path(format: 1, id: \"a\", title: \"A\")").unwrap();
        std::fs::write(base.path().join("b.path.ron"), "Path(").unwrap();
        std::fs::write(base.path().join("c.card.ron"), b"\xff\xfe").unwrap();
        let library = read(&Order { root: base.path().to_path_buf(), limit: 1 << 20 });
        let broken: Vec<bool> = library.items.iter().map(|item| item.broken.is_some()).collect();
        assert_eq!(broken, [false, true, true]);
        assert_eq!(library.troubles.iter().filter(|trouble| trouble.code.is_none()).count(), 2);
    }
}
