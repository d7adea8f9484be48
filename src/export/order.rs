//! What the graph of a path says to its readers, by id.
//!
//! The only file of the exports that names `graph`; it owns no algorithm.

use std::collections::HashMap;

use crate::graph::{Graph, Metrics};
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

/// Reads the graph of a path.
pub fn read(path: &TrainingPath) -> Reading<'_> {
    let graph = Graph::of(path);
    // The graph's places are those of the path's modules, which are sorted by id.
    let ids: Vec<&str> = path.modules.keys().map(String::as_str).collect();
    let named = |places: Vec<usize>| places.into_iter().filter_map(|at| ids.get(at).copied()).collect();
    let critical = graph.critical_path();
    Reading {
        order: named(graph.teaching_order()),
        critical: Chain { minutes: critical.minutes, modules: named(critical.modules) },
        metrics: ids.iter().copied().zip(graph.metrics()).collect(),
        links: graph.link_count(),
    }
}
