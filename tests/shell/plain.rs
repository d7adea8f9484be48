//! The workspace line by line, over a pipe, as the program does it.
#![cfg(unix)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::common::screen::SAMPLE;

struct Done {
    said: String,
    code: i32,
    saved: String,
}

/// Types lines at the program, in a home of its own.
fn talk(lang: &str, lines: &str) -> Done {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("essai.path.ron");
    std::fs::write(&file, SAMPLE).expect("a file");
    run(home.path(), lang, &["--plain", "essai.path.ron"], lines)
}

fn run(home: &Path, lang: &str, arguments: &[&str], lines: &str) -> Done {
    let mut program = Command::new(env!("CARGO_BIN_EXE_parcours"))
        .args(arguments)
        .current_dir(home)
        .env_clear()
        .env("HOME", home)
        .env("PARCOURS_STATE_DIR", home.join("state"))
        .env("PARCOURS_CONFIG_DIR", home.join("config"))
        .env("LANG", lang)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    program.stdin.take().expect("a pipe").write_all(lines.as_bytes()).expect("it reads");
    let done = program.wait_with_output().expect("it ends");
    assert!(done.stderr.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    let said = String::from_utf8(done.stdout).expect("text");
    assert!(!said.contains('\u{1b}'), "nothing steers a terminal");
    let file = home.join("essai.path.ron");
    Done {
        said,
        code: done.status.code().expect("a code"),
        saved: std::fs::read_to_string(file).unwrap_or_default(),
    }
}

#[test]
fn a_module_is_made_linked_described_and_saved() {
    let done = talk(
        "fr_FR.UTF-8",
        "6\najouter un module Négocier à distance\np bases\nEntrée\n3\nEntrée\nUne phrase.\nUne autre.\n.\nquitter 1\n",
    );
    assert_eq!(done.code, 0, "{}", done.said);
    let text = done.saved;
    assert!(text.contains("title: \"Négocier à distance\",") && text.contains("Une autre."), "{text}");
    insta::assert_snapshot!("plain_fr", done.said);
}

#[test]
fn everything_has_its_words_in_english_too() {
    let done =
        talk("en_GB.UTF-8", "list\n3\nview-graph\nlist\nmatrix\nlist\nfindings\nlist\nxyz\n99\nesc\nq\n");
    assert_eq!(done.code, 0, "{}", done.said);
    insta::assert_snapshot!("plain_en", done.said);
}

#[test]
fn help_names_what_is_possible_here_with_its_keys() {
    let done = talk("en_GB.UTF-8", "help\nq\n");
    for line in ["add a module, “add-module”, a", "save, “save”, Ctrl-S", "copy the outline, “copy-outline”"]
    {
        assert!(done.said.lines().any(|said| said == line), "{line}\n{}", done.said);
    }
    assert!(!done.said.contains("“edit”"), "that is for the form\n{}", done.said);
}

#[test]
fn what_is_refused_is_said_and_changes_nothing() {
    let done = talk(
        "fr_FR.UTF-8",
        "5\np négocier\nesc\nannuler\nsupprimer\nannuler\nesc\nouvrir la fiche\nesc\nq\n",
    );
    assert_eq!(done.code, 0, "{}", done.said);
    assert!(done.said.contains("Refusé") && done.said.contains("cycle"), "{}", done.said);
    assert!(done.said.contains("il n’y a rien à annuler"), "{}", done.said);
    assert_eq!(done.saved, SAMPLE);
}

#[test]
fn lines_that_stop_lose_nothing_and_the_next_session_offers_it() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("essai.path.ron"), SAMPLE).expect("a file");
    let arguments = ["--plain", "essai.path.ron"];
    let done = run(home.path(), "fr_FR.UTF-8", &arguments, "ajouter une étape Suivre\n");
    assert_eq!(done.code, 129, "{}", done.said);
    assert_eq!(done.saved, SAMPLE);
    let done = run(home.path(), "fr_FR.UTF-8", &arguments, "1\nenregistrer\nq\n");
    assert_eq!(done.code, 0, "{}", done.said);
    assert!(done.said.contains("Reprendre ce travail"), "{}", done.said);
    assert!(done.saved.contains("title: \"Suivre\""), "{}", done.said);
}

#[test]
fn a_path_is_chosen_or_made_by_line() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("essai.path.ron"), SAMPLE).expect("a file");
    let lines = "1\nq\nnouveau Accueillir le public\nentrée\nesc\nquitter\nquitter\n";
    let done = run(home.path(), "fr_FR.UTF-8", &["--plain", "."], lines);
    assert_eq!(done.code, 0, "{}", done.said);
    assert!(done.said.contains("1. Assistant commercial polyvalent"), "{}", done.said);
    assert!(done.said.contains("Parcours\u{a0}: Accueillir le public"), "{}", done.said);
}

#[test]
fn text_of_a_file_never_steers_the_terminal() {
    let home = tempfile::tempdir().expect("a folder");
    let text = SAMPLE.replace("Négocier", "N\\u{1b}]52;c;aGVsbG8=\\u{7}\\u{202e}");
    std::fs::write(home.path().join("essai.path.ron"), text).expect("a file");
    let done = run(
        home.path(),
        "fr_FR.UTF-8",
        &["--plain", "essai.path.ron"],
        "liste\n6\nentrée\nliste\ngraphe\nliste\nheures\nliste\nq\n",
    );
    let steers = |c: &char| c.is_control() && *c != '\n' || *c == '\u{202e}';
    assert_eq!(done.said.chars().find(steers), None, "{}", done.said);
}

#[test]
fn the_path_is_handed_out_line_by_line() {
    let done = talk("fr_FR.UTF-8", "exporter\n2\n5\nprogramme.md\nexporter\nprogramme.md\n2\nquitter\n");
    assert_eq!(done.code, 0, "{}", done.said);
    assert!(done.said.contains("programme, Markdown, choisi"), "{}", done.said);
    assert!(done.said.contains("anglais, choisi"), "{}", done.said);
    assert!(done.said.contains("programme.md\u{202f}» existe déjà"), "{}", done.said);
    assert_eq!(done.said.matches("Exporté dans").count(), 2, "{}", done.said);
}
