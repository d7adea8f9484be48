//! Runs algorithms of petgraph on the prerequisites of a path file: its strongly connected components, and
//! the immediate dominator of each module, which every chain of prerequisites to the module passes last.
//!
//! `cargo run --example dominators -- paths/NAME.path.ron`
//!
//! Edges know no alternatives: to petgraph, each prerequisite is one more way to a module. What can no longer
//! be reached without a module is told by `Graph::lost_without`, which reads groups as they are meant.

#![allow(clippy::print_stdout, reason = "an example prints what it found")]

use std::error::Error;

use mille_parcours::adjacency::{Adjacency, narrow, node};
use mille_parcours::format;
use mille_parcours::graph::Graph;
use mille_parcours::model::TrainingPath;
use petgraph::algo::dominators::simple_fast;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::NodeIndex;
use petgraph::visit::{EdgeRef, IntoEdgeReferences};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("name a path file")?;
    let text = std::fs::read_to_string(file)?;
    let path: TrainingPath = format::read(&text).map_err(|error| format!("{error:?}"))?;
    let graph = Graph::of(&path);
    let links = graph.adjacency();

    let circles = kosaraju_scc(links).into_iter().filter(|component| component.len() > 1).count();
    println!("{} modules, {} links, {circles} circles", graph.len(), links.edge_count());

    // A virtual root leads to each module that nothing comes before.
    let root = graph.len();
    let index = |at: usize| narrow(at);
    let entries = (0..graph.len()).filter(|module| links.predecessors(*module).is_empty());
    let from_root = entries.map(|module| (index(root), index(module), ()));
    let between = links.edge_references().map(|edge| {
        let [source, target] = [edge.source(), edge.target()].map(|end| index(end.index()));
        (source, target, ())
    });
    let rooted = Adjacency::from_edges(root + 1, from_root.chain(between));
    let dominators = simple_fast(&rooted, node(root));
    for module in 0..graph.len() {
        let before = dominators.immediate_dominator(node(module)).map(NodeIndex::index);
        if let Some(before) = before.filter(|before| *before != root) {
            println!("{} always comes behind {}", graph.id(module), graph.id(before));
        }
    }
    Ok(())
}
