//! The prerequisite groups of a path as flat arrays: module to groups, group to members, and member
//! back to the groups that name it.
//!
//! This is the and-or graph itself. What one may conclude from it stands in the other files.

use super::Strength;
use crate::adjacency::{Adjacency, narrow};

/// One prerequisite group: satisfied by any one of its members.
#[derive(Debug, Clone, Copy)]
pub(super) struct PrerequisiteGroup {
    /// The module that has the prerequisite.
    pub(super) owner: u32,
    /// Its place among the module's `requires`; `u32::MAX` for a group that no file holds.
    pub(super) place: u32,
    /// How strongly it binds.
    pub(super) strength: Strength,
    /// Whether what a learner brings satisfies it: it holds knowledge in words.
    pub(super) entry: bool,
    /// Whether it names a module that the path does not have.
    pub(super) missing: bool,
}

impl PrerequisiteGroup {
    /// The place of a group that no file holds.
    pub(super) const NOWHERE: u32 = u32::MAX;

    /// Whether somebody can be kept waiting by it.
    pub(super) fn binds(&self) -> bool {
        self.strength != Strength::Recommended && !self.entry
    }

    /// The module that has it, as an index.
    pub(super) fn module(&self) -> usize {
        self.owner as usize
    }
}

/// All groups, in the order of modules.
#[derive(Debug, Clone, Default)]
pub(super) struct PrerequisiteGroups {
    all: Vec<PrerequisiteGroup>,
    /// By module: where its groups begin in `all`.
    by_module: Vec<u32>,
    /// By group: where its members begin in `members`.
    by_group: Vec<u32>,
    members: Vec<u32>,
    /// By module: where the groups that name it begin in `naming`.
    by_member: Vec<u32>,
    naming: Vec<u32>,
}

impl PrerequisiteGroups {
    /// Takes groups in the order of their owners, each with its members.
    pub(super) fn build(modules: usize, fill: impl FnOnce(&mut Filling)) -> Self {
        let mut filling = Filling(Self { by_group: vec![0], ..Self::default() });
        fill(&mut filling);
        let mut groups = filling.0;
        groups.by_module = offsets(modules, groups.all.iter().map(|group| group.owner));
        groups.by_member = offsets(modules, groups.members.iter().copied());
        let mut next = groups.by_member.clone();
        groups.naming = vec![0; groups.members.len()];
        for group in 0..groups.all.len() {
            let range = groups.by_group[group] as usize..groups.by_group[group + 1] as usize;
            for &member in &groups.members[range] {
                let at = &mut next[member as usize];
                groups.naming[*at as usize] = narrow(group);
                *at += 1;
            }
        }
        groups
    }

    /// These groups and, behind those of its owner, one more for each of `extra`: owner, the one
    /// member, bond.
    pub(super) fn with(&self, extra: &[(usize, usize, Strength)]) -> Self {
        let modules = self.modules();
        let mut extra: Vec<_> = extra.to_vec();
        extra.sort_unstable();
        Self::build(modules, |filling| {
            let mut extra = extra.into_iter().peekable();
            for module in 0..modules {
                for group in self.groups_of(module) {
                    filling.0.members.extend_from_slice(self.members(group));
                    filling.close(self.all[group]);
                }
                while let Some((_, member, strength)) = extra.next_if(|(owner, ..)| *owner == module) {
                    filling.member(member);
                    let place = PrerequisiteGroup::NOWHERE;
                    filling.close(PrerequisiteGroup {
                        owner: narrow(module),
                        place,
                        strength,
                        entry: false,
                        missing: false,
                    });
                }
            }
        })
    }

    /// How many modules there are.
    pub(super) fn modules(&self) -> usize {
        self.by_module.len().saturating_sub(1)
    }

    /// How many groups there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// One group.
    pub(super) fn get(&self, group: usize) -> PrerequisiteGroup {
        self.all[group]
    }

    /// The groups that a module has.
    pub(super) fn groups_of(&self, module: usize) -> std::ops::Range<usize> {
        self.by_module[module] as usize..self.by_module[module + 1] as usize
    }

    /// The members of a group that are in the path, ascending.
    pub(super) fn members(&self, group: usize) -> &[u32] {
        &self.members[self.by_group[group] as usize..self.by_group[group + 1] as usize]
    }

    /// The groups that name a module.
    pub(super) fn groups_containing(&self, module: usize) -> impl Iterator<Item = usize> + '_ {
        let range = self.by_member[module] as usize..self.by_member[module + 1] as usize;
        self.naming[range].iter().map(|group| *group as usize)
    }

    /// Whether a group names a module.
    pub(super) fn names(&self, group: usize, module: usize) -> bool {
        self.members(group).contains(&narrow(module))
    }

    /// The single member without which the group cannot be satisfied.
    pub(super) fn sole_member(&self, group: usize) -> Option<usize> {
        match self.members(group) {
            [member] if !self.all[group].entry && !self.all[group].missing => Some(*member as usize),
            _ => None,
        }
    }

    /// The edges from modules to their prerequisites, alternatives like the others, of the groups that `keep`
    /// accepts; each pair of modules once, with the strongest bond.
    pub(super) fn links(&self, keep: impl Fn(usize, PrerequisiteGroup) -> bool) -> Adjacency<Strength> {
        Adjacency::from_rows(self.modules(), |module, row| {
            for group in self.groups_of(module) {
                let about = self.all[group];
                if keep(group, about) {
                    row.extend(self.members(group).iter().map(|member| (*member, about.strength)));
                }
            }
        })
    }
}

/// [`PrerequisiteGroups`] in the making.
pub(super) struct Filling(PrerequisiteGroups);

impl Filling {
    /// Adds a member to the group that is closed next.
    pub(super) fn member(&mut self, module: usize) {
        self.0.members.push(narrow(module));
    }

    /// How many members the group that is closed next has so far.
    pub(super) fn pending(&self) -> usize {
        self.0.members.len() - self.0.by_group.last().map_or(0, |start| *start as usize)
    }

    /// Ends a group.
    pub(super) fn close(&mut self, group: PrerequisiteGroup) {
        self.0.all.push(group);
        self.0.by_group.push(narrow(self.0.members.len()));
    }
}

fn offsets(nodes: usize, keys: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0; nodes + 1];
    for key in keys {
        starts[key as usize + 1] += 1;
    }
    for node in 0..nodes {
        starts[node + 1] += starts[node];
    }
    starts
}

/// Whether a group binds and allows the same period.
pub(super) fn allows_same_period(group: PrerequisiteGroup) -> bool {
    group.binds() && group.strength != Strength::Required
}
