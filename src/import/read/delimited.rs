//! Rows and cells of a text: which sign parts the cells, and what a line is.

use std::collections::HashMap;

use csv::ReaderBuilder;

use super::{Facts, HEAD_ROWS, Row, Table};

const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Takes the line `sep=;` away that some spreadsheets write first, with what it says. The line
/// stays as an empty one, so that lines are counted as an editor counts them.
pub(in crate::import) fn declared_separator(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_at(text.find('\n').unwrap_or(text.len()));
    match first.trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator]) if SEPARATORS.contains(&separator) => (Some(separator), rest),
        _ => (None, text),
    }
}

/// Finds the separator: the one under which `known` recognises most cells of one of the first
/// rows, then the one under which most of them have the same number of cells.
pub(in crate::import) fn separator(text: &str, known: impl Fn(&Row) -> usize) -> u8 {
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
pub(in crate::import) fn sheet(text: &str, separator: u8) -> Table {
    let rows = read(text, separator, usize::MAX);
    match unclosed_quote(text, &rows) {
        None => Table { rows: filled(rows), ..Table::default() },
        Some(line) => {
            let apart = text.split('\n').enumerate().flat_map(|(index, line)| {
                let rows = read(line, separator, usize::MAX).into_iter();
                rows.map(move |row| Row { line: index + 1, ..row })
            });
            let facts = Facts { unclosed_quote: Some(line), ..Facts::default() };
            Table { rows: filled(apart.collect()), facts, ..Table::default() }
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
        let cells = record.iter().map(clean).collect();
        rows.push(Row { line, cells, stray_quotes, ..Row::default() });
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

#[cfg(test)]
#[path = "delimited_tests.rs"]
mod tests;
