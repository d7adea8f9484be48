//! What is found in one file, with its places.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{FileReport, Located};
use crate::check::{self, CheckOptions, Finding, Severity};
use crate::format::{self, Content, Places, Position, ReadError};
use crate::model::Module;
use crate::model::value::Step;
use crate::store::LoadError;

/// A file that was asked for, or that stands in the same commons.
pub(super) struct CheckedFile {
    pub(super) path: PathBuf,
    /// Its name as it is printed.
    pub(super) name: String,
    /// Its text; empty where it is none.
    pub(super) text: String,
    pub(super) content: Result<Content, Located>,
}

/// Judges a file; `across` is what was found by comparing it with others.
pub(super) fn judge(member: CheckedFile, across: Vec<Finding>, options: &CheckOptions) -> FileReport {
    let CheckedFile { name, text, content, .. } = member;
    let content = match content {
        Ok(content) => content,
        Err(refused) => return FileReport { name, text, findings: vec![refused] },
    };
    let options = CheckOptions { edited: edited(&content), ..options.clone() };
    let (id, mut found) = match &content {
        Content::Path(path) => (Some(path.id.as_str()), check::check(path, &options)),
        Content::Module(file) => (None, check::check_module_file(file, &options)),
        Content::Card(card) => (None, check::check_card(card, &options)),
        Content::Charter(charter) => (None, check::check_charter(charter, &options)),
    };
    found.extend(across);
    let mut places = Places::new(&text);
    let mut findings: Vec<Located> =
        found.into_iter().map(|finding| located(finding, id, &mut places)).collect();
    findings.sort_by_key(|finding| finding.span.start);
    FileReport { name, text, findings }
}

fn located(finding: Finding, path: Option<&str>, places: &mut Places) -> Located {
    let span = places.find(&finding.steps);
    Located {
        code: finding.rule.code,
        severity: finding.severity,
        position: places.position(span.start),
        span,
        path: path.map(str::to_owned),
        field: field(&finding.steps),
        help: Some(finding.help().brief()),
        module: finding.module,
        message: finding.message.brief(),
        related: None,
    }
}

/// The way to a field as people write it: `modules.accueil.requires.0`.
fn field(steps: &[Step]) -> Option<String> {
    let part = |step: &Step| match step {
        Step::Field(name) => (*name).to_owned(),
        Step::Item(key) => key.clone(),
        Step::At(index) => index.to_string(),
    };
    (!steps.is_empty()).then(|| steps.iter().map(part).collect::<Vec<_>>().join("."))
}

/// The modules that are no longer what they were taken from: their content has another digest than
/// the one their origin states.
fn edited(content: &Content) -> BTreeSet<String> {
    let differs = |module: &Module| {
        let stated = module.origin.as_ref().map(|origin| origin.digest.as_str()).unwrap_or_default();
        // A digest that was cut short for readers still tells.
        !stated.is_empty() && !format::digest(module).starts_with(stated)
    };
    match content {
        Content::Path(path) => {
            path.modules.iter().filter(|(_, module)| differs(module)).map(|(id, _)| id.clone()).collect()
        }
        Content::Module(file) if differs(&file.module) => BTreeSet::from([file.id.clone()]),
        _ => BTreeSet::new(),
    }
}

/// The finding behind a text that is refused.
pub(super) fn refusal(error: &ReadError, text: &str) -> Located {
    Located {
        span: error.span.clone(),
        position: Position::of(text, error.span.start),
        help: Some(error.help().brief()),
        related: error.related.clone().zip(error.related_message()),
        ..bare(error.code(), error.message().brief())
    }
}

/// What the store refuses because of the content, under the codes of the format; none for what is not
/// about the content.
pub(super) fn unreadable(error: &LoadError) -> Option<Located> {
    match error {
        LoadError::NotUtf8 { line, .. } => {
            Some(Located { position: Position { line: *line, column: 1 }, ..bare("F014", error.message()) })
        }
        LoadError::TooLarge { .. } => Some(bare("F017", error.message())),
        _ => None,
    }
}

fn bare(code: &'static str, message: crate::model::Message) -> Located {
    Located {
        code,
        severity: Severity::Error,
        span: 0..0,
        position: Position { line: 1, column: 1 },
        path: None,
        module: None,
        field: None,
        message,
        help: None,
        related: None,
    }
}
