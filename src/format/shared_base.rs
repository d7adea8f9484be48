//! Reading a version of a file beside another one: what stands in both letter for letter is read once.
//!
//! Two versions of a path of ten thousand modules differ in a few. An entry of a map at the top of the
//! file is told by its bytes, from behind the entry before it to its comma: the same bytes, met in the
//! same state of the reader, give the same entry, so it is taken from the first version as it is, and
//! shared with it in memory.

use std::ops::Range;

use super::lexer::Lexer;

use crate::model::node::{MapNode, Node, NodeView, RecordNode};
use crate::model::shape::Kind;

/// Where the entries of the maps at the top of a file stand in its text: by field, in the order of keys.
#[derive(Default)]
pub(super) struct EntrySpans(Vec<(usize, Vec<Range<usize>>)>);

impl EntrySpans {
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
pub(super) struct SharedBase<'a> {
    pub(super) text: &'a str,
    pub(super) record: &'a dyn RecordNode,
    pub(super) entries: &'a EntrySpans,
    /// How many bytes of the text, from its beginning, are known to be in canonical form. A reader does
    /// not ask.
    pub(super) canonical: usize,
}

/// One map of it.
pub(super) struct LikeMap<'a> {
    text: &'a str,
    map: &'a dyn MapNode,
    spans: &'a [Range<usize>],
    /// The entry that is expected next.
    next: usize,
    canonical: usize,
}

impl<'a> SharedBase<'a> {
    /// The map in a field. Its entries have to be records, which carry all their comments with them.
    pub(super) fn map(&self, field: usize) -> Option<LikeMap<'a>> {
        if !matches!(self.record.shape().fields[field].kind, Kind::Map(_, Kind::Record(_))) {
            return None;
        }
        let NodeView::Map(map) = self.record.field(field).view() else { return None };
        let (_, spans) = self.entries.0.iter().find(|(found, _)| *found == field)?;
        Some(LikeMap { text: self.text, map, spans, next: 0, canonical: self.canonical })
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

    /// How many of the entries stand in the part that is known to be in canonical form, or have no place.
    pub(super) fn in_canonical_form(&self) -> usize {
        self.spans.partition_point(|span| span.end <= self.canonical)
    }

    /// The lines of an entry that this version shares in memory with the one being written, where they are
    /// known to be canonical.
    pub(super) fn shared(&mut self, key: &str, value: &dyn Node) -> Option<&str> {
        self.reach(key);
        let (_, known) = self.map.entry(self.next).filter(|(found, _)| *found == key)?;
        let span = self.spans.get(self.next).filter(|span| !span.is_empty() && span.end <= self.canonical)?;
        // From line break to line break; the first one belongs to what stands before.
        std::ptr::addr_eq(known, value).then(|| &self.text[span.start + 1..span.end])
    }

    /// Goes on to a key, or to where it would stand.
    fn reach(&mut self, key: &str) {
        while self.map.entry(self.next).is_some_and(|(found, _)| found < key) {
            self.next += 1;
        }
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

/// The key of a map's last entry.
pub(super) fn last_key(map: &dyn MapNode) -> Option<&str> {
    let last = map.len().checked_sub(1)?;
    map.entry(last).map(|(key, _)| key)
}
