//! The browser of a commons: its paths, modules, cards, what is wrong among them and what changed lately,
//! searched by typing, with a preview beside.
//!
//! Used by the start screen and by the commons view; knows nothing of either. What is chosen here is told,
//! not done.

pub mod facts;

use std::sync::Arc;

use crate::app::commands::key::{Code, Key};
use crate::app::shell::day::day;
use crate::app::shell::geometry::turned;
use crate::app::shell::geometry::{Area, scrolled, wheeled};
use crate::app::text::input::Input;
use crate::commons::{ItemKind, Latest, Library, LibraryItem};
use crate::export::{outline_page, record_page};
use crate::format::Content;
use crate::i18n::{Lang, date};
use crate::model::Message;
use crate::search::{self, Hit, SearchIndex};

/// A part of a commons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CommonsSection {
    /// Its paths.
    #[default]
    Paths,
    /// The modules it offers, in files of their own and in paths.
    Modules,
    /// Its cards.
    Cards,
    /// What is wrong in it.
    Troubles,
    /// Everything, what changed last first.
    Recent,
}

impl CommonsSection {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 5] = [Self::Paths, Self::Modules, Self::Cards, Self::Troubles, Self::Recent];

    /// The key of its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Paths => "commons-paths",
            Self::Modules => "commons-modules",
            Self::Cards => "commons-cards",
            Self::Troubles => "commons-troubles",
            Self::Recent => "commons-recent",
        }
    }
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrowserRow {
    /// An item of the library.
    Item(usize),
    /// Something that is wrong.
    Trouble(usize),
}

/// What a preview shows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct BrowserPreview {
    row: BrowserRow,
    lang: Lang,
    width: usize,
}

/// The browser.
#[derive(Default)]
pub struct Browser {
    /// What there is; none while it is read.
    pub library: Option<Arc<Library>>,
    /// The part that is shown.
    pub section: CommonsSection,
    /// What was typed.
    pub query: Input,
    /// What fits it, best first.
    pub hits: Vec<Hit>,
    /// Which of them is chosen.
    pub at: usize,
    /// The first of them that is shown.
    pub top: usize,
    /// The lines of the preview.
    pub preview: Vec<String>,
    /// The first line of it that is shown.
    pub preview_top: usize,
    rows: Vec<BrowserRow>,
    index: Option<SearchIndex>,
    shown: Option<BrowserPreview>,
    lang: Option<Lang>,
    /// How many rows of the list are in sight.
    height: usize,
}

/// How the room of a browser is shared out; what has no room is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    /// The tabs, what is typed, and the list, with their frame.
    pub list: Area,
    /// The preview, with its frame.
    pub preview: Area,
}

/// From this many columns on, the preview stands beside the list.
const BESIDE: u16 = 100;

/// The rows above the list: tabs, and what is typed.
pub const HEAD: u16 = 2;

/// Shares out an area.
pub fn parts(area: Area) -> Parts {
    if area.width >= BESIDE {
        let right = (area.width * 9 / 20).min(88);
        let (list, preview) = area.columns_at(area.width - right);
        return Parts { list, preview };
    }
    let below = if area.height >= 16 { area.height * 2 / 5 } else { 0 };
    let (list, preview) = area.rows_at(area.height - below);
    Parts { list, preview }
}

impl Browser {
    /// Takes what was read; stays on what was chosen, where it is still there.
    pub fn take(&mut self, library: Arc<Library>, lang: Lang) {
        let chosen = self.chosen_name();
        self.library = Some(library);
        self.list(lang);
        let same = chosen
            .and_then(|name| self.hits.iter().position(|hit| self.name_of(hit.index) == Some(name.clone())));
        self.at = same.unwrap_or(0);
    }

    /// Shows a part.
    pub fn show(&mut self, section: CommonsSection, lang: Lang) {
        self.section = section;
        self.list(lang);
        (self.at, self.top) = (0, 0);
    }

    /// Shows the part before or after this one.
    pub fn next_section(&mut self, forward: bool, lang: Lang) {
        self.show(turned(&CommonsSection::ALL, &self.section, forward), lang);
    }

    /// How much there is of a part.
    pub fn count(&self, section: CommonsSection) -> usize {
        let Some(library) = &self.library else { return 0 };
        let of = |kind: ItemKind| library.items.iter().filter(|item| item.kind == kind).count();
        match section {
            CommonsSection::Paths => of(ItemKind::Path),
            CommonsSection::Modules => of(ItemKind::Module),
            CommonsSection::Cards => of(ItemKind::Card),
            CommonsSection::Troubles => library.troubles.len(),
            CommonsSection::Recent => {
                library.items.iter().filter(|item| library.latest(item).is_some()).count()
            }
        }
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<BrowserRow> {
        self.hits.get(self.at).and_then(|hit| self.rows.get(hit.index)).copied()
    }

    /// The row that a hit stands for.
    pub fn row(&self, hit: Hit) -> Option<BrowserRow> {
        self.rows.get(hit.index).copied()
    }

    /// The item that is chosen; of what is wrong, the file it is wrong in.
    pub fn item(&self) -> Option<&LibraryItem> {
        let library = self.library.as_deref()?;
        match self.chosen()? {
            BrowserRow::Item(at) => library.items.get(at),
            BrowserRow::Trouble(at) => {
                let source = library.troubles.get(at)?.source;
                library.items.iter().find(|item| item.source == source && item.module.is_none())
            }
        }
    }

    fn chosen_name(&self) -> Option<String> {
        self.name_of(self.hits.get(self.at)?.index)
    }

    /// What tells a row from the others, whatever its place.
    fn name_of(&self, row: usize) -> Option<String> {
        let library = self.library.as_deref()?;
        match self.rows.get(row)? {
            BrowserRow::Item(at) => {
                let item = library.items.get(*at)?;
                Some(format!("{}#{}", library.file(item), item.module.as_deref().unwrap_or_default()))
            }
            BrowserRow::Trouble(at) => {
                let trouble = library.troubles.get(*at)?;
                Some(format!("{}!{}", trouble.source, trouble.code.unwrap_or_default()))
            }
        }
    }

    /// Makes the rows of the part that is shown.
    fn list(&mut self, lang: Lang) {
        self.lang = Some(lang);
        self.shown = None;
        let Some(library) = self.library.clone() else { return };
        let items = || library.items.iter().enumerate();
        let of = |kind: ItemKind| -> Vec<BrowserRow> {
            let mut found: Vec<(usize, &LibraryItem)> =
                items().filter(|(_, item)| item.kind == kind).collect();
            // What can't be read comes behind what can be opened; it is among the findings too.
            found.sort_by_key(|(_, item)| item.broken.is_some());
            found.into_iter().map(|(at, _)| BrowserRow::Item(at)).collect()
        };
        self.rows = match self.section {
            CommonsSection::Paths => of(ItemKind::Path),
            CommonsSection::Modules => of(ItemKind::Module),
            CommonsSection::Cards => of(ItemKind::Card),
            CommonsSection::Troubles => (0..library.troubles.len()).map(BrowserRow::Trouble).collect(),
            CommonsSection::Recent => {
                let mut known: Vec<(i64, usize)> = items()
                    .filter(|(_, item)| item.module.is_none())
                    .filter_map(|(at, item)| Some((library.latest(item)?.at, at)))
                    .collect();
                known.sort_by_key(|(when, at)| (std::cmp::Reverse(*when), *at));
                known.into_iter().map(|(_, at)| BrowserRow::Item(at)).collect()
            }
        };
        let text = |row: &BrowserRow| match row {
            BrowserRow::Item(at) => {
                let item = &library.items[*at];
                format!("{} {} {}", item.title, library.centre(&item.centre), item.words)
            }
            BrowserRow::Trouble(at) => {
                let trouble = &library.troubles[*at];
                format!("{} {}", lang.text(&trouble.message), library.sources[trouble.source].file)
            }
        };
        let texts: Vec<String> = self.rows.iter().map(text).collect();
        self.index = Some(SearchIndex::new(texts.iter().map(String::as_str)));
        self.search();
        self.at = self.at.min(self.hits.len().saturating_sub(1));
    }

    fn search(&mut self) {
        self.hits = self.index.as_ref().map(|index| index.search(self.query.text())).unwrap_or_default();
    }

    /// Types what was pasted.
    pub fn paste(&mut self, text: &str) {
        self.query.insert(text, false);
        self.typed();
    }

    /// The letters of a text that match what was typed.
    pub fn letters(&self, text: &str) -> Vec<usize> {
        search::letters(self.query.text(), text)
    }

    /// Forgets what was typed.
    pub fn forget(&mut self) {
        self.query = Input::default();
        self.typed();
    }

    fn typed(&mut self) {
        self.search();
        (self.at, self.top) = (0, 0);
    }

    /// Obeys a key that types or goes about; says whether it was one.
    pub fn key(&mut self, key: Key, lang: Lang) -> bool {
        let page = isize::try_from(self.height.max(1)).unwrap_or(1);
        match (key.code, key.ctrl, key.alt) {
            (Code::Up, false, true) => self.read(-1),
            (Code::Down, false, true) => self.read(1),
            (Code::PageUp, _, true) => self.read(-page),
            (Code::PageDown, _, true) => self.read(page),
            (Code::Up, ..) => self.step(-1),
            (Code::Down, ..) => self.step(1),
            (Code::PageUp, ..) => self.step(-page),
            (Code::PageDown, ..) => self.step(page),
            (Code::Tab, ..) => self.next_section(true, lang),
            (Code::BackTab, ..) => self.next_section(false, lang),
            _ => {
                let before = self.query.text().to_owned();
                let obeyed = self.query.key(key, None);
                if before != self.query.text() {
                    self.typed();
                }
                return obeyed;
            }
        }
        true
    }

    /// Moves the choice.
    pub fn step(&mut self, by: isize) {
        self.at = crate::app::shell::geometry::moved(self.at, by, self.hits.len());
    }

    /// Moves the preview.
    pub fn read(&mut self, by: isize) {
        self.preview_top = crate::app::shell::geometry::moved(self.preview_top, by, self.preview.len());
    }

    /// Moves what is in sight, and the choice only where it would leave it.
    pub fn wheel(&mut self, by: isize) {
        (self.top, self.at) = wheeled(self.top, self.at, self.hits.len(), self.height.max(1), by);
    }

    /// Keeps the choice in sight, and the preview in line with it.
    pub fn settle(&mut self, area: Area, lang: Lang) {
        if self.lang.is_some_and(|have| have != lang) {
            self.list(lang);
        }
        let parts = parts(area);
        self.height = usize::from(parts.list.height.saturating_sub(2 + HEAD)).max(1);
        self.top = scrolled(self.top, self.at, self.hits.len(), self.height);
        let width = usize::from(parts.preview.width.saturating_sub(4));
        let wanted =
            self.chosen().filter(|_| parts.preview.height > 2).map(|row| BrowserPreview { row, lang, width });
        if self.shown != wanted {
            self.preview = wanted.as_ref().map(|shown| self.page(shown)).unwrap_or_default();
            self.preview_top = 0;
            self.shown = wanted;
        }
        let room = usize::from(parts.preview.height.saturating_sub(2));
        self.preview_top = self.preview_top.min(self.preview.len().saturating_sub(room));
    }

    /// All there is to say of a row, in lines of so many columns.
    pub(in crate::app) fn page_of(&self, row: BrowserRow, lang: Lang, width: usize) -> Vec<String> {
        self.page(&BrowserPreview { row, lang, width })
    }

    /// Shows the part that an item of the library stands in, with the item chosen.
    pub(in crate::app) fn point_at(&mut self, item: usize, lang: Lang) {
        let Some(kind) =
            self.library.as_deref().and_then(|library| library.items.get(item)).map(|it| it.kind)
        else {
            return;
        };
        self.query = Input::default();
        self.show(
            match kind {
                ItemKind::Path => CommonsSection::Paths,
                ItemKind::Module => CommonsSection::Modules,
                ItemKind::Card => CommonsSection::Cards,
            },
            lang,
        );
        let at = self.hits.iter().position(|hit| self.rows.get(hit.index) == Some(&BrowserRow::Item(item)));
        self.at = at.unwrap_or(0);
    }

    /// All there is to say of what is chosen, in lines of so many columns.
    pub fn full_page(&self, lang: Lang, width: usize) -> Vec<String> {
        self.chosen().map(|row| self.page(&BrowserPreview { row, lang, width })).unwrap_or_default()
    }

    /// What there is to say of what is chosen.
    fn page(&self, shown: &BrowserPreview) -> Vec<String> {
        let Some(library) = self.library.as_deref() else { return Vec::new() };
        let (lang, width) = (shown.lang, shown.width.max(10));
        let wrapped = |text: &str| crate::app::text::wrap::lines(text, width);
        let (source, item) = match shown.row {
            BrowserRow::Trouble(at) => {
                let trouble = &library.troubles[at];
                let mut lines = wrapped(&library.sources[trouble.source].file);
                lines.push(String::new());
                let code = trouble.code.map_or_else(String::new, |code| format!("{code} · "));
                lines.extend(wrapped(&format!("{code}{}", lang.text(&trouble.message))));
                if let Some(rule) = trouble.code.and_then(crate::check::explain) {
                    lines.push(String::new());
                    lines.extend(wrapped(&lang.text(&rule.explanation())));
                }
                return lines;
            }
            BrowserRow::Item(at) => (&library.sources[library.items[at].source], &library.items[at]),
        };
        let mut lines = wrapped(&item.title);
        lines.extend(if item.title == source.file { Vec::new() } else { wrapped(&source.file) });
        lines.extend(source.latest.iter().flat_map(|latest| wrapped(&lang.text(&changed(latest, lang)))));
        lines.push(String::new());
        let text = match (&source.content, &item.module) {
            (Err(why), _) => {
                lines.extend(wrapped(&lang.text(why)));
                return lines;
            }
            (Ok(Content::Path(path)), Some(id)) => {
                let title = Message::new("commons-in-path").with("title", path.title.as_str());
                lines.extend(wrapped(&lang.text(&title)));
                path.modules.get(id).map(|module| record_page(module, lang, width)).unwrap_or_default()
            }
            (Ok(Content::Path(path)), None) => outline_page(path, lang, width),
            (Ok(Content::Module(file)), _) => record_page(file, lang, width),
            (Ok(Content::Card(card)), _) => record_page(card, lang, width),
            (Ok(Content::Charter(charter)), _) => record_page(charter, lang, width),
        };
        lines.extend(text.lines().map(str::to_owned));
        lines
    }
}

/// When something changed, who did it and why.
pub fn changed(latest: &Latest, lang: Lang) -> Message {
    let day = date(lang, &day(latest.at));
    let key = if latest.by.is_empty() { "commons-changed" } else { "commons-changed-by" };
    let message = Message::new(key.to_owned()).with("day", day).with("by", latest.by.as_str());
    message.with("what", latest.what.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_795_564_800, "2026-11-25"),
            (-1, "1969-12-31"),
            (i64::MAX, ""),
        ] {
            assert_eq!(day(seconds), expected);
        }
    }

    #[test]
    fn a_browser_without_a_library_stands_still() {
        let mut browser = Browser::default();
        for key in crate::app::commands::key::keys("abc<Down><Up><Tab><PageDown><Backspace>") {
            browser.key(key, Lang::Fr);
            browser.settle(Area { x: 0, y: 0, width: 10, height: 5 }, Lang::Fr);
        }
        assert!(browser.chosen().is_none() && browser.item().is_none());
    }
}
