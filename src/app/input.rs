//! A text being typed: one line or many, with a cursor that moves by what people see as a letter.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::key::{Code, Key};

/// A text and the place in it where the next letter goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// In bytes, always between two graphemes.
    cursor: usize,
    /// Texts before each change, to go back to.
    past: Vec<(String, usize)>,
}

impl Input {
    /// A text with the cursor at its end.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { cursor: text.len(), text, past: Vec::new() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place of the cursor, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Types a text; in a single line, line breaks become spaces.
    pub fn insert(&mut self, text: &str, many_lines: bool) {
        self.remember();
        let unix = text.replace("\r\n", "\n").replace('\r', "\n");
        let clean: String = unix
            .chars()
            .map(|c| if c == '\n' && !many_lines { ' ' } else { c })
            .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
            .collect();
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
        // What was typed may join the letter before it: a combining accent.
        self.cursor = self.boundary_at_or_after(self.cursor);
    }

    /// Obeys a key that edits or moves; says whether it did. `width` is that of the lines on screen,
    /// for moving up and down; a single line has none.
    pub fn key(&mut self, key: Key, width: Option<usize>) -> bool {
        match (key.code, key.ctrl) {
            (Code::Char('z'), true) => self.restore(),
            (Code::Char('a'), true) | (Code::Home, false) => self.cursor = self.line_start(width),
            (Code::Char('e'), true) | (Code::End, false) => self.cursor = self.line_end(width),
            (Code::Home, true) => self.cursor = 0,
            (Code::End, true) => self.cursor = self.text.len(),
            (Code::Char('w'), true) => self.erase(self.word_left()),
            (Code::Backspace, ctrl) if ctrl || key.alt => self.erase(self.word_left()),
            (Code::Char('u'), true) => self.erase(self.line_start(None)),
            (Code::Backspace, _) => self.erase(self.left()),
            (Code::Delete, _) => self.erase(self.right()),
            (Code::Left, true) => self.cursor = self.word_left(),
            (Code::Right, true) => self.cursor = self.word_right(),
            (Code::Left, _) => self.cursor = self.left(),
            (Code::Right, _) => self.cursor = self.right(),
            (Code::Up, _) if width.is_some() => self.vertical(width, -1),
            (Code::Down, _) if width.is_some() => self.vertical(width, 1),
            (Code::Enter, _) if width.is_some() => self.insert("\n", true),
            _ => match key.typed() {
                Some(c) => self.insert(c.encode_utf8(&mut [0; 4]), width.is_some()),
                None => return false,
            },
        }
        true
    }

    fn remember(&mut self) {
        if self.past.last().is_none_or(|(text, _)| *text != self.text) {
            self.past.push((self.text.clone(), self.cursor));
        }
    }

    fn restore(&mut self) {
        if let Some((text, cursor)) = self.past.pop() {
            self.text = text;
            self.cursor = cursor;
        }
    }

    /// Takes away what stands between the cursor and `to`.
    fn erase(&mut self, to: usize) {
        if to == self.cursor {
            return;
        }
        self.remember();
        let (start, end) = (to.min(self.cursor), to.max(self.cursor));
        self.text.replace_range(start..end, "");
        self.cursor = start;
    }

    fn left(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |g| self.cursor + g.len())
    }

    fn boundary_at_or_after(&self, at: usize) -> usize {
        self.text
            .grapheme_indices(true)
            .map(|(start, _)| start)
            .find(|start| *start >= at)
            .unwrap_or(self.text.len())
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

    fn line_start(&self, width: Option<usize>) -> usize {
        self.here(width).map_or(0, |(start, _)| start)
    }

    fn line_end(&self, width: Option<usize>) -> usize {
        self.here(width).map_or(self.text.len(), |(_, end)| end)
    }

    /// The line on screen that holds the cursor.
    fn here(&self, width: Option<usize>) -> Option<(usize, usize)> {
        let lines = wrap(&self.text, width?);
        let row = row_of(&lines, self.cursor);
        lines.get(row).copied()
    }

    fn vertical(&mut self, width: Option<usize>, by: isize) {
        let Some(width) = width else { return };
        let lines = wrap(&self.text, width);
        let row = row_of(&lines, self.cursor);
        let column = self.text[lines[row].0..self.cursor].width();
        let Some(target) = row.checked_add_signed(by).filter(|row| *row < lines.len()) else {
            self.cursor = if by < 0 { 0 } else { self.text.len() };
            return;
        };
        let (start, end) = lines[target];
        let mut at = start;
        for grapheme in self.text[start..end].graphemes(true) {
            if self.text[start..at].width() + grapheme.width() > column {
                break;
            }
            at += grapheme.len();
        }
        self.cursor = at;
    }
}

/// The row in which a byte stands, among the lines of [`wrap`].
pub fn row_of(lines: &[(usize, usize)], at: usize) -> usize {
    lines.iter().rposition(|(start, _)| *start <= at).unwrap_or(0)
}

/// Breaks a text into lines of at most `width` columns, between words where it can: the start and end
/// of each in bytes. There is always at least one.
pub fn wrap(text: &str, width: usize) -> Vec<(usize, usize)> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let mut line = start;
        let mut space = None;
        let mut used = 0;
        for (offset, grapheme) in paragraph.grapheme_indices(true) {
            let at = start + offset;
            let columns = grapheme.width();
            if used + columns > width && at > line {
                let cut = space.filter(|cut| *cut > line).unwrap_or(at);
                lines.push((line, cut));
                used = text[cut..at].width();
                line = cut;
                space = None;
            }
            used += columns;
            if grapheme == " " {
                space = Some(at + 1);
            }
        }
        let end = start + paragraph.len();
        lines.push((line, end));
        start = end + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::key::keys;
    use super::*;

    fn typed(line: &str, width: Option<usize>) -> (String, usize) {
        let mut input = Input::default();
        for key in keys(line) {
            input.key(key, width);
        }
        (input.text, input.cursor)
    }

    #[test]
    fn editing_moves_by_letters_as_people_see_them() {
        assert_eq!(typed("e\u{301}te\u{301}<Backspace>", None), ("e\u{301}t".into(), 4));
        assert_eq!(typed("👩‍🏫a<Left><Left><Delete>", None), ("a".into(), 0));
        assert_eq!(typed("un deux<Ctrl-W>trois", None), ("un trois".into(), 8));
        assert_eq!(typed("abc<Home>x<End>y", None), ("xabcy".into(), 5));
        assert_eq!(typed("abc<Ctrl-Z>", None), ("ab".into(), 2));
    }

    #[test]
    fn long_texts_wrap_between_words_and_the_cursor_follows() {
        let text = "un deux trois\nquatre";
        let lines: Vec<&str> = wrap(text, 8).into_iter().map(|(a, b)| &text[a..b]).collect();
        assert_eq!(lines, ["un deux ", "trois", "quatre"]);
        assert_eq!(typed("un deux trois<Up>X", Some(8)), ("un deXux trois".into(), 6));
        assert_eq!(wrap("", 5), [(0, 0)]);
    }
}
