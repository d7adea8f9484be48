//! The path being edited, its history, and what is computed from it after each change.

use std::collections::HashMap;

use crate::check::{self, Finding, Severity};
use crate::edit::{Change, History};
use crate::graph::{Bond, Cycle, Graph};
use crate::model::value::{Step, Steps, Value};
use crate::model::{Message, RequirementKind, TrainingPath};

/// A path that is open.
#[derive(Debug)]
pub struct Document {
    /// The path as it is now.
    pub path: TrainingPath,
    /// What was done to it.
    pub history: History,
    /// What follows from it.
    pub derived: Derived,
    /// The name of its file, for people; empty for one that has none yet.
    pub name: String,
    /// Why it can't be saved where it is, if so.
    pub read_only: bool,
    /// Counts changes, so that the runner sees when there is something new to keep.
    pub revision: u64,
}

/// What is computed from a path.
#[derive(Debug)]
pub struct Derived {
    /// Prerequisites as a graph.
    pub graph: Graph,
    /// What is wrong or worth knowing.
    pub findings: Vec<Finding>,
    /// The gravest finding about each module that has one.
    pub worst: HashMap<String, Severity>,
    /// All minutes of all modules.
    pub minutes: u32,
}

impl Derived {
    /// Computes it all.
    pub(super) fn of(path: &TrainingPath) -> Self {
        let findings = check::check(path, &check::Options::default());
        let mut worst: HashMap<String, Severity> = HashMap::new();
        for finding in &findings {
            if let Some(module) = &finding.module {
                let have = worst.entry(module.clone()).or_insert(finding.severity);
                *have = finding.severity.max(*have);
            }
        }
        Self {
            graph: Graph::of(path),
            findings,
            worst,
            minutes: path
                .modules
                .values()
                .map(crate::model::Module::total_minutes)
                .fold(0, u32::saturating_add),
        }
    }
}

impl Document {
    /// Opens a path.
    pub fn new(path: TrainingPath, name: impl Into<String>) -> Self {
        let derived = Derived::of(&path);
        Self { path, history: History::default(), derived, name: name.into(), read_only: false, revision: 0 }
    }

    /// Does a change, at a moment in milliseconds since 1970.
    pub fn record(&mut self, change: Change, at: u64) {
        self.history.record(&mut self.path, change, at);
        self.refresh();
    }

    /// Takes back the last change; gives its name.
    pub fn undo(&mut self) -> Option<Message> {
        let label = self.history.undo(&mut self.path).map(|change| change.label.clone());
        self.refresh();
        label
    }

    /// Does again what was taken back; gives its name.
    pub fn redo(&mut self) -> Option<Message> {
        let label = self.history.redo(&mut self.path).map(|change| change.label.clone());
        self.refresh();
        label
    }

    /// Becomes another version of the same file, as one change that can be undone.
    pub fn replace(&mut self, path: &TrainingPath, label: Message, at: u64) {
        let whole = |path: &TrainingPath| Value::of(path);
        let (before, after) = (whole(&self.path), whole(path));
        if before != after {
            let op = crate::edit::Op::Put { at: Steps::new(), before, after };
            self.record(Change { label, ops: vec![op] }, at);
        }
    }

    fn refresh(&mut self) {
        self.derived = Derived::of(&self.path);
        self.revision += 1;
    }

    /// The cycle that would block somebody if `module` required `prerequisite` too.
    pub fn refusal(&self, module: &str, prerequisite: &str, kind: &RequirementKind) -> Option<Message> {
        let graph = &self.derived.graph;
        let (before, after) = (graph.index(prerequisite)?, graph.index(module)?);
        let cycle = graph.would_cycle(before, after, Bond::of(kind))?;
        Some(self.cycle_in_words(&cycle))
    }

    /// The cycle that a change would make, where there was none before it.
    pub fn refused_change(&self, change: &Change) -> Option<Message> {
        let before = self.derived.graph.cycles();
        let mut tried = self.path.clone();
        change.apply(&mut tried);
        // The modules are the same ones before and after, so their indices are.
        let cycles = Graph::of(&tried).cycles();
        let made = cycles.iter().find(|cycle| !before.contains(cycle))?;
        Some(self.cycle_in_words(made))
    }

    fn cycle_in_words(&self, cycle: &Cycle) -> Message {
        let graph = &self.derived.graph;
        let title = |index: &usize| format!("«\u{202f}{}\u{202f}»", self.path.title_of(graph.id(*index)));
        let mut around: Vec<String> = cycle.modules.iter().map(title).collect();
        if let [only] = around.as_slice() {
            return Message::new("app-refused-self").with("title", only.as_str());
        }
        around.extend(cycle.modules.first().map(title));
        Message::new("app-refused-cycle").with("cycle", around.join(" → "))
    }

    /// The findings about a module, a stage or anything else that `steps` lead to.
    pub fn findings_at<'a>(&'a self, steps: &'a [Step]) -> impl Iterator<Item = &'a Finding> + 'a {
        self.derived.findings.iter().filter(move |finding| finding.steps.starts_with(steps))
    }
}
