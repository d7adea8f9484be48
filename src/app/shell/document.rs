//! The path being edited, its history, and what is known about it.
//!
//! What takes long is not computed here: findings come from whoever runs the application ([`Derived`],
//! asked for by `Effect::Judge`), and are those of a moment ago until they arrive. The graph is built when
//! somebody asks for it.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::app::shell::gutter::Gutter;
use crate::app::shell::row_moves::Moves;
use crate::app::shell::rows::{self, OutlineRow};
use crate::check::{self, Finding, Severity};
use crate::edit::{self, Change, Closed, History};
use crate::graph::{Cycle, Graph, Strength};
use crate::model::value::{Step, Steps, Value};
use crate::model::{Message, RequirementKind, TrainingPath};

/// A path that is open.
#[derive(Debug)]
pub struct Document {
    /// The path as it is now.
    pub path: TrainingPath,
    /// What was done to it.
    pub history: History,
    /// What follows from it, or did so a moment ago.
    pub derived: Arc<Derived>,
    /// The name of its file, for people; empty for one that has none yet.
    pub name: String,
    /// Why it can't be saved where it is, if so.
    pub read_only: bool,
    /// Counts changes.
    pub revision: u64,
    /// The revision from which [`Self::derived`] follows.
    judged: Option<u64>,
    graph: OnceCell<Graph>,
    /// What changed since the outline was last brought in line.
    moves: Moves,
}

/// What is computed from a whole path.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Derived {
    /// What is wrong or worth knowing, in the order of the file.
    pub findings: Vec<Finding>,
    /// The gravest finding about each module that has one.
    pub worst: HashMap<String, Severity>,
    /// All minutes of all modules.
    pub minutes: u32,
    /// The lanes beside the outline.
    pub gutter: Gutter,
    /// How many findings there are of each severity.
    counts: HashMap<Severity, usize>,
    /// Where the findings about modules stand among all: they are next to each other.
    about_modules: Range<usize>,
    /// Where those about one module stand.
    places: HashMap<String, Range<usize>>,
}

impl Derived {
    /// What follows from a path; takes a while for a large one.
    pub fn of(path: &TrainingPath) -> Self {
        let minutes = path.modules.values().map(crate::model::Module::total_minutes);
        let mut derived = Self {
            findings: check::check(path, &check::CheckOptions::default()),
            minutes: minutes.fold(0, u32::saturating_add),
            gutter: Gutter::of(path),
            ..Self::default()
        };
        for (at, finding) in derived.findings.iter().enumerate() {
            *derived.counts.entry(finding.severity).or_default() += 1;
            let Some(module) = &finding.module else { continue };
            if derived.about_modules.is_empty() {
                derived.about_modules = at..at;
            }
            derived.about_modules.end = at + 1;
            let worst = derived.worst.entry(module.clone()).or_insert(finding.severity);
            *worst = finding.severity.max(*worst);
            derived.places.entry(module.clone()).or_insert(at..at).end = at + 1;
        }
        derived
    }

    /// How many findings are that grave.
    pub fn count(&self, severity: Severity) -> usize {
        self.counts.get(&severity).copied().unwrap_or_default()
    }

    /// The findings about what `steps` lead to, and about everything in it. Those about modules, which are
    /// nearly all, are only looked at where they can be meant.
    pub fn at<'a>(&'a self, steps: &'a [Step]) -> impl Iterator<Item = &'a Finding> + 'a {
        let among = |range: Range<usize>| self.findings.get(range).unwrap_or_default().iter();
        let end = self.findings.len();
        let (first, second) = match steps {
            [Step::Field("modules"), Step::Item(id), ..] => {
                (self.places.get(id.as_str()).cloned().unwrap_or_default(), end..end)
            }
            [] | [Step::Field("modules"), ..] => (0..end, end..end),
            _ => (0..self.about_modules.start, self.about_modules.end..end),
        };
        among(first).chain(among(second)).filter(move |finding| finding.steps.starts_with(steps))
    }
}

impl Document {
    /// Opens a path.
    pub fn new(path: TrainingPath, name: impl Into<String>) -> Self {
        Self {
            path,
            history: History::default(),
            derived: Arc::default(),
            name: name.into(),
            read_only: false,
            revision: 0,
            judged: None,
            graph: OnceCell::new(),
            moves: Moves::default(),
        }
    }

    /// Gets the history that earlier sessions left, from the bytes that [`past::kept`](crate::app::shell::past::kept) made.
    /// The path is as it was read. What can't be used changes nothing; says whether it could.
    pub fn restore(&mut self, kept: &[u8]) -> bool {
        let Some((history, untold)) = edit::kept::read(kept) else { return false };
        let fits = untold.apply_where_it_stands(&mut self.path);
        if fits {
            self.history = history;
        }
        fits
    }

    /// Does a change, at a moment in milliseconds since 1970.
    pub fn record(&mut self, change: Change, at: u64) {
        let moves = Moves::of(&change);
        self.history.record(&mut self.path, change, at);
        self.refresh(moves);
    }

    /// Takes back the last change; gives its name, if there is one.
    ///
    /// # Errors
    /// It does not fit the path, which is as it was.
    pub fn undo(&mut self) -> Result<Option<Message>, Closed> {
        let Some(undone) = self.history.undo(&mut self.path)? else { return Ok(None) };
        self.refresh(Moves::of(&undone.inverse()));
        Ok(Some(undone.label.clone()))
    }

    /// Does again what was taken back; gives its name, if there is one.
    ///
    /// # Errors
    /// It does not fit the path, which is as it was.
    pub fn redo(&mut self) -> Result<Option<Message>, Closed> {
        let Some(redone) = self.history.redo(&mut self.path)? else { return Ok(None) };
        self.refresh(Moves::of(&redone));
        Ok(Some(redone.label.clone()))
    }

    /// Goes to any state of the history.
    ///
    /// # Errors
    /// A change on the way does not fit the path, which is in the last state before it.
    pub fn go(&mut self, to: usize) -> Result<(), Closed> {
        let gone = self.history.go(&mut self.path, to);
        self.refresh(Moves::everything());
        gone
    }

    /// Becomes another version of the same file, as one change that can be undone.
    pub fn replace(&mut self, path: &TrainingPath, label: Message, at: u64) {
        let whole = |path: &TrainingPath| Value::of(path);
        let (before, after) = (whole(&self.path), whole(path));
        if before != after {
            let op = edit::Op::Put { at: Steps::new(), before, after };
            self.record(Change { label, ops: vec![op] }, at);
        }
    }

    /// After a change of the path: what it means for the outline.
    fn refresh(&mut self, moves: Moves) {
        self.moves.add(moves);
        self.graph = OnceCell::new();
        self.revision += 1;
    }

    /// Brings the rows of the outline in line with the path.
    pub(in crate::app) fn arrange(&mut self, rows: &mut Vec<OutlineRow>) {
        if rows.is_empty() || !std::mem::take(&mut self.moves).follow(rows, &self.path) {
            *rows = rows::rows(&self.path, || self.graph());
        }
    }

    /// The revision from which [`Self::derived`] follows; none before the first judgement.
    pub fn judged(&self) -> Option<u64> {
        self.judged
    }

    /// The prerequisites as a graph.
    pub fn graph(&self) -> &Graph {
        self.graph.get_or_init(|| Graph::of(&self.path))
    }

    /// Takes what was derived from a revision; an older one than that known already is of no use.
    pub fn judge(&mut self, revision: u64, derived: Arc<Derived>) {
        if self.judged.is_none_or(|judged| judged < revision) {
            self.derived = derived;
            self.judged = Some(revision);
        }
    }

    /// The cycle that would block somebody if `module` required `prerequisite` too.
    pub fn refusal(&self, module: &str, prerequisite: &str, kind: &RequirementKind) -> Option<Message> {
        let graph = self.graph();
        let (before, after) = (graph.index(prerequisite)?, graph.index(module)?);
        let cycle = graph.would_cycle(before, after, Strength::of(kind))?;
        Some(cycle_in_words(&self.path, graph, &cycle))
    }

    /// The cycle that a change would make, where there was none before it, whichever modules come with it.
    pub fn refused_change(&self, change: &Change) -> Option<Message> {
        // By ids: a module that comes along moves the indices of others.
        let members = |graph: &Graph, cycle: &Cycle| {
            let mut ids = graph.ids(&cycle.modules);
            ids.sort_unstable();
            ids
        };
        let here = self.graph();
        let before: Vec<Vec<String>> = here.cycles().iter().map(|cycle| members(here, cycle)).collect();
        let mut tried = self.path.clone();
        change.apply(&mut tried);
        let graph = Graph::of(&tried);
        let cycles = graph.cycles();
        let made = cycles.iter().find(|cycle| !before.contains(&members(&graph, cycle)))?;
        Some(cycle_in_words(&tried, &graph, made))
    }

    /// The findings about a module, a stage or anything else that `steps` lead to.
    pub fn findings_at<'a>(&'a self, steps: &'a [Step]) -> impl Iterator<Item = &'a Finding> + 'a {
        self.derived.at(steps)
    }
}

fn cycle_in_words(path: &TrainingPath, graph: &Graph, cycle: &Cycle) -> Message {
    let title = |index: &usize| path.title_of(graph.id(*index)).to_owned();
    let mut around: Vec<String> = cycle.modules.iter().map(title).collect();
    if let [only] = around.as_slice() {
        return Message::new("app-refused-self").with("title", only.as_str());
    }
    around.extend(cycle.modules.first().map(title));
    Message::new("app-refused-cycle").with("cycle", around.join(" → "))
}
