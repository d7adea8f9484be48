//! The questions view: what a merge left open, one answer at a time.
//!
//! Which questions there are, and which answers each allows, is `merge`'s; an answer is a change like
//! any other, so it can be undone. What the view adds is the order of work: grouped by module, the next
//! open question after each answer, postponed ones last in turn, and the same answer for all alike.

use std::collections::BTreeSet;

use super::decisions::{Decisions, Outcomes};
use super::foresight::{Foreseen, Told, foreseen};
use super::mouse::{Gesture, Spot};
use super::sketch::Sketch;
use super::view::Hooks;
use super::{App, Effect, Now, Tone, geometry};
use crate::diff::Effect as Follows;
use crate::edit::Change;
use crate::merge::{Choice, Note, Question, questions};
use crate::model::Message;
use crate::model::shape::Shaped;
use crate::model::value::Step;
use crate::model::{Arg, TrainingPath};

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// What the rows below are about: a module by its title, or the path.
    Heading(String),
    /// The question at this place.
    Question(usize),
    /// Above what was decided without asking.
    Decided,
    /// The note at this place.
    Note(usize),
}

/// What the view remembers.
#[derive(Debug, Default)]
pub struct QuestionsView {
    /// What is open.
    pub questions: Vec<Question>,
    /// What the merge decided without asking, where that is known.
    pub decisions: Decisions,
    /// The rows of the list.
    pub rows: Vec<Row>,
    /// The chosen row.
    pub row: usize,
    /// The first row that is shown.
    pub top: usize,
    /// The chosen answer.
    pub choice: usize,
    /// What follows from the chosen answer.
    pub effects: Vec<Follows>,
    /// What it changes, where neither it nor the versions say that; with what that is about, where it is
    /// about something else.
    pub changes: Vec<Told>,
    /// The part of the graph that it touches, what shows most first.
    pub sketches: Vec<Sketch>,
    /// What can be chosen instead of the chosen decision.
    outcomes: Outcomes,
    /// Whether the list was made before.
    is_listed: bool,
    /// What was put off for now.
    pub postponed: BTreeSet<String>,
}

pub(super) const HOOKS: Hooks = Hooks {
    refresh: App::refresh_questions,
    step: App::step_questions,
    scroll: App::scroll_questions,
    mouse: App::mouse_questions,
    said: |app| {
        let open = app.questions.questions.len();
        (open == 0 && !app.doc.path.conflicts.is_empty())
            .then(|| (Tone::Refused, Message::new("questions-unreadable")))
    },
    ..Hooks::NONE
};

impl QuestionsView {
    /// The chosen question.
    pub fn question(&self) -> Option<&Question> {
        match self.rows.get(self.row)? {
            Row::Question(at) => self.questions.get(*at),
            _ => None,
        }
    }

    /// The answers of what is chosen: of a question, or the other outcomes of a note.
    pub fn choices(&self) -> &[Choice] {
        match self.rows.get(self.row) {
            Some(Row::Question(at)) => self.questions.get(*at).map_or(&[], |found| &found.choices),
            Some(Row::Note(_)) => &self.outcomes.choices,
            _ => &[],
        }
    }

    /// The chosen decision, by its place.
    pub fn decision(&self) -> Option<usize> {
        match self.rows.get(self.row)? {
            Row::Note(at) => Some(*at),
            _ => None,
        }
    }

    /// The module that the chosen row is about, by its id.
    fn module(&self) -> Option<&str> {
        let question = self.question().and_then(|question| question.module.as_deref());
        question.or_else(|| match self.decisions.notes.get(self.decision()?)?.at.as_slice() {
            [Step::Field("modules"), Step::Item(id), ..] => Some(id),
            _ => None,
        })
    }

    /// The answer that holds now, where that is known.
    pub fn in_force(&self) -> Option<usize> {
        self.decision().map(|_| self.outcomes.in_force)
    }

    /// How many open questions could be given the same answer as the chosen one, itself included.
    pub fn alike(&self) -> usize {
        self.question().map_or(0, |chosen| self.alike_to(&chosen.alike).count())
    }

    fn alike_to<'a>(&'a self, alike: &'a str) -> impl Iterator<Item = &'a Question> + 'a {
        self.questions.iter().filter(move |question| question.alike == alike)
    }

    fn can_be_chosen(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(Row::Question(_) | Row::Note(_)))
    }

    /// The row of the question to go on with: the first from `from` on that was not put off, else the
    /// first that was.
    fn next(&self, from: usize) -> Option<usize> {
        let count = self.rows.len();
        let open = |postponed: bool| {
            (0..count).map(|offset| (from + offset) % count.max(1)).find(|row| match self.rows[*row] {
                Row::Question(at) => self.postponed.contains(&self.questions[at].id) == postponed,
                _ => false,
            })
        };
        open(false).or_else(|| open(true))
    }
}

/// The label of the innermost field on the way to a place.
pub fn field_label(at: &[Step]) -> Option<&'static str> {
    TrainingPath::SHAPE.follow(at).map(|field| field.label)
}

fn list(questions: &[Question], notes: &[Note], path: &TrainingPath) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut order: Vec<usize> = (0..questions.len()).collect();
    // What is about the path as a whole first; then modules in the order of their titles' places.
    let place = |at: &Question| at.module.as_ref().map(|id| path.stage_of(id).unwrap_or((usize::MAX, 0)));
    order.sort_by(|a, b| {
        let key = |at: usize| (place(&questions[at]), questions[at].module.clone());
        key(*a).cmp(&key(*b))
    });
    let mut above: Option<&Option<String>> = None;
    for at in order {
        let module = &questions[at].module;
        if above != Some(module) {
            let title = module.as_ref().map_or(path.title.as_str(), |id| path.title_of(id));
            rows.push(Row::Heading(title.to_owned()));
            above = Some(module);
        }
        rows.push(Row::Question(at));
    }
    if !notes.is_empty() {
        rows.push(Row::Decided);
        rows.extend((0..notes.len()).map(Row::Note));
    }
    rows
}

impl App {
    pub(super) fn refresh_questions(&mut self) {
        let chosen = self.questions.question().map(|question| question.id.clone());
        let decision = self.questions.decision();
        let before = self.questions.row;
        let view = &mut self.questions;
        let were = std::mem::replace(&mut view.questions, questions(&self.doc.path));
        view.rows = list(&view.questions, &view.decisions.notes, &self.doc.path);
        view.decisions.refresh(&self.doc.path);
        // Whoever takes an answer back is at its question again.
        let is_back = |id: &String| view.is_listed && were.iter().all(|question| question.id != *id);
        let row_of = |wanted: &dyn Fn(&String) -> bool| {
            view.rows.iter().position(|row| match row {
                Row::Question(at) => wanted(&view.questions[*at].id),
                _ => false,
            })
        };
        let back = row_of(&is_back);
        let same = back.or_else(|| row_of(&|id| Some(id) == chosen.as_ref())).or_else(|| {
            let is_it = |row: &Row| matches!(row, Row::Note(at) if Some(*at) == decision);
            view.rows.iter().position(is_it)
        });
        view.is_listed = true;
        match same {
            Some(row) if decision.is_some() || back.is_some() => {
                view.row = row;
                self.suggest();
            }
            Some(row) => {
                view.row = row;
                self.foresee();
            }
            None => self.go_on(before),
        }
    }

    /// Chooses the question to go on with.
    fn go_on(&mut self, from: usize) {
        let view = &mut self.questions;
        let last = view.rows.len().saturating_sub(1);
        view.row = view.next(from.min(last)).unwrap_or_else(|| {
            let note = view.rows.iter().position(|row| matches!(row, Row::Note(_)));
            note.unwrap_or(0)
        });
        view.choice = 0;
        self.suggest();
    }

    /// Puts the choice on the answer that loses nothing, where there is one.
    pub(super) fn suggest(&mut self) {
        let view = &mut self.questions;
        view.outcomes =
            view.decision().map(|at| view.decisions.outcomes(at, &self.doc.path)).unwrap_or_default();
        let suggested = view.question().and_then(|question| question.suggested);
        view.choice = suggested.or(view.in_force()).unwrap_or(0);
        self.foresee();
    }

    /// Works out what the chosen answer would do.
    fn foresee(&mut self) {
        let view = &self.questions;
        let Foreseen { changes, effects, sketches } = match view.choices().get(view.choice) {
            Some(choice) => foreseen(&self.doc.path, &choice.change, view.module()),
            None => Foreseen::default(),
        };
        let told = view.question().is_none_or(|question| !question.is_about_a_value());
        self.questions.changes = if told { changes } else { Vec::new() };
        self.questions.effects = effects;
        self.questions.sketches = sketches;
    }

    fn step_questions(&mut self, by: isize) {
        let view = &mut self.questions;
        let mut row = super::panes::moved(view.row, by, view.rows.len());
        // Headings are passed over, in the direction of the step and else back.
        let onward =
            if by < 0 { (0..=row).rev().collect::<Vec<_>>() } else { (row..view.rows.len()).collect() };
        let found = onward.into_iter().find(|row| view.can_be_chosen(*row));
        row = found.unwrap_or(view.row);
        if row != view.row {
            view.row = row;
            self.suggest();
        }
    }

    fn scroll_questions(&mut self) {
        let height = geometry::inside(geometry::questions(self).list);
        let view = &mut self.questions;
        view.top = geometry::scrolled(view.top, view.row, view.rows.len(), height);
        // A heading right above the window belongs to its first row.
        if view.top == 1 && view.row < height {
            view.top = 0;
        }
    }

    fn mouse_questions(
        &mut self,
        gesture: Gesture,
        spot: Option<&Spot>,
        now: &Now,
        effects: &mut Vec<Effect>,
    ) {
        match (gesture, spot) {
            (Gesture::Wheel(by), _) => self.step_questions(by),
            (Gesture::Press, Some(Spot::Cell(row, 0))) if self.questions.can_be_chosen(*row) => {
                self.questions.row = *row;
                self.suggest();
            }
            // A second click on an answer gives it.
            (Gesture::Press, Some(Spot::Cell(choice, _))) => {
                if self.questions.choice == *choice {
                    self.answer_question(now, effects);
                } else {
                    self.questions.choice = *choice;
                    self.foresee();
                }
            }
            _ => {}
        }
    }

    pub(super) fn has_choice(&self) -> bool {
        !self.questions.choices().is_empty()
    }

    pub(super) fn has_question(&self) -> bool {
        self.questions.question().is_some()
    }

    pub(super) fn has_alike(&self) -> bool {
        self.questions.alike() > 1
    }

    pub(super) fn step_choice(&mut self, by: isize) {
        let count = self.questions.choices().len();
        if count > 0 {
            let last = count - 1;
            let at = self.questions.choice;
            self.questions.choice = match by {
                ..0 => at.checked_sub(1).unwrap_or(last),
                _ if at == last => 0,
                _ => at + 1,
            };
            self.foresee();
        }
    }

    /// Gives the chosen answer, and goes on with what is open.
    pub(super) fn answer_question(&mut self, now: &Now, _: &mut Vec<Effect>) {
        let view = &self.questions;
        let (row, chosen) = (view.row, view.choice);
        let Some(choice) = view.choices().get(chosen).cloned() else { return };
        if let Some(decision) = view.decision() {
            return self.decide(decision, chosen, choice.change, now);
        }
        self.change(Some(choice.change), now);
        self.after_answer(row);
    }

    /// Gives the same answer to all questions alike, as one change.
    pub(super) fn answer_alike(&mut self, now: &Now, _: &mut Vec<Effect>) {
        let view = &self.questions;
        let (row, Some(question)) = (view.row, view.question()) else { return };
        let Some(choice) = question.choices.get(view.choice) else { return };
        let (alike, key) = (question.alike.clone(), choice.key.clone());
        let mut after = self.doc.path.clone();
        let mut ops = Vec::new();
        let mut count = 0usize;
        // One after the other, each on what the ones before it made.
        loop {
            let next = questions(&after)
                .into_iter()
                .find(|open| open.alike == alike && open.choices.iter().any(|choice| choice.key == key));
            let Some(choice) =
                next.and_then(|open| open.choices.into_iter().find(|choice| choice.key == key))
            else {
                break;
            };
            let left = after.conflicts.len();
            choice.change.apply(&mut after);
            ops.extend(choice.change.ops);
            count += 1;
            if after.conflicts.len() >= left {
                break;
            }
        }
        let label = Message::new("questions-answered-alike").with("count", Arg::from(count));
        self.change(Some(Change { label, ops }), now);
        self.after_answer(row);
    }

    /// The answer is in the path, and the list was made anew with it.
    fn after_answer(&mut self, row: usize) {
        self.go_on(row.saturating_sub(1));
        let open = self.questions.questions.len();
        let key = if open == 0 { "questions-all-answered" } else { "questions-left" };
        self.tell(Message::new(key).with("count", open));
    }

    /// Puts the chosen question off, and goes on with the next one.
    pub(super) fn postpone_question(&mut self) {
        let Some(id) = self.questions.question().map(|question| question.id.clone()) else { return };
        if !self.questions.postponed.remove(&id) {
            self.questions.postponed.insert(id);
        }
        let from = self.questions.row + 1;
        self.go_on(if from < self.questions.rows.len() { from } else { 0 });
    }

    /// Takes the chosen answer and opens its place in the form, to write it otherwise.
    pub(super) fn edit_answer(&mut self, now: &Now, effects: &mut Vec<Effect>) {
        let Some(at) = self.questions.question().map(|question| question.at.clone()) else { return };
        self.answer_question(now, effects);
        self.reveal(&at);
    }
}
