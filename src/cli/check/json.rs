//! The report as one JSON object; `parcours schema check` describes it.

use serde_json::{Value, json};

use super::{CheckReport, FileReport, Located};
use crate::cli::markup;
use crate::i18n::Lang;

/// Files are named as they are; messages are in words of `lang`.
pub(super) fn write(report: &CheckReport, lang: Lang) -> String {
    let findings: Vec<Value> = report
        .files
        .iter()
        .flat_map(|file| file.findings.iter().map(|finding| object(file, finding, lang)))
        .collect();
    let counts = report.counts();
    markup::json_text(&json!({
        "files": report.files.len(),
        "findings": findings,
        "errors": counts.errors,
        "warnings": counts.warnings,
        "infos": counts.infos,
        "unread": report.unread,
    }))
}

fn object(file: &FileReport, finding: &Located, lang: Lang) -> Value {
    json!({
        "code": finding.code,
        "severity": finding.severity.name(),
        "file": file.name,
        "line": finding.position.line,
        "column": finding.position.column,
        "path": finding.path,
        "module": finding.module,
        "field": finding.field,
        "message": lang.text(&finding.message),
        "help": finding.help.as_ref().map(|help| lang.text(help)),
    })
}
