//! Where a change stands, in terms of the declaration: in which module, which named thing, which field.

use super::say::{self, Names};
use super::version::Version;
use crate::model::Message;
use crate::model::node::{Node, NodeView, RecordNode};
use crate::model::shape::{Field, Kind, MapKey, Sense, Shape};
use crate::model::value::{Step, find};

/// The place that steps lead to.
#[derive(Clone)]
pub(super) struct Place {
    /// The module that it is in or is.
    pub module: Option<String>,
    /// The innermost thing that a key or an id names and that is no module.
    pub entity: Option<Entity>,
    /// The fields from there to the value, outer ones first.
    pub fields: Vec<&'static Field>,
    /// What is named below the last field: an entry of plain values, an item of a set.
    pub item: Option<(MapKey, String)>,
    /// What stands there.
    pub kind: Kind,
    /// What it stands for.
    pub sense: Sense,
}

/// Something that a key or an id names.
#[derive(Clone)]
pub(super) struct Entity {
    /// What it is.
    pub shape: &'static Shape,
    /// Its key or id.
    pub key: String,
    /// How many of the steps lead to it.
    pub depth: usize,
}

/// The label of the records that are modules.
pub(super) const MODULE: &str = "module";

impl Place {
    /// Follows steps through the declaration of a file.
    pub fn of(file: Version, steps: &[Step]) -> Self {
        let record = file.record();
        let mut place = Self {
            module: None,
            entity: None,
            fields: Vec::new(),
            item: None,
            kind: Kind::Record(record.shape()),
            sense: Sense::Plain,
        };
        for (depth, step) in steps.iter().enumerate() {
            place.enter(step, depth + 1);
            // The module of a module file is what its other fields speak about.
            if let (Version::Module(file), Kind::Record(shape)) = (file, place.kind)
                && shape.label == MODULE
                && place.fields.len() == 1
            {
                place.module = Some(file.id.clone());
                place.fields.clear();
            }
        }
        place
    }

    fn enter(&mut self, step: &Step, depth: usize) {
        match (self.kind, step) {
            (Kind::Record(shape), Step::Field(name)) => {
                let Some(field) = shape.field(name) else { return };
                self.fields.push(field);
                (self.kind, self.sense) = (field.kind, field.sense);
            }
            (Kind::Map(_, inner) | Kind::List(inner) | Kind::Set(inner), Step::Item(key)) => {
                let keys = if let Kind::Map(keys, _) = self.kind { keys } else { MapKey::Id };
                self.kind = *inner;
                match inner {
                    Kind::Record(shape) if shape.label == MODULE => {
                        self.module = Some(key.clone());
                        self.fields.clear();
                    }
                    Kind::Record(shape) => {
                        self.entity = Some(Entity { shape, key: key.clone(), depth });
                        self.fields.clear();
                    }
                    _ => self.item = Some((keys, key.clone())),
                }
            }
            _ => {}
        }
    }

    /// The label of what changed: the innermost named thing, else the module, else the file.
    pub fn subject(&self, file: Version) -> &'static str {
        match (&self.entity, &self.module) {
            (Some(entity), _) => entity.shape.label,
            (None, Some(_)) => MODULE,
            (None, None) => file.record().shape().label,
        }
    }

    /// In words, from the module or the file down: « Objectif « Négocier » · Niveau ». None for the
    /// module or the file itself.
    pub fn words(&self, sides: [Version; 2], steps: &[Step]) -> Option<Message> {
        let entity = self.entity.as_ref().map(|entity| {
            let name = entity_name(sides, &steps[..entity.depth], &entity.key);
            Message::new(format!("diff-the-{}", entity.shape.label)).with("name", name)
        });
        let fields = self.fields.iter().map(|field| Message::new(field.label));
        let item = match (&self.item, self.kind) {
            (Some((MapKey::Symbol(symbols), key)), _) => Some(say::symbol(symbols, key)),
            _ => None,
        };
        let parts = entity.into_iter().chain(fields).chain(item);
        parts.reduce(|around, part| Message::new("diff-within").with("around", around).with("part", part))
    }

    /// Whose titles stand for ids here, in one version.
    pub fn names<'a>(&self, file: Version<'a>) -> Names<'a> {
        file.names(self.module.as_deref())
    }
}

/// What people call what stands at `steps`: as the version now has it, else as the one before had it.
pub(super) fn entity_name([before, after]: [Version; 2], steps: &[Step], key: &str) -> String {
    let named = |file: Version| match find(file.node(), steps).map(Node::view) {
        Some(NodeView::Record(record)) => Some(say::name(record as &dyn RecordNode, key)),
        _ => None,
    };
    named(after).or_else(|| named(before)).unwrap_or_else(|| key.to_owned())
}
