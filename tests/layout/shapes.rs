//! Graphs of shapes that no path has, but a file may.

use mille_parcours::layout::{
    Direction, Edge, Effort, InputNode, Layout, LayoutInput, LayoutOptions, layout,
};

use crate::clerk;
use crate::reader::Reader;

fn graph(nodes: usize, edges: impl Iterator<Item = (usize, usize)>) -> LayoutInput {
    LayoutInput {
        nodes: vec![InputNode::row(6); nodes],
        edges: edges.map(|(from, to)| Edge::plain(from, to)).collect(),
    }
}

fn judge(input: &LayoutInput, options: &LayoutOptions) -> Layout {
    let picture = layout(input, options);
    clerk::routes(input, &picture);
    let reader = Reader::new(&picture);
    reader.arms_meet();
    reader.cells_are_what_they_say();
    reader.reads_as(input);
    picture
}

#[test]
fn nothing_is_a_picture_too() {
    let picture = layout(&LayoutInput::default(), &LayoutOptions::default());
    assert_eq!((picture.width, picture.height), (0, 0));
    assert!(picture.cells.row(0, 0..10).is_empty());
}

#[test]
fn an_edge_without_an_end_has_no_route() {
    let input = graph(2, [(0, 7), (9, 1), (0, 1)].into_iter());
    let picture = layout(&input, &LayoutOptions::default());
    let lengths: Vec<usize> = picture.edges.iter().map(|route| route.points.len()).collect();
    assert_eq!(lengths, [0, 0, 2]);
}

#[test]
fn a_chain_of_a_hundred_thousand_is_one_row() {
    let count = 100_000;
    let input = graph(count, (1..count).map(|at| (at - 1, at)));
    for (effort, direction) in
        [(Effort::QUICK, Direction::TopToBottom), (Effort::USUAL, Direction::LeftToRight)]
    {
        let picture = layout(&input, &LayoutOptions { effort, direction, ..LayoutOptions::default() });
        assert_eq!(picture.ranks.len(), count);
        assert_eq!(picture.crossings, 0);
    }
}

#[test]
fn a_ring_of_a_hundred_thousand_is_turned_round_once() {
    let count = 100_000;
    let input = graph(count, (0..count).map(|at| (at, (at + 1) % count)));
    let picture = layout(&input, &LayoutOptions { effort: Effort::QUICK, ..LayoutOptions::default() });
    assert_eq!(picture.edges.iter().filter(|route| route.reversed).count(), 1);
}

#[test]
fn everything_needs_everything() {
    let all = |count: usize| (0..count).flat_map(move |a| (0..count).map(move |b| (a, b)));
    judge(&graph(9, all(9)), &LayoutOptions::default());
    judge(&graph(12, all(12).filter(|(a, b)| a < b)), &LayoutOptions::default());
}

#[test]
fn stars_and_lonely_nodes() {
    judge(&graph(400, (1..300).map(|leaf| (0, leaf))), &LayoutOptions::default());
    judge(&graph(400, (1..300).map(|leaf| (leaf, 0))), &LayoutOptions::default());
    let two_sides = (0..20).flat_map(|a| (20..40).map(move |b| (a, b)));
    let picture = judge(&graph(40, two_sides), &LayoutOptions::default());
    assert_eq!(picture.crossings, 190 * 190, "every pair of sources crosses every pair of targets");
}

#[test]
fn loops_and_twins() {
    judge(&graph(3, [(0, 0), (0, 0), (0, 1), (0, 1), (1, 0), (2, 2)].into_iter()), &LayoutOptions::default());
}
