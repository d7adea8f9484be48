//! Changes of a report made to a path that is open, as operations that can be undone.

use super::apply::{apply, container};
use super::change::{Change, What};
use super::joined::renamed;
use crate::edit::Op;
use crate::model::TrainingPath;
use crate::model::node::{Node, NodeView};
use crate::model::value::{Step, Steps, Value, find};

/// The operations that make changes to a path, each of which finds its place there. Lists and sets are put
/// as wholes, since an item may change its place in them.
pub fn edits(path: &TrainingPath, changes: &[Change]) -> Vec<Op> {
    let mut made = path.clone();
    apply(&mut made, changes);
    let mut ops = Vec::new();
    let mut put: Vec<&[Step]> = Vec::new();
    for change in changes {
        if let What::Comments { slot, after, .. } = &change.what {
            let before = match find(path, &change.at).map(Node::view) {
                Some(NodeView::Record(record)) => record.trivia().comments(slot).cloned(),
                _ => None,
            };
            ops.push(Op::Comment {
                record: change.at.clone(),
                slot: slot.clone(),
                before,
                after: after.clone(),
            });
            continue;
        }
        let at = container(change).unwrap_or(&change.at);
        if let (Some(NodeView::Map(_)), Some(Step::Item(key))) =
            (find(path, at).map(Node::view), change.at.last())
        {
            let value = |path: &TrainingPath| find(path, &change.at).map(Value::of);
            let (before, after) = (value(path), value(&made));
            if before != after {
                ops.push(Op::Entry { map: at.to_vec(), key: key.clone(), before, after });
            }
            continue;
        }
        if !put.contains(&at) {
            put.push(at);
            ops.extend(whole(path, &made, at));
        }
    }
    ops
}

/// Everything at a place becomes what it is in another path.
fn whole(path: &TrainingPath, made: &TrainingPath, at: &[Step]) -> Option<Op> {
    let (before, after) = (Value::of(find(path, at)?), Value::of(find(made, at)?));
    (before != after).then(|| Op::Put { at: at.to_vec(), before, after })
}

/// As [`edits`], for changes that speak of modules by ids which they do not have in the path yet (old and
/// new); they keep those that they have.
pub fn edits_under(path: &TrainingPath, renames: &[(String, String)], changes: &[Change]) -> Vec<Op> {
    let mut made = renamed(path, renames);
    apply(&mut made, changes);
    let back: Vec<(String, String)> = renames.iter().map(|(old, new)| (new.clone(), old.clone())).collect();
    whole(path, &renamed(&made, &back), &Steps::new()).into_iter().collect()
}

/// The operation that gives modules other ids, old and new, in a path and all it says of them. Earlier ids
/// are recorded; going back to one forgets the record.
pub fn rename(path: &TrainingPath, renames: &[(String, String)]) -> Option<Op> {
    let mut made = renamed(path, renames);
    for (old, new) in renames {
        if let Some(module) = made.modules.get_mut(new) {
            if module.was.contains(new) {
                module.was.retain(|id| id != new);
            } else {
                module.was.insert(old.clone());
            }
        }
    }
    whole(path, &made, &Steps::new())
}
