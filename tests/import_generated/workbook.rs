//! A table as a workbook: XLSX with the texts in the cells, and ODS, each in an archive without compression.

use crate::common::generate::Random;

// The names of the vocabularies.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const NAMES: &str = "urn:oasis:names:tc:opendocument:xmlns";

/// A sheet: its rows, which columns hold hours, and the regions that are merged.
pub struct Sheet<'a> {
    pub rows: &'a [Vec<String>],
    pub hours: &'a [bool],
    /// Top, left, bottom, right, from 0.
    pub merged: Vec<[usize; 4]>,
}

impl Sheet<'_> {
    fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The number that a cell of hours is, as a spreadsheet would take it when it is typed.
    fn number(&self, column: usize, cell: &str) -> Option<String> {
        let plain = cell.replacen(',', ".", 1);
        let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_number =
            !whole.is_empty() && digits(whole) && digits(rest) && rest.len() <= 2 && !plain.ends_with('.');
        (is_number && self.hours.get(column).copied().unwrap_or(false)).then_some(plain)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// `A1`.
fn place(row: usize, column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap());
    let before = if column >= 26 { String::from("A") } else { String::new() };
    format!("{before}{letter}{}", row + 1)
}

pub fn xlsx(sheet: &Sheet) -> Vec<u8> {
    let mut rows = String::new();
    for (at, cells) in sheet.rows.iter().enumerate() {
        rows += &format!("<row r=\"{}\">", at + 1);
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let place = place(at, column);
            rows += &match sheet.number(column, cell) {
                Some(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
                None => format!(
                    "<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escaped(cell)
                ),
            };
        }
        rows += "</row>";
    }
    let regions: String = sheet
        .merged
        .iter()
        .map(|[top, left, bottom, right]| {
            format!("<mergeCell ref=\"{}:{}\"/>", place(*top, *left), place(*bottom, *right))
        })
        .collect();
    let merged =
        if regions.is_empty() { String::new() } else { format!("<mergeCells>{regions}</mergeCells>") };
    archive(&[
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{merged}</worksheet>"),
        ),
    ])
}

pub fn ods(sheet: &Sheet) -> Vec<u8> {
    let mut rows = String::new();
    for (at, cells) in sheet.rows.iter().enumerate() {
        rows += "<table:table-row>";
        for column in 0..sheet.width() {
            let cell = cells.get(column).map_or("", String::as_str);
            let region = sheet.merged.iter().find(|[top, left, ..]| (*top, *left) == (at, column));
            let covered = sheet.merged.iter().any(|[top, left, bottom, right]| {
                (*top..=*bottom).contains(&at)
                    && (*left..=*right).contains(&column)
                    && (*top, *left) != (at, column)
            });
            let spans = region.map_or_else(String::new, |[top, left, bottom, right]| {
                format!(
                    " table:number-columns-spanned=\"{}\" table:number-rows-spanned=\"{}\"",
                    right - left + 1,
                    bottom - top + 1
                )
            });
            let paragraphs = || -> String {
                cell.split('\n').map(|line| format!("<text:p>{}</text:p>", escaped(line))).collect()
            };
            rows += &match sheet.number(column, cell) {
                _ if covered => String::from("<table:covered-table-cell/>"),
                _ if cell.is_empty() => format!("<table:table-cell{spans}/>"),
                Some(number) => format!(
                    "<table:table-cell{spans} office:value-type=\"float\" office:value=\"{number}\">{}</table:table-cell>",
                    paragraphs()
                ),
                None => format!(
                    "<table:table-cell{spans} office:value-type=\"string\">{}</table:table-cell>",
                    paragraphs()
                ),
            };
        }
        rows += "</table:table-row>";
    }
    archive(&[
        ("mimetype", String::from("application/vnd.oasis.opendocument.spreadsheet")),
        (
            "META-INF/manifest.xml",
            format!(
                "<manifest:manifest xmlns:manifest=\"{NAMES}:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/></manifest:manifest>"
            ),
        ),
        (
            "content.xml",
            format!(
                "<office:document-content xmlns:office=\"{NAMES}:office:1.0\" xmlns:table=\"{NAMES}:table:1.0\" xmlns:text=\"{NAMES}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Plan\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

/// The regions that people merge: a text over the whole width, a header over its parts, a stage beside its rows.
pub fn merged(
    rows: &[Vec<String>],
    head: &std::ops::Range<usize>,
    stage: Option<usize>,
    random: &mut Random,
) -> Vec<[usize; 4]> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let filled = |row: usize, column: usize| rows[row].get(column).is_some_and(|cell| !cell.is_empty());
    let mut merged = Vec::new();
    if random.one_in(2) {
        for row in 0..rows.len() {
            let only = (0..width).filter(|column| filled(row, *column)).count() == 1;
            if only && filled(row, 0) && width > 1 && !head.contains(&row) {
                merged.push([row, 0, row, width - 1]);
            }
        }
    }
    if head.len() == 2 && random.one_in(2) {
        let upper = head.start;
        for column in 0..width {
            let end = (column + 1..width).find(|next| filled(upper, *next)).unwrap_or(width) - 1;
            let parts = (column..=end).all(|part| filled(upper + 1, part));
            if filled(upper, column) && end > column && parts {
                merged.push([upper, column, upper, end]);
            }
        }
    }
    if let Some(column) = stage.filter(|_| random.one_in(2)) {
        let mut row = head.end;
        while row < rows.len() {
            let beside = |row: usize| (0..width).any(|other| other != column && filled(row, other));
            let end = (row + 1..rows.len())
                .find(|next| filled(*next, column) || !beside(*next))
                .unwrap_or(rows.len());
            if filled(row, column) && beside(row) && end > row + 1 {
                merged.push([row, column, end - 1, column]);
            }
            row = end;
        }
    }
    merged
}

/// An archive whose files are stored as they are.
fn archive(files: &[(&str, String)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let (sum, size) =
            (checksum(text.as_bytes()).to_le_bytes(), u32::try_from(text.len()).unwrap().to_le_bytes());
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let offset = u32::try_from(out.len()).unwrap().to_le_bytes();
        // Version, flags, method, time and day; then checksum, both sizes, and the lengths of name and extra field.
        let common = [&[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..], &sum, &size, &size, &length, &[0, 0]].concat();
        out.extend([b"PK\x03\x04", common.as_slice(), name.as_bytes(), text.as_bytes()].concat());
        directory
            .extend([b"PK\x01\x02\x14\0", common.as_slice(), &[0; 10], &offset, name.as_bytes()].concat());
    }
    let count = u16::try_from(files.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    let offset = u32::try_from(out.len()).unwrap().to_le_bytes();
    out.extend(directory);
    out.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count, &size, &offset, &[0, 0]].concat());
    out
}

/// CRC-32.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}
