//! Ordered lists of two sides, by what each demands of the order.
//!
//! Each pair of items that one side turned round is a demand of that side. Where the demands of both go
//! together, the result meets all of them; where one item was put in two places, or the demands go round
//! in a circle, nobody's order is right and it is a question. What a side inserted stays between its
//! neighbours. Nothing here prefers a side: two insertions in one place are ordered by their
//! prerequisites, else by their names.

use std::collections::{BTreeSet, HashMap, HashSet};

/// One list in three versions, by the names of its items, each once.
pub(super) struct Lists {
    pub base: Vec<String>,
    pub sides: [Vec<String>; 2],
}

/// What became of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Merged {
    pub order: Vec<String>,
    /// Items for which a place had to be chosen, although both sides are in the result.
    pub told: Vec<String>,
    /// What contradicts. The order then is that of the common version.
    pub clash: Option<Clash>,
}

/// A contradiction of orders.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Clash {
    /// Items that each side put in another place, with the item that stands in front of them there.
    Places(Vec<(String, [Option<String>; 2])>),
    /// The demands go round in a circle: the order as either side wants it.
    Circle([Vec<String>; 2]),
}

/// More pairs than this are not looked at one by one: then orders that differ are a question.
const MOST_PAIRS: usize = 40_000_000;

/// Merges a list. `present` says which items the result has; `before` whether one item must come before
/// another.
pub(super) fn merge(
    lists: Lists,
    present: impl Fn(&str) -> bool,
    before: impl Fn(&str, &str) -> bool,
) -> Merged {
    let Lists { mut base, sides } = lists;
    base.retain(|name| present(name));
    let sides = sides.map(|mut list| {
        list.retain(|name| present(name));
        restored(&base, list)
    });
    let before_that: HashSet<String> = base.iter().cloned().collect();
    take_alike(&mut base, &sides);
    let old: Vec<bool> = base.iter().map(|name| before_that.contains(name)).collect();
    let known: HashSet<&str> = base.iter().map(String::as_str).collect();
    let common = |list: &'_ [String]| -> Vec<String> {
        list.iter().filter(|name| known.contains(name.as_str())).cloned().collect()
    };
    let cores = [common(&sides[0]), common(&sides[1])];
    let (core, clash) = arrange(&base, &old, &cores);
    let mut merged = Merged { order: Vec::new(), told: Vec::new(), clash };
    let runs = runs(&sides, &known);
    place(&mut merged, &core, runs, &before);
    let mut apart = in_two_places([&base, &cores[0], &cores[1]], &old, &sides, &known);
    // Where prerequisites say in which order, nothing is in question.
    apart.retain(|(name, _)| !merged.order.iter().any(|other| before(name, other) || before(other, name)));
    if !apart.is_empty() {
        merged.told.retain(|name| apart.iter().all(|(have, _)| have != name));
        match &mut merged.clash {
            Some(Clash::Places(places)) => places.extend(apart),
            Some(Clash::Circle(_)) => {}
            None => merged.clash = Some(Clash::Places(apart)),
        }
    }
    merged
}

/// Items that both sides inserted, on different sides of something that stands where it stood and between other
/// neighbours that stand where they stood, each with the item in front of it. `cores` are the items that all have, in the order of each version.
fn in_two_places(
    cores: [&[String]; 3],
    old: &[bool],
    sides: &[Vec<String>; 2],
    known: &HashSet<&str>,
) -> Vec<(String, [Option<String>; 2])> {
    let inserted = |name: &&String| !known.contains(name.as_str());
    let there: HashSet<&String> = sides[1].iter().filter(inserted).collect();
    let both: Vec<&String> = sides[0].iter().filter(|name| there.contains(name)).collect();
    if both.is_empty() {
        return Vec::new();
    }
    let [base, left, right] = cores;
    let ranks = Ranks::of(base, &[left.to_vec(), right.to_vec()]);
    let fixed = [1, 2].map(|side: usize| firm(&ranks.places[side]));
    let fixed: HashSet<&str> = (0..base.len())
        .filter(|item| old[*item] && fixed[0][*item] && fixed[1][*item])
        .map(|item| base[item].as_str())
        .collect();
    let spots = sides.each_ref().map(|list| spots(list, known, &fixed));
    let apart = both.into_iter().filter_map(|name| {
        let [one, other] = spots.each_ref().map(|spots| &spots[name.as_str()]);
        let differ = one.rank != other.rank && one.before != other.before && one.behind != other.behind;
        // What stands beside something that moved went with it.
        let around = [one.before, one.behind, other.before, other.behind];
        let stays = around.iter().flatten().all(|neighbour| fixed.contains(neighbour));
        (differ && stays).then(|| (name.clone(), [one, other].map(|spot| spot.front.map(str::to_owned))))
    });
    apart.collect()
}

/// Where a list has an item that was inserted.
struct Spot<'a> {
    /// How many of the items that did not move stand in front of it.
    rank: usize,
    /// The item in front of it.
    front: Option<&'a str>,
    /// The nearest items around it that all versions have.
    before: Option<&'a str>,
    behind: Option<&'a str>,
}

fn spots<'a>(list: &'a [String], known: &HashSet<&str>, fixed: &HashSet<&str>) -> HashMap<&'a str, Spot<'a>> {
    let mut spots = HashMap::new();
    let mut behind: Vec<Option<&str>> = vec![None; list.len()];
    let mut next = None;
    for (at, name) in list.iter().enumerate().rev() {
        behind[at] = next;
        if known.contains(name.as_str()) {
            next = Some(name.as_str());
        }
    }
    let (mut rank, mut before, mut front) = (0, None, None);
    for (name, behind) in list.iter().map(String::as_str).zip(behind) {
        if known.contains(name) {
            rank += usize::from(fixed.contains(name));
            before = Some(name);
        } else {
            spots.insert(name, Spot { rank, front, before, behind });
        }
        front = Some(name);
    }
    spots
}

/// A side's list with those items of the common version that it lacks, each behind the one that it
/// stood behind: they are in the result since their removal is in question.
fn restored(base: &[String], mut list: Vec<String>) -> Vec<String> {
    let has: HashSet<String> = list.iter().cloned().collect();
    if base.iter().all(|name| has.contains(name)) {
        return list;
    }
    for (at, name) in base.iter().enumerate().filter(|(_, name)| !has.contains(*name)) {
        let behind = at.checked_sub(1).and_then(|at| list.iter().position(|have| *have == base[at]));
        list.insert(behind.map_or(0, |at| at + 1), name.clone());
    }
    list
}

/// What both sides inserted behind one and the same item is as good as common: what else they inserted
/// stands before or behind it. An item that one side moved in between parts nothing; what was inserted behind
/// one that only the other side moved stays behind it in the common version.
fn take_alike(base: &mut Vec<String>, sides: &[Vec<String>; 2]) {
    let places = sides.each_ref().map(|list| -> HashMap<&str, usize> {
        list.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect()
    });
    let mut known: HashSet<String> = base.iter().cloned().collect();
    let mut shared: Vec<&String> = sides[0]
        .iter()
        .filter(|name| !known.contains(*name) && places[1].contains_key(name.as_str()))
        .collect();
    while !shared.is_empty() {
        let gone = sides.each_ref().map(|side| moved(base, side));
        // One that both moved stands where it stands.
        let stays = |name: &&String| gone[0].contains(*name) == gone[1].contains(*name);
        let waiting: HashSet<&String> = shared.iter().copied().collect();
        let [left, right] = sides.each_ref().map(|list| {
            let here = |name: &&String| stays(name) && (known.contains(*name) || waiting.contains(*name));
            let names: Vec<&String> = list.iter().filter(here).collect();
            let fronts = std::iter::once(None).chain(names.iter().copied().map(Some));
            names.iter().copied().zip(fronts).collect::<HashMap<&String, Option<&String>>>()
        });
        let before = shared.len();
        shared.retain(|name| {
            let Some(front) = left.get(name).filter(|front| right.get(name) == Some(*front)) else {
                return true;
            };
            let behind = match front {
                None => Some(0),
                Some(front) => base.iter().position(|have| have == *front).map(|at| at + 1),
            };
            let Some(at) = behind else { return true };
            // Moved by one side, and in front of it on the other.
            let in_front = |have: &&String| {
                let by = [0, 1].map(|side: usize| gone[side].contains(*have));
                let there = &places[usize::from(by[0])];
                by[0] != by[1] && there.get(have.as_str()) < there.get(name.as_str())
            };
            let passed = base[at..].iter().take_while(in_front).count();
            base.insert(at + passed, (*name).clone());
            known.insert((*name).clone());
            false
        });
        if shared.len() == before {
            return;
        }
    }
}

/// The order of the items that all three have; `old` says which of them the common version had, and so who may
/// have moved.
fn arrange(base: &[String], old: &[bool], sides: &[Vec<String>; 2]) -> (Vec<String>, Option<Clash>) {
    let [left, right] = sides;
    if left == right || base == right {
        return (left.clone(), None);
    }
    if base == left {
        return (right.clone(), None);
    }
    let ranks = Ranks::of(base, sides);
    let firm = [1, 2].map(|side: usize| {
        let places: Vec<usize> =
            ranks.places[side].iter().zip(old).filter(|(_, old)| **old).map(|(place, _)| *place).collect();
        let mut firm = firm(&places).into_iter();
        old.iter().map(|old| *old && firm.next().unwrap_or_default()).collect::<Vec<bool>>()
    });
    let moved = (0..base.len()).filter(|item| !(firm[0][*item] && firm[1][*item])).count();
    let circle = || (base.to_vec(), Some(Clash::Circle(sides.clone())));
    if moved.saturating_mul(base.len()) > MOST_PAIRS {
        return circle();
    }
    let front = |side: usize, item: usize| {
        ranks.places[side + 1][item].checked_sub(1).map(|before| sides[side][before].clone())
    };
    let mut torn = ranks.torn(&firm);
    torn.retain(|item| old[*item] && front(0, *item) != front(1, *item));
    let Some(order) = ranks.order(&firm, &torn) else { return circle() };
    let order = order.into_iter().map(|at| base[at].clone()).collect();
    if torn.is_empty() {
        return (order, None);
    }
    let apart = torn.into_iter().map(|item| (base[item].clone(), [0, 1].map(|side| front(side, item))));
    (order, Some(Clash::Places(apart.collect())))
}

/// Where each item of the common version stands in all three.
struct Ranks {
    places: [Vec<usize>; 3],
}

impl Ranks {
    fn of(base: &[String], sides: &[Vec<String>; 2]) -> Self {
        let index: HashMap<&str, usize> =
            base.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let places = |list: &[String]| {
            let mut places = vec![0; base.len()];
            for (rank, name) in list.iter().enumerate() {
                places[index[name.as_str()]] = rank;
            }
            places
        };
        let places = [places(base), places(&sides[0]), places(&sides[1])];
        Self { places }
    }

    /// Whether one item is to come before another: as a side turned them, else as they were. Those in
    /// question stay where they were.
    fn before(&self, one: usize, other: usize, in_question: &BTreeSet<usize>) -> bool {
        let [was, left, right] = [0, 1, 2].map(|list| self.places[list][one] < self.places[list][other]);
        if in_question.contains(&one) || in_question.contains(&other) {
            return was;
        }
        if left == right { left } else { !was }
    }

    /// Items that each side put in another place. A side moved an item for certain where it now stands
    /// beyond one that itself can't have moved; the other side moved it too, and not beyond that one.
    fn torn(&self, firm: &[Vec<bool>; 2]) -> BTreeSet<usize> {
        let turned = |item: usize, other: usize| {
            [1, 2].map(|side| (item < other) != (self.places[side][item] < self.places[side][other]))
        };
        let is_loose = |item: &usize| !(firm[0][*item] || firm[1][*item]);
        let torn = (0..self.places[0].len()).filter(is_loose).filter(|item| {
            let (mut moved, mut beyond) = ([false; 2], false);
            for other in (0..self.places[0].len()).filter(|other| other != item) {
                let by = turned(*item, other);
                beyond |= by[0] != by[1] && (by[0] && firm[0][other] || by[1] && firm[1][other]);
                // Of two that both sides turned, it may be the other that moved.
                if by[0] != by[1] || !is_loose(&other) {
                    moved = [moved[0] | by[0], moved[1] | by[1]];
                }
            }
            beyond && moved == [true; 2]
        });
        torn.collect()
    }

    /// The one order that meets every demand, if there is one.
    fn order(&self, firm: &[Vec<bool>; 2], in_question: &BTreeSet<usize>) -> Option<Vec<usize>> {
        let stays = |item: &usize| firm[0][*item] && firm[1][*item];
        let (mut order, loose): (Vec<usize>, Vec<usize>) = (0..self.places[0].len()).partition(stays);
        for item in loose {
            let split = order.partition_point(|other| self.before(*other, item, in_question));
            let fits = order[..split].iter().all(|other| self.before(*other, item, in_question))
                && order[split..].iter().all(|other| self.before(item, *other, in_question));
            if !fits {
                return None;
            }
            order.insert(split, item);
        }
        Some(order)
    }
}

/// The items that a side moved for certain among those that both lists have: they stand beyond one that
/// can't have moved.
pub(super) fn moved(base: &[String], side: &[String]) -> BTreeSet<String> {
    let there: HashMap<&String, usize> = side.iter().enumerate().map(|(at, name)| (name, at)).collect();
    let common: Vec<&String> = base.iter().filter(|name| there.contains_key(name)).collect();
    let places: Vec<usize> = common.iter().map(|name| there[name]).collect();
    let firm = firm(&places);
    let fixed: Vec<usize> = (0..places.len()).filter(|item| firm[*item]).map(|item| places[item]).collect();
    let mut passed = 0;
    let mut moved = BTreeSet::new();
    for (item, place) in places.iter().enumerate() {
        if firm[item] {
            passed += 1;
        } else if fixed.partition_point(|firm| firm < place) != passed {
            moved.insert(common[item].clone());
        }
    }
    moved
}

/// Which items of a list can't have moved: those that are in every longest run that kept its order. `places`
/// says where they stand now.
fn firm(places: &[usize]) -> Vec<bool> {
    // How long a run ends with each item; seen from behind, how long one begins with it.
    let runs = |items: &mut dyn Iterator<Item = (usize, usize)>| {
        let (mut ends, mut lengths): (Vec<usize>, Vec<usize>) = (Vec::new(), vec![0; places.len()]);
        for (item, place) in items {
            let length = ends.partition_point(|end| *end < place);
            lengths[item] = length + 1;
            match ends.get_mut(length) {
                Some(end) => *end = place,
                None => ends.push(place),
            }
        }
        lengths
    };
    let to = runs(&mut places.iter().copied().enumerate());
    let from = runs(&mut places.iter().map(|place| usize::MAX - place).enumerate().rev());
    let longest = to.iter().max().copied().unwrap_or_default();
    let in_one = |item: &usize| to[*item] + from[*item] == longest + 1;
    let mut choices = vec![0_usize; longest + 1];
    (0..places.len()).filter(in_one).for_each(|item| choices[to[item]] += 1);
    (0..places.len()).map(|item| in_one(&item) && choices[to[item]] == 1).collect()
}

/// Items that a side inserted in one place, between the same two neighbours.
struct Run {
    items: Vec<String>,
    before: Option<String>,
    behind: Option<String>,
    /// How many of the other items stand in front of it.
    rank: usize,
    /// Whether the other side put one of its items elsewhere.
    in_two_places: bool,
}

/// The insertions of both sides; what both inserted is counted once, where the names of its neighbours
/// say.
fn runs(sides: &[Vec<String>; 2], known: &HashSet<&str>) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for list in sides {
        let mut last: Option<&String> = None;
        let mut open: Option<Run> = None;
        let mut rank = 0;
        for name in list {
            if known.contains(name.as_str()) {
                if let Some(mut run) = open.take() {
                    run.behind = Some(name.clone());
                    all.push(run);
                }
                last = Some(name);
                rank += 1;
            } else {
                let run = open.get_or_insert_with(|| Run {
                    items: Vec::new(),
                    before: last.cloned(),
                    behind: None,
                    rank,
                    in_two_places: false,
                });
                run.items.push(name.clone());
            }
        }
        all.extend(open);
    }
    all.sort_by(|one, other| {
        (&one.before, &one.behind, &one.items).cmp(&(&other.before, &other.behind, &other.items))
    });
    let mut seen: HashMap<String, usize> = HashMap::new();
    for at in 0..all.len() {
        for name in std::mem::take(&mut all[at].items) {
            match seen.get(&name).copied() {
                None => {
                    seen.insert(name.clone(), at);
                    all[at].items.push(name);
                }
                Some(first) => {
                    let apart =
                        (&all[first].before, &all[first].behind) != (&all[at].before, &all[at].behind);
                    all[first].in_two_places |= apart;
                }
            }
        }
    }
    all.retain(|run| !run.items.is_empty());
    all
}

/// Puts the insertions between the others.
fn place(merged: &mut Merged, core: &[String], runs: Vec<Run>, before: &impl Fn(&str, &str) -> bool) {
    let places: HashMap<&str, usize> =
        core.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let mut gaps: HashMap<usize, Vec<Run>> = HashMap::new();
    for run in runs {
        let at = |name: &Option<String>| name.as_ref().and_then(|name| places.get(name.as_str())).copied();
        let (after, until) = (at(&run.before), at(&run.behind));
        let (gap, apart) = match (after, until) {
            (None, None | Some(0)) => (0, false),
            (Some(after), None) if after + 1 == core.len() => (after + 1, false),
            (Some(after), Some(until)) if after + 1 == until => (until, false),
            // The neighbours stand apart now: the prerequisites of what was inserted say where it
            // belongs, else it stays behind what it was put behind.
            (after, until) => {
                let needs = |name: &String| run.items.iter().any(|item| before(name, item));
                let needed = |name: &String| run.items.iter().any(|item| before(item, name));
                let gap = match (after, until) {
                    (Some(after), _) if run.before.as_ref().is_some_and(needs) => after + 1,
                    (_, Some(until)) if run.behind.as_ref().is_some_and(needed) => until,
                    (Some(after), _) => after + 1,
                    // What was put first comes first.
                    (None, _) => 0,
                };
                // What it needs comes before it, where nothing on the way needs it.
                let behind = core.iter().rposition(needs).map_or(gap, |at| at + 1);
                let moves = after.is_some() && behind > gap && !core[gap..behind].iter().any(needed);
                (if moves { behind } else { gap }, true)
            }
        };
        if apart || run.in_two_places || gap != run.rank {
            merged.told.extend(run.items.iter().cloned());
        }
        gaps.entry(gap).or_default().push(run);
    }
    for at in 0..=core.len() {
        if let Some(runs) = gaps.remove(&at) {
            if runs.len() > 1 && !ordered(&runs, before) {
                merged.told.extend(runs.iter().flat_map(|run| run.items.iter().cloned()));
            }
            merged.order.extend(in_turn(runs, before));
        }
        merged.order.extend(core.get(at).cloned());
    }
    merged.told.sort();
    merged.told.dedup();
}

/// Whether prerequisites alone say in which order runs come.
fn ordered(runs: &[Run], before: &impl Fn(&str, &str) -> bool) -> bool {
    let follows = |one: &Run, other: &Run| {
        one.items.iter().any(|item| other.items.iter().any(|second| before(item, second)))
    };
    let one_way = runs
        .iter()
        .enumerate()
        .all(|(at, one)| runs[at + 1..].iter().all(|other| follows(one, other) != follows(other, one)));
    // And not in a ring: then each has another number of runs behind it.
    let behind = |one: &Run| runs.iter().filter(|other| follows(one, other)).count();
    one_way && runs.iter().map(behind).collect::<BTreeSet<usize>>().len() == runs.len()
}

/// Runs one after the other: what is required first, else by name. A run is broken only where a
/// prerequisite asks for it.
fn in_turn(runs: Vec<Run>, before: &impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut runs: Vec<std::collections::VecDeque<String>> =
        runs.into_iter().map(|run| run.items.into()).collect();
    runs.sort();
    let mut order = Vec::new();
    let mut last: Option<usize> = None;
    while runs.iter().any(|run| !run.is_empty()) {
        let free = |at: usize| {
            let head = runs[at].front()?;
            let waits = runs
                .iter()
                .enumerate()
                .any(|(other, run)| other != at && run.iter().any(|item| before(item, head)));
            (!waits).then_some(at)
        };
        // Whoever nothing else is required for can begin without another run in the middle.
        let first = |at: &usize| {
            let needs = |item: &String| runs[*at].iter().any(|own| before(item, own));
            !runs.iter().enumerate().any(|(other, run)| other != *at && run.iter().any(needs))
        };
        let next = last
            .and_then(free)
            .or_else(|| (0..runs.len()).filter_map(free).find(first))
            .or_else(|| (0..runs.len()).find_map(free))
            .or_else(|| runs.iter().position(|run| !run.is_empty()));
        let Some(next) = next else { break };
        order.extend(runs[next].pop_front());
        last = Some(next);
    }
    order
}

#[cfg(test)]
mod tests;
