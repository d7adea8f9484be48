//! A list to tick, in cells.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layers::centred;
use super::pen::Pen;
use super::text::{fit, marked, width, window, wrapped};
use crate::app::App;
use crate::app::dialogs::checklist::Checklist;
use crate::app::mouse::Spot;
use crate::app::shell::geometry::scrolled;
use crate::model::Message;

pub(super) fn draw(app: &App, list: &Checklist, pen: &mut Pen) {
    let (theme, lang) = (pen.theme, app.shell.lang);
    let columns = usize::from(pen.frame.area().width).min(84);
    let ticked = list.items.iter().filter(|item| item.on).count();
    let count = Message::new("views-ticked").with("count", ticked).with("all", list.items.len());
    let mut said = list.said.iter().map(|said| lang.text(said)).collect::<Vec<_>>();
    said.push(lang.text(&count));
    let said: Vec<String> = said.iter().flat_map(|text| wrapped(text, columns.saturating_sub(4))).collect();
    let area = centred(pen, columns, list.items.len().clamp(1, 14) + 3 + said.len());
    let inside = pen.framed(&lang.text(&list.title), true, area);
    let room = usize::from(inside.width);
    let (shown, typed) = window(list.sought.query.text(), list.sought.query.cursor(), room.saturating_sub(2));
    let prompt = Span::styled(format!("{} ", theme.glyphs.prompt), theme.key);
    pen.put(inside, 0, Line::from(vec![prompt, Span::raw(shown)]));
    let rows = usize::from(inside.height).saturating_sub(1 + said.len());
    let top = scrolled(0, list.sought.at, list.sought.hits.len(), rows.max(1));
    pen.more(area, top, rows, list.sought.hits.len());
    // The cursor stands on what is chosen; while something is typed, behind it.
    pen.cursor_at(inside, 0, 2 + typed);
    for (row, hit) in list.sought.hits.iter().enumerate().skip(top).take(rows) {
        let item = &list.items[hit.index];
        let chosen = row == list.sought.at;
        let base = if chosen { theme.chosen(true) } else { Style::new() };
        let tick = if item.on { theme.glyphs.done } else { " " };
        let detail = fit(&item.detail, room / 3).into_owned();
        let free = room.saturating_sub(width(&detail) + 6);
        let label = fit(&item.label, free).into_owned();
        let mut spans =
            vec![Span::styled(format!("[{tick}] "), if item.on { theme.good.patch(base) } else { base })];
        spans.extend(marked(&label, &list.sought.letters(&label), base, base.patch(theme.matched)));
        spans.push(Span::styled(" ".repeat(free.saturating_sub(width(&label)) + 1), base));
        spans.push(Span::styled(detail, if chosen { base } else { theme.quiet }));
        let line = 1 + row - top;
        pen.put_spot(inside, line, Line::from(spans), Spot::Choice(row));
        if chosen && list.sought.query.text().is_empty() {
            pen.cursor_at(inside, line, 1);
        }
    }
    if list.sought.hits.is_empty() {
        pen.put(inside, 1, Line::styled(lang.word("app-no-match"), theme.quiet));
    }
    for (row, line) in said.into_iter().enumerate() {
        pen.put(inside, 1 + rows + row, Line::styled(line, theme.quiet));
    }
}
