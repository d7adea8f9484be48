//! What the graph of a path says to its readers, by id.
//!
//! The only file of the exports that names `graph`; it owns no algorithm.

use std::collections::HashMap;

use crate::model::TrainingPath;

/// Modules that must follow one another.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Chain<'a> {
    /// How long they take together, in minutes.
    pub minutes: u32,
    /// Their ids, the first one first.
    pub modules: Vec<&'a str>,
}

/// The graph as readers need it.
#[derive(Debug, Clone, Default)]
pub struct Reading<'a> {
    /// The ids of all modules, in teaching order.
    pub order: Vec<&'a str>,
    /// The critical path.
    pub critical: Chain<'a>,
    /// Figures of each module by id.
    pub metrics: HashMap<&'a str, Metrics>,
    /// How many links bind modules of the path: recommended ones do not.
    pub links: usize,
}

/// The figures of a module, as the metrics of curricula define them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Metrics {
    /// How many modules depend on it, at any distance.
    pub blocking: u64,
    /// The number of modules on the longest chain through it.
    pub delay: u64,
    /// The sum of the two.
    pub complexity: u64,
    /// The summed length of all chains through it; saturates.
    pub centrality: u64,
}

/// Reads the graph of a path.
pub fn read(path: &TrainingPath) -> Reading<'_> {
    let mut order: Vec<&str> = Vec::new();
    for id in path.stages.iter().flat_map(|s| &s.modules).chain(path.modules.keys()) {
        if path.modules.contains_key(id) && !order.contains(&id.as_str()) {
            order.push(id);
        }
    }
    Reading { order, ..Reading::default() }
}
