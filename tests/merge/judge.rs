//! The merger's answer, put before the judge: what it said about which places, in the judge's own terms.

use mille_parcours::diff::{Change, What};
use mille_parcours::merge::{self, Fate, Merged, Side};
use mille_parcours::model::trivia::Comments;
use mille_parcours::model::value::Step;
use mille_parcours::model::{Conflict, TrainingPath};

use crate::oracle::facts::{Place, STAGE};
use crate::oracle::{Facts, Names, Said, facts, invention, laws, loss};

/// Three versions and what became of them, as facts.
pub struct Judged {
    pub names: Names,
    pub base: Facts,
    pub left: Facts,
    pub right: Facts,
    pub merged: Facts,
    pub said: Said,
}

impl Judged {
    pub fn of(
        base: &TrainingPath,
        left: &TrainingPath,
        right: &TrainingPath,
        merged: &Merged<TrainingPath>,
    ) -> Self {
        Self::beside(&[], base, left, right, merged)
    }

    /// As [`Judged::of`], with names that also hold in other versions.
    pub fn beside(
        others: &[&TrainingPath],
        base: &TrainingPath,
        left: &TrainingPath,
        right: &TrainingPath,
        merged: &Merged<TrainingPath>,
    ) -> Self {
        let names = Names::of(&[&[base, left, right, &merged.file], others].concat());
        let facts = |path: &TrainingPath| facts::of_path(path, &names);
        Self {
            base: facts(base),
            left: facts(left),
            right: facts(right),
            merged: facts(&merged.file),
            said: said(merged, &names),
            names,
        }
    }

    /// An answer raised a question that the merge had not, and it was answered: what that one was about is
    /// known to whoever answered.
    pub fn was_asked_too(&mut self, conflict: &Conflict) {
        let edits = conflict.sides.iter().flat_map(|side| &side.edits);
        for at in std::iter::once(&conflict.at).chain(edits.map(|edit| &edit.at)) {
            let named = |(index, part): (usize, &String)| {
                if index == 1 && at[0] == "modules" { self.names.one(part) } else { part.clone() }
            };
            self.said.places.insert(at.iter().enumerate().map(named).collect());
        }
    }

    /// Changes that neither hold nor were named.
    pub fn losses(&self) -> Vec<String> {
        loss::losses(&self.base, &self.left, &self.right, &self.merged, &self.said)
    }

    /// What nobody wrote.
    pub fn inventions(&self) -> Vec<String> {
        invention::inventions(&[&self.base, &self.left, &self.right], &self.merged)
    }

    /// Breaches of law that neither side had.
    pub fn breaches(
        &self,
        left: &TrainingPath,
        right: &TrainingPath,
        merged: &TrainingPath,
    ) -> Vec<laws::Breach> {
        laws::new_breaches(left, right, merged, &self.names)
    }

    /// Whether a side changed something at, in or around a place.
    pub fn touched(&self, side: Side, place: &Place) -> bool {
        let side = match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        };
        let near = |at: &Place| at.starts_with(place) || place.starts_with(at);
        let differ = |at: &&Place| {
            self.base.values.get(*at) != side.values.get(*at)
                || self.base.texts.get(*at) != side.texts.get(*at)
                || self.base.orders.get(*at) != side.orders.get(*at)
                || self.base.groups.get(*at) != side.groups.get(*at)
        };
        let all = |facts: &Facts| -> Vec<Place> {
            let named = facts.values.keys().chain(facts.texts.keys()).chain(facts.orders.keys());
            named.chain(facts.groups.keys()).cloned().collect()
        };
        [all(&self.base), all(side)].concat().iter().filter(|at| near(at)).any(|at| differ(&at))
    }
}

/// Everything that the questions, the notes and the account name.
fn said(merged: &Merged<TrainingPath>, names: &Names) -> Said {
    let mut said = Said { heirs: names.heirs(), ..Said::default() };
    for question in merge::questions(&merged.file) {
        place(&question.at, names, &mut said);
    }
    for note in &merged.notes {
        place(&note.at, names, &mut said);
    }
    for decision in &merged.decisions {
        let known = match &decision.fate {
            Fate::Noted(at) => merged.notes.get(*at).is_some(),
            Fate::Asked(ids) => ids.iter().all(|id| merged.file.conflicts.contains_key(id)),
            Fate::Applied | Fate::Agreed => false,
        };
        if known {
            change(&decision.change, names, &mut said);
        }
    }
    said
}

/// The steps in the judge's terms.
pub fn spell(steps: &[Step], names: &Names) -> Place {
    let mut place = Place::new();
    for step in steps {
        let part = match step {
            Step::Field(name) => (*name).to_owned(),
            Step::Item(key) => key.clone(),
            Step::At(_) => break,
        };
        let around: Vec<&str> = place.iter().map(String::as_str).collect();
        let module = matches!(around[..], ["modules"] | ["stages", _, "modules"]);
        place.push(if module { names.one(&part) } else { crate::oracle::facts::line(&part) });
    }
    place
}

fn place(steps: &[Step], names: &Names, said: &mut Said) {
    let place = spell(steps, names);
    if let ["stages", stage, ..] = place.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        if let ["stages", _, "modules", module] = place.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            said.places.insert(vec!["modules".into(), module.into(), STAGE.into()]);
        } else if place.len() == 2 || place[2] == "modules" {
            said.stages.insert(stage.to_owned());
        }
    }
    if let [modules, id] = place.as_slice()
        && modules == "modules"
    {
        said.modules.insert(id.clone());
    }
    said.places.insert(place);
}

/// The account names a change as exactly as the difference does.
fn change(change: &Change, names: &Names, said: &mut Said) {
    let at = |last: String| {
        let mut place = spell(&change.at, names);
        place.push(last);
        place
    };
    match &change.what {
        What::Comments { before, after, .. } => {
            let texts = |comments: &Option<Comments>| -> Vec<String> {
                comments
                    .iter()
                    .flat_map(|c| c.before.iter().chain(&c.after))
                    .map(ToString::to_string)
                    .collect()
            };
            let all = [texts(before), texts(after)].concat();
            said.places.extend(all.into_iter().map(|text| at(format!("comment {text}"))));
        }
        What::Unknown { name, .. } => {
            said.places.insert(at(name.to_string()));
        }
        _ => place(&change.at, names, said),
    }
}
