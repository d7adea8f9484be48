//! The tree of tight arcs.

use super::Span;
use crate::adjacency::{CompressedRows, narrow};

/// No arc: the node is a root.
pub(super) const ROOT: u32 = u32::MAX;

/// A forest of tight arcs that spans every component.
#[derive(Debug)]
pub(super) struct Tree {
    /// By node: the arc to its parent, or `ROOT`.
    pub(super) up: Vec<u32>,
    /// By node: the arcs of the tree at it.
    pub(super) near: Vec<Vec<u32>>,
    /// By node: the sum over its subtree of what goes out minus what comes in.
    pub(super) sum: Vec<i64>,
    /// By node: how many nodes its subtree has.
    pub(super) size: Vec<u32>,
    /// By node: how many nodes its component has.
    pub(super) whole: Vec<u32>,
    /// All arcs at each node.
    pub(super) arcs: CompressedRows,
}

impl Tree {
    /// Spans the components: trees grow together, the smallest first, over the arc with the least
    /// slack, by which the smaller tree is shifted.
    pub(super) fn new(rank: &mut [i64], spans: &[Span]) -> Self {
        let nodes = rank.len();
        let ends = (0..).zip(spans).flat_map(|(at, span)| [(span.from, at), (span.to, at)]);
        let arcs = CompressedRows::new(nodes, ends);
        let mut near: Vec<Vec<u32>> = vec![Vec::new(); nodes];
        let mut tree_of: Vec<u32> = (0..narrow(nodes)).collect();
        let mut members: Vec<Vec<u32>> = (0..narrow(nodes)).map(|node| vec![node]).collect();
        let mut queue: std::collections::BTreeSet<(usize, u32)> =
            (0..narrow(nodes)).map(|node| (1, node)).collect();
        while let Some((size, small)) = queue.pop_first() {
            let mut best: Option<(i64, u32, u32)> = None;
            for &node in &members[small as usize] {
                for &at in arcs.row(node) {
                    let span = spans[at as usize];
                    let other = if span.from == node { span.to } else { span.from };
                    if tree_of[other as usize] != small {
                        let slack = slack(rank, &span);
                        if best.is_none_or(|best| (slack, at) < (best.0, best.1)) {
                            best = Some((slack, at, other));
                        }
                    }
                }
            }
            let Some((slack, at, other)) = best else { continue };
            let span = spans[at as usize];
            let shift = if tree_of[span.from as usize] == small { slack } else { -slack };
            let large = tree_of[other as usize];
            let moved = std::mem::take(&mut members[small as usize]);
            for &node in &moved {
                rank[node as usize] += shift;
                tree_of[node as usize] = large;
            }
            near[span.from as usize].push(at);
            near[span.to as usize].push(at);
            let before = members[large as usize].len();
            members[large as usize].extend(moved);
            queue.remove(&(before, large));
            queue.insert((before + size, large));
        }
        let mut tree = Self {
            up: vec![ROOT; nodes],
            near,
            sum: vec![0; nodes],
            size: vec![1; nodes],
            whole: vec![0; nodes],
            arcs,
        };
        tree.hang(spans);
        tree
    }

    /// Finds parents and sums from scratch.
    fn hang(&mut self, spans: &[Span]) {
        for span in spans {
            self.sum[span.from as usize] += span.weight;
            self.sum[span.to as usize] -= span.weight;
        }
        let nodes = self.up.len();
        let mut seen = vec![false; nodes];
        let mut order = Vec::with_capacity(nodes);
        for root in 0..nodes {
            if seen[root] {
                continue;
            }
            let first = order.len();
            seen[root] = true;
            order.push(narrow(root));
            let mut at = first;
            while let Some(&node) = order.get(at) {
                at += 1;
                for &arc in &self.near[node as usize] {
                    let other = other(spans, arc, node);
                    if !seen[other as usize] {
                        seen[other as usize] = true;
                        self.up[other as usize] = arc;
                        order.push(other);
                    }
                }
            }
            for &node in order[first..].iter().rev() {
                if let Some(parent) = self.parent(spans, node) {
                    self.sum[parent as usize] += self.sum[node as usize];
                    self.size[parent as usize] += self.size[node as usize];
                }
            }
            let whole = self.size[root];
            for node in &order[first..] {
                self.whole[*node as usize] = whole;
            }
        }
    }

    /// The node above.
    pub(super) fn parent(&self, spans: &[Span], node: u32) -> Option<u32> {
        let up = self.up[node as usize];
        (up != ROOT).then(|| other(spans, up, node))
    }

    /// What is lost by stretching the arc above a node: below zero, it is gained.
    pub(super) fn cut(&self, spans: &[Span], node: u32) -> i64 {
        let sum = self.sum[node as usize];
        if spans[self.up[node as usize] as usize].from == node { sum } else { -sum }
    }

    /// The nodes on one side of the arc above a node: on its own side, or on the other.
    pub(super) fn side(&self, spans: &[Span], node: u32, below: bool, into: &mut Vec<u32>) {
        into.clear();
        let cut = self.up[node as usize];
        let first = if below { node } else { other(spans, cut, node) };
        let mut stack = vec![(first, cut)];
        while let Some((node, came)) = stack.pop() {
            into.push(node);
            for &arc in self.near[node as usize].iter().filter(|arc| **arc != came) {
                stack.push((other(spans, arc, node), arc));
            }
        }
    }

    /// Takes the arc above `node` out and puts `arc` in, which has exactly one end below it.
    /// `inner` is that end.
    pub(super) fn exchange(&mut self, spans: &[Span], node: u32, arc: u32, inner: u32) {
        let out = self.up[node as usize];
        let above = other(spans, out, node);
        let (sum, size) = (self.sum[node as usize], self.size[node as usize]);
        self.climb(spans, above, -sum, size, false);
        for end in [spans[out as usize].from, spans[out as usize].to] {
            self.near[end as usize].retain(|at| *at != out);
        }
        // The path from the inner end to the node is turned round.
        let (mut here, mut came) = (inner, arc);
        let (mut below_sum, mut below_size) = (0, 0);
        loop {
            let at = here as usize;
            let up = std::mem::replace(&mut self.up[at], came);
            let (old_sum, old_size) = (self.sum[at], self.size[at]);
            (self.sum[at], self.size[at]) = (sum - below_sum, size - below_size);
            (below_sum, below_size) = (old_sum, old_size);
            if here == node {
                break;
            }
            came = up;
            here = other(spans, up, here);
        }
        let outer = other(spans, arc, inner);
        self.near[inner as usize].push(arc);
        self.near[outer as usize].push(arc);
        self.climb(spans, outer, sum, size, true);
    }

    /// Adds a subtree to all above it, or takes it off.
    fn climb(&mut self, spans: &[Span], from: u32, sum: i64, size: u32, add: bool) {
        let mut here = Some(from);
        while let Some(node) = here {
            let at = node as usize;
            self.sum[at] += sum;
            self.size[at] = if add { self.size[at] + size } else { self.size[at] - size };
            here = self.parent(spans, node);
        }
    }
}

/// The other end of an arc.
pub(super) fn other(spans: &[Span], arc: u32, node: u32) -> u32 {
    let span = spans[arc as usize];
    if span.from == node { span.to } else { span.from }
}

/// By how much an arc is longer than it has to be.
pub(super) fn slack(rank: &[i64], span: &Span) -> i64 {
    rank[span.to as usize] - rank[span.from as usize] - span.least
}
