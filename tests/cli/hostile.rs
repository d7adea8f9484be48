//! Text that would steer a terminal never reaches one, whatever the command.

use super::harness::{GOOD, World};

/// Escape sequences, C1, a bell, a carriage return, bidirectional and zero-width marks, a tag.
const POISON: &str = "\u{1b}]52;c;eA==\u{7}\u{9b}2J\u{1b}[2J\r\u{202e}\u{200b}\u{2066}\u{e0041}";

fn assert_harmless(what: &str, text: &str) {
    let raw = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
    };
    assert!(!text.contains(raw), "{what}: {:?}", text.lines().find(|line| line.contains(raw)));
}

fn poisoned() -> String {
    GOOD.replace("Les bases de la vente", POISON)
        .replace("Conduire une vente simple.", POISON)
        .replace("title: \"Négocier\"", &format!("title: \"N{POISON}\""))
        .replace("(any_of: [\"accueil-9d2m\"])", &format!("(any_of: [\"acc{POISON}\"], why: \"{POISON}\")"))
        .replace("la règle", POISON)
}

#[test]
fn no_command_lets_it_through() {
    let world = World::new();
    let name = format!("p{}.path.ron", "\u{1b}[2J\u{202e}");
    world.write(&name, poisoned());
    world.write("bon.path.ron", GOOD);
    world.write(
        "casse.path.ron",
        poisoned().replace("stages: [", &format!("stages: [\"{POISON}\", 3 {POISON}")),
    );
    world.write(
        "doublon.path.ron",
        poisoned().replace("\"negocier-7t1c\": (", &format!("\"{POISON}\": (), \"{POISON}\": (")),
    );
    world.write("t.csv", format!("Titre;Heures;Prérequis\nA{POISON};x{POISON};B{POISON}\n{POISON};;\n"));
    world.config(&format!("{{\"{POISON}\": \"{POISON}\"}}"));
    let poison_arg = "\u{1b}[2J";
    let name = name.as_str();
    let mut seen = String::new();
    for args in [
        &["check", name][..],
        &["check", "-v", name],
        &["check", name, "--format", "json"],
        &["check", name, "--format", "markdown"],
        &["check", "."],
        &["check", "casse.path.ron", "doublon.path.ron", "--format", "json"],
        &["show", name],
        &["show", name, "--format", "json"],
        &["show", name, "--as", "stats"],
        &["show", name, "--as", "stats", "--format", "json"],
        &["show", "casse.path.ron"],
        &["diff", "bon.path.ron", name],
        &["diff", name, "bon.path.ron", "-v", "--format", "text"],
        &["diff", name, "bon.path.ron", "--format", "json"],
        &["diff", "bon.path.ron", name, "--format", "markdown"],
        &["diff", "bon.path.ron", name, "--format", "html"],
        &["diff", name, "casse.path.ron"],
        &["export", name, "--to", "json"],
        &["export", name, "--to", "json", "-v"],
        &["export", name, "--to", "md"],
        &["export", name, "--to", "html"],
        &["fmt", "--check", name],
        &["fmt", "-v", name],
        &["fmt", "casse.path.ron", "doublon.path.ron"],
        &["import", "t.csv", "--from", "csv"],
        &["import", "t.csv", "--from", "csv", "--format", "json"],
        &["import", "t.csv", "--from", "curricular-analytics"],
        &["import", name, "--from", "csv"],
        &["show", poison_arg],
        &["explain", poison_arg],
        &["check", poison_arg],
        &["help", poison_arg],
        &[poison_arg],
        &["check", "--lang", poison_arg],
        &["check", "--\u{1b}[2J"],
        &["config", "show", "--origin"],
        &["new", poison_arg, "--title", POISON],
        &["init", "\u{1b}[2J\u{202e}", "--title", POISON],
        &["man", poison_arg],
    ] {
        let run = world.run(args);
        assert!(!run.err.contains("panicked"), "{args:?}: {}", run.err);
        assert_harmless(&format!("{args:?}, output"), &run.out);
        assert_harmless(&format!("{args:?}, errors"), &run.err);
        seen.push_str(&run.out);
        seen.push_str(&run.err);
    }
    // It was shown, not dropped: or else this test would pass on commands that say nothing.
    assert!(seen.contains('␛') && seen.contains("<U+202E>") && seen.contains("\\u001b"));
}

#[test]
fn json_keeps_what_it_shows() {
    let world = World::new();
    world.write("p.path.ron", poisoned());
    let view = world.run(&["export", "p.path.ron", "--to", "json"]).ends(0).json();
    assert_eq!(view["title"], POISON);
    let stats = world.run(&["show", "p.path.ron", "--as", "stats", "--format", "json"]).ends(0).json();
    assert_eq!(stats["title"], POISON);
}

#[test]
fn a_file_that_is_formatted_keeps_what_it_says() {
    let world = World::new();
    world.write("p.path.ron", poisoned());
    let before = world.run(&["export", "p.path.ron", "--to", "json"]).ends(0).out;
    let _ = world.run(&["fmt", "p.path.ron"]).ends(0);
    assert_eq!(world.run(&["export", "p.path.ron", "--to", "json"]).ends(0).out, before);
}

/// No name is taken for an option, a command or a pattern, and nothing of it is run.
#[test]
fn names_of_files_are_only_names() {
    let world = World::new();
    for name in [
        "-x.path.ron",
        "a b.path.ron",
        "$(touch pwned);`touch pwned`.path.ron",
        "l\n1.path.ron",
        "'\"*?.path.ron",
    ] {
        world.write(name, GOOD);
        let _ = world.run(&["check", "-q", "--", name]);
        let _ = world.run(&["fmt", "--", name]).ends(0);
        let run = world.run(&["show", "--", name]).ends(0);
        assert!(run.out.contains("Négocier"), "{}", run.out);
        let out = format!("{name}.md");
        let _ = world.run(&["export", "--to", "md", "-o", &format!("./{out}"), "--", name]).ends(0);
        assert!(world.path(&out).is_file(), "{out:?}");
    }
    // Five files with one path in one folder: that is an error of its own.
    let report = world.run(&["check", "--format", "json"]).ends(1).json();
    assert_eq!((&report["files"], &report["errors"]), (&5.into(), &4.into()));
    assert!(!world.path("pwned").exists());
}

#[test]
fn utf_16_is_told_apart() {
    let world = World::new();
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(GOOD.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    world.write("p.path.ron", &utf16);
    let run = world.run(&["check", "p.path.ron"]).ends(1);
    assert!(run.out.contains("F014") && run.out.contains("UTF-16"), "{}", run.out);
    let run = world.run(&["show", "p.path.ron"]).ends(2);
    assert!(run.err.contains("UTF-16"), "{}", run.err);
}
