//! What a picture keeps for the next one, and what the next one takes from it.
//!
//! Rows are kept as they were before lines needed more of them, else every edit would push things apart.

use super::arcs::Arcs;
use super::coordinates::Coordinates;
use super::groups::Groups;
use super::input::Previous;
use super::layers::Layers;
use super::rows::narrow;

/// What is kept of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// By node: its rank and its row, counted from the beginning of its lane.
    nodes: Vec<(u32, i64)>,
    /// By arc: its ends, whether it leads back, and the rows of its items; sorted.
    chains: Vec<((u32, u32, bool), Vec<i64>)>,
    /// By lane: its group, and how many rows it was given.
    lanes: Vec<(Option<u32>, i64)>,
}

impl Kept {
    /// Keeps where the items of a picture stand.
    pub(super) fn new(layers: &Layers, arcs: &Arcs, groups: &Groups, at: &Coordinates) -> Self {
        let row = |item: u32| at.in_lane(layers, item);
        let rank = |item: u32| narrow(layers.starts.partition_point(|start| *start <= item) - 1);
        let chain = |arc: usize| layers.chains.row(narrow(arc)).iter().map(|item| row(*item)).collect();
        let chains = arcs.arcs.iter().enumerate();
        let size = |number: u32, rows: i64| {
            let name = if groups.lanes().is_empty() { None } else { groups.names[number as usize] };
            (name, rows)
        };
        Self {
            nodes: layers.item.iter().map(|item| (rank(*item), row(*item))).collect(),
            chains: chains.map(|(at, arc)| ((arc.from, arc.to, arc.reversed), chain(at))).collect(),
            lanes: at.rooms.iter().map(|(lane, (_, rows))| size(*lane, *rows)).collect(),
        }
    }

    /// The row of a chain's item on the way, if the arc had as many items then.
    fn passed(&self, key: (u32, u32, bool), items: usize) -> Option<&[i64]> {
        let at = self.chains.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        let rows = &self.chains[at].1;
        (rows.len() == items).then_some(&rows[..])
    }
}

/// The picture before, seen from the new one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Memory<'a> {
    kept: &'a Kept,
    nodes: &'a [Option<usize>],
}

/// Where an item was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Was {
    /// In which row of its lane.
    pub(super) row: i64,
    /// Whether it is on the same rank still.
    pub(super) stays: bool,
}

impl<'a> Memory<'a> {
    pub(super) fn new(previous: &Previous<'a>) -> Self {
        Self { kept: &previous.layout.kept, nodes: previous.nodes }
    }

    /// What is kept of a node.
    fn node(&self, node: u32) -> Option<(u32, i64)> {
        self.kept.nodes.get(self.nodes.get(node as usize).copied().flatten()?).copied()
    }

    /// By node: the rank that it had; 0 for new ones.
    pub(super) fn ranks(&self, nodes: usize) -> Vec<u32> {
        (0..narrow(nodes)).map(|node| self.node(node).map_or(0, |(rank, _)| rank)).collect()
    }

    /// By item: where it was, if it was there. `ends` says whether the ends of chains that lead back are
    /// items of their own.
    pub(super) fn items(&self, layers: &Layers, arcs: &Arcs, ends: bool) -> Vec<Option<Was>> {
        let mut was = vec![None; layers.node.len()];
        let rank = |item: u32| narrow(layers.starts.partition_point(|start| *start <= item) - 1);
        for (node, item) in (0..).zip(&layers.item) {
            was[*item as usize] =
                self.node(node).map(|(before, row)| Was { row, stays: before == rank(*item) });
        }
        let then = |node: u32| self.nodes.get(node as usize).copied().flatten().map(narrow);
        for (at, arc) in (0..).zip(&arcs.arcs) {
            let (Some(from), Some(to)) = (then(arc.from), then(arc.to)) else { continue };
            let chain = layers.chains.row(at);
            let Some(rows) = self.kept.passed((from, to, arc.reversed), chain.len()) else { continue };
            let stays =
                self.node(arc.from).map(|(before, _)| before) == Some(rank(layers.item[arc.from as usize]));
            let whole = ends && arc.reversed;
            for (number, (item, row)) in chain.iter().zip(rows).enumerate() {
                let inner = number > 0 && number + 1 < chain.len();
                let there = &mut was[*item as usize];
                if (inner || whole) && there.is_none() {
                    *there = Some(Was { row: *row, stays });
                }
            }
        }
        was
    }

    /// How many rows a lane had.
    pub(super) fn size(&self, group: Option<u32>) -> i64 {
        self.kept.lanes.iter().find(|(name, _)| *name == group).map_or(0, |(_, rows)| *rows)
    }
}
