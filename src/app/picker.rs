//! A list to choose from by typing.

use super::input::Input;
use super::key::{Code, Key};
use crate::model::value::Steps;
use crate::model::{Message, RequirementKind};
use crate::search::{self, Hit, Index};

/// A list to choose from.
pub struct Picker {
    /// What is chosen, and what happens with it.
    pub purpose: Purpose,
    /// What to say above the list.
    pub title: Message,
    /// What there is to choose from.
    pub choices: Vec<Choice>,
    /// What was typed.
    pub query: Input,
    /// What fits it, best first.
    pub hits: Vec<Hit>,
    /// Which of them is chosen.
    pub at: usize,
    /// Why the last choice was refused.
    pub refusal: Option<Message>,
    index: Index,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is called.
    pub label: String,
    /// What is said beside it.
    pub detail: String,
    /// What it stands for.
    pub value: String,
}

/// What a choice is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Run a command.
    Command,
    /// A prerequisite of this module.
    Prerequisite(String, RequirementKind),
    /// One more alternative in the group at a place of this module's prerequisites.
    Alternative(String, usize),
    /// The stage that this module moves to.
    Stage(String),
    /// A module on the graph; what for, says the layer around it.
    OnGraph,
    /// A name out of a closed list, for the field there.
    Symbol(Steps),
    /// A key out of a closed list, for a new entry of the map there.
    SymbolKey(Steps),
    /// An identifier that refers to something, for the field there.
    Reference(Steps),
    /// An identifier that refers to something, as a new item of the set there.
    NewReference(Steps),
    /// The version that the path is compared with.
    Compare,
    /// Which changes are shown.
    ShowOnly,
}

/// What the choice of a prerequisite in words stands for; no identifier.
pub const KNOWLEDGE: &str = "?";

/// What a key did to a picker.
pub enum Picked {
    /// It goes on.
    Open,
    /// Nothing was chosen.
    Cancelled,
    /// This was chosen.
    Chosen(String),
}

impl Picker {
    /// A picker over `choices`, all of them shown.
    pub fn new(purpose: Purpose, title: Message, choices: Vec<Choice>) -> Self {
        let texts: Vec<String> =
            choices.iter().map(|choice| format!("{} {}", choice.label, choice.detail)).collect();
        let index = Index::new(texts.iter().map(String::as_str));
        let hits = index.search("");
        Self { purpose, title, choices, query: Input::default(), hits, at: 0, refusal: None, index }
    }

    /// Chooses the one that stands for `value` to begin with.
    #[must_use]
    pub fn starting_at(mut self, value: &str) -> Self {
        self.at = self.hits.iter().position(|hit| self.choices[hit.index].value == value).unwrap_or(0);
        self
    }

    /// Chooses the one that stands for `value`, whatever was typed.
    pub fn aim(&mut self, value: &str) {
        let place =
            |picker: &Self| picker.hits.iter().position(|hit| picker.choices[hit.index].value == value);
        if place(self).is_none() {
            self.query = Input::default();
            self.search();
        }
        self.at = place(self).unwrap_or(0);
    }

    /// What is chosen now.
    pub fn chosen(&self) -> Option<&Choice> {
        self.hits.get(self.at).and_then(|hit| self.choices.get(hit.index))
    }

    /// The letters of a text that match what was typed.
    pub fn letters(&self, text: &str) -> Vec<usize> {
        search::letters(self.query.text(), text)
    }

    /// Obeys a key.
    pub fn key(&mut self, key: Key) -> Picked {
        let last = self.hits.len().saturating_sub(1);
        match (key.code, key.ctrl) {
            (Code::Esc, _) | (Code::Char('c' | 'q'), true) => return Picked::Cancelled,
            (Code::Enter, _) => {
                return self.chosen().map_or(Picked::Open, |choice| Picked::Chosen(choice.value.clone()));
            }
            _ => {
                if let Some(at) = stepped(key, self.at, last) {
                    self.at = at;
                    return Picked::Open;
                }
                if self.query.types(key) {
                    self.search();
                }
            }
        }
        self.refusal = None;
        Picked::Open
    }

    /// Types a text that was pasted.
    pub fn paste(&mut self, text: &str) {
        self.query.insert(text, false);
        self.search();
    }

    fn search(&mut self) {
        self.hits = self.index.search(self.query.text());
        self.at = 0;
    }
}

/// Where a key that goes up or down a list leads, from `at` and at most to `last`.
pub(super) fn stepped(key: Key, at: usize, last: usize) -> Option<usize> {
    Some(match (key.code, key.ctrl) {
        (Code::Up, _) | (Code::Char('p'), true) => at.saturating_sub(1),
        (Code::Down, _) | (Code::Char('n'), true) => (at + 1).min(last),
        (Code::PageUp, _) => at.saturating_sub(10),
        (Code::PageDown, _) => (at + 10).min(last),
        _ => return None,
    })
}
