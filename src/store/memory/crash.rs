//! What a loss of power may leave.
//!
//! Owns the enumeration of the legal states. It is harsher than any one file system: of the changes
//! of names that were not made durable, any subset may have happened, in their order; of the
//! changes of bytes, any beginning, the last of them cut short or only as room full of zeros, or
//! any one alone.

use super::{Inode, MemFs, MemNode, MemState};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A change of names. A move carries what it moves: the disk knows the file, not the name it had.
#[derive(Debug, Clone)]
pub(super) enum NameChange {
    Add(PathBuf, MemNode),
    Remove(PathBuf),
    Move(PathBuf, PathBuf, MemNode),
}

impl NameChange {
    pub(super) fn apply(&self, names: &mut BTreeMap<PathBuf, MemNode>) {
        match self {
            Self::Add(path, node) => {
                names.insert(path.clone(), node.clone());
            }
            Self::Remove(path) => {
                names.remove(path);
            }
            Self::Move(from, to, node) => {
                names.remove(from);
                names.insert(to.clone(), node.clone());
            }
        }
    }

    /// The path whose folder the change belongs to. Nothing here moves a file between folders.
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Add(path, _) | Self::Remove(path) | Self::Move(_, path, _) => path,
        }
    }
}

/// A change of bytes.
#[derive(Debug, Clone)]
pub(super) enum DataChange {
    Write(usize, Vec<u8>),
    SetLen(usize),
}

impl DataChange {
    pub(super) fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Write(offset, written) => {
                let end = offset + written.len();
                if bytes.len() < end {
                    bytes.resize(end, 0);
                }
                bytes[*offset..end].copy_from_slice(written);
            }
            Self::SetLen(len) => bytes.resize(*len, 0),
        }
    }

    /// The ways in which only a part of it may have reached the disk.
    fn torn(&self) -> Vec<Self> {
        match self {
            Self::Write(offset, written) => {
                let half = written.len() / 2;
                let mut torn = vec![
                    Self::Write(*offset, written[..half].to_vec()),
                    Self::Write(offset + half, written[half..].to_vec()),
                    Self::SetLen(offset + written.len()),
                ];
                if let Some((_, but_last)) = written.split_last() {
                    torn.push(Self::Write(*offset, but_last.to_vec()));
                }
                torn
            }
            Self::SetLen(_) => Vec::new(),
        }
    }
}

/// How many changes of names are taken in every combination; beyond, only their beginnings are.
const MOST_COMBINED: usize = 10;

impl MemFs {
    /// Every state in which a loss of power now may leave the disk, each once.
    pub fn crash_images(&self) -> Vec<Self> {
        images(&self.0.borrow())
    }

    /// The same for every moment since [`record`](Self::record): before each call that changed
    /// something, and now.
    pub fn crash_images_of_all_moments(&self) -> Vec<Self> {
        let state = self.0.borrow();
        let mut found: Vec<Self> = state.history.iter().flatten().flat_map(images).collect();
        found.extend(images(&state));
        found
    }
}

fn images(state: &MemState) -> Vec<MemFs> {
    let contents: Vec<BTreeSet<Vec<u8>>> = state.inodes.iter().map(contents).collect();
    let mut found = Vec::new();
    for names in names(state) {
        // Only files that still have a name matter; each is in one of its states, in every
        // combination with the others.
        let used: BTreeSet<usize> = names
            .values()
            .filter_map(|node| if let MemNode::File(inode) = node { Some(*inode) } else { None })
            .collect();
        let mut disks = vec![state.inodes.clone()];
        for inode in used {
            disks = disks
                .iter()
                .flat_map(|disk| {
                    contents[inode].iter().map(move |bytes| {
                        let mut disk = disk.clone();
                        disk[inode].bytes.clone_from(bytes);
                        disk
                    })
                })
                .collect();
        }
        found.extend(disks.into_iter().map(|inodes| after(state, &names, inodes)));
    }
    found
}

fn after(state: &MemState, names: &BTreeMap<PathBuf, MemNode>, mut inodes: Vec<Inode>) -> MemFs {
    for inode in &mut inodes {
        inode.durable.clone_from(&inode.bytes);
        inode.pending.clear();
    }
    MemFs(RefCell::new(MemState {
        names: names.clone(),
        durable_names: names.clone(),
        inodes,
        clock: state.clock,
        closed: state.closed.clone(),
        ..MemState::default()
    }))
}

fn names(state: &MemState) -> Vec<BTreeMap<PathBuf, MemNode>> {
    let changes = &state.pending_names;
    let chosen: Vec<Vec<bool>> = if changes.len() <= MOST_COMBINED {
        (0..1_usize << changes.len())
            .map(|mask| (0..changes.len()).map(|bit| mask >> bit & 1 == 1).collect())
            .collect()
    } else {
        (0..=changes.len()).map(|kept| (0..changes.len()).map(|at| at < kept).collect()).collect()
    };
    let mut found: Vec<BTreeMap<PathBuf, MemNode>> = Vec::new();
    for kept in chosen {
        let mut names = state.durable_names.clone();
        changes.iter().zip(kept).filter(|(_, kept)| *kept).for_each(|(change, _)| change.apply(&mut names));
        if !found.contains(&names) {
            found.push(names);
        }
    }
    found
}

fn contents(inode: &Inode) -> BTreeSet<Vec<u8>> {
    let mut found = BTreeSet::from([inode.durable.clone()]);
    let mut bytes = inode.durable.clone();
    for change in &inode.pending {
        for last in change.torn().iter().chain([change]) {
            for start in [&bytes, &inode.durable] {
                let mut bytes = start.clone();
                last.apply(&mut bytes);
                found.insert(bytes);
            }
        }
        change.apply(&mut bytes);
    }
    found
}
