//! Comparing two versions of a path against `git diff --no-index` on the same bytes, in one run.
//!
//! `cargo bench --bench diff`. Gate: half of git's time at ten thousand modules.

// A bench prints what it measured; its numbers are small.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss
)]

mod common;

use std::process::{Command, Stdio};

use common::{duel, path, row};
use mille_parcours::diff::changes;
use mille_parcours::format::{read, write};
use mille_parcours::model::{Modality, Prose, TrainingPath};

/// One module in twenty-five gets other words, another duration or another place.
fn edited(path: &TrainingPath) -> TrainingPath {
    let mut other = path.clone();
    for (n, module) in other.modules.values_mut().enumerate() {
        match n % 75 {
            0 => module.summary = Prose::new(&module.summary.as_str().replace("vécues", "réelles")),
            25 => module.title.push_str(" (révisé)"),
            50 => {
                module.minutes.insert(Modality::OnSite, 90);
            }
            _ => {}
        }
    }
    other
}

fn main() {
    for (count, runs) in [(100, 51), (1_000, 21), (10_000, 7)] {
        let before = path(count);
        let after = edited(&before);
        let texts = [write(&before), write(&after)];
        let folder = tempfile::tempdir().expect("a folder");
        let files = ["before.path.ron", "after.path.ron"].map(|name| folder.path().join(name));
        for (file, text) in files.iter().zip(&texts) {
            std::fs::write(file, text).expect("a file");
        }
        println!("{count} modules, {} bytes, {} changes", texts[0].len(), changes(&before, &after).len());
        let git = || {
            let mut git = Command::new("git");
            git.args(["diff", "--no-index"]).args(&files).stdout(Stdio::null());
            git.status().expect("git").code()
        };
        let (ours, theirs) = duel(
            runs,
            || {
                let [one, other] = &files;
                let read = |file| read::<TrainingPath>(&std::fs::read_to_string(file).expect("a file"));
                let (one, other) = (read(one).expect("our text"), read(other).expect("our text"));
                changes(&one, &other).len()
            },
            git,
        );
        row("  read both, changes", ours, theirs, 0.5);
        let (ours, theirs) = duel(runs, || changes(&before, &after).len(), git);
        row("  changes alone", ours, theirs, 0.5);
    }
}
