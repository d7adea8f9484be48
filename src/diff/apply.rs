//! Changes made to a record.

use std::collections::{HashMap, HashSet};

use super::change::{Change, Spot, What};
use crate::model::node::{Node, NodeView, RecordNode, SlotMut};
use crate::model::trivia::Unknown;
use crate::model::value::{Step, Value, clear, find, find_mut, item_key, items};

/// Makes changes. All that [`super::changes`] found turn the one version into the other; some of them,
/// or changes of another version, go where they find their place. Says how many found none: their record
/// is not there.
pub fn apply<T: RecordNode + Node>(record: &mut T, changes: &[Change]) -> usize {
    changes.chunk_by(|one, other| container(one) == container(other)).map(|run| apply_run(record, run)).sum()
}

/// What a change of items is made in; none for those that stand for themselves.
pub(super) fn container(change: &Change) -> Option<&[Step]> {
    match &change.what {
        What::Item { .. } | What::Moved { .. } => change.at.split_last().map(|(_, around)| around),
        What::Group { .. } | What::Unknown { .. } => Some(&change.at),
        What::Value { .. } | What::Comments { .. } => None,
    }
}

/// Makes changes of one container at once, or changes each of which stands for itself.
fn apply_run<T: RecordNode + Node>(record: &mut T, run: &[Change]) -> usize {
    let Some(around) = run.first().and_then(container) else {
        return run.iter().filter(|change| alone(record, change).is_none()).count();
    };
    let put = if matches!(run[0].what, What::Unknown { .. }) { put_unknown } else { put_items };
    let done = find_present(record, around).and_then(|node| put(node, run));
    if done.is_some() { 0 } else { run.len() }
}

/// As [`find_mut`], but an absent record on the way stays absent.
fn find_present<'a, T: RecordNode + Node>(record: &'a mut T, at: &[Step]) -> Option<&'a mut dyn Node> {
    find(record, at)?;
    find_mut(record, at)
}

fn alone<T: RecordNode + Node>(record: &mut T, change: &Change) -> Option<()> {
    let node = find_present(record, &change.at)?;
    match &change.what {
        What::Value { after, .. } => after.store(node),
        What::Comments { slot, after, .. } => {
            record_of(node)?.trivia_mut().put_comments(slot.clone(), after.clone());
        }
        _ => return None,
    }
    Some(())
}

fn record_of(node: &mut dyn Node) -> Option<&mut dyn RecordNode> {
    let present = !matches!(node.view(), NodeView::Absent);
    match node.slot() {
        SlotMut::Record(record) => Some(record),
        SlotMut::Optional(option) if present => Some(option.present()),
        _ => None,
    }
}

fn put_items(node: &mut dyn Node, changes: &[Change]) -> Option<()> {
    let values = match node.view() {
        NodeView::List(list) if list.is_set() => in_set(items(list).map(Value::of).collect(), changes),
        NodeView::List(list) => {
            let named = items(list).map(|item| Some((item_key(item)?.to_owned(), Value::of(item))));
            arranged(named.collect::<Option<_>>()?, changes)
        }
        _ => return put_entries(node, changes),
    };
    Value::List(values).store(node);
    Some(())
}

fn put_entries(node: &mut dyn Node, changes: &[Change]) -> Option<()> {
    let SlotMut::Map(map) = node.slot() else { return None };
    for change in changes {
        let Some(Step::Item(key)) = change.at.last() else { continue };
        match change.after() {
            Some(value) => {
                let node = map.entry_or_new(key);
                clear(node);
                value.store(node);
            }
            None => map.remove(key),
        }
    }
    Some(())
}

/// Items of a set after some came or went. Storing them sorts them.
fn in_set(mut values: Vec<Value>, changes: &[Change]) -> Vec<Value> {
    let gone: HashSet<&str> = changes.iter().filter_map(|change| plain(change.before()?)).collect();
    let groups: Vec<&Value> = changes.iter().filter_map(|change| change.before()).collect();
    values.retain(|value| match plain(value) {
        Some(text) => !gone.contains(text),
        None => !groups.contains(&value),
    });
    values.extend(changes.iter().filter_map(|change| change.after()).cloned());
    values
}

/// The text of an item without parts.
fn plain(value: &Value) -> Option<&str> {
    match value {
        Value::Line(text) | Value::Symbol(text) => Some(text),
        Value::Prose(text) => Some(text.as_str()),
        _ => None,
    }
}

/// Items of an ordered list after some came, went or moved.
fn arranged(items: Vec<(String, Value)>, changes: &[Change]) -> Vec<Value> {
    let mut leaving: HashMap<&str, Option<Value>> = HashMap::new();
    let mut coming: Vec<(&Spot, &str, Option<Value>)> = Vec::new();
    for change in changes {
        let Some(Step::Item(key)) = change.at.last() else { continue };
        match &change.what {
            What::Item { before: Some(_), after: None, .. } => {
                leaving.insert(key, None);
            }
            What::Item { after: Some(value), spot: Some(spot), .. } => {
                // An item that is there already is not made twice.
                leaving.insert(key, None);
                coming.push((spot, key, Some(value.clone())));
            }
            What::Moved { to, .. } => {
                leaving.insert(key, None);
                coming.push((to, key, None));
            }
            _ => {}
        }
    }
    let mut kept: Vec<(String, Value)> = Vec::new();
    for (key, value) in items {
        match leaving.get_mut(key.as_str()) {
            Some(place) => *place = Some(value),
            None => kept.push((key, value)),
        }
    }
    coming.sort_by_key(|(spot, _, _)| spot.index);
    let coming = coming
        .into_iter()
        .filter_map(|(spot, key, value)| Some((spot, value.or_else(|| leaving.get_mut(key)?.take())?)));
    placed(kept, coming.collect())
}

/// Items that stay, with the others put behind those that they belong behind.
fn placed<T>(kept: Vec<(String, T)>, coming: Vec<(&Spot, T)>) -> Vec<T> {
    let stays: HashSet<&str> = kept.iter().map(|(key, _)| key.as_str()).collect();
    let mut behind: HashMap<Option<String>, Vec<T>> = HashMap::new();
    let mut lost: Vec<(usize, T)> = Vec::new();
    for (spot, value) in coming {
        match &spot.behind {
            Some(key) if !stays.contains(key.as_str()) => lost.push((spot.index, value)),
            key => behind.entry(key.clone()).or_default().push(value),
        }
    }
    let mut out = behind.remove(&None).unwrap_or_default();
    for (key, value) in kept {
        out.push(value);
        out.extend(behind.remove(&Some(key)).into_iter().flatten());
    }
    for (index, value) in lost {
        out.insert(index.min(out.len()), value);
    }
    out
}

fn put_unknown(node: &mut dyn Node, changes: &[Change]) -> Option<()> {
    let trivia = record_of(node)?.trivia_mut();
    let mut leaving = HashSet::new();
    let mut coming = Vec::new();
    let mut renewed = HashMap::new();
    for change in changes {
        let What::Unknown { name, before, after } = &change.what else { continue };
        match (before, after) {
            (Some((_, from)), Some((raw, to))) if from.behind == to.behind => {
                renewed.insert(&**name, raw);
            }
            (_, after) => {
                leaving.insert(&**name);
                coming.extend(
                    after.iter().map(|(raw, spot)| (spot, Unknown { name: name.clone(), raw: raw.clone() })),
                );
            }
        }
    }
    // By name where several come to one place, so that no side comes first.
    coming.sort_by(|one, other| (one.0.index, &one.1.name).cmp(&(other.0.index, &other.1.name)));
    let kept = trivia.unknown().iter().filter(|field| !leaving.contains(&*field.name)).map(|field| {
        let raw = renewed.get(&*field.name).map_or(&field.raw, |raw| *raw).clone();
        (field.name.to_string(), Unknown { name: field.name.clone(), raw })
    });
    let fields = placed(kept.collect(), coming);
    trivia.put_unknown(fields);
    Some(())
}
