//! The footer in cells: what just happened, or what there is to say about what is chosen, and the keys
//! that count now.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::{hints_in, width, wrapped_in};
use super::theme::Theme;
use crate::app::commands::footer as footer_commands;
use crate::app::mouse::Spot;
use crate::app::{App, Tone};

pub(super) fn draw(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let columns = usize::from(area.width);
    // The last row is for keys, whatever there is to say.
    let most = usize::from(area.height) - 1;
    let said = said(app, pen.theme, columns, most);
    let from = said.len().clamp(1.min(most), most.max(1));
    for (row, line) in said.into_iter().enumerate() {
        pen.put(area, row, line);
    }
    keys(app, pen, area, from.min(most));
}

/// What just happened, or else what the view says about what is chosen, in at most so many rows.
fn said(app: &App, theme: &Theme, columns: usize, rows: usize) -> Vec<Line<'static>> {
    let notice = app.shell.notice.as_ref().map(|notice| (notice.tone, notice.message.clone()));
    let Some((tone, message)) = notice.or_else(|| app.status()) else { return Vec::new() };
    let (mark, style) = match tone {
        Tone::Found(severity) => (theme.sign(severity), theme.severity(severity)),
        Tone::Refused => (theme.glyphs.error, theme.bad),
        Tone::Done => (theme.glyphs.done, theme.good),
    };
    let lines = wrapped_in(&app.shell.lang.text(&message), columns.saturating_sub(3), rows);
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let mark = if at == 0 { mark } else { " " };
            Line::from(vec![Span::styled(format!(" {mark} "), style), Span::raw(line)])
        })
        .collect()
}

/// The keys that count now, as many as there is room for in two lines.
fn keys(app: &App, pen: &mut Pen, area: Rect, from: usize) {
    let theme = pen.theme;
    let columns = usize::from(area.width);
    if let Some(hint) = super::layers::hint(app) {
        let rows = usize::from(area.height).saturating_sub(from);
        for (row, line) in hints_in(&hint, columns.saturating_sub(1), rows).into_iter().enumerate() {
            pen.put(area, from + row, Line::styled(format!(" {line}"), theme.quiet));
        }
        return;
    }
    let (mut row, mut used) = (0, 0);
    for command in footer_commands(app) {
        let Some(key) = app.keymap.first(command, app.shell.lang) else { continue };
        let label = app.shell.lang.word(&command.label()).into_owned();
        let wide = width(&key) + width(&label) + 3;
        if used + wide > columns {
            // What comes behind may be shorter.
            if row == 1 || wide > columns {
                continue;
            }
            (row, used) = (1, 0);
        }
        let offset = u16::try_from(used).unwrap_or(u16::MAX);
        let cells =
            Rect { x: area.x.saturating_add(offset), width: area.width.saturating_sub(offset), ..area };
        let line =
            Line::from(vec![Span::raw(" "), Span::styled(key, theme.key), Span::raw(format!(" {label}"))]);
        let cells = Rect { width: cells.width.min(u16::try_from(wide).unwrap_or(u16::MAX)), ..cells };
        pen.put_spot(cells, from + row, line, Spot::Command(command.id));
        used += wide;
    }
}
