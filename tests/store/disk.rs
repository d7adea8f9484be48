//! The real disk: links, modes, pipes, closed folders, a full file system, encodings.

use mille_parcours::format::MAX_BYTES;
use mille_parcours::store::{
    Acquired, DiskFs, Encoding, EntryKind, LoadError, Lock, Method, SaveError, Saved, identify, load, save,
};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Loads and saves.
fn update(path: &Path, new: &str) -> Result<Saved, SaveError> {
    let identity = load(&DiskFs, path, MAX_BYTES).unwrap().identity;
    save(&DiskFs, path, new.as_bytes(), Some(&identity), None)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_link_stays_a_link_and_its_file_is_written() {
    let folder = folder();
    let (real, link, second) =
        (folder.path().join("real/a.ron"), folder.path().join("b.ron"), folder.path().join("c.ron"));
    fs::create_dir(folder.path().join("real")).unwrap();
    fs::write(&real, "old").unwrap();
    symlink("real/a.ron", &link).unwrap();
    symlink(&link, &second).unwrap();
    let saved = update(&second, "new").unwrap();
    assert_eq!(saved.path, real);
    assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    assert!(
        fs::symlink_metadata(&link).unwrap().is_symlink()
            && fs::symlink_metadata(&second).unwrap().is_symlink()
    );
    assert_eq!(names(folder.path()), ["b.ron", "c.ron", "real"]);
    assert_eq!(names(real.parent().unwrap()), ["a.ron"]);
}

#[test]
fn dangling_and_circular_links_are_told() {
    let folder = folder();
    let (dangling, circle) = (folder.path().join("d"), folder.path().join("c"));
    symlink("nowhere", &dangling).unwrap();
    symlink("c", &circle).unwrap();
    let nowhere = folder.path().join("nowhere");
    assert!(
        matches!(load(&DiskFs, &dangling, 9), Err(LoadError::Dangling { target, .. }) if target == nowhere)
    );
    assert!(
        matches!(save(&DiskFs, &dangling, b"x", None, None), Err(SaveError::Dangling { target, .. }) if target == nowhere)
    );
    assert!(matches!(load(&DiskFs, &circle, 9), Err(LoadError::Loop { .. })));
    assert!(matches!(save(&DiskFs, &circle, b"x", None, None), Err(SaveError::Loop { .. })));
    // Having asked, the caller saves to the end of the link.
    save(&DiskFs, &nowhere, b"x", None, None).unwrap();
    assert_eq!(fs::read_to_string(&dangling).unwrap(), "x");
}

#[test]
fn both_names_of_a_file_keep_leading_to_it() {
    let folder = folder();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    fs::write(&one, "a long old version").unwrap();
    fs::hard_link(&one, &two).unwrap();
    let saved = update(&one, "new").unwrap();
    assert_eq!(saved.method, Method::InPlaceForLinks(2));
    assert_eq!(fs::read_to_string(&two).unwrap(), "new");
    assert_eq!(names(folder.path()), ["one", "two"], "the copy is gone");
    assert_eq!(saved.messages()[0].key, "store-note-links");
}

#[test]
fn mode_and_extended_attributes_are_kept() {
    let folder = folder();
    let path = folder.path().join("a");
    for mode in [0o600, 0o640, 0o664, 0o755] {
        let _ = fs::remove_file(&path);
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        let flags = rustix::fs::XattrFlags::empty();
        let marked = rustix::fs::setxattr(&path, c"user.centre", b"Annecy", flags).is_ok();
        let saved = update(&path, "new").unwrap();
        assert_eq!((saved.method, saved.notes), (Method::Replaced, vec![]));
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, mode);
        if marked {
            let mut value = [0; 16];
            let len = rustix::fs::getxattr(&path, c"user.centre", &mut value).unwrap();
            assert_eq!(&value[..len], b"Annecy");
        } else {
            eprintln!("SKIPPED: no extended attributes on this file system");
        }
    }
}

#[test]
fn an_access_list_is_kept_and_a_default_one_widens_nothing() {
    // Version 2; the owner, user 12345, the group, the mask, the others: as acl(5) lays them out.
    let entry = |tag: u16, may: u16, id: u32| {
        [&tag.to_le_bytes()[..], &may.to_le_bytes(), &id.to_le_bytes()].concat()
    };
    let list = [
        2_u32.to_le_bytes().to_vec(),
        entry(1, 6, u32::MAX),
        entry(2, 6, 12_345),
        entry(4, 4, u32::MAX),
        entry(16, 6, u32::MAX),
        entry(32, 0, u32::MAX),
    ]
    .concat();
    let flags = rustix::fs::XattrFlags::empty();
    let folder = folder();
    let path = folder.path().join("a");
    fs::write(&path, "old").unwrap();
    if rustix::fs::setxattr(&path, c"system.posix_acl_access", &list, flags).is_err() {
        eprintln!("SKIPPED: no access lists on this file system");
        return;
    }
    assert_eq!(update(&path, "new").unwrap().notes, vec![]);
    let mut kept = [0; 256];
    let len = rustix::fs::getxattr(&path, c"system.posix_acl_access", &mut kept).unwrap();
    assert_eq!(&kept[..len], list.as_slice());

    rustix::fs::setxattr(folder.path(), c"system.posix_acl_default", &list, flags).unwrap();
    let plain = folder.path().join("b");
    fs::write(&plain, "old").unwrap();
    rustix::fs::removexattr(&plain, c"system.posix_acl_access").unwrap();
    fs::set_permissions(&plain, fs::Permissions::from_mode(0o640)).unwrap();
    update(&plain, "new").unwrap();
    let inherited = rustix::fs::getxattr(&plain, c"system.posix_acl_access", &mut kept);
    assert_eq!(inherited.err(), Some(rustix::io::Errno::NODATA), "user 12345 could not read it before");
    assert_eq!(fs::metadata(&plain).unwrap().mode() & 0o777, 0o640);
}

#[test]
fn the_owner_is_kept_where_that_is_allowed() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("SKIPPED: only root may give files away");
        return;
    }
    let folder = folder();
    let path = folder.path().join("a");
    fs::write(&path, "old").unwrap();
    std::os::unix::fs::chown(&path, Some(1234), Some(2345)).unwrap();
    update(&path, "new").unwrap();
    let found = fs::metadata(&path).unwrap();
    assert_eq!((found.uid(), found.gid()), (1234, 2345));
}

#[test]
fn a_new_file_has_the_mode_of_new_files_and_never_replaces_one() {
    let folder = folder();
    let (path, usual) = (folder.path().join("a"), folder.path().join("usual"));
    fs::write(&usual, "").unwrap();
    assert_eq!(save(&DiskFs, &path, b"x", None, None).unwrap().method, Method::Created);
    assert_eq!(fs::metadata(&path).unwrap().mode(), fs::metadata(&usual).unwrap().mode());
    assert!(matches!(save(&DiskFs, &path, b"y", None, None), Err(SaveError::Exists { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), "x");
}

#[test]
fn what_is_not_a_file_is_refused_at_once() {
    let folder = folder();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut special = vec![pipe.as_path(), Path::new("/dev/zero"), Path::new("/proc/self/status")];
    if rustix::process::geteuid().is_root() {
        // Reading this one would wait for ever.
        special.push(Path::new("/proc/kmsg"));
    }
    for path in special {
        let outcome = load(&DiskFs, path, MAX_BYTES);
        assert!(
            matches!(outcome, Err(LoadError::NotAFile { kind: EntryKind::Special, .. })),
            "{path:?}: {outcome:?}"
        );
    }
    assert!(matches!(
        load(&DiskFs, folder.path(), 9),
        Err(LoadError::NotAFile { kind: EntryKind::Folder, .. })
    ));
    assert!(matches!(load(&DiskFs, &folder.path().join("none"), 9), Err(LoadError::Missing { .. })));
    assert!(identify(&DiskFs, &folder.path().join("none")).unwrap().is_none());
}

#[test]
fn too_large_is_told_before_anything_is_read() {
    let folder = folder();
    let path = folder.path().join("large");
    // A hole of a terabyte: reading it would be noticed.
    fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    let outcome = load(&DiskFs, &path, MAX_BYTES);
    assert!(matches!(outcome, Err(LoadError::TooLarge { len: 0x100_0000_0000, limit: MAX_BYTES, .. })));
    fs::write(&path, "12345").unwrap();
    assert!(load(&DiskFs, &path, 4).is_err());
    assert_eq!(load(&DiskFs, &path, 5).unwrap().text, "12345");
}

#[test]
fn other_encodings_are_told_with_their_place() {
    let folder = folder();
    let path = folder.path().join("a");
    let refused = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        match load(&DiskFs, &path, MAX_BYTES) {
            Err(LoadError::NotUtf8 { offset, line, encoding, .. }) => (offset, line, encoding),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(b"titre\nd\xe9but"), (7, 2, Encoding::Windows1252));
    assert_eq!(refused(b"\xef\xbb\xbftitre\n\xe9"), (9, 2, Encoding::Windows1252));
    assert_eq!(refused(b"\xff\xfet\0i\0"), (0, 1, Encoding::Utf16Little));
    assert_eq!(refused(b"\xfe\xff\0t\0i"), (0, 1, Encoding::Utf16Big));
    assert_eq!(refused(b"t\0i\0t\0r\0e\0"), (1, 1, Encoding::Utf16Little));
    assert_eq!(refused(b"\0\x01\xff\xff\x80 a b c"), (2, 1, Encoding::Unknown));
    fs::write(&path, "\u{feff}début\r\nfin").unwrap();
    let loaded = load(&DiskFs, &path, MAX_BYTES).unwrap();
    assert_eq!((loaded.text.as_str(), loaded.form.bom), ("début\r\nfin", true));
    fs::write(&path, "a\0b").unwrap();
    assert_eq!(
        load(&DiskFs, &path, MAX_BYTES).unwrap().text,
        "a\0b",
        "a stray NUL is for the parser to tell"
    );
}

/// A folder on a file system of its own, gone with it.
struct Mount(TempDir);

impl Mount {
    fn new(arguments: &[&str]) -> Option<Self> {
        let folder = folder();
        let done = Command::new("mount").args(arguments).arg(folder.path()).output();
        if done.is_ok_and(|done| done.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("SKIPPED: this user may not mount");
        None
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_names_the_room_that_is_missing() {
    let Some(mount) = Mount::new(&["-t", "tmpfs", "-o", "size=200k", "tmpfs"]) else { return };
    let path = mount.0.path().join("a");
    fs::write(&path, vec![b'o'; 60_000]).unwrap();
    let outcome = update(&path, &"n".repeat(600_000));
    let Err(error @ SaveError::Failed { missing: Some(missing), .. }) = outcome else {
        panic!("{outcome:?}")
    };
    assert!((400_000..600_000).contains(&missing), "{missing}");
    assert_eq!(error.message().key, "store-save-full");
    assert_eq!(fs::read(&path).unwrap(), vec![b'o'; 60_000]);
    assert_eq!(names(mount.0.path()), ["a"]);
    // In place, the old version is put back.
    fs::hard_link(&path, mount.0.path().join("b")).unwrap();
    assert!(update(&path, &"n".repeat(120_000)).is_err());
    assert_eq!(fs::read(&path).unwrap(), vec![b'o'; 60_000]);
    assert_eq!(names(mount.0.path()), ["a", "b"]);
}

#[test]
fn a_read_only_place_is_known_at_loading() {
    let source = folder();
    fs::write(source.path().join("a"), "old").unwrap();
    let Some(mount) = Mount::new(&["--bind", source.path().to_str().unwrap()]) else { return };
    let status = Command::new("mount").args(["-o", "remount,ro,bind"]).arg(mount.0.path()).status().unwrap();
    assert!(status.success());
    let path = mount.0.path().join("a");
    assert!(load(&DiskFs, &path, 9).unwrap().read_only);
    assert!(matches!(update(&path, "new"), Err(SaveError::ReadOnly { .. })));
    assert!(!load(&DiskFs, &source.path().join("a"), 9).unwrap().read_only);
}

#[test]
fn a_file_mounted_by_itself_is_written_in_place() {
    let Some(mount) = Mount::new(&["-t", "tmpfs", "tmpfs"]) else { return };
    let (real, over) = (mount.0.path().join("real"), mount.0.path().join("over"));
    fs::write(&real, "old").unwrap();
    fs::write(&over, "").unwrap();
    assert!(Command::new("mount").arg("--bind").args([&real, &over]).status().unwrap().success());
    let saved = update(&over, "new").unwrap();
    assert!(Command::new("umount").arg(&over).status().unwrap().success());
    assert_eq!(saved.method, Method::InPlaceForRename);
    assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    assert_eq!(names(mount.0.path()), ["over", "real"]);
}

#[test]
fn a_file_in_a_closed_folder_is_written_in_place_and_a_closed_file_is_not() {
    if rustix::process::geteuid().is_root() {
        eprintln!("SKIPPED: nothing is closed to root");
        return;
    }
    let (folder, state) = (folder(), folder());
    let path = folder.path().join("a");
    fs::write(&path, "old").unwrap();
    let close = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    close(folder.path(), 0o500);
    let identity = load(&DiskFs, &path, 9).unwrap().identity;
    let outcome = save(&DiskFs, &path, b"new", Some(&identity), None);
    assert!(matches!(outcome, Err(SaveError::NoRecovery { .. })), "{outcome:?}");
    let saved = save(&DiskFs, &path, b"new", Some(&identity), Some(state.path())).unwrap();
    assert_eq!(saved.method, Method::InPlaceForFolder);
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(names(&state.path().join("recovery")), Vec::<String>::new());
    close(&path, 0o400);
    assert!(load(&DiskFs, &path, 9).unwrap().read_only);
    assert!(matches!(update(&path, "x"), Err(SaveError::ReadOnly { .. })));
    close(folder.path(), 0o700);
    assert!(matches!(update(&path, "x"), Err(SaveError::ReadOnly { .. })), "though it could be replaced");
    assert!(matches!(Lock::acquire(&path), Acquired::Held(_)));
}

#[test]
fn a_file_planted_at_our_name_is_not_followed() {
    // The name is random; what can be tested is that creating never follows what stands there.
    use mille_parcours::store::fs::{Access, Fs};
    let folder = folder();
    let (victim, planted) = (folder.path().join("victim"), folder.path().join("planted"));
    fs::write(&victim, "v").unwrap();
    symlink(&victim, &planted).unwrap();
    for access in [Access::CreateNew, Access::CreateShared] {
        assert_eq!(DiskFs.open(&planted, access).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
    }
    assert!(DiskFs.open(&planted, Access::Read).is_err() && DiskFs.open(&planted, Access::Write).is_err());
}

#[test]
fn a_leftover_is_swept_though_another_process_has_its_number() {
    use mille_parcours::store::{Fs, sweep};
    let folder = tempfile::tempdir().unwrap();
    // The first process of the machine runs as long as it does, and made none of these.
    let host = blake3::hash(rustix::system::uname().nodename().to_bytes()).to_hex();
    let left = folder.path().join(format!(".vente.path.ron.1.{}0123abcd.tmp", &host[..8]));
    fs::write(&left, "half").unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(3_700);
    let held = fs::File::open(&left).unwrap();
    assert!(DiskFs.try_lock(&held).unwrap());
    assert!(sweep(&DiskFs, folder.path(), later).is_empty(), "somebody writes it");
    drop(held);
    assert_eq!(sweep(&DiskFs, folder.path(), later), [left]);
}
