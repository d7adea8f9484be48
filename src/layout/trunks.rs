//! The ordered items as they are drawn: edges of one source run together as far as they stand together,
//! and edges that lead back get the turns they need.

use super::arcs::Arcs;
use super::layers::{Layers, PASSING};
use super::order::RankOrder;
use crate::adjacency::{Adjacency, CompressedRows, narrow};

/// No item.
const NONE: u32 = u32::MAX;

/// Renumbers the items of each rank in their order, merges stand-ins of edges that leave the same item
/// side by side, and puts a stand-in beside either end of each arc that leads back.
///
/// The chain of a rising arc goes from node to node. That of an arc that leads back begins beside its
/// lower end and ends beside its higher one; a loop has one item.
pub(super) fn trunks(layers: &Layers, order: &RankOrder, arcs: &Arcs) -> Layers {
    let source = sources(layers, arcs);
    let turns = Turns::new(layers, order, arcs);
    let mut out = Layers { starts: vec![0], item: vec![0; layers.item.len()], ..Layers::default() };
    let mut new = vec![NONE; layers.node.len()];
    // By arc: where its turns stand.
    let (mut low, mut high) = (vec![NONE; arcs.arcs.len()], vec![NONE; arcs.arcs.len()]);
    for rank in 0..layers.ranks() {
        let mut last: Option<(u32, u32)> = None;
        for &item in order.row(layers, rank) {
            let node = layers.node[item as usize];
            let lane = layers.lane(item);
            let mut turn = |out: &mut Layers, above: bool| {
                for &(arc, is_high) in turns.at(node, above) {
                    let ends = if is_high { &mut high } else { &mut low };
                    ends[arc as usize] = push(out, PASSING, lane);
                    if arcs.arcs[arc as usize].from == arcs.arcs[arc as usize].to {
                        low[arc as usize] = high[arc as usize];
                    }
                }
            };
            // Stand-ins of one source that came from one item go on as one.
            let trunk = (node == PASSING && source[item as usize] != NONE)
                .then(|| (source[item as usize], new[layers.before(item)[0] as usize]));
            if trunk.is_some() && trunk == last {
                new[item as usize] = narrow(out.node.len() - 1);
                continue;
            }
            last = trunk;
            turn(&mut out, true);
            new[item as usize] = push(&mut out, node, lane);
            if node != PASSING {
                out.item[node as usize] = new[item as usize];
            }
            turn(&mut out, false);
        }
        out.starts.push(narrow(out.node.len()));
    }
    let mut chain = Vec::new();
    for (at, arc) in (0..).zip(&arcs.arcs) {
        let old = layers.chains.row(at);
        let inner =
            if arc.reversed { old.get(1..old.len().saturating_sub(1)).unwrap_or_default() } else { old };
        let ends = |end: u32| (arc.reversed && end != NONE).then_some((at, end));
        chain.extend(ends(low[at as usize]));
        chain.extend(inner.iter().map(|item| (at, new[*item as usize])));
        if arc.from != arc.to {
            chain.extend(ends(high[at as usize]));
        }
    }
    out.chains = CompressedRows::new(arcs.arcs.len(), chain.iter().copied());
    let mut links: Vec<(u32, u32)> = Vec::new();
    for at in 0..narrow(arcs.arcs.len()) {
        links.extend(out.chains.row(at).windows(2).map(|pair| (pair[0], pair[1])));
    }
    links.sort_unstable();
    links.dedup();
    out.links = Adjacency::from_edges(out.node.len(), links.iter().map(|(from, to)| (*from, *to, ())));
    out
}

fn push(out: &mut Layers, node: u32, lane: u32) -> u32 {
    out.node.push(node);
    out.lanes.push(lane);
    narrow(out.node.len() - 1)
}

/// By item: the node that the edge passing here comes from; `NONE` for nodes and for edges that lead
/// back, which do not run together.
fn sources(layers: &Layers, arcs: &Arcs) -> Vec<u32> {
    let mut source = vec![NONE; layers.node.len()];
    for (at, arc) in (0..).zip(&arcs.arcs).filter(|(_, arc)| !arc.reversed) {
        for &item in layers.chains.row(at) {
            if layers.node[item as usize] == PASSING {
                source[item as usize] = arc.from;
            }
        }
    }
    source
}

/// By node: the turns above it and below it, each the number of an arc and whether it is its higher end.
struct Turns {
    sorted: Vec<(u32, bool, u32, bool)>,
    flat: Vec<(u32, bool)>,
}

impl Turns {
    fn new(layers: &Layers, order: &RankOrder, arcs: &Arcs) -> Self {
        let mut sorted = Vec::new();
        let share = |item: u32, rank: usize| {
            let row = order.row(layers, rank);
            let at = row.iter().position(|other| *other == item).unwrap_or(0);
            (at * 1024) / row.len().max(1)
        };
        for (at, arc) in (0..).zip(&arcs.arcs).filter(|(_, arc)| arc.reversed) {
            let chain = layers.chains.row(at);
            if arc.from == arc.to {
                sorted.push((arc.from, false, at, true));
                continue;
            }
            let rank = |item: u32| layers.starts.partition_point(|start| *start <= item) - 1;
            let above = |end: u32, next: u32| share(next, rank(next)) < share(end, rank(end));
            let (Some(&first), Some(&last)) = (chain.first(), chain.last()) else { continue };
            // Where the two ends are neighbours the line runs below both.
            let passes = chain.len() > 2;
            sorted.push((arc.from, passes && above(first, chain[1]), at, false));
            sorted.push((arc.to, passes && above(last, chain[chain.len() - 2]), at, true));
        }
        sorted.sort_unstable();
        let flat = sorted.iter().map(|(_, _, arc, high)| (*arc, *high)).collect();
        Self { sorted, flat }
    }

    fn at(&self, node: u32, above: bool) -> &[(u32, bool)] {
        let key = |entry: &(u32, bool, u32, bool)| (entry.0, entry.1);
        let from = self.sorted.partition_point(|entry| key(entry) < (node, above));
        let to = self.sorted.partition_point(|entry| key(entry) <= (node, above));
        &self.flat[from..to]
    }
}
