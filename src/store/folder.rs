//! Paths that are written in files, and files that synchronisation tools make.
//!
//! Owns two questions about a folder of paths: does a reference stay inside it, and is a file a
//! copy that a tool made because two people wrote at once? Does not read the files.

use std::path::{Component, Path, PathBuf};

/// Why a reference is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedReference {
    /// It is absolute, or names a drive or a share.
    Absolute,
    /// It leads out of the folder, by its own text or through a symbolic link.
    Outside,
    /// Nothing stands there, or it cannot be looked at.
    Missing,
}

/// The real file that `reference`, written in a file by somebody else, means inside `root`.
///
/// The text is judged first, as both systems would read it, because a path that is harmless here
/// may not be on a colleague's machine; then links are followed, and the end must still be inside.
pub fn resolve_inside(root: &Path, reference: &str) -> Result<PathBuf, RefusedReference> {
    let windows = reference.replace('\\', "/");
    let drive =
        windows.as_bytes().get(1) == Some(&b':') && windows.starts_with(|c: char| c.is_ascii_alphabetic());
    if drive || windows.starts_with('/') || windows.is_empty() || windows.contains('\0') {
        return Err(RefusedReference::Absolute);
    }
    let mut depth = 0_usize;
    for part in Path::new(&windows).components() {
        depth = match part {
            Component::Normal(_) => depth + 1,
            Component::CurDir => depth,
            Component::ParentDir => depth.checked_sub(1).ok_or(RefusedReference::Outside)?,
            Component::Prefix(_) | Component::RootDir => return Err(RefusedReference::Absolute),
        };
    }
    let root = root.canonicalize().map_err(|_| RefusedReference::Missing)?;
    let found = root.join(&windows).canonicalize().map_err(|_| RefusedReference::Missing)?;
    if found.starts_with(&root) { Ok(found) } else { Err(RefusedReference::Outside) }
}

/// The name of the file that this one is a conflict copy of, if it is one: the copies that
/// Nextcloud, Dropbox and Syncthing make when two people wrote the same file.
pub fn conflict_copy_of(name: &str) -> Option<String> {
    // "a (conflicted copy 2026-11-23 101112).ron", "a (Zoé's conflicted copy 2026-11-23).ron"
    if let Some(at) = name.find("conflicted copy") {
        let open = name.get(..at)?.rfind('(')?;
        let close = at + name.get(at..)?.find(')')?;
        let stem = name.get(..open)?.trim_end();
        return Some(format!("{stem}{}", name.get(close + 1..)?)).filter(|_| !stem.is_empty());
    }
    // "a.sync-conflict-20261123-101112-ABCDEFG.ron"
    let (stem, rest) = name.split_once(".sync-conflict-")?;
    let mark = rest.split('.').next()?;
    let digits = |part: Option<&str>, len| {
        part.is_some_and(|part| part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut parts = mark.split('-');
    if stem.is_empty() || !digits(parts.next(), 8) || !digits(parts.next(), 6) {
        return None;
    }
    Some(format!("{stem}{}", rest.get(mark.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_inside() {
        let base = tempfile::tempdir().unwrap();
        let root = base.path().join("commons");
        std::fs::create_dir_all(root.join("sub")).unwrap();
        std::fs::write(root.join("a.ron"), "a").unwrap();
        std::fs::write(base.path().join("secret"), "s").unwrap();
        let ok = root.canonicalize().unwrap().join("a.ron");
        for reference in ["a.ron", "./a.ron", "sub/../a.ron", "sub\\..\\a.ron"] {
            assert_eq!(resolve_inside(&root, reference), Ok(ok.clone()), "{reference}");
        }
        for reference in ["/etc/passwd", "C:\\x", "c:x", "\\\\host\\share", "//host/share", ""] {
            assert_eq!(resolve_inside(&root, reference), Err(RefusedReference::Absolute), "{reference}");
        }
        for reference in ["../secret", "sub/../../secret", "..\\secret"] {
            assert_eq!(resolve_inside(&root, reference), Err(RefusedReference::Outside), "{reference}");
        }
        assert_eq!(resolve_inside(&root, "none"), Err(RefusedReference::Missing));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(base.path().join("secret"), root.join("link")).unwrap();
            assert_eq!(resolve_inside(&root, "link"), Err(RefusedReference::Outside));
        }
    }

    #[test]
    fn conflict_copies_are_known_by_name() {
        let of = |name: &str| conflict_copy_of(name);
        let plain = Some("vente.path.ron".to_owned());
        assert_eq!(of("vente (conflicted copy 2026-11-23 101112).path.ron"), plain);
        assert_eq!(of("vente (Zoé's conflicted copy 2026-11-23).path.ron"), plain);
        assert_eq!(of("vente.path.sync-conflict-20261123-101112-ABCDEFG.ron"), plain);
        for name in [
            "vente.path.ron",
            "conflicted copy.ron",
            "a (conflicted copy",
            "a.sync-conflict-x.ron",
            "(conflicted copy 1).ron",
        ] {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
