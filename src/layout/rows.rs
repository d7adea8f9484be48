//! Rows of numbers in two flat arrays (compressed sparse rows): the storage that every step walks.

/// Narrows an index for storage. Memory ends long before four thousand million nodes do.
pub(super) fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// For each row its entries, in the order in which they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rows {
    starts: Vec<u32>,
    entries: Vec<u32>,
}

impl Rows {
    /// Sorts pairs of a row and an entry by row; entries of one row keep their order.
    pub(super) fn new(rows: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
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

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The entries of a row.
    pub(super) fn row(&self, row: u32) -> &[u32] {
        let row = row as usize;
        &self.entries[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}
