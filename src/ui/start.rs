//! The start screen in cells.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::{fit, marked, padded, width, window};
use super::theme::Theme;
use crate::app::input::Input;
use crate::app::mouse::{Drawn, Spot};
use crate::app::start::Start;
use crate::i18n::{duration, visible};
use crate::model::{Arg, Message};

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
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(3), ..area }.intersection(area);
    let inside = pen.framed(&fit(&start.title, usize::from(area.width).saturating_sub(6)), true, body);
    typed(&start.query, pen, inside);
    let list =
        Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside }.intersection(inside);
    if start.hits.is_empty() {
        let key = if start.entries.is_empty() { "app-start-empty" } else { "app-no-match" };
        pen.put(list, 0, Line::styled(format!("  {}", lang.word(key)), theme.quiet));
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
            None => format!("{} {} ", theme.glyphs.error, visible(folder(&entry.file))),
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
        spans.extend(marked(&label, &hit.letters, base, base.patch(theme.matched)));
        spans.push(Span::styled(" ".repeat(gap), base));
        spans.push(Span::styled(right, if row == start.at { base } else { theme.quiet }));
        pen.put_spot(list, row - start.top, Line::from(spans), Spot::Choice(row));
    }
    let footer = Rect { y: area.y + area.height.saturating_sub(1), height: 1, ..area };
    let (said, style) = match &start.trouble {
        Some(trouble) => (format!(" {} {}", theme.glyphs.error, lang.text(trouble)), theme.bad),
        None => (format!(" {}", lang.word("app-hint-start")), theme.quiet),
    };
    pen.put(footer, 0, Line::styled(padded(&said, usize::from(area.width)), style));
    if let Some(naming) = &start.naming {
        let width = area.width.min(72);
        let height = 3.min(area.height);
        let x = area.x + (area.width - width) / 2;
        let asked = Rect { x, y: area.y + area.height / 3, width, height }.intersection(area);
        pen.clear(asked);
        let inside = pen.framed(&lang.word("app-ask-path"), true, asked);
        typed(naming, pen, inside);
    }
}

/// A line being typed, with the cursor in it.
fn typed(input: &Input, pen: &mut Pen, area: Rect) {
    let theme = pen.theme;
    let (shown, at) = window(input.text(), input.cursor(), usize::from(area.width).saturating_sub(3));
    pen.put(
        area,
        0,
        Line::from(vec![Span::styled(format!("{} ", theme.glyphs.prompt), theme.key), Span::raw(shown)]),
    );
    pen.cursor_at(area, 0, 2 + at);
}

/// The folder that a file stands in: in a commons, the centre.
fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}
