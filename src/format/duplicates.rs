//! What stands twice: keys of a map, records of a list with one `id`, fields of a record; and both
//! places of it. Decides nothing else about what a text holds.

// Errors travel on the heap, so that results stay one word small.
#![allow(clippy::unnecessary_box_returns)]

use std::collections::HashMap;
use std::ops::Range;

use super::error::{Problem, ReadError};
use super::lexer::{Lexer, Result};
use crate::model::node::{ListNode, MapNode, Node};
use crate::model::shape::Kind;
use crate::model::value::item_key;

/// Finds the first key that stands twice, and both its places, in the map that begins at `lex`. Keys
/// that come in order, as this program writes them, never get here.
pub(super) fn refuse_duplicates(map: &dyn MapNode, lex: Lexer) -> Result<()> {
    let key = |index: usize| map.entry(index).map_or("", |(key, _)| key);
    let mut order: Vec<usize> = (0..map.len()).collect();
    order.sort_by_key(|index| (key(*index), *index));
    let twice = order.windows(2).filter(|pair| key(pair[0]) == key(pair[1])).min_by_key(|pair| pair[1]);
    let Some(pair) = twice else { return Ok(()) };
    let spans = key_spans(lex, pair[1] + 1)?;
    Err(Box::new(ReadError {
        problem: Problem::DuplicateKey { key: key(pair[1]).to_owned() },
        span: spans[pair[1]].clone(),
        related: Some(spans[pair[0]].clone()),
    }))
}

/// Finds the first two records of a list that have one `id`. The list begins at `lex`.
pub(super) fn refuse_equal_ids(list: &dyn ListNode, mut lex: Lexer) -> Result<()> {
    let named =
        matches!(list.item(0).map(Node::kind), Some(Kind::Record(shape)) if shape.index("id").is_some());
    if list.len() < 2 || !named {
        return Ok(());
    }
    let mut seen = HashMap::new();
    let twice = (0..list.len()).find_map(|index| {
        let id = list.item(index).and_then(item_key)?;
        seen.insert(id, index).map(|first| (first, index, id))
    });
    let Some((first, second, id)) = twice else { return Ok(()) };
    let mut spans = Vec::new();
    let mut ignored = Vec::new();
    while spans.len() <= second {
        lex.gap(&mut ignored)?;
        let start = lex.at;
        let text = lex.skip_value(0)?;
        spans.push(start..start + text.lines().next().unwrap_or_default().len());
        lex.gap(&mut ignored)?;
        lex.at += usize::from(lex.peek() == Some(b','));
    }
    Err(Box::new(ReadError {
        problem: Problem::DuplicateKey { key: id.to_owned() },
        span: spans[second].clone(),
        related: Some(spans[first].clone()),
    }))
}

/// The places of the first `count` keys of a map or names of a record.
fn key_spans(mut lex: Lexer, count: usize) -> Result<Vec<Range<usize>>> {
    let mut spans = Vec::with_capacity(count);
    let mut ignored = Vec::new();
    while spans.len() < count {
        lex.gap(&mut ignored)?;
        let start = lex.at;
        if lex.at_text() {
            lex.string()?;
        } else if lex.name().is_none() {
            break;
        }
        spans.push(start..lex.at);
        lex.gap(&mut ignored)?;
        // A text that breaks off, or goes on otherwise, has its error reported by the reader itself.
        if lex.peek() != Some(b':') {
            break;
        }
        lex.at += 1;
        lex.gap(&mut ignored)?;
        lex.skip_value(0)?;
        lex.gap(&mut ignored)?;
        lex.at += usize::from(lex.peek() == Some(b','));
    }
    Ok(spans)
}

/// The first place of a name in the record that begins at `lex`.
pub(super) fn first_named(lex: Lexer, name: &str) -> Option<Range<usize>> {
    let text = lex.text;
    let spans = key_spans(lex, 64).ok()?;
    spans.into_iter().find(|span| text[span.clone()] == *name)
}
