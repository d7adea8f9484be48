//! An order that resembles the one before.

use super::super::layers::Layers;
use super::sift::{Pull, Sifter, Ties};
use super::Order;

/// What is known of the picture before.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Memory {
    /// By item: where it stood in its rank; `None` for what was not there.
    pub(in super::super) place: Vec<Option<u32>>,
}

/// Everything that was there keeps its order; what is new goes to where it causes fewest crossings.
pub(super) fn order(layers: &Layers, memory: &Memory) -> Order {
    let free: Vec<bool> = memory.place.iter().map(Option::is_none).collect();
    let mut order = Order::by_key(layers, |item| memory.place[item as usize].unwrap_or(u32::MAX));
    let mut sifter = Sifter::new(layers, Some(free));
    for sweep in 0..8 {
        if sifter.sweep(layers, &mut order, sweep % 2 == 0, Pull::EVEN, Ties::Stay) == 0 {
            break;
        }
    }
    order
}
