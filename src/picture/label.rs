//! What a box says, and the rows of text it is drawn with.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::i18n::visible;

/// How much a box says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum Detail {
    /// Only its sign: one cell.
    Sign,
    /// Sign, title and duration, on one row.
    #[default]
    Row,
    /// The same in a frame of three rows.
    Card,
}

/// The characters around a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Left and right of a row.
    pub ends: [&'static str; 2],
    /// Top left, top right, bottom left, bottom right, across, down.
    pub card: [&'static str; 6],
    /// What a cut title ends with.
    pub cut: &'static str,
}

impl Frame {
    /// For fonts that have them.
    pub const BOXES: Self =
        Self { ends: ["[", "]"], card: ["╭", "╮", "╰", "╯", "─", "│"], cut: "…" };
    /// For everywhere else.
    pub const ASCII: Self = Self { ends: ["[", "]"], card: ["+", "+", "+", "+", "-", "|"], cut: "~" };
}

/// What a box says: a sign is put before it by whoever draws, since it may tell of findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// The title, made visible and cut to the width that was asked for.
    pub title: String,
    /// The duration, or how many modules are folded; may be empty.
    pub figure: String,
    /// An « or » is only its word.
    pub bare: bool,
}

impl Label {
    pub(super) fn new(title: &str, figure: String, columns: usize) -> Self {
        Self { title: fit(title, columns, Frame::BOXES.cut).into_owned(), figure, bare: false }
    }

    pub(super) fn bare(word: &str) -> Self {
        Self { title: word.to_owned(), figure: String::new(), bare: true }
    }

    /// How many columns the box takes.
    pub fn width(&self, detail: Detail) -> u32 {
        let title = self.title.width();
        let figure = self.figure.width();
        let columns = match detail {
            _ if self.bare => title,
            Detail::Sign => 1,
            Detail::Row if figure == 0 => title + 4,
            Detail::Row => title + figure + 6,
            Detail::Card => (title + 6).max(figure + 6),
        };
        u32::try_from(columns).unwrap_or(u32::MAX)
    }

    /// How many rows it takes.
    pub fn height(&self, detail: Detail) -> u32 {
        if detail == Detail::Card && !self.bare { 3 } else { 1 }
    }

    /// Its rows, each of exactly `width` columns where that is at least [`Label::width`].
    pub fn rows(&self, detail: Detail, sign: &str, width: usize, frame: &Frame) -> Vec<String> {
        if self.bare {
            return vec![self.title.clone()];
        }
        let title = if frame.cut == Frame::BOXES.cut {
            Cow::Borrowed(self.title.as_str())
        } else {
            Cow::Owned(self.title.replace(Frame::BOXES.cut, frame.cut))
        };
        let [left, right] = frame.ends;
        match detail {
            Detail::Sign => vec![sign.to_owned()],
            Detail::Row => {
                let rest = width.saturating_sub(4);
                let said = if self.figure.is_empty() {
                    padded(&title, rest)
                } else {
                    let figure = self.figure.width();
                    format!("{} {}", padded(&title, rest.saturating_sub(figure + 1)), self.figure)
                };
                vec![format!("{left}{sign} {said}{right}")]
            }
            Detail::Card => {
                let [tl, tr, bl, br, across, down] = frame.card;
                let inner = width.saturating_sub(2);
                let said = padded(&title, inner.saturating_sub(4));
                let figure =
                    if self.figure.is_empty() { String::new() } else { format!(" {} ", self.figure) };
                let lead = inner.saturating_sub(figure.width() + 1);
                vec![
                    format!("{tl}{}{tr}", across.repeat(inner)),
                    format!("{down} {sign} {said} {down}"),
                    format!("{bl}{}{figure}{across}{br}", across.repeat(lead)),
                ]
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

/// A text filled with blanks.
fn padded(text: &str, columns: usize) -> String {
    let used = text.width();
    format!("{text}{}", " ".repeat(columns.saturating_sub(used)))
}
