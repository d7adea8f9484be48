//! The table of columns: header, some cells, what it is read as, and whether that is sure.

use std::fmt::Write as _;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::super::markup::{Style, paint};
use super::super::session::{Session, shown};
use crate::i18n::visible;
use crate::import::{Certainty, Proposal, ProposedColumn};
use crate::model::Message;

/// The widest that a header and the cells of a column are shown, in columns of the terminal.
const HEADER_WIDTH: usize = 28;
const SAMPLES_WIDTH: usize = 24;

/// Prints the columns beside the output.
pub(super) fn tell(file: &Path, proposal: &Proposal, session: &Session) {
    let rows: Vec<[String; 3]> = proposal.columns.iter().map(|column| row(column, session)).collect();
    let width = |place: usize| rows.iter().map(|row| row[place].width()).max().unwrap_or(0);
    let widths = [width(0), width(1)];
    let title = session.text(&Message::new("cli-import-columns-title").with("file", shown(file)));
    let mut out = format!("{}\n", paint(Style::Heading, &title));
    for (row, column) in rows.iter().zip(&proposal.columns) {
        let pad = |place: usize| " ".repeat(widths[place] - row[place].width());
        let role = match column.certainty {
            Certainty::Unsure => paint(Style::Warning, &row[2]),
            Certainty::Sure | Certainty::Given => row[2].clone(),
        };
        // Writing to a String can’t fail.
        let _ = writeln!(out, "  {}{}  {}{}  {role}", row[0], pad(0), row[1], pad(1));
    }
    session.tell(&out);
}

fn row(column: &ProposedColumn, session: &Session) -> [String; 3] {
    let header =
        if column.header.is_empty() { String::from("—") } else { cut(&column.header, HEADER_WIDTH) };
    let samples = cut(&column.samples.join(" · "), SAMPLES_WIDTH);
    let role = session.text(&column.role.label());
    let why = session.text(&column.reason);
    let said = match column.certainty {
        Certainty::Sure => role,
        Certainty::Given => format!("{role} ({why})"),
        Certainty::Unsure => format!("{role} ? {why}"),
    };
    [header, samples, said]
}

/// A text on one line of at most `width` columns.
fn cut(text: &str, width: usize) -> String {
    let text = visible(text);
    if text.width() <= width {
        return text.into_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if out.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(0) + 1 > width {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}
