//! The alignment matrix: which module teaches, practises and assesses which competency, and what is
//! missing.
//!
//! Owns the reading of a path as rows (competencies, each with the outcomes that work towards it) and
//! columns (modules), as plain data; the screen and `page` show the same. What counts as practised is
//! decided by the module: activities do not say which outcome they serve.

mod page;

use std::collections::BTreeMap;

use super::order;
use super::view::is_company;
use crate::graph::Graph;
use crate::model::{LearningType, Message, Modality, Module, Moment, Outcome, TrainingPath};

pub use page::{matrix_json, matrix_page};

/// How far a module takes its learners towards a competency or an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// An outcome is about it.
    Taught,
    /// The module also lets learners practise.
    Practised,
    /// An assessment is about the outcome.
    Assessed,
}

impl Coverage {
    /// All of them, from little to much.
    pub const ALL: [Self; 3] = [Self::Taught, Self::Practised, Self::Assessed];

    /// Its sign, told apart without colour.
    pub fn glyph(self) -> char {
        match self {
            Self::Taught => '○',
            Self::Practised => '◐',
            Self::Assessed => '●',
        }
    }

    /// Its name in JSON, and the last part of its keys: `matrix-letter-taught`, `matrix-taught`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Taught => "taught",
            Self::Practised => "practised",
            Self::Assessed => "assessed",
        }
    }

    fn of(practised: bool, assessed: bool) -> Self {
        match (practised, assessed) {
            (_, true) => Self::Assessed,
            (true, false) => Self::Practised,
            (false, false) => Self::Taught,
        }
    }
}

/// A module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixColumn {
    /// Its id.
    pub id: String,
    /// Its title, or its id where it has none.
    pub title: String,
    /// Its stage, by place.
    pub stage: Option<usize>,
    /// How many outcomes it has.
    pub outcomes: usize,
    /// How many of them are assessed.
    pub assessed: usize,
    /// Whether learners practise in it.
    pub practised: bool,
}

/// What a module does for a competency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixCell {
    /// The module, by the place of its column.
    pub column: usize,
    /// How far it goes.
    pub coverage: Coverage,
    /// How many of its outcomes work towards the competency.
    pub outcomes: usize,
    /// How many of those are assessed.
    pub assessed: usize,
}

/// A competency, or the outcomes that work towards none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// The competency's id; none for the outcomes without.
    pub competency: Option<String>,
    /// What it says; empty for the outcomes without, and for one that the path has not.
    pub label: String,
    /// The block of the certification that it belongs to.
    pub block: String,
    /// What the modules do for it, by column.
    pub cells: Vec<MatrixCell>,
    /// The outcomes that work towards it, by column.
    pub outcomes: Vec<OutcomeRow>,
    /// What is missing here.
    pub gap: Option<MatrixGap>,
}

impl MatrixRow {
    /// What the module of a column does for it.
    pub fn cell(&self, column: usize) -> Option<&MatrixCell> {
        self.cells.binary_search_by_key(&column, |cell| cell.column).ok().map(|at| &self.cells[at])
    }

    /// How many modules take it at least that far.
    pub fn reached(&self, coverage: Coverage) -> usize {
        self.cells.iter().filter(|cell| cell.coverage >= coverage).count()
    }
}

/// An outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeRow {
    /// Its module, by the place of its column.
    pub column: usize,
    /// Its id in the module.
    pub id: String,
    /// What it says.
    pub text: String,
    /// How far its module takes it.
    pub coverage: Coverage,
}

/// Something that a reader of the matrix has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatrixGap {
    /// No module works towards the competency.
    NotTaught,
    /// No assessment is about the competency.
    NotAssessed,
    /// An outcome names a competency that the path has not.
    Unknown,
}

impl MatrixGap {
    /// Its name in JSON, and the last part of its key.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotTaught => "not-taught",
            Self::NotAssessed => "not-assessed",
            Self::Unknown => "unknown",
        }
    }

    /// The key of its words.
    pub fn message(self) -> Message {
        Message::new(format!("matrix-gap-{}", self.name()))
    }
}

/// What is missing, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MatrixTotals {
    /// Competencies that the path has.
    pub competencies: usize,
    /// Those that no module works towards.
    pub not_taught: usize,
    /// Those that are taught and never assessed.
    pub not_assessed: usize,
    /// Outcomes of all modules.
    pub outcomes: usize,
    /// Those that are assessed.
    pub outcomes_assessed: usize,
    /// Those that work towards no competency.
    pub outcomes_without: usize,
    /// Modules without any outcome.
    pub modules_without: usize,
}

/// The alignment of a path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The modules, as the author laid them out.
    pub columns: Vec<MatrixColumn>,
    /// The competencies by block, then those that the path has not, then the outcomes without.
    pub rows: Vec<MatrixRow>,
    /// The sums.
    pub totals: MatrixTotals,
}

impl Matrix {
    /// Reads a path.
    pub fn of(path: &TrainingPath, graph: &Graph) -> Self {
        let order = order::laid_out(path, graph);
        let mut columns = Vec::with_capacity(order.len());
        let mut gathered = Gathered::default();
        for (id, stage) in order {
            let Some(module) = path.modules.get(id) else { continue };
            let at = columns.len();
            let practised = is_practised(module);
            let mut assessed = 0;
            for (outcome, found) in module.outcomes.iter() {
                let coverage = Coverage::of(practised, is_assessed(module, outcome));
                assessed += usize::from(coverage == Coverage::Assessed);
                gathered.outcome(at, outcome, found, coverage);
            }
            columns.push(MatrixColumn {
                id: id.to_owned(),
                title: path.title_of(id).to_owned(),
                stage,
                outcomes: module.outcomes.len(),
                assessed,
                practised,
            });
        }
        let rows = gathered.rows(path);
        let totals = totals(&columns, &rows, path);
        Self { columns, rows, totals }
    }
}

/// Outcomes by the competency that they name; the empty name gathers those without.
#[derive(Default)]
struct Gathered<'a> {
    by_competency: BTreeMap<&'a str, Vec<OutcomeRow>>,
}

impl<'a> Gathered<'a> {
    fn outcome(&mut self, column: usize, id: &str, outcome: &'a Outcome, coverage: Coverage) {
        let row = || OutcomeRow { column, id: id.to_owned(), text: outcome.text.clone(), coverage };
        for competency in &outcome.competencies {
            self.by_competency.entry(competency).or_default().push(row());
        }
        if outcome.competencies.is_empty() {
            self.by_competency.entry("").or_default().push(row());
        }
    }

    fn rows(mut self, path: &TrainingPath) -> Vec<MatrixRow> {
        let without = self.by_competency.remove("").unwrap_or_default();
        let mut known: Vec<_> = path.competencies.iter().collect();
        known.sort_by(|(_, one), (_, other)| {
            // What belongs to no block comes behind the blocks.
            (one.block.is_empty(), &one.block).cmp(&(other.block.is_empty(), &other.block))
        });
        let mut rows: Vec<MatrixRow> = known
            .into_iter()
            .map(|(id, found)| {
                let outcomes = self.by_competency.remove(id.as_str()).unwrap_or_default();
                let mut row = row(Some(id.clone()), outcomes);
                row.label.clone_from(&found.label);
                row.block.clone_from(&found.block);
                row.gap = match row.cells.iter().map(|cell| cell.coverage).max() {
                    None => Some(MatrixGap::NotTaught),
                    Some(Coverage::Assessed) => None,
                    Some(_) => Some(MatrixGap::NotAssessed),
                };
                row
            })
            .collect();
        rows.extend(self.by_competency.into_iter().map(|(id, outcomes)| MatrixRow {
            gap: Some(MatrixGap::Unknown),
            ..row(Some(id.to_owned()), outcomes)
        }));
        if !without.is_empty() {
            rows.push(row(None, without));
        }
        rows
    }
}

fn row(competency: Option<String>, outcomes: Vec<OutcomeRow>) -> MatrixRow {
    let mut cells: Vec<MatrixCell> = Vec::new();
    for outcome in &outcomes {
        let assessed = usize::from(outcome.coverage == Coverage::Assessed);
        match cells.last_mut().filter(|cell| cell.column == outcome.column) {
            Some(cell) => {
                cell.coverage = cell.coverage.max(outcome.coverage);
                cell.outcomes += 1;
                cell.assessed += assessed;
            }
            None => {
                cells.push(MatrixCell {
                    column: outcome.column,
                    coverage: outcome.coverage,
                    outcomes: 1,
                    assessed,
                });
            }
        }
    }
    MatrixRow { competency, label: String::new(), block: String::new(), cells, outcomes, gap: None }
}

fn totals(columns: &[MatrixColumn], rows: &[MatrixRow], path: &TrainingPath) -> MatrixTotals {
    let gaps = |gap: MatrixGap| rows.iter().filter(|row| row.gap == Some(gap)).count();
    MatrixTotals {
        competencies: path.competencies.len(),
        not_taught: gaps(MatrixGap::NotTaught),
        not_assessed: gaps(MatrixGap::NotAssessed),
        outcomes: columns.iter().map(|column| column.outcomes).sum(),
        outcomes_assessed: columns.iter().map(|column| column.assessed).sum(),
        outcomes_without: rows
            .iter()
            .filter(|row| row.competency.is_none())
            .map(|row| row.outcomes.len())
            .sum(),
        modules_without: columns.iter().filter(|column| column.outcomes == 0).count(),
    }
}

/// Whether learners practise in a module: they train, they make something, or they are at work.
fn is_practised(module: &Module) -> bool {
    let by_doing = |kind: &LearningType| matches!(kind, LearningType::Practice | LearningType::Production);
    let stated = |modality: &Modality| is_company(modality);
    module.activities.iter().any(|step| by_doing(&step.learning) || is_company(&step.modality))
        || module.minutes.iter().any(|(modality, minutes)| *minutes > 0 && stated(modality))
}

/// Whether an assessment is about an outcome. One that only finds out what learners bring does not count.
fn is_assessed(module: &Module, outcome: &str) -> bool {
    module.assessments.values().any(|assessment| {
        assessment.when != Moment::Positioning && assessment.outcomes.iter().any(|id| id == outcome)
    })
}

#[cfg(test)]
mod tests;
