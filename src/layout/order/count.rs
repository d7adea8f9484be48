//! How often edges cross.

use super::super::layers::Layers;
use super::Order;

/// How often edges cross between neighbouring ranks.
pub(super) fn crossings(layers: &Layers, order: &Order) -> u64 {
    let mut tree: Vec<u32> = Vec::new();
    let mut ends = Vec::new();
    let mut total = 0;
    for rank in 1..layers.ranks() {
        tree.clear();
        tree.resize(layers.items(rank).len() + 1, 0);
        let mut seen = 0;
        for item in order.row(layers, rank - 1) {
            ends.clear();
            ends.extend(layers.after.row(*item).iter().map(|next| order.place[*next as usize] as usize));
            ends.sort_unstable();
            for end in &ends {
                total += u64::from(seen - until(&tree, *end));
            }
            for end in &ends {
                add(&mut tree, *end);
                seen += 1;
            }
        }
    }
    total
}

/// How many ends are at most at this place (Fenwick).
fn until(tree: &[u32], end: usize) -> u32 {
    let mut at = end + 1;
    let mut sum = 0;
    while at > 0 {
        sum += tree[at];
        at &= at - 1;
    }
    sum
}

fn add(tree: &mut [u32], end: usize) {
    let mut at = end + 1;
    while at < tree.len() {
        tree[at] += 1;
        at += at & at.wrapping_neg();
    }
}
