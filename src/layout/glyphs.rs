//! Which character shows a cell. Every character here is one column wide in every font.

use super::input::Line;
use super::picture::{Arms, Cell, Owner, Point, Side, Strand};

/// A set of characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Glyphs {
    /// Box drawing.
    #[default]
    Boxes,
    /// Only ASCII: `+` turns and branches, `|` over a line is a crossing.
    Ascii,
}

/// The character of a cell.
pub fn glyph(cell: &Cell, glyphs: Glyphs) -> char {
    match glyphs {
        Glyphs::Boxes => boxes(cell),
        Glyphs::Ascii => ascii(cell),
    }
}

/// The character of a line without a head.
pub(super) fn line_glyph(arms: Arms, line: Line, glyphs: Glyphs) -> char {
    let strand = Strand { owner: Owner::From(0), line };
    glyph(&Cell { at: Point::default(), arms, strand, crossed: None, head: None }, glyphs)
}

/// By left, right, up, down, each counting 1, 2, 4, 8.
const LIGHT: [char; 16] = [' ', '╴', '╶', '─', '╵', '╯', '╰', '┴', '╷', '╮', '╭', '┬', '│', '┤', '├', '┼'];
const DOUBLE: [char; 16] = [' ', '═', '═', '═', '║', '╝', '╚', '╩', '║', '╗', '╔', '╦', '║', '╣', '╠', '╬'];

fn boxes(cell: &Cell) -> char {
    match cell.head {
        Some(Side::Left) => return '◂',
        Some(Side::Right) => return '▸',
        Some(Side::Up) => return '▴',
        Some(Side::Down) => return '▾',
        None => {}
    }
    let line = cell.strand.line;
    if let Some(crossed) = cell.crossed {
        return match (line == Line::Double, crossed.line == Line::Double) {
            (false, false) => '┼',
            (true, false) => '╪',
            (false, true) => '╫',
            (true, true) => '╬',
        };
    }
    match (line, cell.arms) {
        (Line::Double, arms) => DOUBLE[arms.index()],
        (Line::Dashed, Arms::FLAT) => '╌',
        (Line::Dashed, Arms::STEEP) => '╎',
        (Line::Dotted, Arms::FLAT) => '┈',
        (Line::Dotted, Arms::STEEP) => '┊',
        (_, arms) => LIGHT[arms.index()],
    }
}

fn ascii(cell: &Cell) -> char {
    match cell.head {
        Some(Side::Left) => return '<',
        Some(Side::Right) => return '>',
        Some(Side::Up) => return '^',
        Some(Side::Down) => return 'v',
        None => {}
    }
    let line = cell.crossed.map_or(cell.strand.line, |crossed| crossed.line);
    let steep = cell.crossed.is_some() || cell.arms == Arms::STEEP;
    match (line, steep, cell.arms == Arms::FLAT) {
        (Line::Plain, true, _) => '|',
        (Line::Double, true, _) => '#',
        (Line::Dashed, true, _) => ':',
        (Line::Dotted, true, _) => '!',
        (Line::Plain, _, true) => '-',
        (Line::Double, _, true) => '=',
        (Line::Dashed, _, true) => '.',
        (Line::Dotted, _, true) => '~',
        _ => '+',
    }
}
