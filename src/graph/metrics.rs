//! Blocking, delay, complexity and centrality, as `CurricularAnalytics` publishes them.
//!
//! Every link but advice counts once, members of alternatives like the others; lengths count
//! modules. The published definitions know no cycles: here the modules of one are a single step of a
//! chain that counts them all, so mutual corequisites stand side by side. Sums stop at the largest
//! number of their type.

use petgraph::visit::Reversed;

use super::Graph;
use crate::adjacency::{Components, narrow};

/// The figures of one module.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Metrics {
    /// How many other modules can be reached from it.
    pub blocking: u32,
    /// How many modules the longest chain through it has.
    pub delay: u32,
    /// Blocking and delay together.
    pub complexity: u32,
    /// The lengths, added up, of all chains through it from a module without prerequisite to one
    /// that opens nothing; 0 for those two themselves.
    pub centrality: u64,
}

impl Graph {
    /// The figures of all modules, by index.
    pub fn metrics(&self) -> Vec<Metrics> {
        // What comes first has the lower number.
        let parts = Components::new(Reversed(&self.links));
        let sizes: Vec<u32> = (0..parts.len()).map(|part| size(&parts, part)).collect();
        let blocking = self.blocking(&parts);
        let up = self.chains(&parts, &sizes, PathDirection::FromSources);
        let down = self.chains(&parts, &sizes, PathDirection::ToSinks);
        (0..self.len())
            .map(|module| {
                let part = parts.component_of(module);
                let (above, below) = (&up[part], &down[part]);
                let delay = above.longest.saturating_add(below.longest).saturating_sub(sizes[part]);
                let blocking = blocking[module];
                Metrics {
                    blocking,
                    delay,
                    complexity: blocking.saturating_add(delay),
                    centrality: through(above, below, sizes[part].into()),
                }
            })
            .collect()
    }

    /// By module, how many others it reaches: 128 targets at a time are carried from the last
    /// component to the first, so that memory does not grow with the square of the modules.
    fn blocking(&self, parts: &Components) -> Vec<u32> {
        let mut blocking = vec![0_u32; self.len()];
        let mut reached = vec![0_u128; parts.len()];
        let by_part: Vec<u32> =
            (0..parts.len()).flat_map(|part| parts.members(part).iter().copied()).collect();
        for targets in by_part.chunks(128) {
            reached.fill(0);
            for (bit, target) in targets.iter().enumerate() {
                reached[parts.component_of(*target as usize)] |= 1 << bit;
            }
            // Nothing after the last target leads to one of them: links lead upwards.
            let last = targets.last().map_or(0, |target| parts.component_of(*target as usize));
            for part in (0..=last).rev() {
                let mut word = reached[part];
                for &module in parts.members(part) {
                    for end in self.links.successors(module as usize) {
                        word |= reached[parts.component_of(*end as usize)];
                    }
                }
                reached[part] = word;
                for &module in parts.members(part) {
                    blocking[module as usize] += word.count_ones();
                }
            }
        }
        // Each module was a target of its own.
        for count in &mut blocking {
            *count -= 1;
        }
        blocking
    }

    /// The chains that lead to each component from outside it, or on from it.
    fn chains(&self, parts: &Components, sizes: &[u32], way: PathDirection) -> Vec<Chains> {
        let mut chains: Vec<Chains> = Vec::new();
        chains.resize_with(parts.len(), Chains::default);
        for step in 0..parts.len() {
            let part = match way {
                PathDirection::FromSources => step,
                PathDirection::ToSinks => parts.len() - 1 - step,
            };
            let mut found = Chains::default();
            for &module in parts.members(part) {
                let ends = match way {
                    PathDirection::FromSources => self.links.predecessors(module as usize),
                    PathDirection::ToSinks => self.links.successors(module as usize),
                };
                for end in ends {
                    let next = parts.component_of(*end as usize);
                    if next != part {
                        found.extend(&chains[next], sizes[next]);
                    }
                }
            }
            found.longest = found.longest.saturating_add(sizes[part]);
            if found.count == 0 {
                found.count = 1;
                found.is_end = true;
            }
            chains[part] = found;
        }
        chains
    }
}

#[derive(Clone, Copy)]
enum PathDirection {
    FromSources,
    ToSinks,
}

/// The chains on one side of a component.
#[derive(Default)]
struct Chains {
    /// How many there are.
    count: u128,
    /// Their lengths added up, without the component itself.
    lengths: u128,
    /// The length of the longest, with the component itself.
    longest: u32,
    /// Whether there is nothing on this side.
    is_end: bool,
}

impl Chains {
    /// Adds the chains that go on through a neighbour of `size` modules.
    fn extend(&mut self, next: &Self, size: u32) {
        self.count = self.count.saturating_add(next.count);
        let lengths = next.lengths.saturating_add(next.count.saturating_mul(size.into()));
        self.lengths = self.lengths.saturating_add(lengths);
        self.longest = self.longest.max(next.longest);
    }
}

/// The lengths of all chains that join one of `above` with one of `below` through a component of
/// `own` modules.
fn through(above: &Chains, below: &Chains, own: u128) -> u64 {
    if above.is_end || below.is_end {
        return 0;
    }
    let as_far_as_here = above.lengths.saturating_add(above.count.saturating_mul(own));
    let sum =
        as_far_as_here.saturating_mul(below.count).saturating_add(below.lengths.saturating_mul(above.count));
    u64::try_from(sum).unwrap_or(u64::MAX)
}

fn size(parts: &Components, part: usize) -> u32 {
    narrow(parts.members(part).len())
}
