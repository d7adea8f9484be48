//! Errors of the `ron` crate as errors of this reader, which are translated.
//!
//! Path files are read by [`super::read`]. Configuration files and embedded tables are read by `ron`, whose
//! messages are English: the kinds that people meet have their own words, the others share one sentence.

use ron::Error;
use ron::error::{Position, SpannedError};

use super::error::{Expected, Problem, ReadError};

/// What a type says that it expects, in an error of serde, where that is a whole number.
pub const RON_NUMBER: &str = "a whole number";

/// The nesting at which `ron` stops.
const RON_DEPTH: usize = 128;

/// How much of the text at a place is quoted, in characters.
const QUOTED: usize = 24;

impl ReadError {
    /// An error of `ron` about `text`, with its place.
    pub fn from_ron(error: &SpannedError, text: &str) -> Self {
        let at = byte_offset(text, error.span.end);
        let found = quoted(&text[at..]);
        let problem =
            if text.trim().is_empty() { Problem::Empty } else { Problem::from_ron(&error.code, found) };
        Self { problem, span: at..at + found.len(), related: None }
    }
}

impl Problem {
    /// An error of `ron` about a place where `found` is written; nothing at the end of the text.
    pub fn from_ron(error: &Error, found: &str) -> Self {
        let unexpected = |found: &str, expected| {
            if found.is_empty() {
                Self::UnexpectedEnd { expected }
            } else {
                Self::Unexpected { found: found.to_owned(), expected }
            }
        };
        match error {
            Error::Eof => Self::UnexpectedEnd { expected: Expected::Value },
            Error::ExpectedArray => unexpected(found, Expected::List),
            Error::ExpectedArrayEnd => unexpected(found, Expected::Mark("]")),
            Error::ExpectedBoolean => unexpected(found, Expected::Flag),
            Error::ExpectedComma => unexpected(found, Expected::Mark(",")),
            Error::ExpectedFloat | Error::ExpectedInteger => unexpected(found, Expected::Number),
            Error::ExpectedIdentifier => unexpected(found, Expected::Name),
            Error::ExpectedMap => unexpected(found, Expected::Map),
            Error::ExpectedMapColon => unexpected(found, Expected::Mark(":")),
            Error::ExpectedMapEnd => unexpected(found, Expected::Mark("}")),
            Error::ExpectedString => unexpected(found, Expected::Text),
            Error::ExpectedStringEnd => Self::UnclosedText,
            Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => {
                unexpected(found, Expected::Record)
            }
            Error::ExpectedStructLikeEnd => unexpected(found, Expected::Mark(")")),
            Error::ExceededRecursionLimit => Self::TooDeep { limit: RON_DEPTH },
            Error::DuplicateStructField { field, .. } => Self::DuplicateField { name: (*field).to_owned() },
            Error::IntegerOutOfBounds => Self::BadNumber { text: found.to_owned() },
            Error::InvalidEscape(_) => Self::BadEscape { text: found.to_owned() },
            Error::InvalidValueForType { expected, .. } if expected == RON_NUMBER => {
                unexpected(found, Expected::Number)
            }
            Error::MissingStructField { field, .. } => Self::MissingField { name: field },
            Error::NoSuchEnumVariant { expected, found, .. }
            | Error::NoSuchStructField { expected, found, .. } => {
                unexpected(found, Expected::Symbol(expected))
            }
            Error::NoSuchExtension(name) => Self::UnknownExtension { name: name.clone() },
            Error::TrailingCharacters => Self::Trailing,
            Error::UnclosedBlockComment => Self::UnclosedComment,
            _ => unexpected(found, Expected::Words("format-expected-other")),
        }
    }
}

/// The byte of a line and column, both from 1 and in characters; the end of the text where there is none.
fn byte_offset(text: &str, place: Position) -> usize {
    let line_start = match place.line.checked_sub(2) {
        None => 0,
        Some(breaks) => text.match_indices('\n').nth(breaks).map_or(text.len(), |(at, _)| at + 1),
    };
    let columns = text[line_start..].char_indices().nth(place.col.saturating_sub(1));
    columns.map_or(text.len(), |(at, _)| line_start + at)
}

/// What is written at the beginning of a text, to be quoted: one mark, or letters up to the next mark.
fn quoted(text: &str) -> &str {
    let is_mark = |c: char| c.is_whitespace() || "()[]{}:,\"".contains(c);
    let end = text.char_indices().take(QUOTED).find(|(_, c)| is_mark(*c)).map_or_else(
        || text.char_indices().nth(QUOTED).map_or(text.len(), |(at, _)| at),
        |(at, c)| if at == 0 { c.len_utf8() } else { at },
    );
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> (String, usize) {
        let error = ron::from_str::<std::collections::BTreeMap<String, Vec<String>>>(text).unwrap_err();
        let error = ReadError::from_ron(&error, text);
        (format!("{} {}", error.code(), crate::i18n::Lang::En.text(&error.message())), error.span.start)
    }

    #[test]
    fn the_kinds_that_people_meet_are_translated_with_their_place() {
        for (text, message, at) in [
            ("", "F001 this file is empty", 0),
            ("{\"a\": ", "F003 the file ends too early; a list “[ … ]” should stand here", 6),
            ("[1]", "F002 unexpected “[”; a map “{ … }” should stand here", 0),
            ("{\"a\" [\"b\"]}", "F002 unexpected “[”; “:” should stand here", 5),
            ("{\n  \"é\": fr,\n}", "F002 unexpected “fr”; a list “[ … ]” should stand here", 10),
            ("{\"a\": [3]}", "F002 unexpected “3”; a text in quotation marks should stand here", 7),
            ("{\"a\": [\"b\" \"c\"]}", "F002 unexpected “\"”; “,” should stand here", 11),
            ("{} x", "F021 there is text after the end of the content", 3),
        ] {
            assert_eq!(error(text), (message.to_owned(), at), "{text}");
        }
    }

    #[test]
    fn no_message_of_ron_is_shown() {
        let message = Problem::from_ron(&Error::ExpectedRangeSyntax, "x");
        assert_eq!(
            message,
            Problem::Unexpected { found: "x".to_owned(), expected: Expected::Words("format-expected-other") }
        );
        assert_eq!(quoted(&"é".repeat(30)), "é".repeat(QUOTED));
    }
}
