//! The files of a folder of paths.
//!
//! Owns the walk: bounded however large the folder is, closed to links that lead out or in circles,
//! and told what it passed over. Opens no file.

use super::folder::conflict_copy_of;
use std::path::{Path, PathBuf};

/// Entries that are looked at before a folder is called too large.
pub const MOST_ENTRIES: usize = 200_000;

/// What a walk found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WalkResult {
    /// The wanted files, in the order of their names, folder by folder.
    pub files: Vec<PathBuf>,
    /// What was passed over and deserves a word.
    pub skipped: Vec<Skipped>,
}

/// Something that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands.
    pub path: PathBuf,
    /// Why.
    pub why: Skip,
}

/// Why something was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Skip {
    /// It cannot be read.
    Unreadable,
    /// It is the copy that a synchronisation tool made of the file of this name: to be merged, not
    /// to be counted twice.
    ConflictCopy(String),
    /// A symbolic link that leads out of the folder, or nowhere.
    LeadsOut,
    /// Here the walk ended, because the folder has more than the permitted number of entries.
    TooMany,
}

/// Finds the files below `root` whose name is wanted, looking at no more than `most` entries.
///
/// Hidden entries (`.git`, our own temporary files) are not looked into. A link is followed to a
/// file inside of `root`, never to a folder: so no circle is walked and no file found twice by it.
pub fn walk(root: &Path, wanted: impl Fn(&str) -> bool, most: usize) -> WalkResult {
    let mut found = WalkResult::default();
    let inside = root.canonicalize().ok();
    let mut folders = vec![root.to_path_buf()];
    let mut looked_at = 0;
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            found.skipped.push(Skipped { path: folder, why: Skip::Unreadable });
            continue;
        };
        // Never more of them in memory than may be looked at.
        let listed: Result<Vec<_>, _> = entries.take(most - looked_at + 1).collect();
        let Ok(mut entries) = listed else {
            found.skipped.push(Skipped { path: folder, why: Skip::Unreadable });
            continue;
        };
        entries.sort_by_key(std::fs::DirEntry::file_name);
        let mut below = Vec::new();
        for entry in entries {
            if looked_at == most {
                found.skipped.push(Skipped { path: folder, why: Skip::TooMany });
                return found;
            }
            looked_at += 1;
            let (path, name) = (entry.path(), entry.file_name());
            // A name that is no text is one of a commons if its ending is.
            let name = &*name.to_string_lossy();
            if name.starts_with('.') {
                continue;
            }
            let Ok(kind) = entry.file_type() else {
                found.skipped.push(Skipped { path, why: Skip::Unreadable });
                continue;
            };
            if kind.is_dir() {
                below.push(path);
            } else if !wanted(name) || !(kind.is_file() || kind.is_symlink()) {
                // Not asked for; or a pipe or a device, whatever its name.
            } else if let Some(of) = conflict_copy_of(name) {
                found.skipped.push(Skipped { path, why: Skip::ConflictCopy(of) });
            } else if kind.is_symlink() && !leads_inside(&path, inside.as_deref()) {
                found.skipped.push(Skipped { path, why: Skip::LeadsOut });
            } else {
                found.files.push(path);
            }
        }
        // The first name is walked next.
        folders.extend(below.into_iter().rev());
    }
    found
}

/// Whether a link leads to an ordinary file inside of a real folder.
fn leads_inside(link: &Path, folder: Option<&Path>) -> bool {
    let (Ok(end), Some(folder)) = (link.canonicalize(), folder) else { return false };
    end.starts_with(folder) && end.is_file()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_hostile_folder_is_walked_to_its_end() {
        let base = tempfile::tempdir().unwrap();
        let root = base.path().join("commons");
        fs::create_dir_all(root.join("b/.git")).unwrap();
        for name in [
            "z.ron",
            "b/a.ron",
            "b/.git/x.ron",
            ".a.ron.12.tmp.ron",
            "notes.txt",
            "a (conflicted copy 1).ron",
        ] {
            fs::write(root.join(name), "").unwrap();
        }
        fs::write(base.path().join("out.ron"), "").unwrap();
        symlink(&root, root.join("b/circle")).unwrap();
        symlink(base.path().join("out.ron"), root.join("out.ron")).unwrap();
        symlink("z.ron", root.join("link.ron")).unwrap();
        symlink("nowhere", root.join("gone.ron")).unwrap();
        let pipe = root.join("pipe.ron");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());

        let found = walk(&root, |name| name.ends_with("ron"), MOST_ENTRIES);
        assert_eq!(found.files, [root.join("link.ron"), root.join("z.ron"), root.join("b/a.ron")]);
        let skipped = |name: &str, why| Skipped { path: root.join(name), why };
        assert_eq!(
            found.skipped,
            [
                skipped("a (conflicted copy 1).ron", Skip::ConflictCopy("a.ron".into())),
                skipped("gone.ron", Skip::LeadsOut),
                skipped("out.ron", Skip::LeadsOut),
            ]
        );
        let few = walk(&root, |_| true, 3);
        assert_eq!(few.skipped.last().unwrap().why, Skip::TooMany);
        assert_eq!(walk(&root, |_| true, 0).files.len(), 0);
        let none = walk(&root.join("none"), |_| true, 9);
        assert_eq!(none.skipped[0].why, Skip::Unreadable);
    }
}
