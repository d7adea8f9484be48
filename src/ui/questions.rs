//! The questions in cells: the list of what is open, and the chosen question with its answers.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::changes::{Styled, effect_sign, flowed, styled};
use super::pen::Pen;
use super::text::{fit, padded, wrapped};
use super::theme::Theme;
use crate::app::App;
use crate::app::commands::named;
use crate::app::mouse::Spot;
use crate::app::questions::question_parts;
use crate::app::questions::{QuestionsRow, QuestionsView, field_label};
use crate::app::shell::geometry::scrolled;
use crate::diff::text::Mark;
use crate::merge::{Note, Question};
use crate::model::Message;
use crate::model::value::Step;

pub(super) fn view(app: &App, pen: &mut Pen) {
    let parts = question_parts(&app.shell);
    list(app, pen, pen.rect(parts.list));
    detail(app, pen, pen.rect(parts.detail));
}

fn list(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let (view, theme) = (&app.views.questions, pen.theme);
    let count = Message::new("questions-open").with("count", view.questions.len());
    let inside = pen.framed(&app.shell.lang.text(&count), true, area);
    pen.more(area, view.top, usize::from(inside.height), view.rows.len());
    let columns = usize::from(inside.width);
    if view.rows.is_empty() {
        for (row, line) in wrapped(&app.shell.lang.word("questions-none"), columns).into_iter().enumerate() {
            pen.put(inside, row, Line::styled(line, theme.quiet));
        }
        pen.cursor_at(inside, 0, 0);
    }
    for (line, (at, row)) in
        view.rows.iter().enumerate().skip(view.top).take(usize::from(inside.height)).enumerate()
    {
        let chosen = at == view.row;
        let (mark, text, style) = match row {
            QuestionsRow::Heading(title) => (None, title.clone(), theme.title),
            QuestionsRow::Decided => {
                (None, app.shell.lang.word("questions-decided").into_owned(), theme.title)
            }
            QuestionsRow::Question(at) => {
                let question = &view.questions[*at];
                let later = view.postponed.contains(&question.id);
                let mark = if later { theme.glyphs.more } else { "?" };
                (Some(mark), about(app, question), if later { theme.quiet } else { Style::new() })
            }
            QuestionsRow::Note(at) => {
                let decisions = &view.decisions;
                let note = &decisions.notes[*at];
                let text = format!("{} · {}", place_of(app, note), app.shell.lang.text(&note.message));
                match (decisions.otherwise.contains(at), decisions.reviewed.contains(at)) {
                    (true, _) => (Some(OTHERWISE), text, theme.changed),
                    (false, true) => (Some(theme.glyphs.done), text, theme.quiet),
                    (false, false) => (Some(" "), text, Style::new()),
                }
            }
        };
        let style = if chosen { theme.chosen(true) } else { style };
        let spans = match mark {
            Some(mark) => vec![
                Span::styled(format!(" {mark} "), theme.warning),
                Span::styled(padded(&text, columns.saturating_sub(3)), style),
            ],
            None => vec![Span::styled(padded(&text, columns), style)],
        };
        pen.put_spot(inside, line, Line::from(spans), Spot::Cell(at, 0));
        if chosen {
            pen.cursor_at(inside, line, 3);
        }
    }
}

/// Columns before what an answer does.
const INDENT: usize = 5;

/// The mark of what a person decided otherwise.
const OTHERWISE: &str = "~";

/// A sentence begins with a capital, also where its first word is one of the field.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The key of a command, as the keyboard shows it.
fn key_of(id: &str, app: &App) -> String {
    named(id).and_then(|command| app.keymap.first(command, app.shell.lang)).unwrap_or_default()
}

/// What a question is about, in a few words: the kind of contradiction, where it is more than a value
/// against another; else the field.
fn about(app: &App, question: &Question) -> String {
    let kind = app.shell.lang.lookup(&format!("questions-kind-{}", question.kind), &[]);
    let field = field_label(&question.at).map(|label| app.shell.lang.word(label).into_owned());
    kind.or(field).unwrap_or_else(|| question.kind.clone())
}

/// Where something was decided: a module by its title, and the field.
fn place_of(app: &App, note: &Note) -> String {
    let module = match note.at.as_slice() {
        [Step::Field("modules"), Step::Item(id), ..] => Some(app.shell.doc.path.title_of(id).to_owned()),
        _ => None,
    };
    let field = field_label(&note.at).map(|label| app.shell.lang.word(label).into_owned());
    let parts: Vec<String> = [module, field].into_iter().flatten().collect();
    if parts.is_empty() { app.shell.doc.path.title.clone() } else { parts.join(" · ") }
}

/// Lines of the detail, and what each is for the mouse and the cursor.
#[derive(Default)]
struct QuestionPage {
    lines: Vec<(Line<'static>, Option<usize>)>,
    /// Whether there is room for blank lines.
    airy: bool,
}

impl QuestionPage {
    fn text(&mut self, text: &str, columns: usize, style: Style) {
        for line in wrapped(text, columns) {
            self.lines.push((Line::styled(line, style), None));
        }
    }

    fn blank(&mut self) {
        if self.airy {
            self.lines.push((Line::default(), None));
        }
    }

    /// A label, and beside it a text of any length.
    fn labelled(&mut self, label: &str, text: &str, columns: usize, styles: (Style, Style)) {
        const LABEL: usize = 14;
        let indent = LABEL.min(columns / 3);
        for (at, line) in wrapped(text, columns.saturating_sub(indent + 1)).into_iter().enumerate() {
            let label = if at == 0 { padded(label, indent) } else { " ".repeat(indent) };
            let spans = vec![Span::styled(label, styles.0), Span::raw(" "), Span::styled(line, styles.1)];
            self.lines.push((Line::from(spans), None));
        }
    }
}

fn detail(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() || app.views.questions.rows.is_empty() {
        return;
    }
    let (view, theme) = (&app.views.questions, pen.theme);
    let title = match view.rows.get(view.row) {
        Some(QuestionsRow::Question(at)) => {
            let question = &view.questions[*at];
            let module = question.module.as_deref().map(|id| app.shell.doc.path.title_of(id).to_owned());
            let title: Vec<String> = [about(app, question)].into_iter().chain(module).collect();
            let title = title.join(" · ");
            let before =
                view.rows[..view.row].iter().filter(|row| matches!(row, QuestionsRow::Question(_))).count();
            format!("{}/{} · {title}", before + 1, view.questions.len())
        }
        Some(QuestionsRow::Note(at)) => place_of(app, &view.decisions.notes[*at]),
        _ => String::new(),
    };
    let inside = pen.framed(&fit(&title, usize::from(area.width).saturating_sub(6)), false, area);
    let columns = usize::from(inside.width);
    let page = QuestionPage { airy: inside.height >= 14, ..QuestionPage::default() };
    let page = filled(app, theme, columns, page);
    // The chosen answer is always in sight, with what it does below it.
    let height = usize::from(inside.height);
    let chosen = page.lines.iter().position(|(_, choice)| *choice == Some(view.choice)).unwrap_or(0);
    let shown =
        (chosen + 1 + view.changes.len() + view.effects.len()).min(page.lines.len().saturating_sub(1));
    let top = scrolled(0, shown, page.lines.len(), height).min(chosen);
    pen.more(area, top, height, page.lines.len());
    for (row, (line, choice)) in page.lines.into_iter().skip(top).take(height).enumerate() {
        match choice {
            Some(choice) => pen.put_spot(inside, row, line, Spot::Cell(choice, 1)),
            None => pen.put(inside, row, line),
        }
    }
}

fn filled(app: &App, theme: &Theme, columns: usize, mut page: QuestionPage) -> QuestionPage {
    let view = &app.views.questions;
    match view.rows.get(view.row) {
        Some(QuestionsRow::Question(at)) => question(app, theme, &view.questions[*at], columns, &mut page),
        Some(QuestionsRow::Note(at)) => {
            let message = app.shell.lang.text(&view.decisions.notes[*at].message);
            page.text(&capital(&message), columns, Style::new());
        }
        _ => {}
    }
    if view.choices().is_empty() {
        return page;
    }
    page.blank();
    if page.airy {
        page.text(&app.shell.lang.word("questions-answers"), columns, theme.label);
    }
    choices(app, theme, view, columns, &mut page);
    if view.alike() > 1 {
        page.blank();
        let alike = Message::new("questions-alike")
            .with("key", key_of("answer-alike", app))
            .with("count", view.alike() - 1);
        page.text(&app.shell.lang.text(&alike), columns, theme.quiet);
    }
    page
}

fn question(app: &App, theme: &Theme, question: &Question, columns: usize, page: &mut QuestionPage) {
    page.text(&capital(&app.shell.lang.text(&question.why)), columns, Style::new());
    page.blank();
    // A deletion or a circle of links has no single value that it came from.
    let absent = Message::new("questions-absent");
    let of_value = question.is_about_a_value();
    if let Some(base) = question.base_words.as_ref().or(of_value.then_some(&absent)) {
        let base = app.shell.lang.text(base);
        page.labelled(&app.shell.lang.word("questions-base"), &base, columns, (theme.quiet, theme.quiet));
    }
    for side in &question.sides {
        let style = if side.removed { theme.removed } else { Style::new() };
        page.labelled(&side.label, &app.shell.lang.text(&side.words), columns, (theme.label, style));
    }
}

fn choices(app: &App, theme: &Theme, view: &QuestionsView, columns: usize, page: &mut QuestionPage) {
    let suggested = view.question().and_then(|question| question.suggested);
    for (at, choice) in view.choices().iter().enumerate() {
        let chosen = at == view.choice;
        let mark = if chosen { theme.glyphs.closed } else { " " };
        let mut label = app.shell.lang.text(&choice.label);
        if view.in_force() == Some(at) {
            label = format!("{label} ({})", app.shell.lang.word("questions-in-force"));
        }
        if suggested == Some(at) {
            label = format!("{label} ({})", app.shell.lang.word("questions-suggested"));
        }
        for (line, text) in wrapped(&label, columns.saturating_sub(3)).into_iter().enumerate() {
            let mark = if line == 0 { mark } else { " " };
            let text = padded(&text, columns.saturating_sub(3));
            let spans = vec![
                Span::styled(format!(" {mark} "), theme.key),
                Span::styled(text, if chosen { theme.chosen(true) } else { Style::new() }),
            ];
            page.lines.push((Line::from(spans), (line == 0).then_some(at)));
        }
        if chosen {
            foreseen(app, theme, view, columns, page);
        }
    }
}

/// The part of the graph that the chosen answer touches.
fn sketch(app: &App, theme: &Theme, columns: usize) -> Vec<Line<'static>> {
    super::sketch::lines(&app.views.questions.sketches, theme, app.shell.lang, columns.saturating_sub(INDENT))
}

/// What the chosen answer changes and what follows from it, below it.
fn foreseen(app: &App, theme: &Theme, view: &QuestionsView, columns: usize, page: &mut QuestionPage) {
    let room = columns.saturating_sub(INDENT + 2);
    for mut line in sketch(app, theme, columns) {
        line.spans.insert(0, Span::raw(" ".repeat(INDENT)));
        page.lines.push((line, None));
    }
    let mut put = |sign: &str, style: Style, lines: Vec<Styled>| {
        for (at, line) in lines.into_iter().enumerate() {
            let sign = if at == 0 { fit(sign, 1).into_owned() } else { " ".to_owned() };
            let mut spans = vec![Span::raw(" ".repeat(INDENT)), Span::styled(format!("{sign} "), style)];
            spans.extend(line.into_iter().map(|(style, text)| Span::styled(text, style)));
            page.lines.push((Line::from(spans), None));
        }
    };
    let plain = |text: &str| flowed(&vec![(theme.info, text.to_owned())], room);
    for (about, line) in &view.changes {
        let told = app.shell.lang.text(if line.rows.is_empty() { &line.message } else { &line.what });
        let told = match about {
            Some(about) => format!("{} · {told}", app.shell.lang.text(about)),
            None => told,
        };
        let mut lines = plain(&told);
        for row in line.rows.iter().filter(|row| row.iter().any(|piece| piece.mark != Mark::Same)) {
            lines.extend(flowed(&styled(theme, row, None), room));
        }
        put(theme.glyphs.arrow, theme.changed, lines);
    }
    for effect in &view.effects {
        let (sign, style) = effect_sign(theme, effect.kind);
        put(sign, style, plain(&app.shell.lang.text(&effect.message)));
    }
}
