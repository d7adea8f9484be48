//! What is typed into a field becomes a change of the document, or a draft of it.

use crate::app::commands::command::Command;
use crate::app::shell::Shell;
use crate::app::shell::asking::field_name;
use crate::app::shell::typing::TypingState;
use crate::app::text::entry;
use crate::edit::{Change, change};
use crate::model::value::{Step, Steps, Value};
use crate::model::{Message, TrainingPath};

impl Shell {
    /// Whether a command ends the typing, and is done then.
    pub(in crate::app) fn ends_typing(&self, command: &Command) -> bool {
        let outside = command.id == "edit-outside";
        command.ends_typing() || outside && matches!(&self.work, TypingState::Editing(it) if it.has_lines())
    }

    /// Something was typed: what it would be is judged at once.
    pub(in crate::app) fn typed(&mut self) {
        self.typed += 1;
        if let TypingState::Editing(editing) = &mut self.work {
            editing.refusal = None;
            editing.doubt = entry::doubt(editing.input.text(), &editing.kind, editing.sense);
        }
    }

    /// Counts drafts, so that the runner sees when there is something new to keep: what is typed must reach
    /// the journal before it is finished.
    pub fn draft_number(&self) -> u64 {
        self.doc.revision + self.typed
    }

    /// The path with what is being typed, as it would be if the typing ended now.
    pub fn draft(&self) -> TrainingPath {
        let mut path = self.doc.path.clone();
        if let TypingState::Editing(editing) = &self.work
            && let Ok(value) = entry::parsed(editing.input.text(), &editing.kind, editing.sense)
            && let Some(change) = self.put_change(&editing.steps, value)
        {
            change.apply(&mut path);
        }
        path
    }

    pub(in crate::app) fn put(&mut self, steps: &Steps, value: Value) -> bool {
        let change = self.put_change(steps, value);
        self.change_unless_refused(change, steps)
    }

    /// The change of a field or of a plain item.
    pub(in crate::app) fn put_change(&self, field: &Steps, value: Value) -> Option<Change> {
        let label = change_label(field);
        match field.last() {
            Some(Step::At(_)) => change::set_item(&self.doc.path, field.clone(), value, label),
            _ => change::set_field(&self.doc.path, field.clone(), value, label),
        }
    }
}

/// The label of a change of a field.
pub(in crate::app) fn change_label(steps: &[Step]) -> Message {
    Message::new("edit-set").with("field", field_name(steps))
}
