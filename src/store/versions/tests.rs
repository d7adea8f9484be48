//! What is kept, what is damaged, and what several programs do at once.

use super::*;
use crate::store::DiskFs;

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn now() -> SystemTime {
    SystemTime::now()
}

#[test]
fn what_was_seen_is_found_with_what_it_was_made_of() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::of(&DiskFs, state.path(), "path a-1");
    assert_eq!(versions.log(), []);
    let one = versions.remember("un", VersionSource::Opened, &[], at(10)).unwrap();
    let two = versions.remember("deux", VersionSource::Saved, std::slice::from_ref(&one), at(20)).unwrap();
    let same = versions.remember("un", VersionSource::Opened, &[], at(30)).unwrap();
    assert_eq!(one, same);
    let log = versions.log();
    assert_eq!(log.len(), 2);
    assert_eq!((&log[0].digest, log[0].at, log[0].seen), (&one, at(10), VersionSource::Opened));
    assert_eq!(log[1].parents, BTreeSet::from([one.clone()]));
    assert_eq!(versions.text(&two).as_deref(), Some("deux"));
    assert_eq!(Versions::of(&DiskFs, state.path(), "path b-2").log(), []);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&versions.path(&one)), 0o600);
        assert_eq!(mode(&versions.folder), 0o700);
    }
}

#[test]
fn what_is_damaged_was_never_kept() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::of(&DiskFs, state.path(), "path a-1");
    let one = versions.remember("un", VersionSource::Opened, &[], at(10)).unwrap();
    let log = versions.folder.join(LOG);
    let mut text = std::fs::read_to_string(&log).unwrap();
    text.push_str("x\n20 saved zz \n30 saved 00112233445566778899aabbccddeeff");
    std::fs::write(&log, text).unwrap();
    assert_eq!(versions.log().len(), 1);
    std::fs::write(versions.path(&one), "autre").unwrap();
    assert_eq!(versions.text(&one), None);
    versions.remember("un", VersionSource::Opened, &[], at(40)).unwrap();
    assert_eq!(versions.text(&one).as_deref(), Some("un"), "written anew");
    std::fs::remove_file(versions.path(&one)).unwrap();
    assert_eq!(versions.text(&one), None);
    let two = versions.remember("deux", VersionSource::Saved, &[one], at(50)).unwrap();
    assert_eq!(versions.log().last().map(|version| &version.digest), Some(&two), "behind the cut line");
}

#[test]
fn a_log_that_is_none_is_begun_anew() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::of(&DiskFs, state.path(), "path a-1");
    versions.remember("un", VersionSource::Opened, &[], at(10)).unwrap();
    let log = versions.folder.join(LOG);
    // Far longer than memory should hold.
    std::fs::File::create(&log).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(versions.log(), []);
    versions.remember("deux", VersionSource::Opened, &[], at(20)).unwrap();
    assert_eq!(versions.log().len(), 1);
    // One line more than fits, each of its own: the older half goes.
    let mut lines = String::new();
    while (lines.len() as u64) < LONGEST_LOG - 40 {
        let digest = Digest::of(&lines.len().to_string());
        lines.push_str(&line(at(lines.len() as u64), VersionSource::Saved, &digest, &BTreeSet::new()));
    }
    std::fs::write(&log, &lines).unwrap();
    let last = versions.log().last().unwrap().digest.clone();
    versions.remember("trois", VersionSource::Opened, &[], at(9_000_000)).unwrap();
    let kept = versions.log();
    assert!(std::fs::metadata(&log).unwrap().len() < LONGEST_LOG * 2 / 3);
    assert_eq!(kept[kept.len() - 1].digest, Digest::of("trois"));
    assert_eq!(kept[kept.len() - 2].digest, last, "no line is cut");
    std::fs::remove_file(&log).unwrap();
    std::fs::create_dir(&log).unwrap();
    assert!(versions.remember("quatre", VersionSource::Opened, &[], at(30)).is_err());
    assert_eq!(versions.log(), []);
}

#[test]
fn two_programs_keep_at_once() {
    let state = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for program in 0..4 {
            let state = state.path();
            scope.spawn(move || {
                let versions = Versions::of(&DiskFs, state, "path a-1");
                let mut last = Vec::new();
                for number in 0..25 {
                    let text = format!("{program} {number}");
                    last = vec![versions.remember(&text, VersionSource::Saved, &last, now()).unwrap()];
                }
            });
        }
    });
    let versions = Versions::of(&DiskFs, state.path(), "path a-1");
    let log = versions.log();
    assert_eq!(log.len(), 100, "none wrote over another's line");
    assert!(log.iter().all(|version| versions.text(&version.digest).is_some()));
}

#[test]
fn the_store_stays_small_and_forgets() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::of(&DiskFs, state.path(), "path a-1");
    let one = versions.remember("un", VersionSource::Opened, &[], now()).unwrap();
    let other = Versions::of(&DiskFs, state.path(), "path b-2");
    let later = SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_800);
    let two = other.remember("deux", VersionSource::Opened, &[], later).unwrap();
    assert!(versions.text(&one).is_some() && other.text(&two).is_some(), "a wrong clock destroys nothing");
    let foreign =
        ["versions/mine/a.ron".to_owned(), format!("versions/{}/mine.ron", Digest::of("x").as_str())];
    for name in &foreign {
        let path = state.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, vec![0; 100 << 20]).unwrap();
    }
    let size = LARGEST / 4 * 3;
    let large = "x".repeat(usize::try_from(size).unwrap());
    let mut kept = Vec::new();
    for number in 0..20 {
        kept.push(versions.remember(&format!("{number}{large}"), VersionSource::Saved, &[], now()).unwrap());
    }
    let there = kept.iter().filter(|digest| versions.text(digest).is_some()).count() as u64;
    assert!(there < 20 && there * size <= MOST_BYTES && there >= 14, "{there}");
    assert!(versions.text(&kept[19]).is_some(), "the newest stays");
    assert!(foreign.iter().all(|name| state.path().join(name).exists()), "what it did not make stays");
    let huge = "y".repeat(usize::try_from(LARGEST).unwrap() + 1);
    let huge = versions.remember(&huge, VersionSource::Saved, &[], now()).unwrap();
    assert_eq!(versions.text(&huge), None);
}

#[test]
fn the_nearest_common_version() {
    let version = |name: &str, at_: u64, parents: &[&str]| SeenVersion {
        digest: Digest::of(name),
        at: at(at_),
        seen: VersionSource::Saved,
        parents: parents.iter().map(|parent| Digest::of(parent)).collect(),
    };
    let versions = [
        version("a", 1, &[]),
        version("b", 2, &["a"]),
        version("c", 3, &["b"]),
        version("d", 4, &["b"]),
        version("e", 5, &["d"]),
        version("x", 6, &[]),
        // Circles lead nowhere.
        version("y", 7, &["z"]),
        version("z", 8, &["y"]),
    ];
    let of = |left: &str, right: &str| common(&versions, &Digest::of(left), &Digest::of(right));
    assert_eq!(of("c", "e"), Some(Digest::of("b")));
    assert_eq!(of("e", "c"), Some(Digest::of("b")));
    assert_eq!(of("b", "e"), Some(Digest::of("b")), "one was made of the other");
    assert_eq!(of("c", "x"), None);
    assert_eq!(of("y", "c"), None);
    assert_eq!(of("c", "unknown"), None);
}
