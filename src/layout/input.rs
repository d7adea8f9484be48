//! What the layout is asked: nodes, edges and how to draw them. Plain data.

/// A box to place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputNode {
    /// How many columns it takes, at least one.
    pub width: u32,
    /// How many rows it takes, at least one.
    pub height: u32,
    /// The group that it belongs to, such as a stage; groups stand in the order of their numbers.
    pub group: Option<u32>,
}

impl InputNode {
    /// A box of one row.
    #[cfg(feature = "testing")]
    pub fn row(width: u32) -> Self {
        Self { width, height: 1, group: None }
    }
}

/// How a line looks. Where several share a cell, the first of this list is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum LineStyle {
    /// `─`
    #[default]
    Plain,
    /// `═`
    Double,
    /// `╌`
    Dashed,
    /// `┈`, also given to edges that had to be turned round because they close a cycle.
    Dotted,
}

/// A line to draw, from the right side of one node to the left side of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// Where it comes from, by index.
    pub from: usize,
    /// Where it leads, by index.
    pub to: usize,
    /// How it looks.
    pub line: LineStyle,
    /// How much it wants to be short and straight; usually 1.
    pub weight: u32,
}

impl Edge {
    /// A plain line of usual weight.
    #[cfg(feature = "testing")]
    pub fn plain(from: usize, to: usize) -> Self {
        Self { from, to, line: LineStyle::Plain, weight: 1 }
    }
}

/// What is to be drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LayoutInput {
    /// The nodes, in the order of their ids: it breaks all ties.
    pub nodes: Vec<InputNode>,
    /// The edges. Loops, cycles and several edges between two nodes are welcome; an edge that names
    /// a node that is not there gets an empty route.
    pub edges: Vec<Edge>,
}

/// Which way the edges run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// From left to right: ranks are columns. What fits a terminal.
    #[default]
    LeftToRight,
    /// From top to bottom: ranks are rows. The same picture, turned over the diagonal.
    TopToBottom,
}

/// What groups mean for the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GroupPlacement {
    /// Nothing.
    #[default]
    Free,
    /// Each group has a lane of its own along the direction: left to right, some rows that hold no
    /// node of another group. Nodes without group stand in a lane behind the last.
    Lanes,
    /// Each group has some ranks of its own, one group after the other: left to right, some columns.
    /// Edges that lead to an earlier group are turned round. Nodes without group come last.
    Stretches,
}

/// How much work a layout may do, counted in steps and never in time, so that the same input gives
/// the same picture everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// How many exchanges may shorten the edges.
    pub pivots: u32,
    /// From how many first orders the best is taken.
    pub starts: u32,
    /// How many sweeps may go over each of them.
    pub sweeps: u32,
}

impl Effort {
    /// A first picture: two thousand nodes in less than a tenth of a second.
    pub const QUICK: Self = Self { pivots: 1000, starts: 1, sweeps: 4 };
    /// What is usual.
    pub const USUAL: Self = Self { pivots: u32::MAX, starts: 1, sweeps: 36 };
    /// For a picture that is printed, or refined while somebody reads.
    #[cfg(feature = "testing")]
    pub const PATIENT: Self = Self { pivots: u32::MAX, starts: 4, sweeps: 240 };
}

impl Default for Effort {
    fn default() -> Self {
        Self::USUAL
    }
}
