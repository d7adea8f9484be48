//! What does not hold becomes a question, and the value of the common version stands meanwhile.

use std::collections::HashMap;

use super::Violation;
use super::names::Names;
use crate::diff::What;
use crate::merge::record::{self, Place, Saying};
use crate::merge::{Account, Fate, Mergeable, Merged};
use crate::model::node::{Node, SlotMut};
use crate::model::value::{Step, Steps, Value, find, find_mut};
use crate::model::{Requirement, Set, TrainingPath};
use crate::steps;

/// Opens a question for each violation. Versions: base, left, right.
pub(super) fn ask<T: Mergeable>(
    versions: [&T; 3],
    labels: [&str; 2],
    names: &Names,
    merged: &mut Merged<T>,
    found: Vec<Violation>,
) {
    if found.is_empty() {
        return;
    }
    let repair = Repair { versions, labels, names };
    let before: Vec<String> = merged.file.conflicts().keys().cloned().collect();
    for violation in found {
        repair.one(merged, violation);
    }
    let new = merged.file.conflicts().iter().filter(|(id, _)| !before.contains(id));
    let asked: Vec<Vec<String>> = new.map(|(_, conflict)| conflict.at.clone()).collect();
    drop_notes(merged, |at| asked.contains(&crate::merge::place::written(at)));
    merged.account = Account::of(&merged.decisions);
}

/// Takes notes away that tell of a decision which is asked now.
fn drop_notes<T: Mergeable>(merged: &mut Merged<T>, is_asked: impl Fn(&[Step]) -> bool) {
    let mut places = Vec::new();
    let mut kept = 0;
    for note in &merged.notes {
        let stays = !(["text", "latest", "status"].contains(&note.kind) && is_asked(&note.at));
        places.push(stays.then_some(kept));
        kept += usize::from(stays);
    }
    let mut stays = places.iter().map(Option::is_some);
    merged.notes.retain(|_| stays.next().unwrap_or(true));
    for decision in &mut merged.decisions {
        if let Fate::Noted(at) = &mut decision.fate {
            match places.get(*at).copied().flatten() {
                Some(now) => *at = now,
                None => decision.fate = Fate::Applied,
            }
        }
    }
}

/// Takes the name of a module that is not there out of the stages. Nothing is lost by it, so nothing is asked.
fn unplace<T: Mergeable>(merged: &mut Merged<T>, id: &str) {
    let stages = merged.file.as_path_mut().map(|path| path.stages.iter_mut());
    for stage in stages.into_iter().flatten() {
        stage.modules.retain(|have| have != id);
        crate::merge::trivia::prune(stage);
    }
}

struct Repair<'a, T> {
    versions: [&'a T; 3],
    labels: [&'a str; 2],
    names: &'a Names,
}

impl<T: Mergeable> Repair<'_, T> {
    fn one(&self, merged: &mut Merged<T>, violation: Violation) {
        match violation {
            Violation::Value(at) => self.value(merged, &at),
            Violation::Item { list, item, sides } => self.item(merged, &list, &item, &sides),
            Violation::Module(id) => self.module(merged, &id),
            Violation::TakenUp { module, removed_by } => self.taken_up(merged, &module, removed_by),
            Violation::Requires(id) => self.requires(merged, &id),
            Violation::Place(id) => self.place(merged, &id),
            Violation::Order(stage) => self.order(merged, &stage),
            Violation::Unplaced(id) => unplace(merged, &id),
        }
    }

    /// A place as a version has it, which may know the module by another id.
    fn at(&self, version: &T, at: &[Step]) -> Steps {
        let mut at = at.to_vec();
        if let ([Step::Field("modules"), Step::Item(id), ..], Some(path)) =
            (at.as_mut_slice(), version.as_path())
        {
            let name = self.names.canonical(id);
            if let Some((own, _)) = self.names.find(path, &name) {
                own.clone_into(id);
            }
        }
        at
    }

    fn values(&self, at: &[Step]) -> [Option<Value>; 3] {
        self.versions.map(|version| {
            let at = self.at(version, at);
            find(version, &at).map(Value::of).or_else(|| unknown(version, &at))
        })
    }

    fn record(
        &self,
        merged: &mut Merged<T>,
        kind: &str,
        at: &[Step],
        base: Option<String>,
        sides: [Option<String>; 2],
        about: impl Fn(&Steps, &What) -> bool,
    ) {
        let said =
            self.labels.iter().zip(sides).map(|(label, value)| Saying { label: (*label).to_owned(), value });
        let conflict = record::plain(kind, at, base, said.collect());
        let id = record::put(merged.file.conflicts_mut(), conflict);
        for decision in &mut merged.decisions {
            if about(&decision.change.at, &decision.change.what) {
                match &mut decision.fate {
                    Fate::Asked(ids) => ids.push(id.clone()),
                    fate => *fate = Fate::Asked(vec![id.clone()]),
                }
            }
        }
    }

    fn value(&self, merged: &mut Merged<T>, at: &[Step]) {
        let values = self.values(at);
        let texts = values.each_ref().map(|value| value.as_ref().map(|value| record::text::<T>(at, value)));
        let prose = matches!(values.iter().flatten().next(), Some(Value::Prose(_)));
        let entry = matches!(at.last(), Some(Step::Item(_)));
        let kind = if prose {
            "text"
        } else if entry && values[1..].contains(&None) {
            "removed"
        } else {
            "value"
        };
        let [base, left, right] = texts;
        let base = base.filter(|text| !text.is_empty());
        let own = at.to_vec();
        let mut sides = [left, right];
        if !entry {
            for (side, value) in sides.iter_mut().zip(&values[1..]) {
                if value.as_ref().is_none_or(|value| prose && value.is_silent()) {
                    *side = None;
                }
            }
        }
        store(&mut merged.file, at, values[0].as_ref());
        self.record(merged, kind, at, base, sides, |place, _| {
            let place = &self.at(self.versions[0], place);
            place.starts_with(&own) || own.starts_with(place)
        });
    }

    fn item(&self, merged: &mut Merged<T>, list: &[Step], item: &Value, sides: &[Option<Value>; 2]) {
        if let Some(node) = find_mut(&mut merged.file, list)
            && let Value::List(mut items) = Value::of(node)
        {
            items.retain(|have| !sides.iter().flatten().any(|side| side == have) && have != item);
            items.push(item.clone());
            Value::List(items).store(node);
        }
        let text = |value: &Value| match value {
            Value::Line(text) | Value::Symbol(text) => text.clone(),
            Value::Prose(text) => text.as_str().to_owned(),
            _ => String::new(),
        };
        let at = [list, &[Step::Item(text(item))]].concat();
        let said = sides.each_ref().map(|side| side.as_ref().map(text));
        let kind = if sides.contains(&None) { "removed" } else { "value" };
        let names: Vec<String> = said.iter().flatten().cloned().chain([text(item)]).collect();
        self.record(merged, kind, &at, Some(text(item)), said, |place, _| match place.split_last() {
            Some((Step::Item(name), around)) => around == list && names.contains(name),
            _ => false,
        });
    }

    fn paths(&self) -> Option<[&TrainingPath; 3]> {
        match self.versions.map(Mergeable::as_path) {
            [Some(base), Some(left), Some(right)] => Some([base, left, right]),
            _ => None,
        }
    }

    fn module(&self, merged: &mut Merged<T>, id: &str) {
        let Some([base, ..]) = self.paths() else { return };
        let at = steps![Field("modules"), Item(id)];
        let values = self.values(&at);
        let text = |value: &Value| record::text::<T>(&at, value);
        let said = [1, 2].map(|side: usize| values[side].as_ref().map(text));
        if let Some(path) = merged.file.as_path_mut()
            && !path.modules.contains_key(id)
            && let Some(was) = base.modules.get(id)
        {
            let mut module = was.clone();
            module.requires = there(path, &module.requires);
            path.modules.insert(id.to_owned(), module);
            if let Some(place) = place(base, id) {
                put(path, id, &place);
            }
        }
        let base = values[0].as_ref().map(text);
        self.record(merged, "module", &at, base, said, |place, _| of_module(place, id));
    }

    fn taken_up(&self, merged: &mut Merged<T>, id: &str, removed_by: usize) {
        let at = steps![Field("modules"), Item(id)];
        let Some(value) = find(&merged.file, &at).map(Value::of) else { return };
        let mut said = [None, None];
        said[1 - removed_by] = Some(record::text::<T>(&at, &value));
        self.record(merged, "module", &at, None, said, |place, _| of_module(place, id));
    }

    fn requires(&self, merged: &mut Merged<T>, id: &str) {
        let at = steps![Field("modules"), Item(id), Field("requires")];
        let values = self.values(&at);
        let [base, left, right] =
            values.each_ref().map(|value| value.as_ref().map(|value| record::text::<T>(&at, value)));
        let Some(path) = merged.file.as_path_mut() else { return };
        let mut was = Set::<Requirement>::default();
        if let Some(value) = &values[0] {
            value.store(&mut was);
        }
        let was = there(path, &was);
        if let Some(module) = path.modules.get_mut(id) {
            module.requires = was;
        }
        let own = at.clone();
        let empty = || Some("[]".to_owned());
        let said = [left.or_else(empty), right.or_else(empty)];
        self.record(merged, "value", &at, base, said, |place, _| {
            self.at(self.versions[0], place).starts_with(&own)
        });
    }

    fn place(&self, merged: &mut Merged<T>, id: &str) {
        let Some(paths) = self.paths() else { return };
        let own = |path: &TrainingPath| {
            let id = self.names.find(path, id).map_or(id, |(id, _)| id).to_owned();
            place(path, &id)
        };
        let [base, left, right] = paths.map(own);
        if let (Some(path), Some(base)) = (merged.file.as_path_mut(), &base) {
            put(path, id, base);
        }
        let text = |place: Option<Place>| place.map(|place| place.text());
        let at = steps![Field("modules"), Item(id)];
        self.record(merged, "place", &at, text(base), [text(left), text(right)], |place, _| {
            matches!(place.as_slice(), [Step::Field("stages"), _, Step::Field("modules"), Step::Item(name)] if name == id)
        });
    }

    fn order(&self, merged: &mut Merged<T>, stage: &str) {
        let Some(paths) = self.paths() else { return };
        let at = steps![Field("stages"), Item(stage), Field("modules")];
        let Some(path) = merged.file.as_path_mut() else { return };
        let Some(list) = path.stages.iter_mut().find(|have| have.id == stage).map(|stage| &mut stage.modules)
        else {
            return;
        };
        let orders = paths.map(|path| {
            let sequence = path.stages.iter().flat_map(|stage| &stage.modules).enumerate();
            let rank: HashMap<String, usize> =
                sequence.map(|(at, id)| (self.names.canonical(id), at)).collect();
            // What the version does not have stays behind what it stands behind.
            let mut behind = 0;
            let mut ranked: Vec<(usize, &String)> = Vec::new();
            for id in list.iter() {
                behind = rank.get(&self.names.canonical(id)).copied().unwrap_or(behind);
                ranked.push((behind, id));
            }
            ranked.sort_by_key(|(rank, _)| *rank);
            ranked.into_iter().map(|(_, id)| id.clone()).collect::<Vec<String>>()
        });
        let [base, left, right] = orders.each_ref().map(|order| Some(record::names(order)));
        let [was, ..] = orders;
        *list = was;
        let own = at.clone();
        self.record(merged, "order", &at, base, [left, right], |place, what| {
            place.starts_with(&own) && matches!(what, What::Moved { .. } | What::Item { .. })
        });
    }
}

/// The raw value of a field that this version of the program does not know.
fn unknown<T: Mergeable>(file: &T, at: &[Step]) -> Option<Value> {
    let (Step::Item(name), around) = at.split_last()? else { return None };
    let Value::Record(_, trivia) = Value::of(find(file, around)?) else { return None };
    let field = trivia.unknown().iter().find(|field| *field.name == **name)?;
    Some(Value::Symbol(field.raw.to_string()))
}

/// Puts a value back where it stood, or takes away what stands there.
fn store<T: Mergeable>(file: &mut T, at: &[Step], value: Option<&Value>) {
    let Some((last, around)) = at.split_last() else { return };
    let Some(node) = find_mut(file, around) else { return };
    match (node.slot(), last, value) {
        (SlotMut::Map(map), Step::Item(key), Some(value)) => value.store(map.entry_or_new(key)),
        (SlotMut::Map(map), Step::Item(key), None) => map.remove(key),
        (SlotMut::List(items), Step::Item(_), _) => {
            let index = crate::model::value::item_index(items, last);
            match (index, value) {
                (Some(index), Some(value)) => {
                    if let Some(item) = items.item_mut(index) {
                        value.store(item);
                    }
                }
                (Some(index), None) => items.remove(index),
                (None, Some(value)) => value.store(items.insert(usize::MAX)),
                (None, None) => {}
            }
            items.settle();
        }
        (SlotMut::Record(record), Step::Field(name), value) => {
            if let Some(index) = record.shape().index(name) {
                put_field(record.field_mut(index), value);
            }
        }
        (SlotMut::Optional(option), Step::Field(name), value) => {
            let record = option.present();
            if let Some(index) = record.shape().index(name) {
                put_field(record.field_mut(index), value);
            }
        }
        _ => {}
    }
}

fn put_field(field: &mut dyn Node, value: Option<&Value>) {
    match value {
        Some(value) => value.store(field),
        None => {
            if let SlotMut::Optional(option) = field.slot() {
                option.clear();
            }
        }
    }
}

/// The groups whose modules a path has, without those that it lacks.
fn there(path: &TrainingPath, groups: &Set<Requirement>) -> Set<Requirement> {
    let groups = groups.iter().filter_map(|group| {
        let mut group = group.clone();
        let bare = group.any_of.is_empty();
        group.any_of.retain(|id| path.modules.contains_key(id));
        (bare || !group.any_of.is_empty() || !group.knowledge.is_empty()).then_some(group)
    });
    groups.collect()
}

fn place(path: &TrainingPath, id: &str) -> Option<Place> {
    let (stage, at) = path.stage_of(id)?;
    let stage = &path.stages[stage];
    let after = at.checked_sub(1).map(|at| stage.modules[at].clone()).unwrap_or_default();
    Some(Place { stage: stage.id.clone(), after, ..Place::default() })
}

fn put(path: &mut TrainingPath, id: &str, place: &Place) {
    for stage in &mut path.stages {
        stage.modules.retain(|have| have != id);
    }
    let Some(stage) = path.stages.iter_mut().find(|stage| stage.id == place.stage) else { return };
    let at = stage.modules.iter().position(|have| *have == place.after).map_or(0, |at| at + 1);
    stage.modules.insert(at, id.to_owned());
}

/// Whether a change is about a module, or about where it stands.
fn of_module(at: &[Step], id: &str) -> bool {
    match at {
        [Step::Field("modules"), Step::Item(name), ..]
        | [Step::Field("stages"), _, Step::Field("modules"), Step::Item(name)] => name == id,
        _ => false,
    }
}
