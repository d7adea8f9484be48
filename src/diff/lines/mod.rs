//! Exact changes told in words of the field.
//!
//! Every change stands behind at least one line, unless it means nothing: an optional record without
//! content, another order of fields that this version does not know.

mod modules;
mod requirements;
mod trivia;
mod values;

use super::change::{Change, What};
use super::place::Place;
use super::report::{About, Deed, Line};
use super::version::Version;
use crate::model::Message;
use crate::model::shape::Kind;
use crate::model::value::{Step, Steps};

/// Tells changes.
pub(super) struct Telling<'a> {
    sides: [Version<'a>; 2],
    changes: &'a [Change],
    /// By change: whether a line tells it.
    told: Vec<bool>,
    lines: Vec<(About, Line)>,
}

impl<'a> Telling<'a> {
    pub fn new(sides: [Version<'a>; 2], changes: &'a [Change]) -> Self {
        Self { sides, changes, told: vec![false; changes.len()], lines: Vec::new() }
    }

    /// Everything, each line with what it is about, in the order of the changes. Modules that got another
    /// id are given by both.
    pub fn tell(mut self, renames: &[(String, String)]) -> Vec<(About, Line)> {
        self.modules(renames);
        self.reworded_items();
        for index in 0..self.changes.len() {
            if !self.told[index] {
                self.change(index);
            }
        }
        // What happened to a module as a whole, then each thing where its first change stands in the file.
        self.lines.sort_by_key(|(_, line)| (line.entity != "module", line.changes.iter().min().copied()));
        self.lines
    }

    fn change(&mut self, index: usize) {
        let change = &self.changes[index];
        let place = Place::of(self.sides[1], &change.at);
        match &change.what {
            What::Value { before, after } => self.value(index, &place, before, after),
            What::Item { before, after, .. } => {
                self.item(index, &place, before.as_ref().map_or(Deed::Added, |_| Deed::Removed));
                debug_assert!(before.is_some() != after.is_some(), "an item comes or goes");
            }
            What::Moved { from, to } => self.moved(index, &place, (from.index, to.index)),
            What::Group { before, after } => {
                self.group(index, &place, before.as_ref(), after.as_ref());
            }
            What::Comments { slot, before, after } => {
                self.comments(index, &place, slot, before.as_ref(), after.as_ref());
            }
            What::Unknown { name, before, after } => {
                let raw =
                    |side: &Option<(Box<str>, super::Spot)>| side.as_ref().map(|(raw, _)| raw.to_string());
                self.unknown(index, &place, name, raw(before), raw(after));
            }
        }
    }

    /// A line about `place` that tells one change.
    fn push(&mut self, index: usize, place: &Place, line: Line) {
        self.told[index] = true;
        self.lines.push((about(place, &line.at), line));
    }

    /// A line to be completed: what is known from the place alone.
    fn line(&self, index: usize, place: &Place, deed: Deed, message: Message) -> Line {
        let change = &self.changes[index];
        let entity = match &place.entity {
            Some(entity) => entity.shape.label,
            None => "field",
        };
        let id = match (&place.entity, &place.module) {
            (Some(entity), _) => Some(entity.key.clone()),
            (None, module) => module.clone(),
        };
        Line {
            deed,
            entity,
            id,
            field: place.fields.last().map(|field| field.name),
            message,
            what: self.words(place, &change.at),
            was: None,
            is: None,
            rows: Vec::new(),
            before: change.before().cloned(),
            after: change.after().cloned(),
            kind: place.kind,
            at: change.at.clone(),
            changes: vec![index],
        }
    }

    /// What stands at a place, in words; the module or file itself by its own word.
    fn words(&self, place: &Place, at: &Steps) -> Message {
        place
            .words(self.sides, at)
            .unwrap_or_else(|| Message::new(format!("diff-word-{}", place.subject(self.sides[1]))))
    }
}

/// In which section a line stands.
fn about(place: &Place, at: &[Step]) -> About {
    match (&place.module, at.first()) {
        (Some(module), _) => About::Module(module.clone()),
        (None, Some(Step::Field("stages"))) => About::Stages,
        _ => About::File,
    }
}

/// Whether a kind is a record that a key names.
fn is_record(kind: &Kind) -> bool {
    matches!(kind, Kind::Record(_))
}
