//! What a file has besides its bytes, given to the file that takes its place.
//!
//! Owns the order of the steps and the one rule: a new file is never open to more people than the
//! old one was, whatever step fails.

use super::fs::Attribute;
use rustix::fs::{Mode, Stat, XattrFlags};
use rustix::io::Errno;
use std::ffi::CStr;
use std::fs::File;

/// The extended attribute in which Linux keeps the access control list.
const ACCESS_LIST: &CStr = c"system.posix_acl_access";

/// Gives `to` the owner, group, extended attributes and mode of `from`; returns what was lost.
///
/// `to` is readable by its owner only when this begins, and the mode comes last: it opens the file
/// only when everything that narrows it stands.
pub(super) fn copy(from: &File, to: &File) -> Vec<Attribute> {
    let (Ok(old), Ok(new)) = (rustix::fs::fstat(from), rustix::fs::fstat(to)) else {
        return vec![Attribute::Mode];
    };
    let mut lost = Vec::new();
    copy_owner(&old, &new, to, &mut lost);
    copy_extended(from, to, &mut lost);
    // Without its group or its list, the bits of the group would speak of other people.
    let strangers = lost.contains(&Attribute::Group) || lost.contains(&Attribute::AccessList);
    let mode = mode_to_give(old.st_mode, strangers);
    if rustix::fs::fchmod(to, Mode::from_raw_mode(mode)).is_err() {
        lost.push(Attribute::Mode);
    }
    lost
}

/// The mode of the new file: that of the old one; when its group would be strangers, they get what
/// everybody had.
fn mode_to_give(mode: u32, strangers: bool) -> u32 {
    let mode = mode & 0o777;
    if strangers { mode & (0o707 | ((mode & 0o007) << 3)) } else { mode }
}

fn copy_owner(old: &Stat, new: &Stat, to: &File, lost: &mut Vec<Attribute>) {
    use rustix::fs::{Gid, Uid, fchown};
    // Apart, because a user who may not give a file away may still give it to another group.
    if old.st_gid != new.st_gid && fchown(to, None, Some(Gid::from_raw(old.st_gid))).is_err() {
        lost.push(Attribute::Group);
    }
    if old.st_uid != new.st_uid && fchown(to, Some(Uid::from_raw(old.st_uid)), None).is_err() {
        lost.push(Attribute::Owner);
    }
}

fn copy_extended(from: &File, to: &File, lost: &mut Vec<Attribute>) {
    let names = match list(from) {
        Ok(names) => names,
        // A file system without extended attributes has none to lose.
        Err(Errno::OPNOTSUPP) => return,
        Err(_) => {
            lost.push(Attribute::AccessList);
            return;
        }
    };
    let names: Vec<&CStr> = names
        .split_inclusive(|byte| *byte == 0)
        .filter_map(|name| CStr::from_bytes_with_nul(name).ok())
        .collect();
    if !names.contains(&ACCESS_LIST) {
        // A folder may give its new files a list that the old file did not have.
        match rustix::fs::fremovexattr(to, ACCESS_LIST) {
            Ok(()) | Err(Errno::NODATA | Errno::OPNOTSUPP) => {}
            Err(_) => lost.push(Attribute::AccessList),
        }
    }
    for name in names {
        if copy_one(from, to, name).is_ok() {
            continue;
        }
        if name == ACCESS_LIST {
            lost.push(Attribute::AccessList);
        } else if !is_of_the_system(name) {
            lost.push(Attribute::Extended(name.to_string_lossy().into_owned()));
        }
    }
}

/// Labels that the system's own policy sets on every new file; not the author's to keep.
fn is_of_the_system(name: &CStr) -> bool {
    let name = name.to_bytes();
    name.starts_with(b"security.") || name.starts_with(b"trusted.")
}

fn list(file: &File) -> Result<Vec<u8>, Errno> {
    let mut names = vec![0; rustix::fs::flistxattr_query(file)?];
    if !names.is_empty() {
        let len = rustix::fs::flistxattr(file, &mut names)?;
        names.truncate(len);
    }
    Ok(names)
}

fn copy_one(from: &File, to: &File, name: &CStr) -> Result<(), Errno> {
    let mut value = vec![0; rustix::fs::fgetxattr_query(from, name)?];
    if !value.is_empty() {
        let len = rustix::fs::fgetxattr(from, name, &mut value)?;
        value.truncate(len);
    }
    rustix::fs::fsetxattr(to, name, &value, XattrFlags::empty())
}

#[cfg(test)]
mod tests {
    use super::mode_to_give;

    #[test]
    fn a_group_of_strangers_gets_no_more_than_everybody_had() {
        assert_eq!(mode_to_give(0o100_664, false), 0o664);
        assert_eq!(mode_to_give(0o100_664, true), 0o644);
        assert_eq!(mode_to_give(0o100_640, true), 0o600);
        assert_eq!(mode_to_give(0o100_666, true), 0o666);
        assert_eq!(mode_to_give(0o106_755, false), 0o755);
    }
}
