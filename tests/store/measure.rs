//! What safety costs; run by `cargo test --test store measure -- --ignored --nocapture`.

use mille_parcours::store::{DiskFs, Journal, identify, recover, save};
use std::fs;
use std::time::{Duration, Instant};

fn median(mut run: impl FnMut(usize)) -> Duration {
    let mut times: Vec<Duration> = (0..15)
        .map(|round| {
            let begun = Instant::now();
            run(round);
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

#[test]
#[ignore = "measures; proves nothing"]
fn a_save_and_a_record() {
    let folder = tempfile::tempdir().unwrap();
    for size in [60_000, 18_000_000] {
        let path = folder.path().join("a");
        let text = "é à ".repeat(size / 6);
        fs::write(&path, &text).unwrap();
        let unsafe_write = median(|_| fs::write(&path, &text).unwrap());
        let mut identity = identify(&DiskFs, &path).unwrap();
        let safe = median(|_| {
            identity = Some(save(&DiskFs, &path, text.as_bytes(), identity.as_ref(), None).unwrap().identity);
        });
        let state = folder.path().join("state");
        let mut journal = Journal::start(&DiskFs, Some(&state), &path, &text).unwrap();
        let mut typed = text.clone();
        typed.insert(size / 12 * 2 / 2, 'x');
        journal.record(&typed).unwrap();
        let record = median(|_| {
            typed.insert(0, 'y');
            journal.record(&typed).unwrap();
        });
        let synced = median(|_| {
            typed.insert(0, 'z');
            journal.record(&typed).unwrap();
            journal.sync().unwrap();
        });
        drop(journal);
        let begun = Instant::now();
        assert_eq!(recover(&DiskFs, Some(&state), &path, &text).offers[0].text, typed);
        let recovered = begun.elapsed();
        eprintln!(
            "{size} bytes: write {unsafe_write:?}, save {safe:?}, record {record:?}, record and sync {synced:?}, recover {recovered:?}"
        );
    }
}
