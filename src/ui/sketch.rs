//! A small drawing of the part of the graph that an answer touches: as the graph view draws, with what comes
//! and what goes marked by a sign, by the line and by colour.

use std::collections::BTreeSet;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::glyphs::{ASCII, thick_line};
use super::theme::Theme;
use crate::app::questions::sketch::{Sketch, SketchDrawn, SketchFate};
use crate::i18n::Lang;
use crate::layout::{self, Direction, GlyphSet, Layout, LayoutOptions, Point, glyph};
use crate::picture::{BoxContent, BoxFrame, Detail};

/// The columns that a title may take, the most first: the first picture that fits is drawn.
const TITLES: [usize; 5] = [26, 20, 15, 11, 8];

/// The most rows.
const ROWS: u32 = 12;

/// The first of the drawings that fits into so many columns; nothing if none does.
pub(super) fn lines(sketches: &[Sketch], theme: &Theme, lang: Lang, columns: usize) -> Vec<Line<'static>> {
    let fitting = sketches.iter().find_map(|sketch| {
        TITLES.iter().find_map(|title| {
            let drawing = SketchDrawing::new(sketch.drawn(lang, *title));
            let fits = drawing.layout.width as usize <= columns && drawing.layout.height <= ROWS;
            fits.then(|| drawing.lines(theme))
        })
    });
    fitting.unwrap_or_default()
}

/// The part of the graph with its places.
struct SketchDrawing {
    drawn: SketchDrawn,
    layout: Layout,
}

impl SketchDrawing {
    fn new(drawn: SketchDrawn) -> Self {
        let mut input = drawn.picture.input();
        for (edge, fate) in input.edges.iter_mut().zip(&drawn.ties) {
            if *fate == SketchFate::Goes {
                edge.line = layout::LineStyle::Dotted;
            }
        }
        let options = LayoutOptions { direction: Direction::LeftToRight, ..LayoutOptions::default() };
        let layout = layout::layout(&input, &options);
        Self { drawn, layout }
    }

    fn lines(&self, theme: &Theme) -> Vec<Line<'static>> {
        let (width, height) = (self.layout.width as usize, self.layout.height as usize);
        let mut sheet = vec![vec![(String::from(" "), Style::new()); width]; height];
        self.ties(theme, &mut sheet);
        self.boxes(theme, &mut sheet);
        let line = |row: Vec<(String, Style)>| {
            Line::from(row.into_iter().map(|(text, style)| Span::styled(text, style)).collect::<Vec<_>>())
        };
        sheet.into_iter().map(line).collect()
    }

    fn ties(&self, theme: &Theme, sheet: &mut [Vec<(String, Style)>]) {
        let glyphs = theme.lines();
        let cells = |fate: SketchFate| -> BTreeSet<Point> {
            let routes = self.layout.edges.iter().zip(&self.drawn.ties).filter(|(_, other)| **other == fate);
            routes.flat_map(|(route, _)| route.cells()).collect()
        };
        let (stay, come, go) = (cells(SketchFate::Stays), cells(SketchFate::Comes), cells(SketchFate::Goes));
        let whose = |at: &Point| match (stay.contains(at), come.contains(at), go.contains(at)) {
            (false, true, false) => SketchFate::Comes,
            (false, false, true) => SketchFate::Goes,
            _ => SketchFate::Stays,
        };
        for cell in self.layout.cells.window(0..self.layout.width, 0..self.layout.height) {
            let fate = whose(&cell.at);
            let letter = glyph(&cell, glyphs);
            let letter = match fate {
                SketchFate::Comes if glyphs == GlyphSet::Boxes => thick_line(letter),
                _ => letter,
            };
            put(sheet, cell.at, letter.to_string(), style(theme, fate));
        }
        // The sign of a line stands where no other line is, as far along as possible.
        for (route, fate) in
            self.layout.edges.iter().zip(&self.drawn.ties).filter(|(_, fate)| **fate != SketchFate::Stays)
        {
            let cells: Vec<Point> = route.cells().collect();
            let inner = cells.get(..cells.len().saturating_sub(1)).unwrap_or_default();
            let flat = |at: &&Point| {
                let beside = |by: i64| {
                    let column = u32::try_from(i64::from(at.column) + by).unwrap_or(0);
                    cells.contains(&Point { column, row: at.row })
                };
                whose(at) == *fate && beside(-1) && beside(1)
            };
            if let Some(at) = inner.iter().rev().find(flat) {
                put(sheet, *at, sign(theme, *fate).to_owned(), style(theme, *fate));
            }
        }
    }

    fn boxes(&self, theme: &Theme, sheet: &mut [Vec<(String, Style)>]) {
        let frame = if *theme.glyphs == ASCII { &BoxFrame::ASCII } else { &BoxFrame::BOXES };
        let boxes = self.drawn.picture.nodes.iter().zip(&self.drawn.boxes);
        for ((node, fate), placed) in boxes.zip(&self.layout.nodes) {
            let fate = *fate;
            let mark = sign(theme, fate);
            let style = match (node.what, fate) {
                (BoxContent::Choice(_), SketchFate::Stays) => theme.link_alternative,
                _ => style(theme, fate),
            };
            let rows = node.label.rows(Detail::Title, mark, "", placed.width as usize, frame);
            for (row, text) in (placed.row..).zip(rows) {
                // The whole text stands in its first cell; the cells behind it are its own.
                let at = Point { column: placed.column, row };
                let wide = super::text::width(&text);
                put(sheet, at, text, style);
                for column in (placed.column + 1..).take(wide.saturating_sub(1)) {
                    put(sheet, Point { column, row }, String::new(), style);
                }
            }
        }
    }
}

fn put(sheet: &mut [Vec<(String, Style)>], at: Point, text: String, style: Style) {
    let cell = sheet.get_mut(at.row as usize).and_then(|row| row.get_mut(at.column as usize));
    if let Some(cell) = cell {
        *cell = (text, style);
    }
}

fn style(theme: &Theme, fate: SketchFate) -> Style {
    match fate {
        SketchFate::Stays => Style::new(),
        SketchFate::Comes => theme.added,
        SketchFate::Goes => theme.removed,
    }
}

fn sign(theme: &Theme, fate: SketchFate) -> &'static str {
    match fate {
        SketchFate::Stays => theme.glyphs.mandatory,
        SketchFate::Comes => theme.glyphs.came,
        SketchFate::Goes => theme.glyphs.went,
    }
}
