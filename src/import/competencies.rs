//! Tables of competencies: a framework of Moodle, skills of ESCO, the blocks of a certification.
//!
//! Owns which tables are such, and the path made of one: competencies and no modules. What has no field (descriptions,
//! scales, other labels) is left out, and told column by column.

use std::collections::{HashMap, HashSet};

use super::account::{Account, RowKind};
use super::ids::{self, Named};
use super::mapping::Role;
use super::propose::Proposal;
use super::read::{Row, Table};
use super::text::one_line;
use super::words::{CompetencyTableWords, Phrase, words};
use super::{Import, ImportError, Remarks, Severity, TableOptions, seed};
use crate::model::{Competency, Keyed, Message, Origin, TrainingPath, propose_id};

/// The kind of table that has these headers.
fn recognised(labels: &[String]) -> Option<&'static CompetencyTableWords> {
    let spoken: HashSet<String> = labels.iter().map(|label| Phrase::of(label).words().join(" ")).collect();
    let has = |header: &String| spoken.contains(&spelled(header));
    words().competency_tables.iter().find(|kind| kind.headers.iter().all(has))
}

fn spelled(header: &str) -> String {
    Phrase::of(header).words().join(" ")
}

/// What each column of such a table holds; nothing where it is none.
pub(super) fn roles(labels: &[String]) -> Option<Vec<Role>> {
    let kind = recognised(labels)?;
    let role = |label: &String| match spelled(label) {
        name if name == spelled(&kind.label) => Role::Competency,
        name if name == spelled(&kind.code) => Role::CompetencyCode,
        name if !kind.parent.is_empty() && name == spelled(&kind.parent) => Role::CompetencyParent,
        _ => Role::Ignored,
    };
    Some(labels.iter().map(role).collect())
}

/// One line of a table of competencies.
struct CompetencyLine {
    label: String,
    code: String,
    parent: String,
}

/// Makes a path of competencies.
///
/// # Errors
/// When no competency follows the headers.
pub(super) fn make(
    table: &Table,
    proposal: &Proposal,
    options: &TableOptions<'_>,
    mut remarks: Remarks,
) -> Result<Import, ImportError> {
    let mut account = Account::default();
    for row in table.rows.iter().take(table.rows.len() - proposal.body(table).len()) {
        account.row(row.line, RowKind::Header);
    }
    let labels: Vec<String> = proposal.columns.iter().map(|column| column.header.clone()).collect();
    let referential = recognised(&labels).map_or("", |kind| kind.referential.as_str());
    let (mut lines, mut root) = (Vec::new(), None);
    for row in proposal.body(table) {
        let line = read_line(row, proposal);
        if line.label.is_empty() {
            account.row(row.line, RowKind::Unused);
            remarks.unused(row);
        } else if root.is_none() && lines.is_empty() && is_root(&line, row, proposal, table) {
            account.row(row.line, RowKind::PathTitle);
            root = Some(line);
        } else {
            account.row(row.line, RowKind::Competency);
            lines.push(line);
        }
    }
    if lines.is_empty() {
        return Err(ImportError::NoModules);
    }
    tell_left_out(proposal, table, &mut remarks, &mut account);
    remarks.file(Severity::Info, Message::new("import-competencies").with("count", lines.len()));
    let title = root.as_ref().map_or_else(|| options.name.replace('_', " "), |root| root.label.clone());
    let referential = if referential.is_empty() { title.clone() } else { referential.to_owned() };
    let path = TrainingPath {
        language: options.language.to_owned(),
        origin: Some(Box::new(Origin { foreign: String::from("competencies"), ..Origin::default() })),
        competencies: competencies(&lines, root.as_ref(), &referential),
        ..TrainingPath::new(propose_id(&title, seed(&title), |_| false), title)
    };
    Ok(Import { path, remarks: remarks.sorted(), account })
}

fn read_line(row: &Row, proposal: &Proposal) -> CompetencyLine {
    let cell = |role: &Role| proposal.place(role).map_or_else(String::new, |place| one_line(row.cell(place)));
    CompetencyLine {
        label: cell(&Role::Competency),
        code: cell(&Role::CompetencyCode),
        parent: cell(&Role::CompetencyParent),
    }
}

/// Whether a line is the framework itself: Moodle writes it first, marks it in a column for that, and gives it no parent.
fn is_root(line: &CompetencyLine, row: &Row, proposal: &Proposal, table: &Table) -> bool {
    let mark = proposal.columns.iter().position(|column| spelled(&column.header) == "is framework");
    let marked = mark.is_some_and(|place| row.cell(place) == "1");
    let is_parent = |other: &Row| read_line(other, proposal).parent == line.code;
    marked || mark.is_some() && line.parent.is_empty() && proposal.body(table).iter().skip(1).all(is_parent)
}

fn competencies(
    lines: &[CompetencyLine],
    root: Option<&CompetencyLine>,
    referential: &str,
) -> Keyed<Competency> {
    let named: Vec<Named> = lines.iter().map(|line| Named { title: &line.label, code: &line.code }).collect();
    let ids = ids::readable(&named, "competence", HashSet::new());
    let labels: HashMap<&str, &str> =
        lines.iter().map(|line| (line.code.as_str(), line.label.as_str())).collect();
    let block = |line: &CompetencyLine| {
        let of_root = root.is_some_and(|root| root.code == line.parent);
        match labels.get(line.parent.as_str()) {
            _ if of_root || line.parent.is_empty() => String::new(),
            Some(label) => (*label).to_owned(),
            None => line.parent.clone(),
        }
    };
    let competency = |line: &CompetencyLine| Competency {
        label: line.label.clone(),
        code: line.code.clone(),
        block: block(line),
        referential: referential.to_owned(),
        ..Competency::default()
    };
    ids.into_iter().zip(lines.iter().map(competency)).collect()
}

/// Tells how many cells of each column that has no field are left out.
fn tell_left_out(proposal: &Proposal, table: &Table, remarks: &mut Remarks, account: &mut Account) {
    for (place, column) in proposal.columns.iter().enumerate() {
        let filled = proposal.body(table).iter().filter(|row| !row.cell(place).is_empty()).count();
        let is_used = matches!(column.role, Role::Competency | Role::CompetencyCode | Role::CompetencyParent);
        if filled > 0 && !is_used {
            let name = ids::column_name(place, &column.header);
            let message =
                Message::new("import-column-left-out").with("column", name.as_str()).with("count", filled);
            remarks.file(Severity::Info, message);
            account.left_out.push((name, filled));
        }
    }
}
