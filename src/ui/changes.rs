//! The view of this name in cells: see `app::changes`.

use ratatui::layout::Rect;

use super::Pen;
use crate::app::App;
use crate::app::view::View;

pub(super) fn draw(app: &App, pen: &mut Pen, area: Rect) {
    super::coming(app, View::Changes, pen, area);
}
