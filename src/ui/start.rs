//! The start screen in cells.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::{fit, marked, padded, width, window};
use super::theme::Theme;
use super::{framed, place, put};
use crate::app::input::Input;
use crate::app::start::Start;
use crate::i18n::{duration, visible};
use crate::model::{Arg, Message};

/// Draws the start screen.
pub fn draw_start(start: &Start, theme: Theme, frame: &mut Frame) {
    let area = frame.area();
    if area.is_empty() {
        return;
    }
    let lang = start.lang;
    let name = format!(" {}", lang.word("app-name"));
    put(frame, area, 0, Line::styled(padded(&name, usize::from(area.width)), theme.title()));
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(3), ..area }.intersection(area);
    let inside =
        framed(&fit(&start.title, usize::from(area.width).saturating_sub(6)), true, theme, frame, body);
    let mut cursor = typed(&start.query, theme, frame, inside);
    let list =
        Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside }.intersection(inside);
    if start.hits.is_empty() {
        let key = if start.entries.is_empty() { "app-start-empty" } else { "app-no-match" };
        put(frame, list, 0, Line::styled(format!("  {}", lang.word(key)), theme.quiet()));
    }
    let columns = usize::from(list.width);
    for (row, hit) in start.hits.iter().enumerate().skip(start.top).take(usize::from(list.height)) {
        let entry = &start.entries[hit.index];
        let base = if row == start.at { theme.chosen(true) } else { Style::new() };
        let right = match &entry.status {
            Some(status) => format!(
                "{} · {} · {:>8} ",
                visible(&lang.word(status)),
                lang.text(
                    &Message::new("app-counts")
                        .with("modules", entry.modules)
                        .with("hours", Arg::Minutes(entry.minutes))
                ),
                visible(folder(&entry.file))
            ),
            None => format!("✗ {} ", visible(folder(&entry.file))),
        };
        // Where there is little room: the centre, which tells paths of one title apart, and the hours.
        let right = match (width(&right) * 2 > columns, &entry.status) {
            (true, Some(_)) => format!("{} · {:>8} ", folder(&entry.file), duration(lang, entry.minutes)),
            _ => right,
        };
        let room = columns.saturating_sub(width(&right) + 1);
        let label = fit(&entry.title, room.saturating_sub(2)).into_owned();
        let gap = room.saturating_sub(width(&label) + 1);
        let mut spans = vec![Span::styled(" ", base)];
        spans.extend(marked(&label, &hit.letters, base, base.patch(theme.matched())));
        spans.push(Span::styled(" ".repeat(gap), base));
        spans.push(Span::styled(right, if row == start.at { base } else { theme.quiet() }));
        put(frame, list, row - start.top, Line::from(spans));
    }
    let footer = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    let (said, style) = match &start.trouble {
        Some(trouble) => (format!(" ✗ {}", lang.text(trouble)), theme.bad()),
        None => (format!(" {}", lang.word("app-hint-start")), theme.quiet()),
    };
    put(frame, footer, 0, Line::styled(padded(&said, usize::from(area.width)), style));
    if let Some(naming) = &start.naming {
        let width = area.width.min(72);
        let height = 3.min(area.height);
        let x = area.x + (area.width - width) / 2;
        let asked = Rect { x, y: area.y + area.height / 3, width, height }.intersection(area);
        frame.render_widget(ratatui::widgets::Clear, asked);
        let inside = framed(&lang.word("app-ask-path"), true, theme, frame, asked);
        cursor = typed(naming, theme, frame, inside);
    }
    if let Some(at) = cursor {
        frame.set_cursor_position(at);
    }
}

/// A line being typed; gives the place of the cursor.
fn typed(input: &Input, theme: Theme, frame: &mut Frame, area: Rect) -> Option<Position> {
    let (shown, at) = window(input.text(), input.cursor(), usize::from(area.width).saturating_sub(3));
    put(frame, area, 0, Line::from(vec![Span::styled("› ", theme.key()), Span::raw(shown)]));
    place(area, 0, 2 + at)
}

/// The folder that a file stands in: in a commons, the centre.
fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}
