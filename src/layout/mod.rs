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
mod trunks;
mod turn;

pub use cells::Cells;
pub use glyphs::{Glyphs, glyph};
pub use input::{Direction, Edge, Effort, Grouping, Input, Line, Node, Options, Previous};
pub use picture::{Arms, Band, Cell, Layout, Owner, Placed, Point, Route, Side, Strand};

use arcs::{Arc, Arcs};
use coordinates::Extent;
use layers::Layers;
use route::Size;
use turn::Across;

/// Draws a graph.
pub fn layout(input: &Input, options: &Options) -> Layout {
    let across = Across::new(options.direction);
    let boxes: Vec<Size> = input.nodes.iter().map(|node| across.size(node)).collect();
    let arcs = Arcs::new(input);
    let rising: Vec<Arc> = arcs.rising().copied().collect();
    let ranks = ranks::ranks(input.nodes.len(), &rising, options.effort.pivots, None);
    let loose = Layers::new(&ranks, &arcs);
    let (order, crossings) = order::order(&loose, &options.effort, None);
    let layers = trunks::trunks(&loose, &order, &arcs);
    let extent: Vec<Extent> = layers
        .node
        .iter()
        .map(|node| match boxes.get(*node as usize) {
            Some(size) => Extent { size: size.before + 1 + size.behind, port: size.before },
            None => Extent { size: 1, port: 0 },
        })
        .collect();
    let placed = coordinates::coordinates(&layers, &extent, across.gaps, 0, None);
    let height = (0..placed.line.len()).map(|item| placed.line[item] - extent[item].port + extent[item].size);
    let height = height.max().unwrap_or(0);
    let routed = route::route(input, &arcs, &layers, &placed.line, &boxes, height, &across.spacing);
    turn::finish(input, options, &arcs, &layers, routed, &boxes, crossings, layers::span(&ranks, &rising))
}
