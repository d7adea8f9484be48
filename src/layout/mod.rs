//! Layered drawing of directed graphs in the cells of a terminal.
//!
//! Owns the way from nodes and edges to a picture: which rank a node has, in which order the nodes of a
//! rank stand, where lines run, and what every cell shows. Knows nothing of training or of terminals and
//! uses nothing else of the project; who calls it decides what a node says and how a cell is coloured.
//!
//! ```
//! use mille_parcours::layout::{Edge, Input, Node, Options, layout};
//!
//! let input = Input { nodes: vec![Node::row(6), Node::row(8)], edges: vec![Edge::plain(0, 1)] };
//! let picture = layout(&input, &Options::default());
//! assert_eq!(picture.nodes[1].rank, 1);
//! for cell in picture.cells.window(0..picture.width, 0..picture.height) {
//!     // paint `cell.arms` at `cell.at`, unless the window shows something else there
//! }
//! ```
//!
//! How to read a picture:
//! - ranks are columns of boxes (rows, top to bottom), and each edge leads to a higher rank;
//! - the edges of one source share one trunk and branch from it: a cell with three arms and no head is
//!   a branch of one source;
//! - a cell with four arms is two lines that cross, never a branch;
//! - a head beside a node is the end of an edge; a head on a line says that another line joins it here
//!   and leads to the same node;
//! - an edge that closes a cycle is dotted: it leaves on the right, turns, and comes back to the left of
//!   its target.
//!
//! The same input gives the same picture: work is counted in steps, and ties go to the lower index. No
//! function recurses, and a graph of any shape gives a picture.

mod arcs;
mod cells;
mod coordinates;
mod cycles;
mod glyphs;
mod input;
mod layers;
mod order;
mod picture;
mod ranks;
mod route;
mod rows;
#[cfg(test)]
mod tests;

pub use cells::Cells;
pub use glyphs::{Glyphs, glyph};
pub use input::{Direction, Edge, Effort, Grouping, Input, Line, Node, Options, Previous};
pub use picture::{Arms, Band, Cell, Layout, Placed, Point, Route, Side, Strand};

use arcs::{Arc, Arcs};
use layers::{Layers, PASSING};
use rows::narrow;

/// Draws a graph.
pub fn layout(input: &Input, options: &Options) -> Layout {
    let arcs = Arcs::new(input);
    let rising: Vec<Arc> = arcs.rising().copied().collect();
    let ranks = ranks::ranks(input.nodes.len(), &rising);
    let layers = Layers::new(&ranks, &arcs);
    let order = order::order(&layers, options.effort.sweeps);
    let lane = coordinates::coordinates(&layers, &order, |node| input.nodes[node as usize].height, 0);
    let mut nodes = vec![Placed::default(); input.nodes.len()];
    let mut rows = Vec::new();
    for (rank, items) in order.iter().enumerate() {
        let row: Vec<usize> = items
            .iter()
            .map(|item| layers.node[*item as usize])
            .filter(|node| *node != PASSING)
            .map(|node| node as usize)
            .collect();
        for (at, node) in row.iter().enumerate() {
            let given = input.nodes[*node];
            nodes[*node] = Placed {
                rank: narrow(rank),
                order: narrow(at),
                column: 0,
                row: lane[layers.item[*node] as usize],
                width: given.width.max(1),
                height: given.height.max(1),
            };
        }
        rows.push(row);
    }
    let routed = route::route(input, &arcs, &layers, &order, &lane, &nodes);
    for placed in &mut nodes {
        placed.column = routed.starts[placed.rank as usize];
    }
    let height = nodes.iter().map(|placed| placed.row + placed.height).max().unwrap_or(0);
    let height = height.max(lane.iter().max().map_or(0, |lane| lane + 1));
    Layout {
        direction: options.direction,
        width: routed.length,
        height,
        nodes,
        edges: routed.routes,
        ranks: rows,
        bands: Vec::new(),
        crossings: order::crossings(&layers, &order),
        span: layers::span(&ranks, &rising),
        cells: routed.cells,
    }
}
