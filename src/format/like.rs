//! Reading a version of a file beside another one: what stands in both letter for letter is read once.
//!
//! Two versions of a path of ten thousand modules differ in a few. An entry of a map at the top of the
//! file is told by its bytes, from behind the entry before it to its comma: the same bytes, met in the
//! same state of the reader, give the same entry, so it is taken from the first version as it is, and
//! shared with it in memory.

use std::ops::Range;

use super::entries::last_key;
use super::lexer::Lexer;

use crate::model::node::{MapNode, RecordNode, View};
use crate::model::shape::Kind;

/// Where the entries of the maps at the top of a file stand in its text: by field, in the order of keys.
#[derive(Default)]
pub(super) struct Entries(Vec<(usize, Vec<Range<usize>>)>);

impl Entries {
    /// One more entry. One that does not end with its line, or around which a comment waits for what
    /// comes next, is not told by its bytes alone: it keeps its place, and is never taken.
    pub(super) fn push(&mut self, field: usize, text: &str, span: Range<usize>, alone: bool) {
        let ends = alone && text.as_bytes().get(span.end) == Some(&b'\n');
        // With the line break, so that no other text begins like it and goes on in the line.
        let span = if ends { span.start..span.end + 1 } else { 0..0 };
        match self.0.last_mut() {
            Some((last, spans)) if *last == field => spans.push(span),
            _ => self.0.push((field, vec![span])),
        }
    }

    /// The entries of another part of the same text, which follow.
    pub(super) fn append(&mut self, more: Self) {
        for (field, mut spans) in more.0 {
            match self.0.last_mut() {
                Some((last, known)) if *last == field => known.append(&mut spans),
                _ => self.0.push((field, spans)),
            }
        }
    }

    /// The keys of a map did not come in order.
    pub(super) fn forget(&mut self, field: usize) {
        self.0.retain(|(found, _)| *found != field);
    }
}

/// A version that was read.
#[derive(Clone, Copy)]
pub(super) struct Like<'a> {
    pub(super) text: &'a str,
    pub(super) record: &'a dyn RecordNode,
    pub(super) entries: &'a Entries,
}

/// One map of it.
pub(super) struct LikeMap<'a> {
    pub(super) text: &'a str,
    pub(super) map: &'a dyn MapNode,
    pub(super) spans: &'a [Range<usize>],
    /// The entry that is expected next.
    pub(super) next: usize,
}

impl<'a> Like<'a> {
    /// The map in a field. Its entries have to be records, which carry all their comments with them.
    pub(super) fn map(&self, field: usize) -> Option<LikeMap<'a>> {
        if !matches!(self.record.shape().fields[field].kind, Kind::Map(_, Kind::Record(_))) {
            return None;
        }
        let View::Map(map) = self.record.field(field).view() else { return None };
        let (_, spans) = self.entries.0.iter().find(|(found, _)| *found == field)?;
        Some(LikeMap { text: self.text, map, spans, next: 0 })
    }
}

impl LikeMap<'_> {
    /// Takes entries for as long as the text goes on with them, and no further than `stop`. Says whether
    /// the keys came in order.
    pub(super) fn take(&mut self, lex: &mut Lexer, map: &mut dyn MapNode, stop: Option<usize>) -> bool {
        let mut sorted = true;
        while stop != Some(lex.at)
            && let Some(span) = self.spans.get(self.next)
        {
            let bytes = &self.text.as_bytes()[span.clone()];
            if bytes.is_empty() || !lex.text.as_bytes()[lex.at..].starts_with(bytes) {
                break;
            }
            let next = self.map.entry(self.next);
            sorted = sorted && last_key(map).zip(next).is_none_or(|(last, (next, _))| last < next);
            if !map.append_shared(self.map, self.next) {
                break;
            }
            // The line break is the reader's.
            lex.at += bytes.len() - 1;
            self.next += 1;
        }
        sorted
    }

    /// An entry with this key was read; the one behind it is expected next.
    pub(super) fn behind(&mut self, key: &str) {
        let (mut low, mut high) = (0, self.spans.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.map.entry(middle) {
                Some((found, _)) if found <= key => low = middle + 1,
                _ => high = middle,
            }
        }
        self.next = low;
    }
}
