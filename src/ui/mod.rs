//! Drawing: the application as cells, and nothing else.
//!
//! Owns colours, glyphs and the look of each part. Reads the application and changes nothing in it;
//! only what is in sight is drawn, so that a path of ten thousand modules costs no more than one of
//! ten. Text of files is made visible before it becomes a cell.

mod form;
mod layers;
mod panes;
mod start;
mod text;
mod theme;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Block, BorderType};

use crate::app::App;
use crate::app::geometry::{Area, parts};

pub use start::draw_start;
pub use theme::Theme;

/// Draws everything.
pub fn draw(app: &App, theme: Theme, frame: &mut Frame) {
    let parts = parts(app);
    let mut cursor = None;
    panes::header(app, theme, frame, rect(parts.header, frame));
    panes::outline(app, theme, frame, rect(parts.outline, frame), &mut cursor);
    form::draw(app, theme, frame, rect(parts.form, frame), &mut cursor);
    panes::findings(app, theme, frame, rect(parts.findings, frame), &mut cursor);
    panes::footer(app, theme, frame, rect(parts.footer, frame));
    for layer in &app.layers {
        layers::draw(app, layer, theme, frame, &mut cursor);
    }
    if let Some(at) = cursor {
        frame.set_cursor_position(at);
    }
}

/// A rectangle of the frame; never beyond it, whatever the last known size was.
fn rect(area: Area, frame: &Frame) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }.intersection(frame.area())
}

/// A frame around a part, with its title; gives what is inside.
fn framed(title: &str, focused: bool, theme: Theme, frame: &mut Frame, area: Rect) -> Rect {
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.frame(focused))
        .title(ratatui::text::Span::styled(format!(" {title} "), theme.title()));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    inside
}

/// One line at a row of an area.
fn put(frame: &mut Frame, area: Rect, row: usize, line: ratatui::text::Line) {
    let Ok(row) = u16::try_from(row) else { return };
    if row < area.height {
        frame.render_widget(line, Rect { y: area.y + row, height: 1, ..area });
    }
}

/// The place of a row and column of an area, if it is in it.
fn place(area: Rect, row: usize, column: usize) -> Option<Position> {
    let (row, column) = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
    let inside = row < area.height && area.width > 0;
    inside.then(|| Position { x: area.x + column.min(area.width - 1), y: area.y + row })
}
