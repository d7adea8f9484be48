//! What is chosen in the document; all views go by it.

use super::document::Document;
use super::rows::OutlineRow;

/// The rows of the document and which of them is chosen; all views stay with it.
#[derive(Debug, Default)]
pub struct Selection {
    /// The path, its stages and modules, from top to bottom.
    pub rows: Vec<OutlineRow>,
    /// The chosen row, by its place in `rows`.
    pub at: usize,
    /// The chosen finding, by its place in the findings of the document.
    pub finding: usize,
    /// The finding that was last gone to.
    pub(in crate::app) shown_finding: Option<usize>,
    /// Counts how often another row was chosen.
    pub(in crate::app) moves: u64,
}

impl Selection {
    /// The chosen row.
    pub fn chosen(&self) -> &OutlineRow {
        self.rows.get(self.at).unwrap_or(&OutlineRow::Path)
    }

    /// Chooses a row; the last one where there are fewer.
    pub(in crate::app) fn choose(&mut self, row: usize) {
        let row = row.min(self.rows.len().saturating_sub(1));
        if row != self.at {
            self.at = row;
            self.moves += 1;
        }
    }

    /// Chooses the first row that is so; the same as before where none is.
    pub(in crate::app) fn choose_where(&mut self, is: impl Fn(&OutlineRow) -> bool) {
        if let Some(row) = self.rows.iter().position(is) {
            self.choose(row);
        }
    }

    /// Brings the rows in line with the document; what was chosen stays chosen.
    pub(in crate::app) fn refresh(&mut self, doc: &mut Document) {
        let chosen = self.rows.get(self.at).cloned();
        doc.arrange(&mut self.rows);
        let same = chosen.and_then(|chosen| self.rows.iter().position(|row| row.is_same(&chosen)));
        self.at = same.unwrap_or(self.at).min(self.rows.len().saturating_sub(1));
    }
}
