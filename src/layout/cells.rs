//! Every cell that a line runs through, stored as runs, so that a window of any picture is found at once.

use std::ops::Range;

use super::picture::{Arms, Cell, CellSide, Point, Strand};

/// A straight piece of line, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LineRun {
    /// Its row if it lies flat, its column if it stands.
    pub(super) at: u32,
    /// Its first column, or row.
    pub(super) from: u32,
    /// Its last column, or row.
    pub(super) to: u32,
    /// Whose line it is.
    pub(super) strand: Strand,
    /// Whether its first cell goes on into the node before it.
    pub(super) open: bool,
}

/// A head and where it points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ArrowHead {
    pub(super) at: Point,
    pub(super) side: CellSide,
}

/// Runs in the order of their rows (or columns), then from left to right (from above).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Runs {
    runs: Vec<LineRun>,
    /// By row (or column): where its runs begin.
    starts: Vec<usize>,
}

impl Runs {
    fn new(mut runs: Vec<LineRun>) -> Self {
        runs.sort_unstable_by_key(|run| (run.at, run.from, run.to, run.strand.owner, run.strand.line));
        let lines = runs.last().map_or(0, |run| run.at as usize + 1);
        let mut starts = vec![0; lines + 1];
        for run in &runs {
            starts[run.at as usize + 1] += 1;
        }
        for at in 0..lines {
            starts[at + 1] += starts[at];
        }
        Self { runs, starts }
    }

    /// The runs of a row (or column) that touch a range. Runs of one line only meet at their ends.
    fn touching(&self, at: u32, range: &Range<u32>) -> &[LineRun] {
        let at = at as usize;
        if at + 1 >= self.starts.len() {
            return &[];
        }
        let line = &self.runs[self.starts[at]..self.starts[at + 1]];
        let first = line.partition_point(|run| run.to < range.start);
        let after = line.partition_point(|run| run.from < range.end);
        line.get(first..after).unwrap_or_default()
    }
}

/// What runs through the cells of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    flat: Runs,
    steep: Runs,
    /// By row, then column.
    heads: Vec<ArrowHead>,
}

impl Cells {
    pub(super) fn new(flat: Vec<LineRun>, steep: Vec<LineRun>, mut heads: Vec<ArrowHead>) -> Self {
        heads.sort_unstable_by_key(|head| (head.at.row, head.at.column));
        heads.dedup_by_key(|head| head.at);
        Self { flat: Runs::new(flat), steep: Runs::new(steep), heads }
    }

    /// The cells of one row in some columns, from left to right; those without a line are left out.
    /// Its time grows with the columns asked for, not with the picture.
    pub fn row(&self, row: u32, columns: Range<u32>) -> Vec<Cell> {
        let mut cells: Vec<Cell> = Vec::new();
        for run in self.flat.touching(row, &columns) {
            for column in run.from.max(columns.start)..=run.to.min(columns.end - 1) {
                let arms = arms(run, column, [CellSide::Left, CellSide::Right]);
                let cell =
                    Cell { at: Point { column, row }, arms, strand: run.strand, crossed: None, head: None };
                // Where two runs of one line meet, the stronger one is drawn.
                match cells.last_mut() {
                    Some(last) if last.at.column == column => {
                        last.arms = last.arms.with(arms);
                        last.strand.line = last.strand.line.min(run.strand.line);
                    }
                    _ => cells.push(cell),
                }
            }
        }
        let flat = cells.len();
        for column in columns.clone() {
            let Some((standing, strand)) = self.standing(column, row) else { continue };
            match cells[..flat].binary_search_by_key(&column, |cell| cell.at.column) {
                Ok(at) => meet(&mut cells[at], standing, strand),
                Err(_) => cells.push(Cell {
                    at: Point { column, row },
                    arms: standing,
                    strand,
                    crossed: None,
                    head: None,
                }),
            }
        }
        cells.sort_unstable_by_key(|cell| cell.at.column);
        let first = self.heads.partition_point(|head| (head.at.row, head.at.column) < (row, columns.start));
        for head in self.heads[first..].iter().take_while(|head| head.at.row == row) {
            if let Ok(at) = cells.binary_search_by_key(&head.at.column, |cell| cell.at.column) {
                cells[at].head = Some(head.side);
            }
        }
        cells
    }

    /// The cells of a window, row by row.
    pub fn window(&self, columns: Range<u32>, rows: Range<u32>) -> impl Iterator<Item = Cell> + '_ {
        rows.flat_map(move |row| self.row(row, columns.clone()))
    }

    /// What stands in a cell.
    fn standing(&self, column: u32, row: u32) -> Option<(Arms, Strand)> {
        let runs = self.steep.touching(column, &(row..row + 1));
        let mut found: Option<(Arms, Strand)> = None;
        for run in runs {
            let arms = arms(run, row, [CellSide::Up, CellSide::Down]);
            found = Some(match found {
                Some((before, strand)) => {
                    (before.with(arms), Strand { line: strand.line.min(run.strand.line), ..strand })
                }
                None => (arms, run.strand),
            });
        }
        found
    }
}

/// The arms that a run has in one of its cells.
fn arms(run: &LineRun, at: u32, [back, ahead]: [CellSide; 2]) -> Arms {
    let mut arms = Arms::NONE;
    if at > run.from || run.open {
        arms = arms.with(Arms::only(back));
    }
    if at < run.to {
        arms = arms.with(Arms::only(ahead));
    }
    arms
}

/// Puts what stands into a cell that already has a flat line. Two lines that both go through cross;
/// else one of them ends here and they are joined.
fn meet(cell: &mut Cell, standing: Arms, strand: Strand) {
    if cell.arms == Arms::FLAT && standing == Arms::STEEP {
        cell.crossed = Some(strand);
    } else if cell.strand.owner == strand.owner {
        cell.strand.line = cell.strand.line.min(strand.line);
    }
    cell.arms = cell.arms.with(standing);
}
