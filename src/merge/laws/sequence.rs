//! Modules that changes of both sides put before what they require.

use std::collections::BTreeSet;

use super::{Brought, Cause, brought, exchange, narrowed, places_of};
use crate::graph::{Graph, Strength};
use crate::merge::stages::{Apart, place};
use crate::merge::work::{Ref, Work};
use crate::merge::{Mergeable, Side};
use crate::model::{Requirement, TrainingPath};
use crate::steps;

/// What is looked at: the path as it stands, and what of it is in question already.
pub(super) struct Looked<'a> {
    pub path: &'a TrainingPath,
    pub graph: &'a Graph,
    /// Modules whose places were decided on: put back, or left where they are.
    pub fixed: &'a BTreeSet<String>,
    /// Modules with two places.
    pub apart: &'a [Apart],
}

/// The first breach that takes changes of both sides, and whose prerequisite it is. Inside a stage the
/// prerequisites order the modules anyway.
pub(super) fn find<T: Mergeable>(work: &Work<T>, at: &Looked) -> Option<(String, Cause)> {
    breaches(work, at).find_map(|(owner, group)| {
        let cause = cause(work, at, owner, group);
        let held = cause.groups.is_empty() && cause.places.is_empty();
        (cause.sides().len() == 2 && !held).then(|| (owner.to_owned(), cause))
    })
}

/// A module was put back, since its place takes part in a breach, and what its side did along with that comes too
/// late now or too early: that belongs to the same question. Gives its place among the causes and what it takes
/// more.
pub(super) fn dragged<T: Mergeable>(
    work: &Work<T>,
    at: &Looked,
    causes: &[(&'static str, String, Cause)],
) -> Option<(usize, Cause)> {
    breaches(work, at).find_map(|(owner, group)| {
        let of_it = |module: &String| module == owner || group.any_of.contains(module);
        let by = causes.iter().position(|(_, _, cause)| cause.places.keys().any(|(_, id)| of_it(id)))?;
        let moved = |side: Side| causes[by].2.places.keys().any(|(by, id)| *by == side && of_it(id));
        let mut more = cause(work, at, owner, group);
        more.places.retain(|(side, _), _| moved(*side));
        more.groups.retain(|brought| moved(brought.side));
        more.aside.clear();
        (!more.places.is_empty() || !more.groups.is_empty()).then_some((by, more))
    })
}

/// A module that was put back although the prerequisite in question was taken back too, and that now comes too late
/// or too early itself: it can stay where its side put it.
pub(super) fn misplaced<T: Mergeable>(
    work: &Work<T>,
    at: &Looked,
    causes: &[(&'static str, String, Cause)],
    left_alone: &BTreeSet<String>,
) -> Option<String> {
    breaches(work, at).find_map(|(owner, group)| {
        let of_it = |module: &String| module == owner || group.any_of.contains(module);
        let with_groups = causes.iter().filter(|(_, _, cause)| !cause.groups.is_empty());
        let mut modules = with_groups.flat_map(|(_, _, cause)| cause.places.keys().map(|(_, module)| module));
        modules.find(|module| of_it(module) && !left_alone.contains(*module)).cloned()
    })
}

/// The breaches that no side had alone.
fn breaches<'a, T: Mergeable>(
    work: &'a Work<T>,
    at: &'a Looked,
) -> impl Iterator<Item = (&'a str, &'a Requirement)> {
    // Where a module comes to stand is asked anyway, and its answers are looked at one by one.
    let in_question = |id: &str| at.apart.iter().any(|apart| apart.module == id && apart.stage.is_none());
    let all = if at.path.stages.is_empty() { Vec::new() } else { at.graph.order_breaches() };
    all.into_iter().filter(|breach| !breach.same_stage).filter_map(move |breach| {
        let owner = at.graph.id(breach.at.module);
        let group = at.path.modules.get(owner)?.requires.get(breach.at.requirement)?;
        let open = in_question(owner) || group.any_of.iter().any(|id| in_question(id));
        let own = || Side::BOTH.iter().any(|side| is_own(work, *side, owner, group));
        (!open && is_late(at.path, owner, group) && !own()).then_some((owner, group))
    })
}

/// While a group is in question the one of the common version stands. Where that comes too late among stages
/// that a side turned, and neither side had it so, what a side made of it stands instead.
pub(super) fn settle<T: Mergeable>(work: &Work<T>, path: &mut TrainingPath, owner: &str, cause: &mut Cause) {
    cause.settled = true;
    let own = |was: &Requirement| Side::BOTH.iter().any(|side| is_own(work, *side, owner, was));
    let late = |path: &TrainingPath, group: &Requirement| is_late(path, owner, group);
    let mut instead: Vec<(&Requirement, &Requirement)> = cause
        .groups
        .iter()
        .filter(|brought| brought.module == owner)
        .filter_map(|brought| Some((brought.before.as_ref()?, &brought.after)))
        .filter(|(was, now)| late(path, was) && !own(was) && !late(path, now))
        .collect();
    instead.sort();
    if let Some((was, now)) = instead.first() {
        exchange(path, owner, Some(was), Some(now));
    }
}

/// The stage of a module. One that the path lacks has none, even where a stage still names it.
fn stage(path: &TrainingPath, module: &str) -> Option<usize> {
    path.modules.get(module)?;
    path.stage_of(module).map(|(stage, _)| stage)
}

/// Whether all that would satisfy a group comes in later stages.
pub(in crate::merge) fn is_late(path: &TrainingPath, owner: &str, group: &Requirement) -> bool {
    let Some(here) = stage(path, owner) else { return false };
    let binds = Strength::of(&group.kind) != Strength::Recommended && group.knowledge.trim().is_empty();
    let mut there = group.any_of.iter().filter_map(|member| stage(path, member)).peekable();
    binds && there.peek().is_some() && there.all(|stage| stage > here)
}

/// Whether a side had the breach alone.
fn is_own<T: Mergeable>(work: &Work<T>, side: Side, owner: &str, group: &Requirement) -> bool {
    let Some(path) = work.file(side).as_path() else { return false };
    let Some(module) = path.modules.get(owner) else { return false };
    // Where all of more comes late, so does all of less.
    let within = |have: &Requirement| group.any_of.iter().all(|id| have.any_of.contains(id));
    if !module.requires.iter().any(|have| within(have) && is_late(path, owner, have)) {
        return false;
    }
    // What follows to a module that the other side let take up another one comes late by that one's doing.
    let written = work.written[side as usize].as_path();
    let same = written.and_then(|path| Some((path, path.modules.get(owner)?)));
    let Some((path, module)) = same.filter(|(_, written)| written.requires != module.requires) else {
        return true;
    };
    let heirs = work.file(side.other()).as_path().map(|path| &path.modules);
    let took_up = |heir: &str, old: &String| {
        heirs.and_then(|modules| modules.get(heir)).is_some_and(|heir| heir.was.contains(old))
    };
    let within = |have: &Requirement| {
        let all = &have.any_of;
        group.any_of.iter().all(|id| all.contains(id) || all.iter().any(|old| took_up(id, old)))
    };
    module.requires.iter().any(|have| within(have) && is_late(path, owner, have))
}

fn cause<T: Mergeable>(work: &Work<T>, at: &Looked, owner: &str, group: &Requirement) -> Cause {
    let (result, fixed) = (at.path, at.fixed);
    let groups = brought(work, result, owner, group).into_iter().collect();
    let mut cause = Cause { groups, ..Cause::default() };
    let Some(base) = work.base.as_path() else { return cause };
    let narrowed = narrowed(work, result, owner, group);
    cause.aside.extend(&narrowed);
    for side in Side::BOTH {
        let Some(path) = work.file(side).as_path() else { continue };
        for module in std::iter::once(owner).chain(group.any_of.iter().map(String::as_str)) {
            let (was, is) = (place(base, module), place(path, module));
            let elsewhere = was.as_ref().map(|place| &place.stage) != is.as_ref().map(|place| &place.stage);
            match (was, is) {
                // What was not there before can't be put back.
                (None, Some(_)) if !base.modules.contains_key(module) => {
                    cause.aside.extend(places_of(work, side, module));
                }
                (was, Some(is)) if elsewhere && !fixed.contains(module) => {
                    cause.places.insert((side, module.to_owned()), (was, Some(is)));
                }
                _ => {}
            }
        }
        cause.aside.extend(turned(work, side));
        cause.aside.extend(new(work, side, owner, group));
        cause.aside.extend(arranged(work, result, side, owner, group));
        cause.aside.extend(dissolved(work, result, side, owner, group));
        let followed = took_up(work, side, owner, group);
        // The common version's own followed to a module that took another up: it can only go.
        if cause.groups.is_empty() {
            cause.groups.extend(followed.first().map(|change| can_go(owner, group, *change)));
        }
        cause.aside.extend(followed);
    }
    // Where nothing else can be taken back, the prerequisite can.
    if cause.groups.is_empty() && cause.places.is_empty() {
        cause.groups.extend(narrowed.into_iter().map(|change| can_go(owner, group, change)));
    }
    cause
}

/// A prerequisite that nobody brought, and that comes too late by a change: it can only go.
fn can_go(owner: &str, group: &Requirement, change: Ref) -> Brought {
    let (after, stands) = (group.clone(), group.clone());
    Brought { side: change.0, module: owner.to_owned(), before: None, after, stands, change }
}

/// What a side let modules of the breach take up, where the other one names that still.
fn took_up<T: Mergeable>(work: &Work<T>, side: Side, owner: &str, group: &Requirement) -> Vec<Ref> {
    let (Some(path), Some(other)) =
        (work.file(side).as_path(), work.written[side.other() as usize].as_path())
    else {
        return Vec::new();
    };
    let named = |old: &&String| {
        let module = other.modules.get(owner);
        module.is_some_and(|module| module.requires.iter().any(|have| have.any_of.contains(*old)))
    };
    let members = group.any_of.iter().filter_map(|id| path.modules.get(id));
    members
        .flat_map(|heir| heir.was.iter().filter(named))
        .flat_map(|old| work.here(side, &steps![Field("modules"), Item(old.as_str())]))
        .collect()
}

/// The stages that a side took away, where the other one had put modules of the breach into them: these
/// followed their neighbours.
fn dissolved<T: Mergeable>(
    work: &Work<T>,
    result: &TrainingPath,
    side: Side,
    owner: &str,
    group: &Requirement,
) -> Vec<Ref> {
    let Some(path) = work.file(side.other()).as_path() else { return Vec::new() };
    let gone = |id: &String| !result.stages.iter().any(|stage| stage.id == *id);
    std::iter::once(owner)
        .chain(group.any_of.iter().map(String::as_str))
        .filter_map(|module| place(path, module).map(|place| place.stage).filter(gone))
        .flat_map(|stage| work.taken_away(side, &steps![Field("stages"), Item(stage.as_str())]))
        .collect()
}

/// The stages that a side moved.
fn turned<T: Mergeable>(work: &Work<T>, side: Side) -> Vec<Ref> {
    let mut found = work.within(side, &steps![Field("stages")]);
    found.retain(|change| {
        let change = work.change(*change);
        matches!(change.what, crate::diff::What::Moved { .. }) && change.at.len() == 2
    });
    found
}

/// The stages that a side brought, where it has them in the order that makes the breach.
fn arranged<T: Mergeable>(
    work: &Work<T>,
    result: &TrainingPath,
    side: Side,
    owner: &str,
    group: &Requirement,
) -> Vec<Ref> {
    let Some(path) = work.file(side).as_path() else { return Vec::new() };
    let home = |module: &str| stage(result, module).map(|at| result.stages[at].id.as_str());
    let Some(first) = home(owner) else { return Vec::new() };
    let at = |id: &str| path.stages.iter().position(|stage| stage.id == id);
    let new = |id: &str| work.added(side, &steps![Field("stages"), Item(id)]);
    let behind = group.any_of.iter().filter_map(|member| home(member));
    let turned =
        behind.filter(|then| matches!((at(first), at(then)), (Some(one), Some(other)) if one < other));
    turned.flat_map(|then| [new(first), new(then)].concat()).collect()
}

/// The modules of a breach that a side brought.
fn new<T: Mergeable>(work: &Work<T>, side: Side, owner: &str, group: &Requirement) -> Vec<Ref> {
    let modules = std::iter::once(owner).chain(group.any_of.iter().map(String::as_str));
    modules.flat_map(|module| work.added(side, &steps![Field("modules"), Item(module)])).collect()
}
