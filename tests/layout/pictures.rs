//! Pictures to look at.

use mille_parcours::layout::{
    Direction, Edge, GlyphSet, GroupPlacement, InputNode, Layout, LayoutInput, LayoutOptions, LineStyle,
    glyph, layout,
};

/// The picture as text, each node a box with its number.
pub fn text(layout: &Layout, glyphs: GlyphSet) -> String {
    let mut lines = Vec::new();
    for row in 0..layout.height {
        let mut line = vec![' '; layout.width as usize];
        for cell in layout.cells.row(row, 0..layout.width) {
            line[cell.at.column as usize] = glyph(&cell, glyphs);
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

fn input(nodes: usize, edges: &[(usize, usize)]) -> LayoutInput {
    LayoutInput {
        nodes: vec![InputNode::row(4); nodes],
        edges: edges.iter().map(|(from, to)| Edge::plain(*from, *to)).collect(),
    }
}

/// A small path: a start, two ways that meet, and an end.
const SMALL: &[(usize, usize)] =
    &[(0, 1), (0, 2), (1, 3), (2, 3), (2, 4), (1, 5), (3, 6), (4, 6), (5, 6), (0, 6)];

fn drawn(input: &LayoutInput, options: &LayoutOptions) -> String {
    text(&layout(input, options), GlyphSet::Boxes)
}

#[test]
fn a_chain_is_a_straight_line() {
    insta::assert_snapshot!(drawn(&input(3, &[(0, 1), (1, 2)]), &LayoutOptions::default()), @"[0 ]──▸[1 ]──▸[2 ]");
}

#[test]
fn edges_of_one_source_share_a_trunk() {
    insta::assert_snapshot!(drawn(&input(7, SMALL), &LayoutOptions::default()), @r"
          ╭─────────────────╮
    [0 ]─┬┴─▸[1 ]──┬─▸[5 ]─▴▾─▸[6 ]
         ╰──▸[2 ]─┬▾─▸[3 ]─┤
                  ╰──▸[4 ]─╯
    ");
}

#[test]
fn ascii_says_the_same() {
    let picture = layout(&input(7, SMALL), &LayoutOptions::default());
    insta::assert_snapshot!(text(&picture, GlyphSet::Ascii), @r"
          +-----------------+
    [0 ]-++->[1 ]--+->[5 ]-^v->[6 ]
         +-->[2 ]-+v->[3 ]-+
                  +-->[4 ]-+
    ");
}

#[test]
fn the_direction_can_be_turned() {
    let options = LayoutOptions { direction: Direction::TopToBottom, ..LayoutOptions::default() };
    insta::assert_snapshot!(drawn(&input(7, SMALL), &options), @r"
       [0 ]
        ├─────╮
    ╭───┤     │
    │   ▾     ▾
    │  [1 ]  [2 ]
    │   │    ╭┴────╮
    │   ├────▸     │
    │  ╭╯    │     │
    │  ▾     ▾     ▾
    │ [5 ]  [3 ]  [4 ]
    │  ◂─────┴─────╯
    ╰──▸
       ▾
      [6 ]
    ");
}

#[test]
fn edges_that_close_a_cycle_come_back_dotted() {
    let input = input(4, &[(0, 1), (1, 2), (2, 3), (3, 1), (2, 2)]);
    insta::assert_snapshot!(drawn(&input, &LayoutOptions::default()), @r"
    [0 ]─▴─▸[1 ]──╮       ╭─▸[3 ]┈╮
         ╰┈┈┈┈┈┈┈┈┼┈┈┈┈┈┈┈┼┈┈┈┈┈┈┈╯
                 ╭▾┈▸[2 ]─┤
                 ╰┈┈┈┈┈┈┈┈╯
    ");
}

#[test]
fn kinds_of_lines_are_told_apart() {
    let mut input = input(4, &[(0, 1), (0, 2), (0, 3)]);
    input.edges[1].line = LineStyle::Double;
    input.edges[2].line = LineStyle::Dashed;
    insta::assert_snapshot!(drawn(&input, &LayoutOptions::default()), @r"
          ╭╌▸[3 ]
    [0 ]─┬┴─▸[1 ]
         ╚══▸[2 ]
    ");
}

#[test]
fn groups_have_lanes_or_stretches() {
    let mut input = input(7, SMALL);
    for (node, group) in input.nodes.iter_mut().zip([0, 0, 1, 1, 1, 0, 2]) {
        node.group = Some(group);
    }
    let lanes = LayoutOptions { grouping: GroupPlacement::Lanes, margin: 1, ..LayoutOptions::default() };
    insta::assert_snapshot!(drawn(&input, &lanes), @r"

          ╭────────────────╮
    [0 ]─┬┴─▸[1 ]──┬─▸[5 ]─┤
         │         │       │
         │         │       │
         ╰──▸[2 ]─┬▾─▸[3 ]─┤
                  ╰──▸[4 ]─┤
                           │
                           ╰─▸[6 ]
    ");
    let stretches =
        LayoutOptions { grouping: GroupPlacement::Stretches, margin: 4, ..LayoutOptions::default() };
    insta::assert_snapshot!(drawn(&input, &stretches), @r"
    [0 ]─┬───────────────────┬───────────────────╮
         │                   ╰─▸[2 ]─┬─▸[4 ]─────┤
         ╰─▸[1 ]─┬───────────────────▾─▸[3 ]─────▾▴─▸[6 ]
                 ╰─▸[5 ]──────────────────────────╯
    ");
}
