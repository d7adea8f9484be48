//! A table on its way to become a path, in cells: what each column is taken for above its cells, and below or beside
//! it the path that results or what is to be said about it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::{fit, hints_in, marked, padded, padded_left, width, window, wrapped_in};
use super::theme::Theme;
use crate::app::import::{ChoiceList, LowerPart, TableDialog, TableScreen, layout};
use crate::app::mouse::{Drawn, Spot};
use crate::i18n::{Lang, duration, join};
use crate::import::{Certainty, Import, Severity};
use crate::model::{Message, Module};

/// Draws the screen; gives what was drawn where, for the mouse.
pub fn draw_table(screen: &TableScreen, theme: &Theme, frame: &mut Frame) -> Drawn {
    let mut pen = Pen::new(frame, theme);
    if !pen.frame.area().is_empty() {
        let pen_ref = &mut pen;
        header(screen, pen_ref);
        let parts = layout(screen.size);
        columns(screen, pen_ref, pen_ref.rect(parts.table));
        lower(screen, pen_ref, pen_ref.rect(parts.lower));
        footer(screen, pen_ref);
        match &screen.dialog {
            Some(TableDialog::Meaning(list) | TableDialog::Sheet(list)) => {
                choices(screen.lang, list, pen_ref);
            }
            Some(TableDialog::SaveAs(input)) => {
                let shown = (input.text(), input.cursor());
                typed(&screen.lang.word("table-save-as"), shown, pen_ref);
            }
            None => {}
        }
    }
    pen.done()
}

/// The name of the file, of the sheet, and of the mapping in use.
fn header(screen: &TableScreen, pen: &mut Pen) {
    let area = pen.frame.area();
    let name = match screen.sheet() {
        Some(sheet) => Message::new("table-title-sheet").with("sheet", sheet),
        None => Message::new("table-title"),
    };
    let mut text = format!(" {}", screen.lang.text(&name.with("file", screen.name())));
    if let Some(mapping) = &screen.mapping {
        let mapping = Message::new("table-mapping").with("file", mapping.as_str());
        text.extend([" · ", &screen.lang.text(&mapping)]);
    }
    pen.put(area, 0, Line::styled(padded(&text, usize::from(area.width)), pen.theme.title));
}

/// The columns in sight: what each is taken for, its header, and its first cells.
fn columns(screen: &TableScreen, pen: &mut Pen, area: Rect) {
    let (theme, lang) = (pen.theme, screen.lang);
    let all = &screen.proposal().columns;
    let unsure = screen.unsure().count();
    let title = match unsure {
        0 => lang.word("table-columns").into_owned(),
        count => lang.text(&Message::new("table-columns-unsure").with("count", count)),
    };
    let inside = pen.framed(&title, screen.dialog.is_none(), area);
    pen.count(area, screen.at + 1, all.len());
    let cells = usize::from(inside.height).saturating_sub(3);
    let mut left = inside.x;
    for (place, column) in all.iter().enumerate().skip(screen.first) {
        let room = usize::from(inside.right().saturating_sub(left));
        if room < 4 {
            break;
        }
        let wide = screen.width(place).min(room);
        let at = Rect { x: left, width: u16::try_from(wide).unwrap_or(u16::MAX), ..inside };
        let is_unsure = column.certainty == Certainty::Unsure;
        let role = lang.text(&column.role.label());
        let role = if is_unsure { format!("{} {role}", theme.glyphs.missing) } else { role };
        let style = match (place == screen.at, is_unsure) {
            (true, _) => theme.chosen(screen.dialog.is_none()),
            (false, true) => theme.warning,
            (false, false) => theme.key,
        };
        let spot = |row: usize| Spot::Cell(place, row);
        pen.put_spot(at, 0, Line::styled(padded(&role, wide), style), spot(0));
        let header = if column.header.is_empty() { "—" } else { column.header.as_str() };
        pen.put_spot(at, 1, Line::styled(padded(header, wide), theme.label), spot(1));
        for (row, cells) in screen.body().iter().take(cells).enumerate() {
            let cell = cells.cell(place).replace('\n', " ");
            pen.put_spot(at, 2 + row, Line::styled(padded(&cell, wide), Style::new()), spot(2 + row));
        }
        if place == screen.at {
            pen.cursor_at(at, 0, 0);
        }
        left = left.saturating_add(at.width + 1);
    }
    if let Some(column) = all.get(screen.at) {
        let why = lang.text(&column.reason);
        let header = if column.header.is_empty() { "—" } else { column.header.as_str() };
        let why = Message::new("table-why").with("column", header).with("why", why);
        let style = if column.certainty == Certainty::Unsure { theme.warning } else { theme.quiet };
        let row = usize::from(inside.height).saturating_sub(1);
        let text = fit(&lang.text(&why), usize::from(inside.width)).into_owned();
        pen.put(inside, row, Line::styled(text, style));
    }
}

/// The path that results, or what is to be said about it.
fn lower(screen: &TableScreen, pen: &mut Pen, area: Rect) {
    let (theme, lang) = (pen.theme, screen.lang);
    let made = match screen.made() {
        Ok(made) => made,
        Err(error) => {
            let inside = pen.framed(&lang.word("table-path"), false, area);
            let text = lang.text(&Message::from(error.clone()));
            let rows = wrapped_in(&text, usize::from(inside.width), usize::from(inside.height));
            for (row, line) in rows.into_iter().enumerate() {
                pen.put(inside, row, Line::styled(line, theme.bad));
            }
            return;
        }
    };
    let name = match screen.lower {
        LowerPart::Path => lang.text(&Message::new("table-path-of").with("title", made.path.title.as_str())),
        LowerPart::Account => lang.word("table-account").into_owned(),
    };
    let inside = pen.framed(&name, false, area);
    let lines = match screen.lower {
        LowerPart::Path => path_lines(screen, made, inside, theme),
        LowerPart::Account => account_lines(screen, made, inside, theme),
    };
    let count = match screen.lower {
        LowerPart::Path => made.path.stages.iter().map(|stage| 1 + stage.modules.len()).sum(),
        LowerPart::Account => made.remarks.len(),
    };
    pen.more(area, screen.top, usize::from(inside.height), count);
    for (row, line) in lines.into_iter().enumerate() {
        pen.put(inside, row, line);
    }
}

fn path_lines(screen: &TableScreen, made: &Import, inside: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let columns = usize::from(inside.width);
    let stages = made.path.stages.iter();
    let rows = stages.flat_map(|stage| {
        std::iter::once((None, stage.title.as_str())).chain(stage.modules.iter().map(|id| (Some(id), "")))
    });
    let line = |(id, title): (Option<&String>, &str)| {
        let Some(module) = id.and_then(|id| made.path.modules.get(id)) else {
            return Line::styled(fit(title, columns).into_owned(), theme.title);
        };
        let hours = match module.total_minutes() {
            0 => String::new(),
            minutes => duration(screen.lang, minutes),
        };
        let title = padded(&format!("  {}", module.title), columns / 2);
        let after = prerequisites(screen, made, module);
        let after = fit(&after, columns.saturating_sub(width(&title) + 13)).into_owned();
        Line::from(vec![
            Span::raw(title),
            Span::raw(format!(" {} ", padded_left(&hours, 10))),
            Span::styled(after, theme.quiet),
        ])
    };
    rows.skip(screen.top).take(usize::from(inside.height)).map(line).collect()
}

/// « après Accueillir et (Vendre ou Négocier) ».
fn prerequisites(screen: &TableScreen, made: &Import, module: &Module) -> String {
    let or = screen.lang.word("table-or");
    let groups: Vec<String> = module
        .requires
        .iter()
        .map(|group| {
            let known = group.any_of.iter().map(|id| made.path.title_of(id).to_owned());
            let words = Some(group.knowledge.clone()).filter(|words| !words.is_empty());
            known.chain(words).collect::<Vec<_>>().join(&format!(" {or} "))
        })
        .collect();
    if groups.is_empty() {
        return String::new();
    }
    screen.lang.text(&Message::new("table-after").with("modules", join(screen.lang, groups)))
}

fn account_lines(screen: &TableScreen, made: &Import, inside: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let columns = usize::from(inside.width);
    let remarks = made.remarks.iter().skip(screen.top).take(usize::from(inside.height));
    let line = |remark: &crate::import::Remark| {
        let (sign, style) = match remark.severity {
            Severity::Info => (theme.glyphs.info, theme.quiet),
            Severity::Warning => (theme.glyphs.warning, theme.warning),
            Severity::Error => (theme.glyphs.error, theme.bad),
        };
        let place = remark.line.map_or_else(String::new, |line| {
            screen.lang.text(&Message::new("table-line").with("line", line.to_string()))
        });
        let text = format!("{sign} {place}{}", screen.lang.text(&remark.message));
        Line::styled(fit(&text, columns).into_owned(), style)
    };
    remarks.map(line).collect()
}

/// What was said last or the counts, and the keys.
fn footer(screen: &TableScreen, pen: &mut Pen) {
    let (theme, area) = (pen.theme, pen.frame.area());
    let columns = usize::from(area.width);
    let rows = usize::from(area.height);
    let (sign, text, style) = match &screen.said {
        Some((true, message)) => (theme.glyphs.error, screen.lang.text(message), theme.bad),
        Some((false, message)) => (theme.glyphs.done, screen.lang.text(message), theme.good),
        None => {
            let summary = screen.lang.text(&screen.summary());
            match (screen.made().is_err(), screen.gravest()) {
                (true, _) | (_, Some(Severity::Error)) => (theme.glyphs.error, summary, theme.bad),
                (_, Some(Severity::Warning)) => (theme.glyphs.warning, summary, theme.warning),
                _ => (theme.glyphs.done, summary, theme.good),
            }
        }
    };
    if let Some(row) = rows.checked_sub(3) {
        pen.put(area, row, Line::styled(padded(&format!(" {sign} {text}"), columns), style));
    }
    let keys = match (&screen.dialog, screen.unsure().next()) {
        (Some(TableDialog::SaveAs(_)), _) => "table-keys-save",
        (Some(_), _) => "table-keys-list",
        (None, Some(_)) => "table-keys-unsure",
        (None, None) => "table-keys",
    };
    let lines = hints_in(&screen.lang.word(keys), columns.saturating_sub(1), 2);
    let first = rows.saturating_sub(2);
    for (row, line) in lines.into_iter().enumerate().filter(|(row, _)| first + row < rows) {
        pen.put(area, first + row, Line::styled(padded(&format!(" {line}"), columns), theme.quiet));
    }
}

/// A frame in the middle for so many rows.
fn middle(pen: &mut Pen, rows: usize) -> Rect {
    super::layers::centred(pen, usize::from(pen.frame.area().width).min(72), rows + 2)
}

pub(super) fn choices(lang: Lang, list: &ChoiceList, pen: &mut Pen) {
    let theme = pen.theme;
    let most = usize::from(pen.frame.area().height).saturating_sub(8).max(1);
    let area = middle(pen, 1 + list.count().clamp(1, most));
    let inside = pen.framed(&lang.text(&list.title), true, area);
    let room = usize::from(inside.width);
    let query = &list.sought.query;
    let (shown, at) = window(query.text(), query.cursor(), room.saturating_sub(2));
    let prompt = Span::styled(format!("{} ", theme.glyphs.prompt), theme.key);
    pen.put(inside, 0, Line::from(vec![prompt, Span::raw(shown)]));
    let rows = usize::from(inside.height).saturating_sub(1);
    let top = TableScreen::list_top(list, rows);
    for (row, hit) in list.sought.hits.iter().enumerate().skip(top).take(rows) {
        let base = if row == list.sought.at { theme.chosen(true) } else { Style::new() };
        let label = padded(list.label(hit.index), room);
        let spans = marked(&label, &list.sought.letters(&label), base, base.patch(theme.matched));
        pen.put_spot(inside, 1 + row - top, Line::from(spans), Spot::Choice(row));
    }
    if list.sought.hits.is_empty() {
        pen.put(inside, 1, Line::styled(lang.word("app-no-match"), theme.quiet));
    }
    pen.cursor_at(inside, 0, 2 + at);
}

fn typed(title: &str, (text, cursor): (&str, usize), pen: &mut Pen) {
    let area = middle(pen, 1);
    let inside = pen.framed(title, true, area);
    let (shown, at) = window(text, cursor, usize::from(inside.width).saturating_sub(3));
    let prompt = Span::styled(format!("{} ", pen.theme.glyphs.prompt), pen.theme.key);
    pen.put(inside, 0, Line::from(vec![prompt, Span::raw(shown)]));
    pen.cursor_at(inside, 0, 2 + at);
}
