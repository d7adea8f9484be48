//! The laws of differences, on random files of all kinds: the exact changes, and that all of them are told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::redundant_closure, reason = "a variant is not general in its lifetime, a closure is")]

mod common;

use common::generate::{Random, Wild, fill_record, vary_record};
use std::collections::BTreeSet;

use mille_parcours::check::{CheckOptions, check};
use mille_parcours::diff::{
    Change, Deed, EffectKind, Report, Version, What, apply, changes, edits, edits_under, rename,
};
use mille_parcours::edit::{self, History};
use mille_parcours::format::{self, FileRecord};
use mille_parcours::i18n::Lang;
use mille_parcours::model::value::{Step, Value, find, item_key};
use mille_parcours::model::{Message, Set, TrainingPath, is_hidden};

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

/// Findings that came and went are those of two whole checks, though most of a path is not looked at
/// again.
fn same_findings(before: &TrainingPath, after: &TrainingPath, seed: u64) {
    let all = |path: &TrainingPath| -> BTreeSet<(&'static str, String)> {
        let found =
            check(path, &CheckOptions::default()).into_iter().filter(|finding| finding.rule.code != "N001");
        found.map(|finding| (finding.rule.code, named(path, &finding.steps))).collect()
    };
    let (was, is) = (all(before), all(after));
    let report = Report::of(before.into(), after.into(), false).unwrap();
    let mut counts = (0, 0, 0);
    for effect in &report.effects {
        match effect.kind {
            EffectKind::FindingCame(..) => counts.0 += 1,
            EffectKind::FindingWent(..) => counts.1 += 1,
            EffectKind::OutcomeLost => counts.2 += 1,
            _ => {}
        }
    }
    // An outcome that lost its assessment is told once.
    assert_eq!(
        (counts.0 + counts.2, counts.1),
        (is.difference(&was).count(), was.difference(&is).count()),
        "seed {seed}"
    );
}

/// A place with items by what they are.
fn named(path: &TrainingPath, steps: &[Step]) -> String {
    let part = |depth: usize| match &steps[depth] {
        Step::At(_) => find(path, &steps[..=depth]).map_or_else(String::new, |item| {
            item_key(item).map_or_else(|| format::write_value(item), str::to_owned)
        }),
        step => format!("{step:?}"),
    };
    (0..steps.len()).map(part).collect::<Vec<_>>().join("/")
}

#[test]
fn findings_are_those_of_whole_checks() {
    for seed in 0..cases() {
        let random = &mut Random(seed);
        let before = common::generate::path(seed, Wild { texts: false, trivia: false });
        let mut after = before.clone();
        for _ in 0..=random.below(3) {
            match random.below(4) {
                0 => drop(after.modules.remove(&format!("m-{}", random.below(40)))),
                1 => drop(after.competencies.remove(&format!("m-{}", random.below(40)))),
                _ => vary_record(&mut after, random, Wild { texts: false, trivia: false }),
            }
        }
        // Ids that came under another one are joined, which a plain comparison does not know.
        after.modules.values_mut().for_each(|module| module.was = Set::default());
        same_findings(&before, &after, seed);
    }
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

/// Taken line by line, each as operations that can be undone, the lines of a report lead to the other
/// version, from either side.
#[test]
fn lines_taken_one_by_one_lead_to_the_other_version() {
    for seed in 0..cases() / 4 {
        let random = &mut Random(seed);
        let wild = Wild { texts: false, trivia: seed % 2 == 0 };
        let before = common::generate::path(seed, wild);
        let mut after = before.clone();
        for _ in 0..=random.below(4) {
            vary_record(&mut after, random, wild);
        }
        for (from, to) in [(&before, &after), (&after, &before)] {
            let mut path = from.clone();
            let mut history = History::default();
            for step in 0.. {
                let report = Report::of((&path).into(), to.into(), false).unwrap();
                let lines: Vec<_> = report.lines().collect();
                if lines.is_empty() {
                    break;
                }
                assert!(step < 400, "seed {seed}: does not end: {:#?}", lines[0].1);
                let (_, line) = lines[random.below(lines.len())];
                let ops = match (&line.before, &line.after) {
                    (Some(Value::Line(old)), Some(Value::Line(new))) if line.deed == Deed::Renamed => {
                        rename(&path, &[(old.clone(), new.clone())]).into_iter().collect()
                    }
                    _ => {
                        let wanted: Vec<Change> =
                            line.changes.iter().map(|at| report.changes[*at].clone()).collect();
                        if report.renames.is_empty() {
                            edits(&path, &wanted)
                        } else {
                            edits_under(&path, &report.renames, &wanted)
                        }
                    }
                };
                history.record(&mut path, edit::Change { label: Message::new("x"), ops }, 0);
            }
            let left: Vec<Change> = changes(&path, to);
            assert!(left.iter().all(is_idle), "seed {seed}: {left:#?}");
            while history.undo(&mut path).unwrap().is_some() {}
            assert_eq!(format::write(&path), format::write(from), "seed {seed}: undone");
        }
    }
}
