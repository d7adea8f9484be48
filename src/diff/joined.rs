//! Which module of the one version is which of the other: by id, by earlier ids, and, where people
//! worked in a foreign system that gave other ids, by a guess that is told.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::trivia::{Anchor, Trivia};
use crate::model::{Module, Requirement, TrainingPath, fold};

/// A path before, brought to the ids that its modules have now.
pub(super) struct Joined<'a> {
    /// The path.
    pub before: Cow<'a, TrainingPath>,
    /// Old id, new id.
    pub renames: Vec<(String, String)>,
    /// Those of them that nothing in the files says.
    pub guesses: Vec<Guess>,
}

/// Two modules that were taken for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Its id before.
    pub before: String,
    /// Its id now.
    pub after: String,
    /// What they have in common.
    pub by: Likeness,
}

/// What made two modules one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// Their id in the foreign system.
    Foreign,
    /// Their code.
    Code,
    /// Their title.
    Title,
}

impl Likeness {
    /// Its name for programs and keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::Code => "code",
            Self::Title => "title",
        }
    }

    /// What is compared; empty for what can't be.
    fn of(self, module: &Module) -> String {
        match self {
            Self::Foreign => module.origin.as_ref().map(|origin| origin.foreign.clone()).unwrap_or_default(),
            Self::Code => module.code.trim().to_owned(),
            Self::Title => fold(module.title.trim()),
        }
    }
}

impl<'a> Joined<'a> {
    pub fn of(before: &'a TrainingPath, after: &TrainingPath, guess: bool) -> Self {
        let mut renames = recorded(before, after);
        let mut guesses = Vec::new();
        if guess || is_foreign(before) && is_foreign(after) {
            guesses = guessed(before, after, &renames);
            renames.extend(guesses.iter().map(|guess| (guess.before.clone(), guess.after.clone())));
        }
        let before =
            if renames.is_empty() { Cow::Borrowed(before) } else { Cow::Owned(renamed(before, &renames)) };
        Self { before, renames, guesses }
    }
}

/// Modules that say which earlier id they had. Each old id is taken once.
fn recorded(before: &TrainingPath, after: &TrainingPath) -> Vec<(String, String)> {
    let mut taken = BTreeSet::new();
    let new = after.modules.iter().filter(|(id, _)| !before.modules.contains_key(id));
    new.filter_map(|(id, module)| {
        let gone =
            |old: &&String| before.modules.contains_key(old) && !after.modules.contains_key(old.as_str());
        let old = module.was.iter().find(|old| gone(old) && !taken.contains(*old))?;
        taken.insert(old.clone());
        Some((old.clone(), id.clone()))
    })
    .collect()
}

fn is_foreign(path: &TrainingPath) -> bool {
    let foreign = |origin: &Option<Box<crate::model::Origin>>| {
        origin.as_ref().is_some_and(|origin| !origin.foreign.is_empty())
    };
    foreign(&path.origin) || path.modules.values().any(|module| foreign(&module.origin))
}

/// Modules that are left on both sides and have something in common that nobody else there has.
fn guessed(before: &TrainingPath, after: &TrainingPath, known: &[(String, String)]) -> Vec<Guess> {
    let mut taken: [BTreeSet<String>; 2] = [
        known.iter().map(|(old, _)| old.clone()).collect(),
        known.iter().map(|(_, new)| new.clone()).collect(),
    ];
    let mut guesses = Vec::new();
    for by in [Likeness::Foreign, Likeness::Code, Likeness::Title] {
        let old = left(before, after, &taken[0], by);
        let new = left(after, before, &taken[1], by);
        for (key, ids) in &old {
            if let ([one], Some([other])) = (ids.as_slice(), new.get(key).map(Vec::as_slice)) {
                taken[0].insert((*one).to_owned());
                taken[1].insert((*other).to_owned());
                guesses.push(Guess { before: (*one).to_owned(), after: (*other).to_owned(), by });
            }
        }
    }
    guesses
}

/// The modules that the other version has not and nobody took, by what is compared.
fn left<'a>(
    side: &'a TrainingPath,
    other: &TrainingPath,
    taken: &BTreeSet<String>,
    by: Likeness,
) -> BTreeMap<String, Vec<&'a str>> {
    let mut left: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (id, module) in side.modules.iter().filter(|(id, _)| !other.modules.contains_key(id)) {
        let key = by.of(module);
        if !key.is_empty() && !taken.contains(id) {
            left.entry(key).or_default().push(id);
        }
    }
    left
}

/// A path in which modules have other ids, and everything that refers to them does so.
pub(super) fn renamed(path: &TrainingPath, renames: &[(String, String)]) -> TrainingPath {
    let names: BTreeMap<&str, &str> = renames.iter().map(|(old, new)| (old.as_str(), new.as_str())).collect();
    let name = |id: &str| names.get(id).map_or_else(|| id.to_owned(), |new| (*new).to_owned());
    let mut out = path.clone();
    out.modules = path.modules.iter().map(|(id, module)| (name(id), module.clone())).collect();
    for stage in &mut out.stages {
        stage.modules.iter_mut().for_each(|id| *id = name(id));
        rename_comments(&mut stage.trivia, &names);
    }
    for module in out.modules.values_mut() {
        if !module.requires.iter().any(|group| group.any_of.iter().any(|id| names.contains_key(id.as_str())))
        {
            continue;
        }
        module.requires = module
            .requires
            .iter()
            .map(|group| {
                let mut trivia = group.trivia.clone();
                rename_comments(&mut trivia, &names);
                Requirement {
                    any_of: group.any_of.iter().map(|id| name(id)).collect(),
                    trivia,
                    ..group.clone()
                }
            })
            .collect();
    }
    out
}

/// Comments of plain items go along with the ids that they belong to.
fn rename_comments(trivia: &mut Trivia, names: &BTreeMap<&str, &str>) {
    let old: Vec<Anchor> = trivia
        .all_comments()
        .map(|(slot, _)| slot.clone())
        .filter(|slot| matches!(slot, Anchor::Item(_, key) if names.contains_key(&**key)))
        .collect();
    for slot in old {
        let Anchor::Item(field, key) = &slot else { continue };
        let Some(new) = names.get(&**key) else { continue };
        let comments = trivia.comments(&slot).cloned();
        trivia.put_comments(Anchor::Item(*field, (*new).into()), comments);
        trivia.put_comments(slot.clone(), None);
    }
}
