//! The gate that everything printed passes: nothing but line breaks and, in a report, the colours of the program
//! steers a terminal.
//!
//! Owns the last look at a text. What a report quotes is made visible where it is put into words already; here
//! nothing that was forgotten comes through.

use std::borrow::Cow;

use crate::i18n::{visible, visible_lines};
use crate::model::is_hidden;

/// A document: no colours, so nothing that steers.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    visible_lines(text)
}

/// A report, which may hold colours. Anything else is made visible.
pub(super) fn styled(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_hidden(c) && c != '\n') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(|c| is_hidden(c) && c != '\n') {
        let (before, hidden) = rest.split_at(at);
        out.push_str(before);
        let passes = colour(hidden).unwrap_or(0);
        // What is no colour is one character.
        let len = if passes > 0 { passes } else { hidden.chars().next().map_or(0, char::len_utf8) };
        let (hidden, behind) = hidden.split_at(len);
        let shown = if passes > 0 { hidden.into() } else { visible(hidden) };
        out.push_str(&shown);
        rest = behind;
    }
    out.push_str(rest);
    out.into()
}

/// The length of the colour that a text begins with: `ESC [`, numbers, `m`.
fn colour(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("\x1b[")?;
    let end = inside.find(|c: char| !(c.is_ascii_digit() || c == ';'))?;
    inside.get(end..)?.starts_with('m').then_some("\x1b[".len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::markup::{Style, paint};

    #[test]
    fn colours_pass_and_nothing_else() {
        let painted = format!("a\n{}\n", paint(Style::Heading, "b"));
        assert_eq!(styled(&painted), painted);
        assert_eq!(styled("\x1b[2J\x1b]0;x\x07\u{9b}m\r\x1b[1"), "␛[2J␛]0;x␇<U+009B>m␍␛[1");
        assert_eq!(plain(&painted), "a\n␛[1m␛[4mb␛[0m\n");
        assert_eq!(styled(""), "");
    }
}
