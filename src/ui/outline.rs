//! The outline in cells: a row for the path, each stage, each module, with the lanes of the prerequisites
//! on the left where there is room for them.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::gutter::Lanes;
use super::pen::Pen;
use super::text::{padded, width};
use super::theme::Theme;
use crate::app::mouse::Spot;
use crate::app::shell::rows::OutlineRow;
use crate::app::{App, Focus};
use crate::check::Severity;
use crate::i18n::duration;
use crate::model::{Module, ModuleKind};

/// The outline, the form of what is chosen in it, and the findings.
pub(super) fn view(app: &App, pen: &mut Pen) {
    let panes = app.views.outline.panes(&app.shell);
    draw(app, pen, pen.rect(panes.outline));
    super::form::draw(app, pen, pen.rect(panes.form));
    super::findings::draw(app, pen, pen.rect(panes.findings));
}

fn draw(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let theme = pen.theme;
    let focused = app.views.outline.focus == Focus::Outline;
    let title = app.shell.lang.word("app-pane-outline").into_owned();
    let inside = pen.framed(&title, focused, area);
    pen.note(area, Spot::Pane(Focus::Outline));
    pen.more(area, app.views.outline.row_top, usize::from(inside.height), app.shell.selection.rows.len());
    let lanes = Lanes::of(app, theme, usize::from(inside.width));
    for (line, row) in app
        .shell
        .selection
        .rows
        .iter()
        .skip(app.views.outline.row_top)
        .take(usize::from(inside.height))
        .enumerate()
    {
        let held = app.views.outline.carried.map(|carried| carried.over);
        let chosen = app.views.outline.row_top + line == held.unwrap_or(app.shell.selection.at);
        let look = RowLook { theme, focused, chosen, columns: usize::from(inside.width) };
        let (words, start) = outline_row(app, row, look, lanes.as_ref());
        pen.put_spot(inside, line, words, Spot::Row(app.views.outline.row_top + line));
        if chosen && focused {
            pen.cursor_at(inside, line, start);
        }
    }
}

/// How a row looks.
#[derive(Clone, Copy)]
struct RowLook<'a> {
    theme: &'a Theme,
    focused: bool,
    chosen: bool,
    columns: usize,
}

/// What a row says.
struct RowWords {
    sign: &'static str,
    text: String,
    minutes: u32,
    style: Style,
    worst: Option<Severity>,
}

/// A row, and the column where its words begin.
fn outline_row(app: &App, row: &OutlineRow, look: RowLook, lanes: Option<&Lanes>) -> (Line<'static>, usize) {
    let RowLook { theme, columns, .. } = look;
    let RowWords { sign, text, minutes, style, worst } = words(app, row, theme);
    let mark = worst.map_or(" ", |worst| theme.sign(worst));
    let hours = if minutes > 0 { duration(app.shell.lang, minutes) } else { String::new() };
    let (mut spans, left) = match (row, lanes) {
        (OutlineRow::Path, _) => (Vec::new(), text),
        (OutlineRow::Stage(_), Some(lanes)) => (lanes.row(row, "", style), format!("{sign} {text}")),
        (OutlineRow::Module(..), Some(lanes)) => (lanes.row(row, sign, style), format!(" {text}")),
        (OutlineRow::Module(_, Some(_)), None) => (Vec::new(), format!("  {sign} {text}")),
        (OutlineRow::Stage(_) | OutlineRow::Module(_, None), None) => (Vec::new(), format!("{sign} {text}")),
    };
    let start = spans.iter().map(Span::width).sum();
    let room = columns.saturating_sub(start + width(&hours) + 3);
    let style = if look.chosen { style.patch(theme.chosen(look.focused)) } else { style };
    let quiet = if look.chosen { style } else { theme.quiet };
    let mark_style = worst
        .map_or(quiet, |worst| theme.severity(worst).patch(if look.chosen { style } else { Style::new() }));
    spans.push(Span::styled(padded(&left, room), style));
    spans.push(Span::styled(format!(" {hours} "), quiet));
    spans.push(Span::styled(mark.to_owned(), mark_style));
    (Line::from(spans), start)
}

fn words(app: &App, row: &OutlineRow, theme: &Theme) -> RowWords {
    let path = &app.shell.doc.path;
    let lang = app.shell.lang;
    let or_untitled = |title: &str| {
        if title.is_empty() { lang.word("app-untitled").into_owned() } else { title.to_owned() }
    };
    match row {
        OutlineRow::Path => RowWords {
            sign: "",
            text: or_untitled(&path.title),
            minutes: app.shell.doc.derived.minutes,
            style: theme.title,
            worst: None,
        },
        OutlineRow::Stage(at) => {
            let stage = &path.stages[*at];
            let modules = stage.modules.iter().filter_map(|id| path.modules.get(id));
            RowWords {
                sign: theme.glyphs.open,
                text: or_untitled(&stage.title),
                minutes: modules.map(Module::total_minutes).fold(0, u32::saturating_add),
                style: theme.label,
                worst: None,
            }
        }
        OutlineRow::Module(id, _) => match path.modules.get(id) {
            Some(module) => RowWords {
                sign: match module.kind {
                    ModuleKind::Optional => theme.glyphs.optional,
                    ModuleKind::Tailored => theme.glyphs.tailored,
                    _ => theme.glyphs.mandatory,
                },
                text: or_untitled(&module.title),
                minutes: module.total_minutes(),
                style: Style::new(),
                worst: app.shell.doc.derived.worst.get(id).copied().filter(|worst| *worst > Severity::Info),
            },
            None => RowWords {
                sign: theme.glyphs.missing,
                text: format!("{id} ({})", lang.word("app-missing-module")),
                minutes: 0,
                style: theme.bad,
                worst: Some(Severity::Error),
            },
        },
    }
}
