//! What each row of a table is: a module, a heading, a total, the rest of a merged cell, or nothing usable.
//!
//! Owns the recognition by shape and by words, and the account of it. Does not read what the cells of a module say.

use std::collections::HashMap;

use super::minutes;
use crate::import::account::{Account, RowKind};
use crate::import::mapping::Role;
use crate::import::propose::Proposal;
use crate::import::read::Row;
use crate::import::text::one_line;
use crate::import::words::{Phrase, words};
use crate::import::{Remarks, Severity};
use crate::model::{Message, fold};

/// The rows of a table, sorted by what they are.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The title above the table.
    pub title: Option<String>,
    /// What else stands above it.
    pub notes: Vec<String>,
    /// The titles of stages, in the order in which they come up.
    pub stages: Vec<String>,
    /// The modules, in the order of their rows.
    pub drafts: Vec<Draft>,
    /// The rows that add up others.
    pub sums: Vec<SumRow>,
}

/// One module, cell by cell.
#[derive(Debug)]
pub(super) struct Draft {
    /// Its first line.
    pub line: usize,
    /// Its title, on one line.
    pub title: String,
    /// Its cells, one for each column; lines of merged cells are joined by line breaks.
    pub cells: Vec<String>,
    /// The place of its stage.
    pub stage: Option<usize>,
}

impl Draft {
    /// The cell of a column, empty where there is none.
    pub fn cell(&self, place: Option<usize>) -> &str {
        place.and_then(|place| self.cells.get(place)).map_or("", String::as_str)
    }
}

/// A row that adds up the modules above it.
#[derive(Debug)]
pub(super) struct SumRow {
    pub line: usize,
    pub cells: Vec<String>,
    /// The first module that it adds up: the first of the table for a total, else the first behind the last
    /// subtotal or heading.
    pub from: usize,
    /// The module behind the last that it adds up.
    pub to: usize,
}

/// Sorts the rows of a table.
pub(super) fn sort(
    above: &[Row],
    body: &[Row],
    proposal: &Proposal,
    remarks: &mut Remarks,
    account: &mut Account,
) -> Rows {
    let mut rows = Rows::default();
    for row in above {
        rows.read_above(row, remarks, account);
    }
    let mut sorter = Sorter {
        proposal,
        title: proposal.place(&Role::Title),
        stage_column: proposal.place(&Role::Stage),
        stage: None,
        known: HashMap::new(),
        carried: 0,
        headings_by_shape: headings_by_shape(body, proposal),
        section: 0,
        sums: Sums::new(proposal.columns.len()),
        rows,
    };
    for row in body {
        let kind = sorter.read(row, remarks);
        account.row(row.line, kind);
    }
    if sorter.carried > 0 {
        let message = Message::new("import-stage-carried").with("count", sorter.carried);
        remarks.file(Severity::Info, message);
    }
    sorter.rows
}

/// Whether rows of one filled cell are headings by their shape alone: there are at least two, the table begins with
/// one, and below each of them stands a fuller row.
fn headings_by_shape(body: &[Row], proposal: &Proposal) -> bool {
    if proposal.place(&Role::Stage).is_some() {
        return false;
    }
    let is_single = |row: &Row| row.filled().take(2).count() == 1;
    let singles = body.iter().filter(|row| is_single(row)).count();
    let led = |pair: &[Row]| !is_single(&pair[0]) || !is_single(&pair[1]);
    singles >= 2
        && body.first().is_some_and(is_single)
        && body.last().is_some_and(|row| !is_single(row))
        && body.windows(2).all(led)
}

impl Rows {
    fn read_above(&mut self, row: &Row, remarks: &mut Remarks, account: &mut Account) {
        let cells: Vec<String> = row.filled().map(|(_, cell)| one_line(cell)).collect();
        if let ([title], None) = (cells.as_slice(), &self.title) {
            let message = Message::new("import-title-above").with("title", title.as_str());
            remarks.line(row.line, Severity::Info, message);
            self.title = Some(title.clone());
            account.row(row.line, RowKind::PathTitle);
        } else {
            remarks.line(row.line, Severity::Info, Message::new("import-line-in-notes"));
            self.notes.push(cells.join(" | "));
            account.row(row.line, RowKind::Note);
        }
    }
}

/// The minutes of the modules so far, column by column.
struct Sums {
    all: Vec<u64>,
    section: Vec<u64>,
}

impl Sums {
    fn new(width: usize) -> Self {
        Self { all: vec![0; width], section: vec![0; width] }
    }

    fn add(&mut self, cells: &[String], proposal: &Proposal) {
        for (place, minutes) in minutes::stated(cells, proposal) {
            self.all[place] += u64::from(minutes);
            self.section[place] += u64::from(minutes);
        }
    }

    /// Whether a row states the sum of all modules, or of those of its section, in each of its durations.
    fn are_stated_by(&self, cells: &[String], proposal: &Proposal) -> bool {
        let stated: Vec<(usize, u32)> = minutes::stated(cells, proposal).collect();
        let equals = |sums: &[u64]| {
            !stated.is_empty()
                && stated.iter().all(|(place, minutes)| sums[*place] == u64::from(*minutes) && *minutes > 0)
        };
        equals(&self.all) || equals(&self.section)
    }
}

struct Sorter<'a> {
    proposal: &'a Proposal,
    title: Option<usize>,
    stage_column: Option<usize>,
    stage: Option<usize>,
    /// The places of stages by their folded titles.
    known: HashMap<String, usize>,
    /// How many modules have the stage of a line above, as merged cells leave it.
    carried: usize,
    headings_by_shape: bool,
    /// The first module behind the last subtotal or heading.
    section: usize,
    sums: Sums,
    rows: Rows,
}

impl Sorter<'_> {
    fn read(&mut self, row: &Row, remarks: &mut Remarks) -> RowKind {
        if self.is_header(row) {
            remarks.line(row.line, Severity::Info, Message::new("import-header-again"));
            return RowKind::HeaderAgain;
        }
        if let Some(sum) = self.sum(row) {
            return self.add_sum(row, sum, remarks);
        }
        let own_stage = self.stage_column.map(|place| one_line(row.cell(place)));
        let mut filled = row.filled();
        let only = filled.next().filter(|_| filled.next().is_none());
        match (&own_stage, only) {
            (Some(stage), Some(_)) if !stage.is_empty() => {
                self.open_stage(stage);
                return RowKind::Stage;
            }
            (_, Some((place, heading))) if self.is_heading(row, place, heading) => {
                let heading = one_line(heading);
                let message = Message::new("import-line-heading").with("title", heading.as_str());
                remarks.line(row.line, Severity::Info, message);
                self.open_stage(&heading);
                return RowKind::Stage;
            }
            _ => {}
        }
        let stage_stated = own_stage.as_ref().is_some_and(|stage| !stage.is_empty());
        if let Some(stage) = own_stage.filter(|stage| !stage.is_empty()) {
            self.open_stage(&stage);
        }
        self.module(row, stage_stated, remarks)
    }

    fn module(&mut self, row: &Row, stage_stated: bool, remarks: &mut Remarks) -> RowKind {
        let width = self.proposal.columns.len();
        for (index, cell) in row.filled().filter(|(index, _)| *index >= width) {
            let message = Message::new("import-cell-beyond").with("text", one_line(cell));
            remarks.cell(row.line, index, Severity::Error, message);
        }
        let repeats = |place: usize| row.repeated.contains(&place);
        let title = self.title.map_or_else(String::new, |place| one_line(row.cell(place)));
        let code_place = self.proposal.place(&Role::Code);
        let code = code_place.map_or_else(String::new, |place| one_line(row.cell(place)));
        let goes_on = self.title.is_some_and(repeats) || title.is_empty() && code_place.is_some_and(repeats);
        if goes_on || title.is_empty() && code.is_empty() {
            if self.continues(row) {
                remarks.line(row.line, Severity::Info, Message::new("import-line-continues"));
                return RowKind::Continuation;
            }
            remarks.unused(row);
            return RowKind::Unused;
        }
        let title = if title.is_empty() {
            let message = Message::new("import-title-from-code").with("code", code.as_str());
            remarks.line(row.line, Severity::Warning, message);
            code
        } else {
            title
        };
        if self.stage_column.is_some() && self.stage.is_some() && !stage_stated {
            self.carried += 1;
        }
        let cells: Vec<String> = (0..width).map(|index| row.cell(index).to_owned()).collect();
        self.sums.add(&cells, self.proposal);
        self.rows.drafts.push(Draft { line: row.line, title, cells, stage: self.stage });
        RowKind::Module
    }

    /// Adds the text of a line without title to the module above, as merged cells leave it; says
    /// whether it could be added.
    fn continues(&mut self, row: &Row) -> bool {
        let goes_on = |index: usize| {
            let role = self.proposal.columns.get(index).map(|column| &column.role);
            matches!(
                role,
                Some(
                    Role::Requires(_)
                        | Role::Outcomes
                        | Role::Summary
                        | Role::Keywords
                        | Role::Methods
                        | Role::Trainer
                        | Role::Assessment
                        | Role::Deliverables
                        | Role::Resources
                        | Role::Note
                        | Role::Ignored
                )
            )
        };
        let Some(draft) = self.rows.drafts.last_mut() else { return false };
        let new =
            |(index, _): &(usize, &str)| Some(*index) != self.stage_column && !row.repeated.contains(index);
        let cells: Vec<_> = row.filled().filter(new).collect();
        if cells.is_empty() || draft.stage != self.stage || !cells.iter().all(|(index, _)| goes_on(*index)) {
            return false;
        }
        for (index, cell) in cells {
            let before = &mut draft.cells[index];
            if !before.is_empty() {
                before.push('\n');
            }
            before.push_str(cell);
        }
        true
    }

    /// Makes `title` the stage of what follows.
    fn open_stage(&mut self, title: &str) {
        let stages = &mut self.rows.stages;
        let place = *self.known.entry(fold(title)).or_insert(stages.len());
        if place == stages.len() {
            stages.push(title.to_owned());
        }
        if self.stage != Some(place) {
            self.begin_section();
        }
        self.stage = Some(place);
    }

    fn begin_section(&mut self) {
        self.section = self.rows.drafts.len();
        self.sums.section.fill(0);
    }

    fn is_header(&self, row: &Row) -> bool {
        // Of two lines of headers each may come again: a label then holds both.
        let mut named = 0;
        let repeats = |(index, cell): (usize, &str)| {
            let cell = fold(&one_line(cell));
            let label = self.proposal.columns.get(index).map_or("", |column| column.header.as_str());
            named += 1;
            fold(label).split(" / ").any(|part| part == cell)
        };
        row.filled().all(repeats) && named > 0
    }

    /// Whether a row of one cell is the heading of a stage: « Bloc 1 – Vendre », a cell over the whole width, or
    /// what looks like the other headings of the table.
    fn is_heading(&self, row: &Row, place: usize, cell: &str) -> bool {
        let before_title = self.title.is_none_or(|title| place <= title);
        if self.stage_column.is_some() || !before_title || !cell.chars().any(char::is_alphabetic) {
            return false;
        }
        let phrase = Phrase::of(cell);
        let named =
            phrase.words().len() > 1 && words().headings.iter().any(|word| *word == phrase.words()[0]);
        named || row.is_merged || self.headings_by_shape
    }

    /// Whether a row only adds up others: « Total », « Sous-total bloc 1 », « Nombre d'heures », but not « Total
    /// Quality Management ».
    fn sum(&self, row: &Row) -> Option<Sum> {
        let label_places = [Some(0), self.title, self.proposal.place(&Role::Code), self.stage_column];
        // A stage that is merged down to the sum is no label of it.
        let own = || row.filled().filter(|(place, _)| !row.repeated.contains(place));
        let (place, label) = own().next()?;
        let is_label = label_places.contains(&Some(place)) || own().count() <= 2 || is_sum_word(label);
        let states_sum = || self.sums.are_stated_by(&row.cells, self.proposal);
        let has_text = own().any(|(_, cell)| cell.chars().any(char::is_alphabetic) && !is_duration(cell));
        if !has_text {
            // Figures alone that equal what stands above.
            return (self.rows.drafts.len() > 1 && states_sum()).then_some(Sum::Grand);
        }
        if !is_label {
            return None;
        }
        let folded = fold(label);
        let folded = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
        let spoken = Phrase::of(label);
        if words().subtotals.iter().any(|word| {
            folded.starts_with(word.as_str()) || spoken.words().join(" ").starts_with(word.as_str())
        }) {
            return Some(Sum::Partial);
        }
        let (first, rest) = spoken.words().split_first()?;
        if !words().sums.contains(first) {
            return None;
        }
        let counts = |word: &String| {
            words().measures.contains(word)
                || words().sums.contains(word)
                || word.bytes().all(|byte| byte.is_ascii_digit())
        };
        let total = words().totals.contains(first)
            || matches!(first.as_str(), "total" | "totaux" | "somme" | "sum" | "totals");
        let stated = minutes::stated(&row.cells, self.proposal).next().is_some();
        let only_counts = rest.iter().all(counts) && (total || stated && !rest.is_empty());
        (only_counts || total && states_sum()).then_some(Sum::Grand)
    }

    fn add_sum(&mut self, row: &Row, sum: Sum, remarks: &mut Remarks) -> RowKind {
        remarks.line(row.line, Severity::Info, Message::new("import-total-line"));
        let to = self.rows.drafts.len();
        // « Total » below each block adds up the block where the figures say so.
        let sums_section = minutes::stated(&row.cells, self.proposal)
            .all(|(place, minutes)| self.sums.section[place] == u64::from(minutes));
        let from = if sum == Sum::Partial || sums_section { self.section } else { 0 };
        self.rows.sums.push(SumRow { line: row.line, cells: row.cells.clone(), from, to });
        if sum == Sum::Partial || sums_section {
            self.begin_section();
            return RowKind::Subtotal;
        }
        RowKind::Total
    }
}

fn is_sum_word(label: &str) -> bool {
    let phrase = Phrase::of(label);
    phrase.words().first().is_some_and(|word| words().totals.contains(word)) || phrase.has(&words().subtotals)
}

fn is_duration(cell: &str) -> bool {
    use crate::model::duration::{DurationSyntax, Unit, read};
    read(cell, DurationSyntax::of(Unit::Hours)).is_some()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sum {
    Grand,
    Partial,
}
