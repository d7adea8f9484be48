//! One pass over every value of a file, for the rules that are about any field of a kind or sense.
//!
//! The way to the present value is kept borrowed, so that a file without findings costs no copies.
//! Recursion is bounded by the declaration of the model, not by the file.

use super::scope::Scope;
use crate::model::node::{ListNode, Node, RecordNode, View};
use crate::model::shape::{Field, Kind, MapKey, Symbols};
use crate::model::value::{Step, Steps, entries, items};

/// One step of the way, borrowed from the file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    Field(&'static str),
    Item(&'a str),
    At(usize),
}

/// What stands at a place.
#[derive(Clone, Copy)]
pub(super) enum Seen<'a> {
    /// The key of a map that is an identifier of the author's.
    Key(&'a str),
    Line(&'a str),
    Prose(&'a str),
    Number(u32),
    /// A name and the closed list it should be of.
    Name(&'a str, &'static Symbols),
    Record(&'a dyn RecordNode),
    List(&'a dyn ListNode),
}

/// A place: the way to it and the field it belongs to.
pub(super) struct Place<'w, 'a> {
    pub(super) parts: &'w [Part<'a>],
    pub(super) field: Option<&'static Field>,
}

impl Place<'_, '_> {
    pub(super) fn steps(&self) -> Steps {
        self.parts
            .iter()
            .map(|part| match *part {
                Part::Field(name) => Step::Field(name),
                Part::Item(key) => Step::Item(key.to_owned()),
                Part::At(index) => Step::At(index),
            })
            .collect()
    }
}

/// Shows every value below `root` to `visit`, outer ones first, in the order of the file. Fields at
/// their default are shown too where a file has to have them. Of the fields and the modules of a path,
/// those that `scope` does not ask for are passed over.
pub(super) fn walk<'a>(root: &'a dyn Node, scope: &Scope, visit: &mut dyn FnMut(&Place<'_, 'a>, Seen<'a>)) {
    Walk { parts: Vec::with_capacity(8), scope, visit }.node(root, None);
}

struct Walk<'a, 'v> {
    parts: Vec<Part<'a>>,
    scope: &'v Scope<'v>,
    visit: &'v mut dyn FnMut(&Place<'_, 'a>, Seen<'a>),
}

impl<'a> Walk<'a, '_> {
    fn see(&mut self, field: Option<&'static Field>, seen: Seen<'a>) {
        (self.visit)(&Place { parts: &self.parts, field }, seen);
    }

    fn inside(&mut self, part: Part<'a>, node: &'a dyn Node, field: Option<&'static Field>) {
        self.parts.push(part);
        self.node(node, field);
        self.parts.pop();
    }

    fn node(&mut self, node: &'a dyn Node, field: Option<&'static Field>) {
        match node.view() {
            View::Line(text) => self.see(field, Seen::Line(text)),
            View::Prose(text) => self.see(field, Seen::Prose(text.as_str())),
            View::Number(number) => self.see(field, Seen::Number(number)),
            View::Symbol(name) => {
                if let Kind::Symbol(symbols) = node.kind() {
                    self.see(field, Seen::Name(name, symbols));
                }
            }
            View::List(list) => {
                self.see(field, Seen::List(list));
                for (index, item) in items(list).enumerate() {
                    self.inside(Part::At(index), item, field);
                }
            }
            View::Map(map) => {
                let modules = matches!(self.parts.as_slice(), [Part::Field("modules")]);
                for (key, value) in entries(map).filter(|(key, _)| !modules || self.scope.has_module(key)) {
                    self.parts.push(Part::Item(key));
                    self.see(
                        field,
                        match map.key_kind() {
                            MapKey::Id => Seen::Key(key),
                            MapKey::Symbol(symbols) => Seen::Name(key, symbols),
                        },
                    );
                    self.node(value, field);
                    self.parts.pop();
                }
            }
            View::Record(record) => {
                self.see(field, Seen::Record(record));
                let top = self.parts.is_empty();
                for (index, field) in record.shape().fields.iter().enumerate() {
                    if top && !self.scope.has_field(field.name) {
                        continue;
                    }
                    let value = record.field(index);
                    if field.required || !value.is_default() {
                        self.inside(Part::Field(field.name), value, Some(field));
                    }
                }
            }
            View::Flag(_) | View::Absent => {}
        }
    }
}
