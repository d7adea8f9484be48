//! What lies above the document: prompts, lists to choose from, questions, help, texts.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::{fit, marked, padded, width, window, wrapped};
use super::theme::Theme;
use crate::app::commands::help::{self, HelpRow, Sign};
use crate::app::commands::named;
use crate::app::dialogs::layer::{Layer, Prompt, QuestionDialog, TextLayer};
use crate::app::dialogs::picker::{Picker, PickerChoice, Purpose};
use crate::app::mouse::Spot;
use crate::app::shell::compare::HEADING;
use crate::app::{App, TypingState};
use crate::layout::{Arms, LaneCell, LineStyle as Stroke};
use crate::model::Message;

/// What the footer says while something lies above, or a text is typed.
pub(super) fn hint(app: &App) -> Option<String> {
    let key = match (app.shell.layers.last(), &app.shell.work) {
        (Some(Layer::Picker(_)), _) => "app-hint-picker",
        (Some(Layer::Link(link)), _) if link.deed.kind().is_some() => "graph-link-hint",
        (Some(Layer::Link(_)), _) => "graph-choose-hint",
        (Some(Layer::Checklist(_)), _) => "views-hint-checklist",
        (Some(Layer::Handout(_)), _) => "handout-hint",
        (Some(Layer::Finder(_)), _) => "finder-hint",
        (Some(Layer::Question(_)), _) => "app-hint-question",
        (Some(Layer::Help(_) | Layer::Text(_)), _) => "app-hint-text",
        (None, TypingState::Editing(editing)) if editing.has_lines() => "app-hint-area",
        (Some(Layer::Prompt(_)), _) | (None, TypingState::Editing(_)) => "app-hint-line",
        (None, TypingState::Looking) => return None,
    };
    Some(app.shell.lang.word(key).into_owned())
}

pub(super) fn draw(app: &App, layer: &Layer, pen: &mut Pen) {
    if let Layer::Link(link) = layer {
        // The picture below can be used.
        return super::graph::draw_link(app, link, pen);
    }
    pen.cover();
    match layer {
        Layer::Link(_) => {}
        Layer::Prompt(asked) => prompt(app, asked, pen),
        Layer::Picker(picker) => self::picker(app, picker, pen),
        Layer::Checklist(list) => super::checklist::draw(app, list, pen),
        Layer::Finder(finder) => super::finder::draw(app, finder, pen),
        Layer::Handout(handout) => super::handout::draw(app, handout, pen),
        Layer::Question(question) => self::question(app, question, pen),
        Layer::Help(top) => help(app, *top, pen),
        Layer::Text(text) => self::text(app, text, pen),
    }
}

/// A box in the middle of the screen, as large as asked for and as fits.
pub(super) fn centred(pen: &mut Pen, columns: usize, rows: usize) -> Rect {
    let all = pen.frame.area();
    let limit = |wanted: usize, most: u16| u16::try_from(wanted).unwrap_or(u16::MAX).min(most);
    let (width, height) = (limit(columns, all.width), limit(rows, all.height.saturating_sub(3).max(3)));
    let height = height.min(all.height);
    let area = Rect { x: (all.width - width) / 2, y: (all.height - height) / 3, width, height };
    pen.clear(area);
    pen.note(area, Spot::Layer);
    area
}

fn prompt(app: &App, prompt: &Prompt, pen: &mut Pen) {
    let theme = pen.theme;
    let columns = usize::from(pen.frame.area().width).min(72);
    let refusal = prompt
        .refusal
        .as_ref()
        .map(|refusal| wrapped(&app.shell.lang.text(refusal), columns - 4.min(columns)));
    let rows = 3 + refusal.as_ref().map_or(0, Vec::len);
    let area = centred(pen, columns, rows);
    let inside = pen.framed(&app.shell.lang.text(&prompt.title), true, area);
    let (shown, at) = window(prompt.input.text(), prompt.input.cursor(), usize::from(inside.width));
    pen.put(inside, 0, Line::raw(shown));
    for (row, line) in refusal.into_iter().flatten().enumerate() {
        pen.put(inside, row + 1, Line::styled(line, theme.bad));
    }
    pen.cursor_at(inside, 0, at);
}

fn picker(app: &App, picker: &Picker, pen: &mut Pen) {
    let theme = pen.theme;
    let lang = app.shell.lang;
    let columns = usize::from(pen.frame.area().width).min(76);
    let said = picker_says(app, picker);
    let said: Vec<(bool, String)> = said
        .into_iter()
        .flat_map(|(bad, text)| {
            wrapped(&text, columns.saturating_sub(4)).into_iter().map(move |line| (bad, line))
        })
        .collect();
    // As much as there is room for, with the frame, what was typed and the hints below.
    let most = usize::from(pen.frame.area().height).saturating_sub(6 + said.len()).max(1);
    let list = picker.choices.len().clamp(1, most);
    let area = centred(pen, columns, list + 3 + said.len());
    let inside = pen.framed(&lang.text(&picker.title), true, area);
    let room = usize::from(inside.width);
    let (shown, at) =
        window(picker.sought.query.text(), picker.sought.query.cursor(), room.saturating_sub(2));
    pen.put(
        inside,
        0,
        Line::from(vec![Span::styled(format!("{} ", theme.glyphs.prompt), theme.key), Span::raw(shown)]),
    );
    let rows = usize::from(inside.height).saturating_sub(1 + said.len());
    let top =
        crate::app::shell::geometry::scrolled(0, picker.sought.at, picker.sought.hits.len(), rows.max(1));
    for (row, hit) in picker.sought.hits.iter().enumerate().skip(top).take(rows) {
        let choice = &picker.choices[hit.index];
        let why = why_not(app, picker, choice);
        let base = match (row == picker.sought.at, &why) {
            (true, _) => theme.chosen(true),
            (false, Some(_)) => theme.quiet,
            (false, None) => Style::new(),
        };
        let detail = match &why {
            Some(why) => fit(&format!("({why})"), room * 2 / 3).into_owned(),
            None => fit(&choice.detail, room / 3).into_owned(),
        };
        let label_room = room.saturating_sub(width(&detail) + 2);
        let label = fit(&choice.label, label_room).into_owned();
        let mut spans = marked(&label, &picker.sought.letters(&label), base, base.patch(theme.matched));
        let gap = label_room.saturating_sub(width(&label)) + 1;
        spans.push(Span::styled(" ".repeat(gap), base));
        spans.push(Span::styled(detail, if row == picker.sought.at { base } else { theme.quiet }));
        pen.put_spot(inside, 1 + row - top, Line::from(spans), Spot::Choice(row));
    }
    if picker.sought.hits.is_empty() {
        pen.put(inside, 1, Line::styled(lang.word("app-no-match"), theme.quiet));
    }
    if picker.sought.hits.len() > rows {
        pen.count(area, picker.sought.at + 1, picker.sought.hits.len());
    }
    for (row, (bad, line)) in said.into_iter().enumerate() {
        let style = if bad { theme.bad } else { theme.quiet };
        pen.put(inside, 1 + rows + row, Line::styled(line, style));
    }
    pen.cursor_at(inside, 0, 2 + at);
}

/// Why a command of the palette can't be done now.
fn why_not(app: &App, picker: &Picker, choice: &PickerChoice) -> Option<String> {
    let command = (picker.purpose == Purpose::Command).then(|| named(&choice.value))?;
    Some(app.shell.lang.text(&command?.why_not(app)?))
}

/// What a picker says below its list: the kind of link, why a choice is refused.
pub(super) fn picker_says(app: &App, picker: &Picker) -> Vec<(bool, String)> {
    let mut said = Vec::new();
    if let Purpose::Prerequisite(_, kind) = &picker.purpose {
        let kind = kind.label_key().map_or(String::new(), |key| app.shell.lang.word(&key).into_owned());
        let kind = app.shell.lang.text(&Message::new("app-link-kind").with("kind", kind));
        said.push((false, format!("{kind} · {}", app.shell.lang.word("app-link-hint"))));
    }
    let refused = picker.refusal.clone().or_else(|| {
        picker.chosen().and_then(|choice| app.shell.refused_prerequisite(&picker.purpose, &choice.value))
    });
    said.extend(refused.map(|refusal| (true, app.shell.lang.text(&refusal))));
    said
}

fn question(app: &App, question: &QuestionDialog, pen: &mut Pen) {
    let theme = pen.theme;
    let columns = usize::from(pen.frame.area().width).min(72);
    let room = columns.saturating_sub(4);
    let mut lines: Vec<(Style, String)> = Vec::new();
    lines.extend(wrapped(&app.shell.lang.text(&question.title), room).into_iter().map(|l| (theme.title, l)));
    if let Some(body) = &question.body {
        lines.extend(wrapped(&app.shell.lang.text(body), room).into_iter().map(|l| (Style::new(), l)));
    }
    lines.push((Style::new(), String::new()));
    let first = lines.len();
    for (at, (label, _)) in question.answers.iter().enumerate() {
        let style = if at == question.at { theme.chosen(true) } else { Style::new() };
        lines.push((style, padded(&format!(" {}  {}", at + 1, app.shell.lang.text(label)), room)));
    }
    let area = centred(pen, columns, lines.len() + 2);
    let inside = pen.framed(&app.shell.lang.word("app-name"), true, area);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    for (row, (style, line)) in lines.into_iter().enumerate() {
        let line = Line::styled(line, style);
        match row.checked_sub(first) {
            Some(answer) => pen.put_spot(inside, row, line, Spot::Choice(answer)),
            None => pen.put(inside, row, line),
        }
    }
    pen.cursor_at(inside, first + question.at, 0);
}

fn help(app: &App, top: usize, pen: &mut Pen) {
    let theme = pen.theme;
    let rows = help::rows(app);
    let columns = usize::from(pen.frame.area().width).min(help::WIDEST);
    let area = centred(pen, columns, rows.len() + 2);
    let inside = pen.framed(&app.shell.lang.word("app-help-title"), true, area);
    let height = usize::from(inside.height);
    let top = top.min(rows.len().saturating_sub(height));
    pen.more(area, top, height, rows.len());
    for (at, row) in rows.into_iter().skip(top).take(height).enumerate() {
        let line = match row {
            HelpRow::Where(words) => Line::styled(words, theme.title),
            HelpRow::Command(keys, words) => {
                let keys = format!("  {keys}");
                let keys = if words.is_empty() { keys } else { padded(&keys, help::indent(app)) };
                Line::from(vec![Span::styled(keys, theme.key), Span::raw(words)])
            }
            HelpRow::Sign(sign, words) => {
                let (sign, style) = sign_of(sign, theme);
                let room = usize::from(inside.width).saturating_sub(help::SIGN);
                Line::from(vec![
                    Span::styled(format!("  {sign:<width$}", width = help::SIGN - 2), style),
                    Span::raw(fit(&words, room).into_owned()),
                ])
            }
            HelpRow::Said(words) => Line::raw(words),
        };
        pen.put(inside, at, line);
    }
    pen.cursor_at(inside, 0, 0);
}

/// A sign as it is drawn; of a link a piece of its line.
fn sign_of(sign: Sign, theme: &Theme) -> (String, Style) {
    let glyphs = theme.glyphs;
    let module = |sign: &str| (sign.to_owned(), Style::new());
    match sign {
        Sign::Mandatory => module(glyphs.mandatory),
        Sign::Optional => module(glyphs.optional),
        Sign::Tailored => module(glyphs.tailored),
        Sign::Missing => (glyphs.missing.to_owned(), theme.bad),
        Sign::Link(line) => {
            let style = match line {
                Stroke::Plain => theme.link_required,
                Stroke::Double => theme.link_together,
                Stroke::Dashed => theme.link_recommended,
                Stroke::Dotted => theme.link_alternative,
            };
            let piece = LaneCell::Line(Arms::FLAT, line).glyph(theme.lines());
            (piece.into_iter().cycle().take(3).collect(), style)
        }
    }
}

fn text(app: &App, text: &TextLayer, pen: &mut Pen) {
    let theme = pen.theme;
    let all = pen.frame.area();
    let area = centred(pen, usize::from(all.width), usize::from(all.height));
    let inside = pen.framed(&app.shell.lang.text(&text.title), true, area);
    pen.more(area, text.scroll, usize::from(inside.height), text.lines.len());
    if text.lines.is_empty() {
        pen.put(inside, 0, Line::raw(app.shell.lang.word("app-same")));
    }
    for (row, (mark, line)) in
        text.lines.iter().skip(text.scroll).take(usize::from(inside.height)).enumerate()
    {
        let style = match *mark {
            '+' => theme.added,
            '-' => theme.removed,
            '~' => theme.changed,
            HEADING => theme.title,
            _ => theme.quiet,
        };
        let shown = fit(line, usize::from(inside.width).saturating_sub(2)).into_owned();
        let mark = if *mark == HEADING { ' ' } else { *mark };
        pen.put(inside, row, Line::styled(format!("{mark} {shown}"), style));
    }
    pen.cursor_at(inside, 0, 0);
}
