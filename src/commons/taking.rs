//! A module that can be taken from a commons, and what a copy of it says of its origin.

use crate::format::digest;
use crate::model::{Contributor, Keyed, Module, ModuleFile, Origin, Role, TrainingPath, fold};

/// A module that can be taken, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Taking<'a> {
    /// Its id.
    pub id: &'a str,
    /// The module.
    pub module: &'a Module,
    /// The path it stands in; none for one in a file of its own.
    pub path: Option<&'a TrainingPath>,
    /// The label of the version that is taken.
    version: &'a str,
    /// The centre that answers for it.
    centre: &'a str,
}

impl<'a> Taking<'a> {
    /// The module of a file.
    pub fn of_file(file: &'a ModuleFile, centre: &'a str) -> Self {
        Self { id: &file.id, module: &file.module, path: None, version: &file.version, centre }
    }

    /// A module of a path; none if it has no such module.
    pub fn of_path(path: &'a TrainingPath, id: &'a str, centre: &'a str) -> Option<Self> {
        let module = path.modules.get(id)?;
        Some(Self { id, module, path: Some(path), version: &path.version, centre })
    }

    /// What the copy says of where it was taken from, on a day. A copy that was never touched says what
    /// it says itself: the credit stays with those who made it.
    pub fn origin(&self, day: &str) -> Origin {
        let taken = digest(self.module);
        if let Some(own) = self.module.origin.as_deref()
            && !own.digest.is_empty()
            && taken.starts_with(&own.digest)
        {
            return Origin { digest: taken, date: day.to_owned(), ..own.clone() };
        }
        let mut authors = authors(&self.module.contributors);
        if let Some(path) = self.path.filter(|_| authors.is_empty()) {
            authors = self::authors(&path.contributors);
        }
        // Who made what was adapted there is named here too.
        let before = self.module.origin.as_ref().map(|own| own.authors.to_vec()).unwrap_or_default();
        let licence = match self.path {
            Some(path) if self.module.licence.is_empty() => &path.licence,
            _ => &self.module.licence,
        };
        Origin {
            path: self.path.map(|path| path.id.clone()).unwrap_or_default(),
            module: self.id.to_owned(),
            digest: taken,
            title: self.module.title.clone(),
            version: self.version.to_owned(),
            centre: self.centre.to_owned(),
            authors: authors.into_iter().chain(before).collect(),
            licence: licence.clone(),
            date: day.to_owned(),
            ..Origin::default()
        }
    }

    /// The copy for a path. What was seen elsewhere and what others adapted stays with them; competencies
    /// that mean something else here, or nothing, are not taken along.
    pub fn copy(&self, into: &TrainingPath, day: &str) -> Module {
        let mut copy = Module {
            origin: Some(Box::new(self.origin(day))),
            adaptations: Keyed::default(),
            observations: Keyed::default(),
            ..self.module.clone()
        };
        for outcome in copy.outcomes.values_mut() {
            outcome.competencies.retain(|id| self.means_the_same(into, id));
        }
        copy
    }

    fn means_the_same(&self, into: &TrainingPath, competency: &str) -> bool {
        let Some(here) = into.competencies.get(competency) else { return false };
        let there = self.path.and_then(|path| path.competencies.get(competency));
        there.is_none_or(|there| fold(&there.label) == fold(&here.label))
    }
}

/// The authors among those who are credited; all of them where nobody is called an author.
fn authors(contributors: &Keyed<Contributor>) -> Vec<String> {
    let by = |only_authors: bool| {
        let wanted = |one: &&Contributor| !only_authors || one.roles.contains(&Role::Author);
        contributors.values().filter(wanted).map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    let authors = by(true);
    if authors.is_empty() { by(false) } else { authors }
}
