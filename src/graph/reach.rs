//! What lies before a module and what it opens.

use petgraph::graph::NodeIndex;
use petgraph::visit::{Dfs, IntoNeighbors, NodeCount, Reversed, Visitable};

use super::Graph;
use crate::adjacency::node;

impl Graph {
    /// Every module that is a prerequisite of this one, directly or not, ascending and without the
    /// module itself. Alternatives count like the others; advice does not count.
    pub fn ancestors(&self, module: usize) -> Vec<usize> {
        reachable(Reversed(&self.links), module)
    }

    /// Every module that has this one as a prerequisite, directly or not, ascending and without the
    /// module itself. Alternatives count like the others; advice does not count.
    pub fn descendants(&self, module: usize) -> Vec<usize> {
        reachable(&self.links, module)
    }
}

fn reachable<G>(graph: G, start: usize) -> Vec<usize>
where
    G: IntoNeighbors<NodeId = NodeIndex<u32>> + Visitable + NodeCount,
{
    if start >= graph.node_count() {
        return Vec::new();
    }
    let mut search = Dfs::new(graph, node(start));
    let mut met: Vec<usize> = Vec::new();
    while let Some(next) = search.next(graph) {
        met.push(next.index());
    }
    met.retain(|module| *module != start);
    met.sort_unstable();
    met
}
