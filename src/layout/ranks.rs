//! How far each node is along the direction, so that the edges are as short as they can be together.
//!
//! Network simplex, component by component (Gansner, Koutsofios, North, Vo: « A technique for drawing
//! directed graphs »). The ranks are held by a tree of tight arcs. What an arc of the tree would gain
//! by being stretched, its cut value, is the sum over the nodes on one side of what goes out minus what
//! comes in; those sums are kept for every subtree, and an exchange of two arcs changes them only
//! along two paths. An exchange looks at the smaller side of the tree only.
//!
//! Where there was a picture before, every node that it had is also held to its rank there, by so little
//! that no edge becomes longer for it: of all that are as short, the ranks are taken that move least.

mod simplex;
mod tree;

use petgraph::algo::toposort;
use petgraph::unionfind::UnionFind;

use super::arcs::Arc;
use crate::adjacency::{Adjacency, narrow};

/// An arc that wants its ends at least `least` ranks apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) weight: i64,
    pub(super) least: i64,
}

/// By node: its rank, the lowest of each component being 0. No more than `pivots` exchanges shorten
/// the arcs. `stretches` are by node, or empty: each begins behind the one before. `before` are the ranks
/// that the nodes had, if there was a picture before.
pub(super) fn ranks(
    nodes: usize,
    arcs: &[Arc],
    stretches: &[u32],
    pivots: u32,
    before: Option<&[Option<u32>]>,
) -> Vec<u32> {
    let pull = if before.is_some() { PULL } else { 1 };
    let mut spans: Vec<Span> = arcs
        .iter()
        .map(|arc| Span { from: arc.from, to: arc.to, weight: i64::from(arc.weight) * pull, least: 1 })
        .collect();
    let mut all = nodes + fences(nodes, stretches, &mut spans);
    let mut start = vec![0; all];
    if let Some(before) = before {
        hold(before, &mut start, &mut spans);
        all = start.len();
    }
    let mut rank = earliest(start, &spans);
    if pivots < u32::MAX && before.is_none() {
        settle(&mut rank, &spans);
    }
    simplex::shorten(&mut rank, &spans, pivots);
    let components = components(all, &spans);
    let mut lowest = vec![i64::MAX; all];
    for (node, component) in components.iter().enumerate().take(nodes) {
        let low = &mut lowest[*component as usize];
        *low = (*low).min(rank[node]);
    }
    let rise = rank.iter().zip(&components).map(|(rank, component)| rank - lowest[*component as usize]);
    dense(&rise.take(nodes).collect::<Vec<i64>>())
}

/// Moves each node as far towards its successors as they allow if more leads there than comes in, and
/// towards its predecessors if less does, a few times over.
fn settle(rank: &mut [i64], spans: &[Span]) {
    const ROUNDS: usize = 3;
    let nodes = rank.len();
    let graph = adjacency(nodes, spans);
    let mut lead = vec![0; nodes];
    for span in spans {
        lead[span.from as usize] += span.weight;
        lead[span.to as usize] -= span.weight;
    }
    let mut order: Vec<u32> = (0..narrow(nodes)).collect();
    order.sort_by_key(|node| rank[*node as usize]);
    for _ in 0..ROUNDS {
        for &node in order.iter().rev().filter(|node| lead[**node as usize] > 0) {
            let limits = graph.out_edges(node as usize).map(|(to, at)| rank[to] - spans[at as usize].least);
            let limit = limits.min();
            rank[node as usize] = limit.unwrap_or(rank[node as usize]);
        }
        for &node in order.iter().filter(|node| lead[**node as usize] < 0) {
            let limits =
                graph.in_edges(node as usize).map(|(from, at)| rank[from] + spans[at as usize].least);
            let limit = limits.max();
            rank[node as usize] = limit.unwrap_or(rank[node as usize]);
        }
    }
}

/// The same ranks without those that have no node.
fn dense(ranks: &[i64]) -> Vec<u32> {
    let mut used = ranks.to_vec();
    used.sort_unstable();
    used.dedup();
    ranks.iter().map(|rank| narrow(used.partition_point(|used| used < rank))).collect()
}

/// Puts a fence between each two stretches, which nodes of the first may reach and those of the second
/// have to pass; gives how many there are. They are numbered behind the nodes.
fn fences(nodes: usize, stretches: &[u32], spans: &mut Vec<Span>) -> usize {
    let last = stretches.iter().max().copied().unwrap_or(0);
    for (node, stretch) in (0..).zip(stretches) {
        let fence = |number: u32| narrow(nodes) + number;
        if *stretch < last {
            spans.push(Span { from: node, to: fence(*stretch), weight: 0, least: 0 });
        }
        if *stretch > 0 {
            spans.push(Span { from: fence(*stretch - 1), to: node, weight: 0, least: 1 });
        }
    }
    last as usize
}

/// How much more an arc weighs than what holds a node to its rank.
const PULL: i64 = 1 << 16;

/// Holds nodes to the ranks that they had. Being away from its rank costs a node one for each rank, either
/// way: a helper stands on the lower of both, and is bound to the node and to the beginning of all ranks.
fn hold(before: &[Option<u32>], start: &mut Vec<i64>, spans: &mut Vec<Span>) {
    let root = narrow(start.len());
    start.push(0);
    for (node, rank) in (0..).zip(before) {
        let Some(rank) = rank.map(i64::from) else { continue };
        let helper = narrow(start.len());
        start[node as usize] = rank;
        start.push(rank);
        spans.push(Span { from: helper, to: node, weight: 1, least: 0 });
        spans.push(Span { from: helper, to: root, weight: 1, least: -rank });
    }
}

/// The spans as a graph; each edge carries the number of its span.
fn adjacency(nodes: usize, spans: &[Span]) -> Adjacency<u32> {
    Adjacency::from_edges(nodes, (0..).zip(spans).map(|(at, span)| (span.from, span.to, at)))
}

/// Each node as early as its arcs and its start allow.
fn earliest(start: Vec<i64>, spans: &[Span]) -> Vec<i64> {
    let graph = adjacency(start.len(), spans);
    let mut rank = start;
    // Arcs close no cycle, so there is an order.
    for node in toposort(&graph, None).unwrap_or_default() {
        for (next, at) in graph.out_edges(node.index()) {
            rank[next] = rank[next].max(rank[node.index()] + spans[at as usize].least);
        }
    }
    rank
}

/// By node: the number of its weakly connected component, namely a node of it.
pub(super) fn components(nodes: usize, spans: &[Span]) -> Vec<u32> {
    let mut sets: UnionFind<u32> = UnionFind::new(nodes);
    for span in spans {
        sets.union(span.from, span.to);
    }
    sets.into_labeling()
}
