//! The link that would be made with the module that is meant now, drawn over what is there.

use super::GraphSheet;
use crate::layout::{Direction, Placed};
use crate::ui::glyphs::ASCII;
use crate::ui::pen::Pen;

/// A cell of the picture, which may lie before the first.
type PreviewPlace = (i64, i64);

pub(super) fn draw(sheet: &GraphSheet, pen: &mut Pen) {
    let ends = sheet.app.shell.linking().filter(|link| link.deed.makes()).and_then(|link| link.ends());
    let boxed = |id: &str| sheet.scene.layout.nodes.get(sheet.scene.home(id)?);
    let Some((from, to)) = ends.and_then(|(before, after)| Some((boxed(before)?, boxed(after)?))) else {
        return;
    };
    let direction = sheet.scene.layout.direction;
    let ascii = *pen.theme.glyphs == ASCII;
    let [flat, steep, corner, head] = match (direction, ascii) {
        (_, true) => ["*", "*", "*", if direction == Direction::LeftToRight { ">" } else { "v" }],
        (Direction::LeftToRight, false) => ["╍", "╏", "•", "▸"],
        (Direction::TopToBottom, false) => ["╍", "╏", "•", "▾"],
    };
    let style = pen.theme.matched;
    let mut put = |(x, y): PreviewPlace, letter: &str| {
        if let Some(cell) = sheet.at(x, y).and_then(|at| pen.frame.buffer_mut().cell_mut(at)) {
            cell.set_symbol(letter).set_style(style);
        }
    };
    let points = elbow(from, to, direction);
    for pair in points.windows(2) {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let letter = if y0 == y1 { flat } else { steep };
        for y in y0.min(y1)..=y0.max(y1) {
            for x in x0.min(x1)..=x0.max(x1) {
                put((x, y), letter);
            }
        }
    }
    for point in &points[1..3] {
        put(*point, corner);
    }
    put(points[3], head);
}

/// From one box to another by two corners: out of its side, across, and into the side of the other.
fn elbow(from: &Placed, to: &Placed, direction: Direction) -> [PreviewPlace; 4] {
    let wide = |at: u32| i64::from(at);
    match direction {
        Direction::LeftToRight => {
            let (x, y) = (wide(from.column + from.width), wide(from.row + from.height / 2));
            let (to_x, to_y) = (wide(to.column) - 1, wide(to.row + to.height / 2));
            let turn = if to_x > x { to_x - 1 } else { x + 1 };
            [(x, y), (turn, y), (turn, to_y), (to_x, to_y)]
        }
        Direction::TopToBottom => {
            let (x, y) = (wide(from.column + from.width / 2), wide(from.row + from.height));
            let (to_x, to_y) = (wide(to.column + to.width / 2), wide(to.row) - 1);
            let turn = if to_y > y { to_y - 1 } else { y };
            [(x, y), (x, turn), (to_x, turn), (to_x, to_y)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_leads_from_side_to_side_and_turns_in_right_angles() {
        let boxed = |column, row| Placed { column, row, width: 6, height: 3, ..Placed::default() };
        for direction in [Direction::LeftToRight, Direction::TopToBottom] {
            for (from, to) in [((0, 0), (20, 9)), ((20, 9), (0, 0)), ((0, 9), (20, 9)), ((20, 0), (20, 9))] {
                let points = elbow(&boxed(from.0, from.1), &boxed(to.0, to.1), direction);
                assert!(points.windows(2).all(|pair| pair[0].0 == pair[1].0 || pair[0].1 == pair[1].1));
                let (first, last) = (points[0], points[3]);
                let sides = match direction {
                    Direction::LeftToRight => {
                        (first.0 == i64::from(from.0) + 6, last.0 == i64::from(to.0) - 1)
                    }
                    Direction::TopToBottom => {
                        (first.1 == i64::from(from.1) + 3, last.1 == i64::from(to.1) - 1)
                    }
                };
                assert_eq!(sides, (true, true), "{points:?}");
            }
        }
    }
}
