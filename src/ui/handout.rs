//! The export dialog, in cells and line by line.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layers::centred;
use super::pen::Pen;
use super::plain::{Page, PlainRow};
use super::text::{fit, padded, width, window, wrapped};
use crate::app::App;
use crate::app::dialogs::handout::{Handout, HandoutChoice, HandoutPart};
use crate::app::mouse::Spot;
use crate::i18n::{Lang, visible};
use crate::model::Message;

/// The columns of the names of the lines.
const NAMES: usize = 10;

/// From this many rows on, everything that can be chosen is shown at once.
const ROOMY: u16 = 14;

/// The most lines of what is missing: the preview matters more.
const MISSING: usize = 3;

pub(super) fn draw(app: &App, handout: &Handout, pen: &mut Pen) {
    let (theme, lang) = (pen.theme, app.shell.lang);
    let all = pen.frame.area();
    let area = centred(pen, usize::from(all.width).min(104), usize::from(all.height));
    let inside = pen.framed(&lang.word("handout-title"), true, area);
    let room = usize::from(inside.width).saturating_sub(NAMES + 2);
    let mut row = 0;
    for part in HandoutPart::ALL {
        let here = handout.part == part;
        let style = if here { theme.chosen(true) } else { theme.label };
        let name = padded(&format!(" {}", lang.word(name(part))), NAMES);
        if part == HandoutPart::File {
            let (shown, at) = window(handout.file.text(), handout.file.cursor(), room);
            let line = vec![Span::styled(name, style), Span::raw(" "), Span::styled(shown, theme.typed)];
            pen.put_spot(inside, row, Line::from(line), Spot::Choice(place_of(HandoutChoice::File)));
            if here {
                pen.cursor_at(inside, row, NAMES + 1 + at);
            }
            row += 1;
            continue;
        }
        let first = row;
        let mut lines = options(app, handout, part, room);
        if lines.len() > 1 && inside.height < ROOMY {
            lines = only_chosen(lines);
        }
        for line in lines {
            let head = if row == first { name.clone() } else { " ".repeat(NAMES) };
            let head = Span::styled(head, if row == first { style } else { Style::new() });
            let mut spans = vec![head, Span::raw(" ")];
            let mut column = NAMES + 1;
            for (at, text, chosen) in line {
                let style = if chosen { theme.chosen(here) } else { Style::new() };
                note(pen, inside, (row, column), width(&text), at);
                column += width(&text);
                spans.push(Span::styled(text, style));
            }
            pen.put(inside, row, Line::from(spans));
            row += 1;
        }
        if here {
            pen.cursor_at(inside, first, 0);
        }
    }
    let told = said(app, handout);
    let told = told.iter().flat_map(|(bad, text)| {
        let most = if inside.height < ROOMY { 1 } else { MISSING };
        let mut lines = wrapped(text, usize::from(inside.width).saturating_sub(3));
        if lines.len() > most {
            lines.truncate(most);
            lines.iter_mut().skip(most - 1).for_each(|last| last.push('…'));
        }
        lines.into_iter().map(|line| (*bad, line))
    });
    for (bad, line) in told {
        let style = if bad { theme.bad } else { theme.quiet };
        pen.put(inside, row, Line::styled(format!(" {line}"), style));
        row += 1;
    }
    let used = u16::try_from(row).unwrap_or(u16::MAX).min(inside.height);
    preview(app, handout, pen, Rect { y: inside.y + used, height: inside.height - used, ..inside });
}

/// The names of forms or languages, in lines of what fits, each with its place among the choices and
/// whether it is chosen.
fn options(app: &App, handout: &Handout, part: HandoutPart, room: usize) -> Vec<Vec<(usize, String, bool)>> {
    let mut lines: Vec<Vec<(usize, String, bool)>> = vec![Vec::new()];
    let mut used = 0;
    for (at, choice) in Handout::choices().iter().enumerate() {
        let chosen = match (choice, part) {
            (HandoutChoice::Form(format), HandoutPart::Form) => *format == handout.order.format,
            (HandoutChoice::Language(lang), HandoutPart::Language) => *lang == handout.order.lang,
            _ => continue,
        };
        let label = label(app.shell.lang, *choice);
        // Not by colour alone.
        let text = if chosen { format!("‹{label}›") } else { format!(" {label} ") };
        let text = fit(&text, room).into_owned();
        if used > 0 && used + width(&text) > room {
            lines.push(Vec::new());
            used = 0;
        }
        used += width(&text);
        if let Some(line) = lines.last_mut() {
            line.push((at, text, chosen));
        }
    }
    lines
}

/// Where there is little room: the one that is chosen, and which of how many it is.
fn only_chosen(lines: Vec<Vec<(usize, String, bool)>>) -> Vec<Vec<(usize, String, bool)>> {
    let all: Vec<(usize, String, bool)> = lines.into_iter().flatten().collect();
    let count = all.len();
    let chosen = all.into_iter().enumerate().find(|(_, (.., chosen))| *chosen);
    let shown =
        chosen.map(|(at, (place, text, chosen))| (place, format!("{text} {}/{count}", at + 1), chosen));
    vec![shown.into_iter().collect()]
}

fn note(pen: &mut Pen, area: Rect, (row, column): (usize, usize), columns: usize, at: usize) {
    let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let spot = Rect {
        x: area.x.saturating_add(cells(column)),
        y: area.y + cells(row),
        width: cells(columns),
        height: 1,
    };
    pen.note(spot.intersection(area), Spot::Choice(at));
}

fn preview(app: &App, handout: &Handout, pen: &mut Pen, area: Rect) {
    let (theme, lang) = (pen.theme, app.shell.lang);
    if area.height < 3 {
        return;
    }
    let rows = usize::from(area.height - 2);
    let Some(shown) = &handout.preview else {
        let inside = pen.framed(&lang.word("handout-preview"), false, area);
        pen.put(inside, 0, Line::styled(lang.word("handout-making"), theme.quiet));
        return;
    };
    let columns = usize::from(area.width).saturating_sub(4);
    let mut lines = Vec::new();
    let mut read = 0;
    for line in &shown.lines[handout.top.min(shown.lines.len())..] {
        if lines.len() >= rows {
            break;
        }
        lines.extend(wrapped(line, columns));
        read += 1;
    }
    let number = |number: usize| number.to_string();
    let title = Message::new("handout-preview-of")
        .with("from", number((handout.top + 1).min(shown.lines.len())))
        .with("to", number(handout.top + read))
        .with("count", number(shown.lines.len()));
    let inside = pen.framed(&fit(&lang.text(&title), columns), false, area);
    for (row, line) in lines.into_iter().take(rows).enumerate() {
        pen.put(inside, row, Line::raw(format!(" {line}")));
    }
}

/// What there is to know before it is written; whether it is bad.
fn said(app: &App, handout: &Handout) -> Vec<(bool, String)> {
    let lang = app.shell.lang;
    let mut said = Vec::new();
    said.extend(handout.refusal.as_ref().map(|why| (true, lang.text(why))));
    if app.shell.doc.history.is_dirty() {
        said.push((false, lang.word("handout-unsaved").into_owned()));
    }
    if let Some(preview) = handout.preview.as_ref().filter(|preview| !preview.missing.is_empty()) {
        let parts: Vec<String> = preview.missing.iter().map(|part| lang.text(part)).collect();
        let missing = Message::new("handout-missing")
            .with("count", preview.missing.len())
            .with("parts", parts.join(" · "));
        said.push((false, lang.text(&missing)));
    }
    said
}

fn name(part: HandoutPart) -> &'static str {
    match part {
        HandoutPart::Form => "handout-form",
        HandoutPart::Language => "handout-language",
        HandoutPart::File => "handout-file",
    }
}

fn label(lang: Lang, choice: HandoutChoice) -> String {
    let word = |key: String| lang.word(&key).into_owned();
    match choice {
        HandoutChoice::Form(format) => word(format!("handout-form-{}", format.ending())),
        HandoutChoice::Language(of) => word(format!("handout-lang-{}", of.tag())),
        HandoutChoice::File => word("handout-file".to_owned()),
        HandoutChoice::Write => word("handout-write".to_owned()),
    }
}

fn place_of(choice: HandoutChoice) -> usize {
    Handout::choices().iter().position(|have| *have == choice).unwrap_or(0)
}

/// The dialog to be read aloud.
pub(super) fn page(app: &App, handout: &Handout) -> Page {
    let lang = app.shell.lang;
    let file = handout.file.text();
    let rows = Handout::choices().into_iter().enumerate().map(|(at, choice)| {
        let chosen = match choice {
            HandoutChoice::Form(format) => format == handout.order.format,
            HandoutChoice::Language(of) => of == handout.order.lang,
            HandoutChoice::File | HandoutChoice::Write => false,
        };
        let text = match choice {
            HandoutChoice::Write => lang.text(&Message::new("handout-write").with("file", file)),
            HandoutChoice::File => format!("{}, {file}", lang.word("handout-file")),
            _ if chosen => lang.text(&Message::new("handout-chosen").with("label", label(lang, choice))),
            _ => label(lang, choice),
        };
        PlainRow { text: visible(&text).into_owned(), spot: Some(Spot::Choice(at)) }
    });
    Page {
        title: lang.word("handout-title").into_owned(),
        said: said(app, handout).into_iter().map(|(_, text)| text).collect(),
        rows: rows.collect(),
        at: None,
        hint: Some(lang.word("handout-plain-hint").into_owned()),
    }
}
