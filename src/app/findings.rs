//! The findings: the list of them, below the outline or as a view of its own, and the way to their
//! places.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::geometry::Area;
use super::mouse::{Gesture, Spot};
use super::view::{Hooks, View};
use super::{App, Focus, Notice, Tone, geometry};
use crate::check::{Finding, Severity};
use crate::model::Message;

/// A row of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What the rows below it have in common, and how many they are.
    Heading(Heading, usize),
    /// A finding, by its place among all.
    Finding(usize),
}

/// What findings have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    /// That they are that grave.
    Gravity(Severity),
    /// That they are about the path as a whole.
    Path,
    /// That they are about this module.
    Module(String),
    /// That they break the rule of this code.
    Rule(&'static str),
}

/// What the findings are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// How grave they are.
    #[default]
    Gravity,
    /// What they are about, in the order of the outline.
    Place,
    /// The rule that was broken, those of the gravest first: what is repaired alike stands together.
    Rule,
}

impl Grouping {
    fn next(self) -> Self {
        match self {
            Self::Gravity => Self::Place,
            Self::Place => Self::Rule,
            Self::Rule => Self::Gravity,
        }
    }
}

/// What the view remembers.
#[derive(Debug)]
pub struct FindingsView {
    /// The rows, as far as they are wanted.
    pub lines: Vec<Line>,
    /// The first row that is shown.
    pub top: usize,
    /// What they are grouped by.
    pub grouping: Grouping,
    /// Those less grave are not shown.
    pub least: Severity,
    /// The revision whose findings are shown.
    made_of: Option<u64>,
}

impl Default for FindingsView {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            top: 0,
            grouping: Grouping::default(),
            least: Severity::Info,
            made_of: None,
        }
    }
}

/// From this many columns on, the explanation stands beside the list.
const BESIDE: u16 = 100;

pub(super) const HOOKS: Hooks = Hooks {
    refresh: App::list_findings,
    step: App::step_listed,
    page: |app| super::panes::page_of(app.findings_parts().0),
    scroll: |app| {
        app.list_findings();
        let at = app.finding_line().unwrap_or(0);
        let height = geometry::inside(app.findings_parts().0);
        app.findings.top = geometry::scrolled(app.findings.top, at, app.findings.lines.len(), height);
    },
    mouse: |app, gesture, spot, now, effects| match (gesture, spot) {
        (Gesture::Wheel(by), _) => app.step_listed(by),
        (Gesture::Press, Some(Spot::Finding(at))) if *at == app.finding => app.enter(now, effects),
        (Gesture::Press, Some(Spot::Finding(at))) => app.finding = *at,
        _ => {}
    },
    // Where there is room it is said beside the list, in full.
    said: |app| help(app).filter(|_| app.findings_parts().1.height == 0),
    shows_modules: false,
};

/// What to do about the chosen finding.
pub(super) fn help(app: &App) -> Option<(Tone, Message)> {
    let found = app.doc.derived.findings.get(app.finding)?;
    Some((Tone::Found(Severity::Info), found.help()))
}

impl App {
    /// Where the list and the explanation are; one without room is empty.
    pub fn findings_parts(&self) -> (Area, Area) {
        let body = geometry::parts(self).body;
        if body.width >= BESIDE {
            let right = (body.width * 2 / 5).min(72);
            return body.columns_at(body.width - right);
        }
        let below = if body.height >= 14 { (body.height * 2 / 5).min(9) } else { 0 };
        body.rows_at(body.height - below)
    }

    /// Brings the rows in line with what was found.
    fn list_findings(&mut self) {
        let judged = self.doc.judged();
        if judged.is_none() || self.findings.made_of != judged {
            self.relist_findings();
            self.findings.made_of = judged;
        }
    }

    fn relist_findings(&mut self) {
        let findings = &self.doc.derived.findings;
        let rows = self.rows.iter().enumerate();
        let rank: HashMap<&str, usize> =
            rows.rev().filter_map(|(at, row)| Some((row.module()?, at))).collect();
        let place = |at: &usize| findings[*at].module.as_deref();
        let mut order: Vec<usize> =
            (0..findings.len()).filter(|at| findings[*at].severity >= self.findings.least).collect();
        let gravity = |at: &usize| Reverse(findings[*at].severity);
        let code = |at: &usize| findings[*at].rule.code;
        let grouping = self.findings.grouping;
        match grouping {
            Grouping::Gravity => order.sort_by_key(gravity),
            Grouping::Place => {
                order.sort_by_key(|at| place(at).map(|id| rank.get(id).copied().unwrap_or(usize::MAX)));
            }
            Grouping::Rule => order.sort_by_key(|at| (gravity(at), code(at))),
        }
        let heading = |at: usize| match (grouping, place(&at)) {
            (Grouping::Gravity, _) => Heading::Gravity(findings[at].severity),
            (Grouping::Rule, _) => Heading::Rule(code(&at)),
            (Grouping::Place, None) => Heading::Path,
            (Grouping::Place, Some(id)) => Heading::Module(id.to_owned()),
        };
        let mut lines = Vec::with_capacity(order.len() + 8);
        for group in order.chunk_by(|one, other| heading(*one) == heading(*other)) {
            lines.push(Line::Heading(heading(group[0]), group.len()));
            lines.extend(group.iter().map(|at| Line::Finding(*at)));
        }
        self.findings.lines = lines;
        // At first the first in this order is chosen, not the first of the file.
        let untouched = self.findings.made_of.is_none() && self.shown_finding.is_none();
        if untouched || self.finding_line().is_none() {
            let first = self.listed().next();
            self.finding = first.unwrap_or(0);
        }
    }

    /// The findings that are shown, in their order.
    fn listed(&self) -> impl Iterator<Item = usize> + '_ {
        self.findings.lines.iter().filter_map(|line| match line {
            Line::Finding(at) => Some(*at),
            Line::Heading(..) => None,
        })
    }

    /// The row of the chosen finding.
    pub fn finding_line(&self) -> Option<usize> {
        self.findings.lines.iter().position(|line| *line == Line::Finding(self.finding))
    }

    fn step_listed(&mut self, by: isize) {
        let listed: Vec<usize> = self.listed().collect();
        let at = listed.iter().position(|at| *at == self.finding).unwrap_or(0);
        if let Some(to) = listed.get(super::panes::moved(at, by, listed.len())) {
            self.finding = *to;
        }
    }

    /// Whether the findings have the whole body.
    pub(super) fn in_findings_view(&self) -> bool {
        self.view == View::Findings
    }

    /// Groups by gravity, by place, by rule, in turn.
    pub(super) fn group_findings(&mut self) {
        self.findings.grouping = self.findings.grouping.next();
        self.relist_findings();
    }

    /// Chooses the first finding of the next group; back, that of this group, then of the one before.
    pub(super) fn next_findings_group(&mut self, forward: bool) {
        let at = self.finding_line().unwrap_or(0);
        let mut firsts = self.findings.lines.iter().enumerate().filter_map(|(row, line)| match line {
            Line::Heading(..) => Some(row + 1),
            Line::Finding(_) => None,
        });
        let row = if forward { firsts.find(|row| *row > at) } else { firsts.rfind(|row| *row < at) };
        if let Some(Line::Finding(to)) = row.and_then(|row| self.findings.lines.get(row)) {
            self.finding = *to;
        }
    }

    /// Hides what is less grave, step by step, then shows all again.
    pub(super) fn filter_findings(&mut self) {
        self.findings.least = match self.findings.least {
            Severity::Info => Severity::Warning,
            Severity::Warning => Severity::Error,
            Severity::Error => Severity::Info,
        };
        self.relist_findings();
    }
}

impl App {
    pub(super) fn step_findings(&mut self, by: isize) {
        self.finding = super::panes::moved(self.finding, by, self.doc.derived.findings.len());
    }

    /// Takes what was found out about the document; the chosen finding stays the chosen one.
    pub(super) fn judged(&mut self, revision: u64, derived: Arc<super::document::Derived>) {
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

    /// Whether anything was found.
    pub fn has_findings(&self) -> bool {
        !self.doc.derived.findings.is_empty()
    }

    pub(super) fn toggle_findings(&mut self) {
        match self.view {
            View::Outline if self.focus != Focus::Findings => self.focus = Focus::Findings,
            View::Outline | View::Findings => self.show(View::Outline),
            _ => self.show(View::Findings),
        }
    }

    /// Goes to the finding after or before the one shown last; to the chosen one at first.
    pub(super) fn next_finding(&mut self, forward: bool) {
        self.list_findings();
        if self.shown_finding.is_some() {
            let listed: Vec<usize> = self.listed().collect();
            let at = listed.iter().position(|at| *at == self.finding).unwrap_or(0);
            let count = listed.len();
            let next = (at + if forward { 1 } else { count.saturating_sub(1) }).checked_rem(count);
            self.finding = next.map_or(self.finding, |at| listed[at]);
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
