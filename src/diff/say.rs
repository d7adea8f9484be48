//! Values and names in words, as data.

use crate::model::node::{NodeView, RecordNode};
use crate::model::shape::{Field, Kind, MapKey, RefTarget, Sense, Symbols};
use crate::model::value::Value;
use crate::model::{Arg, Message, Module, TrainingPath};

/// The words of a long text that stand for it, in letters.
const GIST: usize = 60;

/// Whose titles stand for the ids in a value.
#[derive(Clone, Copy, Default)]
pub struct Names<'a> {
    /// The path, for modules and competencies.
    pub path: Option<&'a TrainingPath>,
    /// The module in which the value stands, for outcomes and resources.
    pub module: Option<&'a Module>,
}

impl<'a> Names<'a> {
    /// What people call the thing that `id` refers to, where it is there and has a name.
    fn of(&self, target: RefTarget, id: &str) -> Option<&'a str> {
        let named = |text: &'a String| (!text.is_empty()).then_some(text.as_str());
        match target {
            RefTarget::Module => named(&self.path?.modules.get(id)?.title),
            RefTarget::Competency => named(&self.path?.competencies.get(id)?.label),
            RefTarget::Outcome => named(&self.module?.outcomes.get(id)?.text),
            RefTarget::Resource => named(&self.module?.resources.get(id)?.title),
            RefTarget::Card | RefTarget::Centre => None,
        }
    }

    /// A reference in words: the name of what is there, else the id.
    pub fn reference(&self, target: RefTarget, id: &str) -> Message {
        match self.of(target, id) {
            Some(name) => quoted(name),
            None if matches!(target, RefTarget::Card | RefTarget::Centre) => plain(id),
            None => Message::new("diff-absent").with("id", id),
        }
    }
}

/// A text in quotes.
pub fn quoted(text: &str) -> Message {
    Message::new("diff-quoted").with("text", text)
}

/// A text as it is.
pub fn plain(text: impl Into<Arg>) -> Message {
    Message::new("diff-plain").with("text", text)
}

/// A value in words. Long texts are cut: where their words matter they are shown as rows.
pub fn value(value: &Value, kind: &Kind, sense: Sense, names: &Names) -> Message {
    match value {
        Value::Line(text) => line(text, sense, names),
        Value::Prose(text) => quoted(&gist(text.as_str())),
        Value::Number(minutes) if sense == Sense::Minutes => plain(Arg::Minutes(*minutes)),
        Value::Number(number) => plain(*number),
        Value::Flag(flag) => Message::new(if *flag { "diff-yes" } else { "diff-no" }),
        Value::Symbol(name) => match kind {
            Kind::Symbol(symbols) => symbol(symbols, name),
            _ => plain(name.as_str()),
        },
        Value::List(values) => match kind {
            Kind::List(inner) | Kind::Set(inner) => {
                all(values.iter().map(|item| self::value(item, inner, sense, names)).collect())
            }
            _ => Message::new("diff-nothing"),
        },
        Value::Map(entries) => match kind {
            Kind::Map(keys, inner) => {
                let entry = |(name, item): &(String, Value)| {
                    let item = self::value(item, inner, sense, names);
                    Message::new("diff-labelled").with("label", key(keys, name)).with("value", item)
                };
                all(entries.iter().map(entry).collect())
            }
            _ => Message::new("diff-nothing"),
        },
        Value::Record(fields, _) => match kind {
            Kind::Record(shape) => {
                let field = |(index, item): &(usize, Value)| {
                    let Field { label, kind, sense, .. } = shape.fields.get(*index)?;
                    let item = self::value(item, kind, *sense, names);
                    Some(
                        Message::new("diff-labelled").with("label", Message::new(*label)).with("value", item),
                    )
                };
                all(fields.iter().filter_map(field).collect())
            }
            _ => Message::new("diff-nothing"),
        },
        Value::Absent => Message::new("diff-nothing"),
    }
}

fn all(mut messages: Vec<Message>) -> Message {
    match messages.len() {
        0 => Message::new("diff-nothing"),
        1 => messages.remove(0),
        _ => plain(messages),
    }
}

fn line(text: &str, sense: Sense, names: &Names) -> Message {
    match sense {
        _ if text.is_empty() => Message::new("diff-nothing"),
        Sense::Plain => quoted(text),
        Sense::Date => plain(Arg::Day(text.to_owned())),
        Sense::Refers(target) => names.reference(target, text),
        Sense::Id | Sense::Minutes | Sense::Url | Sense::Licence | Sense::Language | Sense::Trace => {
            plain(text)
        }
    }
}

/// A name out of a closed list in words; one of a later version as it is.
pub fn symbol(symbols: &Symbols, name: &str) -> Message {
    if symbols.names.contains(&name) { Message::new(symbols.label_key(name)) } else { plain(name) }
}

/// The key of a map in words.
pub fn key(keys: &MapKey, key: &str) -> Message {
    match keys {
        MapKey::Id => plain(key),
        MapKey::Symbol(symbols) => symbol(symbols, key),
    }
}

/// The beginning of a long text.
pub fn gist(text: &str) -> String {
    let first = text.split('\n').next().unwrap_or_default();
    match first.char_indices().nth(GIST) {
        Some((end, _)) => {
            let cut = first[..end].rfind(' ').filter(|at| *at > 0).unwrap_or(end);
            format!("{}…", &first[..cut])
        }
        None if first.len() < text.len() => format!("{first}…"),
        None => first.to_owned(),
    }
}

/// What people call a record: its first text that is neither an id nor a code, else its key.
pub fn name(record: &dyn RecordNode, key: &str) -> String {
    let told = |(index, field): (usize, &Field)| match record.field(index).view() {
        NodeView::Line(text) if field.sense == Sense::Plain && !text.is_empty() => Some(gist(text)),
        NodeView::Prose(text) if !text.is_empty() => Some(gist(text.as_str())),
        _ => None,
    };
    let fields = record.shape().fields.iter().enumerate();
    fields.filter(|(_, field)| field.name != "code").find_map(told).unwrap_or_else(|| key.to_owned())
}
