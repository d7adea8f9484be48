//! Directed graphs in compressed sparse rows, which `graph`, `layout` and `picture` share.
//!
//! Owns the storage and what petgraph needs to run on it: [`Adjacency`] implements petgraph's visit traits,
//! so components, orders, searches and dominators come from that crate. Knows nothing of training or of
//! pictures.
//!
//! Invariants: nodes are numbered from 0 without gaps; an [`Adjacency`] never changes once it is built.
//! A file decides how deep a graph is, so nothing here recurses, and of petgraph only functions that do not
//! may be called (`kosaraju_scc`, never `tarjan_scc` or `is_cyclic_directed`).

mod components;
mod rows;
#[cfg(test)]
mod tests;
mod visit;

pub use components::Components;
pub use rows::{CompressedRows, narrow};

use petgraph::graph::NodeIndex;

/// A directed graph whose nodes are `0..node_count()`; each edge carries an `E`.
#[derive(Debug, Clone)]
pub struct Adjacency<E = ()> {
    /// By node: the targets of its edges. The place of an edge among all targets is the number of the edge.
    targets: CompressedRows,
    /// By edge: what it carries.
    weights: Vec<E>,
    /// By node: the sources of the edges that lead to it.
    sources: CompressedRows,
    /// The number of the edge of each entry of `sources`.
    edges: Vec<u32>,
}

impl<E> Default for Adjacency<E> {
    fn default() -> Self {
        Self {
            targets: CompressedRows::default(),
            weights: Vec::new(),
            sources: CompressedRows::default(),
            edges: Vec::new(),
        }
    }
}

impl<E: Copy> Adjacency<E> {
    /// A graph of any edges: source, target, weight. Parallel edges and loops stay; the edges that leave a node,
    /// and those that lead to it, keep their order. Takes time in proportion to nodes and edges.
    pub fn from_edges(nodes: usize, edges: impl Iterator<Item = (u32, u32, E)> + Clone) -> Self {
        let given: Vec<(u32, u32, E)> = edges.collect();
        let by_source = CompressedRows::new(nodes, (0..).zip(&given).map(|(at, (source, ..))| (*source, at)));
        let by_target =
            CompressedRows::new(nodes, (0..).zip(&given).map(|(at, (_, target, _))| (*target, at)));
        let mut number = vec![0; given.len()];
        for (edge, at) in (0..).zip(by_source.entries()) {
            number[*at as usize] = edge;
        }
        let weights = by_source.entries().iter().map(|at| given[*at as usize].2).collect();
        let edges = by_target.entries().iter().map(|at| number[*at as usize]).collect();
        let targets = by_source.map(|at| given[at as usize].1);
        let sources = by_target.map(|at| given[at as usize].0);
        Self { targets, weights, sources, edges }
    }

    /// A graph that is built row by row: `fill` receives a node and pushes target and weight of its edges in
    /// any order. Each row is sorted by target; of parallel edges only the one of the greatest weight stays.
    pub fn from_rows(nodes: usize, mut fill: impl FnMut(usize, &mut Vec<(u32, E)>)) -> Self
    where
        E: Ord,
    {
        let (mut starts, mut targets, mut weights) = (Vec::with_capacity(nodes + 1), Vec::new(), Vec::new());
        starts.push(0);
        let mut row = Vec::new();
        for node in 0..nodes {
            row.clear();
            fill(node, &mut row);
            if !row.is_sorted() {
                row.sort_unstable();
            }
            // The last of several edges to one target has the greatest weight.
            for same in row.chunk_by(|one, other| one.0 == other.0) {
                targets.extend(same.last().map(|(target, _)| *target));
                weights.extend(same.last().map(|(_, weight)| *weight));
            }
            starts.push(narrow(targets.len()));
        }
        let targets = CompressedRows::from_parts(starts, targets);
        let ends =
            || (0..narrow(nodes)).flat_map(|node| targets.row(node).iter().map(move |end| (node, *end)));
        let sources = CompressedRows::new(nodes, ends().map(|(source, target)| (target, source)));
        let edges = CompressedRows::new(nodes, (0..).zip(ends()).map(|(edge, (_, target))| (target, edge)));
        Self { targets, weights, sources, edges: edges.into_entries() }
    }

    /// The same graph with every edge turned round.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let mut edges = vec![0; self.edges.len()];
        for (turned, edge) in (0..).zip(&self.edges) {
            edges[*edge as usize] = turned;
        }
        let weights = self.edges.iter().map(|edge| self.weights[*edge as usize]).collect();
        Self { targets: self.sources.clone(), weights, sources: self.targets.clone(), edges }
    }

    /// The edges that leave a node, as target and weight.
    pub fn out_edges(&self, node: usize) -> impl ExactSizeIterator<Item = (usize, E)> + '_ {
        let range = self.targets.range(narrow(node));
        self.targets.entries()[range.clone()]
            .iter()
            .zip(&self.weights[range])
            .map(|(target, weight)| (*target as usize, *weight))
    }

    /// The edges that lead to a node, as source and weight.
    pub fn in_edges(&self, node: usize) -> impl ExactSizeIterator<Item = (usize, E)> + '_ {
        let range = self.sources.range(narrow(node));
        self.sources.entries()[range.clone()]
            .iter()
            .zip(&self.edges[range])
            .map(|(source, edge)| (*source as usize, self.weights[*edge as usize]))
    }
}

impl<E> Adjacency<E> {
    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.targets.len()
    }

    /// How many edges there are.
    pub fn edge_count(&self) -> usize {
        self.weights.len()
    }

    /// The nodes that the edges of a node lead to.
    pub fn successors(&self, node: usize) -> &[u32] {
        self.targets.row(narrow(node))
    }

    /// The nodes whose edges lead to a node.
    pub fn predecessors(&self, node: usize) -> &[u32] {
        self.sources.row(narrow(node))
    }
}

/// The node of petgraph's for a number of ours.
pub fn node(index: usize) -> NodeIndex<u32> {
    NodeIndex::new(index)
}
