//! A clerk who checks routes, ranks and counts.

use std::collections::{BTreeMap, BTreeSet};

use mille_parcours::layout::{Direction, GroupPlacement, Layout, LayoutInput, LayoutOptions, Point};

/// Each route is a connected run of cells from beside its source to beside its target, and forward but
/// for those that are turned round.
pub fn routes(input: &LayoutInput, layout: &Layout) {
    let flip = |point: Point| match layout.direction {
        Direction::LeftToRight => (point.column, point.row),
        Direction::TopToBottom => (point.row, point.column),
    };
    let nodes: Vec<[u32; 4]> = layout
        .nodes
        .iter()
        .map(|node| match layout.direction {
            Direction::LeftToRight => [node.column, node.row, node.width, node.height],
            Direction::TopToBottom => [node.row, node.column, node.height, node.width],
        })
        .collect();
    for (edge, route) in input.edges.iter().zip(&layout.edges) {
        let cells: Vec<(u32, u32)> = route.cells().map(flip).collect();
        let (from, to) = (nodes[edge.from], nodes[edge.to]);
        let (first, last) = (cells[0], cells[cells.len() - 1]);
        assert_eq!(first.0, from[0] + from[2], "{edge:?} leaves beside its source");
        assert!((from[1]..from[1] + from[3]).contains(&first.1), "{edge:?} leaves beside its source");
        assert_eq!(last.0 + 1, to[0], "{edge:?} arrives beside its target");
        assert!((to[1]..to[1] + to[3]).contains(&last.1), "{edge:?} arrives beside its target");
        for pair in cells.windows(2) {
            assert_eq!(pair[0].0.abs_diff(pair[1].0) + pair[0].1.abs_diff(pair[1].1), 1, "{edge:?} is torn");
            assert!(route.reversed || pair[0].0 <= pair[1].0, "{edge:?} runs back");
        }
        let ranks = [edge.from, edge.to].map(|node| layout.nodes[node].rank);
        assert_eq!(route.reversed, ranks[0] >= ranks[1], "{edge:?} has ranks {ranks:?}");
    }
}

/// How often edges cross between neighbouring ranks: each is looked at where the ranks begin. Edges between
/// the same two nodes count once: they share all their cells.
pub fn crossings(input: &LayoutInput, layout: &Layout) -> u64 {
    let along = |node: usize| match layout.direction {
        Direction::LeftToRight => layout.nodes[node].column,
        Direction::TopToBottom => layout.nodes[node].row,
    };
    let begins: Vec<u32> = layout.ranks.iter().map(|row| along(row[0])).collect();
    let mut pairs: Vec<Vec<(u32, u32)>> = vec![Vec::new(); begins.len()];
    let mut counted = BTreeSet::new();
    for (edge, route) in input.edges.iter().zip(&layout.edges) {
        if !counted.insert((edge.from, edge.to)) {
            continue;
        }
        let mut at: BTreeMap<u32, u32> = BTreeMap::new();
        for cell in route.cells() {
            let (along, across) = match layout.direction {
                Direction::LeftToRight => (cell.column, cell.row),
                Direction::TopToBottom => (cell.row, cell.column),
            };
            // The last cell before a rank, where every line runs along.
            at.insert(along + 1, across);
        }
        let ranks = [edge.from, edge.to].map(|node| layout.nodes[node].rank as usize);
        let first = route.cells().next().unwrap();
        let across =
            |cell: Point| if layout.direction == Direction::LeftToRight { cell.row } else { cell.column };
        let mut last = across(first);
        for rank in ranks[0] + 1..=ranks[1] {
            let here = at[&begins[rank]];
            pairs[rank].push((last, here));
            last = here;
        }
    }
    let mut count = 0;
    for pairs in pairs {
        for (number, a) in pairs.iter().enumerate() {
            let crosses = |b: &&(u32, u32)| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1);
            count += pairs[..number].iter().filter(crosses).count() as u64;
        }
    }
    count
}

/// Each group has a part of its own, which holds all of its nodes and nobody else's, behind its margin.
pub fn bands(input: &LayoutInput, options: &LayoutOptions, layout: &Layout) {
    let along = match (options.grouping, layout.direction) {
        (GroupPlacement::Free, _) => {
            assert!(layout.bands.is_empty());
            return;
        }
        (GroupPlacement::Lanes, Direction::LeftToRight)
        | (GroupPlacement::Stretches, Direction::TopToBottom) => false,
        (GroupPlacement::Lanes, Direction::TopToBottom)
        | (GroupPlacement::Stretches, Direction::LeftToRight) => true,
    };
    let range = |column: u32, row: u32, width: u32, height: u32| {
        if along { column..column + width } else { row..row + height }
    };
    let mut groups: Vec<Option<u32>> = input.nodes.iter().map(|node| node.group).collect();
    groups.sort_unstable_by_key(|group| (group.is_none(), *group));
    groups.dedup();
    assert_eq!(layout.bands.iter().map(|band| band.group).collect::<Vec<_>>(), groups);
    let mut end = 0;
    for band in &layout.bands {
        let cells = range(band.column, band.row, band.width, band.height);
        assert!(cells.start >= end, "{band:?} begins before {end}");
        end = cells.end;
        for (node, placed) in input.nodes.iter().zip(&layout.nodes) {
            let mine = range(placed.column, placed.row, placed.width, placed.height);
            if node.group == band.group {
                assert!(
                    mine.start >= cells.start + options.margin,
                    "{placed:?} stands in the margin of {band:?}"
                );
                assert!(mine.end <= cells.end, "{placed:?} stands outside {band:?}");
            } else {
                assert!(mine.end <= cells.start || mine.start >= cells.end, "{placed:?} stands in {band:?}");
            }
        }
    }
}
