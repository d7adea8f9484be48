//! The picture, the keys and the command lines of the README.

use std::fmt::Write as _;
use std::process::{Command, Stdio};

use crate::common::page::{self, blocks, file, text};
use mille_parcours::app::commands;
use mille_parcours::i18n::Lang;

/// What one does most, in the order in which one learns it.
const KEYS: [&str; 12] = [
    "edit-row",
    "add-module",
    "prerequisites",
    "add-stage",
    "move-to-stage",
    "move-up",
    "jump",
    "findings",
    "undo",
    "save",
    "help",
    "quit",
];

#[test]
fn the_keys_are_those_of_the_program() {
    let mut table = String::from("| touche | action |\n|---|---|\n");
    for id in KEYS {
        let command = commands::named(id).unwrap_or_else(|| panic!("no command {id}"));
        let label = Lang::Fr.word(&command.label()).into_owned();
        let help = Lang::Fr.word(&format!("{}.help", command.label())).into_owned();
        let key = command.keys.first().unwrap_or_else(|| panic!("{id} has no key"));
        let key = Lang::Fr.lookup(&format!("key-{key}"), &[]).unwrap_or_else(|| (*key).to_owned());
        let _ = writeln!(table, "| `{key}` | {label}\u{a0}: {help} |", label = capital(&label));
    }
    page::hold("README.md", "keys", &table);
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Lines that begin with `parcours` are run one after the other in a copy of the sample commons.
#[test]
#[cfg(unix)]
fn the_command_lines_do_what_they_say() {
    let home = tempfile::tempdir().expect("a folder");
    let copied = Command::new("cp").arg("-r").arg(file("paths")).arg(home.path()).status();
    assert!(copied.expect("cp").success());
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_parcours"));
    let folder = binary.parent().expect("the folder of the program").display().to_string();
    let mut ran = 0;
    for block in blocks(&text("README.md")) {
        for line in block.text.lines().filter(|line| line.starts_with("parcours ")) {
            let line = line.split(" #").next().unwrap_or_default();
            let done = Command::new("sh")
                .args(["-c", line])
                .env("PATH", format!("{folder}:/usr/bin:/bin"))
                .env("HOME", home.path())
                .env("LANG", "fr_FR.UTF-8")
                .current_dir(home.path())
                .stdin(Stdio::null())
                .output()
                .expect("sh");
            let said = String::from_utf8_lossy(&done.stderr);
            assert_eq!(done.status.code(), Some(0), "{line}\n{said}");
            ran += 1;
        }
    }
    assert!(ran >= 8, "{ran} lines were found");
}
