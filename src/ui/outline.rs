//! The outline in cells: a row for the path, each stage, each module.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::{padded, width};
use super::theme::Theme;
use crate::app::mouse::Spot;
use crate::app::outline::Row;
use crate::app::{App, Focus};
use crate::check::Severity;
use crate::i18n::duration;
use crate::model::{Module, ModuleKind};

pub(super) fn draw(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let theme = pen.theme;
    let focused = app.focus == Focus::Outline;
    let title = app.lang.word("app-pane-outline").into_owned();
    let inside = pen.framed(&title, focused, area);
    pen.note(area, Spot::Pane(Focus::Outline));
    for (line, row) in app.rows.iter().skip(app.row_top).take(usize::from(inside.height)).enumerate() {
        let held = app.carried.map(|carried| carried.over);
        let chosen = app.row_top + line == held.unwrap_or(app.row);
        let words = outline_row(app, row, chosen, focused, theme, usize::from(inside.width));
        pen.put_spot(inside, line, words, Spot::Row(app.row_top + line));
        if chosen && focused {
            pen.cursor_at(inside, line, 0);
        }
    }
}

fn outline_row(
    app: &App,
    row: &Row,
    chosen: bool,
    focused: bool,
    theme: &Theme,
    columns: usize,
) -> Line<'static> {
    let path = &app.doc.path;
    let lang = app.lang;
    let or_untitled = |title: &str| {
        if title.is_empty() { lang.word("app-untitled").into_owned() } else { title.to_owned() }
    };
    let (left, minutes, style, worst) = match row {
        Row::Path => (or_untitled(&path.title), app.doc.derived.minutes, theme.title, None),
        Row::Stage(at) => {
            let stage = &path.stages[*at];
            let modules = stage.modules.iter().filter_map(|id| path.modules.get(id));
            let minutes = modules.map(Module::total_minutes).fold(0, u32::saturating_add);
            (format!("{} {}", theme.glyphs.open, or_untitled(&stage.title)), minutes, theme.label, None)
        }
        Row::Module(id, place) => {
            let worst = app.doc.derived.worst.get(id).copied().filter(|worst| *worst > Severity::Info);
            if let Some(module) = path.modules.get(id) {
                let glyph = match module.kind {
                    ModuleKind::Optional => theme.glyphs.optional,
                    ModuleKind::Tailored => theme.glyphs.tailored,
                    _ => theme.glyphs.mandatory,
                };
                let indent = if place.is_some() { "  " } else { "" };
                let text = format!("{indent}{glyph} {}", or_untitled(&module.title));
                (text, module.total_minutes(), Style::new(), worst)
            } else {
                let text = format!("  {} {id} ({})", theme.glyphs.missing, lang.word("app-missing-module"));
                (text, 0, theme.bad, Some(Severity::Error))
            }
        }
    };
    let mark = worst.map_or(" ", |worst| theme.sign(worst));
    let hours = if minutes > 0 { duration(lang, minutes) } else { String::new() };
    let room = columns.saturating_sub(width(&hours) + 3);
    let style = if chosen { style.patch(theme.chosen(focused)) } else { style };
    let quiet = if chosen { style } else { theme.quiet };
    let mark_style =
        worst.map_or(quiet, |worst| theme.severity(worst).patch(if chosen { style } else { Style::new() }));
    Line::from(vec![
        Span::styled(padded(&left, room), style),
        Span::styled(format!(" {hours} "), quiet),
        Span::styled(mark.to_owned(), mark_style),
    ])
}
