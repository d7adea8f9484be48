//! Where the items of each rank stand across the direction.

use super::layers::{Layers, PASSING};

/// By item: the first cell across the direction.
pub(super) fn coordinates(
    layers: &Layers,
    order: &[Vec<u32>],
    size: impl Fn(u32) -> u32,
    gap: u32,
) -> Vec<u32> {
    let mut across = vec![0; layers.node.len()];
    for row in order {
        let mut next = 0;
        for item in row {
            across[*item as usize] = next;
            let node = layers.node[*item as usize];
            next += gap + if node == PASSING { 1 } else { size(node) };
        }
    }
    across
}
