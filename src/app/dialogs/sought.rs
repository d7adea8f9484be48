//! A list that is searched by typing: what was typed, what fits it, which of that is chosen.
//!
//! Owns the search and the way up and down; what a list is of, and what a choice does, is for whoever has it.

use crate::app::commands::key::{Code, Key};
use crate::app::text::input::Input;
use crate::search::{self, Hit, SearchIndex};

/// What is looked for in a list, and what was found.
pub struct Sought {
    /// What was typed.
    pub query: Input,
    /// What fits it, best first.
    pub hits: Vec<Hit>,
    /// Which of them is chosen.
    pub at: usize,
    index: SearchIndex,
}

impl Sought {
    /// Nothing is looked for yet: all of the list is found. Each item is found by its two texts.
    pub fn among<'a>(items: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let texts: Vec<String> = items.map(|(label, detail)| format!("{label} {detail}")).collect();
        let index = SearchIndex::new(texts.iter().map(String::as_str));
        Self { query: Input::default(), hits: index.search(""), at: 0, index }
    }

    /// The item that is chosen, by its place in the list.
    pub fn chosen(&self) -> Option<usize> {
        self.hits.get(self.at).map(|hit| hit.index)
    }

    /// Chooses the first that is so, whatever was typed.
    pub fn aim(&mut self, is: impl Fn(usize) -> bool) {
        let place = |found: &Self| found.hits.iter().position(|hit| is(hit.index));
        if place(self).is_none() {
            self.clear();
        }
        self.at = place(self).unwrap_or(0);
    }

    /// Forgets what was typed.
    pub fn clear(&mut self) {
        self.query = Input::default();
        self.search();
    }

    /// Obeys a key that moves or types; says whether it moved.
    pub fn key(&mut self, key: Key) -> bool {
        if let Some(at) = stepped(key, self.at, self.hits.len().saturating_sub(1)) {
            self.at = at;
            return true;
        }
        if self.query.types(key) {
            self.search();
        }
        false
    }

    /// Types a text that was pasted.
    pub fn paste(&mut self, text: &str) {
        self.query.insert(text, false);
        self.search();
    }

    /// The letters of a text that match what was typed.
    pub fn letters(&self, text: &str) -> Vec<usize> {
        search::letters(self.query.text(), text)
    }

    fn search(&mut self) {
        self.hits = self.index.search(self.query.text());
        self.at = 0;
    }
}

/// Where a key that goes up or down a list leads, from `at` and at most to `last`.
pub(in crate::app) fn stepped(key: Key, at: usize, last: usize) -> Option<usize> {
    Some(match (key.code, key.ctrl) {
        (Code::Up, _) | (Code::Char('p'), true) => at.saturating_sub(1),
        (Code::Down, _) | (Code::Char('n'), true) => (at + 1).min(last),
        (Code::PageUp, _) => at.saturating_sub(10),
        (Code::PageDown, _) => (at + 10).min(last),
        _ => return None,
    })
}
