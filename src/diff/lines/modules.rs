//! Modules that came, went, moved or got another id. A module and its places in stages are told in one
//! line.

use std::collections::HashMap;

use super::super::change::{Change, What};
use super::super::place::Place;
use super::super::report::{About, Deed, Line};
use super::super::say;
use super::Telling;
use crate::model::trivia::Anchor;
use crate::model::value::{Step, Steps, Value};
use crate::model::{Arg, Message, TrainingPath};
use crate::steps;

/// Where a module stands: its stage and its place there, and whether it does at all.
#[derive(Clone, Copy)]
struct Standing<'a> {
    stage: &'a str,
    title: &'a str,
    place: usize,
}

/// Exact changes by the module that they place or name, found once.
#[derive(Default)]
struct Index<'a> {
    /// In the lists of stages.
    places: HashMap<&'a str, Vec<usize>>,
    /// Comments beside modules in stages.
    comments: HashMap<&'a str, Vec<usize>>,
    /// Stages that came or went.
    stages: HashMap<&'a str, usize>,
    /// Earlier ids that were recorded: now, before.
    was: HashMap<(&'a str, &'a str), usize>,
}

impl<'a> Index<'a> {
    fn of(changes: &'a [Change]) -> Self {
        let mut index = Self::default();
        for (at, change) in changes.iter().enumerate() {
            match (change.at.as_slice(), &change.what) {
                ([Step::Field("stages"), Step::Item(_), Step::Field("modules"), Step::Item(id)], _) => {
                    index.places.entry(id).or_default().push(at);
                }
                (
                    [Step::Field("stages"), Step::Item(_)],
                    What::Comments { slot: Anchor::Item(_, id), .. },
                ) => {
                    index.comments.entry(id).or_default().push(at);
                }
                ([Step::Field("stages"), Step::Item(stage)], What::Item { .. }) => {
                    index.stages.insert(stage, at);
                }
                (
                    [Step::Field("modules"), Step::Item(id), Step::Field("was"), Step::Item(old)],
                    What::Item { after: Some(_), .. },
                ) => {
                    index.was.insert((id, old), at);
                }
                _ => {}
            }
        }
        index
    }

    /// A comment that went with a module from stage to stage is no change of its own.
    fn carried_comments(&self, changes: &[Change], id: &str) -> Vec<usize> {
        let found = self.comments.get(id).map_or(&[][..], Vec::as_slice);
        let [one, other] = found else { return Vec::new() };
        match (&changes[*one].what, &changes[*other].what) {
            (
                What::Comments { before: gone, after: None, .. },
                What::Comments { before: None, after: come, .. },
            )
            | (
                What::Comments { before: None, after: come, .. },
                What::Comments { before: gone, after: None, .. },
            ) if gone == come => found.to_vec(),
            _ => Vec::new(),
        }
    }
}

impl Telling<'_> {
    /// Tells modules that came, went, moved or got another id (old and new).
    pub fn modules(&mut self, renames: &[(String, String)]) {
        let (Some(before), Some(after)) = (self.sides[0].path(), self.sides[1].path()) else { return };
        let mut index = Index::of(self.changes);
        self.renames(renames, &index);
        let (was, is) = (standings(before), standings(after));
        for (at, change) in self.changes.iter().enumerate() {
            let ([Step::Field("modules"), Step::Item(id)], What::Item { before: gone, after: come, .. }) =
                (change.at.as_slice(), &change.what)
            else {
                continue;
            };
            let (deed, path, standing) = if come.is_some() {
                (Deed::Added, after, is.get(id.as_str()))
            } else {
                (Deed::Removed, before, was.get(id.as_str()))
            };
            let facts = facts(path, id, standing);
            let mut line = bare(deed, id, presented(deed, facts.clone()), change.at.clone());
            (line.before, line.after) = (gone.clone(), come.clone());
            (line.was, line.is) = if come.is_some() { (None, facts) } else { (facts, None) };
            line.what = Message::new(presence(deed));
            line.kind = Place::of(self.sides[1], &change.at).kind;
            let mut told = index.places.remove(id.as_str()).unwrap_or_default();
            told.push(at);
            self.finish(line, told);
        }
        let stay = |change: &Change| change.at.first() != Some(&Step::Field("stages"));
        if self.changes.iter().all(stay) {
            return;
        }
        for id in after.modules.keys().filter(|id| before.modules.contains_key(id)) {
            let told = index.places.remove(id.as_str()).unwrap_or_default();
            let (from, to) = (was.get(id.as_str()), is.get(id.as_str()));
            if from.map(|at| at.stage) != to.map(|at| at.stage) {
                self.other_stage(id, from, to, told, &index);
            } else if let (Some(from), Some(to), [at]) = (from, to, told.as_slice())
                && matches!(self.changes[*at].what, What::Moved { .. })
            {
                let key = if to.place < from.place { "diff-module-earlier" } else { "diff-module-later" };
                let message = Message::new(key)
                    .with("stage", to.title)
                    .with("from", from.place + 1)
                    .with("to", to.place + 1);
                let nth = |at: &Standing| Some(Message::new("diff-place").with("place", at.place + 1));
                let line = Line {
                    was: nth(from),
                    is: nth(to),
                    ..bare(Deed::Moved, id, message, self.changes[*at].at.clone())
                };
                self.finish(line, told);
            }
        }
    }

    /// Tells old and new ids; the record of the old one in `was` belongs to it.
    fn renames(&mut self, renames: &[(String, String)], index: &Index) {
        for (old, new) in renames {
            let was = index.was.get(&(new.as_str(), old.as_str())).copied();
            let key = if was.is_some() { "diff-module-renamed" } else { "diff-module-joined" };
            let message = Message::new(key).with("before", old.as_str()).with("after", new.as_str());
            let line = Line {
                before: Some(Value::Line(old.clone())),
                after: Some(Value::Line(new.clone())),
                what: Message::new("diff-id"),
                was: Some(say::plain(old.as_str())),
                is: Some(say::plain(new.as_str())),
                ..bare(Deed::Renamed, new, message, steps![Field("modules"), Item(new.as_str())])
            };
            self.finish(line, was.into_iter().collect());
        }
    }

    fn other_stage(
        &mut self,
        id: &str,
        from: Option<&Standing>,
        to: Option<&Standing>,
        mut told: Vec<usize>,
        index: &Index,
    ) {
        let message = match (from, to) {
            (Some(from), Some(to)) => {
                Message::new("diff-module-stage").with("from", from.title).with("to", to.title)
            }
            (Some(from), None) => Message::new("diff-module-stage-left").with("from", from.title),
            (None, Some(to)) => Message::new("diff-module-stage-entered").with("to", to.title),
            (None, None) => return,
        };
        // A stage that came or went as a whole carried it.
        told.extend([from, to].into_iter().flatten().filter_map(|at| index.stages.get(at.stage)));
        told.extend(index.carried_comments(self.changes, id));
        let stage = |at: Option<&Standing>| at.map(|at| Value::Line(at.stage.to_owned()));
        let line = Line {
            field: Some("stages"),
            before: stage(from),
            after: stage(to),
            was: from.map(|at| say::quoted(at.title)),
            is: to.map(|at| say::quoted(at.title)),
            ..bare(Deed::Moved, id, message, steps![Field("modules"), Item(id)])
        };
        self.finish(line, told);
    }

    /// A line about a module, which tells these changes.
    fn finish(&mut self, mut line: Line, mut changes: Vec<usize>) {
        changes.sort_unstable();
        changes.dedup();
        // A stage that came or went is told by a line of its own.
        let is_stage = |at: usize| {
            let Change { at, what } = &self.changes[at];
            matches!(at.as_slice(), [Step::Field("stages"), Step::Item(_)])
                && matches!(what, What::Item { .. })
        };
        let told: Vec<usize> = changes.iter().copied().filter(|at| !is_stage(*at)).collect();
        for at in told {
            self.told[at] = true;
        }
        line.changes = changes;
        let module = line.id.clone().unwrap_or_default();
        self.lines.push((About::Module(module), line));
    }
}

fn bare(deed: Deed, id: &str, message: Message, at: Steps) -> Line {
    Line {
        deed,
        entity: "module",
        id: Some(id.to_owned()),
        field: None,
        message,
        what: Message::new("diff-where"),
        was: None,
        is: None,
        rows: Vec::new(),
        before: None,
        after: None,
        kind: crate::model::shape::Kind::Line,
        at,
        changes: Vec::new(),
    }
}

/// By module, where it stands first.
fn standings(path: &TrainingPath) -> HashMap<&str, Standing<'_>> {
    let mut standings = HashMap::with_capacity(path.modules.len());
    for stage in &path.stages {
        let title = if stage.title.is_empty() { &stage.id } else { &stage.title };
        for (place, id) in stage.modules.iter().enumerate() {
            standings.entry(id.as_str()).or_insert(Standing { stage: &stage.id, title, place });
        }
    }
    standings
}

/// What is worth knowing of a module that came or went: where it stands, how long it takes.
fn facts(path: &TrainingPath, id: &str, standing: Option<&Standing>) -> Option<Message> {
    let module = path.modules.get(id)?;
    let (minutes, outcomes) = (module.total_minutes(), module.outcomes.len());
    let facts = [
        standing.map(|at| Message::new("diff-module-in-stage").with("stage", at.title)),
        (minutes > 0).then(|| say::plain(Arg::Minutes(minutes))),
        (outcomes > 0).then(|| Message::new("diff-module-outcomes").with("count", outcomes)),
    ];
    let listed = |one, other| Message::new("diff-comma").with("first", one).with("rest", other);
    facts.into_iter().flatten().reduce(listed)
}

fn presence(deed: Deed) -> &'static str {
    if deed == Deed::Added { "diff-module-added" } else { "diff-module-removed" }
}

fn presented(deed: Deed, facts: Option<Message>) -> Message {
    let what = Message::new(presence(deed));
    match facts {
        Some(facts) => Message::new("diff-with-facts").with("what", what).with("facts", facts),
        None => what,
    }
}
