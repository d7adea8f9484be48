//! Where modules stand: the stage of each as one value, the order of each pair that a side turned.

use std::collections::{BTreeSet, HashMap};

use super::{Paths, Violation};
use crate::model::{RequirementKind, TrainingPath};

/// In stages with more modules than this, only the pairs that stand beside each other on a side are looked at.
const MOST_PAIRED: usize = 300;

/// Where a module stands: the place of its stage, and its place in that.
type Spot = (usize, usize);

/// One version, by canonical names.
struct Version<'a> {
    path: &'a TrainingPath,
    spots: HashMap<String, Spot>,
    /// Modules that stand more than once: a breach that others find.
    twice: BTreeSet<String>,
    modules: BTreeSet<String>,
}

impl<'a> Version<'a> {
    fn of(path: &'a TrainingPath, paths: &Paths) -> Self {
        let mut version =
            Self { path, spots: HashMap::new(), twice: BTreeSet::new(), modules: BTreeSet::new() };
        version.modules = path.modules.keys().map(|id| paths.names.canonical(id)).collect();
        for (at, stage) in path.stages.iter().enumerate() {
            for (index, id) in stage.modules.iter().enumerate() {
                let id = paths.names.canonical(id);
                if version.spots.insert(id.clone(), (at, index)).is_some() {
                    version.twice.insert(id);
                }
            }
        }
        version
    }

    fn stage(&self, id: &str) -> Option<&'a str> {
        self.spots.get(id).map(|(stage, _)| self.path.stages[*stage].id.as_str())
    }

    /// Whether one module stands before another, if both stand in one stage.
    fn before(&self, one: &str, other: &str) -> Option<bool> {
        let (one, other) = (self.spots.get(one)?, self.spots.get(other)?);
        (one.0 == other.0).then_some(one.1 < other.1)
    }
}

/// Places and orders that are not what the sides made of them.
pub(super) fn violations(paths: &Paths) -> Vec<Violation> {
    let [base, left, right, result] = paths.versions;
    let same = |path: &TrainingPath| {
        let alike = path.stages.len() == base.stages.len()
            && path
                .stages
                .iter()
                .zip(&base.stages)
                .all(|(one, other)| one.id == other.id && one.modules == other.modules);
        alike && path.modules.keys().eq(base.modules.keys())
    };
    let still = [left, right, result].into_iter().all(same);
    let versions = [base, left, right, result].map(|path| Version::of(path, paths));
    let mut found = Vec::new();
    if !still {
        found.extend(stages(paths, &versions));
        for stage in &result.stages {
            let list: Vec<String> = stage.modules.iter().map(|id| paths.names.canonical(id)).collect();
            if !paths.covered.asks_stage(&stage.id) && !order_holds(paths, &versions, &list) {
                found.push(Violation::Order(stage.id.clone()));
            }
        }
    }
    for stage in too_late(paths, &versions) {
        if !found.contains(&Violation::Order(stage.clone())) {
            found.push(Violation::Order(stage));
        }
    }
    found
}

/// The stage of each module is one value.
fn stages(paths: &Paths, versions: &[Version; 4]) -> Vec<Violation> {
    let [base, left, right, result] = versions;
    let there = |stage: &str| result.path.stages.iter().any(|have| have.id == stage);
    let mut found = Vec::new();
    for id in &result.modules {
        if versions.iter().any(|version| version.twice.contains(id)) || paths.covered.asks_place(id) {
            continue;
        }
        let was = base.stage(id);
        let open = |version: &Version| {
            let stage = version.stage(id).map(|stage| ["stages".to_owned(), stage.to_owned()]);
            stage.is_some_and(|at| paths.covered.asks(&at))
        };
        if versions.iter().any(open) {
            continue;
        }
        let known = base.modules.contains(id);
        // A side without the module says nothing about its place.
        let says = [left, right]
            .map(|side| if side.modules.contains(id) { Some(side.stage(id)) } else { known.then_some(was) });
        let wanted = match says {
            [Some(one), Some(other)] if one == other => one,
            [Some(one), None] | [None, Some(one)] => one,
            [Some(one), Some(other)] if known && other == was => one,
            [Some(one), Some(other)] if known && one == was => other,
            [Some(one), Some(other)] => {
                // Both chose; where one of the two stages is not there, there is no choice left.
                let open = |stage: Option<&str>| stage.is_none_or(there);
                if open(one) && open(other) && !(known && (one.is_none() || other.is_none())) {
                    found.push(Violation::Place(id.clone()));
                }
                continue;
            }
            [None, None] => continue,
        };
        let gone = wanted.is_some_and(|stage| !there(stage));
        if wanted != result.stage(id) && !gone {
            found.push(Violation::Place(id.clone()));
        }
    }
    found
}

/// Whether a list meets the order of each pair that a side turned or put together.
fn order_holds(paths: &Paths, versions: &[Version; 4], list: &[String]) -> bool {
    let [base, left, right, _] = versions;
    let fixed = |id: &String| {
        paths.covered.asks_place(id) || versions.iter().any(|version| version.twice.contains(id))
    };
    let list: Vec<&String> = list.iter().filter(|id| !fixed(id)).collect();
    // What came from another stage stays beside what its side put it beside.
    let beside = |side: &Version, id: &str| {
        let Some((stage, at)) = side.spots.get(id).copied() else { return false };
        let Some(here) = list.iter().position(|have| *have == id) else { return false };
        let near = |list: &[String], at: usize, by: isize| {
            at.checked_add_signed(by).and_then(|at| list.get(at).cloned())
        };
        let own: Vec<String> =
            side.path.stages[stage].modules.iter().map(|id| paths.names.canonical(id)).collect();
        let all: Vec<String> = list.iter().map(|id| (*id).clone()).collect();
        [-1, 1].into_iter().any(|by| near(&own, at, by).is_some_and(|id| near(&all, here, by) == Some(id)))
    };
    let holds = |one: &str, other: &str| {
        // `one` stands before `other` in the result.
        let (Some(first), Some(second)) = (base.spots.get(one), base.spots.get(other)) else { return true };
        let was = first < second;
        let says = [left, right].map(|side| side.before(one, other));
        let together = first.0 == second.0;
        // What neither side turned stands as it stood.
        if together && !was && says == [Some(false); 2] {
            return false;
        }
        let turned = |side: Option<bool>| side == Some(!was);
        let joined = |side: Option<bool>| !together && side.is_some();
        let against = [left, right].into_iter().zip(says).any(|(side, says)| {
            says == Some(false)
                && (turned(says) && together || joined(says) && !beside(side, one) && !beside(side, other))
        });
        // Both put them together, in two orders.
        let open = says[0].is_some() && says[1].is_some() && says[0] != says[1] && !together;
        !against || open && says.into_iter().any(turned) && says != [Some(false), Some(false)] && was
    };
    if list.len() <= MOST_PAIRED {
        return list.iter().enumerate().all(|(at, one)| list[at + 1..].iter().all(|other| holds(one, other)));
    }
    let rank: HashMap<&str, usize> = list.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
    [left, right].into_iter().all(|side| {
        let mut own: Vec<(&Spot, &str)> =
            list.iter().filter_map(|id| Some((side.spots.get(*id)?, id.as_str()))).collect();
        own.sort_unstable();
        own.windows(2).all(|pair| {
            let (one, other) = (pair[0].1, pair[1].1);
            rank[one] < rank[other] || holds(other, one)
        })
    })
}

/// Stages in which a module stands before all that would satisfy one of its prerequisites, as in neither side.
fn too_late(paths: &Paths, versions: &[Version; 4]) -> Vec<String> {
    let [base, left, right, result] = versions;
    let changed = [left, right].map(|side| {
        !std::ptr::eq(side.path, base.path)
            && (side.path.stages != base.path.stages || side.path.modules != base.path.modules)
    });
    if changed.contains(&false) {
        return Vec::new();
    }
    let late = |version: &Version, id: &str| -> Option<bool> {
        let (_, module) = paths.names.find(version.path, id)?;
        let here = version.spots.get(id)?;
        Some(module.requires.iter().any(|group| {
            let binds = group.kind == RequirementKind::Required && group.knowledge.is_empty();
            let mut spots =
                group.any_of.iter().filter_map(|id| version.spots.get(&paths.names.canonical(id))).peekable();
            binds && spots.peek().is_some() && spots.all(|spot| spot.0 == here.0 && spot.1 > here.1)
        }))
    };
    let mut found: Vec<String> = Vec::new();
    for (id, module) in result.path.modules.iter() {
        let id = &paths.names.canonical(id);
        let Some(stage) = result.stage(id) else { continue };
        let unchanged = |side: &Version| {
            paths.names.find(side.path, id).is_some_and(|(_, own)| own.requires == module.requires)
        };
        if module.requires.is_empty() || found.iter().any(|have| have == stage) {
            continue;
        }
        let asked = paths.covered.asks_stage(stage)
            || paths.covered.asks_place(id)
            || paths.covered.asks(&["modules".to_owned(), id.clone(), "requires".to_owned()]);
        let own = || {
            [left, right].into_iter().any(|side| late(side, id) == Some(true))
                || unchanged(base) && late(base, id) == Some(true)
        };
        let known = || [left, right].into_iter().all(|side| side.modules.contains(id));
        if !asked && late(result, id) == Some(true) && known() && !own() {
            found.push(stage.to_owned());
        }
    }
    found
}
