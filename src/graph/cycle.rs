//! Cycles that block somebody, told by their shortest witness.
//!
//! Only links of unsatisfiable groups between modules that nobody can take are looked at (see
//! `satisfy`), and only strongly connected components with a `Required` link: mutual
//! corequisites are allowed.

use std::collections::VecDeque;

use super::Strength;
use super::groups::allows_same_period;
use super::groups::{PrerequisiteGroup, PrerequisiteGroups};
use crate::adjacency::{Adjacency, Components, narrow};

/// The most links that the search for the shortest cycles walks. Far above what a path that people
/// write takes; a hostile one gets a cycle that is real but perhaps not the shortest.
const BUDGET: usize = 20_000_000;

/// A cycle: each module must come before the next, and the last before the first. At least one of
/// the bonds is `Required`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cycle {
    /// The modules, by index; the smallest stands first.
    pub modules: Vec<usize>,
    /// What binds each module to the next one, and the last to the first. A strict corequisite binds
    /// in both directions, so one may stand here against the direction in which it is written.
    pub strengths: Vec<Strength>,
}

impl Cycle {
    /// From a walk along prerequisites that ends where it began, without its last module.
    fn of_walk(walk: &[usize], rows: &Adjacency<Strength>) -> Self {
        let mut modules: Vec<usize> = walk.iter().rev().copied().collect();
        let first = (0..modules.len()).min_by_key(|at| modules[*at]).unwrap_or_default();
        modules.rotate_left(first);
        let after = modules.iter().cycle().skip(1);
        let strengths = modules.iter().zip(after).map(|(from, to)| strength(rows, *to, *from)).collect();
        Self { modules, strengths }
    }
}

/// The links that block modules, and their strongly connected components.
pub(super) struct BlockingComponents {
    /// From a blocked module to what it waits for in vain.
    rows: Adjacency<Strength>,
    pub(super) parts: Components,
    /// By component: whether a strict link stands inside it.
    pub(super) strict: Vec<bool>,
}

impl BlockingComponents {
    /// The components among the modules that are not `taken`.
    pub(super) fn of(groups: &PrerequisiteGroups, taken: &[bool]) -> Self {
        let waits = |at: usize, group: PrerequisiteGroup| {
            let owner = group.module();
            let met = group.missing
                || (allows_same_period(group) && groups.names(at, owner))
                || groups.members(at).iter().any(|member| taken[*member as usize]);
            group.binds() && !taken[owner] && !met
        };
        let rows = groups.links(waits);
        let parts = Components::new(&rows);
        let mut strict = vec![false; parts.len()];
        for module in 0..rows.node_count() {
            if rows
                .out_edges(module)
                .any(|(end, strength)| strength == Strength::Required && parts.in_same_component(module, end))
            {
                strict[parts.component_of(module)] = true;
            }
        }
        Self { rows, parts, strict }
    }

    /// Whether a module is in a component with a `Required` link, that is, on a blocking cycle.
    pub(super) fn in_cyclic_component(&self, module: usize) -> bool {
        self.strict[self.parts.component_of(module)]
    }

    /// The shortest cycle of each component, in the order of their modules.
    pub(super) fn shortest_cycles(&self) -> Vec<Cycle> {
        if !self.strict.contains(&true) {
            return Vec::new();
        }
        let back = self.rows.reversed();
        let mut budget = BUDGET;
        let mut found: Vec<Cycle> = (0..self.parts.len())
            .filter(|part| self.strict[*part])
            .filter_map(|part| shortest_of(self, &back, part, &mut budget))
            .collect();
        found.sort_unstable();
        found
    }

    fn inside(&self, from: usize) -> impl Iterator<Item = usize> + '_ {
        self.rows
            .successors(from)
            .iter()
            .map(|end| *end as usize)
            .filter(move |end| self.parts.in_same_component(from, *end))
    }

    /// A short cycle through the link from `to` to its prerequisite `from`.
    pub(super) fn through(&self, from: usize, to: usize, strict: bool) -> Option<Cycle> {
        let mut search = BreadthFirstSearch::new(self.rows.node_count());
        search.spread(from, usize::MAX, |node| self.inside(node), |node| strict && node == to);
        if strict {
            return search.seen(to).then(|| Cycle::of_walk(&search.walk_to(to), &self.rows));
        }
        // The link itself is weak, so the way back must hold a strict one: the one with the least
        // steps to its tail and from its head.
        let back = self.rows.reversed();
        let mut home = BreadthFirstSearch::new(self.rows.node_count());
        let inside = |node: usize| {
            back.successors(node)
                .iter()
                .map(|end| *end as usize)
                .filter(move |end| self.parts.in_same_component(node, *end))
        };
        home.spread(to, usize::MAX, inside, |_| false);
        let part = self.parts.component_of(from);
        let (_, tail, head) = self
            .parts
            .members(part)
            .iter()
            .map(|tail| *tail as usize)
            .flat_map(|tail| self.rows.out_edges(tail).map(move |(head, strength)| (tail, head, strength)))
            .filter(|&(tail, head, strength)| {
                strength == Strength::Required && self.parts.in_same_component(tail, head)
            })
            .map(|(tail, head, _)| (search.depth(tail) + home.depth(head), tail, head))
            .min()?;
        let mut walk = search.walk_to(tail);
        walk.extend(home.walk_to(head).into_iter().rev());
        let mut sorted = walk.clone();
        sorted.sort_unstable();
        if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
            // It crosses itself: a shorter cycle without the new link is what blocks.
            return shortest_of(self, &back, part, &mut { BUDGET });
        }
        Some(Cycle::of_walk(&walk, &self.rows))
    }
}

/// Walks breadth first from the head of each strict link to its tail; the best length so far bounds
/// the depth.
fn shortest_of(
    components: &BlockingComponents,
    back: &Adjacency<Strength>,
    part: usize,
    budget: &mut usize,
) -> Option<Cycle> {
    let members = components.parts.members(part);
    let strict_tails = |head: usize| {
        back.out_edges(head)
            .filter(move |(tail, strength)| {
                *strength == Strength::Required && components.parts.in_same_component(head, *tail)
            })
            .map(|(tail, _)| tail)
    };
    // A head that only one module waits for lies on no cycle without that module: where all links to
    // that one are strict, the search from it finds the same cycles. In a plain ring this holds all
    // the way round, and one search from anywhere does.
    let told_elsewhere = |head: usize| {
        let mut waiting =
            back.out_edges(head).filter(|(tail, _)| components.parts.in_same_component(head, *tail));
        match (waiting.next(), waiting.next()) {
            (Some((only, _)), None) if only != head => back
                .out_edges(only)
                .filter(|(tail, _)| components.parts.in_same_component(only, *tail))
                .all(|(_, strength)| strength == Strength::Required),
            _ => false,
        }
    };
    let heads =
        || members.iter().map(|member| *member as usize).filter(|head| strict_tails(*head).count() > 0);
    let mut chosen: Vec<usize> = heads().filter(|head| !told_elsewhere(*head)).collect();
    if chosen.is_empty() {
        chosen.extend(heads().next());
    }
    let mut search = BreadthFirstSearch::new(components.rows.node_count());
    let mut is_tail = vec![false; components.rows.node_count()];
    let mut best: Option<Vec<usize>> = None;
    for head in chosen {
        let limit = best.as_ref().map_or(usize::MAX, |walk| walk.len() - 1);
        if limit == 0 || (*budget == 0 && best.is_some()) {
            break;
        }
        let tails: Vec<usize> = strict_tails(head).collect();
        for tail in &tails {
            is_tail[*tail] = true;
        }
        let reached = search.spread(head, limit, |node| components.inside(node), |node| is_tail[node]);
        for tail in &tails {
            is_tail[*tail] = false;
        }
        *budget = budget.saturating_sub(search.steps);
        if let Some(tail) = reached {
            best = Some(search.walk_to(tail));
        }
    }
    best.map(|walk| Cycle::of_walk(&walk, &components.rows))
}

fn strength(rows: &Adjacency<Strength>, from: usize, to: usize) -> Strength {
    rows.out_edges(from).find(|(end, _)| *end == to).map_or(Strength::Required, |(_, strength)| strength)
}

/// A breadth-first search that can be run again without clearing what it has not touched.
struct BreadthFirstSearch {
    parent: Vec<u32>,
    depth: Vec<u32>,
    touched: Vec<u32>,
    steps: usize,
}

impl BreadthFirstSearch {
    const UNSEEN: u32 = u32::MAX;

    fn new(nodes: usize) -> Self {
        let unseen = vec![Self::UNSEEN; nodes];
        Self { parent: unseen.clone(), depth: unseen, touched: Vec::new(), steps: 0 }
    }

    /// Walks from `start`, fewer than `limit` steps far, until `goal` holds; gives the node where it
    /// does.
    fn spread<I: Iterator<Item = usize>>(
        &mut self,
        start: usize,
        limit: usize,
        next: impl Fn(usize) -> I,
        goal: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        for node in self.touched.drain(..) {
            self.depth[node as usize] = Self::UNSEEN;
        }
        self.steps = 0;
        let mut queue = VecDeque::from([start]);
        self.see(start, start, 0);
        while let Some(node) = queue.pop_front() {
            if goal(node) {
                return Some(node);
            }
            let depth = self.depth[node] + 1;
            if depth as usize >= limit {
                continue;
            }
            for end in next(node) {
                self.steps += 1;
                if self.depth[end] == Self::UNSEEN {
                    self.see(end, node, depth);
                    queue.push_back(end);
                }
            }
        }
        None
    }

    fn see(&mut self, node: usize, parent: usize, depth: u32) {
        self.parent[node] = narrow(parent);
        self.depth[node] = depth;
        self.touched.push(narrow(node));
    }

    fn seen(&self, node: usize) -> bool {
        self.depth[node] != Self::UNSEEN
    }

    fn depth(&self, node: usize) -> u64 {
        u64::from(self.depth[node])
    }

    /// The walk from the start to a node that was seen, both included.
    fn walk_to(&self, node: usize) -> Vec<usize> {
        let mut walk = vec![node];
        let mut at = node;
        while self.depth[at] > 0 {
            at = self.parent[at] as usize;
            walk.push(at);
        }
        walk.reverse();
        walk
    }
}
