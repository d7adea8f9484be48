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
pub struct ReadingOrder<'a> {
    /// The ids of all modules, in teaching order.
    pub order: Vec<&'a str>,
    /// The critical path.
    pub critical: Chain<'a>,
    /// Figures of each module by id.
    pub metrics: HashMap<&'a str, Metrics>,
    /// How many other modules can no longer be reached without each module, by id; `None` where that was too
    /// much to find out.
    pub lost: Option<HashMap<&'a str, u32>>,
    /// How many links bind modules of the path: recommended ones do not.
    pub links: usize,
}

/// Reads the graph of a path.
pub fn read(path: &TrainingPath) -> ReadingOrder<'_> {
    let graph = Graph::of(path);
    // The graph's places are those of the path's modules, which are sorted by id.
    let ids: Vec<&str> = path.modules.keys().map(String::as_str).collect();
    let named = |places: Vec<usize>| places.into_iter().filter_map(|at| ids.get(at).copied()).collect();
    let critical = graph.critical_path();
    ReadingOrder {
        order: named(graph.teaching_order()),
        critical: Chain { minutes: critical.minutes, modules: named(critical.modules) },
        metrics: ids.iter().copied().zip(graph.metrics()).collect(),
        lost: graph.lost_counts().map(|counts| ids.iter().copied().zip(counts).collect()),
        links: graph.link_count(),
    }
}

/// The modules as the author laid them out: stage by stage, then those in no stage in teaching order.
/// Each stands once, with its stage; what a stage names and the path has not is left out.
pub fn laid_out<'a>(path: &'a TrainingPath, graph: &Graph) -> Vec<(&'a str, Option<usize>)> {
    let ids: Vec<&str> = path.modules.keys().map(String::as_str).collect();
    let mut placed = vec![false; ids.len()];
    let mut order = Vec::with_capacity(ids.len());
    for (stage, found) in path.stages.iter().enumerate() {
        for at in found.modules.iter().filter_map(|id| path.modules.position(id)) {
            if !std::mem::replace(&mut placed[at], true) {
                order.push((ids[at], Some(stage)));
            }
        }
    }
    if placed.contains(&false) {
        let loose = graph.teaching_order().into_iter().filter(|at| !placed[*at]);
        order.extend(loose.map(|at| (ids[at], None)));
    }
    order
}
