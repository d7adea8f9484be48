//! The start screen in cells.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::browser::{self, BrowserLook};
use super::pen::Pen;
use super::text::{fit, hints_in, padded, window};
use super::theme::Theme;
use crate::app::mouse::Drawn;
use crate::app::start::Start;

/// Rows below the list.
const FOOTER: usize = 2;

/// Draws the start screen.
pub fn draw_start(start: &Start, theme: &Theme, frame: &mut Frame) -> Drawn {
    let mut pen = Pen::new(frame, theme);
    if !pen.frame.area().is_empty() {
        screen(start, &mut pen);
    }
    pen.done()
}

fn screen(start: &Start, pen: &mut Pen) {
    let (theme, area) = (pen.theme, pen.frame.area());
    let lang = start.lang;
    let name = format!(" {}", lang.word("app-name"));
    pen.put(area, 0, Line::styled(padded(&name, usize::from(area.width)), theme.title));
    let title = browser::title(&start.browser, lang, &start.title);
    let nowhere = |_: &str| false;
    let look = BrowserLook { lang, title: &title, typing: true, empty: "app-start-empty", here: &nowhere };
    browser::draw(&start.browser, &look, pen, start.body());
    let (said, style) = match &start.trouble {
        Some(trouble) => (format!("{} {}", theme.glyphs.error, lang.text(trouble)), theme.bad),
        None => (lang.word("app-hint-start").into_owned(), theme.quiet),
    };
    let columns = usize::from(area.width);
    let said = hints_in(&said, columns.saturating_sub(1), FOOTER.min(usize::from(area.height)));
    let first = usize::from(area.height) - said.len();
    for (row, line) in said.into_iter().enumerate() {
        pen.put(area, first + row, Line::styled(padded(&format!(" {line}"), columns), style));
    }
    if let Some(list) = &start.importing {
        super::import::choices(lang, list, pen);
    }
    if let Some(naming) = &start.naming {
        let width = area.width.min(72);
        let height = 3.min(area.height);
        let x = area.x + (area.width - width) / 2;
        let asked = Rect { x, y: area.y + area.height / 3, width, height }.intersection(area);
        pen.clear(asked);
        let inside = pen.framed(&fit(&lang.word("app-ask-path"), usize::from(width)), true, asked);
        let (shown, at) = window(naming.text(), naming.cursor(), usize::from(inside.width).saturating_sub(3));
        let prompt = Span::styled(format!("{} ", theme.glyphs.prompt), theme.key);
        pen.put(inside, 0, Line::from(vec![prompt, Span::raw(shown)]));
        pen.cursor_at(inside, 0, 2 + at);
    }
}
