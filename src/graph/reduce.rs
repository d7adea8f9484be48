//! Prerequisites that say what others say already.
//!
//! A group is redundant when one of its members surely comes before by way of another group. Sure
//! are only links without alternative; that every alternative of some group leads to the same module
//! is not looked for. What stands in a cycle, or waits for one, is judged when the cycle is gone.

use super::groups::Groups;
use super::links::{Links, narrow};
use super::{Bond, Graph, GroupAt};

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
        let mut found: Vec<Option<Redundant>> = (0..groups.len()).map(|at| named_twice(groups, at)).collect();
        // 128 members at a time are carried along the order; the square of the modules is never held.
        let mut led = vec![Led::default(); self.len()];
        let mut bit = vec![u32::MAX; self.len()];
        for (number, block) in order.chunks(128).enumerate() {
            led.fill(Led::default());
            block.iter().enumerate().for_each(|(at, module)| bit[*module] = narrow(at));
            for &module in &order[number * 128..] {
                led[module] = lead(&forced, &led, &bit, module);
                if groups.of(module).len() > 1 && led[module].any != 0 {
                    self.judge(module, &forced, &led, &bit, &mut found);
                }
            }
            block.iter().for_each(|module| bit[*module] = u32::MAX);
        }
        found.into_iter().flatten().collect()
    }

    /// Looks for members of the block that lead to `module` by way of another one.
    fn judge(
        &self,
        module: usize,
        forced: &Links,
        led: &[Led],
        bit: &[u32],
        found: &mut [Option<Redundant>],
    ) {
        let groups = &self.groups;
        let way = |strictly: bool, member: usize| {
            let mask = 1_u128.checked_shl(bit[member]).unwrap_or_default();
            forced.row(module).find_map(|(through, bond)| {
                let leads =
                    if strictly && bond != Bond::Required { led[through].strict } else { led[through].any };
                (through != member && leads & mask != 0).then_some(through)
            })
        };
        for at in groups.of(module) {
            let group = groups.get(at);
            if found[at].is_some() || group.bond == Bond::StrictCorequisite || group.entry {
                continue;
            }
            let strictly = group.bond == Bond::Required;
            let members = groups.members(at).iter().map(|member| *member as usize);
            let among = led[module].any;
            found[at] = members
                .filter(|member| 1_u128.checked_shl(bit[*member]).is_some_and(|mask| among & mask != 0))
                .find_map(|member| Some((member, way(strictly, member)?)))
                .map(|(member, through)| Redundant {
                    at: GroupAt { module, requirement: group.place as usize },
                    member,
                    through,
                });
        }
    }
}

/// What leads to `module`: what leads to its prerequisites, and those of the block themselves.
fn lead(forced: &Links, led: &[Led], bit: &[u32], module: usize) -> Led {
    let mut all = Led::default();
    for (before, bond) in forced.row(module) {
        let own = 1_u128.checked_shl(bit[before]).unwrap_or_default();
        let any = led[before].any | own;
        all.any |= any;
        all.strict |= if bond == Bond::Required { any } else { led[before].strict };
    }
    all
}

/// The modules that no cycle of sure links leads to, prerequisites first.
fn acyclic_order(forced: &Links) -> Vec<usize> {
    let opens = forced.reversed();
    let mut waiting: Vec<usize> = (0..forced.nodes()).map(|module| forced.ends(module).len()).collect();
    let mut order: Vec<usize> = (0..forced.nodes()).filter(|module| waiting[*module] == 0).collect();
    let mut next = 0;
    while let Some(&module) = order.get(next) {
        next += 1;
        for &end in opens.ends(module) {
            waiting[end as usize] -= 1;
            if waiting[end as usize] == 0 {
                order.push(end as usize);
            }
        }
    }
    order
}

/// Whether another group of the same module names a member of this one, alone and at least as
/// strongly. Of two that say exactly the same the later one is redundant.
fn named_twice(groups: &Groups, at: usize) -> Option<Redundant> {
    let group = groups.get(at);
    let module = group.module();
    if group.bond == Bond::StrictCorequisite || group.entry {
        return None;
    }
    groups.of(module).filter(|other| *other != at).find_map(|other| {
        let member = groups.forced(other).filter(|member| *member != module && groups.names(at, *member))?;
        let bond = groups.get(other).bond;
        let stronger = bond > group.bond && bond != Bond::Recommended;
        let same = bond == group.bond && (groups.forced(at).is_none() || other < at);
        (stronger || same).then_some(Redundant {
            at: GroupAt { module, requirement: group.place as usize },
            member,
            through: member,
        })
    })
}
