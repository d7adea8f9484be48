//! A few cells in a row of an area, and a text in them: for what stands in columns.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::pen::Pen;
use super::text::fit;

/// The cells that begin at a row and column of an area, as many as are wanted and are in it.
pub(super) fn cells(area: Rect, row: usize, column: usize, wide: usize) -> Rect {
    let at = |value: usize| u16::try_from(value).unwrap_or(u16::MAX);
    let (x, y) = (area.x.saturating_add(at(column)), area.y.saturating_add(at(row)));
    Rect { x, y, width: at(wide), height: 1 }.intersection(area)
}

/// Puts a text into cells, cut to them.
pub(super) fn text_at(pen: &mut Pen, cells: Rect, text: &str, style: Style) {
    if !cells.is_empty() {
        let text = fit(text, usize::from(cells.width)).into_owned();
        pen.put(cells, 0, Line::styled(text, style));
    }
}
