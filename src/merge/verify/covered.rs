//! What the questions and the notes of a result speak about.

use std::collections::BTreeSet;

use super::names::Names;
use crate::merge::{Mergeable, Merged};
use crate::model::Conflict;

/// The places that are open or told. Places are written as the records write them.
#[derive(Debug, Default)]
pub(super) struct Covered {
    /// Places of questions about values.
    places: BTreeSet<Vec<String>>,
    /// Modules that a question is about as a whole.
    modules: BTreeSet<String>,
    /// Modules whose place is in question.
    placed: BTreeSet<String>,
    /// Places of notes.
    notes: BTreeSet<Vec<String>>,
}

impl Covered {
    pub fn of<T: Mergeable>(merged: &Merged<T>, names: &Names) -> Self {
        let mut covered = Self::default();
        for conflict in merged.file.conflicts().values() {
            covered.question(conflict, names);
        }
        // These tell of changes that are in the result, and excuse nothing that is not.
        for note in merged.notes.iter().filter(|note| !["guarded", "licence"].contains(&note.kind)) {
            covered.notes.insert(crate::merge::place::written(&note.at));
        }
        covered
    }

    fn question(&mut self, conflict: &Conflict, names: &Names) {
        let module = |at: &[String]| match at {
            [top, id, ..] if top == "modules" => Some(names.canonical(id)),
            _ => None,
        };
        let whole = conflict.at.len() == 2;
        match (conflict.kind.as_str(), module(&conflict.at)) {
            ("place", Some(id)) => {
                self.placed.insert(id);
            }
            (_, Some(id)) if whole => {
                self.modules.insert(id);
                // Parts, successors and new ids stand in the values.
                for side in &conflict.sides {
                    self.modules.extend(side.value.split('"').filter_map(|text| names.known(text)));
                    self.modules.extend(names.known(&side.value));
                }
            }
            _ => {
                self.places.insert(names.canonical_place(&conflict.at));
            }
        }
        if let [top, .., last] = conflict.at.as_slice()
            && top == "stages"
            && conflict.at.len() == 4
        {
            self.placed.insert(names.canonical(last));
        }
        for edit in conflict.sides.iter().flat_map(|side| &side.edits) {
            match edit.at.as_slice() {
                [stages, _, modules, id] if stages == "stages" && modules == "modules" => {
                    self.placed.insert(names.canonical(id));
                }
                [modules, id] if modules == "modules" => {
                    self.modules.insert(names.canonical(id));
                }
                at => {
                    self.places.insert(names.canonical_place(at));
                }
            }
        }
    }

    /// Whether a question is about this place, something in it or what contains it.
    pub fn asks(&self, at: &[String]) -> bool {
        let module = matches!(at, [top, id, ..] if top == "modules" && self.modules.contains(id));
        module || touches(&self.places, at)
    }

    /// Whether a note tells of this place, something in it or what contains it.
    pub fn tells(&self, at: &[String]) -> bool {
        touches(&self.notes, at)
    }

    /// Whether a question is about the module as a whole.
    pub fn asks_module(&self, id: &str) -> bool {
        self.modules.contains(id)
    }

    /// Whether it is open where a module stands.
    pub fn asks_place(&self, id: &str) -> bool {
        self.placed.contains(id) || self.modules.contains(id)
    }

    /// Whether the modules of a stage, or the stages, are in question.
    pub fn asks_stage(&self, stage: &str) -> bool {
        let at = ["stages".to_owned(), stage.to_owned(), "modules".to_owned()];
        touches(&self.places, &at)
    }
}

fn touches(places: &BTreeSet<Vec<String>>, at: &[String]) -> bool {
    let within = places.range(at.to_vec()..).next().is_some_and(|place| place.starts_with(at));
    within || (1..=at.len()).any(|length| places.contains(&at[..length]))
}
