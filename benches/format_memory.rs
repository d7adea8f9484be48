//! The memory that reading and writing take, in sizes of the file.
//!
//! `cargo bench --bench format_memory`. Gate: reading peaks at one and a half times the file. Apart from
//! the bench of their times, since an allocator that counts slows down whoever it looks at.

// A bench prints what it measured; its numbers are small.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss
)]

mod common;

use common::path;
use mille_parcours::format;
use mille_parcours::model::TrainingPath;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() {
    for count in [100, 1_000, 10_000] {
        let text = format::write(&path(count));
        println!("{count} modules, {} bytes, {} a module", text.len(), text.len() / count);
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
