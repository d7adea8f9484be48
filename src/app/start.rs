//! The start screen: the paths of a folder, to choose one by typing.
//!
//! Pure like the rest: it is given what stands in the folder and says what to open.

use super::geometry::{scrolled, wheeled};
use super::input::Input;
use super::key::{Code, Key};
use super::mouse::{Drawn, Gesture, Mouse, Spot};
use crate::i18n::Lang;
use crate::model::Message;
use crate::search::{Hit, Index};

/// A path that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its title; the reason where it can't be read.
    pub title: String,
    /// The file, relative to the folder.
    pub file: String,
    /// How many modules it has.
    pub modules: usize,
    /// All their minutes.
    pub minutes: u32,
    /// The key of the label of its status; none for a file that can't be read.
    pub status: Option<String>,
}

/// The start screen.
pub struct Start {
    /// The language of the interface.
    pub lang: Lang,
    /// The name of the commons, or of the folder.
    pub title: String,
    /// What can be opened.
    pub entries: Vec<Entry>,
    /// What was typed.
    pub query: Input,
    /// What fits it, best first.
    pub hits: Vec<Hit>,
    /// Which of them is chosen.
    pub at: usize,
    /// The first of them that is shown.
    pub top: usize,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Why the last choice could not be opened.
    pub trouble: Option<Message>,
    /// The title of a new path, while it is typed.
    pub naming: Option<Input>,
    index: Index,
}

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing yet.
    Stay,
    /// Open the entry at this place.
    Open(usize),
    /// Make a new path with this title, and open it.
    New(String),
    /// End.
    Quit,
}

impl Start {
    /// A start screen over `entries`.
    pub fn new(lang: Lang, title: String, entries: Vec<Entry>, size: (u16, u16)) -> Self {
        let texts: Vec<String> =
            entries.iter().map(|entry| format!("{} {}", entry.title, entry.file)).collect();
        let index = Index::new(texts.iter().map(String::as_str));
        let hits = index.search("");
        Self {
            lang,
            title,
            entries,
            query: Input::default(),
            hits,
            at: 0,
            top: 0,
            size,
            naming: None,
            trouble: None,
            index,
        }
    }

    /// What is chosen now.
    pub fn chosen(&self) -> Option<usize> {
        self.hits.get(self.at).map(|hit| hit.index)
    }

    /// How many entries are in sight.
    pub fn height(&self) -> usize {
        usize::from(self.size.1.saturating_sub(7)).max(1)
    }

    /// Obeys a key.
    pub fn key(&mut self, key: Key) -> Wish {
        self.trouble = None;
        if let Some(naming) = &mut self.naming {
            match (key.code, key.ctrl) {
                (Code::Esc, _) | (Code::Char('c' | 'q'), true) => self.naming = None,
                (Code::Enter, _) => {
                    let title = naming.text().trim().to_owned();
                    if !title.is_empty() {
                        self.naming = None;
                        return Wish::New(title);
                    }
                }
                _ => drop(naming.key(key, None)),
            }
            return Wish::Stay;
        }
        let last = self.hits.len().saturating_sub(1);
        match (key.code, key.ctrl) {
            (Code::Char('q' | 'c'), true) => return Wish::Quit,
            (Code::Esc, _) if self.query.text().is_empty() => return Wish::Quit,
            (Code::Esc, _) => {
                self.query = Input::default();
                self.search();
            }
            (Code::Enter, _) => return self.chosen().map_or(Wish::Stay, Wish::Open),
            (Code::Char('n'), true) | (Code::Insert | Code::F(4), _) => self.naming = Some(Input::default()),
            (Code::F(3), _) => self.lang = self.lang.other(),
            (Code::Up, _) => self.at = self.at.saturating_sub(1),
            (Code::Down, _) => self.at = (self.at + 1).min(last),
            (Code::PageUp, _) => self.at = self.at.saturating_sub(self.height()),
            (Code::PageDown, _) => self.at = (self.at + self.height()).min(last),
            _ => {
                if self.query.key(key, None) {
                    self.search();
                }
            }
        }
        self.top = scrolled(self.top, self.at, self.hits.len(), self.height());
        Wish::Stay
    }

    /// Obeys the mouse: a click chooses, a click on what is chosen opens it, the wheel goes up and down.
    pub fn mouse(&mut self, mouse: Mouse, drawn: &Drawn) -> Wish {
        if self.naming.is_some() {
            return Wish::Stay;
        }
        match (mouse.gesture, drawn.at(mouse.column, mouse.row)) {
            (Gesture::Press, Some((_, Spot::Choice(at)))) if self.at == *at => {
                return self.chosen().map_or(Wish::Stay, Wish::Open);
            }
            (Gesture::Press, Some((_, Spot::Choice(at)))) => self.at = *at,
            (Gesture::Wheel(by), _) => {
                (self.top, self.at) = wheeled(self.top, self.at, self.hits.len(), self.height(), by);
            }
            _ => {}
        }
        self.top = scrolled(self.top, self.at, self.hits.len(), self.height());
        Wish::Stay
    }

    /// Takes what was pasted.
    pub fn paste(&mut self, text: &str) {
        if let Some(naming) = &mut self.naming {
            naming.insert(text, false);
        } else {
            self.query.insert(text, false);
            self.search();
        }
    }

    fn search(&mut self) {
        self.hits = self.index.search(self.query.text());
        self.at = 0;
        self.top = 0;
    }
}
