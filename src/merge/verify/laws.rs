//! The laws of the whole, over the result: what a module requires is there and does not come in a later stage, and no
//! modules wait for one another. A breach that neither side had alone is asked.

use std::collections::{BTreeMap, BTreeSet};

use super::names::successors;
use super::{Paths, Violation};
use crate::model::{Module, Requirement, RequirementKind, TrainingPath};

/// One version, by canonical names.
struct LawView<'a> {
    modules: BTreeMap<String, &'a Module>,
    /// The place of each module's stage.
    stages: BTreeMap<String, usize>,
}

impl<'a> LawView<'a> {
    fn of(path: &'a TrainingPath, paths: &Paths) -> Self {
        let modules = path.modules.iter().map(|(id, module)| (paths.names.canonical(id), module)).collect();
        let places = path.stages.iter().enumerate();
        let stages = places.flat_map(|(at, stage)| stage.modules.iter().map(move |id| (id, at)));
        Self { modules, stages: stages.map(|(id, at)| (paths.names.canonical(id), at)).collect() }
    }

    /// The groups that hold a module back, each by the modules of which one is enough.
    fn groups(&self, id: &str, paths: &Paths) -> Vec<(BTreeSet<String>, &'a Requirement)> {
        let all = self.modules.get(id).into_iter().flat_map(|module| module.requires.iter());
        let binding =
            all.filter(|group| group.kind != RequirementKind::Recommended && group.knowledge.is_empty());
        binding
            .map(|group| (group.any_of.iter().map(|id| paths.names.canonical(id)).collect(), group))
            .collect()
    }

    /// Whether all that is there of a group stands in later stages.
    fn is_late(&self, id: &str, members: &BTreeSet<String>) -> bool {
        let Some(here) = self.stages.get(id) else { return false };
        let there = members.iter().filter(|id| self.modules.contains_key(*id));
        let mut stages = there.filter_map(|id| self.stages.get(id)).peekable();
        stages.peek().is_some() && stages.all(|stage| stage > here)
    }

    /// Modules that can never be taken although all that they require is there.
    fn blocked(&self, paths: &Paths) -> BTreeSet<String> {
        let groups: BTreeMap<&String, Vec<(BTreeSet<String>, bool)>> = self
            .modules
            .keys()
            .map(|id| {
                let all = self.groups(id, paths).into_iter();
                let known = all.filter(|(members, _)| members.iter().any(|id| self.modules.contains_key(id)));
                (
                    id,
                    known
                        .map(|(members, group)| (members, group.kind != RequirementKind::Required))
                        .collect(),
                )
            })
            .collect();
        let mut open: BTreeSet<String> = self.modules.keys().cloned().collect();
        // A period after the other: all that can be taken together, given what was taken before.
        loop {
            let mut period = open.clone();
            loop {
                let fits = |id: &String| {
                    groups[id].iter().all(|(members, beside)| {
                        let done = |id: &String| self.modules.contains_key(id) && !open.contains(id);
                        members.iter().any(|id| done(id) || *beside && period.contains(id))
                    })
                };
                let kept: BTreeSet<String> = period.iter().filter(|id| fits(id)).cloned().collect();
                if kept.len() == period.len() {
                    break;
                }
                period = kept;
            }
            if period.is_empty() {
                return open;
            }
            open.retain(|id| !period.contains(id));
        }
    }
}

/// More modules than this are not looked at for circles, since each period takes a walk over all of them.
const MOST_MODULES: usize = 2_000;

/// The breaches of both sides' making.
pub(super) fn violations(paths: &Paths) -> Vec<Violation> {
    let [base, left, right, result] = paths.versions;
    let mut found = unplaced(paths);
    let untouched = |path: &TrainingPath| path.stages == base.stages && path.modules == base.modules;
    if untouched(left) || untouched(right) {
        return found;
    }
    let views = [base, left, right, result].map(|path| LawView::of(path, paths));
    found.extend(late(paths, &views));
    if result.modules.len() <= MOST_MODULES {
        found.extend(circles(paths, &views));
    }
    found
}

/// Names in stages that no module bears, where no side left them so.
fn unplaced(paths: &Paths) -> Vec<Violation> {
    let [base, left, right, result] = paths.versions;
    let names = |path: &TrainingPath, id: &String| {
        !path.modules.contains_key(id) && path.stages.iter().any(|stage| stage.modules.contains(id))
    };
    let all = result.stages.iter().flat_map(|stage| &stage.modules);
    let missing: BTreeSet<&String> = all.filter(|id| !result.modules.contains_key(id)).collect();
    let new = missing.into_iter().filter(|id| ![base, left, right].into_iter().any(|path| names(path, id)));
    new.map(|id| Violation::Unplaced(id.clone())).collect()
}

fn asked(paths: &Paths, id: &str) -> bool {
    let requires = ["modules".to_owned(), id.to_owned(), "requires".to_owned()];
    paths.covered.asks_place(id) || paths.covered.asks_module(id) || paths.covered.asks(&requires)
}

fn late(paths: &Paths, views: &[LawView; 4]) -> Vec<Violation> {
    let [base, left, right, result] = views;
    let mut found = Vec::new();
    for id in result.modules.keys() {
        for (members, _) in result.groups(id, paths) {
            if !result.is_late(id, &members) || asked(paths, id) || members.iter().any(|id| asked(paths, id))
            {
                continue;
            }
            // A version that had it so, or where all of more came late, broke the law alone.
            let within = |have: &BTreeSet<String>| {
                let took_up = |id: &String, old: &String| {
                    successors(paths.versions[3], old).iter().any(|new| paths.names.canonical(new) == *id)
                };
                members.iter().all(|id| have.contains(id) || have.iter().any(|old| took_up(id, old)))
            };
            let own = |version: &LawView| {
                let groups = version.groups(id, paths);
                groups.iter().any(|(have, _)| version.is_late(id, have) && within(have))
            };
            if [base, left, right].into_iter().any(own) {
                continue;
            }
            let moved = |id: &&String| {
                base.stages.get(*id) != result.stages.get(*id) && base.modules.contains_key(*id)
            };
            let changed =
                |module: &Module| base.modules.get(id).is_none_or(|was| was.requires != module.requires);
            if result.modules.get(id).is_some_and(|module| changed(module)) {
                found.push(Violation::Requires(own_id(paths, id)));
            } else {
                let around = std::iter::once(id).chain(&members).filter(moved);
                found.extend(around.map(|id| Violation::Place(id.clone())));
            }
        }
    }
    found
}

fn circles(paths: &Paths, views: &[LawView; 4]) -> Vec<Violation> {
    let [base, left, right, result] = views;
    let stuck = result.blocked(paths);
    if stuck.is_empty() {
        return Vec::new();
    }
    let own: BTreeSet<String> =
        [base, left, right].into_iter().flat_map(|view| view.blocked(paths)).collect();
    if stuck.iter().any(|id| own.contains(id) || asked(paths, id)) {
        return Vec::new();
    }
    let changed = |id: &&String| {
        let requires = |view: &LawView| view.modules.get(*id).map(|module| module.requires.clone());
        requires(base) != requires(result)
    };
    stuck.iter().filter(changed).map(|id| Violation::Requires(own_id(paths, id))).collect()
}

/// The id of a module in the result.
fn own_id(paths: &Paths, name: &str) -> String {
    paths.names.find(paths.versions[3], name).map_or(name, |(id, _)| id).to_owned()
}
