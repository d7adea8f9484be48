//! Which character shows a cell. Every character here is one column wide in every font.

use super::input::LineStyle;
use super::picture::{Arms, Cell, CellSide, LineOwner, Point, Strand};

/// A set of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum GlyphSet {
    /// Box drawing.
    #[default]
    Boxes,
    /// Only ASCII: `+` turns and branches, `|` over a line is a crossing.
    Ascii,
}

/// The character of a cell.
pub fn glyph(cell: &Cell, glyphs: GlyphSet) -> char {
    match glyphs {
        GlyphSet::Boxes => boxes(cell),
        GlyphSet::Ascii => ascii(cell),
    }
}

/// The character of a line without a head.
pub(super) fn line_glyph(arms: Arms, line: LineStyle, glyphs: GlyphSet) -> char {
    let strand = Strand { owner: LineOwner::From(0), line };
    glyph(&Cell { at: Point::default(), arms, strand, crossed: None, head: None }, glyphs)
}

/// By left, right, up, down, each counting 1, 2, 4, 8.
const LIGHT: [char; 16] = [' ', '╴', '╶', '─', '╵', '╯', '╰', '┴', '╷', '╮', '╭', '┬', '│', '┤', '├', '┼'];
const DOUBLE: [char; 16] = [' ', '═', '═', '═', '║', '╝', '╚', '╩', '║', '╗', '╔', '╦', '║', '╣', '╠', '╬'];

fn boxes(cell: &Cell) -> char {
    match cell.head {
        Some(CellSide::Left) => return '◂',
        Some(CellSide::Right) => return '▸',
        Some(CellSide::Up) => return '▴',
        Some(CellSide::Down) => return '▾',
        None => {}
    }
    let line = cell.strand.line;
    if let Some(crossed) = cell.crossed {
        return match (line == LineStyle::Double, crossed.line == LineStyle::Double) {
            (false, false) => '┼',
            (true, false) => '╪',
            (false, true) => '╫',
            (true, true) => '╬',
        };
    }
    match (line, cell.arms) {
        (LineStyle::Double, arms) => DOUBLE[arms.index()],
        (LineStyle::Dashed, Arms::FLAT) => '╌',
        (LineStyle::Dashed, Arms::STEEP) => '╎',
        (LineStyle::Dotted, Arms::FLAT) => '┈',
        (LineStyle::Dotted, Arms::STEEP) => '┊',
        (_, arms) => LIGHT[arms.index()],
    }
}

fn ascii(cell: &Cell) -> char {
    match cell.head {
        Some(CellSide::Left) => return '<',
        Some(CellSide::Right) => return '>',
        Some(CellSide::Up) => return '^',
        Some(CellSide::Down) => return 'v',
        None => {}
    }
    let line = cell.crossed.map_or(cell.strand.line, |crossed| crossed.line);
    let steep = cell.crossed.is_some() || cell.arms == Arms::STEEP;
    match (line, steep, cell.arms == Arms::FLAT) {
        (LineStyle::Plain, true, _) => '|',
        (LineStyle::Double, true, _) => '#',
        (LineStyle::Dashed, true, _) => ':',
        (LineStyle::Dotted, true, _) => '!',
        (LineStyle::Plain, _, true) => '-',
        (LineStyle::Double, _, true) => '=',
        (LineStyle::Dashed, _, true) => '.',
        (LineStyle::Dotted, _, true) => '~',
        _ => '+',
    }
}
