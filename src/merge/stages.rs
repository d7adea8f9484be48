//! Where modules stand: in which stage, and in which order there.
//!
//! The stage of a module is one value; the order inside a stage is that of any list. A module follows its
//! neighbours only when the stage that it was put into is gone. Works on whole
//! versions, so that it can be done again when a law asks for something to stay where it was.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::order::{self, Clash, Lists};
use super::record::Place;
use super::weave::{Woven, weave};
use crate::model::{Stage, TrainingPath};

/// What became of the modules of all stages.
#[derive(Debug, Default)]
pub(super) struct Placing {
    /// The modules of each stage of the result, by its id.
    pub lists: BTreeMap<String, Vec<String>>,
    /// Modules that were put in two places: the stage, where both agree on it.
    pub apart: Vec<Apart>,
    /// Stages whose orders contradict: as either side wants it, and as it was.
    pub circles: Vec<(String, [Vec<String>; 2], Vec<String>)>,
    /// Modules for which a place was chosen, by stage.
    pub told: Vec<(String, Vec<String>)>,
}

/// A module with two places.
#[derive(Debug)]
pub(super) struct Apart {
    pub module: String,
    /// The stage, if it is about the order inside one.
    pub stage: Option<String>,
    pub base: Option<Place>,
    pub sides: [Option<Place>; 2],
}

type Homes<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The stages in which each module stands.
fn homes(path: &TrainingPath) -> Homes<'_> {
    let mut homes = Homes::new();
    for stage in &path.stages {
        for module in &stage.modules {
            homes.entry(module).or_default().insert(&stage.id);
        }
    }
    homes
}

/// Whether a stage will be left when both sides have taken away theirs.
pub(super) fn any_left(base: &TrainingPath, sides: [&TrainingPath; 2]) -> bool {
    let has = |path: &TrainingPath, id: &str| path.stages.iter().any(|stage| stage.id == id);
    let stays = |id: &str| !has(base, id) || sides.iter().all(|side| has(side, id));
    sides.iter().flat_map(|side| &side.stages).any(|stage| stays(&stage.id))
}

/// Where a module stands first.
pub(super) fn place(path: &TrainingPath, module: &str) -> Option<Place> {
    let (stage, at) = path.stage_of(module)?;
    let stage = &path.stages[stage];
    let after = at.checked_sub(1).map(|at| stage.modules[at].clone()).unwrap_or_default();
    Some(Place { stage: stage.id.clone(), after, ..Place::default() })
}

/// The modules that a side moved inside their stage for certain.
pub(super) fn moved(base: &TrainingPath, side: &TrainingPath) -> BTreeSet<String> {
    let there = stages(side);
    let mut moved = BTreeSet::new();
    for stage in &base.stages {
        let list = there.get(stage.id.as_str()).copied().unwrap_or_default();
        if !list.is_empty() && list != stage.modules {
            moved.extend(order::moved(&stage.modules, list));
        }
    }
    moved
}

type Stages<'a> = HashMap<&'a str, &'a [String]>;

/// The modules of each stage.
fn stages(path: &TrainingPath) -> Stages<'_> {
    path.stages.iter().map(|stage| (stage.id.as_str(), stage.modules.as_slice())).collect()
}

/// Puts the modules of `result` into its stages. Those in `pinned` stay where they were.
pub(super) fn arrange(
    base: &TrainingPath,
    sides: [&TrainingPath; 2],
    result: &TrainingPath,
    pinned: &BTreeSet<String>,
) -> Placing {
    // Nobody moved anything, and everything is there: all of it stays.
    let same = |path: &TrainingPath| {
        let alike = |one: &Stage, other: &Stage| one.id == other.id && one.modules == other.modules;
        path.stages.len() == base.stages.len()
            && path.stages.iter().zip(&base.stages).all(|(one, other)| alike(one, other))
            && path.modules.keys().eq(base.modules.keys())
    };
    if [sides[0], sides[1], result].into_iter().all(same) {
        return Placing::default();
    }
    Arranging::new(base, sides, result, pinned).run()
}

struct Arranging<'a> {
    versions: [&'a TrainingPath; 3],
    result: &'a TrainingPath,
    pinned: &'a BTreeSet<String>,
    homes: [Homes<'a>; 3],
    lists: [Stages<'a>; 3],
    /// The stages of the result.
    there: HashSet<&'a str>,
    /// In which stages each module stands in the result.
    assigned: Homes<'a>,
    /// Stages that lend their neighbourhood to modules of another one.
    lent: BTreeMap<&'a str, BTreeSet<&'a str>>,
    /// Modules with two places, with the stages of each side.
    torn: Vec<(&'a str, BTreeSet<&'a str>, BTreeSet<&'a str>)>,
    placing: Placing,
}

impl<'a> Arranging<'a> {
    fn new(
        base: &'a TrainingPath,
        sides: [&'a TrainingPath; 2],
        result: &'a TrainingPath,
        pinned: &'a BTreeSet<String>,
    ) -> Self {
        let versions = [base, sides[0], sides[1]];
        Self {
            versions,
            result,
            pinned,
            homes: versions.map(homes),
            lists: versions.map(stages),
            there: result.stages.iter().map(|stage| stage.id.as_str()).collect(),
            assigned: Homes::new(),
            lent: BTreeMap::new(),
            torn: Vec::new(),
            placing: Placing::default(),
        }
    }

    fn run(mut self) -> Placing {
        let all: BTreeSet<&str> = self.homes.iter().flat_map(|homes| homes.keys().copied()).collect();
        let moved = [1, 2].map(|side| moved(self.versions[0], self.versions[side]));
        for module in all {
            self.assign(module, &moved);
        }
        self.settle_torn();
        self.follow();
        self.remember_orders();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for stage in self.assigned.values().flatten().copied() {
            *counts.entry(stage).or_default() += 1;
        }
        for stage in &self.result.stages {
            self.stage(&stage.id, counts.get(stage.id.as_str()).copied().unwrap_or_default());
        }
        self.placing
    }

    /// Whether a version may say where a module stands.
    fn is_heard(&self, version: usize, module: &str) -> bool {
        let has = |path: &TrainingPath| path.modules.contains_key(module);
        // What is in the result although a side removed it stays where it was.
        let kept = has(self.result) && has(self.versions[0]) && !has(self.versions[version]);
        !(kept || self.pinned.contains(module))
    }

    fn assign(&mut self, module: &'a str, moved: &[BTreeSet<String>; 2]) {
        let has = |path: &TrainingPath| path.modules.contains_key(module);
        let there = has(self.result);
        let none = BTreeSet::new();
        let was = self.homes[0].get(module).unwrap_or(&none).clone();
        let mut sides = [1, 2].map(|version| {
            if self.is_heard(version, module) {
                self.homes[version].get(module).unwrap_or(&none).clone()
            } else {
                was.clone()
            }
        });
        // A side that took the stage away has not moved the module, where the other one did, or where the
        // stage is there all the same.
        let stays = was.iter().any(|stage| self.is_stage(stage));
        for side in 0..2 {
            let dissolved = was.iter().all(|stage| !self.lists[side + 1].contains_key(stage));
            if dissolved && sides[side].is_empty() && (sides[1 - side] != was || stays) {
                sides[side].clone_from(&was);
            }
        }
        let [one, other] = sides;
        let merged = if one == other || was == other {
            one.clone()
        } else if was == one {
            other.clone()
        } else {
            let all: BTreeSet<&str> = one.union(&other).copied().collect();
            all.into_iter()
                .filter(|stage| !was.contains(stage) || (one.contains(stage) && other.contains(stage)))
                .collect()
        };
        let single = |set: &BTreeSet<&str>| set.len() <= 1;
        let both = one != other && was != one && was != other;
        // Moved inside the stage here, and out of it there.
        let lost = |left: &BTreeSet<&str>, side: usize| {
            *left != was && left.is_disjoint(&was) && moved[side].contains(module)
        };
        let torn = one != other
            && (lost(&one, 1) && was == other && self.is_heard(2, module)
                || lost(&other, 0) && was == one && self.is_heard(1, module));
        let dissolved = was.iter().copied().find(|stage| !self.is_stage(stage));
        if let Some(stage) = dissolved.filter(|_| torn) {
            // The stage is gone, and with it the order in it.
            self.tell(stage, vec![module.to_owned()]);
        }
        let torn = torn && dissolved.is_none();
        let contradicts = there && (both && single(&one) && single(&other) && single(&was) || torn);
        if contradicts {
            self.torn.push((module, one, other));
            self.assigned.insert(module, was);
            return;
        }
        let kept: BTreeSet<&str> = merged
            .into_iter()
            .filter(|stage| {
                // A module that is gone is named only where a side without it names it itself: that side's
                // own fault stays as it is, and is found by the checks.
                there
                    || (1..3).any(|version| {
                        !has(self.versions[version])
                            && self.homes[version].get(module).is_some_and(|homes| homes.contains(stage))
                    })
            })
            .collect();
        self.assigned.insert(module, kept);
    }

    fn is_stage(&self, stage: &str) -> bool {
        self.there.contains(stage)
    }

    fn list(&self, version: usize, stage: &str) -> &'a [String] {
        self.lists[version].get(stage).copied().unwrap_or_default()
    }

    /// Modules with two places: where one place follows to the other, there is one.
    fn settle_torn(&mut self) {
        for (module, one, other) in std::mem::take(&mut self.torn) {
            let end = |stages: &BTreeSet<&'a str>, version: usize| match stages.iter().collect::<Vec<_>>()[..]
            {
                [stage] => Some((*stage, self.target(module, stage, version))),
                _ => None,
            };
            match (end(&one, 1), end(&other, 2)) {
                (Some((from, Some(to))), Some((also, Some(same)))) if to == same => {
                    self.assigned.insert(module, BTreeSet::from([to]));
                    for from in [from, also] {
                        if from != to {
                            self.lent.entry(to).or_default().insert(from);
                            self.tell(to, vec![module.to_owned()]);
                        }
                    }
                }
                _ => {
                    let place = |version: usize| {
                        let heard = self.is_heard(version, module);
                        place(self.versions[if heard { version } else { 0 }], module)
                    };
                    let (base, sides) = (place(0), [place(1), place(2)]);
                    self.placing.apart.push(Apart { module: module.to_owned(), stage: None, base, sides });
                }
            }
        }
    }

    /// What a side put between modules that now stand in another stage goes there, and so does what it
    /// put into a stage that is there no more.
    fn follow(&mut self) {
        let mut changes: Vec<(&str, &str, Option<&str>)> = Vec::new();
        for (module, stages) in &self.assigned {
            for stage in stages {
                let in_base = self.homes[0].get(module).is_some_and(|homes| homes.contains(stage));
                if in_base && self.is_stage(stage) {
                    continue;
                }
                let by = (1..3).find(|version| {
                    self.homes[*version].get(module).is_some_and(|homes| homes.contains(stage))
                });
                let target = by.map(|by| self.target(module, stage, by));
                if let Some(target) = target.filter(|target| *target != Some(*stage)) {
                    changes.push((module, stage, target));
                }
            }
        }
        for (module, from, to) in changes {
            let homes = self.assigned.entry(module).or_default();
            homes.remove(from);
            if let Some(to) = to {
                // A name that no module bears goes with its stage.
                if self.result.modules.contains_key(module) {
                    homes.insert(to);
                }
                self.lent.entry(to).or_default().insert(from);
                self.tell(to, vec![module.to_owned()]);
            }
        }
    }

    /// The order of modules in the stages that they came from counts in the one where they come together.
    fn remember_orders(&mut self) {
        let mut together: BTreeMap<(usize, &str, &str), usize> = BTreeMap::new();
        for (module, stages) in &self.assigned {
            for (version, homes) in self.homes.iter().enumerate() {
                for from in homes.get(module).into_iter().flatten().copied() {
                    for stage in stages.iter().copied().filter(|stage| *stage != from) {
                        *together.entry((version, stage, from)).or_default() += 1;
                    }
                }
            }
        }
        for ((_, stage, from), _) in together.into_iter().filter(|(_, count)| *count > 1) {
            self.lent.entry(stage).or_default().insert(from);
        }
    }

    /// Where a module goes that a version put into a stage: there, or where its neighbours went if the
    /// stage is gone.
    fn target(&self, module: &str, stage: &'a str, version: usize) -> Option<&'a str> {
        if self.is_stage(stage) {
            return Some(stage);
        }
        let beside = self.list(version, stage);
        let at = beside.iter().position(|name| name == module)?;
        let known: HashSet<&String> = self.list(0, stage).iter().collect();
        let before = beside[..at].iter().rev().find(|name| known.contains(name));
        let behind = beside[at + 1..].iter().find(|name| known.contains(name));
        let home = |name: &String| {
            let stages = self.assigned.get(name.as_str())?;
            stages.iter().copied().find(|stage| self.is_stage(stage))
        };
        match (before.and_then(home), behind.and_then(home)) {
            (Some(only), _) | (None, Some(only)) => Some(only),
            (None, None) => self.nearest(version, stage),
        }
    }

    /// The stage of the result that stands nearest to one that is gone: one that the version has too, else one
    /// in about its place.
    fn nearest(&self, version: usize, stage: &str) -> Option<&'a str> {
        let stages = &self.versions[version].stages;
        let at = stages.iter().position(|found| found.id == stage)?;
        let there = |found: &&'a crate::model::Stage| self.is_stage(&found.id);
        let before = stages[..at].iter().rev().find(there);
        let beside = before.or_else(|| stages[at + 1..].iter().find(there));
        let all = &self.result.stages;
        beside.or_else(|| all.get(at).or(all.last())).map(|found| found.id.as_str())
    }

    fn tell(&mut self, stage: &str, modules: Vec<String>) {
        match self.placing.told.iter_mut().find(|(have, _)| have == stage) {
            Some((_, told)) => {
                told.extend(modules);
                told.sort();
                told.dedup();
            }
            None => self.placing.told.push((stage.to_owned(), modules)),
        }
    }

    /// Orders the modules of one stage, which are so many.
    fn stage(&mut self, stage: &'a str, count: usize) {
        let belongs =
            |name: &String| self.assigned.get(name.as_str()).is_some_and(|stages| stages.contains(stage));
        if let Some(order) = self.untouched(stage, count, &belongs) {
            self.placing.lists.insert(stage.to_owned(), order);
            return;
        }
        let modules = &self.result.modules;
        let before = |one: &str, other: &str| {
            let groups = modules.get(other).map(|module| &module.requires);
            groups.is_some_and(|groups| groups.iter().any(|group| group.any_of.iter().any(|id| id == one)))
        };
        let sides = [1, 2].map(|version| self.blocks(version, stage, self.lends(stage), &belongs));
        // What one side left where it was has no place here on that side.
        let there =
            sides.each_ref().map(|blocks| blocks.iter().flatten().copied().collect::<HashSet<&str>>());
        let known = |name: &String| {
            let has = |side: usize| there[side].contains(name.as_str()) || !self.is_heard(side + 1, name);
            belongs(name) && (self.homes[0][name.as_str()].contains(stage) || has(0) && has(1))
        };
        let known = self.blocks(0, stage, self.brought(stage, &there), &known);
        let Woven { base, sides: [left, right], tied } = weave(&known, &sides, &before);
        if !tied.is_empty() {
            self.tell(stage, tied);
        }
        let was = base.clone();
        let merged = order::merge(Lists { base, sides: [left, right] }, |_| true, before);
        match merged.clash {
            Some(Clash::Places(places)) => {
                for (module, fronts) in places {
                    let front = |list: &[String]| {
                        let at = list.iter().position(|name| *name == module)?;
                        Some(list[at.checked_sub(1)?].clone())
                    };
                    let place = |front: Option<String>| {
                        Some(Place { stage: stage.to_owned(), ..Place::behind(front) })
                    };
                    let was = was.contains(&module).then(|| place(front(&was))).flatten();
                    self.placing.apart.push(Apart {
                        base: was,
                        sides: fronts.map(place),
                        stage: Some(stage.to_owned()),
                        module,
                    });
                }
            }
            Some(Clash::Circle(sides)) => self.placing.circles.push((stage.to_owned(), sides, was)),
            None => {}
        }
        if !merged.told.is_empty() {
            self.tell(stage, merged.told);
        }
        self.placing.lists.insert(stage.to_owned(), merged.order);
    }

    /// The stages that lend their neighbourhood to one.
    fn lends(&self, stage: &str) -> BTreeSet<&'a str> {
        self.lent.get(stage).cloned().unwrap_or_default()
    }

    /// These, and the stages from which both sides brought modules: in which order they stood there is known.
    fn brought(&self, stage: &str, sides: &[HashSet<&'a str>; 2]) -> BTreeSet<&'a str> {
        let mut found = self.lends(stage);
        let both = sides[0].intersection(&sides[1]);
        found.extend(both.filter_map(|module| self.homes[0].get(module)).flatten().copied());
        found.remove(stage);
        found
    }

    /// The modules of a stage of the result as a version has them: those of this stage, and those of each
    /// other one that has some.
    fn blocks(
        &self,
        version: usize,
        stage: &'a str,
        beside: BTreeSet<&'a str>,
        belongs: &impl Fn(&String) -> bool,
    ) -> Vec<Vec<&'a str>> {
        let mut seen = HashSet::new();
        let all = std::iter::once(stage).chain(beside);
        all.map(|from| {
            let heard = |name: &&String| version == 0 || self.is_heard(version, name);
            let own = self.list(version, from).iter().filter(|name| belongs(name)).filter(heard);
            own.map(String::as_str).filter(|name| seen.insert(*name)).collect()
        })
        .collect()
    }

    /// The list of one side as it is, where the other did nothing to it and all of it stands.
    fn untouched(
        &self,
        stage: &str,
        count: usize,
        belongs: &impl Fn(&String) -> bool,
    ) -> Option<Vec<String>> {
        let [base, left, right] = [0, 1, 2].map(|version| self.list(version, stage));
        if self.lent.contains_key(stage) {
            return None;
        }
        let has = |version: usize| self.lists[version].contains_key(stage);
        let chosen = if left == right || (base == right && has(2)) || !has(2) {
            left
        } else if (base == left && has(1)) || !has(1) {
            right
        } else {
            return None;
        };
        let here: BTreeSet<&String> = chosen.iter().filter(|name| belongs(name)).collect();
        let whole = chosen.iter().all(belongs) && here.len() == count;
        whole.then(|| chosen.to_vec())
    }
}
