//! What drawing is done with: the cells, the theme, and a note of what was drawn where.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

use super::glyphs::{ASCII, in_ascii};
use super::text::{cells, fit, width};
use super::theme::Theme;
use crate::app::mouse::{Drawn, Spot};
use crate::app::shell::geometry::Area;

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
        if theme.text != Style::new() {
            frame.buffer_mut().set_style(all, theme.text);
        }
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

    /// A frame around a part, with as much of its title as there is room for; gives what is inside.
    pub(super) fn framed(&mut self, title: &str, focused: bool, area: Rect) -> Rect {
        // Corners, a blank and a piece of the frame on each side.
        let title = fit(title, usize::from(area.width).saturating_sub(6));
        let block = Block::bordered()
            .border_set(self.theme.glyphs.border)
            .border_style(self.theme.frame_of(focused))
            .title(Span::styled(format!(" {title} "), self.theme.title));
        let inside = block.inner(area);
        self.frame.render_widget(block, area);
        inside
    }

    /// Says in the upper edge of a frame which of how many is chosen, where not all are seen.
    pub(super) fn count(&mut self, area: Rect, at: usize, of: usize) {
        self.on_edge(Rect { height: area.height.min(1), ..area }, &format!("{at}/{of}"));
    }

    /// Says something in the lower edge of a frame.
    pub(super) fn below(&mut self, area: Rect, words: &str) {
        self.on_edge(Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area }, words);
    }

    /// Says in the lower edge of a frame that there is more, above or below the `rows` that are seen of
    /// `count`, of which `first` is the first.
    pub(super) fn more(&mut self, area: Rect, first: usize, rows: usize, count: usize) {
        let glyphs = self.theme.glyphs;
        let above = if first > 0 { glyphs.up } else { "" };
        let below = if first + rows < count { glyphs.down } else { "" };
        if !(above.is_empty() && below.is_empty()) {
            self.below(area, &format!("{above}{below}"));
        }
    }

    /// Puts words into an edge, at its end, if the edge is still seen around them.
    fn on_edge(&mut self, edge: Rect, words: &str) {
        let words = format!(" {words} ");
        let wide = u16::try_from(width(&words)).unwrap_or(u16::MAX);
        if let Some(x) = edge.width.checked_sub(wide.saturating_add(2)).filter(|x| *x > 0) {
            let at = Rect { x: edge.x.saturating_add(x), width: wide, ..edge };
            self.put(at, 0, Line::styled(words, self.theme.quiet));
        }
    }

    /// One line at a row of an area.
    pub(super) fn put(&mut self, area: Rect, row: usize, line: Line) {
        if let Some(at) = row_of(area, row) {
            paint(line, at, self.frame.buffer_mut());
        }
    }

    /// One line at a row of an area that the mouse can hit.
    pub(super) fn put_spot(&mut self, area: Rect, row: usize, line: Line, target: Spot) {
        if let Some(at) = row_of(area, row) {
            paint(line, at, self.frame.buffer_mut());
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

/// Paints a line as its widget does; in one pass where each letter is a cell of its own, as nearly all are.
fn paint(line: Line, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if line.alignment.is_some() || !line.spans.iter().all(|span| cells(&span.content).is_some()) {
        return line.render(area, buffer);
    }
    if area.is_empty() || line.spans.iter().all(|span| span.content.is_empty()) {
        return;
    }
    if line.style != Style::new() {
        buffer.set_style(area, line.style);
    }
    let mut free = area.left()..area.right();
    for span in &line.spans {
        for (letter, column) in span.content.chars().zip(&mut free) {
            buffer[(column, area.y)].set_char(letter).set_style(span.style);
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Modifier};

    #[test]
    fn a_line_is_painted_as_its_widget_does() {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        let texts = ["Été « ici »", "", "e\u{301}", "日本", "│ ─ ’", "trop long pour la place qui est là"];
        for first in texts {
            for second in texts {
                for style in [Style::new(), Style::new().fg(Color::Red)] {
                    let line = Line::from(vec![Span::styled(first, bold), Span::raw(second)]).style(style);
                    for width in [0, 1, 9, 40] {
                        let area = Rect { x: 2, y: 1, width, height: 1 };
                        let mut ours =
                            Buffer::filled(Rect::new(0, 0, 30, 3), ratatui::buffer::Cell::new("x"));
                        let mut theirs = ours.clone();
                        paint(line.clone(), area, &mut ours);
                        (&line).render(area, &mut theirs);
                        assert_eq!(ours, theirs, "{line:?} in {width}");
                    }
                }
            }
        }
    }
}
