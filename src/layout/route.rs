//! The lines between the ranks.

use super::arcs::Arcs;
use super::cells::{Cells, Head, Run};
use super::input::{Input, Line};
use super::layers::{Layers, PASSING};
use super::picture::{Placed, Point, Route, Side, Strand};

/// Where the ranks begin along the direction, and all that runs between them. As if left to right.
pub(super) struct Routed {
    pub(super) starts: Vec<u32>,
    pub(super) routes: Vec<Route>,
    pub(super) cells: Cells,
    pub(super) length: u32,
}

/// A first version: a column for each item that has a line to bend.
pub(super) fn route(
    input: &Input,
    arcs: &Arcs,
    layers: &Layers,
    order: &[Vec<u32>],
    rows: &[u32],
    places: &[Placed],
) -> Routed {
    let mut starts = Vec::new();
    let mut track = vec![0_u32; layers.node.len()];
    let mut at = 0;
    for (rank, row) in order.iter().enumerate() {
        starts.push(at);
        let wide = row.iter().map(|item| layers.node[*item as usize]).filter(|node| *node != PASSING);
        at += wide.map(|node| places[node as usize].width).max().unwrap_or(1);
        at += 1;
        if rank + 1 < order.len() {
            for item in row {
                let here = rows[*item as usize];
                if layers.after.row(*item).iter().any(|next| rows[*next as usize] != here) {
                    track[*item as usize] = at;
                    at += 1;
                }
            }
            at += 2;
        }
    }
    let mut routes = vec![Route::default(); input.edges.len()];
    let (mut flat, mut steep, mut heads) = (Vec::new(), Vec::new(), Vec::new());
    for (edge, arc) in arcs.of_edge.iter().enumerate() {
        let Some(arc) = arc else { continue };
        let chain = layers.chains.row(*arc);
        let (Some(&first), Some(&last)) = (chain.first(), chain.last()) else { continue };
        let from = places[layers.node[first as usize] as usize];
        let mut points =
            vec![Point { column: starts[from.rank as usize] + from.width, row: rows[first as usize] }];
        for pair in chain.windows(2) {
            let column = track[pair[0] as usize];
            if rows[pair[0] as usize] != rows[pair[1] as usize] {
                points.push(Point { column, row: rows[pair[0] as usize] });
                points.push(Point { column, row: rows[pair[1] as usize] });
            }
        }
        let rank = places[layers.node[last as usize] as usize].rank;
        points.push(Point { column: starts[rank as usize] - 1, row: rows[last as usize] });
        let reversed = arcs.arcs[*arc as usize].reversed;
        let line = if reversed { Line::Dotted } else { input.edges[edge].line };
        let strand = Strand { source: layers.node[first as usize] as usize, line };
        for (at, pair) in points.windows(2).enumerate() {
            let (a, b) = (pair[0], pair[1]);
            if a.row == b.row {
                let run = Run { at: a.row, from: a.column, to: b.column, strand, open: at == 0 };
                flat.push(run);
            } else {
                let (from, to) = (a.row.min(b.row), a.row.max(b.row));
                steep.push(Run { at: a.column, from, to, strand, open: false });
            }
        }
        heads.extend(points.last().map(|point| Head { at: *point, side: Side::Right }));
        routes[edge] = Route { points, reversed, line };
    }
    let cells = Cells::new(flat, steep, heads);
    Routed { starts, routes, cells, length: at.saturating_sub(1) }
}
