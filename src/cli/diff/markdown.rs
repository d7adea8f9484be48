//! The report as Markdown, for the comment in a merge request.

use std::fmt::Write as _;

use super::Compared;
use crate::cli::markup;
use crate::diff::Line;
use crate::diff::text::{Mark, Row};
use crate::i18n::{Lang, visible};
use crate::model::Message;

/// A heading with the counts, a list by what changed, and what follows.
pub(super) fn write(compared: &Compared, lang: Lang) -> String {
    let words = |message: &Message| escaped(&lang.text(message));
    let names = Message::new("cli-diff-versions")
        .with("title", compared.title.as_str())
        .with("before", compared.names[0])
        .with("after", compared.names[1]);
    let mut out = format!("## {}\n\n{}\n", words(&names), words(&compared.counts()));
    // Writing to a String can't fail.
    if let Some(guesses) = compared.guesses() {
        let _ = write!(out, "\n{}\n", words(&guesses));
    }
    let report = &compared.report;
    if !report.effects.is_empty() {
        let _ = write!(out, "\n### {}\n\n", escaped(&lang.word("cli-diff-effects")));
        effects(compared, lang, &mut out);
    }
    for section in &report.sections {
        let _ = write!(out, "\n### {}\n\n", words(&section.title));
        for line in &section.lines {
            item(line, lang, &mut out);
        }
    }
    out
}

fn escaped(text: &str) -> String {
    let text = markup::markdown(text);
    // What begins a list or a rule at the beginning of a line.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=') if digits == 0 => format!("\\{text}"),
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text.trim_start().to_owned(),
    }
}

fn item(line: &Line, lang: Lang, out: &mut String) {
    let message = escaped(&lang.text(&line.message));
    let _ = writeln!(out, "- **{}** {message}", markup::markdown(&line.shown_deed().sign().to_string()));
    rows(&line.rows, out);
}

fn rows(rows: &[Row], out: &mut String) {
    let (mut shown, mut passed) = (false, false);
    for row in rows {
        if row.iter().all(|piece| piece.mark == Mark::Same) {
            passed |= shown && !row.is_empty();
            continue;
        }
        if std::mem::take(&mut passed) {
            out.push_str("  > […]\n  >\n");
        } else if shown {
            out.push_str("  >\n");
        }
        shown = true;
        out.push_str("  > ");
        for (at, piece) in row.iter().enumerate() {
            let text = visible(&piece.text);
            let text = if at == 0 { escaped(&text) } else { markup::markdown(&text) };
            let (open, close) = match piece.mark {
                Mark::Same => ("", ""),
                Mark::Removed => ("<del>", "</del>"),
                Mark::Added => ("<ins>", "</ins>"),
            };
            let _ = write!(out, "{open}{text}{close}");
        }
        out.push('\n');
    }
}

fn effects(compared: &Compared, lang: Lang, out: &mut String) {
    for found in compared.consequences(false) {
        let label = found.label.map(|label| format!("**{}** ", escaped(&lang.text(&label))));
        let sign = match found.sign {
            '=' => String::new(),
            sign => format!("**{}** ", markup::markdown(&sign.to_string())),
        };
        let text = escaped(&lang.text(&found.message));
        let _ = writeln!(out, "- {sign}{}{text}", label.unwrap_or_default());
    }
}
