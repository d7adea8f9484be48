//! Each algorithm against the definition of what it computes, by enumeration.

use std::collections::BTreeSet;

use mille_parcours::graph::{Cause, Cycle, Graph, Strength};
use proptest::prelude::*;

use crate::spec::{Group, Spec, acyclic, closure, specs};

const AND_OR: &[Strength] = &[Strength::Required, Strength::Corequisite, Strength::Recommended];
const TIMED: &[Strength] = &[Strength::Required, Strength::Corequisite];
const ALL: &[Strength] =
    &[Strength::Required, Strength::Corequisite, Strength::StrictCorequisite, Strength::Recommended];

/// By module: whether there is a timetable with it, by trying all: each module in some period or not
/// at all, every group of those that take place satisfied. `assume` lets missing modules satisfy.
fn takeable(spec: &Spec, assume: bool) -> Vec<bool> {
    let modules = spec.len();
    let mut found = vec![false; modules];
    let mut periods = vec![0; modules];
    loop {
        // Period 0 means not at all.
        let kept = |owner: usize, group: &Group| {
            group.strength == Strength::Recommended
                || group.entry
                || group.members.iter().any(|member| match periods.get(*member) {
                    None => assume,
                    Some(0) => false,
                    Some(period) => match group.strength {
                        Strength::Required => *period < periods[owner],
                        Strength::StrictCorequisite => *period == periods[owner],
                        _ => *period <= periods[owner],
                    },
                })
        };
        let lawful = (0..modules)
            .filter(|owner| periods[*owner] > 0)
            .all(|owner| spec.groups[owner].iter().all(|group| kept(owner, group)));
        if lawful {
            (0..modules).for_each(|module| found[module] |= periods[module] > 0);
        }
        let Some(next) = periods.iter().position(|period| *period < modules) else { return found };
        periods[next] += 1;
        periods[..next].fill(0);
    }
}

/// The same path without a module: groups name it in vain, and nobody can take it.
fn left_out(spec: &Spec, module: usize) -> Spec {
    let nowhere = spec.len();
    let mut spec = spec.clone().with(module, Strength::Required, &[nowhere]);
    for member in spec.groups.iter_mut().flatten().flat_map(|group| &mut group.members) {
        if *member == module {
            *member = nowhere;
        }
    }
    spec
}

fn blocked(graph: &Graph) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let found = graph.satisfaction();
    let modules =
        |list: &[mille_parcours::graph::Blocked]| list.iter().map(|blocked| blocked.module).collect();
    (modules(&found.blocked), modules(&found.missing))
}

fn not(taken: &[bool]) -> BTreeSet<usize> {
    (0..taken.len()).filter(|module| !taken[*module]).collect()
}

/// The links (from, to, strict) of groups that blocked modules wait for in vain.
fn vain_links(spec: &Spec, taken: &[bool]) -> Vec<(usize, usize, bool)> {
    let mut links = Vec::new();
    for owner in (0..spec.len()).filter(|owner| !taken[*owner]) {
        for group in &spec.groups[owner] {
            let met = group.strength == Strength::Recommended
                || group.entry
                || group.members.iter().any(|member| taken.get(*member).copied().unwrap_or(true))
                || (group.strength != Strength::Required && group.members.contains(&owner));
            if !met {
                links.extend(
                    group.members.iter().map(|from| (*from, owner, group.strength == Strength::Required)),
                );
            }
        }
    }
    links
}

/// All simple cycles that hold a strict link, as lists of modules with the smallest first.
fn strict_cycles(modules: usize, links: &[(usize, usize, bool)]) -> BTreeSet<Vec<usize>> {
    let mut out = BTreeSet::new();
    let mut open: Vec<(Vec<usize>, bool)> = (0..modules).map(|first| (vec![first], false)).collect();
    while let Some((walk, strict)) = open.pop() {
        let (first, last) = (walk[0], walk[walk.len() - 1]);
        for &(_, to, hard) in links.iter().filter(|(from, ..)| *from == last) {
            if to == first && (strict || hard) {
                out.insert(walk.clone());
            } else if to > first && !walk.contains(&to) {
                open.push((walk.iter().copied().chain([to]).collect(), strict || hard));
            }
        }
    }
    out
}

fn is_canonical(cycle: &Cycle) -> bool {
    cycle.modules.iter().min() == cycle.modules.first()
        && cycle.strengths.len() == cycle.modules.len()
        && cycle.strengths.contains(&Strength::Required)
}

/// Every chain of a graph without cycles, from a module without prerequisite to one that opens
/// nothing.
fn chains(spec: &Spec) -> Vec<Vec<usize>> {
    let needs = |module: usize| -> BTreeSet<usize> {
        let groups = spec.groups[module].iter().filter(|group| group.strength != Strength::Recommended);
        groups.flat_map(|group| group.members.iter().copied()).collect()
    };
    let mut open: Vec<Vec<usize>> =
        (0..spec.len()).filter(|module| needs(*module).is_empty()).map(|m| vec![m]).collect();
    let mut done = Vec::new();
    while let Some(chain) = open.pop() {
        let last = chain[chain.len() - 1];
        let next: Vec<usize> = (0..spec.len()).filter(|module| needs(*module).contains(&last)).collect();
        if next.is_empty() {
            done.push(chain);
        } else {
            open.extend(next.into_iter().map(|module| chain.iter().copied().chain([module]).collect()));
        }
    }
    done
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, failure_persistence: None, cases: ProptestConfig::default().cases.max(400), ..ProptestConfig::default() })]

    #[test]
    fn who_can_be_taken_with_alternatives(spec in specs(5, AND_OR, 3, true)) {
        let (hard, missing) = blocked(&Graph::of(&spec.path()));
        let expected = not(&takeable(&spec, true));
        prop_assert_eq!(&hard, &expected);
        let strictly = not(&takeable(&spec, false));
        prop_assert_eq!(missing, &strictly - &expected);
    }

    #[test]
    fn what_is_lost_is_what_no_timetable_without_the_module_has(spec in specs(5, AND_OR, 3, true)) {
        let graph = Graph::of(&spec.path());
        let with = takeable(&spec, false);
        let counts = graph.lost_counts().unwrap();
        for module in 0..spec.len() {
            let without = takeable(&left_out(&spec, module), false);
            let expected: Vec<usize> =
                (0..spec.len()).filter(|at| *at != module && with[*at] && !without[*at]).collect();
            prop_assert_eq!(graph.lost_without(module), expected.clone(), "without {}", module);
            let count = if with[module] { expected.len() } else { 0 };
            prop_assert_eq!(counts[module] as usize, count, "without {}", module);
        }
    }

    #[test]
    fn counts_are_those_of_the_lists(spec in specs(160, AND_OR, 3, true)) {
        let graph = Graph::of(&spec.path());
        let counts = graph.lost_counts().unwrap();
        for (module, count) in counts.into_iter().enumerate() {
            prop_assert_eq!(graph.lost_without(module).len(), count as usize, "without {}", module);
        }
    }

    #[test]
    fn who_can_be_taken_with_strict_corequisites(spec in specs(5, ALL, 1, false)) {
        let (hard, missing) = blocked(&Graph::of(&spec.path()));
        prop_assert_eq!(hard, not(&takeable(&spec, true)));
        prop_assert!(missing.is_empty());
    }

    #[test]
    fn each_knot_tells_its_shortest_cycle(spec in specs(5, AND_OR, 2, true)) {
        let taken = takeable(&spec, true);
        let links = vain_links(&spec, &taken);
        let plain: Vec<(usize, usize)> = links.iter().map(|(from, to, _)| (*from, *to)).collect();
        let reach = closure(spec.len(), &plain);
        let all = strict_cycles(spec.len(), &links);
        let knot = |module: usize| -> BTreeSet<usize> {
            (0..spec.len()).filter(|other| *other == module || (reach[module][*other] && reach[*other][module])).collect()
        };
        let knots: BTreeSet<BTreeSet<usize>> = all.iter().map(|cycle| knot(cycle[0])).collect();
        let found = Graph::of(&spec.path()).cycles();
        prop_assert_eq!(found.len(), knots.len());
        for cycle in &found {
            prop_assert!(is_canonical(cycle));
            prop_assert!(all.contains(&cycle.modules), "{:?} is no cycle", cycle);
            let home = knot(cycle.modules[0]);
            let shortest = all.iter().filter(|one| home.contains(&one[0])).map(Vec::len).min();
            prop_assert_eq!(Some(cycle.modules.len()), shortest);
        }
    }

    #[test]
    fn a_new_prerequisite_is_refused_when_it_blocks(
        spec in specs(5, AND_OR, 2, false), from in 0_usize..5, to in 0_usize..5, strict in any::<bool>()
    ) {
        let (from, to) = (from % spec.len(), to % spec.len());
        prop_assume!(strict || from != to);
        let strength = if strict { Strength::Required } else { Strength::Corequisite };
        let found = Graph::of(&spec.path()).would_cycle(from, to, strength);
        let after = spec.clone().with(to, strength, &[from]);
        let links = vain_links(&after, &takeable(&after, true));
        let through = |cycle: &Vec<usize>| {
            let next = cycle.iter().cycle().skip(1);
            cycle.iter().zip(next).any(|(one, other)| (*one, *other) == (from, to))
        };
        // Of two links between the same modules the enumeration sees both, so each cycle is there.
        let cycles = strict_cycles(spec.len(), &links);
        let shortest = cycles.iter().filter(|cycle| through(cycle)).map(Vec::len).min();
        if let Some(cycle) = &found {
            prop_assert!(is_canonical(cycle) && cycles.contains(&cycle.modules));
        }
        if strict {
            prop_assert_eq!(found.map(|cycle| cycle.modules.len()), shortest);
        } else {
            // The knot may hold a cycle without the new link, which is then the one that is told.
            prop_assert!(found.is_some() || shortest.is_none(), "a cycle was overlooked");
        }
    }

    #[test]
    fn reach_is_the_transitive_closure(spec in specs(7, ALL, 3, false)) {
        let graph = Graph::of(&spec.path());
        let links: Vec<(usize, usize)> = (0..spec.len())
            .flat_map(|owner| spec.groups[owner].iter().map(move |group| (owner, group)))
            .filter(|(_, group)| group.strength != Strength::Recommended)
            .flat_map(|(owner, group)| group.members.iter().map(move |member| (*member, owner)))
            .collect();
        let reach = closure(spec.len(), &links);
        let metrics = graph.metrics();
        for module in 0..spec.len() {
            let down: Vec<usize> = (0..spec.len()).filter(|to| *to != module && reach[module][*to]).collect();
            let up: Vec<usize> = (0..spec.len()).filter(|from| *from != module && reach[*from][module]).collect();
            prop_assert_eq!(metrics[module].blocking as usize, down.len());
            prop_assert_eq!(graph.descendants(module), down);
            prop_assert_eq!(graph.ancestors(module), up);
        }
    }

    #[test]
    fn delay_and_centrality_are_those_of_all_chains(spec in acyclic(8, ALL, 3)) {
        let metrics = Graph::of(&spec.path()).metrics();
        let chains = chains(&spec);
        for (module, found) in metrics.iter().enumerate() {
            let through = || chains.iter().filter(|chain| chain.contains(&module));
            prop_assert_eq!(Some(found.delay as usize), through().map(Vec::len).max());
            let inner = through().filter(|chain| chain[0] != module && chain.last() != Some(&module));
            prop_assert_eq!(found.centrality, inner.map(Vec::len).sum::<usize>() as u64);
            prop_assert_eq!(found.complexity, found.blocking + found.delay);
        }
    }

    #[test]
    fn the_critical_path_is_the_earliest_end(spec in acyclic(8, TIMED, 3)) {
        let found = Graph::of(&spec.path()).critical_path();
        // Members come before their module, so one pass in the order of numbers is enough.
        let (mut start, mut end) = (vec![0; spec.len()], vec![0; spec.len()]);
        for module in 0..spec.len() {
            start[module] = spec.groups[module].iter().map(|group| {
                let when = |member: &usize| if group.strength == Strength::Required { end[*member] } else { start[*member] };
                group.members.iter().map(when).min().unwrap()
            }).max().unwrap_or(0);
            end[module] = start[module] + spec.minutes[module];
        }
        prop_assert_eq!(Some(&found.minutes), end.iter().max());
        let sum: u32 = found.modules.iter().map(|module| spec.minutes[*module]).sum();
        prop_assert_eq!(found.minutes, sum);
        prop_assert!(found.modules.windows(2).all(|pair| end[pair[0]] <= start[pair[1]]));
    }

    #[test]
    fn redundant_is_what_other_links_imply(spec in acyclic(7, AND_OR, 1)) {
        let path = spec.path();
        // (from, to, strict, place), each group by itself.
        let links: Vec<(usize, usize, Strength, usize)> = (0..spec.len())
            .flat_map(|owner| spec.groups[owner].iter().enumerate().map(move |(place, group)| (owner, place, group)))
            .map(|(owner, place, group)| (group.members[0], owner, group.strength, place))
            .collect();
        let mut expected = BTreeSet::new();
        for (at, &(from, to, strength, place)) in links.iter().enumerate() {
            // Does anything else bring `from` before `to`? Layered: modules, and modules after a strict link.
            let others = links.iter().enumerate().filter(|(other, link)| {
                let twin = (link.0, link.1, link.2) == (from, to, strength);
                *other != at && link.2 != Strength::Recommended && !(twin && *other > at)
            });
            let layered: Vec<(usize, usize)> = others.flat_map(|(_, &(from, to, strength, _))| {
                let n = spec.len();
                let lower = if strength == Strength::Required { to + n } else { to };
                [(from, lower), (from + n, to + n)]
            }).collect();
            let reach = closure(2 * spec.len(), &layered);
            let strictly = reach[from][to + spec.len()];
            let implied = strictly || (strength != Strength::Required && reach[from][to]);
            let said_twice = strength == Strength::Recommended
                && links[..at].iter().any(|link| (link.0, link.1, link.2) == (from, to, strength));
            if implied || said_twice {
                expected.insert((to, spec.written_at(&path, to, place)));
            }
        }
        let found: BTreeSet<(usize, usize)> =
            Graph::of(&path).redundant().iter().map(|one| (one.at.module, one.at.requirement)).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn alternatives_that_stand_in_for_each_other_block_nobody() {
    let spec = Spec::new(3).with(0, Strength::Required, &[1, 2]).with(1, Strength::Required, &[0, 2]);
    let found = Graph::of(&spec.path()).satisfaction();
    assert!(found.blocked.is_empty() && found.cycles.is_empty());
}

#[test]
fn a_lecture_and_its_lab_are_lawful_and_told() {
    let spec = Spec::new(2).with(0, Strength::Corequisite, &[1]).with(1, Strength::Corequisite, &[0]);
    let graph = Graph::of(&spec.path());
    assert!(graph.satisfaction().blocked.is_empty());
    assert_eq!(graph.mutual_corequisites(), [[0, 1]]);
    assert_eq!(graph.would_cycle(0, 1, Strength::Corequisite), None);
    let contradiction = Spec::new(2).with(0, Strength::Corequisite, &[1]).with(1, Strength::Required, &[0]);
    let cycles = Graph::of(&contradiction.path()).cycles();
    assert_eq!(
        cycles,
        [Cycle { modules: vec![0, 1], strengths: vec![Strength::Required, Strength::Corequisite] }]
    );
}

#[test]
fn a_module_that_needs_itself_is_a_cycle_of_one() {
    let graph = Graph::of(&Spec::new(1).with(0, Strength::Required, &[0]).path());
    let cycle = Cycle { modules: vec![0], strengths: vec![Strength::Required] };
    assert_eq!(graph.satisfaction().blocked[0].cause, Cause::Cycle);
    assert_eq!(graph.cycles(), vec![cycle.clone()]);
    assert_eq!(Graph::of(&Spec::new(1).path()).would_cycle(0, 0, Strength::Required), Some(cycle));
    assert_eq!(Graph::of(&Spec::new(1).path()).would_cycle(0, 0, Strength::Corequisite), None);
}

#[test]
fn in_the_same_period_and_before_it_is_a_contradiction() {
    let spec = Spec::new(2).with(1, Strength::Required, &[0]).with(1, Strength::StrictCorequisite, &[0]);
    let found = Graph::of(&spec.path()).satisfaction();
    assert_eq!(found.cycles[0].modules, [0, 1]);
    assert_eq!(found.cycles[0].strengths, [Strength::Required, Strength::StrictCorequisite]);
    assert_eq!(found.blocked.iter().map(|one| one.module).collect::<Vec<_>>(), [1]);
}

#[test]
fn two_that_cannot_both_be_taken_make_a_cycle_and_block_nobody() {
    let spec = Spec::new(4)
        .with(0, Strength::StrictCorequisite, &[1])
        .with(2, Strength::StrictCorequisite, &[3])
        .with(0, Strength::Required, &[3])
        .with(2, Strength::Required, &[1]);
    let found = Graph::of(&spec.path()).satisfaction();
    assert!(found.blocked.is_empty());
    assert_eq!(found.cycles.len(), 1);
    assert_eq!(found.cycles[0].modules.len(), 4);
}

#[test]
fn causes_are_told_apart() {
    let spec = Spec::new(6)
        .with(0, Strength::Required, &[])
        .with(1, Strength::Required, &[0])
        .with(2, Strength::Required, &[99])
        .with(3, Strength::Required, &[2])
        .with(4, Strength::Required, &[2, 5]);
    let graph = Graph::of(&spec.path());
    let found = graph.satisfaction();
    let causes = |list: &[mille_parcours::graph::Blocked]| -> Vec<(usize, Cause)> {
        list.iter().map(|one| (one.module, one.cause)).collect()
    };
    assert_eq!(causes(&found.blocked), [(0, Cause::Empty), (1, Cause::Behind)]);
    assert_eq!(causes(&found.missing), [(2, Cause::Missing), (3, Cause::Behind)]);
    assert_eq!(graph.empty_groups().len(), 1);
    assert_eq!(graph.dangling()[0].id, "m000099");
    assert_eq!(graph.index("m000004"), Some(4));
    assert_eq!(graph.index("m"), None);
    assert_eq!(graph.ids(&[5, 7]), ["m000005", ""]);
}
