//! The workspace on a real terminal: what it leaves behind, whatever ends it.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may break")]

#[path = "common/pty.rs"]
mod pty;

use std::path::Path;
use std::time::{Duration, Instant};

use pty::{CTRL_S, DOWN, ENTER, Home, PATIENCE, Terminal};
use rustix::process::Signal;

const SMALL: &str = include_str!("fixtures/small.path.ron");
const TITLE: &str = "Accueillir un client";

fn small() -> (Home, std::path::PathBuf) {
    let home = Home::new();
    let file = home.file("vente.path.ron", SMALL);
    (home, file)
}

fn save_and_quit(terminal: &mut Terminal) {
    terminal.type_in(CTRL_S);
    terminal.wait_for("Enregistré dans");
    terminal.type_in("q");
    assert_eq!(terminal.end_and_read(), 0);
}

/// Adds a module through the outline.
fn add_module(terminal: &mut Terminal, title: &str) {
    terminal.type_in("a");
    terminal.wait_for("Intitulé du nouveau module");
    terminal.type_in(title);
    terminal.wait_for(title);
    terminal.type_in(ENTER);
    terminal.wait_for("✓ ajouter");
}

fn assert_whole(terminal: &Terminal) {
    assert!(terminal.is_given_back(), "{}", terminal.screen());
    assert!(terminal.modes_are_back(), "the line discipline is not as it was");
    let raw = terminal.raw();
    let tail = String::from_utf8_lossy(&raw[raw.len().saturating_sub(200)..]).into_owned();
    for (what, sequence) in [
        ("the mouse", "\x1b[?1000l\x1b[?1002l\x1b[?1006l"),
        ("bracketed paste", "\x1b[?2004l"),
        ("the alternate screen", "\x1b[?1049l"),
        ("the cursor", "\x1b[?25h"),
    ] {
        assert!(tail.contains(sequence), "{what} is not given back: {tail:?}");
    }
}

#[test]
fn a_sample_path_is_opened_changed_saved_and_left_with_the_terminal_whole() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("paths/cci-nord/agent-logistique-q8c5.path.ron");
    let home = Home::new();
    let file = home.file("logistique.path.ron", &std::fs::read_to_string(sample).unwrap());
    let mut terminal = home.open("logistique.path.ron", "Agent logistique polyvalent");
    assert!(!terminal.modes_are_back(), "keys are read one by one");
    assert!(!terminal.is_given_back());
    add_module(&mut terminal, "Gerbeur électrique");
    save_and_quit(&mut terminal);
    assert_whole(&terminal);
    assert!(std::fs::read_to_string(file).unwrap().contains("title: \"Gerbeur électrique\""));
    assert_eq!(home.journals(), 0, "nothing is left to recover");
}

#[test]
fn what_was_done_is_undone_in_another_session() {
    let (home, file) = small();
    let mut terminal = home.open("vente.path.ron", TITLE);
    add_module(&mut terminal, "Relancer");
    save_and_quit(&mut terminal);
    assert!(std::fs::read_to_string(&file).unwrap().contains("Relancer"));
    let mut terminal = home.open("vente.path.ron", TITLE);
    terminal.type_in("6");
    terminal.wait_for("antérieur");
    terminal.type_in("1u");
    terminal.wait_for("Annulé");
    save_and_quit(&mut terminal);
    assert_whole(&terminal);
    let read =
        |text: &str| mille_parcours::format::read::<mille_parcours::model::TrainingPath>(text).unwrap();
    assert!(read(&std::fs::read_to_string(file).unwrap()) == read(SMALL), "as it was in the beginning");
}

#[test]
fn quitting_with_changes_asks_and_staying_keeps_everything() {
    let (home, file) = small();
    let mut terminal = home.open("vente.path.ron", TITLE);
    add_module(&mut terminal, "Relancer");
    terminal.type_in("q");
    terminal.wait_for("ne sont pas enregistrées");
    terminal.type_in("3");
    terminal.wait_until("the question is gone", |t| !t.screen().contains("ne sont pas enregistrées"));
    terminal.type_in("q");
    terminal.wait_for("ne sont pas enregistrées");
    terminal.type_in("2");
    assert_eq!(terminal.end_and_read(), 0);
    assert_whole(&terminal);
    assert_eq!(std::fs::read_to_string(file).unwrap(), SMALL, "left as it was");
    assert_eq!(home.journals(), 0, "what was given up is not offered again");
}

#[test]
fn what_comes_back_by_mail_is_asked_where_the_common_version_is_not_known() {
    let (home, _) = small();
    let mut terminal = home.open("vente.path.ron", TITLE);
    add_module(&mut terminal, "Relancer");
    save_and_quit(&mut terminal);
    // Somebody else had the file before that, and changed a title.
    home.file("reçu.path.ron", &SMALL.replace(TITLE, "Recevoir un client"));
    let merge = std::process::Command::new(env!("CARGO_BIN_EXE_parcours"))
        .args(["merge", "vente.path.ron", "reçu.path.ron"])
        .current_dir(home.folder())
        .env_clear()
        .env("HOME", home.folder())
        .env("PARCOURS_STATE_DIR", home.state())
        .env("LANG", "fr_FR.UTF-8")
        .output()
        .unwrap();
    let (merged, said) = (String::from_utf8(merge.stdout).unwrap(), String::from_utf8(merge.stderr).unwrap());
    assert!(merged.contains("Relancer"), "{merged}{said}");
    // Only one side is known to descend from what was opened here: the value that differs is asked, and nothing else.
    assert!(merged.contains(TITLE) && merged.contains("Recevoir un client"), "{merged}");
    assert_eq!(merged.matches("kind: \"value\"").count(), 1, "{merged}");
    assert!(said.contains("Aucune version commune"), "{said}");
}

#[test]
fn every_size_is_drawn_anew() {
    let (home, _) = small();
    let mut terminal = home.open("vente.path.ron", TITLE);
    for (columns, rows, shown) in [
        (40, 12, "Accueillir"),
        (160, 48, "Pistes d’adaptation"),
        (1, 1, ""),
        (3, 60, ""),
        (80, 24, "Ctrl-S enregistrer"),
    ] {
        let before = terminal.raw().len();
        terminal.resize(columns, rows);
        terminal.wait_until("a new picture", |t| t.raw().len() > before);
        if columns == 160 {
            terminal.type_in("g");
            terminal.wait_for("Aller à");
            terminal.type_in("accueillir un");
            terminal.wait_for("accueillir un");
            terminal.type_in(ENTER);
        }
        terminal.wait_for(shown);
    }
    terminal.type_in("q");
    assert_eq!(terminal.end_and_read(), 0);
    assert_whole(&terminal);
}

#[test]
fn the_mouse_and_the_clipboard_of_a_real_terminal() {
    let (home, _) = small();
    let mut terminal = home.open("vente.path.ron", TITLE);
    // A press and a release of the left button on the tab of the graph, columns and rows from 1.
    terminal.type_in("\x1b[<0;10;2M\x1b[<0;10;2m");
    terminal.wait_for("╭ Graphe");
    terminal.type_in("1y");
    terminal.wait_for("Copié");
    terminal.wait_until("OSC 52", |t| String::from_utf8_lossy(&t.raw()).contains("\x1b]52;c;"));
    // Left to the terminal: nothing is asked of it any more.
    terminal.type_in(":");
    terminal.wait_for("Commandes");
    terminal.type_in("souris");
    terminal.wait_for("souris");
    terminal.type_in(ENTER);
    terminal.wait_for("laissée au terminal");
    assert!(String::from_utf8_lossy(&terminal.raw()).contains("\x1b[?1000l"));
    terminal.type_in("q");
    assert_eq!(terminal.end_and_read(), 0);
    assert_whole(&terminal);
}

#[test]
fn a_keymap_and_a_theme_are_laid_over_the_defaults_and_their_mistakes_are_told() {
    let (home, _) = small();
    std::fs::create_dir(home.folder().join("config")).unwrap();
    home.file(
        "config/keymap.ron",
        "// Mes touches.\n{\n    \"quit\": [\"F10\"],\n    \"save\": [\"Strg-S\"],\n}\n",
    );
    home.file("config/theme.ron", "{\"title\": \"blue\", \"glyphs\": \"ascii\"}");
    let mut terminal = home.open("vente.path.ron", TITLE);
    terminal.wait_for("keymap.ron, ligne 4, colonne 14");
    let screen = terminal.screen();
    assert!(screen.contains("+ Parcours -") && !screen.contains(['╭', '●']), "{screen}");
    // What is right in it holds.
    terminal.type_in("q");
    terminal.wait_for("F10 quitter");
    terminal.type_in("\x1b[21~");
    assert_eq!(terminal.end_and_read(), 0);
    assert_whole(&terminal);
}

#[test]
fn a_signal_ends_in_order_and_the_next_start_offers_what_was_typed() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let (home, file) = small();
        let mut terminal = home.open("vente.path.ron", TITLE);
        add_module(&mut terminal, "Relancer un client");
        // Into a field, unfinished.
        terminal.type_in(ENTER);
        terminal.wait_for("Entrée modifier");
        terminal.type_in(ENTER);
        terminal.wait_for("Entrée garder");
        terminal.type_in(" difficile");
        terminal.wait_for("client difficile");
        terminal.signal(signal);
        assert_eq!(terminal.end_and_read(), code, "{signal:?}");
        assert_whole(&terminal);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), SMALL);
        assert_eq!(home.journals(), 1);

        let mut next = home.open("vente.path.ron", "Un travail non enregistré a été retrouvé");
        next.type_in("2");
        // Compared with what is here; whoever leaves that is asked again.
        next.wait_for("module ajouté");
        next.escape();
        next.wait_for("Un travail non enregistré a été retrouvé");
        next.type_in("1");
        next.wait_for("Travail retrouvé");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), SMALL, "not before it is saved");
        next.type_in(CTRL_S);
        next.wait_for("Enregistré dans");
        next.type_in("q");
        assert_eq!(next.end_and_read(), 0);
        assert!(std::fs::read_to_string(&file).unwrap().contains("Relancer un client difficile"));
        assert_eq!(home.journals(), 0, "it stands in the file now");
    }
}

#[test]
fn what_was_saved_is_not_offered_again_after_a_kill() {
    let (home, file) = small();
    let mut terminal = home.open("vente.path.ron", TITLE);
    add_module(&mut terminal, "Relancer");
    terminal.wait_until("a journal", |_| home.journals() == 1);
    // Saved before the journal has it.
    terminal.type_in("a");
    terminal.wait_for("Intitulé du nouveau module");
    terminal.type_in(&format!("Fidéliser{ENTER}{CTRL_S}"));
    terminal.wait_for("Enregistré dans");
    terminal.child.kill();
    assert!(std::fs::read_to_string(&file).unwrap().contains("Fidéliser"));
    let next = home.open("vente.path.ron", "Fidéliser");
    assert!(!next.screen().contains("retrouvé"), "{}", next.screen());
}

/// The letter that the system gives the state of a process.
#[cfg(target_os = "linux")]
fn state_of(pid: u32) -> char {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    stat.rsplit_once(") ").unwrap().1.chars().next().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn suspending_gives_the_terminal_back_and_going_on_draws_again() {
    let (home, _) = small();
    let mut terminal = home.open("vente.path.ron", TITLE);
    add_module(&mut terminal, "Relancer");
    for from_palette in [false, true] {
        if from_palette {
            terminal.type_in(":");
            terminal.wait_for("Commandes");
            terminal.type_in("suspendre");
            terminal.wait_for("suspendre");
            terminal.type_in(ENTER);
        } else {
            terminal.signal(Signal::TSTP);
        }
        terminal.wait_until("it stops", |t| state_of(t.pid()) == 'T');
        terminal.wait_until("the terminal", Terminal::is_given_back);
        assert!(terminal.modes_are_back());
        assert_eq!(home.journals(), 1, "whoever never comes back loses nothing");
        terminal.forget_picture();
        terminal.signal(Signal::CONT);
        terminal.wait_for(TITLE);
        assert!(!terminal.is_given_back() && !terminal.modes_are_back());
        terminal.type_in(DOWN);
    }
    // Stopped by somebody who asked nothing: the shell may have set its own modes meanwhile.
    terminal.signal(Signal::STOP);
    terminal.wait_until("it stops", |t| state_of(t.pid()) == 'T');
    terminal.forget_picture();
    terminal.signal(Signal::CONT);
    terminal.wait_for(TITLE);
    terminal.type_in("q");
    terminal.wait_for("ne sont pas enregistrées");
    terminal.type_in("2");
    assert_eq!(terminal.end_and_read(), 0);
    assert_whole(&terminal);
}

#[test]
fn a_window_that_is_closed_ends_the_program_and_keeps_what_was_typed() {
    let (home, file) = small();
    let mut terminal = home.open("vente.path.ron", TITLE);
    add_module(&mut terminal, "Relancer");
    let mut child = terminal.close_window();
    assert_ne!(child.end(), 0);
    assert_eq!(std::fs::read_to_string(file).unwrap(), SMALL);
    let next = home.open("vente.path.ron", "Un travail non enregistré a été retrouvé");
    drop(next);
}

#[test]
fn without_the_signal_a_terminal_that_is_gone_ends_the_program_too() {
    // In a session of its own nobody sends HUP: only the terminal itself tells.
    let (home, _) = small();
    let mut keeper = Terminal::start(home.command("sleep", &["60"]), 80, 24);
    let tty = keeper.tty();
    let open = || std::fs::OpenOptions::new().read(true).write(true).open(&tty).unwrap();
    let mut child = std::process::Command::new("setsid")
        .args([env!("CARGO_BIN_EXE_parcours"), "vente.path.ron"])
        .current_dir(home.folder())
        .env_clear()
        .envs([("HOME", home.folder()), ("PARCOURS_STATE_DIR", &home.state())])
        .envs([("PATH", std::env::var("PATH").unwrap().as_str()), ("LANG", "fr_FR.UTF-8"), ("TERM", "xterm")])
        .stdin(open())
        .stdout(open())
        .stderr(open())
        .spawn()
        .unwrap();
    keeper.wait_for(TITLE);
    keeper.type_in(DOWN);
    drop(keeper.close_window());
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("still there without a terminal");
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    assert!(!status.success());
}

#[test]
fn a_panic_leaves_the_terminal_whole_and_its_words_readable() {
    let home = Home::new();
    let this = std::env::current_exe().unwrap();
    let mut command =
        home.command(this.to_str().unwrap(), &["a_child_that_panics", "--exact", "--nocapture"]);
    command.env("PARCOURS_TEST_PANIC", "1");
    let mut terminal = Terminal::start(command, 80, 24);
    assert_eq!(terminal.end_and_read(), 101);
    assert!(String::from_utf8_lossy(&terminal.raw()).contains("\x1b[?1049h"), "it had the terminal");
    assert!(terminal.is_given_back() && terminal.modes_are_back());
    assert!(terminal.screen().contains("les mots de la panique"), "{}", terminal.screen());
    let said = terminal.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("est gardé ici : state/essai.journal"), "{said}");
}

#[test]
fn a_child_that_panics() {
    if std::env::var_os("PARCOURS_TEST_PANIC").is_none() {
        return;
    }
    let look = mille_parcours::term::Look::default();
    let _workspace = mille_parcours::term::Workspace::take(look).unwrap();
    mille_parcours::term::panic::kept_in(Some(Path::new("state/essai.journal")));
    panic!("les mots de la panique");
}

#[test]
fn without_a_terminal_it_says_so() {
    let (home, _) = small();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_parcours"))
        .arg("vente.path.ron")
        .current_dir(home.folder())
        .env("LANG", "fr_FR.UTF-8")
        .env("PARCOURS_STATE_DIR", home.state())
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("a besoin d’un terminal"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn nothing_in_a_file_or_its_name_reaches_the_terminal_as_a_command() {
    let home = Home::new();
    let hostile = "\\u{1b}]52;c;aGVsbG8=\\u{7}\\u{202e}\\u{9b}2J\\u{1b}[2J\\u{7f}\\r";
    let text = SMALL.replace("Négocier", &format!("N{hostile}")).replace("Vendre", hostile);
    let name = "v\u{1b}]52;c;aGk=\u{7}\u{202e}\u{9b}2J.path.ron";
    home.file(name, &text);
    let mut terminal = home.open(name, TITLE);
    let mut seen = 0;
    for keys in [DOWN, DOWN, DOWN, DOWN, DOWN, "p", "\x07", "c", DOWN, ENTER, "g", "x"] {
        terminal.type_in(keys);
        terminal.wait_until("a picture", |t| t.raw().len() > seen || keys == "\x07");
        seen = terminal.raw().len();
    }
    terminal.escape();
    terminal.escape();
    terminal.escape();
    add_module(&mut terminal, "Sage");
    save_and_quit(&mut terminal);
    assert_only_the_renderers(&terminal.raw());
}

/// Reads a stream as a terminal would, and knows no command but those of the renderer.
fn assert_only_the_renderers(raw: &[u8]) {
    let text = std::str::from_utf8(raw).unwrap();
    let mut commands = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c != '\x1b' {
            let steers = c.is_control()
                || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            assert!(!steers, "{c:?} before {:?}", rest.chars().take(20).collect::<String>());
            continue;
        }
        let inside =
            rest.strip_prefix('[').unwrap_or_else(|| panic!("ESC before {:?}", &rest[..20.min(rest.len())]));
        let end = inside.find(|c: char| c.is_ascii_alphabetic()).unwrap();
        let (parameters, last) = (&inside[..end], &inside[end..=end]);
        let known = match last {
            "m" | "H" => parameters.bytes().all(|b| b.is_ascii_digit() || b == b';' || b == b':'),
            "J" | "K" => matches!(parameters, "" | "0" | "1" | "2"),
            "h" | "l" => matches!(parameters, "?25" | "?1049" | "?2004" | "?1000" | "?1002" | "?1006"),
            _ => false,
        };
        assert!(known, "no command of the renderer: ESC [ {parameters} {last}");
        commands += 1;
        rest = &inside[end + 1..];
    }
    assert!(commands > 50, "a reader that sees no commands proves nothing");
}

/// Goes to the summary of the first module.
fn to_summary(terminal: &mut Terminal) {
    terminal.type_in("g");
    terminal.wait_for("Aller à");
    terminal.type_in("accueillir un");
    terminal.wait_for("accueillir un");
    terminal.type_in(&format!("{ENTER}{ENTER}{DOWN}{DOWN}"));
    terminal.wait_for("ouvrir dans l’éditeur");
}

/// An editor of these lines of shell, `$1` being the file.
fn editor(home: &Home, lines: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let file = home.file("mon éditeur.sh", &format!("#!/bin/sh\n{lines}\n"));
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    format!("'{}' --attendre", file.display())
}

#[test]
fn the_editor_of_the_person_has_the_terminal_and_what_it_leaves_is_read_back() {
    let (home, file) = small();
    // It reads a line of the terminal itself: no key of it may go to the workspace.
    let script = "shift\nstty -a </dev/tty | grep -q ' icanon' || exit 9\necho >>appels\nprintf 'à vous, %s>' $(grep -c '' appels) >/dev/tty\n\
                  read -r ligne </dev/tty\nprintf '%s\\n' \"$ligne\" >>\"$1\"";
    let mut command = home.program(&["vente.path.ron"]);
    command.env("VISUAL", editor(&home, script));
    let mut terminal = Terminal::start(command, 80, 24);
    terminal.wait_for(TITLE);
    to_summary(&mut terminal);
    for (at, line) in ["Quitter q, puis x.", "Et une autre."].into_iter().enumerate() {
        terminal.type_in("\x1bOS");
        terminal.wait_for(&format!("à vous, {}>", at + 1));
        assert!(terminal.is_given_back());
        // What the shell and the terminal send to everybody is the editor's.
        terminal.resize(100, 30);
        terminal.type_in(&format!("{line}\r"));
        terminal.wait_until("the workspace", |t| !t.is_given_back() && t.screen().contains('✓'));
        assert!(!terminal.modes_are_back());
        let before = terminal.raw().len();
        terminal.resize(80, 24);
        // A narrower one begins with an empty screen. A key that comes in the same moment as the new size waits
        // for the next one: what reads keys is told of both at once, and takes the one.
        terminal.wait_until("a new picture", |t| t.raw()[before..].windows(4).any(|part| part == b"\x1b[2J"));
    }
    save_and_quit(&mut terminal);
    assert_whole(&terminal);
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains("Quitter q, puis x.") && text.contains("Et une autre."), "{text}");
}

#[test]
fn an_editor_that_fails_changes_nothing_and_says_so() {
    for (editor_of, said) in [
        (Some("printf '\\377' >\"$2\""), "n’est pas un texte en UTF-8 (octet 1)"),
        (Some("rm \"$2\""), "ne se lit pas"),
        (Some("exit 3"), "s’est terminé en erreur (3)"),
        (None, "ne se lance pas"),
    ] {
        let (home, file) = small();
        let mut command = home.program(&["vente.path.ron"]);
        command.env("EDITOR", editor_of.map_or("rien-de-tel".to_owned(), |lines| editor(&home, lines)));
        let mut terminal = Terminal::start(command, 80, 24);
        terminal.wait_for(TITLE);
        to_summary(&mut terminal);
        terminal.type_in("E");
        terminal.wait_for("Le texte est resté comme il était");
        terminal.wait_for(said);
        terminal.type_in("q");
        assert_eq!(terminal.end_and_read(), 0);
        assert_whole(&terminal);
        assert_eq!(std::fs::read_to_string(file).unwrap(), SMALL);
    }
}

#[test]
fn a_text_that_is_pasted_where_no_field_is_open_is_offered_and_runs_nothing() {
    // Letters of commands (delete, undo, quit, add), with the marks of a paste and without.
    let lines = "- dépanner\r- quitter un appel\r- ajouter x\r";
    for (pasted, count) in [
        (format!("\x1b[200~{lines}\x1b[201~"), "3 lignes ont été collées"),
        (lines.to_owned(), "3 lignes ont été collées"),
    ] {
        let (home, file) = small();
        let mut terminal = home.open("vente.path.ron", TITLE);
        terminal.type_in(DOWN);
        terminal.type_in(&pasted);
        terminal.wait_for(count);
        assert!(!terminal.screen().contains("modifié"), "nothing unasked: {}", terminal.screen());
        terminal.escape();
        terminal.type_in(&pasted);
        terminal.wait_for(count);
        terminal.type_in("2");
        terminal.wait_for("ajouter 3 modules");
        save_and_quit(&mut terminal);
        let text = std::fs::read_to_string(&file).unwrap();
        for title in ["dépanner", "quitter un appel", "ajouter x"] {
            assert!(text.contains(&format!("title: \"{title}\"")), "{title}: {text}");
        }
    }
}

#[test]
fn the_theme_follows_the_background_when_the_terminal_tells_it() {
    let (home, _) = small();
    let start = || {
        let terminal = Terminal::start(home.program(&["--theme", "auto", "vente.path.ron"]), 80, 24);
        // Drawn at once: this terminal answers nothing.
        terminal.wait_for(TITLE);
        assert!(String::from_utf8_lossy(&terminal.raw()).contains("\x1b]11;?"), "it was asked");
        terminal
    };
    for answer in ["\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b]11;rgb:0000/0000/0000\x07"] {
        let mut terminal = start();
        let before = terminal.raw().len();
        terminal.type_in(answer);
        terminal.wait_until("other colours", |t| t.raw().len() > before);
        terminal.wait_for(TITLE);
        // In pieces, late, unasked, and of other kinds: no key comes of it.
        for answer in
            [answer, "\x1b[?2026;2$y", "\x1b[?62;4c", "\x1bP1$r0m\x1b\\", "\x1b_Gi=1;OK\x1b\\", "\x1b[24;80R"]
        {
            let half = answer.len() / 2;
            terminal.type_in(&answer[..half]);
            std::thread::sleep(Duration::from_millis(15));
            terminal.type_in(&answer[half..]);
            std::thread::sleep(Duration::from_millis(120));
        }
        terminal.wait_for(TITLE);
        terminal.type_in("q");
        assert_eq!(terminal.end_and_read(), 0, "nothing was changed, nothing is asked");
    }
}

/// The processes that a process started.
fn children(pid: u32) -> Vec<u32> {
    let listed = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    listed.split_whitespace().filter_map(|pid| pid.parse().ok()).collect()
}

#[test]
fn an_abort_and_a_kill_leave_the_terminal_whole() {
    for signal in [Signal::ABORT, Signal::KILL] {
        let (home, _) = small();
        // As it is used: a shell has the terminal, and has it again afterwards.
        let program = env!("CARGO_BIN_EXE_parcours");
        let command = home.command("sh", &["-c", &format!("'{program}' vente.path.ron; sleep 60")]);
        let mut terminal = Terminal::start(command, 80, 24);
        terminal.wait_for(TITLE);
        let pid = children(terminal.pid())[0];
        let pid = rustix::process::Pid::from_raw(i32::try_from(pid).unwrap()).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
        terminal.wait_until("the terminal is given back", Terminal::is_given_back);
        terminal.wait_until("the modes are back", |t| {
            let modes = std::process::Command::new("stty").arg("-aF").arg(t.tty()).output().unwrap();
            let modes = String::from_utf8_lossy(&modes.stdout).into_owned();
            modes.contains(" icanon") && modes.contains(" echo ")
        });
        terminal.child.kill();
    }
}
