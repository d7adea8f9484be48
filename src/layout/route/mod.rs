//! The lines between the ranks: right-angled, one trunk a source, so that no junction tells a lie.
//!
//! Gap by gap: what has to be joined ([`nets`]), the upright lines for it and what must stand left of what
//! ([`stems`]), lines over free rows where that goes round in a ring ([`doglegs`]), columns ([`tracks`]). Then
//! all rows are known, and everything is painted ([`paint`]). Everything here is as if from left to right.

mod doglegs;
mod nets;
mod paint;
mod stems;
mod tracks;

use std::collections::BTreeSet;

use super::arcs::Arcs;
use super::cells::{ArrowHead, LineRun};
use super::input::LayoutInput;
use super::layers::{Layers, PASSING};
use super::picture::Point;
use crate::adjacency::narrow;
use nets::{GapSide, Leg, Net, ScaledRow};
use stems::Stem;

/// The room that lines have along the direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spacing {
    /// Cells between a node and the first stem.
    pub(super) lead: u32,
    /// Cells between the last stem and the head.
    pub(super) tail: u32,
    /// The least between two ranks.
    pub(super) least: u32,
}

/// What stays free of lines as far as can be.
#[derive(Debug, Clone, Default)]
pub(super) struct Margins {
    /// By rank: cells to leave free before it; empty for none.
    pub(super) ranks: Vec<u32>,
    /// Rows on which no line is laid that could run elsewhere.
    pub(super) rows: BTreeSet<i64>,
}

/// What a box takes: along the direction, and across it before and behind its port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) along: u32,
    pub(super) before: i64,
    pub(super) behind: i64,
}

/// The lines of a picture, and where its ranks and rows are.
#[derive(Debug, Default)]
pub(super) struct Routed {
    /// By rank: where it begins and how far its boxes reach.
    pub(super) ranks: Vec<(u32, u32)>,
    /// By gap, the one behind the last rank included: where it begins.
    pub(super) gaps: Vec<u32>,
    /// By item: its row.
    pub(super) rows: Vec<u32>,
    /// By row put in for lines: how many rows of the items are before it.
    pub(super) added: Vec<i64>,
    /// How far everything reaches along the direction.
    pub(super) length: u32,
    /// How many rows there are.
    pub(super) height: u32,
    /// By arc: where its route begins, turns and ends.
    pub(super) routes: Vec<Vec<Point>>,
    pub(super) flat: Vec<LineRun>,
    pub(super) steep: Vec<LineRun>,
    pub(super) heads: Vec<ArrowHead>,
}

/// A gap whose lines have their columns.
#[derive(Debug, Default)]
struct RoutedGap {
    nets: Vec<Net>,
    stems: Vec<Stem>,
    /// By stem: its column in the gap.
    column: Vec<u32>,
    /// How many columns there are.
    columns: u32,
}

/// What lines are to be run between.
pub(super) struct RouteInput<'a> {
    pub(super) input: &'a LayoutInput,
    pub(super) arcs: &'a Arcs,
    pub(super) layers: &'a Layers,
    /// By item: its row.
    pub(super) row: &'a [i64],
    /// By node: how large it is.
    pub(super) size: &'a [Size],
    /// How many rows the items take.
    pub(super) height: i64,
}

/// Runs all lines.
pub(super) fn route(lines: &RouteInput, spacing: &Spacing, margins: &Margins) -> Routed {
    let &RouteInput { input, arcs, layers, row, size, height } = lines;
    let rows: Vec<ScaledRow> = row.iter().map(|row| nets::row(*row)).collect();
    let nets = nets::nets(input, arcs, layers, &rows);
    let mut free = doglegs::FreeRows::new(solid(layers, row, size, height), &margins.rows);
    let gaps: Vec<RoutedGap> = nets
        .gaps
        .into_iter()
        .map(|nets| {
            let mut stems = stems::stems(&nets);
            let before = doglegs::add_doglegs(&nets, &mut stems, &mut free);
            let (column, columns) = tracks::tracks(&nets, &stems, &before);
            RoutedGap { nets, stems, column, columns }
        })
        .collect();
    let frame = RouteFrame::new(layers, &gaps, size, spacing, &margins.ranks, &free.added);
    let mut routed = Routed {
        rows: rows.iter().map(|row| frame.row(*row)).collect(),
        added: free.added.iter().map(|row| row.div_euclid(nets::STEP) + 1).collect(),
        length: frame.length,
        height: narrow(usize::try_from(height).unwrap_or(0) + free.added.len()),
        ranks: frame.ranks.clone(),
        gaps: frame.gaps.clone(),
        ..Routed::default()
    };
    for (number, gap) in gaps.iter().enumerate() {
        paint::paint(&mut routed, gap, &frame, layers, number);
    }
    routed.routes = nets.legs.iter().map(|legs| points(legs, &gaps, &frame)).collect();
    routed
}

/// By row: whether a box covers it and the next one.
fn solid(layers: &Layers, line: &[i64], size: &[Size], height: i64) -> Vec<bool> {
    let mut solid = vec![false; usize::try_from(height).unwrap_or(0)];
    for (node, line) in layers.node.iter().zip(line).filter(|(node, _)| **node != PASSING) {
        let size = size[*node as usize];
        for row in line - size.before..line + size.behind {
            if let Some(solid) = usize::try_from(row).ok().and_then(|row| solid.get_mut(row)) {
                *solid = true;
            }
        }
    }
    solid
}

/// Where ranks, gaps and rows are in cells.
#[derive(Debug)]
struct RouteFrame<'a> {
    added: &'a BTreeSet<ScaledRow>,
    /// The rows put in between, in order.
    sorted: Vec<ScaledRow>,
    /// By rank: where it begins and where its boxes end.
    ranks: Vec<(u32, u32)>,
    /// By gap: where it begins.
    gaps: Vec<u32>,
    /// By gap: where its first stem stands.
    first: Vec<u32>,
    /// By item: where its own box ends.
    ends: Vec<u32>,
    length: u32,
}

impl<'a> RouteFrame<'a> {
    fn new(
        layers: &Layers,
        gaps: &[RoutedGap],
        size: &[Size],
        spacing: &Spacing,
        extra: &[u32],
        added: &'a BTreeSet<ScaledRow>,
    ) -> Self {
        let mut frame = Self {
            added,
            sorted: added.iter().copied().collect(),
            ranks: Vec::new(),
            gaps: Vec::new(),
            first: Vec::new(),
            ends: vec![0; layers.node.len()],
            length: 0,
        };
        let mut at = 0;
        for (number, gap) in gaps.iter().enumerate() {
            let (first, last) = (number == 0, number + 1 == gaps.len());
            frame.gaps.push(at);
            at += extra.get(number).copied().unwrap_or(0);
            let lead = if first { 0 } else { spacing.lead };
            frame.first.push(at + lead);
            let ends = gap.nets.iter().any(|net| {
                net.edge == GapSide::Right || net.pins.iter().any(|pin| pin.edge == GapSide::Right)
            });
            at += match (gap.columns, last || first) {
                (0, true) if !ends => 0,
                (columns, true) if last => lead + columns,
                (columns, _) => (lead + columns + spacing.tail + 1).max(spacing.least),
            };
            if last {
                break;
            }
            let boxes = layers.items(number).map(|item| {
                let node = layers.node[item as usize];
                let along = if node == PASSING { 0 } else { size[node as usize].along };
                frame.ends[item as usize] = at + along;
                along
            });
            let reach = boxes.max().unwrap_or(0).max(1);
            frame.ranks.push((at, at + reach));
            at += reach;
        }
        frame.length = at;
        frame
    }

    /// A row in cells.
    fn row(&self, row: ScaledRow) -> u32 {
        let before = self.sorted.partition_point(|added| *added < row);
        let base = if self.added.contains(&row) { row.div_euclid(nets::STEP) + 1 } else { row / nets::STEP };
        narrow(usize::try_from(base).unwrap_or(0) + before)
    }

    /// The cell before a rank, in which heads stand.
    fn head(&self, rank: usize) -> u32 {
        self.ranks[rank].0.saturating_sub(1)
    }

    /// A stem in cells.
    fn column(&self, gap: usize, column: u32) -> u32 {
        self.first[gap] + column
    }
}

/// The corners of a route.
fn points(legs: &[Leg], gaps: &[RoutedGap], frame: &RouteFrame) -> Vec<Point> {
    let mut points = Vec::new();
    let (Some(first), Some(last)) = (legs.first(), legs.last()) else { return points };
    let net = &gaps[first.gap].nets[first.net];
    points.push(Point { column: frame.ends[net.item as usize], row: frame.row(net.row) });
    for leg in legs {
        let gap = &gaps[leg.gap];
        let mut corners = corners(gap, leg);
        if leg.back {
            corners.reverse();
        }
        points.extend(
            corners
                .into_iter()
                .map(|(column, row)| Point { column: frame.column(leg.gap, column), row: frame.row(row) }),
        );
    }
    let net = &gaps[last.gap].nets[last.net];
    let row = net.pins[net.pin(last.item)].row;
    points.push(Point { column: frame.head(last.gap), row: frame.row(row) });
    straightened(points)
}

/// The corners from where a net comes in to a pin.
fn corners(gap: &RoutedGap, leg: &Leg) -> Vec<(u32, ScaledRow)> {
    let net = &gap.nets[leg.net];
    let pin = net.pin(leg.item);
    let mut row = net.pins[pin].row;
    let leads = |stem: &Stem| stem.nets().any(|(net, pins)| net == leg.net && pins.contains(&pin));
    let Some(mut at) = gap.stems.iter().position(leads) else { return Vec::new() };
    let mut corners = Vec::new();
    if !gap.stems[at].joined.is_empty() {
        return vec![(gap.column[at], net.row), (gap.column[at], row)];
    }
    loop {
        let stem = &gap.stems[at];
        corners.push((gap.column[at], row));
        corners.push((gap.column[at], stem.from));
        row = stem.from;
        match stem.via {
            Some(via) => at = via,
            None => break,
        }
    }
    corners.reverse();
    corners
}

/// Takes out points that are no corners.
fn straightened(points: Vec<Point>) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if out.last() == Some(&point) {
            continue;
        }
        if let [.., a, b] = out[..] {
            let ahead = |a: u32, b: u32, c: u32| (a <= b && b <= c) || (a >= b && b >= c);
            let flat = a.row == b.row && b.row == point.row && ahead(a.column, b.column, point.column);
            let steep = a.column == b.column && b.column == point.column && ahead(a.row, b.row, point.row);
            if flat || steep {
                out.pop();
            }
        }
        out.push(point);
    }
    out
}
