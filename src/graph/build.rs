//! From a path to its graph: ids are looked up once, here.

use std::collections::HashMap;

use super::groups::{Filling, PrerequisiteGroup, PrerequisiteGroups};
use super::{Dangling, Graph, GroupAt, Strength};
use crate::adjacency::narrow;
use crate::model::{Requirement, TrainingPath};

/// The ids of modules, sorted, in one string: two allocations instead of one a module.
#[derive(Debug, Clone, Default)]
pub(super) struct ModuleIds {
    text: String,
    ends: Vec<usize>,
}

impl ModuleIds {
    fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len());
    }

    /// The name at an index; empty where there is none.
    pub(super) fn get(&self, index: usize) -> &str {
        let start = match index {
            0 => 0,
            _ => self.ends.get(index - 1).copied().unwrap_or_default(),
        };
        self.ends.get(index).map_or("", |end| &self.text[start..*end])
    }

    /// The index of a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.get(middle).cmp(name) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }
}

impl Graph {
    /// Builds the graph of a path. Takes any path: what is wrong with it can be asked afterwards.
    pub fn of(path: &TrainingPath) -> Self {
        let modules = path.modules.len();
        let index: HashMap<&str, usize> =
            path.modules.keys().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
        let mut names = ModuleIds::default();
        let mut minutes = Vec::with_capacity(modules);
        for (id, module) in path.modules.iter() {
            names.push(id);
            minutes.push(module.total_minutes());
        }
        let mut dangling = Vec::new();
        let mut empty = Vec::new();
        let groups = PrerequisiteGroups::build(modules, |filling| {
            for (owner, module) in path.modules.values().enumerate() {
                for (place, requirement) in module.requires.iter().enumerate() {
                    let at = GroupAt { module: owner, requirement: place };
                    if fill(filling, at, requirement, &index, &mut dangling) {
                        empty.push(at);
                    }
                }
            }
        });
        let links = groups.links(|_, group| group.strength != Strength::Recommended).reversed();
        let (stage, place) = stages(path, &index);
        let stages = narrow(path.stages.len());
        Self { names, minutes, stage, place, stages, groups, links, dangling, empty }
    }
}

/// Adds one group; says whether it is empty.
fn fill(
    filling: &mut Filling,
    at: GroupAt,
    requirement: &Requirement,
    index: &HashMap<&str, usize>,
    dangling: &mut Vec<Dangling>,
) -> bool {
    let mut missing = false;
    for id in &requirement.any_of {
        if let Some(member) = index.get(id.as_str()) {
            filling.member(*member);
        } else {
            missing = true;
            dangling.push(Dangling { at, id: id.clone() });
        }
    }
    let entry = !requirement.knowledge.trim().is_empty();
    let empty = filling.pending() == 0 && !missing && !entry;
    let (owner, place) = (narrow(at.module), narrow(at.requirement));
    filling.close(PrerequisiteGroup {
        owner,
        place,
        strength: Strength::of(&requirement.kind),
        entry,
        missing,
    });
    empty
}

/// By module: its stage, and its rank in the author's sequence. A module that stands twice counts
/// where it stands first; one that stands nowhere comes after the last stage, by id.
fn stages(path: &TrainingPath, index: &HashMap<&str, usize>) -> (Vec<u32>, Vec<u32>) {
    const UNSEEN: u32 = u32::MAX;
    let mut stage = vec![narrow(path.stages.len()); path.modules.len()];
    let mut place = vec![UNSEEN; path.modules.len()];
    let mut rank = 0;
    for (number, written) in path.stages.iter().enumerate() {
        for &module in written.modules.iter().filter_map(|id| index.get(id.as_str())) {
            if place[module] == UNSEEN {
                stage[module] = narrow(number);
                place[module] = rank;
                rank += 1;
            }
        }
    }
    for unseen in place.iter_mut().filter(|place| **place == UNSEEN) {
        *unseen = rank;
        rank += 1;
    }
    (stage, place)
}
