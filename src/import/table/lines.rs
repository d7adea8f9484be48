//! From rows of a table to one draft a module.
//!
//! Owns what a line is: a module, a heading, a total, the rest of a merged cell, or nothing that
//! can be used. Does not read what the cells of a module say.

use std::collections::HashMap;

use super::header::{Column, Header};
use crate::import::text::{Row, one_line};
use crate::import::{Remarks, Severity};
use crate::model::{Message, fold};

/// What the lines of a table hold.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The title above the table.
    pub(super) title: Option<String>,
    /// What else stands above it.
    pub(super) notes: Vec<String>,
    /// The titles of stages, in the order in which they come up.
    pub(super) stages: Vec<String>,
    /// The modules.
    pub(super) drafts: Vec<Draft>,
    /// The line of the last grand total.
    pub(super) total: Option<Row>,
}

/// One module, cell by cell.
#[derive(Debug)]
pub(super) struct Draft {
    /// Its first line.
    pub(super) line: usize,
    /// Its title, on one line.
    pub(super) title: String,
    /// Its cells, one for each column; lines of merged cells are joined by line breaks.
    pub(super) cells: Vec<String>,
    /// The place of its stage.
    pub(super) stage: Option<usize>,
}

impl Draft {
    /// The cell of a column, empty where there is none.
    pub(super) fn cell(&self, place: Option<usize>) -> &str {
        place.and_then(|place| self.cells.get(place)).map_or("", String::as_str)
    }
}

/// Sorts the rows of a table.
pub(super) fn collect(rows: &[Row], header: &Header, remarks: &mut Remarks) -> Lines {
    let mut lines = Lines::default();
    let (above, below) = rows.split_at(header.at);
    for row in above {
        lines.read_above(row, remarks);
    }
    let mut reader = Reader { header, stage: None, known: HashMap::new(), carried: 0, lines };
    for row in below.iter().skip(1) {
        reader.read(row, remarks);
    }
    if reader.carried > 0 {
        let message = Message::new("import-stage-carried").with("count", reader.carried);
        remarks.file(Severity::Info, message);
    }
    reader.lines
}

impl Lines {
    fn read_above(&mut self, row: &Row, remarks: &mut Remarks) {
        let cells: Vec<String> = row.filled().map(|(_, cell)| one_line(cell)).collect();
        if let ([title], None) = (cells.as_slice(), &self.title) {
            let message = Message::new("import-title-above").with("title", title.as_str());
            remarks.line(row.line, Severity::Info, message);
            self.title = Some(title.clone());
        } else {
            remarks.line(row.line, Severity::Info, Message::new("import-line-in-notes"));
            self.notes.push(cells.join(" | "));
        }
    }
}

struct Reader<'a> {
    header: &'a Header,
    stage: Option<usize>,
    /// The places of stages by their folded titles.
    known: HashMap<String, usize>,
    /// How many modules have the stage of a line above, as merged cells leave it.
    carried: usize,
    lines: Lines,
}

impl Reader<'_> {
    fn read(&mut self, row: &Row, remarks: &mut Remarks) {
        if self.is_header(row) {
            return remarks.line(row.line, Severity::Info, Message::new("import-header-again"));
        }
        if let Some(total) = total(row) {
            remarks.line(row.line, Severity::Info, Message::new("import-total-line"));
            if total == Total::Grand {
                self.lines.total = Some(row.clone());
            }
            return;
        }
        let own_stage = self.header.place(&Column::Stage).map(|place| one_line(row.cell(place)));
        let mut filled = row.filled();
        let only = filled.next().filter(|_| filled.next().is_none());
        match (&own_stage, only) {
            (Some(stage), Some(_)) if !stage.is_empty() => return self.open_stage(stage),
            (None, Some((_, heading))) if is_heading(heading) => return self.open_stage(&one_line(heading)),
            _ => {}
        }
        let stage_stated = own_stage.as_ref().is_some_and(|stage| !stage.is_empty());
        if let Some(stage) = own_stage.filter(|stage| !stage.is_empty()) {
            self.open_stage(&stage);
        }
        let width = self.header.columns.len();
        for (index, cell) in row.filled().filter(|(index, _)| *index >= width) {
            let message = Message::new("import-cell-beyond").with("text", one_line(cell));
            remarks.cell(row.line, index, Severity::Error, message);
        }
        let Some(title) = self.title(row, remarks) else { return };
        if self.header.place(&Column::Stage).is_some() && self.stage.is_some() && !stage_stated {
            self.carried += 1;
        }
        let cells = (0..width).map(|index| row.cell(index).to_owned()).collect();
        self.lines.drafts.push(Draft { line: row.line, title, cells, stage: self.stage });
    }

    /// The title of the module on this line, if there is a module on it.
    fn title(&mut self, row: &Row, remarks: &mut Remarks) -> Option<String> {
        let cell = |column| self.header.place(&column).map_or("", |place| row.cell(place));
        let title = one_line(cell(Column::Title));
        if !title.is_empty() {
            return Some(title);
        }
        let code = one_line(cell(Column::Code));
        if !code.is_empty() {
            let message = Message::new("import-title-from-code").with("code", code.as_str());
            remarks.line(row.line, Severity::Warning, message);
            return Some(code);
        }
        if self.continues(row) {
            remarks.line(row.line, Severity::Info, Message::new("import-line-continues"));
        } else {
            remarks.unused(row);
        }
        None
    }

    /// Adds the text of a line without title to the module above, as merged cells leave it; says
    /// whether it could be added.
    fn continues(&mut self, row: &Row) -> bool {
        let goes_on = |index: usize| {
            !matches!(
                self.header.columns.get(index),
                None | Some(
                    Column::Title
                        | Column::Code
                        | Column::Number
                        | Column::Duration(..)
                        | Column::Modality
                        | Column::Kind(_)
                )
            )
        };
        let Some(draft) = self.lines.drafts.last_mut() else { return false };
        let stage = self.header.place(&Column::Stage);
        let cells: Vec<_> = row.filled().filter(|(index, _)| Some(*index) != stage).collect();
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
        let stages = &mut self.lines.stages;
        let place = *self.known.entry(fold(title)).or_insert(stages.len());
        if place == stages.len() {
            stages.push(title.to_owned());
        }
        self.stage = Some(place);
    }

    fn is_header(&self, row: &Row) -> bool {
        let labels = self.header.labels.iter().enumerate();
        labels.clone().all(|(index, label)| fold(&one_line(row.cell(index))) == fold(label))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Total {
    Grand,
    Partial,
}

/// Whether a line only adds up others: « Total », « Sous-total bloc 1 », but not « Total Quality
/// Management ».
fn total(row: &Row) -> Option<Total> {
    const ABOUT: &[&str] = &[
        "general",
        "generale",
        "heures",
        "heure",
        "hours",
        "h",
        "jours",
        "days",
        "min",
        "minutes",
        "duree",
        "volume",
        "horaire",
        "bloc",
        "etape",
        "phase",
        "stage",
        "partie",
        "sequence",
        "module",
        "modules",
        "parcours",
        "formation",
        "programme",
        "du",
        "de",
        "la",
        "des",
        "en",
        "le",
        "of",
    ];
    let (_, label) = row.filled().next()?;
    let folded = fold(label).replace("sous-total", "subtotal").replace("sous total", "subtotal");
    let folded = folded.replace("sub-total", "subtotal").replace("grand total", "total");
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let total = match words.next()? {
        "total" | "totaux" | "somme" => Total::Grand,
        "subtotal" => Total::Partial,
        _ => return None,
    };
    let counting = |word: &str| ABOUT.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    match total {
        Total::Grand => words.all(counting).then_some(total),
        // Whatever a subtotal is of, it is no module.
        Total::Partial => Some(total),
    }
}

/// Whether a line of one cell is the heading of a stage: « Bloc 1 – Vendre ».
fn is_heading(cell: &str) -> bool {
    const HEADINGS: &[&str] = &[
        "bloc", "etape", "phase", "partie", "sequence", "stage", "block", "part", "axe", "semestre",
        "semester",
    ];
    let folded = fold(cell);
    let mut words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next().is_some_and(|word| HEADINGS.contains(&word)) && words.next().is_some()
}
