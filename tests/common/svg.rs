//! The screen as an SVG picture, for pages that people read.
//!
//! Lines and blocks are drawn, not written, so that they join whatever font the reader has. Colours are
//! those that a terminal of the reader might give to the sixteen names.

use std::fmt::Write;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The size of a cell in units of the picture.
const WIDE: f32 = 8.4;
const HIGH: f32 = 18.0;
/// Where the letters stand, below the top of the cell.
const BASE: f32 = 13.5;
const MARGIN: f32 = 10.0;

const INK: &str = "#d8dee9";
const PAPER: &str = "#1f2430";

/// Draws a buffer; `title` is what a reader without pictures is told.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (f32::from(columns) * WIDE + 2.0 * MARGIN, f32::from(rows) * HIGH + 2.0 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" \
         viewBox=\"0 0 {width:.1} {height:.1}\" role=\"img\">\n<title>{}</title>\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" \
         font-size=\"14\" transform=\"translate({MARGIN} {MARGIN})\">\n",
        escaped(title)
    );
    for y in 0..rows {
        row(&mut out, buffer, y);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn row(out: &mut String, buffer: &Buffer, y: u16) {
    let columns = buffer.area.width;
    let mut x = 0;
    while x < columns {
        let cell = &buffer[(x, y)];
        let look = Look::of(cell);
        let mut end = x + 1;
        while end < columns && Look::of(&buffer[(end, y)]) == look {
            end += 1;
        }
        if let Some(paper) = look.paper {
            let _ = writeln!(
                out,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{HIGH}\" fill=\"{paper}\"/>",
                f32::from(x) * WIDE,
                f32::from(y) * HIGH,
                f32::from(end - x) * WIDE
            );
        }
        run(out, buffer, y, x..end, &look);
        x = end;
    }
}

/// Cells of one look: letters by words, lines and blocks as strokes.
fn run(out: &mut String, buffer: &Buffer, y: u16, cells: std::ops::Range<u16>, look: &Look) {
    let mut strokes = String::new();
    let mut word = String::new();
    let mut start = cells.start;
    for x in cells.clone() {
        let symbol = buffer[(x, y)].symbol();
        if symbol == " " || drawn(&mut strokes, symbol, x, y) {
            letters(out, &mut word, start, x, y, look);
            start = x + 1;
        } else {
            word.push_str(symbol);
        }
    }
    letters(out, &mut word, start, cells.end, y, look);
    if !strokes.is_empty() {
        let _ = writeln!(
            out,
            "<path d=\"{strokes}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.2\"{}/>",
            look.ink,
            if look.faint { " opacity=\"0.55\"" } else { "" }
        );
    }
}

fn letters(out: &mut String, word: &mut String, start: u16, end: u16, y: u16, look: &Look) {
    if !word.is_empty() {
        let mut style = String::new();
        if look.bold {
            style.push_str(" font-weight=\"bold\"");
        }
        if look.faint {
            style.push_str(" opacity=\"0.6\"");
        }
        if look.underlined {
            style.push_str(" text-decoration=\"underline\"");
        }
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" textLength=\"{:.1}\" fill=\"{}\"{style}>{}</text>",
            f32::from(start) * WIDE,
            f32::from(y) * HIGH + BASE,
            f32::from(end - start) * WIDE,
            look.ink,
            escaped(word)
        );
    }
    word.clear();
}

/// Draws a line or block of a cell; false for letters.
fn drawn(strokes: &mut String, symbol: &str, x: u16, y: u16) -> bool {
    let (left, top) = (f32::from(x) * WIDE, f32::from(y) * HIGH);
    let (mid_x, mid_y) = (left + WIDE / 2.0, top + HIGH / 2.0);
    let (right, bottom) = (left + WIDE, top + HIGH);
    let round = 4.0;
    let mut line = |from: (f32, f32), to: (f32, f32)| {
        let _ = write!(strokes, "M{:.1} {:.1}L{:.1} {:.1}", from.0, from.1, to.0, to.1);
    };
    let ends = match symbol {
        "─" | "━" => "lr",
        "│" | "┃" => "ud",
        "├" => "udr",
        "┤" => "udl",
        "┬" => "lrd",
        "┴" => "lru",
        "┼" => "lrud",
        "╴" => "l",
        "╶" => "r",
        "╵" => "u",
        "╷" => "d",
        "┌" => "rd",
        "┐" => "ld",
        "└" => "ru",
        "┘" => "lu",
        "╌" | "┄" | "┈" => {
            for part in 0..2_u8 {
                let from = left + (f32::from(part) + 0.2) * WIDE / 2.0;
                line((from, mid_y), (from + WIDE * 0.3, mid_y));
            }
            return true;
        }
        "╎" | "┆" | "┊" => {
            for part in 0..2_u8 {
                let from = top + (f32::from(part) + 0.2) * HIGH / 2.0;
                line((mid_x, from), (mid_x, from + HIGH * 0.3));
            }
            return true;
        }
        "═" => {
            line((left, mid_y - 1.5), (right, mid_y - 1.5));
            line((left, mid_y + 1.5), (right, mid_y + 1.5));
            return true;
        }
        "║" => {
            line((mid_x - 1.5, top), (mid_x - 1.5, bottom));
            line((mid_x + 1.5, top), (mid_x + 1.5, bottom));
            return true;
        }
        "╭" => return arc(strokes, (right, mid_y), (mid_x, bottom), (mid_x, mid_y), round),
        "╮" => return arc(strokes, (left, mid_y), (mid_x, bottom), (mid_x, mid_y), round),
        "╰" => return arc(strokes, (right, mid_y), (mid_x, top), (mid_x, mid_y), round),
        "╯" => return arc(strokes, (left, mid_y), (mid_x, top), (mid_x, mid_y), round),
        _ => return block(strokes, symbol, (left, top)),
    };
    for end in ends.chars() {
        let to = match end {
            'l' => (left, mid_y),
            'r' => (right, mid_y),
            'u' => (mid_x, top),
            _ => (mid_x, bottom),
        };
        line((mid_x, mid_y), to);
    }
    true
}

/// Two half lines that meet in a round corner.
fn arc(strokes: &mut String, side: (f32, f32), end: (f32, f32), mid: (f32, f32), round: f32) -> bool {
    let across = mid.0 + round * (side.0 - mid.0).signum();
    let along = mid.1 + round * (end.1 - mid.1).signum();
    let _ = write!(
        strokes,
        "M{:.1} {:.1}L{across:.1} {:.1}Q{:.1} {:.1} {:.1} {along:.1}L{:.1} {:.1}",
        side.0, side.1, mid.1, mid.0, mid.1, mid.0, end.0, end.1
    );
    true
}

/// Blocks of eighths, drawn as hatching so that one path serves lines and blocks alike.
fn block(strokes: &mut String, symbol: &str, (left, top): (f32, f32)) -> bool {
    const LOWER: &str = "▁▂▃▄▅▆▇█";
    const LEFT: &str = "▏▎▍▌▋▊▉";
    let place = |all: &str| all.chars().position(|have| symbol == have.to_string());
    let eighths = |count: usize| f32::from(u8::try_from(count + 1).unwrap_or(8)) / 8.0;
    let (wide, high) = match (place(LOWER), place(LEFT)) {
        (Some(at), _) => (WIDE, HIGH * eighths(at)),
        (_, Some(at)) => (WIDE * eighths(at), HIGH),
        _ => return false,
    };
    let mut y = top + HIGH - high + 0.6;
    while y < top + HIGH {
        let _ = write!(strokes, "M{left:.1} {y:.1}h{wide:.1}");
        y += 1.0;
    }
    true
}

/// What a run of cells has in common.
#[derive(PartialEq)]
struct Look {
    ink: &'static str,
    paper: Option<&'static str>,
    bold: bool,
    faint: bool,
    underlined: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        let (mut ink, mut paper) = (colour(cell.fg).unwrap_or(INK), colour(cell.bg));
        if has(Modifier::REVERSED) {
            (ink, paper) = (paper.unwrap_or(PAPER), Some(ink));
        }
        Self {
            ink,
            paper,
            bold: has(Modifier::BOLD),
            faint: has(Modifier::DIM),
            underlined: has(Modifier::UNDERLINED),
        }
    }
}

fn colour(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#2b303b",
        Color::Red => "#e06c75",
        Color::Green => "#98c379",
        Color::Yellow => "#e5c07b",
        Color::Blue => "#7aa6da",
        Color::Magenta => "#c594c5",
        Color::Cyan => "#62b3b2",
        Color::Gray => "#c0c5ce",
        Color::DarkGray => "#7f8794",
        Color::LightRed => "#ef8891",
        Color::LightGreen => "#b2d696",
        Color::LightYellow => "#f2d59b",
        Color::LightBlue => "#9bc0ea",
        Color::LightMagenta => "#d8aed8",
        Color::LightCyan => "#86cfce",
        Color::White => "#ffffff",
        _ => return None,
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
