//! The lock beside a file, and the notice that it changed.

use mille_parcours::store::{Acquired, DiskFs, FileChange, Lock, Watcher, identify, save};
use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

fn lock_file(of: &Path) -> std::path::PathBuf {
    of.with_file_name(format!(".{}.lock", of.file_name().unwrap().to_str().unwrap()))
}

#[test]
fn the_second_is_told_who_has_the_file_open() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let Acquired::Held(lock) = Lock::acquire(&file) else { panic!() };
    let Acquired::Taken(Some(owner)) = Lock::acquire(&file) else { panic!() };
    assert_eq!(owner.pid, std::process::id());
    drop(lock);
    assert!(!lock_file(&file).exists());
    assert!(matches!(Lock::acquire(&file), Acquired::Held(_)));
}

#[test]
fn a_lock_left_by_a_kill_locks_nobody_out_but_one_of_another_machine_asks() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    let host = rustix::system::uname().nodename().to_str().unwrap().to_owned();
    // The number of a process that runs: only the system's lock tells that it is not the owner.
    fs::write(lock_file(&file), format!(r#"{{"host":"{host}","user":"zoé","pid":1}}"#)).unwrap();
    assert!(matches!(Lock::acquire(&file), Acquired::Held(_)));
    let elsewhere = r#"{"host":"another-machine","user":"zoé","pid":1}"#;
    fs::write(lock_file(&file), elsewhere).unwrap();
    let Acquired::Elsewhere(owner) = Lock::acquire(&file) else { panic!() };
    assert_eq!((owner.host.as_str(), owner.user.as_str()), ("another-machine", "zoé"));
    assert_eq!(fs::read_to_string(lock_file(&file)).unwrap(), elsewhere, "left as it was");
    assert!(matches!(Lock::take_over(&file), Acquired::Held(_)));
    fs::write(lock_file(&file), "rubbish").unwrap();
    assert!(matches!(Lock::acquire(&file), Acquired::Held(_)));
    assert!(matches!(Lock::acquire(&folder.path().join("none/a")), Acquired::Unavailable));
}

fn next(changes: &Receiver<FileChange>) -> Option<FileChange> {
    changes.recv_timeout(Duration::from_secs(5)).ok()
}

fn none(changes: &Receiver<FileChange>) -> bool {
    changes.recv_timeout(Duration::from_millis(600)).is_err()
}

#[test]
fn a_change_is_told_once_and_only_if_it_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.ron");
    fs::write(&file, "old").unwrap();
    let known = identify(&DiskFs, &file).unwrap().unwrap();
    let (to, changes) = channel();
    let watcher = Watcher::start(&file, known.clone(), to, |change| change).unwrap();

    fs::write(&file, "old").unwrap();
    fs::write(folder.path().join("b.ron"), "another").unwrap();
    assert!(none(&changes), "the same bytes are no change, nor is another file");

    fs::write(&file, "new").unwrap();
    let now = identify(&DiskFs, &file).unwrap().unwrap();
    assert!(matches!(next(&changes), Some(FileChange::Modified(told)) if told.same_content(&now)));

    // By a rename, as most programs save; ours says what to expect.
    let saved = save(&DiskFs, &file, b"ours", Some(&now), None).unwrap();
    watcher.expect(saved.identity);
    assert!(none(&changes), "our own save is no news");
    fs::write(folder.path().join("aside"), "theirs").unwrap();
    fs::rename(folder.path().join("aside"), &file).unwrap();
    assert!(matches!(next(&changes), Some(FileChange::Modified(_))));

    fs::remove_file(&file).unwrap();
    assert_eq!(next(&changes), Some(FileChange::Removed));
    assert!(none(&changes));
    drop(watcher);
    assert!(changes.recv_timeout(Duration::from_secs(5)).is_err(), "the thread has ended");
}
