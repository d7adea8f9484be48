//! Values that hold no others, as far as they only have to be stepped over: texts, bytes, characters, numbers,
//! ranges, names. What is valid in RON is stepped over whole; whether it is well formed inside is not asked, since
//! it is kept as it was written.

// Errors travel on the heap, so that results stay one word small.
#![allow(clippy::unnecessary_box_returns)]

use super::error::{Expected, Problem, ReadError};
use super::lexer::{Lexer, Result};

impl Lexer<'_> {
    /// Steps over a value that holds no others; says whether it was a name.
    pub(super) fn skip_atom(&mut self) -> Result<bool> {
        if self.at_text() {
            self.skip_text()?;
        } else if self.peek() == Some(b'\'') {
            self.character()?;
        } else if self.starts_with("b'") {
            self.at += 1;
            self.character()?;
            self.skip_range_end();
        } else if ["b\"", "br\"", "br#"].iter().any(|opening| self.starts_with(opening)) {
            self.at += 1;
            self.skip_text()?;
        } else if let Some(name) = self.name() {
            if name.starts_with("inf") || name.starts_with("NaN") {
                self.skip_range_end();
            }
            return Ok(true);
        } else if self.number().is_some() || self.skip_signed_name() {
            self.skip_range_end();
        } else {
            return Err(self.unexpected(Expected::Value));
        }
        Ok(false)
    }

    /// `-inf`, `+NaN`.
    fn skip_signed_name(&mut self) -> bool {
        let start = self.at;
        if matches!(self.peek(), Some(b'-' | b'+')) {
            self.at += 1;
            if self.name().is_some_and(|name| name.starts_with("inf") || name.starts_with("NaN")) {
                return true;
            }
        }
        self.at = start;
        false
    }

    /// What follows the beginning of a range: `1..5`, `1..=5`, `'a'..`. The points may stand in the number already.
    fn skip_range_end(&mut self) {
        let points = self.text[..self.at].ends_with("..");
        if !points {
            if !self.starts_with("..") {
                return;
            }
            self.at += 2;
        }
        self.at += usize::from(self.peek() == Some(b'='));
        if self.starts_with("b'") {
            self.at += 1;
            // What is no character is refused by what comes next.
            let _ = self.character();
        } else if self.number().is_none() && !self.skip_signed_name() {
            let mut ahead = self.clone();
            if ahead.name().is_some_and(|name| name.starts_with("inf") || name.starts_with("NaN")) {
                self.at = ahead.at;
            }
        }
    }

    /// A text or bytes, plain or raw, whatever its escapes mean.
    fn skip_text(&mut self) -> Result<()> {
        if self.peek() == Some(b'r') {
            return self.string().map(drop);
        }
        let start = self.at;
        self.at += 1;
        loop {
            let Some(found) = memchr::memchr2(b'"', b'\\', self.rest()) else {
                return Err(unclosed_text(start));
            };
            self.at += found + 1;
            if self.text.as_bytes()[self.at - 1] == b'"' {
                return Ok(());
            }
            let escaped = self.text[self.at..].chars().next().ok_or_else(|| unclosed_text(start))?;
            self.at += escaped.len_utf8();
        }
    }

    /// A character between apostrophes.
    pub(super) fn character(&mut self) -> Result<()> {
        let start = self.at;
        let body = self.text.get(start + 1..).unwrap_or_default();
        let skip = if body.starts_with('\\') { 2 } else { body.chars().next().map_or(0, char::len_utf8) };
        match body.get(skip..).and_then(|rest| rest.find('\'')) {
            Some(found) if found <= 10 => {
                self.at = start + 1 + skip + found + 1;
                Ok(())
            }
            _ => Err(unclosed_text(start)),
        }
    }
}

/// A whole number as RON writes it: with a sign, a base, parts by `_` and the name of its type.
pub(super) fn whole_number(text: &str) -> Option<u32> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let (base, digits) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        _ => (10, digits),
    };
    let (digits, largest) = match digits.find(['i', 'u']) {
        Some(at) => (&digits[..at], largest_of(&digits[at..])?),
        None => (digits, u32::MAX),
    };
    let digits = digits.replace('_', "");
    let number = u32::from_str_radix(&digits, base).ok().filter(|_| !digits.starts_with(['+', '-']))?;
    (number <= largest && (sign > 0 || number == 0)).then_some(number)
}

/// The largest number of a type of Rust that fits.
fn largest_of(kind: &str) -> Option<u32> {
    Some(match kind {
        "i8" => 127,
        "u8" => 255,
        "i16" => 32_767,
        "u16" => 65_535,
        "i32" => 2_147_483_647,
        "u32" | "u64" | "i64" => u32::MAX,
        _ => return None,
    })
}

pub(super) fn unclosed_text(start: usize) -> Box<ReadError> {
    ReadError::new(Problem::UnclosedText, start..start + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_stepped_over_to_their_end() {
        for value in [
            "-inf",
            "+inf",
            "-NaN",
            "inff32",
            "-inff64",
            "..",
            "..=3",
            "1..",
            "1..5",
            "1..=5",
            "1..-5",
            "-1.5..inf",
            "b'a'",
            "b'\\''",
            "b'a'..b'z'",
            "'\\u{41}'",
            "'''",
            "b\"\\0\\xff\"",
            "br##\"a\"#b\"##",
            "\"\\x00 \\\" é\"",
            "r#a.b-c",
            "0x_ff",
            "1_000.5e-3f32",
            "5u8",
        ] {
            let text = format!("{value},");
            let mut lexer = Lexer::new(&text);
            assert!(lexer.skip_atom().is_ok(), "{value}");
            assert_eq!(&text[..lexer.at], value);
        }
    }

    #[test]
    fn numbers_are_read_as_rust_writes_them() {
        for (text, wanted) in [
            ("10", Some(10)),
            ("+1_000", Some(1000)),
            ("-0", Some(0)),
            ("-1", None),
            ("0xfFu8", Some(255)),
            ("0x100u8", None),
            ("0b1010_1010", Some(170)),
            ("0o17i64", Some(15)),
            ("4294967295", Some(u32::MAX)),
            ("4294967296", None),
            ("1.5", None),
            ("", None),
            ("10u7", None),
        ] {
            assert_eq!(whole_number(text), wanted, "{text}");
        }
    }
}
