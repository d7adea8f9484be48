//! An order that resembles the one before.

use super::super::kept::PreviousPosition;
use super::super::layers::Layers;
use super::RankOrder;
use super::sift::{Pull, Sifter, Ties};

/// Everything that was there on the same rank keeps its order; what is new goes to where it causes fewest
/// crossings.
pub(super) fn order(layers: &Layers, was: &[Option<PreviousPosition>]) -> RankOrder {
    let free = was.iter().map(|was| was.is_none_or(|was| !was.stays)).collect();
    let mut order = RankOrder::by_key(layers, |item| was[item as usize].map_or(i64::MAX, |was| was.row));
    let mut sifter = Sifter::new(layers, Some(free));
    for sweep in 0..8 {
        if sifter.sweep(layers, &mut order, sweep % 2 == 0, Pull::EVEN, Ties::Stay) == 0 {
            break;
        }
    }
    order
}
