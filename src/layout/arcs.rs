//! What is laid out instead of the edges: each pair of nodes once, and without cycles.

use super::cycles;
use super::input::{Edge, LayoutInput};
use crate::adjacency::narrow;

/// Some edges between the same two nodes, as the ranks see them: from a lower rank to a higher one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arc {
    /// The node of the lower rank.
    pub(super) from: u32,
    /// The node of the higher rank; the same for a loop.
    pub(super) to: u32,
    /// Whether the edges lead from `to` to `from`.
    pub(super) reversed: bool,
    /// How much they want to be short and straight.
    pub(super) weight: u32,
    /// How many edges there are.
    pub(super) edges: u32,
}

/// The arcs of an input, in the order of their nodes.
#[derive(Debug, Clone, Default)]
pub(super) struct Arcs {
    /// Each pair once.
    pub(super) arcs: Vec<Arc>,
    /// By edge: its arc; `None` where it names a node that is not there.
    pub(super) of_edge: Vec<Option<u32>>,
}

impl Arcs {
    /// Takes the edges together; those that close a cycle, or lead to an earlier stretch, are turned round.
    /// `stretches` are by node, or empty.
    pub(super) fn new(input: &LayoutInput, stretches: &[u32]) -> Self {
        let nodes = input.nodes.len();
        let there = |end: usize| end < nodes;
        let falls = |edge: &Edge| !stretches.is_empty() && stretches[edge.from] > stretches[edge.to];
        let pairs: Vec<(u32, u32)> = input
            .edges
            .iter()
            .filter(|edge| there(edge.from) && there(edge.to) && edge.from != edge.to)
            .filter(|edge| !falls(edge))
            .map(|edge| (narrow(edge.from), narrow(edge.to)))
            .collect();
        let back = cycles::back(nodes, &pairs);
        let mut keyed: Vec<(u32, u32, bool, usize)> = Vec::with_capacity(input.edges.len());
        for (at, edge) in
            input.edges.iter().enumerate().filter(|(_, edge)| there(edge.from) && there(edge.to))
        {
            let (from, to) = (narrow(edge.from), narrow(edge.to));
            let reversed = from == to || falls(edge) || back.binary_search(&(from, to)).is_ok();
            keyed.push(if reversed { (to, from, true, at) } else { (from, to, false, at) });
        }
        keyed.sort_unstable();
        let mut arcs: Vec<Arc> = Vec::new();
        let mut of_edge = vec![None; input.edges.len()];
        for (from, to, reversed, at) in keyed {
            let weight = input.edges[at].weight.max(1);
            match arcs.last_mut() {
                Some(arc) if (arc.from, arc.to, arc.reversed) == (from, to, reversed) => {
                    arc.weight = arc.weight.saturating_add(weight);
                    arc.edges += 1;
                }
                _ => arcs.push(Arc { from, to, reversed, weight, edges: 1 }),
            }
            of_edge[at] = Some(narrow(arcs.len() - 1));
        }
        Self { arcs, of_edge }
    }

    /// Those that lead to a higher rank: all but the loops.
    pub(super) fn rising(&self) -> impl Iterator<Item = &Arc> + Clone {
        self.arcs.iter().filter(|arc| arc.from != arc.to)
    }
}
