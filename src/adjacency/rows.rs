//! Rows of numbers in two flat arrays: the storage of every graph, two allocations whatever its size.

/// Narrows an index for storage. Memory ends long before four thousand million nodes do.
pub fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// For each row its entries, in the order in which they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CompressedRows {
    starts: Vec<u32>,
    entries: Vec<u32>,
}

impl CompressedRows {
    /// Sorts pairs of a row and an entry by row; entries of one row keep their order.
    pub fn new(rows: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; rows + 1];
        let mut count = 0;
        for (row, _) in pairs.clone() {
            starts[row as usize + 1] += 1;
            count += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut entries = vec![0; count];
        for (row, entry) in pairs {
            let at = &mut next[row as usize];
            entries[*at as usize] = entry;
            *at += 1;
        }
        Self { starts, entries }
    }

    /// Rows that are already one behind the other: where each begins, and at last where all end.
    pub(super) fn from_parts(starts: Vec<u32>, entries: Vec<u32>) -> Self {
        Self { starts, entries }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there are none.
    #[cfg(feature = "testing")]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the entries of a row stand among all.
    pub fn range(&self, row: u32) -> std::ops::Range<usize> {
        self.starts[row as usize] as usize..self.starts[row as usize + 1] as usize
    }

    /// The entries of a row.
    pub fn row(&self, row: u32) -> &[u32] {
        &self.entries[self.range(row)]
    }

    /// All entries, row by row.
    pub fn entries(&self) -> &[u32] {
        &self.entries
    }

    /// The same rows with other entries.
    pub(super) fn map(mut self, entry: impl Fn(u32) -> u32) -> Self {
        self.entries.iter_mut().for_each(|at| *at = entry(*at));
        self
    }

    pub(super) fn into_entries(self) -> Vec<u32> {
        self.entries
    }
}
