//! Plain tables of modules, as centres have them in a spreadsheet.
//!
//! Owns the way from the table to a path: columns are recognised by their names, lines become
//! modules, stages and totals, prerequisites are found by title, code or number. What cannot be
//! understood is kept in words and told, line by line.
//!
//! Where a table is silent: a day counts seven hours; hours without a modality are on site; what
//! stands in a column of another name goes into the summary of its module under that name.

mod duration;
mod header;
mod lines;
mod modality;
mod module;
mod requires;

use std::collections::HashSet;

use self::header::{Column, Header};
use self::lines::{Draft, Lines};
use self::module::Assumed;
use self::requires::{Member, Names};
use super::ids::{self, Named};
use super::text::{self, one_line};
use super::{Import, ImportError, Remarks, Severity};
use crate::model::{Arg, Message, Module, Origin, Prose, Requirement, Stage, TrainingPath, fold, propose_id};

/// How a table is to be read; the default lets the table tell.
#[derive(Debug, Clone, Default)]
pub struct TableOptions<'a> {
    /// The file's name without folders and ending: stands for a title where there is none.
    pub name: &'a str,
    /// Ends the id of the path.
    pub seed: u64,
    /// The language of the path where the names of the columns do not tell, as a BCP 47 tag.
    pub language: &'a str,
    /// The sign between cells; `;`, `,`, tab and `|` are found by themselves.
    pub separator: Option<u8>,
    /// The encoding by the name that the web gives it, for files that are no UTF-8 and guessed wrong.
    pub encoding: Option<&'a str>,
}

/// Reads a plain table of modules.
///
/// # Errors
/// When the bytes are no text, when no line names a column of titles, or when no module follows.
pub fn table(bytes: &[u8], options: &TableOptions<'_>) -> Result<Import, ImportError> {
    let decoded = text::decode(bytes, options.encoding)?;
    let (declared, body) = text::declared_separator(&decoded.text);
    let found = options.separator.or(declared);
    let separator = found.unwrap_or_else(|| text::separator(body, header::known));
    let sheet = text::sheet(body, separator);
    let mut remarks = Remarks::default();
    remarks.reading(&decoded, &sheet);

    let header = header::find(&sheet.rows).ok_or_else(|| {
        let seen = sheet.rows.first().map(|row| row.filled().map(|(_, cell)| one_line(cell)).collect());
        ImportError::NoTitleColumn(seen.unwrap_or_default())
    })?;
    tell_columns(&header, sheet.rows[header.at].line, &mut remarks);
    let lines = lines::collect(&sheet.rows, &header, &mut remarks);
    if lines.drafts.is_empty() {
        return Err(ImportError::NoModules);
    }
    let path = build(&lines, &header, options, &mut remarks);
    Ok(Import { path, remarks: remarks.sorted() })
}

/// Tells which columns are kept in the summary, and which modality was assumed for one.
fn tell_columns(header: &Header, line: usize, remarks: &mut Remarks) {
    let others = header.iter().filter(|(_, column)| **column == Column::Other);
    let others: Vec<String> = others.map(|(place, _)| header.labels[place].clone()).collect();
    if !others.is_empty() {
        let message = Message::new("import-columns-in-summary").with("columns", others);
        remarks.line(line, Severity::Info, message);
    }
    for (place, column) in header.iter() {
        let label = &header.labels[place];
        if matches!(column, Column::Duration(_, Some(_))) && modality::find(&fold(label)).assumed_live {
            let message = Message::new("import-column-assumed-live").with("column", label.as_str());
            remarks.cell(line, place, Severity::Info, message);
        }
    }
}

fn build(lines: &Lines, header: &Header, options: &TableOptions<'_>, remarks: &mut Remarks) -> TrainingPath {
    let drafts = &lines.drafts;
    let codes: Vec<String> = drafts.iter().map(|draft| module::code(draft, header)).collect();
    let wanted: Vec<Named> =
        drafts.iter().zip(&codes).map(|(draft, code)| Named { title: &draft.title, code }).collect();
    let ids = ids::readable(&wanted, "module", HashSet::new());
    let names = names(drafts, &codes, header);

    let mut assumed = Assumed::default();
    let mut modules: Vec<Module> =
        drafts.iter().map(|draft| module::module(draft, header, &mut assumed, remarks)).collect();
    tell_total(lines, &modules, header, remarks);
    tell_assumed(&assumed, remarks);
    let mut linker = Linker { header, names: &names, ids: &ids, remarks, budget: SUGGESTION_WORK };
    for (index, draft) in drafts.iter().enumerate() {
        modules[index].requires = linker.requires(index, draft).into_iter().collect();
    }

    let title = lines.title.clone().unwrap_or_else(|| options.name.replace('_', " "));
    TrainingPath {
        language: header.language.unwrap_or(options.language).to_owned(),
        origin: (!options.name.is_empty())
            .then(|| Box::new(Origin { foreign: options.name.to_owned(), ..Origin::default() })),
        notes: lines.notes.iter().map(|note| Prose::new(note)).collect(),
        stages: stages(lines, &ids),
        modules: ids.iter().cloned().zip(modules).collect(),
        ..TrainingPath::new(propose_id(&title, options.seed, |_| false), title)
    }
}

fn names(drafts: &[Draft], codes: &[String], header: &Header) -> Names {
    let mut names = Names::default();
    // Codes first: where a code of one module is the title of another, the code is meant.
    for (index, code) in codes.iter().enumerate() {
        names.add(index, code);
    }
    for (index, draft) in drafts.iter().enumerate() {
        names.add(index, &draft.title);
        names.add(index, draft.cell(header.place(&Column::Number)));
    }
    names
}

/// Compares the line of totals with what was read.
fn tell_total(lines: &Lines, modules: &[Module], header: &Header, remarks: &mut Remarks) {
    let Some(row) = &lines.total else { return };
    let Some(stated) = module::stated_total(&row.cells, header) else { return };
    let sum = modules.iter().map(Module::total_minutes).fold(0, u32::saturating_add);
    if stated != sum {
        let message = Message::new("import-total-differs")
            .with("stated", Arg::Minutes(stated))
            .with("sum", Arg::Minutes(sum));
        remarks.line(row.line, Severity::Warning, message);
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

fn stages(lines: &Lines, ids: &[String]) -> Vec<Stage> {
    let titles: Vec<Named> = lines.stages.iter().map(|title| Named { title, code: "" }).collect();
    let stage_ids = ids::readable(&titles, "stage", HashSet::new());
    let mut stages: Vec<Stage> = lines
        .stages
        .iter()
        .zip(stage_ids)
        .map(|(title, id)| Stage { id, title: title.clone(), ..Stage::default() })
        .collect();
    for (draft, id) in lines.drafts.iter().zip(ids) {
        if let Some(stage) = draft.stage.and_then(|stage| stages.get_mut(stage)) {
            stage.modules.push(id.clone());
        }
    }
    stages
}

/// How many names are compared in all to suggest what an unknown prerequisite may have meant.
const SUGGESTION_WORK: usize = 400_000;

/// Turns cells of prerequisites into requirements.
struct Linker<'a> {
    header: &'a Header,
    names: &'a Names,
    ids: &'a [String],
    remarks: &'a mut Remarks,
    budget: usize,
}

impl Linker<'_> {
    fn requires(&mut self, index: usize, draft: &Draft) -> Vec<Requirement> {
        let mut requires = Vec::new();
        for (place, column) in self.header.iter() {
            let Column::Requires(kind) = column else { continue };
            let cell = draft.cell(Some(place));
            let reading = requires::read(cell, self.names);
            let in_words = reading.ambiguous
                && matches!(reading.groups.as_slice(), [group] if matches!(group.as_slice(), [Member::Words(_)]));
            if reading.ambiguous {
                let key =
                    if in_words { "import-prerequisite-in-words" } else { "import-prerequisite-reading" };
                self.tell(draft, place, Message::new(key).with("text", one_line(cell)));
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
