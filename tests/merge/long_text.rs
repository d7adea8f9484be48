//! Row 24 and P20: long texts, and texts made to be slow to compare.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use mille_parcours::merge;
use mille_parcours::model::{Module, Prose, TrainingPath};

use crate::catalogue::join;

fn path(text: &str) -> TrainingPath {
    let mut path = TrainingPath::new("long-3k4m", "Un long texte");
    let module = Module { title: "Module".into(), summary: Prose::new(text), ..Module::default() };
    path.modules.insert("module-1a2b".into(), module);
    path
}

/// Far more than it takes in a slow build beside other work; a merge that grows with the square or worse
/// of such texts takes minutes.
const LONG: Duration = Duration::from_secs(20);

fn merged(base: &str, left: &str, right: &str) -> merge::Merged<TrainingPath> {
    let (base, left, right) = (path(base), path(left), path(right));
    let start = Instant::now();
    let merged = join(Some(&base), ("cci-nord", &left), ("cci-sud", &right));
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
    merged
}

/// Forty kilobytes, of which nine sentences in ten are `other`'s.
fn text(other: &str) -> String {
    let mut text = String::new();
    for number in 0..500 {
        let who = if number % 10 == 0 { "commun" } else { other };
        let _ =
            write!(text, "La phrase {number} de la version {who} dit comment la séance {number} se tient. ");
    }
    text
}

#[test]
fn a_long_text_that_both_rewrote_is_one_question() {
    let merged = merged(&text("commun"), &text("nord"), &text("sud"));
    let asked = merge::questions(&merged.file);
    assert_eq!(asked.len(), 1);
    assert!(asked[0].sides.iter().all(|side| side.value.len() > 30_000), "the whole text is asked");
}

#[test]
fn a_long_text_with_few_changes_is_merged() {
    let base = text("commun");
    let left = base.replace("La phrase 40 ", "La phrase 40 bis ");
    let right = base.replace("La phrase 400 ", "La phrase 400 bis ");
    let merged = merged(&base, &left, &right);
    assert!(merged.is_clean());
    let summary = &merged.file.modules.get("module-1a2b").expect("it").summary;
    assert!(summary.as_str().contains("40 bis") && summary.as_str().contains("400 bis"));
}

#[test]
fn texts_that_repeat_themselves_are_merged_in_time() {
    let repeated = "Encore une fois la même phrase. ".repeat(4_000);
    let _ = merged(&repeated, &format!("Avant tout. {repeated}"), &format!("{repeated}Après tout."));
    let words = "mot ".repeat(20_000);
    let _ =
        merged(&words, &words.replace("mot mot ", "mot dit "), &words.replace("mot mot mot ", "mot tu mot "));
    let (a, b) = ("Oui. Non. ".repeat(3_000), "Non. Oui. ".repeat(3_000));
    let _ = merged(&a, &b, &format!("{a}{b}"));
}
