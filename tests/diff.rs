//! The laws of differences, on random files of all kinds: the exact changes, and that all of them are told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::redundant_closure, reason = "a variant is not general in its lifetime, a closure is")]

mod common;

use common::generate::{Random, Wild, fill_record, vary_record};
use mille_parcours::diff::{Change, Report, Version, What, apply, changes};
use mille_parcours::format::{self, FileRecord};
use mille_parcours::i18n::Lang;
use mille_parcours::model::value::Value;
use mille_parcours::model::{Message, is_hidden};

/// How many pairs of each kind; more on demand.
fn cases() -> u64 {
    std::env::var("PARCOURS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

const WILD: Wild = Wild { texts: true, trivia: true };

fn made<T: FileRecord>(random: &mut Random) -> T {
    let mut file = T::default();
    fill_record(&mut file, random, WILD);
    file
}

/// Both ways, with every law.
fn hold<T: FileRecord + Clone>(before: &T, after: &T, seed: u64) -> usize {
    let found = changes(before, after);
    let mut there = before.clone();
    assert_eq!(apply(&mut there, &found), 0, "seed {seed}: every change has its place");
    assert_eq!(format::write(&there), format::write(after), "seed {seed}: there\n{found:#?}");
    assert!(changes(&there, after).is_empty(), "seed {seed}: nothing is left over");
    let back: Vec<Change> = found.iter().cloned().map(Change::inverse).collect();
    apply(&mut there, &back);
    assert_eq!(format::write(&there), format::write(before), "seed {seed}: and back\n{found:#?}");
    let reverse = changes(after, before);
    assert_eq!(reverse.len(), found.len(), "seed {seed}: the way back has as many steps");
    assert!(back.iter().all(|change| reverse.contains(change)), "seed {seed}: and the same ones");
    assert!(changes(before, before).is_empty(), "seed {seed}");
    found.len()
}

/// Whether a change means nothing to a reader.
fn is_idle(change: &Change) -> bool {
    let empty = |value: &Value| match value {
        Value::Absent => true,
        Value::Record(fields, trivia) => fields.is_empty() && trivia.is_empty(),
        _ => false,
    };
    match &change.what {
        What::Value { before, after } => empty(before) && empty(after),
        What::Unknown { before: Some((one, _)), after: Some((other, _)), .. } => one == other,
        What::Comments { before, after, .. } => [before, after]
            .into_iter()
            .all(|side| side.as_ref().is_none_or(|side| side.before.is_empty() && side.after.is_empty())),
        _ => false,
    }
}

/// Every change is told, in words of both languages, and nothing that steers a terminal gets through.
fn told(before: Version, after: Version, seed: u64) {
    let report = Report::of(before, after, false).expect("two files of one kind");
    let mut told = vec![false; report.changes.len()];
    for (_, line) in report.lines() {
        line.changes.iter().for_each(|at| told[*at] = true);
        assert!(!line.changes.is_empty() || line.name() == "module-moved", "seed {seed}: {line:?}");
        let said = [Some(&line.message), Some(&line.what), line.was.as_ref(), line.is.as_ref()];
        for message in said.into_iter().flatten() {
            words(message, seed);
        }
    }
    for (change, told) in report.changes.iter().zip(told) {
        assert!(told || is_idle(change), "seed {seed}: not told: {change:#?}");
    }
    report.sections.iter().for_each(|section| words(&section.title, seed));
    report.effects.iter().for_each(|effect| words(&effect.message, seed));
    assert_eq!(report.is_same(), report.changes.iter().all(is_idle), "seed {seed}");
}

fn words(message: &Message, seed: u64) {
    for lang in Lang::ALL {
        let text = lang.text(message);
        assert!(!text.contains("diff-") && !text.contains("{$"), "seed {seed}: {text}");
        assert!(!text.contains(is_hidden), "seed {seed}: {text:?}");
    }
}

fn laws<T: FileRecord + Clone>(version: fn(&T) -> Version<'_>) {
    let (mut few, mut many) = (0, 0);
    for seed in 0..cases() {
        let random = &mut Random(seed);
        let before: T = made(random);
        let mut after = before.clone();
        for _ in 0..=random.below(4) {
            vary_record(&mut after, random, WILD);
        }
        few += hold(&before, &after, seed);
        told(version(&before), version(&after), seed);
        let other = made::<T>(random);
        many += hold(&before, &other, seed);
        told(version(&before), version(&other), seed);
    }
    assert!(few > 0 && many > few, "an edit changes less than a new file");
}

#[test]
fn paths() {
    laws(|file| Version::Path(file));
}

#[test]
fn module_files() {
    laws(|file| Version::Module(file));
}

#[test]
fn cards() {
    laws(|file| Version::Card(file));
}

#[test]
fn charters() {
    laws(|file| Version::Charter(file));
}
