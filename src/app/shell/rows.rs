//! The outline: the path, its stages, its modules, and which of them is chosen.

use crate::graph::Graph;
use crate::model::TrainingPath;
use crate::model::value::{Step, Steps};
use crate::steps;

/// A row of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutlineRow {
    /// The path itself.
    Path,
    /// A stage, by place.
    Stage(usize),
    /// A module, with the stage and the place in it where it stands.
    Module(String, Option<(usize, usize)>),
}

impl OutlineRow {
    /// The steps to what the row stands for.
    pub fn steps(&self) -> Steps {
        match self {
            Self::Path => Steps::new(),
            Self::Stage(index) => steps![Field("stages"), At(*index)],
            Self::Module(id, _) => steps![Field("modules"), Item(id.as_str())],
        }
    }

    /// Whether both stand for the same thing, wherever it stands.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Module(one, _), Self::Module(another, _)) => one == another,
            _ => self == other,
        }
    }

    /// The stage the row belongs to.
    pub fn stage(&self) -> Option<usize> {
        match self {
            Self::Stage(index) | Self::Module(_, Some((index, _))) => Some(*index),
            _ => None,
        }
    }

    /// The module of the row.
    pub fn module(&self) -> Option<&str> {
        match self {
            Self::Module(id, _) => Some(id),
            _ => None,
        }
    }
}

/// The rows of a path: stages with their modules in the author's order, then the modules that stand in
/// none, in the order of teaching.
pub fn rows<'g>(path: &TrainingPath, graph: impl FnOnce() -> &'g Graph) -> Vec<OutlineRow> {
    let mut rows = vec![OutlineRow::Path];
    let mut placed = vec![false; path.modules.len()];
    for (at, stage) in path.stages.iter().enumerate() {
        rows.push(OutlineRow::Stage(at));
        for (place, id) in stage.modules.iter().enumerate() {
            if let Some(index) = path.modules.position(id) {
                placed[index] = true;
            }
            rows.push(OutlineRow::Module(id.clone(), Some((at, place))));
        }
    }
    if placed.contains(&false) {
        let graph = graph();
        let loose = graph.teaching_order().into_iter().filter(|module| !placed[*module]);
        rows.extend(loose.map(|module| OutlineRow::Module(graph.id(module).to_owned(), None)));
    }
    rows
}

/// The row that shows what `steps` lead to, or what is around it.
pub fn row_of(rows: &[OutlineRow], steps: &[Step]) -> usize {
    match steps {
        [Step::Field("modules"), Step::Item(id), ..] => {
            rows.iter().position(|row| row.module() == Some(id)).unwrap_or(0)
        }
        [Step::Field("stages"), Step::At(at), ..] => {
            rows.iter().position(|row| *row == OutlineRow::Stage(*at)).unwrap_or(0)
        }
        _ => 0,
    }
}
