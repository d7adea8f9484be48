//! What is told of an import, in text and as JSON.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::super::markup::{self, Style, paint};
use super::super::session::{Session, shown};
use crate::i18n::Lang;
use crate::import::{Certainty, Import, Proposal, Remark, RowKind, Severity};
use crate::model::Message;

fn label(severity: Severity) -> (Style, &'static str) {
    match severity {
        Severity::Info => (Style::Note, "check-severity-info"),
        Severity::Warning => (Style::Warning, "check-severity-warning"),
        Severity::Error => (Style::Error, "cli-import-lost"),
    }
}

/// The remarks, line by line, and the counts.
pub(super) fn text(file: &Path, imported: &Import, session: &Session) {
    let remarks = &imported.remarks;
    let mut out = String::new();
    for remark in remarks {
        if session.quiet && remark.severity < Severity::Warning {
            continue;
        }
        let place = match (remark.line, remark.column) {
            (Some(line), Some(column)) => format!(":{line}:{column}"),
            (Some(line), None) => format!(":{line}"),
            _ => String::new(),
        };
        let (style, key) = label(remark.severity);
        let label = paint(style, &session.lang.word(key));
        // Writing to a String can’t fail.
        let _ = writeln!(out, "{}{place}: {label}: {}", shown(file), session.text(&remark.message));
    }
    if session.verbose {
        for (line, kind) in &imported.account.rows {
            let kind = session.lang.word(&format!("import-row-{}", kind.name()));
            let _ = writeln!(out, "{}:{line}: {kind}", shown(file));
        }
    }
    session.tell(&out);
    let count = |severity| remarks.iter().filter(|remark| remark.severity == severity).count();
    let left_out: usize = imported.account.left_out.iter().map(|(_, cells)| cells).sum();
    let lost = count(Severity::Error);
    let kept = if lost == 0 && left_out > 0 {
        Message::new("cli-import-count-left-out").with("count", left_out)
    } else {
        Message::new("cli-import-count-lost").with("count", lost)
    };
    session.done(
        &Message::new("cli-import-done").with("modules", counts(imported)).with("lost", kept).with(
            "warnings",
            Message::new("cli-check-count-warnings").with("count", count(Severity::Warning)),
        ),
    );
}

/// « 12 modules importés », with stages and rows of sums where there are any.
fn counts(imported: &Import) -> Message {
    let sums = imported.account.count(RowKind::Total) + imported.account.count(RowKind::Subtotal);
    if imported.path.modules.is_empty() {
        let count = imported.path.competencies.len();
        return Message::new("cli-import-count-competencies").with("count", count);
    }
    let modules = Message::new("cli-import-count-modules").with("count", imported.path.modules.len());
    if sums == 0 {
        return modules;
    }
    Message::new("cli-import-count-sums").with("modules", modules).with("count", sums)
}

/// One JSON object: remarks, rows, columns.
pub(super) fn json(
    file: &Path,
    imported: Option<&Import>,
    proposal: Option<&Proposal>,
    lang: Lang,
) -> String {
    let remarks: Vec<Value> = imported
        .map(|imported| imported.remarks.iter().map(|one| remark(one, lang)).collect())
        .unwrap_or_default();
    let rows: Vec<Value> = imported
        .map(|imported| {
            let rows = imported.account.rows.iter();
            rows.map(|(line, kind)| json!({"line": line, "kind": kind.name()})).collect()
        })
        .unwrap_or_default();
    let columns: Vec<Value> = proposal
        .map(|proposal| {
            let columns = proposal.columns.iter();
            columns
                .map(|column| {
                    json!({
                        "header": column.header,
                        "role": column.role.spelling(),
                        "certainty": match column.certainty {
                            Certainty::Unsure => "unsure",
                            Certainty::Sure => "sure",
                            Certainty::Given => "given",
                        },
                        "why": lang.text(&column.reason),
                        "samples": column.samples,
                    })
                })
                .collect()
        })
        .unwrap_or_default();
    markup::json_text(&json!({
        "file": file.display().to_string(),
        "columns": columns,
        "rows": rows,
        "remarks": remarks,
    }))
}

fn remark(remark: &Remark, lang: Lang) -> Value {
    let severity = match remark.severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    json!({
        "line": remark.line,
        "column": remark.column,
        "severity": severity,
        "message": lang.text(&remark.message),
    })
}
