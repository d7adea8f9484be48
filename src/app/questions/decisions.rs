//! What a merge decided without asking: reviewed one by one, and decided otherwise.
//!
//! The choices of a note start from the merged file, while the open path may have gone on since. So what
//! a choice would change is worked out once, and each time brought to the path as it is now; that is also
//! how the view knows which choice is in force, whatever was done or undone in between.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::diff::{self, edits};
use crate::edit::Change;
use crate::merge::{Choice, Note};
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
pub(in crate::app) struct Outcomes {
    pub(in crate::app) choices: Vec<Choice>,
    pub(in crate::app) in_force: usize,
}

impl Decisions {
    pub(in crate::app) fn new(merged: TrainingPath, notes: Vec<Note>) -> Self {
        let differences = notes.iter().map(|_| OnceCell::new()).collect();
        Self { merged: Box::new(merged), notes, differences, ..Self::default() }
    }

    /// What can be chosen of a note in the path as it is: what was decided first, then what else could be
    /// as far as that is still possible.
    pub(in crate::app) fn outcomes(&self, note: usize, path: &TrainingPath) -> Outcomes {
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
    pub(in crate::app) fn decided(&mut self, note: usize, otherwise: bool) {
        self.reviewed.insert(note);
        if otherwise {
            self.touched.insert(note);
        }
    }

    /// Finds out what is decided otherwise in the path as it is.
    pub(in crate::app) fn refresh(&mut self, path: &TrainingPath) {
        let is_otherwise = |note: &usize| self.outcomes(*note, path).in_force > 0;
        self.otherwise = self.touched.iter().copied().filter(is_otherwise).collect();
    }
}
