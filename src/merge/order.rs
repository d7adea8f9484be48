//! Ordered lists of two sides, by what each demands of the order.
//!
//! Each pair of items that one side turned round is a demand of that side. Where the demands of both go
//! together, the result meets all of them; where one item was put in two places, or the demands go round
//! in a circle, nobody's order is right and it is a question. What a side inserted stays between its
//! neighbours. Nothing here prefers a side: two insertions in one place are ordered by their
//! prerequisites, else by their names.

use std::collections::{HashMap, HashSet};

use crate::diff;

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
    let known: HashSet<&str> = base.iter().map(String::as_str).collect();
    let common = |list: &'_ [String]| -> Vec<String> {
        list.iter().filter(|name| known.contains(name.as_str())).cloned().collect()
    };
    let cores = [common(&sides[0]), common(&sides[1])];
    let (core, clash) = arrange(&base, &cores);
    let mut merged = Merged { order: Vec::new(), told: Vec::new(), clash };
    let runs = runs(&sides, &known);
    place(&mut merged, &core, runs, &before);
    merged
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

/// The order of the items that all three have.
fn arrange(base: &[String], sides: &[Vec<String>; 2]) -> (Vec<String>, Option<Clash>) {
    let [left, right] = sides;
    if left == right || base == right {
        return (left.clone(), None);
    }
    if base == left {
        return (right.clone(), None);
    }
    let moved = [0, 1].map(|side| diff::moved(base, &sides[side]));
    let twice: Vec<&String> =
        base.iter().filter(|name| moved.iter().all(|moved| moved.contains(name.as_str()))).collect();
    let ranks = Ranks::of(base, sides);
    let steady: Vec<usize> =
        (0..base.len()).filter(|at| moved.iter().all(|moved| !moved.contains(base[*at].as_str()))).collect();
    let apart: Vec<(String, [Option<String>; 2])> = twice
        .iter()
        .filter_map(|name| {
            let at = ranks.index[name.as_str()];
            let anchor = |side: usize| {
                let places = &ranks.places[side + 1];
                steady.iter().filter(|other| places[**other] < places[at]).max_by_key(|other| places[**other])
            };
            if anchor(0) == anchor(1) {
                return None;
            }
            let front = [0, 1].map(|side| {
                ranks.places[side + 1][at].checked_sub(1).map(|before| sides[side][before].clone())
            });
            Some(((*name).clone(), front))
        })
        .collect();
    let whole = |side: usize| sides[side].clone();
    let in_place: HashSet<usize> = apart.iter().map(|(name, _)| ranks.index[name.as_str()]).collect();
    let loose: Vec<usize> = (0..base.len()).filter(|at| steady.binary_search(at).is_err()).collect();
    let order = if loose.len().saturating_mul(base.len()) > MOST_PAIRS {
        None
    } else {
        ranks.order(&steady, &loose, &in_place)
    };
    let named = |order: Vec<usize>| order.into_iter().map(|at| base[at].clone()).collect();
    match order {
        Some(order) if apart.is_empty() => (named(order), None),
        Some(order) => (named(order), Some(Clash::Places(apart))),
        None => (base.to_vec(), Some(Clash::Circle([whole(0), whole(1)]))),
    }
}

/// Where each item of the common version stands in all three.
struct Ranks<'a> {
    index: HashMap<&'a str, usize>,
    places: [Vec<usize>; 3],
}

impl<'a> Ranks<'a> {
    fn of(base: &'a [String], sides: &[Vec<String>; 2]) -> Self {
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
        Self { index, places }
    }

    /// Whether one item is to come before another: as a side turned them, else as they were. Those in
    /// question stay where they were.
    fn before(&self, one: usize, other: usize, in_question: &HashSet<usize>) -> bool {
        let [was, left, right] = [0, 1, 2].map(|list| self.places[list][one] < self.places[list][other]);
        if in_question.contains(&one) || in_question.contains(&other) {
            return was;
        }
        if left == right { left } else { !was }
    }

    /// The one order that meets every demand, if there is one.
    fn order(&self, steady: &[usize], loose: &[usize], in_question: &HashSet<usize>) -> Option<Vec<usize>> {
        let mut order = steady.to_vec();
        for item in loose {
            let split = order.partition_point(|other| self.before(*other, *item, in_question));
            let fits = order[..split].iter().all(|other| self.before(*other, *item, in_question))
                && order[split..].iter().all(|other| self.before(*item, *other, in_question));
            if !fits {
                return None;
            }
            order.insert(split, *item);
        }
        Some(order)
    }
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
                    (None, until) => until.unwrap_or(0),
                };
                (gap, true)
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
    runs.iter()
        .enumerate()
        .all(|(at, one)| runs[at + 1..].iter().all(|other| follows(one, other) != follows(other, one)))
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
        let next = last
            .and_then(free)
            .or_else(|| (0..runs.len()).find_map(free))
            .or_else(|| runs.iter().position(|run| !run.is_empty()));
        let Some(next) = next else { break };
        order.extend(runs[next].pop_front());
        last = Some(next);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        text.split_whitespace().map(String::from).collect()
    }

    /// Merges, and merges again with the sides exchanged.
    fn merged(base: &str, left: &str, right: &str, needs: &[(&str, &str)]) -> Merged {
        let (base, left, right) = (names(base), names(left), names(right));
        let has = |list: &[String], name: &str| list.iter().any(|have| have == name);
        let gone = |name: &str| has(&base, name) && !(has(&left, name) && has(&right, name));
        let before = |one: &str, other: &str| needs.contains(&(one, other));
        let lists = Lists { base: base.clone(), sides: [left.clone(), right.clone()] };
        let found = merge(lists, |name| !gone(name), before);
        let lists = Lists { base: base.clone(), sides: [right.clone(), left.clone()] };
        let mirrored = merge(lists, |name| !gone(name), before);
        assert_eq!((&found.order, &found.told), (&mirrored.order, &mirrored.told));
        assert_eq!(found.clash.is_some(), mirrored.clash.is_some());
        found
    }

    fn order(base: &str, left: &str, right: &str) -> String {
        let found = merged(base, left, right, &[]);
        assert_eq!(found.clash, None);
        found.order.join(" ")
    }

    #[test]
    fn different_gaps_are_independent() {
        assert_eq!(order("a b c", "a x b c", "a b y c"), "a x b y c");
        assert_eq!(order("a b c", "b c", "a b c y"), "b c y");
    }

    #[test]
    fn one_gap_is_ordered_by_need_then_by_name() {
        let found = merged("a b", "a b y", "a b x", &[]);
        assert_eq!((found.order.join(" ").as_str(), found.told.len()), ("a b x y", 2));
        let found = merged("a b", "a b y", "a b x", &[("y", "x")]);
        assert_eq!((found.order.join(" ").as_str(), found.told.len()), ("a b y x", 0));
    }

    #[test]
    fn moves_of_different_items_go_together() {
        assert_eq!(order("a b c d e", "b c d e a", "a b c e d"), "b c e d a");
        assert_eq!(order("a b c d", "b a c d", "a b d c"), "b a d c");
    }

    #[test]
    fn one_item_in_two_places_is_a_question() {
        let found = merged("a b c d e", "a c d e b", "a c b d e", &[]);
        assert_eq!(found.order.join(" "), "a b c d e");
        let Some(Clash::Places(places)) = found.clash else { panic!("{found:?}") };
        assert_eq!(places, [("b".to_owned(), [Some("e".to_owned()), Some("c".to_owned())])]);
    }

    #[test]
    fn a_circle_of_demands_is_a_question() {
        let found = merged("a b c", "b a c", "a c b", &[]);
        assert!(found.clash.is_some(), "{found:?}");
        assert_eq!(found.order.join(" "), "a b c");
    }

    #[test]
    fn an_insertion_goes_along_with_its_neighbours() {
        let found = merged("a b c d e f", "a e b c d f", "a b c x d e f", &[]);
        assert_eq!((found.order.join(" ").as_str(), found.told.len()), ("a e b c x d f", 1));
        let found = merged("a b c d", "d c b a", "a b x c d", &[("b", "x")]);
        assert_eq!((found.order.join(" ").as_str(), found.told.len()), ("d c b x a", 1));
        let found = merged("a b c d", "d c b a", "a b x c d", &[("x", "c")]);
        assert_eq!(found.order.join(" "), "d x c b a");
    }

    #[test]
    fn what_is_in_question_stays_where_it_was() {
        let lists = Lists { base: names("a b c"), sides: [names("a c"), names("c a b")] };
        let found = merge(lists, |_| true, |_, _| false);
        assert_eq!(found.order.join(" "), "c a b");
    }
}
