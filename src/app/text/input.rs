//! A text being typed: one line or many, with a cursor that moves by what people see as a letter, a part
//! that may be selected, and its own undo and redo, a word at a time.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::app::commands::key::{Code, Key};
use crate::app::text::wrap::{byte_at, columns, row_of, wrap};

/// Lines that a page moves by.
const PAGE: isize = 10;

/// A text and the place in it where the next letter goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
    /// The other end of what is selected.
    anchor: Option<usize>,
    /// The column that moving up and down keeps to.
    column: Option<usize>,
    past: Vec<InputEdit>,
    undone: Vec<InputEdit>,
    /// Whether the next letter may join the last edit.
    joins: bool,
}

/// A piece of text in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct InputEdit {
    at: usize,
    gone: String,
    come: String,
    /// Where the cursor was before.
    cursor: usize,
}

impl InputEdit {
    /// Takes up an edit that goes on where this one ended: letters of one word, or letters erased one
    /// after the other. Says whether it did.
    fn take_up(&mut self, next: &Self) -> bool {
        let blank = |text: &str| text.ends_with(char::is_whitespace);
        if next.gone.is_empty() && next.at == self.at + self.come.len() && !self.come.is_empty() {
            let joins = !blank(&self.come) || blank(&next.come);
            if joins {
                self.come.push_str(&next.come);
            }
            return joins;
        }
        if !next.come.is_empty() || !self.come.is_empty() {
            return false;
        }
        if next.at + next.gone.len() == self.at {
            self.gone.insert_str(0, &next.gone);
            self.at = next.at;
            return true;
        }
        if next.at == self.at {
            self.gone.push_str(&next.gone);
            return true;
        }
        false
    }
}

impl Input {
    /// A text with the cursor at its end.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { cursor: text.len(), text, ..Self::default() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of the cursor, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What is selected, in bytes.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some(anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// What is selected.
    pub fn selected(&self) -> Option<&str> {
        self.selection().map(|range| &self.text[range])
    }

    /// Types a text in the place of what is selected; in a single line, line breaks become spaces.
    pub fn insert(&mut self, text: &str, many_lines: bool) {
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let clean: String = unix
            .chars()
            .map(|c| if c == '\n' && !many_lines { ' ' } else { c })
            .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
            .nfc()
            .collect();
        let pasted = clean.chars().nth(1).is_some();
        self.joins &= !pasted;
        let range = self.selection().unwrap_or(self.cursor..self.cursor);
        self.replace(range, &clean);
        self.joins &= !pasted;
    }

    /// Obeys a key that edits or moves; says whether it did. `width` is that of the lines on screen,
    /// for moving up and down; a single line has none.
    pub fn key(&mut self, key: Key, width: Option<usize>) -> bool {
        if let Some((to, column)) = self.target(key, width) {
            self.go(to, key.shift);
            self.column = column;
            return true;
        }
        match (key.code, key.ctrl) {
            (Code::Char('z'), true) => drop(self.undo()),
            (Code::Char('y'), true) => drop(self.redo()),
            (Code::Char('w'), true) => self.erase(self.word_left()),
            (Code::Backspace, ctrl) if ctrl || key.alt => self.erase(self.word_left()),
            (Code::Delete, true) => self.erase(self.word_right()),
            (Code::Char('u'), true) => self.erase(self.paragraph_start()),
            (Code::Char('k'), true) => self.erase(self.paragraph_end().max(self.cursor)),
            (Code::Backspace, _) => self.erase(self.left()),
            (Code::Delete, _) => self.erase(self.right()),
            (Code::Enter, _) if width.is_some() => self.insert("\n", true),
            _ => match key.typed() {
                Some(c) => self.insert(c.encode_utf8(&mut [0; 4]), width.is_some()),
                None => return false,
            },
        }
        true
    }

    /// Obeys a key in a single line; says whether the text is another one now.
    pub fn types(&mut self, key: Key) -> bool {
        let before = self.text.clone();
        self.key(key, None);
        before != self.text
    }

    /// Goes back by one edit; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(edit) = self.past.pop() else { return false };
        self.text.replace_range(edit.at..edit.at + edit.come.len(), &edit.gone);
        self.rest_at(edit.cursor);
        self.undone.push(edit);
        true
    }

    /// Does again what was undone; says whether there was anything.
    pub fn redo(&mut self) -> bool {
        let Some(edit) = self.undone.pop() else { return false };
        self.text.replace_range(edit.at..edit.at + edit.gone.len(), &edit.come);
        self.rest_at(self.snapped(edit.at + edit.come.len()));
        self.past.push(edit);
        true
    }

    /// Takes out what is selected, and gives it.
    pub fn cut(&mut self) -> Option<String> {
        let range = self.selection()?;
        let cut = self.text[range.clone()].to_owned();
        self.joins = false;
        self.replace(range, "");
        self.joins = false;
        Some(cut)
    }

    /// Goes to a row and column among lines of a width; on, with what is between selected, where
    /// `selecting`.
    pub fn point(&mut self, width: usize, (row, column): (usize, usize), selecting: bool) {
        let lines = wrap(&self.text, width);
        let line = lines[row.min(lines.len() - 1)];
        let to = byte_at(&self.text, line, column).min(self.last_of(line));
        self.go(to, selecting);
    }

    /// Where a key moves to, and the column that it keeps to.
    fn target(&self, key: Key, width: Option<usize>) -> Option<(usize, Option<usize>)> {
        let edge = self.selection().filter(|_| !key.shift && !key.ctrl);
        let to = match (key.code, key.ctrl) {
            (Code::Char('a'), true) | (Code::Home, false) => self.line(width).0,
            (Code::Char('e'), true) | (Code::End, false) => self.last_of(self.line(width)),
            (Code::Home, true) => 0,
            (Code::End, true) => self.text.len(),
            (Code::Left, true) => self.word_left(),
            (Code::Right, true) => self.word_right(),
            (Code::Left, _) => edge.map_or_else(|| self.left(), |range| range.start),
            (Code::Right, _) => edge.map_or_else(|| self.right(), |range| range.end),
            (Code::Up, false) => return Some(self.vertical(width?, -1)),
            (Code::Down, false) => return Some(self.vertical(width?, 1)),
            (Code::PageUp, _) => return Some(self.vertical(width?, -PAGE)),
            (Code::PageDown, _) => return Some(self.vertical(width?, PAGE)),
            _ => return None,
        };
        Some((to, None))
    }

    /// Moves the cursor; what lies between is selected, where `selecting`.
    fn go(&mut self, to: usize, selecting: bool) {
        self.anchor = selecting.then(|| self.anchor.unwrap_or(self.cursor));
        self.cursor = to;
        self.column = None;
        self.joins = false;
    }

    fn rest_at(&mut self, cursor: usize) {
        self.go(cursor, false);
    }

    fn replace(&mut self, range: Range<usize>, come: &str) {
        if range.is_empty() && come.is_empty() {
            return;
        }
        let edit = InputEdit {
            at: range.start,
            gone: self.text[range.clone()].to_owned(),
            come: come.to_owned(),
            cursor: self.cursor,
        };
        self.text.replace_range(range, come);
        // What was typed may join the letter before it: a combining accent.
        self.cursor = self.snapped(edit.at + come.len());
        self.anchor = None;
        self.column = None;
        self.undone.clear();
        let taken = self.joins && self.past.last_mut().is_some_and(|last| last.take_up(&edit));
        if !taken {
            self.past.push(edit);
        }
        self.joins = true;
    }

    /// Takes away what is selected, or what stands between the cursor and `to`.
    fn erase(&mut self, to: usize) {
        let range = self.selection().unwrap_or(to.min(self.cursor)..to.max(self.cursor));
        self.replace(range, "");
    }

    fn left(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |g| self.cursor + g.len())
    }

    /// The first place between two graphemes from a byte on.
    fn snapped(&self, at: usize) -> usize {
        let mut place = GraphemeCursor::new(at, self.text.len(), true);
        match place.is_boundary(&self.text, 0) {
            Ok(false) => place.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len()),
            _ => at,
        }
    }

    fn word_left(&self) -> usize {
        let before = &self.text[..self.cursor];
        before.unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn word_right(&self) -> usize {
        let after = &self.text[self.cursor..];
        after
            .unicode_word_indices()
            .next()
            .map_or(self.text.len(), |(at, word)| self.cursor + at + word.len())
    }

    fn paragraph_start(&self) -> usize {
        let start = self.text[..self.cursor].rfind('\n').map_or(0, |at| at + 1);
        // From the start of a paragraph, the break before it.
        if start == self.cursor { self.left() } else { start }
    }

    fn paragraph_end(&self) -> usize {
        let end = self.text[self.cursor..].find('\n').map_or(self.text.len(), |at| self.cursor + at);
        if end == self.cursor { self.right() } else { end }
    }

    /// The line on screen that holds the cursor.
    fn line(&self, width: Option<usize>) -> (usize, usize) {
        let Some(width) = width else { return (0, self.text.len()) };
        let lines = wrap(&self.text, width);
        lines[row_of(&lines, self.cursor)]
    }

    /// The last place of the cursor in a line: before the blank at which the text was broken, for behind
    /// it the next line begins.
    fn last_of(&self, (start, end): (usize, usize)) -> usize {
        let broken = end < self.text.len() && self.text.as_bytes()[end] != b'\n';
        match self.text[start..end].grapheme_indices(true).next_back() {
            Some((at, _)) if broken => start + at,
            _ => end,
        }
    }

    fn vertical(&self, width: usize, by: isize) -> (usize, Option<usize>) {
        let lines = wrap(&self.text, width);
        let row = row_of(&lines, self.cursor);
        let column = self.column.unwrap_or_else(|| columns(&self.text[lines[row].0..self.cursor]));
        let beyond = if by < 0 { row == 0 } else { row + 1 == lines.len() };
        if beyond {
            return (if by < 0 { 0 } else { self.text.len() }, None);
        }
        let line = lines[row.saturating_add_signed(by).min(lines.len() - 1)];
        let to = byte_at(&self.text, line, column).min(self.last_of(line));
        (to, Some(column))
    }
}

#[cfg(test)]
mod tests;
