//! The lanes beside the outline: which module leads to which, as far as there is room for it.
//!
//! Owns how many lanes a width takes and which row of the outline has which cells. Lanes depend on all rows
//! above, so they are woven for the whole path and away from the screen ([`Derived`](crate::app::shell::document::Derived)),
//! for a few widths; after a change they are those of a moment ago, found by what the rows stand for.

use std::collections::HashMap;

use crate::app::shell::rows::{OutlineRow, rows};
use crate::graph::Graph;
use crate::layout::{LaneEdge, LaneRow, lanes};
use crate::model::TrainingPath;
use crate::picture::threads;

/// From so many columns of the outline on so many cells may be lanes.
const ROOM: [(usize, usize); 3] = [(24, 5), (34, 7), (48, 11)];

/// The most lanes side by side that are tried for a room.
const LANES: usize = 6;

/// What stands left of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Margin {
    /// The lanes of the links, where there is room.
    #[default]
    Links,
    /// Nothing: titles have the room.
    Bare,
}

impl Margin {
    /// The other one.
    #[must_use]
    pub(in crate::app) fn other(self) -> Self {
        match self {
            Self::Links => Self::Bare,
            Self::Bare => Self::Links,
        }
    }
}

/// The lanes beside the outline of a path.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gutter {
    /// The row of each module, where it stands first.
    modules: HashMap<String, usize>,
    /// The row of each stage.
    stages: Vec<usize>,
    /// For each room what fits it.
    woven: Vec<GutterRows>,
}

/// The lanes for a room.
#[derive(Debug, Clone, PartialEq)]
struct GutterRows {
    cells: usize,
    rows: Vec<LaneRow>,
}

impl Gutter {
    /// Weaves the lanes of a path; takes a while for a large one.
    pub fn of(path: &TrainingPath) -> Self {
        let graph = Graph::of(path);
        let rows = rows(path, || &graph);
        let mut gutter = Self::default();
        for (at, row) in rows.iter().enumerate() {
            match row {
                OutlineRow::Path => {}
                OutlineRow::Stage(_) => gutter.stages.push(at),
                OutlineRow::Module(id, _) => {
                    gutter.modules.entry(id.clone()).or_insert(at);
                }
            }
        }
        let signs: Vec<bool> = rows.iter().map(|row| row.module().is_some()).collect();
        let row = |module: usize| gutter.modules.get(graph.id(module)).copied();
        let threads = threads(&graph, row, true);
        // What is woven with more lanes than fit the widest room fits no other.
        let mut limit = LANES;
        for (_, cells) in ROOM.iter().rev() {
            let fitting = (1..=limit).rev().map(|limit| (limit, weave(&signs, &threads, limit)));
            let Some((found, woven)) = fitting.into_iter().find(|(_, woven)| woven.cells <= *cells) else {
                break;
            };
            limit = found;
            gutter.woven.push(woven);
        }
        gutter.woven.reverse();
        gutter
    }

    /// The lanes for an outline of so many columns; none where titles need the room.
    pub fn beside(&self, columns: usize) -> Option<GutterBeside<'_>> {
        let missing = ROOM.len() - self.woven.len();
        let room = ROOM.iter().rposition(|(from, _)| *from <= columns)?;
        Some(GutterBeside { gutter: self, woven: self.woven.get(room.checked_sub(missing)?)? })
    }
}

fn weave(signs: &[bool], threads: &[LaneEdge], limit: usize) -> GutterRows {
    let rows = lanes(signs, threads, limit);
    GutterRows { cells: rows.iter().map(|row| row.spots.len()).max().unwrap_or(0), rows }
}

/// The lanes beside an outline of some width.
#[derive(Debug, Clone, Copy)]
pub struct GutterBeside<'a> {
    gutter: &'a Gutter,
    woven: &'a GutterRows,
}

impl<'a> GutterBeside<'a> {
    /// How many cells they take.
    pub fn cells(&self) -> usize {
        self.woven.cells
    }

    /// What stands beside a row, and which row it was.
    pub fn row(&self, row: &OutlineRow) -> Option<(usize, &'a LaneRow)> {
        let at = match row {
            OutlineRow::Path => None,
            OutlineRow::Stage(stage) => self.gutter.stages.get(*stage).copied(),
            OutlineRow::Module(id, _) => self.gutter.modules.get(id).copied(),
        }?;
        Some((at, self.woven.rows.get(at)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Module, Requirement, Stage};

    /// A path of two stages, each module of which needs some of those before it.
    fn path(modules: usize) -> TrainingPath {
        let mut path = TrainingPath::new("p", "P");
        let id = |at: usize| format!("m{at:04}");
        path.stages = vec![Stage::default(), Stage::default()];
        for at in 0..modules {
            let needs = [at.checked_sub(2), at.checked_sub(7)];
            let group =
                |need| Requirement { any_of: [id(need)].into_iter().collect(), ..Requirement::default() };
            let requires = needs.into_iter().flatten().map(group).collect();
            path.modules.insert(id(at), Module { title: id(at), requires, ..Module::default() });
            path.stages[usize::from(at * 2 >= modules)].modules.push(id(at));
        }
        path
    }

    #[test]
    fn lanes_never_take_more_than_their_share_and_leave_a_narrow_outline_alone() {
        for modules in [0, 1, 5, 60] {
            let path = path(modules);
            let gutter = Gutter::of(&path);
            assert!(gutter.beside(ROOM[0].0 - 1).is_none());
            for columns in ROOM[0].0..200 {
                let Some(beside) = gutter.beside(columns) else { continue };
                assert!(beside.cells() * 4 <= columns, "{} of {columns}", beside.cells());
            }
            // Where all lanes fit nothing is left out.
            let wide = gutter.beside(200).expect("lanes");
            let all = rows(&path, || unreachable!("all stand in stages"));
            let found: Vec<_> = all.iter().map(|row| wide.row(row).map(|(at, _)| at)).collect();
            let wanted: Vec<_> = (0..all.len()).map(|at| (at > 0).then_some(at)).collect();
            assert_eq!(found, wanted);
        }
        assert!(Gutter::default().beside(200).is_none());
    }

    #[test]
    fn more_room_cuts_less() {
        let gutter = Gutter::of(&path(60));
        let beyond = |columns: usize| {
            let cut = |beside: GutterBeside| beside.woven.rows.iter().filter(|row| row.beyond).count();
            gutter.beside(columns).map_or(usize::MAX, cut)
        };
        assert!(beyond(200) < beyond(ROOM[1].0), "{} {}", beyond(200), beyond(ROOM[1].0));
    }
}
