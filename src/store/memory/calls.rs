//! The calls of the file system in memory.
//!
//! Owns what each does to the state; whether it is its turn to fail is decided by `MemFs::call`.

use super::crash::{DataChange, NameChange};
use super::{InjectedError, Inode, MemFile, MemFs, MemNode};
use crate::store::fs::{Access, Attribute, Fs, Metadata, folder_of};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

impl Fs for MemFs {
    type File = MemFile;

    fn open(&self, path: &Path, access: Access) -> io::Result<MemFile> {
        let creates = matches!(access, Access::CreateNew | Access::CreateShared);
        self.call("open", creates)?;
        let mut state = self.0.borrow_mut();
        if creates {
            if state.names.contains_key(path) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            state.open_to_change(path)?;
            state.clock += 1;
            let mode = if access == Access::CreateShared { 0o644 } else { 0o600 };
            let modified = state.clock;
            state.inodes.push(Inode {
                bytes: Vec::new(),
                durable: Vec::new(),
                pending: Vec::new(),
                mode,
                modified,
            });
            let inode = state.inodes.len() - 1;
            state.change(NameChange::Add(path.to_path_buf(), MemNode::File(inode)));
            return Ok(MemFile { inode, writable: true });
        }
        match state.names.get(path) {
            None => Err(io::ErrorKind::NotFound.into()),
            // What O_NOFOLLOW says: ELOOP.
            Some(MemNode::Link(_)) => Err(io::Error::from_raw_os_error(40)),
            Some(MemNode::Folder) => Err(io::ErrorKind::PermissionDenied.into()),
            Some(MemNode::File(inode)) => {
                let writable = access == Access::Write;
                if writable && state.inodes[*inode].mode & 0o200 == 0 {
                    return Err(InjectedError::Denied.error());
                }
                Ok(MemFile { inode: *inode, writable })
            }
        }
    }

    fn metadata_of(&self, file: &MemFile) -> io::Result<Metadata> {
        self.call("metadata_of", false)?;
        Ok(self.0.borrow().describe(&MemNode::File(file.inode)))
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.call("metadata", false)?;
        let state = self.0.borrow();
        state.names.get(path).map(|node| state.describe(node)).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("read_link", false)?;
        match self.0.borrow().names.get(path) {
            Some(MemNode::Link(target)) => Ok(target.clone()),
            _ => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    fn read_at(&self, file: &MemFile, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let short = self.call("read_at", false)?;
        let state = self.0.borrow();
        let bytes = &state.inodes[file.inode].bytes;
        let rest = usize::try_from(offset).ok().and_then(|offset| bytes.get(offset..)).unwrap_or_default();
        let mut len = rest.len().min(buffer.len());
        if short && len > 1 {
            len /= 2;
        }
        buffer[..len].copy_from_slice(&rest[..len]);
        Ok(len)
    }

    fn write_at(&self, file: &MemFile, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        let short = self.call("write_at", true)?;
        if !file.writable {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let len = if short && bytes.len() > 1 { bytes.len() / 2 } else { bytes.len() };
        let offset = usize::try_from(offset).map_err(|_| io::ErrorKind::FileTooLarge)?;
        let change = DataChange::Write(offset, bytes[..len].to_vec());
        self.0.borrow_mut().change_bytes(file.inode, change);
        Ok(len)
    }

    fn set_len(&self, file: &MemFile, len: u64) -> io::Result<()> {
        self.call("set_len", true)?;
        let len = usize::try_from(len).map_err(|_| io::ErrorKind::FileTooLarge)?;
        self.0.borrow_mut().change_bytes(file.inode, DataChange::SetLen(len));
        Ok(())
    }

    fn fsync(&self, file: &MemFile) -> io::Result<()> {
        let called = self.call("fsync", true);
        let mut state = self.0.borrow_mut();
        let inode = &mut state.inodes[file.inode];
        match called {
            Ok(_) => {
                for change in inode.pending.drain(..) {
                    change.apply(&mut inode.durable);
                }
                Ok(())
            }
            Err(error) => {
                // As Linux does it: the error is told once and the pages count as clean, though
                // they never reached the disk. Trying again would succeed, and save nothing.
                if error.kind() != io::ErrorKind::Interrupted {
                    inode.pending.clear();
                }
                Err(error)
            }
        }
    }

    fn copy_attributes(&self, from: &MemFile, to: &MemFile) -> Vec<Attribute> {
        if self.call("copy_attributes", true).is_err() {
            return vec![Attribute::Mode];
        }
        let mut state = self.0.borrow_mut();
        state.inodes[to.inode].mode = state.inodes[from.inode].mode;
        Vec::new()
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("replace", true)?;
        let mut state = self.0.borrow_mut();
        state.open_to_change(to)?;
        let node = state.names.get(from).cloned().ok_or(io::ErrorKind::NotFound)?;
        state.change(NameChange::Move(from.to_path_buf(), to.to_path_buf(), node));
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename_new", true)?;
        let mut state = self.0.borrow_mut();
        state.open_to_change(to)?;
        if state.names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let node = state.names.get(from).cloned().ok_or(io::ErrorKind::NotFound)?;
        state.change(NameChange::Move(from.to_path_buf(), to.to_path_buf(), node));
        Ok(())
    }

    fn unlink(&self, path: &Path) -> io::Result<()> {
        self.call("unlink", true)?;
        let mut state = self.0.borrow_mut();
        state.open_to_change(path)?;
        if !state.names.contains_key(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        state.change(NameChange::Remove(path.to_path_buf()));
        Ok(())
    }

    fn fsync_dir(&self, folder: &Path) -> io::Result<()> {
        self.call("fsync_dir", true)?;
        let mut state = self.0.borrow_mut();
        let pending = std::mem::take(&mut state.pending_names);
        for change in pending {
            if folder_of(change.path()) == folder {
                change.apply(&mut state.durable_names);
            } else {
                state.pending_names.push(change);
            }
        }
        Ok(())
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.call("entries", false)?;
        let state = self.0.borrow();
        let here = state.names.keys().filter(|path| folder_of(path) == folder);
        Ok(here.filter_map(|path| path.file_name().map(OsString::from)).collect())
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.call("create_folder", true)?;
        self.0.borrow_mut().open_to_change(folder)?;
        self.put_folder(folder);
        Ok(())
    }

    fn may_write(&self, path: &Path) -> bool {
        let state = self.0.borrow();
        state.inode_at(path).is_some_and(|inode| state.inodes[inode].mode & 0o200 != 0)
    }

    fn free_bytes(&self, _folder: &Path) -> Option<u64> {
        None
    }

    fn try_lock(&self, _file: &MemFile) -> io::Result<bool> {
        self.call("try_lock", false)?;
        Ok(true)
    }

    fn lock_folder(&self, _folder: &Path) -> Option<MemFile> {
        None
    }
}
