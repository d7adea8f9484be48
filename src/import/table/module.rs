//! From one draft to one module: what each cell says.
//!
//! Owns all fields of a module but its hours (`minutes`) and its prerequisites, which are read in `requires`, once all
//! modules have their names.

use super::minutes;
use super::rows::Draft;
use crate::import::mapping::Role;
use crate::import::propose::Proposal;
use crate::import::text::one_line;
use crate::import::words::{Phrase, is_one_of, words};
use crate::import::{Remarks, Severity};
use crate::model::{Assessment, Keyed, Message, Module, ModuleKind, Outcome, Prose, Resource};

/// What is told once for the whole table.
#[derive(Debug, Default)]
pub(super) struct Assumed {
    /// Modules whose days were counted as seven hours each.
    pub(super) days: usize,
    /// Modules with hours and without a modality: taken for taught on site.
    pub(super) on_site: usize,
    /// Modules « à distance » without a word on how: taken for virtual classes.
    pub(super) live: usize,
}

/// Reads one module; its prerequisites are left empty.
pub(super) fn module(
    draft: &Draft,
    code: &str,
    proposal: &Proposal,
    assumed: &mut Assumed,
    remarks: &mut Remarks,
) -> Module {
    let mut reader = Reader { draft, proposal, remarks, facts: Vec::new() };
    let mut module = Module { title: draft.title.clone(), code: code.to_owned(), ..Module::default() };
    minutes::read(&mut reader, &mut module, assumed);
    for (place, column) in proposal.columns.iter().enumerate() {
        let cell = draft.cell(Some(place));
        if !cell.is_empty() {
            reader.field(&mut module, place, &column.role, cell);
        }
    }
    let summary = markdown(draft.cell(proposal.place(&Role::Summary)));
    let paragraphs: Vec<String> =
        std::iter::once(summary).chain(reader.facts).filter(|text| !text.is_empty()).collect();
    module.summary = Prose::new(&paragraphs.join("\n\n"));
    module
}

/// The column that gives the codes of modules: that of codes, else that of numbers, unless these only count. A module is
/// another one's neighbour in next year's table: what counts rows is no name of it.
pub(super) fn code_place(drafts: &[Draft], proposal: &Proposal) -> Option<usize> {
    let counts = |place: usize| {
        let is_count =
            |cell: &str| cell.trim_end_matches(['.', ')', '°']).bytes().all(|byte| byte.is_ascii_digit());
        drafts.iter().all(|draft| is_count(draft.cell(Some(place)).trim()))
    };
    let number = || proposal.place(&Role::Number).filter(|place| !counts(*place));
    proposal.place(&Role::Code).or_else(number)
}

/// What people write before the items of a list.
const BULLETS: &[char] = &['-', '–', '—', '•', '*', '·', '▪', '➢', '✓'];

/// Reads the cells of one module.
pub(super) struct Reader<'a> {
    pub draft: &'a Draft,
    pub proposal: &'a Proposal,
    pub remarks: &'a mut Remarks,
    /// What found no field: kept in the summary under the name of its column.
    pub facts: Vec<String>,
}

impl Reader<'_> {
    fn field(&mut self, module: &mut Module, place: usize, role: &Role, cell: &str) {
        match role {
            Role::Outcomes => {
                let before = module.outcomes.values().map(|outcome| outcome.text.clone());
                module.outcomes = outcomes(before.chain(items(cell)).collect());
            }
            Role::Kind(yes) => match kind(cell, yes) {
                Some(kind) => module.kind = kind,
                None => self.keep(place, cell, "import-kind-unknown"),
            },
            Role::Keywords => {
                let words = cell.split([',', ';', '\n']).map(one_line).filter(filled);
                module.keywords = module.keywords.iter().cloned().chain(words).collect();
            }
            Role::Methods => {
                let stated: Vec<String> = module.methods.iter().cloned().collect();
                module.methods = stated.into_iter().chain(items(cell)).collect();
            }
            Role::Trainer => module.trainer_profile = Prose::new(&markdown(cell)),
            Role::Assessment => {
                let form = Assessment { form: one_line(cell), ..Assessment::default() };
                module.assessments = [(String::from("a1"), form)].into_iter().collect();
            }
            Role::Deliverables => {
                let stated: Vec<String> = module.deliverables.iter().cloned().collect();
                module.deliverables = stated.into_iter().chain(items(cell)).collect();
            }
            Role::Resources => {
                let before = module.resources.values().map(|resource| resource.title.clone());
                let resource = |title| Resource { title, ..Resource::default() };
                let all: Vec<Resource> = before.chain(items(cell)).map(resource).collect();
                module.resources = numbered('r', all);
            }
            Role::Note => {
                let header = self.header(place);
                let between = if cell.contains('\n') { ":\n\n" } else { ": " };
                let fact = if header.is_empty() {
                    markdown(cell)
                } else {
                    format!("{header}{between}{}", markdown(cell))
                };
                self.facts.push(fact);
            }
            // Read before, by another part, or left out.
            Role::Title
            | Role::Code
            | Role::Number
            | Role::Stage
            | Role::Summary
            | Role::Duration(..)
            | Role::Total(_)
            | Role::UnitOfRow
            | Role::Modality
            | Role::Requires(_)
            | Role::Competency
            | Role::CompetencyCode
            | Role::CompetencyParent
            | Role::Ignored => {}
        }
    }

    /// The header of a column.
    pub(super) fn header(&self, place: usize) -> &str {
        self.proposal.columns.get(place).map_or("", |column| column.header.as_str())
    }

    /// Tells about a cell.
    pub(super) fn tell(&mut self, place: usize, cell: &str, key: &str) {
        let message = Message::new(key)
            .with("title", self.draft.title.as_str())
            .with("column", self.header(place))
            .with("text", one_line(cell));
        self.remarks.cell(self.draft.line, place, Severity::Warning, message);
    }

    /// Tells about a cell and keeps its text in the summary.
    pub(super) fn keep(&mut self, place: usize, cell: &str, key: &str) {
        self.tell(place, cell, key);
        let fact = format!("{}: {}", self.header(place), one_line(cell));
        self.facts.push(fact);
    }
}

fn kind(cell: &str, yes: &ModuleKind) -> Option<ModuleKind> {
    let phrase = Phrase::of(cell);
    if is_yes(cell) {
        return Some(yes.clone());
    }
    if is_no(cell) {
        return Some(if *yes == ModuleKind::Core { ModuleKind::Optional } else { ModuleKind::Core });
    }
    let kinds = [
        (&words().tailored, ModuleKind::Tailored),
        (&words().optional, ModuleKind::Optional),
        (&words().core, ModuleKind::Core),
    ];
    kinds.into_iter().find(|(words, _)| phrase.has(words)).map(|(_, kind)| kind)
}

/// Whether a cell says yes: a cross, « oui ».
pub(super) fn is_yes(cell: &str) -> bool {
    is_one_of(cell, &words().yes)
}

/// Whether a cell says no, or nothing.
pub(super) fn is_no(cell: &str) -> bool {
    is_one_of(cell, &words().no)
}

fn outcomes(texts: Vec<String>) -> Keyed<Outcome> {
    let outcome = |text| Outcome { text, ..Outcome::default() };
    numbered('o', texts.into_iter().map(outcome).collect())
}

/// Short ids in the order of the cell; padded, since maps are sorted by key.
fn numbered<V>(letter: char, values: Vec<V>) -> Keyed<V> {
    let width = values.len().to_string().len();
    let entries = values.into_iter().enumerate();
    entries.map(|(index, value)| (format!("{letter}{:0width$}", index + 1), value)).collect()
}

/// The items of a cell: its lines and what semicolons part, without bullets and numbers.
fn items(cell: &str) -> Vec<String> {
    cell.split(['\n', ';']).map(|item| one_line(unbulleted(item))).filter(filled).collect()
}

/// The lines of a cell as Markdown, in which a line break alone would be a space: bullets become
/// a list, other lines paragraphs.
fn markdown(cell: &str) -> String {
    let mut out = String::new();
    let mut listed = false;
    for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let bare = line.trim_start_matches(BULLETS).trim_start();
        let item = bare.len() < line.len() && !bare.is_empty();
        if !out.is_empty() {
            out.push_str(if listed && item { "\n" } else { "\n\n" });
        }
        out.push_str(if item { "- " } else { "" });
        out.push_str(if item { bare } else { line });
        listed = item;
    }
    out
}

fn unbulleted(item: &str) -> &str {
    let text = item.trim().trim_start_matches(BULLETS).trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].strip_prefix(['.', ')']) {
        Some(rest) if (1..=2).contains(&digits) && rest.starts_with(' ') => rest.trim_start(),
        _ => text,
    }
}

#[allow(clippy::ptr_arg, reason = "a filter over strings hands out references to them")]
fn filled(text: &String) -> bool {
    !text.is_empty()
}
