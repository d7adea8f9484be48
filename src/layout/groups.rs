//! Which group each node belongs to, numbered from 0 in their order.

use std::collections::{BTreeMap, BTreeSet};

use super::input::{GroupPlacement, LayoutInput};
use crate::adjacency::narrow;

/// The groups that have nodes.
#[derive(Debug, Clone, Default)]
pub(super) struct NodeGroups {
    grouping: GroupPlacement,
    /// Their names in order; none where they mean nothing.
    pub(super) names: Vec<Option<u32>>,
    /// By node: its group.
    of: Vec<u32>,
}

impl NodeGroups {
    pub(super) fn new(input: &LayoutInput, grouping: GroupPlacement) -> Self {
        if grouping == GroupPlacement::Free {
            return Self::default();
        }
        let key = |group: Option<u32>| (group.is_none(), group);
        let names: BTreeSet<(bool, Option<u32>)> = input.nodes.iter().map(|node| key(node.group)).collect();
        let number: BTreeMap<(bool, Option<u32>), u32> =
            names.iter().enumerate().map(|(at, name)| (*name, narrow(at))).collect();
        Self {
            grouping,
            names: names.into_iter().map(|(_, name)| name).collect(),
            of: input.nodes.iter().map(|node| number[&key(node.group)]).collect(),
        }
    }

    /// By node: its lane; empty if there are none.
    pub(super) fn lanes(&self) -> &[u32] {
        if self.grouping == GroupPlacement::Lanes { &self.of } else { &[] }
    }

    /// By node: its stretch; empty if there are none.
    pub(super) fn stretches(&self) -> &[u32] {
        if self.grouping == GroupPlacement::Stretches { &self.of } else { &[] }
    }

    /// By rank: how many cells stay free before it, if stretches have margins.
    pub(super) fn margins(&self, ranks: &[u32], margin: u32) -> Vec<u32> {
        if margin == 0 {
            return Vec::new();
        }
        let mut first = vec![u32::MAX; self.names.len()];
        for (stretch, rank) in self.stretches().iter().zip(ranks) {
            let first = &mut first[*stretch as usize];
            *first = (*first).min(*rank);
        }
        let mut out = vec![0; ranks.iter().max().map_or(0, |last| *last as usize + 1)];
        for rank in first {
            if let Some(free) = out.get_mut(rank as usize) {
                *free = margin;
            }
        }
        out
    }
}
