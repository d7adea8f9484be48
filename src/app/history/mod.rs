//! The history: every state of the document as a tree, to look at and to go to.
//!
//! The tree is `edit::History`; here is how it lies in rows and lanes, the newest state on top, which of
//! them is chosen, and the way back after a jump.

use crate::app::commands::command::{Scope, always, commands};
use crate::app::mouse::{Gesture, Spot};
use crate::app::shell::compare::{Marked, difference};
use crate::app::shell::geometry::{Area, inside, moved, page_of, scrolled};
use crate::app::shell::notice::Tone;
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::check::Severity;
use crate::edit::History;
use crate::i18n::Lang;
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
pub struct HistoryRow {
    /// The state.
    pub state: usize,
    /// Its lanes, from the left.
    pub lanes: Vec<Lane>,
}

/// What the view remembers.
#[derive(Debug, Default)]
pub struct HistoryView {
    /// The rows, the newest state first.
    pub rows: Vec<HistoryRow>,
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

/// The rows of a tree of states, the newest first, without those that there is no way to. Each line of descent
/// has a lane; where a state was changed in several ways, their lanes meet in its row.
fn rows(history: &History) -> Vec<HistoryRow> {
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
        rows.push(HistoryRow { state, lanes: cells.collect() });
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

commands! { COMMANDS of HistoryView, Scope::View(ViewKind::History);
    "history-go" 1 ["Enter"] HistoryView::may_go => HistoryView::go;
    "history-compare" 2 ["Space", "v"] always => |view, shell| view.compare(shell);
    "history-back" 2 ["Backspace"] HistoryView::may_go_back => HistoryView::go_back;
    "history-branch" 3 ["b"] always => |view, shell| view.next_branch(shell);
    "history-leave" 3 ["Esc"] always => |_, shell| shell.request(Request::Show(ViewKind::Outline));
}

impl WorkspaceView for HistoryView {
    fn refresh(&mut self, shell: &mut Shell) {
        let history = &shell.doc.history;
        let chosen = self.chosen_state();
        let mut behind = vec![false; history.nodes().len()];
        let mut at = history.now();
        behind[at] = true;
        while let Some(before) = history.before(at) {
            at = before;
            behind[at] = true;
        }
        let moved = self.now != Some(history.now());
        let wanted = if moved { Some(history.now()) } else { chosen };
        self.rows = rows(history);
        self.behind = behind;
        self.now = Some(history.now());
        self.made = None;
        let row_of = |state| self.rows.iter().position(|row| row.state == state);
        self.at = wanted.and_then(row_of).unwrap_or(0);
        self.scroll(shell);
    }

    fn step(&mut self, by: isize, _shell: &mut Shell) {
        self.at = moved(self.at, by, self.rows.len());
    }

    fn page(&self, shell: &Shell) -> isize {
        page_of(history_parts(shell).0)
    }

    fn scroll(&mut self, shell: &mut Shell) {
        let (list, beside) = history_parts(shell);
        self.top = scrolled(self.top, self.at, self.rows.len(), inside(list));
        let wanted = beside.height > 0 && shell.doc.path.modules.len() <= QUICK;
        let Some(state) = self.chosen_state().filter(|_| wanted) else { return };
        if self.made.as_ref().is_none_or(|(have, lang, _)| (*have, *lang) != (state, shell.lang)) {
            let history = &shell.doc.history;
            let before = history.before(state).unwrap_or(state);
            let path = &shell.doc.path;
            let made = match (history.state(path, before), history.state(path, state)) {
                (Some(before), Some(after)) => difference(&before, &after, shell.lang),
                _ => Vec::new(),
            };
            self.made = Some((state, shell.lang, made));
        }
    }

    fn mouse(&mut self, gesture: Gesture, spot: Option<&Spot>, shell: &mut Shell) {
        match (gesture, spot) {
            (Gesture::Wheel(by), _) => self.step(by, shell),
            (Gesture::Press, Some(Spot::Cell(row, _))) if *row == self.at => shell.request(Request::Enter),
            (Gesture::Press, Some(Spot::Cell(row, _))) => self.at = *row,
            _ => {}
        }
    }

    fn status(&self, shell: &Shell) -> Option<(Tone, Message)> {
        let state = self.chosen_state()?;
        let key = match state {
            _ if state == shell.doc.history.now() => "history-said-now",
            _ if self.behind.get(state) == Some(&true) => "history-said-behind",
            _ => "history-said-aside",
        };
        let message = Message::new(key.to_owned()).with("change", shell.state_label(state));
        Some((Tone::Found(Severity::Info), message))
    }
}

/// Where the tree is, and what the chosen state changed; one without room is empty.
pub fn history_parts(shell: &Shell) -> (Area, Area) {
    let body = shell.body();
    if body.width < BESIDE {
        let below = if body.height >= 14 { (body.height * 2 / 5).min(8) } else { 0 };
        return body.rows_at(body.height - below);
    }
    let right = body.width * 2 / 5;
    body.columns_at(body.width - right)
}

impl HistoryView {
    /// The chosen state.
    pub fn chosen_state(&self) -> Option<usize> {
        self.rows.get(self.at).map(|row| row.state)
    }

    fn may_go(&self, shell: &Shell) -> bool {
        shell.may_edit() && self.chosen_state().is_some_and(|state| state != shell.doc.history.now())
    }

    /// The document becomes what it was at the chosen state.
    fn go(&mut self, shell: &mut Shell) {
        let Some(state) = self.chosen_state() else { return };
        self.jump_to_state(state, shell);
    }

    fn jump_to_state(&mut self, state: usize, shell: &mut Shell) {
        let from = shell.doc.history.now();
        let gone = shell.doc.go(state);
        self.before = Some(from);
        if gone.is_err() {
            return shell.refuse_past();
        }
        shell.refresh();
        let label = shell.state_label(state);
        shell.tell(Message::new("history-gone").with("change", label));
    }

    fn may_go_back(&self, shell: &Shell) -> bool {
        let now = shell.doc.history.now();
        shell.may_edit() && self.before.is_some_and(|before| before != now)
    }

    /// Back to where the document was before the last jump.
    fn go_back(&mut self, shell: &mut Shell) {
        if let Some(before) = self.before {
            self.jump_to_state(before, shell);
        }
    }

    /// Goes to the next end of a branch, downwards and round.
    fn next_branch(&mut self, shell: &Shell) {
        let nodes = shell.doc.history.nodes();
        let mut is_end = vec![true; nodes.len()];
        for parent in (0..nodes.len()).filter_map(|state| shell.doc.history.before(state)) {
            is_end[parent] = false;
        }
        let ends: Vec<usize> = (0..self.rows.len()).filter(|row| is_end[self.rows[*row].state]).collect();
        let next = ends.iter().find(|row| **row > self.at).or_else(|| ends.first());
        if let Some(row) = next {
            self.at = *row;
        }
    }

    /// Shows how the chosen state differs from now.
    fn compare(&self, shell: &mut Shell) {
        let Some(state) = self.chosen_state() else { return };
        let Some(then) = shell.doc.history.state(&shell.doc.path, state) else { return shell.refuse_past() };
        let title = Message::new("history-compare-title").with("change", shell.state_label(state));
        let now = shell.doc.path.clone();
        shell.show_difference(title, &then, &now);
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
        let line = |row: &HistoryRow| row.lanes.iter().map(cell).collect::<String>() + &row.state.to_string();
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
