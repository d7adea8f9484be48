//! The findings: the list of them, below the outline or as a view of its own, and the way to their
//! places.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::app::commands::command::{Scope, always, commands};
use crate::app::mouse::{Gesture, Spot};
use crate::app::shell::geometry::{Area, inside, moved, page_of, scrolled};
use crate::app::shell::notice::{Notice, Tone};
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::check::Severity;
use crate::model::Message;

/// A row of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingsLine {
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
    pub lines: Vec<FindingsLine>,
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

commands! { COMMANDS of FindingsView, Scope::View(ViewKind::Findings);
    "go-to-finding" 1 ["Enter"] |_, shell| shell.has_findings() => |_, shell| shell.go_to_finding();
    "findings-group" 2 ["t"] |_, shell| in_view(shell) => |view, shell| view.group(shell);
    "findings-filter" 2 ["f"] |_, shell| in_view(shell) => |view, shell| view.filter(shell);
    "findings-next-group" 3 ["Right", "l"] |_, shell| in_view(shell) => |view, shell| view.next_group(true, shell);
    "findings-previous-group" 0 ["Left", "h"] |_, shell| in_view(shell) => |view, shell| view.next_group(false, shell);
    "leave-findings" 2 ["Esc"] always => |_, shell| shell.request(Request::Show(ViewKind::Outline));
}

/// Whether the findings have the whole body.
fn in_view(shell: &Shell) -> bool {
    shell.view == ViewKind::Findings
}

impl WorkspaceView for FindingsView {
    fn refresh(&mut self, shell: &mut Shell) {
        self.list(shell);
    }

    fn step(&mut self, by: isize, shell: &mut Shell) {
        let listed: Vec<usize> = self.listed().collect();
        let at = listed.iter().position(|at| *at == shell.selection.finding).unwrap_or(0);
        if let Some(to) = listed.get(moved(at, by, listed.len())) {
            shell.selection.finding = *to;
        }
    }

    fn page(&self, shell: &Shell) -> isize {
        page_of(findings_parts(shell).0)
    }

    fn scroll(&mut self, shell: &mut Shell) {
        self.list(shell);
        let at = self.line_of(shell.selection.finding).unwrap_or(0);
        self.top = scrolled(self.top, at, self.lines.len(), inside(findings_parts(shell).0));
    }

    fn mouse(&mut self, gesture: Gesture, spot: Option<&Spot>, shell: &mut Shell) {
        match (gesture, spot) {
            (Gesture::Wheel(by), _) => self.step(by, shell),
            (Gesture::Press, Some(Spot::Finding(at))) if *at == shell.selection.finding => {
                shell.request(Request::Enter);
            }
            (Gesture::Press, Some(Spot::Finding(at))) => shell.selection.finding = *at,
            _ => {}
        }
    }

    fn status(&self, shell: &Shell) -> Option<(Tone, Message)> {
        // Where there is room it is said beside the list, in full.
        shell.finding_help().filter(|_| findings_parts(shell).1.height == 0)
    }
}

/// Where the list and the explanation are; one without room is empty.
pub fn findings_parts(shell: &Shell) -> (Area, Area) {
    let body = shell.body();
    if body.width >= BESIDE {
        let right = (body.width * 2 / 5).min(72);
        return body.columns_at(body.width - right);
    }
    let below = if body.height >= 14 { (body.height * 2 / 5).min(9) } else { 0 };
    body.rows_at(body.height - below)
}

impl FindingsView {
    /// Brings the rows in line with what was found.
    fn list(&mut self, shell: &mut Shell) {
        let judged = shell.doc.judged();
        if judged.is_none() || self.made_of != judged {
            self.make_list(shell);
            self.made_of = judged;
        }
    }

    fn make_list(&mut self, shell: &mut Shell) {
        let findings = &shell.doc.derived.findings;
        let rows = shell.selection.rows.iter().enumerate();
        let rank: HashMap<&str, usize> =
            rows.rev().filter_map(|(at, row)| Some((row.module()?, at))).collect();
        let place = |at: &usize| findings[*at].module.as_deref();
        let mut order: Vec<usize> =
            (0..findings.len()).filter(|at| findings[*at].severity >= self.least).collect();
        let gravity = |at: &usize| Reverse(findings[*at].severity);
        let code = |at: &usize| findings[*at].rule.code;
        let grouping = self.grouping;
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
            lines.push(FindingsLine::Heading(heading(group[0]), group.len()));
            lines.extend(group.iter().map(|at| FindingsLine::Finding(*at)));
        }
        self.lines = lines;
        // At first the first in this order is chosen, not the first of the file.
        let untouched = self.made_of.is_none() && shell.selection.shown_finding.is_none();
        if untouched || self.line_of(shell.selection.finding).is_none() {
            let first = self.listed().next();
            shell.selection.finding = first.unwrap_or(0);
        }
    }

    /// The findings that are shown, in their order.
    fn listed(&self) -> impl Iterator<Item = usize> + '_ {
        self.lines.iter().filter_map(|line| match line {
            FindingsLine::Finding(at) => Some(*at),
            FindingsLine::Heading(..) => None,
        })
    }

    /// The row of a finding.
    pub fn line_of(&self, finding: usize) -> Option<usize> {
        self.lines.iter().position(|line| *line == FindingsLine::Finding(finding))
    }

    /// Groups by gravity, by place, by rule, in turn.
    fn group(&mut self, shell: &mut Shell) {
        self.grouping = self.grouping.next();
        self.make_list(shell);
    }

    /// Chooses the first finding of the next group; back, that of this group, then of the one before.
    fn next_group(&self, forward: bool, shell: &mut Shell) {
        let at = self.line_of(shell.selection.finding).unwrap_or(0);
        let mut firsts = self.lines.iter().enumerate().filter_map(|(row, line)| match line {
            FindingsLine::Heading(..) => Some(row + 1),
            FindingsLine::Finding(_) => None,
        });
        let row = if forward { firsts.find(|row| *row > at) } else { firsts.rfind(|row| *row < at) };
        if let Some(FindingsLine::Finding(to)) = row.and_then(|row| self.lines.get(row)) {
            shell.selection.finding = *to;
        }
    }

    /// Hides what is less grave, step by step, then shows all again.
    fn filter(&mut self, shell: &mut Shell) {
        self.least = match self.least {
            Severity::Info => Severity::Warning,
            Severity::Warning => Severity::Error,
            Severity::Error => Severity::Info,
        };
        self.make_list(shell);
    }

    /// Goes to the finding after or before the one shown last; to the chosen one at first.
    pub(in crate::app) fn next_finding(&mut self, forward: bool, shell: &mut Shell) {
        self.list(shell);
        if shell.selection.shown_finding.is_some() {
            let listed: Vec<usize> = self.listed().collect();
            let at = listed.iter().position(|at| *at == shell.selection.finding).unwrap_or(0);
            let count = listed.len();
            let next = (at + if forward { 1 } else { count.saturating_sub(1) }).checked_rem(count);
            shell.selection.finding = next.map_or(shell.selection.finding, |at| listed[at]);
        }
        shell.go_to_finding();
    }
}

impl Shell {
    /// Shows the place of the chosen finding: its row, its field, unfolded as far as needed.
    pub(in crate::app) fn go_to_finding(&mut self) {
        let Some(finding) = self.doc.derived.findings.get(self.selection.finding) else { return };
        let (steps, message) = (finding.steps.clone(), finding.message.clone());
        let tone = Tone::Found(finding.severity);
        self.selection.shown_finding = Some(self.selection.finding);
        self.request(Request::Reveal(steps));
        self.notice = Some(Notice { message, tone });
    }
}
