//! How a picture is to be made, and which earlier one it is to resemble.

use super::input::{Direction, Effort, GroupPlacement};
use super::picture::Layout;

/// The picture that people have before their eyes, which the new one is to resemble.
#[derive(Debug, Clone, Copy)]
pub struct Previous<'a> {
    /// That picture.
    pub layout: &'a Layout,
    /// For each node now its index then; `None` for a new one.
    pub nodes: &'a [Option<usize>],
}

/// How to draw.
#[derive(Debug, Clone, Copy, Default)]
pub struct LayoutOptions<'a> {
    /// Which way the edges run.
    pub direction: Direction,
    /// What groups mean.
    pub grouping: GroupPlacement,
    /// How many cells to leave free before each lane or stretch, for its title or frame.
    pub margin: u32,
    /// How much work it may be.
    pub effort: Effort,
    /// What it should resemble: nodes keep their places unless an edit moves them.
    pub previous: Option<Previous<'a>>,
}
