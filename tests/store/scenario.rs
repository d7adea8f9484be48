//! The situations in which a file is saved, on the disk in memory.

use mille_parcours::store::memory::{InjectedError, InjectedFault, MemFs};
use mille_parcours::store::{FileIdentity, SaveError, Saved, identify, save};
use std::path::{Path, PathBuf};

pub(crate) const STATE: &str = "/home/state";
pub(crate) const FILE: &str = "/centre/vente.path.ron";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// No file there yet.
    New,
    Plain,
    /// Reached through a link in another folder.
    Linked,
    /// The file has two names.
    TwoNames,
    /// The folder takes no new file.
    ClosedFolder,
    /// The system refuses to rename over the file, as over one that is mounted by itself.
    NoRename,
}

impl Place {
    pub(crate) const ALL: [Self; 6] =
        [Self::New, Self::Plain, Self::Linked, Self::TwoNames, Self::ClosedFolder, Self::NoRename];

    /// Whether the file is written over, so that only the recovery copy saves it from a crash.
    pub(crate) fn is_in_place(self) -> bool {
        matches!(self, Self::TwoNames | Self::ClosedFolder | Self::NoRename)
    }
}

pub(crate) struct Scenario {
    pub(crate) place: Place,
    pub(crate) old: Vec<u8>,
    pub(crate) new: Vec<u8>,
    pub(crate) fs: MemFs,
    expected: Option<FileIdentity>,
}

impl Scenario {
    pub(crate) fn new(place: Place, old: &[u8], new: &[u8]) -> Self {
        let fs = MemFs::new();
        fs.put_folder("/centre");
        fs.put_file("/centre/neighbour.ron", b"neighbour");
        if place != Place::New {
            fs.put_file(FILE, old);
        }
        match place {
            Place::New | Place::Plain => {}
            // The disk in memory knows no "..": the link is told in full.
            Place::Linked => fs.put_link("/desk/link.ron", FILE),
            Place::TwoNames => fs.put_second_name(FILE, "/centre/second.ron"),
            Place::ClosedFolder => fs.close_folder("/centre"),
            Place::NoRename => {
                let busy = InjectedFault {
                    nth: 1,
                    failure: InjectedError::Busy,
                    persistent: true,
                    only: Some("replace"),
                };
                fs.fail(Some(busy));
            }
        }
        let expected = identify(&fs, Path::new(FILE)).unwrap();
        Self { place, old: old.to_vec(), new: new.to_vec(), fs, expected }
    }

    pub(crate) fn save(&self) -> Result<Saved, SaveError> {
        let path = if self.place == Place::Linked { "/desk/link.ron" } else { FILE };
        save(&self.fs, Path::new(path), &self.new, self.expected.as_ref(), Some(Path::new(STATE)))
    }
}

/// Files of our own on a disk: temporary ones and recovery copies.
pub(crate) fn ours(fs: &MemFs, ending: &str) -> Vec<PathBuf> {
    fs.paths().into_iter().filter(|path| path.to_string_lossy().ends_with(ending)).collect()
}

/// Pairs of contents that differ in every way that matters: length up, down, equal, empty.
pub(crate) fn contents() -> Vec<(Vec<u8>, Vec<u8>)> {
    let text = |seed: u8, len: usize| {
        (0..len).map(|at| seed.wrapping_add(at.to_le_bytes()[0].wrapping_mul(7))).collect::<Vec<u8>>()
    };
    let mut pairs = vec![
        (b"old".to_vec(), b"new".to_vec()),
        (Vec::new(), b"first words".to_vec()),
        (b"all of it".to_vec(), Vec::new()),
        (b"short".to_vec(), b"a much longer version of the file".to_vec()),
        (b"a much longer version of the file".to_vec(), b"short".to_vec()),
        (b"same beginning A".to_vec(), b"same beginning B".to_vec()),
    ];
    for (seed, (old, new)) in (0..).zip([(10, 12), (64, 63), (1, 300), (4096, 4097), (300, 1)]) {
        pairs.push((text(seed, old), text(100 + seed, new)));
    }
    pairs
}
