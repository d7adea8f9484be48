//! Rows of neighbours in two flat arrays (compressed sparse rows), and the components of such a graph.
//!
//! Owns the storage that every algorithm walks; knows nothing of training. Nothing here recurses: a
//! file may hold a chain of a hundred thousand prerequisites.

use super::Bond;

/// Narrows an index for storage. Memory ends long before four thousand million modules do.
pub(super) fn narrow(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// For each node a sorted row of other nodes, each once, with what binds the two.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    starts: Vec<u32>,
    ends: Vec<u32>,
    bonds: Vec<Bond>,
}

impl Links {
    /// Builds one row after the other: `fill` receives a node and pushes its neighbours in any
    /// order. Of several links to one neighbour the strongest bond stays.
    pub(super) fn build(nodes: usize, mut fill: impl FnMut(usize, &mut Vec<(u32, Bond)>)) -> Self {
        let mut links = Self { starts: Vec::with_capacity(nodes + 1), ..Self::default() };
        links.starts.push(0);
        let mut row = Vec::new();
        for node in 0..nodes {
            row.clear();
            fill(node, &mut row);
            if !row.is_sorted() {
                row.sort_unstable();
            }
            let from = links.ends.len();
            for &(end, bond) in &row {
                if links.ends.len() > from && links.ends.last() == Some(&end) {
                    // Sorted by bond too, so the later one is the stronger one.
                    if let Some(last) = links.bonds.last_mut() {
                        *last = bond;
                    }
                } else {
                    links.ends.push(end);
                    links.bonds.push(bond);
                }
            }
            links.starts.push(narrow(links.ends.len()));
        }
        links
    }

    /// The same links, seen from their other end.
    pub(super) fn reversed(&self) -> Self {
        let nodes = self.nodes();
        let mut starts = vec![0_u32; nodes + 1];
        for &end in &self.ends {
            starts[end as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let mut next = starts.clone();
        let mut ends = vec![0; self.ends.len()];
        let mut bonds = vec![Bond::Recommended; self.ends.len()];
        for node in 0..nodes {
            for (end, bond) in self.row(node) {
                let at = next[end] as usize;
                ends[at] = narrow(node);
                bonds[at] = bond;
                next[end] += 1;
            }
        }
        Self { starts, ends, bonds }
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// How many links there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The neighbours of a node, ascending, with what binds them.
    pub(super) fn row(&self, node: usize) -> impl ExactSizeIterator<Item = (usize, Bond)> + '_ {
        let range = self.starts[node] as usize..self.starts[node + 1] as usize;
        self.ends[range.clone()].iter().map(|end| *end as usize).zip(self.bonds[range].iter().copied())
    }

    /// The neighbours of a node, ascending.
    pub(super) fn ends(&self, node: usize) -> &[u32] {
        &self.ends[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// Its strongly connected components.
    pub(super) fn components(&self) -> Components {
        Components::of(self)
    }
}

/// The strongly connected components of some [`Links`], numbered so that links lead from a higher
/// number to a lower one: with rows of prerequisites, what comes first has the lower number.
#[derive(Debug, Clone, Default)]
pub(super) struct Components {
    /// The component of each node.
    pub(super) of: Vec<u32>,
    members: Vec<u32>,
    starts: Vec<u32>,
}

impl Components {
    /// Tarjan's algorithm with its call stack kept on the heap.
    fn of(links: &Links) -> Self {
        const NEW: u32 = u32::MAX;
        let nodes = links.nodes();
        let mut found = Self { of: vec![NEW; nodes], members: Vec::with_capacity(nodes), starts: vec![0] };
        let mut number = vec![NEW; nodes];
        let mut low = vec![NEW; nodes];
        let mut cursor = vec![0_u32; nodes];
        let mut clock = 0;
        let mut open: Vec<u32> = Vec::new();
        let mut calls: Vec<usize> = Vec::new();
        for root in 0..nodes {
            if number[root] == NEW {
                calls.push(root);
            }
            while let Some(&node) = calls.last() {
                if number[node] == NEW {
                    number[node] = clock;
                    low[node] = clock;
                    clock += 1;
                    open.push(narrow(node));
                }
                if let Some(&end) = links.ends(node).get(cursor[node] as usize) {
                    let end = end as usize;
                    cursor[node] += 1;
                    if number[end] == NEW {
                        calls.push(end);
                    } else if found.of[end] == NEW {
                        low[node] = low[node].min(number[end]);
                    }
                    continue;
                }
                calls.pop();
                if low[node] == number[node] {
                    found.close(&mut open, node);
                }
                if let Some(&caller) = calls.last() {
                    low[caller] = low[caller].min(low[node]);
                }
            }
        }
        found
    }

    fn close(&mut self, open: &mut Vec<u32>, root: usize) {
        let component = narrow(self.starts.len() - 1);
        let from = self.members.len();
        while let Some(node) = open.pop() {
            self.of[node as usize] = component;
            self.members.push(node);
            if node as usize == root {
                break;
            }
        }
        self.members[from..].sort_unstable();
        self.starts.push(narrow(self.members.len()));
    }

    /// How many components there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The nodes of a component, ascending.
    pub(super) fn members(&self, component: usize) -> &[u32] {
        &self.members[self.starts[component] as usize..self.starts[component + 1] as usize]
    }

    /// Whether two nodes stand in one component.
    pub(super) fn together(&self, one: usize, other: usize) -> bool {
        self.of[one] == self.of[other]
    }
}
