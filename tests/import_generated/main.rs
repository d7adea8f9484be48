//! Known paths written as tables in the ways people do, and read back: what differs must be told where it differs.
//!
//! The writer and the judge share no code with the import. `IMPORT_TABLES=10000` runs as many tables,
//! `IMPORT_SEED=17` only the table of this seed; `IMPORT_SHOW_ALL=1` prints every table that is not read as it is.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::format_push_string,
    clippy::format_collect,
    reason = "a test may break"
)]

#[path = "../common/mod.rs"]
mod common;
mod spelling;
mod words;
mod workbook;
mod writer;

use std::collections::BTreeMap;

use common::generate::Random;
use common::tables::{self, Taught};
use mille_parcours::import::{Import, RowKind, Severity};
use writer::{Field, Written};

/// What differs between what was written and what was read, and where that would have to be told.
struct Difference {
    what: String,
    line: Option<usize>,
    field: Field,
}

fn differences(written: &Written, import: &Import) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut differs = |what: String, line, field| found.push(Difference { what, line, field });
    if let Some(title) = written.title.as_ref().filter(|title| **title != import.path.title) {
        differs(format!("the path {title:?} is {:?}", import.path.title), None, Field::Other);
    }
    let read = tables::taught(import);
    let lines_read: Vec<usize> = import
        .account
        .rows
        .iter()
        .filter(|(_, kind)| *kind == RowKind::Module)
        .map(|(line, _)| *line)
        .collect();
    let lines: Vec<usize> = written.modules.iter().map(|(line, _)| *line).collect();
    for line in lines.iter().filter(|line| !lines_read.contains(line)) {
        differs(format!("line {line} is no module"), Some(*line), Field::Title);
    }
    for line in lines_read.iter().filter(|line| !lines.contains(line)) {
        differs(format!("line {line} became a module"), Some(*line), Field::Title);
    }
    if lines == lines_read && read.len() == lines.len() {
        for ((line, module), read) in written.modules.iter().zip(&read) {
            compare(*line, module, read, &mut differs);
        }
    } else if lines == lines_read {
        differs(format!("{} rows and {} modules in stages", lines.len(), read.len()), None, Field::Stage);
    }
    found
}

fn compare(
    line: usize,
    written: &Taught,
    read: &Taught,
    differs: &mut impl FnMut(String, Option<usize>, Field),
) {
    let mut check = |field: Field, name: &str, written: String, read: String| {
        if written != read {
            differs(format!("line {line}, {name}: {written} was read as {read}"), Some(line), field);
        }
    };
    check(Field::Title, "title", written.title.clone(), read.title.clone());
    check(Field::Code, "code", written.code.clone(), read.code.clone());
    check(Field::Stage, "stage", written.stage.clone(), read.stage.clone());
    check(Field::Hours, "minutes", format!("{:?}", written.minutes), format!("{:?}", read.minutes));
    check(Field::Requires, "requires", format!("{:?}", written.requires), format!("{:?}", read.requires));
}

/// Whether a warning names the row or the column of a difference.
fn is_told(difference: &Difference, written: &Written, import: &Import) -> bool {
    import.remarks.iter().filter(|remark| remark.severity >= Severity::Warning).any(|remark| {
        let field =
            remark.column.map(|column| written.fields.get(column - 1).copied().unwrap_or(Field::Other));
        let same =
            |field| field == difference.field || field == Field::Number && difference.field == Field::Code;
        let of_row = difference.line.is_some() && remark.line == difference.line && field.is_none_or(same);
        let in_head = remark.line.is_none_or(|line| written.head.contains(&line));
        of_row || in_head && field.is_some_and(same)
    })
}

/// What became of one table.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Clone, Copy)]
enum Outcome {
    Equal,
    Told,
    Silent,
    Refused,
}

fn judge(seed: u64) -> (Outcome, String) {
    let written = writer::write(&mut Random(seed));
    let mut shown = format!("IMPORT_SEED={seed}, {}\n{}", written.encoding, written.text);
    let import = match tables::import(&written.bytes) {
        Ok(import) => import,
        Err(error) => return (Outcome::Refused, format!("{shown}refused: {error:?}\n")),
    };
    let differences = differences(&written, &import);
    for remark in import.remarks.iter().filter(|remark| remark.severity >= Severity::Warning) {
        shown += &format!("told: {:?}:{:?} {}\n", remark.line, remark.column, remark.message.key);
    }
    let mut outcome = Outcome::Equal;
    for difference in &differences {
        let told = is_told(difference, &written, &import);
        shown += &format!("{}: {}\n", if told { "told" } else { "SILENT" }, difference.what);
        outcome = outcome.max(if told { Outcome::Told } else { Outcome::Silent });
    }
    (outcome, shown)
}

/// At least this share of the tables is read without any difference, in percent: telling is no excuse for not reading.
const EQUAL: usize = 90;

#[test]
fn what_is_read_back_is_what_was_written_or_told() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let only = number("IMPORT_SEED");
    let count = number("IMPORT_TABLES").unwrap_or(200);
    let seeds = only.map_or(0..count, |seed| seed..seed + 1);
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    let mut failed = Vec::new();
    let mut told = Vec::new();
    for seed in seeds {
        let (outcome, shown) = judge(seed);
        *counts.entry(outcome).or_default() += 1;
        match outcome {
            Outcome::Equal if only.is_none() => {}
            Outcome::Told if only.is_none() => told.push(shown),
            Outcome::Equal | Outcome::Told => println!("{shown}"),
            Outcome::Silent | Outcome::Refused => failed.push(shown),
        }
    }
    println!("{counts:?}");
    if std::env::var_os("IMPORT_SHOW_ALL").is_some() {
        println!("{}\n{}", told.join("\n"), failed.join("\n"));
    }
    assert!(failed.is_empty(), "{} tables\n{}", failed.len(), failed[..failed.len().min(3)].join("\n"));
    let all: usize = counts.values().sum();
    let equal = counts.get(&Outcome::Equal).copied().unwrap_or(0);
    assert!(
        only.is_some() || equal * 100 >= all * EQUAL,
        "only {equal} of {all} tables are read as they are"
    );
}
