//! The order of the items of each rank, so that few edges cross.

use super::layers::Layers;
use super::rows::Rows;

/// By rank: its items in their order.
pub(super) fn order(layers: &Layers, sweeps: u32) -> Vec<Vec<u32>> {
    let mut order: Vec<Vec<u32>> = (0..layers.ranks()).map(|rank| layers.items(rank).collect()).collect();
    let mut place = vec![0_usize; layers.node.len()];
    settle(&order, &mut place);
    let mut best = (crossings(layers, &order), order.clone());
    for sweep in 0..sweeps {
        let ahead = sweep % 2 == 0;
        let side = if ahead { &layers.before } else { &layers.after };
        for step in 1..layers.ranks() {
            let rank = if ahead { step } else { layers.ranks() - 1 - step };
            let row = &mut order[rank];
            row.sort_by_cached_key(|item| middle(side, *item, &place));
            settle(std::slice::from_ref(row), &mut place);
        }
        let count = crossings(layers, &order);
        if count < best.0 {
            best = (count, order.clone());
        }
    }
    best.1
}

fn settle(rows: &[Vec<u32>], place: &mut [usize]) {
    for row in rows {
        for (at, item) in (0..).zip(row) {
            place[*item as usize] = at;
        }
    }
}

/// The mean of the places of its neighbours, in thousandths; its own place if it has none.
fn middle(side: &Rows, item: u32, place: &[usize]) -> usize {
    let near = side.row(item);
    let sum: usize = near.iter().map(|other| place[*other as usize] * 1000).sum();
    if near.is_empty() { place[item as usize] * 1000 } else { sum / near.len() }
}

/// How often edges cross between neighbouring ranks.
pub(super) fn crossings(layers: &Layers, order: &[Vec<u32>]) -> u64 {
    let mut place = vec![0_usize; layers.node.len()];
    settle(order, &mut place);
    let mut tree: Vec<u64> = Vec::new();
    let mut total = 0;
    for pair in order.windows(2) {
        tree.clear();
        tree.resize(pair[1].len() + 1, 0);
        let mut seen = 0;
        let mut ends = Vec::new();
        for item in &pair[0] {
            ends.clear();
            ends.extend(layers.after.row(*item).iter().map(|next| place[*next as usize]));
            ends.sort_unstable();
            for end in &ends {
                total += seen - before(&tree, *end);
            }
            for end in &ends {
                seen += 1;
                let mut at = *end + 1;
                while at < tree.len() {
                    tree[at] += 1;
                    at += at & at.wrapping_neg();
                }
            }
        }
    }
    total
}

/// How many ends were at most at this place.
fn before(tree: &[u64], end: usize) -> u64 {
    let mut at = end + 1;
    let mut sum = 0;
    while at > 0 {
        sum += tree[at];
        at -= at & at.wrapping_neg();
    }
    sum
}
