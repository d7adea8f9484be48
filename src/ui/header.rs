//! The header in cells: the file and whether it is saved, what the path amounts to, and the tabs.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::pen::Pen;
use super::text::{fit, padded, width};
use crate::app::App;
use crate::app::commands::named;
use crate::app::mouse::Spot;
use crate::app::views::kind::ViewKind;
use crate::check::Severity;
use crate::model::Message;

/// Columns of the name of the file that are never given up for the counts.
const LEAST_NAME: usize = 8;

pub(super) fn draw(app: &App, pen: &mut Pen, area: Rect) {
    let theme = pen.theme;
    let lang = app.shell.lang;
    let name = match app.shell.doc.name.as_str() {
        "" => lang.word("app-no-file").into_owned(),
        name => name.to_owned(),
    };
    let counts = lang.text(
        &Message::new("app-counts")
            .with("modules", app.shell.doc.path.modules.len())
            .with("hours", crate::model::Arg::Minutes(app.shell.doc.derived.minutes)),
    );
    let mut right = String::new();
    for severity in [Severity::Error, Severity::Warning] {
        let count = app.shell.doc.derived.count(severity);
        if count > 0 {
            right.extend(["  ", theme.sign(severity), &count.to_string()]);
        }
    }
    right.extend(["  ", lang.tag(), " "]);
    let columns = usize::from(area.width);
    let state = match (app.shell.doc.history.is_dirty(), app.shell.doc.read_only) {
        (true, _) => format!(" {} {}", theme.glyphs.modified, lang.word("app-modified")),
        (_, true) => format!(" ({})", lang.word("app-read-only")),
        _ => String::new(),
    };
    // Where the tabs have no row, the name of the view stands here.
    let state = if area.height < 2 { format!("{state}  {}", tab_words(app, app.shell.view)) } else { state };
    // Which file it is, whether it is saved and where one is matter more than what it amounts to.
    let needed = width(&name).min(LEAST_NAME) + width(&state) + 1;
    if needed + width(&counts) + width(&right) < columns {
        right.insert_str(0, &counts);
    }
    let room = columns.saturating_sub(width(&right) + 1);
    // And more than the folders of the file.
    let name = match name.rsplit_once('/') {
        Some((_, end)) if width(&name) + width(&state) + 1 > room => format!("…/{end}"),
        _ => name,
    };
    let left = format!(" {}{state}", fit(&name, room.saturating_sub(width(&state) + 1)));
    let line = Line::from(vec![
        Span::styled(padded(&left, room), theme.title),
        Span::raw(" "),
        Span::styled(right, theme.quiet),
    ]);
    pen.put(area, 0, line);
    tabs(app, pen, area);
}

/// The number and the name of a view.
fn tab_words(app: &App, view: ViewKind) -> String {
    format!("{} {}", tab_key(app, view), app.shell.lang.word(view.label()))
}

fn tab_key(app: &App, view: ViewKind) -> String {
    let command = named(view.command());
    command.and_then(|command| app.keymap.first(command, app.shell.lang)).unwrap_or_default()
}

/// The fewest columns to which the name of a tab is cut.
const LEAST_TAB: usize = 3;

/// The tabs in the second row. Where there is no room for all names the longest are cut, but for that of the
/// shown view; the keys stay.
fn tabs(app: &App, pen: &mut Pen, area: Rect) {
    if area.height < 2 {
        return;
    }
    let views = app.tabs();
    let columns = usize::from(area.width);
    let shown = views.iter().position(|view| *view == app.shell.view).unwrap_or(0);
    let mut words: Vec<String> = views.iter().map(|view| tab_words(app, *view)).collect();
    let wide = |words: &[String]| words.iter().map(|word| width(word) + 1).sum::<usize>() + 1;
    for _ in columns..wide(&words) {
        let others = words.iter_mut().enumerate().filter(|(at, _)| *at != shown).map(|(_, word)| word);
        let longest = others.max_by_key(|word| width(word)).filter(|word| width(word) > LEAST_TAB);
        let Some(word) = longest else { break };
        *word = fit(word, width(word) - 1).into_owned();
    }
    let gap = if wide(&words) + words.len() <= columns { 2 } else { 1 };
    let mut x = 1;
    for (view, word) in views.into_iter().zip(words) {
        let style = if view == app.shell.view { pen.theme.focus } else { pen.theme.quiet };
        let wide = width(&word);
        let Ok(offset) = u16::try_from(x) else { break };
        let cells = Rect {
            x: area.x.saturating_add(offset),
            width: u16::try_from(wide).unwrap_or(u16::MAX).min(area.width.saturating_sub(offset)),
            ..area
        };
        pen.put_spot(cells, 1, Line::styled(word, style), Spot::Tab(view));
        x += wide + gap;
    }
}
