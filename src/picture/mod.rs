//! A path as a picture: which boxes and lines there are, before anybody draws them.
//!
//! Owns the one way from a path to the input of [`crate::layout`]: modules, folded stages, and a small
//! « ou » in front of a module for each prerequisite that any one of several satisfies. The command
//! line, the screen and exports draw from the same [`Picture`]. Places nothing and colours nothing.
//!
//! How links look: required is a plain line, corequisite a double one (both together), advice a dashed
//! one.

mod build;
mod label;
#[cfg(test)]
mod tests;
mod threads;

use std::collections::BTreeSet;

use crate::graph::{Graph, GroupAt, Link, Strength};
use crate::i18n::Lang;
use crate::layout;
use crate::model::TrainingPath;

pub use label::{BoxFrame, Detail, Label};
pub use threads::threads;

/// What to show of a path.
#[derive(Debug, Clone, Copy, Default)]
pub struct PictureRequest<'a> {
    /// The language of « ou » and of durations.
    pub lang: Lang,
    /// How much each box says.
    pub detail: Detail,
    /// The most columns a title may take; 0 for the usual.
    pub title: usize,
    /// Whether to leave out prerequisites that follow from others.
    pub reduce: bool,
    /// By module: whether it is shown; `None` for all.
    pub only: Option<&'a [bool]>,
    /// The stages, by place, that are folded to one box each.
    pub folded: Option<&'a BTreeSet<usize>>,
}

/// What a box stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoxContent {
    /// A module, by its index in the graph.
    Module(usize),
    /// « Or »: one prerequisite that any of several modules satisfies.
    Choice(GroupAt),
    /// A folded stage, by its place in the path.
    Stage(usize),
}

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureBox {
    /// What it stands for.
    pub what: BoxContent,
    /// What it says.
    pub label: Label,
}

/// A line between two boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// The box it comes from, by index.
    pub from: usize,
    /// The box it leads to, by index.
    pub to: usize,
    /// What binds the two: the strongest of the links it stands for.
    pub strength: Strength,
}

/// A link of the path and the lines that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownLink {
    /// The link.
    pub link: Link,
    /// Its lines, by index, from the prerequisite on: one, or two by way of an « or »; none within a
    /// folded stage.
    pub ties: Vec<usize>,
}

/// The boxes and lines of a path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// The boxes: modules by id, then choices, then folded stages.
    pub nodes: Vec<PictureBox>,
    /// The lines; between two boxes there is one at most.
    pub ties: Vec<Tie>,
    /// The links that are shown, in the order of [`Graph::links`].
    pub links: Vec<ShownLink>,
    /// How much each box says.
    pub detail: Detail,
    /// By box: the stage that it belongs to, by place.
    pub stages: Vec<Option<u32>>,
}

/// The picture of a path. `graph` is the graph of the same path.
pub fn picture(path: &TrainingPath, graph: &Graph, request: &PictureRequest) -> Picture {
    build::build(path, graph, request)
}

impl Picture {
    /// What to give to [`layout::layout`].
    pub fn input(&self) -> layout::LayoutInput {
        let nodes = self.nodes.iter().zip(&self.stages).map(|(node, stage)| layout::InputNode {
            width: node.label.width(self.detail),
            height: node.label.height(self.detail),
            group: *stage,
        });
        let edges = self.ties.iter().map(|tie| layout::Edge {
            from: tie.from,
            to: tie.to,
            line: line(tie.strength),
            weight: self.weight(tie),
        });
        layout::LayoutInput { nodes: nodes.collect(), edges: edges.collect() }
    }

    /// The box of a module, if it is shown.
    pub fn module(&self, module: usize) -> Option<usize> {
        self.nodes.binary_search_by_key(&BoxContent::Module(module), |node| node.what).ok()
    }

    /// An « or » stands close to its module, and advice pulls less than the rest.
    fn weight(&self, tie: &Tie) -> u32 {
        match (self.nodes[tie.from].what, tie.strength) {
            (BoxContent::Choice(_), _) => 8,
            (_, Strength::Recommended) => 1,
            _ => 2,
        }
    }
}

/// How a bond is drawn.
pub fn line(strength: Strength) -> layout::LineStyle {
    match strength {
        Strength::Required => layout::LineStyle::Plain,
        Strength::Corequisite | Strength::StrictCorequisite => layout::LineStyle::Double,
        Strength::Recommended => layout::LineStyle::Dashed,
    }
}
