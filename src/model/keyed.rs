//! A map sorted by key, kept as a vector.
//!
//! A tree map would cost several times the file in memory, since most maps here hold one to five
//! entries; and reading a file that is already sorted only ever appends.
//!
//! Values are shared between copies until one of them is changed: a copy of a path of ten thousand
//! modules, for a thread to work on, costs their keys and not their contents.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::node::{MapNode, Node, NodeView, SlotMut, begin, give_back};
use super::shape::{Kind, MapKey, Typed};

/// What can be the key of a [`Keyed`].
pub trait EntryKey: Ord + Clone {
    /// How it is written.
    const KIND: MapKey;
    /// The key with this text.
    fn from_text(text: &str) -> Self;
    /// Its text.
    fn text(&self) -> &str;
}

impl EntryKey for String {
    const KIND: MapKey = MapKey::Id;
    fn from_text(text: &str) -> Self {
        text.to_owned()
    }
    fn text(&self) -> &str {
        self
    }
}

/// Values by key, in the order of keys. Values stand on the heap, so that the vector stays small and a
/// copy shares them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Keyed<V, K = String>(Vec<(K, Arc<V>)>);

impl<V, K> Default for Keyed<V, K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V, K: EntryKey> FromIterator<(K, V)> for Keyed<V, K> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self(entries.into_iter().map(|(key, value)| (key, Arc::new(value))).collect());
        map.sort();
        map
    }
}

impl<V, K: EntryKey> Keyed<V, K> {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, in the order of keys.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator {
        self.0.iter().map(|(key, value)| (key, &**value))
    }

    /// The values, in the order of keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.0.iter().map(|(_, value)| &**value)
    }

    /// The keys, sorted.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.0.iter().map(|(key, _)| key)
    }

    /// The place of a key among the keys.
    pub fn position(&self, key: &str) -> Option<usize> {
        self.find(key).ok()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&V> {
        self.find(key).ok().map(|at| &*self.0[at].1)
    }

    /// Whether there is such a key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.find(key).is_ok()
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(have, _)| have.text().cmp(key))
    }

    fn sort(&mut self) {
        if !self.0.is_sorted_by(|a, b| a.0.text() <= b.0.text()) {
            self.0.sort_by(|a, b| a.0.text().cmp(b.0.text()));
        }
        give_back(&mut self.0);
    }
}

impl<V: Clone, K: EntryKey> Keyed<V, K> {
    /// The values, to change.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> + ExactSizeIterator {
        self.0.iter_mut().map(|(_, value)| Arc::make_mut(value))
    }

    /// The value of a key, to change.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut V> {
        let at = self.find(key).ok()?;
        Some(Arc::make_mut(&mut self.0[at].1))
    }

    /// Puts a value under a key; the one that stood there comes back.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(key.text()) {
            Ok(at) => Some(Arc::unwrap_or_clone(std::mem::replace(&mut self.0[at].1, Arc::new(value)))),
            Err(at) => {
                self.0.insert(at, (key, Arc::new(value)));
                None
            }
        }
    }

    /// Takes an entry away.
    pub fn remove(&mut self, key: &str) -> Option<V> {
        let at = self.find(key).ok()?;
        Some(Arc::unwrap_or_clone(self.0.remove(at).1))
    }
}

impl<V: Serialize, K: EntryKey + Serialize> Serialize for Keyed<V, K> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter())
    }
}

impl<'de, V: Deserialize<'de>, K: EntryKey + Deserialize<'de>> Deserialize<'de> for Keyed<V, K> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct KeyedVisitor<V, K>(PhantomData<(V, K)>);
        impl<'de, V: Deserialize<'de>, K: EntryKey + Deserialize<'de>> Visitor<'de> for KeyedVisitor<V, K> {
            type Value = Keyed<V, K>;
            fn expecting(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
                out.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = from.next_entry()? {
                    entries.push((key, Arc::new(value)));
                }
                let mut map = Keyed(entries);
                map.sort();
                Ok(map)
            }
        }
        from.deserialize_map(KeyedVisitor(PhantomData))
    }
}

impl<V: Typed, K: EntryKey> Typed for Keyed<V, K> {
    const KIND: Kind = Kind::Map(K::KIND, &V::KIND);
}

impl<V: Typed + Node + Default + Clone + 'static, K: EntryKey + Send + Sync + 'static> Node for Keyed<V, K> {
    fn kind(&self) -> Kind {
        Self::KIND
    }
    fn view(&self) -> NodeView<'_> {
        NodeView::Map(self)
    }
    fn slot(&mut self) -> SlotMut<'_> {
        SlotMut::Map(self)
    }
    fn is_default(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V: Node + Default + Clone + 'static, K: EntryKey + Send + Sync + 'static> MapNode for Keyed<V, K> {
    fn key_kind(&self) -> MapKey {
        K::KIND
    }
    fn len(&self) -> usize {
        self.0.len()
    }
    fn entry(&self, index: usize) -> Option<(&str, &dyn Node)> {
        self.0.get(index).map(|(key, value)| (key.text(), &**value as &dyn Node))
    }
    fn get(&self, key: &str) -> Option<&dyn Node> {
        self.get(key).map(|value| value as &dyn Node)
    }
    fn get_mut(&mut self, key: &str) -> Option<&mut dyn Node> {
        self.get_mut(key).map(|value| value as &mut dyn Node)
    }
    fn entry_or_new(&mut self, key: &str) -> &mut dyn Node {
        let at = self.find(key).unwrap_or_else(|at| {
            self.0.insert(at, (K::from_text(key), Arc::default()));
            at
        });
        own(&mut self.0[at].1)
    }
    fn append(&mut self, key: &str, fill: &mut dyn FnMut(&mut dyn Node)) {
        let mut value = V::default();
        fill(&mut value);
        begin(&mut self.0);
        self.0.push((K::from_text(key), Arc::new(value)));
    }
    fn append_shared(&mut self, from: &dyn MapNode, index: usize) -> bool {
        let entry = from.as_any().downcast_ref::<Self>().and_then(|map| map.0.get(index));
        if let Some((key, value)) = entry {
            begin(&mut self.0);
            self.0.push((key.clone(), Arc::clone(value)));
        }
        entry.is_some()
    }
    fn another(&self) -> Box<dyn MapNode> {
        Box::new(Self::default())
    }
    fn append_all(&mut self, from: &mut dyn MapNode) {
        if let Some(from) = from.as_any_mut().downcast_mut::<Self>() {
            self.0.append(&mut from.0);
        }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn remove(&mut self, key: &str) {
        Keyed::remove(self, key);
    }
    fn settle(&mut self) {
        self.sort();
    }
}

/// A value to change, no longer shared with any copy.
fn own<V: Node + Clone>(value: &mut Arc<V>) -> &mut dyn Node {
    let value: &mut V = Arc::make_mut(value);
    value
}
