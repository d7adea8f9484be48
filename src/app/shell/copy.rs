//! Copying: to the clipboard of the terminal, and into a register of our own, since a terminal does not
//! give back what it was given.

use crate::app::message::Effect;
use crate::app::shell::Shell;
use crate::app::shell::rows::OutlineRow;
use crate::export::{View, markdown, outline_page};
use crate::model::Message;

/// The longest text that terminals take as a rule, in bytes: a hundred thousand once it is encoded.
const LONGEST: usize = 74_994;

/// The columns of a copied outline: what a message can hold.
const COLUMNS: usize = 78;

impl Shell {
    /// Gives a text to the clipboard and keeps it; says how much it was.
    pub(in crate::app) fn copy(&mut self, text: String, what: &'static str) {
        if text.is_empty() {
            return self.refuse(Message::new("shell-copy-empty"));
        }
        let message = Message::new(what).with("count", text.lines().count());
        if text.len() <= LONGEST {
            self.effects.push(Effect::Copy(text.clone()));
            self.tell(message);
        } else {
            self.refuse(Message::new("shell-copy-long"));
        }
        self.register = text;
    }

    /// What is selected in a text being typed.
    pub(in crate::app) fn copy_typed(&mut self, text: String) {
        self.copy(text, "shell-copied-text");
    }

    /// What is chosen in the outline, as text for people: a module or the modules of a stage as the
    /// programme says them, the path as its outline.
    pub(in crate::app) fn copy_row(&mut self) {
        let view = View::of(&self.doc.path, self.lang);
        let text = match self.chosen() {
            OutlineRow::Path => outline_page(&self.doc.path, self.lang, COLUMNS),
            OutlineRow::Module(id, _) => markdown::modules(&view, |module| module == id),
            OutlineRow::Stage(at) => {
                let stage = self.doc.path.stages.get(*at);
                markdown::modules(&view, |module| {
                    stage.is_some_and(|stage| stage.modules.iter().any(|id| id == module))
                })
            }
        };
        self.copy(text, "shell-copied-text");
    }

    /// The outline of the path as text.
    pub(in crate::app) fn copy_outline(&mut self) {
        let text = outline_page(&self.doc.path, self.lang, COLUMNS);
        self.copy(text, "shell-copied-text");
    }

    /// The identifier of what is chosen.
    pub(in crate::app) fn copy_id(&mut self) {
        let id = match self.chosen() {
            OutlineRow::Path => &self.doc.path.id,
            OutlineRow::Module(id, _) => id,
            OutlineRow::Stage(at) => match self.doc.path.stages.get(*at) {
                Some(stage) => &stage.id,
                None => return,
            },
        };
        self.copy(id.clone(), "shell-copied-id");
    }
}
