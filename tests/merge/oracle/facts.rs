//! A file as facts: place and value, and nothing else. Written by hand over the plain view of the model,
//! so that what the merger believes about identity, order or texts is not believed here too.

use std::collections::{BTreeMap, BTreeSet};

use mille_parcours::model::node::{Node, NodeView, RecordNode};
use mille_parcours::model::shape::Kind;
use mille_parcours::model::value::{entries, item_key, items};
use mille_parcours::model::{Requirement, TrainingPath};
use unicode_normalization::UnicodeNormalization;

use super::names::Names;

/// The way from the top of the file, by names: fields, keys, ids of items, texts of plain items.
pub type Place = Vec<String>;

/// Where a module stands, as a fact about the module.
pub const STAGE: &str = "(stage)";

/// What a file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Scalars; and that an entry, an item, a record is there.
    pub values: BTreeMap<Place, String>,
    /// Prose as words with their marks.
    pub texts: BTreeMap<Place, Vec<String>>,
    /// Ordered lists by the names of their items.
    pub orders: BTreeMap<Place, Vec<String>>,
    /// Sets of prerequisites as a whole, group by group: the facts about one member may come from several
    /// groups, so they do not tell whether anybody touched the set.
    pub groups: BTreeMap<Place, Vec<BTreeSet<String>>>,
}

/// The facts of a path, with every name of a module replaced by the one name it has in `names`.
pub fn of_path(path: &TrainingPath, names: &Names) -> Facts {
    let mut facts = Facts::default();
    let mut place = Vec::new();
    record(path, &mut place, &mut facts, names);
    for (id, module) in path.modules.iter() {
        let id = names.one(id);
        let place = vec!["modules".to_owned(), id, "requires".into()];
        let groups: Vec<BTreeSet<String>> = module.requires.iter().map(|group| atoms(group, names)).collect();
        for fact in groups.iter().flatten() {
            facts.values.insert([place.as_slice(), std::slice::from_ref(fact)].concat(), String::new());
        }
        facts.groups.insert(place, groups);
    }
    for stage in &path.stages {
        for id in &stage.modules {
            let key = vec!["modules".into(), names.one(id), STAGE.into()];
            facts.values.entry(key).and_modify(|all| *all += " ").or_default().push_str(&stage.id);
        }
    }
    facts
}

/// The facts of a file that has neither modules nor stages of its own.
#[allow(dead_code, reason = "the properties follow")]
pub fn of_record(node: &dyn RecordNode) -> Facts {
    let mut facts = Facts::default();
    record(node, &mut Vec::new(), &mut facts, &Names::default());
    facts
}

/// A prerequisite group as small statements that can be kept or lost one by one.
fn atoms(group: &Requirement, names: &Names) -> BTreeSet<String> {
    let mut members: Vec<String> = group.any_of.iter().map(|id| names.required(id)).collect();
    members.sort();
    members.dedup();
    let kind = group.kind.name();
    let mut found = BTreeSet::new();
    for (at, one) in members.iter().enumerate() {
        found.insert(format!("needs {one}"));
        found.insert(format!("kind {one}: {kind}"));
        if !group.why.is_empty() {
            found.insert(format!("why {one}: {}", line(&group.why)));
        }
        for other in &members[at + 1..] {
            let (first, second) = if one < other { (one, other) } else { (other, one) };
            found.insert(format!("either {first} or {second}"));
        }
    }
    if !group.knowledge.is_empty() {
        found.insert(format!("knows {}", line(&group.knowledge)));
        found.insert(format!("kind of «{}»: {kind}", line(&group.knowledge)));
    }
    found
}

fn record(node: &dyn RecordNode, place: &mut Place, facts: &mut Facts, names: &Names) {
    for (index, field) in node.shape().fields.iter().enumerate() {
        // Questions that were open before are the business of the tests about questions.
        if field.name == "conflicts" || (field.name == "format" && place.is_empty()) {
            continue;
        }
        place.push(field.name.to_owned());
        value(node.field(index), place, facts, names);
        place.pop();
    }
    // A comment travels with what it speaks about, from stage to stage too.
    let home = if place.first().is_some_and(|top| top == "stages") { Vec::new() } else { place.clone() };
    for (_, comments) in node.trivia().all_comments() {
        for text in comments.before.iter().chain(&comments.after) {
            let mut key = home.clone();
            key.push(format!("comment {text}"));
            let count = facts.values.get(&key).and_then(|n| n.parse::<u32>().ok()).unwrap_or(0) + 1;
            facts.values.insert(key, count.to_string());
        }
    }
    for unknown in node.trivia().unknown() {
        let mut key = place.clone();
        key.push(unknown.name.to_string());
        facts.values.insert(key, unknown.raw.to_string());
    }
}

fn value(node: &dyn Node, place: &mut Place, facts: &mut Facts, names: &Names) {
    if node.is_default() {
        return;
    }
    match node.view() {
        NodeView::Absent => {}
        NodeView::Line(text) => {
            if !line(text).is_empty() {
                facts.values.insert(place.clone(), line(text));
            }
        }
        NodeView::Symbol(text) => {
            facts.values.insert(place.clone(), text.to_owned());
        }
        NodeView::Number(number) => {
            facts.values.insert(place.clone(), number.to_string());
        }
        NodeView::Flag(flag) => {
            facts.values.insert(place.clone(), flag.to_string());
        }
        NodeView::Prose(text) => {
            facts.texts.insert(place.clone(), words(text.as_str()));
        }
        NodeView::Record(found) => record(found, place, facts, names),
        NodeView::Map(map) => {
            for (key, entry) in entries(map) {
                let in_modules = place.len() == 1 && place[0] == "modules";
                place.push(if in_modules { names.one(key) } else { key.to_owned() });
                facts.values.entry(place.clone()).or_default();
                value(entry, place, facts, names);
                place.pop();
            }
        }
        NodeView::List(list) => {
            // Prerequisites and the place of modules are told apart, where the whole path is known.
            if place.last().is_some_and(|field| field == "requires") {
                return;
            }
            let of_stage = place.len() == 3 && place[0] == "stages";
            let mut order = Vec::new();
            for item in items(list) {
                let name = item_key(item).map_or_else(String::new, line);
                let name = if of_stage { names.one(&name) } else { name };
                order.push(name.clone());
                if !of_stage {
                    place.push(name);
                    facts.values.entry(place.clone()).or_default();
                    if matches!(item.kind(), Kind::Record(_)) {
                        value(item, place, facts, names);
                    }
                    place.pop();
                }
            }
            if !list.is_set() {
                facts.orders.insert(place.clone(), order);
            }
        }
    }
}

/// A line as people compare it: blanks at its ends and the form of its accents mean nothing.
pub fn line(text: &str) -> String {
    text.trim().nfc().collect()
}

/// The words of a text, with the marks that stick to them.
pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(|word| word.nfc().collect()).collect()
}
