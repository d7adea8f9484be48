//! Which box is next to another: what the arrows mean.
//!
//! Along the direction of the picture they follow a line where there is one that leads that way; across it
//! they go to the next of the rank. Where there is nothing, the nearest box on that side is next.

use crate::app::scene::Scene;
use crate::layout::{Direction, Placed};

/// Where an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To smaller columns.
    Left,
    /// To greater columns.
    Right,
    /// To smaller rows.
    Up,
    /// To greater rows.
    Down,
}

impl Way {
    /// Whether it points along the direction of a picture, and whether it points ahead.
    fn seen_from(self, direction: Direction) -> (bool, bool) {
        let flat = matches!(self, Self::Left | Self::Right);
        let along = flat == (direction == Direction::LeftToRight);
        (along, matches!(self, Self::Right | Self::Down))
    }
}

/// Where a box is across the direction: its first and its last cell.
fn across(placed: &Placed, direction: Direction) -> (u32, u32) {
    match direction {
        Direction::LeftToRight => (placed.row, placed.row + placed.height.max(1) - 1),
        Direction::TopToBottom => (placed.column, placed.column + placed.width.max(1) - 1),
    }
}

/// How far two stretches are apart; nothing where they touch.
fn apart(one: (u32, u32), other: (u32, u32)) -> u32 {
    other.0.saturating_sub(one.1).max(one.0.saturating_sub(other.1))
}

/// The middle, doubled to stay whole.
fn middle(stretch: (u32, u32)) -> u32 {
    stretch.0 + stretch.1
}

/// The box next to one, among those that may be chosen.
pub fn neighbour(scene: &Scene, from: usize, way: Way, may: impl Fn(usize) -> bool) -> Option<usize> {
    let direction = scene.layout.direction;
    let nodes = &scene.layout.nodes;
    let here = nodes.get(from)?;
    let at = across(here, direction);
    let (along, ahead) = way.seen_from(direction);
    let others = || (0..nodes.len()).filter(|node| *node != from && scene.is_thing(*node) && may(*node));
    let sideways = |node: &usize| {
        let there = across(&nodes[*node], direction);
        (apart(at, there), middle(at).abs_diff(middle(there)))
    };
    if along {
        let leads = |node: &usize| {
            let rank = nodes[*node].rank;
            if ahead { rank > here.rank } else { rank < here.rank }
        };
        let far = |node: &usize| nodes[*node].rank.abs_diff(here.rank);
        let linked = scene.across(from, ahead).into_iter().filter(|node| *node != from && may(*node));
        let linked = linked.filter(leads).min_by_key(|node| (sideways(node), far(node), *node));
        return linked
            .or_else(|| others().filter(leads).min_by_key(|node| (far(node), sideways(node), *node)));
    }
    let leads = |node: &usize| {
        let there = across(&nodes[*node], direction);
        if ahead { there.0 > at.1 } else { there.1 < at.0 }
    };
    let gap = |node: &usize| apart(at, across(&nodes[*node], direction));
    let same = others().filter(|node| nodes[*node].rank == here.rank && leads(node)).min_by_key(gap);
    // A rank is about as wide as ten rows are high.
    let cost = |node: &usize| gap(node) + 10 * nodes[*node].rank.abs_diff(here.rank);
    same.or_else(|| others().filter(leads).min_by_key(|node| (cost(node), *node)))
}

/// The first box of all, or the last.
pub fn outermost(scene: &Scene, last: bool) -> Option<usize> {
    let place = |node: &usize| {
        let placed = &scene.layout.nodes[*node];
        (placed.rank, placed.order)
    };
    let things = (0..scene.layout.nodes.len()).filter(|node| scene.is_thing(*node));
    if last { things.max_by_key(place) } else { things.min_by_key(place) }
}
