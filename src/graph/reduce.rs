//! Prerequisites that say what others say already.
//!
//! A group is redundant when one of its members surely comes before by way of another group. Sure
//! are only links without alternative; that every alternative of some group leads to the same module
//! is not looked for. What stands in a cycle, or waits for one, is judged when the cycle is gone.

use std::cmp::Reverse;

use super::groups::PrerequisiteGroups;
use super::{Graph, GroupAt, Strength};
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
        let sole_member = groups.links(|at, group| {
            group.strength != Strength::Recommended
                && groups.sole_member(at).is_some_and(|member| member != group.module())
        });
        let order = acyclic_order(&sole_member);
        let mut found = vec![None; groups.len()];
        (0..self.len()).for_each(|module| named_twice(groups, module, &mut found));
        // 128 members at a time are carried along the order; the square of the modules is never held.
        let mut led = vec![Led::default(); self.len()];
        let mut bit = vec![u32::MAX; self.len()];
        for (number, block) in order.chunks(128).enumerate() {
            led.fill(Led::default());
            block.iter().enumerate().for_each(|(at, module)| bit[*module] = narrow(at));
            for &module in &order[number * 128..] {
                led[module] = lead(&sole_member, &led, &bit, module);
            }
            self.find_led(block, &bit, &sole_member, &led, &mut found);
            for module in block {
                bit[*module] = u32::MAX;
            }
        }
        found.into_iter().flatten().collect()
    }

    /// Finds the groups that name a member of the block which comes before their module by way of another
    /// prerequisite as well. The prerequisites of a module are looked at once a block.
    fn find_led(
        &self,
        block: &[usize],
        bit: &[u32],
        sole_member: &Adjacency<Strength>,
        led: &[Led],
        found: &mut [Option<Redundant>],
    ) {
        let groups = &self.groups;
        let naming = |member: usize| groups.groups_containing(member).map(move |at| (at, member));
        let mut asked: Vec<(usize, usize)> = block
            .iter()
            .flat_map(|member| naming(*member))
            .filter(|(at, member)| {
                let group = groups.get(*at);
                let may = group.strength != Strength::StrictCorequisite && !group.entry;
                may && found[*at].is_none() && led[group.module()].any & (1 << bit[*member]) != 0
            })
            .collect();
        asked.sort_by_key(|(at, _)| groups.get(*at).module());
        for of_module in
            asked.chunk_by(|one, other| groups.get(one.0).module() == groups.get(other.0).module())
        {
            let module = groups.get(of_module[0].0).module();
            let mut wanted = Led::default();
            for (at, member) in of_module {
                let mask = 1 << bit[*member];
                let strict = groups.get(*at).strength == Strength::Required;
                *(if strict { &mut wanted.strict } else { &mut wanted.any }) |= mask;
            }
            let through = first_through(module, wanted, sole_member, led);
            for &(at, member) in of_module {
                let group = groups.get(at);
                let by = through[usize::from(group.strength == Strength::Required)][bit[member] as usize];
                if by != u32::MAX && found[at].is_none() {
                    let place = GroupAt { module, requirement: group.place as usize };
                    found[at] = Some(Redundant { at: place, member, through: by as usize });
                }
            }
        }
    }
}

/// For each wanted member of a block, the first prerequisite of `module` that it leads to; `u32::MAX` for none.
/// First over links of any bond, then over those of which at least one is `Required`.
fn first_through(
    module: usize,
    mut wanted: Led,
    sole_member: &Adjacency<Strength>,
    led: &[Led],
) -> [[u32; 128]; 2] {
    let mut first = [[u32::MAX; 128]; 2];
    let mut note = |way: usize, mut bits: u128, through: usize| {
        while bits != 0 {
            first[way][bits.trailing_zeros() as usize] = narrow(through);
            bits &= bits - 1;
        }
    };
    for (through, strength) in sole_member.out_edges(module) {
        if wanted.any | wanted.strict == 0 {
            break;
        }
        let leads = led[through];
        let strictly = if strength == Strength::Required { leads.any } else { leads.strict };
        note(0, leads.any & wanted.any, through);
        note(1, strictly & wanted.strict, through);
        wanted.any &= !leads.any;
        wanted.strict &= !strictly;
    }
    first
}

/// What leads to `module`: what leads to its prerequisites, and those of the block themselves.
fn lead(sole_member: &Adjacency<Strength>, led: &[Led], bit: &[u32], module: usize) -> Led {
    let mut all = Led::default();
    for (before, strength) in sole_member.out_edges(module) {
        let own = 1_u128.checked_shl(bit[before]).unwrap_or_default();
        let any = led[before].any | own;
        all.any |= any;
        all.strict |= if strength == Strength::Required { any } else { led[before].strict };
    }
    all
}

/// The modules that no cycle of sure links leads to, prerequisites first.
fn acyclic_order(sole_member: &Adjacency<Strength>) -> Vec<usize> {
    let parts = Components::new(sole_member);
    let mut sound = vec![false; sole_member.node_count()];
    let mut order = Vec::with_capacity(sole_member.node_count());
    // A component comes behind those that it leads to, and no module is a sure prerequisite of itself.
    for part in 0..parts.len() {
        let &[module] = parts.members(part) else { continue };
        let module = module as usize;
        if sole_member.successors(module).iter().all(|before| sound[*before as usize]) {
            sound[module] = true;
            order.push(module);
        }
    }
    order
}

/// Looks among the groups of a module for those of which another one names a member, alone and at
/// least as strongly. Of two that say exactly the same the later one is redundant.
fn named_twice(groups: &PrerequisiteGroups, module: usize, found: &mut [Option<Redundant>]) {
    // By member the strongest group, and of equals the first.
    let mut sure: Vec<(usize, Reverse<Strength>, usize)> = groups
        .groups_of(module)
        .filter_map(|at| Some((groups.sole_member(at)?, Reverse(groups.get(at).strength), at)))
        .filter(|(member, ..)| *member != module)
        .collect();
    sure.sort_unstable();
    sure.dedup_by_key(|(member, ..)| *member);
    for at in groups.groups_of(module) {
        let group = groups.get(at);
        if group.strength == Strength::StrictCorequisite || group.entry {
            continue;
        }
        let named = groups.members(at).iter().find_map(|member| {
            let member = *member as usize;
            let (_, Reverse(strength), other) =
                sure[sure.binary_search_by_key(&member, |sure| sure.0).ok()?];
            (other != at && strength >= group.strength).then_some(member)
        });
        found[at] = named.map(|member| {
            let at = GroupAt { module, requirement: group.place as usize };
            Redundant { at, member, through: member }
        });
    }
}
