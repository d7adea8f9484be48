//! The header, the outline, the findings and the footer.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::{fit, padded, width, wrapped};
use super::theme::{Theme, sign};
use super::{framed, place, put};
use crate::app::command::{Command, footer as footer_commands, shown_key};
use crate::app::outline::Row;
use crate::app::{App, Focus, Tone};
use crate::check::Severity;
use crate::i18n::duration;
use crate::model::{Message, Module, ModuleKind};

pub(super) fn header(app: &App, theme: Theme, frame: &mut Frame, area: Rect) {
    let lang = app.lang;
    let name = match app.doc.name.as_str() {
        "" => lang.word("app-no-file").into_owned(),
        name => name.to_owned(),
    };
    let mut right = lang.text(
        &Message::new("app-counts")
            .with("modules", app.doc.path.modules.len())
            .with("hours", crate::model::Arg::Minutes(app.doc.derived.minutes)),
    );
    for severity in [Severity::Error, Severity::Warning] {
        let count = app.doc.derived.findings.iter().filter(|found| found.severity == severity).count();
        if count > 0 {
            right.extend(["  ", sign(severity), &count.to_string()]);
        }
    }
    right.extend(["  ", lang.tag(), " "]);
    let columns = usize::from(area.width);
    let room = columns.saturating_sub(width(&right) + 1);
    let state = match (app.doc.history.is_dirty(), app.doc.read_only) {
        (true, _) => format!(" ● {}", lang.word("app-modified")),
        (_, true) => format!(" ({})", lang.word("app-read-only")),
        _ => String::new(),
    };
    // Whether it is saved matters more than the folders of the file.
    let name = match name.rsplit_once('/') {
        Some((_, last)) if width(&name) + width(&state) + 1 > room => format!("…/{last}"),
        _ => name,
    };
    let left = format!(" {}{state}", fit(&name, room.saturating_sub(width(&state) + 1)));
    let line = Line::from(vec![
        Span::styled(padded(&left, room), theme.title()),
        Span::raw(" "),
        Span::styled(right, theme.quiet()),
    ]);
    put(frame, area, 0, line);
}

pub(super) fn outline(app: &App, theme: Theme, frame: &mut Frame, area: Rect, cursor: &mut Option<Position>) {
    if area.is_empty() {
        return;
    }
    let focused = app.focus == Focus::Outline;
    let title = app.lang.word("app-pane-outline").into_owned();
    let inside = framed(&title, focused, theme, frame, area);
    for (line, row) in app.rows.iter().skip(app.row_top).take(usize::from(inside.height)).enumerate() {
        let chosen = app.row_top + line == app.row;
        put(frame, inside, line, outline_row(app, row, chosen, focused, theme, usize::from(inside.width)));
        if chosen && focused {
            *cursor = place(inside, line, 0);
        }
    }
}

fn outline_row(
    app: &App,
    row: &Row,
    chosen: bool,
    focused: bool,
    theme: Theme,
    columns: usize,
) -> Line<'static> {
    let path = &app.doc.path;
    let lang = app.lang;
    let or_untitled = |title: &str| {
        if title.is_empty() { lang.word("app-untitled").into_owned() } else { title.to_owned() }
    };
    let (left, minutes, style, worst) = match row {
        Row::Path => (or_untitled(&path.title), app.doc.derived.minutes, theme.title(), None),
        Row::Stage(at) => {
            let stage = &path.stages[*at];
            let modules = stage.modules.iter().filter_map(|id| path.modules.get(id));
            let minutes = modules.map(Module::total_minutes).fold(0, u32::saturating_add);
            (format!("▾ {}", or_untitled(&stage.title)), minutes, theme.label(), None)
        }
        Row::Module(id, place) => {
            let worst = app.doc.derived.worst.get(id).copied().filter(|worst| *worst > Severity::Info);
            if let Some(module) = path.modules.get(id) {
                let glyph = match module.kind {
                    ModuleKind::Optional => "○",
                    ModuleKind::Tailored => "◐",
                    _ => "●",
                };
                let indent = if place.is_some() { "  " } else { "" };
                let text = format!("{indent}{glyph} {}", or_untitled(&module.title));
                (text, module.total_minutes(), Style::new(), worst)
            } else {
                let text = format!("  ? {id} ({})", lang.word("app-missing-module"));
                (text, 0, theme.bad(), Some(Severity::Error))
            }
        }
    };
    let mark = worst.map_or(" ", sign);
    let hours = if minutes > 0 { duration(lang, minutes) } else { String::new() };
    let room = columns.saturating_sub(width(&hours) + 3);
    let style = if chosen { style.patch(theme.chosen(focused)) } else { style };
    let quiet = if chosen { style } else { theme.quiet() };
    let mark_style =
        worst.map_or(quiet, |worst| theme.severity(worst).patch(if chosen { style } else { Style::new() }));
    Line::from(vec![
        Span::styled(padded(&left, room), style),
        Span::styled(format!(" {hours} "), quiet),
        Span::styled(mark.to_owned(), mark_style),
    ])
}

pub(super) fn findings(
    app: &App,
    theme: Theme,
    frame: &mut Frame,
    area: Rect,
    cursor: &mut Option<Position>,
) {
    if area.is_empty() {
        return;
    }
    let focused = app.focus == Focus::Findings;
    let all = &app.doc.derived.findings;
    let title = format!("{} ({})", app.lang.word("app-pane-findings"), all.len());
    let inside = framed(&title, focused, theme, frame, area);
    if all.is_empty() {
        put(frame, inside, 0, Line::styled(app.lang.word("app-no-findings"), theme.quiet()));
    }
    let columns = usize::from(inside.width);
    for (line, found) in all.iter().skip(app.finding_top).take(usize::from(inside.height)).enumerate() {
        let chosen = app.finding_top + line == app.finding;
        let message = app.lang.text(&found.message);
        let style = if chosen && focused { theme.chosen(true) } else { Style::new() };
        let row = Line::from(vec![
            Span::styled(sign(found.severity), theme.severity(found.severity)),
            Span::raw(" "),
            Span::styled(format!("{} ", found.rule.code), theme.quiet()),
            Span::styled(padded(&message, columns.saturating_sub(7)), style),
        ]);
        put(frame, inside, line, row);
        if chosen && focused {
            *cursor = place(inside, line, 0);
        }
    }
}

pub(super) fn footer(app: &App, theme: Theme, frame: &mut Frame, area: Rect) {
    if area.is_empty() {
        return;
    }
    let columns = usize::from(area.width);
    let said = said(app, theme, columns);
    let keys_from = if area.height > 1 {
        for (row, line) in said.into_iter().take(usize::from(area.height) - 1).enumerate() {
            put(frame, area, row, line);
        }
        1
    } else {
        0
    };
    let spoken = said_lines(app, columns).min(usize::from(area.height).saturating_sub(1));
    let from = keys_from.max(spoken);
    for (row, line) in key_lines(app, theme, columns).into_iter().enumerate() {
        put(frame, area, from + row, line);
    }
}

/// What just happened, or else what is found about the chosen row.
fn spoken(app: &App) -> Option<(Tone, String)> {
    if let Some(notice) = &app.notice {
        return Some((notice.tone, app.lang.text(&notice.message)));
    }
    if app.focus == Focus::Findings {
        let found = app.doc.derived.findings.get(app.finding)?;
        return Some((Tone::Found(Severity::Info), app.lang.text(&found.help())));
    }
    let steps = match app.focus {
        Focus::Form => app.chosen_field()?.steps.clone(),
        _ => app.chosen().steps(),
    };
    if steps.is_empty() {
        return None;
    }
    let found = app.doc.findings_at(&steps).max_by_key(|found| found.severity)?;
    Some((Tone::Found(found.severity), app.lang.text(&found.message)))
}

fn said_lines(app: &App, columns: usize) -> usize {
    spoken(app).map_or(1, |(_, text)| wrapped(&text, columns.saturating_sub(3)).len())
}

fn said(app: &App, theme: Theme, columns: usize) -> Vec<Line<'static>> {
    let Some((tone, text)) = spoken(app) else { return Vec::new() };
    let (mark, style) = match tone {
        Tone::Found(severity) => (sign(severity), theme.severity(severity)),
        Tone::Refused => ("✗", theme.bad()),
        Tone::Done => ("✓", theme.good()),
    };
    let lines = wrapped(&text, columns.saturating_sub(3));
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
fn key_lines(app: &App, theme: Theme, columns: usize) -> Vec<Line<'static>> {
    if let Some(hint) = super::layers::hint(app) {
        return vec![Line::styled(format!(" {}", fit(&hint, columns.saturating_sub(1))), theme.quiet())];
    }
    let mut lines: Vec<Vec<Span>> = vec![Vec::new()];
    let mut used = 0;
    for command in footer_commands(app) {
        let (key, label) = (key_name(app, command), app.lang.word(&command.label()).into_owned());
        let wide = width(&key) + width(&label) + 3;
        if used + wide > columns {
            if lines.len() == 2 {
                break;
            }
            lines.push(Vec::new());
            used = 0;
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.push(Span::raw(" "));
            line.push(Span::styled(key, theme.key()));
            line.push(Span::raw(format!(" {label} ")));
        }
    }
    lines.into_iter().map(Line::from).collect()
}

/// The first key of a command, as the keyboard shows it.
pub(super) fn key_name(app: &App, command: &Command) -> String {
    command.keys.first().map_or_else(String::new, |name| shown_key(app.lang, name))
}
