//! A file system in memory that crashes and fails on demand.
//!
//! Owns the difference between what a running process sees and what a loss of power leaves: bytes
//! and names are volatile until `fsync` and `fsync_dir`. Every call can be made to fail, by number.
//! The calls themselves are in `calls`, the states a crash may leave are enumerated in `crash`. For tests, here and in other crates;
//! nothing of the program uses it.

mod calls;
mod crash;

use super::fs::{EntryKind, Metadata, folder_of};
use crash::{DataChange, NameChange};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What a failing call says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InjectedError {
    /// EIO.
    Io,
    /// ENOSPC.
    NoSpace,
    /// EDQUOT.
    Quota,
    /// EACCES.
    Denied,
    /// EINTR.
    Interrupted,
    /// EBUSY.
    Busy,
    /// EXDEV.
    OtherDevice,
    /// No error: a write takes, and a read gives, only half of what it could; other calls do what
    /// they are asked.
    Short,
}

impl InjectedError {
    fn error(self) -> io::Error {
        // The numbers of Linux.
        io::Error::from_raw_os_error(match self {
            Self::Io => 5,
            Self::NoSpace => 28,
            Self::Quota => 122,
            Self::Denied => 13,
            Self::Interrupted | Self::Short => 4,
            Self::Busy => 16,
            Self::OtherDevice => 18,
        })
    }
}

/// A failure to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InjectedFault {
    /// Which call fails, counted from 1; with `only`, which call of that name.
    pub nth: usize,
    /// What it says.
    pub failure: InjectedError,
    /// Whether every later call fails too.
    pub persistent: bool,
    /// The name of the calls that count, if not all do: `open`, `write_at`, `replace`...
    pub only: Option<&'static str>,
}

/// An open file.
#[derive(Debug)]
pub struct MemFile {
    inode: usize,
    writable: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum MemNode {
    File(usize),
    Link(PathBuf),
    Folder,
}

#[derive(Debug, Clone)]
struct Inode {
    /// What a running process sees.
    bytes: Vec<u8>,
    /// What a loss of power leaves for certain.
    durable: Vec<u8>,
    /// What has changed since.
    pending: Vec<DataChange>,
    mode: u32,
    modified: u64,
}

#[derive(Debug, Clone, Default)]
struct MemState {
    names: BTreeMap<PathBuf, MemNode>,
    durable_names: BTreeMap<PathBuf, MemNode>,
    pending_names: Vec<NameChange>,
    inodes: Vec<Inode>,
    closed: BTreeSet<PathBuf>,
    clock: u64,
    calls: usize,
    counted: usize,
    fault: Option<InjectedFault>,
    /// The states before each call that changed something, when recorded.
    history: Option<Vec<MemState>>,
}

/// A file system in memory. What is put into it by the methods named `put_…` is durable at once.
#[derive(Debug, Default)]
pub struct MemFs(RefCell<MemState>);

impl MemFs {
    /// An empty file system.
    pub fn new() -> Self {
        Self::default()
    }

    fn put(&self, path: &Path, node: MemNode) {
        let mut state = self.0.borrow_mut();
        state.names.insert(path.to_path_buf(), node.clone());
        state.durable_names.insert(path.to_path_buf(), node);
    }

    /// Puts a file there, with mode 0644.
    pub fn put_file(&self, path: impl AsRef<Path>, bytes: &[u8]) {
        let inode = {
            let mut state = self.0.borrow_mut();
            state.clock += 1;
            let modified = state.clock;
            let durable = bytes.to_vec();
            let bytes = durable.clone();
            state.inodes.push(Inode { bytes, durable, pending: Vec::new(), mode: 0o644, modified });
            state.inodes.len() - 1
        };
        self.put(path.as_ref(), MemNode::File(inode));
    }

    /// Puts a symbolic link there.
    pub fn put_link(&self, path: impl AsRef<Path>, target: impl AsRef<Path>) {
        self.put(path.as_ref(), MemNode::Link(target.as_ref().to_path_buf()));
    }

    /// Gives a file that is there another name.
    pub fn put_second_name(&self, of: impl AsRef<Path>, path: impl AsRef<Path>) {
        let node = self.0.borrow().names.get(of.as_ref()).cloned();
        if let Some(node) = node {
            self.put(path.as_ref(), node);
        }
    }

    /// Puts a folder there.
    pub fn put_folder(&self, path: impl AsRef<Path>) {
        self.put(path.as_ref(), MemNode::Folder);
    }

    /// Closes a folder: no name in it can be made, changed or removed.
    pub fn close_folder(&self, path: impl AsRef<Path>) {
        self.0.borrow_mut().closed.insert(path.as_ref().to_path_buf());
    }

    /// Sets the mode of a file that is there.
    pub fn set_mode(&self, path: impl AsRef<Path>, mode: u32) {
        let mut state = self.0.borrow_mut();
        if let Some(inode) = state.inode_at(path.as_ref()) {
            state.inodes[inode].mode = mode;
        }
    }

    /// The mode of a file, if it is there.
    pub fn mode(&self, path: impl AsRef<Path>) -> Option<u32> {
        let state = self.0.borrow();
        state.inode_at(path.as_ref()).map(|inode| state.inodes[inode].mode)
    }

    /// The bytes of a file, if it is there.
    pub fn bytes(&self, path: impl AsRef<Path>) -> Option<Vec<u8>> {
        let state = self.0.borrow();
        state.inode_at(path.as_ref()).map(|inode| state.inodes[inode].bytes.clone())
    }

    /// All names, sorted.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.0.borrow().names.keys().cloned().collect()
    }

    /// Makes calls fail from now on, the next one being the first; `None` ends that.
    pub fn fail(&self, fault: Option<InjectedFault>) {
        let mut state = self.0.borrow_mut();
        (state.fault, state.counted) = (fault, 0);
    }

    /// How many calls were made.
    pub fn calls(&self) -> usize {
        self.0.borrow().calls
    }

    /// Begins to remember the state before each call that changes something.
    pub fn record(&self) {
        self.0.borrow_mut().history = Some(Vec::new());
    }

    /// Counts a call and lets it fail if its turn has come; the answer is whether it falls short.
    fn call(&self, name: &'static str, changes: bool) -> io::Result<bool> {
        let mut state = self.0.borrow_mut();
        if changes && state.history.is_some() {
            let before = MemState { history: None, ..state.clone() };
            state.history.get_or_insert_default().push(before);
        }
        state.calls += 1;
        let Some(fault) = state.fault else { return Ok(false) };
        if fault.only.is_some_and(|only| only != name) {
            return Ok(false);
        }
        state.counted += 1;
        if state.counted < fault.nth || (state.counted > fault.nth && !fault.persistent) {
            return Ok(false);
        }
        if fault.failure == InjectedError::Short { Ok(true) } else { Err(fault.failure.error()) }
    }
}

impl MemState {
    fn inode_at(&self, path: &Path) -> Option<usize> {
        match self.names.get(path) {
            Some(MemNode::File(inode)) => Some(*inode),
            _ => None,
        }
    }

    fn describe(&self, node: &MemNode) -> Metadata {
        let (kind, inode) = match node {
            MemNode::File(inode) => (EntryKind::File, Some(*inode)),
            MemNode::Link(_) => (EntryKind::Link, None),
            MemNode::Folder => (EntryKind::Folder, None),
        };
        let links = self.names.values().filter(|other| *other == node).count() as u64;
        let file = inode.map(|inode| &self.inodes[inode]);
        Metadata {
            kind,
            device: 1,
            inode: inode.map_or(0, |inode| inode as u64 + 1),
            len: file.map_or(0, |file| file.bytes.len() as u64),
            modified: SystemTime::UNIX_EPOCH + Duration::from_secs(file.map_or(0, |file| file.modified)),
            links,
        }
    }

    fn open_to_change(&self, path: &Path) -> io::Result<()> {
        if self.closed.contains(folder_of(path)) { Err(InjectedError::Denied.error()) } else { Ok(()) }
    }

    /// Changes a name, for the running process at once, for the disk when it is made durable.
    fn change(&mut self, change: NameChange) {
        change.apply(&mut self.names);
        self.pending_names.push(change);
    }

    fn change_bytes(&mut self, inode: usize, change: DataChange) {
        self.clock += 1;
        let clock = self.clock;
        let file = &mut self.inodes[inode];
        change.apply(&mut file.bytes);
        file.pending.push(change);
        file.modified = clock;
    }
}
