//! Answers about single values, texts, places and orders.

use super::{Case, names};
use crate::merge::draft::Draft;
use crate::merge::place::seat;
use crate::merge::record::{self, Place};
use crate::merge::{Mergeable, text, trivia};
use crate::model::node::{Node, NodeView, SlotMut};
use crate::model::value::{Step, Value, find, find_mut, item_key, items};
use crate::model::{Message, Module, Prose, Side, Stage};
use crate::steps;

impl<T: Mergeable> Case<'_, T> {
    /// A value of either side, of the common version, or both.
    pub(super) fn values(&mut self) {
        let (conflict, at) = (self.conflict, self.at);
        if conflict.kind == "text" {
            return self.texts();
        }
        let whole_set = conflict.sides.iter().any(|side| side.value.starts_with('['));
        if at.last() == Some(&Step::Field("requires")) && !whole_set {
            return self.groups();
        }
        for side in &conflict.sides {
            let value = self.said(side);
            let place = side.edits.iter().find_map(|edit| Place::read(&edit.after));
            self.offer_side(side, |draft| match (at, place) {
                ([around @ .., Step::Item(name)], Some(place)) if !side.removed => {
                    behind(draft, around, name, &place.after);
                }
                ([Step::Field("stages"), Step::Item(stage)], _) if side.removed => drop_stage(draft, stage),
                _ => draft.put(at, value),
            });
        }
        if !conflict.base.is_empty() {
            self.offer_base();
        }
        self.both_modules();
    }

    /// What a side has, as a value of the field.
    pub(super) fn said(&self, side: &Side) -> Option<Value> {
        if side.removed {
            return None;
        }
        let seat = seat(self.file.shape(), self.at);
        if seat.kind.is_none() {
            return Some(Value::Symbol(side.value.clone()));
        }
        let value = self.value(&side.value);
        match (self.at, value) {
            // Which modules stand in a stage is not what this is about.
            ([Step::Field("stages"), Step::Item(id)], Some(mut value)) => {
                let mut stage = Stage::default();
                value.store(&mut stage);
                let stages = self.file.as_path().map(|path| path.stages.iter()).into_iter().flatten();
                let here = stages.into_iter().find(|have| have.id == **id);
                stage.modules = here.map(|here| here.modules.clone()).unwrap_or_default();
                trivia::prune(&mut stage);
                value = Value::of(&stage);
                Some(value)
            }
            (_, value) => value,
        }
    }

    /// Both modules, where each side added one under one id: the second gets an id of its own.
    fn both_modules(&mut self) {
        let (conflict, at) = (self.conflict, self.at);
        let [Step::Field("modules"), Step::Item(id), inside @ ..] = at else { return };
        let [one, other] = conflict.sides.as_slice() else { return };
        let added = [one, other].iter().all(|side| !side.edits.is_empty());
        let Some(path) = self.file.as_path().filter(|_| added && !inside.is_empty()) else { return };
        let Some(module) = path.modules.get(id) else { return };
        let (first, second) = (self.said(one), self.said(other));
        let mut twin = module.clone();
        if let Some(value) = second {
            set(&mut twin, inside, &value);
        }
        let new = super::modules::new_id(path, id, &twin);
        let place = crate::merge::stages::place(path, id);
        self.offer("both", Message::new("merge-keep-both"), |draft| {
            draft.put(at, first);
            draft.module(&new, &twin);
            if let Some(place) = place {
                draft.place(&new, &Place { after: id.clone(), ..place });
            }
        });
    }

    /// One prerequisite group of the set.
    fn groups(&mut self) {
        let (conflict, at) = (self.conflict, self.at);
        let [Step::Field("modules"), Step::Item(module), ..] = at else { return self.offer_base() };
        let base = record::group(&conflict.base);
        for side in &conflict.sides {
            let new = record::group(&side.value).filter(|_| !side.removed);
            let base = base.clone();
            self.offer_side(side, |draft| {
                let new = new.and_then(|group| draft.still_there(module, group));
                draft.exchange(module, base.as_ref(), new.as_ref());
            });
        }
        self.offer_base();
    }

    /// A passage of a text, or the whole of it.
    fn texts(&mut self) {
        let (file, conflict, at) = (self.file, self.conflict, self.at);
        let now = match find(file, at).map(Node::view) {
            Some(NodeView::Prose(text)) => text.clone(),
            _ => Prose::default(),
        };
        let with = |answer: &str| -> Prose {
            if conflict.base.is_empty() {
                return Prose::new(answer);
            }
            // A passage that somebody rewrote meanwhile is not lost: the answer stands behind the text.
            text::replace(&now, &conflict.base, answer)
                .unwrap_or_else(|| Prose::new(&format!("{}\n\n{answer}", now.as_str())))
        };
        for side in &conflict.sides {
            let text = with(if side.removed { "" } else { &side.value });
            self.offer_side(side, |draft| draft.put(at, Some(Value::Prose(text))));
        }
        if !conflict.base.is_empty() {
            self.offer_base();
        }
        let mut both: Vec<&str> =
            conflict.sides.iter().filter(|side| !side.removed).map(|side| side.value.as_str()).collect();
        both.sort_unstable();
        both.dedup();
        // Two new texts can stand one after the other. Two wordings of one text can't, nor can two texts that share a
        // sentence, which would be said twice.
        let texts: Vec<Prose> = both.iter().map(|text| Prose::new(text)).collect();
        let share = |one: &Prose, other: &Prose| {
            one.sentences().any(|line| !line.is_empty() && other.sentences().any(|other| other == line))
        };
        let apart = texts.windows(2).all(|pair| !share(&pair[0], &pair[1]));
        if both.len() > 1 && apart && conflict.base.is_empty() {
            let text = with(&both.join("\n"));
            self.offer("both", Message::new("merge-both-in-turn"), |draft| {
                draft.put(at, Some(Value::Prose(text)));
            });
        }
    }

    /// The place of one item.
    pub(super) fn places(&mut self) {
        let (conflict, at) = (self.conflict, self.at);
        for side in &conflict.sides {
            let place = Place::read(&side.value).filter(|_| !side.removed);
            self.offer_side(side, |draft| match (at, place) {
                (
                    [Step::Field("modules"), Step::Item(module)]
                    | [Step::Field("stages"), _, Step::Field("modules"), Step::Item(module)],
                    Some(place),
                ) => draft.place(module, &place),
                ([Step::Field("modules"), Step::Item(module)], None) => draft.unplace(module),
                ([around @ .., Step::Item(name)], Some(place)) => behind(draft, around, name, &place.after),
                _ => {}
            });
        }
        // What both sides inserted into a list stood nowhere before.
        if !conflict.base.is_empty() || matches!(at, [Step::Field("modules"), _]) {
            self.offer_base();
        }
    }

    /// The order of a whole list.
    pub(super) fn orders(&mut self) {
        let (conflict, at) = (self.conflict, self.at);
        for side in &conflict.sides {
            let wanted = names(&side.value);
            self.offer_side(side, |draft| arrange(draft, at, &wanted));
        }
        if !conflict.base.is_empty() {
            self.offer_base();
        }
    }
}

/// Puts a value inside a module.
fn set(module: &mut Module, at: &[Step], value: &Value) {
    let Some((last, around)) = at.split_last() else { return };
    let Some(node) = find_mut(module, around) else { return };
    match (node.slot(), last) {
        (SlotMut::Map(map), Step::Item(key)) => value.store(map.entry_or_new(key)),
        (SlotMut::Record(record), Step::Field(name)) => {
            if let Some(index) = record.shape().index(name) {
                value.store(record.field_mut(index));
            }
        }
        _ => {}
    }
}

/// The items of a list with their names.
fn listed<T: Mergeable>(draft: &Draft<T>, file: &T, at: &[Step]) -> Vec<(String, Value)> {
    let Some(NodeView::List(list)) = find(file, at).map(Node::view) else { return Vec::new() };
    let names = items(list).map(|item| item_key(item).unwrap_or_default().to_owned());
    match draft.value(at) {
        Some(Value::List(values)) => names.zip(values).collect(),
        _ => Vec::new(),
    }
}

/// Puts one item behind another one.
fn behind<T: Mergeable>(draft: &mut Draft<T>, at: &[Step], name: &str, front: &str) {
    let mut all = listed(draft, draft.file(), at);
    let Some(index) = all.iter().position(|(have, _)| have == name) else { return };
    let item = all.remove(index);
    let to = match all.iter().position(|(have, _)| have == front) {
        Some(found) => found + 1,
        None if front.is_empty() => 0,
        None => index,
    };
    all.insert(to, item);
    draft.put(at, Some(Value::List(all.into_iter().map(|(_, value)| value).collect())));
}

/// Brings a list into an order; what the order does not name stays behind what it stood behind.
fn arrange<T: Mergeable>(draft: &mut Draft<T>, at: &[Step], wanted: &[String]) {
    let all = listed(draft, draft.file(), at);
    let mut blocks: Vec<(usize, Vec<Value>)> = vec![(0, Vec::new())];
    for (name, value) in all {
        match wanted.iter().position(|have| *have == name) {
            Some(rank) => blocks.push((rank + 1, vec![value])),
            None => {
                if let Some((_, block)) = blocks.last_mut() {
                    block.push(value);
                }
            }
        }
    }
    blocks.sort_by_key(|(rank, _)| *rank);
    let values = blocks.into_iter().flat_map(|(_, block)| block).collect();
    draft.put(at, Some(Value::List(values)));
}

/// Takes a stage away; its modules go to the stage before it, or behind it for the first one.
fn drop_stage<T: Mergeable>(draft: &mut Draft<T>, id: &str) {
    let Some(path) = draft.file().as_path() else { return };
    let Some(index) = path.stages.iter().position(|stage| stage.id == id) else { return };
    let mut stages = path.stages.clone();
    let gone = stages.remove(index);
    if let Some(heir) = stages.get_mut(index.saturating_sub(1)) {
        let at = if index > 0 { heir.modules.len() } else { 0 };
        heir.modules.splice(at..at, gone.modules);
    }
    draft.put(&steps![Field("stages")], Some(Value::of(&stages)));
}
