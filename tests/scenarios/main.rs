//! Mornings of an engineer, key by key, down to the file that they leave.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may break")]

mod aligning;
mod building;
#[path = "../common/mod.rs"]
mod common;
mod repairing;
mod reshaping;
mod reviewing;

use common::screen::Session;
use mille_parcours::check::Severity;
use mille_parcours::format::{read, write};
use mille_parcours::model::{Module, TrainingPath};
use similar::{ChangeTag, TextDiff};

/// A path with competencies, outcomes, hours.
const RICH: &str = include_str!("../../paths/cci-nord/assistant-commercial-k7m2.path.ron");

/// Goes to a module or stage and opens its form at a field.
fn form(session: &mut Session, row: &str, field: &str) {
    session.keys(&format!("g{row}<Enter><Enter>"));
    session.open_field(field);
}

/// How many findings leave no choice.
fn errors(session: &Session) -> usize {
    session.app.shell.doc.derived.findings.iter().filter(|found| found.severity == Severity::Error).count()
}

/// The lines that went and the lines that came.
fn told(before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    let mut told = String::new();
    for change in diff.iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        told.extend([sign.to_string(), change.to_string()]);
    }
    told
}

/// A file without what its modules teach: their titles, what they need, how long, and where from.
fn skeleton(text: &str) -> String {
    let mut path: TrainingPath = read(text).unwrap();
    for module in path.modules.values_mut() {
        let kept = std::mem::take(module);
        let Module { title, requires, minutes, origin, .. } = kept;
        *module = Module { title, requires, minutes, origin, ..Module::default() };
    }
    write(&path)
}
