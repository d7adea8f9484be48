//! What became of each row and each column of a table.
//!
//! « Nothing is lost » is said only of what was counted here.

/// What a row was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// The headers of the columns.
    Header,
    /// The headers once more.
    HeaderAgain,
    /// The title of the path.
    PathTitle,
    /// A line above the table, kept in the notes of the path.
    Note,
    /// The heading of a stage.
    Stage,
    /// A module.
    Module,
    /// More text of the module above.
    Continuation,
    /// The sum of a part of the table: compared, no module.
    Subtotal,
    /// The sum of the table: compared, no module.
    Total,
    /// A competency.
    Competency,
    /// Nothing could be made of it: told as lost.
    Unused,
}

impl RowKind {
    /// All kinds.
    #[cfg(feature = "testing")]
    pub const ALL: [Self; 11] = [
        Self::Header,
        Self::HeaderAgain,
        Self::PathTitle,
        Self::Note,
        Self::Stage,
        Self::Module,
        Self::Continuation,
        Self::Subtotal,
        Self::Total,
        Self::Competency,
        Self::Unused,
    ];

    /// Its name for programs and keys of translations.
    pub fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::HeaderAgain => "header-again",
            Self::PathTitle => "path-title",
            Self::Note => "note",
            Self::Stage => "stage",
            Self::Module => "module",
            Self::Continuation => "continuation",
            Self::Subtotal => "subtotal",
            Self::Total => "total",
            Self::Competency => "competency",
            Self::Unused => "unused",
        }
    }
}

/// The rows of a table with what they were taken for, and the cells that went nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Line, from 1, and kind of every row that holds something, in the order of the table.
    pub rows: Vec<(usize, RowKind)>,
    /// The headers of columns that were left out, with how many cells of modules they hold.
    pub left_out: Vec<(String, usize)>,
}

impl Account {
    pub(super) fn row(&mut self, line: usize, kind: RowKind) {
        self.rows.push((line, kind));
    }

    /// How many rows there are of a kind.
    pub fn count(&self, kind: RowKind) -> usize {
        self.rows.iter().filter(|(_, found)| *found == kind).count()
    }
}
