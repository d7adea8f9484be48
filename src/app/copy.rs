//! Copying: to the clipboard of the terminal, and into a register of our own, since a terminal does not
//! give back what it was given.

use super::outline::Row;
use super::{App, Effect};
use crate::export::{View, markdown, outline_page};
use crate::format::write_value;
use crate::model::Message;
use crate::model::value::{Value, find};

/// The longest text that terminals take as a rule, in bytes: a hundred thousand once it is encoded.
const LONGEST: usize = 74_994;

/// The columns of a copied outline: what a message can hold.
const COLUMNS: usize = 78;

impl App {
    fn copy(&mut self, text: String, what: &'static str, effects: &mut Vec<Effect>) {
        if text.is_empty() {
            return self.refuse(Message::new("shell-copy-empty"));
        }
        let message = Message::new(what).with("count", text.lines().count());
        if text.len() <= LONGEST {
            effects.push(Effect::Copy(text.clone()));
            self.tell(message);
        } else {
            self.refuse(Message::new("shell-copy-long"));
        }
        self.register = text;
    }

    /// What is selected in a text being typed.
    pub(super) fn copy_typed(&mut self, text: String, effects: &mut Vec<Effect>) {
        self.copy(text, "shell-copied-text", effects);
    }

    /// What is chosen in the outline, as text for people: a module or the modules of a stage as the
    /// programme says them, the path as its outline.
    pub(super) fn copy_row(&mut self, effects: &mut Vec<Effect>) {
        let view = View::of(&self.doc.path, self.lang);
        let text = match self.chosen() {
            Row::Path => outline_page(&self.doc.path, self.lang, COLUMNS),
            Row::Module(id, _) => markdown::modules(&view, |module| module == id),
            Row::Stage(at) => {
                let stage = self.doc.path.stages.get(*at);
                markdown::modules(&view, |module| {
                    stage.is_some_and(|stage| stage.modules.iter().any(|id| id == module))
                })
            }
        };
        self.copy(text, "shell-copied-text", effects);
    }

    /// The outline of the path as text.
    pub(super) fn copy_outline(&mut self, effects: &mut Vec<Effect>) {
        let text = outline_page(&self.doc.path, self.lang, COLUMNS);
        self.copy(text, "shell-copied-text", effects);
    }

    /// The identifier of what is chosen.
    pub(super) fn copy_id(&mut self, effects: &mut Vec<Effect>) {
        let id = match self.chosen() {
            Row::Path => &self.doc.path.id,
            Row::Module(id, _) => id,
            Row::Stage(at) => match self.doc.path.stages.get(*at) {
                Some(stage) => &stage.id,
                None => return,
            },
        };
        self.copy(id.clone(), "shell-copied-id", effects);
    }

    /// The text of the chosen field.
    pub(super) fn copy_field(&mut self, effects: &mut Vec<Effect>) {
        let node = self.chosen_field().and_then(|row| find(&self.doc.path, &row.steps));
        let Some(node) = node else { return };
        let text = match Value::of(node) {
            Value::Line(text) | Value::Symbol(text) => text,
            Value::Prose(text) => text.as_str().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Flag(flag) => self.lang.word(if flag { "app-yes" } else { "app-no" }).into_owned(),
            _ => write_value(node),
        };
        self.copy(text, "shell-copied-text", effects);
    }
}
