//! The comments around the items of a list or map, as the writer looks for them.

use crate::model::node::{Node, NodeView};
use crate::model::trivia::{Anchor, Comments, Trivia};
use crate::model::value::{item_key, items};

/// Where the comments of the plain items of a list or map are kept.
pub(super) struct CommentContext<'a> {
    pub(super) trivia: &'a Trivia,
    pub(super) field: usize,
}

impl<'a> CommentContext<'a> {
    pub(super) fn item<'b>(&self, item: &'b dyn Node, key: Option<&str>) -> Option<&'b Comments>
    where
        'a: 'b,
    {
        if let NodeView::Record(record) = item.view() {
            return record.trivia().comments(&Anchor::Whole);
        }
        if self.trivia.is_empty() {
            return None;
        }
        let key = key.or_else(|| item_key(item))?;
        self.trivia.item_comments(self.field, key)
    }

    pub(super) fn end(&self) -> Option<&'a Comments> {
        self.trivia.comments(&Anchor::End(self.field))
    }

    /// Whether any item carries a comment, so that the container can't stand on one line.
    pub(super) fn has_items(&self, node: &dyn Node) -> bool {
        self.trivia.all_comments().any(|(slot, _)| match slot {
            Anchor::Item(at, key) => *at == self.field && has_item(node, key),
            Anchor::End(at) => *at == self.field,
            _ => false,
        })
    }
}

/// Whether a list or map has an item of this text or key.
pub(super) fn has_item(node: &dyn Node, key: &str) -> bool {
    match node.view() {
        NodeView::List(list) => items(list).any(|item| item_key(item) == Some(key)),
        NodeView::Map(map) => map.get(key).is_some(),
        _ => false,
    }
}
