//! A set that is kept sorted, so that two centres who add the same thing write the same bytes.

use serde::{Deserialize, Deserializer, Serialize};

use super::node::{ListNode, Node, NodeView, SlotMut, give_back};
use super::shape::{Kind, Typed};

/// Items whose order means nothing: sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> std::ops::Deref for Set<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self(items.into_iter().collect());
        set.restore();
        set
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Ord> Set<T> {
    /// Adds an item; says whether it was new.
    pub fn insert(&mut self, item: T) -> bool {
        match self.0.binary_search(&item) {
            Ok(_) => false,
            Err(at) => {
                self.0.insert(at, item);
                true
            }
        }
    }

    /// Keeps the items that `keep` accepts.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    fn restore(&mut self) {
        if !self.0.is_sorted_by(|a, b| a < b) {
            self.0.sort();
            self.0.dedup();
        }
        give_back(&mut self.0);
    }
}

impl<'de, T: Ord + Deserialize<'de>> Deserialize<'de> for Set<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::deserialize(from).map(Self::from_iter)
    }
}

impl<T: Typed> Typed for Set<T> {
    const KIND: Kind = Kind::Set(&T::KIND);
}

impl<T: Typed + Node + Default + Ord> Node for Set<T> {
    fn kind(&self) -> Kind {
        Self::KIND
    }
    fn view(&self) -> NodeView<'_> {
        NodeView::List(self)
    }
    fn slot(&mut self) -> SlotMut<'_> {
        SlotMut::List(self)
    }
    fn is_default(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Node + Default + Ord> ListNode for Set<T> {
    fn len(&self) -> usize {
        self.0.len()
    }
    fn is_set(&self) -> bool {
        true
    }
    fn item(&self, index: usize) -> Option<&dyn Node> {
        ListNode::item(&self.0, index)
    }
    fn item_mut(&mut self, index: usize) -> Option<&mut dyn Node> {
        ListNode::item_mut(&mut self.0, index)
    }
    fn insert(&mut self, index: usize) -> &mut dyn Node {
        ListNode::insert(&mut self.0, index)
    }
    fn remove(&mut self, index: usize) {
        ListNode::remove(&mut self.0, index);
    }
    fn settle(&mut self) {
        self.restore();
    }
}
