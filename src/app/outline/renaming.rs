//! Another key for an entry that has one: a module, an outcome, a contributor.

use crate::app::dialogs::layer::PromptPurpose;
use crate::app::outline::OutlineView;
use crate::app::shell::Shell;
use crate::check;
use crate::edit::rename;
use crate::model::shape::{Kind, MapKey, Shaped};
use crate::model::value::{Step, Steps, find};
use crate::model::{Message, TrainingPath};
use crate::steps;

impl OutlineView {
    /// The map and the key of the chosen row, where that is an entry whose key is the author's.
    fn entry_row(&self) -> Option<(Steps, String)> {
        let row = self.chosen_field()?;
        let (Step::Item(key), map) = row.steps.split_last()? else { return None };
        let field = TrainingPath::SHAPE.follow(map)?;
        matches!(field.kind, Kind::Map(MapKey::Id, _)).then(|| (map.to_vec(), key.clone()))
    }

    pub(in crate::app) fn on_key(&self, shell: &Shell) -> bool {
        self.on_row(shell) && self.entry_row().is_some()
    }

    pub(in crate::app) fn ask_rename(&self, shell: &mut Shell) {
        if let Some((map, key)) = self.entry_row() {
            shell.prompt("fields-ask-rename", &key.clone(), PromptPurpose::Rename(map, key));
        }
    }

    /// Gives the entry its new key; the row stays the chosen one.
    pub(in crate::app) fn rename(&mut self, map: &Steps, old: &str, new: &str, shell: &mut Shell) {
        let change = rename::rename(&shell.doc.path, map, old, new);
        let module = map.as_slice() == [Step::Field("modules")];
        // What was unfolded stays so under the new name.
        let moved = |steps: &Steps| {
            let under = steps.starts_with(map) && steps.get(map.len()) == Some(&Step::Item(old.to_owned()));
            let mut steps = steps.clone();
            if let Some(step) = steps.get_mut(map.len()).filter(|_| under) {
                *step = Step::Item(new.to_owned());
            }
            steps
        };
        let open = self.open.iter().map(moved).collect();
        if !shell.change(change) {
            return;
        }
        self.open = open;
        if module {
            shell.choose_module(new);
        }
        self.refresh_form(shell);
        let mut steps = map.clone();
        steps.push(Step::Item(new.to_owned()));
        self.field = self.form.iter().position(|row| row.steps == steps).unwrap_or(self.field);
    }
}

impl Shell {
    pub(in crate::app) fn ask_rename_module(&mut self) {
        if let Some(id) = self.chosen().module().map(str::to_owned) {
            self.prompt(
                "fields-ask-rename",
                &id.clone(),
                PromptPurpose::Rename(steps![Field("modules")], id),
            );
        }
    }

    /// Why what is typed could not stand as a key.
    pub(in crate::app) fn doubt_of(&self, ask: &PromptPurpose, text: &str) -> Option<Message> {
        let (map, own) = match ask {
            PromptPurpose::NewKey(map) => (map, None),
            PromptPurpose::Rename(map, key) => (map, Some(key.as_str())),
            _ => return None,
        };
        if text.is_empty() || own == Some(text) {
            return None;
        }
        let mut steps = map.clone();
        steps.push(Step::Item(text.to_owned()));
        if find(&self.doc.path, &steps).is_some() {
            return Some(Message::new("app-key-taken").with("key", text));
        }
        check::doubt_key(TrainingPath::SHAPE.follow(map)?, text)
    }
}
