//! Merging two versions of a path against `git merge-file` on the same bytes, in one run: time and memory.
//!
//! `cargo bench --bench merge`. Gate at ten thousand modules with four in a hundred edited on each side:
//! half of git's time, and no more memory.

// A bench prints what it measured; its numbers are small.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss
)]

mod common;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use common::{duel, path, row};
use mille_parcours::format::{Original, write};
use mille_parcours::merge::{Party, merge, questions, verify_beside};
use mille_parcours::model::{Modality, Prose, Requirement, TrainingPath};

/// One module in twenty-five, counted from one of them, gets other words, another title or duration, or one
/// more prerequisite.
fn edited(path: &TrainingPath, first: usize, sign: &str) -> TrainingPath {
    let mut other = path.clone();
    let ids: Vec<&String> = path.modules.keys().collect();
    for (n, module) in other.modules.values_mut().enumerate().filter(|(n, _)| n % 25 == first) {
        match n / 25 % 4 {
            3 => {
                let any_of = [ids[n - 7].clone()].into_iter().collect();
                module.requires.insert(Requirement { any_of, ..Requirement::default() });
            }
            0 => module.summary = Prose::new(&module.summary.as_str().replace("vécues", sign)),
            1 => module.title = format!("{} ({sign})", module.title),
            _ => {
                module.minutes.insert(Modality::OnSite, 90);
            }
        }
    }
    other
}

/// The most memory that a command had, in kibibytes, as its kernel counted while it ran.
fn peak(command: &mut Command) -> u64 {
    let mut child = command.spawn().expect("a program");
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut most = 0;
    while child.try_wait().expect("a program").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let found = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(found.unwrap_or(0));
    }
    most
}

fn main() {
    for (count, runs) in [(100, 31), (1_000, 15), (10_000, 7)] {
        let base = path(count);
        let (left, right) = (edited(&base, 0, "réelles"), edited(&base, 12, "observées"));
        let texts = [write(&base), write(&left), write(&right)];
        let folder = tempfile::tempdir().expect("a folder");
        let files = ["base", "left", "right"].map(|name| folder.path().join(format!("{name}.path.ron")));
        for (file, text) in files.iter().zip(&texts) {
            std::fs::write(file, text).expect("a file");
        }
        println!("{count} modules, {} bytes", texts[0].len());
        let [b, l, r] = &files;
        let git = || {
            let mut git = Command::new("git");
            git.args(["merge-file", "-p"]).args([l, b, r]).stdout(Stdio::null());
            git
        };
        let program = || {
            let mut program = Command::new(env!("CARGO_BIN_EXE_parcours"));
            program.args(["merge", "--quiet", "--base"]).args([b, l, r]);
            // What it keeps for later merges goes where nothing else is kept.
            program.env("PARCOURS_STATE_DIR", folder.path().join("state"));
            program.stdout(Stdio::null()).stderr(Stdio::null());
            program
        };
        let run = |mut command: Command| command.status().expect("a program").code();
        assert_eq!((run(program()), run(git())), (Some(0), Some(0)), "both merge");
        let (ours, theirs) = duel(runs, || run(program()), || run(git()));
        row("  the whole command", ours, theirs, 0.5);
        let read = || {
            let [base, left, right] = &texts;
            let base = Original::<TrainingPath>::read(base).expect("our text");
            let sides = [left, right].map(|side| base.beside(side).expect("our text"));
            (base, sides)
        };
        let (ours, theirs) = duel(runs, read, || run(git()));
        row("  reading all three", ours, theirs, 0.5);
        let (base, [left, right]) = read();
        let party = |label, file| Party { label, file };
        let join = || merge(Some(base.record()), party("nord", &left), party("sud", &right));
        let (ours, theirs) = duel(runs, join, || run(git()));
        row("  merging", ours, theirs, 0.5);
        let merged = join();
        let again = || verify_beside(&merged.file, &base, String::new()).is_ok();
        let (ours, theirs) = duel(runs, again, || run(git()));
        row("  writing and reading again", ours, theirs, 0.5);
        let (ours, theirs) = duel(runs, || questions(&merged.file).len(), || run(git()));
        row("  the questions", ours, theirs, 0.5);
        let most = |command: &dyn Fn() -> Command| (0..3).map(|_| peak(&mut command())).max().unwrap_or(0);
        let (ours, theirs) = (most(&program), most(&git));
        let verdict = if ours <= theirs { "holds" } else { "MISSED" };
        println!("  memory {ours} KiB beside {theirs} KiB: at most git's: {verdict}\n");
    }
}
