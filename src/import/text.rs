//! From bytes to rows of cells.
//!
//! Owns the detection of the encoding, of the separator and of what a line is. Does not know what
//! the cells mean.

use std::collections::HashMap;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::ReaderBuilder;
use encoding_rs::{Encoding, MACINTOSH, UTF_8, WINDOWS_1252};

use super::ImportError;

/// How many rows are looked at to find the separator and the names of the columns.
pub(super) const HEAD_ROWS: usize = 30;

const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// A file as text.
pub(super) struct Decoded {
    /// With LF at the end of lines and without byte order mark.
    pub(super) text: String,
    /// The name of the encoding, as the web spells it.
    pub(super) encoding: &'static str,
    /// Whether some bytes meant nothing in it and were replaced.
    pub(super) lossy: bool,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The line it begins on, from 1.
    pub(super) line: usize,
    /// Its cells without blanks and stray quotes around them; line breaks inside are kept.
    pub(super) cells: Vec<String>,
    /// Whether a quotation mark inside a quoted cell was not doubled, so that it got lost.
    pub(super) stray_quotes: bool,
}

impl Row {
    /// The cell at `index`, empty where the row is shorter.
    pub(super) fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }

    /// The cells that hold something, with their places.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells.iter().map(String::as_str).enumerate().filter(|(_, cell)| !cell.is_empty())
    }
}

/// The rows of a table.
pub(super) struct Sheet {
    /// Those that hold something.
    pub(super) rows: Vec<Row>,
    /// The line of a quotation mark that nothing closes; then every line was read by itself.
    pub(super) unclosed_quote: Option<usize>,
}

/// Reads bytes as text: a byte order mark decides, then valid UTF-8 is UTF-8, then `wanted`
/// decides, else a guess in favour of what spreadsheets in France write.
pub(super) fn decode(bytes: &[u8], wanted: Option<&str>) -> Result<Decoded, ImportError> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const OLE: &[u8] = b"\xD0\xCF\x11\xE0";
    if bytes.starts_with(ZIP) || bytes.starts_with(OLE) {
        return Err(ImportError::Spreadsheet);
    }
    let encoding = match wanted {
        _ if Encoding::for_bom(bytes).is_some() => UTF_8,
        Some(label) => Encoding::for_label(label.as_bytes())
            .ok_or_else(|| ImportError::UnknownEncoding(label.to_owned()))?,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => guess(bytes),
    };
    // `decode` obeys a byte order mark whatever the encoding it is asked of.
    let (text, used, lossy) = encoding.decode(bytes);
    if text.contains('\0') {
        return Err(ImportError::Binary);
    }
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Ok(Decoded { text, encoding: used.name(), lossy })
}

/// Guesses a one-byte encoding.
fn guess(bytes: &[u8]) -> &'static Encoding {
    // The commonest accented letters of French in Mac Roman, which a Mac's spreadsheet still writes:
    // rare signs or nothing in Windows-1252, whose own accented letters stand higher up.
    let mac = bytes.iter().filter(|byte| matches!(byte, 0x88 | 0x8D..=0x90)).count();
    let windows = bytes.iter().filter(|byte| matches!(byte, 0xC0..=0xC9 | 0xE0..=0xFF)).count();
    if mac > windows {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"fr"), Utf8Detection::Deny);
    // A few accents tell little: only a guess that reads every byte is followed.
    if guessed.decode_without_bom_handling(bytes).1 { WINDOWS_1252 } else { guessed }
}

/// Takes the line `sep=;` away that some spreadsheets write first, with what it says. The line
/// stays as an empty one, so that lines are counted as an editor counts them.
pub(super) fn declared_separator(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_at(text.find('\n').unwrap_or(text.len()));
    match first.trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator]) if SEPARATORS.contains(&separator) => (Some(separator), rest),
        _ => (None, text),
    }
}

/// Finds the separator: the one under which `known` recognises most cells of one of the first
/// rows, then the one under which most of them have the same number of cells.
pub(super) fn separator(text: &str, known: impl Fn(&Row) -> usize) -> u8 {
    let merit = |separator: u8| {
        let rows = read(text, separator, HEAD_ROWS);
        let recognised = rows.iter().map(&known).max().unwrap_or(0);
        let mut widths: HashMap<usize, usize> = HashMap::new();
        for row in rows.iter().filter(|row| row.cells.len() > 1) {
            *widths.entry(row.cells.len()).or_default() += 1;
        }
        let consistent = widths.into_iter().map(|(width, rows)| (rows, width)).max();
        (recognised, consistent)
    };
    // The first wins where several are equal, so the list goes backwards.
    SEPARATORS.into_iter().rev().max_by_key(|separator| merit(*separator)).unwrap_or(b';')
}

/// Cuts a text into rows and cells. Rows that hold nothing are left out.
pub(super) fn sheet(text: &str, separator: u8) -> Sheet {
    let rows = read(text, separator, usize::MAX);
    match unclosed_quote(text, &rows) {
        None => Sheet { rows: filled(rows), unclosed_quote: None },
        Some(line) => {
            let apart = text.split('\n').enumerate().flat_map(|(index, line)| {
                let rows = read(line, separator, usize::MAX).into_iter();
                rows.map(move |row| Row { line: index + 1, ..row })
            });
            Sheet { rows: filled(apart.collect()), unclosed_quote: Some(line) }
        }
    }
}

fn filled(mut rows: Vec<Row>) -> Vec<Row> {
    rows.retain(|row| row.filled().next().is_some());
    rows
}

/// The line on which a quotation mark opens that swallows the rest of the file.
fn unclosed_quote(text: &str, rows: &[Row]) -> Option<usize> {
    let last = rows.last()?;
    let lines = text.trim_end_matches('\n').split('\n').count();
    let odd = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    (odd && last.line < lines).then_some(last.line)
}

fn read(text: &str, separator: u8, limit: usize) -> Vec<Row> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut seen, mut line) = (0, 1);
    // Reading from memory, in UTF-8, with rows of any width: there is no error left to happen.
    for record in reader.records().take(limit).flatten() {
        let start = record.position().map_or(seen, |at| usize::try_from(at.byte()).unwrap_or(seen));
        // The reader's own position lies before the empty lines that it skipped.
        let skipped = text.get(start..).unwrap_or("").bytes().take_while(|byte| *byte == b'\n').count();
        let start = start + skipped;
        line += text.get(seen..start).unwrap_or("").bytes().filter(|byte| *byte == b'\n').count();
        seen = start;
        let stray_quotes = record.iter().any(|cell| cell.len() > 2 && cell.ends_with("\"\""));
        rows.push(Row { line, cells: record.iter().map(clean).collect(), stray_quotes });
    }
    rows
}

/// A cell without the blanks and the stray pair of quotes around it, and without the apostrophe
/// that guards a spreadsheet against formulas.
fn clean(cell: &str) -> String {
    let mut text = cell.trim();
    if let Some(inner) = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        text = inner.trim();
    }
    if text.ends_with("\"\"") {
        text = text.trim_end_matches('"');
    }
    match text.strip_prefix('\'') {
        Some(guarded) if guarded.starts_with(['=', '+', '-', '@']) => guarded.to_owned(),
        _ => text.to_owned(),
    }
}

/// Text on one line, with single blanks.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
