//! The text area, over the form while prose is typed.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::form::name_of;
use super::pen::Pen;
use super::text::fit;
use crate::app::mouse::Spot;
use crate::app::text::wrap::{columns, row_of, wrap};
use crate::app::{App, Editing};
use crate::i18n::visible;
use crate::model::Message;

pub(super) fn draw(app: &App, editing: &Editing, pen: &mut Pen) {
    let Some(area) = app.views.outline.text_area(&app.shell) else { return };
    let area = pen.rect(area);
    pen.clear(area);
    pen.note(area, Spot::Text);
    let name = app.views.outline.chosen_field().map(|row| name_of(app, row)).unwrap_or_default();
    let name = fit(&name, usize::from(area.width).saturating_sub(6)).into_owned();
    let inside = pen.framed(&name, true, area);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let text = editing.input.text();
    let lines = wrap(text, app.views.outline.area_width(&app.shell));
    let at = row_of(&lines, editing.input.cursor());
    let selection = editing.input.selection().unwrap_or(0..0);
    let rows = usize::from(inside.height);
    for (row, (start, end)) in lines.iter().enumerate().skip(editing.top).take(rows) {
        pen.put(inside, row - editing.top, line(text, *start..*end, &selection, pen));
    }
    if lines.len() > rows {
        place(app, pen, area, (at, lines.len()));
    }
    let before = columns(&text[lines[at].0..editing.input.cursor()]);
    pen.cursor_at(inside, at.saturating_sub(editing.top), before);
}

/// A line of the text, with what is selected marked.
fn line(text: &str, part: Range<usize>, selection: &Range<usize>, pen: &Pen) -> Line<'static> {
    let from = selection.start.clamp(part.start, part.end);
    let to = selection.end.clamp(part.start, part.end);
    let shown = |range: Range<usize>| visible(&text[range]).into_owned();
    let mut spans = vec![Span::raw(shown(part.start..from))];
    if from < to {
        spans.push(Span::styled(shown(from..to), pen.theme.chosen(true)));
        spans.push(Span::raw(shown(to..part.end)));
    } else {
        spans.push(Span::raw(shown(from..part.end)));
    }
    // A break that is selected is seen too.
    if selection.contains(&part.end) && text[part.end..].starts_with('\n') {
        spans.push(Span::styled(" ", pen.theme.chosen(true)));
    }
    Line::from(spans)
}

/// Which line of how many the cursor stands in, on the frame.
fn place(app: &App, pen: &mut Pen, area: Rect, (at, count): (usize, usize)) {
    let told = Message::new("area-line").with("at", (at + 1).to_string()).with("count", count.to_string());
    pen.below(area, &app.shell.lang.text(&told));
}
