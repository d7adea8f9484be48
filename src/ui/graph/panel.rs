//! What is chosen in words, beside the picture, and the map of the whole in its corner.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::GraphSheet;
use crate::app::App;
use crate::app::mouse::Spot;
use crate::app::shell::rows::OutlineRow;
use crate::i18n::duration;
use crate::model::{Message, Module};
use crate::ui::form::requirement_words;
use crate::ui::pen::Pen;
use crate::ui::text::{fit, wrapped};

/// Lines of the panel, as far as there is room for them.
struct PanelLines<'a, 'p, 'f> {
    pen: &'p mut Pen<'a, 'f>,
    area: Rect,
    row: usize,
}

impl PanelLines<'_, '_, '_> {
    fn add(&mut self, mark: &str, mark_style: Style, text: &str, style: Style) {
        let room = usize::from(self.area.width).saturating_sub(mark.chars().count() + 1);
        for (at, line) in wrapped(text, room).into_iter().enumerate() {
            let lead = if at == 0 { mark.to_owned() } else { " ".repeat(mark.chars().count()) };
            let cells = vec![Span::styled(lead, mark_style), Span::styled(line, style)];
            self.pen.put(self.area, self.row, Line::from(cells));
            self.row += 1;
        }
    }

    fn head(&mut self, text: &str) {
        self.row += 1;
        let style = self.pen.theme.label;
        self.add("", style, text, style);
    }

    fn fact(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let style = self.pen.theme.label;
            self.add(&format!("{name} "), style, value, Style::new());
        }
    }
}

/// How many modules that are lost without the chosen one are named.
const LOST: usize = 6;

/// The chosen module: where it stands, what is wrong, what it needs, what it opens, what one learns.
pub(super) fn draw(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let (path, lang, theme) = (&app.shell.doc.path, app.shell.lang, pen.theme);
    let word = |key: &str| lang.word(key).into_owned();
    let stage = app.shell.chosen().stage().and_then(|at| path.stages.get(at));
    let title = match app.shell.chosen() {
        OutlineRow::Module(id, _) => path.title_of(id).to_owned(),
        OutlineRow::Stage(_) => stage.map_or_else(String::new, |stage| stage.title.clone()),
        OutlineRow::Path => path.title.clone(),
    };
    let inside = pen.framed(&fit(&title, usize::from(area.width).saturating_sub(6)), false, area);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(1), ..inside };
    let mut lines = PanelLines { pen, area: inside, row: 0 };
    let Some((id, module)) = app.shell.chosen().module().and_then(|id| Some((id, path.modules.get(id)?)))
    else {
        for id in stage.into_iter().flat_map(|stage| stage.modules.iter()) {
            lines.add(theme.glyphs.mandatory, Style::new(), &format!(" {}", path.title_of(id)), Style::new());
        }
        return;
    };
    lines.add("", theme.title, &module.title, theme.title);
    lines.fact(&word("graph-stage"), stage.map_or("", |stage| &stage.title));
    let minutes = Module::total_minutes(module);
    lines.fact(&word("graph-hours"), &if minutes == 0 { String::new() } else { duration(lang, minutes) });
    lines.fact(&word("graph-code"), &module.code);
    let steps = crate::steps![Field("modules"), Item(id)];
    let found: Vec<_> = app.shell.doc.findings_at(&steps).collect();
    if !found.is_empty() {
        lines.head(&word("graph-findings"));
        for found in found.iter().take(6) {
            let sign = format!("{} ", theme.sign(found.severity));
            lines.add(&sign, theme.severity(found.severity), &lang.text(&found.message), Style::new());
        }
    }
    if !module.requires.is_empty() {
        lines.head(&word("graph-needs"));
        for group in &module.requires {
            lines.add("  ", theme.before, &requirement_words(app, group), theme.before);
        }
    }
    let graph = app.shell.doc.graph();
    let opens: Vec<&str> = graph
        .index(id)
        .into_iter()
        .flat_map(|at| graph.dependents(at))
        .map(|(at, _)| path.title_of(graph.id(at)))
        .collect();
    if !opens.is_empty() {
        lines.head(&word("graph-opens"));
        for title in opens {
            lines.add("  ", theme.after, title, theme.after);
        }
    }
    let lost = graph.index(id).map(|at| graph.lost_without(at)).unwrap_or_default();
    if !lost.is_empty() {
        lines.head(&word("graph-lost"));
        for at in lost.iter().take(LOST) {
            lines.add("  ", theme.after, path.title_of(graph.id(*at)), theme.after);
        }
        if lost.len() > LOST {
            let more = Message::new("graph-lost-more").with("count", lost.len() - LOST);
            lines.add("  ", theme.quiet, &lang.text(&more), theme.quiet);
        }
    }
    if !module.outcomes.is_empty() {
        lines.head(&word("graph-outcomes"));
        for (_, outcome) in module.outcomes.iter() {
            lines.add(&format!("{} ", theme.glyphs.dot), theme.quiet, &outcome.text, Style::new());
        }
    }
}

/// The whole picture in a few cells, with the part that is in sight.
pub(super) fn map(sheet: &GraphSheet, pen: &mut Pen) {
    let Some(area) = sheet.app.views.graph.small_map(&sheet.app.shell) else { return };
    let area = pen.rect(area);
    if area.width < 4 || area.height < 3 {
        return;
    }
    pen.clear(area);
    let inside = pen.framed(&sheet.app.shell.lang.word("graph-map-title"), false, area);
    pen.note(area, Spot::Preview);
    let layout = &sheet.scene.layout;
    let (wide, high) = (usize::from(inside.width), usize::from(inside.height));
    let scaled = |at: u32, all: u32, cells: usize| {
        let place = u64::from(at) * u64::try_from(cells).unwrap_or(1) / u64::from(all.max(1));
        usize::try_from(place).unwrap_or(0).min(cells.saturating_sub(1))
    };
    let place =
        |column: u32, row: u32| (scaled(column, layout.width, wide), scaled(row, layout.height, high));
    let mut cells = vec![vec![0_u8; wide]; high];
    for (node, placed) in layout.nodes.iter().enumerate() {
        let (x, y) = place(placed.column + placed.width / 2, placed.row);
        let chosen = sheet.app.views.graph.at == Some(node);
        cells[y][x] = cells[y][x].max(if chosen { 2 } else { 1 });
    }
    let edge = |origin: i64, room: u16| {
        let first = u32::try_from(origin.max(0)).unwrap_or(u32::MAX);
        let last = u32::try_from((origin + i64::from(room) - 1).max(0)).unwrap_or(u32::MAX);
        (first, last)
    };
    let (left, right) = edge(sheet.origin.0, sheet.canvas.width);
    let (top, bottom) = edge(sheet.origin.1, sheet.canvas.height);
    let (first, last) = (place(left, top), place(right, bottom));
    let theme = pen.theme;
    for (y, row) in cells.iter().enumerate() {
        let spans = row.iter().enumerate().map(|(x, cell)| {
            let seen = (first.0..=last.0).contains(&x) && (first.1..=last.1).contains(&y);
            let letter = match (cell, seen) {
                (2, _) => theme.glyphs.mandatory,
                (1, true) => theme.glyphs.full,
                (1, false) => theme.glyphs.light,
                (_, true) => theme.glyphs.dot,
                _ => " ",
            };
            let style = match (cell, seen) {
                (2, _) => theme.key,
                (_, true) => Style::new(),
                _ => theme.quiet,
            };
            Span::styled(letter, style)
        });
        pen.put(inside, y, Line::from(spans.collect::<Vec<_>>()));
    }
}
