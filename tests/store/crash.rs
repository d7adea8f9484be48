//! A loss of power at any moment of a save.

use crate::scenario::{FILE, Place, STATE, Scenario, contents, ours};
use mille_parcours::store::memory::{InjectedError, InjectedFault, MemFs};
use mille_parcours::store::{recovery_copies, save};
use std::path::Path;

/// The file is the old version or the new; where it is written over, it may be neither, but then a
/// complete copy of the new one stands where the author is led to it.
fn is_safe(image: &MemFs, scenario: &Scenario) -> bool {
    let found = image.bytes(FILE);
    let old = (scenario.place != Place::New).then(|| scenario.old.clone());
    if found == old || found.as_ref() == Some(&scenario.new) {
        return true;
    }
    // The process in its name is this one, which `recovery_copies` takes for ours.
    let copies = recovery_copies(image, Path::new(FILE), Some(Path::new(STATE)));
    scenario.place.is_in_place()
        && copies.iter().any(|copy| image.bytes(copy).as_ref() == Some(&scenario.new))
}

#[test]
fn every_crash_leaves_the_old_version_or_the_new() {
    let (mut scenarios, mut images) = (0, 0);
    for place in Place::ALL {
        for (old, new) in contents() {
            // Short writes make more moments to crash at.
            for short in [None, Some("write_at")] {
                let scenario = Scenario::new(place, &old, &new);
                if place != Place::NoRename {
                    let fault = InjectedFault {
                        nth: 1,
                        failure: InjectedError::Short,
                        persistent: true,
                        only: short,
                    };
                    scenario.fs.fail(short.map(|_| fault));
                }
                scenario.fs.record();
                scenario.save().unwrap();
                let all = scenario.fs.crash_images_of_all_moments();
                for (at, image) in all.iter().enumerate() {
                    assert!(
                        is_safe(image, &scenario),
                        "{place:?} {} -> {} bytes, image {at}: {:?}",
                        old.len(),
                        new.len(),
                        image.bytes(FILE)
                    );
                    assert_eq!(image.bytes("/centre/neighbour.ron").unwrap(), b"neighbour");
                }
                scenarios += 1;
                images += all.len();
            }
        }
    }
    eprintln!("{images} crash images of {scenarios} saves: all old or new");
    assert!(images > 10_000, "the enumeration became too small to prove much: {images}");
}

#[test]
fn what_was_called_saved_survives_a_crash_right_after() {
    for place in Place::ALL {
        for (old, new) in contents() {
            let scenario = Scenario::new(place, &old, &new);
            scenario.save().unwrap();
            for image in scenario.fs.crash_images() {
                assert_eq!(image.bytes(FILE).as_ref(), Some(&scenario.new), "{place:?}");
            }
        }
    }
}

#[test]
fn a_crash_in_a_save_that_fails_is_safe_too() {
    let mut images = 0;
    for place in Place::ALL.into_iter().filter(|place| *place != Place::NoRename) {
        for nth in 1.. {
            let scenario = Scenario::new(place, b"the old version", b"the new version, longer");
            scenario.fs.fail(Some(InjectedFault {
                nth,
                failure: InjectedError::Io,
                persistent: true,
                only: None,
            }));
            scenario.fs.record();
            let before = scenario.fs.calls();
            let _ = scenario.save();
            for image in scenario.fs.crash_images_of_all_moments() {
                images += 1;
                assert!(is_safe(&image, &scenario), "{place:?} call {nth}: {:?}", image.bytes(FILE));
            }
            if scenario.fs.calls() - before < nth {
                break;
            }
        }
    }
    eprintln!("{images} crash images of saves that failed: all safe");
}

/// The enumeration must see what a careless save does; else the tests above prove nothing.
#[test]
fn the_enumeration_finds_what_careless_saves_lose() {
    use mille_parcours::store::fs::{Access, Fs};
    let torn = |careless: &dyn Fn(&MemFs)| {
        let scenario = Scenario::new(Place::Plain, b"the old version", b"the new version");
        scenario.fs.record();
        careless(&scenario.fs);
        assert_eq!(scenario.fs.bytes(FILE), Some(scenario.new.clone()));
        scenario.fs.crash_images_of_all_moments().iter().any(|image| !is_safe(image, &scenario))
    };
    let path = Path::new(FILE);
    let aside = Path::new("/centre/aside");
    // Over the old version.
    assert!(torn(&|fs| {
        let file = fs.open(path, Access::Write).unwrap();
        fs.set_len(&file, 0).unwrap();
        fs.write_at(&file, 0, b"the new version").unwrap();
        fs.fsync(&file).unwrap();
    }));
    // Renamed, but the bytes not made durable first.
    assert!(torn(&|fs| {
        let file = fs.open(aside, Access::CreateNew).unwrap();
        fs.write_at(&file, 0, b"the new version").unwrap();
        fs.replace(aside, path).unwrap();
        fs.fsync_dir(Path::new("/centre")).unwrap();
    }));
    // Moved away first: for a moment nothing is there.
    assert!(torn(&|fs| {
        fs.rename_new(path, Path::new("/centre/backup")).unwrap();
        let file = fs.open(path, Access::CreateNew).unwrap();
        fs.write_at(&file, 0, b"the new version").unwrap();
        fs.fsync(&file).unwrap();
        fs.fsync_dir(Path::new("/centre")).unwrap();
    }));
}

#[test]
fn a_second_save_after_a_crash_finds_its_way() {
    let scenario = Scenario::new(Place::Plain, b"old", b"new");
    scenario.fs.record();
    scenario.save().unwrap();
    for image in scenario.fs.crash_images_of_all_moments() {
        let there = mille_parcours::store::identify(&image, Path::new(FILE)).unwrap();
        save(&image, Path::new(FILE), b"newer", there.as_ref(), None).unwrap();
        assert_eq!(image.bytes(FILE).unwrap(), b"newer");
        // What is left are at most the temporary files of the crash, which the sweep takes.
        assert!(ours(&image, ".tmp").len() <= 1);
    }
}
