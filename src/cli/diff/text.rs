//! The report as text for a terminal or a pipe.
//!
//! Where there are colours, words that went are struck through and words that came are underlined;
//! elsewhere they stand in `[-…-]` and `{+…+}`, as git's word diff has them.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::Compared;
use crate::cli::output::width;
use crate::cli::session::Session;
use crate::diff::text::{Mark, Row};
use crate::diff::{Deed, EffectKind, Line};
use crate::i18n::visible;

/// With `-q` nothing but the lines; with `-v` every finding that came or went.
pub(super) fn write(compared: &Compared, session: &Session, plain: bool) -> String {
    let mut page = DiffTextPage { out: String::new(), width: width(), plain, session };
    let report = &compared.report;
    for section in &report.sections {
        page.air();
        page.put(0, "", &[(heading(), session.text(&section.title))]);
        for line in &section.lines {
            page.line(line);
        }
    }
    if !report.effects.is_empty() {
        page.air();
        page.put(0, "", &[(heading(), session.lang.word("cli-diff-effects").into_owned())]);
        page.effects(compared);
    }
    if !session.quiet {
        page.air();
        for message in [Some(compared.counts()), compared.guesses()].into_iter().flatten() {
            page.put(0, "", &[(Style::new(), session.text(&message))]);
        }
    }
    page.out
}

fn heading() -> Style {
    Style::new().bold()
}

fn style_of(deed: Deed) -> Style {
    match deed {
        Deed::Added => AnsiColor::Green.on_default(),
        Deed::Removed => AnsiColor::Red.on_default(),
        Deed::Moved | Deed::Renamed => AnsiColor::Cyan.on_default(),
        Deed::Changed | Deed::Weakened | Deed::Strengthened => AnsiColor::Yellow.on_default(),
    }
}

struct DiffTextPage<'a> {
    out: String,
    width: usize,
    plain: bool,
    session: &'a Session,
}

impl DiffTextPage<'_> {
    /// An empty line between two blocks.
    fn air(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn line(&mut self, line: &Line) {
        let deed = line.shown_deed();
        let sign = format!("{} ", deed.sign());
        self.put(2, &sign, &[(style_of(deed), self.session.text(&line.message))]);
        self.rows(&line.rows);
    }

    /// The sentences that changed; an ellipsis stands for those between them that did not.
    fn rows(&mut self, rows: &[Row]) {
        let mut passed = false;
        let mut shown = false;
        for row in rows {
            if row.iter().all(|piece| piece.mark == Mark::Same) {
                passed |= shown && !row.is_empty();
                continue;
            }
            if std::mem::take(&mut passed) {
                self.put(6, "", &[(Style::new().dimmed(), String::from("[…]"))]);
            }
            shown = true;
            let pieces: Vec<(Style, String)> = row
                .iter()
                .map(|piece| {
                    let text = visible(&piece.text);
                    match piece.mark {
                        Mark::Same => (Style::new(), text.into_owned()),
                        Mark::Removed if self.plain => (Style::new(), format!("[-{text}-]")),
                        Mark::Added if self.plain => (Style::new(), format!("{{+{text}+}}")),
                        Mark::Removed => (style_of(Deed::Removed).strikethrough(), text.into_owned()),
                        Mark::Added => (style_of(Deed::Added).underline(), text.into_owned()),
                    }
                })
                .collect();
            self.put(6, "", &pieces);
        }
    }

    fn effects(&mut self, compared: &Compared) {
        for found in compared.consequences(self.session.verbose) {
            let text = self.session.text(&found.message);
            let text = match found.label {
                Some(label) => format!("{} {text}", self.session.text(&label)),
                None => text,
            };
            let style = match found.kind {
                EffectKind::FindingCame(..) | EffectKind::OutcomeLost => style_of(Deed::Removed),
                EffectKind::FindingWent(..) => style_of(Deed::Added),
                _ => Style::new(),
            };
            self.put(2, &format!("{} ", found.sign), &[(style, text)]);
        }
    }

    /// Pieces behind a margin and a sign, broken at blanks to the width of the page; following lines
    /// stand below the text. A text without blanks is left as it is.
    fn put(&mut self, margin: usize, sign: &str, pieces: &[(Style, String)]) {
        let hanging = margin + sign.width();
        self.out.push_str(&" ".repeat(margin));
        let first = pieces.first().map_or(Style::new(), |(style, _)| *style);
        self.paint(first, sign);
        let mut used = hanging;
        for (style, text) in pieces {
            let mut run = String::new();
            for (at, word) in text.split(' ').enumerate() {
                if at > 0 {
                    if used + 1 + word.width() > self.width && used > hanging {
                        self.paint(*style, &std::mem::take(&mut run));
                        self.out.push('\n');
                        self.out.push_str(&" ".repeat(hanging));
                        used = hanging;
                    } else {
                        run.push(' ');
                        used += 1;
                    }
                }
                run.push_str(word);
                used += word.width();
            }
            self.paint(*style, &run);
        }
        self.out.push('\n');
    }

    fn paint(&mut self, style: Style, text: &str) {
        if self.plain || style == Style::new() || text.is_empty() {
            self.out.push_str(text);
        } else {
            // Writing to a String can't fail.
            let _ = write!(self.out, "{style}{text}{style:#}");
        }
    }
}
