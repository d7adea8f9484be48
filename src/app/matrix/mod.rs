//! The matrix: outcomes and competencies by modules, a cell of it chosen, links between them changed.
//!
//! What it shows is `export::matrix`; here is where one stands in it, what is folded, and what is in
//! sight. The chosen column is the chosen module of the outline, so that both views stay together.

use std::collections::BTreeSet;

use crate::app::commands::command::{Scope, always, commands};
use crate::app::dialogs::checklist::{Checklist, ChecklistItem, Tick};
use crate::app::dialogs::layer::Layer;
use crate::app::mouse::{Gesture, Spot};
use crate::app::shell::geometry::{moved, scrolled};
use crate::app::shell::notice::Tone;
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::check::Severity;
use crate::edit::alignment;
use crate::export::matrix::{MatrixCell, MatrixColumn, MatrixRow, OutcomeRow};
use crate::i18n::Lang;
use crate::model::Message;
use crate::steps;

pub use crate::export::matrix::{Coverage, Matrix};

/// A line of the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatrixLine {
    /// A competency, by its row.
    Competency(usize),
    /// An outcome, by the row of its competency and its place there.
    Outcome(usize, usize),
}

/// What the view remembers.
#[derive(Debug, Default)]
pub struct MatrixView {
    /// What is shown.
    pub data: Matrix,
    /// The lines, as far as they are unfolded.
    pub lines: Vec<MatrixLine>,
    /// The chosen line.
    pub at: usize,
    /// The first line that is shown.
    pub top: usize,
    /// The chosen column.
    pub column: usize,
    /// The first column that is shown.
    pub left: usize,
    /// The competencies whose outcomes are shown; the empty name stands for outcomes without.
    open: BTreeSet<String>,
    /// Columns are as wide as their titles need, even where then not all are in sight.
    pub wide: bool,
}

/// How the room is shared out, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixRoom {
    /// The columns of the names of rows.
    pub names: usize,
    /// The columns of the sums behind them.
    pub sums: usize,
    /// The columns of each module.
    pub pitch: usize,
    /// How many modules are in sight.
    pub columns: usize,
    /// The rows of the titles of modules.
    pub head: usize,
    /// How many lines are in sight.
    pub lines: usize,
    /// Whether the sums of each module stand below, and what the signs mean.
    pub foot: bool,
}

/// The columns of a module that shows its number only.
const NARROW: usize = 4;
/// The least columns of a module that shows its title, and the most.
pub const TITLED: usize = 9;
const WIDEST: usize = 14;

commands! { COMMANDS of MatrixView, Scope::View(ViewKind::Matrix);
    "matrix-left" 0 ["Left", "h"] always => |view, shell| view.go_across(-1, shell);
    "matrix-right" 0 ["Right", "l"] always => |view, shell| view.go_across(1, shell);
    "matrix-go" 1 ["Enter"] always => MatrixView::go;
    "matrix-link" 1 ["e"] MatrixView::can_link => |view, shell| view.link(shell);
    "matrix-fold" 2 ["Space"] always => |view, _| view.fold();
    "matrix-fold-all" 4 ["o"] always => |view, _| view.fold_all();
    "matrix-next-gap" 2 ["m"] always => |view, shell| view.next_gap(true, shell);
    "matrix-previous-gap" 0 ["M"] always => |view, shell| view.next_gap(false, shell);
    "matrix-wide" 5 ["z"] always => |view, _| view.wide = !view.wide;
    "matrix-leave" 5 ["Esc"] always => |_, shell| shell.request(Request::Show(ViewKind::Outline));
}

impl WorkspaceView for MatrixView {
    fn refresh(&mut self, shell: &mut Shell) {
        let data = Matrix::of(&shell.doc.path, shell.doc.graph());
        let before = std::mem::replace(&mut self.data, data);
        let chosen = self.lines.get(self.at).map(|line| key(&before, *line));
        if self.data.rows.iter().all(|row| row.competency.is_none()) {
            // Without competencies there is nothing else to see.
            self.open.insert(String::new());
        }
        self.unfold();
        let same = self.lines.iter().position(|line| Some(key(&self.data, *line)) == chosen);
        self.at = same.unwrap_or(self.at).min(self.lines.len().saturating_sub(1));
        self.scroll(shell);
    }

    fn step(&mut self, by: isize, _shell: &mut Shell) {
        self.at = moved(self.at, by, self.lines.len());
    }

    fn page(&self, shell: &Shell) -> isize {
        isize::try_from(self.room(shell).lines.saturating_sub(1).max(1)).unwrap_or(1)
    }

    fn scroll(&mut self, shell: &mut Shell) {
        self.follow_outline(shell);
        let room = self.room(shell);
        self.top = scrolled(self.top, self.at, self.lines.len(), room.lines);
        self.left = scrolled(self.left, self.column, self.data.columns.len(), room.columns);
    }

    fn mouse(&mut self, gesture: Gesture, spot: Option<&Spot>, shell: &mut Shell) {
        match (gesture, spot) {
            (Gesture::Wheel(by), _) => self.step(by, shell),
            (Gesture::Press, Some(Spot::Cell(line, column)))
                if (*line, *column) == (self.at, self.column) =>
            {
                shell.request(Request::Enter);
            }
            (Gesture::Press, Some(Spot::Cell(line, column))) => {
                if *line < self.lines.len() {
                    self.at = *line;
                }
                self.choose_column(*column, shell);
            }
            _ => {}
        }
    }

    fn status(&self, shell: &Shell) -> Option<(Tone, Message)> {
        let row = self.row()?;
        let told = |gap: bool| Tone::Found(if gap { Severity::Warning } else { Severity::Info });
        let name = competency_name(row, shell.lang);
        if let (Some(outcome), column) = (self.outcome(), self.data.columns.get(self.column)) {
            let at = self.data.columns.get(outcome.column).or(column)?;
            let message = Message::new(format!("matrix-said-outcome-{}", outcome.coverage.name()))
                .with("text", outcome.text.as_str())
                .with("title", at.title.as_str());
            return Some((told(outcome.coverage != Coverage::Assessed), message));
        }
        let column = self.data.columns.get(self.column)?;
        if let Some(gap) = row.gap {
            return Some((
                told(true),
                Message::new("matrix-said-gap").with("name", name).with("gap", gap.message()),
            ));
        }
        let message = match row.cell(self.column) {
            Some(MatrixCell { coverage, outcomes, assessed, .. }) => {
                Message::new(format!("matrix-said-{}", coverage.name()))
                    .with("outcomes", *outcomes)
                    .with("assessed", *assessed)
            }
            None if column.outcomes == 0 => Message::new("matrix-said-no-outcome"),
            None => Message::new("matrix-said-nothing"),
        };
        let bare = column.outcomes == 0;
        Some((told(bare), message.with("name", name).with("title", column.title.as_str())))
    }

    fn shows_modules(&self) -> bool {
        true
    }
}

impl MatrixView {
    /// The row of the chosen line.
    pub fn row(&self) -> Option<&MatrixRow> {
        self.data.rows.get(self.lines.get(self.at)?.row())
    }

    /// The outcome of the chosen line, if it is one.
    pub fn outcome(&self) -> Option<&OutcomeRow> {
        match self.lines.get(self.at)? {
            MatrixLine::Competency(_) => None,
            MatrixLine::Outcome(row, at) => self.data.rows.get(*row)?.outcomes.get(*at),
        }
    }

    /// Whether the outcomes of a row are shown.
    pub fn is_open(&self, row: &MatrixRow) -> bool {
        self.open.contains(row.competency.as_deref().unwrap_or_default())
    }

    fn unfold(&mut self) {
        self.lines.clear();
        for (at, row) in self.data.rows.iter().enumerate() {
            self.lines.push(MatrixLine::Competency(at));
            if self.open.contains(row.competency.as_deref().unwrap_or_default()) {
                self.lines.extend((0..row.outcomes.len()).map(|outcome| MatrixLine::Outcome(at, outcome)));
            }
        }
    }

    /// Unfolds anew, and stays at the competency that was chosen.
    fn refold(&mut self, open: BTreeSet<String>) {
        let head = self.lines.get(self.at).map(|line| line.row());
        self.open = open;
        self.unfold();
        self.at = self.lines.iter().position(|line| Some(line.row()) == head).unwrap_or(0);
    }
}

/// What a line of a matrix stands for, whatever its place: a competency, and an outcome of a module.
fn key(data: &Matrix, line: MatrixLine) -> (Option<&str>, Option<(&str, &str)>) {
    let row = data.rows.get(line.row());
    let outcome = match line {
        MatrixLine::Competency(_) => None,
        MatrixLine::Outcome(_, at) => row.and_then(|row| row.outcomes.get(at)),
    };
    let of_module = outcome.and_then(|outcome| {
        let column = data.columns.get(outcome.column)?;
        Some((column.id.as_str(), outcome.id.as_str()))
    });
    (row.and_then(|row| row.competency.as_deref()), of_module)
}

impl PartialOrd for MatrixLine {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for MatrixLine {
    /// As they stand: a competency above its outcomes.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |line: &Self| match line {
            Self::Competency(row) => (*row, 0),
            Self::Outcome(row, at) => (*row, at + 1),
        };
        key(self).cmp(&key(other))
    }
}

impl MatrixLine {
    /// The row it stands in.
    pub fn row(self) -> usize {
        match self {
            Self::Competency(row) | Self::Outcome(row, _) => row,
        }
    }
}

impl MatrixView {
    /// How the room of the matrix is shared out.
    pub fn room(&self, shell: &Shell) -> MatrixRoom {
        let body = shell.body();
        let width = usize::from(body.width.saturating_sub(2));
        let height = usize::from(body.height.saturating_sub(2));
        let count = self.data.columns.len().max(1);
        let names = (width * 2 / 5).clamp(12.min(width), 44);
        let sums = if width >= 60 { 7 } else { 0 };
        let free = width.saturating_sub(names + sums);
        let fair = free / count;
        let pitch = match (fair >= TITLED, self.wide) {
            (true, _) => fair.min(WIDEST),
            (false, true) => TITLED.min(free.max(NARROW)),
            (false, false) => fair.clamp(NARROW, TITLED - 1),
        };
        // A row of stages, then titles or numbers.
        let titles = match (pitch >= TITLED, height) {
            (true, 16..) => 3,
            (true, 10..) => 2,
            _ => 1,
        };
        let stages = usize::from(height >= 10 && !shell.doc.path.stages.is_empty());
        let head = titles + stages;
        let foot = height >= 10;
        let lines = height.saturating_sub(head + if foot { 2 } else { 0 }).max(1);
        MatrixRoom { names, sums, pitch, columns: (free / pitch).max(1), head, lines, foot }
    }

    /// The chosen module of the outline is the chosen column.
    fn follow_outline(&mut self, shell: &Shell) {
        let Some(id) = shell.chosen().module() else { return };
        let columns = &self.data.columns;
        if columns.get(self.column).is_none_or(|column| column.id != id) {
            let at = columns.iter().position(|column| column.id == id);
            self.column = at.unwrap_or(self.column).min(columns.len().saturating_sub(1));
        }
    }

    fn go_across(&mut self, by: isize, shell: &mut Shell) {
        let to = moved(self.column, by, self.data.columns.len());
        self.choose_column(to, shell);
    }

    fn choose_column(&mut self, column: usize, shell: &mut Shell) {
        let Some(id) = self.data.columns.get(column).map(|column| column.id.clone()) else { return };
        self.column = column;
        shell.choose_module(&id);
    }

    fn fold(&mut self) {
        let Some(row) = self.row() else { return };
        let key = row.competency.clone().unwrap_or_default();
        let mut open = std::mem::take(&mut self.open);
        if !open.remove(&key) {
            open.insert(key);
        }
        self.refold(open);
    }

    /// Shows the outcomes of all competencies, or of none.
    fn fold_all(&mut self) {
        let all = self.data.rows.iter().map(|row| row.competency.clone().unwrap_or_default());
        let all: BTreeSet<String> = all.collect();
        let open = if all.is_subset(&self.open) { BTreeSet::new() } else { all };
        self.refold(open);
    }

    /// Goes to the next place where something is missing, round the end; unfolds it where it is folded.
    fn next_gap(&mut self, forward: bool, shell: &mut Shell) {
        let matrix = &self;
        let gaps = matrix.gaps();
        let line = matrix.lines.get(matrix.at).copied().unwrap_or(MatrixLine::Competency(0));
        let here = MatrixPlace { line, column: matrix.column };
        let next = if forward {
            gaps.iter().find(|gap| **gap > here).or_else(|| gaps.first())
        } else {
            gaps.iter().rev().find(|gap| **gap < here).or_else(|| gaps.last())
        };
        let Some(next) = next.copied() else { return shell.tell(Message::new("matrix-no-gap")) };
        if let (MatrixLine::Outcome(row, _), true) = (next.line, !matrix.lines.contains(&next.line)) {
            let key = matrix.data.rows[row].competency.clone().unwrap_or_default();
            self.open.insert(key);
            self.unfold();
        }
        self.at = self.lines.iter().position(|line| *line == next.line).unwrap_or(0);
        self.choose_column(next.column, shell);
    }

    /// Shows the outcomes of the chosen module in its form.
    fn go(&mut self, shell: &mut Shell) {
        let outcome = self.outcome().map(|outcome| (outcome.column, outcome.id.clone()));
        let column = outcome.as_ref().map_or(self.column, |(column, _)| *column);
        self.choose_column(column, shell);
        let Some(id) = shell.chosen().module().map(str::to_owned) else { return };
        let mut steps = steps![Field("modules"), Item(id.as_str()), Field("outcomes")];
        steps.extend(outcome.map(|(_, outcome)| crate::model::value::Step::Item(outcome)));
        shell.request(Request::Reveal(steps));
    }

    fn can_link(&self, shell: &Shell) -> bool {
        shell.may_edit() && self.row().is_some() && !self.data.columns.is_empty()
    }

    /// Links or unlinks what the chosen cell is about; asks where there are several.
    fn link(&self, shell: &mut Shell) {
        if self.outcome().is_some() || self.row().is_some_and(|row| row.competency.is_none()) {
            return self.tick_competencies(shell);
        }
        let (Some(competency), Some(column)) =
            (self.row().and_then(|row| row.competency.clone()), self.data.columns.get(self.column))
        else {
            return;
        };
        let module = column.id.clone();
        let Some(found) = shell.doc.path.modules.get(&module) else { return };
        let items: Vec<ChecklistItem> = found
            .outcomes
            .iter()
            .map(|(id, outcome)| ChecklistItem {
                label: outcome.text.clone(),
                detail: String::new(),
                value: id.clone(),
                on: outcome.competencies.contains(&competency),
            })
            .collect();
        match items.as_slice() {
            [] => shell.refuse(Message::new("matrix-said-no-outcome").with("title", found.title.as_str())),
            [only] => {
                let wanted = if only.on { BTreeSet::new() } else { BTreeSet::from([only.value.clone()]) };
                let change = alignment::serve_competency(&shell.doc.path, &module, &competency, &wanted);
                shell.change(change);
            }
            _ => {
                let name = self.row().map(|row| competency_name(row, shell.lang)).unwrap_or_default();
                let title = Message::new("matrix-tick-outcomes").with("title", found.title.as_str());
                let mut list = Checklist::new(Tick::OutcomesOf { module, competency }, title, items);
                list.said = Some(Message::new("matrix-tick-towards").with("name", name));
                shell.layers.push(Layer::Checklist(list));
            }
        }
    }

    /// Asks which competencies the chosen outcome works towards.
    fn tick_competencies(&self, shell: &mut Shell) {
        let Some(outcome) = self.outcome() else {
            return shell.refuse(Message::new("matrix-choose-outcome"));
        };
        let (text, id) = (outcome.text.clone(), outcome.id.clone());
        let Some(module) = self.data.columns.get(outcome.column).map(|column| column.id.clone()) else {
            return;
        };
        let Some(found) = shell.doc.path.modules.get(&module).and_then(|module| module.outcomes.get(&id))
        else {
            return;
        };
        let served = &found.competencies;
        let item = |id: &str, label: &str, block: &str| ChecklistItem {
            label: if label.is_empty() { id.to_owned() } else { label.to_owned() },
            detail: block.to_owned(),
            value: id.to_owned(),
            on: served.iter().any(|have| have == id),
        };
        // What the path has not stays in the list, so that it is not lost unseen.
        let unknown = served.iter().filter(|id| !shell.doc.path.competencies.contains_key(id));
        let known = shell.doc.path.competencies.iter();
        let items: Vec<ChecklistItem> = known
            .map(|(id, found)| item(id, &found.label, &found.block))
            .chain(unknown.map(|id| item(id, "", "")))
            .collect();
        if items.is_empty() {
            return shell.refuse(Message::new("matrix-no-competency"));
        }
        let title = Message::new("matrix-tick-competencies").with("text", text);
        let list = Checklist::new(Tick::CompetenciesOf { module, outcome: id }, title, items);
        shell.layers.push(Layer::Checklist(list));
    }
}

/// What a row is called.
pub fn competency_name(row: &MatrixRow, lang: Lang) -> String {
    match &row.competency {
        None => lang.word("matrix-without").into_owned(),
        Some(id) if row.label.is_empty() => id.clone(),
        Some(_) => row.label.clone(),
    }
}

/// A place in the matrix, in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct MatrixPlace {
    line: MatrixLine,
    column: usize,
}

impl MatrixView {
    /// The places where something is missing: competencies without a module or an assessment, outcomes
    /// without an assessment, modules without an outcome.
    fn gaps(&self) -> Vec<MatrixPlace> {
        let mut gaps = Vec::new();
        for (at, row) in self.data.rows.iter().enumerate() {
            if row.gap.is_some() {
                let column = row.cells.first().map_or(0, |cell| cell.column);
                gaps.push(MatrixPlace { line: MatrixLine::Competency(at), column });
            }
            let open = row.outcomes.iter().enumerate();
            let open = open.filter(|(_, outcome)| outcome.coverage != Coverage::Assessed);
            gaps.extend(open.map(|(outcome, found)| MatrixPlace {
                line: MatrixLine::Outcome(at, outcome),
                column: found.column,
            }));
        }
        let bare = |(_, column): &(usize, &MatrixColumn)| column.outcomes == 0;
        let bare = self.data.columns.iter().enumerate().filter(bare);
        gaps.extend(bare.map(|(column, _)| MatrixPlace { line: MatrixLine::Competency(0), column }));
        gaps.sort_unstable();
        gaps
    }
}
