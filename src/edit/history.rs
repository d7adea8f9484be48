//! Undo without end: a tree of changes, in which nothing that was ever done is lost.
//!
//! A part of it may come from earlier sessions (`kept`). What that part replaces is looked at before it is
//! replaced; where it does not stand there, the way is closed from then on.

use std::sync::Arc;

use super::op::Change;
use crate::model::TrainingPath;

/// A state of the document, reached by a change from its parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryState {
    /// The state it was made from; the first state is its own.
    pub parent: usize,
    /// What led here; nothing for the first state.
    pub change: Option<Arc<Change>>,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// Whether an earlier session made it.
    pub earlier: bool,
    /// The child that redo goes to: the one last made or visited.
    pub(super) next: Option<usize>,
    /// Whether what led here can't be undone or done again: the way is closed.
    pub(super) closed: bool,
}

impl HistoryState {
    /// A state that is reached from another by a change, and nothing is known of it yet.
    pub(super) fn new(parent: usize, change: Option<Arc<Change>>, at: u64) -> Self {
        Self { parent, change, at, earlier: false, next: None, closed: false }
    }

    /// Does a change that leads to this state, or away from it. What comes from an earlier session is done
    /// only if what it replaces stands there.
    fn walk(&self, change: &Change, path: &mut TrainingPath) -> Result<(), Closed> {
        if !self.earlier {
            change.apply(path);
            return Ok(());
        }
        if change.apply_where_it_stands(path) { Ok(()) } else { Err(Closed) }
    }
}

/// What an earlier session did does not fit the document: it can't be undone or done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed;

/// All states of a document, and where it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    pub(super) nodes: Vec<HistoryState>,
    pub(super) now: usize,
    /// The state that stands on disk.
    pub(super) saved: Option<usize>,
}

impl Default for History {
    fn default() -> Self {
        Self { nodes: vec![HistoryState::new(0, None, 0)], now: 0, saved: Some(0) }
    }
}

impl History {
    /// The states, in the order in which they were made.
    pub fn nodes(&self) -> &[HistoryState] {
        &self.nodes
    }

    /// The state the document is in.
    pub fn now(&self) -> usize {
        self.now
    }

    /// Whether the document differs from what stands on disk.
    pub fn is_dirty(&self) -> bool {
        self.saved != Some(self.now)
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.before(self.now).is_some()
    }

    /// Whether something was undone that can be done again.
    pub fn can_redo(&self) -> bool {
        self.nodes[self.now].next.is_some_and(|to| !self.nodes[to].closed)
    }

    /// The state that a state was made from; none for the first, and where the way is closed.
    pub fn before(&self, state: usize) -> Option<usize> {
        let node = self.nodes.get(state)?;
        (node.change.is_some() && !node.closed).then_some(node.parent)
    }

    /// By state: whether there is a way from now to it.
    pub fn reachable(&self) -> Vec<bool> {
        // By state: the oldest one on its side of whatever is closed.
        let mut oldest: Vec<usize> = Vec::with_capacity(self.nodes.len());
        for state in 0..self.nodes.len() {
            oldest.push(self.before(state).map_or(state, |parent| oldest[parent]));
        }
        oldest.iter().map(|state| *state == oldest[self.now]).collect()
    }

    /// A state is what stands on disk.
    pub fn mark_saved(&mut self, state: usize) {
        self.saved = Some(state);
    }

    /// Applies a change and remembers it.
    pub fn record(&mut self, path: &mut TrainingPath, mut change: Change, at: u64) {
        change.make(path);
        let made = self.nodes.len();
        self.nodes.push(HistoryState::new(self.now, Some(Arc::new(change)), at));
        self.nodes[self.now].next = Some(made);
        self.now = made;
    }

    /// Goes one state back; gives the change that was undone, if there is one.
    ///
    /// # Errors
    /// The change does not fit the document, which is as it was. There is no way past it any more.
    pub fn undo(&mut self, path: &mut TrainingPath) -> Result<Option<Arc<Change>>, Closed> {
        let from = self.now;
        let (Some(to), Some(change)) = (self.before(from), self.nodes[from].change.clone()) else {
            return Ok(None);
        };
        self.walk(from, &change.inverse(), path)?;
        self.now = to;
        self.nodes[to].next = Some(from);
        Ok(Some(change))
    }

    /// Goes to the state that was last left by undo; gives the change that was done again, if there is one.
    ///
    /// # Errors
    /// As for [`Self::undo`].
    pub fn redo(&mut self, path: &mut TrainingPath) -> Result<Option<Arc<Change>>, Closed> {
        let next = self.nodes[self.now].next.filter(|to| !self.nodes[*to].closed);
        let Some((to, change)) = next.and_then(|to| Some((to, self.nodes[to].change.clone()?))) else {
            return Ok(None);
        };
        self.walk(to, &change, path)?;
        self.now = to;
        Ok(Some(change))
    }

    fn walk(&mut self, state: usize, change: &Change, path: &mut TrainingPath) -> Result<(), Closed> {
        let walked = self.nodes[state].walk(change, path);
        self.nodes[state].closed = walked.is_err();
        walked
    }

    /// The state that stands on disk, if it is one of these.
    pub fn saved(&self) -> Option<usize> {
        self.saved
    }

    /// Goes to any state, back to the common ancestor and forward from there. A state that there is no way to
    /// changes nothing.
    ///
    /// # Errors
    /// A change on the way does not fit the document, which is in the last state before it.
    pub fn go(&mut self, path: &mut TrainingPath, to: usize) -> Result<(), Closed> {
        let Some((back, forward)) = self.way(to) else { return Ok(()) };
        for _ in back {
            self.undo(path)?;
        }
        for at in forward {
            self.nodes[self.now].next = Some(at);
            self.redo(path)?;
        }
        Ok(())
    }

    /// The document as it is at any state; `path` is as it is now. None where there is no way to it.
    pub fn state(&self, path: &TrainingPath, at: usize) -> Option<TrainingPath> {
        let (back, forward) = self.way(at)?;
        let mut path = path.clone();
        for state in back {
            let node = &self.nodes[state];
            node.walk(&node.change.as_ref()?.inverse(), &mut path).ok()?;
        }
        for state in forward {
            let node = &self.nodes[state];
            node.walk(node.change.as_ref()?, &mut path).ok()?;
        }
        Some(path)
    }

    /// The states to take back, from now on, and those to do after them, to come to a state.
    fn way(&self, to: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let (mut mine, mut theirs) = (self.now, (to < self.nodes.len()).then_some(to)?);
        let (mut back, mut forward) = (Vec::new(), Vec::new());
        // A state is made after the one it comes from, so the later of the two can't be the common one.
        while mine != theirs {
            if mine > theirs {
                back.push(mine);
                mine = self.before(mine)?;
            } else {
                forward.push(theirs);
                theirs = self.before(theirs)?;
            }
        }
        forward.reverse();
        Some((back, forward))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::change::set_field;
    use crate::model::value::Value;
    use crate::model::{Message, TrainingPath};
    use crate::steps;

    fn say(history: &mut History, path: &mut TrainingPath, title: &str) {
        let at = steps![Field("title")];
        let change = set_field(path, at, Value::Line(title.to_owned()), Message::new("edit-field"));
        history.record(path, change.expect("a change"), 0);
    }

    #[test]
    fn every_state_can_be_looked_at_and_gone_to_from_every_other() {
        let mut path = TrainingPath::new("p", "0");
        let mut history = History::default();
        // 0 - 1 - 2 - 3, 1 - 4 - 5, 0 - 6.
        for (from, title) in [(0, "1"), (1, "2"), (2, "3"), (1, "4"), (4, "5"), (0, "6")] {
            history.go(&mut path, from).unwrap();
            say(&mut history, &mut path, title);
        }
        for from in 0..7 {
            for to in 0..7 {
                history.go(&mut path, from).unwrap();
                assert_eq!((history.now(), path.title.clone()), (from, from.to_string()));
                assert_eq!(history.state(&path, to).unwrap().title, to.to_string(), "{from} to {to}");
                assert_eq!(path.title, from.to_string(), "looking changes nothing");
            }
        }
        history.go(&mut path, 99).unwrap();
        assert_eq!(history.now(), 6);
    }

    #[test]
    fn redo_goes_to_what_undo_left_even_where_nothing_was_remembered() {
        let mut path = TrainingPath::new("p", "0");
        let mut history = History::default();
        for title in ["1", "2"] {
            say(&mut history, &mut path, title);
        }
        // A history of an earlier session may not say which way is the one to do again, or name another one.
        history.nodes[1].next = None;
        history.undo(&mut path).unwrap();
        assert!(history.can_redo());
        history.redo(&mut path).unwrap();
        assert_eq!((history.now(), path.title.as_str()), (2, "2"));
    }
}
