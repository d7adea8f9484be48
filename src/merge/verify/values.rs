//! All values of a file, walked by the declaration.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::covered::Covered;
use super::lines::{self, Fault};
use super::names::Names;
use super::{Violation, sentences};
use crate::merge::Mergeable;
use crate::model::Prose;
use crate::model::node::{ListNode, MapNode, Node, NodeView, RecordNode};
use crate::model::shape::{Field, Kind, MergePolicy, Sense};
use crate::model::value::{Step, Steps, Value, entries, items};

/// A node in each version: base, left, right, result.
type Nodes<'a> = [Option<&'a dyn Node>; 4];

/// The values that do not hold. Versions: base, left, right, result.
pub(super) fn violations<T: Mergeable>(
    versions: [&T; 4],
    names: &Names,
    covered: &Covered,
) -> Vec<Violation> {
    let mut walk = Walk { names, covered, at: Steps::new(), found: Vec::new() };
    let nodes: Nodes = versions.map(|file| Some(file as &dyn Node));
    walk.record(nodes);
    walk.found
}

struct Walk<'a> {
    names: &'a Names,
    covered: &'a Covered,
    at: Steps,
    found: Vec<Violation>,
}

impl Walk<'_> {
    fn written(&self) -> Vec<String> {
        let mut at = crate::merge::place::written(&self.at);
        if let [Step::Field("modules"), Step::Item(id), ..] = self.at.as_slice() {
            at[1] = self.names.canonical(id);
        }
        at
    }

    fn asked(&self) -> bool {
        self.covered.asks(&self.written())
    }

    fn told(&self) -> bool {
        self.covered.tells(&self.written())
    }

    fn inside(&mut self, step: Step, look: impl FnOnce(&mut Self)) {
        self.at.push(step);
        look(self);
        self.at.pop();
    }

    fn violate(&mut self) {
        self.found.push(Violation::Value(self.at.clone()));
    }

    fn record(&mut self, nodes: Nodes) {
        let records = nodes.map(|node| {
            node.and_then(|node| match node.view() {
                NodeView::Record(record) => Some(record),
                _ => None,
            })
        });
        let Some(shape) = records.iter().flatten().next().map(|record| record.shape()) else { return };
        for (index, field) in shape.fields.iter().enumerate() {
            if is_elsewhere(&self.at, field) {
                continue;
            }
            let inner = records.map(|record| record.map(|record| record.field(index)));
            self.inside(Step::Field(field.name), |walk| walk.field(field, inner));
        }
        self.unknown(records);
    }

    fn field(&mut self, field: &Field, nodes: Nodes) {
        if matches!(self.at.as_slice(), [Step::Field("modules")]) {
            return self.modules(nodes);
        }
        match field.kind {
            Kind::Record(_) => self.optional(nodes),
            Kind::Prose => self.prose(nodes),
            Kind::List(Kind::Record(_)) | Kind::Set(Kind::Record(_)) => {
                let all = nodes.map(|node| node.map(keyed).unwrap_or_default());
                self.entries(&all);
            }
            Kind::List(_) | Kind::Set(_) => self.plain(field, nodes),
            Kind::Map(..) => {
                let all = nodes.map(|node| match node.map(Node::view) {
                    Some(NodeView::Map(map)) => entries(map).collect(),
                    _ => BTreeMap::new(),
                });
                self.entries(&all);
            }
            _ => self.single(Some(field), nodes),
        }
    }

    /// A record that may be absent.
    fn optional(&mut self, nodes: Nodes) {
        let there = nodes.map(|node| node.filter(|node| matches!(node.view(), NodeView::Record(_))));
        let [was, left, right, is] = there.map(|node| node.is_some());
        if was && (left != right) && !self.told() {
            // One side took it away.
            let kept = if left { there[1] } else { there[2] };
            let same = kept.map(Value::of) == there[0].map(Value::of);
            if (is || !same) && !self.asked() {
                self.violate();
            }
            return;
        }
        if is || was || left || right {
            self.record(there);
        }
    }

    fn modules(&mut self, nodes: Nodes) {
        let maps = nodes.map(|node| match node.map(Node::view) {
            Some(NodeView::Map(map)) => Some(map),
            _ => None,
        });
        let [Some(base), Some(left), Some(right), Some(result)] = maps else { return };
        for (id, node) in entries(result) {
            let name = self.names.canonical(id);
            let find = |map: &'_ dyn MapNode| -> Option<usize> {
                position(map, id).or_else(|| position(map, &name))
            };
            let there =
                [base, left, right].map(|map| find(map).and_then(|at| map.entry(at)).map(|(_, node)| node));
            let [was, one, other] = there;
            let same = |a: Option<&dyn Node>, b: &dyn Node| a.is_some_and(|a| std::ptr::addr_eq(a, b));
            if same(was, node) && same(one, node) && same(other, node) || self.covered.asks_module(&name) {
                continue;
            }
            // A module that a side removed is the business of `names`.
            if was.is_some() && (one.is_none() || other.is_none()) {
                continue;
            }
            self.inside(Step::Item(id.to_owned()), |walk| walk.record([was, one, other, Some(node)]));
        }
    }

    /// Entries of maps, and items that have an id.
    fn entries(&mut self, all: &[BTreeMap<&str, &dyn Node>; 4]) {
        let keys: BTreeSet<&str> = all.iter().flat_map(|entries| entries.keys().copied()).collect();
        for key in keys {
            let nodes = all.each_ref().map(|entries| entries.get(key).copied());
            self.inside(Step::Item(key.to_owned()), |walk| walk.entry(nodes));
        }
    }

    fn entry(&mut self, nodes: Nodes) {
        let [was, left, right, is] = nodes.map(|node| node.is_some());
        let holds = match [was, left, right] {
            [true, true, true] | [false, true, _] | [false, _, true] => is,
            [_, false, false] => !is,
            [true, ..] => {
                let kept = if left { nodes[1] } else { nodes[2] };
                !is && self.same(kept, nodes[0])
            }
        };
        if !holds {
            if !self.asked() && !self.told() {
                self.violate();
            }
            return;
        }
        if is {
            match nodes.iter().flatten().next().map(|node| node.view()) {
                Some(NodeView::Record(_)) => self.record(nodes),
                Some(_) => self.single(None, nodes),
                None => {}
            }
        }
    }

    /// Whether two entries say the same. Which modules stand in a stage is a matter of the modules.
    fn same(&self, one: Option<&dyn Node>, other: Option<&dyn Node>) -> bool {
        if !matches!(self.at.as_slice(), [Step::Field("stages"), Step::Item(_)]) {
            return one.map(Value::of) == other.map(Value::of);
        }
        let fields = |node: Option<&dyn Node>| match node.map(Node::view) {
            Some(NodeView::Record(record)) => {
                let shape = record.shape();
                let told = (0..shape.fields.len()).filter(|index| shape.fields[*index].name != "modules");
                told.map(|index| Value::of(record.field(index))).collect()
            }
            _ => Vec::new(),
        };
        fields(one) == fields(other)
    }

    /// One value.
    fn single(&mut self, field: Option<&Field>, nodes: Nodes) {
        let [was, left, right, is] = nodes.map(|node| node.filter(|node| !node.is_default()).map(Value::of));
        let holds = |wanted: &Option<Value>| *wanted == is || normal(wanted.as_ref()) == normal(is.as_ref());
        let expected = if normal(left.as_ref()) == normal(right.as_ref())
            || normal(right.as_ref()) == normal(was.as_ref())
        {
            &left
        } else if normal(left.as_ref()) == normal(was.as_ref()) {
            &right
        } else {
            let later = field.is_some_and(|field| field.merge == MergePolicy::Latest);
            let real = [left.as_ref(), right.as_ref()].into_iter().all(is_day);
            // Of two spellings of one person's name one stands, and it is told.
            let spelling = matches!(self.at.as_slice(), [.., Step::Field("contributors"), Step::Item(_), _]);
            let either = holds(&left) || holds(&right);
            let day = |value: &Option<Value>| match value {
                Some(Value::Line(text)) => text.clone(),
                _ => String::new(),
            };
            let latest = later && real && [&left, &right].into_iter().all(|side| day(side) <= day(&is));
            if !(self.asked() || either && (latest || spelling) && self.told()) {
                self.violate();
            }
            return;
        };
        let either = normal(left.as_ref()) == normal(right.as_ref()) && holds(&right);
        if holds(expected) || either || self.asked() || self.told() && is == was {
            return;
        }
        // A reference follows to what took its place.
        if field.is_some_and(|field| matches!(field.sense, Sense::Refers(_))) && self.told() {
            return;
        }
        let known =
            [&was, &left, &right].into_iter().any(|value| normal(value.as_ref()) == normal(is.as_ref()));
        if !(known && self.told()) {
            self.violate();
        }
    }

    fn prose(&mut self, nodes: Nodes) {
        let empty = Prose::default();
        let texts = nodes.map(|node| match node.map(Node::view) {
            Some(NodeView::Prose(text)) => text,
            _ => &empty,
        });
        if texts.iter().all(|text| **text == *texts[0]) {
            return;
        }
        if !sentences::holds(texts.map(Prose::as_str)) && !self.asked() {
            self.violate();
        }
    }

    fn plain(&mut self, field: &Field, nodes: Nodes) {
        let lists = nodes.map(|node| match node.map(Node::view) {
            Some(NodeView::List(list)) => texts(list),
            _ => Vec::new(),
        });
        if lists.iter().all(|list| *list == lists[0]) || self.asked() {
            return;
        }
        let refers = matches!(field.sense, Sense::Refers(_) | Sense::Id);
        if refers && self.told() {
            return;
        }
        for fault in lines::faults(lists.each_ref().map(Vec::as_slice), !refers) {
            match fault {
                Fault::Contradiction { item, sides } => {
                    let value = |text: String| match field.kind {
                        Kind::List(Kind::Prose) | Kind::Set(Kind::Prose) => Value::Prose(Prose::new(&text)),
                        Kind::List(Kind::Symbol(_)) | Kind::Set(Kind::Symbol(_)) => Value::Symbol(text),
                        _ => Value::Line(text),
                    };
                    let sides = sides.map(|side| side.map(value));
                    let place = [self.written(), vec![item.clone()]].concat();
                    if !self.covered.asks(&place) {
                        self.found.push(Violation::Item { list: self.at.clone(), item: value(item), sides });
                    }
                }
                // References go with what they name.
                Fault::Content if refers => {}
                Fault::Content if self.told() => {}
                Fault::Content => self.violate(),
            }
        }
    }

    fn unknown(&mut self, records: [Option<&dyn RecordNode>; 4]) {
        if records.iter().flatten().all(|record| record.trivia().is_empty()) {
            return;
        }
        let fields = records.map(|record| {
            let all = record.map(|record| record.trivia().unknown()).unwrap_or_default();
            all.iter().map(|field| (&*field.name, &*field.raw)).collect::<HashMap<&str, &str>>()
        });
        let names: BTreeSet<&str> = fields.iter().flat_map(|fields| fields.keys().copied()).collect();
        for name in names {
            let [was, left, right, is] = fields.each_ref().map(|fields| fields.get(name).copied());
            let expected = match () {
                () if left == right || right == was => Some(left),
                () if left == was => Some(right),
                () => None,
            };
            self.inside(Step::Item(name.to_owned()), |walk| {
                if expected != Some(is) && !walk.asked() && !walk.told() {
                    walk.violate();
                }
            });
        }
    }
}

/// Fields that other parts of the verifier look at, and those that no side writes.
fn is_elsewhere(at: &[Step], field: &Field) -> bool {
    match at {
        [] => ["format", "conflicts"].contains(&field.name),
        [Step::Field("stages"), Step::Item(_)] => field.name == "modules",
        [Step::Field("modules" | "module"), ..] => field.name == "requires" || field.name == "was",
        _ => false,
    }
}

fn position(map: &dyn MapNode, key: &str) -> Option<usize> {
    let (mut low, mut high) = (0, map.len());
    while low < high {
        let middle = low.midpoint(high);
        match map.entry(middle)?.0.cmp(key) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// The items of a list that have an id, by it; the first of two equal ones.
fn keyed(node: &dyn Node) -> BTreeMap<&str, &dyn Node> {
    let NodeView::List(list) = node.view() else { return BTreeMap::new() };
    let mut found = BTreeMap::new();
    for item in items(list) {
        if let Some(key) = crate::model::value::item_key(item) {
            found.entry(key).or_insert(item);
        }
    }
    found
}

fn texts(list: &dyn ListNode) -> Vec<&str> {
    items(list).filter_map(crate::model::value::item_key).collect()
}

/// A line without what means nothing: the form of its letters and its blanks.
fn normal(value: Option<&Value>) -> Option<Value> {
    use unicode_normalization::UnicodeNormalization;
    match value {
        Some(Value::Line(text)) => {
            let composed: String = text.nfc().collect();
            let spaced = composed.split_whitespace().collect::<Vec<_>>().join(" ");
            (!spaced.is_empty()).then_some(Value::Line(spaced))
        }
        other => other.cloned(),
    }
}

/// Whether a value is a day of the calendar.
fn is_day(value: Option<&Value>) -> bool {
    let Some(Value::Line(text)) = value else { return false };
    let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    let [Some(year), Some(month), Some(day)] = parts[..] else { return false };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let longest = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    text.len() == 10 && (1..=longest).contains(&day)
}
