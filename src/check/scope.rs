//! What of a path is judged, where only the difference between two versions of it is asked for.
//!
//! Owns the question whether a finding can be one version's alone: it can where what its rule looks at
//! differs. Which fields a family of rules looks at stands where the family is called. Judging more than
//! is asked costs time and changes nothing, since what both versions have is no difference.

use std::collections::{BTreeSet, HashSet};

use crate::model::value::Step;
use crate::model::{Module, TrainingPath};

/// What two versions of a path differ in.
#[derive(Debug, Default)]
pub struct CheckScope<'a> {
    /// Everything is asked.
    whole: bool,
    /// The fields of the path that differ.
    fields: BTreeSet<&'static str>,
    /// The fields that differ in modules which both versions have.
    inside: BTreeSet<&'static str>,
    /// Modules or competencies came or went.
    cast: bool,
    /// Modules that differ, or refer to what came or went.
    modules: HashSet<&'a str>,
}

impl<'a> CheckScope<'a> {
    /// A path for itself.
    pub fn whole() -> Self {
        Self { whole: true, ..Self::default() }
    }

    /// Two versions that differ in these places. Where language or status differ, everything is judged
    /// otherwise.
    pub fn between(versions: [&'a TrainingPath; 2], places: impl Iterator<Item = &'a [Step]>) -> Self {
        let [before, after] = versions;
        let whole = (&before.language, &before.status) != (&after.language, &after.status);
        let mut scope = Self { whole, ..Self::default() };
        let mut elsewhere: HashSet<&str> = HashSet::new();
        for place in places {
            if let Some(Step::Field(field)) = place.first() {
                scope.fields.insert(field);
            }
            match place {
                [Step::Field("modules"), Step::Item(id), rest @ ..] => {
                    scope.modules.insert(id);
                    match rest.first() {
                        Some(Step::Field(field)) => _ = scope.inside.insert(field),
                        _ => _ = elsewhere.insert(id),
                    }
                }
                [Step::Field("competencies"), Step::Item(id)] => _ = elsewhere.insert(id),
                _ => {}
            }
        }
        scope.cast = !elsewhere.is_empty();
        if scope.cast {
            let refers = |module: &Module| {
                let required = module.requires.iter().flat_map(|group| &group.any_of);
                let worked = module.outcomes.values().flat_map(|outcome| &outcome.competencies);
                required.chain(worked).any(|id| elsewhere.contains(id.as_str()))
            };
            let both = before.modules.iter().chain(after.modules.iter());
            scope.modules.extend(both.filter(|(_, module)| refers(module)).map(|(id, _)| id.as_str()));
        }
        scope
    }

    /// Whether what is found in a module by looking at it alone is asked for.
    pub(super) fn has_module(&self, id: &str) -> bool {
        self.whole || self.modules.contains(id)
    }

    /// Whether what is found in a field of the path by looking at it, and at what it refers to, is asked
    /// for.
    pub(super) fn has_field(&self, name: &str) -> bool {
        self.whole || self.cast || self.fields.contains(name)
    }

    /// Whether what is found by looking at these fields of the path and of all its modules is asked for.
    pub(super) fn asks(&self, fields: &[&str], inside: &[&str]) -> bool {
        self.whole
            || self.cast
            || fields.iter().any(|name| self.fields.contains(name))
            || inside.iter().any(|name| self.inside.contains(name))
    }
}
