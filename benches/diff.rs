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
use mille_parcours::diff::{Report, changes};
use mille_parcours::format::{read_pair, write};
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
        let program = || {
            let mut program = Command::new(env!("CARGO_BIN_EXE_parcours"));
            program.arg("diff").args(&files).stdout(Stdio::null());
            program.status().expect("the program").code()
        };
        let (ours, theirs) = duel(runs, program, git);
        row("  the whole command", ours, theirs, 0.5);
        let read = || {
            let [one, other] = files.each_ref().map(|file| std::fs::read_to_string(file).expect("a file"));
            read_pair::<TrainingPath>(&one, &other).map(|read| read.expect("our text"))
        };
        let (ours, theirs) = duel(runs, read, git);
        row("  reading both", ours, theirs, 0.5);
        let [before, after] = read();
        let (ours, theirs) = duel(runs, || changes(&before, &after).len(), git);
        row("  exact changes", ours, theirs, 0.5);
        let report =
            || Report::of((&before).into(), (&after).into(), false).map(|report| report.lines().count());
        let (ours, theirs) = duel(runs, report, git);
        row("  the report", ours, theirs, 0.5);
    }
}
