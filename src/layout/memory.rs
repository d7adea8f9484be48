//! What a picture keeps for the next one, and what the next one takes from it.
//!
//! Rows are kept as they were before lines needed more of them, else every edit would push things apart.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::arcs::Arcs;
use super::coordinates::Coordinates;
use super::groups::NodeGroups;
use super::kept::{Kept, PreviousPosition};
use super::layers::{Layers, PASSING};
use super::options::Previous;
use crate::adjacency::narrow;

impl Kept {
    /// Keeps where the items of a picture stand.
    pub(super) fn new(layers: &Layers, arcs: &Arcs, groups: &NodeGroups, at: &Coordinates) -> Self {
        let row = |item: u32| at.in_lane(layers, item);
        let rank = |item: u32| narrow(layers.starts.partition_point(|start| *start <= item) - 1);
        let chain = |arc: usize| layers.chains.row(narrow(arc)).iter().map(|item| row(*item)).collect();
        let chains = arcs.arcs.iter().enumerate();
        let size = |number: u32, rows: i64| {
            let name = if groups.lanes().is_empty() { None } else { groups.names[number as usize] };
            (name, rows)
        };
        Self {
            nodes: layers.item.iter().map(|item| (rank(*item), row(*item))).collect(),
            chains: chains.map(|(at, arc)| ((arc.from, arc.to, arc.reversed), chain(at))).collect(),
            lanes: at.rooms.iter().map(|(lane, (_, rows))| size(*lane, *rows)).collect(),
        }
    }

    /// The rows of the items of a chain, from the rank of its lower node on.
    fn passed(&self, key: (u32, u32, bool)) -> Option<&[i64]> {
        let at = self.chains.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(&self.chains[at].1)
    }
}

/// The picture before, seen from the new one.
#[derive(Debug, Clone, Copy)]
pub(super) struct PreviousLayout<'a> {
    kept: &'a Kept,
    nodes: &'a [Option<usize>],
}

impl<'a> PreviousLayout<'a> {
    pub(super) fn new(previous: &Previous<'a>) -> Self {
        Self { kept: &previous.layout.kept, nodes: previous.nodes }
    }

    /// What is kept of a node.
    fn node(&self, node: u32) -> Option<(u32, i64)> {
        self.kept.nodes.get(self.nodes.get(node as usize).copied().flatten()?).copied()
    }

    /// By node: the rank that it had, if it is not new.
    pub(super) fn ranks(&self, nodes: usize) -> Vec<Option<u32>> {
        (0..narrow(nodes)).map(|node| self.node(node).map(|(rank, _)| rank)).collect()
    }

    /// By rank: the one before that most of its nodes come from, of equal ones the nearest. Where an edit
    /// pushes many along, their order goes with them.
    fn homes(&self, layers: &Layers) -> Vec<Option<u32>> {
        let mut homes = Vec::with_capacity(layers.ranks());
        let mut before: Vec<u32> = Vec::new();
        for rank in 0..layers.ranks() {
            let nodes = layers.items(rank).map(|item| layers.node[item as usize]);
            before.clear();
            before.extend(nodes.filter(|node| *node != PASSING).filter_map(|node| Some(self.node(node)?.0)));
            before.sort_unstable();
            let most = before
                .chunk_by(|a, b| a == b)
                .min_by_key(|same| (Reverse(same.len()), same[0].abs_diff(narrow(rank))));
            homes.push(most.map(|same| same[0]));
        }
        homes
    }

    /// By item: where it was, or where something new comes from. `ends` says whether the ends of chains
    /// that lead back are items of their own.
    pub(super) fn items(&self, layers: &Layers, arcs: &Arcs, ends: bool) -> Vec<Option<PreviousPosition>> {
        let homes = self.homes(layers);
        let mut was = vec![None; layers.node.len()];
        let rank = |item: u32| layers.starts.partition_point(|start| *start <= item) - 1;
        for (node, item) in (0..).zip(&layers.item) {
            was[*item as usize] = self
                .node(node)
                .map(|(before, row)| PreviousPosition { row, stays: homes[rank(*item)] == Some(before) });
        }
        seed_new_nodes(layers, &mut was);
        let then = |node: u32| self.nodes.get(node as usize).copied().flatten().map(narrow);
        for (at, arc) in (0..).zip(&arcs.arcs) {
            let chain = layers.chains.row(at);
            let rows = then(arc.from).zip(then(arc.to));
            let rows = rows.and_then(|(from, to)| self.kept.passed((from, to, arc.reversed))).unwrap_or(&[]);
            let [from, to] = [arc.from, arc.to].map(|node| was[layers.item[node as usize] as usize]);
            let stays = |end: Option<PreviousPosition>| end.is_some_and(|end| end.stays);
            let before = self.node(arc.from).map_or(0, |(rank, _)| rank);
            let first = rank(layers.item[arc.from as usize]);
            for (number, item) in chain.iter().enumerate() {
                let last = number + 1 == chain.len();
                let inner = number > 0 && !last;
                if !(inner || ends && arc.reversed) {
                    continue;
                }
                // What passed here still passes here. A line that has become longer begins straight.
                let place = homes[first + number].and_then(|home| home.checked_sub(before));
                let passed = place.map(|place| place as usize).filter(|place| *place < rows.len());
                let found = match passed {
                    Some(place) if inner => {
                        let stays = place > 0 && place + 1 < rows.len();
                        Some(PreviousPosition { row: rows[place], stays })
                    }
                    Some(place) => Some(PreviousPosition {
                        row: rows[place],
                        stays: stays(if last { to } else { from }),
                    }),
                    None => straight_between(from, to, number, chain.len()),
                };
                let there = &mut was[*item as usize];
                if there.is_none() || (stays(found) && !stays(*there)) {
                    *there = found;
                }
            }
        }
        was
    }

    /// How many rows a lane had.
    pub(super) fn size(&self, group: Option<u32>) -> i64 {
        self.kept.lanes.iter().find(|(name, _)| *name == group).map_or(0, |(_, rows)| *rows)
    }
}

/// New nodes begin level with what they are linked with.
fn seed_new_nodes(layers: &Layers, was: &mut [Option<PreviousPosition>]) {
    let known = was.to_vec();
    let ends = |chain: &[u32]| Some((*chain.first()?, *chain.last()?));
    let mut near: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
    for (from, to) in (0..narrow(layers.chains.len())).filter_map(|at| ends(layers.chains.row(at))) {
        for (new, old) in [(from, to), (to, from)] {
            if let (None, Some(old)) = (known[new as usize], known[old as usize]) {
                let (sum, count) = near.entry(new).or_default();
                *sum += old.row;
                *count += 1;
            }
        }
    }
    for (item, (sum, count)) in near {
        was[item as usize] = Some(PreviousPosition { row: sum / count, stays: false });
    }
}

/// A new line begins straight from one end to the other.
fn straight_between(
    from: Option<PreviousPosition>,
    to: Option<PreviousPosition>,
    number: usize,
    items: usize,
) -> Option<PreviousPosition> {
    let (from, to) = (from.or(to)?.row, to.or(from)?.row);
    let share = |part: usize| i64::from(narrow(part));
    let row = from + (to - from) * share(number) / share(items.saturating_sub(1).max(1));
    Some(PreviousPosition { row, stays: false })
}
