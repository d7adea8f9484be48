//! Random graphs of all shapes.

use mille_parcours::layout::{
    Direction, Edge, Effort, GroupPlacement, InputNode, Layout, LayoutInput, LayoutOptions, LineStyle,
    Previous, layout,
};
use proptest::prelude::*;

use crate::clerk;
use crate::reader::Reader;

fn line() -> impl Strategy<Value = LineStyle> {
    prop_oneof![3 => Just(LineStyle::Plain), 1 => Just(LineStyle::Double), 1 => Just(LineStyle::Dashed)]
}

fn node() -> impl Strategy<Value = InputNode> {
    (1_u32..9, prop_oneof![3 => Just(1_u32), 1 => Just(3)], prop::option::of(0_u32..4))
        .prop_map(|(width, height, group)| InputNode { width, height, group })
}

/// Any graph: cycles, loops, doubled edges, lonely nodes.
pub fn graph(nodes: usize, edges: usize) -> impl Strategy<Value = LayoutInput> {
    prop::collection::vec(node(), 1..=nodes).prop_flat_map(move |nodes| {
        let count = nodes.len();
        let edge = (0..count, 0..count, line(), 1_u32..4).prop_map(|(from, to, line, weight)| Edge {
            from,
            to,
            line,
            weight,
        });
        prop::collection::vec(edge, 0..=edges)
            .prop_map(move |edges| LayoutInput { nodes: nodes.clone(), edges })
    })
}

/// Without cycles, as paths are; the order of ranks is not that of the numbers.
pub fn acyclic(nodes: usize, edges: usize) -> impl Strategy<Value = LayoutInput> {
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

fn grouping() -> impl Strategy<Value = GroupPlacement> {
    prop_oneof![Just(GroupPlacement::Free), Just(GroupPlacement::Lanes), Just(GroupPlacement::Stretches)]
}

fn judge(input: &LayoutInput, options: &LayoutOptions) -> Layout {
    let picture = layout(input, options);
    let reader = Reader::new(&picture);
    clerk::routes(input, &picture);
    reader.arms_meet();
    reader.cells_are_what_they_say();
    reader.reads_as(input);
    clerk::bands(input, options, &picture);
    assert_eq!(picture, layout(input, options), "the same input gives the same picture");
    picture
}

/// What somebody does to a graph.
#[derive(Debug, Clone)]
pub enum Edit {
    Link(prop::sample::Index, prop::sample::Index),
    Unlink(prop::sample::Index),
    Add,
    Remove(prop::sample::Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), index()).prop_map(|(from, to)| Edit::Link(from, to)),
        index().prop_map(Edit::Unlink),
        Just(Edit::Add),
        index().prop_map(Edit::Remove),
    ]
}

impl Edit {
    /// The graph after it, and for each node now its index before.
    fn done(&self, input: &LayoutInput) -> (LayoutInput, Vec<Option<usize>>) {
        let mut edited = input.clone();
        let count = input.nodes.len();
        let mut nodes: Vec<Option<usize>> = (0..count).map(Some).collect();
        match self {
            Self::Link(from, to) => edited.edges.push(Edge::plain(from.index(count), to.index(count))),
            Self::Unlink(at) if !input.edges.is_empty() => {
                edited.edges.remove(at.index(input.edges.len()));
            }
            Self::Remove(at) if count > 1 => {
                let gone = at.index(count);
                edited.nodes.remove(gone);
                nodes.remove(gone);
                edited.edges.retain(|edge| edge.from != gone && edge.to != gone);
                for end in edited.edges.iter_mut().flat_map(|edge| [&mut edge.from, &mut edge.to]) {
                    *end -= usize::from(*end > gone);
                }
            }
            _ => {
                edited.nodes.push(InputNode::row(4));
                nodes.push(None);
            }
        }
        (edited, nodes)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: ProptestConfig::default().cases / 4, ..ProptestConfig::default() })]

    #[test]
    fn any_graph_is_read_as_it_is(
        input in graph(14, 30), direction in direction(), effort in effort(),
        grouping in grouping(), margin in 0_u32..3,
    ) {
        judge(&input, &LayoutOptions { direction, effort, grouping, margin, ..LayoutOptions::default() });
    }

    #[test]
    fn a_picture_of_the_same_again_is_the_same(
        input in graph(14, 30), direction in direction(), grouping in grouping(), margin in 0_u32..3,
    ) {
        let options = LayoutOptions { direction, grouping, margin, ..LayoutOptions::default() };
        let first = layout(&input, &options);
        let nodes: Vec<Option<usize>> = (0..input.nodes.len()).map(Some).collect();
        let previous = Some(Previous { layout: &first, nodes: &nodes });
        let again = layout(&input, &LayoutOptions { previous, ..options });
        prop_assert_eq!(again, first);
    }

    #[test]
    fn an_edit_leaves_the_rest_in_its_order(
        input in acyclic(24, 40), grouping in grouping(), edit in edit(), margin in 0_u32..2,
    ) {
        let options = LayoutOptions { grouping, margin, ..LayoutOptions::default() };
        let first = layout(&input, &options);
        let (edited, nodes) = edit.done(&input);
        let previous = Some(Previous { layout: &first, nodes: &nodes });
        let then = judge(&edited, &LayoutOptions { previous, ..options });
        for rank in &then.ranks {
            // Who was on this rank already stands in the same order.
            let were = rank.iter().filter_map(|node| nodes[*node].map(|before| (first.nodes[before], *node)));
            let stay: Vec<u32> = were
                .filter(|(before, node)| before.rank == then.nodes[*node].rank)
                .map(|(before, _)| before.order)
                .collect();
            prop_assert!(stay.is_sorted(), "{:?}", stay);
        }
    }

    #[test]
    fn a_new_leaf_moves_few(input in acyclic(24, 40), at in any::<prop::sample::Index>()) {
        let options = LayoutOptions::default();
        let first = layout(&input, &options);
        let mut edited = input.clone();
        let mut nodes: Vec<Option<usize>> = (0..input.nodes.len()).map(Some).collect();
        edited.nodes.push(InputNode::row(5));
        edited.edges.push(Edge::plain(at.index(input.nodes.len()), input.nodes.len()));
        nodes.push(None);
        let previous = Some(Previous { layout: &first, nodes: &nodes });
        let then = layout(&edited, &LayoutOptions { previous, ..options });
        // Only on the rank of the new one anything has to make room.
        let rank = then.nodes[input.nodes.len()].rank;
        for (before, after) in first.nodes.iter().zip(&then.nodes) {
            prop_assert_eq!(before.rank, after.rank);
            if before.rank != rank {
                prop_assert_eq!(before.order, after.order);
            }
        }
    }

    #[test]
    fn dense_graphs_are_read_as_they_are(input in acyclic(24, 90), direction in direction()) {
        judge(&input, &LayoutOptions { direction, ..LayoutOptions::default() });
    }

    #[test]
    fn the_clerk_counts_the_same_crossings(input in acyclic(30, 60)) {
        let picture = layout(&input, &LayoutOptions::default());
        prop_assert_eq!(picture.crossings, clerk::crossings(&input, &picture));
        let span: u64 = input
            .edges
            .iter()
            .map(|edge| u64::from(picture.nodes[edge.to].rank - picture.nodes[edge.from].rank))
            .sum();
        prop_assert_eq!(picture.span, span);
    }
}
