//! Which edges to turn round so that no cycle is left.
//!
//! Within each knot (a strongly connected component) the nodes are put into a row from both ends, by
//! Eades, Lin and Smyth: nodes without entry first, nodes without exit last, else the one with the most
//! exits over entries. Edges that lead back in that row are turned. Nothing recurses.

use std::collections::BTreeSet;

use super::rows::{Rows, narrow};

/// The edges to turn round, sorted. `edges` are pairs of different nodes.
pub(super) fn back(nodes: usize, edges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let out = Rows::new(nodes, edges.iter().copied());
    let knot = knots(&out);
    let mut inner: Vec<(u32, u32)> =
        edges.iter().copied().filter(|(from, to)| knot[*from as usize] == knot[*to as usize]).collect();
    inner.sort_unstable();
    inner.dedup();
    if inner.is_empty() {
        return inner;
    }
    let place = places(nodes, &inner);
    inner.retain(|(from, to)| place[*from as usize] > place[*to as usize]);
    inner
}

/// By node: the number of its strongly connected component (Tarjan, with its stack on the heap).
fn knots(out: &Rows) -> Vec<u32> {
    const NEW: u32 = u32::MAX;
    let nodes = out.len();
    let (mut number, mut low, mut cursor) = (vec![NEW; nodes], vec![NEW; nodes], vec![0_usize; nodes]);
    let mut knot = vec![NEW; nodes];
    let (mut path, mut open) = (Vec::new(), Vec::new());
    let (mut count, mut knots) = (0, 0);
    for root in 0..narrow(nodes) {
        if number[root as usize] == NEW {
            path.push(root);
        }
        while let Some(&node) = path.last() {
            let at = node as usize;
            if number[at] == NEW {
                (number[at], low[at]) = (count, count);
                count += 1;
                open.push(node);
            }
            if let Some(&next) = out.row(node).get(cursor[at]) {
                cursor[at] += 1;
                if number[next as usize] == NEW {
                    path.push(next);
                } else if knot[next as usize] == NEW {
                    low[at] = low[at].min(number[next as usize]);
                }
                continue;
            }
            path.pop();
            if let Some(&above) = path.last() {
                low[above as usize] = low[above as usize].min(low[at]);
            }
            if low[at] == number[at] {
                while let Some(member) = open.pop() {
                    knot[member as usize] = knots;
                    if member == node {
                        break;
                    }
                }
                knots += 1;
            }
        }
    }
    knot
}

/// By node: its place in the row.
fn places(nodes: usize, edges: &[(u32, u32)]) -> Vec<i64> {
    let out = Rows::new(nodes, edges.iter().copied());
    let into = Rows::new(nodes, edges.iter().map(|(from, to)| (*to, *from)));
    let mut exits: Vec<i64> = (0..narrow(nodes)).map(|node| count(out.row(node))).collect();
    let mut entries: Vec<i64> = (0..narrow(nodes)).map(|node| count(into.row(node))).collect();
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
        let after = out.row(node).iter().map(|next| (*next, true));
        for (other, is_after) in after.chain(into.row(node).iter().map(|next| (*next, false))) {
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
