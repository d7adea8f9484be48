//! The report as Markdown, for a comment in a merge request.

use std::fmt::Write as _;

use super::CheckReport;
use crate::cli::markup::markdown;
use crate::i18n::{Lang, visible};
use crate::model::Message;

/// A heading with the counts, then a list a file.
pub(super) fn write(report: &CheckReport, lang: Lang) -> String {
    let counts = markdown(&lang.text(&report.counts_message()));
    let mut out = format!("## parcours check\n\n{counts}\n");
    for file in report.files.iter().filter(|file| !file.findings.is_empty()) {
        // Writing to a String can't fail.
        let _ = write!(out, "\n### {}\n\n", markdown(&visible(&file.name)));
        for finding in &file.findings {
            let severity = lang.text(&Message::new(finding.severity.label_key()));
            let (at, message) = (finding.position, markdown(&lang.text(&finding.message)));
            let _ = writeln!(out, "- **{severity} {}** {}:{} {message}", finding.code, at.line, at.column);
            if let Some(help) = &finding.help {
                let _ = writeln!(out, "  *{}*", markdown(&lang.text(help)));
            }
        }
    }
    out
}
