//! From the bytes of a file to a table of cells.
//!
//! Owns what kind of file it is, its encoding, separators, sheets and merged cells. Does not know what the
//! cells mean.

mod decode;
mod delimited;
mod mojibake;
mod workbook;

use self::decode::decode;
use self::delimited::{declared_separator, separator, sheet};

use super::ImportError;

/// How many rows are looked at to find the separator and the names of the columns.
pub(super) const HEAD_ROWS: usize = 30;

/// A table as the file has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Those rows that hold something.
    pub rows: Vec<Row>,
    /// The sheet it stands in, where the file has several.
    pub sheet: Option<String>,
    /// The other sheets of the file.
    pub other_sheets: Vec<String>,
    /// What was found while the bytes were read.
    pub(super) facts: Facts,
}

/// What reading the bytes had to assume.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// The encoding, where it is not UTF-8.
    pub encoding: Option<&'static str>,
    /// Whether bytes meant nothing in the encoding and were replaced.
    pub lossy: bool,
    /// The lines of bytes that are no UTF-8 in a file that else is.
    pub foreign_bytes: Vec<usize>,
    /// The line of a quotation mark that nothing closes; then every line was read by itself.
    pub unclosed_quote: Option<usize>,
    /// How many cells had been decoded wrongly before and were mended.
    pub mended: usize,
    /// The lines of cells that look so and could not be mended.
    pub garbled: Vec<usize>,
}

/// One row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, from 1, as an editor or a spreadsheet counts.
    pub line: usize,
    /// Its cells without blanks and stray quotes around them; line breaks inside are kept.
    pub cells: Vec<String>,
    /// Whether its one text spans several columns, as a heading does.
    pub(super) is_merged: bool,
    /// The places of cells that only repeat the merged cell above them.
    pub(super) repeated: Vec<usize>,
    /// Whether a quotation mark inside a quoted cell was not doubled, so that it got lost.
    pub(super) stray_quotes: bool,
}

impl Row {
    /// The cell at `index`, empty where the row is shorter.
    pub fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }

    /// The cells that hold something, with their places.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().map(String::as_str).enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}

/// What the caller knows about the bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadOptions<'a> {
    /// The sign between cells; `;`, `,`, tab and `|` are found by themselves.
    pub separator: Option<u8>,
    /// The encoding by the name that the web gives it.
    pub encoding: Option<&'a str>,
    /// The sheet to read, by its name.
    pub sheet: Option<&'a str>,
}

/// Reads CSV, TSV, XLSX, XLSM, XLS and ODS, whatever the name of the file says.
///
/// # Errors
/// When the bytes hold no table: no text, HTML or XML, a damaged workbook, a sheet that does not exist.
pub fn read(bytes: &[u8], options: ReadOptions<'_>) -> Result<Table, ImportError> {
    read_as(bytes, options, super::propose::known)
}

/// Reads a table whose headers are those that `known` counts in a row.
pub(super) fn read_as(
    bytes: &[u8],
    options: ReadOptions<'_>,
    known: impl Fn(&Row) -> usize,
) -> Result<Table, ImportError> {
    let mut table = if workbook::is_workbook(bytes) {
        workbook::read(bytes, options.sheet, known)?
    } else {
        text_table(bytes, options, known)?
    };
    mojibake::mend(&mut table);
    Ok(table)
}

fn text_table(
    bytes: &[u8],
    options: ReadOptions<'_>,
    known: impl Fn(&Row) -> usize,
) -> Result<Table, ImportError> {
    let decoded = decode(bytes, options.encoding)?;
    if let Some(kind) = markup(&decoded.text) {
        return Err(ImportError::Markup(kind));
    }
    let (declared, body) = declared_separator(&decoded.text);
    let found = options.separator.or(declared);
    let separator = found.unwrap_or_else(|| separator(body, known));
    let mut table = sheet(body, separator);
    table.facts.encoding = (decoded.encoding != "UTF-8").then_some(decoded.encoding);
    table.facts.lossy = decoded.lossy;
    table.facts.foreign_bytes = decoded.foreign_bytes;
    Ok(table)
}

/// Web pages and XML that a program saved under the name of a table.
fn markup(text: &str) -> Option<&'static str> {
    let start: String = text.trim_start().chars().take(2000).flat_map(char::to_lowercase).collect();
    if !start.starts_with('<') {
        return None;
    }
    let has = |tag: &str| start.contains(tag);
    if has("<html") || has("<!doctype html") || has("<table") || has("<body") {
        Some("HTML")
    } else if start.starts_with("<?xml") || has("xmlns") {
        Some("XML")
    } else {
        None
    }
}
