//! A history as bytes, for whoever opens the same file another day.
//!
//! Owns the form of these bytes, how much of a history is kept, and what the text of a file does not tell of
//! the path it was written from. Bytes of another version of the program, and bytes that are damaged, are as
//! if there were none.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::history::{History, HistoryState};
use super::op::{Change, Op};
use crate::model::node::{self, NodeView};
use crate::model::shape::Shaped;
use crate::model::value::{Step, Steps, entries, items};
use crate::model::{Message, TrainingPath};

/// The most states that are kept of a history.
pub const MOST_STATES: usize = 500;
/// The most that all changes of a history may take when they are kept, in bytes.
pub const MOST_BYTES: usize = 4 << 20;

/// What comes before the changes.
#[derive(Serialize, Deserialize)]
struct KeptHead {
    /// The state that the document is in, which is the one that was saved.
    now: usize,
    /// The states, the oldest first.
    states: Vec<StatePlace>,
    /// What the text does not tell.
    untold: Vec<Op>,
}

/// Where a state stands in the tree.
#[derive(Serialize, Deserialize)]
struct StatePlace {
    parent: usize,
    next: Option<usize>,
    at: u64,
}

/// What the declarations of this program are: changes name fields by them, and by their place.
fn mark() -> String {
    let mut declared = String::from(env!("CARGO_PKG_VERSION"));
    // Writing into a text does not fail.
    let _ = write!(declared, " {:?}", TrainingPath::SHAPE);
    blake3::hash(declared.as_bytes()).to_hex().to_string()
}

/// The bytes of a history whose document is in the state that was saved; `untold` is what the saved text does
/// not tell of it. None where there is nothing to keep.
///
/// What led to the saved state comes first, the newest before the older, then everything else, likewise, for
/// as long as there is room.
pub fn write(history: &History, untold: &[Op]) -> Option<Vec<u8>> {
    let nodes = history.nodes();
    let mut changes: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
    let mut room = MOST_BYTES;
    let mut take = |changes: &mut BTreeMap<usize, Vec<u8>>, state: usize| {
        let change = nodes[state].change.as_deref().filter(|_| changes.len() + 1 < MOST_STATES)?;
        let line = line(change, room)?;
        room -= line.len();
        changes.insert(state, line);
        Some(())
    };
    let mut oldest = history.now();
    while let Some(parent) = history.before(oldest) {
        if take(&mut changes, oldest).is_none() {
            break;
        }
        oldest = parent;
    }
    let is_kept = |changes: &BTreeMap<usize, Vec<u8>>, state| state == oldest || changes.contains_key(&state);
    'others: for state in (oldest + 1..nodes.len()).rev() {
        // What leads to it from what is kept; nothing older than that can.
        let (mut way, mut at) = (Vec::new(), state);
        while !is_kept(&changes, at) {
            way.push(at);
            match history.before(at).filter(|parent| *parent >= oldest) {
                Some(parent) => at = parent,
                None => continue 'others,
            }
        }
        for state in way.into_iter().rev() {
            if take(&mut changes, state).is_none() {
                break 'others;
            }
        }
    }
    if changes.is_empty() {
        return None;
    }
    let numbers: BTreeMap<usize, usize> =
        std::iter::once(oldest).chain(changes.keys().copied()).zip(0..).collect();
    let number = |state: usize| numbers.get(&state).copied();
    let places = numbers.keys().map(|state| StatePlace {
        parent: number(nodes[*state].parent).unwrap_or_default(),
        next: nodes[*state].next.and_then(number),
        at: nodes[*state].at,
    });
    let head = KeptHead { now: number(history.now())?, states: places.collect(), untold: untold.to_vec() };
    let mut bytes = mark().into_bytes();
    for line in std::iter::once(serde_json::to_vec(&head).ok()?).chain(changes.into_values()) {
        bytes.push(b'\n');
        bytes.extend(line);
    }
    Some(bytes)
}

/// A change as one line of at most `room` bytes.
fn line(change: &Change, room: usize) -> Option<Vec<u8>> {
    let mut line = BoundedLine { bytes: Vec::new(), room };
    serde_json::to_writer(&mut line, change).ok()?;
    Some(line.bytes)
}

/// Bytes up to a limit, so that nothing large is made to be thrown away.
struct BoundedLine {
    bytes: Vec<u8>,
    room: usize,
}

impl io::Write for BoundedLine {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.room {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The history that was made into these bytes, and what the text does not tell. None for bytes that this
/// version of the program did not make.
pub fn read(bytes: &[u8]) -> Option<(History, Change)> {
    let rest = bytes.strip_prefix(mark().as_bytes())?.strip_prefix(b"\n")?;
    let mut lines = rest.split(|byte| *byte == b'\n');
    let KeptHead { now, states, untold } = serde_json::from_slice(lines.next()?).ok()?;
    if states.len() > MOST_STATES {
        return None;
    }
    let mut nodes = Vec::with_capacity(states.len());
    for (state, place) in states.iter().enumerate() {
        let change: Option<Change> = match state {
            0 => None,
            _ => Some(serde_json::from_slice(lines.next()?).ok()?),
        };
        // A state is made after the one it comes from, and redo goes to one that was made of it.
        let is_first_or_later = place.parent < state || (state, place.parent) == (0, 0);
        let leads_on =
            place.next.is_none_or(|to| to > state && states.get(to).is_some_and(|to| to.parent == state));
        if !is_first_or_later || !leads_on {
            return None;
        }
        let mut node = HistoryState::new(place.parent, change.map(Arc::new), place.at);
        (node.earlier, node.next) = (true, place.next);
        nodes.push(node);
    }
    let is_whole = lines.next().is_none() && now < nodes.len();
    let untold = Change { label: Message::new("history-first"), ops: untold };
    is_whole.then_some((History { nodes, now, saved: Some(now) }, untold))
}

/// What makes of a path that was read from its text the one that the text was written from: comments of
/// things that are gone are not written, and undo may bring these things back. None where more differs.
pub fn untold(read: &TrainingPath, written: &TrainingPath) -> Option<Vec<Op>> {
    if read == written {
        return Some(Vec::new());
    }
    let mut ops = Vec::new();
    differing_comments(read, written, &mut Vec::new(), &mut ops);
    let mut tried = read.clone();
    for op in &ops {
        op.apply(&mut tried);
    }
    (tried == *written).then_some(ops)
}

/// As deep as the declaration.
fn differing_comments(from: &dyn node::Node, to: &dyn node::Node, at: &mut Steps, ops: &mut Vec<Op>) {
    let mut below = |step: Step, from: &dyn node::Node, to: &dyn node::Node, ops: &mut Vec<Op>| {
        at.push(step);
        differing_comments(from, to, at, ops);
        at.pop();
    };
    match (from.view(), to.view()) {
        (NodeView::Record(from), NodeView::Record(to)) => {
            for (index, field) in to.shape().fields.iter().enumerate() {
                below(Step::Field(field.name), from.field(index), to.field(index), ops);
            }
            let (from, to) = (from.trivia(), to.trivia());
            let slots = to.all_comments().chain(from.all_comments()).map(|(slot, _)| slot);
            for slot in slots.collect::<std::collections::BTreeSet<_>>() {
                let (before, after) = (from.comments(slot).cloned(), to.comments(slot).cloned());
                if before != after {
                    ops.push(Op::Comment { record: at.clone(), slot: slot.clone(), before, after });
                }
            }
        }
        (NodeView::List(from), NodeView::List(to)) => {
            for (index, (from, to)) in items(from).zip(items(to)).enumerate() {
                below(Step::At(index), from, to, ops);
            }
        }
        (NodeView::Map(from), NodeView::Map(to)) => {
            for (key, to) in entries(to) {
                if let Some(from) = from.get(key) {
                    below(Step::Item(key.to_owned()), from, to, ops);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
