//! Walks over the text of a file: white space, comments, texts, numbers, names.
//!
//! Every step either moves on or gives an error with its place; nothing here recurses, so no input
//! can exhaust the stack. What the pieces mean is the reader's business.

// Errors travel on the heap, so that results stay one word small.
#![allow(clippy::unnecessary_box_returns)]

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::atoms::unclosed_text;
use super::error::{Expected, Problem, ReadError};

/// The deepest nesting that is read, as in the `ron` crate.
pub(super) const MAX_DEPTH: usize = 128;

/// The bytes of plain names, by value.
static NAME_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    table
};

pub(super) type Result<T> = std::result::Result<T, Box<ReadError>>;

/// A container of unknown shape on the way through [`Lexer::skip_value`].
struct OpenContainer {
    opener: u8,
    /// A key and its colon were read; a value must follow.
    has_key: bool,
}

/// A place in a text, moving forward.
#[derive(Clone)]
pub(super) struct Lexer<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    pub(super) fn starts_with(&self, prefix: &str) -> bool {
        self.rest().starts_with(prefix.as_bytes())
    }

    /// Skips blanks; stops at a line break if asked to.
    fn blanks(&mut self, stop_at_line: bool) {
        const STEP: &[u8; 4] = b"    ";
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'\n' if stop_at_line => return,
                // A quarter of a file is indentation: a level at a time where it can be.
                b'\n' | b' ' => {
                    self.at += 1;
                    while bytes[self.at..].first_chunk() == Some(STEP) {
                        self.at += STEP.len();
                    }
                }
                // The other blanks of RON: U+000B, U+000C, U+0085, U+200E, U+200F, U+2028, U+2029.
                b'\t' | b'\r' | 0x0b | 0x0c => self.at += 1,
                0xc2 if bytes.get(self.at + 1) == Some(&0x85) => self.at += 2,
                0xe2 if bytes.get(self.at + 1) == Some(&0x80)
                    && matches!(bytes.get(self.at + 2), Some(0x8e | 0x8f | 0xa8 | 0xa9)) =>
                {
                    self.at += 3;
                }
                _ => return,
            }
        }
    }

    /// Skips blanks and gathers comments, verbatim, up to the next token.
    #[inline]
    pub(super) fn gap(&mut self, comments: &mut Vec<Box<str>>) -> Result<()> {
        match self.peek() {
            // Most often there is nothing to skip.
            Some(byte) if byte > b' ' && byte < 0x80 && byte != b'/' => Ok(()),
            _ => self.wide_gap(comments),
        }
    }

    fn wide_gap(&mut self, comments: &mut Vec<Box<str>>) -> Result<()> {
        self.blanks(false);
        while self.peek() == Some(b'/') {
            comments.push(unix(self.comment()?));
            self.blanks(false);
        }
        Ok(())
    }

    /// Gathers the comments that follow on the same line and belong to what stands before them: those
    /// after which the line, or the container, ends.
    pub(super) fn same_line(&mut self, comments: &mut Vec<Box<str>>) -> Result<()> {
        let start = self.at;
        let kept = comments.len();
        loop {
            self.blanks(true);
            match self.peek() {
                Some(b'/') => {
                    let comment = self.comment()?;
                    comments.push(unix(comment));
                    if comment.starts_with("//") {
                        return Ok(());
                    }
                }
                None | Some(b'\n' | b')' | b']' | b'}' | b',') => return Ok(()),
                Some(_) => {
                    comments.truncate(kept);
                    self.at = start;
                    return Ok(());
                }
            }
        }
    }

    /// Steps over what follows an item where this program wrote it without a comment: a comma and the end
    /// of the line or one blank, or the end of the container. Says whether there may be another item; none
    /// where it has to be looked at closer.
    #[inline]
    pub(super) fn plain_end(&mut self, close: u8) -> Option<bool> {
        let more = match *self.rest() {
            [b',', b'\n', ..] => true,
            [b',', b' ', next, ..] if next.is_ascii_graphic() && next != b'/' => true,
            [end, ..] if end == close => false,
            _ => return None,
        };
        self.at += 1;
        Some(more)
    }

    /// One comment, without the blanks at its end.
    fn comment(&mut self) -> Result<&'a str> {
        let start = self.at;
        if self.starts_with("//") {
            let end = memchr::memchr(b'\n', self.rest()).map_or(self.text.len(), |n| start + n);
            self.at = end;
            return Ok(self.text[start..end].trim_end());
        }
        if !self.starts_with("/*") {
            return Err(self.unexpected(Expected::Value));
        }
        self.at += 2;
        let mut depth = 1usize;
        while depth > 0 {
            let Some(found) = memchr::memchr2(b'*', b'/', self.rest()) else {
                return Err(ReadError::new(Problem::UnclosedComment, start..start + 2));
            };
            self.at += found;
            if self.starts_with("*/") {
                depth -= 1;
                self.at += 2;
            } else if self.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else {
                self.at += 1;
            }
        }
        Ok(&self.text[start..self.at])
    }

    /// A bare name, if one stands here.
    pub(super) fn name(&mut self) -> Option<&'a str> {
        let start = self.at;
        let rest = &self.text[start..];
        // A raw name, `r#type`, may hold dots and signs too.
        if let Some(raw) = rest.strip_prefix("r#").filter(|raw| raw.starts_with(is_raw_name_letter)) {
            let end = raw.find(|c| !is_raw_name_letter(c)).unwrap_or(raw.len());
            self.at += 2 + end;
            return Some(&raw[..end]);
        }
        let body = rest;
        let plain = |byte: &u8| NAME_BYTES[usize::from(*byte)];
        let ascii = body.as_bytes().iter().position(|byte| !plain(byte)).unwrap_or(body.len());
        let end = match body.as_bytes().get(ascii) {
            Some(byte) if !byte.is_ascii() => body.find(|c| !is_name_letter(c)).unwrap_or(body.len()),
            _ => ascii,
        };
        if end == 0 || body.as_bytes()[0].is_ascii_digit() {
            self.at = start;
            return None;
        }
        self.at += end;
        Some(&body[..end])
    }

    /// Steps over `name` and its colon where both stand here as this program writes them.
    pub(super) fn named(&mut self, name: &str) -> bool {
        let (rest, name) = (self.rest(), name.as_bytes());
        // Most names differ in their first letter.
        let found = rest.first() == name.first()
            && rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(b": "));
        self.at += if found { name.len() + 2 } else { 0 };
        found
    }

    /// Whether a text begins here.
    pub(super) fn at_text(&self) -> bool {
        match self.peek() {
            Some(b'"') => true,
            Some(b'r') => {
                let hashes = self.rest()[1..].iter().take_while(|b| **b == b'#').count();
                self.rest().get(1 + hashes) == Some(&b'"')
            }
            _ => false,
        }
    }

    /// A text in quotation marks, plain or raw.
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>> {
        let start = self.at;
        if self.peek() == Some(b'r') {
            return self.raw_string().map(Cow::Borrowed);
        }
        self.at += 1;
        let body = self.at;
        let Some(found) = memchr::memchr2(b'"', b'\\', self.rest()) else {
            return Err(unclosed_text(start));
        };
        self.at += found;
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(&self.text[body..self.at - 1]));
        }
        let mut out = String::from(&self.text[body..self.at]);
        loop {
            match self.peek() {
                None => return Err(unclosed_text(start)),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(out));
                }
                Some(b'\\') => self.escape(&mut out)?,
                Some(_) => {
                    let run = memchr::memchr2(b'"', b'\\', self.rest());
                    let run = run.ok_or_else(|| unclosed_text(start))?;
                    out.push_str(&self.text[self.at..self.at + run]);
                    self.at += run;
                }
            }
        }
    }

    fn raw_string(&mut self) -> Result<&'a str> {
        let start = self.at;
        let hashes = self.rest()[1..].iter().take_while(|b| **b == b'#').count();
        self.at += 2 + hashes;
        let body = self.at;
        loop {
            let Some(found) = memchr::memchr(b'"', self.rest()) else {
                return Err(unclosed_text(start));
            };
            let end = self.at + found;
            self.at = end + 1;
            let closing = self.rest().get(..hashes).is_some_and(|tail| tail.iter().all(|b| *b == b'#'));
            if closing {
                self.at += hashes;
                return Ok(&self.text[body..end]);
            }
        }
    }

    /// One escape sequence of RON: `\n \r \t \\ \" \' \0 \xHH \u{H…}` and a line break that counts for
    /// nothing together with the blanks behind it.
    fn escape(&mut self, out: &mut String) -> Result<()> {
        let start = self.at;
        self.at += 1;
        let letter = self.text[self.at..].chars().next();
        self.at += letter.map_or(0, char::len_utf8);
        let plain = match letter {
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('0') => '\0',
            Some(same @ ('\\' | '"' | '\'')) => same,
            Some('\n' | '\r') => {
                let blanks =
                    self.rest().iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
                self.at += blanks.count();
                return Ok(());
            }
            Some('x') => self.escaped_bytes(start)?,
            Some('u') => {
                let close = self.text[self.at..].find('}');
                let digits = self.text[self.at..].strip_prefix('{').zip(close);
                let Some((digits, close)) = digits else { return Err(self.bad_escape(start)) };
                let digits = digits.get(..close - 1).unwrap_or_default();
                self.at += close + 1;
                self.code_point(start, digits)?
            }
            _ => return Err(self.bad_escape(start)),
        };
        if plain == '\0' {
            return Err(ReadError::new(Problem::Nul, start..self.at));
        }
        out.push(plain);
        Ok(())
    }

    /// The letter that one to four bytes `\xHH` write in UTF-8; the first `\x` is read.
    fn escaped_bytes(&mut self, start: usize) -> Result<char> {
        let mut bytes = Vec::with_capacity(4);
        loop {
            let digits =
                self.text.get(self.at..self.at + 2).filter(|two| two.bytes().all(|b| b.is_ascii_hexdigit()));
            let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            bytes.push(byte.ok_or_else(|| self.bad_escape(start))?);
            self.at += 2;
            if let Ok(text) = std::str::from_utf8(&bytes) {
                return text.chars().next().ok_or_else(|| self.bad_escape(start));
            }
            if bytes.len() == 4 || !self.starts_with("\\x") {
                return Err(self.bad_escape(start));
            }
            self.at += 2;
        }
    }

    fn code_point(&self, start: usize, digits: &str) -> Result<char> {
        (digits.len() <= 8 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
            .then(|| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32))
            .flatten()
            .ok_or_else(|| self.bad_escape(start))
    }

    fn bad_escape(&self, start: usize) -> Box<ReadError> {
        let end = self.text[start..].char_indices().nth(8).map_or(self.text.len(), |(n, _)| start + n);
        let end = end.min(self.at.max(start + 1));
        let end = (end..=self.text.len()).find(|n| self.text.is_char_boundary(*n)).unwrap_or(end);
        let text = self.text.get(start..end).unwrap_or("\\").to_owned();
        ReadError::new(Problem::BadEscape { text }, start..end)
    }

    /// The letters of a number, sign and point included.
    pub(super) fn number(&mut self) -> Option<&'a str> {
        let bytes = self.rest();
        let sign = usize::from(matches!(bytes.first(), Some(b'-' | b'+')));
        if !bytes.get(sign).is_some_and(|b| b.is_ascii_digit() || *b == b'.') {
            return None;
        }
        let mut end = sign;
        while let Some(byte) = bytes.get(end) {
            let exponent = end > 0 && matches!(bytes[end - 1], b'e' | b'E') && !self.is_hex(sign);
            match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'.' => end += 1,
                b'+' | b'-' if exponent => end += 1,
                _ => break,
            }
        }
        let text = &self.text[self.at..self.at + end];
        self.at += end;
        Some(text)
    }

    fn is_hex(&self, sign: usize) -> bool {
        self.rest()[sign..].starts_with(b"0x")
    }

    /// Steps over one well-formed value of any shape, `depth` levels below the top, and gives its text.
    pub(super) fn skip_value(&mut self, depth: usize) -> Result<&'a str> {
        let start = self.at;
        let mut open: Vec<OpenContainer> = Vec::new();
        let mut ignored = Vec::new();
        loop {
            // A value begins here, or the container on top ends.
            let mut named = false;
            match (self.peek(), open.last()) {
                (Some(opener @ (b'(' | b'[' | b'{')), _) => {
                    self.open(&mut open, opener, depth)?;
                    self.gap(&mut ignored)?;
                    continue;
                }
                (Some(closer), Some(top)) if !top.has_key && closes(top.opener, closer) => {
                    self.at += 1;
                    open.pop();
                }
                _ => named = self.skip_atom()?,
            }
            // A value ended. What may follow depends on what it stands in.
            loop {
                let end = self.at;
                let Some(top) = open.last_mut() else {
                    let mut ahead = self.clone();
                    ahead.gap(&mut ignored)?;
                    if named && ahead.peek() == Some(b'(') {
                        self.at = ahead.at;
                        break;
                    }
                    return Ok(&self.text[start..end]);
                };
                self.gap(&mut ignored)?;
                let opener = top.opener;
                match self.peek() {
                    Some(b'(') if named => break,
                    Some(b':') if !top.has_key && (opener == b'{' || opener == b'(' && named) => {
                        top.has_key = true;
                        self.at += 1;
                        self.gap(&mut ignored)?;
                        break;
                    }
                    Some(b',') if opener != b'{' || top.has_key => {
                        top.has_key = false;
                        self.at += 1;
                        self.gap(&mut ignored)?;
                        break;
                    }
                    Some(closer) if closes(opener, closer) && (opener != b'{' || top.has_key) => {
                        self.at += 1;
                        open.pop();
                        named = false;
                    }
                    _ => return Err(self.unexpected(closing(opener))),
                }
            }
            ignored.clear();
        }
    }

    fn open(&mut self, open: &mut Vec<OpenContainer>, opener: u8, depth: usize) -> Result<()> {
        if depth + open.len() >= MAX_DEPTH {
            return Err(ReadError::new(Problem::TooDeep { limit: MAX_DEPTH }, self.at..self.at + 1));
        }
        open.push(OpenContainer { opener, has_key: false });
        self.at += 1;
        Ok(())
    }

    /// The error that something else stands here.
    pub(super) fn unexpected(&self, expected: Expected) -> Box<ReadError> {
        let span = self.token_span();
        if span.is_empty() {
            return ReadError::new(Problem::UnexpectedEnd { expected }, span);
        }
        let found = self.text[span.clone()].to_owned();
        ReadError::new(Problem::Unexpected { found, expected }, span)
    }

    /// The span of what stands here: a word, or one character.
    pub(super) fn token_span(&self) -> Range<usize> {
        let rest = &self.text[self.at..];
        let word = rest
            .char_indices()
            .take(24)
            .take_while(|(_, c)| c.is_alphanumeric() || *c == '_')
            .last()
            .map_or(0, |(n, c)| n + c.len_utf8());
        let one = rest.chars().next().map_or(0, char::len_utf8);
        self.at..self.at + word.max(one)
    }
}

/// The letters of names; a letter may be written with its accent behind it.
fn is_name_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_combining_mark(c)
}

/// The letters of raw names.
fn is_raw_name_letter(c: char) -> bool {
    is_name_letter(c) || matches!(c, '.' | '+' | '-')
}

/// Whether a name has to be written as a raw one.
pub(super) fn needs_raw(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_digit()) || name.contains(['.', '+', '-'])
}

/// A piece of the file to keep verbatim: its line ends are the file's, not its own.
pub(super) fn unix(text: &str) -> Box<str> {
    if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text.into() }
}

fn closes(opener: u8, closer: u8) -> bool {
    matches!((opener, closer), (b'(', b')') | (b'[', b']') | (b'{', b'}'))
}

fn closing(opener: u8) -> Expected {
    Expected::Mark(match opener {
        b'(' => ")",
        b'[' => "]",
        _ => "}",
    })
}
