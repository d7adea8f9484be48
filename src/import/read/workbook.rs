//! Workbooks: XLSX, XLSM, XLS and ODS.
//!
//! Reads what the cells show, from their cached values. Merged cells are spread over the cells that they cover,
//! except where a row holds one text only: that is a heading.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Dimensions, ExcelDateTime, Reader, Sheets, open_workbook_auto_from_rs};

use super::{Row, Table};
use crate::import::ImportError;

const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

/// Whether the bytes begin as a workbook's do.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

/// Reads the sheet of this name, else the first one that names most columns.
pub(super) fn read(
    bytes: &[u8],
    wanted: Option<&str>,
    known: impl Fn(&Row) -> usize,
) -> Result<Table, ImportError> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| ImportError::Workbook)?;
    let names = book.sheet_names();
    if let Some(wanted) = wanted.filter(|wanted| !names.iter().any(|name| name == wanted)) {
        return Err(ImportError::UnknownSheet { name: wanted.to_owned(), sheets: names });
    }
    let mut best: Option<(usize, Table)> = None;
    for name in names.iter().filter(|name| wanted.is_none_or(|wanted| *name == wanted)) {
        let rows = rows(&mut book, name)?;
        let head = rows.iter().take(super::HEAD_ROWS).map(&known).max().unwrap_or(0);
        let better = best.as_ref().is_none_or(|(most, table)| head > *most || table.rows.is_empty());
        if better && (!rows.is_empty() || best.is_none()) {
            let sheet = (names.len() > 1).then(|| name.clone());
            best = Some((head, Table { rows, sheet, ..Table::default() }));
        }
    }
    let mut table = best.map(|(_, table)| table).unwrap_or_default();
    if table.rows.is_empty() {
        return Err(ImportError::Empty);
    }
    table.other_sheets = names.into_iter().filter(|name| Some(name) != table.sheet.as_ref()).collect();
    if table.sheet.is_none() {
        table.other_sheets.clear();
    }
    Ok(table)
}

fn rows(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, ImportError> {
    let range = book.worksheet_range(name).map_err(|_| ImportError::Workbook)?;
    let merged = merged(book, name);
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let offset = usize::try_from(first_column).unwrap_or(0);
    let mut rows: Vec<Row> = Vec::with_capacity(range.height());
    for (at, cells) in range.rows().enumerate() {
        let mut texts: Vec<String> = vec![String::new(); offset];
        texts.extend(cells.iter().map(shown));
        while texts.last().is_some_and(String::is_empty) {
            texts.pop();
        }
        let line = usize::try_from(first_row).unwrap_or(0) + at + 1;
        rows.push(Row { line, cells: texts, ..Row::default() });
    }
    show_formulas(book, name, &mut rows);
    spread(&mut rows, &merged);
    rows.retain(|row| row.filled().next().is_some());
    Ok(rows)
}

/// Writes formulas into the cells for which the file has no result, as programs leave them that do not calculate: an
/// empty cell would say that there was nothing.
fn show_formulas(book: &mut Sheets<Cursor<&[u8]>>, name: &str, rows: &mut [Row]) {
    let Ok(formulas) = book.worksheet_formula(name) else { return };
    let Some((first_row, first_column)) = formulas.start() else { return };
    let index = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
    let top = rows.first().map_or(1, |row| row.line);
    for (row, column, formula) in formulas.used_cells().filter(|(_, _, formula)| !formula.is_empty()) {
        let (line, place) = (index(first_row) + row + 1, index(first_column) + column);
        let Some(row) = line.checked_sub(top).and_then(|at| rows.get_mut(at)) else { continue };
        if row.cell(place).is_empty() {
            row.cells.resize(row.cells.len().max(place + 1), String::new());
            row.cells[place] = format!("={}", formula.trim_start_matches("of:").trim_start_matches('='));
        }
    }
}

/// The merged regions of a sheet, where the kind of file tells them.
fn merged(book: &mut Sheets<Cursor<&[u8]>>, name: &str) -> Vec<Dimensions> {
    match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
        Sheets::Ods(_) | Sheets::Xlsb(_) => Vec::new(),
    }
}

/// Writes the text of each merged region into the cells that it covers.
fn spread(rows: &mut [Row], merged: &[Dimensions]) {
    let places: HashMap<usize, usize> = rows.iter().enumerate().map(|(at, row)| (row.line, at)).collect();
    let index = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
    for region in merged {
        let (top, left) = (index(region.start.0), index(region.start.1));
        let (bottom, right) = (index(region.end.0), index(region.end.1));
        let Some(first) = places.get(&(top + 1)).copied() else { continue };
        let text = rows[first].cell(left).to_owned();
        if text.is_empty() {
            continue;
        }
        let wide = right > left;
        let alone = rows[first].filled().all(|(place, _)| (left..=right).contains(&place));
        if wide && top == bottom && alone {
            rows[first].is_merged = true;
            continue;
        }
        for line in top + 1..=bottom + 1 {
            let Some(at) = places.get(&line).copied() else { continue };
            let row = &mut rows[at];
            for place in left..=right.min(left + 256) {
                if row.cells.len() <= place {
                    row.cells.resize(place + 1, String::new());
                }
                if row.cells[place].is_empty() {
                    row.cells[place].clone_from(&text);
                    if at != first {
                        row.repeated.push(place);
                    }
                }
            }
        }
    }
}

/// What a cell shows, as one would type it.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.trim().replace("\r\n", "\n").replace('\r', "\n"),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => decimal(*number),
        Data::Bool(value) => String::from(if *value { "true" } else { "false" }),
        Data::DateTime(moment) => date_or_duration(moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => iso(text),
        Data::Error(error) => error.to_string(),
        // A later version of the reader may know more kinds of cells.
        #[allow(unreachable_patterns, reason = "the enumeration of the reader may grow")]
        other => other.to_string(),
    }
}

/// A number with a decimal comma and without the noise of binary fractions: `3,5`, `2,3333`.
fn decimal(number: f64) -> String {
    let rounded = (number * 1e4).round() / 1e4;
    format!("{rounded}").replace('.', ",")
}

/// `7:30` for durations and times of the day, `2026-03-12` for days.
fn date_or_duration(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        let minutes = (days * 24.0 * 60.0).round();
        return format!("{}:{:02}", (minutes / 60.0).floor(), minutes.rem_euclid(60.0));
    }
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }
}

/// `PT07H30M00S` of ODS as `7:30`; anything else as it is.
fn iso(text: &str) -> String {
    let parse = || {
        let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
        let (minutes, _) = rest.split_once('M')?;
        Some(format!("{}:{:02}", hours.parse::<u64>().ok()?, minutes.parse::<u64>().ok()?))
    };
    parse().unwrap_or_else(|| text.to_owned())
}
