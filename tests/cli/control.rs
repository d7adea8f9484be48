//! No command, in any format, with any field of any file, sends a terminal what would steer it.
//!
//! The commands and the formats come from the table of arguments, the fields from the declarations of the
//! records: what is added later is tried too, or this test says that it has no example.

use std::collections::BTreeMap;

use clap::CommandFactory;
use mille_parcours::cli::args::Args;
use mille_parcours::format::{self, FileRecord};
use mille_parcours::model::node::{Node, SlotMut};
use mille_parcours::model::{Card, Charter, ModuleFile, Prose, TrainingPath};

use super::harness::{GOOD, World};
use crate::common::generate::{self, Random, Wild};

/// A clipboard, a colour, a line and a screen erased, C1, a bell, a carriage return, bidirectional marks.
const POISON: &str =
    "\u{1b}]52;c;eA==\u{7}\u{1b}[45;95m\u{1b}[2J\u{9b}2J\r\u{202e}\u{8}\u{1b}P1$r\u{1b}\\\u{200b}";

/// Puts poison into every text of a value.
fn poison(node: &mut dyn Node) {
    match node.slot() {
        SlotMut::Line(text) => text.push_str(POISON),
        SlotMut::Prose(text) => *text = Prose::new(&format!("{}{POISON}", text.as_str())),
        SlotMut::List(list) => {
            for at in 0..list.len() {
                if let Some(item) = list.item_mut(at) {
                    poison(item);
                }
            }
        }
        SlotMut::Map(map) => {
            let keys: Vec<String> =
                (0..map.len()).filter_map(|at| map.entry(at).map(|(key, _)| key.to_owned())).collect();
            for key in keys {
                poison(map.get_mut(&key).unwrap());
            }
        }
        SlotMut::Record(record) => poison_record(record),
        SlotMut::Optional(option) => poison_record(option.present()),
        SlotMut::Number(_) | SlotMut::Flag(_) | SlotMut::Symbol(_) => {}
    }
}

fn poison_record(record: &mut dyn mille_parcours::model::node::RecordNode) {
    for at in 0..record.shape().fields.len() {
        // The file says by this that it can be read at all.
        if record.shape().fields[at].name != "format" {
            poison(record.field_mut(at));
        }
    }
}

/// A record with every field filled, and poison in every text.
fn poisoned<T: FileRecord + Default + mille_parcours::model::node::RecordNode>(seed: u64) -> String {
    let mut record = T::default();
    let mut random = Random(seed);
    // Each field is filled in one of three rounds.
    for _ in 0..6 {
        generate::fill_record(&mut record, &mut random, Wild { texts: false, trivia: false });
    }
    poison_record(&mut record);
    let text = format::write(&record);
    let (before, rest) = text.split_once("format: ").unwrap();
    let (_, behind) = rest.split_once(',').unwrap();
    format!("{before}format: 1,{behind}")
}

/// What a run on a terminal sent: nothing but text, line breaks and colours of the program.
fn assert_harmless(what: &str, raw: &str) {
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == '\u{1b}' {
            let inside = rest.strip_prefix('[').unwrap_or_else(|| panic!("{what}: ESC {rest:.40?}"));
            let end = inside.find(|c: char| !(c.is_ascii_digit() || c == ';')).unwrap();
            let parameters = &inside[..end];
            assert!(inside[end..].starts_with('m') && parameters != "45;95", "{what}: ESC [{inside:.40?}");
            rest = &inside[end + 1..];
            continue;
        }
        // The line discipline of the terminal makes a carriage return of each line break.
        let breaks = c == '\n' || (c == '\r' && rest.starts_with('\n'));
        let steers = (c.is_control() && !breaks) || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}');
        assert!(!steers, "{what}: {c:?} before {:?}", rest.chars().take(40).collect::<String>());
    }
}

/// The options of a command whose values are listed, and their values.
fn formats(command: &clap::Command) -> Vec<(String, Vec<String>)> {
    let options =
        command.get_arguments().filter(|arg| ["format", "to", "page"].contains(&arg.get_id().as_str()));
    options
        .map(|arg| {
            let values = arg.get_possible_values();
            let names = values.iter().map(|value| value.get_name().to_owned()).collect();
            (format!("--{}", arg.get_long().unwrap()), names)
        })
        .collect()
}

/// Every choice of one value for each option.
fn choices(options: &[(String, Vec<String>)]) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    for (option, values) in options {
        all = all
            .iter()
            .flat_map(|chosen: &Vec<String>| {
                values.iter().map(|value| [&chosen[..], &[option.clone(), value.clone()]].concat())
            })
            .collect();
    }
    all
}

/// What each command is tried on.
fn examples() -> BTreeMap<&'static str, Vec<Vec<&'static str>>> {
    let merge = |more: &[&'static str]| {
        [
            &[
                "l.path.ron",
                "r.path.ron",
                "--base",
                "p.path.ron",
                "--label-left",
                POISON,
                "--label-right",
                "s\u{1b}[2J",
            ],
            more,
        ]
        .concat()
    };
    BTreeMap::from([
        (
            "check",
            vec![vec!["."], vec!["-v", "."], vec!["p.path.ron"], vec!["broken.path.ron"], vec![POISON]],
        ),
        ("show", vec![vec!["p.path.ron"], vec!["named\u{1b}[2J.path.ron"], vec![POISON]]),
        ("fmt", vec![vec!["--check", "p.path.ron"], vec!["-"], vec!["broken.path.ron"]]),
        ("new", vec![vec!["--title", POISON, "new\u{1b}[2J.path.ron"]]),
        ("init", vec![vec!["--title", POISON, "init\u{1b}[2J"]]),
        ("import", vec![vec!["t.csv", "--from", "csv"], vec![POISON, "--from", "csv"]]),
        (
            "diff",
            vec![
                vec!["p.path.ron", "r.path.ron"],
                vec!["-v", "l.path.ron", "p.path.ron"],
                vec!["m.module.ron", "n.module.ron"],
            ],
        ),
        (
            "merge",
            vec![
                merge(&[]),
                merge(&["--dry-run"]),
                merge(&["-o", "out.path.ron", "--force"]),
                merge(&["--explain", POISON]),
                merge(&["--explain", "title"]),
            ],
        ),
        (
            "resolve",
            vec![
                vec!["open.path.ron", "--list"],
                vec!["open.path.ron", "--take", POISON],
                vec!["open.path.ron", "--take", "x\u{1b}[2J=y\u{1b}[2J"],
                vec![],
            ],
        ),
        ("export", vec![vec!["p.path.ron"], vec!["named\u{1b}[2J.path.ron"]]),
        ("explain", vec![vec![], vec![POISON]]),
        ("config show", vec![vec!["--origin"]]),
        ("config path", vec![vec![]]),
        ("config keymap", vec![vec![]]),
        ("config theme", vec![vec![]]),
        ("schema", vec![vec!["path"], vec![POISON]]),
        ("completions", vec![vec!["bash"], vec![POISON]]),
        ("demo", vec![vec!["demo\u{1b}[2J"]]),
        ("git install", vec![vec!["--dry-run"]]),
        ("git uninstall", vec![vec!["--dry-run"]]),
        ("git status", vec![vec![]]),
        ("doctor", vec![vec![]]),
        (
            "merge-driver",
            vec![
                vec![
                    "p.path.ron",
                    "l.path.ron",
                    "r.path.ron",
                    "7",
                    POISON,
                    "S\u{1b}[2J",
                    "X\u{1b}[2J",
                    "Y\u{1b}[2J",
                ],
                vec!["broken.path.ron", "broken.path.ron", "r.path.ron", "7", POISON],
            ],
        ),
        (
            "diff-driver",
            vec![vec![POISON, "p.path.ron", "0", "100644", "r.path.ron", "0", "100755"], vec![POISON]],
        ),
        (
            "textconv",
            vec![
                vec!["p.path.ron"],
                vec!["m.module.ron"],
                vec!["c.card.ron"],
                vec!["commons.ron"],
                vec!["broken.path.ron"],
                vec!["raw.path.ron"],
            ],
        ),
        ("man", vec![vec![], vec![POISON]]),
        ("help", vec![vec![], vec![POISON]]),
    ])
}

/// The commands, with their parents' names in front.
fn commands(parent: &clap::Command, before: &str) -> Vec<(String, clap::Command)> {
    let below = parent.get_subcommands().flat_map(|command| {
        let name = format!("{before}{}", command.get_name());
        if command.has_subcommands() {
            commands(command, &format!("{name} "))
        } else {
            vec![(name, command.clone())]
        }
    });
    below.collect()
}

#[test]
fn nothing_that_is_printed_steers_the_terminal() {
    let world = World::new();
    let path = poisoned::<TrainingPath>(7);
    world.write("p.path.ron", &path);
    assert!(format::read::<TrainingPath>(&path).is_ok(), "{path}");
    world.write("named\u{1b}[2J.path.ron", &path);
    let title = |text: &str, to: &str| {
        let mut changed = format::read::<TrainingPath>(text).unwrap();
        changed.title = format!("{to}{POISON}");
        for module in changed.modules.values_mut().take(2) {
            module.title = format!("{to}{POISON}{to}");
        }
        format::write(&changed)
    };
    world.write("l.path.ron", title(&path, "gauche"));
    world.write("r.path.ron", title(&path, "droite"));
    world.write("m.module.ron", poisoned::<ModuleFile>(3));
    world.write("n.module.ron", poisoned::<ModuleFile>(5));
    world.write("c.card.ron", poisoned::<Card>(3));
    world.write("commons.ron", poisoned::<Charter>(3));
    world.write(
        "broken.path.ron",
        GOOD.replace("stages: [", &format!("{POISON}: \"{POISON}\", stages: [{POISON}")),
    );
    world.write("raw.path.ron", [POISON.as_bytes(), b"\xff\x1b[2J"].concat());
    world.write(
        "t.csv",
        format!("Titre;Heures{POISON};Prérequis\nA{POISON};x{POISON};B{POISON}\n{POISON};;\n"),
    );
    world.config(&format!("{{\"{POISON}\": \"{POISON}\"}}"));
    let _ = world.run(&[
        "merge",
        "l.path.ron",
        "r.path.ron",
        "--base",
        "p.path.ron",
        "-o",
        "open.path.ron",
        "--label-left",
        POISON,
    ]);

    let mut examples = examples();
    let mut seen = String::new();
    for (name, command) in commands(&Args::command(), "") {
        let tried = examples.remove(&*name).unwrap_or_else(|| panic!("no example for {name}"));
        for choice in choices(&formats(&command)) {
            for more in &tried {
                let mut args: Vec<&str> = name.split(' ').collect();
                args.extend(choice.iter().map(String::as_str));
                args.extend(more);
                let said = world.on_terminal(&args);
                assert!(!said.contains("panicked"), "{args:?}: {said}");
                assert_harmless(&format!("{args:?}"), &said);
                seen.push_str(&said);
            }
        }
    }
    assert_eq!(examples.keys().collect::<Vec<_>>(), Vec::<&&str>::new(), "no such command");
    // It was shown, not dropped: or else this test would pass on commands that say nothing.
    assert!(seen.contains("␛]52") && seen.contains("<U+202E>") && seen.contains("\u{1b}["));
}

#[test]
fn a_message_quotes_at_most_a_line() {
    let world = World::english();
    let long = "x".repeat(100_000);
    world.write(
        "p.path.ron",
        GOOD.replace("accueil-9d2m", &format!("accueil-{long}")).replace("licence", &format!("l{long}")),
    );
    world.write("q.path.ron", GOOD.replace("stages: [", &format!("stages: [{long}")));
    world.write("r.path.ron", GOOD.replace("[\"accueil-9d2m\"]", &format!("[\"{long}\"]")));
    for args in [
        ["check", "p.path.ron", "-v"].as_slice(),
        &["check", "q.path.ron", "-v"],
        &["check", "r.path.ron", "-v"],
        &["check", "r.path.ron", "-v", "--format", "markdown"],
        &["show", "q.path.ron"],
        &["explain", &long],
        &["show", &long],
        &["check", &format!("--{long}")],
        &["new", "--title", "x", &long],
    ] {
        let run = world.run(args);
        let all = format!("{}{}", run.out, run.err);
        let longest = all.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(longest < 1_500, "{args:.60?}: a line of {longest}");
    }
}
