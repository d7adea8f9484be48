//! A file read out for people, every field of it: what git shows where it shows text.
//!
//! Nothing of a file is left out, so a difference of two files is one of their readings, and what is
//! equal reads equally. Lines do not depend on the width of a screen, one sentence stands on a line, and
//! parts (a stage, a module) begin at the left margin, where tools look for the name of a part.

use super::outline::OutlineWords;
use crate::i18n::{Lang, date, duration, visible};
use crate::model::Message;
use crate::model::node::{MapNode, Node, NodeView, RecordNode};
use crate::model::shape::{Field, Kind, MapKey, Sense, Symbols};
use crate::model::trivia::Anchor;
use crate::model::value::{entries, item_key, items};

/// The reading of a file; every line ends with a line break.
pub fn reading(file: &dyn RecordNode, lang: Lang) -> String {
    let mut page = ReadingPage { lang, out: String::new() };
    page.record(file, 0);
    page.out
}

struct ReadingPage {
    lang: Lang,
    out: String,
}

impl ReadingPage {
    fn line(&mut self, depth: usize, text: &str) {
        if text.is_empty() {
            return self.out.push('\n');
        }
        for _ in 0..depth {
            self.out.push_str("    ");
        }
        self.out.push_str(&visible(text));
        self.out.push('\n');
    }

    /// « Intitulé : Vendre »
    fn fact(&mut self, depth: usize, label: &str, value: &str) {
        let message = Message::new("export-reading-fact").with("label", label).with("value", value);
        self.line(depth, &self.lang.text(&message));
    }

    fn heading(&mut self, depth: usize, label: &str) {
        let message = Message::new("export-label").with("label", label);
        self.line(depth, &self.lang.text(&message));
    }

    fn record(&mut self, record: &dyn RecordNode, depth: usize) {
        self.comments(record, depth);
        for (index, field) in record.shape().fields.iter().enumerate() {
            if record.says(index) {
                self.field(field, record.field(index), depth);
            }
        }
        for unknown in record.trivia().unknown() {
            self.heading(depth, &unknown.name);
            unknown.raw.lines().for_each(|line| self.line(depth + 1, line));
        }
    }

    /// What people noted beside the fields of a record.
    fn comments(&mut self, record: &dyn RecordNode, depth: usize) {
        for (slot, comments) in record.trivia().all_comments() {
            let name = match slot {
                Anchor::Field(at) | Anchor::End(at) => record.shape().fields.get(*at).map(|field| field.name),
                _ => None,
            };
            let of = match (slot, name) {
                (Anchor::Item(_, key) | Anchor::Unknown(key), _) => key,
                (_, Some(name)) => name,
                _ => "",
            };
            for line in comments.before.iter().chain(&comments.after).flat_map(|comment| comment.lines()) {
                self.line(depth, format!("{of} {}", line.trim()).trim());
            }
        }
    }

    fn field(&mut self, field: &Field, node: &dyn Node, depth: usize) {
        let label = self.lang.word(field.label).into_owned();
        match node.view() {
            NodeView::Prose(text) if !text.is_one_line() => {
                self.heading(depth, &label);
                text.sentences().for_each(|line| self.line(depth + 1, line));
            }
            NodeView::List(list) => match &field.kind {
                Kind::List(Kind::Record(_)) if depth == 0 => {
                    items(list).for_each(|item| self.part(&label, item_key(item).unwrap_or_default(), item));
                }
                _ if field.inline => {
                    let values: Vec<String> = items(list).map(|item| self.value(field, item)).collect();
                    self.fact(depth, &label, &values.join(", "));
                }
                _ => {
                    self.heading(depth, &label);
                    items(list).for_each(|item| self.item(field, "", item, depth + 1));
                }
            },
            NodeView::Map(map) => match &field.kind {
                Kind::Map(_, Kind::Record(shape)) if depth == 0 && !shape.inline => {
                    entries(map).for_each(|(key, value)| self.part(&label, key, value));
                }
                Kind::Map(MapKey::Symbol(symbols), _) => {
                    let values = self.amounts(field, symbols, map);
                    self.fact(depth, &label, &values);
                }
                _ => {
                    self.heading(depth, &label);
                    entries(map).for_each(|(key, value)| self.item(field, key, value, depth + 1));
                }
            },
            NodeView::Record(record) => {
                self.heading(depth, &label);
                self.record(record, depth + 1);
            }
            _ => {
                let value = self.value(field, node);
                self.fact(depth, &label, &value);
            }
        }
    }

    /// A part of the file, with its name at the margin.
    fn part(&mut self, label: &str, key: &str, node: &dyn Node) {
        let NodeView::Record(record) = node.view() else { return };
        let title = title(record).filter(|title| !title.is_empty());
        let name = match title {
            Some(title) => format!("{label} › {title} ({key})"),
            None => format!("{label} › {key}"),
        };
        self.line(0, "");
        self.line(0, &name);
        self.record(record, 1);
    }

    /// An item of a list or an entry of a map: on one line where it has nothing long.
    fn item(&mut self, field: &Field, key: &str, node: &dyn Node, depth: usize) {
        let mark = if key.is_empty() { "-" } else { key };
        match node.view() {
            NodeView::Record(record) if is_short(record) => {
                let facts: Vec<String> = record
                    .shape()
                    .fields
                    .iter()
                    .enumerate()
                    .filter(|(index, _)| record.says(*index))
                    .map(|(index, field)| (field, record.field(index)))
                    .map(|(field, node)| {
                        let label = self.lang.word(field.label).into_owned();
                        let fact = Message::new("export-reading-fact").with("label", label);
                        self.lang.text(&fact.with("value", self.value(field, node)))
                    })
                    .collect();
                self.line(depth, &format!("{mark} {}", facts.join(" · ")));
                self.comments(record, depth + 1);
            }
            NodeView::Record(record) => {
                self.line(depth, mark);
                self.record(record, depth + 1);
            }
            NodeView::Prose(text) if !text.is_one_line() => {
                self.line(depth, mark);
                text.sentences().for_each(|line| self.line(depth + 1, line));
            }
            _ => {
                let value = self.value(field, node);
                self.line(depth, &format!("{mark} {value}"));
            }
        }
    }

    /// « Présentiel 7 h, Autoformation 1 h »
    fn amounts(&self, field: &Field, symbols: &Symbols, map: &dyn MapNode) -> String {
        let words = OutlineWords(self.lang);
        let amount = |(key, value): (&str, &dyn Node)| {
            format!("{} {}", words.symbol(symbols, key), self.value(field, value))
        };
        entries(map).map(amount).collect::<Vec<_>>().join(", ")
    }

    /// A value on one line.
    fn value(&self, field: &Field, node: &dyn Node) -> String {
        match node.view() {
            NodeView::Line(text) if field.sense == Sense::Date => date(self.lang, text),
            NodeView::Line(text) => text.to_owned(),
            NodeView::Prose(text) => text.as_str().to_owned(),
            NodeView::Number(number) if field.sense == Sense::Minutes => duration(self.lang, number),
            NodeView::Number(number) => number.to_string(),
            NodeView::Flag(flag) => {
                self.lang.word(if flag { "export-yes" } else { "export-no" }).into_owned()
            }
            NodeView::Symbol(name) => match node.kind() {
                Kind::Symbol(symbols) => OutlineWords(self.lang).symbol(symbols, name),
                _ => name.to_owned(),
            },
            NodeView::List(list) => {
                items(list).map(|item| self.value(field, item)).collect::<Vec<_>>().join(", ")
            }
            NodeView::Map(map) => match &field.kind {
                Kind::Map(MapKey::Symbol(symbols), _) => self.amounts(field, symbols, map),
                _ => String::new(),
            },
            NodeView::Record(_) | NodeView::Absent => String::new(),
        }
    }
}

/// Whether a record reads well on one line: it has no text of many lines and no record of its own.
fn is_short(record: &dyn RecordNode) -> bool {
    let plain = record.shape().fields.iter().enumerate().all(|(index, field)| {
        match (record.field(index).view(), &field.kind) {
            (NodeView::Prose(text), _) => text.is_one_line(),
            (NodeView::List(list), Kind::List(Kind::Record(_)) | Kind::Set(Kind::Record(_))) => {
                list.is_empty()
            }
            (NodeView::Map(map), Kind::Map(MapKey::Id, _)) => map.is_empty(),
            (NodeView::Record(_), _) => false,
            _ => true,
        }
    });
    plain && record.shape().inline && record.trivia().unknown().is_empty()
}

/// What people call a record.
fn title(record: &dyn RecordNode) -> Option<&str> {
    let index = ["title", "name", "label"].iter().find_map(|name| record.shape().index(name))?;
    match record.field(index).view() {
        NodeView::Line(text) => Some(text),
        _ => None,
    }
}
