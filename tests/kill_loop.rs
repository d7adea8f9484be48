//! `parcours fmt` killed at any instant: the file is the old text or the new one, byte for byte.
//!
//! `PARCOURS_KILLS` says how many times (500 unless set; 10,000 for a long night).
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may break")]
#![cfg(unix)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

/// A path of some 60 KB, in canonical form.
fn canonical() -> String {
    let modules = (0..200).fold(String::new(), |text, number| {
        let title = format!("Module {number} : accueillir, conseiller et fidéliser un client exigeant");
        text + &format!(
            "        \"module-{number:04}\": (\n            title: \"{title}\",\n            summary: \"{title}.\",\n            minutes: {{OnSite: 420}},\n        ),\n"
        )
    });
    format!(
        "#![enable(implicit_some)]\nPath(\n    format: 1,\n    id: \"vente\",\n    title: \"Vente\",\n    modules: {{\n{modules}    }},\n)\n"
    )
}

fn fmt(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parcours"));
    command
        .args(["fmt", "-q", "vente.path.ron"])
        .env_clear()
        .env("HOME", folder)
        .env("PARCOURS_CONFIG_DIR", folder.join("config"))
        .env("PARCOURS_STATE_DIR", folder.join("state"))
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Numbers that look like chance and are the same in every run.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

fn leftovers(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.file_name().is_some_and(|name| name.as_encoded_bytes()[0] == b'.')).collect()
}

#[test]
fn a_killed_save_leaves_the_old_text_or_the_new() {
    let kills: usize = std::env::var("PARCOURS_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(500);
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("vente.path.ron");
    let new = canonical();
    let old = new.replace("    ", "  ");

    // How long a whole run takes here decides how long the longest wait is: so that kills fall on all
    // of it, and some runs come to their end.
    std::fs::write(&file, &old).unwrap();
    let begun = Instant::now();
    assert!(fmt(home.path()).status().unwrap().success());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), new, "the two texts are one path in two forms");
    let longest = begun.elapsed().max(Duration::from_millis(15)) * 4 / 3;

    let mut state = 7;
    let (mut kept, mut saved, mut ended) = (0, 0, 0);
    let mut aside = 0;
    for round in 0..kills {
        // Every round has something to save.
        std::fs::write(&file, &old).unwrap();
        let mut child = fmt(home.path()).spawn().unwrap();
        let most = u64::try_from(longest.as_micros()).unwrap();
        std::thread::sleep(Duration::from_micros(next(&mut state) % most));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        ended += usize::from(status.success());
        let found = std::fs::read(&file).unwrap();
        match found {
            _ if found == old.as_bytes() => {
                assert!(!status.success(), "round {round}: a save that was reported is not there");
                kept += 1;
            }
            _ if found == new.as_bytes() => saved += 1,
            _ => panic!("round {round}: torn, {} bytes of {} or {}", found.len(), old.len(), new.len()),
        }
        let left = leftovers(home.path());
        aside = aside.max(left.len());
    }
    println!(
        "{kills} kills: {kept} left the old text, {saved} the new one ({ended} runs had ended); 0 torn, 0 missing"
    );
    println!("{aside} temporary files were left aside; waits up to {longest:?}");
    assert_eq!(kept + saved, kills);
    assert!(kills < 100 || (kept > 0 && saved > 0), "kills do not fall on the whole of a save");

    // What is old enough is swept by the next run.
    let old_enough = SystemTime::now() - Duration::from_secs(2 * 3600);
    for left in leftovers(home.path()) {
        std::fs::File::options().write(true).open(left).unwrap().set_modified(old_enough).unwrap();
    }
    std::fs::write(&file, &old).unwrap();
    assert!(fmt(home.path()).status().unwrap().success());
    assert_eq!(leftovers(home.path()), Vec::<std::path::PathBuf>::new(), "not swept");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), new);
}
