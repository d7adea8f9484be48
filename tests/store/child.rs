//! This program again, as a process of its own that can be killed, or that competes.

use mille_parcours::store::{DiskFs, Journal, SaveError, load, prepare_process, save};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const LIMIT: u64 = 1 << 20;

/// Starts a role of [`child`] on a file.
pub(crate) fn start(role: &str, file: &Path, wrap: Option<&str>) -> Command {
    let this = std::env::current_exe().unwrap();
    let mut command = match wrap {
        None => Command::new(&this),
        Some(shell) => {
            let mut command = Command::new("sh");
            command.arg("-c").arg(format!("{shell}; exec \"$0\" \"$@\"")).arg(&this);
            command
        }
    };
    command
        .args(["child::child", "--exact", "--nocapture", "--test-threads=1"])
        .env("STORE_TEST_ROLE", role)
        .env("STORE_TEST_FILE", file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    command
}

/// The content of generation `number`: its length and every line tell it.
pub(crate) fn generation(number: usize) -> String {
    format!("{number}\n").repeat(2_000 + number % 7 * 911)
}

/// The generation that a text is, whole.
pub(crate) fn is_generation(text: &str) -> Option<usize> {
    let number = text.lines().next()?.parse().ok()?;
    (text == generation(number)).then_some(number)
}

#[test]
fn child() {
    let (Ok(role), Some(file)) = (std::env::var("STORE_TEST_ROLE"), std::env::var_os("STORE_TEST_FILE"))
    else {
        return;
    };
    let file = Path::new(&file);
    match role.as_str() {
        "save for ever" => save_for_ever(file),
        "count" => count(file),
        "too large" => {
            prepare_process().unwrap();
            let identity = load(&DiskFs, file, LIMIT).unwrap().identity;
            let outcome = save(&DiskFs, file, &vec![b'x'; 200_000], Some(&identity), None);
            let Err(SaveError::Failed { source, .. }) = outcome else { panic!("{outcome:?}") };
            assert_eq!(source.kind(), std::io::ErrorKind::FileTooLarge);
        }
        "type" => {
            let state = file.parent().unwrap().join("state");
            let text = std::fs::read_to_string(file).unwrap();
            let mut journal = Journal::start(&DiskFs, Some(&state), file, &text).unwrap();
            for number in 0.. {
                journal.record(&format!("{text}typed {number}\n")).unwrap();
                say(number);
            }
        }
        other => panic!("{other}"),
    }
}

fn say(number: usize) {
    // Past the capture of the test harness, and at once.
    let mut out = std::io::stdout().lock();
    writeln!(out, "said {number}").unwrap();
    out.flush().unwrap();
}

fn save_for_ever(file: &Path) {
    let mut loaded = load(&DiskFs, file, LIMIT).unwrap();
    let mut number = is_generation(&loaded.text).expect("torn before we began");
    loop {
        number += 1;
        let text = generation(number);
        loaded.identity =
            save(&DiskFs, file, text.as_bytes(), Some(&loaded.identity), None).unwrap().identity;
        say(number);
    }
}

/// Adds one to the number in the file, a hundred times, whoever else does the same.
fn count(file: &Path) {
    for _ in 0..100 {
        loop {
            let loaded = load(&DiskFs, file, LIMIT).unwrap();
            let number: usize = loaded.text.parse().unwrap();
            match save(&DiskFs, file, (number + 1).to_string().as_bytes(), Some(&loaded.identity), None) {
                Ok(_) => break,
                Err(SaveError::Changed { .. }) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
}
