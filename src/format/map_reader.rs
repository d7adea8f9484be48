//! The entries of a map, one after the other. How a large map is shared out among threads stands in
//! [`super::parts`], what an entry holds in [`super::reader`].

use std::borrow::Cow;
use std::mem::take;

use super::duplicates::refuse_duplicates;
use super::error::Expected;
use super::lexer::{Lexer, Result};
use super::reader::Reader;
use super::shared_base::last_key;
use crate::model::node::{MapNode, Node};
use crate::model::shape::MapKey;
use crate::model::trivia::{Anchor, Comments};

/// How the reading of a map's entries ended.
pub(super) struct EntriesRun {
    /// Their keys came in order.
    pub(super) sorted: bool,
    /// The end of the map was stepped over.
    pub(super) closed: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn map(&mut self, map: &mut dyn MapNode) -> Result<()> {
        if !self.eat(b'{') {
            return Err(self.wrong_type(Expected::Map));
        }
        let field = self.field.0;
        let first = self.lex.at;
        // Only at the top are there many entries, and large ones.
        let run = if self.depth == 1 { self.entries_in_parts(map)? } else { self.entries(map, None)? };
        self.end_of_container(field);
        if !run.sorted {
            self.spans.iter_mut().for_each(|spans| spans.forget(field));
            refuse_duplicates(map, Lexer { text: self.lex.text, at: first })?;
        }
        map.settle();
        Ok(())
    }

    /// The entries of a map up to its end, which is stepped over, or to `stop`, if that is a place between
    /// two of them.
    pub(super) fn entries(&mut self, map: &mut dyn MapNode, stop: Option<usize>) -> Result<EntriesRun> {
        let field = self.field.0;
        let mut sorted = true;
        let mut previous: Option<Cow<'a, str>> = None;
        let mut known =
            if self.depth == 1 { self.like.as_ref().and_then(|like| like.map(field)) } else { None };
        loop {
            if let Some(known) = &mut known
                && self.pending.is_empty()
            {
                sorted = known.take(&mut self.lex, map, stop) && sorted;
                previous = None;
            }
            if stop == Some(self.lex.at) {
                return Ok(EntriesRun { sorted, closed: false });
            }
            let (start, alone) = (self.lex.at, self.pending.is_empty());
            self.gap()?;
            if self.eat(b'}') {
                break;
            }
            let key = self.key(map.key_kind())?;
            sorted = sorted
                && match &previous {
                    Some(previous) => *previous < key,
                    None => last_key(map).is_none_or(|last| last < &*key),
                };
            if let Some(known) = &mut known {
                known.behind(&key);
            }
            self.colon()?;
            let mut before = take(&mut self.pending);
            let mut filled = Ok(false);
            map.append(&key, &mut |node| filled = self.entry(node, &key, take(&mut before)));
            let more = filled?;
            if let Some(spans) = &mut self.spans
                && self.depth == 1
            {
                let alone = alone && more && self.pending.is_empty();
                spans.push(field, self.lex.text, start..self.lex.at, alone);
            }
            if !more {
                break;
            }
            previous = Some(key);
        }
        Ok(EntriesRun { sorted, closed: true })
    }

    /// The value of an entry, and the comments around it. Says whether there may be another entry.
    fn entry(&mut self, node: &mut dyn Node, key: &str, before: Vec<Box<str>>) -> Result<bool> {
        let field = self.field.0;
        self.value(node)?;
        let (after, more) = self.after_item("}")?;
        if !(before.is_empty() && after.is_empty()) {
            self.attach(node, Comments { before, after }, |key| Anchor::Item(field, key.into()), Some(key));
        }
        Ok(more)
    }

    fn key(&mut self, kind: MapKey) -> Result<Cow<'a, str>> {
        match kind {
            MapKey::Id if self.lex.at_text() => self.lex.string(),
            MapKey::Id => Err(self.lex.unexpected(Expected::Text)),
            MapKey::Symbol(symbols) => {
                if self.lex.at_text() {
                    return Err(self.lex.unexpected(Expected::Symbol(symbols.names)));
                }
                match self.lex.name() {
                    Some(name) => Ok(name.into()),
                    None => Err(self.lex.unexpected(Expected::Symbol(symbols.names))),
                }
            }
        }
    }
}
