//! What has to be joined in each gap between two ranks.
//!
//! A net is what leaves one item: it comes in on one row of the gap and goes out on others. All its lines
//! have one source. Edges that lead back make two more kinds: a pass from right to left, and the turn in
//! front of the node that they come back to.

use super::super::arcs::Arcs;
use super::super::input::{LayoutInput, LineStyle};
use super::super::layers::{Layers, PASSING};

/// A row of a picture whose rows are not yet all known: those of the items are multiples of [`STEP`].
pub(super) type ScaledRow = i64;

/// How many rows may be put between two rows of items.
pub(super) const STEP: ScaledRow = 1 << 20;

/// A side of a gap: towards the rank before it or the rank behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GapSide {
    /// The rank before.
    Left,
    /// The rank behind.
    Right,
}

/// Where a net goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pin {
    pub(super) row: ScaledRow,
    pub(super) edge: GapSide,
    /// The item there.
    pub(super) item: u32,
    /// The node, where its line ends in a head.
    pub(super) node: Option<u32>,
    /// How the line looks.
    pub(super) line: LineStyle,
}

/// Lines of one source in one gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Net {
    /// The node that the lines come from.
    pub(super) source: u32,
    /// Where the net comes in.
    pub(super) row: ScaledRow,
    pub(super) edge: GapSide,
    /// The item there.
    pub(super) item: u32,
    /// Where it goes out, by row.
    pub(super) pins: Vec<Pin>,
}

/// A part of a route: through one net, from where it comes in to one of its pins, or back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leg {
    pub(super) gap: usize,
    pub(super) net: usize,
    /// The item at the pin.
    pub(super) item: u32,
    /// Whether it runs from the pin to where the net comes in.
    pub(super) back: bool,
}

/// The nets of all gaps, and the legs of all arcs.
#[derive(Debug, Default)]
pub(super) struct Nets {
    /// By gap: before the first rank, between the ranks, behind the last one.
    pub(super) gaps: Vec<Vec<Net>>,
    /// By arc: its legs from the source on.
    pub(super) legs: Vec<Vec<Leg>>,
}

/// Gathers the nets. `rows` are those of the items.
pub(super) fn nets(input: &LayoutInput, arcs: &Arcs, layers: &Layers, rows: &[ScaledRow]) -> Nets {
    let mut nets =
        Nets { gaps: vec![Vec::new(); layers.ranks() + 1], legs: Vec::with_capacity(arcs.arcs.len()) };
    let lines = lines(input, arcs);
    let rank = |item: u32| layers.starts.partition_point(|start| *start <= item) - 1;
    // By item: the net that leaves it.
    let mut leaving: Vec<Option<usize>> = vec![None; layers.node.len()];
    for (at, arc) in (0..).zip(&arcs.arcs) {
        let chain = layers.chains.row(at);
        let line = lines[at as usize];
        let mut legs = Vec::new();
        let pin = |item: u32, edge: GapSide| {
            let node = layers.node[item as usize];
            Pin { row: rows[item as usize], edge, item, node: (node != PASSING).then_some(node), line }
        };
        let mut leave = |item: u32, pin: Pin, gaps: &mut Vec<Vec<Net>>, source: u32| {
            let gap = rank(item) + 1;
            let net = *leaving[item as usize].get_or_insert_with(|| {
                let net =
                    Net { source, row: rows[item as usize], edge: GapSide::Left, item, pins: Vec::new() };
                gaps[gap].push(net);
                gaps[gap].len() - 1
            });
            let pins = &mut gaps[gap][net].pins;
            match pins.iter_mut().find(|there| there.item == pin.item) {
                Some(there) => there.line = there.line.min(pin.line),
                None => pins.push(pin),
            }
            Leg { gap, net, item: pin.item, back: false }
        };
        if arc.reversed {
            let (Some(&low), Some(&high)) = (chain.first(), chain.last()) else {
                nets.legs.push(legs);
                continue;
            };
            // Out of the source and round,
            let item = layers.item[arc.to as usize];
            legs.push(leave(item, pin(high, GapSide::Left), &mut nets.gaps, arc.to));
            // back over the ranks,
            for pair in chain.windows(2).rev() {
                let gap = rank(pair[1]);
                nets.gaps[gap].push(Net {
                    source: arc.to,
                    row: rows[pair[0] as usize],
                    edge: GapSide::Left,
                    item: pair[0],
                    pins: vec![pin(pair[1], GapSide::Right)],
                });
                legs.push(Leg { gap, net: nets.gaps[gap].len() - 1, item: pair[1], back: true });
            }
            // and round again, to the target.
            let gap = rank(low);
            let target = layers.item[arc.from as usize];
            nets.gaps[gap].push(Net {
                source: arc.to,
                row: rows[low as usize],
                edge: GapSide::Right,
                item: low,
                pins: vec![pin(target, GapSide::Right)],
            });
            legs.push(Leg { gap, net: nets.gaps[gap].len() - 1, item: target, back: false });
        } else {
            for pair in chain.windows(2) {
                legs.push(leave(pair[0], pin(pair[1], GapSide::Right), &mut nets.gaps, arc.from));
            }
        }
        nets.legs.push(legs);
    }
    for net in nets.gaps.iter_mut().flatten() {
        net.pins.sort_by_key(|pin| (pin.row, pin.item));
    }
    nets
}

/// By arc: how it looks, the strongest of its edges deciding; what leads back is dotted.
pub(super) fn lines(input: &LayoutInput, arcs: &Arcs) -> Vec<LineStyle> {
    let mut lines = vec![LineStyle::Dotted; arcs.arcs.len()];
    for (edge, arc) in input.edges.iter().zip(&arcs.of_edge) {
        let Some(arc) = arc.map(|arc| arc as usize) else { continue };
        if !arcs.arcs[arc].reversed {
            lines[arc] = lines[arc].min(edge.line);
        }
    }
    lines
}

impl Net {
    /// Whether it goes straight through, whatever else it does.
    pub(super) fn straight(&self) -> Option<&Pin> {
        self.pins.iter().find(|pin| pin.row == self.row && pin.edge != self.edge)
    }

    /// A pin by its item.
    pub(super) fn pin(&self, item: u32) -> usize {
        self.pins.iter().position(|pin| pin.item == item).unwrap_or(0)
    }
}

/// Where a number of items would lie apart.
pub(super) fn row(item: i64) -> ScaledRow {
    item * STEP
}

#[cfg(test)]
mod tests {
    #[test]
    fn there_is_room_between_rows() {
        assert!(super::row(1) - super::row(0) > 1_000_000);
    }
}
