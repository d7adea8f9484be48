//! Foreign files to paths.
//!
//! Four steps, each visible: `read` (bytes to a table of cells), `propose` (what each column holds, how sure, and why),
//! corrections by people ([`Proposal::apply`], `mapping`), and `table` (a path, with an account of every row). Curricula in the
//! form of `CurricularAnalytics` have fixed columns and a reader of their own. Does not open files, does not judge the path that
//! results (`check`) and holds no sentence: remarks are [`Message`]s, put into words by `i18n`.
//!
//! The same bytes and the same options always give the same path: ids are made of what the file says, never of
//! chance, of the file's name or of row numbers, so that two years of one table can be compared and merged.

mod account;
mod competencies;
mod curricular;
mod ids;
pub mod mapping;
mod modality;
mod propose;
mod read;
mod table;
mod text;
mod words;

pub use account::{Account, RowKind};
pub use curricular::curricular_analytics;
pub use propose::{Authority, Certainty, Proposal, ProposedColumn, propose};
pub use read::{ReadOptions, Row, Table, read};
pub use table::{TableOptions, make};

use crate::model::{Message, TrainingPath};

/// A path made of a foreign file, and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The path.
    pub path: TrainingPath,
    /// What was assumed, doubted and left out: first what concerns the whole file, then by line.
    pub remarks: Vec<Remark>,
    /// What became of each row.
    pub account: Account,
}

impl Import {
    /// How many modules were made, how many remarks are worth a look, and whether something was lost.
    pub fn summary(&self) -> Message {
        let count = |severity| self.remarks.iter().filter(|remark| remark.severity == severity).count();
        let minutes = self.path.modules.values().map(crate::model::Module::total_minutes);
        if self.path.modules.is_empty() {
            return Message::new("import-summary-competencies")
                .with("count", self.path.competencies.len())
                .with("warnings", count(Severity::Warning))
                .with("lost", count(Severity::Error));
        }
        Message::new("import-summary")
            .with("modules", self.path.modules.len())
            .with("hours", crate::model::Arg::Minutes(minutes.fold(0, u32::saturating_add)))
            .with("warnings", count(Severity::Warning))
            .with("lost", count(Severity::Error))
    }
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
    /// It begins as a workbook (`.xlsx`, `.xls`, `.ods`) and could not be read as one: damaged, or protected by a
    /// password.
    Workbook,
    /// The workbook has no sheet of this name.
    UnknownSheet {
        /// The name that was asked for.
        name: String,
        /// The sheets that it has.
        sheets: Vec<String>,
    },
    /// It is a page of the web or XML, whatever its name says. Carries which of them.
    Markup(&'static str),
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
            ImportError::Workbook => Message::new("import-error-workbook"),
            ImportError::UnknownSheet { name, sheets } => {
                Message::new("import-error-unknown-sheet").with("name", name).with("sheets", sheets)
            }
            ImportError::Markup(kind) => Message::new("import-error-markup").with("kind", kind),
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
    fn reading(&mut self, facts: &read::Facts, rows: &[Row]) {
        if let Some(encoding) = facts.encoding {
            self.file(Severity::Info, Message::new("import-encoding").with("name", encoding));
            if facts.lossy {
                self.file(Severity::Error, Message::new("import-encoding-lossy").with("name", encoding));
            }
        } else if facts.lossy {
            self.file(Severity::Error, Message::new("import-encoding-lossy").with("name", "UTF-8"));
        }
        if facts.mended > 0 {
            self.file(Severity::Warning, Message::new("import-mended").with("count", facts.mended));
        }
        for line in &facts.foreign_bytes {
            self.line(*line, Severity::Warning, Message::new("import-foreign-bytes"));
        }
        for line in &facts.garbled {
            self.line(*line, Severity::Warning, Message::new("import-garbled"));
        }
        if let Some(line) = facts.unclosed_quote {
            self.line(line, Severity::Warning, Message::new("import-unclosed-quote"));
        }
        for row in rows.iter().filter(|row| row.stray_quotes) {
            self.line(row.line, Severity::Warning, Message::new("import-stray-quotes"));
        }
    }

    /// A line of which nothing was used.
    fn unused(&mut self, row: &Row) {
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

/// What ends the id of a path: made of its title alone, so that two imports of one path have one id.
fn seed(title: &str) -> u64 {
    // FNV-1a, 64 bits.
    title
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
