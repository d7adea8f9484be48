//! Choosing a module on the graph: what is typed, what would be linked, and why it can't be.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::dialogs::link::{LinkDeed, LinkDialog};
use crate::app::mouse::Spot;
use crate::model::Message;
use crate::ui::pen::Pen;
use crate::ui::text::{fit, window, wrapped};

pub(in crate::ui) fn draw(app: &App, link: &LinkDialog, pen: &mut Pen) {
    let theme = pen.theme;
    let area = pen.rect(app.views.graph.room(&app.shell).strip);
    if area.is_empty() {
        return;
    }
    pen.clear(area);
    pen.note(area, Spot::Layer);
    let title = app.shell.lang.text(&link.picker.title);
    let low = area.height < 4;
    let inside = if low {
        area
    } else {
        pen.framed(&fit(&title, usize::from(area.width).saturating_sub(6)), true, area)
    };
    let room = usize::from(inside.width);
    let (shown, at) =
        window(link.picker.sought.query.text(), link.picker.sought.query.cursor(), room.saturating_sub(3));
    let typed = vec![Span::styled(format!(" {} ", theme.glyphs.prompt), theme.key), Span::raw(shown)];
    pen.put(inside, 0, Line::from(typed));
    let mut row = 1;
    // Where there is little room, why it can't be stands below.
    for (bad, text) in says(app, link).into_iter().filter(|(bad, _)| !(low && *bad)) {
        let style = if bad { theme.bad } else { theme.title };
        let sign = if bad { theme.glyphs.error } else { theme.glyphs.arrow };
        let texts = if low { vec![text] } else { wrapped(&text, room.saturating_sub(3)) };
        for (at, text) in texts.into_iter().enumerate() {
            let sign = if at == 0 { sign } else { " " };
            let text = fit(&text, room.saturating_sub(3)).into_owned();
            let words = vec![Span::styled(format!(" {sign} "), style), Span::styled(text, style)];
            pen.put(inside, row, Line::from(words));
            row += 1;
        }
    }
    if !link.picker.sought.query.text().is_empty() {
        others(link, pen, inside, row);
    }
    if link.picker.sought.hits.is_empty() {
        pen.put(inside, 1, Line::styled(format!("   {}", app.shell.lang.word("app-no-match")), theme.quiet));
    }
    if app.views.graph.target_box(&app.shell).is_none() || !link.picker.sought.query.text().is_empty() {
        pen.cursor_at(inside, 0, 3 + at);
    }
}

/// What else fits what was typed, from a row on.
fn others(link: &LinkDialog, pen: &mut Pen, inside: Rect, first: usize) {
    let rest = link.picker.sought.hits.iter().enumerate().skip(link.picker.sought.at + 1);
    for ((at, hit), row) in rest.zip(first..usize::from(inside.height)) {
        let Some(choice) = link.picker.choices.get(hit.index) else { continue };
        let text = fit(&choice.label, usize::from(inside.width).saturating_sub(3)).into_owned();
        pen.put_spot(inside, row, Line::styled(format!("   {text}"), pen.theme.quiet), Spot::Choice(at));
    }
}

/// What would be done with the module that is meant, and why it can't be; the latter is bad news.
pub(in crate::ui) fn says(app: &App, link: &LinkDialog) -> Vec<(bool, String)> {
    let mut said = Vec::new();
    if let Some((before, after)) = link.ends() {
        let (before, after) = (app.shell.doc.path.title_of(before), app.shell.doc.path.title_of(after));
        let key = match &link.deed {
            LinkDeed::Opens(_) | LinkDeed::Needs(_) => "graph-says-link",
            LinkDeed::Cut => "graph-says-cut",
            LinkDeed::Beside => "graph-says-beside",
            LinkDeed::Instead(..) => "graph-says-instead",
        };
        let mut message = Message::new(key).with("before", before).with("after", after);
        if let Some(kind) = link.deed.kind() {
            let kind = kind
                .label_key()
                .map_or_else(|| kind.name().to_owned(), |key| app.shell.lang.word(&key).into_owned());
            message = message.with("kind", kind);
        }
        if let LinkDeed::Instead(_, other) = &link.deed {
            message = message.with("other", app.shell.doc.path.title_of(other));
        }
        said.push((false, app.shell.lang.text(&message)));
    }
    let refused = app.shell.refused_link(link);
    said.extend(refused.map(|refusal| (true, app.shell.lang.text(&refusal))));
    said
}
