//! The order of the items of each rank, so that few edges cross.
//!
//! First every item gets a place on one scale: as near to its neighbours as it can be while no rank
//! collapses (the slowest mode of an averaging, as in spectral drawing). That finds what belongs
//! together over all ranks at once, which sweeps from rank to rank do not. Then items are sifted rank by
//! rank to where they cause fewest crossings; from time to time the ranks before count more than those
//! behind, or the other way round, which shakes the order out of a valley. The best order seen is kept.

mod count;
mod scale;
mod sift;
mod stable_order;

use super::input::Effort;
use super::kept::PreviousPosition;
use super::layers::Layers;
use crate::adjacency::narrow;
use sift::{Pull, Sifter, Ties};

pub(super) use count::drawn;

/// An order of the items of every rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RankOrder {
    /// The items, rank by rank, in their order.
    slots: Vec<u32>,
    /// By item: its place in its rank.
    place: Vec<u32>,
}

impl RankOrder {
    /// The order by a key, within lanes; ties go to the lower number.
    fn by_key<K: Ord>(layers: &Layers, key: impl Fn(u32) -> K) -> Self {
        let items = layers.node.len();
        let mut order = Self { slots: Vec::with_capacity(items), place: vec![0; items] };
        let mut row: Vec<(u32, K, u32)> = Vec::new();
        for rank in 0..layers.ranks() {
            row.clear();
            row.extend(layers.items(rank).map(|item| (layers.lane(item), key(item), item)));
            row.sort_unstable();
            order.slots.extend(row.iter().map(|(_, _, item)| *item));
            order.settle(layers, rank);
        }
        order
    }

    /// Says anew which place the items of a rank have.
    fn settle(&mut self, layers: &Layers, rank: usize) {
        for (at, item) in (0..).zip(&self.slots[layers.span(rank)]) {
            self.place[*item as usize] = at;
        }
    }

    /// The items of a rank.
    pub(super) fn row<'a>(&'a self, layers: &Layers, rank: usize) -> &'a [u32] {
        &self.slots[layers.span(rank)]
    }
}

/// Graphs with fewer items than this have time for a second start.
const SMALL: usize = 240;

/// A good order; `was` says by item where it was, if the order is to resemble the one before.
pub(super) fn order(layers: &Layers, effort: &Effort, was: Option<&[Option<PreviousPosition>]>) -> RankOrder {
    if let Some(was) = was {
        return stable_order::order(layers, was);
    }
    // Small graphs have time for several starts.
    let starts = usize::try_from(effort.starts).unwrap_or(usize::MAX).max(SMALL / (layers.node.len() + 1));
    let sweeps = effort.sweeps.min(affordable(layers));
    let mut best: Option<(RankOrder, u64)> = None;
    for start in 0..starts {
        let found = improved(layers, scale::order(layers, start), sweeps);
        if best.as_ref().is_none_or(|(_, least)| found.1 < *least) {
            best = Some(found);
        }
    }
    best.map_or_else(|| scale::order(layers, 0), |(order, _)| order)
}

/// How many sweeps a picture of this size can have: each compares all pairs of items of a rank.
fn affordable(layers: &Layers) -> u32 {
    const PAIRS: usize = 100_000_000;
    const LEAST: usize = 4;
    let pairs: usize = (0..layers.ranks()).map(|rank| layers.items(rank).len().pow(2)).sum();
    narrow((PAIRS / pairs.max(1)).max(LEAST))
}

/// Sifts an order for some sweeps.
fn improved(layers: &Layers, mut order: RankOrder, sweeps: u32) -> (RankOrder, u64) {
    /// How many sweeps a shaken order gets to settle, and how often it is shaken before the best one
    /// is taken up again.
    const SETTLE: u32 = 4;
    const STRAY: u32 = 3;
    let mut sifter = Sifter::new(layers, None);
    let mut count = count::crossings(layers, &order);
    let mut best = (order.clone(), count);
    for sweep in 0..sweeps {
        let (round, step) = (sweep / SETTLE, sweep % SETTLE);
        if step + 1 == SETTLE {
            if round % STRAY + 1 == STRAY {
                order.clone_from(&best.0);
            }
            sifter.sweep(layers, &mut order, round % 2 == 0, Pull::of(round), Ties::Stay);
            count = count::crossings(layers, &order);
        } else {
            let ties = [Ties::Stay, Ties::Back, Ties::Ahead][(sweep as usize / 2) % 3];
            count -= sifter.sweep(layers, &mut order, sweep % 2 == 0, Pull::EVEN, ties);
        }
        if count < best.1 {
            best = (order.clone(), count);
        }
        if best.1 == 0 {
            break;
        }
    }
    best
}
