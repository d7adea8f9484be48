//! The nodes rank by rank, with a stand-in on every rank that an edge passes.

use super::arcs::{Arc, Arcs};
use crate::adjacency::{Adjacency, CompressedRows, narrow};

/// No node: the item stands for an edge that passes.
pub(super) const PASSING: u32 = u32::MAX;

/// Nodes and stand-ins, together « items », numbered rank by rank; an edge leads from an item to one of
/// the next rank only.
#[derive(Debug, Clone, Default)]
pub(super) struct Layers {
    /// By rank: the number of its first item; and the number of items at the end.
    pub(super) starts: Vec<u32>,
    /// By item: its node, or `PASSING`.
    pub(super) node: Vec<u32>,
    /// By node: its item.
    pub(super) item: Vec<u32>,
    /// From each item to those of the next rank that it leads to.
    pub(super) links: Adjacency,
    /// By item: its lane; empty if there are none.
    pub(super) lanes: Vec<u32>,
    /// By arc: its items from the lower rank to the higher one.
    pub(super) chains: CompressedRows,
}

impl Layers {
    /// Puts stand-ins on the ranks that arcs pass: in the lane of their first node, since the edges of one
    /// source run together. `lanes` are by node, or empty.
    pub(super) fn new(ranks: &[u32], arcs: &Arcs, lanes: &[u32]) -> Self {
        let rank = |node: u32| ranks[node as usize];
        let count = ranks.iter().max().map_or(0, |highest| *highest as usize + 1);
        let mut starts = vec![0_u32; count + 1];
        for rank in ranks {
            starts[*rank as usize + 1] += 1;
        }
        for arc in arcs.rising() {
            for passed in rank(arc.from) + 1..rank(arc.to) {
                starts[passed as usize + 1] += 1;
            }
        }
        for rank in 0..count {
            starts[rank + 1] += starts[rank];
        }
        let mut next = starts.clone();
        let mut node = vec![PASSING; *starts.last().unwrap_or(&0) as usize];
        let mut item = Vec::with_capacity(ranks.len());
        for (at, rank) in ranks.iter().enumerate() {
            item.push(take(&mut next, *rank));
            node[item[at] as usize] = narrow(at);
        }
        let mut links = Vec::new();
        let mut chain = Vec::new();
        for (at, arc) in arcs.arcs.iter().enumerate().filter(|(_, arc)| arc.from != arc.to) {
            let mut last = item[arc.from as usize];
            chain.push((narrow(at), last));
            for passed in rank(arc.from) + 1..=rank(arc.to) {
                let here =
                    if passed == rank(arc.to) { item[arc.to as usize] } else { take(&mut next, passed) };
                chain.push((narrow(at), here));
                links.push((last, here));
                last = here;
            }
        }
        let items = node.len();
        let chains = CompressedRows::new(arcs.arcs.len(), chain.iter().copied());
        let lanes =
            if lanes.is_empty() { Vec::new() } else { item_lanes(lanes, items, &item, &chains, arcs) };
        Self {
            lanes,
            starts,
            node,
            item,
            links: Adjacency::from_edges(items, links.iter().map(|(from, to)| (*from, *to, ()))),
            chains,
        }
    }

    /// How many ranks there are.
    pub(super) fn ranks(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Where the items of a rank stand among all.
    pub(super) fn span(&self, rank: usize) -> std::ops::Range<usize> {
        self.starts[rank] as usize..self.starts[rank + 1] as usize
    }

    /// The lane of an item; items of a rank stand in the order of their lanes.
    pub(super) fn lane(&self, item: u32) -> u32 {
        self.lanes.get(item as usize).copied().unwrap_or(0)
    }

    /// The items of the next rank that an item leads to.
    pub(super) fn after(&self, item: u32) -> &[u32] {
        self.links.successors(item as usize)
    }

    /// The items of the rank before that lead to an item.
    pub(super) fn before(&self, item: u32) -> &[u32] {
        self.links.predecessors(item as usize)
    }

    /// The items of a rank.
    pub(super) fn items(&self, rank: usize) -> std::ops::Range<u32> {
        self.starts[rank]..self.starts[rank + 1]
    }
}

/// By item: its lane.
fn item_lanes(lanes: &[u32], items: usize, item: &[u32], chains: &CompressedRows, arcs: &Arcs) -> Vec<u32> {
    let mut out = vec![0; items];
    for (at, arc) in (0..).zip(&arcs.arcs) {
        chains.row(at).iter().for_each(|item| out[*item as usize] = lanes[arc.from as usize]);
    }
    for (node, lane) in lanes.iter().enumerate() {
        out[item[node] as usize] = *lane;
    }
    out
}

fn take(next: &mut [u32], rank: u32) -> u32 {
    let at = &mut next[rank as usize];
    *at += 1;
    *at - 1
}

/// How many ranks the arcs lead over, each as often as it has edges.
pub(super) fn span(ranks: &[u32], arcs: &[Arc]) -> u64 {
    arcs.iter()
        .map(|arc| u64::from(arc.edges) * u64::from(ranks[arc.to as usize] - ranks[arc.from as usize]))
        .sum()
}
