//! The findings in cells: a line each, the gravest first.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::padded;
use crate::app::mouse::Spot;
use crate::app::view::View;
use crate::app::{App, Focus};

pub(super) fn draw(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let theme = pen.theme;
    let focused = app.view == View::Findings || app.focus == Focus::Findings;
    let all = &app.doc.derived.findings;
    let title = format!("{} ({})", app.lang.word("app-pane-findings"), all.len());
    let inside = pen.framed(&title, focused, area);
    pen.note(area, Spot::Pane(Focus::Findings));
    if all.is_empty() {
        pen.put(inside, 0, Line::styled(app.lang.word("app-no-findings"), theme.quiet));
    }
    let columns = usize::from(inside.width);
    for (line, found) in all.iter().skip(app.finding_top).take(usize::from(inside.height)).enumerate() {
        let chosen = app.finding_top + line == app.finding;
        let message = app.lang.text(&found.message);
        let style = if chosen && focused { theme.chosen(true) } else { Style::new() };
        let row = Line::from(vec![
            Span::styled(theme.sign(found.severity), theme.severity(found.severity)),
            Span::raw(" "),
            Span::styled(format!("{} ", found.rule.code), theme.quiet),
            Span::styled(padded(&message, columns.saturating_sub(7)), style),
        ]);
        pen.put_spot(inside, line, row, Spot::Finding(app.finding_top + line));
        if chosen && focused {
            pen.cursor_at(inside, line, 0);
        }
    }
}
