//! Values apart from their place: copied out of a record, put back, and found by their steps.
//!
//! Edit operations, the journal of decisions and the form work on these; so an operation can be
//! undone, compared and written down without knowing which type it touched.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize};

use super::node::{ListNode, MapNode, Node, NodeView, RecordNode, SlotMut};
use super::path::TrainingPath;
use super::prose::Prose;
use super::shape::{Field, Kind, Shape, Shaped};
use super::trivia::Trivia;

/// A copy of any value of the model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// One line of text.
    Line(String),
    /// Markdown.
    Prose(Prose),
    /// A whole number.
    Number(u32),
    /// Yes or no.
    Flag(bool),
    /// A name as the file writes it.
    Symbol(String),
    /// An ordered list or a set.
    List(Vec<Value>),
    /// A map.
    Map(Vec<(String, Value)>),
    /// A record: the fields that are not at their default, by place in the shape.
    Record(Vec<(usize, Value)>, Trivia),
    /// A record that is not there.
    Absent,
}

impl Value {
    /// Copies a node.
    pub fn of(node: &dyn Node) -> Self {
        match node.view() {
            NodeView::Line(text) => Self::Line(text.to_owned()),
            NodeView::Prose(text) => Self::Prose(text.clone()),
            NodeView::Number(number) => Self::Number(number),
            NodeView::Flag(flag) => Self::Flag(flag),
            NodeView::Symbol(name) => Self::Symbol(name.to_owned()),
            NodeView::List(list) => Self::List(items(list).map(Self::of).collect()),
            NodeView::Map(map) => {
                Self::Map(entries(map).map(|(key, value)| (key.to_owned(), Self::of(value))).collect())
            }
            NodeView::Record(record) => Self::Record(
                (0..record.shape().fields.len())
                    .filter(|index| record.says(*index))
                    .map(|index| (index, Self::of(record.field(index))))
                    .collect(),
                record.trivia().clone(),
            ),
            NodeView::Absent => Self::Absent,
        }
    }

    /// Changes what stands at `steps` inside this value, which is of `kind`. None if there is no such
    /// place.
    pub fn replace(&mut self, kind: &Kind, steps: &[Step], after: Self) -> Option<()> {
        let Some((step, rest)) = steps.split_first() else {
            *self = after;
            return Some(());
        };
        match (self, kind, step) {
            (Self::Record(fields, _), Kind::Record(shape), Step::Field(name)) => {
                let index = shape.index(name)?;
                let kind = &shape.fields[index].kind;
                let at = fields.binary_search_by_key(&index, |(at, _)| *at).unwrap_or_else(|at| {
                    fields.insert(at, (index, Self::empty(kind)));
                    at
                });
                fields[at].1.replace(kind, rest, after)
            }
            (Self::List(items), Kind::List(kind) | Kind::Set(kind), Step::At(index)) => {
                items.get_mut(*index)?.replace(kind, rest, after)
            }
            (Self::Map(entries), Kind::Map(_, kind), Step::Item(key)) => {
                entries.iter_mut().find(|(have, _)| have == key)?.1.replace(kind, rest, after)
            }
            _ => None,
        }
    }

    /// Whether it tells people nothing. A name out of a list, and yes or no, always tell something.
    pub fn is_silent(&self) -> bool {
        match self {
            Self::Line(text) => text.is_empty(),
            Self::Prose(text) => text.is_empty(),
            Self::Number(number) => *number == 0,
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            Self::Record(fields, trivia) => fields.is_empty() && trivia.is_empty(),
            Self::Absent => true,
            Self::Flag(_) | Self::Symbol(_) => false,
        }
    }

    /// What the absence of a value of this kind means.
    fn empty(kind: &Kind) -> Self {
        match kind {
            Kind::Line => Self::Line(String::new()),
            Kind::Prose => Self::Prose(Prose::default()),
            Kind::Number => Self::Number(0),
            Kind::Flag => Self::Flag(false),
            Kind::Symbol(symbols) => {
                Self::Symbol(symbols.names.first().copied().unwrap_or_default().to_owned())
            }
            Kind::Record(_) => Self::Record(Vec::new(), Trivia::default()),
            Kind::List(_) | Kind::Set(_) => Self::List(Vec::new()),
            Kind::Map(..) => Self::Map(Vec::new()),
        }
    }

    /// Makes `node` equal to this value. A value of another kind leaves it is: the two come
    /// from the same place of the same declaration, so that never happens to a well-formed edit.
    pub fn store(&self, node: &mut dyn Node) {
        match (self, node.slot()) {
            (Self::Line(text), SlotMut::Line(to)) => to.clone_from(text),
            (Self::Prose(text), SlotMut::Prose(to)) => to.clone_from(text),
            (Self::Number(number), SlotMut::Number(to)) => *to = *number,
            (Self::Flag(flag), SlotMut::Flag(to)) => *to = *flag,
            (Self::Symbol(name), SlotMut::Symbol(to)) => to.set(name),
            (Self::List(values), SlotMut::List(list)) => {
                while !list.is_empty() {
                    list.remove(list.len() - 1);
                }
                for value in values {
                    value.store(list.insert(usize::MAX));
                }
                list.settle();
            }
            (Self::Map(values), SlotMut::Map(map)) => {
                while let Some((key, _)) = map.entry(map.len().saturating_sub(1)) {
                    let key = key.to_owned();
                    map.remove(&key);
                }
                for (key, value) in values {
                    map.append(key, &mut |node| value.store(node));
                }
                map.settle();
            }
            (Self::Record(fields, trivia), SlotMut::Record(record)) => fill(record, fields, trivia),
            (Self::Record(fields, trivia), SlotMut::Optional(option)) => {
                fill(option.present(), fields, trivia);
            }
            (Self::Absent, SlotMut::Optional(option)) => option.clear(),
            _ => {}
        }
    }
}

fn fill(record: &mut dyn RecordNode, fields: &[(usize, Value)], trivia: &Trivia) {
    let mut given = fields.iter().peekable();
    for index in 0..record.shape().fields.len() {
        let field = record.field_mut(index);
        match given.next_if(|(at, _)| *at == index) {
            Some((_, value)) => value.store(field),
            None => clear(field),
        }
    }
    *record.trivia_mut() = trivia.clone();
}

/// Brings a node back to what its absence means.
pub fn clear(node: &mut dyn Node) {
    let empty = match node.slot() {
        SlotMut::Line(text) => return text.clear(),
        SlotMut::Prose(text) => return *text = Prose::default(),
        SlotMut::Number(number) => return *number = 0,
        SlotMut::Flag(flag) => return *flag = false,
        SlotMut::Optional(option) => return option.clear(),
        SlotMut::List(_) => Value::List(Vec::new()),
        SlotMut::Map(_) => Value::Map(Vec::new()),
        SlotMut::Record(_) => Value::Record(Vec::new(), Trivia::default()),
        SlotMut::Symbol(symbol) => return symbol.set_default(),
    };
    empty.store(node);
}

/// The items of a list.
pub fn items(list: &dyn ListNode) -> impl Iterator<Item = &dyn Node> {
    (0..list.len()).filter_map(|index| list.item(index))
}

/// The entries of a map.
pub fn entries(map: &dyn MapNode) -> impl Iterator<Item = (&str, &dyn Node)> {
    (0..map.len()).filter_map(|index| map.entry(index))
}

/// The name of a field, as it is declared.
type FieldName = &'static str;

/// The name of a field of a path that is written down somewhere; whatever is none is refused.
fn declared<'de, D: Deserializer<'de>>(from: D) -> Result<FieldName, D::Error> {
    static NAMES: LazyLock<BTreeSet<FieldName>> = LazyLock::new(|| TrainingPath::SHAPE.names());
    let name = String::deserialize(from)?;
    NAMES.get(name.as_str()).copied().ok_or_else(|| serde::de::Error::custom("no field has this name"))
}

/// One step from a value to a value inside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// A field of a record.
    Field(#[serde(deserialize_with = "declared")] FieldName),
    /// An entry of a map by key, an item of a list by its `id`, or a plain item by its text.
    Item(String),
    /// An item by its place.
    At(usize),
}

/// The way from the top of a file to a value.
pub type Steps = Vec<Step>;

/// Shortens the writing of [`Steps`]: `steps![Field("modules"), Item(id), Field("title")]`.
#[macro_export]
macro_rules! steps {
    ($($step:ident($value:expr)),* $(,)?) => {
        {
            // Often borrowed at once, and as often kept.
            #[allow(clippy::useless_vec)]
            let steps = vec![$($crate::model::value::Step::$step($value.into())),*];
            steps
        }
    };
}

/// The way as people read it: `modules.bases-vente.requires[0]`.
pub fn display_steps(steps: &[Step]) -> String {
    let mut out = String::new();
    for step in steps {
        match step {
            Step::At(index) => out.extend(["[", &index.to_string(), "]"]),
            Step::Field(name) => push_part(&mut out, name),
            Step::Item(key) => push_part(&mut out, key),
        }
    }
    out
}

fn push_part(out: &mut String, part: &str) {
    if !out.is_empty() {
        out.push('.');
    }
    out.push_str(part);
}

/// The place of an item that a step names.
pub fn item_index(list: &dyn ListNode, step: &Step) -> Option<usize> {
    match step {
        Step::At(index) => (*index < list.len()).then_some(*index),
        Step::Item(key) => items(list).position(|item| item_key(item) == Some(key)),
        Step::Field(_) => None,
    }
}

/// What names an item of a list: its text, or its `id`.
pub fn item_key(item: &dyn Node) -> Option<&str> {
    match item.view() {
        NodeView::Line(text) | NodeView::Symbol(text) => Some(text),
        NodeView::Prose(text) => Some(text.as_str()),
        NodeView::Record(record) => match record.field(record.shape().index("id")?).view() {
            NodeView::Line(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// The value that `steps` lead to.
pub fn find<'a>(node: &'a dyn Node, steps: &[Step]) -> Option<&'a dyn Node> {
    let Some((step, rest)) = steps.split_first() else { return Some(node) };
    let next = match (node.view(), step) {
        (NodeView::Record(record), Step::Field(name)) => record.field(record.shape().index(name)?),
        (NodeView::Map(map), Step::Item(key)) => map.get(key)?,
        (NodeView::List(list), step) => list.item(item_index(list, step)?)?,
        _ => return None,
    };
    find(next, rest)
}

/// The value that `steps` lead to, to change. An absent record on the way is made present.
pub fn find_mut<'a>(node: &'a mut dyn Node, steps: &[Step]) -> Option<&'a mut dyn Node> {
    let Some((step, rest)) = steps.split_first() else { return Some(node) };
    let next = match (node.slot(), step) {
        (SlotMut::Record(record), Step::Field(name)) => field_mut(record, name)?,
        (SlotMut::Optional(option), Step::Field(name)) => field_mut(option.present(), name)?,
        (SlotMut::Map(map), Step::Item(key)) => map.get_mut(key)?,
        (SlotMut::List(list), step) => {
            let index = item_index(list, step)?;
            list.item_mut(index)?
        }
        _ => return None,
    };
    find_mut(next, rest)
}

fn field_mut<'a>(record: &'a mut dyn RecordNode, name: &str) -> Option<&'a mut dyn Node> {
    let index = record.shape().index(name)?;
    Some(record.field_mut(index))
}

impl Shape {
    /// The innermost field on the way that `steps` go from a record of this shape.
    pub fn follow(&'static self, steps: &[Step]) -> Option<&'static Field> {
        let mut kind = None;
        let mut found = None;
        for step in steps {
            kind = match (kind.unwrap_or(Kind::Record(self)), step) {
                (Kind::Record(shape), Step::Field(name)) => {
                    found = Some(shape.field(name)?);
                    found.map(|field| field.kind)
                }
                (Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner), _) => Some(*inner),
                _ => return found,
            };
        }
        found
    }
}
