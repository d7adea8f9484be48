//! A hundred thousand titles searched at every key, beside `fzf --filter` on the same titles, in one run.
//!
//! `cargo bench --bench search`

// A bench prints what it measured; its numbers are small.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss
)]

use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use mille_parcours::search::SearchIndex;

const COUNT: usize = 100_000;

/// One frame at sixty a second.
const FRAME: Duration = Duration::from_micros(16_667);

/// Titles as training centres give them.
fn titles() -> Vec<String> {
    let verbs = [
        "Accueillir",
        "Négocier",
        "Présenter",
        "Préparer",
        "Contrôler",
        "Mettre en œuvre",
        "Évaluer",
        "Rédiger",
        "Organiser",
        "Sécuriser",
        "Étudier",
        "Animer",
        "Réaliser",
        "Découvrir",
        "Vérifier",
        "Consigner",
    ];
    let things = [
        "un client",
        "les stocks",
        "une réunion",
        "le budget",
        "la qualité",
        "un chantier",
        "les besoins",
        "une équipe",
        "un devis",
        "les déchets",
        "la sécurité",
        "un poste de travail",
        "les écarts",
        "le planning",
        "une vente",
        "les évaluations",
    ];
    let places = [
        "au téléphone",
        "en magasin",
        "à distance",
        "en atelier",
        "avec un tuteur",
        "selon la charte",
        "dans l’urgence",
        "en anglais",
        "par écrit",
        "en équipe",
        "sur site",
        "en autonomie",
        "",
    ];
    (0..COUNT)
        .map(|n| {
            let (verb, thing) = (verbs[n % 16], things[n / 16 % 16]);
            format!("{verb} {thing} {} {:x}", places[n / 256 % 13], n.wrapping_mul(2_654_435_761) % 65_536)
        })
        .collect()
}

fn fzf(text: &str, query: &str) -> Option<(Duration, usize)> {
    let begun = Instant::now();
    let mut child = Command::new("fzf")
        .args(["--filter", query])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take()?;
    let owned = text.to_owned();
    let feeding = std::thread::spawn(move || drop(stdin.write_all(owned.as_bytes())));
    let output = child.wait_with_output().ok()?;
    feeding.join().ok()?;
    Some((begun.elapsed(), String::from_utf8_lossy(&output.stdout).lines().count()))
}

/// The least of some runs.
fn least<T>(runs: usize, mut work: impl FnMut() -> (Duration, T)) -> (Duration, T) {
    let mut best = work();
    for _ in 1..runs {
        let next = work();
        if next.0 < best.0 {
            best = next;
        }
    }
    best
}

fn main() {
    let titles = titles();
    let text = titles.join("\n") + "\n";
    let begun = Instant::now();
    let index = SearchIndex::new(titles.iter().map(String::as_str));
    println!("{COUNT} titles made ready in {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
    // fzf starts and reads at each query: what an empty search of nothing costs is taken off.
    let start = fzf(&text, "§§§§").map(|_| least(5, || fzf(&text, "§§§§").unwrap_or_default()).0);
    println!("{:<22} {:>10} {:>9} {:>12} {:>9}", "query", "ours, ms", "found", "fzf, ms", "found");
    let mut worst = Duration::ZERO;
    for query in [
        "e",
        "a",
        "n",
        "ne",
        "neg",
        "nego",
        "negoc",
        "oeuvre",
        "vente negocier",
        "ngcvnt",
        "securite dist",
        "zzz",
    ] {
        let (ours, found) = least(9, || {
            let begun = Instant::now();
            let hits = black_box(index.search(black_box(query)));
            (begun.elapsed(), hits.len())
        });
        worst = worst.max(ours);
        let ours = ours.as_secs_f64() * 1e3;
        match (start, fzf(&text, query)) {
            (Some(start), Some(_)) => {
                let (theirs, count) = least(5, || fzf(&text, query).unwrap_or_default());
                let theirs = theirs.saturating_sub(start).as_secs_f64() * 1e3;
                println!("{query:<22} {ours:>10.2} {found:>9} {theirs:>12.2} {count:>9}");
            }
            _ => println!("{query:<22} {ours:>10.2} {found:>9} {:>12} {:>9}", "no fzf", ""),
        }
    }
    let verdict = if worst <= FRAME { "within" } else { "NOT within" };
    println!(
        "the slowest key: {:.2} ms, {verdict} a frame of {:.1} ms",
        worst.as_secs_f64() * 1e3,
        FRAME.as_secs_f64() * 1e3
    );
}
