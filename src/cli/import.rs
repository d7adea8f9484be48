//! `parcours import`: a path from a foreign file, with a report of what could not be kept.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::args::Import;
use super::choices::{Source, TextOrJson};
use super::markup::{self, Style, paint};
use super::output::{self, Target};
use super::session::{Failure, Session, shown};
use super::{Outcome, input};
use crate::format::{self, FileKind};
use crate::i18n::Lang;
use crate::import::{self, Remark, Severity, TableOptions};
use crate::model::Message;

/// `parcours import`. The path goes where it was asked to go, the report to standard error: so that
/// both can be taken apart.
pub(super) fn run(args: &Import, session: &Session) -> Result<Outcome, Failure> {
    let target = Target { path: args.output.as_deref(), force: args.force, sources: &[&args.file] };
    target.refuse_source()?;
    if args.file.file_name().and_then(|name| name.to_str()).and_then(FileKind::of_name).is_some() {
        return Err(Message::new("cli-import-own").with("file", shown(&args.file)).into());
    }
    let bytes = input::bytes(&args.file, session)?;
    let stem = stem(&args.file);
    let imported = match args.from {
        Source::CurricularAnalytics => import::curricular_analytics(&bytes, &stem, seed(&bytes)),
        Source::Csv => {
            let separator = args.separator.map(u8::try_from).transpose();
            let Ok(separator) = separator else {
                return Err(Message::new("cli-import-bad-separator").into());
            };
            let options = TableOptions {
                name: &stem,
                seed: seed(&bytes),
                language: session.lang.tag(),
                separator,
                encoding: args.encoding.as_deref(),
            };
            import::table(&bytes, &options)
        }
    };
    let imported = imported.map_err(|error| {
        Message::new("cli-import-refused").with("file", shown(&args.file)).with("why", Message::from(error))
    })?;
    output::deliver(&format::write(&imported.path), &target, session)?;
    match args.format {
        TextOrJson::Json => session.tell(&report_json(&args.file, &imported.remarks, session.lang)),
        TextOrJson::Text => report(&args.file, imported.path.modules.len(), &imported.remarks, session),
    }
    Ok(Outcome::Clean)
}

/// The name of a file without folders and ending.
fn stem(file: &Path) -> String {
    if input::is_dash(file) {
        return String::from("import");
    }
    file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What ends the ids: made of the content, so that a file imported twice gives one path.
fn seed(bytes: &[u8]) -> u64 {
    let hash = blake3::hash(bytes);
    hash.as_bytes().iter().take(8).fold(0, |seed, byte| (seed << 8) | u64::from(*byte))
}

fn label(severity: Severity) -> (Style, &'static str) {
    match severity {
        Severity::Info => (Style::Note, "check-severity-info"),
        Severity::Warning => (Style::Warning, "check-severity-warning"),
        Severity::Error => (Style::Error, "cli-import-lost"),
    }
}

fn report(file: &Path, modules: usize, remarks: &[Remark], session: &Session) {
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
    session.tell(&out);
    let count = |severity| remarks.iter().filter(|remark| remark.severity == severity).count();
    session.done(
        &Message::new("cli-import-done")
            .with("modules", Message::new("cli-import-count-modules").with("count", modules))
            .with("lost", Message::new("cli-import-count-lost").with("count", count(Severity::Error)))
            .with(
                "warnings",
                Message::new("cli-check-count-warnings").with("count", count(Severity::Warning)),
            ),
    );
}

fn report_json(file: &Path, remarks: &[Remark], lang: Lang) -> String {
    let severity = |remark: &Remark| match remark.severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    };
    let remarks: Vec<Value> = remarks
        .iter()
        .map(|remark| {
            json!({
                "line": remark.line,
                "column": remark.column,
                "severity": severity(remark),
                "message": lang.text(&remark.message),
            })
        })
        .collect();
    markup::json_text(&json!({"file": file.display().to_string(), "remarks": remarks}))
}
