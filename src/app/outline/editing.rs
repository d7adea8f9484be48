//! The form at work: typing into a field, choosing a name, adding and removing items.

use crate::app::commands::key::{Code, Key};
use crate::app::dialogs::layer::{Layer, PromptPurpose};
use crate::app::dialogs::picker::{Picker, Purpose};
use crate::app::outline::OutlineView;
use crate::app::outline::form::{FormRow, requirement};
use crate::app::shell::Shell;
use crate::app::shell::drafting::change_label;
use crate::app::shell::focus::Focus;
use crate::app::shell::typing::{Editing, TypingState};
use crate::app::text::entry;
use crate::app::text::input::Input;
use crate::edit::{Change, change};
use crate::format::write_value;
use crate::model::node::{Node, NodeView};
use crate::model::shape::{Kind, MapKey, Sense};
use crate::model::trivia::Trivia;
use crate::model::value::{Step, Steps, Value, find};
use crate::model::{Message, TrainingPath};

impl OutlineView {
    pub(in crate::app) fn on_row(&self, shell: &Shell) -> bool {
        shell.may_edit() && self.focus == Focus::Form && self.chosen_field().is_some()
    }

    pub(in crate::app) fn on_container(&self) -> bool {
        self.chosen_field().is_some_and(|row| row.open.is_some())
    }

    pub(in crate::app) fn on_item(&self, shell: &Shell) -> bool {
        self.on_row(shell) && self.chosen_field().is_some_and(|row| row.item)
    }

    pub(in crate::app) fn on_ordered_item(&self, shell: &Shell) -> bool {
        let ordered = |row: &FormRow| {
            let around = &row.steps[..row.steps.len().saturating_sub(1)];
            matches!(find(&shell.doc.path, around).map(Node::view), Some(NodeView::List(list)) if !list.is_set())
        };
        self.on_item(shell) && self.chosen_field().is_some_and(ordered)
    }

    pub(in crate::app) fn on_requirement(&self, shell: &Shell) -> bool {
        self.on_row(shell)
            && self.chosen_field().is_some_and(|row| requirement(&shell.doc.path, &row.steps).is_some())
    }

    pub(in crate::app) fn can_add_item(&self, shell: &Shell) -> bool {
        self.on_row(shell) && self.list_row().is_some()
    }

    /// The row of the list or map that the chosen row is, or stands in.
    /// The chosen list, where its items are lines or texts that name nothing.
    pub(in crate::app) fn list_of_lines(&self) -> Option<Steps> {
        let row = self.list_row()?;
        let lines =
            matches!(row.kind, Kind::Set(Kind::Line | Kind::Prose) | Kind::List(Kind::Line | Kind::Prose));
        (lines && !matches!(row.sense, Sense::Refers(_))).then(|| row.steps.clone())
    }

    fn list_row(&self) -> Option<&FormRow> {
        let row = self.chosen_field()?;
        let is_list = |row: &&FormRow| matches!(row.kind, Kind::List(_) | Kind::Set(_) | Kind::Map(..));
        let around = |row: &FormRow| {
            let steps = &row.steps[..row.steps.len().saturating_sub(1)];
            self.form.iter().find(|candidate| candidate.steps == steps)
        };
        Some(row).filter(is_list).or_else(|| around(row).filter(is_list))
    }

    pub(in crate::app) fn toggle_fold(&mut self, open: Option<bool>, shell: &mut Shell) {
        let Some(row) = self.chosen_field() else { return };
        let steps = row.steps.clone();
        let open = open.unwrap_or(row.open != Some(true));
        if open {
            self.open.insert(steps)
        } else {
            self.open.remove(&steps)
        };
        self.refresh_form(shell);
    }

    /// Folds what is chosen; where nothing is left to fold, goes back to the outline.
    pub(in crate::app) fn fold_or_leave(&mut self, shell: &mut Shell) {
        let Some(row) = self.chosen_field() else { return };
        if row.open == Some(true) {
            return self.toggle_fold(Some(false), shell);
        }
        let depth = row.depth;
        match self.form[..self.field].iter().rposition(|above| above.depth < depth) {
            Some(above) => self.field = above,
            None => self.focus = Focus::Outline,
        }
    }

    /// Does what the chosen field is for: typing, choosing, switching, unfolding.
    pub(in crate::app) fn edit_row(&mut self, shell: &mut Shell) {
        let Some(row) = self.chosen_field().cloned() else { return };
        let value = find(&shell.doc.path, &row.steps).map_or(Value::Absent, Value::of);
        let is_empty = match &value {
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
            _ => false,
        };
        match (row.kind, row.sense) {
            // There is nothing in it to look at: whoever opens it wants to put something there.
            (Kind::List(_) | Kind::Set(_) | Kind::Map(..), _) if is_empty && self.can_add_item(shell) => {
                self.add_item(shell);
            }
            (Kind::Record(_) | Kind::List(_) | Kind::Set(_) | Kind::Map(..), _) => {
                self.toggle_fold(None, shell);
            }
            (Kind::Flag, _) => {
                let flag = Value::Flag(value != Value::Flag(true));
                shell.put(&row.steps, flag);
            }
            (Kind::Symbol(symbols), _) => {
                let shown = if let Value::Symbol(name) = &value { name.clone() } else { String::new() };
                shell.pick_symbol(symbols, Purpose::Symbol(row.steps), &shown);
            }
            (Kind::Line, Sense::Refers(target)) if Shell::knows(target) => {
                let shown = if let Value::Line(id) = &value { id.clone() } else { String::new() };
                shell.pick_reference(target, Purpose::Reference(row.steps), &shown);
            }
            (kind, sense) => {
                let before = entry::shown(&value, sense);
                let input = Input::new(before.clone());
                let (top, refusal, doubt) = (0, None, None);
                let editing = Editing { steps: row.steps, kind, sense, input, before, top, refusal, doubt };
                shell.work = TypingState::Editing(Box::new(editing));
            }
        }
    }

    /// A key while a field is typed.
    pub(in crate::app) fn editing_key(&mut self, key: Key, shell: &mut Shell) {
        let width = self.area_width(shell);
        let TypingState::Editing(editing) = &mut shell.work else { return };
        let lines = editing.has_lines();
        match (key.code, key.ctrl) {
            (Code::Esc, _) if lines => drop(self.finish_editing(shell)),
            // A key that copies never throws away what was typed, whether something is selected or not.
            (Code::Char('c'), true) => {
                if let Some(text) = editing.input.selected().map(str::to_owned) {
                    shell.copy_typed(text);
                }
            }
            (Code::Esc, _) | (Code::Char('q'), true) => shell.work = TypingState::Looking,
            (Code::Enter, _) if !lines => {
                if self.finish_editing(shell) && self.field + 1 < self.form.len() {
                    self.field += 1;
                }
            }
            (Code::Tab, _) => drop(self.finish_editing(shell)),
            (Code::Char('x'), true) => {
                if let Some(text) = editing.input.cut() {
                    shell.typed();
                    shell.copy_typed(text);
                }
            }
            // Behind the first letter typed here lies what was done before it.
            (Code::Char('z'), true) if !editing.input.undo() => {
                if shell.can_undo() {
                    shell.work = TypingState::Looking;
                    shell.undo();
                }
            }
            (Code::Char('z'), true) => shell.typed(),
            _ => {
                editing.input.key(key, lines.then_some(width));
                shell.typed();
            }
        }
    }

    /// Keeps what was typed; says whether it could stand.
    pub(in crate::app) fn finish_editing(&mut self, shell: &mut Shell) -> bool {
        let TypingState::Editing(editing) = &mut shell.work else { return true };
        match entry::parsed(editing.input.text(), &editing.kind, editing.sense) {
            Err(refusal) => {
                editing.refusal = Some(refusal);
                false
            }
            Ok(value) => {
                let (steps, same) = (editing.steps.clone(), editing.input.text() == editing.before);
                let emptied =
                    editing.input.text().trim().is_empty() && matches!(steps.last(), Some(Step::At(_)));
                shell.work = TypingState::Looking;
                if emptied {
                    // An item without a text is no item.
                    self.delete_item(shell);
                } else if !same {
                    shell.put(&steps, value);
                }
                true
            }
        }
    }

    /// Adds an item to the list or map that is chosen.
    pub(in crate::app) fn add_item(&mut self, shell: &mut Shell) {
        let Some(row) = self.list_row().cloned() else { return };
        if row.steps.last() == Some(&Step::Field("requires")) {
            return shell.pick_prerequisite();
        }
        self.open.insert(row.steps.clone());
        match (row.kind, row.sense) {
            (Kind::Map(MapKey::Symbol(symbols), _), _) => {
                shell.pick_symbol(symbols, Purpose::SymbolKey(row.steps), "");
            }
            (Kind::Map(MapKey::Id, Kind::Record(_)), _) => self.add_numbered(&row.steps, shell),
            (Kind::Map(MapKey::Id, _), _) => {
                shell.prompt_in("app-ask-key", &row.steps, PromptPurpose::NewKey(row.steps.clone()));
            }
            (Kind::Set(_) | Kind::List(_), Sense::Refers(target)) if Shell::knows(target) => {
                shell.pick_reference(target, Purpose::NewReference(row.steps), "");
            }
            (Kind::Set(Kind::Symbol(symbols)), _) => {
                shell.pick_symbol(symbols, Purpose::NewReference(row.steps), "");
            }
            (Kind::List(Kind::Record(shape)), _) => {
                let id =
                    shape.index("id").map(|at| (at, Value::Line(free_item_id(&row.steps, &shell.doc.path))));
                let item = Value::Record(id.into_iter().collect(), Trivia::default());
                self.add_value(&row.steps, &item, shell);
            }
            _ => shell.prompt_in("app-ask-line", &row.steps, PromptPurpose::NewLine(row.steps.clone())),
        }
    }

    /// A new entry under the next short id: `o3` after `o2`.
    fn add_numbered(&mut self, map: &Steps, shell: &mut Shell) {
        let key = free_item_id(map, &shell.doc.path);
        self.add_entry(map, &key, Value::Record(Vec::new(), Trivia::default()), shell);
    }

    #[allow(clippy::needless_pass_by_value)] // a value to be kept
    pub(in crate::app) fn add_entry(&mut self, map: &Steps, key: &str, value: Value, shell: &mut Shell) {
        let step = Step::Item(key.to_owned());
        let change = change::add_item(&shell.doc.path, map, &step, value, change_label(map));
        self.added(map, &step, change, shell);
    }

    /// Puts a value at the end of a list or into a set.
    pub(in crate::app) fn add_value(&mut self, list: &Steps, value: &Value, shell: &mut Shell) {
        let step = Step::At(usize::MAX);
        let change = change::add_item(&shell.doc.path, list, &step, value.clone(), change_label(list));
        let index = change.as_ref().and_then(|change| {
            let mut tried = shell.doc.path.clone();
            change.apply(&mut tried);
            let Value::List(items) = Value::of(find(&tried, list)?) else { return None };
            items.iter().rposition(|item| item == value)
        });
        self.added(list, &Step::At(index.unwrap_or(0)), change, shell);
    }

    /// Shows what was added, or was there already, unfolded and chosen.
    fn added(&mut self, around: &Steps, step: &Step, change: Option<Change>, shell: &mut Shell) {
        let mut steps = around.clone();
        steps.push(step.clone());
        self.open.insert(around.clone());
        self.open.insert(steps.clone());
        let refused = !shell.change_unless_refused(change, around) && find(&shell.doc.path, &steps).is_none();
        if refused {
            return;
        }
        self.refresh_form(shell);
        let Some(field) = self.form.iter().position(|row| row.steps == steps) else { return };
        let fillable = self.form.get(field + 1).is_some_and(|row| row.steps.starts_with(&steps));
        self.field = field + usize::from(fillable);
    }

    pub(in crate::app) fn delete_item(&mut self, shell: &mut Shell) {
        let Some(row) = self.chosen_field() else { return };
        let label = Message::new("edit-remove-item").with("field", change_label(&row.steps));
        let change = match requirement(&shell.doc.path, &row.steps[..row.steps.len().min(4)]) {
            // The last module of a prerequisite takes it along: one that names nothing is a fault.
            Some((module, index, group))
                if row.steps.get(4) == Some(&Step::Field("any_of"))
                    && group.any_of.iter().count() == 1
                    && group.knowledge.is_empty() =>
            {
                change::remove_requirement(&shell.doc.path, module, index)
            }
            _ => change::remove_item(&shell.doc.path, &row.steps, label),
        };
        shell.change(change);
    }

    pub(in crate::app) fn shift_item(&mut self, down: bool, shell: &mut Shell) {
        let Some(row) = self.chosen_field() else { return };
        let (steps, label) = (row.steps.clone(), change_label(&row.steps));
        let change = change::shift_item(&shell.doc.path, &steps, down, label);
        if shell.change(change) {
            let mut target = steps;
            if let Some(Step::At(index)) = target.last_mut() {
                *index = if down { *index + 1 } else { index.saturating_sub(1) };
            }
            self.field = self.form.iter().position(|row| row.steps == target).unwrap_or(self.field);
        }
    }

    /// The text of the chosen field.
    pub(in crate::app) fn copy_field(&self, shell: &mut Shell) {
        let node = self.chosen_field().and_then(|row| find(&shell.doc.path, &row.steps));
        let Some(node) = node else { return };
        let text = match Value::of(node) {
            Value::Line(text) | Value::Symbol(text) => text,
            Value::Prose(text) => text.as_str().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Flag(flag) => shell.lang.word(if flag { "app-yes" } else { "app-no" }).into_owned(),
            _ => write_value(node),
        };
        shell.copy(text, "shell-copied-text");
    }

    pub(in crate::app) fn pick_alternative(&self, shell: &mut Shell) {
        let Some(row) = self.chosen_field() else { return };
        let Some((id, index, _)) = requirement(&shell.doc.path, &row.steps) else { return };
        let (id, choices) = (id.to_owned(), shell.module_choices(Some(id)));
        let title = Message::new("app-pick-alternative").with("title", shell.doc.path.title_of(&id));
        shell.layers.push(Layer::Picker(Picker::new(Purpose::Alternative(id, index), title, choices)));
    }

    /// Does what was chosen for a field.
    pub(in crate::app) fn picked_for_field(&mut self, purpose: &Purpose, chosen: String, shell: &mut Shell) {
        match purpose {
            Purpose::Symbol(steps) => drop(shell.put(steps, Value::Symbol(chosen))),
            Purpose::Reference(steps) => drop(shell.put(steps, Value::Line(chosen))),
            Purpose::SymbolKey(map) => {
                self.add_entry(map, &chosen, Value::Number(0), shell);
                self.edit_row(shell);
            }
            Purpose::NewReference(set) => {
                let kind = find(&shell.doc.path, set).map(Node::kind);
                let value = match kind {
                    Some(Kind::Set(Kind::Symbol(_))) => Value::Symbol(chosen),
                    _ => Value::Line(chosen),
                };
                self.add_value(set, &value, shell);
            }
            _ => {}
        }
    }
}

/// The next short identifier that no item there has: `o3` after `o2`.
fn free_item_id(around: &[Step], path: &TrainingPath) -> String {
    let letter = match around.last() {
        Some(Step::Field(name)) => name.chars().next().unwrap_or('x'),
        _ => 'x',
    };
    let taken = |id: &str| {
        let mut steps = around.to_vec();
        steps.push(Step::Item(id.to_owned()));
        find(path, &steps).is_some()
    };
    (1..u32::MAX).map(|n| format!("{letter}{n}")).find(|id| !taken(id)).unwrap_or_default()
}
