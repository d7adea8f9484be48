//! Small paths in a few numbers: for strategies, for oracles, and to write examples by hand.

use mille_parcours::graph::Strength;
use mille_parcours::model::{Modality, Module, Requirement, Stage, TrainingPath};
use proptest::prelude::*;

/// One group: members by number (a number beyond the modules is missing), bond, knowledge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) members: Vec<usize>,
    pub(crate) strength: Strength,
    pub(crate) entry: bool,
}

/// By module its groups; by module its minutes; stages.
#[derive(Debug, Clone)]
pub(crate) struct Spec {
    pub(crate) groups: Vec<Vec<Group>>,
    pub(crate) minutes: Vec<u32>,
    pub(crate) stages: Vec<Vec<usize>>,
}

pub(crate) fn id(module: usize) -> String {
    format!("m{module:06}")
}

impl Spec {
    pub(crate) fn new(modules: usize) -> Self {
        Self { groups: vec![Vec::new(); modules], minutes: vec![60; modules], stages: Vec::new() }
    }

    /// Gives a module one more group.
    pub(crate) fn with(mut self, owner: usize, strength: Strength, members: &[usize]) -> Self {
        self.groups[owner].push(Group { members: members.to_vec(), strength, entry: false });
        self
    }

    pub(crate) fn len(&self) -> usize {
        self.groups.len()
    }

    /// The path, and its groups in the order in which the path keeps them.
    pub(crate) fn path(&self) -> TrainingPath {
        let mut path = TrainingPath::new("p", "P");
        path.modules = (0..self.len()).map(|module| (id(module), self.module(module))).collect();
        for (number, modules) in self.stages.iter().enumerate() {
            let modules = modules.iter().map(|module| id(*module)).collect();
            path.stages.push(Stage { id: format!("s{number}"), modules, ..Stage::default() });
        }
        path
    }

    fn module(&self, module: usize) -> Module {
        let requires = self.groups[module].iter().enumerate().map(|(place, group)| Requirement {
            any_of: group.members.iter().map(|member| id(*member)).collect(),
            knowledge: if group.entry { "Lire".into() } else { String::new() },
            kind: group.strength.kind(),
            // Keeps groups apart that say the same.
            why: format!("{place:03}"),
            ..Requirement::default()
        });
        Module {
            title: id(module),
            requires: requires.collect(),
            minutes: [(Modality::OnSite, self.minutes[module])].into_iter().collect(),
            ..Module::default()
        }
    }

    /// The place in the file of the group that stands at `place` here.
    pub(crate) fn written_at(&self, path: &TrainingPath, module: usize, place: usize) -> usize {
        assert!(place < self.groups[module].len());
        let module = path.modules.get(&id(module)).unwrap();
        module.requires.iter().position(|group| group.why == format!("{place:03}")).unwrap()
    }
}

/// Any bonds that `strengths` offers.
fn group(
    modules: usize,
    strengths: &'static [Strength],
    members: usize,
    odd: bool,
) -> impl Strategy<Value = Group> {
    let least = usize::from(!odd);
    let top = if odd { modules + 1 } else { modules };
    let members = proptest::collection::btree_set(0..top, least..=members);
    (members, proptest::sample::select(strengths), proptest::bool::weighted(if odd { 0.05 } else { 0.0 }))
        .prop_map(|(members, strength, entry)| Group {
            members: members.into_iter().collect(),
            strength,
            entry,
        })
}

/// Small paths: up to `most` modules with groups of up to `members` members; `odd` ones have empty
/// groups, missing modules and knowledge too.
pub(crate) fn specs(
    most: usize,
    strengths: &'static [Strength],
    members: usize,
    odd: bool,
) -> impl Strategy<Value = Spec> {
    (1..=most).prop_flat_map(move |modules| {
        let groups = proptest::collection::vec(group(modules, strengths, members, odd), 0..=2);
        let groups = proptest::collection::vec(groups, modules);
        let minutes = proptest::collection::vec(0..50_u32, modules);
        (groups, minutes).prop_map(|(groups, minutes)| Spec { groups, minutes, stages: Vec::new() })
    })
}

/// The same without cycles: members come from the modules before.
pub(crate) fn acyclic(
    most: usize,
    strengths: &'static [Strength],
    members: usize,
) -> impl Strategy<Value = Spec> {
    specs(most, strengths, members, false).prop_map(|mut spec| {
        for (owner, groups) in spec.groups.iter_mut().enumerate() {
            for group in groups.iter_mut() {
                group.members.retain(|member| *member < owner);
            }
            groups.retain(|group| !group.members.is_empty());
        }
        spec
    })
}

/// Who reaches whom over `links` (from, to), by Floyd and Warshall.
pub(crate) fn closure(modules: usize, links: &[(usize, usize)]) -> Vec<Vec<bool>> {
    let mut reach = vec![vec![false; modules]; modules];
    for (from, to) in links {
        reach[*from][*to] = true;
    }
    for by in 0..modules {
        for from in 0..modules {
            for to in 0..modules {
                reach[from][to] |= reach[from][by] && reach[by][to];
            }
        }
    }
    reach
}
