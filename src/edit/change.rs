//! The changes that people make, as operations: one function a deed.

use super::op::{Change, Op};
use crate::model::value::{Step, Steps, Value, find, item_key};
use crate::model::{Message, Module, Requirement, RequirementKind, Set, Stage, TrainingPath};
use crate::steps;

fn modules() -> Steps {
    steps![Field("modules")]
}

fn stage_modules(stage: usize) -> Steps {
    steps![Field("stages"), At(stage), Field("modules")]
}

fn titled(key: &str, path: &TrainingPath, module: &str) -> Message {
    Message::new(key.to_owned()).with("title", path.title_of(module))
}

/// A field gets another value; none if it holds that already.
pub fn set_field(path: &TrainingPath, at: Steps, value: Value, label: Message) -> Option<Change> {
    Op::put(path, at, value).map(|op| Change { label, ops: vec![op] })
}

/// A new module, placed behind another one or at the end of a stage.
pub fn add_module(path: &TrainingPath, id: &str, module: &Module, place: Option<(usize, usize)>) -> Change {
    let label = Message::new("edit-add-module").with("title", module.title.as_str());
    let mut ops =
        vec![Op::Entry { map: modules(), key: id.to_owned(), before: None, after: Some(Value::of(module)) }];
    if let Some((stage, index, found)) = place.and_then(|(at, index)| Some((at, index, path.stages.get(at)?)))
    {
        // Where it really goes, so that undo finds it there.
        let index = index.min(found.modules.len());
        ops.push(Op::Insert { list: stage_modules(stage), index, item: Value::Line(id.to_owned()) });
    }
    Change { label, ops }
}

/// A module goes, from its stages and from the prerequisites of others too; a group that is left
/// without members goes with it.
pub fn delete_module(path: &TrainingPath, id: &str) -> Option<Change> {
    let module = path.modules.get(id)?;
    let mut ops = Vec::new();
    for (stage, found) in path.stages.iter().enumerate() {
        for (index, _) in found.modules.iter().enumerate().rev().filter(|(_, have)| *have == id) {
            ops.push(Op::Remove { list: stage_modules(stage), index, item: Value::Line(id.to_owned()) });
        }
    }
    for (other, requiring) in path.modules.iter().filter(|(other, _)| *other != id) {
        if requiring.requires.iter().any(|group| group.any_of.iter().any(|member| member == id)) {
            let rest: Set<Requirement> =
                requiring.requires.iter().filter_map(|group| without_member(group, id)).collect();
            ops.extend(put_requires(path, other, &rest));
        }
    }
    ops.push(Op::Entry { map: modules(), key: id.to_owned(), before: Some(Value::of(module)), after: None });
    Some(Change { label: titled("edit-delete-module", path, id), ops })
}

fn without_member(group: &Requirement, id: &str) -> Option<Requirement> {
    let mut rest = group.clone();
    rest.any_of.retain(|member| member != id);
    let emptied = rest.any_of.is_empty() && !group.any_of.is_empty() && rest.knowledge.is_empty();
    (!emptied).then_some(rest)
}

fn put_requires(path: &TrainingPath, module: &str, groups: &Set<Requirement>) -> Option<Op> {
    Op::put(path, steps![Field("modules"), Item(module), Field("requires")], Value::of(groups))
}

/// A module moves from where it stands, if anywhere, to a place in a stage.
pub fn move_module(
    path: &TrainingPath,
    id: &str,
    from: Option<(usize, usize)>,
    to: (usize, usize),
) -> Option<Change> {
    let mut room = path.stages.get(to.0)?.modules.len();
    if from == Some(to) {
        return None;
    }
    let line = || Value::Line(id.to_owned());
    let mut ops = Vec::new();
    if let Some((stage, index)) = from {
        ops.push(Op::Remove { list: stage_modules(stage), index, item: line() });
        room -= usize::from(stage == to.0);
        ops.extend(carried(path, id, stage, to.0));
    }
    ops.push(Op::Insert { list: stage_modules(to.0), index: to.1.min(room), item: line() });
    Some(Change { label: titled("edit-move-module", path, id), ops })
}

/// The comment behind a module in its stage goes along to another one.
fn carried(path: &TrainingPath, id: &str, from: usize, to: usize) -> Vec<Op> {
    let stage = |at: usize| steps![Field("stages"), At(at)];
    if from == to {
        Vec::new()
    } else {
        Op::carry_comments(path, (&stage(from), id), (&stage(to), id), "modules")
    }
}

/// A new stage at a place.
pub fn add_stage(stage: &Stage, index: usize) -> Change {
    let label = Message::new("edit-add-stage").with("title", stage.title.as_str());
    Change { label, ops: vec![Op::Insert { list: steps![Field("stages")], index, item: Value::of(stage) }] }
}

/// A stage goes; its modules go to the stage before it, or behind it for the first one. The last
/// stage leaves its modules outside of any.
pub fn delete_stage(path: &TrainingPath, index: usize) -> Option<Change> {
    let stage = path.stages.get(index)?;
    let mut ops = Vec::new();
    let heir = if index > 0 { Some(index - 1) } else { (path.stages.len() > 1).then_some(1) };
    if let Some(heir) = heir {
        let start = if index > 0 { path.stages[heir].modules.len() } else { 0 };
        for (offset, id) in stage.modules.iter().enumerate() {
            ops.extend(carried(path, id, index, heir));
            let item = Value::Line(id.clone());
            ops.push(Op::Insert { list: stage_modules(heir), index: start + offset, item });
        }
    }
    ops.push(Op::Remove { list: steps![Field("stages")], index, item: Value::of(stage) });
    Some(Change { label: Message::new("edit-delete-stage").with("title", stage.title.as_str()), ops })
}

/// A stage moves.
pub fn move_stage(path: &TrainingPath, from: usize, to: usize) -> Option<Change> {
    let stage = path.stages.get(from).filter(|_| from != to && to < path.stages.len())?;
    let list = steps![Field("stages")];
    let item = Value::of(stage);
    let ops = vec![
        Op::Remove { list: list.clone(), index: from, item: item.clone() },
        Op::Insert { list, index: to, item },
    ];
    Some(Change { label: Message::new("edit-move-stage").with("title", stage.title.as_str()), ops })
}

/// A module gets one more prerequisite, in a group of its own.
pub fn add_requirement(
    path: &TrainingPath,
    module: &str,
    prerequisite: &str,
    kind: RequirementKind,
) -> Option<Change> {
    let any_of = [prerequisite.to_owned()].into_iter().collect();
    add_group(path, module, Requirement { any_of, kind, ..Requirement::default() })
}

/// A module gets one more prerequisite group.
pub fn add_group(path: &TrainingPath, module: &str, group: Requirement) -> Option<Change> {
    let mut groups = path.modules.get(module)?.requires.clone();
    let other = group.any_of.first().map_or(group.knowledge.as_str(), |id| path.title_of(id)).to_owned();
    groups.insert(group);
    let label = titled("edit-add-requirement", path, module).with("other", other);
    Some(Change { label, ops: vec![put_requires(path, module, &groups)?] })
}

/// A module loses the prerequisite group at a place.
pub fn remove_requirement(path: &TrainingPath, module: &str, index: usize) -> Option<Change> {
    let groups = path.modules.get(module)?.requires.iter().enumerate();
    let rest: Set<Requirement> =
        groups.filter(|(at, _)| *at != index).map(|(_, group)| group.clone()).collect();
    let label = titled("edit-remove-requirement", path, module);
    Some(Change { label, ops: vec![put_requires(path, module, &rest)?] })
}

/// A module no longer names another one as a prerequisite, in whichever group; a group that is left without
/// members goes with it.
pub fn cut_link(path: &TrainingPath, module: &str, prerequisite: &str) -> Option<Change> {
    let groups = path.modules.get(module)?.requires.iter();
    let rest: Set<Requirement> = groups.filter_map(|group| without_member(group, prerequisite)).collect();
    let label = titled("edit-cut-link", path, module).with("other", path.title_of(prerequisite));
    Some(Change { label, ops: vec![put_requires(path, module, &rest)?] })
}

/// Another module becomes an alternative in the prerequisite group at a place.
pub fn add_alternative(path: &TrainingPath, module: &str, index: usize, other: &str) -> Option<Change> {
    let groups = path.modules.get(module)?.requires.iter().enumerate().map(|(at, group)| {
        let mut group = group.clone();
        if at == index {
            group.any_of.insert(other.to_owned());
        }
        group
    });
    let groups: Set<Requirement> = groups.collect();
    let label = titled("edit-add-alternative", path, module).with("other", path.title_of(other));
    Some(Change { label, ops: vec![put_requires(path, module, &groups)?] })
}

/// A plain item of a list or set gets another text, and takes its comments along.
pub fn set_item(path: &TrainingPath, at: Steps, value: Value, label: Message) -> Option<Change> {
    let old = item_key(find(path, &at)?).map(str::to_owned);
    let new = match &value {
        Value::Line(text) => Some(text.clone()),
        Value::Prose(text) => Some(text.as_str().to_owned()),
        _ => None,
    };
    let mut ops = Vec::new();
    if let (Some(old), Some(new), [record @ .., Step::Field(field), _]) = (old, new, at.as_slice()) {
        ops = Op::carry_comments(path, (record, &old), (record, &new), field);
    }
    ops.insert(0, Op::put(path, at, value)?);
    Some(Change { label, ops })
}

/// A new item in a list or set, or a new entry in a map. None if the map has that key already: an
/// entry that is there is never written over.
pub fn add_item(path: &TrainingPath, at: &Steps, step: &Step, item: Value, label: Message) -> Option<Change> {
    let op = match (find(path, at).map(Value::of), step) {
        (Some(Value::Map(entries)), Step::Item(key)) if entries.iter().all(|(have, _)| have != key) => {
            Op::Entry { map: at.clone(), key: key.clone(), before: None, after: Some(item) }
        }
        (Some(Value::List(mut items)), Step::At(index)) => {
            items.insert((*index).min(items.len()), item);
            Op::put(path, at.clone(), Value::List(items))?
        }
        // The record around it is not there yet.
        (None, Step::Item(key)) => Op::put(path, at.clone(), Value::Map(vec![(key.clone(), item)]))?,
        (None, Step::At(_)) => Op::put(path, at.clone(), Value::List(vec![item]))?,
        _ => return None,
    };
    Some(Change { label, ops: vec![op] })
}

/// An item of a list or set, or an entry of a map, goes.
pub fn remove_item(path: &TrainingPath, at: &Steps, label: Message) -> Option<Change> {
    let (step, around) = at.split_last()?;
    let around = around.to_vec();
    match (Value::of(find(path, &around)?), step) {
        (Value::Map(entries), Step::Item(key)) => {
            let before = entries.into_iter().find(|(have, _)| have == key)?.1;
            let op = Op::Entry { map: around, key: key.clone(), before: Some(before), after: None };
            Some(Change { label, ops: vec![op] })
        }
        (Value::List(mut items), Step::At(index)) if *index < items.len() => {
            items.remove(*index);
            set_field(path, around, Value::List(items), label)
        }
        _ => None,
    }
}

/// An item of an ordered list changes places with the one `down` or above it.
pub fn shift_item(path: &TrainingPath, at: &Steps, down: bool, label: Message) -> Option<Change> {
    let (Step::At(index), around) = at.split_last()? else { return None };
    let Value::List(mut items) = Value::of(find(path, around)?) else { return None };
    let other = if down { index + 1 } else { index.checked_sub(1)? };
    if other >= items.len() {
        return None;
    }
    items.swap(*index, other);
    set_field(path, around.to_vec(), Value::List(items), label)
}
