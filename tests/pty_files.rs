//! What the workspace leaves of a file, beside it, and in the folders of the user, whatever ends it.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may break")]

#[allow(dead_code, reason = "each test program uses its own part")]
#[path = "common/pty.rs"]
mod pty;

use std::path::{Path, PathBuf};

use pty::{CTRL_S, DOWN, ENTER, Home, Terminal};
use rustix::process::Signal;

const SMALL: &str = include_str!("fixtures/small.path.ron");
const TITLE: &str = "Accueillir un client";

/// Locks and temporary files below a folder.
fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_path_buf()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            } else if [".lock", ".tmp", ".recovery"].iter().any(|ending| name.ends_with(ending)) {
                found.push(entry.path());
            }
        }
    }
    found
}

fn add_module(terminal: &mut Terminal, title: &str) {
    terminal.type_in("a");
    terminal.wait_for("Intitulé du nouveau module");
    terminal.type_in(title);
    terminal.wait_for(title);
    terminal.type_in(ENTER);
    terminal.wait_for("✓ ajouter");
}

#[test]
fn quitting_and_signals_leave_no_lock_and_no_temporary_file() {
    for round in 0..4 {
        for signal in [None, Some(Signal::TERM), Some(Signal::HUP), Some(Signal::INT)] {
            let home = Home::new();
            home.file("vente.path.ron", SMALL);
            let mut terminal = home.open("vente.path.ron", TITLE);
            assert_eq!(leftovers(home.folder()).len(), 1, "open, it is locked");
            if round % 2 == 1 {
                add_module(&mut terminal, "Relancer un client");
                terminal.type_in(CTRL_S);
                if round == 3 || signal.is_none() {
                    terminal.wait_for("Enregistré dans");
                }
            }
            match signal {
                Some(signal) => terminal.signal(signal),
                None => terminal.type_in("q"),
            }
            terminal.end_and_read();
            assert_eq!(leftovers(home.folder()), Vec::<PathBuf>::new(), "{signal:?} in round {round}");
        }
    }
}

#[test]
fn line_by_line_too_nothing_is_left() {
    for (typed, signal) in [("quitter\n", None), ("", Some(Signal::TERM)), ("\x04", None)] {
        let home = Home::new();
        home.file("vente.path.ron", SMALL);
        let mut terminal = Terminal::start(home.program(&["--plain", "vente.path.ron"]), 80, 24);
        terminal.wait_for("Plan, 1 sur 6");
        terminal.type_in(typed);
        if let Some(signal) = signal {
            terminal.signal(signal);
        }
        terminal.end_and_read();
        assert_eq!(leftovers(home.folder()), Vec::<PathBuf>::new(), "{typed:?} {signal:?}");
    }
}

#[test]
fn what_a_dead_process_left_is_swept_however_the_file_was_named() {
    let home = Home::new();
    let file = home.file("vente.path.ron", SMALL);
    for name in ["vente.path.ron".to_owned(), "./vente.path.ron".to_owned(), file.display().to_string()] {
        // The name that a save of this machine gives: made by a child that is dead now.
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let pid = child.id();
        child.wait().unwrap();
        let host = blake3::hash(rustix::system::uname().nodename().to_bytes()).to_hex();
        let left = home.file(&format!(".vente.path.ron.{pid}.{}0123abcd.tmp", &host[..8]), "half");
        let old = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
        std::fs::File::options().write(true).open(&left).unwrap().set_modified(old).unwrap();
        let mut terminal = home.open(&name, TITLE);
        terminal.type_in("q");
        terminal.end_and_read();
        assert!(!left.exists(), "{name}");
    }
}

#[test]
fn line_ends_a_mark_and_a_missing_last_line_end_stay_as_they_were() {
    let home = Home::new();
    let form = |text: &str| format!("\u{feff}{}", text.trim_end().replace('\n', "\r\n"));
    let file = home.file("vente.path.ron", &form(SMALL));
    let mut terminal = home.open("vente.path.ron", TITLE);
    add_module(&mut terminal, "Relancer un client");
    terminal.type_in(CTRL_S);
    terminal.wait_for("Enregistré dans");
    terminal.type_in("q");
    assert_eq!(terminal.end_and_read(), 0);
    let text = std::fs::read_to_string(file).unwrap();
    let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n") + "\n";
    assert!(text.contains("Relancer un client") && text == form(&plain), "{text:?}");
    assert_eq!(home.journals(), 0);
    // What was done before belongs to this file: it is undone in the next session.
    let mut next = home.open("vente.path.ron", TITLE);
    next.type_in("u");
    next.wait_for("● modifié");
}

#[test]
fn a_relative_name_finds_the_commons_around_the_file() {
    let home = Home::new();
    std::fs::create_dir_all(home.folder().join("commun/nord")).unwrap();
    home.file(
        "commun/commons.ron",
        "Commons(format: 1, id: \"c\", title: \"C\", centres: {\"nord\": (name: \"Nord\")})",
    );
    home.file("commun/autre.path.ron", &SMALL.replace("title: \"Les bases", "title: \"Ailleurs, les bases"));
    home.file("commun/nord/vente.path.ron", SMALL);
    let mut command = home.program(&["vente.path.ron"]);
    command.cwd(home.folder().join("commun/nord"));
    let mut terminal = Terminal::start(command, 100, 30);
    terminal.wait_for(TITLE);
    terminal.type_in("7");
    terminal.wait_for("autre.path.ron");
}

/// An editor of these lines of shell, `$2` being the file.
fn editor(home: &Home, lines: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let file = home.file("editeur.sh", &format!("#!/bin/sh\n{lines}\n"));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    format!("'{}' x", file.display())
}

#[test]
fn an_editor_that_leaves_a_pipe_hangs_nothing() {
    let home = Home::new();
    home.file("vente.path.ron", SMALL);
    let mut command = home.program(&["vente.path.ron"]);
    command.env("EDITOR", editor(&home, "rm \"$2\"; mkfifo \"$2\""));
    let mut terminal = Terminal::start(command, 80, 24);
    terminal.wait_for(TITLE);
    terminal.type_in("g");
    terminal.wait_for("Aller à");
    terminal.type_in("accueillir un");
    terminal.wait_for("accueillir un");
    terminal.type_in(&format!("{ENTER}{ENTER}{DOWN}{DOWN}"));
    terminal.wait_for("ouvrir dans l’éditeur");
    terminal.type_in("E");
    terminal.wait_for("Le texte est resté comme il était");
    terminal.type_in("q");
    assert_eq!(terminal.end_and_read(), 0);
}

#[test]
fn what_a_killed_session_left_of_a_text_in_the_editor_goes_with_the_next_one() {
    let home = Home::new();
    home.file("vente.path.ron", SMALL);
    let temporary = home.folder().join("tmp");
    std::fs::create_dir(&temporary).unwrap();
    let mut command = home.program(&["vente.path.ron"]);
    command.env("TMPDIR", &temporary);
    command.env("EDITOR", editor(&home, "echo edite >/dev/tty; sleep 60"));
    let mut terminal = Terminal::start(command, 80, 24);
    terminal.wait_for(TITLE);
    terminal.type_in("g");
    terminal.wait_for("Aller à");
    terminal.type_in("accueillir un");
    terminal.wait_for("accueillir un");
    terminal.type_in(&format!("{ENTER}{ENTER}{DOWN}{DOWN}"));
    terminal.wait_for("ouvrir dans l’éditeur");
    terminal.type_in("E");
    terminal.wait_for("edite");
    terminal.child.kill();
    let drafts = || std::fs::read_dir(&temporary).unwrap().count();
    assert_eq!(drafts(), 1);
    let mut next = home.program(&["vente.path.ron"]);
    next.env("TMPDIR", &temporary);
    let mut next = Terminal::start(next, 80, 24);
    next.wait_until("the draft is gone", |_| drafts() == 0);
    next.type_in("q");
}
