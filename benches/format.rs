//! Reading and writing against the `ron` crate, in one run, on the same text and the same types.
//!
//! `cargo bench --bench format`. Gate: a third of `ron`'s time each way. The memory of it is measured by
//! `--bench format_memory`, since an allocator that counts slows down whoever it looks at.

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

/// The program's own, for both.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    }
}
