//! One pass over every value of a file, for the rules that are about any field of a kind or sense.
//!
//! The way to the present value is kept borrowed, so that a file without findings costs no copies.
//! Recursion is bounded by the declaration of the model, not by the file.

use super::scope::CheckScope;
use crate::model::node::{ListNode, Node, NodeView, RecordNode};
use crate::model::shape::{Field, Kind, MapKey, Symbols};
use crate::model::value::{Step, Steps, entries, items};

/// One step of the way, borrowed from the file.
#[derive(Debug, Clone, Copy)]
pub(super) enum WalkStep<'a> {
    Field(&'static str),
    Item(&'a str),
    At(usize),
}

/// What stands at a place.
#[derive(Clone, Copy)]
pub(super) enum WalkValue<'a> {
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
pub(super) struct WalkPlace<'w, 'a> {
    pub(super) parts: &'w [WalkStep<'a>],
    pub(super) field: Option<&'static Field>,
}

impl WalkPlace<'_, '_> {
    pub(super) fn steps(&self) -> Steps {
        self.parts
            .iter()
            .map(|part| match *part {
                WalkStep::Field(name) => Step::Field(name),
                WalkStep::Item(key) => Step::Item(key.to_owned()),
                WalkStep::At(index) => Step::At(index),
            })
            .collect()
    }
}

/// Shows every value below `root` to `visit`, outer ones first, in the order of the file. Fields at
/// their default are shown too where a file has to have them. Of the fields and the modules of a path,
/// those that `scope` does not ask for are passed over.
pub(super) fn walk<'a>(
    root: &'a dyn Node,
    scope: &CheckScope,
    visit: &mut dyn FnMut(&WalkPlace<'_, 'a>, WalkValue<'a>),
) {
    ValueWalk { parts: Vec::with_capacity(8), scope, visit }.node(root, None);
}

struct ValueWalk<'a, 'v> {
    parts: Vec<WalkStep<'a>>,
    scope: &'v CheckScope<'v>,
    visit: &'v mut dyn FnMut(&WalkPlace<'_, 'a>, WalkValue<'a>),
}

impl<'a> ValueWalk<'a, '_> {
    fn see(&mut self, field: Option<&'static Field>, seen: WalkValue<'a>) {
        (self.visit)(&WalkPlace { parts: &self.parts, field }, seen);
    }

    fn inside(&mut self, part: WalkStep<'a>, node: &'a dyn Node, field: Option<&'static Field>) {
        self.parts.push(part);
        self.node(node, field);
        self.parts.pop();
    }

    fn node(&mut self, node: &'a dyn Node, field: Option<&'static Field>) {
        match node.view() {
            NodeView::Line(text) => self.see(field, WalkValue::Line(text)),
            NodeView::Prose(text) => self.see(field, WalkValue::Prose(text.as_str())),
            NodeView::Number(number) => self.see(field, WalkValue::Number(number)),
            NodeView::Symbol(name) => {
                if let Kind::Symbol(symbols) = node.kind() {
                    self.see(field, WalkValue::Name(name, symbols));
                }
            }
            NodeView::List(list) => {
                self.see(field, WalkValue::List(list));
                for (index, item) in items(list).enumerate() {
                    self.inside(WalkStep::At(index), item, field);
                }
            }
            NodeView::Map(map) => {
                let modules = matches!(self.parts.as_slice(), [WalkStep::Field("modules")]);
                for (key, value) in entries(map).filter(|(key, _)| !modules || self.scope.has_module(key)) {
                    self.parts.push(WalkStep::Item(key));
                    self.see(
                        field,
                        match map.key_kind() {
                            MapKey::Id => WalkValue::Key(key),
                            MapKey::Symbol(symbols) => WalkValue::Name(key, symbols),
                        },
                    );
                    self.node(value, field);
                    self.parts.pop();
                }
            }
            NodeView::Record(record) => {
                self.see(field, WalkValue::Record(record));
                let top = self.parts.is_empty();
                for (index, field) in record.shape().fields.iter().enumerate() {
                    if top && !self.scope.has_field(field.name) {
                        continue;
                    }
                    let value = record.field(index);
                    if field.required || !value.is_default() {
                        self.inside(WalkStep::Field(field.name), value, Some(field));
                    }
                }
            }
            NodeView::Flag(_) | NodeView::Absent => {}
        }
    }
}
