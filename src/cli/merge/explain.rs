//! `merge --explain CHANGE`: where a change went.

use std::fmt::Write as _;

use super::report::MergeReport;
use crate::i18n::{Lang, visible};
use crate::merge::{Decision, Fate, Side};
use crate::model::value::display_steps;
use crate::model::{Message, fold};

/// Every change whose place or value holds `wanted`, with what became of it.
pub(super) fn text(report: &MergeReport, wanted: &str, lang: Lang) -> String {
    let wanted = fold(wanted);
    let mut out = String::new();
    let mut count = 0;
    for decision in &report.joined.decisions {
        let place = display_steps(&decision.change.at);
        if !fold(&place).contains(&wanted) {
            continue;
        }
        count += 1;
        let label = match decision.side {
            Side::Left => report.labels[0],
            Side::Right => report.labels[1],
        };
        let fate = lang.text(&fate(report, decision));
        // Writing to a String can't fail.
        let _ = writeln!(out, "{}: {}\n  {fate}", visible(label), visible(&place));
    }
    if count == 0 {
        let none = Message::new("merging-explain-none").with("wanted", wanted);
        let _ = writeln!(out, "{}", lang.text(&none));
    }
    out
}

fn fate(report: &MergeReport, decision: &Decision) -> Message {
    match &decision.fate {
        Fate::Applied => Message::new("merging-fate-applied"),
        Fate::Agreed => Message::new("merging-fate-agreed"),
        Fate::Noted(at) => {
            let note = report.joined.notes.get(*at).map(|note| note.message.clone());
            note.unwrap_or_else(|| Message::new("merging-fate-applied"))
        }
        Fate::Asked(ids) => Message::new("merging-fate-asked").with("ids", ids.clone()),
    }
}
