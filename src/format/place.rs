//! Where in a text a value stands: for findings, which know only the steps to it.
//!
//! Nothing is recorded while reading: most texts are never asked. A [`Places`] walks its text once, and each
//! container that is asked about once more.

use std::collections::HashMap;
use std::ops::Range;

use super::lexer::Lexer;
use crate::model::value::Step;

/// A place as people count: from 1, in lines and in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Position {
    /// The position of a byte of `text`.
    pub fn of(text: &str, byte: usize) -> Self {
        let byte = (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let before = &text[..byte];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1,
            column: before[start..].chars().count() + 1,
        }
    }
}

/// Finds values in one text.
///
/// The text is walked once for the record and once for each container that is entered, however many values
/// are asked for.
pub struct Places<'a> {
    text: &'a str,
    /// The span of the file's record.
    record: Range<usize>,
    /// Starts of lines, to count them once.
    lines: Vec<usize>,
    /// By [`STRIDE`] bytes, how many characters begin before: a file may be one line.
    characters: Vec<usize>,
    /// Where the entries of the maps and records on the way stand, by the place of their bracket.
    inside: HashMap<usize, EntryRanges<'a>>,
}

/// The entries of one container, by name or key; items also by `#` and their number.
type EntryRanges<'a> = HashMap<PlaceKey<'a>, Range<usize>>;

#[derive(PartialEq, Eq, Hash)]
enum PlaceKey<'a> {
    Named(std::borrow::Cow<'a, str>),
    At(usize),
}

impl<'a> Places<'a> {
    /// For a text that was read without error.
    pub fn new(text: &'a str) -> Self {
        let lines =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        let mut count = 0;
        let mut characters = vec![0];
        for stride in text.as_bytes().chunks(STRIDE) {
            count += beginnings(stride);
            characters.push(count);
        }
        let record = skip_to_record(&mut Lexer::new(text));
        Self { text, record, lines, characters, inside: HashMap::new() }
    }

    /// The span of the value that `steps` lead to, or of the nearest one around it. An entry's span
    /// covers its name or key and its value.
    pub fn find(&mut self, steps: &[Step]) -> Range<usize> {
        let mut span = self.record.clone();
        for step in steps {
            let Some(inner) = self.enter(span.clone(), step) else { break };
            span = inner;
        }
        span
    }

    /// The position of a byte, without counting lines again.
    pub fn position(&self, byte: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.lines[line - 1];
        Position { line, column: self.characters_before(byte) - self.characters_before(start) + 1 }
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, byte: usize) -> usize {
        let stride = byte / STRIDE;
        self.characters[stride] + beginnings(&self.text.as_bytes()[stride * STRIDE..byte])
    }

    fn enter(&mut self, span: Range<usize>, step: &Step) -> Option<Range<usize>> {
        let bracket = opening_bracket(self.text, span)?;
        let text = self.text;
        let entries =
            self.inside.entry(bracket).or_insert_with(|| entries(text, bracket).unwrap_or_default());
        let key = match step {
            Step::Field(name) => PlaceKey::Named((*name).into()),
            Step::Item(key) => PlaceKey::Named(key.clone().into()),
            Step::At(index) => PlaceKey::At(*index),
        };
        entries.get(&key).cloned()
    }
}

/// Between how many bytes characters are counted.
const STRIDE: usize = 1024;

/// How many characters begin in some bytes of a text.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

/// The span of the file's record.
fn skip_to_record(lex: &mut Lexer) -> Range<usize> {
    let mut ignored = Vec::new();
    let whole = 0..lex.text.len();
    loop {
        if lex.gap(&mut ignored).is_err() {
            return whole;
        }
        if lex.peek() != Some(b'#') {
            let start = lex.at;
            return if lex.skip_value(0).is_ok() { start..lex.at } else { whole };
        }
        // A text may hold a bracket: `#![schema = "…"]`.
        loop {
            match lex.peek() {
                None => return whole,
                Some(b']') => break,
                _ if lex.at_text() => {
                    if lex.string().is_err() {
                        return whole;
                    }
                }
                _ => lex.at += lex.text[lex.at..].chars().next().map_or(1, char::len_utf8),
            }
        }
        lex.at += 1;
    }
}

/// The bracket with which the value in `span` opens: behind the key and the colon of an entry, behind
/// the name of a record.
fn opening_bracket(text: &str, span: Range<usize>) -> Option<usize> {
    let mut lex = Lexer { text, at: span.start };
    let mut ignored = Vec::new();
    loop {
        match lex.peek()? {
            b'(' | b'[' | b'{' => return Some(lex.at),
            b':' => lex.at += 1,
            _ if lex.at_text() => drop(lex.string().ok()?),
            _ => drop(lex.name()?),
        }
        lex.gap(&mut ignored).ok()?;
        if lex.at >= span.end {
            return None;
        }
    }
}

fn entries(text: &str, bracket: usize) -> Option<EntryRanges<'_>> {
    let mut lex = Lexer { text, at: bracket + 1 };
    let mut found = EntryRanges::new();
    let mut count = 0;
    let mut ignored = Vec::new();
    loop {
        lex.gap(&mut ignored).ok()?;
        if matches!(lex.peek()?, b')' | b']' | b'}') {
            return Some(found);
        }
        let start = lex.at;
        let keyed = text.as_bytes()[bracket] != b'[';
        let mut name = None;
        if keyed {
            name = Some(if lex.at_text() { lex.string().ok()? } else { lex.name()?.into() });
            lex.gap(&mut ignored).ok()?;
            lex.at += 1;
            lex.gap(&mut ignored).ok()?;
        }
        let value = lex.at;
        lex.skip_value(0).ok()?;
        let span = start..lex.at;
        if !keyed {
            name = item_name(text, value);
            found.insert(PlaceKey::At(count), span.clone());
            count += 1;
        }
        if let Some(name) = name {
            found.entry(PlaceKey::Named(name)).or_insert(span);
        }
        lex.gap(&mut ignored).ok()?;
        if lex.peek()? == b',' {
            lex.at += 1;
        }
    }
}

/// What names an item of a list: its text, or the `id` of its record.
fn item_name(text: &str, start: usize) -> Option<std::borrow::Cow<'_, str>> {
    let mut lex = Lexer { text, at: start };
    if lex.at_text() {
        return lex.string().ok();
    }
    let id =
        entries(text, opening_bracket(text, start..text.len())?)?.remove(&PlaceKey::Named("id".into()))?;
    let quote = text[id.clone()].find('"')?;
    Lexer { text, at: id.start + quote }.string().ok()
}
