//! One reversible step, on any field of the model.

use crate::model::node::{Node, SlotMut};
use crate::model::value::{Steps, Value, clear, find, find_mut};
use crate::model::{Message, TrainingPath};

/// A change of a document that knows what it replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// A field gets another value. An item of a set is changed by putting the whole set, since the
    /// item's place may change with it.
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
}

impl Op {
    /// The change of a field to `after`; none if it holds that already or is not there.
    pub fn put(path: &TrainingPath, at: Steps, after: Value) -> Option<Self> {
        let before = Value::of(find(path, &at)?);
        (before != after).then_some(Self::Put { at, before, after })
    }

    /// The step that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Put { at, before, after } => Self::Put { at, before: after, after: before },
            Self::Entry { map, key, before, after } => Self::Entry { map, key, before: after, after: before },
            Self::Insert { list, index, item } => Self::Remove { list, index, item },
            Self::Remove { list, index, item } => Self::Insert { list, index, item },
        }
    }

    /// Does it.
    pub fn apply(&self, path: &mut TrainingPath) {
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
            Self::Remove { list, index, .. } => {
                if let Some(SlotMut::List(list)) = find_mut(path, list).map(Node::slot) {
                    list.remove(*index);
                }
            }
        }
    }
}

/// What a person did in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
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

    /// Does it.
    pub fn apply(&self, path: &mut TrainingPath) {
        self.ops.iter().for_each(|op| op.apply(path));
    }
}
