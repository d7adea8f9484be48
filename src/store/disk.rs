//! The real disk.
//!
//! Owns how each operation of [`Fs`] is asked of the system, with the flags that keep it from
//! following links, hanging on pipes or leaking into other programs. Attributes are in
//! `attributes`.

use super::fs::{Access, Attribute, EntryKind, Fs, Metadata, folder_of};
use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The file system of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiskFs;

/// How long a save waits for another save in the same folder.
const FOLDER_PATIENCE: Duration = Duration::from_secs(2);

impl Fs for DiskFs {
    type File = File;

    #[cfg(unix)]
    fn open(&self, path: &Path, access: Access) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags};
        // NONBLOCK: opening a pipe returns at once, and its kind is then looked at.
        let always = OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
        let flags = match access {
            Access::Read => OFlags::RDONLY,
            Access::Write => OFlags::WRONLY,
            Access::CreateNew | Access::CreateShared => OFlags::RDWR | OFlags::CREATE | OFlags::EXCL,
        };
        // What the user's umask leaves of it.
        let mode = if access == Access::CreateShared { 0o666 } else { 0o600 };
        Ok(File::from(rustix::fs::open(path, always | flags, Mode::from_raw_mode(mode))?))
    }

    #[cfg(not(unix))]
    fn open(&self, path: &Path, access: Access) -> io::Result<File> {
        let mut options = std::fs::OpenOptions::new();
        match access {
            Access::Read => options.read(true),
            Access::Write => options.write(true),
            Access::CreateNew | Access::CreateShared => options.read(true).write(true).create_new(true),
        };
        options.open(path)
    }

    fn metadata_of(&self, file: &File) -> io::Result<Metadata> {
        let mut found = describe(&file.metadata()?)?;
        if is_made_up(file) {
            found.kind = EntryKind::Special;
        }
        Ok(found)
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        describe(&std::fs::symlink_metadata(path)?)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        std::fs::read_link(path)
    }

    fn read_at(&self, file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        return std::os::unix::fs::FileExt::read_at(file, buffer, offset);
        #[cfg(windows)]
        return std::os::windows::fs::FileExt::seek_read(file, buffer, offset);
    }

    fn write_at(&self, file: &File, offset: u64, bytes: &[u8]) -> io::Result<usize> {
        #[cfg(unix)]
        return std::os::unix::fs::FileExt::write_at(file, bytes, offset);
        #[cfg(windows)]
        return std::os::windows::fs::FileExt::seek_write(file, bytes, offset);
    }

    fn set_len(&self, file: &File, len: u64) -> io::Result<()> {
        file.set_len(len)
    }

    fn fsync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn copy_attributes(&self, from: &File, to: &File) -> Vec<Attribute> {
        #[cfg(unix)]
        return super::attributes::copy(from, to);
        #[cfg(not(unix))]
        {
            let _ = (from, to);
            Vec::new()
        }
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "macos"))]
        {
            use rustix::fs::{CWD, RenameFlags, renameat_with};
            use rustix::io::Errno;
            match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
                // File systems and kernels that do not know the flag.
                Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
                done => return Ok(done?),
            }
        }
        // A second name fails when the first is taken, which a rename would not.
        match std::fs::hard_link(from, to) {
            Ok(()) => std::fs::remove_file(from),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
            // No hard links here either: look first, then rename, as well as can be.
            Err(_) if std::fs::symlink_metadata(to).is_err() => std::fs::rename(from, to),
            Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    fn unlink(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn fsync_dir(&self, folder: &Path) -> io::Result<()> {
        #[cfg(unix)]
        {
            use rustix::io::Errno;
            match rustix::fs::fsync(open_folder(folder)?) {
                // Network and user-space file systems that have no such promise to give.
                Err(Errno::INVAL | Errno::OPNOTSUPP | Errno::NOSYS) => Ok(()),
                done => Ok(done?),
            }
        }
        #[cfg(not(unix))]
        {
            let _ = folder;
            Ok(())
        }
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    fn may_write(&self, path: &Path) -> bool {
        #[cfg(unix)]
        {
            use rustix::fs::{Access, AtFlags, CWD, accessat};
            accessat(CWD, path, Access::WRITE_OK, AtFlags::EACCESS).is_ok()
        }
        #[cfg(not(unix))]
        std::fs::metadata(path).is_ok_and(|found| !found.permissions().readonly())
    }

    fn free_bytes(&self, folder: &Path) -> Option<u64> {
        #[cfg(unix)]
        {
            let found = rustix::fs::statvfs(folder).ok()?;
            Some(found.f_bavail.saturating_mul(found.f_frsize))
        }
        #[cfg(not(unix))]
        {
            let _ = folder;
            None
        }
    }

    fn try_lock(&self, file: &File) -> io::Result<bool> {
        match file.try_lock() {
            Ok(()) => Ok(true),
            Err(std::fs::TryLockError::WouldBlock) => Ok(false),
            Err(std::fs::TryLockError::Error(error)) => Err(error),
        }
    }

    fn lock_folder(&self, folder: &Path) -> Option<File> {
        #[cfg(unix)]
        {
            let file = File::from(open_folder(folder).ok()?);
            let begun = Instant::now();
            while !self.try_lock(&file).ok()? {
                if begun.elapsed() > FOLDER_PATIENCE {
                    return None;
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            Some(file)
        }
        #[cfg(not(unix))]
        {
            let _ = folder;
            None
        }
    }
}

#[cfg(unix)]
fn open_folder(folder: &Path) -> rustix::io::Result<std::os::fd::OwnedFd> {
    use rustix::fs::{Mode, OFlags};
    rustix::fs::open(folder, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())
}

fn describe(found: &std::fs::Metadata) -> io::Result<Metadata> {
    let kind = found.file_type();
    let kind = if kind.is_file() {
        EntryKind::File
    } else if kind.is_dir() {
        EntryKind::Folder
    } else if kind.is_symlink() {
        EntryKind::Link
    } else {
        EntryKind::Special
    };
    #[cfg(unix)]
    let (device, inode, links) = {
        use std::os::unix::fs::MetadataExt;
        (found.dev(), found.ino(), found.nlink())
    };
    #[cfg(not(unix))]
    let (device, inode, links) = (0, 0, 1);
    Ok(Metadata { kind, device, inode, len: found.len(), modified: found.modified()?, links })
}

/// Whether the kernel makes this file up as it is read (`/proc`, `/sys`): it claims to be ordinary,
/// has no true length, and some of them never end.
fn is_made_up(file: &File) -> bool {
    #[cfg(target_os = "linux")]
    {
        const PROC: i128 = 0x9fa0;
        const SYS: i128 = 0x6265_6572;
        rustix::fs::fstatfs(file).is_ok_and(|found| matches!(i128::from(found.f_type), PROC | SYS))
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = file;
        false
    }
}

/// Whether changes made by other machines may happen at a path without this one being told: the
/// file systems of networks and of user space.
pub(super) fn is_remote(path: &Path) -> bool {
    #[cfg(target_os = "linux")]
    {
        // NFS, SMB, CIFS, SMB2, FUSE, 9P, AFS, Ceph, Coda; the numbers of statfs(2).
        const REMOTE: [i128; 9] = [
            0x6969,
            0x517b,
            0xff53_4d42,
            0xfe53_4d42,
            0x6573_5546,
            0x0102_1997,
            0x5346_414f,
            0x00c3_6400,
            0x7375_7245,
        ];
        rustix::fs::statfs(folder_of(path)).is_ok_and(|found| {
            // Some of the numbers have their highest bit set, which a signed field shows as negative.
            REMOTE.contains(&(i128::from(found.f_type) & 0xffff_ffff))
        })
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder_of(path);
        false
    }
}
