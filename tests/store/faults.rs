//! Every call of a save fails once, then always, until there is no call left to fail.

use crate::scenario::{FILE, Place, Scenario, ours};
use mille_parcours::store::memory::{InjectedError, InjectedFault, MemFs};
use mille_parcours::store::{SaveError, SaveNote, identify, save};
use std::path::Path;

const FAILURES: [InjectedError; 6] = [
    InjectedError::Io,
    InjectedError::NoSpace,
    InjectedError::Quota,
    InjectedError::Denied,
    InjectedError::Interrupted,
    InjectedError::Short,
];

/// How a save with a failing call must end; panics when it does not.
fn judge(
    scenario: &Scenario,
    fault: InjectedFault,
    outcome: &Result<mille_parcours::store::Saved, SaveError>,
) {
    let Scenario { place, old, new, fs, .. } = scenario;
    let told = format!("{place:?} {fault:?}: {outcome:?}");
    let found = fs.bytes(FILE);
    let intact = if *place == Place::New { found.is_none() } else { found.as_ref() == Some(old) };
    let mut copies = 0;
    match outcome {
        Ok(saved) => {
            assert_eq!(found.as_ref(), Some(new), "said to be saved: {told}");
            assert_eq!(identify(fs, Path::new(FILE)).unwrap().unwrap().hash, saved.identity.hash, "{told}");
            copies = saved.notes.iter().filter(|note| matches!(note, SaveNote::CopyLeft(_))).count();
        }
        Err(SaveError::NotDurable { saved, .. }) => {
            assert_eq!(found.as_ref(), Some(new), "{told}");
            assert_eq!(identify(fs, Path::new(FILE)).unwrap().unwrap().hash, saved.identity.hash, "{told}");
        }
        Err(SaveError::Damaged { recovery, .. }) => {
            assert!(place.is_in_place() && fault.persistent, "{told}");
            assert_eq!(fs.bytes(recovery).as_ref(), Some(new), "the copy is complete: {told}");
            copies = 1;
        }
        Err(error) => {
            assert!(intact, "the original is intact: {told}");
            assert!(error.path() == Path::new(FILE) || *place == Place::Linked, "the file is named: {told}");
        }
    }
    // Only when the removal itself is what fails can something be left.
    let may_leave = usize::from(fault.persistent && fault.failure != InjectedError::Short);
    assert!(ours(fs, ".tmp").len() <= may_leave, "no temporary file is left: {told}");
    assert!(ours(fs, ".recovery").len() <= copies.max(may_leave), "no copy is left unnamed: {told}");
}

#[test]
fn a_save_in_which_any_call_fails_loses_nothing() {
    let mut saves = 0;
    for place in Place::ALL.into_iter().filter(|place| *place != Place::NoRename) {
        for failure in FAILURES {
            for persistent in [false, true] {
                for nth in 1.. {
                    let scenario =
                        Scenario::new(place, b"the old version", b"the new version, which is longer");
                    let fault = InjectedFault { nth, failure, persistent, only: None };
                    scenario.fs.fail(Some(fault));
                    let before = scenario.fs.calls();
                    let outcome = scenario.save();
                    let made = scenario.fs.calls() - before;
                    scenario.fs.fail(None);
                    judge(&scenario, fault, &outcome);
                    saves += 1;
                    if made < nth {
                        assert!(outcome.is_ok(), "no call failed: {outcome:?}");
                        break;
                    }
                    if matches!(failure, InjectedError::Short)
                        || (failure == InjectedError::Interrupted && !persistent)
                    {
                        assert!(outcome.is_ok(), "short and interrupted calls are made again: {outcome:?}");
                    }
                }
            }
        }
    }
    eprintln!("{saves} saves with a failing call: nothing lost");
    assert!(saves > 500, "{saves}");
}

#[test]
fn a_real_failure_is_never_called_saved() {
    // Everything that stands between the bytes and the disk.
    for name in ["open", "write_at", "fsync", "replace", "fsync_dir"] {
        let scenario = Scenario::new(Place::Plain, b"old", b"new");
        scenario.fs.fail(Some(InjectedFault {
            nth: 1,
            failure: InjectedError::Io,
            persistent: false,
            only: Some(name),
        }));
        assert!(scenario.save().is_err(), "{name}");
    }
}

#[test]
fn after_a_failed_save_the_next_one_succeeds() {
    let (fs, path) = (MemFs::new(), Path::new(FILE));
    fs.put_file(FILE, b"old");
    let identity = identify(&fs, path).unwrap();
    fs.fail(Some(InjectedFault {
        nth: 1,
        failure: InjectedError::Io,
        persistent: false,
        only: Some("fsync"),
    }));
    assert!(save(&fs, path, b"new", identity.as_ref(), None).is_err());
    save(&fs, path, b"new", identity.as_ref(), None).unwrap();
    assert!(fs.crash_images().iter().all(|image| image.bytes(FILE).unwrap() == b"new"));
}

#[test]
fn after_a_save_that_is_not_durable_the_next_one_knows_what_is_there() {
    let (fs, path) = (MemFs::new(), Path::new(FILE));
    fs.put_file(FILE, b"old");
    let identity = identify(&fs, path).unwrap();
    fs.fail(Some(InjectedFault {
        nth: 1,
        failure: InjectedError::Io,
        persistent: false,
        only: Some("fsync_dir"),
    }));
    let Err(SaveError::NotDurable { saved, .. }) = save(&fs, path, b"new", identity.as_ref(), None) else {
        panic!("the folder could not be made durable")
    };
    save(&fs, path, b"newer", Some(&saved.identity), None).unwrap();
    assert_eq!(fs.bytes(FILE).unwrap(), b"newer");
}

#[test]
fn another_version_is_never_written_over() {
    let path = Path::new(FILE);
    for place in Place::ALL.into_iter().filter(|place| *place != Place::New) {
        let scenario = Scenario::new(place, b"old version", b"new version");
        scenario.fs.put_file(FILE, b"a colleague");
        // Of the same length, and with the same time: only the bytes tell.
        assert!(matches!(scenario.save(), Err(SaveError::Changed { .. })), "{place:?}");
        assert_eq!(scenario.fs.bytes(FILE).unwrap(), b"a colleague");
        assert_eq!(
            (ours(&scenario.fs, ".tmp"), ours(&scenario.fs, ".recovery")),
            (vec![], vec![]),
            "{place:?}"
        );
    }
    let fs = MemFs::new();
    fs.put_file(FILE, b"there");
    assert!(matches!(save(&fs, path, b"new", None, None), Err(SaveError::Exists { .. })));
    let known = identify(&fs, path).unwrap();
    let empty = MemFs::new();
    assert!(matches!(save(&empty, path, b"new", known.as_ref(), None), Err(SaveError::Gone { .. })));
    // The same bytes in another file, at another time: the same version.
    fs.put_file(FILE, b"there");
    save(&fs, path, b"new", known.as_ref(), None).unwrap();
}

#[test]
fn without_a_place_for_the_copy_nothing_is_written_in_place() {
    let fs = MemFs::new();
    fs.put_file(FILE, b"old");
    fs.close_folder("/centre");
    let known = identify(&fs, Path::new(FILE)).unwrap();
    let outcome = save(&fs, Path::new(FILE), b"new", known.as_ref(), None);
    assert!(matches!(outcome, Err(SaveError::NoRecovery { .. })), "{outcome:?}");
    assert_eq!(fs.bytes(FILE).unwrap(), b"old");
    fs.set_mode(FILE, 0o444);
    let outcome = save(&fs, Path::new(FILE), b"new", known.as_ref(), None);
    assert!(matches!(outcome, Err(SaveError::ReadOnly { .. })), "{outcome:?}");
}

#[test]
fn a_read_only_file_is_not_replaced_though_its_folder_would_allow_it() {
    let fs = MemFs::new();
    fs.put_file(FILE, b"old");
    fs.set_mode(FILE, 0o444);
    let known = identify(&fs, Path::new(FILE)).unwrap();
    let outcome = save(&fs, Path::new(FILE), b"new", known.as_ref(), None);
    assert!(matches!(outcome, Err(SaveError::ReadOnly { .. })), "{outcome:?}");
    assert_eq!(fs.bytes(FILE).unwrap(), b"old");
}

#[test]
fn the_sweep_takes_only_what_is_ours_dead_and_old() {
    use std::time::{Duration, SystemTime};
    let fs = MemFs::new();
    fs.put_file(FILE, b"old");
    let known = identify(&fs, Path::new(FILE)).unwrap();
    // A temporary file of this machine, as a save leaves it that can no longer remove it.
    fs.fail(Some(InjectedFault {
        nth: 1,
        failure: InjectedError::Io,
        persistent: true,
        only: Some("fsync"),
    }));
    let no_removal = Scenario::new(Place::Plain, b"old", b"new");
    no_removal.fs.fail(Some(InjectedFault {
        nth: 4,
        failure: InjectedError::Io,
        persistent: true,
        only: None,
    }));
    let _ = no_removal.save();
    let name = ours(&no_removal.fs, ".tmp")[0].file_name().unwrap().to_str().unwrap().to_owned();
    assert!(save(&fs, Path::new(FILE), b"new", known.as_ref(), None).is_err());
    fs.fail(None);

    let dead = name.replace(&format!(".{}.", std::process::id()), ".4294967295.");
    let (start, mark) = dead.split_at(dead.len() - 20);
    let elsewhere = format!("{start}00000000{}", &mark[8..]);
    for name in [&name, &dead, &elsewhere] {
        fs.put_file(format!("/centre/{name}"), b"left");
    }
    fs.put_file("/centre/.notes.tmp", b"an author's own");
    // The clock of the disk in memory began with 1970.
    let later = SystemTime::UNIX_EPOCH + Duration::from_secs(3_700);
    assert_eq!(
        mille_parcours::store::sweep(&fs, Path::new("/centre"), later),
        [Path::new("/centre").join(dead)]
    );
}
