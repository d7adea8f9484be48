//! The questions view: what a merge left open, one answer at a time.
//!
//! Which questions there are, and which answers each allows, is `merge`'s; an answer is a change like
//! any other, so it can be undone. What the view adds is the order of work: grouped by module, the next
//! open question after each answer, postponed ones last in turn, and the same answer for all alike.

pub mod decisions;
pub mod foresight;
pub mod sketch;

use std::collections::BTreeSet;

use crate::app::commands::command::{Scope, always, commands};
use crate::app::mouse::{Gesture, Spot};
use crate::app::questions::decisions::{Decisions, Outcomes};
use crate::app::questions::foresight::{Foreseen, ForeseenLine, foreseen};
use crate::app::questions::sketch::Sketch;
use crate::app::shell::geometry::{Area, NARROW, inside, moved, scrolled};
use crate::app::shell::notice::Tone;
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::diff::Effect as Follows;
use crate::edit::Change;
use crate::merge::{Choice, Note, Question, questions};
use crate::model::Message;
use crate::model::shape::Shaped;
use crate::model::value::Step;
use crate::model::{Arg, TrainingPath};

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionsRow {
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
    pub rows: Vec<QuestionsRow>,
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
    pub changes: Vec<ForeseenLine>,
    /// The part of the graph that it touches, what shows most first.
    pub sketches: Vec<Sketch>,
    /// What can be chosen instead of the chosen decision.
    outcomes: Outcomes,
    /// Whether the list was made before.
    is_listed: bool,
    /// What was put off for now.
    pub postponed: BTreeSet<String>,
}

commands! { COMMANDS of QuestionsView, Scope::View(ViewKind::Questions);
    "answer" 1 ["Enter"] |view, _| view.has_choice() => QuestionsView::answer;
    "next-answer" 2 ["Right", "l", "Space"] |view, _| view.has_choice() => |view, shell| view.step_choice(1, shell);
    "previous-answer" 0 ["Left", "h"] |view, _| view.has_choice() => |view, shell| view.step_choice(-1, shell);
    "answer-alike" 3 ["a"] |view, _| view.alike() > 1 => QuestionsView::answer_alike;
    "edit-answer" 4 ["m"] |view, _| view.question().is_some() => QuestionsView::edit_answer;
    "postpone" 5 ["p"] |view, _| view.question().is_some() => |view, shell| view.postpone(shell);
    "leave-questions" 6 ["Esc"] always => |_, shell| shell.request(Request::Show(ViewKind::Outline));
}

impl WorkspaceView for QuestionsView {
    fn refresh(&mut self, shell: &mut Shell) {
        let chosen = self.question().map(|question| question.id.clone());
        let decision = self.decision();
        let before = self.row;
        let were = std::mem::replace(&mut self.questions, questions(&shell.doc.path));
        self.rows = list(&self.questions, &self.decisions.notes, &shell.doc.path);
        self.decisions.refresh(&shell.doc.path);
        // Whoever takes an answer back is at its question again.
        let is_back = |id: &String| self.is_listed && were.iter().all(|question| question.id != *id);
        let row_of = |wanted: &dyn Fn(&String) -> bool| {
            self.rows.iter().position(|row| match row {
                QuestionsRow::Question(at) => wanted(&self.questions[*at].id),
                _ => false,
            })
        };
        let back = row_of(&is_back);
        let same = back.or_else(|| row_of(&|id| Some(id) == chosen.as_ref())).or_else(|| {
            let is_it = |row: &QuestionsRow| matches!(row, QuestionsRow::Note(at) if Some(*at) == decision);
            self.rows.iter().position(is_it)
        });
        self.is_listed = true;
        match same {
            Some(row) if decision.is_some() || back.is_some() => {
                self.row = row;
                self.suggest(shell);
            }
            Some(row) => {
                self.row = row;
                self.foresee(shell);
            }
            None => self.go_on(before, shell),
        }
    }

    fn step(&mut self, by: isize, shell: &mut Shell) {
        let mut row = moved(self.row, by, self.rows.len());
        // Headings are passed over, in the direction of the step and else back.
        let onward =
            if by < 0 { (0..=row).rev().collect::<Vec<_>>() } else { (row..self.rows.len()).collect() };
        let found = onward.into_iter().find(|row| self.can_be_chosen(*row));
        row = found.unwrap_or(self.row);
        if row != self.row {
            self.row = row;
            self.suggest(shell);
        }
    }

    fn scroll(&mut self, shell: &mut Shell) {
        let height = inside(question_parts(shell).list);
        self.top = scrolled(self.top, self.row, self.rows.len(), height);
        // A heading right above the window belongs to its first row.
        if self.top == 1 && self.row < height {
            self.top = 0;
        }
    }

    fn mouse(&mut self, gesture: Gesture, spot: Option<&Spot>, shell: &mut Shell) {
        match (gesture, spot) {
            (Gesture::Wheel(by), _) => self.step(by, shell),
            (Gesture::Press, Some(Spot::Cell(row, 0))) if self.can_be_chosen(*row) => {
                self.row = *row;
                self.suggest(shell);
            }
            // A second click on an answer gives it.
            (Gesture::Press, Some(Spot::Cell(choice, _))) => {
                if self.choice == *choice {
                    self.answer(shell);
                } else {
                    self.choice = *choice;
                    self.foresee(shell);
                }
            }
            _ => {}
        }
    }

    fn status(&self, shell: &Shell) -> Option<(Tone, Message)> {
        let unreadable = self.questions.is_empty() && !shell.doc.path.conflicts.is_empty();
        unreadable.then(|| (Tone::Refused, Message::new("questions-unreadable")))
    }
}

impl QuestionsView {
    /// The chosen question.
    pub fn question(&self) -> Option<&Question> {
        match self.rows.get(self.row)? {
            QuestionsRow::Question(at) => self.questions.get(*at),
            _ => None,
        }
    }

    /// The answers of what is chosen: of a question, or the other outcomes of a note.
    pub fn choices(&self) -> &[Choice] {
        match self.rows.get(self.row) {
            Some(QuestionsRow::Question(at)) => self.questions.get(*at).map_or(&[], |found| &found.choices),
            Some(QuestionsRow::Note(_)) => &self.outcomes.choices,
            _ => &[],
        }
    }

    /// The chosen decision, by its place.
    pub fn decision(&self) -> Option<usize> {
        match self.rows.get(self.row)? {
            QuestionsRow::Note(at) => Some(*at),
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

    /// Whether there is anything to answer with.
    fn has_choice(&self) -> bool {
        !self.choices().is_empty()
    }

    fn can_be_chosen(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(QuestionsRow::Question(_) | QuestionsRow::Note(_)))
    }

    /// The row of the question to go on with: the first from `from` on that was not put off, else the
    /// first that was.
    fn next(&self, from: usize) -> Option<usize> {
        let count = self.rows.len();
        let open = |postponed: bool| {
            (0..count).map(|offset| (from + offset) % count.max(1)).find(|row| match self.rows[*row] {
                QuestionsRow::Question(at) => self.postponed.contains(&self.questions[at].id) == postponed,
                _ => false,
            })
        };
        open(false).or_else(|| open(true))
    }
}

/// The parts of the questions self.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QuestionParts {
    /// The list of what is open.
    pub list: Area,
    /// The chosen question with its answers.
    pub detail: Area,
}

/// The list beside the question where there is room, else above it, else left out.
pub fn question_parts(shell: &Shell) -> QuestionParts {
    let body = shell.body();
    if body.width < NARROW {
        // A list of one row tells less than the title of the question.
        let height = if body.height < 14 { 0 } else { (body.height / 3).min(8) };
        let (list, detail) = body.rows_at(height);
        return QuestionParts { list, detail };
    }
    let (list, detail) = body.columns_at((body.width * 2 / 5).clamp(26, 56));
    QuestionParts { list, detail }
}

/// The label of the innermost field on the way to a place.
pub fn field_label(at: &[Step]) -> Option<&'static str> {
    TrainingPath::SHAPE.follow(at).map(|field| field.label)
}

fn list(questions: &[Question], notes: &[Note], path: &TrainingPath) -> Vec<QuestionsRow> {
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
            rows.push(QuestionsRow::Heading(title.to_owned()));
            above = Some(module);
        }
        rows.push(QuestionsRow::Question(at));
    }
    if !notes.is_empty() {
        rows.push(QuestionsRow::Decided);
        rows.extend((0..notes.len()).map(QuestionsRow::Note));
    }
    rows
}

impl QuestionsView {
    /// Chooses the question to go on with.
    fn go_on(&mut self, from: usize, shell: &mut Shell) {
        let last = self.rows.len().saturating_sub(1);
        self.row = self.next(from.min(last)).unwrap_or_else(|| {
            let note = self.rows.iter().position(|row| matches!(row, QuestionsRow::Note(_)));
            note.unwrap_or(0)
        });
        self.choice = 0;
        self.suggest(shell);
    }

    /// Puts the choice on the answer that loses nothing, where there is one.
    fn suggest(&mut self, shell: &mut Shell) {
        self.outcomes =
            self.decision().map(|at| self.decisions.outcomes(at, &shell.doc.path)).unwrap_or_default();
        let suggested = self.question().and_then(|question| question.suggested);
        self.choice = suggested.or(self.in_force()).unwrap_or(0);
        self.foresee(shell);
    }

    /// Works out what the chosen answer would do.
    fn foresee(&mut self, shell: &mut Shell) {
        let Foreseen { changes, effects, sketches } = match self.choices().get(self.choice) {
            Some(choice) => foreseen(&shell.doc.path, &choice.change, self.module()),
            None => Foreseen::default(),
        };
        let told = self.question().is_none_or(|question| !question.is_about_a_value());
        self.changes = if told { changes } else { Vec::new() };
        self.effects = effects;
        self.sketches = sketches;
    }

    fn step_choice(&mut self, by: isize, shell: &mut Shell) {
        let count = self.choices().len();
        if count > 0 {
            let last = count - 1;
            let at = self.choice;
            self.choice = match by {
                ..0 => at.checked_sub(1).unwrap_or(last),
                _ if at == last => 0,
                _ => at + 1,
            };
            self.foresee(shell);
        }
    }

    /// Gives the chosen answer, and goes on with what is open.
    fn answer(&mut self, shell: &mut Shell) {
        let (row, chosen) = (self.row, self.choice);
        let Some(choice) = self.choices().get(chosen).cloned() else { return };
        if let Some(decision) = self.decision() {
            return self.decide(decision, chosen, choice.change, shell);
        }
        shell.change(Some(choice.change));
        self.refresh(shell);
        self.after_answer(row, shell);
    }

    /// Gives the same answer to all questions alike, as one change.
    fn answer_alike(&mut self, shell: &mut Shell) {
        let (row, Some(question)) = (self.row, self.question()) else { return };
        let Some(choice) = question.choices.get(self.choice) else { return };
        let (alike, key) = (question.alike.clone(), choice.key.clone());
        let mut after = shell.doc.path.clone();
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
        shell.change(Some(Change { label, ops }));
        self.refresh(shell);
        self.after_answer(row, shell);
    }

    /// The answer is in the path, and the list was made anew with it.
    fn after_answer(&mut self, row: usize, shell: &mut Shell) {
        self.go_on(row.saturating_sub(1), shell);
        let open = self.questions.len();
        let key = if open == 0 { "questions-all-answered" } else { "questions-left" };
        shell.tell(Message::new(key).with("count", open));
    }

    /// Leaves a decision as it is, or decides otherwise, and goes on with the next one.
    fn decide(&mut self, decision: usize, chosen: usize, change: Change, shell: &mut Shell) {
        self.decisions.decided(decision, chosen > 0);
        if Some(chosen) != self.in_force() {
            let what = change.label.clone();
            shell.change(Some(change));
            shell.tell(Message::new("questions-decided-so").with("what", what));
        }
        self.refresh(shell);
        let open = |row: &usize| matches!(self.rows[*row], QuestionsRow::Note(at) if !self.decisions.reviewed.contains(&at));
        let count = self.rows.len();
        if let Some(row) = (self.row..count).chain(0..self.row).find(open) {
            self.row = row;
            self.suggest(shell);
        }
    }

    /// Takes what a merge decided without asking, to be reviewed; `merged` is what it made.
    pub(in crate::app) fn take_decisions(&mut self, merged: TrainingPath, notes: Vec<Note>) {
        self.decisions = Decisions::new(merged, notes);
    }

    /// Puts the chosen question off, and goes on with the next one.
    fn postpone(&mut self, shell: &mut Shell) {
        let Some(id) = self.question().map(|question| question.id.clone()) else { return };
        if !self.postponed.remove(&id) {
            self.postponed.insert(id);
        }
        let from = self.row + 1;
        self.go_on(if from < self.rows.len() { from } else { 0 }, shell);
    }

    /// Takes the chosen answer and opens its place in the form, to write it otherwise.
    fn edit_answer(&mut self, shell: &mut Shell) {
        let Some(at) = self.question().map(|question| question.at.clone()) else { return };
        self.answer(shell);
        shell.request(Request::Reveal(at));
    }
}
