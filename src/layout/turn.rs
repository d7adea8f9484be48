//! From the picture as if left to right to the one that was asked for.

use super::arcs::Arcs;
use super::cells::{ArrowHead, Cells};
use super::coordinates::{Coordinates, Gaps};
use super::groups::NodeGroups;
use super::input::{Direction, InputNode, LayoutInput, LineStyle};
use super::layers::{Layers, PASSING};
use super::picture::{Band, CellSide, Layout, Placed, Point, Route};
use super::route::{Routed, Size, Spacing};
use crate::adjacency::narrow;

/// How much room things take along the direction and across it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Across {
    pub(super) gaps: Gaps,
    pub(super) spacing: Spacing,
}

impl Across {
    pub(super) fn new(direction: Direction) -> Self {
        match direction {
            // A row is twice as high as a column is wide: nothing stays free between rows.
            Direction::LeftToRight => {
                Self { gaps: Gaps { nodes: 0, lines: 0 }, spacing: Spacing { lead: 1, tail: 1, least: 3 } }
            }
            Direction::TopToBottom => {
                Self { gaps: Gaps { nodes: 2, lines: 1 }, spacing: Spacing { lead: 0, tail: 0, least: 2 } }
            }
        }
    }
}

/// How a box lies.
pub(super) fn size(direction: Direction, node: &InputNode) -> Size {
    let (width, height) = (node.width.max(1), node.height.max(1));
    let (along, across) = match direction {
        Direction::LeftToRight => (width, height),
        Direction::TopToBottom => (height, width),
    };
    let before = i64::from((across - 1) / 2);
    Size { along, before, behind: i64::from(across) - 1 - before }
}

/// Everything that is known as if from left to right.
pub(super) struct UnturnedDrawing<'a> {
    pub(super) input: &'a LayoutInput,
    pub(super) direction: Direction,
    pub(super) arcs: &'a Arcs,
    pub(super) layers: &'a Layers,
    pub(super) groups: &'a NodeGroups,
    pub(super) boxes: &'a [Size],
    pub(super) placed: &'a Coordinates,
    pub(super) routed: Routed,
}

impl UnturnedDrawing<'_> {
    /// The picture.
    pub(super) fn turned(self) -> Layout {
        let direction = self.direction;
        let (nodes, ranks) = self.nodes();
        let bands = self.bands();
        let edges = self.edges();
        let routed = self.routed;
        let heads = routed.heads.iter().map(|head| turned_head(direction, *head)).collect();
        let (flat, steep, (width, height)) = match direction {
            Direction::LeftToRight => (routed.flat, routed.steep, (routed.length, routed.height)),
            Direction::TopToBottom => (routed.steep, routed.flat, (routed.height, routed.length)),
        };
        let cells = Cells::new(flat, steep, heads);
        Layout { direction, width, height, nodes, edges, ranks, bands, cells, ..Layout::default() }
    }

    /// Where the nodes are, and which each rank has.
    fn nodes(&self) -> (Vec<Placed>, Vec<Vec<usize>>) {
        let mut nodes = vec![Placed::default(); self.input.nodes.len()];
        let mut ranks = Vec::with_capacity(self.layers.ranks());
        for rank in 0..self.layers.ranks() {
            let mut row = Vec::new();
            for item in self.layers.items(rank).filter(|item| self.layers.node[*item as usize] != PASSING) {
                let node = self.layers.node[item as usize] as usize;
                let top = i64::from(self.routed.rows[item as usize]) - self.boxes[node].before;
                let across = narrow(usize::try_from(top).unwrap_or(0));
                let at = self.point(Point { column: self.routed.ranks[rank].0, row: across });
                let given = self.input.nodes[node];
                nodes[node] = Placed {
                    rank: narrow(rank),
                    order: narrow(row.len()),
                    column: at.column,
                    row: at.row,
                    width: given.width.max(1),
                    height: given.height.max(1),
                };
                row.push(node);
            }
            ranks.push(row);
        }
        (nodes, ranks)
    }

    fn edges(&self) -> Vec<Route> {
        let route = |(edge, arc): (&super::Edge, &Option<u32>)| {
            let Some(arc) = arc.map(|arc| arc as usize) else { return Route::default() };
            let points = self.routed.routes[arc].iter().map(|point| self.point(*point)).collect();
            let reversed = self.arcs.arcs[arc].reversed;
            Route { points, reversed, line: if reversed { LineStyle::Dotted } else { edge.line } }
        };
        self.input.edges.iter().zip(&self.arcs.of_edge).map(route).collect()
    }

    /// The part of each group.
    fn bands(&self) -> Vec<Band> {
        let routed = &self.routed;
        let band = |group: Option<u32>, along: std::ops::Range<u32>, across: std::ops::Range<u32>| {
            let at = self.point(Point { column: along.start, row: across.start });
            let size = self.point(Point {
                column: along.end.saturating_sub(along.start),
                row: across.end.saturating_sub(across.start),
            });
            Band { group, column: at.column, row: at.row, width: size.column, height: size.row }
        };
        if !self.groups.lanes().is_empty() {
            // Rows that were put in for lines push what is behind them.
            let pushed = |row: i64| {
                let row =
                    row + i64::try_from(routed.added.partition_point(|added| *added <= row)).unwrap_or(0);
                narrow(usize::try_from(row).unwrap_or(0))
            };
            let lanes = self.placed.lanes.iter().map(|lane| {
                let across = pushed(lane.cells.start)..pushed(lane.cells.end - 1) + 1;
                band(self.groups.names[lane.number as usize], 0..routed.length, across)
            });
            return lanes.collect();
        }
        let stretches = self.groups.stretches();
        let mut bands: Vec<Band> = Vec::new();
        let mut ranks = (0..self.layers.ranks()).peekable();
        while let Some(first) = ranks.next() {
            let of = |rank: usize| {
                let mut nodes = self.layers.items(rank).map(|item| self.layers.node[item as usize]);
                nodes.find(|node| *node != PASSING).and_then(|node| stretches.get(node as usize)).copied()
            };
            let Some(stretch) = of(first) else { continue };
            let mut last = first;
            while let Some(next) = ranks.next_if(|rank| of(*rank) == Some(stretch)) {
                last = next;
            }
            let along = routed.gaps[first]..routed.gaps[last + 1];
            bands.push(band(self.groups.names[stretch as usize], along, 0..routed.height));
        }
        bands
    }

    fn point(&self, point: Point) -> Point {
        turned(self.direction, point)
    }
}

/// A cell, over the diagonal where that was asked for.
fn turned(direction: Direction, point: Point) -> Point {
    match direction {
        Direction::LeftToRight => point,
        Direction::TopToBottom => Point { column: point.row, row: point.column },
    }
}

fn turned_head(direction: Direction, head: ArrowHead) -> ArrowHead {
    let side = match (direction, head.side) {
        (Direction::LeftToRight, side) => side,
        (Direction::TopToBottom, CellSide::Left) => CellSide::Up,
        (Direction::TopToBottom, CellSide::Up) => CellSide::Left,
        (Direction::TopToBottom, CellSide::Right) => CellSide::Down,
        (Direction::TopToBottom, CellSide::Down) => CellSide::Right,
    };
    ArrowHead { at: turned(direction, head.at), side }
}
