//! The order in which a path is taught.
//!
//! The author's stages come first, one after the other; what stands in no stage comes last. Inside a
//! stage prerequisites order, then advice, then the author's sequence; where there is no author's
//! sequence, ids. A stage order that breaks a prerequisite is left as the author wrote it and told by
//! [`Graph::order_breaches`]. Cycles do not stop the order: the first module of a cyclic component goes first.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use petgraph::visit::Reversed;

use super::groups::allows_same_period;
use super::{Graph, GroupAt, Strength};
use crate::adjacency::Components;

/// A prerequisite that the author's sequence does not respect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breach {
    /// The group that is not respected.
    pub at: GroupAt,
    /// The member that comes soonest afterwards, by index.
    pub member: usize,
    /// Whether that member stands in the same stage, so that the teaching order puts it right.
    pub same_stage: bool,
}

impl Graph {
    /// All modules in the order of teaching.
    pub fn teaching_order(&self) -> Vec<usize> {
        Sorting::new(self).run()
    }

    /// The prerequisites that the author's stages do not respect, in the order of modules. A
    /// corequisite is respected by a member of the same or an earlier stage, a strict one by a
    /// member of the same stage. Where there is no author's sequence there is nothing to breach.
    pub fn order_breaches(&self) -> Vec<Breach> {
        (0..self.groups.len()).filter_map(|group| self.breach(group)).collect()
    }

    fn breach(&self, at: usize) -> Option<Breach> {
        let group = self.groups.get(at);
        let owner = group.module();
        if !group.binds() || self.stage[owner] >= self.stages {
            return None;
        }
        let here = self.stage[owner];
        let respected = |member: usize| match group.strength {
            Strength::Required => self.place[member] < self.place[owner],
            Strength::StrictCorequisite => self.stage[member] == here,
            Strength::Corequisite | Strength::Recommended => self.stage[member] <= here,
        };
        let members = || self.groups.members(at).iter().map(|member| *member as usize);
        // A module that needs itself breaks no order; that is a cycle.
        if members().any(|member| member == owner || respected(member)) {
            return None;
        }
        let soonest = members().min_by_key(|member| self.place[*member].abs_diff(self.place[owner]))?;
        let at = GroupAt { module: owner, requirement: group.place as usize };
        Some(Breach { at, member: soonest, same_stage: self.stage[soonest] == here })
    }
}

/// Kahn's algorithm, stage by stage, over groups instead of links.
struct Sorting<'a> {
    graph: &'a Graph,
    placed: Vec<bool>,
    order: Vec<usize>,
    /// By group: whether it no longer holds its module back.
    met: Vec<bool>,
    /// By module: how many groups are open that need a member before it.
    before: Vec<u32>,
    /// By module: how many groups are open that allow the same period.
    beside: Vec<u32>,
    /// By group: how many members would better come before its module.
    wished: Vec<u32>,
    /// By module: the sum of these over its groups.
    wishes: Vec<u32>,
    /// Components over all links, advice too: a wish inside one can never come true.
    circles: Components,
    /// The components of all links and those of corequisites; found when first needed.
    components: Option<(Components, Components)>,
    ready: BinaryHeap<Reverse<(bool, u32, usize)>>,
}

impl<'a> Sorting<'a> {
    fn new(graph: &'a Graph) -> Self {
        let (modules, groups) = (graph.len(), graph.groups.len());
        let mut sorting = Self {
            graph,
            placed: vec![false; modules],
            order: Vec::with_capacity(modules),
            met: vec![true; groups],
            before: vec![0; modules],
            beside: vec![0; modules],
            wished: vec![0; groups],
            wishes: vec![0; modules],
            circles: Components::new(&graph.groups.links(|_, _| true)),
            components: None,
            ready: BinaryHeap::new(),
        };
        for group in 0..groups {
            sorting.open(group);
        }
        sorting
    }

    /// Counts a group as far as the stages let it order anything.
    fn open(&mut self, at: usize) {
        let graph = self.graph;
        let group = graph.groups.get(at);
        let owner = group.module();
        let members = graph.groups.members(at).iter().map(|member| *member as usize);
        let in_time = members.filter(|member| *member != owner && graph.stage[*member] <= graph.stage[owner]);
        let (mut count, mut wished) = (0_u32, 0_u32);
        for member in in_time {
            count += 1;
            wished += u32::from(!self.circles.in_same_component(member, owner));
        }
        if group.binds() && count > 0 {
            self.met[at] = false;
            let open = if allows_same_period(group) { &mut self.beside } else { &mut self.before };
            open[owner] += 1;
        }
        // Among staged modules the author's sequence decides between alternatives; elsewhere all of
        // them had better come first.
        self.wished[at] = match group.binds() {
            _ if graph.stage[owner] >= graph.stages => wished,
            true => 0,
            false => wished.min(1),
        };
        self.wishes[owner] += self.wished[at];
    }

    fn run(mut self) -> Vec<usize> {
        let graph = self.graph;
        let mut sequence: Vec<usize> = (0..graph.len()).collect();
        sequence.sort_unstable_by_key(|module| graph.place[*module]);
        for stage in sequence.chunk_by(|one, other| graph.stage[*one] == graph.stage[*other]) {
            for module in stage {
                self.offer(*module);
            }
            self.drain(graph.stage[stage[0]]);
            if stage.iter().any(|module| !self.placed[*module]) {
                self.force(stage);
            }
        }
        self.order
    }

    /// Queues a module that nothing holds back.
    fn offer(&mut self, module: usize) {
        if !self.placed[module] && self.before[module] == 0 && self.beside[module] == 0 {
            self.ready.push(Reverse((self.wishes[module] > 0, self.graph.place[module], module)));
        }
    }

    fn drain(&mut self, stage: u32) {
        while let Some(Reverse((.., module))) = self.ready.pop() {
            if !self.placed[module] {
                self.put(module, stage);
            }
        }
    }

    fn put(&mut self, module: usize, stage: u32) {
        let graph = self.graph;
        self.placed[module] = true;
        self.order.push(module);
        for at in graph.groups.groups_containing(module) {
            let group = graph.groups.get(at);
            let owner = group.module();
            let mut changed = false;
            // Where one member is enough it may be any; otherwise only those count that were counted.
            let one_is_enough = graph.stage[owner] < graph.stages;
            if self.wished[at] > 0 && (one_is_enough || !self.circles.in_same_component(module, owner)) {
                self.wished[at] -= 1;
                self.wishes[owner] -= 1;
                changed = self.wishes[owner] == 0;
            }
            if !std::mem::replace(&mut self.met[at], true) {
                let open = if allows_same_period(group) { &mut self.beside } else { &mut self.before };
                open[owner] -= 1;
                changed |= open[owner] == 0;
            }
            if changed && graph.stage[owner] == stage {
                self.offer(owner);
            }
        }
    }

    /// Places the rest of a stage, where every module waits for another one: mutual corequisites,
    /// and cyclic components.
    fn force(&mut self, stage: &[usize]) {
        let graph = self.graph;
        let number = graph.stage[stage[0]];
        // What comes first has the lower component, so the first one left waits for none of the rest.
        let (parts, weak) = self.components.take().unwrap_or_else(|| {
            let weak = graph.groups.links(|_, group| allows_same_period(group));
            (Components::new(Reversed(&graph.links)), Components::new(&weak))
        });
        let mut rest: Vec<usize> = stage.iter().copied().filter(|module| !self.placed[*module]).collect();
        rest.sort_by_key(|module| (parts.component_of(*module), graph.place[*module]));
        for component in rest.chunk_by(|one, other| parts.in_same_component(*one, *other)) {
            loop {
                let left = || component.iter().copied().filter(|module| !self.placed[*module]);
                let Some(next) =
                    left().find(|module| self.may_join(*module, &weak)).or_else(|| left().next())
                else {
                    break;
                };
                self.put(next, number);
                self.drain(number);
            }
        }
        self.components = Some((parts, weak));
    }

    /// Whether only corequisites are open that may be taken in the same period.
    fn may_join(&self, module: usize, weak: &Components) -> bool {
        let groups = &self.graph.groups;
        self.before[module] == 0
            && groups.groups_of(module).filter(|at| !self.met[*at]).all(|at| {
                groups.members(at).iter().any(|member| {
                    let member = *member as usize;
                    weak.in_same_component(module, member) && self.before[member] == 0
                })
            })
    }
}
