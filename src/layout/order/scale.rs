//! First orders: every item near its neighbours, on one scale for all ranks.

use super::super::layers::Layers;
use super::RankOrder;
use crate::adjacency::narrow;

/// How often places are averaged. The second order of a graph starts from chance and needs more.
const ROUNDS: [u32; 2] = [60, 120];

/// An order to begin with: the first from a walk through the graph, others from chance.
pub(super) fn order(layers: &Layers, start: usize) -> RankOrder {
    let mut place = if start == 0 { walked(layers) } else { scattered(layers.node.len(), start) };
    average(layers, &mut place, ROUNDS[start.min(1)]);
    RankOrder::by_key(layers, |item| SortKey(place[item as usize]))
}

/// A number that sorts.
#[derive(PartialEq)]
struct SortKey(f64);

impl Eq for SortKey {}

impl PartialOrd for SortKey {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SortKey {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Each item as far as a breadth-first walk in both directions needs to reach it, from the item that
/// is reached last from the first one: neighbours get near places.
fn walked(layers: &Layers) -> Vec<f64> {
    let items = layers.node.len();
    let mut walk: Vec<u32> = Vec::with_capacity(items);
    let mut seen = vec![false; items];
    let mut first = Some(0);
    for _ in 0..2 {
        walk.clear();
        seen.fill(false);
        for root in first.into_iter().chain(0..narrow(items)) {
            if items == 0 || seen[root as usize] {
                continue;
            }
            seen[root as usize] = true;
            let mut at = walk.len();
            walk.push(root);
            while let Some(&item) = walk.get(at) {
                at += 1;
                for &next in layers.after(item).iter().chain(layers.before(item)) {
                    if !seen[next as usize] {
                        seen[next as usize] = true;
                        walk.push(next);
                    }
                }
            }
        }
        first = walk.last().copied();
    }
    let mut place = vec![0.0; items];
    for (at, item) in (0_u32..).zip(&walk) {
        place[*item as usize] = f64::from(at);
    }
    place
}

/// Places by chance, the same ones every time (xorshift).
fn scattered(items: usize, start: usize) -> Vec<f64> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(start as u64 + 1);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f64::from(narrow((state >> 32) as usize))
    };
    (0..items).map(|_| next()).collect()
}

/// Moves every item towards the mean of its neighbours, again and again. After each step every rank is
/// centred, which takes out what only says how far along a rank is, and widened, lest it collapse.
fn average(layers: &Layers, place: &mut Vec<f64>, rounds: u32) {
    /// How much of the last step is made again: slow modes come out sooner.
    const DRIVE: f64 = 0.3;
    let items = layers.node.len();
    let weight: Vec<f64> = (0..narrow(items))
        .map(|item| f64::from(narrow(layers.after(item).len() + layers.before(item).len())))
        .collect();
    let mut last = place.clone();
    let mut next = vec![0.0; items];
    for _ in 0..rounds {
        for item in 0..narrow(items) {
            let at = item as usize;
            let near = layers.after(item).iter().chain(layers.before(item));
            let sum: f64 = near.map(|other| place[*other as usize]).sum();
            next[at] = if weight[at] > 0.0 {
                (1.0 + DRIVE) * 0.5 * (place[at] + sum / weight[at]) - DRIVE * last[at]
            } else {
                0.0
            };
        }
        std::mem::swap(&mut last, place);
        for rank in 0..layers.ranks() {
            let span = layers.span(rank);
            let (row, weight) = (&mut next[span.clone()], &weight[span.clone()]);
            let total = weight.iter().sum::<f64>().max(1.0);
            let mean = row.iter().zip(weight).map(|(place, weight)| place * weight).sum::<f64>() / total;
            for place in row.iter_mut() {
                *place -= mean;
            }
            let spread =
                row.iter().zip(weight).map(|(place, weight)| place * place * weight).sum::<f64>() / total;
            if spread > 0.0 {
                // Only half of what the rank has lost is given back: see-saws die out.
                let widen = 1.0 / spread.sqrt().sqrt();
                for place in row.iter_mut() {
                    *place *= widen;
                }
                for place in &mut last[span] {
                    *place *= widen;
                }
            }
        }
        std::mem::swap(place, &mut next);
    }
}
