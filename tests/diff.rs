//! The laws of the exact difference, on random files of all kinds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::generate::{Random, Wild, fill_record, vary_record};
use mille_parcours::diff::{Change, apply, changes};
use mille_parcours::format::{self, FileRecord};
use mille_parcours::model::{Card, Charter, ModuleFile, TrainingPath};

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

fn laws<T: FileRecord + Clone>() {
    let (mut few, mut many) = (0, 0);
    for seed in 0..cases() {
        let random = &mut Random(seed);
        let before: T = made(random);
        let mut after = before.clone();
        for _ in 0..=random.below(4) {
            vary_record(&mut after, random, WILD);
        }
        few += hold(&before, &after, seed);
        many += hold(&before, &made::<T>(random), seed);
    }
    assert!(few > 0 && many > few, "an edit changes less than a new file");
}

#[test]
fn paths() {
    laws::<TrainingPath>();
}

#[test]
fn module_files() {
    laws::<ModuleFile>();
}

#[test]
fn cards() {
    laws::<Card>();
}

#[test]
fn charters() {
    laws::<Charter>();
}
