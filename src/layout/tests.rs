//! Pictures of small graphs.

use super::{Edge, Glyphs, Input, Layout, Node, Options, glyph, layout};

/// The picture as text, each node a box with its index.
fn text(layout: &Layout) -> String {
    let mut lines = Vec::new();
    for row in 0..layout.height {
        let mut line = vec![' '; layout.width as usize];
        for cell in layout.cells.row(row, 0..layout.width) {
            line[cell.at.column as usize] = glyph(&cell, Glyphs::Boxes);
        }
        for (at, node) in layout.nodes.iter().enumerate().filter(|(_, node)| node.row == row) {
            let name = format!("[{at:<w$}]", w = node.width as usize - 2);
            for (column, c) in (node.column as usize..).zip(name.chars()) {
                line[column] = c;
            }
        }
        lines.push(line.into_iter().collect::<String>().trim_end().to_owned());
    }
    lines.join("\n")
}

fn drawn(nodes: usize, edges: &[(usize, usize)]) -> String {
    let input = Input {
        nodes: vec![Node::row(4); nodes],
        edges: edges.iter().map(|(from, to)| Edge::plain(*from, *to)).collect(),
    };
    text(&layout(&input, &Options::default()))
}

#[test]
fn a_chain_is_a_straight_line() {
    assert_eq!(drawn(3, &[(0, 1), (1, 2)]), "[0 ]──▸[1 ]──▸[2 ]");
}
