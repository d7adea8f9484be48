//! The browser of a commons in cells: tabs, what is typed, the list, the preview.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cells::{cells, text_at};
use super::pen::Pen;
use super::text::{fit, marked, padded, padded_left, width, window};
use crate::app::browser::facts::Fact;
use crate::app::browser::{Browser, BrowserRow, CommonsSection, HEAD, parts};
use crate::app::mouse::Spot;
use crate::app::shell::geometry::Area;
use crate::i18n::Lang;
use crate::model::Message;

/// What a browser looks like where it stands.
pub(super) struct BrowserLook<'a> {
    pub(super) lang: Lang,
    /// What stands in the frame.
    pub(super) title: &'a str,
    /// Whether letters are typed to search with.
    pub(super) typing: bool,
    /// What to say where there is nothing at all.
    pub(super) empty: &'a str,
    /// The ids of modules that are here already.
    pub(super) here: &'a dyn Fn(&str) -> bool,
}

pub(super) fn draw(browser: &Browser, look: &BrowserLook, pen: &mut Pen, area: Area) {
    let parts = parts(area);
    let (list, preview) = (pen.rect(parts.list), pen.rect(parts.preview));
    if list.is_empty() {
        return;
    }
    let inside = pen.framed(look.title, true, list);
    tabs(browser, look, pen, inside);
    let theme = pen.theme;
    let room = usize::from(inside.width).saturating_sub(3);
    let (shown, typed) = window(browser.query.text(), browser.query.cursor(), room);
    let prompt = if look.typing { theme.key } else { theme.quiet };
    let query =
        Line::from(vec![Span::styled(format!(" {} ", theme.glyphs.prompt), prompt), Span::raw(shown)]);
    pen.put(inside, 1, query);
    let rows = Rect { y: inside.y + HEAD, height: inside.height.saturating_sub(HEAD), ..inside };
    let rows = rows.intersection(inside);
    pen.more(list, browser.top, usize::from(rows.height), browser.hits.len());
    self::rows(browser, look, pen, rows);
    if look.typing {
        pen.cursor_at(inside, 1, 3 + typed);
    }
    self::preview(browser, &look.lang.word("commons-preview"), pen, preview);
}

/// The parts, with how much there is of each.
fn tabs(browser: &Browser, look: &BrowserLook, pen: &mut Pen, area: Rect) {
    let mut words: Vec<String> = CommonsSection::ALL
        .into_iter()
        .map(|section| match (section, browser.count(section)) {
            (CommonsSection::Recent, _) => look.lang.word(section.label()).into_owned(),
            (_, count) => format!("{} {count}", look.lang.word(section.label())),
        })
        .collect();
    // Where there is no room for all names, those of the parts that are not shown are cut.
    let all: usize = words.iter().map(|word| width(word) + 2).sum();
    if all > usize::from(area.width) {
        let shown = CommonsSection::ALL.iter().position(|section| *section == browser.section);
        let each = usize::from(area.width).saturating_sub(shown.map_or(0, |at| width(&words[at]) + 2)) / 4;
        for (_, word) in words.iter_mut().enumerate().filter(|(at, _)| Some(*at) != shown) {
            *word = fit(word, each.saturating_sub(2)).into_owned();
        }
    }
    let mut x = 1;
    for (section, word) in CommonsSection::ALL.into_iter().zip(words) {
        let style = if section == browser.section { pen.theme.focus } else { pen.theme.quiet };
        let at = cells(area, 0, x, width(&word));
        text_at(pen, at, &word, style);
        pen.note(at, Spot::Part(section));
        x += width(&word) + 2;
    }
}

fn rows(browser: &Browser, look: &BrowserLook, pen: &mut Pen, area: Rect) {
    let theme = pen.theme;
    let lang = look.lang;
    let Some(library) = browser.library.as_deref() else {
        pen.put(area, 0, Line::styled(format!("  {}", lang.word("commons-reading")), theme.quiet));
        return pen.cursor_at(area, 0, 0);
    };
    if browser.hits.is_empty() {
        let nothing = browser.query.text().is_empty();
        let key = match (nothing, browser.section) {
            (true, CommonsSection::Paths) => look.empty,
            (true, _) => "commons-none",
            (false, _) => "app-no-match",
        };
        pen.put(
            area,
            0,
            Line::styled(
                fit(&format!("  {}", lang.word(key)), usize::from(area.width)).into_owned(),
                theme.quiet,
            ),
        );
        return pen.cursor_at(area, 0, 0);
    }
    let columns = usize::from(area.width);
    let seen: Vec<(usize, BrowserRow)> = (browser.hits.iter().enumerate().skip(browser.top))
        .take(usize::from(area.height))
        .filter_map(|(at, hit)| Some((at, browser.row(*hit)?)))
        .collect();
    let told: Vec<Vec<String>> = seen
        .iter()
        .map(|(_, row)| match row {
            BrowserRow::Item(item) => Fact::of(browser.section)
                .iter()
                .map(|fact| fact.words(library, &library.items[*item], lang))
                .collect(),
            BrowserRow::Trouble(_) => Vec::new(),
        })
        .collect();
    let facts = BrowserFacts::about(&told, browser.section, columns * 3 / 5);
    for ((at, row), told) in seen.into_iter().zip(&told) {
        let chosen = at == browser.at;
        let base = if chosen { theme.chosen(true) } else { Style::new() };
        let quiet = if chosen { base } else { theme.quiet };
        let (sign, sign_style, title, right) = match row {
            BrowserRow::Item(item) => {
                let item = &library.items[item];
                let taken = library.taking(item).is_some_and(|taking| (look.here)(taking.id));
                let (sign, style) = match (item.broken.is_some(), taken) {
                    (true, _) => (theme.glyphs.error, theme.bad),
                    (_, true) => (theme.glyphs.done, theme.good),
                    _ => (" ", base),
                };
                (sign, style, item.title.clone(), facts.line(told))
            }
            BrowserRow::Trouble(trouble) => {
                let trouble = &library.troubles[trouble];
                let file = &library.sources[trouble.source].file;
                let (sign, style) = (theme.sign(trouble.severity), theme.severity(trouble.severity));
                let file = fit(file.rsplit('/').next().unwrap_or(file), columns / 2).into_owned();
                (sign, style, lang.text(&trouble.message), file)
            }
        };
        let room = columns.saturating_sub(width(&right) + 5);
        let label = fit(&title, room).into_owned();
        let gap = room.saturating_sub(width(&label)) + 1;
        let mut spans = vec![
            Span::styled(" ", base),
            Span::styled(sign, if chosen { base } else { sign_style }),
            Span::styled(" ", base),
        ];
        spans.extend(marked(&label, &browser.letters(&label), base, base.patch(theme.matched)));
        spans.push(Span::styled(" ".repeat(gap), base));
        spans.push(Span::styled(padded(&right, width(&right) + 1), quiet));
        let line = at - browser.top;
        pen.put_spot(area, line, Line::from(spans), Spot::Choice(at));
        if chosen && !look.typing {
            pen.cursor_at(area, line, 0);
        }
    }
}

/// The columns beside the titles that there is room for: which, by place among those of their part, and how
/// wide.
struct BrowserFacts(Vec<(usize, Fact, usize)>);

/// Between two columns.
const GAP: usize = 2;

impl BrowserFacts {
    /// Columns for what is told of each row, in at most so much room.
    fn about(told: &[Vec<String>], section: CommonsSection, room: usize) -> Self {
        let wide = |at: usize| told.iter().filter_map(|words| words.get(at)).map(|it| width(it)).max();
        let mut columns: Vec<(usize, Fact, usize)> = (Fact::of(section).iter().enumerate())
            .map(|(at, fact)| (at, *fact, wide(at).unwrap_or(0)))
            .filter(|(_, _, wide)| *wide > 0)
            .collect();
        let whole =
            |columns: &[(usize, Fact, usize)]| columns.iter().map(|(.., wide)| wide + GAP).sum::<usize>();
        for spare in Fact::SPARE {
            if whole(&columns) > room {
                columns.retain(|(_, fact, _)| *fact != spare);
            }
        }
        let over = whole(&columns).saturating_sub(room);
        if let Some((.., wide)) = columns.last_mut() {
            *wide = wide.saturating_sub(over).max(1);
        }
        Self(columns)
    }

    /// What is told of one row, column by column.
    fn line(&self, told: &[String]) -> String {
        let mut out = String::new();
        for (at, fact, wide) in &self.0 {
            let words = told.get(*at).map_or("", String::as_str);
            out.push_str(&" ".repeat(GAP));
            out.push_str(&if fact.is_figure() { padded_left(words, *wide) } else { padded(words, *wide) });
        }
        out
    }
}

fn preview(browser: &Browser, title: &str, pen: &mut Pen, area: Rect) {
    if area.height < 3 {
        return;
    }
    let theme = pen.theme;
    let lines = &browser.preview;
    let inside = pen.framed(title, false, area);
    pen.note(area, Spot::Preview);
    let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    for (row, line) in lines.iter().skip(browser.preview_top).take(usize::from(inside.height)).enumerate() {
        let style = if browser.preview_top + row == 0 { theme.title } else { Style::new() };
        let text = fit(line, usize::from(inside.width)).into_owned();
        pen.put(inside, row, Line::styled(text, style));
    }
    pen.more(area, browser.preview_top, usize::from(inside.height), lines.len());
}

/// The name of a commons, and how many paths it has.
pub(super) fn title(browser: &Browser, lang: Lang, otherwise: &str) -> String {
    match browser.library.as_deref() {
        Some(library) if library.chartered => {
            lang.text(&Message::new("commons-title").with("title", library.title.as_str()))
        }
        Some(library) => library.title.clone(),
        None => otherwise.to_owned(),
    }
}
