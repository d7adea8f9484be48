//! Asking for something above the form: a line to type, or a list to choose from, under the name of the field
//! that it is for.

use super::form::FormRow;
use super::input::Input;
use super::layer::{Ask, Layer, Prompt};
use super::picker::{Choice, Picker, Purpose};
use super::{App, Now};
use crate::model::Message;
use crate::model::node::Node;
use crate::model::shape::{Kind, Symbols, Target};
use crate::model::value::{Step, Value, find};

impl App {
    /// What the field is called that some steps lead to.
    pub(super) fn field_name(&self, steps: &[Step]) -> Message {
        let field = steps.iter().rev().find_map(|step| match step {
            Step::Field(name) => Some(*name),
            _ => None,
        });
        let label = field.and_then(|name| self.form.iter().find_map(|row| label_of(row, name)));
        label.map_or_else(|| Message::new("edit-field"), Message::new)
    }

    /// Asks for a line, with what it may be to begin with.
    pub(super) fn prompt(&mut self, title: &'static str, text: &str, purpose: Ask) {
        self.ask(Message::new(title), text, purpose);
    }

    /// The same, for something new in the list there.
    pub(super) fn prompt_in(&mut self, title: &'static str, list: &[Step], purpose: Ask) {
        self.ask(Message::new(title).with("field", self.field_name(list)), "", purpose);
    }

    /// The same, about something of this title.
    pub(super) fn prompt_about(&mut self, title: &'static str, about: &str, purpose: Ask) {
        self.ask(Message::new(title).with("title", about), "", purpose);
    }

    fn ask(&mut self, title: Message, text: &str, purpose: Ask) {
        self.layers.push(Layer::Prompt(Prompt { title, input: Input::new(text), purpose, refusal: None }));
    }

    /// What the field is called for which something is chosen.
    fn field_of(&self, purpose: &Purpose) -> Message {
        match purpose {
            Purpose::Symbol(at)
            | Purpose::SymbolKey(at)
            | Purpose::Reference(at)
            | Purpose::NewReference(at) => self.field_name(at),
            _ => Message::new("app-pick-reference"),
        }
    }

    pub(super) fn pick_symbol(&mut self, symbols: &'static Symbols, purpose: Purpose, shown: &str) {
        let choices = symbols.names.iter().map(|name| Choice {
            label: self.lang.word(&symbols.label_key(name)).into_owned(),
            detail: String::new(),
            value: (*name).to_owned(),
        });
        let title = self.field_of(&purpose);
        let picker = Picker::new(purpose, title, choices.collect());
        self.layers.push(Layer::Picker(picker.starting_at(shown)));
    }

    /// Whether there is a list of what such a reference may name.
    pub(super) fn knows(target: Target) -> bool {
        matches!(target, Target::Module | Target::Competency | Target::Outcome | Target::Resource)
    }

    pub(super) fn pick_reference(&mut self, target: Target, purpose: Purpose, shown: &str) {
        let path = &self.doc.path;
        let module = self.chosen().module().and_then(|id| path.modules.get(id));
        let choice = |id: &String, label: &str| Choice {
            label: label.to_owned(),
            detail: id.clone(),
            value: id.clone(),
        };
        let choices: Vec<Choice> = match target {
            Target::Module => path.modules.iter().map(|(id, found)| choice(id, &found.title)).collect(),
            Target::Competency => {
                path.competencies.iter().map(|(id, found)| choice(id, &found.label)).collect()
            }
            Target::Outcome => module
                .iter()
                .flat_map(|m| m.outcomes.iter())
                .map(|(id, found)| choice(id, &found.text))
                .collect(),
            Target::Resource => module
                .iter()
                .flat_map(|m| m.resources.iter())
                .map(|(id, found)| choice(id, &found.title))
                .collect(),
            _ => Vec::new(),
        };
        if choices.is_empty() {
            return self.refuse(Message::new("app-nothing-to-refer-to"));
        }
        let title = self.field_of(&purpose);
        let picker = Picker::new(purpose, title, choices);
        self.layers.push(Layer::Picker(picker.starting_at(shown)));
    }

    /// Does what was chosen for a field.
    pub(super) fn picked_for_field(&mut self, purpose: &Purpose, chosen: String, now: &Now) {
        match purpose {
            Purpose::Symbol(steps) => drop(self.put(steps, Value::Symbol(chosen), now)),
            Purpose::Reference(steps) => drop(self.put(steps, Value::Line(chosen), now)),
            Purpose::SymbolKey(map) => {
                self.add_entry(map, &chosen, Value::Number(0), now);
                self.edit_row(now, &mut Vec::new());
            }
            Purpose::NewReference(set) => {
                let kind = find(&self.doc.path, set).map(Node::kind);
                let value = match kind {
                    Some(Kind::Set(Kind::Symbol(_))) => Value::Symbol(chosen),
                    _ => Value::Line(chosen),
                };
                self.add_value(set, &value, now);
            }
            _ => {}
        }
    }
}

fn label_of(row: &FormRow, name: &str) -> Option<&'static str> {
    match (&row.name, row.steps.last()) {
        (super::form::Name::Field(label), Some(Step::Field(field))) if *field == name => Some(label),
        _ => None,
    }
}
