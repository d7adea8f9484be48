//! Comments that a side wrote in a module, and that are in the result no more.

use std::collections::BTreeSet;

use super::Paths;
use crate::diff::What;
use crate::merge::{Account, Fate, Mergeable, Merged, Note};
use crate::model::Message;
use crate::model::node::{Node, NodeView};
use crate::model::value::{Step, entries, items};
use crate::steps;

/// A module, and the comments of one side in it that are lost.
pub(super) type Lost = (String, Vec<String>);

/// The comments that were written in modules and that nothing tells of.
pub(super) fn lost(paths: &Paths) -> Vec<Lost> {
    let [base, left, right, result] = paths.versions;
    let mut there: Option<BTreeSet<String>> = None;
    let mut found: Vec<Lost> = Vec::new();
    for side in [left, right] {
        for (id, module) in side.modules.iter() {
            let name = paths.names.canonical(id);
            let was = paths.names.find(base, &name).map(|(_, module)| module);
            if was.is_some_and(|was| std::ptr::eq(was, module) || was == module) {
                continue;
            }
            let known = was.map(|was| texts(was)).unwrap_or_default();
            let new: Vec<String> = texts(module).difference(&known).cloned().collect();
            if new.is_empty() || paths.covered.asks(&["modules".to_owned(), name.clone()]) {
                continue;
            }
            let there = there.get_or_insert_with(|| texts(result));
            let gone: Vec<String> = new.into_iter().filter(|text| !there.contains(text)).collect();
            if !gone.is_empty() {
                found.push((id.clone(), gone));
            }
        }
    }
    found
}

/// Names the comments that are lost.
pub(super) fn tell<T: Mergeable>(merged: &mut Merged<T>, lost: Vec<Lost>) {
    for (id, comments) in lost {
        let named = |note: &Note| {
            let here =
                matches!(note.at.as_slice(), [Step::Field("modules"), Step::Item(name), ..] if *name == id);
            here && note.kind == "comment"
        };
        if merged.notes.iter().any(named) {
            continue;
        }
        let number = merged.notes.len();
        let at = steps![Field("modules"), Item(id.as_str())];
        let message = Message::new("merge-note-comment-gone").with("comments", comments);
        for decision in &mut merged.decisions {
            let own =
                decision.change.at.starts_with(&at) && matches!(decision.change.what, What::Comments { .. });
            if own && !matches!(decision.fate, Fate::Asked(_)) {
                decision.fate = Fate::Noted(number);
            }
        }
        merged.notes.push(Note { kind: "comment", at, message, choices: Vec::new() });
        merged.account = Account::of(&merged.decisions);
    }
}

/// All comments in a value.
fn texts(node: &dyn Node) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match node.view() {
            NodeView::Record(record) => {
                for (_, comments) in record.trivia().all_comments() {
                    found.extend(comments.before.iter().chain(&comments.after).map(ToString::to_string));
                }
                open.extend((0..record.shape().fields.len()).map(|index| record.field(index)));
            }
            NodeView::List(list) => open.extend(items(list)),
            NodeView::Map(map) => open.extend(entries(map).map(|(_, node)| node)),
            _ => {}
        }
    }
    found
}
