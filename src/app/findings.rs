//! The findings: the list of them, below the outline or as a view of its own, and the way to their
//! places.

use super::view::{Hooks, View};
use super::{App, Focus, Notice, Tone, geometry};
use crate::check::{Finding, Severity};

pub(super) const HOOKS: Hooks = Hooks {
    step: App::step_findings,
    page: |app| super::panes::page_of(geometry::parts(app).findings),
    scroll: App::scroll_findings,
    mouse: App::mouse_on_panes,
    said: |app| {
        let found = app.doc.derived.findings.get(app.finding)?;
        Some((Tone::Found(Severity::Info), found.help()))
    },
    ..Hooks::NONE
};

impl App {
    pub(super) fn step_findings(&mut self, by: isize) {
        self.finding = super::panes::moved(self.finding, by, self.doc.derived.findings.len());
    }

    /// Takes what was found out about the document; the chosen finding stays the chosen one.
    pub(super) fn judged(&mut self, revision: u64, derived: super::document::Derived) {
        let chosen = self.doc.derived.findings.get(self.finding).cloned();
        self.doc.judge(revision, derived);
        let findings = &self.doc.derived.findings;
        let is_same = |finding: &Finding, chosen: &Finding| {
            finding.rule.code == chosen.rule.code && finding.steps == chosen.steps
        };
        let same = chosen.and_then(|chosen| findings.iter().position(|found| is_same(found, &chosen)));
        self.finding = same.unwrap_or(self.finding).min(findings.len().saturating_sub(1));
    }

    pub(super) fn scroll_findings(&mut self) {
        let count = self.doc.derived.findings.len();
        let height = geometry::inside(geometry::parts(self).findings);
        self.finding_top = geometry::scrolled(self.finding_top, self.finding, count, height);
    }

    pub(super) fn has_findings(&self) -> bool {
        !self.doc.derived.findings.is_empty()
    }

    pub(super) fn toggle_findings(&mut self) {
        if self.view == View::Outline && self.focus != Focus::Findings {
            self.focus = Focus::Findings;
        } else {
            self.show(View::Outline);
        }
    }

    /// Goes to the finding after or before the one shown last; to the chosen one at first.
    pub(super) fn next_finding(&mut self, forward: bool) {
        let count = self.doc.derived.findings.len();
        if self.shown_finding.is_some() {
            self.finding = (self.finding + if forward { 1 } else { count - 1 }) % count;
        }
        self.go_to_finding();
    }

    /// Shows the place of the chosen finding: its row, its field, unfolded as far as needed.
    pub(super) fn go_to_finding(&mut self) {
        let Some(finding) = self.doc.derived.findings.get(self.finding) else { return };
        let (steps, message) = (finding.steps.clone(), finding.message.clone());
        let tone = Tone::Found(finding.severity);
        self.shown_finding = Some(self.finding);
        self.reveal(&steps);
        self.notice = Some(Notice { message, tone });
    }
}
