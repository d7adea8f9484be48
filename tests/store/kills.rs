//! Processes that are killed while they save or type, and processes that save at once.

use crate::child::{generation, is_generation, start};
use mille_parcours::store::{DiskFs, load, recover, sweep};
use std::io::Read as _;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// How many kills; more on demand by `STORE_TEST_KILLS`.
fn kills() -> u64 {
    std::env::var("STORE_TEST_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(60)
}

/// Kills a child in its role after a while; what it said last before that.
fn kill_after(role: &str, file: &Path, while_: Duration) -> Option<usize> {
    let mut child = start(role, file, None).spawn().unwrap();
    std::thread::sleep(while_);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    // The last line may be cut.
    let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().rev().find_map(|line| line.rsplit_once("said ")?.1.parse().ok())
}

#[test]
fn a_kill_while_saving_tears_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vente.path.ron");
    std::fs::write(&file, generation(0)).unwrap();
    let (mut saves, mut temporaries) = (0, 0);
    for kill in 0..kills() {
        let acknowledged =
            kill_after("save for ever", &file, Duration::from_micros(3_000 + kill * 7_919 % 30_000));
        let text = std::fs::read_to_string(&file).unwrap();
        let found = is_generation(&text).unwrap_or_else(|| panic!("torn at kill {kill}"));
        assert!(found >= acknowledged.unwrap_or(0), "saved {acknowledged:?}, found {found}");
        saves = found;
        temporaries = std::fs::read_dir(folder.path()).unwrap().count() - 1;
    }
    // They are of dead processes of this machine: swept once they are an hour old, not before.
    assert_eq!(sweep(&DiskFs, folder.path(), SystemTime::now()), Vec::<std::path::PathBuf>::new());
    let later = SystemTime::now() + Duration::from_secs(3_700);
    assert_eq!(sweep(&DiskFs, folder.path(), later).len(), temporaries);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    eprintln!("{} kills among {saves} saves: 0 torn, 0 lost; {temporaries} temporary files swept", kills());
    assert!(saves > 0);
}

#[test]
fn a_kill_while_typing_loses_nothing_that_was_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vente.path.ron");
    std::fs::write(&file, "base\n").unwrap();
    let state = folder.path().join("state");
    let mut recovered = 0;
    for kill in 0..kills() / 4 {
        let acknowledged = kill_after("type", &file, Duration::from_micros(5_000 + kill * 6_007 % 20_000));
        let current = load(&DiskFs, &file, 1 << 20).unwrap().text;
        assert_eq!(current, "base\n", "the file itself is never touched");
        let left = recover(&DiskFs, Some(&state), &file, &current);
        assert!(left.refused.is_empty() && left.in_use.is_empty(), "{left:?}");
        let (Some(acknowledged), [offer]) = (acknowledged, left.offers.as_slice()) else {
            // Killed before it could say anything; it may have recorded one change.
            assert!(acknowledged.is_none() && left.offers.len() <= 1, "{left:?}");
            left.offers.iter().for_each(|offer| mille_parcours::store::discard(&DiskFs, offer).unwrap());
            continue;
        };
        let typed = offer.text.strip_prefix("base\ntyped ").unwrap().trim_end().parse::<usize>().unwrap();
        assert!(typed == acknowledged || typed == acknowledged + 1, "{typed} after {acknowledged}");
        assert!(offer.base_is_current);
        mille_parcours::store::discard(&DiskFs, offer).unwrap();
        recovered += 1;
    }
    assert!(recovered > 0);
}

#[test]
fn of_programs_that_save_at_once_none_loses_the_work_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("count");
    std::fs::write(&file, "0").unwrap();
    let children: Vec<_> = (0..4).map(|_| start("count", &file, None).spawn().unwrap()).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "400");
}

#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_no_death() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("vente.path.ron");
    std::fs::write(&file, "old").unwrap();
    let status = start("too large", &file, Some("ulimit -f 8")).status().unwrap();
    assert!(status.success(), "{status:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file");
}
