//! The exchanges.

use super::Span;
use super::tree::{ROOT, Tree, slack};
use crate::adjacency::narrow;

/// Shortens the arcs together as far as `pivots` exchanges allow.
pub(super) fn shorten(rank: &mut [i64], spans: &[Span], pivots: u32) {
    let mut tree = Tree::new(rank, spans);
    let mut side = Vec::new();
    let mut inside = vec![false; rank.len()];
    let mut cursor = 0;
    for _ in 0..pivots {
        let Some(node) = leaving(&tree, spans, &mut cursor) else { break };
        // The arc above the node is stretched: one side moves away from the other, until another arc
        // between the two holds it.
        let up = spans[tree.up[node as usize] as usize];
        let below = tree.size[node as usize] * 2 <= tree.whole[node as usize];
        tree.side(spans, node, below, &mut side);
        for node in &side {
            inside[*node as usize] = true;
        }
        // Its tail moves to lower ranks, its head to higher ones.
        let rising = inside[up.to as usize];
        let mut best: Option<(i64, u32, u32)> = None;
        for &end in &side {
            for &at in tree.arcs.row(end) {
                let span = spans[at as usize];
                let holds = if rising {
                    span.from == end && !inside[span.to as usize]
                } else {
                    span.to == end && !inside[span.from as usize]
                };
                if holds {
                    let slack = slack(rank, &span);
                    if best.is_none_or(|best| (slack, at) < (best.0, best.1)) {
                        best = Some((slack, at, end));
                    }
                }
            }
        }
        if let Some((slack, at, end)) = best {
            let shift = if rising { slack } else { -slack };
            for node in &side {
                rank[*node as usize] += shift;
            }
            let inner = if below { end } else { super::tree::other(spans, at, end) };
            tree.exchange(spans, node, at, inner);
        }
        for node in &side {
            inside[*node as usize] = false;
        }
        if best.is_none() {
            break;
        }
    }
}

/// A node whose arc to its parent gains by being stretched: of the next few that do, the one that
/// gains most.
fn leaving(tree: &Tree, spans: &[Span], cursor: &mut u32) -> Option<u32> {
    const FEW: u32 = 40;
    let nodes = narrow(tree.up.len());
    let (mut found, mut best) = (0, None);
    for _ in 0..nodes {
        *cursor = if *cursor + 1 < nodes { *cursor + 1 } else { 0 };
        if tree.up[*cursor as usize] == ROOT {
            continue;
        }
        let cut = tree.cut(spans, *cursor);
        if cut < 0 {
            found += 1;
            if best.is_none_or(|(least, _)| cut < least) {
                best = Some((cut, *cursor));
            }
            if found >= FEW {
                break;
            }
        }
    }
    best.map(|(_, node)| node)
}
