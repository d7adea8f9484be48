//! A path made of a table of modules and of what its columns hold.
//!
//! Owns what becomes of rows: modules, stages, prerequisites, comparisons with stated totals, and the account of them. The
//! order of teaching is the order of the rows. What cannot be understood is kept in words and told, line by line.
//!
//! Where a table is silent: a day counts seven hours; hours without a modality are on site; what
//! stands in a column of another name goes into the summary of its module under that name.

mod minutes;
mod module;
mod requires;
mod rows;

use std::collections::HashSet;

use self::module::Assumed;
use self::requires::{Member, Names};
use self::rows::{Draft, Rows, SumRow};
use super::account::{Account, RowKind};
use super::competencies;
use super::ids::{self, Named};
use super::mapping::Role;
use super::propose::{Certainty, Proposal, is_bare_number};
use super::read::Table;
use super::text::one_line;
use super::{Import, ImportError, Remarks, Severity, seed};
use crate::model::{Arg, Message, Module, Origin, Prose, Requirement, Stage, TrainingPath, propose_id};

/// What the table itself does not say.
#[derive(Debug, Clone, Default)]
pub struct TableOptions<'a> {
    /// The file's name without folders and ending: stands for a title where there is none.
    pub name: &'a str,
    /// The language of the path where the headers do not tell, as a BCP 47 tag.
    pub language: &'a str,
}

/// The title of the stage of modules that stand in none, so that the order of the rows is kept.
const UNSTAGED: &str = "Modules";

/// Makes a path of a table.
///
/// # Errors
/// When no column holds titles or codes, or when no module follows.
pub fn make(table: &Table, proposal: &Proposal, options: &TableOptions<'_>) -> Result<Import, ImportError> {
    let mut remarks = Remarks::default();
    let mut account = Account::default();
    remarks.reading(&table.facts, &table.rows);
    if let Some(sheet) = table.sheet.as_ref().filter(|_| !table.other_sheets.is_empty()) {
        let message = Message::new("import-sheet").with("sheet", sheet.as_str());
        remarks.file(Severity::Warning, message.with("others", table.other_sheets.clone()));
    }
    if proposal.place(&Role::Competency).is_some() && proposal.place(&Role::Title).is_none() {
        return competencies::make(table, proposal, options, remarks);
    }
    if proposal.place(&Role::Title).is_none() && proposal.place(&Role::Code).is_none() {
        let seen = table.rows.first().map(|row| row.filled().map(|(_, cell)| one_line(cell)).collect());
        return Err(ImportError::NoTitleColumn(seen.unwrap_or_default()));
    }
    let head = proposal.head.rows(&table.rows);
    let head_line = head.first().map_or(1, |row| row.line);
    tell_columns(proposal, head_line, &mut remarks);
    let above = proposal.head.above(&table.rows);
    let rows = rows::sort(above, proposal.head.body(&table.rows), proposal, &mut remarks, &mut account);
    for row in head {
        account.row(row.line, RowKind::Header);
    }
    account.rows.sort_unstable();
    if rows.drafts.is_empty() {
        return Err(ImportError::NoModules);
    }
    tell_left_out(proposal, &rows, head_line, &mut remarks, &mut account);
    let path = build(&rows, proposal, options, &mut remarks);
    Ok(Import { path, remarks: remarks.sorted(), account })
}

/// Tells which columns are kept in the summary, which are worth a look, and which modality was assumed.
fn tell_columns(proposal: &Proposal, line: usize, remarks: &mut Remarks) {
    let notes =
        proposal.columns.iter().filter(|column| column.role == Role::Note && !column.header.is_empty());
    let notes: Vec<String> = notes.map(|column| column.header.clone()).collect();
    if !notes.is_empty() {
        let message = Message::new("import-columns-in-summary").with("columns", notes);
        remarks.line(line, Severity::Info, message);
    }
    for (place, column) in proposal.columns.iter().enumerate() {
        if column.certainty == Certainty::Unsure {
            let message = Message::new("import-column-unsure")
                .with("column", ids::column_name(place, &column.header))
                .with("role", column.role.label())
                .with("why", column.reason.clone());
            remarks.cell(line, place, Severity::Warning, message);
        }
        let by_modality = matches!(column.role, Role::Duration(_, Some(_)));
        if by_modality
            && column.certainty != Certainty::Given
            && super::modality::find(&column.header).assumed_live
        {
            let message = Message::new("import-column-assumed-live").with("column", column.header.as_str());
            remarks.cell(line, place, Severity::Info, message);
        }
    }
}

/// Tells which columns are left out, and counts their cells.
fn tell_left_out(
    proposal: &Proposal,
    rows: &Rows,
    line: usize,
    remarks: &mut Remarks,
    account: &mut Account,
) {
    for (place, column) in proposal.columns.iter().enumerate() {
        let count = rows.drafts.iter().filter(|draft| !draft.cell(Some(place)).is_empty()).count();
        if column.role == Role::Ignored && count > 0 {
            let name = ids::column_name(place, &column.header);
            let message =
                Message::new("import-column-left-out").with("column", name.as_str()).with("count", count);
            remarks.cell(line, place, Severity::Info, message);
            account.left_out.push((name, count));
        }
    }
}

fn build(
    rows: &Rows,
    proposal: &Proposal,
    options: &TableOptions<'_>,
    remarks: &mut Remarks,
) -> TrainingPath {
    let drafts = &rows.drafts;
    let code_place = module::code_place(drafts, proposal);
    let codes: Vec<String> = drafts.iter().map(|draft| one_line(draft.cell(code_place))).collect();
    tell_numbers(drafts, code_place, proposal, remarks);
    let wanted: Vec<Named> =
        drafts.iter().zip(&codes).map(|(draft, code)| Named { title: &draft.title, code }).collect();
    let ids = ids::readable(&wanted, "module", HashSet::new());
    let names = names(drafts, &codes, proposal);

    let mut assumed = Assumed::default();
    let mut modules: Vec<Module> = drafts
        .iter()
        .zip(&codes)
        .map(|(draft, code)| module::module(draft, code, proposal, &mut assumed, remarks))
        .collect();
    for sum in &rows.sums {
        tell_sum(sum, drafts, &modules, proposal, remarks);
    }
    tell_assumed(&assumed, remarks);
    let mut linker = Linker { proposal, names: &names, ids: &ids, remarks, budget: SUGGESTION_WORK };
    for (index, draft) in drafts.iter().enumerate() {
        modules[index].requires = linker.requires(index, draft).into_iter().collect();
    }

    let title = rows.title.clone().unwrap_or_else(|| options.name.replace('_', " "));
    TrainingPath {
        language: proposal.language.unwrap_or(options.language).to_owned(),
        // What is noted of the file is the same for every file of its kind: no content that a merge could ask about.
        origin: Some(Box::new(Origin { foreign: String::from(FOREIGN), ..Origin::default() })),
        notes: rows.notes.iter().map(|note| Prose::new(note)).collect(),
        stages: stages(rows, &ids),
        modules: ids.iter().cloned().zip(modules).collect(),
        ..TrainingPath::new(propose_id(&title, seed(&title), |_| false), title)
    }
}

/// Tells that the numbers of rows are no codes, and where they say more than the order of the rows.
fn tell_numbers(drafts: &[Draft], code_place: Option<usize>, proposal: &Proposal, remarks: &mut Remarks) {
    let Some(place) = proposal.place(&Role::Number).filter(|place| code_place != Some(*place)) else {
        return;
    };
    let column = ids::column_name(place, &proposal.columns[place].header);
    let number = |draft: &Draft| -> Option<usize> {
        draft.cell(Some(place)).trim().trim_end_matches(['.', ')', '°']).parse().ok()
    };
    let numbers: Vec<Option<usize>> = drafts.iter().map(number).collect();
    // 1, 2, 3, and from 1 again in each stage.
    let follows = |pair: &[Option<usize>]| pair[1] == Some(1) || pair[1] == pair[0].map(|number| number + 1);
    let counts = numbers.first() == Some(&Some(1)) && numbers.windows(2).all(follows);
    let key = if counts { "import-numbers-count" } else { "import-numbers-left-out" };
    remarks.file(Severity::Info, Message::new(key).with("column", column));
}

/// What the origin of an imported path says.
const FOREIGN: &str = "table";

fn names(drafts: &[Draft], codes: &[String], proposal: &Proposal) -> Names {
    let mut names = Names::default();
    // Codes first: where a code of one module is the title of another, the code is meant.
    for (index, code) in codes.iter().enumerate() {
        names.add(index, code);
    }
    let number = proposal.place(&Role::Number);
    for (index, draft) in drafts.iter().enumerate() {
        names.add(index, &draft.title);
        names.add(index, draft.cell(number));
    }
    names
}

/// Compares a row of sums with what was read, column by column.
fn tell_sum(sum: &SumRow, drafts: &[Draft], modules: &[Module], proposal: &Proposal, remarks: &mut Remarks) {
    let range = sum.from..sum.to;
    let added = |minutes: &mut dyn Iterator<Item = u32>| minutes.fold(0, u32::saturating_add);
    for (place, stated) in minutes::stated(&sum.cells, proposal) {
        let is_part = matches!(proposal.columns[place].role, Role::Duration(_, Some(_)));
        let found = if is_part {
            let cell = |draft: &Draft| {
                let mut cells = minutes::stated(&draft.cells, proposal);
                cells.find(|(found, _)| *found == place).map_or(0, |(_, minutes)| minutes)
            };
            added(&mut drafts[range.clone()].iter().map(cell))
        } else {
            added(&mut modules[range.clone()].iter().map(Module::total_minutes))
        };
        if stated != found {
            let message = Message::new("import-total-differs")
                .with("column", ids::column_name(place, &proposal.columns[place].header))
                .with("stated", Arg::Minutes(stated))
                .with("sum", Arg::Minutes(found));
            remarks.cell(sum.line, place, Severity::Warning, message);
        }
    }
    // What a row of sums says besides is no figure of a module.
    let text = |(place, cell): &(usize, &str)| {
        let role = proposal.columns.get(*place).map(|column| &column.role);
        matches!(role, Some(Role::Note | Role::Summary | Role::Outcomes)) && !is_bare_number(cell)
    };
    let cells: Vec<String> = sum
        .cells
        .iter()
        .enumerate()
        .map(|(place, cell)| (place, cell.as_str()))
        .filter(|(_, cell)| !cell.is_empty())
        .skip(1)
        .filter(text)
        .map(|(_, cell)| one_line(cell))
        .collect();
    if !cells.is_empty() {
        let message = Message::new("import-total-text").with("text", cells.join(" | "));
        remarks.line(sum.line, Severity::Error, message);
    }
}

fn tell_assumed(assumed: &Assumed, remarks: &mut Remarks) {
    for (count, key) in [
        (assumed.days, "import-days-as-hours"),
        (assumed.on_site, "import-assumed-on-site"),
        (assumed.live, "import-assumed-live"),
    ] {
        if count > 0 {
            remarks.file(Severity::Info, Message::new(key).with("count", count));
        }
    }
}

/// The stages in the order in which they come up. Rows before the first heading come first, and a table without
/// headings is one stage: a path has an order of modules only inside of stages.
fn stages(rows: &Rows, ids: &[String]) -> Vec<Stage> {
    let unstaged = rows.drafts.iter().any(|draft| draft.stage.is_none());
    let shift = usize::from(unstaged);
    let all = unstaged.then_some(UNSTAGED).into_iter().chain(rows.stages.iter().map(String::as_str));
    let titles: Vec<Named> = all.map(|title| Named { title, code: "" }).collect();
    let stage_ids = ids::readable(&titles, "stage", HashSet::new());
    let mut stages: Vec<Stage> = titles
        .iter()
        .zip(stage_ids)
        .map(|(named, id)| Stage { id, title: named.title.to_owned(), ..Stage::default() })
        .collect();
    for (draft, id) in rows.drafts.iter().zip(ids) {
        let place = draft.stage.map_or(0, |stage| stage + shift);
        if let Some(stage) = stages.get_mut(place) {
            stage.modules.push(id.clone());
        }
    }
    stages
}

/// How many names are compared in all to suggest what an unknown prerequisite may have meant.
const SUGGESTION_WORK: usize = 400_000;

/// Turns cells of prerequisites into requirements.
struct Linker<'a> {
    proposal: &'a Proposal,
    names: &'a Names,
    ids: &'a [String],
    remarks: &'a mut Remarks,
    budget: usize,
}

impl Linker<'_> {
    fn requires(&mut self, index: usize, draft: &Draft) -> Vec<Requirement> {
        let mut requires = Vec::new();
        for (place, column) in self.proposal.columns.iter().enumerate() {
            let Role::Requires(kind) = &column.role else { continue };
            let cell = draft.cell(Some(place));
            let reading = requires::read(cell, self.names);
            let in_words = reading.ambiguous;
            if in_words {
                let message = Message::new("import-prerequisite-in-words").with("text", one_line(cell));
                self.tell(draft, place, message);
            }
            for group in reading.groups {
                let mut requirement = Requirement { kind: kind.clone(), ..Requirement::default() };
                let mut words = Vec::new();
                for member in group {
                    match member {
                        Member::Module(found, namesakes) => {
                            self.tell_module(index, draft, place, found, namesakes);
                            requirement.any_of.insert(self.ids[found].clone());
                        }
                        Member::Words(text) => {
                            if !in_words {
                                self.tell_words(draft, place, &text);
                            }
                            words.push(text);
                        }
                    }
                }
                requirement.knowledge = words.join(" / ");
                requires.push(requirement);
            }
        }
        requires
    }

    fn tell_module(&mut self, index: usize, draft: &Draft, place: usize, found: usize, namesakes: usize) {
        if found == index {
            self.tell(draft, place, Message::new("import-prerequisite-itself"));
        } else if namesakes > 1 {
            let message = Message::new("import-prerequisite-namesakes")
                .with("count", namesakes)
                .with("id", self.ids[found].as_str());
            self.tell(draft, place, message);
        }
    }

    fn tell_words(&mut self, draft: &Draft, place: usize, text: &str) {
        let near = (self.budget >= self.names.len()).then(|| self.names.nearest(text)).flatten();
        self.budget = self.budget.saturating_sub(self.names.len());
        let message = match near {
            Some(near) => Message::new("import-prerequisite-unknown-near").with("near", near),
            None => Message::new("import-prerequisite-unknown"),
        };
        self.tell(draft, place, message.with("text", text));
    }

    fn tell(&mut self, draft: &Draft, place: usize, message: Message) {
        let message = message.with("title", draft.title.as_str());
        self.remarks.cell(draft.line, place, Severity::Warning, message);
    }
}
