//! Random graphs of all shapes.

use mille_parcours::layout::{Direction, Edge, Effort, Input, Line, Node, Options, layout};
use proptest::prelude::*;

use crate::clerk;
use crate::reader::Reader;

fn line() -> impl Strategy<Value = Line> {
    prop_oneof![3 => Just(Line::Plain), 1 => Just(Line::Double), 1 => Just(Line::Dashed)]
}

fn node() -> impl Strategy<Value = Node> {
    (1_u32..9, prop_oneof![3 => Just(1_u32), 1 => Just(3)], prop::option::of(0_u32..4))
        .prop_map(|(width, height, group)| Node { width, height, group })
}

/// Any graph: cycles, loops, doubled edges, lonely nodes.
pub fn graph(nodes: usize, edges: usize) -> impl Strategy<Value = Input> {
    prop::collection::vec(node(), 1..=nodes).prop_flat_map(move |nodes| {
        let count = nodes.len();
        let edge = (0..count, 0..count, line(), 1_u32..4)
            .prop_map(|(from, to, line, weight)| Edge { from, to, line, weight });
        prop::collection::vec(edge, 0..=edges)
            .prop_map(move |edges| Input { nodes: nodes.clone(), edges })
    })
}

/// Without cycles, as paths are; the order of ranks is not that of the numbers.
pub fn acyclic(nodes: usize, edges: usize) -> impl Strategy<Value = Input> {
    graph(nodes, edges).prop_map(|mut input| {
        let count = input.nodes.len();
        let key = |node: usize| (node * 7919 + 13) % (count * 2 + 1);
        input.edges.retain(|edge| edge.from != edge.to);
        for edge in &mut input.edges {
            if (key(edge.from), edge.from) > (key(edge.to), edge.to) {
                (edge.from, edge.to) = (edge.to, edge.from);
            }
        }
        input
    })
}

fn effort() -> impl Strategy<Value = Effort> {
    prop_oneof![Just(Effort::QUICK), Just(Effort::USUAL)]
}

fn direction() -> impl Strategy<Value = Direction> {
    prop_oneof![Just(Direction::LeftToRight), Just(Direction::TopToBottom)]
}

fn judge(input: &Input, options: &Options) {
    let picture = layout(input, options);
    let reader = Reader::new(&picture);
    clerk::routes(input, &picture);
    reader.arms_meet();
    reader.cells_are_what_they_say();
    reader.reads_as(input);
    assert_eq!(picture, layout(input, options), "the same input gives the same picture");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_graph_is_read_as_it_is(
        input in graph(14, 30), direction in direction(), effort in effort(),
    ) {
        judge(&input, &Options { direction, effort, ..Options::default() });
    }

    #[test]
    fn dense_graphs_are_read_as_they_are(input in acyclic(24, 90), direction in direction()) {
        judge(&input, &Options { direction, ..Options::default() });
    }

    #[test]
    fn the_clerk_counts_the_same_crossings(input in acyclic(30, 60)) {
        let picture = layout(&input, &Options::default());
        prop_assert_eq!(picture.crossings, clerk::crossings(&input, &picture));
        let span: u64 = input
            .edges
            .iter()
            .map(|edge| u64::from(picture.nodes[edge.to].rank - picture.nodes[edge.from].rank))
            .sum();
        prop_assert_eq!(picture.span, span);
    }
}
