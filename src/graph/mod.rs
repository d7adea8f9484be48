//! The graph of a path: what must come before what, and what follows from it.
//!
//! Owns the and-or graph of prerequisites and all that is computed from it: the order of teaching,
//! who can take what, cycles, redundancy, the critical path, reach and metrics. Holds no sentence,
//! draws nothing, changes nothing: every function takes the graph and returns plain data, modules as
//! indices in the order of ids (`path.modules` has the same order).
//!
//! A [`Graph`] is a throw-away: it is rebuilt after each edit, in a few milliseconds at ten thousand
//! modules. Nothing recurses and nothing takes memory that grows with the square of the modules.
//!
//! How groups are read, everywhere in here:
//! - all groups of a module must be satisfied, each by any one of its members;
//! - `Required`: the member comes before; `Corequisite`: before or at the same time;
//!   `StrictCorequisite`: in the same period; `Recommended` never blocks and only orders softly; a
//!   kind of a later version of the format is read as advice too, since nobody here knows better;
//! - a group with `knowledge` is satisfied by what a learner brings, whoever else it names;
//! - a group with neither members nor knowledge can be satisfied by nobody;
//! - members that the path does not have are kept apart ([`Graph::dangling`]).

mod build;
mod critical;
mod cycle;
mod groups;
mod lost;
mod metrics;
mod order;
mod reach;
mod reduce;
mod satisfy;
mod sweep;

pub use critical::CriticalPath;
pub use cycle::Cycle;
pub use metrics::Metrics;
pub use order::Breach;
pub use reduce::Redundant;
pub use satisfy::{Blocked, Cause, Satisfaction};

use crate::adjacency::{Adjacency, Components};
use crate::model::RequirementKind;
use groups::PrerequisiteGroups;

/// How strongly a prerequisite binds, from weak to strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Advice.
    Recommended,
    /// Before or at the same time.
    Corequisite,
    /// In the same period.
    StrictCorequisite,
    /// Before.
    Required,
}

impl Strength {
    /// The bond of a kind; a kind that this version does not know is advice.
    pub fn of(kind: &RequirementKind) -> Self {
        match kind {
            RequirementKind::Required => Self::Required,
            RequirementKind::Corequisite => Self::Corequisite,
            RequirementKind::StrictCorequisite => Self::StrictCorequisite,
            RequirementKind::Recommended | RequirementKind::Unknown(_) => Self::Recommended,
        }
    }

    /// The kind that a file writes.
    pub fn kind(self) -> RequirementKind {
        match self {
            Self::Recommended => RequirementKind::Recommended,
            Self::Corequisite => RequirementKind::Corequisite,
            Self::StrictCorequisite => RequirementKind::StrictCorequisite,
            Self::Required => RequirementKind::Required,
        }
    }
}

/// One prerequisite group of the path: which module has it, and its place among its `requires`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupAt {
    /// The module, by index.
    pub module: usize,
    /// The place in `requires`.
    pub requirement: usize,
}

/// A member that names no module of the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dangling {
    /// The group that names it.
    pub at: GroupAt,
    /// The name, verbatim.
    pub id: String,
}

/// A link from a prerequisite to the module that has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// The prerequisite, by index.
    pub from: usize,
    /// The module that has it, by index.
    pub to: usize,
    /// What binds them.
    pub strength: Strength,
    /// The place of the group in the `requires` of `to`.
    pub requirement: usize,
    /// Whether the group offers something else instead: another member, or knowledge in words.
    pub alternative: bool,
}

/// The graph of one path, as it was when it was built.
#[derive(Debug, Clone)]
pub struct Graph {
    names: build::ModuleIds,
    minutes: Vec<u32>,
    /// By module: the stage it stands in first; `stages` for none.
    stage: Vec<u32>,
    /// By module: its rank in the author's sequence, stage by stage, then those in no stage by id.
    place: Vec<u32>,
    stages: u32,
    groups: PrerequisiteGroups,
    /// From each module to those that have it as a prerequisite, advice left out.
    links: Adjacency<Strength>,
    dangling: Vec<Dangling>,
    empty: Vec<GroupAt>,
}

impl Graph {
    /// How many modules there are.
    pub fn len(&self) -> usize {
        self.minutes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.minutes.is_empty()
    }

    /// The id of a module; empty for an index that the graph does not have.
    pub fn id(&self, module: usize) -> &str {
        self.names.get(module)
    }

    /// The index of a module.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.names.find(id)
    }

    /// The ids of some modules, in their order.
    pub fn ids(&self, modules: &[usize]) -> Vec<String> {
        modules.iter().map(|module| self.id(*module).to_owned()).collect()
    }

    /// The modules that a module names as prerequisites of any kind but advice, ascending, each once
    /// with the strongest bond.
    pub fn prerequisites(&self, module: usize) -> impl ExactSizeIterator<Item = (usize, Strength)> + '_ {
        self.links.in_edges(module)
    }

    /// The modules that name a module as a prerequisite of any kind but advice, ascending, each once
    /// with the strongest bond.
    pub fn dependents(&self, module: usize) -> impl ExactSizeIterator<Item = (usize, Strength)> + '_ {
        self.links.out_edges(module)
    }

    /// Every link, advice too, in the order of the modules that have the prerequisites, group by
    /// group.
    pub fn links(&self) -> impl Iterator<Item = Link> + '_ {
        (0..self.groups.len()).flat_map(|at| {
            let group = self.groups.get(at);
            let members = self.groups.members(at);
            let alternative = group.entry || group.missing || members.len() > 1;
            members.iter().map(move |member| Link {
                from: *member as usize,
                to: group.module(),
                strength: group.strength,
                requirement: group.place as usize,
                alternative,
            })
        })
    }

    /// The links between modules as a graph for petgraph's algorithms: nodes are modules by index, an edge leads
    /// from a prerequisite to the module that has it. Advice is left out, alternatives are edges like the
    /// others, and each pair of modules has one edge, of the strongest kind.
    ///
    /// ```
    /// use mille_parcours::graph::Graph;
    /// use mille_parcours::model::{Module, TrainingPath};
    /// use petgraph::algo::toposort;
    ///
    /// let mut path = TrainingPath::new("lecture", "Lecture");
    /// path.modules.insert("lire".into(), Module::default());
    /// let graph = Graph::of(&path);
    /// assert_eq!(toposort(graph.adjacency(), None).map(|order| order.len()), Ok(1));
    /// ```
    pub fn adjacency(&self) -> &Adjacency<Strength> {
        &self.links
    }

    /// How many links there are that are more than advice, each pair of modules once.
    pub fn link_count(&self) -> usize {
        self.links.edge_count()
    }

    /// Members that name no module of the path, in the order of the file.
    pub fn dangling(&self) -> &[Dangling] {
        &self.dangling
    }

    /// Groups with neither members nor knowledge: nobody can satisfy them.
    pub fn empty_groups(&self) -> &[GroupAt] {
        &self.empty
    }

    /// Modules that are corequisites of each other, directly or round a ring and without
    /// alternative, so that they are taken in one period. Lawful; a strict corequisite says the same
    /// more clearly.
    pub fn mutual_corequisites(&self) -> Vec<Vec<usize>> {
        let sure =
            |at: usize, group| groups::allows_same_period(group) && self.groups.sole_member(at).is_some();
        let together = Components::new(&self.groups.links(sure));
        let mut found: Vec<Vec<usize>> = (0..together.len())
            .filter(|component| together.members(*component).len() > 1)
            .map(|component| together.members(component).iter().map(|node| *node as usize).collect())
            .collect();
        found.sort_unstable();
        found
    }
}
