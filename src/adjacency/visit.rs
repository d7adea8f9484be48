//! The visit traits of petgraph: what its algorithms ask of a graph.

use std::iter::{Copied, Map};
use std::ops::Range;
use std::slice::Iter;

use petgraph::graph::NodeIndex;
use petgraph::visit::{
    Data, EdgeCount, EdgeIndexable, EdgeRef, GraphBase, GraphProp, IntoEdgeReferences, IntoEdges,
    IntoEdgesDirected, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, IntoNodeReferences,
    NodeCompactIndexable, NodeCount, NodeIndexable, VisitMap, Visitable,
};
use petgraph::{Directed, Direction};

use super::{Adjacency, narrow, node};

type NodeIx = NodeIndex<u32>;

/// One edge of an [`Adjacency`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeReference<'a, E> {
    source: u32,
    target: u32,
    edge: u32,
    weight: &'a E,
}

impl<'a, E: Copy> EdgeRef for EdgeReference<'a, E> {
    type NodeId = NodeIx;
    type EdgeId = u32;
    type Weight = E;

    fn source(&self) -> NodeIx {
        NodeIndex::from(self.source)
    }

    fn target(&self) -> NodeIx {
        NodeIndex::from(self.target)
    }

    fn weight(&self) -> &'a E {
        self.weight
    }

    fn id(&self) -> u32 {
        self.edge
    }
}

impl<E> GraphBase for Adjacency<E> {
    type EdgeId = u32;
    type NodeId = NodeIx;
}

impl<E> Data for Adjacency<E> {
    type NodeWeight = ();
    type EdgeWeight = E;
}

impl<E> GraphProp for Adjacency<E> {
    type EdgeType = Directed;
}

impl<E> NodeCount for Adjacency<E> {
    fn node_count(&self) -> usize {
        Self::node_count(self)
    }
}

impl<E> EdgeCount for Adjacency<E> {
    fn edge_count(&self) -> usize {
        Self::edge_count(self)
    }
}

impl<E> NodeIndexable for Adjacency<E> {
    fn node_bound(&self) -> usize {
        Self::node_count(self)
    }

    fn to_index(&self, node: NodeIx) -> usize {
        node.index()
    }

    fn from_index(&self, index: usize) -> NodeIx {
        node(index)
    }
}

impl<E> NodeCompactIndexable for Adjacency<E> {}

impl<E> EdgeIndexable for Adjacency<E> {
    fn edge_bound(&self) -> usize {
        Self::edge_count(self)
    }

    fn to_index(&self, edge: u32) -> usize {
        edge as usize
    }

    fn from_index(&self, index: usize) -> u32 {
        narrow(index)
    }
}

/// Nodes that were visited, a byte each: there are never many graphs at a time.
#[derive(Debug, Clone, Default)]
pub struct Visited(Vec<bool>);

impl VisitMap<NodeIx> for Visited {
    fn visit(&mut self, node: NodeIx) -> bool {
        !std::mem::replace(&mut self.0[node.index()], true)
    }

    fn is_visited(&self, node: &NodeIx) -> bool {
        self.0[node.index()]
    }

    fn unvisit(&mut self, node: NodeIx) -> bool {
        std::mem::take(&mut self.0[node.index()])
    }
}

impl<E> Visitable for Adjacency<E> {
    type Map = Visited;

    fn visit_map(&self) -> Visited {
        Visited(vec![false; self.node_count()])
    }

    fn reset_map(&self, map: &mut Visited) {
        map.0.clear();
        map.0.resize(self.node_count(), false);
    }
}

/// The neighbours of a node.
type Neighbors<'a> = Map<Copied<Iter<'a, u32>>, fn(u32) -> NodeIx>;

fn neighbors(row: &[u32]) -> Neighbors<'_> {
    row.iter().copied().map(NodeIndex::from as fn(u32) -> NodeIx)
}

impl<'a, E> IntoNeighbors for &'a Adjacency<E> {
    type Neighbors = Neighbors<'a>;

    fn neighbors(self, node: NodeIx) -> Neighbors<'a> {
        neighbors(self.successors(node.index()))
    }
}

impl<'a, E> IntoNeighborsDirected for &'a Adjacency<E> {
    type NeighborsDirected = Neighbors<'a>;

    fn neighbors_directed(self, node: NodeIx, direction: Direction) -> Neighbors<'a> {
        match direction {
            Direction::Outgoing => neighbors(self.successors(node.index())),
            Direction::Incoming => neighbors(self.predecessors(node.index())),
        }
    }
}

impl<E> IntoNodeIdentifiers for &Adjacency<E> {
    type NodeIdentifiers = Map<Range<u32>, fn(u32) -> NodeIx>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        (0..narrow(self.node_count())).map(NodeIndex::from as fn(u32) -> NodeIx)
    }
}

impl<'a, E> IntoNodeReferences for &'a Adjacency<E> {
    type NodeRef = (NodeIx, &'a ());
    type NodeReferences = Map<Range<u32>, fn(u32) -> (NodeIx, &'a ())>;

    fn node_references(self) -> Self::NodeReferences {
        let reference: fn(u32) -> (NodeIx, &'a ()) = |index| (NodeIndex::from(index), &());
        (0..narrow(self.node_count())).map(reference)
    }
}

/// The edges at one node, or all of them.
#[derive(Debug, Clone)]
pub struct Edges<'a, E> {
    graph: &'a Adjacency<E>,
    direction: Direction,
    /// The node whose edges come next, and the one to stop before.
    nodes: Range<u32>,
    /// Which entries of the present node are left.
    left: Range<usize>,
}

impl<'a, E> Edges<'a, E> {
    fn at(graph: &'a Adjacency<E>, node: u32, direction: Direction) -> Self {
        Self { graph, direction, nodes: node..node + 1, left: graph.rows(direction).range(node) }
    }
}

impl<E> Adjacency<E> {
    fn rows(&self, direction: Direction) -> &super::CompressedRows {
        match direction {
            Direction::Outgoing => &self.targets,
            Direction::Incoming => &self.sources,
        }
    }
}

impl<'a, E> Iterator for Edges<'a, E> {
    type Item = EdgeReference<'a, E>;

    fn next(&mut self) -> Option<Self::Item> {
        let graph = self.graph;
        loop {
            if self.nodes.is_empty() {
                return None;
            }
            let Some(at) = self.left.next() else {
                self.nodes.start += 1;
                if !self.nodes.is_empty() {
                    self.left = graph.rows(self.direction).range(self.nodes.start);
                }
                continue;
            };
            let (here, end) = (self.nodes.start, graph.rows(self.direction).entries()[at]);
            let (source, target, edge) = match self.direction {
                Direction::Outgoing => (here, end, narrow(at)),
                Direction::Incoming => (end, here, graph.edges[at]),
            };
            return Some(EdgeReference { source, target, edge, weight: &graph.weights[edge as usize] });
        }
    }
}

impl<'a, E: Copy> IntoEdgeReferences for &'a Adjacency<E> {
    type EdgeRef = EdgeReference<'a, E>;
    type EdgeReferences = Edges<'a, E>;

    fn edge_references(self) -> Edges<'a, E> {
        let nodes = 0..narrow(self.node_count());
        let left = if nodes.is_empty() { 0..0 } else { self.targets.range(0) };
        Edges { graph: self, direction: Direction::Outgoing, nodes, left }
    }
}

impl<'a, E: Copy> IntoEdges for &'a Adjacency<E> {
    type Edges = Edges<'a, E>;

    fn edges(self, node: NodeIx) -> Edges<'a, E> {
        Edges::at(self, narrow(node.index()), Direction::Outgoing)
    }
}

impl<'a, E: Copy> IntoEdgesDirected for &'a Adjacency<E> {
    type EdgesDirected = Edges<'a, E>;

    fn edges_directed(self, node: NodeIx, direction: Direction) -> Edges<'a, E> {
        Edges::at(self, narrow(node.index()), direction)
    }
}
