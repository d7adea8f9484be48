//! The order of work: find the changes, join them, apply what is accepted, look at the laws.

use std::borrow::Cow;
use std::collections::HashMap;

use super::draft::Draft;
use super::identity::{self, Identity, Names};
use super::work::{Made, Ref, Remark, Work};
use super::{
    Account, Choice, Decision, Fate, Mergeable, Merged, Note, Party, Side, credit, deleted, demands, join,
    laws, lists, names, open, record, references, remarks, trivia,
};
use crate::diff::{self, Change, What};
use crate::model::node::{Node, NodeView, SlotMut};
use crate::model::value::{Step, Steps, Value, find, find_mut};
use crate::model::{Conflict, Keyed};

/// Merges two versions.
pub(super) fn run<T: Mergeable>(base: Option<&T>, parties: [Party<T>; 2]) -> Merged<T> {
    let blank = T::default();
    let orphan = base.is_none();
    let base = base.unwrap_or(&blank);
    let files = parties.map(|party| party.file);
    let labels = parties.map(|party| party.label);
    let mut identity = match (base.as_path(), files.map(Mergeable::as_path)) {
        (Some(base), [Some(left), Some(right)]) => Identity::of(base, [left, right]),
        _ => Identity::default(),
    };
    let (common, sides) = translated(&mut identity, base, files);
    let sides = [sides[0].as_ref(), sides[1].as_ref()];
    let mut work = Work::new(common.as_ref(), sides, labels, orphan);
    work.written = files;
    let file = merged(&mut work, &identity);
    finish(work, file, &identity, base, files)
}

/// All versions, speaking of each module by one id.
fn translated<'a, T: Mergeable>(
    identity: &mut Identity,
    base: &'a T,
    files: [&'a T; 2],
) -> (Cow<'a, T>, [Cow<'a, T>; 2]) {
    if identity.is_plain() {
        return (Cow::Borrowed(base), files.map(Cow::Borrowed));
    }
    let Some(was) = base.as_path() else { return (Cow::Borrowed(base), files.map(Cow::Borrowed)) };
    let mut common = identity.of_base(was);
    let sides = Side::BOTH.map(|side| match files[side as usize].as_path() {
        Some(path) => Cow::Owned(with_path(files[side as usize], identity.of_side(side, path, was))),
        None => Cow::Borrowed(files[side as usize]),
    });
    if let [Some(left), Some(right)] = sides.each_ref().map(|side| side.as_path()) {
        identity::settle_gone(&mut common, [left, right]);
    }
    let common = with_path(base, common);
    (Cow::Owned(common), sides)
}

fn with_path<T: Mergeable>(file: &T, path: crate::model::TrainingPath) -> T {
    let mut file = file.clone();
    if let Some(slot) = file.as_path_mut() {
        *slot = path;
    }
    file
}

fn merged<T: Mergeable>(work: &mut Work<T>, identity: &Identity) -> T {
    names::run(work, identity);
    // Which modules stand in which stage is decided at the end, for the whole path at once.
    let placed: Vec<Ref> = Side::BOTH
        .into_iter()
        .flat_map(|side| work.all(side))
        .filter(|(_, made)| made.change.at.len() >= 3 && lists::is_of_stage(&made.change.at[..3]))
        .map(|(change, _)| change)
        .collect();
    work.withhold(&placed);
    open::run(work);
    credit::removals(work);
    deleted::run(work, identity);
    references::run(work);
    let aliases = remarks::aliases(work);
    let approvals = credit::approvals(work);
    join::run(work);
    credit::language(work);
    if work.orphan {
        names::orphans(work);
    }
    let mut file = work.base.clone();
    apply(work, &mut file);
    demands::keep(work, &mut file);
    trivia::follow(work, &mut file);
    remarks::follow_aliases(&mut file, &aliases);
    laws::run(work, &mut file);
    if let Some(path) = file.as_path_mut() {
        trivia::of_stages(path);
    }
    credit::approval(work, &mut file, &approvals);
    remarks::sets(work, &file);
    remarks::keywords(work, &file);
    let licences = remarks::path(work, &file);
    credit::guarded(work, licences);
    file
}

/// Applies what is accepted.
fn apply<T: Mergeable>(work: &mut Work<T>, file: &mut T) {
    let accepted = work.made.iter().flatten().filter(|made| made.applies).map(|made| &made.change);
    let mut accepted: Vec<Change> = accepted.chain(&work.joined).cloned().collect();
    // What concerns one list, map or set stands together.
    // Fields that this version does not know have no place but their name: exchanging the sides changes nothing.
    accepted.sort_by(|one, other| {
        let by_place = container(one).cmp(&container(other)).then_with(|| one.at.cmp(&other.at));
        by_place.then_with(|| unknown_name(one).cmp(&unknown_name(other)))
    });
    diff::apply(file, &accepted);
    clear_emptied(file, &accepted);
    for (at, order) in &work.orders {
        arrange(file, at, order);
    }
}

/// Each side may have taken away what the other left of a record: with nothing in it, it is not there.
fn clear_emptied<T: Mergeable>(file: &mut T, changes: &[Change]) {
    for change in changes {
        for length in (1..=change.at.len()).rev() {
            let at = &change.at[..length];
            if find(file, at)
                .is_some_and(|node| matches!(node.view(), NodeView::Record(_)) && node.is_default())
                && let Some(SlotMut::Optional(record)) = find_mut(file, at).map(Node::slot)
            {
                record.clear();
            }
        }
    }
}

fn unknown_name(change: &Change) -> Option<&str> {
    match &change.what {
        What::Unknown { name, .. } => Some(name),
        _ => None,
    }
}

fn container(change: &Change) -> Option<&[Step]> {
    match &change.what {
        What::Item { .. } | What::Moved { .. } => change.at.split_last().map(|(_, around)| around),
        What::Group { .. } | What::Unknown { .. } => Some(&change.at),
        What::Value { .. } | What::Comments { .. } => None,
    }
}

/// Puts the items of a list into an order.
fn arrange<T: Mergeable>(file: &mut T, at: &[Step], order: &[String]) {
    let Some(node) = find_mut(file, at) else { return };
    let Value::List(items) = Value::of(node) else { return };
    let rank: HashMap<&str, usize> =
        order.iter().enumerate().map(|(rank, name)| (name.as_str(), rank)).collect();
    let SlotMut::List(list) = node.slot() else { return };
    let mut ranked: Vec<(usize, Value)> = items
        .into_iter()
        .enumerate()
        .map(|(index, value)| {
            let name = list.item(index).and_then(crate::model::value::item_key);
            let place = name.and_then(|name| rank.get(name)).copied();
            (place.unwrap_or(order.len() + index), value)
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    Value::List(ranked.into_iter().map(|(_, value)| value).collect()).store(node);
}

/// Ties up: the questions go into the file, the decisions to the changes as their sides made them.
fn finish<T: Mergeable>(work: Work<T>, file: T, identity: &Identity, base: &T, files: [&T; 2]) -> Merged<T> {
    let Work { made, records, remarks, renames, .. } = work;
    let mut file = file;
    let keys = take_in(&records, file.conflicts_mut());
    let renamed: HashMap<String, Fate> = renames
        .into_iter()
        .map(|(module, id)| (module, Fate::Asked(vec![keys.get(&id).cloned().unwrap_or(id)])))
        .collect();
    let mut decisions = Vec::new();
    for (side, made) in Side::BOTH.into_iter().zip(made) {
        let made = rekeyed(made, &keys);
        if identity.is_plain() {
            decisions.extend(made.into_iter().map(|made| Decision {
                side,
                change: made.change,
                fate: made.fate,
            }));
        } else {
            let changes = diff::changes(base, files[side as usize]);
            decisions.extend(as_made(side, changes, made, identity, &renamed));
        }
    }
    let notes = remarks.into_iter().map(|remark| note(&file, remark)).collect();
    Merged { account: Account::of(&decisions), file, notes, decisions }
}

/// Puts new records beside those that are there; gives the keys that changed on the way.
fn take_in(records: &Keyed<Conflict>, into: &mut Keyed<Conflict>) -> HashMap<String, String> {
    let mut keys = HashMap::new();
    for (id, conflict) in records.iter() {
        let key = record::put(into, conflict.clone());
        if key != *id {
            keys.insert(id.clone(), key);
        }
    }
    keys
}

fn rekeyed(mut made: Vec<Made>, keys: &HashMap<String, String>) -> Vec<Made> {
    if keys.is_empty() {
        return made;
    }
    for made in &mut made {
        if let Fate::Asked(ids) = &mut made.fate {
            for id in ids {
                if let Some(key) = keys.get(id) {
                    id.clone_from(key);
                }
            }
        }
    }
    made
}

/// The fates of the changes of a side whose ids were read otherwise.
fn as_made(
    side: Side,
    changes: Vec<Change>,
    made: Vec<Made>,
    identity: &Identity,
    renamed: &HashMap<String, Fate>,
) -> Vec<Decision> {
    let mut fates: HashMap<(Steps, std::mem::Discriminant<What>), Fate> = HashMap::new();
    // A module with a new id moved; as its side has it, one went and another one came.
    let mut places: HashMap<Steps, Fate> = HashMap::new();
    // A new id in question is no change of the module under its one name.
    let mut modules = renamed.clone();
    for made in made {
        if let Some(module) = made.change.module() {
            let fate = modules.entry(module.to_owned()).or_insert(Fate::Applied);
            graver(fate, &made.fate);
        }
        if matches!(made.change.what, What::Moved { .. }) {
            places.insert(made.change.at.clone(), made.fate.clone());
        }
        let key = (made.change.at, std::mem::discriminant(&made.change.what));
        match fates.get_mut(&key) {
            Some(fate) => graver(fate, &made.fate),
            None => {
                fates.insert(key, made.fate);
            }
        }
    }
    let read = |id: &str| -> String {
        let names: [&Names; 2] = [&identity.renamed, &identity.undone[side as usize]];
        names.iter().find_map(|names| names.get(id)).map_or_else(|| id.to_owned(), Clone::clone)
    };
    let decide = |change: Change| {
        let mut at = change.at.clone();
        let place = match at.as_slice() {
            [Step::Field("modules"), ..] => Some(1),
            [Step::Field("stages"), _, Step::Field("modules"), ..] => Some(3),
            _ => None,
        };
        let module = place.and_then(|place| match at.get_mut(place) {
            Some(Step::Item(id)) => {
                *id = read(id);
                Some(id.clone())
            }
            _ => None,
        });
        let whole = at.len() == 2 && matches!(change.what, What::Item { .. });
        let key = (at, std::mem::discriminant(&change.what));
        let fate = match (fates.get(&key), module) {
            (Some(fate), _) => fate.clone(),
            (None, Some(module)) if whole => modules.get(&module).cloned().unwrap_or(Fate::Applied),
            (None, _) => places.get(&key.0).cloned().unwrap_or(Fate::Applied),
        };
        Decision { side, change, fate: if fate == Fate::Agreed && whole { Fate::Applied } else { fate } }
    };
    changes.into_iter().map(decide).collect()
}

fn graver(fate: &mut Fate, other: &Fate) {
    match (&mut *fate, other) {
        (Fate::Asked(ids), Fate::Asked(more)) => {
            ids.extend(more.iter().cloned());
            ids.sort();
            ids.dedup();
        }
        (Fate::Asked(_), _) | (Fate::Noted(_), Fate::Noted(_)) | (_, Fate::Applied | Fate::Agreed) => {}
        (_, other) => *fate = other.clone(),
    }
}

fn note<T: Mergeable>(file: &T, remark: Remark) -> Note {
    let choices = remark.instead.into_iter().filter_map(|instead| {
        let mut draft = Draft::new(file);
        for (at, value) in instead.puts {
            draft.put(&at, value);
        }
        let change = draft.into_change(instead.label.clone());
        (!change.ops.is_empty()).then_some(Choice { key: instead.key, label: instead.label, change })
    });
    Note { kind: remark.kind, at: remark.at, message: remark.message, choices: choices.collect() }
}
