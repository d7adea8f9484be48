//! The finder in cells: what was typed, what fits, and beside it what is chosen.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layers::centred;
use super::pen::Pen;
use super::text::{fit, marked, width, window};
use crate::app::App;
use crate::app::dialogs::finder::{Among, Finder, FinderTarget};
use crate::app::mouse::Spot;
use crate::app::shell::geometry::scrolled;
use crate::i18n::visible;
use crate::model::Message;

pub(super) fn draw(app: &App, finder: &Finder, pen: &mut Pen) {
    let (columns, beside) = Finder::columns(pen.frame.area().width);
    let rows = usize::from(pen.frame.area().height);
    let area = centred(pen, columns, rows.min(32));
    let right = u16::try_from(beside).unwrap_or(0).min(area.width);
    let list = Rect { width: area.width - right, ..area };
    draw_list(app, finder, pen, list);
    if right > 0 {
        let area = Rect { x: list.x + list.width, width: right, ..area };
        let inside = pen.framed(&app.shell.lang.word("finder-preview"), false, area);
        for (row, line) in finder.preview.iter().take(usize::from(inside.height)).enumerate() {
            pen.put(inside, row, Line::raw(format!(" {}", visible(line))));
        }
    }
}

fn draw_list(app: &App, finder: &Finder, pen: &mut Pen, area: Rect) {
    let (theme, lang) = (pen.theme, app.shell.lang);
    let inside = pen.framed(&title(app, finder), true, area);
    let room = usize::from(inside.width);
    let (shown, at) = window(finder.query.text(), finder.query.cursor(), room.saturating_sub(2));
    let prompt = Span::styled(format!("{} ", theme.glyphs.prompt), theme.key);
    pen.put(inside, 0, Line::from(vec![prompt, Span::raw(shown)]));
    let rows = usize::from(inside.height).saturating_sub(1);
    let top = scrolled(0, finder.at, finder.hits.len(), rows.max(1));
    pen.more(area, top, rows, finder.hits.len());
    for (row, entry) in finder.hits.iter().enumerate().skip(top).take(rows) {
        let entry = &finder.entries[*entry];
        let chosen = row == finder.at;
        let base = if chosen { theme.chosen(true) } else { Style::new() };
        let detail = fit(&entry.detail, room / 3).into_owned();
        let free = room.saturating_sub(width(&detail) + 3);
        let label = fit(&entry.label, free).into_owned();
        let mut spans = vec![Span::styled(format!("{} ", sign(&entry.target, pen)), base)];
        spans.extend(marked(
            &label,
            &finder.letters(&visible(&entry.label)),
            base,
            base.patch(theme.matched),
        ));
        spans.push(Span::styled(" ".repeat(free.saturating_sub(width(&label)) + 1), base));
        spans.push(Span::styled(detail, if chosen { base } else { theme.quiet }));
        pen.put_spot(inside, 1 + row - top, Line::from(spans), Spot::Choice(row));
    }
    if finder.hits.is_empty() {
        pen.put(inside, 1, Line::styled(lang.word("app-no-match"), theme.quiet));
    }
    pen.cursor_at(inside, 0, 2 + at);
}

/// What is looked among, and how many fit.
fn title(app: &App, finder: &Finder) -> String {
    let count = Message::new("finder-title")
        .with("among", Message::new(finder.among.label()))
        .with("count", finder.hits.len());
    app.shell.lang.text(&count)
}

/// What an entry is, in one cell.
fn sign(target: &FinderTarget, pen: &Pen) -> &'static str {
    match target.among() {
        _ if matches!(target, FinderTarget::Stage(_)) => pen.theme.glyphs.open,
        Among::All | Among::Path => pen.theme.glyphs.mandatory,
        Among::Commands => pen.theme.glyphs.prompt,
        Among::Commons => pen.theme.glyphs.offered,
        Among::Findings => pen.theme.glyphs.warning,
    }
}
