//! What is kept, what is damaged, what goes away.

use super::*;
use crate::store::DiskFs;
use crate::store::memory::MemFs;

fn now() -> SystemTime {
    SystemTime::now()
}

#[test]
fn what_was_done_is_found_with_the_text_that_it_led_to() {
    let home = tempfile::tempdir().unwrap();
    let (state, file) = (home.path().join("state"), home.path().join("a.path.ron"));
    let found = |text: &str| done_before(&DiskFs, &state, &file, text).unwrap();
    assert_eq!(found("un"), None);
    keep_done(&DiskFs, &state, &file, "un", b"fait", now()).unwrap();
    assert_eq!(found("un").as_deref(), Some(b"fait".as_slice()));
    assert_eq!(found("deux"), None, "it belongs to another text");
    keep_done(&DiskFs, &state, &file, "deux", b"refait", now()).unwrap();
    assert_eq!(found("deux").as_deref(), Some(b"refait".as_slice()));
    assert_eq!(found("un"), None, "one a file");
    assert_eq!(done_before(&DiskFs, &state, &home.path().join("b.path.ron"), "deux").unwrap(), None);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&place(&folder_in(&state), &file)), 0o600);
        assert_eq!(mode(&folder_in(&state)), 0o700);
    }
}

#[test]
fn whatever_is_damaged_is_refused_whole() {
    let fs = MemFs::new();
    let (state, file) = (Path::new("/state"), Path::new("/a.path.ron"));
    keep_done(&fs, state, file, "un", b"ce qui a servi", SystemTime::UNIX_EPOCH).unwrap();
    let place = place(&folder_in(state), file);
    let bytes = fs.bytes(&place).unwrap();
    let found = |bytes: &[u8]| {
        fs.put_file(&place, bytes);
        done_before(&fs, state, file, "un")
    };
    assert!(found(&bytes).unwrap().is_some());
    for at in 0..bytes.len() {
        assert!(!matches!(found(&bytes[..at]), Ok(Some(_))), "cut at {at}");
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            assert!(!matches!(found(&damaged), Ok(Some(_))), "damaged at {at}");
        }
    }
}

#[test]
fn a_folder_that_takes_nothing_is_told_and_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let state = home.path().join("state");
    // A file stands where the folder should be.
    std::fs::write(&state, "").unwrap();
    assert!(keep_done(&DiskFs, &state, Path::new("/a.path.ron"), "un", b"fait", now()).is_err());
    assert!(done_before(&DiskFs, &state, Path::new("/a.path.ron"), "un").is_err());
    let large = vec![0; usize::try_from(LARGEST).unwrap()];
    let other = home.path().join("other");
    assert!(keep_done(&DiskFs, &other, Path::new("/a.path.ron"), "un", &large, now()).is_err());
    assert!(!other.exists());
}

#[test]
fn what_is_too_much_goes_and_age_does_not_count() {
    let home = tempfile::tempdir().unwrap();
    let file = |name: usize| home.path().join(format!("{name}.path.ron"));
    let keep = |name: usize, done: &[u8], now| {
        keep_done(&DiskFs, home.path(), &file(name), "un", done, now).unwrap();
    };
    let has = |name: usize| done_before(&DiskFs, home.path(), &file(name), "un").unwrap().is_some();
    keep(0, b"fait", now());
    // 2100 and, as far as the system can tell, the year 10000.
    for seconds in [4_102_444_800, 253_402_300_800] {
        keep(1, b"fait", SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds));
        assert!(has(0) && has(1), "a wrong clock destroys nothing");
    }
    let foreign = folder_in(home.path()).join("mine.undo");
    std::fs::write(&foreign, vec![0; 70 << 20]).unwrap();
    let large = vec![0; usize::try_from(LARGEST).unwrap() - 1_000];
    for name in 2..12 {
        keep(name, &large, now());
    }
    let kept: Vec<usize> = (0..12).filter(|name| has(*name)).collect();
    assert!(kept.len() >= 7 && kept.contains(&11) && !kept.contains(&2), "{kept:?}");
    assert!(foreign.exists(), "what it did not make stays");
}
