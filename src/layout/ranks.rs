//! How far each node is along the direction.

use super::arcs::Arc;
use super::rows::{Rows, narrow};

/// By node: its rank, the lowest of each component being 0.
pub(super) fn ranks(nodes: usize, arcs: &[Arc]) -> Vec<u32> {
    let out = Rows::new(nodes, arcs.iter().map(|arc| (arc.from, arc.to)));
    let mut waiting = vec![0_u32; nodes];
    for arc in arcs {
        waiting[arc.to as usize] += 1;
    }
    let mut ready: Vec<u32> = (0..narrow(nodes)).filter(|node| waiting[*node as usize] == 0).collect();
    let mut rank = vec![0_u32; nodes];
    let mut at = 0;
    while let Some(&node) = ready.get(at) {
        at += 1;
        for &next in out.row(node) {
            let next_at = next as usize;
            rank[next_at] = rank[next_at].max(rank[node as usize] + 1);
            waiting[next_at] -= 1;
            if waiting[next_at] == 0 {
                ready.push(next);
            }
        }
    }
    rank
}
