//! Text that was decoded wrongly once: « bÃ©nÃ©vole » for « bénévole ».
//!
//! A cell is mended where the way back is exact: its letters, written in Windows-1252, are valid UTF-8 with
//! something beyond ASCII. Cells that only look so are named.

use encoding_rs::WINDOWS_1252;

use super::Table;

/// Mends the cells of a table and counts them.
pub(super) fn mend(table: &mut Table) {
    for row in &mut table.rows {
        for cell in row.cells.iter_mut().filter(|cell| looks_garbled(cell)) {
            match mended(cell) {
                Some(text) => {
                    *cell = text;
                    table.facts.mended += 1;
                }
                None if table.facts.garbled.last() != Some(&row.line) => table.facts.garbled.push(row.line),
                None => {}
            }
        }
    }
}

/// The first byte of an accented letter or a typographic sign of French, read as a letter of its own, with a
/// byte behind it that continues it.
fn looks_garbled(cell: &str) -> bool {
    if cell.is_ascii() {
        return false;
    }
    let mut previous = ' ';
    cell.chars().any(|c| {
        let continues = matches!(u32::from(c), 0x80..=0xBF) || "€™œŒž‚ƒ„…†‡ˆ‰Š‹‘’“”•–—˜š›Ÿ".contains(c);
        let found = continues && matches!(previous, 'Ã' | 'â' | 'Â' | 'Å');
        previous = c;
        found
    })
}

fn mended(cell: &str) -> Option<String> {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(cell);
    let text = String::from_utf8(bytes.into_owned()).ok().filter(|_| !unmappable)?;
    (text != cell).then_some(text)
}
