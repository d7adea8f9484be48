//! Order: which items of a list moved, as few as possible.

use std::collections::{HashMap, HashSet};

use super::change::Spot;

/// How the items of one ordered list became those of another. Places are indices.
pub(super) struct Reordering {
    /// Items of the first list that the second has too, with their places in both.
    pub common: Vec<(usize, usize)>,
    /// Those of the first that the second does not have.
    pub removed: Vec<usize>,
    /// Those of the second that the first does not have.
    pub added: Vec<usize>,
    /// Those in both that do not stand in the order of the others, in the order of the second.
    pub moved: Vec<(usize, usize)>,
    /// For each place of the first list, the last item that stayed in front of it.
    behind_before: Vec<Option<usize>>,
    /// For each place of the second list.
    behind_after: Vec<Option<usize>>,
}

impl Reordering {
    /// Compares two lists by the names of their items; none if a name stands twice in one of them.
    pub fn of(before: &[&str], after: &[&str]) -> Option<Self> {
        let places = |names: &[&'_ str]| -> HashMap<String, usize> {
            names.iter().enumerate().map(|(at, name)| ((*name).to_owned(), at)).collect()
        };
        let (in_before, in_after) = (places(before), places(after));
        if in_before.len() < before.len() || in_after.len() < after.len() {
            return None;
        }
        let common: Vec<(usize, usize)> = before
            .iter()
            .enumerate()
            .filter_map(|(at, name)| in_after.get(*name).map(|other| (at, *other)))
            .collect();
        let stays = stay(&common, before);
        let mut moved: Vec<(usize, usize)> =
            common.iter().zip(&stays).filter(|(_, stays)| !**stays).map(|(pair, _)| *pair).collect();
        moved.sort_unstable_by_key(|(_, to)| *to);
        let kept = |side: fn(&(usize, usize)) -> usize, length: usize| {
            let mut kept = vec![false; length];
            for (pair, _) in common.iter().zip(&stays).filter(|(_, stays)| **stays) {
                kept[side(pair)] = true;
            }
            behind(&kept)
        };
        Some(Self {
            behind_before: kept(|pair| pair.0, before.len()),
            behind_after: kept(|pair| pair.1, after.len()),
            removed: (0..before.len()).filter(|at| !in_after.contains_key(before[*at])).collect(),
            added: (0..after.len()).filter(|at| !in_before.contains_key(after[*at])).collect(),
            common,
            moved,
        })
    }

    /// A place in the first list, whose names these are.
    pub fn spot_before(&self, index: usize, names: &[&str]) -> Spot {
        Spot { index, behind: self.behind_before[index].map(|at| names[at].to_owned()) }
    }

    /// A place in the second list, whose names these are.
    pub fn spot_after(&self, index: usize, names: &[&str]) -> Spot {
        Spot { index, behind: self.behind_after[index].map(|at| names[at].to_owned()) }
    }
}

/// The items that stand elsewhere among those that both lists have: as few as can be.
pub fn moved(before: &[String], after: &[String]) -> HashSet<String> {
    let [ones, others] = [before, after].map(|list| list.iter().map(String::as_str).collect::<Vec<&str>>());
    let order = Reordering::of(&ones, &others);
    order.iter().flat_map(|order| &order.moved).map(|(from, _)| before[*from].clone()).collect()
}

/// For each place the last one before it that is kept.
fn behind(kept: &[bool]) -> Vec<Option<usize>> {
    let mut last = None;
    let step = |(at, kept): (usize, &bool)| {
        let behind = last;
        if *kept {
            last = Some(at);
        }
        behind
    };
    kept.iter().enumerate().map(step).collect()
}

/// Which of the common items stay where they are: a longest run that both lists have in one order.
///
/// Where several runs are equally long, the names decide which way the lists are looked at, so that the
/// way back moves the same items.
fn stay(common: &[(usize, usize)], names: &[&str]) -> Vec<bool> {
    if common.is_sorted_by_key(|(_, after)| *after) {
        return vec![true; common.len()];
    }
    let mut by_name: Vec<usize> = (0..common.len()).collect();
    by_name.sort_unstable_by_key(|at| names[common[*at].0]);
    // Ranks instead of places: what came and went between must not decide.
    let rank = |side: fn(&(usize, usize)) -> usize| {
        let mut order: Vec<usize> = (0..common.len()).collect();
        order.sort_unstable_by_key(|at| side(&common[*at]));
        let mut ranks = vec![0; common.len()];
        for (rank, at) in order.into_iter().enumerate() {
            ranks[at] = rank;
        }
        ranks
    };
    let (first, second) = (rank(|pair| pair.0), rank(|pair| pair.1));
    let forward = by_name.iter().map(|at| first[*at]).lt(by_name.iter().map(|at| second[*at]));
    let (from, to) = if forward { (first, second) } else { (second, first) };
    let mut line = vec![0; common.len()];
    let mut who = vec![0; common.len()];
    for at in 0..common.len() {
        line[from[at]] = to[at];
        who[from[at]] = at;
    }
    let mut stays = vec![false; common.len()];
    for place in longest_rise(&line) {
        stays[who[place]] = true;
    }
    stays
}

/// The places of a longest rising subsequence.
fn longest_rise(line: &[usize]) -> Vec<usize> {
    // `ends[n]` is the place of the lowest value that ends a rise of n + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; line.len()];
    for (at, value) in line.iter().enumerate() {
        let length = ends.partition_point(|end| line[*end] < *value);
        previous[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut rise: Vec<usize> = std::iter::successors(ends.last().copied(), |at| previous[*at]).collect();
    rise.reverse();
    rise
}
