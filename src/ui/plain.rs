//! What is shown, as lines to be read aloud: for screen readers and slow links.
//!
//! Outline, form, findings and graph say in words what their cells show. Every other view is drawn, and
//! read line by line: what the mouse could hit in a line is what its number stands for. So a view that can
//! be used with the mouse can be used line by line.

use std::collections::HashMap;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::theme::Theme;
use super::{form, layers};
use crate::app::dialogs::layer::Layer;
use crate::app::dialogs::picker::Picker;
use crate::app::matrix::{Coverage, MatrixLine};
use crate::app::mouse::{Drawn, Spot};
use crate::app::shell::rows::OutlineRow;
use crate::app::views::kind::ViewKind;
use crate::app::{App, Focus, TypingState};
use crate::check::Severity;
use crate::i18n::{duration, visible};
use crate::model::{Message, Module, ModuleKind};

/// What is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is.
    pub title: String,
    /// What there is to know about it.
    pub said: Vec<String>,
    /// Its rows.
    pub rows: Vec<PlainRow>,
    /// Which of them is chosen.
    pub at: Option<usize>,
    /// What can be typed here, where it is more than commands.
    pub hint: Option<String>,
}

/// A row of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainRow {
    /// What it says.
    pub text: String,
    /// What its number stands for; without one it is only read.
    pub spot: Option<Spot>,
}

fn row(text: &str, spot: Spot) -> PlainRow {
    PlainRow { text: visible(text).into_owned(), spot: Some(spot) }
}

/// What is on top: a question or list, a field that is typed, or the view.
pub fn page(app: &App) -> Page {
    match (app.shell.layers.last(), &app.shell.work) {
        (Some(layer), _) => layer_page(app, layer),
        (None, TypingState::Editing(editing)) => {
            let name =
                app.views.outline.chosen_field().map(|row| form::name_of(app, row)).unwrap_or_default();
            let mut said = vec![editing.input.text().to_owned()];
            said.extend(editing.refusal.as_ref().map(|refusal| app.shell.lang.text(refusal)));
            let key = if editing.has_lines() { "plain-hint-lines" } else { "plain-hint-field" };
            Page { title: name, said, hint: Some(app.shell.lang.word(key).into_owned()), ..Page::default() }
        }
        (None, TypingState::Looking) => view_page(app),
    }
}

fn layer_page(app: &App, layer: &Layer) -> Page {
    let lang = app.shell.lang;
    let hint = |key: &str| Some(lang.word(key).into_owned());
    let marked = |(at, text): (usize, String)| row(&text, Spot::Choice(at));
    let beside = |label: &str, detail: &str| match detail {
        "" => label.to_owned(),
        detail => format!("{label}, {detail}"),
    };
    let offered = |picker: &Picker| -> Vec<PlainRow> {
        let choices = picker.sought.hits.iter().filter_map(|hit| picker.choices.get(hit.index));
        choices.map(|choice| beside(&choice.label, &choice.detail)).enumerate().map(marked).collect()
    };
    match layer {
        Layer::Prompt(prompt) => Page {
            title: lang.text(&prompt.title),
            said: [Some(prompt.input.text().to_owned()), prompt.refusal.as_ref().map(|it| lang.text(it))]
                .into_iter()
                .flatten()
                .filter(|text| !text.is_empty())
                .collect(),
            hint: hint("plain-hint-prompt"),
            ..Page::default()
        },
        Layer::Picker(picker) => Page {
            title: lang.text(&picker.title),
            said: layers::picker_says(app, picker).into_iter().map(|(_, text)| text).collect(),
            rows: offered(picker),
            at: Some(picker.sought.at),
            hint: hint("plain-hint-picker"),
        },
        Layer::Link(link) => Page {
            title: lang.text(&link.picker.title),
            said: super::graph::says(app, link).into_iter().map(|(_, text)| text).collect(),
            rows: offered(&link.picker),
            at: Some(link.picker.sought.at),
            hint: hint("plain-hint-picker"),
        },
        Layer::Checklist(list) => Page {
            title: lang.text(&list.title),
            said: list.said.iter().map(|said| lang.text(said)).collect(),
            rows: list
                .sought
                .hits
                .iter()
                .filter_map(|hit| list.items.get(hit.index))
                .map(|item| {
                    let on = lang.word(if item.on { "plain-on" } else { "plain-off" });
                    format!("{on}, {}", beside(&item.label, &item.detail))
                })
                .enumerate()
                .map(marked)
                .collect(),
            at: Some(list.sought.at),
            hint: hint("plain-hint-checklist"),
        },
        Layer::Finder(finder) => Page {
            title: lang.word("app-pick-jump").into_owned(),
            rows: finder
                .hits
                .iter()
                .map(|at| &finder.entries[*at])
                .map(|entry| beside(&entry.label, &entry.detail))
                .enumerate()
                .map(marked)
                .collect(),
            at: Some(finder.at),
            hint: hint("finder-plain-hint"),
            ..Page::default()
        },
        Layer::Handout(handout) => super::handout::page(app, handout),
        Layer::Question(question) => Page {
            title: lang.text(&question.title),
            said: question.body.iter().map(|body| lang.text(body)).collect(),
            rows: question
                .answers
                .iter()
                .map(|(label, _)| lang.text(label))
                .enumerate()
                .map(marked)
                .collect(),
            at: Some(question.at),
            hint: hint("plain-hint-question"),
        },
        Layer::Text(text) => Page {
            title: lang.text(&text.title),
            said: text.lines.iter().map(|(mark, line)| format!("{mark} {}", visible(line))).collect(),
            ..Page::default()
        },
        Layer::Help(_) => Page { title: lang.word("app-help-title").into_owned(), ..Page::default() },
    }
}

fn view_page(app: &App) -> Page {
    let lang = app.shell.lang;
    let counts = counts(app);
    let title = lang.word(app.shell.view.label()).into_owned();
    match (app.shell.view, app.views.outline.focus) {
        (ViewKind::Outline, Focus::Outline) => {
            let rows = app
                .shell
                .selection
                .rows
                .iter()
                .enumerate()
                .map(|(at, it)| row(&outline_row(app, it, &counts), Spot::Row(at)));
            Page { title, rows: rows.collect(), at: Some(app.shell.selection.at), ..Page::default() }
        }
        (ViewKind::Outline, Focus::Form) => {
            let rows = app.views.outline.form.iter().enumerate().map(|(at, it)| {
                let text = lang.text(
                    &Message::new("plain-field")
                        .with("name", form::name_of(app, it))
                        .with("value", form::value_of(app, it)),
                );
                let fold = match it.open {
                    Some(true) => lang.word("plain-open"),
                    Some(false) => lang.word("plain-closed"),
                    None => "".into(),
                };
                let indent = "  ".repeat(it.depth);
                row(
                    &if fold.is_empty() {
                        format!("{indent}{text}")
                    } else {
                        format!("{indent}{text}, {fold}")
                    },
                    Spot::Field(at),
                )
            });
            let of = outline_row(app, app.shell.chosen(), &counts);
            let title = lang.text(&Message::new("plain-form").with("what", of));
            Page { title, rows: rows.collect(), at: Some(app.views.outline.field), ..Page::default() }
        }
        (ViewKind::Outline, Focus::Findings) | (ViewKind::Findings, _) => {
            let rows = app.shell.doc.derived.findings.iter().enumerate().map(|(at, found)| {
                let gravity = lang.word(found.severity.label_key());
                row(
                    &format!("{gravity} {}: {}", found.rule.code, lang.text(&found.message)),
                    Spot::Finding(at),
                )
            });
            let title = lang.word("app-pane-findings").into_owned();
            Page { title, rows: rows.collect(), at: Some(app.shell.selection.finding), ..Page::default() }
        }
        (ViewKind::Graph, _) => {
            let modules = app
                .shell
                .selection
                .rows
                .iter()
                .enumerate()
                .filter_map(|(at, it)| Some((at, it, it.module()?)));
            let rows: Vec<PlainRow> = modules
                .map(|(at, it, id)| {
                    row(&format!("{}{}", outline_row(app, it, &counts), links(app, id)), Spot::Row(at))
                })
                .collect();
            let at = rows.iter().position(|it| it.spot == Some(Spot::Row(app.shell.selection.at)));
            Page { title, rows, at, ..Page::default() }
        }
        (ViewKind::Matrix, _) => {
            let lines = app.views.matrix.lines.iter().enumerate();
            let rows = lines.map(|(at, it)| row(&matrix_row(app, *it), Spot::Cell(at, usize::MAX)));
            Page { title, rows: rows.collect(), at: Some(app.views.matrix.at), ..Page::default() }
        }
        _ => drawn(app, title),
    }
}

/// A line of the matrix in words: which modules teach, practise, assess it.
fn matrix_row(app: &App, it: MatrixLine) -> String {
    let (matrix, lang) = (&app.views.matrix.data, app.shell.lang);
    let Some(of) = matrix.rows.get(it.row()) else { return String::new() };
    let title = |column: usize| matrix.columns.get(column).map_or("", |column| column.title.as_str());
    let word = |coverage: Coverage| lang.word(&format!("matrix-{}", coverage.name())).into_owned();
    if let MatrixLine::Outcome(_, at) = it {
        let Some(outcome) = of.outcomes.get(at) else { return String::new() };
        return format!("{}, {}, {}", outcome.text, title(outcome.column), word(outcome.coverage));
    }
    let mut facts = vec![crate::app::matrix::competency_name(of, app.shell.lang)];
    for coverage in Coverage::ALL {
        let cells = of.cells.iter().filter(|cell| cell.coverage == coverage);
        let titles: Vec<String> = cells.map(|cell| title(cell.column).to_owned()).collect();
        if !titles.is_empty() {
            let message =
                Message::new("plain-by").with("how", word(coverage)).with("titles", titles.join(", "));
            facts.push(lang.text(&message));
        }
    }
    facts.extend(of.gap.map(|gap| lang.text(&gap.message())));
    facts.join(", ")
}

/// How many errors and warnings each module has.
type PlainCounts<'a> = HashMap<&'a str, [usize; 2]>;

fn counts(app: &App) -> PlainCounts<'_> {
    let mut counts = PlainCounts::new();
    for found in &app.shell.doc.derived.findings {
        let place = match found.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Info => continue,
        };
        if let Some(module) = &found.module {
            counts.entry(module).or_default()[place] += 1;
        }
    }
    counts
}

/// A row of the outline in words.
fn outline_row(app: &App, it: &OutlineRow, counts: &PlainCounts) -> String {
    let (path, lang) = (&app.shell.doc.path, app.shell.lang);
    let titled = |key: &str, title: &str| {
        let title = if title.is_empty() { lang.word("app-untitled").into_owned() } else { title.to_owned() };
        lang.text(&Message::new(key).with("title", title))
    };
    let mut facts = Vec::new();
    let minutes = match it {
        OutlineRow::Path => {
            facts.push(titled("plain-path", &path.title));
            app.shell.doc.derived.minutes
        }
        OutlineRow::Stage(at) => {
            let Some(stage) = path.stages.get(*at) else { return String::new() };
            facts.push(titled("plain-stage", &stage.title));
            let modules = stage.modules.iter().filter_map(|id| path.modules.get(id));
            modules.map(Module::total_minutes).fold(0, u32::saturating_add)
        }
        OutlineRow::Module(id, _) => {
            if let Some(module) = path.modules.get(id) {
                facts.push(titled("plain-module", &module.title));
                if module.kind != ModuleKind::default() {
                    let kind = module.kind.label_key().map(|key| lang.word(&key).into_owned());
                    facts.push(kind.unwrap_or_else(|| module.kind.name().to_owned()));
                }
                module.total_minutes()
            } else {
                facts.push(format!("{id}, {}", lang.word("app-missing-module")));
                0
            }
        }
    };
    if minutes > 0 {
        facts.push(duration(lang, minutes));
    }
    let found = it.module().and_then(|id| counts.get(id)).copied().unwrap_or_default();
    for (count, key) in found.into_iter().zip(["plain-errors", "plain-warnings"]) {
        if count > 0 {
            facts.push(lang.text(&Message::new(key).with("count", count)));
        }
    }
    facts.join(", ")
}

/// What must come before a module, and what comes after it.
fn links(app: &App, id: &str) -> String {
    let groups = app.shell.doc.path.modules.get(id).map(|module| &module.requires);
    let before = groups.into_iter().flat_map(|groups| groups.iter());
    let before: Vec<String> = before.map(|group| form::requirement_words(app, group)).collect();
    let graph = app.shell.doc.graph();
    let after = graph.index(id).into_iter().flat_map(|module| graph.dependents(module));
    let after: Vec<String> =
        after.map(|(module, _)| app.shell.doc.path.title_of(graph.id(module)).to_owned()).collect();
    let mut out = String::new();
    for (key, titles) in [("plain-before", before), ("plain-after", after)] {
        if !titles.is_empty() {
            let words = app.shell.lang.text(&Message::new(key).with("titles", titles.join(", ")));
            out.extend([", ", &words]);
        }
    }
    out
}

/// A view that says nothing of its own: its cells, line by line.
fn drawn(app: &App, title: String) -> Page {
    let (width, height) = app.shell.size;
    let mut notes = Drawn::default();
    let theme = Theme::TERMINAL.in_ascii();
    let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
    let Ok(_) = terminal.draw(|frame| notes = super::draw(app, &theme, frame));
    let Ok(cursor) = terminal.get_cursor_position();
    let buffer = terminal.backend().buffer();
    let body = app.shell.body();
    let mut page = Page { title, ..Page::default() };
    // The first and the last line are the frame.
    for y in body.y.saturating_add(1)..body.y.saturating_add(body.height).saturating_sub(1) {
        let text = line(buffer, y);
        if !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        if y == cursor.y {
            page.at = Some(page.rows.len());
        }
        let hit = |(area, spot): &&(_, Spot)| {
            let area: &crate::app::shell::geometry::Area = area;
            area.y == y && matches!(spot, Spot::Cell(..) | Spot::Choice(_) | Spot::Part(_))
        };
        let spot = notes.all().iter().find(hit).map(|(_, spot)| spot.clone());
        page.rows.push(PlainRow { text, spot });
    }
    page
}

/// The letters of a line, without what only frames them.
fn line(buffer: &Buffer, y: u16) -> String {
    let cells: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
    let parts = cells.split("  ").map(|part| part.trim_matches(['|', '+', ' ']));
    // Bars and lines say nothing aloud; a sign that stands alone may.
    let says = |word: &&str| word.chars().count() == 1 || word.chars().any(char::is_alphanumeric);
    let words = |part: &str| part.split(' ').filter(says).collect::<Vec<_>>().join(" ");
    parts.map(words).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}
