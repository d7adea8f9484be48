//! Undo without end: a tree of changes, in which nothing that was ever done is lost.

use super::op::Change;
use crate::model::TrainingPath;

/// A state of the document, reached by a change from its parent.
#[derive(Debug, Clone)]
pub struct Node {
    /// The state it was made from; the first state is its own.
    pub parent: usize,
    /// What led here; nothing for the first state.
    pub change: Option<Change>,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The child that redo goes to: the one last made or visited.
    next: Option<usize>,
}

/// All states of a document, and where it is now.
#[derive(Debug, Clone)]
pub struct History {
    nodes: Vec<Node>,
    now: usize,
    /// The state that stands on disk.
    saved: Option<usize>,
}

impl Default for History {
    fn default() -> Self {
        Self { nodes: vec![Node { parent: 0, change: None, at: 0, next: None }], now: 0, saved: Some(0) }
    }
}

impl History {
    /// The states, in the order in which they were made.
    pub fn nodes(&self) -> &[Node] {
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

    /// Whether something was undone that can be done again.
    pub fn can_redo(&self) -> bool {
        self.nodes[self.now].next.is_some()
    }

    /// A state is what stands on disk.
    pub fn mark_saved(&mut self, state: usize) {
        self.saved = Some(state);
    }

    /// Applies a change and remembers it.
    pub fn record(&mut self, path: &mut TrainingPath, change: Change, at: u64) {
        change.apply(path);
        let made = self.nodes.len();
        self.nodes.push(Node { parent: self.now, change: Some(change), at, next: None });
        self.nodes[self.now].next = Some(made);
        self.now = made;
    }

    /// Goes one state back; gives the change that was undone.
    pub fn undo(&mut self, path: &mut TrainingPath) -> Option<&Change> {
        let from = self.now;
        let change = self.nodes[from].change.as_ref()?;
        change.inverse().apply(path);
        self.now = self.nodes[from].parent;
        self.nodes[self.now].next = Some(from);
        self.nodes[from].change.as_ref()
    }

    /// Goes to the state that was last left by undo; gives the change that was done again.
    pub fn redo(&mut self, path: &mut TrainingPath) -> Option<&Change> {
        let to = self.nodes[self.now].next?;
        let change = self.nodes[to].change.as_ref()?;
        change.apply(path);
        self.now = to;
        self.nodes[to].change.as_ref()
    }

    /// The state that stands on disk, if it is one of these.
    pub fn saved(&self) -> Option<usize> {
        self.saved
    }

    /// Goes to any state, back to the common ancestor and forward from there.
    pub fn go(&mut self, path: &mut TrainingPath, to: usize) {
        let Some((back, forward)) = self.way(to) else { return };
        for _ in back {
            self.undo(path);
        }
        for at in forward {
            self.nodes[self.now].next = Some(at);
            self.redo(path);
        }
    }

    /// The document as it is at any state; `path` is as it is now.
    pub fn state(&self, path: &TrainingPath, at: usize) -> TrainingPath {
        let mut path = path.clone();
        let Some((back, forward)) = self.way(at) else { return path };
        for change in back.iter().filter_map(|at| self.nodes[*at].change.as_ref()) {
            change.inverse().apply(&mut path);
        }
        for change in forward.iter().filter_map(|at| self.nodes[*at].change.as_ref()) {
            change.apply(&mut path);
        }
        path
    }

    /// The states to take back, from now on, and those to do after them, to come to a state.
    fn way(&self, to: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let (mut mine, mut theirs) = (self.now, (to < self.nodes.len()).then_some(to)?);
        let (mut back, mut forward) = (Vec::new(), Vec::new());
        // A state is made after the one it comes from, so the later of the two can't be the common one.
        while mine != theirs {
            if mine > theirs {
                back.push(mine);
                mine = self.nodes[mine].parent;
            } else {
                forward.push(theirs);
                theirs = self.nodes[theirs].parent;
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
            history.go(&mut path, from);
            say(&mut history, &mut path, title);
        }
        for from in 0..7 {
            for to in 0..7 {
                history.go(&mut path, from);
                assert_eq!((history.now(), path.title.clone()), (from, from.to_string()));
                assert_eq!(history.state(&path, to).title, to.to_string(), "{from} to {to}");
                assert_eq!(path.title, from.to_string(), "looking changes nothing");
            }
        }
        history.go(&mut path, 99);
        assert_eq!(history.now(), 6);
    }
}
