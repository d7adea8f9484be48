//! Where the items of each rank stand across the direction.
//!
//! Each rank in turn is fitted to its neighbours: every item wants to stand level with them, and none may
//! leave the order. That is an isotonic regression, solved exactly in linear time by pooling neighbours
//! that would overtake each other. First by squares, which spreads what is tight; then by distances, in
//! whole cells, which makes lines straight.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use super::kept::PreviousPosition;
use super::layers::{Layers, PASSING};
use super::median::Median;
use crate::adjacency::narrow;

/// How much room a thing takes across the direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// How many cells.
    pub(super) size: i64,
    /// In which of them its lines leave and arrive.
    pub(super) port: i64,
}

/// Free cells between two neighbours of a rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gaps {
    /// Between two nodes.
    pub(super) nodes: i64,
    /// Where a line is one of them.
    pub(super) lines: i64,
}

/// What the fit works on: items numbered rank by rank in their order.
struct CoordinateFit<'a> {
    layers: &'a Layers,
    /// By item: how far its line must at least be from that of the first one of its stretch.
    offset: Vec<i64>,
    /// By item: where its line runs.
    line: Vec<i64>,
    /// By item: where it is to stay, if anywhere.
    anchor: Vec<Option<i64>>,
    /// By rank: the items of each lane.
    stretches: Vec<Vec<LaneStretch>>,
    /// By lane: where its room begins, and its size.
    rooms: BTreeMap<u32, (i64, i64)>,
}

/// The items of one lane on one rank.
struct LaneStretch {
    items: Range<usize>,
    /// How far the line of the first of them may go.
    room: RangeInclusive<i64>,
}

/// The cells of a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LaneCells {
    /// Its number.
    pub(super) number: u32,
    /// From its margin to its last line or box.
    pub(super) cells: Range<i64>,
}

/// Where everything stands across the direction.
#[derive(Debug, Clone, Default)]
pub(super) struct Coordinates {
    /// By item: the cell in which its line runs, or its port is.
    pub(super) line: Vec<i64>,
    /// The lanes in their order.
    pub(super) lanes: Vec<LaneCells>,
    /// By lane: where the room that it was given begins, and its size; not all of it needs be used.
    pub(super) rooms: BTreeMap<u32, (i64, i64)>,
}

impl Coordinates {
    /// The row of an item, counted from the beginning of the room of its lane.
    pub(super) fn in_lane(&self, layers: &Layers, item: u32) -> i64 {
        self.line[item as usize] - self.rooms.get(&layers.lane(item)).map_or(0, |(begin, _)| *begin)
    }
}

/// What the picture before says about the places of this one.
#[derive(Debug, Clone, Default)]
pub(super) struct Anchors {
    /// By item: where it was.
    pub(super) was: Vec<Option<PreviousPosition>>,
    /// By lane: how many cells it took.
    pub(super) sizes: Vec<i64>,
}

/// What holds an item in its place: more than anything that pulls.
const HELD: i64 = 1 << 24;

/// Cells are divided in this many parts while squares are fitted.
const PARTS: i64 = 256;

/// Fits the items. `margin` cells stay free before each lane. With `anchors`, what is on its rank still
/// keeps its place.
pub(super) fn coordinates(
    layers: &Layers,
    extent: &[Extent],
    gaps: Gaps,
    margin: i64,
    anchors: Option<&Anchors>,
) -> Coordinates {
    let mut fit = CoordinateFit::new(layers, extent, gaps, margin, anchors);
    if anchors.is_none() {
        for sweep in 0..16 {
            fit.sweep(sweep, CoordinateFit::squares);
        }
    }
    for line in &mut fit.line {
        *line = (*line + PARTS / 2).div_euclid(PARTS);
    }
    for sweep in 0..8 {
        fit.sweep(sweep, CoordinateFit::distances);
    }
    let mut line = fit.line;
    let top = |item: usize, line: &[i64]| line[item] - extent[item].port;
    let first = (0..line.len()).map(|item| top(item, &line)).min().unwrap_or(0) - margin;
    for line in &mut line {
        *line -= first;
    }
    let mut lanes: BTreeMap<u32, Range<i64>> = BTreeMap::new();
    for (item, extent) in extent.iter().enumerate() {
        let top = top(item, &line);
        let cells = lanes.entry(layers.lane(narrow(item))).or_insert(top..top);
        *cells = cells.start.min(top)..cells.end.max(top + extent.size);
    }
    let lanes = lanes.into_iter();
    let lanes =
        lanes.map(|(number, cells)| LaneCells { number, cells: cells.start - margin..cells.end }).collect();
    let rooms = fit.rooms.into_iter().map(|(lane, (begin, size))| (lane, (begin - first, size))).collect();
    Coordinates { line, lanes, rooms }
}

impl<'a> CoordinateFit<'a> {
    fn new(
        layers: &'a Layers,
        extent: &[Extent],
        gaps: Gaps,
        margin: i64,
        anchors: Option<&Anchors>,
    ) -> Self {
        let items = layers.node.len();
        let lane_of = |at: usize| layers.lane(narrow(at));
        let mut offset = vec![0; items];
        let mut ranges: Vec<Vec<Range<usize>>> = Vec::with_capacity(layers.ranks());
        // By lane: how much its fullest rank needs.
        let mut needs: BTreeMap<u32, i64> = BTreeMap::new();
        for rank in 0..layers.ranks() {
            let span = layers.span(rank);
            let mut row = Vec::new();
            let mut from = span.start;
            for at in span.clone() {
                let (size, port) = (extent[at].size, extent[at].port);
                if at == from {
                    offset[at] = 0;
                } else {
                    let both = layers.node[at - 1] != PASSING && layers.node[at] != PASSING;
                    let gap = if both { gaps.nodes } else { gaps.lines };
                    offset[at] = offset[at - 1] + extent[at - 1].size - extent[at - 1].port + gap + port;
                }
                let need = needs.entry(lane_of(at)).or_default();
                *need = (*need).max(extent[from].port + offset[at] + size - port);
                if at + 1 == span.end || lane_of(at + 1) != lane_of(at) {
                    row.push(from..at + 1);
                    from = at + 1;
                }
            }
            ranges.push(row);
        }
        // A little more than the fullest rank needs, so that lines can run straight beside it.
        let mut rooms: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
        let mut begin = 0;
        for (lane, need) in &needs {
            let before = anchors.and_then(|anchors| anchors.sizes.get(*lane as usize)).copied().unwrap_or(0);
            let size = if before < *need { need + need / 8 + 1 } else { before };
            begin += margin;
            rooms.insert(*lane, (begin, size));
            begin += size;
        }
        let mut anchor = vec![None; items];
        let was = |at: usize| anchors.and_then(|anchors| anchors.was[at]);
        let mut line = vec![0; items];
        let mut stretch = |items: Range<usize>, line: &mut Vec<i64>| {
            let (begin, size) = rooms[&lane_of(items.start)];
            let last = items.end - 1;
            let need = extent[items.start].port + offset[last] + extent[last].size - extent[last].port;
            let (low, spare) = (begin + extent[items.start].port, size - need);
            for at in items.clone() {
                let place = was(at).map(|was| begin + was.row);
                line[at] = place.unwrap_or(low + spare / 2 + offset[at]) * PARTS;
                anchor[at] = place.filter(|_| was(at).is_some_and(|was| was.stays));
            }
            LaneStretch { items, room: low..=low + spare }
        };
        let stretches = ranges
            .into_iter()
            .map(|row| row.into_iter().map(|items| stretch(items, &mut line)).collect())
            .collect();
        Self { layers, offset, line, anchor, stretches, rooms }
    }

    /// Fits every rank once: ahead to the ranks before, back to the ranks behind, in turns to both.
    fn sweep(&mut self, sweep: usize, fit: fn(&Self, &LaneStretch, Sides) -> Vec<(usize, i64)>) {
        let ranks = self.layers.ranks();
        let sides = match sweep % 4 {
            0 => Sides { before: true, after: false },
            1 => Sides { before: false, after: true },
            _ => Sides { before: true, after: true },
        };
        for step in 0..ranks {
            let rank = if sweep.is_multiple_of(2) { step } else { ranks - 1 - step };
            for number in 0..self.stretches[rank].len() {
                let stretch = &self.stretches[rank][number];
                for (item, line) in fit(self, stretch, sides) {
                    self.line[item] = line;
                }
            }
        }
    }

    /// The neighbours of an item with their pulls.
    fn pulls(&self, item: usize, sides: Sides) -> impl Iterator<Item = (i64, i64)> + '_ {
        let number = narrow(item);
        let before = if sides.before { self.layers.before(number) } else { &[] };
        let after = if sides.after { self.layers.after(number) } else { &[] };
        before.iter().chain(after).map(move |other| {
            let lines = [item, *other as usize].map(|at| self.layers.node[at] == PASSING);
            // Long lines above all are straight.
            let pull = match lines {
                [true, true] => 8,
                [false, false] => 1,
                _ => 2,
            };
            (self.line[*other as usize], pull)
        })
    }

    /// The least squares.
    fn squares(&self, stretch: &LaneStretch, sides: Sides) -> Vec<(usize, i64)> {
        // Blocks of items that stand as close as they can: first item, sum of pulls, sum of wishes.
        let mut blocks: Vec<(usize, i64, i64)> = Vec::new();
        let wish = |block: &(usize, i64, i64)| block.2.div_euclid(block.1);
        for item in stretch.items.clone() {
            let away = self.offset[item] * PARTS;
            // A touch of staying where it is decides where nothing pulls.
            let mut block = (item, 1, self.line[item] - away);
            for (wish, pull) in self.pulls(item, sides) {
                block.1 += pull * 16;
                block.2 += pull * 16 * (wish - away);
            }
            while let Some(last) = blocks.pop_if(|last| wish(last) > wish(&block)) {
                block = (last.0, last.1 + block.1, last.2 + block.2);
            }
            blocks.push(block);
        }
        self.placed(stretch, blocks.iter().map(|block| (block.0, wish(block))), PARTS)
    }

    /// The least distances, in whole cells: the wish of a block is a weighted median.
    fn distances(&self, stretch: &LaneStretch, sides: Sides) -> Vec<(usize, i64)> {
        let mut blocks: Vec<PackedBlock> = Vec::new();
        for item in stretch.items.clone() {
            let mut middle = Median::default();
            for (wish, pull) in self.pulls(item, sides) {
                middle.add(wish - self.offset[item], pull * 4);
            }
            middle.add(self.line[item] - self.offset[item], 1);
            if let Some(anchor) = self.anchor[item] {
                middle.add(anchor - self.offset[item], HELD);
            }
            let mut block = PackedBlock { first: item, middle };
            while let Some(last) = blocks.pop_if(|last| last.middle.value() > block.middle.value()) {
                block = PackedBlock { first: last.first, middle: last.middle.joined(block.middle) };
            }
            blocks.push(block);
        }
        self.placed(stretch, blocks.iter().map(|block| (block.first, block.middle.value())), 1)
    }

    /// Where the items of each block stand, as close as they may from where the block wants to begin.
    fn placed(
        &self,
        stretch: &LaneStretch,
        blocks: impl Iterator<Item = (usize, i64)>,
        parts: i64,
    ) -> Vec<(usize, i64)> {
        let mut blocks = blocks.peekable();
        let (low, high) = stretch.room.clone().into_inner();
        let mut begin = 0;
        let place = |item: usize| {
            if let Some((_, wish)) = blocks.next_if(|(first, _)| *first == item) {
                begin = wish.clamp(low.saturating_mul(parts), high.saturating_mul(parts));
            }
            (item, begin + self.offset[item] * parts)
        };
        stretch.items.clone().map(place).collect()
    }
}

/// Which neighbouring ranks are looked at.
#[derive(Debug, Clone, Copy)]
struct Sides {
    before: bool,
    after: bool,
}

/// Items that stand as close as they can.
struct PackedBlock {
    first: usize,
    /// Of what pulls them.
    middle: Median,
}
