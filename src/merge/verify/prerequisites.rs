//! Prerequisites as logic: all of some groups, each met by any one of its members.

use std::collections::BTreeSet;

use super::names::successors;
use super::{Paths, Violation};
use crate::model::{Module, Requirement, RequirementKind, TrainingPath};

/// More pairs of groups than this are not looked at.
const MOST_PAIRS: usize = 40_000;

/// What one group demands: one of these.
type Clause = BTreeSet<String>;

/// The modules whose prerequisites are not what the sides made of them.
pub(super) fn violations(paths: &Paths) -> Vec<Violation> {
    let [base, left, right, result] = paths.versions;
    let mut found = Vec::new();
    for (id, now) in result.modules.iter() {
        let name = paths.names.canonical(id);
        let [was, one, other] =
            [base, left, right].map(|path| paths.names.find(path, &name).map(|(_, module)| module));
        let (Some(one), Some(other)) = (one, other) else { continue };
        let same = |module: Option<&Module>| module.is_some_and(|module| std::ptr::eq(module, now));
        if same(was) && same(Some(one)) && same(Some(other)) {
            continue;
        }
        let was = was.map(|module| &module.requires[..]).unwrap_or_default();
        let groups = [was, &one.requires, &other.requires, &now.requires];
        if groups[1] == was && groups[2] == was && groups[3] == was {
            continue;
        }
        let at = ["modules".to_owned(), name.clone(), "requires".to_owned()];
        if !paths.covered.asks(&at) && !names_open(paths, &groups) && !holds(paths, groups) {
            found.push(Violation::Requires(id.clone()));
        }
    }
    found
}

/// Whether one of the modules named is in question as a whole.
fn names_open(paths: &Paths, groups: &[&[Requirement]; 4]) -> bool {
    let mut members = groups.iter().flat_map(|groups| groups.iter()).flat_map(|group| group.any_of.iter());
    members.any(|id| paths.covered.asks_module(&paths.names.canonical(id)))
}

fn holds(paths: &Paths, groups: [&[Requirement]; 4]) -> bool {
    let result = paths.versions[3];
    let clauses = |groups: &[Requirement], weak: bool| -> BTreeSet<Clause> {
        let wanted = groups.iter().filter(|group| weak || group.kind != RequirementKind::Recommended);
        wanted.filter_map(|group| clause(paths, result, group)).collect()
    };
    let [was, one, other, now] = groups.map(|groups| clauses(groups, true));
    let covers = |clause: &Clause| now.iter().any(|have| have.is_subset(clause));
    // What both have stays, and what nobody has is not there.
    if was.iter().any(|clause| one.contains(clause) && other.contains(clause) && !covers(clause)) {
        return false;
    }
    // What one side took away, or made another group of, is not there as it was.
    let stays = |clause: &&Clause| now.contains(*clause) && one.contains(*clause) != other.contains(*clause);
    if was.iter().any(|clause| stays(&clause)) || halfway([&was, &one, &other, &now]) {
        return false;
    }
    let known: BTreeSet<&String> = [&was, &one, &other].into_iter().flatten().flatten().collect();
    if now.iter().flatten().any(|member| !known.contains(member)) {
        return false;
    }
    // What a side added is there, if need be with what the other side added to it.
    let added = [&one, &other].into_iter().flatten().filter(|clause| !was.contains(*clause));
    for clause in added {
        if !now.iter().any(|have| have.is_subset(clause) || have.is_superset(clause)) {
            return false;
        }
    }
    let reason =
        |groups: &[Requirement]| groups.iter().map(|group| group.why.clone()).collect::<BTreeSet<String>>();
    let whys = [groups[0], groups[1], groups[2]].into_iter().flat_map(reason).collect::<BTreeSet<String>>();
    if !reason(groups[3]).is_subset(&whys) {
        return false;
    }
    // As they stood: a group also goes with the module that it names.
    let written = |groups: &[Requirement]| -> BTreeSet<Clause> {
        groups.iter().map(|group| as_written(paths, group)).collect()
    };
    let [base, left, right] = [groups[0], groups[1], groups[2]].map(written);
    let exchanged = exchanged_and_removed([&was, &one, &other])
        || exchanged_and_removed([&base, &left, &right])
            && exchanged_what_it_has(paths, [&base, &left, &right]);
    if two_successors(paths, groups) || exchanged {
        return false;
    }
    let [_, one, other, now] = groups.map(|groups| clauses(groups, false));
    at_least(&one, &other, &now)
}

/// Whether a result demands what both sides demand: each way to meet it meets one of the sides, too.
fn at_least(one: &BTreeSet<Clause>, other: &BTreeSet<Clause>, now: &BTreeSet<Clause>) -> bool {
    let apart = [one.difference(other).count(), other.difference(one).count()];
    if apart[0].saturating_mul(apart[1]).saturating_mul(now.len()) > MOST_PAIRS {
        return true;
    }
    let met = |either: &Clause| now.iter().any(|have| have.is_subset(either));
    let shared = one.intersection(other).all(met);
    shared
        && one
            .difference(other)
            .all(|left| other.difference(one).all(|right| met(&left.union(right).cloned().collect())))
}

/// A group by canonical names, with what took up those of its modules that are gone; nothing where none is left.
fn clause(paths: &Paths, result: &TrainingPath, group: &Requirement) -> Option<Clause> {
    let mut members = Clause::new();
    for id in &group.any_of {
        let name = paths.names.canonical(id);
        if paths.names.find(result, &name).is_some() {
            members.insert(name);
        } else {
            members.extend(successors(result, id).iter().map(|id| paths.names.canonical(id)));
        }
    }
    if !group.knowledge.is_empty() {
        members.insert(format!("\u{0}{}", group.knowledge));
    }
    (!members.is_empty()).then_some(members)
}

/// Whether one group, of which each side made another one, stands as one version alone has it.
fn halfway([was, one, other, now]: [&BTreeSet<Clause>; 4]) -> bool {
    let only = |side: &BTreeSet<Clause>| match side.difference(was).collect::<Vec<_>>()[..] {
        [only] => Some(only.clone()),
        _ => None,
    };
    let mut gone = was.iter().filter(|clause| !one.contains(*clause) && !other.contains(*clause));
    let (Some(before), None) = (gone.next(), gone.next()) else { return false };
    let (Some(left), Some(right)) = (only(one), only(other)) else { return false };
    if left == right || left.is_disjoint(before) || right.is_disjoint(before) {
        return false;
    }
    let both = left.union(&right);
    let expected: Clause = both
        .filter(|id| !before.contains(*id) || left.contains(*id) && right.contains(*id))
        .cloned()
        .collect();
    [before, &left, &right].into_iter().any(|clause| *clause != expected && now.contains(clause))
}

/// Whether the side that exchanged a group still has the modules of the one that it took away.
fn exchanged_what_it_has(paths: &Paths, [was, one, other]: [&BTreeSet<Clause>; 3]) -> bool {
    let side = if one.difference(was).next().is_some() { paths.versions[1] } else { paths.versions[2] };
    let mut gone = was.difference(one).filter(|clause| !other.contains(*clause)).flatten();
    gone.all(|id| paths.names.find(side, id).is_some())
}

/// A group by canonical names.
fn as_written(paths: &Paths, group: &Requirement) -> Clause {
    let mut members: Clause = group.any_of.iter().map(|id| paths.names.canonical(id)).collect();
    if !group.knowledge.is_empty() {
        members.insert(format!("\u{0}{}", group.knowledge));
    }
    members
}

/// Whether one side put one group in the place of another, which the other side just removed.
fn exchanged_and_removed([was, one, other]: [&BTreeSet<Clause>; 3]) -> bool {
    let gone = |side: &BTreeSet<Clause>| was.difference(side).cloned().collect::<Vec<Clause>>();
    let new = [one, other].map(|side| side.difference(was).count());
    let gone = [gone(one), gone(other)];
    gone[0].len() == 1 && gone[0] == gone[1] && (new == [0, 1] || new == [1, 0])
}

/// Whether each side let another module take up one that was required.
fn two_successors(paths: &Paths, groups: [&[Requirement]; 4]) -> bool {
    let [_, left, right, result] = paths.versions;
    groups[0].iter().flat_map(|group| group.any_of.iter()).any(|id| {
        if paths.names.find(result, id).is_some() {
            return false;
        }
        let taken = [left, right].map(|path| successors(path, id));
        // One may have got another id since.
        let took_up = |path: &TrainingPath, new: &String, old: &String| {
            path.modules.get(new).is_some_and(|module| module.was.contains(old))
        };
        let same = |one: &String, other: &String| {
            one == other || took_up(left, one, other) || took_up(right, other, one)
        };
        let any_same = taken[0].iter().any(|one| taken[1].iter().any(|other| same(one, other)));
        !taken[0].is_empty() && !taken[1].is_empty() && !any_same
    })
}
