//! `parcours check`: findings about files and folders.
//!
//! Owns which files are judged together ([`collect`]), and the places of findings in their texts
//! ([`judge`]). What is found is the business of `crate::check`; a text that can't be read is a
//! finding too. The forms of the report are in [`text`], [`json`] and [`markdown`].

mod collect;
mod json;
mod judge;
mod markdown;
mod text;

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::args::Check;
use super::choices::ReportFormat;
use super::session::{Failure, Session};
use crate::check::{Profile, Severity};
use crate::format::Position;
use crate::model::Message;

/// What is to be told about all files.
struct CheckReport {
    /// The files that were judged, in the order of their names within each argument.
    files: Vec<FileReport>,
    /// How much could not be looked at: files, folders, what is beyond the largest number of entries.
    unread: usize,
}

/// What is to be told about one file.
struct FileReport {
    /// Its name as the user would type it.
    name: String,
    /// Its text; empty where it is none.
    text: String,
    /// What was found, in the order of the file.
    findings: Vec<Located>,
}

/// A finding with its place.
struct Located {
    code: &'static str,
    severity: Severity,
    /// The bytes it is about.
    span: Range<usize>,
    /// The same for people.
    position: Position,
    /// The id of the training path, where the file is one.
    path: Option<String>,
    /// The id of the module it is about.
    module: Option<String>,
    /// The way to the field: `modules.accueil.minutes`.
    field: Option<String>,
    message: Message,
    help: Option<Message>,
    /// A second place, and what it is.
    related: Option<(Range<usize>, Message)>,
}

/// How many findings there are.
struct FindingCounts {
    errors: usize,
    warnings: usize,
    infos: usize,
}

impl CheckReport {
    fn findings(&self) -> impl Iterator<Item = &Located> {
        self.files.iter().flat_map(|file| &file.findings)
    }

    fn counts(&self) -> FindingCounts {
        let count = |severity| self.findings().filter(|finding| finding.severity == severity).count();
        FindingCounts {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
        }
    }

    /// « 3 fichiers : 1 erreur, 2 avertissements, aucune information »
    fn counts_message(&self) -> Message {
        let part = |key: &str, count: usize| Message::new(key).with("count", count);
        let counts = self.counts();
        let files = part("cli-check-count-files", self.files.len());
        if self.unread > 0 {
            // Beside what could not be looked at, nothing is said to be without error.
            let found = [
                ("cli-check-count-errors", counts.errors),
                ("cli-check-count-warnings", counts.warnings),
                ("cli-check-count-infos", counts.infos),
                ("cli-check-count-unread", self.unread),
            ];
            let parts: Vec<Message> = found
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(key, count)| part(key, count))
                .collect();
            return Message::new("cli-check-counts-incomplete").with("files", files).with("parts", parts);
        }
        Message::new("cli-check-counts")
            .with("files", files)
            .with("errors", part("cli-check-count-errors", counts.errors))
            .with("warnings", part("cli-check-count-warnings", counts.warnings))
            .with("infos", part("cli-check-count-infos", counts.infos))
    }
}

/// `parcours check`
pub(super) fn run(args: &Check, session: &Session) -> Result<Outcome, Failure> {
    let settings = &session.settings;
    let profiles = match args.profile.as_ref().or(settings.profile.as_ref()) {
        Some(names) => names.iter().copied().map(Profile::from).collect(),
        None => vec![Profile::Base],
    };
    let fail_on = Severity::from(args.fail_on.or(settings.fail_on).unwrap_or_default());
    let here = [PathBuf::from(".")];
    let arguments: &[PathBuf] = if args.files.is_empty() { &here } else { &args.files };
    let report = collect::collect(arguments, &profiles, session);
    let shown = match args.format {
        ReportFormat::Text => text::write(&report, fail_on, session),
        ReportFormat::Json => json::write(&report, session.lang),
        ReportFormat::Markdown => markdown::write(&report, session.lang),
    };
    match args.format {
        ReportFormat::Text => session.print(&shown)?,
        ReportFormat::Json | ReportFormat::Markdown => session.print_plain(&shown)?,
    }
    Ok(match report.findings().any(|finding| finding.severity >= fail_on) {
        _ if report.unread > 0 => Outcome::Trouble,
        true => Outcome::Found,
        false => Outcome::Clean,
    })
}

/// The name of a file as the user would type it.
fn name(path: &Path) -> String {
    let below = path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty());
    below.unwrap_or(path).display().to_string()
}
