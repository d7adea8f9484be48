//! Reading and writing against the `ron` crate, in one run, on the same text and the same types.
//!
//! `cargo bench --bench format`. Gates: a third of `ron`'s time each way, and a peak of one and a half
//! times the file.

// A bench prints what it measured; its numbers are small.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss
)]

mod common;

use common::{duel, path, row};
use mille_parcours::format;
use mille_parcours::model::TrainingPath;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() {
    println!("{:<34} {:>13} {:>13}", "", "parcours", "ron");
    for (count, runs) in [(100, 201), (1_000, 51), (10_000, 11)] {
        let path = path(count);
        let text = format::write(&path);
        println!("{count} modules, {} bytes, {} a module", text.len(), text.len() / count);
        let (ours, theirs) = duel(
            runs,
            || format::read::<TrainingPath>(&text).expect("our own text"),
            || ron::from_str::<TrainingPath>(&text).expect("our own text"),
        );
        row("  read", ours, theirs, 1.0 / 3.0);
        let pretty = || ron::ser::PrettyConfig::new().struct_names(false);
        let (ours, theirs) = duel(
            runs,
            || format::write_sized(&path, text.len()),
            || ron::ser::to_string_pretty(&path, pretty()).expect("a value that can be written"),
        );
        row("  write", ours, theirs, 1.0 / 3.0);
        drop(path);
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let again: TrainingPath = format::read(&text).expect("our own text");
        let read = MEMORY.peak_usage() - before;
        let rest = MEMORY.current_usage() - before;
        MEMORY.reset_peak_usage();
        let with = MEMORY.current_usage();
        let written = format::write_sized(&again, text.len());
        let write = MEMORY.peak_usage() - with;
        let share = |bytes: usize| bytes as f64 / text.len() as f64;
        let verdict = if share(read) <= 1.5 { "holds" } else { "MISSED" };
        println!(
            "  memory, in files: reading peaks at {:.2} (at most 1.5: {verdict}), keeps {:.2}; writing takes {:.2}",
            share(read),
            share(rest),
            share(write)
        );
        drop(written);
    }
}
