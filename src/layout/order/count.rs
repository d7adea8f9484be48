//! How often edges cross.

use super::super::layers::Layers;
use super::RankOrder;

/// How often edges cross between neighbouring ranks.
pub(super) fn crossings(layers: &Layers, order: &RankOrder) -> u64 {
    let mut count = Count::default();
    let mut ends = Vec::new();
    let mut total = 0;
    for rank in 1..layers.ranks() {
        count.begin(layers.items(rank).len());
        for item in order.row(layers, rank - 1) {
            ends.clear();
            ends.extend(layers.after(*item).iter().map(|next| order.place[*next as usize] as usize));
            total += count.add(&mut ends);
        }
    }
    total
}

/// The same where the items of each rank stand in the order of their numbers, each edge for itself: several
/// of one source may run through the same items.
pub(in super::super) fn drawn(layers: &Layers) -> u64 {
    let mut links: Vec<(u32, u32)> = Vec::new();
    for arc in 0..layers.chains.len() {
        let chain = layers.chains.row(super::narrow(arc));
        links.extend(chain.windows(2).map(|pair| (pair[0], pair[1])));
    }
    links.sort_unstable();
    let mut count = Count::default();
    let mut ends = Vec::new();
    let mut total = 0;
    for rank in 1..layers.ranks() {
        let first = layers.starts[rank];
        let from = links.partition_point(|(from, _)| *from < layers.starts[rank - 1]);
        let to = links.partition_point(|(from, _)| *from < first);
        count.begin(layers.items(rank).len());
        for of_item in links[from..to].chunk_by(|a, b| a.0 == b.0) {
            ends.clear();
            ends.extend(of_item.iter().map(|(_, to)| (to - first) as usize));
            total += count.add(&mut ends);
        }
    }
    total
}

/// Counts pairs that stand the other way round (Fenwick).
#[derive(Debug, Default)]
struct Count {
    tree: Vec<u32>,
    seen: u32,
}

impl Count {
    /// Begins anew, for some places.
    fn begin(&mut self, places: usize) {
        self.tree.clear();
        self.tree.resize(places + 1, 0);
        self.seen = 0;
    }

    /// What the ends of the next item cross of those that were added before.
    fn add(&mut self, ends: &mut [usize]) -> u64 {
        let mut crossed = 0;
        for end in ends.iter() {
            let (mut at, mut until) = (end + 1, 0);
            while at > 0 {
                until += self.tree[at];
                at &= at - 1;
            }
            crossed += u64::from(self.seen - until);
        }
        for end in ends.iter() {
            let mut at = end + 1;
            while at < self.tree.len() {
                self.tree[at] += 1;
                at += at & at.wrapping_neg();
            }
            self.seen += 1;
        }
        crossed
    }
}
