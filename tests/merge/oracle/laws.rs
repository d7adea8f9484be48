//! What must hold in a path, said once more and independently: names are unique, references lead
//! somewhere, nobody waits for himself, stages do not teach a module before what it requires.

use std::collections::{BTreeMap, BTreeSet};

use mille_parcours::model::{Module, Requirement, RequirementKind, TrainingPath};

use super::names::Names;

/// A breach of a law; two versions that break one law at one place have the same breach.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breach {
    /// A reference from a place to what is not there.
    Dangling(String, String),
    /// A name twice.
    Twice(String),
    /// A module that wants what comes in a later stage only.
    Sequence(String, String),
    /// Modules that wait for each other.
    Circle(BTreeSet<String>),
}

/// All breaches of a path.
pub fn breaches(path: &TrainingPath, names: &Names) -> BTreeSet<Breach> {
    let mut found = BTreeSet::new();
    references(path, names, &mut found);
    unique(path, names, &mut found);
    sequence(path, names, &mut found);
    found.extend(
        circles(path)
            .into_iter()
            .map(|circle| Breach::Circle(circle.into_iter().map(|id| names.one(&id)).collect())),
    );
    found
}

/// The breaches of the result that neither side had.
pub fn new_breaches(
    left: &TrainingPath,
    right: &TrainingPath,
    merged: &TrainingPath,
    names: &Names,
) -> Vec<Breach> {
    let sides = [left, right].map(|path| (path, breaches(path, names)));
    let known: BTreeSet<&Breach> = sides.iter().flat_map(|(_, breaches)| breaches).collect();
    let taught = |path: &TrainingPath, name: &str| {
        let mut taught = path.stages.iter().flat_map(|stage| &stage.modules);
        taught.any(|id| path.modules.contains_key(id) && names.required(id) == name)
    };
    // What a side names by a module that it has in no stage, and that another took up elsewhere.
    let untaught = |path: &TrainingPath, owner: &str, name: &str| {
        let stands = |id: &String| path.stages.iter().any(|stage| stage.modules.contains(id));
        let mut of_owner = path.modules.iter().filter(|(id, _)| names.one(id) == owner);
        of_owner.any(|(_, module)| {
            let mut members = module.requires.iter().flat_map(|group| group.any_of.iter());
            members.any(|id| names.required(id) == name && !stands(id))
        })
    };
    let old = |breach: &Breach| match breach {
        // A circle that one side had already may have grown.
        Breach::Circle(circle) => known.iter().any(|known| match known {
            Breach::Circle(had) => !had.is_disjoint(circle),
            _ => false,
        }),
        // All that one side wanted too late comes late still, where the other took some of it away, or has
        // what the side itself only names or has in no stage.
        Breach::Sequence(owner, late) => sides.iter().any(|(path, known)| {
            known.iter().any(|known| match known {
                Breach::Sequence(had, all) => {
                    let late_there = |id: &str| {
                        all.split(' ').any(|have| have == id)
                            || !taught(path, id)
                            || untaught(path, owner, id)
                    };
                    had == owner && late.split(' ').all(late_there)
                }
                _ => false,
            })
        }),
        other => known.contains(other),
    };
    breaches(merged, names).into_iter().filter(|breach| !old(breach)).collect()
}

fn references(path: &TrainingPath, names: &Names, found: &mut BTreeSet<Breach>) {
    let mut miss = |place: String, name: &str| {
        found.insert(Breach::Dangling(place, names.one(name)));
    };
    for (id, module) in path.modules.iter() {
        let at = names.one(id);
        for member in module.requires.iter().flat_map(|group| group.any_of.iter()) {
            if !path.modules.contains_key(member) {
                miss(format!("{at} requires"), member);
            }
        }
        inside(path, &at, module, &mut miss);
    }
    for stage in &path.stages {
        for id in stage.modules.iter().filter(|id| !path.modules.contains_key(id)) {
            miss(format!("stage {}", stage.id), id);
        }
    }
}

fn inside(path: &TrainingPath, at: &str, module: &Module, miss: &mut impl FnMut(String, &str)) {
    for (key, outcome) in module.outcomes.iter() {
        for name in outcome.competencies.iter().filter(|name| !path.competencies.contains_key(name)) {
            miss(format!("{at} outcome {key}"), name);
        }
    }
    for (key, assessment) in module.assessments.iter() {
        for name in assessment.outcomes.iter().filter(|name| !module.outcomes.contains_key(name)) {
            miss(format!("{at} assessment {key}"), name);
        }
    }
    for activity in &module.activities {
        for name in activity.resources.iter().filter(|name| !module.resources.contains_key(name)) {
            miss(format!("{at} activity {}", activity.id), name);
        }
    }
}

fn unique(path: &TrainingPath, names: &Names, found: &mut BTreeSet<Breach>) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    let mut see = |name: String| *count.entry(name).or_default() += 1;
    for (id, module) in path.modules.iter() {
        module.activities.iter().for_each(|a| see(format!("activity {} {}", names.one(id), a.id)));
    }
    for stage in &path.stages {
        see(format!("stage {}", stage.id));
        stage.modules.iter().for_each(|id| see(format!("standing {}", names.one(id))));
    }
    found.extend(count.into_iter().filter(|(_, n)| *n > 1).map(|(name, _)| Breach::Twice(name)));
}

/// Whether a group binds at all: advice does not, and what this version does not know neither.
fn binds(group: &Requirement) -> bool {
    !matches!(group.kind, RequirementKind::Recommended | RequirementKind::Unknown(_))
}

fn sequence(path: &TrainingPath, names: &Names, found: &mut BTreeSet<Breach>) {
    let stage = |id: &str| path.stages.iter().position(|stage| stage.modules.iter().any(|have| have == id));
    for (id, module) in path.modules.iter() {
        let Some(here) = stage(id) else { continue };
        for group in module.requires.iter().filter(|group| binds(group) && group.knowledge.is_empty()) {
            let there: Vec<(&String, usize)> = group
                .any_of
                .iter()
                .filter(|member| path.modules.contains_key(member))
                .filter_map(|member| Some((member, stage(member)?)))
                .collect();
            if !there.is_empty() && there.iter().all(|(_, there)| *there > here) {
                // Whoever took a module up stands for it: what came too late before comes too late still.
                let members: Vec<String> = there.iter().map(|(id, _)| names.required(id)).collect();
                found.insert(Breach::Sequence(names.one(id), members.join(" ")));
            }
        }
    }
}

/// Sets of modules none of which can ever be begun, because each waits for another one of the set.
fn circles(path: &TrainingPath) -> Vec<BTreeSet<String>> {
    let stuck = stuck(path);
    // Who of those waits for whom.
    let mut waits: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for id in &stuck {
        let module = path.modules.get(id).expect("a module of the path");
        for group in module.requires.iter().filter(|group| binds(group) && group.knowledge.is_empty()) {
            let members: Vec<&String> = group.any_of.iter().filter(|m| stuck.contains(*m)).collect();
            // One member that can be had is enough.
            let served = group.any_of.iter().any(|m| path.modules.contains_key(m) && !stuck.contains(m));
            if !served {
                waits.entry(id).or_default().extend(members.iter().map(|id| id.as_str()));
            }
        }
    }
    let reach = |from: &str| {
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let mut open: Vec<&str> = waits.get(from).into_iter().flatten().copied().collect();
        while let Some(id) = open.pop() {
            if seen.insert(id.to_owned()) {
                open.extend(waits.get(id).into_iter().flatten());
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<String>> = stuck.iter().map(|id| (id, reach(id))).collect();
    let mut found = BTreeSet::new();
    for (id, after) in &reached {
        if after.contains(*id) {
            let mutual =
                after.iter().filter(|other| reached.get(other).is_some_and(|back| back.contains(*id)));
            found.insert(mutual.cloned().collect::<BTreeSet<String>>());
        }
    }
    found.into_iter().collect()
}

/// The modules that nobody can ever take. A period begins with all that can begin together.
fn stuck(path: &TrainingPath) -> BTreeSet<String> {
    let mut open: BTreeSet<String> = path.modules.keys().cloned().collect();
    let mut done: BTreeSet<String> = BTreeSet::new();
    loop {
        let mut period = open.clone();
        loop {
            let can = |id: &String| {
                path.modules.get(id).is_some_and(|module| {
                    module.requires.iter().filter(|group| binds(group)).all(|group| {
                        let here = |member: &String| match group.kind {
                            RequirementKind::Required => done.contains(member),
                            _ => done.contains(member) || period.contains(member),
                        };
                        !group.knowledge.is_empty() || group.any_of.iter().any(here)
                    })
                })
            };
            let kept: BTreeSet<String> = period.iter().filter(|id| can(id)).cloned().collect();
            let settled = kept.len() == period.len();
            period = kept;
            if settled {
                break;
            }
        }
        if period.is_empty() {
            return open;
        }
        open.retain(|id| !period.contains(id));
        done.extend(period);
    }
}
