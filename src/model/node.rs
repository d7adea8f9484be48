//! One way to look at and to change any value of the model without knowing its type.
//!
//! Every type of the model is a [`Node`]. The reader, the writer, the form, the edit operations,
//! diff, merge and the JSON export are each written once, against these traits, and the record
//! declarations tell them names and policies. Nothing here knows a file or a screen.

use std::any::Any;

use super::prose::Prose;
use super::shape::{Kind, MapKey, Shape, Symbols, Typed};
use super::trivia::Trivia;

/// A value of the model.
pub trait Node: Send + Sync {
    /// What it is.
    fn kind(&self) -> Kind;
    /// Its content, to read.
    fn view(&self) -> NodeView<'_>;
    /// Its content, to change.
    fn slot(&mut self) -> SlotMut<'_>;
    /// Whether it is what a file without the field means.
    fn is_default(&self) -> bool;
}

/// The content of a node, to read.
#[derive(Clone, Copy)]
pub enum NodeView<'a> {
    /// One line of text.
    Line(&'a str),
    /// Markdown.
    Prose(&'a Prose),
    /// A whole number.
    Number(u32),
    /// Yes or no.
    Flag(bool),
    /// A name as the file writes it.
    Symbol(&'a str),
    /// An ordered list or a set.
    List(&'a dyn ListNode),
    /// A map.
    Map(&'a dyn MapNode),
    /// A record.
    Record(&'a dyn RecordNode),
    /// A record that is not there.
    Absent,
}

/// The content of a node, to change.
pub enum SlotMut<'a> {
    /// One line of text.
    Line(&'a mut String),
    /// Markdown.
    Prose(&'a mut Prose),
    /// A whole number.
    Number(&'a mut u32),
    /// Yes or no.
    Flag(&'a mut bool),
    /// A name out of a closed list.
    Symbol(&'a mut dyn SymbolNode),
    /// An ordered list or a set.
    List(&'a mut dyn ListNode),
    /// A map.
    Map(&'a mut dyn MapNode),
    /// A record.
    Record(&'a mut dyn RecordNode),
    /// A record that may be absent.
    Optional(&'a mut dyn OptionalNode),
}

/// A name out of a closed list.
pub trait SymbolNode {
    /// Takes a name; one that this version does not know is kept verbatim.
    fn set(&mut self, name: &str);
    /// The names that this version knows.
    fn symbols(&self) -> &'static Symbols;
    /// Takes the name that absence means.
    fn set_default(&mut self);
}

/// A record that may be absent.
pub trait OptionalNode {
    /// The record, made present if it was not.
    fn present(&mut self) -> &mut dyn RecordNode;
    /// Makes it absent.
    fn clear(&mut self);
}

/// A list or a set.
pub trait ListNode {
    /// How many items it has.
    fn len(&self) -> usize;
    /// Whether it has none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Whether order means nothing in it.
    fn is_set(&self) -> bool;
    /// The item at `index`.
    fn item(&self, index: usize) -> Option<&dyn Node>;
    /// The item at `index`, to change; [`ListNode::settle`] must follow.
    fn item_mut(&mut self, index: usize) -> Option<&mut dyn Node>;
    /// A new item at `index` (at the end when that is beyond it); [`ListNode::settle`] must follow.
    fn insert(&mut self, index: usize) -> &mut dyn Node;
    /// Takes the item at `index` away.
    fn remove(&mut self, index: usize);
    /// Restores what the type promises after items were changed: a set is sorted, each item once.
    fn settle(&mut self);
}

/// A map.
pub trait MapNode: Send + Sync {
    /// How its keys are written.
    fn key_kind(&self) -> MapKey;
    /// How many entries it has.
    fn len(&self) -> usize;
    /// Whether it has none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The entry at `index`, in the order of keys.
    fn entry(&self, index: usize) -> Option<(&str, &dyn Node)>;
    /// The value of `key`.
    fn get(&self, key: &str) -> Option<&dyn Node>;
    /// The value of `key`, to change.
    fn get_mut(&mut self, key: &str) -> Option<&mut dyn Node>;
    /// A new entry, or the one that has the key already.
    fn entry_or_new(&mut self, key: &str) -> &mut dyn Node;
    /// A new entry at the end, whatever its key, filled before it takes its place; [`MapNode::settle`] must
    /// follow.
    fn append(&mut self, key: &str, fill: &mut dyn FnMut(&mut dyn Node));
    /// The entry at `index` of another map of this type at the end, shared with it; [`MapNode::settle`]
    /// must follow. Says whether that could be done.
    fn append_shared(&mut self, from: &dyn MapNode, index: usize) -> bool;
    /// An empty map of the same type.
    fn another(&self) -> Box<dyn MapNode>;
    /// Moves the entries of another map of this type to the end of this one; [`MapNode::settle`] must
    /// follow.
    fn append_all(&mut self, from: &mut dyn MapNode);
    /// The map, to be asked for its type.
    fn as_any(&self) -> &dyn Any;
    /// The map, to be asked for its type and changed.
    fn as_any_mut(&mut self) -> &mut dyn Any;
    /// Takes the entry of `key` away.
    fn remove(&mut self, key: &str);
    /// Sorts what was appended. The first of two equal keys is found by [`MapNode::get`].
    fn settle(&mut self);
}

/// A record.
pub trait RecordNode: Send + Sync {
    /// Its declaration.
    fn shape(&self) -> &'static Shape;
    /// The field at this place of the shape.
    fn field(&self, index: usize) -> &dyn Node;
    /// The field at this place of the shape, to change.
    fn field_mut(&mut self, index: usize) -> &mut dyn Node;
    /// Comments and unknown fields.
    fn trivia(&self) -> &Trivia;
    /// Comments and unknown fields, to change.
    fn trivia_mut(&mut self) -> &mut Trivia;
    /// The record as a node.
    fn as_node(&self) -> &dyn Node;
    /// Whether the field at this place of the shape says something: it is not at its default, or its default
    /// is one of several things that the record may be.
    fn says(&self, index: usize) -> bool {
        self.shape().fields[index].always_says() || !self.field(index).is_default()
    }
}

/// Makes room for the first item alone: most lists of a path have one, and a vector would take room
/// for four.
pub(crate) fn begin<T>(items: &mut Vec<T>) {
    if items.is_empty() {
        items.reserve_exact(1);
    }
}

/// Gives memory back where most of it stands empty.
pub(crate) fn give_back<T>(items: &mut Vec<T>) {
    if items.len() < items.capacity() / 2 {
        items.shrink_to_fit();
    }
}

/// Whether a value is what its absence means; for serde's `skip_serializing_if`.
pub(crate) fn is_default<T: Node>(value: &T) -> bool {
    value.is_default()
}

/// A [`Node`] that holds its value without any structure.
macro_rules! plain_node {
    ($type:ty, $kind:ident, |$this:ident| $view:expr, $default:expr) => {
        impl Typed for $type {
            const KIND: Kind = Kind::$kind;
        }
        impl Node for $type {
            fn kind(&self) -> Kind {
                Self::KIND
            }
            fn view(&self) -> NodeView<'_> {
                let $this = self;
                NodeView::$kind($view)
            }
            fn slot(&mut self) -> SlotMut<'_> {
                SlotMut::$kind(self)
            }
            fn is_default(&self) -> bool {
                let $this = self;
                $default
            }
        }
    };
}

plain_node!(String, Line, |this| this, this.is_empty());
plain_node!(Prose, Prose, |this| this, this.is_empty());
plain_node!(u32, Number, |this| *this, *this == 0);
plain_node!(bool, Flag, |this| *this, !*this);

impl<T: Typed> Typed for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}

impl<T: Typed + Node + Default> Node for Vec<T> {
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
        self.is_empty()
    }
}

impl<T: Node + Default> ListNode for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }
    fn is_set(&self) -> bool {
        false
    }
    fn item(&self, index: usize) -> Option<&dyn Node> {
        self.get(index).map(|item| item as &dyn Node)
    }
    fn item_mut(&mut self, index: usize) -> Option<&mut dyn Node> {
        self.get_mut(index).map(|item| item as &mut dyn Node)
    }
    fn insert(&mut self, index: usize) -> &mut dyn Node {
        let at = index.min(self.len());
        begin(self);
        self.insert(at, T::default());
        &mut self[at]
    }
    fn remove(&mut self, index: usize) {
        if index < self.len() {
            self.remove(index);
        }
    }
    fn settle(&mut self) {
        give_back(self);
    }
}

impl<T: Typed> Typed for Option<Box<T>> {
    const KIND: Kind = T::KIND;
}

impl<T: Typed + Node + RecordNode + Default> Node for Option<Box<T>> {
    fn kind(&self) -> Kind {
        Self::KIND
    }
    fn view(&self) -> NodeView<'_> {
        self.as_deref().map_or(NodeView::Absent, Node::view)
    }
    fn slot(&mut self) -> SlotMut<'_> {
        SlotMut::Optional(self)
    }
    fn is_default(&self) -> bool {
        self.as_deref().is_none_or(Node::is_default)
    }
}

impl<T: RecordNode + Default> OptionalNode for Option<Box<T>> {
    fn present(&mut self) -> &mut dyn RecordNode {
        self.get_or_insert_default().as_mut()
    }
    fn clear(&mut self) {
        *self = None;
    }
}
