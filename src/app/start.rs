//! The start screen: what a folder has, to open a path of it or to begin one.
//!
//! Pure like the rest: it is given what stands in the folder and says what to open.

use std::sync::Arc;

use crate::app::browser::Browser;
use crate::app::commands::key::{Code, Key};
use crate::app::import::{ChoiceList, is_pasted_table};
use crate::app::mouse::{Drawn, Gesture, Mouse, Spot};
use crate::app::shell::geometry::Area;
use crate::app::text::input::Input;
use crate::commons::{ItemKind, Library};
use crate::i18n::Lang;
use crate::model::Message;

/// The start screen.
pub struct Start {
    /// The language of the interface.
    pub lang: Lang,
    /// What the folder is called until it was read.
    pub title: String,
    /// What it has.
    pub browser: Browser,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Why the last choice could not be opened.
    pub trouble: Option<Message>,
    /// The title of a new path, while it is typed.
    pub naming: Option<Input>,
    /// The tables of the folder that can become a path.
    pub tables: Vec<String>,
    /// Those tables, while one is chosen.
    pub importing: Option<ChoiceList>,
}

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartWish {
    /// Nothing yet.
    Stay,
    /// Open this file, named from the folder.
    Open(String),
    /// Make a new path with this title, and open it.
    New(String),
    /// Make a path of a table that was pasted.
    Table(String),
    /// End.
    Quit,
}

impl Start {
    /// A start screen over a folder that is still to be read.
    pub fn new(lang: Lang, title: String, size: (u16, u16)) -> Self {
        let mut start = Self {
            lang,
            title,
            browser: Browser::default(),
            size,
            naming: None,
            trouble: None,
            tables: Vec::new(),
            importing: None,
        };
        start.settle();
        start
    }

    /// Takes what was read.
    pub fn take(&mut self, library: Arc<Library>) {
        self.title.clone_from(&library.title);
        self.browser.take(library, self.lang);
        self.settle();
    }

    /// The window has another size.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.settle();
    }

    /// Where the browser is: everything between the name of the program and the keys.
    pub fn body(&self) -> Area {
        let (width, height) = self.size;
        Area { x: 0, y: 1.min(height), width, height: height.saturating_sub(3) }
    }

    fn settle(&mut self) {
        self.browser.settle(self.body(), self.lang);
    }

    /// Obeys a key.
    pub fn key(&mut self, key: Key) -> StartWish {
        self.trouble = None;
        if let Some(naming) = &mut self.naming {
            match (key.code, key.ctrl) {
                (Code::Esc, _) | (Code::Char('c' | 'q'), true) => self.naming = None,
                (Code::Enter, _) => {
                    let title = naming.text().trim().to_owned();
                    if !title.is_empty() {
                        self.naming = None;
                        return StartWish::New(title);
                    }
                }
                _ => drop(naming.key(key, None)),
            }
            return StartWish::Stay;
        }
        if let Some(list) = self.importing.take() {
            return self.table_key(list, key);
        }
        let wish = match (key.code, key.ctrl) {
            (Code::Char('t'), true) | (Code::F(6), _) => {
                let title = if self.tables.is_empty() { "table-none-here" } else { "table-which" };
                let lines = self.tables.iter().map(|name| (name.clone(), name.clone())).collect();
                self.importing = Some(ChoiceList::new(Message::new(title), lines, ""));
                StartWish::Stay
            }
            (Code::Char('q' | 'c'), true) => return StartWish::Quit,
            (Code::Esc, _) if self.browser.query.text().is_empty() => return StartWish::Quit,
            (Code::Esc, _) => {
                self.browser.forget();
                StartWish::Stay
            }
            (Code::Enter, _) => self.open(),
            (Code::Char('n'), true) | (Code::Insert | Code::F(4), _) => {
                self.naming = Some(Input::default());
                StartWish::Stay
            }
            (Code::F(3), _) => {
                self.lang = self.lang.other();
                StartWish::Stay
            }
            _ => {
                self.browser.key(key, self.lang);
                StartWish::Stay
            }
        };
        self.settle();
        wish
    }

    /// A key for the list of tables: one of them, or the name that is typed.
    fn table_key(&mut self, mut list: ChoiceList, key: Key) -> StartWish {
        match (key.code, key.ctrl) {
            (Code::Esc, _) | (Code::Char('c' | 'q'), true) => return StartWish::Stay,
            (Code::Enter, _) => {
                let typed = list.sought.query.text().trim();
                let file = list.chosen().unwrap_or(typed).to_owned();
                if !file.is_empty() {
                    return StartWish::Open(file);
                }
            }
            _ => drop(list.sought.key(key)),
        }
        self.importing = Some(list);
        StartWish::Stay
    }

    /// What is chosen, if it is a path or stands in one.
    fn open(&mut self) -> StartWish {
        let Some((library, item)) = self.browser.library.as_deref().zip(self.browser.item()) else {
            return StartWish::Stay;
        };
        if item.kind == ItemKind::Path {
            return StartWish::Open(library.file(item).to_owned());
        }
        self.trouble = Some(Message::new("commons-not-a-path"));
        StartWish::Stay
    }

    /// Obeys the mouse: a click chooses, a click on what is chosen opens it, the wheel goes up and down.
    pub fn mouse(&mut self, mouse: Mouse, drawn: &Drawn) -> StartWish {
        let mut wish = StartWish::Stay;
        if let Some(mut list) = self.importing.take() {
            if let (Gesture::Press, Some((_, Spot::Choice(at)))) =
                (mouse.gesture, drawn.at(mouse.column, mouse.row))
            {
                list.sought.at = *at;
                return self.table_key(list, Key::plain(Code::Enter));
            }
            self.importing = Some(list);
            return StartWish::Stay;
        }
        if self.naming.is_some() {
            return StartWish::Stay;
        }
        match (mouse.gesture, drawn.at(mouse.column, mouse.row)) {
            (Gesture::Press, Some((_, Spot::Choice(at)))) if self.browser.at == *at => wish = self.open(),
            (Gesture::Press, Some((_, Spot::Choice(at)))) => self.browser.at = *at,
            (Gesture::Press, Some((_, Spot::Part(section)))) => self.browser.show(*section, self.lang),
            (Gesture::Wheel(by), Some((_, Spot::Preview))) => self.browser.read(by),
            (Gesture::Wheel(by), _) => self.browser.wheel(by),
            _ => {}
        }
        self.settle();
        wish
    }

    /// Takes what was pasted: a table, where no field is open, or what is looked for.
    pub fn paste(&mut self, text: &str) -> StartWish {
        if let Some(naming) = &mut self.naming {
            naming.insert(text, false);
        } else if let Some(list) = &mut self.importing {
            list.sought.paste(text);
        } else if is_pasted_table(text) {
            return StartWish::Table(text.to_owned());
        } else {
            self.browser.paste(text);
            self.settle();
        }
        StartWish::Stay
    }
}
