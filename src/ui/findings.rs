//! The findings in cells: a line each, in the order of the file; as a view, grouped.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::{fit, padded, wrapped_in};
use crate::app::findings::{FindingsLine as Listed, Heading};
use crate::app::mouse::Spot;
use crate::app::views::kind::ViewKind;
use crate::app::{App, Focus};
use crate::check::Severity;
use crate::model::Message;

pub(super) fn draw(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let theme = pen.theme;
    let focused = app.shell.view == ViewKind::Findings || app.views.outline.focus == Focus::Findings;
    let all = &app.shell.doc.derived.findings;
    let inside = pen.framed(&title(app, Severity::Info), focused, area);
    pen.note(area, Spot::Pane(Focus::Findings));
    pen.more(area, app.views.outline.finding_top, usize::from(inside.height), all.len());
    if all.is_empty() {
        pen.put(inside, 0, Line::styled(app.shell.lang.word("app-no-findings"), theme.quiet));
    }
    let columns = usize::from(inside.width);
    for (line, found) in
        all.iter().skip(app.views.outline.finding_top).take(usize::from(inside.height)).enumerate()
    {
        let chosen = app.views.outline.finding_top + line == app.shell.selection.finding;
        let message = app.shell.lang.text(&found.message);
        let style = if chosen && focused { theme.chosen(true) } else { Style::new() };
        let row = Line::from(vec![
            Span::styled(theme.sign(found.severity), theme.severity(found.severity)),
            Span::raw(" "),
            Span::styled(format!("{} ", found.rule.code), theme.quiet),
            Span::styled(padded(&message, columns.saturating_sub(7)), style),
        ]);
        pen.put_spot(inside, line, row, Spot::Finding(app.views.outline.finding_top + line));
        if chosen && focused {
            pen.cursor_at(inside, line, 0);
        }
    }
}

/// The findings as a view: grouped, with the chosen one explained.
pub(super) fn view(app: &App, pen: &mut Pen) {
    let (list, beside) = crate::app::findings::findings_parts(&app.shell);
    let (list, beside) = (pen.rect(list), pen.rect(beside));
    if list.is_empty() {
        return;
    }
    let theme = pen.theme;
    let state = &app.views.findings;
    let inside = pen.framed(&title(app, app.views.findings.least), true, list);
    pen.more(list, state.top, usize::from(inside.height), state.lines.len());
    if state.lines.is_empty() {
        let key = if app.shell.has_findings() { "findings-filtered" } else { "app-no-findings" };
        pen.put(inside, 0, Line::styled(app.shell.lang.word(key), theme.quiet));
        pen.cursor_at(inside, 0, 0);
    }
    let columns = usize::from(inside.width);
    for (row, line) in state.lines.iter().skip(state.top).take(usize::from(inside.height)).enumerate() {
        match line {
            Listed::Heading(heading, count) => {
                let words = heading_words(app, heading, *count, state.lines.get(state.top + row + 1));
                pen.put(inside, row, Line::styled(fit(&words, columns).into_owned(), theme.label));
            }
            Listed::Finding(at) => {
                let found = &app.shell.doc.derived.findings[*at];
                let chosen = *at == app.shell.selection.finding;
                let style = if chosen { theme.chosen(true) } else { Style::new() };
                let message = app.shell.lang.text(&found.message);
                let spans = vec![
                    Span::raw("  "),
                    Span::styled(theme.sign(found.severity), theme.severity(found.severity)),
                    Span::styled(format!(" {} ", found.rule.code), theme.quiet),
                    Span::styled(padded(&message, columns.saturating_sub(9)), style),
                ];
                pen.put_spot(inside, row, Line::from(spans), Spot::Finding(*at));
                if chosen {
                    pen.cursor_at(inside, row, 2);
                }
            }
        }
    }
    explain(app, pen, beside);
}

/// What is shown (findings that are at least so grave), and how many there are of each gravity.
fn title(app: &App, least: Severity) -> String {
    let lang = app.shell.lang;
    let mut parts = vec![lang.word("app-pane-findings").into_owned()];
    if least > Severity::Info {
        parts.push(lang.word(&format!("findings-least-{}", least.name())).into_owned());
    }
    let counts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .map(|severity| (severity, app.shell.doc.derived.count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| {
            lang.text(&Message::new(format!("findings-count-{}", severity.name())).with("count", count))
        })
        .collect();
    parts.extend((!counts.is_empty()).then(|| counts.join(", ")));
    parts.join(" · ")
}

/// What a group has in common and how many it has; for a rule, with what to do about the first of them.
fn heading_words(app: &App, heading: &Heading, count: usize, first: Option<&Listed>) -> String {
    let name = match heading {
        Heading::Gravity(severity) => app.shell.lang.word(&format!("findings-group-{}", severity.name())),
        Heading::Path => app.shell.lang.word("findings-group-path"),
        Heading::Module(id) => app.shell.doc.path.title_of(id).into(),
        Heading::Rule(code) => (*code).into(),
    };
    let help = match (heading, first) {
        (Heading::Rule(_), Some(Listed::Finding(at))) => app.shell.doc.derived.findings.get(*at),
        _ => None,
    };
    let help = help.map(|found| format!(" · {}", app.shell.lang.text(&found.help())));
    format!("{name} ({count}){}", help.unwrap_or_default())
}

/// What the chosen finding says in full, what to do about it, and why the rule exists.
fn explain(app: &App, pen: &mut Pen, area: Rect) {
    if area.height < 3 {
        return;
    }
    let theme = pen.theme;
    let Some(found) = app
        .shell
        .doc
        .derived
        .findings
        .get(app.shell.selection.finding)
        .filter(|_| app.views.findings.line_of(app.shell.selection.finding).is_some())
    else {
        pen.framed("", false, area);
        return;
    };
    let lang = app.shell.lang;
    let title = format!("{} · {}", found.rule.code, lang.word(found.severity.label_key()));
    let inside = pen.framed(&title, false, area);
    let columns = usize::from(inside.width).saturating_sub(2);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let parts = [
        (theme.severity(found.severity), lang.text(&found.message)),
        (theme.quiet, app.shell.place_words(&found.steps)),
        (theme.title, lang.text(&found.help())),
        (Style::new(), lang.text(&found.rule.explanation())),
    ];
    // In little room the parts follow each other without blank lines.
    let loose = inside.height >= 12;
    let mut row = 0;
    for (style, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
        let room = usize::from(inside.height).saturating_sub(row);
        for line in wrapped_in(&text, columns, room) {
            pen.put(inside, row, Line::styled(line, style));
            row += 1;
        }
        row += usize::from(loose);
    }
}
