//! A screen as a text that shows its styles too: the letters, then where each style begins and how far
//! it reaches, with a legend. What has no style of its own is not told.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The letters of a buffer, a line each.
pub fn letters(buffer: &Buffer) -> String {
    let mut told = String::new();
    for y in 0..buffer.area.height {
        let line: String = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        told.extend([line.trim_end(), "\n"]);
    }
    told
}

/// The letters, and the styles below them.
pub fn looks(buffer: &Buffer) -> String {
    let mut legend: Vec<String> = Vec::new();
    let mut told = String::new();
    for y in 0..buffer.area.height {
        let row: Vec<String> = (0..buffer.area.width).map(|x| style(&buffer[(x, y)])).collect();
        let mut at = 0;
        let mut runs = String::new();
        for run in row.chunk_by(|one, other| one == other) {
            if !run[0].is_empty() {
                let known = legend.iter().position(|known| *known == run[0]);
                let name = known.unwrap_or_else(|| {
                    legend.push(run[0].clone());
                    legend.len() - 1
                });
                write!(runs, " {at}+{}:{name}", run.len()).expect("a text");
            }
            at += run.len();
        }
        if !runs.is_empty() {
            writeln!(told, "{y:>2}{runs}").expect("a text");
        }
    }
    for (at, style) in legend.iter().enumerate() {
        writeln!(told, "{at} = {style}").expect("a text");
    }
    format!("{}---- styles\n{told}", letters(buffer))
}

fn style(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("{}", cell.fg));
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", cell.bg));
    }
    if cell.modifier != Modifier::empty() {
        words.push(format!("{:?}", cell.modifier));
    }
    words.join(" ")
}
