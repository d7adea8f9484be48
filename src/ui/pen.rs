//! What drawing is done with: the cells, the theme, and a note of what was drawn where.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};

use super::glyphs::{ASCII, in_ascii};
use super::theme::Theme;
use crate::app::geometry::Area;
use crate::app::mouse::{Drawn, Spot};

/// What drawing is done with.
pub(super) struct Pen<'a, 'f> {
    pub(super) frame: &'a mut Frame<'f>,
    pub(super) theme: &'a Theme,
    /// Where the terminal's own cursor goes: always on the focus, for screen readers and magnifiers.
    pub(super) cursor: Option<Position>,
    drawn: Drawn,
}

impl<'a, 'f> Pen<'a, 'f> {
    pub(super) fn new(frame: &'a mut Frame<'f>, theme: &'a Theme) -> Self {
        // The ground of the whole screen, where the theme has one.
        let all = frame.area();
        frame.buffer_mut().set_style(all, theme.text);
        Self { frame, theme, cursor: None, drawn: Drawn::default() }
    }

    /// Puts the cursor where it belongs; gives what was drawn where.
    pub(super) fn done(self) -> Drawn {
        if *self.theme.glyphs == ASCII {
            for cell in self.frame.buffer_mut().content.iter_mut().filter(|cell| !cell.symbol().is_ascii()) {
                if let Some(ascii) = in_ascii(cell.symbol()) {
                    cell.set_symbol(ascii);
                }
            }
        }
        if let Some(at) = self.cursor {
            self.frame.set_cursor_position(at);
        }
        self.drawn
    }

    /// A rectangle of the frame; never beyond it, whatever the last known size was.
    pub(super) fn rect(&self, area: Area) -> Rect {
        Rect { x: area.x, y: area.y, width: area.width, height: area.height }.intersection(self.frame.area())
    }

    /// A frame around a part, with its title; gives what is inside.
    pub(super) fn framed(&mut self, title: &str, focused: bool, area: Rect) -> Rect {
        let block = Block::bordered()
            .border_set(self.theme.glyphs.border)
            .border_style(self.theme.frame_of(focused))
            .title(Span::styled(format!(" {title} "), self.theme.title));
        let inside = block.inner(area);
        self.frame.render_widget(block, area);
        inside
    }

    /// One line at a row of an area.
    pub(super) fn put(&mut self, area: Rect, row: usize, line: Line) {
        if let Some(at) = row_of(area, row) {
            self.frame.render_widget(line, at);
        }
    }

    /// One line at a row of an area that the mouse can hit.
    pub(super) fn put_spot(&mut self, area: Rect, row: usize, line: Line, target: Spot) {
        if let Some(at) = row_of(area, row) {
            self.frame.render_widget(line, at);
            self.note(at, target);
        }
    }

    /// Notes what the mouse hits in an area.
    pub(super) fn note(&mut self, area: Rect, target: Spot) {
        let Rect { x, y, width, height } = area;
        self.drawn.note(Area { x, y, width, height }, target);
    }

    /// Puts the cursor at a row and column of an area, if it is in it.
    pub(super) fn cursor_at(&mut self, area: Rect, row: usize, column: usize) {
        self.cursor = place(area, row, column);
    }

    /// Nothing that was drawn until now can be hit any more.
    pub(super) fn cover(&mut self) {
        self.drawn.cover();
    }

    /// Empties an area for what lies above.
    pub(super) fn clear(&mut self, area: Rect) {
        self.frame.render_widget(Clear, area);
        self.frame.buffer_mut().set_style(area, self.theme.text);
    }
}

fn row_of(area: Rect, row: usize) -> Option<Rect> {
    let row = u16::try_from(row).ok().filter(|row| *row < area.height)?;
    Some(Rect { y: area.y + row, height: 1, ..area })
}

/// The place of a row and column of an area, if it is in it.
pub(super) fn place(area: Rect, row: usize, column: usize) -> Option<Position> {
    let (row, column) = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
    let inside = row < area.height && area.width > 0;
    inside.then(|| Position { x: area.x + column.min(area.width - 1), y: area.y + row })
}
