//! The workspace killed at any moment while a person types: the file is the old text or the new one,
//! and what was typed more than a second before is offered at the next start.
//!
//! `PARCOURS_PTY_KILLS` says how many times (20 unless set).
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test may break")]

#[path = "common/pty.rs"]
#[allow(dead_code)] // each test program uses its own part
mod pty;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use mille_parcours::format::{read, write};
use mille_parcours::model::TrainingPath;
use mille_parcours::store::{DiskFs, recover};
use pty::{CTRL_S, ENTER, Home};

const SMALL: &str = include_str!("fixtures/small.path.ron");
/// What was typed longer ago than this is never lost.
const PROMISE: Duration = Duration::from_secs(1);
const WORKERS: usize = 4;

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

#[derive(Default)]
struct Counts {
    rounds: AtomicUsize,
    kept: AtomicUsize,
    young: AtomicUsize,
    young_kept: AtomicUsize,
    saved: AtomicUsize,
    on_screen: AtomicUsize,
    /// The longest time from the start to the first picture, in milliseconds.
    slowest_start: AtomicUsize,
}

/// A person at work until the kill: what they typed, when, and when they asked for a save.
struct Work {
    typed: Vec<(Instant, String)>,
    saved_after: Option<usize>,
    killed: Instant,
}

impl Work {
    /// All that was typed, with the milliseconds before the kill.
    fn told(&self) -> String {
        let words = self.typed.iter().enumerate().map(|(at, (when, word))| {
            let saved = if self.saved_after == Some(at) { "[save] " } else { "" };
            format!("{saved}{word} at -{}", self.killed.duration_since(*when).as_millis())
        });
        words.collect::<Vec<_>>().join(", ")
    }
}

fn work_and_die(home: &Home, chance: &mut Chance, counts: &Counts) -> Work {
    let started = Instant::now();
    let mut terminal = home.open("vente.path.ron", "Accueillir un client");
    let start = usize::try_from(started.elapsed().as_millis()).unwrap();
    counts.slowest_start.fetch_max(start, Ordering::Relaxed);
    let (mut typed, mut saved_after, mut in_field) = (Vec::new(), None, false);
    let saves = chance.below(3) > 0;
    let lasts = Duration::from_millis(300 + chance.below(2_200));
    let begun = Instant::now();
    while begun.elapsed() < lasts {
        let word = format!("mot{:04}x", typed.len());
        match chance.below(12) {
            0 if in_field => {
                terminal.type_in(&format!("{ENTER}\x1b[D"));
                in_field = false;
            }
            1 if saves && saved_after.is_none() && !typed.is_empty() => {
                // What is typed is taken into the document first.
                terminal.type_in(CTRL_S);
                if in_field {
                    terminal.type_in("\x1b[D");
                }
                (saved_after, in_field) = (Some(typed.len()), false);
            }
            _ if in_field => {
                terminal.type_in(&format!(" {word}"));
                typed.push((Instant::now(), word));
            }
            2..=4 if !typed.is_empty() => {
                // The title of the module that was added last.
                terminal.type_in(&format!("{ENTER}\x1b[H{ENTER}"));
                in_field = true;
            }
            _ => {
                // A key, and then a text: all at once it would be taken for a text that was pasted.
                terminal.type_in("a");
                std::thread::sleep(Duration::from_millis(60));
                terminal.type_in(&format!("{word}{ENTER}"));
                typed.push((Instant::now(), word));
            }
        }
        std::thread::sleep(Duration::from_millis(chance.below(120)));
    }
    let killed = Instant::now();
    terminal.child.kill();
    Work { typed, saved_after, killed }
}

fn round(number: usize, counts: &Counts) {
    let mut chance = Chance(number as u64 + 1);
    let home = Home::new();
    let file = home.file("vente.path.ron", SMALL);
    let work = work_and_die(&home, &mut chance, counts);

    // The old text, or a whole new one with what was typed before the save and nothing typed after.
    let found = std::fs::read_to_string(&file).unwrap();
    if found != SMALL {
        let saved = work.saved_after.unwrap_or_else(|| panic!("round {number}: written without a save"));
        let path: TrainingPath = read(&found).unwrap_or_else(|why| panic!("round {number}: torn, {why:?}"));
        assert_eq!(write(&path), found, "round {number}: torn");
        for (at, (_, word)) in work.typed.iter().enumerate() {
            assert_eq!(
                found.contains(word.as_str()),
                at < saved,
                "round {number}: {word}, saved after {saved}"
            );
        }
        counts.saved.fetch_add(1, Ordering::Relaxed);
    }

    let left = recover(&DiskFs, Some(&home.state()), &file, &found);
    assert!(left.refused.is_empty(), "round {number}: {:?}", left.refused);
    assert!(left.in_use.is_empty());
    let offered = left.offers.first().map_or(found.as_str(), |offer| offer.text.as_str());
    for (when, word) in &work.typed {
        let there = offered.contains(word.as_str());
        if work.killed.duration_since(*when) > PROMISE {
            assert!(
                there,
                "round {number}: {word} was typed {:?} before the kill and is not in\n{offered}\n{}",
                work.killed.duration_since(*when),
                work.told(),
            );
            counts.kept.fetch_add(1, Ordering::Relaxed);
        } else {
            counts.young.fetch_add(1, Ordering::Relaxed);
            counts.young_kept.fetch_add(usize::from(there), Ordering::Relaxed);
        }
    }

    // Now and then as a person meets it: on the screen, and into the file.
    if let Some(offer) = left.offers.first().filter(|_| number.is_multiple_of(4)) {
        let mut next = home.open("vente.path.ron", "Un travail non enregistré a été retrouvé");
        next.type_in("1");
        next.wait_for("Travail retrouvé");
        next.type_in(CTRL_S);
        next.wait_for("Enregistré dans");
        next.type_in("q");
        assert_eq!(next.end_and_read(), 0);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), offer.text, "round {number}");
        assert_eq!(home.journals(), 0);
        counts.on_screen.fetch_add(1, Ordering::Relaxed);
    }
    counts.rounds.fetch_add(1, Ordering::Relaxed);
}

#[test]
fn a_kill_loses_nothing_that_was_typed_a_second_ago() {
    let kills: usize = std::env::var("PARCOURS_PTY_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let counts = Counts::default();
    std::thread::scope(|scope| {
        for worker in 0..WORKERS {
            let counts = &counts;
            scope.spawn(move || (worker..kills).step_by(WORKERS).for_each(|number| round(number, counts)));
        }
    });
    let count = |of: &AtomicUsize| of.load(Ordering::Relaxed);
    println!(
        "{} kills: {} words typed more than a second before, 0 lost; {} of {} younger ones kept; \
         {} files were saved anew, 0 torn; {} recoveries driven on the screen; \
         the slowest start took {} ms",
        count(&counts.rounds),
        count(&counts.kept),
        count(&counts.young_kept),
        count(&counts.young),
        count(&counts.saved),
        count(&counts.on_screen),
        count(&counts.slowest_start),
    );
    assert_eq!(count(&counts.rounds), kills);
    assert!(
        kills < 20 || (count(&counts.kept) > 20 && count(&counts.saved) > 0 && count(&counts.on_screen) > 0)
    );
}
