//! What a large path costs, each figure beside the reading of the same path: rebuilding the graph,
//! checking, exporting, saving.
//!
//! `cargo bench --bench paths`

// A bench prints what it measured; its numbers are small.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss
)]

mod common;

use common::{duel, path};
use mille_parcours::check::{CheckOptions, check};
use mille_parcours::export::{Format, export};
use mille_parcours::format::{read, write};
use mille_parcours::graph::Graph;
use mille_parcours::i18n::Lang;
use mille_parcours::model::TrainingPath;
use mille_parcours::store::{DiskFs, identify, save};

fn main() {
    for (count, runs) in [(200, 51), (10_000, 7)] {
        let path = path(count);
        let text = write(&path);
        println!("{count} modules, {} bytes", text.len());
        let against_reading = |name: &str, work: &mut dyn FnMut() -> usize| {
            let reading = || read::<TrainingPath>(&text).expect("our own text");
            let (ours, theirs) = duel(runs, work, reading);
            let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
            println!("  {name:<28} {:>10.3} ms   {ratio:.2} of reading", ours.as_secs_f64() * 1e3);
        };
        against_reading("graph, order, cycles", &mut || {
            let graph = Graph::of(&path);
            graph.teaching_order().len() + graph.satisfaction().cycles.len()
        });
        against_reading("check", &mut || check(&path, &CheckOptions::default()).len());
        for format in [Format::Markdown, Format::Html, Format::Json] {
            against_reading(&format!("export {format:?}"), &mut || {
                export(&path, format, Lang::Fr).map_or(0, |page| page.text.len())
            });
        }
        saving(&text, runs);
    }
}

/// A safe save beside a plain write that is synced, of the same bytes.
fn saving(text: &str, runs: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let (safe, plain) = (folder.path().join("safe"), folder.path().join("plain"));
    std::fs::write(&safe, text).expect("a file");
    let mut identity = identify(&DiskFs, &safe).expect("the file");
    let (ours, theirs) = duel(
        runs,
        || {
            let saved = save(&DiskFs, &safe, text.as_bytes(), identity.as_ref(), None).expect("a save");
            identity = Some(saved.identity);
        },
        || {
            std::fs::write(&plain, text).expect("a write");
            std::fs::File::open(&plain).and_then(|file| file.sync_all()).expect("a sync");
        },
    );
    common::row("  save, against a synced write", ours, theirs, 1.5);
}
