//! Asking for something above the form: a line to type, or a list to choose from, under the name of the field
//! that it is for.

use crate::app::dialogs::layer::{Layer, Prompt, PromptPurpose};
use crate::app::dialogs::picker::{Picker, PickerChoice, Purpose};
use crate::app::shell::Shell;
use crate::app::text::input::Input;
use crate::model::shape::{RefTarget, Shaped, Symbols};
use crate::model::value::Step;
use crate::model::{Message, TrainingPath};

/// What the field is called that some steps lead to.
pub(in crate::app) fn field_name(steps: &[Step]) -> Message {
    let field = TrainingPath::SHAPE.follow(steps);
    Message::new(field.map_or("edit-field", |field| field.label))
}

impl Shell {
    /// Asks for a line, with what it may be to begin with.
    pub(in crate::app) fn prompt(&mut self, title: &'static str, text: &str, purpose: PromptPurpose) {
        self.ask(Message::new(title), text, purpose);
    }

    /// The same, for something new in the list there.
    pub(in crate::app) fn prompt_in(&mut self, title: &'static str, list: &[Step], purpose: PromptPurpose) {
        self.ask(Message::new(title).with("field", field_name(list)), "", purpose);
    }

    /// The same, about something of this title.
    pub(in crate::app) fn prompt_about(&mut self, title: &'static str, about: &str, purpose: PromptPurpose) {
        self.ask(Message::new(title).with("title", about), "", purpose);
    }

    fn ask(&mut self, title: Message, text: &str, purpose: PromptPurpose) {
        self.layers.push(Layer::Prompt(Prompt { title, input: Input::new(text), purpose, refusal: None }));
    }

    pub(in crate::app) fn pick_symbol(&mut self, symbols: &'static Symbols, purpose: Purpose, shown: &str) {
        let choices = symbols.names.iter().map(|name| PickerChoice {
            label: self.lang.word(&symbols.label_key(name)).into_owned(),
            detail: String::new(),
            value: (*name).to_owned(),
        });
        let title = field_of(&purpose);
        let picker = Picker::new(purpose, title, choices.collect());
        self.layers.push(Layer::Picker(picker.starting_at(shown)));
    }

    /// Whether there is a list of what such a reference may name.
    pub(in crate::app) fn knows(target: RefTarget) -> bool {
        matches!(target, RefTarget::Module | RefTarget::Competency | RefTarget::Outcome | RefTarget::Resource)
    }

    pub(in crate::app) fn pick_reference(&mut self, target: RefTarget, purpose: Purpose, shown: &str) {
        let path = &self.doc.path;
        let module = self.chosen().module().and_then(|id| path.modules.get(id));
        let choice = |id: &String, label: &str| PickerChoice {
            label: label.to_owned(),
            detail: id.clone(),
            value: id.clone(),
        };
        let choices: Vec<PickerChoice> = match target {
            RefTarget::Module => path.modules.iter().map(|(id, found)| choice(id, &found.title)).collect(),
            RefTarget::Competency => {
                path.competencies.iter().map(|(id, found)| choice(id, &found.label)).collect()
            }
            RefTarget::Outcome => module
                .iter()
                .flat_map(|m| m.outcomes.iter())
                .map(|(id, found)| choice(id, &found.text))
                .collect(),
            RefTarget::Resource => module
                .iter()
                .flat_map(|m| m.resources.iter())
                .map(|(id, found)| choice(id, &found.title))
                .collect(),
            _ => Vec::new(),
        };
        if choices.is_empty() {
            return self.refuse(Message::new("app-nothing-to-refer-to"));
        }
        let title = field_of(&purpose);
        let picker = Picker::new(purpose, title, choices);
        self.layers.push(Layer::Picker(picker.starting_at(shown)));
    }
}

/// What the field is called for which something is chosen.
fn field_of(purpose: &Purpose) -> Message {
    match purpose {
        Purpose::Symbol(at) | Purpose::SymbolKey(at) | Purpose::Reference(at) | Purpose::NewReference(at) => {
            field_name(at)
        }
        _ => Message::new("app-pick-reference"),
    }
}
