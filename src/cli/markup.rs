//! Colours of the program's own, and text fit for Markdown and JSON.

use anstyle::AnsiColor;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// A note.
    Note,
    /// Something that can be typed.
    Literal,
    /// A heading.
    Heading,
    /// Text that went.
    Gone,
    /// Text that came.
    Come,
}

impl From<Style> for anstyle::Style {
    fn from(style: Style) -> Self {
        match style {
            Style::Error => AnsiColor::BrightRed.on_default().bold(),
            Style::Warning => AnsiColor::Yellow.on_default().bold(),
            Style::Note => AnsiColor::BrightCyan.on_default().bold(),
            Style::Literal => Self::new().bold(),
            Style::Heading => Self::new().bold().underline(),
            Style::Gone => AnsiColor::Red.on_default(),
            Style::Come => AnsiColor::Green.on_default(),
        }
    }
}

/// Text in its colour; taken out again by the stream where there are to be none.
pub(crate) fn paint(style: Style, text: &str) -> String {
    let style = anstyle::Style::from(style);
    format!("{style}{text}{style:#}")
}

/// Text that Markdown shows as it is.
pub(crate) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

pub(crate) use crate::export::json::escaped as json;

/// A value as printed JSON, with a line break at its end.
pub(crate) fn json_text(value: &serde_json::Value) -> String {
    json(&format!("{value:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::is_hidden;

    #[test]
    fn json_keeps_its_value_and_hides_nothing() {
        let value = serde_json::json!({"title": "a\u{1b}[2J\u{202e}b\u{9b}\u{e0041}\u{7f}", "lines": "a\nb"});
        let text = json_text(&value);
        assert!(!text.contains(|c| is_hidden(c) && c != '\n'), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn markdown_shows_what_was_meant() {
        assert_eq!(markdown("a_b*c <x>"), "a\\_b\\*c \\<x\\>");
    }
}
