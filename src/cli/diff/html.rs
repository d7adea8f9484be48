//! The report as one HTML file that needs nothing else: both versions side by side, on the screen and on
//! A4.
//!
//! The template escapes every text by itself. A content security policy in the file forbids scripts and
//! anything from elsewhere, whatever a text says.

use minijinja::Error;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::{Compared, Consequence};
use crate::cli::session::Failure;
use crate::diff::text::{Mark, Row};
use crate::diff::{EffectKind, Line};
use crate::export::html::environment;
use crate::i18n::{Lang, visible};
use crate::model::Message;

const TEMPLATE: &str = include_str!("diff.html");

#[derive(Serialize)]
struct DiffHtmlPage {
    lang: &'static str,
    title: String,
    names: [String; 2],
    counts: String,
    guesses: Option<String>,
    effects: Vec<EffectRow>,
    sections: Vec<SectionRows>,
}

#[derive(Serialize)]
struct EffectRow {
    class: &'static str,
    sign: char,
    label: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct SectionRows {
    title: String,
    lines: Vec<LineRow>,
}

#[derive(Serialize)]
struct LineRow {
    class: &'static str,
    sign: char,
    what: String,
    before: Vec<Vec<PieceText>>,
    after: Vec<Vec<PieceText>>,
}

#[derive(Serialize, Clone)]
struct PieceText {
    mark: &'static str,
    text: String,
}

/// Writes the page.
pub(super) fn write(compared: &Compared, lang: Lang) -> Result<String, Failure> {
    let report = &compared.report;
    let page = DiffHtmlPage {
        lang: lang.tag(),
        title: visible(&compared.title).into_owned(),
        names: compared.names.map(|name| visible(name).into_owned()),
        counts: lang.text(&compared.counts()),
        guesses: compared.guesses().map(|message| lang.text(&message)),
        effects: compared.consequences(false).iter().map(|found| effect_row(found, lang)).collect(),
        sections: report
            .sections
            .iter()
            .map(|section| SectionRows {
                title: lang.text(&section.title),
                lines: section.lines.iter().map(|line| line_row(line, lang)).collect(),
            })
            .collect(),
    };
    render(&page, lang).map_err(|error| Message::new("export-failed").with("why", error.to_string()).into())
}

fn render(page: &DiffHtmlPage, lang: Lang) -> Result<String, Error> {
    let mut environment = environment(lang)?;
    environment.add_template("diff.html", TEMPLATE)?;
    environment.get_template("diff.html")?.render(Value::from(Serde(page)))
}

fn effect_row(found: &Consequence, lang: Lang) -> EffectRow {
    let class = match found.kind {
        EffectKind::FindingCame(..) => "came",
        EffectKind::FindingWent(..) => "went",
        EffectKind::OutcomeLost => "lost",
        EffectKind::Hours | EffectKind::Modality | EffectKind::CriticalPath => "figure",
    };
    let label = found.label.as_ref().map(|label| lang.text(label));
    EffectRow { class, sign: found.sign, label, text: lang.text(&found.message) }
}

fn line_row(line: &Line, lang: Lang) -> LineRow {
    let said = |message: &Option<Message>| match message {
        Some(message) => vec![vec![PieceText { mark: "same", text: lang.text(message) }]],
        None => Vec::new(),
    };
    let (before, after) = if line.rows.is_empty() {
        (said(&line.was), said(&line.is))
    } else {
        (side(&line.rows, Mark::Added), side(&line.rows, Mark::Removed))
    };
    let deed = line.shown_deed();
    // A line that says all of itself in words stands alone.
    let told = before.is_empty() && after.is_empty();
    let what = if told { &line.message } else { &line.what };
    LineRow { class: deed.name(), sign: deed.sign(), what: lang.text(what), before, after }
}

/// One version of a text: without what only the other has; sentences far from any change are passed over.
fn side(rows: &[Row], other: Mark) -> Vec<Vec<PieceText>> {
    let is_same = |row: &Row| row.iter().all(|piece| piece.mark == Mark::Same);
    let near = |at: usize| {
        let around = at.saturating_sub(1)..(at + 2).min(rows.len());
        rows[around].iter().any(|row| !is_same(row))
    };
    let mut out: Vec<Vec<PieceText>> = Vec::new();
    let mut passed = false;
    for (at, row) in rows.iter().enumerate() {
        if !near(at) {
            if !std::mem::replace(&mut passed, true) {
                out.push(vec![PieceText { mark: "passed", text: String::from("[…]") }]);
            }
            continue;
        }
        passed = false;
        let pieces: Vec<PieceText> = row
            .iter()
            .filter(|piece| piece.mark != other)
            .map(|piece| PieceText {
                mark: match piece.mark {
                    Mark::Same => "same",
                    Mark::Removed => "removed",
                    Mark::Added => "added",
                },
                text: visible(&piece.text).into_owned(),
            })
            .collect();
        if !pieces.is_empty() {
            out.push(pieces);
        }
    }
    out
}
