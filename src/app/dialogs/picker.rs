//! A list to choose from by typing.

use crate::app::commands::key::{Code, Key};
use crate::app::dialogs::sought::Sought;
use crate::model::value::Steps;
use crate::model::{Message, RequirementKind};

/// A list to choose from.
pub struct Picker {
    /// What is chosen, and what happens with it.
    pub purpose: Purpose,
    /// What to say above the list.
    pub title: Message,
    /// What there is to choose from.
    pub choices: Vec<PickerChoice>,
    /// What is looked for among them.
    pub sought: Sought,
    /// Why the last choice was refused.
    pub refusal: Option<Message>,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickerChoice {
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
    pub fn new(purpose: Purpose, title: Message, choices: Vec<PickerChoice>) -> Self {
        let sought = Sought::among(choices.iter().map(|it| (it.label.as_str(), it.detail.as_str())));
        Self { purpose, title, choices, sought, refusal: None }
    }

    /// Chooses the one that stands for `value` to begin with.
    #[must_use]
    pub fn starting_at(mut self, value: &str) -> Self {
        let place = self.sought.hits.iter().position(|hit| self.choices[hit.index].value == value);
        self.sought.at = place.unwrap_or(0);
        self
    }

    /// Chooses the one that stands for `value`, whatever was typed.
    pub fn aim(&mut self, value: &str) {
        self.sought.aim(|at| self.choices[at].value == value);
    }

    /// What is chosen now.
    pub fn chosen(&self) -> Option<&PickerChoice> {
        self.choices.get(self.sought.chosen()?)
    }

    /// Obeys a key.
    pub fn key(&mut self, key: Key) -> Picked {
        match (key.code, key.ctrl) {
            (Code::Esc, _) | (Code::Char('c' | 'q'), true) => return Picked::Cancelled,
            (Code::Enter, _) => {
                return self.chosen().map_or(Picked::Open, |choice| Picked::Chosen(choice.value.clone()));
            }
            _ => {}
        }
        if !self.sought.key(key) {
            self.refusal = None;
        }
        Picked::Open
    }
}
