//! The merger's answer, put before the judge: what it said about which places, in the judge's own terms.

use mille_parcours::diff::{Change, What};
use mille_parcours::merge::{self, Fate, Merged, Side};
use mille_parcours::model::trivia::Comments;
use mille_parcours::model::value::Step;
use mille_parcours::model::{Conflict, Requirement, TrainingPath};

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

    /// The breaches that hold against the result although something in it is open. While something is in question
    /// what stands is the common version's, among what a side rearranged without it: then a module whose removal,
    /// place or prerequisites are in question may come too late, or wait in a circle. The answers to it ask on.
    pub fn decided(
        &self,
        mut breaches: Vec<laws::Breach>,
        base: &TrainingPath,
        merged: &TrainingPath,
    ) -> Vec<laws::Breach> {
        let questions = merge::questions(merged);
        if questions.is_empty() {
            return breaches;
        }
        let old = laws::breaches(base, &self.names);
        breaches.retain(|breach| !old.contains(breach));
        let doubted: Vec<String> = questions
            .iter()
            .filter(|question| ["module", "dangling", "place"].contains(&question.kind.as_str()))
            .filter_map(|question| question.module.as_deref())
            .flat_map(|id| [self.names.one(id), self.names.required(id)])
            .chain(questions.iter().flat_map(|question| self.housed(question, [base, merged])))
            .collect();
        let owners: Vec<String> = questions
            .iter()
            .filter_map(|question| match question.at.as_slice() {
                [Step::Field("modules"), Step::Item(id), Step::Field("requires")] => Some(self.names.one(id)),
                _ => None,
            })
            .collect();
        // Nor is a group without a way out whose way out is in question.
        let required = |id: &String| self.names.required(id);
        let open = |owner: &str, late: &str| {
            let all_of = |group: &Requirement| group.any_of.iter().map(required).collect::<Vec<String>>();
            let of_owner = merged.modules.iter().filter(|(id, _)| self.names.one(id) == owner);
            of_owner.flat_map(|(_, module)| module.requires.iter()).map(all_of).any(|all| {
                late.split(' ').all(|late| all.iter().any(|id| id == late))
                    && all.iter().any(|id| doubted.contains(id))
            })
        };
        breaches.retain(|breach| match breach {
            laws::Breach::Sequence(owner, late) => {
                let named = |id: &String| id == owner || late.split(' ').any(|late| late == id);
                !doubted.iter().any(named) && !owners.contains(owner) && !open(owner, late)
            }
            laws::Breach::Circle(circle) => !doubted.iter().chain(&owners).any(|id| circle.contains(id)),
            _ => true,
        });
        breaches
    }

    /// The modules of a stage whose removal or place is in question.
    fn housed(&self, question: &merge::Question, versions: [&TrainingPath; 2]) -> Vec<String> {
        let [Step::Field("stages"), Step::Item(stage)] = question.at.as_slice() else { return Vec::new() };
        let stages = versions.into_iter().flat_map(|path| &path.stages).filter(|have| have.id == *stage);
        stages.flat_map(|stage| &stage.modules).map(|id| self.names.one(id)).collect()
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

#[test]
fn only_what_hangs_on_an_open_module_is_not_held_against_the_result() {
    use crate::catalogue::join;
    use mille_parcours::model::{Module, Stage};
    let path = |stages: &[(&str, &[&str])], modules: &[(&str, &str)]| {
        let mut path = TrainingPath::new("p-1", "P");
        for (id, list) in stages {
            let modules = list.iter().map(|id| (*id).to_owned()).collect();
            path.stages.push(Stage { id: (*id).into(), modules, ..Stage::default() });
        }
        for (id, needs) in modules {
            let any_of: mille_parcours::model::Set<String> =
                needs.split_whitespace().map(str::to_owned).collect();
            let group = Requirement { any_of, ..Requirement::default() };
            let requires = Some(group).filter(|group| !group.any_of.is_empty()).into_iter().collect();
            path.modules.insert((*id).into(), Module { requires, ..Module::default() });
        }
        path
    };
    let base =
        path(&[("s0", &["b", "d"]), ("s1", &["c", "e"])], &[("b", ""), ("c", "b"), ("d", ""), ("e", "d")]);
    let mut left = path(&[("s1", &["e"]), ("s0", &["b", "d"])], &[("b", ""), ("d", ""), ("e", "d")]);
    left.modules.get_mut("e").unwrap().requires = <_>::default();
    let mut right = base.clone();
    right.modules.get_mut("c").unwrap().summary = "Autrement.".into();
    let mut merged = join(Some(&base), ("nord", &left), ("sud", &right));
    let decided = |merged: &Merged<TrainingPath>| {
        let judged = Judged::of(&base, &left, &right, merged);
        let breaches = judged.breaches(&left, &right, &merged.file);
        (breaches.len(), judged.decided(breaches, &base, &merged.file))
    };
    // The module c is in question, and stands where the stages were turned without it.
    assert_eq!(decided(&merged), (1, vec![]));
    merged.file.modules.get_mut("e").unwrap().requires = base.modules.get("e").unwrap().requires.clone();
    let late = laws::Breach::Sequence("e".into(), "d".into());
    assert_eq!(decided(&merged), (2, vec![late.clone()]));
    // A way out that is in question is one.
    let mut group = base.modules.get("e").unwrap().requires.iter().next().unwrap().clone();
    group.any_of.insert("c".into());
    merged.file.modules.get_mut("e").unwrap().requires = [group].into_iter().collect();
    merged.file.stages[0].modules.retain(|id| id != "c");
    assert_eq!(decided(&merged).1, vec![]);
}
