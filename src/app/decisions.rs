//! What a merge decided without asking: reviewed one by one, and decided otherwise.
//!
//! The choices of a note start from the merged file, while the open path may have gone on since. So what
//! a choice would change is worked out once, and each time brought to the path as it is now; that is also
//! how the view knows which choice is in force, whatever was done or undone in between.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::questions::Row;
use super::view::View;
use super::{App, Disk, Effect, Now};
use crate::diff::{self, edits};
use crate::edit::Change;
use crate::merge::{Choice, Merged, Note, Party, merge};
use crate::model::{Message, TrainingPath};

/// What was decided, and what could be instead.
#[derive(Debug, Default)]
pub struct Decisions {
    /// The file that the merge made.
    merged: Box<TrainingPath>,
    /// What it decided without asking.
    pub notes: Vec<Note>,
    /// Those that were looked at and left as they are.
    pub reviewed: BTreeSet<usize>,
    /// Those that a person decided otherwise, as far as that is in force.
    pub otherwise: BTreeSet<usize>,
    /// Those that a person ever decided otherwise.
    touched: BTreeSet<usize>,
    /// By note, what each of its choices would change in the merged file; worked out when it is first
    /// looked at.
    differences: Vec<OnceCell<Vec<Vec<diff::Change>>>>,
}

/// The outcomes that can be chosen, and the one in force.
#[derive(Debug, Default)]
pub(super) struct Outcomes {
    pub(super) choices: Vec<Choice>,
    pub(super) in_force: usize,
}

impl Decisions {
    pub(super) fn new(merged: TrainingPath, notes: Vec<Note>) -> Self {
        let differences = notes.iter().map(|_| OnceCell::new()).collect();
        Self { merged: Box::new(merged), notes, differences, ..Self::default() }
    }

    /// What can be chosen of a note in the path as it is: what was decided first, then what else could be
    /// as far as that is still possible.
    pub(super) fn outcomes(&self, note: usize, path: &TrainingPath) -> Outcomes {
        let Some((note, wanted)) = self.notes.get(note).zip(self.differences(note)) else {
            return Outcomes::default();
        };
        let others: Vec<(&Choice, &Vec<diff::Change>)> = note.choices.iter().zip(wanted).collect();
        // In force is what would change nothing, and can be taken back: neither is so where the place is gone.
        let held = others.iter().enumerate().find_map(|(at, (_, wanted))| {
            let inverse: Vec<_> = wanted.iter().cloned().map(diff::Change::inverse).collect();
            let back = edits(path, &inverse);
            (!back.is_empty() && edits(path, wanted).is_empty()).then_some((at, back))
        });
        let (held, back) = held.map_or((None, Vec::new()), |(at, back)| (Some(at), back));
        let mut decided = path.clone();
        for op in &back {
            op.apply(&mut decided);
        }
        let label = Message::new("questions-as-decided");
        let keep = Change { label: label.clone(), ops: back.clone() };
        let mut outcomes = Outcomes {
            choices: vec![Choice { key: "decided".to_owned(), label, change: keep }],
            in_force: 0,
        };
        for (at, (choice, wanted)) in others.iter().enumerate() {
            let mut ops = back.clone();
            ops.extend(edits(&decided, wanted));
            if Some(at) == held {
                outcomes.in_force = outcomes.choices.len();
                ops.clear();
            } else if ops.len() == back.len() {
                continue;
            }
            let change = Change { label: choice.change.label.clone(), ops };
            outcomes.choices.push(Choice { change, ..(*choice).clone() });
        }
        outcomes
    }

    fn differences(&self, note: usize) -> Option<&Vec<Vec<diff::Change>>> {
        let (note, known) = self.notes.get(note).zip(self.differences.get(note))?;
        let difference = |choice: &Choice| {
            let mut after = (*self.merged).clone();
            choice.change.apply(&mut after);
            diff::changes(&*self.merged, &after)
        };
        Some(known.get_or_init(|| note.choices.iter().map(difference).collect()))
    }

    /// A note was decided: as it was, or otherwise.
    pub(super) fn decided(&mut self, note: usize, otherwise: bool) {
        self.reviewed.insert(note);
        if otherwise {
            self.touched.insert(note);
        }
    }

    /// Finds out what is decided otherwise in the path as it is.
    pub(super) fn refresh(&mut self, path: &TrainingPath) {
        let is_otherwise = |note: &usize| self.outcomes(*note, path).in_force > 0;
        self.otherwise = self.touched.iter().copied().filter(is_otherwise).collect();
    }
}

impl App {
    /// Takes what a merge decided without asking, to be reviewed; `merged` is what it made.
    pub fn show_decisions(&mut self, merged: TrainingPath, notes: Vec<Note>) {
        self.questions.decisions = Decisions::new(merged, notes);
        if self.view == View::Questions {
            self.refresh_questions();
        }
    }

    /// Leaves a decision as it is, or decides otherwise, and goes on with the next one.
    pub(super) fn decide(&mut self, decision: usize, chosen: usize, change: Change, now: &Now) {
        self.questions.decisions.decided(decision, chosen > 0);
        if Some(chosen) != self.questions.in_force() {
            let what = change.label.clone();
            self.change(Some(change), now);
            self.tell(Message::new("questions-decided-so").with("what", what));
        }
        self.refresh_questions();
        let view = &self.questions;
        let open =
            |row: &usize| matches!(view.rows[*row], Row::Note(at) if !view.decisions.reviewed.contains(&at));
        let count = view.rows.len();
        if let Some(row) = (view.row..count).chain(0..view.row).find(open) {
            self.questions.row = row;
            self.suggest();
        }
    }

    /// Brings what somebody else saved together with what is here. What was saved last is what both were
    /// made of, so nothing has to be guessed. Undo leads to the version on disk, then to the one here.
    pub(super) fn merge_disk(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let Some(Disk::Path(disk)) = self.disk.take() else { return };
        let (history, here) = (&self.doc.history, self.doc.path.clone());
        let base = history.saved().and_then(|at| history.state(&here, at));
        let label = |key: &str| self.lang.word(key).into_owned();
        let (mine, other) = (label("questions-here"), label("questions-disk"));
        let party = |label, file| Party { label, file };
        let Merged { file, notes, .. } = merge(base.as_ref(), party(&mine, &here), party(&other, &disk));
        self.take_disk(&disk, now, effects);
        self.doc.replace(&file, Message::new("edit-merge"), now.millis);
        self.refresh();
        let (open, decided) = (file.conflicts.len(), notes.len());
        self.show_decisions(file, notes);
        if open + decided > 0 {
            self.show(View::Questions);
        }
        let told = Message::new("app-merged-disk").with("file", self.doc.name.as_str());
        self.tell(told.with("questions", open).with("decisions", decided));
    }
}
