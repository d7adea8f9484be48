//! The report as text: by file, errors with their place shown, the rest in a line or two.

use std::fmt::Write as _;

use super::{CheckReport, FileReport, Located};
use crate::check::Severity;
use crate::cli::markup::{Style, paint};
use crate::cli::session::Session;
use crate::cli::snippet::{self, Diagnostic, Gravity};
use crate::i18n::visible;
use crate::model::Message;

/// With `-q`, only what makes the command fail; with `-v`, every place is shown.
pub(super) fn write(report: &CheckReport, fail_on: Severity, session: &Session) -> String {
    let mut out = String::new();
    for file in &report.files {
        let wanted = |finding: &&Located| !session.quiet || finding.severity >= fail_on;
        // A shown place has air around it; lines of one file stand together.
        let mut air = true;
        for finding in file.findings.iter().filter(wanted) {
            let place = finding.severity == Severity::Error || session.verbose;
            if !out.is_empty() && (place || air) {
                out.push('\n');
            }
            air = place;
            out.push_str(&if place { shown(file, finding, session) } else { line(file, finding, session) });
        }
    }
    if !session.quiet {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&session.text(&report.counts_message()));
        out.push('\n');
    }
    out
}

fn help(finding: &Located, session: &Session) -> String {
    finding.help.as_ref().map(|help| session.text(help)).unwrap_or_default()
}

fn shown(file: &FileReport, finding: &Located, session: &Session) -> String {
    let gravity = match finding.severity {
        Severity::Error => Gravity::Error,
        Severity::Warning => Gravity::Warning,
        Severity::Info => Gravity::Info,
    };
    let related = finding.related.as_ref().map(|(span, message)| (span.clone(), session.text(message)));
    let diagnostic = Diagnostic {
        gravity,
        code: finding.code,
        message: &session.text(&finding.message),
        help: &help(finding, session),
        name: &visible(&file.name),
        text: &file.text,
        span: finding.span.clone(),
        position: finding.position,
        related,
    };
    snippet::render(session.lang, &diagnostic)
}

fn line(file: &FileReport, finding: &Located, session: &Session) -> String {
    let style = if finding.severity == Severity::Warning { Style::Warning } else { Style::Note };
    let severity = session.text(&Message::new(finding.severity.label_key()));
    let label = paint(style, &format!("{severity}[{}]", finding.code));
    let (at, name) = (finding.position, visible(&file.name));
    let message = session.text(&finding.message);
    let mut out = format!("{name}:{}:{}: {label}: {message}\n", at.line, at.column);
    let help = help(finding, session);
    if !help.is_empty() {
        // Writing to a String can't fail.
        let _ = writeln!(out, "    = {}: {help}", session.lang.word("cli-help-name"));
    }
    out
}
