//! Who can be taken by somebody: is there an order that satisfies one member of each group?
//!
//! A cycle of the drawn graph proves nothing, since an alternative may lead around it. So this is a
//! fixpoint: what can be taken grows until nothing more can. Corequisites are read as « not before »,
//! so that modules which are corequisites of each other enter together: the largest set of them that
//! leans on itself, a greatest fixpoint inside the least one.
//!
//! A strict corequisite without alternative also holds its member back: both stand in one period.
//! That is judged in a second reading. It may find modules of which each can be taken, but never all:
//! then there is a cycle and nobody is blocked. Where a strict corequisite leaves a choice, it is read as « not before »; to decide more
//! would take a search through all choices.

use std::borrow::Cow;

use petgraph::visit::Dfs;

use super::cycle::{BlockingComponents, Cycle};
use super::groups::{PrerequisiteGroups, allows_same_period};
use super::sweep::takeable;
use super::{Graph, Strength};
use crate::adjacency::{Adjacency, Components, node};

/// Why nobody can take a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// One of its groups is empty.
    Empty,
    /// One of its groups needs a module that the path does not have.
    Missing,
    /// It stands in a cycle that no alternative leads around.
    Cycle,
    /// It waits for a module that nobody can take.
    Behind,
}

/// A module that nobody can take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// The module, by index.
    pub module: usize,
    /// The places in its `requires` of the groups that cannot be satisfied.
    pub requirements: Vec<usize>,
    /// The nearest reason.
    pub cause: Cause,
}

/// What the fixpoint finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Satisfaction {
    /// Modules that nobody could take even if every module that is named were there.
    pub blocked: Vec<Blocked>,
    /// Further modules that nobody can take because the path lacks modules that they, or those they
    /// wait for, name.
    pub missing: Vec<Blocked>,
    /// The shortest cycle of each strongly connected component of blocked modules that has a `Required` link.
    pub cycles: Vec<Cycle>,
}

impl Graph {
    /// The shortest cycle of each unsatisfiable strongly connected component; [`Graph::satisfaction`] returns
    /// the same ones.
    pub fn cycles(&self) -> Vec<Cycle> {
        Verdict::of(&self.groups).components().shortest_cycles()
    }

    /// The modules of each unsatisfiable strongly connected component that has a `Required` link, ascending by
    /// index; the components in the order of their first module.
    pub fn cyclic_components(&self) -> Vec<Vec<usize>> {
        let components = Verdict::of(&self.groups).components();
        let members =
            |part: usize| components.parts.members(part).iter().map(|member| *member as usize).collect();
        (0..components.parts.len()).filter(|part| components.strict[*part]).map(members).collect()
    }

    /// The shortest cycle through the new link that would block modules if `dependent` got one more group with
    /// `prerequisite` as its only member. None for a recommendation, which never blocks.
    pub fn would_cycle(&self, prerequisite: usize, dependent: usize, strength: Strength) -> Option<Cycle> {
        if strength == Strength::Recommended || prerequisite.max(dependent) >= self.len() {
            return None;
        }
        let tried = self.groups.with(&[(dependent, prerequisite, strength)]);
        let verdict = Verdict::of(&tried);
        let components = verdict.components();
        let mut ways = vec![(prerequisite, dependent)];
        if strength == Strength::StrictCorequisite {
            ways.push((dependent, prerequisite));
        }
        ways.iter()
            .filter(|(from, to)| from != to || strength == Strength::Required)
            .filter(|(from, to)| {
                components.parts.in_same_component(*from, *to) && components.in_cyclic_component(*from)
            })
            .filter_map(|&(from, to)| components.through(from, to, strength == Strength::Required))
            .min_by(|one, other| one.modules.len().cmp(&other.modules.len()).then_with(|| one.cmp(other)))
    }
}

impl Graph {
    /// Finds the modules that nobody can take, and why.
    pub fn satisfaction(&self) -> Satisfaction {
        let verdict = Verdict::of(&self.groups);
        let components = verdict.components();
        let taken = verdict.takeable(&self.groups, &components);
        let mut found = Satisfaction { cycles: components.shortest_cycles(), ..Satisfaction::default() };
        for module in (0..self.len()).filter(|module| !taken[*module]) {
            found.blocked.push(explain(
                &self.groups,
                &taken,
                module,
                true,
                components.in_cyclic_component(module),
            ));
        }
        if !self.dangling.is_empty() {
            let barred: Vec<bool> = taken.iter().map(|taken| !taken).collect();
            let strictly = takeable(&self.groups, &verdict.together, false, &barred);
            for module in (0..self.len()).filter(|module| taken[*module] && !strictly[*module]) {
                found.missing.push(explain(&self.groups, &strictly, module, false, false));
            }
        }
        found
    }
}

/// What is wrong with a module that nobody can take.
fn explain(
    groups: &PrerequisiteGroups,
    taken: &[bool],
    module: usize,
    assume: bool,
    knotted: bool,
) -> Blocked {
    let mut requirements = Vec::new();
    let mut cause = if knotted { Cause::Cycle } else { Cause::Behind };
    for at in groups.groups_of(module) {
        let group = groups.get(at);
        let met = (assume && group.missing)
            || groups.members(at).iter().any(|member| taken[*member as usize])
            || (allows_same_period(group) && groups.names(at, module));
        if !group.binds() || met {
            continue;
        }
        requirements.push(group.place as usize);
        if group.missing {
            cause = cause.min(Cause::Missing);
        } else if groups.members(at).is_empty() {
            cause = Cause::Empty;
        }
    }
    if requirements.is_empty() {
        // Each group could be met, but a strict corequisite contradicts the others.
        let strict =
            groups.groups_of(module).filter(|at| groups.get(*at).strength == Strength::StrictCorequisite);
        requirements.extend(strict.map(|at| groups.get(at).place as usize));
    }
    Blocked { module, requirements, cause }
}

/// The most steps that the search for those whom strict corequisites block takes.
const BUDGET: usize = 50_000_000;

/// The state of the fixpoint over some groups, as if every module that is named were there.
pub(super) struct Verdict<'a> {
    /// Components by corequisites that bind.
    together: Components,
    /// By module: whether somebody can take it, strict corequisites read as « not before ».
    taken: Vec<bool>,
    /// What strict corequisites without alternative add: (member, owner, bond).
    back: Vec<(usize, usize, Strength)>,
    /// The groups and what strict corequisites add.
    pub(super) groups: Cow<'a, PrerequisiteGroups>,
    /// By module: whether it is taken when strict corequisites also hold their members back.
    pub(super) held: Vec<bool>,
}

impl<'a> Verdict<'a> {
    /// Judges all modules.
    pub(super) fn of(groups: &'a PrerequisiteGroups) -> Self {
        let together = weak_components(groups);
        let taken = takeable(groups, &together, true, &vec![false; groups.modules()]);
        let back: Vec<(usize, usize, Strength)> = (0..groups.len())
            .filter(|at| groups.get(*at).strength == Strength::StrictCorequisite)
            .filter_map(|at| {
                let owner = groups.get(at).module();
                let member = groups.sole_member(at)?;
                (taken[owner] && member != owner).then_some((member, owner, Strength::StrictCorequisite))
            })
            .collect();
        if back.is_empty() {
            return Self { held: taken.clone(), taken, together, back, groups: Cow::Borrowed(groups) };
        }
        let (held, holding) = hold(groups, &back);
        Self { together, taken, back, groups: Cow::Owned(holding), held }
    }

    /// The links that hold modules back, and their components.
    pub(super) fn components(&self) -> BlockingComponents {
        BlockingComponents::of(&self.groups, &self.held)
    }

    /// By module: whether somebody can take it, strict corequisites read in full. `groups` are those
    /// that were judged.
    fn takeable(&self, groups: &PrerequisiteGroups, components: &BlockingComponents) -> Vec<bool> {
        if self.held == self.taken {
            return self.taken.clone();
        }
        let doubtful = || (0..groups.modules()).filter(|module| self.taken[*module] && !self.held[*module]);
        let mut barred = vec![false; groups.modules()];
        if doubtful().count().saturating_mul(groups.len()) <= BUDGET {
            // Held back by others is not blocked: what counts is what comes with the module.
            let sure = groups.links(|at, group| group.binds() && groups.sole_member(at).is_some());
            for module in doubtful() {
                let needed = reached(&sure, module);
                let back: Vec<_> = self.back.iter().filter(|(_, owner, _)| needed[*owner]).copied().collect();
                barred[module] = !hold(groups, &back).0[module];
            }
        } else {
            for (_, owner, _) in &self.back {
                barred[*owner] = components.in_cyclic_component(*owner);
            }
        }
        takeable(groups, &self.together, true, &barred)
    }
}

/// Who is taken when the links of `back` hold too, and the groups with them.
fn hold(groups: &PrerequisiteGroups, back: &[(usize, usize, Strength)]) -> (Vec<bool>, PrerequisiteGroups) {
    let holding = groups.with(back);
    let held = takeable(&holding, &weak_components(&holding), true, &vec![false; groups.modules()]);
    (held, holding)
}

/// By node: whether a node leads to it; it leads to itself.
fn reached(graph: &Adjacency<Strength>, start: usize) -> Vec<bool> {
    let mut search = Dfs::new(graph, node(start));
    let mut met = vec![false; graph.node_count()];
    while let Some(next) = search.next(graph) {
        met[next.index()] = true;
    }
    met
}

/// The components of corequisites that bind.
pub(super) fn weak_components(groups: &PrerequisiteGroups) -> Components {
    Components::new(&groups.links(|_, group| allows_same_period(group)))
}
