//! The form: a row a field.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::{padded, width, window, wrapped};
use super::theme::Theme;
use crate::app::mouse::Spot;
use crate::app::outline::form::{FormName, FormRow, requirement};
use crate::app::shell::rows::OutlineRow;
use crate::app::{App, Editing, Focus, TypingState};
use crate::check::Severity;
use crate::i18n::{date, duration};
use crate::model::Message;
use crate::model::node::{NodeView, RecordNode};
use crate::model::shape::{Kind, RefTarget, Sense};
use crate::model::value::{find, item_key, items};
use crate::steps;

/// The columns of the longest name of a field. Where there is no room for as many beside a value, values begin
/// behind fewer, and those with a long name behind these: at two places, and not at as many as there are names.
const NAMES: usize = 26;

pub(super) fn draw(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let theme = pen.theme;
    let focused = app.views.outline.focus == Focus::Form;
    let inside = pen.framed(&title(app), focused, area);
    pen.note(area, Spot::Pane(Focus::Form));
    pen.more(area, app.views.outline.field_top, usize::from(inside.height), app.views.outline.form.len());
    for (line, row) in app
        .views
        .outline
        .form
        .iter()
        .skip(app.views.outline.field_top)
        .take(usize::from(inside.height))
        .enumerate()
    {
        let chosen = app.views.outline.field_top + line == app.views.outline.field && focused;
        let editing = match &app.shell.work {
            TypingState::Editing(editing) if chosen => Some(&**editing),
            _ => None,
        };
        draw_row(app, row, chosen, editing, pen, inside, line);
    }
    if let TypingState::Editing(editing) = &app.shell.work {
        if editing.has_lines() {
            super::area::draw(app, editing, pen);
        } else if let Some((sign, style, why)) = objection(editing, theme) {
            let line = app.views.outline.field.saturating_sub(app.views.outline.field_top);
            let columns = usize::from(inside.width);
            let words = wrapped(&app.shell.lang.text(why), columns.saturating_sub(3));
            // Below what is typed, or above it where there is no room.
            let below = line + words.len() < usize::from(inside.height);
            let first = if below { line + 1 } else { line.saturating_sub(words.len()) };
            for (at, text) in words.iter().enumerate() {
                let sign = if at == 0 { sign } else { " " };
                let text = padded(&format!(" {sign} {text}"), columns);
                pen.put(inside, first + at, Line::styled(text, style));
            }
        }
    }
}

/// Why what is typed can't stand, or could not as it is now.
fn objection<'a>(editing: &'a Editing, theme: &Theme) -> Option<(&'static str, Style, &'a Message)> {
    let refused = editing.refusal.as_ref().map(|why| (theme.glyphs.error, theme.bad, why));
    refused.or_else(|| editing.doubt.as_ref().map(|why| (theme.glyphs.warning, theme.warning, why)))
}

fn title(app: &App) -> String {
    let path = &app.shell.doc.path;
    let name = match app.shell.chosen() {
        OutlineRow::Path => &path.title,
        OutlineRow::Stage(at) => &path.stages[*at].title,
        OutlineRow::Module(id, _) => path.title_of(id),
    };
    let room = usize::from(app.views.outline.panes(&app.shell).form.width.saturating_sub(6));
    super::text::fit(name, room).into_owned()
}

fn draw_row(
    app: &App,
    row: &FormRow,
    chosen: bool,
    editing: Option<&Editing>,
    pen: &mut Pen,
    area: Rect,
    line: usize,
) {
    let theme = pen.theme;
    let columns = usize::from(area.width);
    let fold = match row.open {
        Some(true) => theme.glyphs.open,
        Some(false) => theme.glyphs.closed,
        None => " ",
    };
    let name = format!("{}{fold} {}", "  ".repeat(row.depth), name_of(app, row));
    let typed = editing.filter(|editing| !editing.has_lines());
    // Who types needs the room more than the name does.
    let short = if columns < 2 * NAMES { (columns * 2 / 5).max(12) } else { NAMES };
    let fits = typed.is_some() || width(&name) <= short;
    let names = if fits { short } else { width(&name).max(NAMES).min(columns * 2 / 3).max(short) };
    let room = columns.saturating_sub(names + 3);
    let found = app.shell.doc.findings_at(&row.steps).map(|found| found.severity).max();
    let found = found.filter(|severity| *severity > Severity::Info);
    let style = if chosen { theme.chosen(true) } else { Style::new() };
    let (value, value_style) = if let Some(editing) = typed {
        let (shown, at) = window(editing.input.text(), editing.input.cursor(), room);
        pen.cursor_at(area, line, names + 1 + at);
        (shown, theme.typed)
    } else {
        if chosen {
            pen.cursor_at(area, line, 0);
        }
        let value = words_of(app, row);
        let plain = if row.open.is_some() || value.is_none() { theme.quiet } else { Style::new() };
        (value.unwrap_or_else(|| nothing(app)), if chosen { style } else { plain })
    };
    let name_style = if editing.is_some() || !chosen { theme.label } else { style };
    let cells = vec![
        Span::styled(padded(&name, names), name_style),
        Span::styled(" ", if editing.is_some() { Style::new() } else { style }),
        Span::styled(padded(&value, room), value_style),
        Span::raw(" "),
        Span::styled(
            found.map_or(" ", |found| theme.sign(found)),
            found.map_or(Style::new(), |found| theme.severity(found)),
        ),
    ];
    pen.put_spot(area, line, Line::from(cells), Spot::Field(app.views.outline.field_top + line));
}

pub(super) fn name_of(app: &App, row: &FormRow) -> String {
    match &row.name {
        FormName::Field(label) => app.shell.lang.word(label).into_owned(),
        FormName::Symbol(key) => app.shell.lang.word(key).into_owned(),
        FormName::Key(key) => key.clone(),
        FormName::Number(number) => format!("{number}."),
    }
}

/// What a row shows of its value, on one line.
pub(super) fn value_of(app: &App, row: &FormRow) -> String {
    words_of(app, row).unwrap_or_else(|| nothing(app))
}

/// What stands for nothing.
fn nothing(app: &App) -> String {
    app.shell.lang.word("app-empty").into_owned()
}

/// The same, where there is something to say.
fn words_of(app: &App, row: &FormRow) -> Option<String> {
    let lang = app.shell.lang;
    let path = &app.shell.doc.path;
    if let Some((_, _, group)) = requirement(path, &row.steps) {
        return Some(requirement_words(app, group));
    }
    Some(match find(path, &row.steps)?.view() {
        NodeView::Line("") | NodeView::Number(0) | NodeView::Absent => return None,
        NodeView::Prose(text) if text.as_str().is_empty() => return None,
        NodeView::List(list) if list.is_empty() => return None,
        NodeView::Map(map) if map.is_empty() => return None,
        NodeView::Line(id) if row.sense == Sense::Refers(RefTarget::Module) => path.title_of(id).to_owned(),
        NodeView::Line(day) if row.sense == Sense::Date => date(lang, day),
        NodeView::Line(text) => text.to_owned(),
        NodeView::Prose(text) => text.as_str().replace('\n', " "),
        NodeView::Number(number) if row.sense == Sense::Minutes => duration(lang, number),
        NodeView::Number(number) => number.to_string(),
        NodeView::Flag(flag) => lang.word(if flag { "app-yes" } else { "app-no" }).into_owned(),
        NodeView::Symbol(name) => symbol_words(app, row.kind, name),
        NodeView::List(list) => list_words(app, list, row.sense),
        NodeView::Map(map) if row.sense == Sense::Minutes => minutes_words(app, map),
        NodeView::Map(map) => lang.text(&Message::new("app-items").with("count", map.len())),
        NodeView::Record(_) if row.steps == steps![Field("group_size")] => {
            let words = path.group_size.as_ref().and_then(|size| size.words());
            words.map_or_else(String::new, |words| lang.text(&words))
        }
        NodeView::Record(record) => gist(app, record),
    })
}

/// A name out of a closed list in words; one that this version does not know as it is.
fn symbol_words(app: &App, kind: Kind, name: &str) -> String {
    match kind {
        Kind::Symbol(symbols) if symbols.names.contains(&name) => {
            app.shell.lang.word(&symbols.label_key(name)).into_owned()
        }
        _ => name.to_owned(),
    }
}

/// How many parts of a record stand for it.
const SAID: usize = 2;

/// The words that stand for a record on one line: its first texts or numbers, and whether there are more;
/// which of several things it is, where it says no more than that.
fn gist(app: &App, record: &dyn RecordNode) -> String {
    let texts = record.shape().fields.iter().enumerate().filter_map(|(index, field)| {
        if matches!(field.sense, Sense::Id | Sense::Trace) {
            return None;
        }
        match record.field(index).view() {
            NodeView::Line(text) if !text.is_empty() => Some(text.to_owned()),
            NodeView::Prose(text) if !text.is_empty() => Some(text.as_str().to_owned()),
            NodeView::Number(number) if number > 0 => Some(number.to_string()),
            NodeView::List(list) => {
                let parts: Vec<&str> = items(list).filter_map(item_key).collect();
                (!parts.is_empty()).then(|| parts.join(", "))
            }
            _ => None,
        }
    });
    let mut texts: Vec<String> = texts.take(SAID + 1).collect();
    if texts.is_empty() {
        let fields = record.shape().fields.iter().enumerate();
        texts.extend(fields.filter_map(|(index, field)| match record.field(index).view() {
            NodeView::Symbol(name) if field.always_says() => Some(symbol_words(app, field.kind, name)),
            _ => None,
        }));
    }
    if texts.len() > SAID {
        texts.truncate(SAID);
        texts.push("…".to_owned());
    }
    texts.join(" · ")
}

fn list_words(app: &App, list: &dyn crate::model::node::ListNode, sense: Sense) -> String {
    let plain: Option<Vec<&str>> = items(list)
        .map(|item| match item.view() {
            NodeView::Line(id) if sense == Sense::Refers(RefTarget::Module) => {
                Some(app.shell.doc.path.title_of(id))
            }
            NodeView::Line(text) | NodeView::Symbol(text) => Some(text),
            _ => None,
        })
        .collect();
    match plain {
        Some(texts) => texts.join(", "),
        None => app.shell.lang.text(&Message::new("app-items").with("count", list.len())),
    }
}

fn minutes_words(app: &App, map: &dyn crate::model::node::MapNode) -> String {
    let parts = crate::model::value::entries(map).map(|(key, node)| {
        let label = app.shell.lang.lookup(&crate::model::Modality::SYMBOLS.label_key(key), &[]);
        let minutes = if let NodeView::Number(minutes) = node.view() { minutes } else { 0 };
        format!("{} {}", label.as_deref().unwrap_or(key), duration(app.shell.lang, minutes))
    });
    parts.collect::<Vec<_>>().join(" · ")
}

pub(super) fn requirement_words(app: &App, group: &crate::model::Requirement) -> String {
    let or = if app.shell.lang == crate::i18n::Lang::Fr { " ou " } else { " or " };
    let mut parts: Vec<&str> = group.any_of.iter().map(|id| app.shell.doc.path.title_of(id)).collect();
    if !group.knowledge.is_empty() {
        parts.push(&group.knowledge);
    }
    let mut words = parts.join(or);
    if group.kind != crate::model::RequirementKind::Required {
        let kind = group.kind.label_key().map(|key| app.shell.lang.word(&key).into_owned());
        words.extend([" (", kind.as_deref().unwrap_or(group.kind.name()), ")"]);
    }
    if !group.why.is_empty() {
        words.extend([" — ", &group.why]);
    }
    words
}
