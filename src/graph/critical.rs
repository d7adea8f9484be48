//! The critical path: the least time a path takes when everything that may go on side by side does.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::groups::allows_same_period;
use super::{Graph, Strength};
use crate::adjacency::Components;

/// The chain of modules that decides how long a path takes at least.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CriticalPath {
    /// The minutes of these modules together.
    pub minutes: u32,
    /// The modules, first to last.
    pub modules: Vec<usize>,
}

/// What happens to a module, in the order of one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ScheduleEvent {
    Start,
    End,
}

impl Graph {
    /// Finds the critical path. A module starts when a member of each of its groups has ended, or
    /// for a corequisite has started; of alternatives the one that is there first counts. Mutual
    /// corequisites do not wait for each other, what a learner brings and modules that the path lacks
    /// take no time, modules that nobody can take are left out. Minutes stop at `u32::MAX`.
    pub fn critical_path(&self) -> CriticalPath {
        let groups = &self.groups;
        let weak = Components::new(&groups.links(|_, group| allows_same_period(group)));
        let mut met = vec![false; groups.len()];
        let mut open = vec![0_u32; self.len()];
        for (at, met) in met.iter_mut().enumerate() {
            let group = groups.get(at);
            let owner = group.module();
            let members = groups.members(at);
            *met = !group.binds()
                || (group.missing && members.is_empty())
                || (allows_same_period(group)
                    && members.iter().any(|member| weak.in_same_component(owner, *member as usize)));
            open[owner] += u32::from(!*met);
        }
        let mut agenda: BinaryHeap<_> = (0..self.len())
            .filter(|module| open[*module] == 0)
            .map(|module| Reverse((0_u32, ScheduleEvent::Start, module)))
            .collect();
        // What a module waited for last, where that took time.
        let mut awaited: Vec<Option<usize>> = vec![None; self.len()];
        let mut last: Option<(u32, usize)> = None;
        while let Some(Reverse((now, event, module))) = agenda.pop() {
            if event == ScheduleEvent::Start {
                agenda.push(Reverse((now.saturating_add(self.minutes[module]), ScheduleEvent::End, module)));
            } else if last.is_none_or(|(end, _)| now > end) {
                last = Some((now, module));
            }
            for at in groups.groups_containing(module) {
                let group = groups.get(at);
                let hit = (event == ScheduleEvent::End) == (group.strength == Strength::Required);
                if !hit || std::mem::replace(&mut met[at], true) {
                    continue;
                }
                let owner = group.module();
                open[owner] -= 1;
                if open[owner] == 0 {
                    awaited[owner] = if event == ScheduleEvent::End { Some(module) } else { awaited[module] };
                    agenda.push(Reverse((now, ScheduleEvent::Start, owner)));
                }
            }
        }
        let Some((minutes, end)) = last else { return CriticalPath::default() };
        let mut modules: Vec<usize> = std::iter::successors(Some(end), |module| awaited[*module]).collect();
        modules.reverse();
        CriticalPath { minutes, modules }
    }
}
