//! The form at work: typing into a field, choosing a name, adding and removing items.

use super::command::Command;
use super::entry;
use super::form::{FormRow, requirement};
use super::input::Input;
use super::key::{Code, Key};
use super::layer::{Ask, Layer};
use super::picker::Purpose;
use super::{App, Effect, Focus, Now, Work};
use crate::edit::{Change, change};
use crate::model::node::{Node, View};
use crate::model::shape::{Kind, MapKey, Sense};
use crate::model::trivia::Trivia;
use crate::model::value::{Step, Steps, Value, find};
use crate::model::{Message, TrainingPath};

/// A field being typed.
pub struct Editing {
    /// The field.
    pub steps: Steps,
    /// What it holds.
    pub kind: Kind,
    /// What it stands for.
    pub sense: Sense,
    /// What was typed.
    pub input: Input,
    /// What the field said before.
    before: String,
    /// The first line that is shown of a text of many.
    pub top: usize,
    /// Why what was typed can't stand.
    pub refusal: Option<Message>,
    /// Why what is typed could not stand as it is now.
    pub doubt: Option<Message>,
}

impl Editing {
    /// Whether the text may have many lines.
    pub fn has_lines(&self) -> bool {
        matches!(self.kind, Kind::Prose)
    }
}

impl App {
    pub(super) fn on_row(&self) -> bool {
        self.may_edit() && self.focus == Focus::Form && self.chosen_field().is_some()
    }

    pub(super) fn on_container(&self) -> bool {
        self.chosen_field().is_some_and(|row| row.open.is_some())
    }

    pub(super) fn on_item(&self) -> bool {
        self.on_row() && self.chosen_field().is_some_and(|row| row.item)
    }

    pub(super) fn on_ordered_item(&self) -> bool {
        let ordered = |row: &FormRow| {
            let around = &row.steps[..row.steps.len().saturating_sub(1)];
            matches!(find(&self.doc.path, around).map(Node::view), Some(View::List(list)) if !list.is_set())
        };
        self.on_item() && self.chosen_field().is_some_and(ordered)
    }

    pub(super) fn on_requirement(&self) -> bool {
        self.on_row()
            && self.chosen_field().is_some_and(|row| requirement(&self.doc.path, &row.steps).is_some())
    }

    pub(super) fn can_add_item(&self) -> bool {
        self.on_row() && self.list_row().is_some()
    }

    /// The row of the list or map that the chosen row is, or stands in.
    fn list_row(&self) -> Option<&FormRow> {
        let row = self.chosen_field()?;
        let is_list = |row: &&FormRow| matches!(row.kind, Kind::List(_) | Kind::Set(_) | Kind::Map(..));
        let around = |row: &FormRow| {
            let steps = &row.steps[..row.steps.len().saturating_sub(1)];
            self.form.iter().find(|candidate| candidate.steps == steps)
        };
        Some(row).filter(is_list).or_else(|| around(row).filter(is_list))
    }

    pub(super) fn toggle_fold(&mut self, open: Option<bool>) {
        let Some(row) = self.chosen_field() else { return };
        let steps = row.steps.clone();
        let open = open.unwrap_or(row.open != Some(true));
        if open {
            self.open.insert(steps)
        } else {
            self.open.remove(&steps)
        };
        self.refresh_form();
    }

    /// Folds what is chosen; where nothing is left to fold, goes back to the outline.
    pub(super) fn fold_or_leave(&mut self) {
        let Some(row) = self.chosen_field() else { return };
        if row.open == Some(true) {
            return self.toggle_fold(Some(false));
        }
        let depth = row.depth;
        match self.form[..self.field].iter().rposition(|above| above.depth < depth) {
            Some(above) => self.field = above,
            None => self.focus = Focus::Outline,
        }
    }

    /// Does what the chosen field is for: typing, choosing, switching, unfolding.
    pub(super) fn edit_row(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let Some(row) = self.chosen_field().cloned() else { return };
        let value = find(&self.doc.path, &row.steps).map_or(Value::Absent, Value::of);
        let is_empty = match &value {
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
            _ => false,
        };
        match (row.kind, row.sense) {
            // There is nothing in it to look at: whoever opens it wants to put something there.
            (Kind::List(_) | Kind::Set(_) | Kind::Map(..), _) if is_empty && self.can_add_item() => {
                self.add_item(now, effects);
            }
            (Kind::Record(_) | Kind::List(_) | Kind::Set(_) | Kind::Map(..), _) => self.toggle_fold(None),
            (Kind::Flag, _) => {
                let flag = Value::Flag(value != Value::Flag(true));
                self.put(&row.steps, flag, now);
            }
            (Kind::Symbol(symbols), _) => {
                let shown = if let Value::Symbol(name) = &value { name.clone() } else { String::new() };
                self.pick_symbol(symbols, Purpose::Symbol(row.steps), &shown);
            }
            (Kind::Line, Sense::Refers(target)) if Self::knows(target) => {
                let shown = if let Value::Line(id) = &value { id.clone() } else { String::new() };
                self.pick_reference(target, Purpose::Reference(row.steps), &shown);
            }
            (kind, sense) => {
                let before = entry::shown(&value, sense);
                let input = Input::new(before.clone());
                let (top, refusal, doubt) = (0, None, None);
                let editing = Editing { steps: row.steps, kind, sense, input, before, top, refusal, doubt };
                self.work = Work::Editing(Box::new(editing));
            }
        }
    }

    /// Whether a command ends the typing, and is done then.
    pub(super) fn ends_typing(&self, command: &Command) -> bool {
        let outside = command.id == "edit-outside";
        command.ends_typing() || outside && matches!(&self.work, Work::Editing(it) if it.has_lines())
    }

    /// A key while a field is typed.
    pub(super) fn editing_key(&mut self, key: Key, now: &Now, effects: &mut Vec<Effect>) {
        let width = self.area_width();
        let Work::Editing(editing) = &mut self.work else { return };
        let lines = editing.has_lines();
        match (key.code, key.ctrl) {
            (Code::Esc, _) if lines => drop(self.finish_editing(now)),
            // A key that copies never throws away what was typed, whether something is selected or not.
            (Code::Char('c'), true) => {
                if let Some(text) = editing.input.selected().map(str::to_owned) {
                    self.copy_typed(text, effects);
                }
            }
            (Code::Esc, _) | (Code::Char('q'), true) => self.work = Work::Looking,
            (Code::Enter, _) if !lines => {
                if self.finish_editing(now) && self.field + 1 < self.form.len() {
                    self.field += 1;
                }
            }
            (Code::Tab, _) => drop(self.finish_editing(now)),
            (Code::Char('x'), true) => {
                if let Some(text) = editing.input.cut() {
                    self.typed();
                    self.copy_typed(text, effects);
                }
            }
            // Behind the first letter typed here lies what was done before it.
            (Code::Char('z'), true) if !editing.input.undo() => {
                if self.can_undo() {
                    self.work = Work::Looking;
                    self.undo();
                }
            }
            (Code::Char('z'), true) => self.typed(),
            _ => {
                editing.input.key(key, lines.then_some(width));
                self.typed();
            }
        }
    }

    /// Something was typed: what it would be is judged at once.
    fn typed(&mut self) {
        self.typed += 1;
        if let Work::Editing(editing) = &mut self.work {
            editing.refusal = None;
            editing.doubt = entry::doubt(editing.input.text(), &editing.kind, editing.sense);
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        match (self.layers.last_mut(), &mut self.work) {
            (Some(Layer::Prompt(prompt)), _) => prompt.input.insert(text, false),
            (Some(Layer::Picker(picker)), _) => picker.sought.paste(text),
            (Some(Layer::Link(link)), _) => link.picker.sought.paste(text),
            (Some(Layer::Checklist(list)), _) => list.sought.paste(text),
            (Some(Layer::Finder(finder)), _) => finder.paste(text),
            (Some(Layer::Handout(handout)), _) => handout.file.insert(text, false),
            (None, Work::Editing(editing)) => {
                let lines = editing.has_lines();
                editing.input.insert(text, lines);
                self.typed();
            }
            _ => {}
        }
    }

    /// Keeps what was typed; says whether it could stand.
    pub(super) fn finish_editing(&mut self, now: &Now) -> bool {
        let Work::Editing(editing) = &mut self.work else { return true };
        match entry::parsed(editing.input.text(), &editing.kind, editing.sense) {
            Err(refusal) => {
                editing.refusal = Some(refusal);
                false
            }
            Ok(value) => {
                let (steps, same) = (editing.steps.clone(), editing.input.text() == editing.before);
                let emptied =
                    editing.input.text().trim().is_empty() && matches!(steps.last(), Some(Step::At(_)));
                self.work = Work::Looking;
                if emptied {
                    // An item without a text is no item.
                    self.delete_item(now, &mut Vec::new());
                } else if !same {
                    self.put(&steps, value, now);
                }
                true
            }
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
        if let Work::Editing(editing) = &self.work
            && let Ok(value) = entry::parsed(editing.input.text(), &editing.kind, editing.sense)
            && let Some(change) = self.put_change(&editing.steps, value)
        {
            change.apply(&mut path);
        }
        path
    }

    pub(super) fn put(&mut self, steps: &Steps, value: Value, now: &Now) -> bool {
        let change = self.put_change(steps, value);
        self.change_unless_refused(change, steps, now)
    }

    /// Does a change, unless it touches prerequisites and would make a cycle: then says which.
    fn change_unless_refused(&mut self, change: Option<Change>, steps: &[Step], now: &Now) -> bool {
        let touches = steps.contains(&Step::Field("requires"));
        match change.as_ref().filter(|_| touches).and_then(|change| self.doc.refused_change(change)) {
            Some(refusal) => {
                self.refuse(refusal);
                false
            }
            None => self.change(change, now),
        }
    }

    /// The change of a field or of a plain item.
    fn put_change(&self, field: &Steps, value: Value) -> Option<Change> {
        let label = self.change_label(field);
        match field.last() {
            Some(Step::At(_)) => change::set_item(&self.doc.path, field.clone(), value, label),
            _ => change::set_field(&self.doc.path, field.clone(), value, label),
        }
    }

    fn change_label(&self, steps: &[Step]) -> Message {
        Message::new("edit-set").with("field", self.field_name(steps))
    }

    /// Adds an item to the list or map that is chosen.
    pub(super) fn add_item(&mut self, now: &Now, _: &mut Vec<Effect>) {
        let Some(row) = self.list_row().cloned() else { return };
        if row.steps.last() == Some(&Step::Field("requires")) {
            return self.pick_prerequisite(now, &mut Vec::new());
        }
        self.open.insert(row.steps.clone());
        match (row.kind, row.sense) {
            (Kind::Map(MapKey::Symbol(symbols), _), _) => {
                self.pick_symbol(symbols, Purpose::SymbolKey(row.steps), "");
            }
            (Kind::Map(MapKey::Id, Kind::Record(_)), _) => self.add_numbered(&row.steps, now),
            (Kind::Map(MapKey::Id, _), _) => {
                self.prompt_in("app-ask-key", &row.steps, Ask::NewKey(row.steps.clone()));
            }
            (Kind::Set(_) | Kind::List(_), Sense::Refers(target)) if Self::knows(target) => {
                self.pick_reference(target, Purpose::NewReference(row.steps), "");
            }
            (Kind::Set(Kind::Symbol(symbols)), _) => {
                self.pick_symbol(symbols, Purpose::NewReference(row.steps), "");
            }
            (Kind::List(Kind::Record(shape)), _) => {
                let id = shape.index("id").map(|at| (at, Value::Line(self.free_item_id(&row.steps))));
                let item = Value::Record(id.into_iter().collect(), Trivia::default());
                self.add_value(&row.steps, &item, now);
            }
            _ => self.prompt_in("app-ask-line", &row.steps, Ask::NewLine(row.steps.clone())),
        }
    }

    /// A new entry under the next short id: `o3` after `o2`.
    fn add_numbered(&mut self, map: &Steps, now: &Now) {
        let key = self.free_item_id(map);
        self.add_entry(map, &key, Value::Record(Vec::new(), Trivia::default()), now);
    }

    fn free_item_id(&self, around: &[Step]) -> String {
        let letter = match around.last() {
            Some(Step::Field(name)) => name.chars().next().unwrap_or('x'),
            _ => 'x',
        };
        let taken = |id: &str| {
            let mut steps = around.to_vec();
            steps.push(Step::Item(id.to_owned()));
            find(&self.doc.path, &steps).is_some()
        };
        (1..u32::MAX).map(|n| format!("{letter}{n}")).find(|id| !taken(id)).unwrap_or_default()
    }

    #[allow(clippy::needless_pass_by_value)] // a value to be kept
    pub(super) fn add_entry(&mut self, map: &Steps, key: &str, value: Value, now: &Now) {
        let step = Step::Item(key.to_owned());
        let change = change::add_item(&self.doc.path, map, &step, value, self.change_label(map));
        self.added(map, &step, change, now);
    }

    /// Puts a value at the end of a list or into a set.
    pub(super) fn add_value(&mut self, list: &Steps, value: &Value, now: &Now) {
        let step = Step::At(usize::MAX);
        let change = change::add_item(&self.doc.path, list, &step, value.clone(), self.change_label(list));
        let index = change.as_ref().and_then(|change| {
            let mut tried = self.doc.path.clone();
            change.apply(&mut tried);
            let Value::List(items) = Value::of(find(&tried, list)?) else { return None };
            items.iter().rposition(|item| item == value)
        });
        self.added(list, &Step::At(index.unwrap_or(0)), change, now);
    }

    /// Shows what was added, or was there already, unfolded and chosen.
    fn added(&mut self, around: &Steps, step: &Step, change: Option<Change>, now: &Now) {
        let mut steps = around.clone();
        steps.push(step.clone());
        self.open.insert(around.clone());
        self.open.insert(steps.clone());
        let refused =
            !self.change_unless_refused(change, around, now) && find(&self.doc.path, &steps).is_none();
        if refused {
            return;
        }
        self.refresh_form();
        let Some(field) = self.form.iter().position(|row| row.steps == steps) else { return };
        let fillable = self.form.get(field + 1).is_some_and(|row| row.steps.starts_with(&steps));
        self.field = field + usize::from(fillable);
    }

    pub(super) fn delete_item(&mut self, now: &Now, _: &mut Vec<Effect>) {
        let Some(row) = self.chosen_field() else { return };
        let label = Message::new("edit-remove-item").with("field", self.change_label(&row.steps));
        let change = match requirement(&self.doc.path, &row.steps[..row.steps.len().min(4)]) {
            // The last module of a prerequisite takes it along: one that names nothing is a fault.
            Some((module, index, group))
                if row.steps.get(4) == Some(&Step::Field("any_of"))
                    && group.any_of.iter().count() == 1
                    && group.knowledge.is_empty() =>
            {
                change::remove_requirement(&self.doc.path, module, index)
            }
            _ => change::remove_item(&self.doc.path, &row.steps, label),
        };
        self.change(change, now);
    }

    pub(super) fn shift_item(&mut self, down: bool, now: &Now) {
        let Some(row) = self.chosen_field() else { return };
        let (steps, label) = (row.steps.clone(), self.change_label(&row.steps));
        let change = change::shift_item(&self.doc.path, &steps, down, label);
        if self.change(change, now) {
            let mut target = steps;
            if let Some(Step::At(index)) = target.last_mut() {
                *index = if down { *index + 1 } else { index.saturating_sub(1) };
            }
            self.field = self.form.iter().position(|row| row.steps == target).unwrap_or(self.field);
        }
    }
}
