//! A sheet of cells, each with what it shows and in which colour, to be printed.

use std::ops::Range;

use anstyle::{AnsiColor, Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What a cell is, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Ink {
    /// As the terminal has it.
    #[default]
    Plain,
    /// A heading.
    Title,
    /// The title of a stage.
    Stage,
    /// A module.
    Node,
    /// « Or ».
    Choice,
    /// What is taken together.
    Together,
    /// What matters less.
    Quiet,
    /// What should not be.
    Wrong,
}

impl Ink {
    fn style(self) -> Style {
        match self {
            Self::Plain | Self::Node => Style::new(),
            Self::Title => Style::new().bold(),
            Self::Stage => AnsiColor::Blue.on_default(),
            Self::Choice => AnsiColor::Yellow.on_default().bold(),
            Self::Together => AnsiColor::Cyan.on_default(),
            Self::Quiet => Style::new().dimmed(),
            Self::Wrong => AnsiColor::Red.on_default(),
        }
    }

    /// A text in its colour.
    pub(super) fn paint(self, text: &str) -> String {
        let style = self.style();
        if style == Style::new() { text.to_owned() } else { format!("{style}{text}{style:#}") }
    }
}

/// A sheet of cells.
#[derive(Debug, Clone)]
pub(super) struct Canvas {
    width: usize,
    /// Row by row: what begins in the cell; nothing where a wide letter goes on.
    cells: Vec<(String, Ink)>,
}

impl Canvas {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { width, cells: vec![(String::from(" "), Ink::Plain); width * height] }
    }

    /// Writes a text over what is there, as far as there is room.
    pub(super) fn put(&mut self, column: usize, row: usize, text: &str, ink: Ink) {
        self.put_within(column, row, text, self.width, ink);
    }

    /// The same over `room` cells at most.
    pub(super) fn put_within(&mut self, column: usize, row: usize, text: &str, room: usize, ink: Ink) {
        let end = column.saturating_add(room).min(self.width);
        let Some(line) = self.cells.get_mut(row * self.width..(row + 1) * self.width) else { return };
        let mut at = column;
        for grapheme in text.graphemes(true) {
            let width = grapheme.width();
            if width == 0 {
                continue;
            }
            if at + width > end {
                break;
            }
            line[at] = (grapheme.to_owned(), ink);
            for more in &mut line[at + 1..at + width] {
                *more = (String::new(), ink);
            }
            at += width;
        }
    }

    /// Some columns as lines, without blanks at their ends.
    pub(super) fn text(&self, columns: Range<usize>) -> String {
        let mut out = String::new();
        for line in self.cells.chunks(self.width.max(1)) {
            let line = &line[columns.start.min(line.len())..columns.end.min(line.len())];
            let used = line.iter().rposition(|(text, _)| text != " ").map_or(0, |last| last + 1);
            for piece in line[..used].chunk_by(|a, b| a.1 == b.1) {
                let text: String = piece.iter().map(|(text, _)| text.as_str()).collect();
                out.push_str(&piece[0].1.paint(&text));
            }
            out.push('\n');
        }
        out
    }
}
