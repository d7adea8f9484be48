//! Foreign files to paths.
//!
//! Owns the reading of curricula in the CSV form of `CurricularAnalytics` and of plain tables of
//! modules as centres keep them in a spreadsheet, and the remarks that tell, line by line, what was
//! assumed, what needs a look and what could not be used. Does not open files, does not judge the
//! path that results (that is `check`'s business) and holds no sentence: remarks are
//! [`Message`]s, put into words by `i18n`.
//!
//! The same bytes and the same options always give the same path: ids of modules are made of what
//! the file says, never of chance, so that a file that is imported twice can be compared.

mod curricular;
mod ids;
mod table;
mod text;

pub use curricular::curricular_analytics;
pub use table::{TableOptions, table};

use crate::model::{Message, TrainingPath};

/// A path made of a foreign file, and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The path.
    pub path: TrainingPath,
    /// What was assumed, doubted and left out: first what concerns the whole file, then by line.
    pub remarks: Vec<Remark>,
}

/// How much a remark matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A choice that was made, to be known.
    Info,
    /// Everything was kept, but not as the file has it, or it needs a look.
    Warning,
    /// Something of the file is not in the path.
    Error,
}

/// One thing to tell about an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The line of the file, from 1, as a text editor counts them; none where the whole file is meant.
    pub line: Option<usize>,
    /// The column of the table, from 1, as a spreadsheet counts them.
    pub column: Option<usize>,
    /// How much it matters.
    pub severity: Severity,
    /// What it says.
    pub message: Message,
}

/// Why nothing could be made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// There is no text in it.
    Empty,
    /// It is a spreadsheet's own file (`.xlsx`, `.xls`, `.ods`), not a text.
    Spreadsheet,
    /// It holds NUL characters: it is no text at all.
    Binary,
    /// The encoding that was asked for does not exist.
    UnknownEncoding(String),
    /// No line names the columns of a `CurricularAnalytics` file (`Course ID`, `Course Name`…).
    NoCourses,
    /// No line of the table names a column of titles. Carries the first line, cell by cell.
    NoTitleColumn(Vec<String>),
    /// The columns are named, but no module follows.
    NoModules,
}

impl From<ImportError> for Message {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Empty => Message::new("import-error-empty"),
            ImportError::Spreadsheet => Message::new("import-error-spreadsheet"),
            ImportError::Binary => Message::new("import-error-binary"),
            ImportError::UnknownEncoding(name) => {
                Message::new("import-error-unknown-encoding").with("name", name)
            }
            ImportError::NoCourses => Message::new("import-error-no-courses"),
            ImportError::NoTitleColumn(seen) => {
                Message::new("import-error-no-title-column").with("seen", seen)
            }
            ImportError::NoModules => Message::new("import-error-no-modules"),
        }
    }
}

/// Collects remarks while a file is read.
#[derive(Debug, Default)]
struct Remarks(Vec<Remark>);

impl Remarks {
    /// About the whole file.
    fn file(&mut self, severity: Severity, message: Message) {
        self.0.push(Remark { line: None, column: None, severity, message });
    }

    /// About one line.
    fn line(&mut self, line: usize, severity: Severity, message: Message) {
        self.0.push(Remark { line: Some(line), column: None, severity, message });
    }

    /// About one cell; `index` counts from 0.
    fn cell(&mut self, line: usize, index: usize, severity: Severity, message: Message) {
        self.0.push(Remark { line: Some(line), column: Some(index + 1), severity, message });
    }

    /// What had to be assumed to read the file as text and as rows.
    fn reading(&mut self, decoded: &text::Decoded, sheet: &text::Sheet) {
        if decoded.encoding != "UTF-8" {
            let message = Message::new("import-encoding").with("name", decoded.encoding);
            self.file(Severity::Info, message);
        }
        if decoded.lossy {
            let message = Message::new("import-encoding-lossy").with("name", decoded.encoding);
            self.file(Severity::Error, message);
        }
        if let Some(line) = sheet.unclosed_quote {
            self.line(line, Severity::Warning, Message::new("import-unclosed-quote"));
        }
        for row in sheet.rows.iter().filter(|row| row.stray_quotes) {
            self.line(row.line, Severity::Warning, Message::new("import-stray-quotes"));
        }
    }

    /// A line of which nothing was used.
    fn unused(&mut self, row: &text::Row) {
        let cells: Vec<_> = row.filled().map(|(_, cell)| text::one_line(cell)).collect();
        let message = Message::new("import-line-unused").with("text", cells.join(" | "));
        self.line(row.line, Severity::Error, message);
    }

    /// What concerns the whole file first, then by line; equal places keep the order of telling.
    fn sorted(mut self) -> Vec<Remark> {
        self.0.sort_by_key(|remark| (remark.line, remark.column));
        self.0
    }
}
