//! Circles of prerequisites that changes of both sides closed.

use std::collections::BTreeSet;

use super::{Brought, Cause, brought, exchange, holding, narrowed};
use crate::diff::What;
use crate::graph::{Cycle, Graph, Strength};
use crate::merge::work::Work;
use crate::merge::{Mergeable, Side, identity, requires};
use crate::model::{Requirement, TrainingPath};

/// The first circle that takes changes of both sides.
pub(super) fn find<T: Mergeable>(work: &Work<T>, path: &TrainingPath, graph: &Graph) -> Option<Cause> {
    let cycles = graph.cycles();
    if cycles.is_empty() {
        return None;
    }
    let knots = graph.cyclic_components();
    cycles.iter().find_map(|cycle| {
        let mut cause = Cause { groups: links(work, path, graph, cycle), ..Cause::default() };
        let both = cause.sides().len() == 2;
        let knot = knots.iter().find(|knot| cycle.modules.iter().any(|module| knot.contains(module)));
        if !both || is_own(&cause.groups) && !had(work, graph, cycle) {
            let others = knot.map(|knot| tied(work, path, graph, knot)).unwrap_or_default();
            let told = if both { BTreeSet::new() } else { cause.sides() };
            cause.groups.extend(others.into_iter().filter(|group| !told.contains(&group.side)));
        }
        if cause.groups.is_empty() || is_own(&cause.groups) && had(work, graph, cycle) {
            return None;
        }
        if cause.sides().len() < 2 {
            mended(work, graph, cycle, &mut cause);
        }
        if cause.sides().len() < 2 {
            standing(work, graph, cycle, &mut cause);
        }
        if cause.sides().len() < 2 && !had(work, graph, cycle) {
            let ids = graph.ids(knot.unwrap_or(&cycle.modules));
            // A side took away what led out of it as an alternative.
            let groups = inside(path, &ids);
            cause.aside.extend(groups.flat_map(|(owner, group)| narrowed(work, path, owner, group)));
            blocked(work, path, graph, (&ids, &cycles), &mut cause);
        }
        (cause.sides().len() == 2).then_some(cause)
    })
}

/// Whether a side has these modules in a knot itself, as it wrote them: an alternative may have led out of it
/// there. A module that the other side let take up another is either of the two there.
fn had<T: Mergeable>(work: &Work<T>, graph: &Graph, cycle: &Cycle) -> bool {
    let ids = graph.ids(&cycle.modules);
    let knotted = |path: &TrainingPath, names: &dyn Fn(&String) -> Vec<String>| {
        let graph = Graph::of(path);
        let inside = |knot: &Vec<usize>, id: &String| {
            names(id).iter().any(|id| graph.index(id).is_some_and(|module| knot.contains(&module)))
        };
        graph.cyclic_components().iter().any(|knot| ids.iter().all(|id| inside(knot, id)))
    };
    Side::BOTH.into_iter().any(|side| {
        let (Some(path), Some(written)) = (work.file(side).as_path(), work.written[side as usize].as_path())
        else {
            return false;
        };
        let heirs = work.file(side.other()).as_path();
        let also = |id: &String| {
            let was = heirs.and_then(|path| path.modules.get(id)).map(|module| module.was.iter().cloned());
            was.into_iter().flatten().chain([id.clone()]).collect()
        };
        knotted(path, &|id| vec![id.clone()]) && knotted(written, &also)
    })
}

/// Whether one side alone brought all that the circle takes, and the other, if at all, the same: then each
/// had it alone.
fn is_own(groups: &BTreeSet<Brought>) -> bool {
    Side::BOTH.into_iter().any(|side| {
        let all = groups.iter().all(|group| {
            groups
                .iter()
                .any(|own| own.side == side && (&own.module, &own.stands) == (&group.module, &group.stands))
        });
        all && groups.iter().any(|group| group.side != side)
    })
}

/// Who brought the groups that hold a circle together.
fn links<T: Mergeable>(
    work: &Work<T>,
    path: &TrainingPath,
    graph: &Graph,
    cycle: &Cycle,
) -> BTreeSet<Brought> {
    let ids = graph.ids(&cycle.modules);
    let mut found = BTreeSet::new();
    for (from, to) in ids.iter().zip(ids.iter().cycle().skip(1)) {
        // A strict corequisite holds both ways, so it may be written at either end.
        for (owner, member) in [(to, from), (from, to)] {
            let Some(module) = path.modules.get(owner) else { continue };
            let holds = |group: &&Requirement| {
                let strict = group.kind == Strength::StrictCorequisite.kind();
                group.any_of.contains(member) && binds(group) && (owner == to || strict)
            };
            for group in module.requires.iter().filter(holds) {
                found.extend(brought(work, path, owner, group));
            }
        }
    }
    found
}

/// A circle of links that one side took away when it closed it in another way, and that stand since what they
/// belong to is in question: what the other side did there holds them.
fn standing<T: Mergeable>(work: &Work<T>, graph: &Graph, cycle: &Cycle, cause: &mut Cause) {
    let Some(by) = cause.sides().first().copied() else { return };
    let ids = graph.ids(&cycle.modules);
    cause.aside.extend(holding(work, by, ids.iter().map(String::as_str)));
}

/// The groups by which the modules of a circle wait for each other.
fn inside<'a>(
    path: &'a TrainingPath,
    ids: &'a [String],
) -> impl Iterator<Item = (&'a String, &'a Requirement)> {
    let of = |id: &'a String| path.modules.get(id).map(|module| (id, module));
    let waits = |group: &Requirement| binds(group) && group.any_of.iter().any(|id| ids.contains(id));
    ids.iter()
        .filter_map(of)
        .flat_map(|(id, module)| module.requires.iter().map(move |group| (id, group)))
        .filter(move |(_, group)| waits(group))
}

/// A circle that a module led out of as an alternative, until that module came into a circle of its own.
fn blocked<T: Mergeable>(
    work: &Work<T>,
    path: &TrainingPath,
    graph: &Graph,
    (ids, all): (&[String], &[Cycle]),
    cause: &mut Cause,
) {
    let ways: BTreeSet<&String> = inside(path, ids).flat_map(|(_, group)| group.any_of.iter()).collect();
    for other in all {
        let others = graph.ids(&other.modules);
        if others.iter().any(|id| ways.contains(id) && !ids.contains(id)) {
            cause.aside.extend(links(work, path, graph, other).into_iter().map(|group| group.change));
        }
    }
}

/// Who brought the groups inside a knot: where a group offers several modules, a cycle is closed only once
/// each of them waits.
fn tied<T: Mergeable>(
    work: &Work<T>,
    path: &TrainingPath,
    graph: &Graph,
    knot: &[usize],
) -> BTreeSet<Brought> {
    let ids: BTreeSet<String> = graph.ids(knot).into_iter().collect();
    let mut found = BTreeSet::new();
    for (owner, module) in ids.iter().filter_map(|id| Some((id, path.modules.get(id)?))) {
        let inside = |group: &&Requirement| binds(group) && group.any_of.iter().any(|id| ids.contains(id));
        for group in module.requires.iter().filter(inside) {
            found.extend(brought(work, path, owner, group));
        }
    }
    found
}

fn binds(group: &Requirement) -> bool {
    Strength::of(&group.kind) != Strength::Recommended && group.knowledge.trim().is_empty()
}

/// A circle that one side closed again after the other had mended it.
fn mended<T: Mergeable>(work: &Work<T>, graph: &Graph, cycle: &Cycle, cause: &mut Cause) {
    let (Some(base), Some(by)) = (work.base.as_path(), cause.sides().first().copied()) else { return };
    let before = Graph::of(base);
    let here: BTreeSet<String> = graph.ids(&cycle.modules).into_iter().collect();
    let old: BTreeSet<String> = before
        .cycles()
        .iter()
        .map(|cycle| before.ids(&cycle.modules))
        .filter(|ids| ids.iter().any(|id| here.contains(id)))
        .flatten()
        .collect();
    let other = by.other();
    let mends = work.file(other).as_path().is_some_and(|path| {
        let graph = Graph::of(path);
        graph.cycles().iter().all(|cycle| graph.ids(&cycle.modules).iter().all(|id| !old.contains(id)))
    });
    if old.is_empty() || !mends {
        return;
    }
    for id in &old {
        for change in work.here(other, &identity::requires(id)) {
            if let What::Group { before: Some(before), .. } = &work.change(change).what {
                let group = requires::group(before);
                if group.any_of.iter().any(|member| old.contains(member)) {
                    cause.aside.push(change);
                    cause.broken.push((other, id.clone(), group));
                }
            }
        }
    }
}

/// Takes into a question what else would close a circle with either side's answer: so one question is
/// about all circles that share a link.
pub(super) fn widen<T: Mergeable>(
    work: &Work<T>,
    path: &mut TrainingPath,
    causes: &mut [(&'static str, String, Cause)],
) {
    for (kind, _, cause) in causes {
        if *kind != "cycle" {
            continue;
        }
        while let Some(more) = Side::BOTH.into_iter().find_map(|side| closes(work, path, cause, side)) {
            more.withhold(path);
            cause.groups.extend(more.groups);
        }
    }
}

/// What else closes a circle once one side's part of a question holds.
fn closes<T: Mergeable>(work: &Work<T>, path: &TrainingPath, cause: &Cause, side: Side) -> Option<Cause> {
    let mut tried = path.clone();
    for group in cause.groups.iter().filter(|group| group.side == side) {
        exchange(&mut tried, &group.module, group.before.as_ref(), Some(&group.after));
    }
    let graph = Graph::of(&tried);
    graph.cycles().iter().find_map(|cycle| {
        let all = links(work, &tried, &graph, cycle);
        let more: BTreeSet<Brought> = all
            .iter()
            .filter(|group| !cause.groups.contains(group) && stands(path, group))
            .cloned()
            .collect();
        let both = all.iter().map(|group| group.side).collect::<BTreeSet<Side>>().len() == 2;
        (both && !more.is_empty()).then(|| Cause { groups: more, ..Cause::default() })
    })
}

fn stands(path: &TrainingPath, group: &Brought) -> bool {
    path.modules.get(&group.module).is_some_and(|module| module.requires.contains(&group.stands))
}
