//! Layered drawing of directed graphs in the cells of a terminal.
//!
//! Owns the way from nodes and edges to a picture: which rank a node has, in which order the nodes of a
//! rank stand, where lines run, and what every cell shows. Knows nothing of training or of terminals and
//! uses nothing of the project but `adjacency`; its caller decides what a node says and how a cell is coloured.
//!
//! ```
//! use mille_parcours::layout::{Edge, LayoutInput, InputNode, LayoutOptions, layout};
//!
//! let input = LayoutInput { nodes: vec![InputNode::row(6), InputNode::row(8)], edges: vec![Edge::plain(0, 1)] };
//! let picture = layout(&input, &LayoutOptions::default());
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
mod groups;
mod input;
mod kept;
mod lanes;
mod layers;
mod median;
mod memory;
mod options;
mod order;
mod picture;
mod ranks;
mod route;
mod trunks;
mod turn;

pub use glyphs::{GlyphSet, glyph};
pub use input::{Direction, Edge, Effort, GroupPlacement, InputNode, LayoutInput, LineStyle};
pub use lanes::{LaneCell, LaneEdge, LaneRow, Related, lanes};
pub use options::{LayoutOptions, Previous};
#[cfg(feature = "testing")]
pub use picture::CellSide;
pub use picture::{Arms, Band, Cell, Layout, Placed, Point};

use arcs::{Arc, Arcs};
use coordinates::{Anchors, Extent};
use groups::NodeGroups;
use kept::Kept;
use layers::Layers;
use memory::PreviousLayout;
use route::{Margins, RouteInput, Size};
use turn::{Across, UnturnedDrawing};

/// Draws a graph.
pub fn layout(input: &LayoutInput, options: &LayoutOptions) -> Layout {
    let across = Across::new(options.direction);
    let boxes: Vec<Size> = input.nodes.iter().map(|node| turn::size(options.direction, node)).collect();
    let groups = NodeGroups::new(input, options.grouping);
    let arcs = Arcs::new(input, groups.stretches());
    let rising: Vec<Arc> = arcs.rising().copied().collect();
    let nodes = input.nodes.len();
    let memory = options.previous.as_ref().map(PreviousLayout::new);
    let start = memory.map(|memory| memory.ranks(nodes));
    let ranks = ranks::ranks(nodes, &rising, groups.stretches(), options.effort.pivots, start.as_deref());

    let loose = Layers::new(&ranks, &arcs, groups.lanes());
    let was = memory.map(|memory| memory.items(&loose, &arcs, false));
    let order = order::order(&loose, &options.effort, was.as_deref());
    let layers = trunks::trunks(&loose, &order, &arcs);

    let extent: Vec<Extent> = layers.node.iter().map(|node| extent(boxes.get(*node as usize))).collect();
    let lanes: Vec<Option<u32>> = if groups.lanes().is_empty() { vec![None] } else { groups.names.clone() };
    let anchors = memory.map(|memory| Anchors {
        was: memory.items(&layers, &arcs, true),
        sizes: lanes.iter().map(|lane| memory.size(*lane)).collect(),
    });
    let margin = if groups.lanes().is_empty() { 0 } else { i64::from(options.margin) };
    let placed = coordinates::coordinates(&layers, &extent, across.gaps, margin, anchors.as_ref());

    let ends = (0..placed.line.len()).map(|item| placed.line[item] - extent[item].port + extent[item].size);
    let height = ends.max().unwrap_or(0);
    let margins = Margins {
        ranks: groups.margins(&ranks, options.margin),
        rows: placed.lanes.iter().flat_map(|lane| lane.cells.start..lane.cells.start + margin).collect(),
    };
    let task = RouteInput { input, arcs: &arcs, layers: &layers, row: &placed.line, size: &boxes, height };
    let routed = route::route(&task, &across.spacing, &margins);

    let (direction, groups) = (options.direction, &groups);
    let (arcs, layers, placed) = (&arcs, &layers, &placed);
    Layout {
        crossings: order::drawn(layers),
        span: layers::span(&ranks, &rising),
        kept: Kept::new(layers, arcs, groups, placed),
        ..UnturnedDrawing { input, direction, arcs, layers, groups, boxes: &boxes, placed, routed }.turned()
    }
}

/// How many places boxes and lines take on the ranks of a picture: what laying it out costs. Found in `n log n`
/// steps for `n` nodes and edges, so that a picture nobody can read is not begun.
pub fn places(input: &LayoutInput, options: &LayoutOptions) -> u64 {
    let groups = NodeGroups::new(input, options.grouping);
    let arcs = Arcs::new(input, groups.stretches());
    let rising: Vec<Arc> = arcs.rising().copied().collect();
    let ranks = ranks::ranks(input.nodes.len(), &rising, groups.stretches(), 0, None);
    input.nodes.len() as u64 + layers::span(&ranks, &rising)
}

/// The room of a box, or of a line that passes.
fn extent(size: Option<&Size>) -> Extent {
    match size {
        Some(size) => Extent { size: size.before + 1 + size.behind, port: size.before },
        None => Extent { size: 1, port: 0 },
    }
}
