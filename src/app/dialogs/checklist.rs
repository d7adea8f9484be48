//! A list in which several things are ticked at once, and searched by typing.

use std::collections::BTreeSet;

use crate::app::commands::key::{Code, Key};
use crate::app::dialogs::sought::Sought;
use crate::model::Message;

/// A list to tick.
pub struct Checklist {
    /// What is ticked, and what happens with it.
    pub purpose: Tick,
    /// What to say above the list.
    pub title: Message,
    /// What to say below it.
    pub said: Option<Message>,
    /// What there is to tick.
    pub items: Vec<ChecklistItem>,
    /// What is looked for among them.
    pub sought: Sought,
}

/// One thing to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistItem {
    /// What it is called.
    pub label: String,
    /// What is said beside it.
    pub detail: String,
    /// What it stands for.
    pub value: String,
    /// Whether it is ticked.
    pub on: bool,
}

/// What a list is ticked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tick {
    /// The outcomes of a module that work towards a competency.
    OutcomesOf {
        /// The module.
        module: String,
        /// The competency.
        competency: String,
    },
    /// The competencies that an outcome of a module works towards.
    CompetenciesOf {
        /// The module.
        module: String,
        /// The outcome.
        outcome: String,
    },
    /// The prerequisites that are taken along with a module of the commons.
    Needs {
        /// The file of the module, by its place in the library.
        source: usize,
        /// The module.
        module: String,
    },
}

/// What a key did to a list.
pub enum Ticked {
    /// It goes on.
    Open,
    /// Nothing is to be done.
    Cancelled,
    /// These are wanted.
    Done(BTreeSet<String>),
}

impl Checklist {
    /// A list over `items`, all of them shown.
    pub fn new(purpose: Tick, title: Message, items: Vec<ChecklistItem>) -> Self {
        let sought = Sought::among(items.iter().map(|item| (item.label.as_str(), item.detail.as_str())));
        Self { purpose, title, said: None, items, sought }
    }

    /// Obeys a key.
    pub fn key(&mut self, key: Key) -> Ticked {
        match (key.code, key.ctrl) {
            (Code::Esc, _) | (Code::Char('c' | 'q'), true) => return Ticked::Cancelled,
            (Code::Enter, _) => {
                let wanted = self.items.iter().filter(|item| item.on).map(|item| item.value.clone());
                return Ticked::Done(wanted.collect());
            }
            (Code::Char(' '), _) => self.tick(self.sought.at),
            _ => {
                self.sought.key(key);
            }
        }
        Ticked::Open
    }

    /// Ticks the one at a place among those that are shown, or takes the tick away.
    pub fn tick(&mut self, at: usize) {
        if let Some(item) = self.sought.hits.get(at).and_then(|hit| self.items.get_mut(hit.index)) {
            item.on = !item.on;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::commands::key::keys;

    #[test]
    fn ticks_are_kept_while_the_list_is_searched() {
        let item = |label: &str, on| ChecklistItem {
            label: label.to_owned(),
            detail: String::new(),
            value: label.to_lowercase(),
            on,
        };
        let purpose = Tick::CompetenciesOf { module: "m".into(), outcome: "o".into() };
        let items = vec![item("Écouter", true), item("Vendre", false), item("Négocier", false)];
        let mut list = Checklist::new(purpose, Message::new("app-name"), items);
        for key in keys("nego<Space><Backspace><Backspace><Backspace><Backspace><Space>") {
            assert!(matches!(list.key(key), Ticked::Open));
        }
        let Ticked::Done(wanted) = list.key(keys("<Enter>")[0]) else { panic!("done") };
        assert_eq!(wanted.into_iter().collect::<Vec<_>>(), ["négocier"]);
    }
}
