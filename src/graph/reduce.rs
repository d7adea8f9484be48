//! Prerequisites that say what others say already.
//!
//! A group is redundant when one of its members surely comes before by way of another group. Sure
//! are only links without alternative; that every alternative of some group leads to the same module
//! is not looked for. What stands in a cycle, or waits for one, is judged when the cycle is gone.

use std::cmp::Reverse;

use super::groups::Groups;
use super::{Bond, Graph, GroupAt};
use crate::adjacency::{Adjacency, Components, narrow};

/// A prerequisite group that could be left out without changing who can take what when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redundant {
    /// The group.
    pub at: GroupAt,
    /// The member that comes before anyhow.
    pub member: usize,
    /// The other prerequisite of the same module through which it does; the member itself where two
    /// groups name it.
    pub through: usize,
}

/// What leads to a module from the members of one block: one bit a member.
#[derive(Debug, Clone, Copy, Default)]
struct Led {
    /// Over links of any bond.
    any: u128,
    /// Over links of which at least one is `Required`.
    strict: u128,
}

impl Graph {
    /// Finds the redundant prerequisites, in the order of modules. Strict corequisites are never
    /// among them; advice is when its member is bound to come before.
    pub fn redundant(&self) -> Vec<Redundant> {
        let groups = &self.groups;
        let forced = groups.links(|at, group| {
            group.bond != Bond::Recommended
                && groups.forced(at).is_some_and(|member| member != group.module())
        });
        let order = acyclic_order(&forced);
        let mut found = vec![None; groups.len()];
        (0..self.len()).for_each(|module| named_twice(groups, module, &mut found));
        // 128 members at a time are carried along the order; the square of the modules is never held.
        let mut led = vec![Led::default(); self.len()];
        let mut bit = vec![u32::MAX; self.len()];
        for (number, block) in order.chunks(128).enumerate() {
            led.fill(Led::default());
            block.iter().enumerate().for_each(|(at, module)| bit[*module] = narrow(at));
            for &module in &order[number * 128..] {
                led[module] = lead(&forced, &led, &bit, module);
            }
            for (at, member) in
                block.iter().flat_map(|member| groups.naming(*member).map(move |at| (at, *member)))
            {
                if found[at].is_none() {
                    found[at] = self.led_by_another(at, member, 1 << bit[member], &forced, &led);
                }
            }
            for module in block {
                bit[*module] = u32::MAX;
            }
        }
        found.into_iter().flatten().collect()
    }

    /// Whether `member`, of the block under `mask`, comes before the module of a group by way of
    /// another prerequisite.
    fn led_by_another(
        &self,
        at: usize,
        member: usize,
        mask: u128,
        forced: &Adjacency<Bond>,
        led: &[Led],
    ) -> Option<Redundant> {
        let group = self.groups.get(at);
        let module = group.module();
        if led[module].any & mask == 0 || group.bond == Bond::StrictCorequisite || group.entry {
            return None;
        }
        let strictly = group.bond == Bond::Required;
        let (through, _) = forced.out_edges(module).find(|&(through, bond)| {
            let leads =
                if strictly && bond != Bond::Required { led[through].strict } else { led[through].any };
            through != member && leads & mask != 0
        })?;
        let at = GroupAt { module, requirement: group.place as usize };
        Some(Redundant { at, member, through })
    }
}

/// What leads to `module`: what leads to its prerequisites, and those of the block themselves.
fn lead(forced: &Adjacency<Bond>, led: &[Led], bit: &[u32], module: usize) -> Led {
    let mut all = Led::default();
    for (before, bond) in forced.out_edges(module) {
        let own = 1_u128.checked_shl(bit[before]).unwrap_or_default();
        let any = led[before].any | own;
        all.any |= any;
        all.strict |= if bond == Bond::Required { any } else { led[before].strict };
    }
    all
}

/// The modules that no cycle of sure links leads to, prerequisites first.
fn acyclic_order(forced: &Adjacency<Bond>) -> Vec<usize> {
    let parts = Components::new(forced);
    let mut sound = vec![false; forced.node_count()];
    let mut order = Vec::with_capacity(forced.node_count());
    // A component comes behind those that it leads to, and no module is a sure prerequisite of itself.
    for part in 0..parts.len() {
        let &[module] = parts.members(part) else { continue };
        let module = module as usize;
        if forced.successors(module).iter().all(|before| sound[*before as usize]) {
            sound[module] = true;
            order.push(module);
        }
    }
    order
}

/// Looks among the groups of a module for those of which another one names a member, alone and at
/// least as strongly. Of two that say exactly the same the later one is redundant.
fn named_twice(groups: &Groups, module: usize, found: &mut [Option<Redundant>]) {
    // By member the strongest group, and of equals the first.
    let mut sure: Vec<(usize, Reverse<Bond>, usize)> = groups
        .of(module)
        .filter_map(|at| Some((groups.forced(at)?, Reverse(groups.get(at).bond), at)))
        .filter(|(member, ..)| *member != module)
        .collect();
    sure.sort_unstable();
    sure.dedup_by_key(|(member, ..)| *member);
    for at in groups.of(module) {
        let group = groups.get(at);
        if group.bond == Bond::StrictCorequisite || group.entry {
            continue;
        }
        let named = groups.members(at).iter().find_map(|member| {
            let member = *member as usize;
            let (_, Reverse(bond), other) = sure[sure.binary_search_by_key(&member, |sure| sure.0).ok()?];
            (other != at && bond >= group.bond).then_some(member)
        });
        found[at] = named.map(|member| {
            let at = GroupAt { module, requirement: group.place as usize };
            Redundant { at, member, through: member }
        });
    }
}
