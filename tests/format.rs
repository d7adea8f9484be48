//! The file: nothing is lost, everything has one form, whatever is refused is refused with its place.

// A test says what went wrong by panicking, and prints what it measured.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]
// Random numbers and counts are small.
#![allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)]

mod common;

use std::path::Path;

use common::generate::{self, Wild};
use mille_parcours::format::{self, Content, FileKind, FileRecord, Problem, read, write};
use mille_parcours::model::node::{Node, NodeView, SlotMut};
use mille_parcours::model::trivia::Trivia;
use mille_parcours::model::{Card, Charter, ModuleFile, Prose, TrainingPath};
use proptest::prelude::*;

const PLAIN: Wild = Wild { texts: false, trivia: false };
const TEXTS: Wild = Wild { texts: true, trivia: false };
const ALL: Wild = Wild { texts: true, trivia: true };

/// Takes away what `ron` does not read: comments and unknown fields.
fn bare(node: &mut dyn Node) {
    if matches!(node.view(), NodeView::Absent) {
        return;
    }
    match node.slot() {
        SlotMut::Record(record) => {
            *record.trivia_mut() = Trivia::default();
            (0..record.shape().fields.len()).for_each(|index| bare(record.field_mut(index)));
        }
        SlotMut::Optional(option) => {
            let record = option.present();
            *record.trivia_mut() = Trivia::default();
            (0..record.shape().fields.len()).for_each(|index| bare(record.field_mut(index)));
        }
        SlotMut::List(list) => {
            (0..list.len()).for_each(|index| bare(list.item_mut(index).unwrap()));
            list.settle();
        }
        SlotMut::Map(map) => {
            let keys: Vec<String> = (0..map.len()).map(|at| map.entry(at).unwrap().0.to_owned()).collect();
            for key in &keys {
                bare(map.get_mut(key).unwrap());
            }
        }
        _ => {}
    }
    if node.is_default()
        && let SlotMut::Optional(option) = node.slot()
    {
        option.clear();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(seed in any::<u64>()) {
        for wild in [PLAIN, TEXTS, ALL] {
            let path = generate::path(seed, wild);
            let text = write(&path);
            let again: TrainingPath = match read(&text) {
                Ok(path) => path,
                Err(error) => return Err(TestCaseError::fail(format!("{error:?}\n{text}"))),
            };
            let second = write(&again);
            let at = second.lines().zip(text.lines()).find(|(a, b)| a != b);
            prop_assert!(second == text, "the second text differs: {:?}\n{}", at, text);
            let (have, want) = (format!("{again:#?}"), format!("{path:#?}"));
            let at = have.lines().zip(want.lines()).position(|(a, b)| a != b);
            let part = |text: &str| at.map(|at| text.lines().skip(at.saturating_sub(9)).take(14).collect::<Vec<_>>().join("\n"));
            prop_assert!(again == path, "the second value differs: {:?}\n{}", part(&have).zip(part(&want)), text);
        }
    }

    #[test]
    fn the_ron_crate_reads_the_same_value(seed in any::<u64>()) {
        let path = generate::path(seed, TEXTS);
        let text = write(&path);
        let mut judged: TrainingPath = match ron::from_str(&text) {
            Ok(path) => path,
            Err(error) => return Err(TestCaseError::fail(format!("{error}\n{text}"))),
        };
        bare(&mut judged);
        prop_assert!(judged == path, "ron reads another value:\n{}", text);
        // Comments and unknown fields are no obstacle to it either.
        let mut wild = generate::path(seed, ALL);
        let text = write(&wild);
        if !text.contains("Blended(") && !text.contains("Mixed(") {
            let mut judged: TrainingPath = match ron::from_str(&text) {
                Ok(path) => path,
                Err(error) => return Err(TestCaseError::fail(format!("{error}\n{text}"))),
            };
            bare(&mut judged);
            bare(&mut wild);
            prop_assert!(judged == wild, "ron reads another value:\n{}", text);
        }
    }

    #[test]
    fn values_of_several_parts_are_at_most_a_hundred_wide(seed in any::<u64>()) {
        let text = write(&generate::path(seed, PLAIN));
        for line in text.lines() {
            let item = line.trim().trim_end_matches(',');
            let start = item.find(['(', '[', '{']).filter(|at| !item[..*at].contains(": \"") && !item.starts_with('"') || item[..*at].ends_with(": "));
            let Some(start) = start.filter(|_| item.ends_with([')', ']', '}'])) else { continue };
            prop_assert!(item[start..].chars().count() <= 100, "{}", line);
        }
    }

    #[test]
    fn prose_has_one_form(parts in proptest::collection::vec(".{0,12}|[ \\n\\t#>|`~.!?«»*-]{1,4}|    a|1\\. ", 0..12)) {
        let once = Prose::new(&parts.concat());
        prop_assert_eq!(&Prose::new(once.as_str()), &once);
        let lines: Vec<&str> = once.sentences().collect();
        prop_assert_eq!(&Prose::new(&lines.join("\n")), &once, "one sentence a line is another text");
        let block: String = lines.iter().map(|line| {
            if line.is_empty() { "\n".into() } else { format!("        {line}\n") }
        }).collect();
        prop_assert_eq!(&Prose::new(&format!("\n{block}    ")), &once, "the indented block is another text");
    }

    #[test]
    fn any_text_gives_a_value_or_a_place(text in "\\PC{0,200}|(Path|\\(|\\)|format: 1,|id:|\"a\"|\\[|\\]|\\{|\\}|,|//x\n|/\\*|title: |modules: ){0,30}") {
        if let Err(error) = read::<TrainingPath>(&text) {
            prop_assert!(error.span.start <= error.span.end && error.span.end <= text.len());
        }
    }
}

#[test]
fn a_text_that_breaks_off_after_a_doubled_name_gives_a_place() {
    for text in ["(format: 1,format: 1,\"a\"", "(format: 1,format: 1,a", "Path(format: 1,format: 1,modules"] {
        let error = read::<TrainingPath>(text).unwrap_err();
        assert!(
            error.span.start <= error.span.end && error.span.end <= text.len(),
            "{text}: {:?}",
            error.span
        );
    }
}

const SMALL: &str = include_str!("fixtures/small.path.ron");
const LOOSE: &str = include_str!("fixtures/loose.path.ron");
const LOOSE_CANONICAL: &str = include_str!("fixtures/loose.canonical.path.ron");

#[test]
fn a_file_written_by_hand_gets_the_canonical_form_and_keeps_every_comment() {
    let path: TrainingPath = read(LOOSE).unwrap();
    assert_eq!(write(&path), LOOSE_CANONICAL);
    let again: TrainingPath = read(LOOSE_CANONICAL).unwrap();
    assert_eq!(again, path);
    for comment in LOOSE.match_indices("c:").map(|(at, _)| &LOOSE[at..at + 4]) {
        assert!(LOOSE_CANONICAL.contains(comment), "lost: {comment}");
    }
}

#[test]
fn line_ends_and_byte_order_marks_of_windows_are_not_changes() {
    let path: TrainingPath = read(SMALL).unwrap();
    let windows = format!("\u{feff}{}", LOOSE_CANONICAL.replace('\n', "\r\n"));
    assert_eq!(write(&read::<TrainingPath>(&windows).unwrap()), LOOSE_CANONICAL);
    assert_eq!(write(&path), SMALL);
}

#[test]
fn every_cut_and_every_flipped_byte_gives_a_value_or_a_place() {
    for fixture in [SMALL, LOOSE, LOOSE_CANONICAL] {
        for cut in 0..fixture.len() {
            judge(&fixture.as_bytes()[..cut]);
        }
        let mut bytes = fixture.as_bytes().to_vec();
        for at in 0..bytes.len() {
            let good = bytes[at];
            for mask in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff] {
                bytes[at] = good ^ mask;
                judge(&bytes);
            }
            bytes[at] = good;
        }
    }
}

/// What is read is stable; what is refused is refused at a place inside the text.
fn judge(bytes: &[u8]) {
    let text = match format::decode(bytes) {
        Ok(text) => text,
        Err(error) => return assert!(error.span.end <= bytes.len()),
    };
    match read::<TrainingPath>(text) {
        Ok(path) => {
            let once = write(&path);
            let again: TrainingPath = read(&once).unwrap_or_else(|e| panic!("{e:?}\n{text}\n-----\n{once}"));
            assert!(write(&again) == once, "{text}\n-----\n{once}\n-----\n{}", write(&again));
        }
        Err(error) => {
            assert!(error.span.start <= error.span.end && error.span.end <= text.len(), "{error:?}");
            assert!(text.is_char_boundary(error.span.start) && text.is_char_boundary(error.span.end));
        }
    }
}

fn refused(text: &str) -> (Problem, String) {
    let error = read::<TrainingPath>(text).expect_err("it should be refused");
    (error.problem, text[error.span].to_owned())
}

fn module(fields: &str) -> String {
    format!("Path(format: 1, id: \"p\", title: \"t\", modules: {{\"m\": (title: \"M\", {fields})}})")
}

#[test]
fn what_is_refused_is_refused_at_its_place() {
    let twice =
        "Path(format: 1, id: \"p\", title: \"t\", modules: {\"a\": (title: \"A\"), \"a\": (title: \"B\")})";
    let error = read::<TrainingPath>(twice).unwrap_err();
    assert_eq!(error.problem, Problem::DuplicateKey { key: "a".into() });
    assert_eq!(error.span.start, twice.rfind("\"a\"").unwrap());
    assert_eq!(error.related.unwrap().start, twice.find("\"a\"").unwrap());
    // The second of two equal keys is found wherever it stands.
    let apart = module("minutes: {OnSite: 1, Company: 2, OnSite: 3}");
    assert_eq!(refused(&apart).0, Problem::DuplicateKey { key: "OnSite".into() });

    let twins = "Path(format: 1, id: \"p\", title: \"t\", stages: [(id: \"s\", title: \"A\"), (id: \"s\")])";
    let error = read::<TrainingPath>(twins).unwrap_err();
    assert_eq!(error.problem, Problem::DuplicateKey { key: "s".into() });
    assert_eq!(&twins[error.span], "(id: \"s\")");

    assert_eq!(
        refused(&module("code: \"a\", code: \"b\"")).0,
        Problem::DuplicateField { name: "code".into() }
    );
    assert_eq!(refused(&module("x: 1, x: 2")).0, Problem::DuplicateField { name: "x".into() });
    assert_eq!(refused("Path(format: 1, id: \"p\")").0, Problem::MissingField { name: "title" });
    let (problem, text) = refused(&module("code: 12"));
    assert!(matches!(problem, Problem::WrongType { ref name, .. } if name == "code"), "{problem:?}");
    assert_eq!(text, "12");
    assert!(matches!(refused(&module("keywords: \"a\"")).0, Problem::WrongType { .. }));
    assert!(matches!(refused(&module("minutes: {OnSite: \"a\"}")).0, Problem::WrongType { .. }));
    assert!(matches!(refused(&module("minutes: {\"OnSite\": 1}")).0, Problem::Unexpected { .. }));
    for bad in ["-5", "1.5", "4294967296", "0xg"] {
        let text = module(&format!("minutes: {{OnSite: {bad}}}"));
        assert_eq!(refused(&text).0, Problem::BadNumber { text: bad.into() });
    }
    assert_eq!(refused(&module("code: \"abc")).0, Problem::UnclosedText);
    assert_eq!(refused(&module("code: r#\"abc\"")).0, Problem::UnclosedText);
    assert_eq!(refused("/* Path(").0, Problem::UnclosedComment);
    assert!(matches!(refused(&module("code: \"a\\q\"")).0, Problem::BadEscape { .. }));
    assert_eq!(refused(&module("code: \"a\\u{0}\"")).0, Problem::Nul);
    assert_eq!(refused("Path(\0)").0, Problem::Nul);
    assert_eq!(refused("").0, Problem::Empty);
    assert_eq!(refused("// rien\n").0, Problem::Empty);
    assert_eq!(refused("Path(format: 1, id: \"p\", title: \"t\") x").0, Problem::Trailing);
    assert_eq!(
        refused("Card(format: 1)").0,
        Problem::UnknownRecord { name: "Card".into(), expected: "Path" }
    );
    assert_eq!(refused("Path(format: 2, id: \"p\", neu: ?)").0, Problem::Newer { found: 2, known: 1 });
    assert_eq!(refused("Path(format: 0, id: \"p\", title: \"\")").0, Problem::UnknownVersion { found: 0 });
    assert!(matches!(refused("#![enable(other)] Path()").0, Problem::UnknownExtension { .. }));
    let deep = module(&format!("later: {}{}", "[".repeat(200), "]".repeat(200)));
    assert!(matches!(refused(&deep).0, Problem::TooDeep { .. }));
    for broken in ["(a b)", "[1 2]", "{1}", "{a: }", "(a: , )", "[,]", "(1: 2)"] {
        assert!(read::<TrainingPath>(&module(&format!("later: {broken}"))).is_err(), "{broken}");
    }
}

#[test]
fn git_markers_are_recognised_and_lines_that_only_look_like_them_are_not() {
    let marked = SMALL.replacen("    title:", "<<<<<<< HEAD\n    title:", 1).replacen(
        "    language:",
        "=======\n>>>>>>> nord\n    language:",
        1,
    );
    assert!(matches!(refused(&marked).0, Problem::ConflictMarkers { line: 5 }), "{:?}", refused(&marked));
    let quoted = "Path(format: 1, id: \"p\", title: \"t\", goal: \"a\n=======\n<<<<<<< b\")";
    assert!(read::<TrainingPath>(quoted).is_ok());
    // Many lines that open a conflict and none that closes one: looked through once, not once each.
    let opened =
        format!("Path(format: 1, id: \"p\", title: \"t\", goal: \"{}\")", "\n<<<<<<< b".repeat(300_000));
    assert!(read::<TrainingPath>(&opened).is_ok());
}

#[test]
fn nesting_without_end_is_refused_without_harm() {
    for opening in ["[", "(", "{", "Some(", "/*"] {
        let text = module(&format!("later: {}", opening.repeat(200_000)));
        assert!(read::<TrainingPath>(&text).is_err());
    }
    let comments = format!("{}{}{SMALL}", "/*".repeat(100_000), "*/".repeat(100_000));
    assert!(read::<TrainingPath>(&comments).is_ok());
}

#[test]
fn unknown_fields_and_names_survive_verbatim() {
    let text =
        module("kind: Blended(ratio: /* part */ 2), later: (a: [1, // un\n 2], b: 'x'), title_2: 1.5e3");
    let path: TrainingPath = read(&text).unwrap();
    let written = write(&path);
    for part in
        ["kind: Blended(ratio: /* part */ 2),", "later: (a: [1, // un\n 2], b: 'x'),", "title_2: 1.5e3,"]
    {
        assert!(written.contains(part), "{part} is not in\n{written}");
    }
}

#[test]
fn the_sample_commons_stands_in_canonical_form() {
    let files = common::sample_files();
    assert!(files.len() > 50, "the sample commons has shrunk");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let kind = FileKind::of_name(file.file_name().unwrap().to_str().unwrap()).unwrap();
        let content = Content::read(kind, &text).unwrap_or_else(|e| panic!("{}: {e:?}", file.display()));
        assert!(content.write() == text, "{} is not in canonical form", file.display());
    }
}

/// One of two registers is a fact, whichever of them stands first in the declaration.
#[test]
fn a_record_that_only_says_which_is_not_nothing() {
    for register in ["Rncp", "Rs"] {
        let text = format!("Path(format: 1, id: \"p\", title: \"P\", certification: (register: {register}))");
        let written = write(&read::<TrainingPath>(&text).unwrap());
        assert!(written.contains(&format!("register: {register},")), "{written}");
    }
    let text = "Path(format: 1, id: \"p\", title: \"P\", means: ())";
    assert!(!write(&read::<TrainingPath>(text).unwrap()).contains("means"));
}

/// Every file of the sample commons, read by `ron` and by the program.
#[test]
fn ron_reads_every_file_of_the_sample_commons_as_the_program_does() {
    fn judge<T: FileRecord + serde::de::DeserializeOwned + std::fmt::Debug + PartialEq>(
        file: &Path,
        text: &str,
    ) {
        let by_ron: T = ron::from_str(text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut ours: T = read(text).unwrap_or_else(|error| panic!("{}: {error:?}", file.display()));
        bare(&mut ours);
        assert_eq!(by_ron, ours, "{}", file.display());
    }
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("paths")];
    let mut counts = [0; 4];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let file = entry.unwrap().path();
            if file.is_dir() {
                folders.push(file);
                continue;
            }
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            let text = std::fs::read_to_string(&file).unwrap();
            if name.ends_with(".path.ron") {
                judge::<TrainingPath>(&file, &text);
                counts[0] += 1;
            } else if name.ends_with(".module.ron") {
                judge::<ModuleFile>(&file, &text);
                counts[1] += 1;
            } else if name.ends_with(".card.ron") {
                judge::<Card>(&file, &text);
                counts[2] += 1;
            } else if name == "commons.ron" {
                judge::<Charter>(&file, &text);
                counts[3] += 1;
            }
        }
    }
    assert!(counts[0] >= 8 && counts[1] >= 40 && counts[2] >= 16 && counts[3] == 1, "{counts:?}");
}
