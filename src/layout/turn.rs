//! From the picture as if left to right to the one that was asked for.

use super::arcs::Arcs;
use super::cells::{Cells, Head, Run};
use super::coordinates::Gaps;
use super::input::{Direction, Input, Line, Node, Options};
use super::layers::{Layers, PASSING};
use super::picture::{Layout, Placed, Point, Route, Side};
use super::route::{Routed, Size, Spacing};
use super::rows::narrow;

/// How much room things take along the direction and across it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Across {
    direction: Direction,
    pub(super) gaps: Gaps,
    pub(super) spacing: Spacing,
}

impl Across {
    pub(super) fn new(direction: Direction) -> Self {
        let (gaps, spacing) = match direction {
            // A row is twice as high as a column is wide: nothing stays free between rows.
            Direction::LeftToRight => {
                (Gaps { nodes: 0, lines: 0 }, Spacing { lead: 1, tail: 1, least: 3, extra: &[] })
            }
            Direction::TopToBottom => {
                (Gaps { nodes: 2, lines: 1 }, Spacing { lead: 0, tail: 0, least: 2, extra: &[] })
            }
        };
        Self { direction, gaps, spacing }
    }

    /// How a box lies.
    pub(super) fn size(&self, node: &Node) -> Size {
        let (width, height) = (node.width.max(1), node.height.max(1));
        let (along, across) = match self.direction {
            Direction::LeftToRight => (width, height),
            Direction::TopToBottom => (height, width),
        };
        let before = i64::from((across - 1) / 2);
        Size { along, before, behind: i64::from(across) - 1 - before }
    }
}

/// The answer.
#[allow(clippy::too_many_arguments)]
pub(super) fn finish(
    input: &Input,
    options: &Options,
    arcs: &Arcs,
    layers: &Layers,
    routed: Routed,
    boxes: &[Size],
    crossings: u64,
    span: u64,
) -> Layout {
    let mut nodes = vec![Placed::default(); input.nodes.len()];
    let mut ranks = Vec::with_capacity(layers.ranks());
    for rank in 0..layers.ranks() {
        let mut row = Vec::new();
        for item in layers.items(rank) {
            let node = layers.node[item as usize];
            if node == PASSING {
                continue;
            }
            let node = node as usize;
            let top = i64::from(routed.rows[item as usize]) - boxes[node].before;
            let (along, across) = (routed.ranks[rank].0, narrow(usize::try_from(top).unwrap_or(0)));
            let at = turned(options.direction, Point { column: along, row: across });
            let given = input.nodes[node];
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
    let edges = input
        .edges
        .iter()
        .zip(&arcs.of_edge)
        .map(|(edge, arc)| {
            let Some(arc) = arc.map(|arc| arc as usize) else { return Route::default() };
            let points = routed.routes[arc].iter().map(|point| turned(options.direction, *point)).collect();
            let reversed = arcs.arcs[arc].reversed;
            Route { points, reversed, line: if reversed { Line::Dotted } else { edge.line } }
        })
        .collect();
    let heads = routed.heads.iter().map(|head| turned_head(options.direction, *head)).collect();
    let (flat, steep, size) = match options.direction {
        Direction::LeftToRight => (routed.flat, routed.steep, (routed.length, routed.height)),
        Direction::TopToBottom => (routed.steep, routed.flat, (routed.height, routed.length)),
    };
    let _: &[Run] = &flat;
    Layout {
        direction: options.direction,
        width: size.0,
        height: size.1,
        nodes,
        edges,
        ranks,
        bands: Vec::new(),
        crossings,
        span,
        cells: Cells::new(flat, steep, heads),
    }
}

/// A cell, over the diagonal where that was asked for.
fn turned(direction: Direction, point: Point) -> Point {
    match direction {
        Direction::LeftToRight => point,
        Direction::TopToBottom => Point { column: point.row, row: point.column },
    }
}

fn turned_head(direction: Direction, head: Head) -> Head {
    let side = match (direction, head.side) {
        (Direction::LeftToRight, side) => side,
        (Direction::TopToBottom, Side::Left) => Side::Up,
        (Direction::TopToBottom, Side::Up) => Side::Left,
        (Direction::TopToBottom, Side::Right) => Side::Down,
        (Direction::TopToBottom, Side::Down) => Side::Right,
    };
    Head { at: turned(direction, head.at), side }
}
