//! Folders of paths: which one a file belongs to, and the files that synchronisation tools make in it.
//!
//! Owns two questions: where does the commons of a file begin, and is a file a copy that a tool made
//! because two people wrote at once? Does not read the files.

use crate::format::CHARTER;
use std::path::Path;

/// The folder of the charter that a folder is under, or is. Nothing above the repository is looked at.
pub fn commons_around(folder: &Path) -> Option<&Path> {
    for above in folder.ancestors() {
        if above.join(CHARTER).is_file() {
            return Some(above);
        }
        if above.join(".git").exists() {
            break;
        }
    }
    None
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
    fn a_commons_begins_where_its_charter_stands_and_ends_at_the_repository() {
        let base = tempfile::tempdir().unwrap();
        let deep = base.path().join("repository/nord/deep");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::create_dir(base.path().join("repository/.git")).unwrap();
        std::fs::write(base.path().join(CHARTER), "").unwrap();
        assert_eq!(commons_around(&deep), None, "a charter above the repository is somebody else's");
        assert_eq!(commons_around(base.path()), Some(base.path()));
        let charter = base.path().join("repository").join(CHARTER);
        std::fs::write(&charter, "").unwrap();
        assert_eq!(commons_around(&deep), charter.parent());
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
