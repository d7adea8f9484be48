//! An answer in the making: what a choice does to a file, gathered into operations that can be undone.
//!
//! All operations start from the file as it is, so each place is touched once: the prerequisites of a
//! module and the modules of the stages are changed in copies that are put back as a whole.

use std::collections::BTreeMap;

use super::Mergeable;
use super::record::{self, Place};
use super::{identity, trivia};
use crate::edit::{Change, Op};
use crate::model::node::{Node, NodeView};
use crate::model::shape::{Field, Kind};
use crate::model::trivia::{Anchor, Comments, Unknown};
use crate::model::value::{Step, Steps, Value, find};
use crate::model::{Conflict, Message, Module, Requirement, Set};
use crate::steps;

/// Prerequisites by module, and the modules of each stage where an answer touches them.
type Outcome<'a> = (&'a BTreeMap<String, Set<Requirement>>, Option<&'a Vec<Vec<String>>>);

pub(super) struct Draft<'a, T> {
    file: &'a T,
    puts: BTreeMap<Steps, Value>,
    entries: BTreeMap<Steps, Option<Value>>,
    unknown: BTreeMap<Steps, Option<String>>,
    requires: BTreeMap<String, Set<Requirement>>,
    stages: Option<Vec<Vec<String>>>,
}

impl<'a, T: Mergeable> Draft<'a, T> {
    pub fn new(file: &'a T) -> Self {
        Self {
            file,
            puts: BTreeMap::new(),
            entries: BTreeMap::new(),
            unknown: BTreeMap::new(),
            requires: BTreeMap::new(),
            stages: None,
        }
    }

    /// Puts a value at a place, or takes it away: a field, an entry of a map, a field that this version
    /// does not know (as the text of a name).
    pub fn put(&mut self, at: &[Step], value: Option<Value>) {
        let around = at.split_last().and_then(|(_, around)| find(self.file, around)).map(Node::view);
        match (around, at.last(), value) {
            (Some(NodeView::Map(_)), Some(Step::Item(_)), value) => {
                self.entries.insert(at.to_vec(), value);
            }
            (Some(NodeView::Record(_)), Some(Step::Item(_)), value) => {
                let raw = match value {
                    Some(Value::Symbol(raw) | Value::Line(raw)) => Some(raw),
                    _ => None,
                };
                self.unknown.insert(at.to_vec(), raw);
            }
            (Some(NodeView::List(_)), Some(Step::Item(_)), Some(value)) if find(self.file, at).is_none() => {
                let around = &at[..at.len() - 1];
                if let Some(Value::List(mut items)) = self.value(around) {
                    items.push(value);
                    self.puts.insert(around.to_vec(), Value::List(items));
                }
            }
            // An item of a set of texts has no name but its text: another text is another item.
            (
                Some(NodeView::List(_)),
                Some(step @ Step::Item(_)),
                Some(value @ (Value::Line(_) | Value::Prose(_))),
            ) => {
                self.change_item(at, step, Some(value));
            }
            (_, _, Some(value)) => {
                self.puts.insert(at.to_vec(), value);
            }
            (Some(NodeView::List(_)), Some(step), None) => self.change_item(at, step, None),
            (_, _, None) => {
                if let Some(node) = find(self.file, at) {
                    let mut empty = record_of_kind(node);
                    self.puts.insert(at.to_vec(), empty.take().unwrap_or(Value::Absent));
                }
            }
        }
    }

    /// Exchanges one item of a list for another, or takes it out.
    fn change_item(&mut self, at: &[Step], step: &Step, new: Option<Value>) {
        let around = &at[..at.len() - 1];
        let Some(NodeView::List(list)) = find(self.file, around).map(Node::view) else { return };
        let Some(index) = crate::model::value::item_index(list, step) else { return };
        let value = self.puts.remove(around).or_else(|| find(self.file, around).map(Value::of));
        if let Some(Value::List(mut items)) = value {
            if index < items.len() {
                items.splice(index..=index, new);
            }
            self.puts.insert(around.to_vec(), Value::List(items));
        }
    }

    /// The file as it is.
    pub fn file(&self) -> &'a T {
        self.file
    }

    /// The modules that this answer puts in, and those that it takes away.
    pub fn modules(&self) -> (Vec<(String, Module)>, Vec<String>) {
        let (mut new, mut gone) = (Vec::new(), Vec::new());
        for (at, value) in &self.entries {
            match (at.as_slice(), value) {
                ([Step::Field("modules"), Step::Item(id)], Some(value)) => {
                    new.push((id.clone(), super::deleted::module(value)));
                }
                ([Step::Field("modules"), Step::Item(id)], None) => gone.push(id.clone()),
                _ => {}
            }
        }
        (new, gone)
    }

    /// What stands at a place now.
    pub fn value(&self, at: &[Step]) -> Option<Value> {
        self.puts.get(at).cloned().or_else(|| find(self.file, at).map(Value::of))
    }

    /// The prerequisites of a module, to change.
    pub fn requires(&mut self, module: &str) -> &mut Set<Requirement> {
        let file = self.file;
        self.requires.entry(module.to_owned()).or_insert_with(|| {
            let there = file.as_path().and_then(|path| path.modules.get(module));
            there.map(|module| module.requires.clone()).unwrap_or_default()
        })
    }

    /// Puts one group in the place of another; one that is not there is added.
    pub fn exchange(&mut self, module: &str, old: Option<&Requirement>, new: Option<&Requirement>) {
        let groups = self.requires(module);
        groups.retain(|have| Some(have) != old);
        if let Some(new) = new {
            groups.insert(new.clone());
        }
    }

    /// The modules of all stages, to change.
    pub fn stages(&mut self) -> &mut Vec<Vec<String>> {
        let file = self.file;
        self.stages.get_or_insert_with(|| {
            let stages = file.as_path().map(|path| path.stages.as_slice()).unwrap_or_default();
            stages.iter().map(|stage| stage.modules.clone()).collect()
        })
    }

    /// Takes a module out of all stages.
    pub fn unplace(&mut self, module: &str) {
        for list in self.stages() {
            list.retain(|id| id != module);
        }
    }

    /// Puts a module where a record says; at the end of the stage where its neighbour is not there.
    pub fn place(&mut self, module: &str, place: &Place) {
        self.unplace(module);
        let index =
            self.file.as_path().and_then(|path| path.stages.iter().position(|stage| stage.id == place.stage));
        let Some(index) = index else { return };
        let list = &mut self.stages()[index];
        let at = match list.iter().position(|id| *id == place.after) {
            Some(front) => front + 1,
            None if place.after.is_empty() => 0,
            None => list.len(),
        };
        list.insert(at, module.to_owned());
    }

    /// Puts a module into the path, or takes it out of it, of its stages and of the prerequisites of
    /// others.
    pub fn delete_module(&mut self, id: &str) {
        self.entries.insert(steps![Field("modules"), Item(id)], None);
        self.unplace(id);
        for user in self.users(id) {
            let kept: Set<Requirement> =
                self.requires(&user).iter().filter_map(|group| without(group, id)).collect();
            *self.requires(&user) = kept;
        }
    }

    /// Lets all that name a module name another one.
    pub fn follow(&mut self, old: &str, new: &str) {
        for user in self.users(old) {
            let groups: Set<Requirement> = self
                .requires(&user)
                .iter()
                .filter_map(|group| {
                    if user == new {
                        return without(group, old);
                    }
                    let mut group = group.clone();
                    group.any_of =
                        group.any_of.iter().map(|id| if id == old { new } else { id }.to_owned()).collect();
                    Some(group)
                })
                .collect();
            *self.requires(&user) = groups;
        }
        for list in self.stages() {
            if list.iter().any(|id| id == new) {
                list.retain(|id| id != old);
            }
            for id in list.iter_mut().filter(|id| *id == old) {
                new.clone_into(id);
            }
        }
    }

    /// A module of the file under another id, which all that name it follow.
    pub fn rename_module(&mut self, old: &str, new: &str) {
        let Some(module) = self.file.as_path().and_then(|path| path.modules.get(old)) else { return };
        let mut module = module.clone();
        module.was.insert(old.to_owned());
        if let Some(groups) = self.requires.remove(old) {
            module.requires = groups;
        }
        self.entries.insert(steps![Field("modules"), Item(old)], None);
        self.entries.insert(steps![Field("modules"), Item(new)], Some(Value::of(&module)));
        self.follow(old, new);
    }

    /// A module in full, new or instead of the one that is there. Competencies that are gone can't be trained.
    pub fn module(&mut self, id: &str, module: &Module) {
        let mut module = module.clone();
        if let Some(path) = self.file.as_path() {
            for outcome in module.outcomes.values_mut() {
                outcome.competencies.retain(|id| path.competencies.contains_key(id));
                trivia::prune(outcome);
            }
        }
        self.entries.insert(steps![Field("modules"), Item(id)], Some(Value::of(&module)));
    }

    fn has_module(&self, id: &str) -> bool {
        match self.entries.get(&identity::module(id)) {
            Some(put) => put.is_some(),
            None => self.file.as_path().is_some_and(|path| path.modules.contains_key(id)),
        }
    }

    /// A module whose prerequisites name what is there.
    pub fn satisfiable(&self, id: &str, mut module: Module) -> Module {
        module.requires =
            module.requires.iter().filter_map(|group| self.still_there(id, group.clone())).collect();
        module
    }

    /// A group with what took up those of its modules that are gone, else without them; nothing where none is left.
    pub fn still_there(&self, owner: &str, mut group: Requirement) -> Option<Requirement> {
        let modules = self.file.as_path().map(|path| path.modules.iter()).into_iter().flatten();
        let heirs: Vec<_> = modules.filter(|(id, module)| *id != owner && !module.was.is_empty()).collect();
        let named = |id: &String| {
            // Nobody waits for himself.
            if id == owner {
                return None;
            }
            if self.has_module(id) {
                return Some(id.clone());
            }
            heirs.iter().find(|(_, module)| module.was.contains(id)).map(|(heir, _)| (*heir).clone())
        };
        let bare = group.any_of.is_empty();
        group.any_of = group.any_of.iter().filter_map(named).collect();
        trivia::prune(&mut group);
        (bare || !group.any_of.is_empty() || !group.knowledge.is_empty()).then_some(group)
    }

    fn users(&self, id: &str) -> Vec<String> {
        let Some(path) = self.file.as_path() else { return Vec::new() };
        let names = |groups: &Set<Requirement>| {
            groups.iter().any(|group| group.any_of.iter().any(|member| member == id))
        };
        let mut users: Vec<String> = path
            .modules
            .iter()
            .filter(|(other, module)| {
                *other != id && names(self.requires.get(*other).unwrap_or(&module.requires))
            })
            .map(|(other, _)| other.clone())
            .collect();
        users.extend(
            self.requires
                .iter()
                .filter(|(other, groups)| !users.contains(other) && *other != id && names(groups))
                .map(|(other, _)| other.clone())
                .collect::<Vec<_>>(),
        );
        users
    }

    /// Takes a record out of `conflicts`.
    pub fn close(&mut self, id: &str) {
        self.entries.insert(steps![Field("conflicts"), Item(id)], None);
    }

    /// Puts a record into `conflicts`.
    pub fn open(&mut self, id: &str, record: &Conflict) {
        self.entries.insert(steps![Field("conflicts"), Item(id)], Some(Value::of(record)));
    }

    /// The prerequisites and the stages as this answer leaves them.
    pub fn outcome(&self) -> Outcome<'_> {
        (&self.requires, self.stages.as_ref())
    }

    /// The whole as a change of the file.
    pub fn into_change(self, label: Message) -> Change {
        let file = self.file;
        let mut ops = Vec::new();
        let gone = |module: &str| self.entries.contains_key(&steps![Field("modules"), Item(module)]);
        // What comes stands before it is named, and what goes goes last.
        let (coming, going): (Vec<_>, Vec<_>) = self.entries.iter().partition(|(_, value)| value.is_some());
        for (at, value) in &coming {
            ops.extend(entry(file, at, value.as_ref()));
        }
        for (at, value) in self.puts {
            ops.extend(comments_of_gone(file, &at, &value));
            ops.extend(put(file, at, value));
        }
        for (at, raw) in &self.unknown {
            ops.extend(unknown(file, at, raw.as_deref()));
        }
        for (module, groups) in &self.requires {
            if !gone(module) {
                let at = steps![Field("modules"), Item(module.as_str()), Field("requires")];
                ops.extend(Op::put(file, at, Value::of(groups)));
            }
        }
        ops.extend(placed(file, &self.stages.unwrap_or_default()));
        for (at, value) in &going {
            ops.extend(entry(file, at, value.as_ref()));
        }
        Change { label, ops }
    }
}

/// A group without one of its members; nothing where none is left.
fn without(group: &Requirement, id: &str) -> Option<Requirement> {
    let mut rest = group.clone();
    rest.any_of.retain(|member| member != id);
    super::trivia::prune(&mut rest);
    let emptied = rest.any_of.is_empty() && !group.any_of.is_empty() && rest.knowledge.is_empty();
    (!emptied).then_some(rest)
}

/// Puts a value at a place. A record that may be absent comes with the first that it says, and goes with
/// the last: one that says nothing has no text, so nobody would read it.
fn put<T: Mergeable>(file: &T, at: Steps, value: Value) -> Option<Op> {
    if let Some((Step::Field(name), around)) = at.split_last()
        && record::is_optional::<T>(around)
        && let Some(there) = find(file, around)
        && let Kind::Record(shape) = there.kind()
        && !shape.always_says()
        && record::is_default::<T>(&at, &value)
    {
        let NodeView::Record(record) = there.view() else { return None };
        let silent =
            |(index, field): (usize, &Field)| field.name == *name || record.field(index).is_default();
        if record.trivia().is_empty() && shape.fields.iter().enumerate().all(silent) {
            return put(file, around.to_vec(), Value::Absent);
        }
    }
    Op::put(file, at, value)
}

fn entry<T: Mergeable>(file: &T, at: &[Step], after: Option<&Value>) -> Option<Op> {
    let (Step::Item(key), map) = at.split_last()? else { return None };
    let before = find(file, at).map(Value::of);
    if before.as_ref() == after {
        return None;
    }
    Some(Op::Entry { map: map.to_vec(), key: key.clone(), before, after: after.cloned() })
}

/// The modules of the stages, each with its comments.
fn placed<T: Mergeable>(file: &T, stages: &[Vec<String>]) -> Vec<Op> {
    let mut ops = Vec::new();
    for (index, list) in stages.iter().enumerate() {
        let (from, value) = (steps![Field("stages"), At(index)], Value::of(list));
        let at = [from.as_slice(), &steps![Field("modules")]].concat();
        for gone in comments_of_gone(file, &at, &value) {
            let Op::Comment { slot: Anchor::Item(_, id), .. } = &gone else { continue };
            let home = stages.iter().position(|list| list.iter().any(|have| **have == **id));
            match home {
                Some(home) => {
                    let to = steps![Field("stages"), At(home)];
                    ops.extend(Op::carry_comments(file, (&from, id), (&to, id), "modules"));
                }
                None => ops.push(gone),
            }
        }
        ops.extend(Op::put(file, at, value));
    }
    ops
}

/// The comments of plain items that a list has no more go with them.
fn comments_of_gone<T: Mergeable>(file: &T, list: &[Step], after: &Value) -> Vec<Op> {
    let (Some((Step::Field(name), around)), Value::List(items)) = (list.split_last(), after) else {
        return Vec::new();
    };
    let Some(NodeView::Record(record)) = find(file, around).map(Node::view) else { return Vec::new() };
    let stays = |key: &str| {
        items.iter().any(|item| match item {
            Value::Line(text) | Value::Symbol(text) => text == key,
            Value::Prose(text) => text.as_str() == key,
            // What is no plain item carries its comments itself.
            _ => true,
        })
    };
    let gone = |slot: &Anchor| matches!(slot, Anchor::Item(index, key) if Some(*index) == record.shape().index(name) && !stays(key));
    let comments = record.trivia().all_comments().filter(|(slot, _)| gone(slot));
    let drop = |(slot, comments): &(Anchor, Comments)| Op::Comment {
        record: around.to_vec(),
        slot: slot.clone(),
        before: Some(comments.clone()),
        after: None,
    };
    comments.map(drop).collect()
}

/// A field that this version does not know changes with the record around it.
fn unknown<T: Mergeable>(file: &T, at: &[Step], raw: Option<&str>) -> Option<Op> {
    let (Step::Item(name), around) = at.split_last()? else { return None };
    let Value::Record(fields, mut trivia) = Value::of(find(file, around)?) else { return None };
    let mut all = trivia.unknown().to_vec();
    match (all.iter().position(|field| *field.name == **name), raw) {
        (Some(at), Some(raw)) => all[at].raw = raw.into(),
        (Some(at), None) => {
            all.remove(at);
        }
        (None, Some(raw)) => all.push(Unknown { name: name.as_str().into(), raw: raw.into() }),
        (None, None) => return None,
    }
    trivia.put_unknown(all);
    Op::put(file, around.to_vec(), Value::Record(fields, trivia))
}

/// What the absence of something of this kind means.
fn record_of_kind(node: &dyn Node) -> Option<Value> {
    Some(match node.view() {
        NodeView::Line(_) => Value::Line(String::new()),
        NodeView::Prose(_) => Value::Prose(crate::model::Prose::default()),
        NodeView::Number(_) => Value::Number(0),
        NodeView::Flag(_) => Value::Flag(false),
        NodeView::Symbol(_) => match node.kind() {
            crate::model::shape::Kind::Symbol(symbols) => {
                Value::Symbol(symbols.names.first().copied().unwrap_or_default().to_owned())
            }
            _ => return None,
        },
        NodeView::List(_) => Value::List(Vec::new()),
        NodeView::Map(_) => Value::Map(Vec::new()),
        NodeView::Record(_) | NodeView::Absent => Value::Absent,
    })
}
