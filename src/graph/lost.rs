//! Who depends on a module alone: what can no longer be reached when it is left out.
//!
//! A module can be reached when some order of teaching satisfies one member of each of its groups, as
//! `satisfy` reads them, strict corequisites as « not before »; members that the path does not have satisfy
//! nothing. A reachable module is lost without another one when it is not reachable once that one is never
//! taken. This is dominance over groups instead of edges: a module is lost with *any* of its groups, and a
//! group with *all* its members, so an alternative that does not itself need the module keeps what follows.
//!
//! Dominators of the plain graph answer something else: there each prerequisite is one more way to a module,
//! so that of two that are both needed neither would count.

use super::groups::PrerequisiteGroups;
use super::groups::allows_same_period;
use super::satisfy::weak_components;
use super::sweep::takeable;
use super::{Graph, Strength};
use crate::adjacency::{Adjacency, Components};

/// The most groups that are looked at to count what is lost without each module: some seconds. Paths that
/// people write stay far below; in a hostile one nothing is counted.
const BUDGET: usize = 400_000_000;

/// How many modules are left out at a time, one bit each.
const BLOCK: usize = 128;

impl Graph {
    /// The modules that can be reached now, and no longer when `module` is left out, ascending and without
    /// itself. Takes time in proportion to the groups.
    pub fn lost_without(&self, module: usize) -> Vec<usize> {
        if module >= self.len() {
            return Vec::new();
        }
        let together = weak_components(&self.groups);
        let mut barred = vec![false; self.len()];
        let with = takeable(&self.groups, &together, false, &barred);
        barred[module] = true;
        let without = takeable(&self.groups, &together, false, &barred);
        (0..self.len()).filter(|at| *at != module && with[*at] && !without[*at]).collect()
    }

    /// By module, how many others are lost without it (see [`Graph::lost_without`]). `None` where that would
    /// take more than a stated number of steps. 128 modules are left out at a time, so that memory does not grow with
    /// the square of the modules.
    pub fn lost_counts(&self) -> Option<Vec<u32>> {
        let groups = &self.groups;
        let together = weak_components(groups);
        let reachable = takeable(groups, &together, false, &vec![false; self.len()]);
        let links = groups.links(|_, group| group.binds());
        let mut place = vec![0; self.len()];
        self.teaching_order().iter().enumerate().for_each(|(at, module)| place[*module] = at);
        let mut counter = LossCounter {
            groups,
            together: &together,
            order: rounds(&links, &together, &place),
            lost: vec![0; self.len()],
            inner: vec![0; self.len()],
            own: vec![0; self.len()],
            budget: BUDGET,
        };
        let mut counts = vec![0; self.len()];
        // In the order of prerequisites: what comes before a block is not lost without any of it.
        let left_out: Vec<usize> =
            counter.order.iter().flatten().flatten().copied().filter(|module| reachable[*module]).collect();
        for block in left_out.chunks(BLOCK) {
            counter.leave_out(block, &reachable)?;
            for module in (0..self.len()).filter(|module| reachable[*module]) {
                let mut bits = counter.lost[module] & !counter.own[module];
                while bits != 0 {
                    counts[block[bits.trailing_zeros() as usize]] += 1;
                    bits &= bits - 1;
                }
            }
        }
        Some(counts)
    }
}

/// The modules by component of binding links, prerequisites first, and in each by component of corequisites,
/// those first that are taught first.
fn rounds(links: &Adjacency<Strength>, together: &Components, place: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let parts = Components::new(links);
    let round = |part: usize| {
        let mut members: Vec<usize> = parts.members(part).iter().map(|member| *member as usize).collect();
        members.sort_unstable_by_key(|member| place[*member]);
        let mut units: Vec<Vec<usize>> = Vec::new();
        let mut unit_of = std::collections::HashMap::new();
        for member in members {
            let at = *unit_of.entry(together.component_of(member)).or_insert(units.len());
            if at == units.len() {
                units.push(Vec::new());
            }
            units[at].push(member);
        }
        units
    };
    (0..parts.len()).map(round).collect()
}

/// For one block of modules, without which of them each module is lost.
struct LossCounter<'a> {
    groups: &'a PrerequisiteGroups,
    together: &'a Components,
    order: Vec<Vec<Vec<usize>>>,
    /// By module: a bit for each module of the block without which it is lost.
    lost: Vec<u128>,
    /// The same while modules of one unit are judged that may be taken in one period.
    inner: Vec<u128>,
    /// By module: its own bit, if it belongs to the block.
    own: Vec<u128>,
    budget: usize,
}

impl LossCounter<'_> {
    /// Finds what is lost; `None` where the budget ends.
    ///
    /// Modules are lost until a way to them is found that needs none of the block: a greatest fixpoint. Those
    /// that may be taken together are kept until a reason is found why none of them can be: inside it, a least
    /// one.
    fn leave_out(&mut self, block: &[usize], reachable: &[bool]) -> Option<()> {
        self.own.fill(0);
        block.iter().enumerate().for_each(|(bit, module)| self.own[*module] = 1 << bit);
        self.lost.fill(u128::MAX);
        let order = std::mem::take(&mut self.order);
        let done = order.iter().try_for_each(|round| {
            let again = round.iter().map(Vec::len).sum::<usize>() > 1;
            loop {
                let mut changed = false;
                for unit in round {
                    changed |= self.unit(unit, reachable)?;
                }
                if !(again && changed) {
                    return Some(());
                }
            }
        });
        self.order = order;
        done
    }

    /// Judges the modules of a unit anew; says whether less of them is lost than before.
    fn unit(&mut self, unit: &[usize], reachable: &[bool]) -> Option<bool> {
        // What cannot be reached anyhow satisfies nothing.
        for &module in unit {
            self.inner[module] = if reachable[module] { 0 } else { u128::MAX };
        }
        loop {
            let mut changed = false;
            for &module in unit.iter().filter(|module| reachable[**module]) {
                let found = self.judge(module)?;
                changed |= found != self.inner[module];
                self.inner[module] = found;
            }
            if !changed || unit.len() == 1 {
                break;
            }
        }
        let mut changed = false;
        for &module in unit.iter().filter(|module| reachable[**module]) {
            changed |= self.lost[module] != self.inner[module];
            self.lost[module] = self.inner[module];
        }
        Some(changed)
    }

    /// Without which modules of the block `module` is lost, as far as is known of the others.
    fn judge(&mut self, module: usize) -> Option<u128> {
        let mut lost = self.own[module];
        for at in self.groups.groups_of(module) {
            let group = self.groups.get(at);
            let weak = allows_same_period(group);
            if !group.binds() || (weak && self.groups.names(at, module)) {
                continue;
            }
            let members = self.groups.members(at);
            self.budget = self.budget.checked_sub(members.len() + 1)?;
            lost |= members.iter().fold(u128::MAX, |lost, member| {
                let member = *member as usize;
                let beside = weak && self.together.in_same_component(member, module);
                lost & if beside { self.inner[member] } else { self.lost[member] }
            });
        }
        Some(lost)
    }
}
