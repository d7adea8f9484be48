//! Prerequisite groups have no name: which group of the one version became which of the other.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use crate::model::node::{Node, NodeView, RecordNode};
use crate::model::value::{item_key, items};

/// Pairs the records of two sets that nothing names, by what makes a prerequisite group what it is: its
/// members, or the knowledge that it asks for. So a group with another strength or reason is the same
/// group, changed. Gives places in both lists, in the order of the first; records that are equal in all
/// are expected to be left out by the caller.
///
/// The best overlap goes first; between equal ones, first the knowledge, the strength and the reason
/// decide, and then the order of the sets, which is that of their content. The way back pairs alike.
pub fn pairs(before: &[&dyn Node], after: &[&dyn Node]) -> Vec<(usize, usize)> {
    let (before, after): (Vec<Face>, Vec<Face>) = (
        before.iter().map(|node| Face::of(*node)).collect(),
        after.iter().map(|node| Face::of(*node)).collect(),
    );
    let mut likely: Vec<(Likeness, usize, usize)> = Vec::new();
    for (one, face) in before.iter().enumerate() {
        for (other, second) in after.iter().enumerate() {
            likely.extend(Likeness::of(face, second).map(|likeness| (likeness, one, other)));
        }
    }
    likely.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut taken, mut given) = (vec![false; before.len()], vec![false; after.len()]);
    let mut pairs = Vec::new();
    for (_, one, other) in likely {
        if !taken[one] && !given[other] {
            (taken[one], given[other]) = (true, true);
            pairs.push((one, other));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// What a group is recognised by.
#[derive(Default)]
struct Face<'a> {
    members: BTreeSet<&'a str>,
    knowledge: &'a str,
    words: BTreeSet<String>,
    /// What else it says; only decides between equals.
    rest: Vec<NodeView<'a>>,
}

impl<'a> Face<'a> {
    fn of(node: &'a dyn Node) -> Self {
        let NodeView::Record(record) = node.view() else { return Self::default() };
        let field = |name: &str| record.shape().index(name).map(|index| record.field(index).view());
        let members = match field("any_of") {
            Some(NodeView::List(list)) => items(list).filter_map(item_key).collect(),
            _ => BTreeSet::new(),
        };
        let knowledge = match field("knowledge") {
            Some(NodeView::Line(text)) => text,
            _ => "",
        };
        let words = crate::model::fold(knowledge);
        let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self { members, knowledge, words: words.map(str::to_owned).collect(), rest: rest(record) }
    }
}

fn rest(record: &dyn RecordNode) -> Vec<NodeView<'_>> {
    (0..record.shape().fields.len())
        .map(|index| record.field(index).view())
        .filter(|view| matches!(view, NodeView::Line(_) | NodeView::Symbol(_)))
        .collect()
}

/// How much two groups have in common, the more the greater.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    members: Share,
    words: Share,
    rest: usize,
}

impl Likeness {
    /// None for groups that have too little in common to be one.
    fn of(one: &Face, other: &Face) -> Option<Self> {
        let members = Share::of(&one.members, &other.members);
        let words = Share::of(&one.words, &other.words);
        let by_words = one.members.is_empty() && other.members.is_empty() || one.knowledge == other.knowledge;
        if members.both == 0 && !(by_words && words.is_half()) {
            return None;
        }
        let rest = one.rest.iter().zip(&other.rest).filter(|(a, b)| same_text(**a, **b)).count();
        Some(Self { members, words, rest })
    }
}

fn same_text(one: NodeView, other: NodeView) -> bool {
    match (one, other) {
        (NodeView::Line(a), NodeView::Line(b)) | (NodeView::Symbol(a), NodeView::Symbol(b)) => a == b,
        _ => false,
    }
}

/// How many of two sets' items are in both, out of all.
#[derive(PartialEq, Eq)]
struct Share {
    both: usize,
    all: usize,
}

impl Share {
    fn of<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> Self {
        let both = one.intersection(other).count();
        Self { both, all: one.len() + other.len() - both }
    }

    fn is_half(&self) -> bool {
        self.both > 0 && self.both * 2 >= self.all
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        // As fractions; nothing in common is the least, out of however many.
        (self.both * other.all.max(1))
            .cmp(&(other.both * self.all.max(1)))
            .then(Reverse(self.all).cmp(&Reverse(other.all)))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
