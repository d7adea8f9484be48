//! What a picture keeps for the next one: the positions of its items.

/// What is kept of a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Kept {
    /// By node: its rank and its row, counted from the beginning of its lane.
    pub(super) nodes: Vec<(u32, i64)>,
    /// By arc: its ends, whether it leads back, and the rows of its items; sorted.
    pub(super) chains: Vec<((u32, u32, bool), Vec<i64>)>,
    /// By lane: its group, and how many rows it was given.
    pub(super) lanes: Vec<(Option<u32>, i64)>,
}

/// Where an item was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PreviousPosition {
    /// In which row of its lane.
    pub(super) row: i64,
    /// Whether it is still beside those that it was with.
    pub(super) stays: bool,
}
