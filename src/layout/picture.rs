//! What the layout answers: places, routes, and every cell that a line runs through. Plain data.

use super::cells::Cells;
use super::input::{Direction, LineStyle};
use super::kept::Kept;

/// A picture in cells. Columns count from the left, rows from the top, both from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Which way the edges run.
    pub direction: Direction,
    /// How many columns it has.
    pub width: u32,
    /// How many rows it has.
    pub height: u32,
    /// The nodes, as they were given.
    pub nodes: Vec<Placed>,
    /// The edges, as they were given.
    pub edges: Vec<Route>,
    /// The nodes of each rank in their order.
    pub ranks: Vec<Vec<usize>>,
    /// The lanes or stretches of the groups that have nodes, in order; none unless they were asked for.
    pub bands: Vec<Band>,
    /// How often edges cross between neighbouring ranks.
    pub crossings: u64,
    /// How many ranks the edges lead over, all together.
    pub span: u64,
    /// All lines, to paint any window of the picture.
    pub cells: Cells,
    /// What the next picture may want to know of this one.
    pub(super) kept: Kept,
}

/// Where a node stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Placed {
    /// How far it is along the direction: every edge leads to a higher rank, but for reversed ones.
    pub rank: u32,
    /// Its place among the nodes of its rank, from above (from the left, top to bottom).
    pub order: u32,
    /// Its first column.
    pub column: u32,
    /// Its first row.
    pub row: u32,
    /// How many columns it takes.
    pub width: u32,
    /// How many rows it takes.
    pub height: u32,
}

/// A cell by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Point {
    /// From the left.
    pub column: u32,
    /// From the top.
    pub row: u32,
}

/// How an edge runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Route {
    /// The first cell (beside the source), each corner, and the last cell (the head beside the target).
    pub points: Vec<Point>,
    /// Whether it closes a cycle: it then leads back, and `line` is dotted.
    pub reversed: bool,
    /// How it looks.
    pub line: LineStyle,
}

impl Route {
    /// All its cells from the source to the target, each beside the one before.
    pub fn cells(&self) -> impl Iterator<Item = Point> + '_ {
        let first = self.points.first().copied();
        let rest = self.points.windows(2).flat_map(|pair| steps(pair[0], pair[1]));
        first.into_iter().chain(rest)
    }
}

/// The cells after `from` up to `to`, which has the same row or the same column.
fn steps(from: Point, to: Point) -> impl Iterator<Item = Point> {
    let count = from.column.abs_diff(to.column) + from.row.abs_diff(to.row);
    let toward = |a: u32, b: u32, step: u32| if a <= b { a + step.min(b - a) } else { a - step.min(a - b) };
    (1..=count).map(move |step| Point {
        column: toward(from.column, to.column, step),
        row: toward(from.row, to.row, step),
    })
}

/// The part of the picture that belongs to a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Band {
    /// The group; `None` for the nodes without one.
    pub group: Option<u32>,
    /// Its first column, its margin included.
    pub column: u32,
    /// Its first row, its margin included.
    pub row: u32,
    /// How many columns it has.
    pub width: u32,
    /// How many rows it has.
    pub height: u32,
}

/// A side of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellSide {
    /// Towards smaller columns.
    Left,
    /// Towards greater columns.
    Right,
    /// Towards smaller rows.
    Up,
    /// Towards greater rows.
    Down,
}

impl CellSide {
    /// All four.
    #[cfg(feature = "testing")]
    pub const ALL: [Self; 4] = [Self::Left, Self::Right, Self::Up, Self::Down];

    /// The other end.
    #[must_use]
    #[cfg(feature = "testing")]
    pub fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// The neighbours that a cell is joined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Arms(u8);

impl Arms {
    /// None.
    pub const NONE: Self = Self(0);
    /// Left and right.
    pub const FLAT: Self = Self(3);
    /// Up and down.
    pub const STEEP: Self = Self(12);
    /// Only one.
    pub fn only(side: CellSide) -> Self {
        Self(match side {
            CellSide::Left => 1,
            CellSide::Right => 2,
            CellSide::Up => 4,
            CellSide::Down => 8,
        })
    }

    /// Whether the cell is joined to its neighbour on a side.
    pub fn has(self, side: CellSide) -> bool {
        self.0 & Self::only(side).0 != 0
    }

    /// These and those.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How many there are.
    #[cfg(feature = "testing")]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// All as one number: left, right, up, down count 1, 2, 4, 8.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Whether there are none.
    #[cfg(feature = "testing")]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Whose a piece of line is. Only what belongs to one owner is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineOwner {
    /// All edges in it come from this node, and may branch.
    From(usize),
    /// All edges in it lead to this node, and come together.
    Into(usize),
}

/// A line in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Strand {
    /// Whose it is.
    pub owner: LineOwner,
    /// How it looks.
    pub line: LineStyle,
}

/// A cell that a line runs through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Where it is.
    pub at: Point,
    /// The neighbours that it is joined to.
    pub arms: Arms,
    /// The line in it; where two cross, the one that runs left and right.
    pub strand: Strand,
    /// Where two cross, the one that runs up and down. Four arms always are a crossing.
    pub crossed: Option<Strand>,
    /// An arrow head, and where it points. Along the direction of the picture it stands beside a node;
    /// across, a line joins another line here, to lead to the same node. Three arms without a head
    /// have one owner: a branch of one source, or edges that come together on their way to one target.
    pub head: Option<CellSide>,
}
