//! Which edges to turn round so that no cycle is left.
//!
//! Within each strongly connected component the nodes are put into a row from both ends, by Eades, Lin and
//! Smyth: nodes without entry first, nodes without exit last, else the one with the most exits over entries,
//! of equal ones the lowest. Edges that lead back in that row are turned. petgraph's
//! `greedy_feedback_arc_set` is the same heuristic with ties in no order: it turns edges between neighbours
//! of the input where this turns those that lead back in it, so pictures would not begin at their beginning.

use std::collections::BTreeSet;

use crate::adjacency::{Adjacency, Components, narrow};

/// The edges to turn round, sorted. `edges` are pairs of different nodes.
pub(super) fn back(nodes: usize, edges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let graph = Adjacency::from_edges(nodes, edges.iter().map(|(from, to)| (*from, *to, ())));
    let components = Components::new(&graph);
    let mut inner: Vec<(u32, u32)> = edges
        .iter()
        .copied()
        .filter(|(from, to)| components.in_same_component(*from as usize, *to as usize))
        .collect();
    inner.sort_unstable();
    inner.dedup();
    if inner.is_empty() {
        return inner;
    }
    let place = places(nodes, &inner);
    inner.retain(|(from, to)| place[*from as usize] > place[*to as usize]);
    inner
}

/// By node: its place in the row.
fn places(nodes: usize, edges: &[(u32, u32)]) -> Vec<i64> {
    let graph = Adjacency::from_edges(nodes, edges.iter().map(|(from, to)| (*from, *to, ())));
    let mut exits: Vec<i64> = (0..narrow(nodes)).map(|node| count(graph.successors(node as usize))).collect();
    let mut entries: Vec<i64> =
        (0..narrow(nodes)).map(|node| count(graph.predecessors(node as usize))).collect();
    let mut place = vec![0; nodes];
    let mut left = vec![true; nodes];
    let rank = |node: u32, exits: &[i64], entries: &[i64]| {
        let (exits, entries) = (exits[node as usize], entries[node as usize]);
        match (entries, exits) {
            (0, 0) => (0, 0),
            (0, _) => (0, 1),
            (_, 0) => (3, 0),
            _ => (2, entries - exits),
        }
    };
    let mut queue: BTreeSet<((u8, i64), u32)> =
        (0..narrow(nodes)).map(|node| (rank(node, &exits, &entries), node)).collect();
    // Nodes without exit are taken from the back as soon as they show.
    let (mut front, mut end) = (0, i64::MAX);
    loop {
        let last = queue.last().copied().filter(|((kind, _), _)| *kind == 3);
        let Some((key, node)) = last.or_else(|| queue.first().copied()) else { break };
        queue.remove(&(key, node));
        left[node as usize] = false;
        if key.0 == 3 {
            end -= 1;
            place[node as usize] = end;
        } else {
            front += 1;
            place[node as usize] = front;
        }
        let after = graph.successors(node as usize).iter().map(|next| (*next, true));
        for (other, is_after) in
            after.chain(graph.predecessors(node as usize).iter().map(|next| (*next, false)))
        {
            if !left[other as usize] {
                continue;
            }
            queue.remove(&(rank(other, &exits, &entries), other));
            let counts = if is_after { &mut entries } else { &mut exits };
            counts[other as usize] -= 1;
            queue.insert((rank(other, &exits, &entries), other));
        }
    }
    place
}

fn count(row: &[u32]) -> i64 {
    i64::try_from(row.len()).unwrap_or(i64::MAX)
}
