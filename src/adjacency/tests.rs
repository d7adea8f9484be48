//! The visit traits tell petgraph what the rows hold.

use petgraph::algo::{dominators, greedy_feedback_arc_set, kosaraju_scc, toposort};
use petgraph::visit::{Dfs, EdgeRef, IntoEdgesDirected, IntoNodeReferences, Reversed};
use petgraph::{Direction, Graph};

use super::*;

/// 0 → 1 → 2 → 0, 2 → 3, 3 → 3, and 1 → 3 twice; 4 alone.
fn sample() -> Adjacency<u8> {
    let edges = [(1, 3, 7), (0, 1, 1), (1, 2, 2), (2, 0, 3), (2, 3, 4), (3, 3, 5), (1, 3, 6)];
    Adjacency::from_edges(5, edges.into_iter())
}

/// Pairs that a file could hold by the hundred thousand.
fn chain(nodes: u32) -> Adjacency {
    Adjacency::from_edges(nodes as usize, (1..nodes).map(|at| (at - 1, at, ())))
}

#[test]
fn edges_are_seen_from_both_ends() {
    let graph = sample();
    assert_eq!(graph.out_edges(1).collect::<Vec<_>>(), [(3, 7), (2, 2), (3, 6)]);
    assert_eq!(graph.in_edges(3).collect::<Vec<_>>(), [(1, 7), (2, 4), (3, 5), (1, 6)]);
    assert_eq!(graph.reversed().out_edges(3).collect::<Vec<_>>(), [(1, 7), (2, 4), (3, 5), (1, 6)]);
    assert_eq!((graph.node_count(), graph.edge_count()), (5, 7));
    for direction in [Direction::Outgoing, Direction::Incoming] {
        let mut seen: Vec<_> = (0..5)
            .flat_map(|at| graph.edges_directed(node(at), direction))
            .map(|edge| (edge.id(), edge.source().index(), edge.target().index(), *edge.weight()))
            .collect();
        seen.sort_unstable();
        let all: Vec<_> = petgraph::visit::IntoEdgeReferences::edge_references(&graph)
            .map(|edge| (edge.id(), edge.source().index(), edge.target().index(), *edge.weight()))
            .collect();
        assert_eq!(seen, all, "{direction:?}");
    }
    assert_eq!((&graph).node_references().count(), 5);
}

#[test]
fn rows_keep_the_greatest_weight_of_parallel_edges() {
    let graph = Adjacency::from_rows(2, |node, row| {
        if node == 0 {
            row.extend([(1, 2), (0, 9), (1, 3), (1, 1)]);
        }
    });
    assert_eq!(graph.out_edges(0).collect::<Vec<_>>(), [(0, 9), (1, 3)]);
    assert_eq!(graph.in_edges(1).collect::<Vec<_>>(), [(0, 3)]);
}

#[test]
fn components_come_after_those_that_they_lead_to() {
    let parts = Components::new(&sample());
    assert!(
        parts.in_same_component(0, 2) && !parts.in_same_component(2, 3) && !parts.in_same_component(3, 4)
    );
    assert_eq!(parts.members(parts.component_of(0)), [0, 1, 2]);
    assert!(parts.component_of(3) < parts.component_of(0));
    let turned = Components::new(Reversed(&sample()));
    assert!(turned.component_of(3) > turned.component_of(0));
    let none = Components::new(&Adjacency::<()>::from_edges(3, std::iter::empty()));
    assert_eq!((none.len(), none.members(1)), (3, &[1_u32][..]));
}

#[test]
fn petgraph_finds_what_it_finds_in_its_own_graph() {
    let ours = sample();
    let own = Graph::<(), ()>::from_edges([(1, 3), (0, 1), (1, 2), (2, 0), (2, 3), (3, 3), (1, 3)]);
    let root = node(0);
    let (here, there) = (dominators::simple_fast(&ours, root), dominators::simple_fast(&own, root));
    for at in 0..4 {
        assert_eq!(here.immediate_dominator(node(at)), there.immediate_dominator(node(at)));
    }
    let turned: Vec<u32> = greedy_feedback_arc_set(&ours).map(|edge| edge.id()).collect();
    let left = ours_without(&ours, &turned);
    assert!(toposort(&left, None).is_ok() && toposort(&ours, None).is_err());
}

fn ours_without(graph: &Adjacency<u8>, edges: &[u32]) -> Adjacency {
    let kept = petgraph::visit::IntoEdgeReferences::edge_references(graph)
        .filter(|edge| !edges.contains(&edge.id()))
        .map(|edge| (narrow(edge.source().index()), narrow(edge.target().index()), ()));
    Adjacency::from_edges(graph.node_count(), kept)
}

#[test]
fn a_chain_of_a_hundred_thousand_takes_no_stack() {
    const NODES: u32 = 100_000;
    let walk = || {
        for graph in [chain(NODES), chain(NODES).reversed()] {
            assert_eq!(kosaraju_scc(&graph).len(), NODES as usize);
            assert_eq!(Components::new(&graph).len(), NODES as usize);
            assert_eq!(toposort(&graph, None).unwrap().len(), NODES as usize);
            let mut search = Dfs::new(&graph, node(0));
            let mut met = 0;
            while search.next(&graph).is_some() {
                met += 1;
            }
            assert!(met == NODES || met == 1);
            let root = if met == 1 { node(NODES as usize - 1) } else { node(0) };
            let found = dominators::simple_fast(&graph, root);
            assert_eq!(found.dominators(node(NODES as usize / 2)).unwrap().last(), Some(root));
        }
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(256 * 1024).spawn_scoped(scope, walk);
        thread.unwrap().join().unwrap();
    });
}
