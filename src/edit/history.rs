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

    /// Goes to any state, back to the common ancestor and forward from there.
    pub fn go(&mut self, path: &mut TrainingPath, to: usize) {
        if to >= self.nodes.len() {
            return;
        }
        let line = |mut at: usize| {
            let mut line = vec![at];
            while self.nodes[at].change.is_some() {
                at = self.nodes[at].parent;
                line.push(at);
            }
            line
        };
        let (mine, mut theirs) = (line(self.now), line(to));
        let common = mine.iter().find(|at| theirs.contains(at)).copied().unwrap_or(0);
        while self.now != common {
            self.undo(path);
        }
        theirs.truncate(theirs.iter().position(|at| *at == common).unwrap_or(0));
        for at in theirs.into_iter().rev() {
            self.nodes[self.now].next = Some(at);
            self.redo(path);
        }
    }
}
