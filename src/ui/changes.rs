//! The changes in cells: the list of what changed, both versions of the chosen change in step below it.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line as Cells, Span};

use super::Pen;
use super::text::{fit, padded, wrapped};
use super::theme::Theme;
use crate::app::App;
use crate::app::changes::{BESIDE, Calm, ChangesRow, ChangesView, Only, Outside, has_heading};
use crate::app::mouse::Spot;
use crate::app::shell::geometry::Area;
use crate::check::Severity;
use crate::diff::text::{Mark, Row as Sentence};
use crate::diff::{Deed, Effect, EffectKind, Line};
use crate::model::Message;

/// Columns before the words of a change: the mark of what was looked at, the sign.
const MARGIN: usize = 5;

pub(super) fn view(app: &App, pen: &mut Pen) {
    let (list, detail) = app.views.changes.parts(&app.shell);
    draw_list(app, pen, list);
    draw_detail(app, pen, pen.rect(detail));
}

fn title(app: &App) -> String {
    let [before, after] = app.views.changes.version_names(&app.shell).map(|name| app.shell.lang.text(&name));
    let view = &app.views.changes;
    let mut title = format!("{before} → {after}");
    if let Some(report) = &view.report {
        let count = Message::new("changes-count").with("count", report.lines().count());
        title = format!("{} · {title}", app.shell.lang.text(&count));
    }
    let only = match &view.only {
        Only::All => return title,
        Only::Kind(kind) => app.shell.lang.word(&format!("changes-kind-{kind}")).into_owned(),
        Only::Module(id) => app.shell.doc.path.title_of(id).to_owned(),
        Only::Unseen => app.shell.lang.word("changes-only-unseen").into_owned(),
    };
    format!("{title} · {}", app.shell.lang.text(&Message::new("changes-only").with("what", only)))
}

fn draw_list(app: &App, pen: &mut Pen, list: Area) {
    let area = pen.rect(list);
    if area.is_empty() {
        return;
    }
    let view = &app.views.changes;
    let inside = pen.framed(&title(app), true, area);
    let columns = usize::from(inside.width);
    if view.rows.is_empty() {
        let key = match &view.report {
            Some(report) if report.is_same() => "changes-none",
            Some(_) => "changes-none-shown",
            None if matches!(view.outside, Outside::Waiting) => "changes-waiting",
            None => "changes-missing",
        };
        for (row, line) in wrapped(&app.shell.lang.word(key), columns).into_iter().enumerate() {
            pen.put(inside, row, Cells::styled(line, pen.theme.quiet));
        }
        return pen.cursor_at(inside, 0, 0);
    }
    let first = usize::from(has_heading(list));
    if first > 0 {
        let quiet = pen.theme.quiet;
        let [before, after] =
            app.views.changes.version_names(&app.shell).map(|name| app.shell.lang.text(&name));
        let mut spans = vec![Span::raw(" ".repeat(MARGIN))];
        let words = [(String::new(), quiet), (before, quiet), (after, quiet)];
        spans.extend(in_columns(words, quiet, columns.saturating_sub(MARGIN)));
        pen.put(inside, 0, Cells::from(spans));
    }
    let height = usize::from(inside.height).saturating_sub(first);
    pen.more(area, view.top, height, view.rows.len());
    let rows = view.rows.iter().enumerate().skip(view.top).take(height);
    for (line, (at, row)) in rows.enumerate() {
        let line = first + line;
        let chosen = at == view.at;
        let cells = list_row(app, pen.theme, row, chosen, columns);
        pen.put_spot(inside, line, cells, Spot::Cell(at, 0));
        if chosen {
            pen.cursor_at(inside, line, MARGIN);
        }
    }
}

fn list_row(app: &App, theme: &Theme, row: &ChangesRow, chosen: bool, columns: usize) -> Cells<'static> {
    let view = &app.views.changes;
    let whole = |text: &str, style: Style| Cells::styled(padded(text, columns), style);
    let report = view.report.as_ref();
    match row {
        ChangesRow::Section(at) => {
            let title = report.and_then(|report| report.sections.get(*at)).map(|section| &section.title);
            whole(&title.map_or_else(String::new, |title| app.shell.lang.text(title)), theme.title)
        }
        ChangesRow::Calm(Calm::Stage(at)) => {
            let stage = app.shell.doc.path.stages.get(*at);
            let title =
                stage.map_or("", |stage| if stage.title.is_empty() { &stage.id } else { &stage.title });
            whole(&format!("{} {title}", theme.glyphs.open), theme.label)
        }
        ChangesRow::Calm(Calm::Module(id)) => {
            whole(&format!("{}{}", " ".repeat(MARGIN), app.shell.doc.path.title_of(id)), theme.quiet)
        }
        ChangesRow::Follows => whole(&app.shell.lang.word("changes-follows"), theme.title),
        ChangesRow::Effect(at) => match report.and_then(|report| report.effects.get(*at)) {
            Some(effect) => effect_row(app, theme, effect, chosen, columns),
            None => Cells::default(),
        },
        ChangesRow::Line(section, line) => {
            let line = report.and_then(|report| report.sections.get(*section)?.lines.get(*line));
            line.map_or_else(Cells::default, |line| change_row(app, theme, line, chosen, columns))
        }
    }
}

fn change_row(app: &App, theme: &Theme, line: &Line, chosen: bool, columns: usize) -> Cells<'static> {
    let deed = line.shown_deed();
    let seen = app.views.changes.is_seen(line);
    let base = match (chosen, seen) {
        (true, _) => theme.chosen(true),
        (_, true) => theme.quiet,
        _ => Style::new(),
    };
    let mark = if seen { theme.glyphs.done } else { " " };
    let mut spans = vec![
        Span::styled(format!(" {mark} "), theme.good),
        Span::styled(format!("{} ", deed.sign()), style_of(theme, deed)),
    ];
    let room = columns.saturating_sub(MARGIN);
    let sides = sides(app, line);
    if columns + 2 < usize::from(BESIDE) || sides.iter().all(String::is_empty) {
        spans.push(Span::styled(padded(&app.shell.lang.text(&line.message), room), base));
    } else {
        let [before, after] = sides;
        let side = |style: Style| match (chosen, seen) {
            (true, _) => base,
            (_, true) => theme.quiet,
            _ => style,
        };
        let what = (app.shell.lang.text(&line.what), base);
        let words = [what, (before, side(theme.removed)), (after, side(theme.added))];
        spans.extend(in_columns(words, base, room));
    }
    Cells::from(spans)
}

/// What changed, and both versions of it, in so many columns.
fn in_columns(words: [(String, Style); 3], gap: Style, room: usize) -> impl Iterator<Item = Span<'static>> {
    let room = room.saturating_sub(4);
    let side = room / 3;
    words.into_iter().enumerate().flat_map(move |(at, (text, style))| {
        let before = (at > 0).then(|| Span::styled("  ", gap));
        let wide = if at == 0 { room - 2 * side } else { side };
        before.into_iter().chain([Span::styled(padded(&text, wide), style)])
    })
}

/// Both versions of a change on one line each: of a long text, its first sentence that changed.
fn sides(app: &App, line: &Line) -> [String; 2] {
    if line.rows.is_empty() {
        return [&line.was, &line.is]
            .map(|side| side.as_ref().map_or_else(String::new, |side| app.shell.lang.text(side)));
    }
    [Mark::Added, Mark::Removed].map(|other| {
        let changed = line.rows.iter().filter(|row| row.iter().any(|piece| piece.mark != Mark::Same));
        let texts = changed.map(|row| {
            let mut pieces = one_side(row, other).peekable();
            // What leads to the first change is cut, so that the change itself is seen.
            let lead = pieces.next_if(|(mark, _)| *mark == Mark::Same).map_or("", |(_, text)| text);
            let rest: String = pieces.map(|(_, text)| text).collect();
            format!("{}{rest}", tail(lead))
        });
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    })
}

/// The last words of a text.
fn tail(text: &str) -> String {
    const LETTERS: usize = 16;
    let Some((from, _)) = text.char_indices().rev().nth(LETTERS) else { return text.to_owned() };
    let from = text[from..].find(' ').map_or(from, |blank| from + blank + 1);
    format!("…{}", &text[from..])
}

/// The pieces of one version of a sentence.
fn one_side(row: &Sentence, other: Mark) -> impl Iterator<Item = (Mark, &str)> {
    row.iter().filter(move |piece| piece.mark != other).map(|piece| (piece.mark, piece.text.as_str()))
}

fn effect_row(app: &App, theme: &Theme, effect: &Effect, chosen: bool, columns: usize) -> Cells<'static> {
    let (sign, style) = effect_sign(theme, effect.kind);
    let base = if chosen { theme.chosen(true) } else { Style::new() };
    let text = padded(&app.shell.lang.text(&effect.message), columns.saturating_sub(MARGIN));
    Cells::from(vec![
        Span::raw("   "),
        Span::styled(format!("{} ", fit(sign, 1)), style),
        Span::styled(text, base),
    ])
}

pub(super) fn effect_sign(theme: &Theme, kind: EffectKind) -> (&'static str, Style) {
    match kind {
        EffectKind::FindingCame(severity, _) => (theme.sign(severity), theme.severity(severity)),
        EffectKind::FindingWent(..) => (theme.glyphs.done, theme.good),
        EffectKind::OutcomeLost => (theme.sign(Severity::Warning), theme.warning),
        EffectKind::Hours | EffectKind::Modality | EffectKind::CriticalPath => ("=", theme.info),
    }
}

fn style_of(theme: &Theme, deed: Deed) -> Style {
    match deed {
        Deed::Added => theme.added,
        Deed::Removed => theme.removed,
        _ => theme.changed,
    }
}

/// The chosen change in full: what it is, then both versions, side by side where there is room.
fn draw_detail(app: &App, pen: &mut Pen, area: Rect) {
    if area.is_empty() {
        return;
    }
    let view = &app.views.changes;
    let title = match view.section_and_line() {
        Some((section, _)) => app.shell.lang.text(&section.title),
        None if view.effect().is_some() => app.shell.lang.word("changes-follows").into_owned(),
        None => String::new(),
    };
    let inside = pen.framed(&title, false, area);
    pen.note(inside, Spot::Cell(view.at, 1));
    let lines = detail(app, pen.theme, view, usize::from(inside.width));
    let height = usize::from(inside.height);
    let top = view.scroll.min(lines.len().saturating_sub(height));
    // What follows is told, so that nobody takes a part for the whole.
    pen.more(area, top, height, lines.len());
    for (row, line) in lines.into_iter().skip(top).take(height).enumerate() {
        pen.put(inside, row, line);
    }
}

fn detail(app: &App, theme: &Theme, view: &ChangesView, columns: usize) -> Vec<Cells<'static>> {
    let Some((section, line)) = view.section_and_line() else {
        let message = view.effect().map_or_else(String::new, |effect| app.shell.lang.text(&effect.message));
        return wrapped(&message, columns).into_iter().map(Cells::from).collect();
    };
    let mut out = Vec::new();
    let told = if line.rows.is_empty() { &line.message } else { &line.what };
    out.extend(
        wrapped(&app.shell.lang.text(told), columns).into_iter().map(|text| Cells::styled(text, theme.label)),
    );
    let [was, is] = [&line.was, &line.is].map(|side| side.as_ref().map(|side| app.shell.lang.text(side)));
    let beside = columns + 2 >= usize::from(BESIDE);
    match (line.rows.is_empty(), beside) {
        (true, true) => {
            let side = |text: Option<String>, style: Style| {
                wrapped(&text.unwrap_or_default(), half(columns))
                    .into_iter()
                    .map(|text| vec![(style, text)])
                    .collect::<Vec<_>>()
            };
            out.extend(in_step(&side(was, theme.removed), &side(is, theme.added), columns));
        }
        // The message says it all.
        (true, false) => {}
        (false, true) => {
            let names = app
                .views
                .changes
                .version_names(&app.shell)
                .map(|name| vec![vec![(theme.quiet, app.shell.lang.text(&name))]]);
            out.extend(in_step(&names[0], &names[1], columns));
            for row in near_changes(&line.rows) {
                let side = |other: Mark| match row {
                    Some(row) => flowed(&styled(theme, row, Some(other)), half(columns)),
                    None => vec![vec![(theme.quiet, "[…]".to_owned())]],
                };
                out.extend(in_step(&side(Mark::Added), &side(Mark::Removed), columns));
            }
        }
        (false, false) => {
            for row in near_changes(&line.rows) {
                match row {
                    Some(row) => {
                        out.extend(flowed(&styled(theme, row, None), columns).into_iter().map(cells_of));
                    }
                    None => out.push(Cells::styled("[…]", theme.quiet)),
                }
            }
        }
    }
    // What follows for the same module stands below it.
    let follows = view.report.iter().flat_map(|report| &report.effects);
    let module = section.about.module();
    for effect in follows.filter(|effect| module.is_some() && effect.module.as_deref() == module) {
        let (sign, style) = effect_sign(theme, effect.kind);
        let text = app.shell.lang.text(&effect.message);
        for (at, text) in wrapped(&text, columns.saturating_sub(2)).into_iter().enumerate() {
            let sign = if at == 0 { fit(sign, 1).into_owned() } else { " ".to_owned() };
            out.push(Cells::from(vec![
                Span::styled(format!("{sign} "), style),
                Span::styled(text, theme.quiet),
            ]));
        }
    }
    out
}

fn half(columns: usize) -> usize {
    columns.saturating_sub(3) / 2
}

/// The sentences that changed with one around each; nothing stands for those passed over.
fn near_changes(rows: &[Sentence]) -> Vec<Option<&Sentence>> {
    let is_same = |row: &Sentence| row.iter().all(|piece| piece.mark == Mark::Same);
    let near =
        |at: usize| rows[at.saturating_sub(1)..(at + 2).min(rows.len())].iter().any(|row| !is_same(row));
    let mut out: Vec<Option<&Sentence>> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if near(at) {
            out.push(Some(row));
        } else if out.last().is_none_or(Option::is_some) {
            out.push(None);
        }
    }
    out
}

/// A line in pieces, each with its style.
pub(super) type Styled = Vec<(Style, String)>;

/// The pieces of a sentence with their styles: of one version, or of both in one line.
pub(super) fn styled(theme: &Theme, row: &Sentence, other: Option<Mark>) -> Styled {
    // In one column, words that went and came stand side by side: brackets part them, not colours alone.
    let bare = other.is_none();
    row.iter()
        .filter(|piece| Some(piece.mark) != other)
        .map(|piece| match piece.mark {
            Mark::Same => (Style::new(), piece.text.clone()),
            Mark::Removed if bare => (theme.removed, format!("[-{}-]", piece.text)),
            Mark::Added if bare => (theme.added, format!("{{+{}+}}", piece.text)),
            Mark::Removed => (theme.removed.add_modifier(Modifier::CROSSED_OUT), piece.text.clone()),
            Mark::Added => (theme.added.add_modifier(Modifier::UNDERLINED), piece.text.clone()),
        })
        .collect()
}

/// Breaks pieces into lines of at most `columns`.
pub(super) fn flowed(pieces: &Styled, columns: usize) -> Vec<Styled> {
    let shown: Vec<(Style, String)> =
        pieces.iter().map(|(style, text)| (*style, crate::i18n::visible(text).into_owned())).collect();
    let text: String = shown.iter().map(|(_, text)| text.as_str()).collect();
    let lines = crate::app::text::wrap::wrap(&text, columns.max(1));
    let mut out = Vec::new();
    for (from, to) in lines {
        let mut line = Styled::new();
        let mut at = 0;
        for (style, piece) in &shown {
            let (start, end) = (at.max(from), (at + piece.len()).min(to));
            if start < end {
                line.push((*style, text[start..end].to_owned()));
            }
            at += piece.len();
        }
        if let Some((_, last)) = line.last_mut() {
            last.truncate(last.trim_end().len());
        }
        out.push(line);
    }
    out
}

fn cells_of(line: Styled) -> Cells<'static> {
    Cells::from(line.into_iter().map(|(style, text)| Span::styled(text, style)).collect::<Vec<_>>())
}

/// Two texts side by side.
fn in_step(left: &[Styled], right: &[Styled], columns: usize) -> Vec<Cells<'static>> {
    let column = half(columns);
    let rows = left.len().max(right.len());
    let cells = |side: &[Styled], at: usize| -> Vec<Span<'static>> {
        let line = side.get(at).cloned().unwrap_or_default();
        let used: usize = line.iter().map(|(_, text)| super::text::width(text)).sum();
        let mut spans: Vec<Span> = line.into_iter().map(|(style, text)| Span::styled(text, style)).collect();
        spans.push(Span::raw(" ".repeat(column.saturating_sub(used))));
        spans
    };
    (0..rows)
        .map(|at| {
            let mut spans = cells(left, at);
            spans.push(Span::raw(" │ "));
            spans.extend(cells(right, at));
            Cells::from(spans)
        })
        .collect()
}
