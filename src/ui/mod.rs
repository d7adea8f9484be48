//! Drawing: the application as cells, and nothing else.
//!
//! Owns colours, glyphs and the look of each part. Reads the application and changes nothing in it;
//! only what is in sight is drawn, so that a path of ten thousand modules costs no more than one of
//! ten. Text of files is made visible before it becomes a cell.

mod area;
mod browser;
mod cells;
mod changes;
mod checklist;
mod commons;
mod finder;
mod findings;
mod footer;
mod form;
pub mod glyphs;
mod graph;
mod gutter;
mod handout;
mod header;
mod history;
mod import;
mod layers;
mod matrix;
mod outline;
mod pen;
mod plain;
mod questions;
mod sketch;
mod start;
mod text;
mod theme;
mod theme_text;
mod themes;
mod timeline;

use ratatui::Frame;

use crate::app::App;
use crate::app::mouse::Drawn;
use crate::app::views::kind::ViewKind;
use crate::app::views::list::for_each_view;
use pen::Pen;

pub use import::draw_table;
pub use plain::{Page, page};
pub use start::draw_start;
pub use theme::Theme;
pub use theme_text::ThemeErrorKind;
pub use themes::NAMES as THEMES;

/// Draws everything; gives what was drawn where, for the mouse.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame) -> Drawn {
    let parts = app.shell.frame();
    let mut pen = Pen::new(frame, theme);
    let pen_ref = &mut pen;
    header::draw(app, pen_ref, pen_ref.rect(parts.header));
    draw_view(app, pen_ref);
    footer::draw(app, pen_ref, pen_ref.rect(parts.footer));
    for layer in &app.shell.layers {
        layers::draw(app, layer, pen_ref);
    }
    pen.done()
}

macro_rules! drawings {
    ($($(#[$doc:meta])+ $kind:ident, $module:ident::$view:ident, $keys:expr;)+) => {
        /// Draws the shown view.
        fn draw_view(app: &App, pen: &mut Pen) {
            match app.shell.view {
                $(ViewKind::$kind => $module::view(app, pen),)+
            }
        }
    };
}

for_each_view!(drawings);
