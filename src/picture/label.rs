//! What a box says, and the rows of text it is drawn with.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::i18n::visible;

/// How much a box says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Detail {
    /// Sign and code, on one row.
    Code,
    /// Sign and title, on one row.
    #[default]
    Title,
    /// Sign, title on one or two rows, duration and a note, in a frame.
    Card,
}

impl Detail {
    /// All of them, from little to much.
    pub const ALL: [Self; 3] = [Self::Code, Self::Title, Self::Card];
}

/// The characters around a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoxFrame {
    /// Left and right of a row.
    pub ends: [&'static str; 2],
    /// Top left, top right, bottom left, bottom right, across, down.
    pub card: [&'static str; 6],
    /// What a cut title ends with.
    pub cut: &'static str,
}

impl BoxFrame {
    /// For fonts that have them.
    pub const BOXES: Self =
        Self { ends: ["[", "]"], card: ["╭", "╮", "╰", "╯", "─", "│"], cut: "…" };
    /// For everywhere else.
    pub const ASCII: Self = Self { ends: ["[", "]"], card: ["+", "+", "+", "+", "-", "|"], cut: "~" };
}

/// The columns of a card that are kept for a note, which comes later than the picture.
const NOTE: usize = 5;

/// The most columns of a code.
const CODE: usize = 10;

/// What a box says: sign and note are put to it by whoever draws, since they may tell of findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// What it is called where there is little room.
    pub code: String,
    /// The title, made visible and cut to the width that was asked for.
    pub title: String,
    /// The title on the rows of a card: two at most.
    pub lines: Vec<String>,
    /// The duration; may be empty.
    pub figure: String,
    /// An « or » is only its word.
    pub bare: bool,
}

impl Label {
    pub(super) fn new(code: &str, title: &str, figure: String, columns: usize) -> Self {
        let cut = |text: &str, columns| fit(text, columns, BoxFrame::BOXES.cut).into_owned();
        let lines = two_rows(title, columns);
        Self { code: cut(code, CODE), title: cut(title, columns), lines, figure, bare: false }
    }

    /// A title that ends with a count, which is never cut off.
    pub(super) fn counted(code: &str, title: &str, count: usize, figure: String, columns: usize) -> Self {
        let count = format!(" +{count}");
        let label = Self::new(code, title, figure, columns.saturating_sub(count.len()).max(1));
        let title = label.title + &count;
        Self { lines: vec![title.clone()], title, ..label }
    }

    pub(super) fn bare(word: &str) -> Self {
        Self { title: word.to_owned(), bare: true, ..Self::default() }
    }

    /// How many columns the box takes.
    pub fn width(&self, detail: Detail) -> u32 {
        let title = self.title.width();
        let lines = || self.lines.iter().map(|line| line.width()).max().unwrap_or(0);
        let columns = match detail {
            _ if self.bare => title,
            Detail::Code => self.code.width() + 3,
            Detail::Title => title + 4,
            Detail::Card => (lines() + 6).max(self.figure.width() + NOTE + 7),
        };
        u32::try_from(columns).unwrap_or(u32::MAX)
    }

    /// How many rows it takes.
    pub fn height(&self, detail: Detail) -> u32 {
        let lines = if detail == Detail::Card && !self.bare { self.lines.len() + 2 } else { 1 };
        u32::try_from(lines).unwrap_or(u32::MAX)
    }

    /// Its rows, each of exactly `width` columns where that is at least [`Label::width`].
    pub fn rows(
        &self,
        detail: Detail,
        sign: &str,
        note: &str,
        width: usize,
        frame: &BoxFrame,
    ) -> Vec<String> {
        if self.bare {
            return vec![self.title.clone()];
        }
        let cut = |text: &str| text.replace(BoxFrame::BOXES.cut, frame.cut);
        let [left, right] = frame.ends;
        match detail {
            Detail::Code => {
                vec![format!("{left}{sign}{}{right}", padded(&cut(&self.code), width.saturating_sub(3)))]
            }
            Detail::Title => {
                vec![format!("{left}{sign} {}{right}", padded(&cut(&self.title), width.saturating_sub(4)))]
            }
            Detail::Card => {
                let [tl, tr, bl, br, across, down] = frame.card;
                let inner = width.saturating_sub(2);
                let spaced = |text: &str| if text.is_empty() { String::new() } else { format!(" {text} ") };
                let (note, figure) = (spaced(&fit(note, NOTE, frame.cut)), spaced(&self.figure));
                let lead = inner.saturating_sub(note.width() + figure.width() + 2);
                let mut rows = vec![format!("{tl}{}{tr}", across.repeat(inner))];
                for (row, line) in self.lines.iter().enumerate() {
                    let sign = if row == 0 { sign } else { " " };
                    rows.push(format!(
                        "{down} {sign} {} {down}",
                        padded(&cut(line), inner.saturating_sub(4))
                    ));
                }
                rows.push(format!("{bl}{across}{note}{}{figure}{across}{br}", across.repeat(lead)));
                rows
            }
        }
    }
}

/// A text of at most `columns`, made visible, with a mark where it was cut.
fn fit<'a>(text: &'a str, columns: usize, cut: &str) -> Cow<'a, str> {
    let shown = visible(text);
    if shown.width() <= columns {
        return shown;
    }
    let mut out = String::new();
    let mut used = cut.width();
    for grapheme in shown.graphemes(true) {
        used += grapheme.width();
        if used > columns {
            break;
        }
        out.push_str(grapheme);
    }
    Cow::Owned(format!("{}{cut}", out.trim_end()))
}

/// A text on two rows of at most `columns`, broken between words; the second is cut.
fn two_rows(text: &str, columns: usize) -> Vec<String> {
    let shown = visible(text);
    if shown.width() <= columns {
        return vec![shown.into_owned()];
    }
    let fits = |end: &usize| shown[..*end].width() <= columns;
    let ends = shown.match_indices(' ').map(|(at, _)| at).filter(|at| *at > 0);
    let Some(end) = ends.take_while(fits).last() else {
        return vec![fit(text, columns, BoxFrame::BOXES.cut).into_owned()];
    };
    let rest = fit(&shown[end + 1..], columns, BoxFrame::BOXES.cut).into_owned();
    vec![shown[..end].to_owned(), rest]
}

/// A text filled with blanks.
fn padded(text: &str, columns: usize) -> String {
    let used = text.width();
    format!("{text}{}", " ".repeat(columns.saturating_sub(used)))
}
