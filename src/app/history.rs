//! The history: every state of the document as a tree, to look at and to go to.
//!
//! The tree is `edit::History`; here is how it lies in rows and lanes, the newest state on top, which of
//! them is chosen, and the way back after a jump.

use super::browser::day;
use super::compare::Marked;
use super::geometry::{Area, inside, parts, scrolled};
use super::mouse::{Gesture, Spot};
use super::view::{Hooks, View};
use super::{App, Effect, Now, Tone};
use crate::check::Severity;
use crate::edit::History;
use crate::i18n::{Lang, date};
use crate::model::Message;

/// What stands in a lane of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Nothing.
    Empty,
    /// A line that goes on.
    Through,
    /// The state of the row.
    State,
    /// A line that comes in from the right, past a lane where nothing is.
    Across,
    /// The same, past a line that goes on.
    Crossing,
    /// The end of a line that comes in here.
    Join,
    /// The same, with others from farther on the right.
    JoinMore,
}

/// A row: a state, and the lines past it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The state.
    pub state: usize,
    /// Its lanes, from the left.
    pub lanes: Vec<Lane>,
}

/// What the view remembers.
#[derive(Debug, Default)]
pub struct HistoryView {
    /// The rows, the newest state first.
    pub rows: Vec<Row>,
    /// The chosen row.
    pub at: usize,
    /// The first row that is shown.
    pub top: usize,
    /// By state: whether what is open was made from it.
    pub behind: Vec<bool>,
    /// What the chosen state changed, with the state and the language of the words.
    pub made: Option<(usize, Lang, Vec<Marked>)>,
    /// Where the document was before the last jump.
    before: Option<usize>,
    /// Where it was when the rows were made.
    now: Option<usize>,
}

/// From this many columns on, what a state changed stands beside the tree.
const BESIDE: u16 = 100;

/// Paths with more modules are compared only when somebody asks.
const QUICK: usize = 500;

pub(super) const HOOKS: Hooks = Hooks {
    refresh,
    step: |app, by| app.choose_state(super::panes::moved(app.history.at, by, app.history.rows.len())),
    page: |app| super::panes::page_of(app.history_parts().0),
    scroll,
    mouse: |app, gesture, spot, now, effects| match (gesture, spot) {
        (Gesture::Wheel(by), _) => (HOOKS.step)(app, by),
        (Gesture::Press, Some(Spot::Cell(row, _))) if *row == app.history.at => app.enter(now, effects),
        (Gesture::Press, Some(Spot::Cell(row, _))) => app.choose_state(*row),
        _ => {}
    },
    said,
    shows_modules: false,
};

/// The rows of a tree of states, the newest first, without those that there is no way to. Each line of descent
/// has a lane; where a state was changed in several ways, their lanes meet in its row.
fn rows(history: &History) -> Vec<Row> {
    let reachable = history.reachable();
    // By lane: the state that its line comes down to.
    let mut lanes: Vec<Option<usize>> = Vec::new();
    let mut rows = Vec::with_capacity(reachable.len());
    for state in (0..reachable.len()).rev().filter(|state| reachable[*state]) {
        let mine: Vec<usize> = (0..lanes.len()).filter(|lane| lanes[*lane] == Some(state)).collect();
        let at = match mine.first() {
            Some(lane) => *lane,
            None => lanes.iter().position(Option::is_none).unwrap_or(lanes.len()),
        };
        if at == lanes.len() {
            lanes.push(None);
        }
        let last = mine.last().copied().unwrap_or(at);
        let cells = (0..lanes.len()).map(|lane| match (lane, lanes[lane]) {
            (lane, _) if lane == at => Lane::State,
            (lane, Some(to)) if to == state && lane < last => Lane::JoinMore,
            (_, Some(to)) if to == state => Lane::Join,
            (lane, Some(_)) if lane > at && lane < last => Lane::Crossing,
            (_, Some(_)) => Lane::Through,
            (lane, None) if lane > at && lane < last => Lane::Across,
            (_, None) => Lane::Empty,
        });
        rows.push(Row { state, lanes: cells.collect() });
        for lane in &mine {
            lanes[*lane] = None;
        }
        lanes[at] = history.before(state);
        while lanes.last() == Some(&None) {
            lanes.pop();
        }
    }
    rows
}

fn refresh(app: &mut App) {
    let history = &app.doc.history;
    let chosen = app.history.rows.get(app.history.at).map(|row| row.state);
    let mut behind = vec![false; history.nodes().len()];
    let mut at = history.now();
    behind[at] = true;
    while let Some(before) = history.before(at) {
        at = before;
        behind[at] = true;
    }
    let moved = app.history.now != Some(history.now());
    let wanted = if moved { Some(history.now()) } else { chosen };
    app.history.rows = rows(history);
    app.history.behind = behind;
    app.history.now = Some(history.now());
    app.history.made = None;
    let row_of = |state| app.history.rows.iter().position(|row| row.state == state);
    app.history.at = wanted.and_then(row_of).unwrap_or(0);
    scroll(app);
}

fn scroll(app: &mut App) {
    let (list, beside) = app.history_parts();
    let count = app.history.rows.len();
    app.history.top = scrolled(app.history.top, app.history.at, count, inside(list));
    let wanted = beside.height > 0 && app.doc.path.modules.len() <= QUICK;
    let Some(state) = app.chosen_state().filter(|_| wanted) else { return };
    if app.history.made.as_ref().is_none_or(|(have, lang, _)| (*have, *lang) != (state, app.lang)) {
        let history = &app.doc.history;
        let before = history.before(state).unwrap_or(state);
        let made = match (history.state(&app.doc.path, before), history.state(&app.doc.path, state)) {
            (Some(before), Some(after)) => app.difference(&before, &after),
            _ => Vec::new(),
        };
        app.history.made = Some((state, app.lang, made));
    }
}

fn said(app: &App) -> Option<(Tone, Message)> {
    let state = app.chosen_state()?;
    let key = match state {
        _ if state == app.doc.history.now() => "history-said-now",
        _ if app.history.behind.get(state) == Some(&true) => "history-said-behind",
        _ => "history-said-aside",
    };
    Some((Tone::Found(Severity::Info), Message::new(key.to_owned()).with("change", app.state_label(state))))
}

impl App {
    /// Where the tree is, and what the chosen state changed; one without room is empty.
    pub fn history_parts(&self) -> (Area, Area) {
        let body = parts(self).body;
        if body.width < BESIDE {
            let below = if body.height >= 14 { (body.height * 2 / 5).min(8) } else { 0 };
            return body.rows_at(body.height - below);
        }
        let right = body.width * 2 / 5;
        body.columns_at(body.width - right)
    }

    /// The chosen state.
    pub fn chosen_state(&self) -> Option<usize> {
        self.history.rows.get(self.history.at).map(|row| row.state)
    }

    /// What to call a state: what was done to come to it.
    pub fn state_label(&self, state: usize) -> Message {
        let change = self.doc.history.nodes().get(state).and_then(|node| node.change.as_ref());
        // What has a time and no change is the oldest state that was kept of a longer history.
        let is_cut = self.doc.history.nodes().get(state).is_some_and(|node| node.at != 0);
        let first = || Message::new(if is_cut { "history-oldest" } else { "history-first" });
        change.map_or_else(first, |change| change.label.clone())
    }

    /// The time of day at which a state was made: « 14:32 »; empty for the first.
    pub fn state_time(&self, state: usize) -> String {
        const DAY: i64 = 24 * 60;
        let made = self.doc.history.nodes().get(state).map_or(0, |node| node.at);
        if made == 0 {
            return String::new();
        }
        let minutes = i64::try_from(made / 60_000).unwrap_or(0) + i64::from(self.zone) / 60;
        let of_day = minutes.rem_euclid(DAY);
        format!("{:02}:{:02}", of_day / 60, of_day % 60)
    }

    /// Whether an earlier session made a state.
    pub fn state_is_earlier(&self, state: usize) -> bool {
        self.doc.history.nodes().get(state).is_some_and(|node| node.earlier)
    }

    /// The day on which an earlier session made a state, in words.
    pub fn state_day(&self, state: usize) -> Option<String> {
        let node = self.doc.history.nodes().get(state).filter(|node| node.earlier && node.at != 0)?;
        let seconds = i64::try_from(node.at / 1000).ok()?.checked_add(i64::from(self.zone))?;
        Some(date(self.lang, &day(seconds))).filter(|day| !day.is_empty())
    }

    fn choose_state(&mut self, row: usize) {
        self.history.at = row;
    }

    pub(super) fn may_go(&self) -> bool {
        self.may_edit() && self.chosen_state().is_some_and(|state| state != self.doc.history.now())
    }

    /// The document becomes what it was at the chosen state.
    pub(super) fn history_go(&mut self, _: &Now, _: &mut Vec<Effect>) {
        let Some(state) = self.chosen_state() else { return };
        self.jump_to_state(state);
    }

    fn jump_to_state(&mut self, state: usize) {
        let from = self.doc.history.now();
        let gone = self.doc.go(state);
        self.history.before = Some(from);
        if gone.is_err() {
            return self.refuse_past();
        }
        self.refresh();
        let label = self.state_label(state);
        self.tell(Message::new("history-gone").with("change", label));
    }

    pub(super) fn may_go_back(&self) -> bool {
        let now = self.doc.history.now();
        self.may_edit() && self.history.before.is_some_and(|before| before != now)
    }

    /// Back to where the document was before the last jump.
    pub(super) fn history_back(&mut self, _: &Now, _: &mut Vec<Effect>) {
        if let Some(before) = self.history.before {
            self.jump_to_state(before);
        }
    }

    /// Goes to the next end of a branch, downwards and round.
    pub(super) fn next_branch(&mut self) {
        let nodes = self.doc.history.nodes();
        let mut is_end = vec![true; nodes.len()];
        for parent in (0..nodes.len()).filter_map(|state| self.doc.history.before(state)) {
            is_end[parent] = false;
        }
        let ends: Vec<usize> =
            (0..self.history.rows.len()).filter(|row| is_end[self.history.rows[*row].state]).collect();
        let next = ends.iter().find(|row| **row > self.history.at).or_else(|| ends.first());
        if let Some(row) = next {
            self.choose_state(*row);
        }
    }

    /// Shows how the chosen state differs from now.
    pub(super) fn history_compare(&mut self, _: &Now, _: &mut Vec<Effect>) {
        let Some(state) = self.chosen_state() else { return };
        let Some(then) = self.doc.history.state(&self.doc.path, state) else { return self.refuse_past() };
        let title = Message::new("history-compare-title").with("change", self.state_label(state));
        let now = self.doc.path.clone();
        self.show_difference(title, &then, &now);
    }

    /// Shows the outline.
    pub(super) fn leave_history(&mut self) {
        self.show(View::Outline);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Change;
    use crate::model::TrainingPath;

    /// The tree of states made from these, one after the other, as it is drawn.
    fn drawn(parents: &[usize]) -> Vec<String> {
        let mut path = TrainingPath::new("p", "T");
        let mut history = History::default();
        for from in parents {
            history.go(&mut path, *from).unwrap();
            history.record(&mut path, Change { label: Message::new("edit-field"), ops: Vec::new() }, 1);
        }
        let cell = |lane: &Lane| match lane {
            Lane::Empty => ' ',
            Lane::Through => '│',
            Lane::State => '●',
            Lane::Across => '─',
            Lane::Crossing => '┼',
            Lane::Join => '╯',
            Lane::JoinMore => '┴',
        };
        let line = |row: &Row| row.lanes.iter().map(cell).collect::<String>() + &row.state.to_string();
        rows(&history).iter().map(line).collect()
    }

    #[test]
    fn a_history_without_branches_is_one_line() {
        assert_eq!(drawn(&[]), ["●0"]);
        assert_eq!(drawn(&[0, 1]), ["●2", "●1", "●0"]);
    }

    #[test]
    fn branches_have_lanes_that_meet_where_they_part() {
        // 0 - 1 - 2, 1 - 3, 1 - 4 - 5, 0 - 6.
        assert_eq!(drawn(&[0, 1, 1, 1, 4, 0]), ["●6", "│●5", "│●4", "││●3", "│││●2", "│●┴╯1", "●╯0"]);
        // A line that goes on is crossed, not cut.
        assert_eq!(drawn(&[0, 0, 1, 2, 1]), ["●5", "│●4", "││●3", "│●│2", "●┼╯1", "●╯0"]);
    }

    #[test]
    fn every_line_ends_where_it_came_from() {
        let mut seed = 7_usize;
        for size in 1..40 {
            let parents: Vec<usize> = (0..size)
                .map(|made| {
                    seed =
                        seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (seed >> 33) % (made + 1)
                })
                .collect();
            let tree = drawn(&parents);
            let width = |at: usize| tree[at].chars().filter(|c| !c.is_ascii_digit()).count();
            assert_eq!(tree.len(), size + 1);
            for (at, line) in tree.iter().enumerate() {
                let states = line.chars().filter(|c| *c == '●').count();
                assert_eq!(states, 1, "{tree:#?}");
                // As many lines come in as states were made from this one.
                let state = size - at;
                let children = parents.iter().filter(|parent| **parent == state).count();
                let joins = line.chars().filter(|c| matches!(c, '╯' | '┴')).count();
                assert_eq!(joins, children.saturating_sub(1), "{tree:#?}");
                assert!(width(at) <= size + 1);
            }
        }
    }
}
