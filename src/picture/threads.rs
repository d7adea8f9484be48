//! Prerequisites as threads between the rows of a list.

use std::collections::{BTreeMap, BTreeSet};

use super::line;
use crate::graph::{Graph, GroupAt};
use crate::layout::{LaneEdge, LineStyle};

/// The threads of a list; `row` says in which row a module stands, if it is there. Prerequisites that
/// follow from others are left out if `reduce` says so. Here is no room for an « or »: each of several
/// modules of which one is enough is dotted.
pub fn threads(graph: &Graph, row: impl Fn(usize) -> Option<usize>, reduce: bool) -> Vec<LaneEdge> {
    let left_out: BTreeSet<GroupAt> =
        if reduce { graph.redundant().into_iter().map(|found| found.at).collect() } else { BTreeSet::new() };
    let mut found: BTreeMap<(usize, usize), LineStyle> = BTreeMap::new();
    for link in graph.links() {
        let at = GroupAt { module: link.to, requirement: link.requirement };
        let (Some(from), Some(to)) = (row(link.from), row(link.to)) else { continue };
        if left_out.contains(&at) {
            continue;
        }
        let line = if link.alternative { LineStyle::Dotted } else { line(link.strength) };
        let strongest = found.entry((from, to)).or_insert(line);
        *strongest = line.min(*strongest);
    }
    found.into_iter().map(|((from, to), line)| LaneEdge { from, to, line }).collect()
}
