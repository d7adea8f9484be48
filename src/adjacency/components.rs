//! Strongly connected components, by petgraph.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::NodeIndex;
use petgraph::visit::{
    EdgeCount, IntoNeighborsDirected, IntoNodeIdentifiers, NodeCompactIndexable, Visitable,
};

use super::{CompressedRows, narrow};

/// The strongly connected components of a graph, numbered so that edges lead from a higher number to a
/// lower one.
#[derive(Debug, Clone, Default)]
pub struct Components {
    /// By node: its component.
    of: Vec<u32>,
    members: CompressedRows,
}

impl Components {
    /// The components of an [`Adjacency`](super::Adjacency), or of one seen through an adaptor such as
    /// petgraph's `Reversed`. Takes time in proportion to nodes and edges.
    pub fn new<G>(graph: G) -> Self
    where
        G: IntoNeighborsDirected<NodeId = NodeIndex<u32>>
            + IntoNodeIdentifiers
            + Visitable
            + NodeCompactIndexable
            + EdgeCount,
    {
        let nodes = graph.node_count();
        if graph.edge_count() == 0 {
            // Usual for the graphs of what is wrong: nothing is.
            let of: Vec<u32> = (0..narrow(nodes)).collect();
            return Self { members: CompressedRows::new(nodes, of.iter().map(|node| (*node, *node))), of };
        }
        let found = kosaraju_scc(graph);
        let mut of = vec![0; nodes];
        for (number, component) in (0..).zip(&found) {
            for member in component {
                of[member.index()] = number;
            }
        }
        let members = CompressedRows::new(found.len(), of.iter().copied().zip(0..));
        Self { of, members }
    }

    /// How many components there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    #[cfg(feature = "testing")]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The component of a node.
    pub fn component_of(&self, node: usize) -> usize {
        self.of[node] as usize
    }

    /// The nodes of a component, ascending.
    pub fn members(&self, component: usize) -> &[u32] {
        self.members.row(narrow(component))
    }

    /// Whether two nodes are in one component.
    pub fn in_same_component(&self, one: usize, other: usize) -> bool {
        self.of[one] == self.of[other]
    }
}
