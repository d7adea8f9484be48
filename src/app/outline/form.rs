//! The form: every field of a record, made from its declaration. No field is named here but the few
//! that have a view of their own.

use std::collections::BTreeSet;

use crate::model::node::{Node, NodeView, RecordNode};
use crate::model::shape::{Field, Kind, Sense, Shape};
use crate::model::value::{Step, Steps, entries, find, items};
use crate::model::{Requirement, TrainingPath};

/// A row of the form.
#[derive(Debug, Clone)]
pub struct FormRow {
    /// The way to its value.
    pub steps: Steps,
    /// How far it is set in.
    pub depth: usize,
    /// What it is called.
    pub name: FormName,
    /// What it holds.
    pub kind: Kind,
    /// What a line or number stands for.
    pub sense: Sense,
    /// Whether what it holds is shown below it; none for plain values.
    pub open: Option<bool>,
    /// Whether it is an item that can be taken away.
    pub item: bool,
    /// Whether it is not there yet: filling it in makes it.
    #[cfg_attr(not(feature = "testing"), allow(dead_code))]
    pub absent: bool,
}

/// What a row is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormName {
    /// A field, by the key of its label.
    Field(&'static str),
    /// An entry, by its key.
    Key(String),
    /// An entry whose key is a name out of a closed list, by the key of its label.
    Symbol(String),
    /// An item of a list, by its number from 1.
    Number(usize),
}

/// The fields of a path that have a view of their own, or that nobody edits.
const HIDDEN: &[&str] = &["format", "stages", "modules", "conflicts"];

/// The rows of the record that `root` leads to, with the containers in `open` unfolded.
pub fn rows(path: &TrainingPath, root: &[Step], open: &BTreeSet<Steps>) -> Vec<FormRow> {
    let mut form = Builder { rows: Vec::new(), open };
    if let Some(NodeView::Record(record)) = find(path, root).map(Node::view) {
        form.record(record.shape(), Some(record), root, 0);
    }
    form.rows
}

struct Builder<'a> {
    rows: Vec<FormRow>,
    open: &'a BTreeSet<Steps>,
}

impl Builder<'_> {
    fn record(&mut self, shape: &'static Shape, record: Option<&dyn RecordNode>, at: &[Step], depth: usize) {
        for (index, field) in shape.fields.iter().enumerate() {
            let hidden = depth == 0
                && HIDDEN.contains(&field.name)
                && (at.is_empty() || at.len() == 2 && field.name == "modules");
            if hidden {
                continue;
            }
            let mut steps = at.to_vec();
            steps.push(Step::Field(field.name));
            self.field(field, record.map(|record| record.field(index)), &steps, depth);
        }
    }

    fn field(&mut self, field: &'static Field, node: Option<&dyn Node>, steps: &[Step], depth: usize) {
        self.value(field.kind, field.sense, node, steps, depth, FormName::Field(field.label), false);
    }

    #[allow(clippy::too_many_arguments)] // one private function that every row goes through
    fn value(
        &mut self,
        kind: Kind,
        sense: Sense,
        node: Option<&dyn Node>,
        steps: &[Step],
        depth: usize,
        name: FormName,
        item: bool,
    ) {
        let view = node.map_or(NodeView::Absent, Node::view);
        let container = matches!(kind, Kind::Record(_) | Kind::List(_) | Kind::Set(_) | Kind::Map(..));
        let open = container.then(|| self.open.contains(steps));
        let row = FormRow {
            steps: steps.to_vec(),
            depth,
            name,
            kind,
            sense,
            open,
            item,
            absent: matches!(view, NodeView::Absent),
        };
        self.rows.push(row);
        if open != Some(true) {
            return;
        }
        let inside = |step: Step| {
            let mut inner = steps.to_vec();
            inner.push(step);
            inner
        };
        match (kind, view) {
            (Kind::Record(shape), NodeView::Record(record)) => {
                self.record(shape, Some(record), steps, depth + 1);
            }
            (Kind::Record(shape), _) => self.record(shape, None, steps, depth + 1),
            (Kind::List(kind) | Kind::Set(kind), NodeView::List(list)) => {
                for (index, node) in items(list).enumerate() {
                    let (steps, name) = (inside(Step::At(index)), FormName::Number(index + 1));
                    self.value(*kind, sense, Some(node), &steps, depth + 1, name, true);
                }
            }
            (Kind::Map(keys, kind), NodeView::Map(map)) => {
                for (key, node) in entries(map) {
                    let name = match keys {
                        crate::model::shape::MapKey::Symbol(symbols) if symbols.names.contains(&key) => {
                            FormName::Symbol(symbols.label_key(key))
                        }
                        _ => FormName::Key(key.to_owned()),
                    };
                    self.value(
                        *kind,
                        sense,
                        Some(node),
                        &inside(Step::Item(key.to_owned())),
                        depth + 1,
                        name,
                        true,
                    );
                }
            }
            _ => {}
        }
    }
}

/// The prerequisite group that a row stands for.
pub fn requirement<'a>(path: &'a TrainingPath, steps: &[Step]) -> Option<(&'a str, usize, &'a Requirement)> {
    let [Step::Field("modules"), Step::Item(id), Step::Field("requires"), Step::At(index)] = steps else {
        return None;
    };
    let (key, module) = path.modules.position(id).and_then(|at| path.modules.iter().nth(at))?;
    Some((key, *index, module.requires.get(*index)?))
}
