//! The exact difference of two records, found by walking both at once.
//!
//! What is equal costs one comparison and no memory: names of places are only made for what differs.

use std::cmp::Ordering;

use super::change::{Change, What};
use super::groups;
use super::order::Reordering;
use crate::model::node::{ListNode, MapNode, Node, NodeView, RecordNode};
use crate::model::trivia::Trivia;
use crate::model::value::{Step, Steps, Value, entries, item_key, items};

/// What leads from one version of a record to another of the same type: nothing for equal ones. In the
/// order of the declaration, then by key, then by place.
pub fn changes(before: &dyn RecordNode, after: &dyn RecordNode) -> Vec<Change> {
    let mut join = Join(Vec::new());
    join.record(before, after, &Trail::Top);
    join.0
}

/// The way to a value, not yet written down.
enum Trail<'a> {
    Top,
    Field(&'a Trail<'a>, &'static str),
    Item(&'a Trail<'a>, &'a str),
}

impl Trail<'_> {
    fn steps(&self) -> Steps {
        let mut steps = Vec::new();
        let mut trail = self;
        loop {
            trail = match trail {
                Self::Top => break,
                Self::Field(around, name) => {
                    steps.push(Step::Field(name));
                    around
                }
                Self::Item(around, key) => {
                    steps.push(Step::Item((*key).to_owned()));
                    around
                }
            };
        }
        steps.reverse();
        steps
    }
}

struct Join(Vec<Change>);

impl Join {
    fn push(&mut self, trail: &Trail, what: What) {
        self.0.push(Change { at: trail.steps(), what });
    }

    fn item(&mut self, trail: &Trail, before: Option<Value>, after: Option<Value>) {
        self.push(trail, What::Item { before, after, spot: None });
    }

    fn node(&mut self, before: &dyn Node, after: &dyn Node, trail: &Trail) {
        // Versions share what was read once, or never changed.
        if std::ptr::addr_eq(before, after) {
            return;
        }
        match (before.view(), after.view()) {
            (NodeView::Record(one), NodeView::Record(other)) => self.record(one, other, trail),
            (NodeView::Map(one), NodeView::Map(other)) => self.map(one, other, trail),
            (NodeView::List(one), NodeView::List(other)) if one.is_set() => self.set(one, other, trail),
            (NodeView::List(one), NodeView::List(other)) => {
                if self.list(one, other, trail).is_none() {
                    self.whole(before, after, trail);
                }
            }
            (one, other) if same_plain(one, other) => {}
            _ => self.whole(before, after, trail),
        }
    }

    /// A value without parts, or one whose parts nothing names.
    fn whole(&mut self, before: &dyn Node, after: &dyn Node, trail: &Trail) {
        let (before, after) = (Value::of(before), Value::of(after));
        if before != after {
            self.push(trail, What::Value { before, after });
        }
    }

    fn record(&mut self, before: &dyn RecordNode, after: &dyn RecordNode, trail: &Trail) {
        for (index, field) in before.shape().fields.iter().enumerate() {
            self.node(before.field(index), after.field(index), &Trail::Field(trail, field.name));
        }
        if !(before.trivia().is_empty() && after.trivia().is_empty()) {
            self.comments(before.trivia(), after.trivia(), trail);
            self.unknown(before.trivia(), after.trivia(), trail);
        }
    }

    fn map(&mut self, before: &dyn MapNode, after: &dyn MapNode, trail: &Trail) {
        let (mut ones, mut others) = (entries(before).peekable(), entries(after).peekable());
        loop {
            let order = match (ones.peek(), others.peek()) {
                (Some((one, _)), Some((other, _))) => one.cmp(other),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => break,
            };
            let one = if order.is_le() { ones.next() } else { None };
            let other = if order.is_ge() { others.next() } else { None };
            let Some((key, _)) = one.or(other) else { break };
            let trail = Trail::Item(trail, key);
            match (one, other) {
                (Some((_, one)), Some((_, other))) => self.node(one, other, &trail),
                (one, other) => {
                    let copy = |found: Option<(&str, &dyn Node)>| found.map(|(_, node)| Value::of(node));
                    self.item(&trail, copy(one), copy(other));
                }
            }
        }
    }

    fn set(&mut self, before: &dyn ListNode, after: &dyn ListNode, trail: &Trail) {
        if same_items(before, after) {
            return;
        }
        // Few items and each once: what is in both is taken out by walking the names in order.
        let plain = |list| items(list).map(item_key).collect::<Option<Vec<&str>>>();
        let (Some(mut ones), Some(mut others)) = (plain(before), plain(after)) else {
            return self.unnamed_set(before, after, trail);
        };
        ones.sort_unstable();
        others.sort_unstable();
        let value = |list: &dyn ListNode, name: &str| {
            items(list).find(|item| item_key(*item) == Some(name)).map(Value::of)
        };
        for name in ones.iter().filter(|name| others.binary_search(name).is_err()) {
            self.item(&Trail::Item(trail, name), value(before, name), None);
        }
        for name in others.iter().filter(|name| ones.binary_search(name).is_err()) {
            self.item(&Trail::Item(trail, name), None, value(after, name));
        }
    }

    fn unnamed_set(&mut self, before: &dyn ListNode, after: &dyn ListNode, trail: &Trail) {
        let (mut ones, mut others): (Vec<&dyn Node>, Vec<&dyn Node>) =
            (items(before).collect(), items(after).collect());
        let values = |nodes: &[&dyn Node]| nodes.iter().map(|node| Value::of(*node)).collect::<Vec<Value>>();
        let (have, get) = (values(&ones), values(&others));
        let only = |nodes: &mut Vec<&dyn Node>, values: &[Value], other: &[Value]| {
            let mut left = values.iter().map(|value| !other.contains(value));
            nodes.retain(|_| left.next().unwrap_or(true));
        };
        only(&mut ones, &have, &get);
        only(&mut others, &get, &have);
        let pairs = groups::pairs(&ones, &others);
        let mut group = |before: Option<&&dyn Node>, after: Option<&&dyn Node>| {
            let copy = |node: Option<&&dyn Node>| node.map(|node| Value::of(*node));
            self.push(trail, What::Group { before: copy(before), after: copy(after) });
        };
        for (at, one) in ones.iter().enumerate() {
            let pair = pairs.iter().find(|(first, _)| *first == at);
            group(Some(one), pair.map(|(_, second)| &others[*second]));
        }
        for (at, other) in others.iter().enumerate() {
            if pairs.iter().all(|(_, second)| *second != at) {
                group(None, Some(other));
            }
        }
    }

    /// None if nothing names the items, or one name stands twice.
    fn list(&mut self, before: &dyn ListNode, after: &dyn ListNode, trail: &Trail) -> Option<()> {
        if same_items(before, after) {
            return Some(());
        }
        let names = |list| items(list).map(item_key).collect::<Option<Vec<&str>>>();
        let (ones, others) = (names(before)?, names(after)?);
        let order = Reordering::of(&ones, &others)?;
        for (at, other) in &order.common {
            if let (Some(one), Some(other)) = (before.item(*at), after.item(*other)) {
                self.node(one, other, &Trail::Item(trail, ones[*at]));
            }
        }
        for at in &order.removed {
            let (before, spot) = (before.item(*at).map(Value::of), order.spot_before(*at, &ones));
            self.push(&Trail::Item(trail, ones[*at]), What::Item { before, after: None, spot: Some(spot) });
        }
        for (from, to) in &order.moved {
            let (from, to) = (order.spot_before(*from, &ones), order.spot_after(*to, &others));
            let name = others[to.index];
            self.push(&Trail::Item(trail, name), What::Moved { from, to });
        }
        for at in &order.added {
            let (after, spot) = (after.item(*at).map(Value::of), order.spot_after(*at, &others));
            self.push(&Trail::Item(trail, others[*at]), What::Item { before: None, after, spot: Some(spot) });
        }
        Some(())
    }

    fn comments(&mut self, before: &Trivia, after: &Trivia, trail: &Trail) {
        for (slot, one) in before.all_comments() {
            let other = after.comments(slot);
            if other != Some(one) {
                let what =
                    What::Comments { slot: slot.clone(), before: Some(one.clone()), after: other.cloned() };
                self.push(trail, what);
            }
        }
        for (slot, other) in after.all_comments().filter(|(slot, _)| before.comments(slot).is_none()) {
            self.push(trail, What::Comments { slot: slot.clone(), before: None, after: Some(other.clone()) });
        }
    }

    fn unknown(&mut self, before: &Trivia, after: &Trivia, trail: &Trail) {
        let (ones, others) = (before.unknown(), after.unknown());
        if ones == others {
            return;
        }
        let names = |fields: &'_ [crate::model::trivia::Unknown]| -> Vec<Box<str>> {
            fields.iter().map(|field| field.name.clone()).collect()
        };
        let (had, has) = (names(ones), names(others));
        let (had, has): (Vec<&str>, Vec<&str>) =
            (had.iter().map(|name| &**name).collect(), has.iter().map(|name| &**name).collect());
        // The reader refuses a name that stands twice.
        let Some(order) = Reordering::of(&had, &has) else { return };
        let one = |at: usize| (ones[at].raw.clone(), order.spot_before(at, &had));
        let other = |at: usize| (others[at].raw.clone(), order.spot_after(at, &has));
        let moved = |at: usize| order.moved.iter().any(|(from, _)| *from == at);
        let mut found = Vec::new();
        found.extend(order.removed.iter().map(|at| (had[*at], Some(one(*at)), None)));
        let differs = |(from, to): &&(usize, usize)| ones[*from].raw != others[*to].raw || moved(*from);
        let changed = order.common.iter().filter(differs);
        found.extend(changed.map(|(from, to)| (had[*from], Some(one(*from)), Some(other(*to)))));
        found.extend(order.added.iter().map(|at| (has[*at], None, Some(other(*at)))));
        for (name, before, after) in found {
            self.push(trail, What::Unknown { name: name.into(), before, after });
        }
    }
}

/// Whether two lists have the same items in the same order, none of which has parts.
fn same_items(before: &dyn ListNode, after: &dyn ListNode) -> bool {
    before.len() == after.len()
        && items(before).zip(items(after)).all(|(a, b)| same_plain(a.view(), b.view()))
}

/// Whether two values without parts are equal; what has parts is not looked into.
fn same_plain(one: NodeView, other: NodeView) -> bool {
    match (one, other) {
        (NodeView::Line(a), NodeView::Line(b)) | (NodeView::Symbol(a), NodeView::Symbol(b)) => a == b,
        (NodeView::Prose(a), NodeView::Prose(b)) => a == b,
        (NodeView::Number(a), NodeView::Number(b)) => a == b,
        (NodeView::Flag(a), NodeView::Flag(b)) => a == b,
        (NodeView::Absent, NodeView::Absent) => true,
        _ => false,
    }
}
