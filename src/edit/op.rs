//! One reversible step, on any field of the model.

use serde::{Deserialize, Serialize};

use crate::model::Message;
use crate::model::node::{Node, NodeView, SlotMut};
use crate::model::shape::Kind;
use crate::model::trivia::{Anchor, Comments, Trivia};
use crate::model::value::{Step, Steps, Value, clear, find, find_mut};

/// A change of a document that knows what it replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Op {
    /// A field gets another value; see [`Op::put`].
    Put {
        /// The field.
        at: Steps,
        /// What it held.
        before: Value,
        /// What it holds now.
        after: Value,
    },
    /// An entry of a map appears, disappears or is replaced.
    Entry {
        /// The map.
        map: Steps,
        /// The key.
        key: String,
        /// What stood there.
        before: Option<Value>,
        /// What stands there now.
        after: Option<Value>,
    },
    /// An item appears in an ordered list.
    Insert {
        /// The list.
        list: Steps,
        /// The place, from 0.
        index: usize,
        /// The item.
        item: Value,
    },
    /// An item disappears from an ordered list.
    Remove {
        /// The list.
        list: Steps,
        /// The place, from 0.
        index: usize,
        /// The item.
        item: Value,
    },
    /// Something of a record gets other comments: an item that is renamed or moved takes its own along.
    Comment {
        /// The record that carries them.
        record: Steps,
        /// What they belong to.
        slot: Anchor,
        /// What stood there.
        before: Option<Comments>,
        /// What stands there now.
        after: Option<Comments>,
    },
}

impl Op {
    /// The change of a field to `after`; none if it holds that already or can't be there.
    ///
    /// A record around it that is not there yet is made. What stands inside a set changes with the whole
    /// set, since it may change its place in it.
    pub fn put(path: &dyn Node, at: Steps, after: Value) -> Option<Self> {
        let in_set = (0..at.len()).find(|length| {
            matches!(find(path, &at[..*length]).map(Node::view), Some(NodeView::List(list)) if list.is_set())
        });
        if let Some(length) = in_set {
            let set = find(path, &at[..length])?;
            let mut value = Value::of(set);
            value.replace(&set.kind(), &at[length..], after)?;
            return Self::put(path, at[..length].to_vec(), value);
        }
        let Some(node) = find(path, &at) else {
            let (Step::Field(name), around) = at.split_last()? else { return None };
            let Kind::Record(shape) = find(path, around).filter(|node| is_absent(*node))?.kind() else {
                return None;
            };
            let record = Value::Record(vec![(shape.index(name)?, after)], Trivia::default());
            return Self::put(path, around.to_vec(), record);
        };
        let before = Value::of(node);
        (before != after).then_some(Self::Put { at, before, after })
    }

    /// The ops by which the comments of a plain item go along when its text, or the record that names it,
    /// changes; none if it has no comments.
    pub fn carry_comments(
        path: &dyn Node,
        (from, old): (&[Step], &str),
        (to, new): (&[Step], &str),
        field: &'static str,
    ) -> Vec<Self> {
        let slot = |record: &[Step], item: &str| match find(path, record).map(Node::view) {
            Some(NodeView::Record(node)) => {
                let slot = Anchor::Item(node.shape().index(field)?, item.into());
                let comments = node.trivia().comments(&slot).cloned();
                Some((slot, comments))
            }
            _ => None,
        };
        let (Some((old_slot, Some(comments))), Some((new_slot, before))) = (slot(from, old), slot(to, new))
        else {
            return Vec::new();
        };
        let mut after = before.clone().unwrap_or_default();
        after.absorb(comments.clone());
        vec![
            Self::Comment { record: from.to_vec(), slot: old_slot, before: Some(comments), after: None },
            Self::Comment { record: to.to_vec(), slot: new_slot, before, after: Some(after) },
        ]
    }

    /// The step that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Put { at, before, after } => Self::Put { at, before: after, after: before },
            Self::Entry { map, key, before, after } => Self::Entry { map, key, before: after, after: before },
            Self::Insert { list, index, item } => Self::Remove { list, index, item },
            Self::Remove { list, index, item } => Self::Insert { list, index, item },
            Self::Comment { record, slot, before, after } => {
                Self::Comment { record, slot, before: after, after: before }
            }
        }
    }

    /// Whether what it replaces stands there.
    pub fn stands(&self, path: &dyn Node) -> bool {
        match self {
            Self::Put { at, before, .. } => find(path, at).is_some_and(|node| Value::of(node) == *before),
            Self::Entry { map, key, before, .. } => match find(path, map).map(Node::view) {
                Some(NodeView::Map(map)) => map.get(key).map(Value::of) == *before,
                _ => false,
            },
            Self::Insert { list, index, .. } => match find(path, list).map(Node::view) {
                Some(NodeView::List(list)) => *index <= list.len(),
                _ => false,
            },
            Self::Remove { list, index, item } => match find(path, list).map(Node::view) {
                Some(NodeView::List(list)) => list.item(*index).is_some_and(|node| Value::of(node) == *item),
                _ => false,
            },
            Self::Comment { record, slot, before, .. } => match find(path, record).map(Node::view) {
                Some(NodeView::Record(record)) => record.trivia().comments(slot) == before.as_ref(),
                Some(NodeView::Absent) | None => before.is_none(),
                Some(_) => false,
            },
        }
    }

    /// Does it.
    pub fn apply(&self, path: &mut dyn Node) {
        match self {
            Self::Put { at, after, .. } => {
                if let Some(node) = find_mut(path, at) {
                    after.store(node);
                }
            }
            Self::Entry { map, key, after, .. } => {
                let Some(SlotMut::Map(map)) = find_mut(path, map).map(Node::slot) else { return };
                match after {
                    Some(value) => {
                        let node = map.entry_or_new(key);
                        clear(node);
                        value.store(node);
                    }
                    None => map.remove(key),
                }
            }
            Self::Insert { list, index, item } => {
                let Some(SlotMut::List(list)) = find_mut(path, list).map(Node::slot) else { return };
                item.store(list.insert(*index));
                list.settle();
            }
            Self::Comment { record, slot, after, .. } => {
                // A record that is not there has no comments, and is not made for them.
                if find(path, record).is_none_or(is_absent) {
                    return;
                }
                match find_mut(path, record).map(Node::slot) {
                    Some(SlotMut::Record(record)) => {
                        record.trivia_mut().put_comments(slot.clone(), after.clone());
                    }
                    Some(SlotMut::Optional(option)) => {
                        option.present().trivia_mut().put_comments(slot.clone(), after.clone());
                    }
                    _ => {}
                }
            }
            Self::Remove { list, index, .. } => {
                if let Some(SlotMut::List(list)) = find_mut(path, list).map(Node::slot) {
                    list.remove(*index);
                }
            }
        }
    }
}

fn is_absent(node: &dyn Node) -> bool {
    matches!(node.view(), NodeView::Absent)
}

/// What a person did in one go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What to call it.
    pub label: Message,
    /// The steps, in order.
    pub ops: Vec<Op>,
}

impl Change {
    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let ops = self.ops.iter().rev().cloned().map(Op::inverse).collect();
        Self { label: self.label.clone(), ops }
    }

    /// Does it, if whatever it replaces stands there; otherwise nothing is done.
    #[must_use]
    pub fn apply_where_it_stands(&self, path: &mut dyn Node) -> bool {
        for (at, op) in self.ops.iter().enumerate() {
            if !op.stands(path) {
                self.ops[..at].iter().rev().for_each(|done| done.clone().inverse().apply(path));
                return false;
            }
            op.apply(path);
        }
        true
    }

    /// Does it for the first time, and notes what stands there then: a set that was given an item twice has it
    /// once, an entry that was given nothing may say something all the same. Whoever undoes it another day
    /// finds what was noted.
    pub fn make(&mut self, path: &mut dyn Node) {
        for op in &mut self.ops {
            op.apply(path);
            match op {
                Op::Put { at, after, .. } => {
                    if let Some(node) = find(path, at) {
                        *after = Value::of(node);
                    }
                }
                Op::Entry { map, key, after, .. } => {
                    if let Some(NodeView::Map(map)) = find(path, map).map(Node::view) {
                        *after = map.get(key).map(Value::of);
                    }
                }
                _ => {}
            }
        }
    }

    /// Does it.
    pub fn apply(&self, path: &mut dyn Node) {
        self.ops.iter().for_each(|op| op.apply(path));
    }
}
