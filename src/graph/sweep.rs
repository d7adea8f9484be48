//! The fixpoint itself: what can be taken grows until nothing more can. What it is run on, and what
//! follows from it, stands in `satisfy`.

use super::groups::PrerequisiteGroups;
use super::groups::allows_same_period;
use crate::adjacency::{Components, narrow};

/// By module: whether somebody can take it. `assume` takes modules that the path lacks for present;
/// `barred` modules are never taken.
pub(super) fn takeable(
    groups: &PrerequisiteGroups,
    together: &Components,
    assume: bool,
    barred: &[bool],
) -> Vec<bool> {
    let mut sweep = Sweep::new(groups, together, assume, barred);
    loop {
        while let Some(module) = sweep.queue.pop() {
            sweep.take(module as usize);
        }
        let Some(component) = sweep.touched.pop() else { return sweep.taken };
        sweep.enter_together(component as usize);
    }
}

struct Sweep<'a> {
    groups: &'a PrerequisiteGroups,
    together: &'a Components,
    taken: Vec<bool>,
    barred: &'a [bool],
    /// By group: whether it is satisfied.
    met: Vec<bool>,
    /// By module: how many groups are open that need a member before it.
    before: Vec<u32>,
    /// By module: how many groups are open that allow the same period.
    beside: Vec<u32>,
    /// Modules that nothing holds back.
    queue: Vec<u32>,
    /// Components in which modules may have become able to enter together.
    touched: Vec<u32>,
    is_touched: Vec<bool>,
    /// By group: how many members are candidates; used by `enter_together` alone.
    support: Vec<u32>,
    /// By module: whether it is a candidate; used by `enter_together` alone.
    candidate: Vec<bool>,
}

impl<'a> Sweep<'a> {
    fn new(
        groups: &'a PrerequisiteGroups,
        together: &'a Components,
        assume: bool,
        barred: &'a [bool],
    ) -> Self {
        let modules = groups.modules();
        let mut sweep = Self {
            groups,
            together,
            taken: vec![false; modules],
            barred,
            met: vec![false; groups.len()],
            before: vec![0; modules],
            beside: vec![0; modules],
            queue: Vec::new(),
            touched: Vec::new(),
            is_touched: vec![false; together.len()],
            support: vec![0; groups.len()],
            candidate: vec![false; modules],
        };
        for at in 0..groups.len() {
            let group = groups.get(at);
            let module = group.module();
            // A module is never before itself, and always in its own period.
            let met = !group.binds()
                || (assume && group.missing)
                || (allows_same_period(group) && groups.names(at, module));
            sweep.met[at] = met;
            if !met && allows_same_period(group) {
                sweep.beside[module] += 1;
            } else if !met {
                sweep.before[module] += 1;
            }
        }
        for module in 0..modules {
            sweep.consider(module);
        }
        sweep
    }

    /// Looks at a module for which a group has been satisfied.
    fn consider(&mut self, module: usize) {
        if self.barred[module] || self.before[module] > 0 {
            return;
        }
        if self.beside[module] == 0 {
            self.queue.push(narrow(module));
            return;
        }
        let component = self.together.component_of(module);
        if self.together.members(component).len() > 1 && !self.is_touched[component] {
            self.is_touched[component] = true;
            self.touched.push(narrow(component));
        }
    }

    fn take(&mut self, module: usize) {
        if std::mem::replace(&mut self.taken[module], true) {
            return;
        }
        let groups = self.groups;
        for at in groups.groups_containing(module) {
            if std::mem::replace(&mut self.met[at], true) {
                continue;
            }
            let group = groups.get(at);
            let owner = group.module();
            let open = if allows_same_period(group) { &mut self.beside } else { &mut self.before };
            open[owner] -= 1;
            if !self.taken[owner] {
                self.consider(owner);
            }
        }
    }

    /// Lets the largest set of modules of a component enter that lean only on each other and on what
    /// is taken.
    ///
    /// To look at one component at a time is enough: in any set that leans on itself, follow for each
    /// module one member it leans on; where that walk comes back, there is a smaller such set, and a
    /// walk along corequisites that comes back stays in its component.
    fn enter_together(&mut self, component: usize) {
        self.is_touched[component] = false;
        let groups = self.groups;
        let members = self.together.members(component);
        for &member in members {
            let module = member as usize;
            self.candidate[module] = !self.taken[module] && !self.barred[module] && self.before[module] == 0;
        }
        let mut out = Vec::new();
        for &member in members {
            let module = member as usize;
            for at in groups.groups_of(module).filter(|at| self.candidate[module] && !self.met[*at]) {
                let leans = groups.members(at).iter().filter(|on| self.candidate[**on as usize]).count();
                self.support[at] = narrow(leans);
                if leans == 0 {
                    out.push(module);
                }
            }
        }
        while let Some(module) = out.pop() {
            if !std::mem::replace(&mut self.candidate[module], false) {
                continue;
            }
            for at in groups.groups_containing(module) {
                let owner = groups.get(at).module();
                if self.candidate[owner] && !self.met[at] {
                    self.support[at] -= 1;
                    if self.support[at] == 0 {
                        out.push(owner);
                    }
                }
            }
        }
        for &member in members {
            if std::mem::replace(&mut self.candidate[member as usize], false) {
                self.queue.push(member);
            }
        }
    }
}
