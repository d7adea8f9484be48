//! The history in cells: the tree of states on the left, what the chosen one changed beside it.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Pen;
use super::text::{fit, padded, width, wrapped};
use super::theme::Theme;
use crate::app::App;
use crate::app::history::{HistoryRow, Lane};
use crate::app::mouse::Spot;
use crate::app::shell::compare::HEADING;
use crate::app::views::kind::ViewKind;

/// The most lanes that are drawn; what lies farther on the right is told by a dot.
const LANES: usize = 10;

pub(super) fn view(app: &App, pen: &mut Pen) {
    let (list, beside) = crate::app::history::history_parts(&app.shell);
    let (list, beside) = (pen.rect(list), pen.rect(beside));
    if list.is_empty() {
        return;
    }
    let inside = pen.framed(&app.shell.lang.word(ViewKind::History.label()), true, list);
    let history = &app.views.history;
    pen.more(list, history.top, usize::from(inside.height), history.rows.len());
    let lanes = history.rows.iter().map(|row| row.lanes.len()).max().unwrap_or(1).min(LANES);
    for (line, row) in history.rows.iter().skip(history.top).take(usize::from(inside.height)).enumerate() {
        let at = history.top + line;
        let words = state_row(app, row, at == history.at, lanes, pen.theme, usize::from(inside.width));
        pen.put_spot(inside, line, words, Spot::Cell(at, 0));
        if at == history.at {
            pen.cursor_at(inside, line, 0);
        }
    }
    made(app, pen, beside);
}

fn state_row(
    app: &App,
    row: &HistoryRow,
    chosen: bool,
    lanes: usize,
    theme: &Theme,
    columns: usize,
) -> Line<'static> {
    let history = &app.shell.doc.history;
    let (now, saved) = (history.now() == row.state, history.saved() == Some(row.state));
    let behind = app.views.history.behind.get(row.state) == Some(&true);
    let base = match (chosen, now, behind) {
        (true, ..) => theme.chosen(true),
        (_, true, _) => theme.title,
        (_, _, true) => Style::new(),
        _ => theme.quiet,
    };
    let mut art = lanes_of(row, now, theme);
    if row.lanes.len() > LANES {
        art.push_str(theme.glyphs.more);
    }
    let mut marks = Vec::new();
    if now {
        marks.push(format!("{} {}", theme.glyphs.left, app.shell.lang.word("history-now")));
    }
    if saved {
        marks.push(app.shell.lang.word("history-saved").into_owned());
    }
    if app.shell.state_is_earlier(row.state) {
        // A day says by itself that it was another session.
        marks.push(
            app.shell
                .state_day(row.state)
                .unwrap_or_else(|| app.shell.lang.word("history-earlier").into_owned()),
        );
    }
    let marks = marks.join(" · ");
    let time = app.shell.state_time(row.state);
    let art_room = lanes * 2 + 1;
    let room = columns.saturating_sub(art_room + 6 + width(&marks) + 1);
    let label = app.shell.lang.text(&app.shell.state_label(row.state));
    Line::from(vec![
        Span::styled(padded(&art, art_room), if behind { theme.label } else { theme.quiet }),
        Span::styled(padded(&time, 6), if chosen { base } else { theme.quiet }),
        Span::styled(padded(&label, room), base),
        Span::styled(format!(" {marks}"), if chosen { base } else { theme.good }),
    ])
}

/// The lanes of a row, two columns each: the lane, and what joins it to the next.
fn lanes_of(row: &HistoryRow, now: bool, theme: &Theme) -> String {
    let glyphs = theme.glyphs;
    let mut out = String::new();
    for (at, lane) in row.lanes.iter().take(LANES).enumerate() {
        out.push_str(match lane {
            Lane::Empty => " ",
            Lane::Through => "│",
            Lane::State if now => glyphs.assessed,
            Lane::State => glyphs.taught,
            Lane::Across => "─",
            Lane::Crossing => "┼",
            Lane::Join => "╯",
            Lane::JoinMore => "┴",
        });
        // Between two lanes runs a line only where one comes in from the right.
        let from_right = row.lanes[at + 1..].iter().any(|lane| matches!(lane, Lane::Join | Lane::JoinMore));
        let past_state = row.lanes[..=at].contains(&Lane::State);
        out.push_str(if from_right && past_state { "─" } else { " " });
    }
    out
}

/// What the chosen state changed.
fn made(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let theme = pen.theme;
    let inside = pen.framed(&app.shell.lang.word("history-made"), false, area);
    let columns = usize::from(inside.width);
    let Some((_, _, lines)) = &app.views.history.made else {
        return pen.put(inside, 0, Line::styled(app.shell.lang.word("history-made-large"), theme.quiet));
    };
    if lines.is_empty() {
        pen.put(inside, 0, Line::styled(app.shell.lang.word("history-made-nothing"), theme.quiet));
    }
    let mut row = 0;
    for (mark, text) in lines {
        let style = match mark {
            '+' => theme.added,
            '-' => theme.removed,
            '~' => theme.changed,
            _ => theme.title,
        };
        let margin = if *mark == HEADING { String::new() } else { format!("{mark} ") };
        let room = columns.saturating_sub(width(&margin));
        for (at, line) in wrapped(text, room).into_iter().enumerate() {
            let margin = if at == 0 { margin.clone() } else { " ".repeat(width(&margin)) };
            let line = fit(&line, room).into_owned();
            pen.put(
                inside,
                row,
                Line::from(vec![
                    Span::styled(margin, style),
                    Span::styled(line, if *mark == HEADING { style } else { Style::new() }),
                ]),
            );
            row += 1;
        }
    }
    pen.more(area, 0, usize::from(inside.height), row);
}
