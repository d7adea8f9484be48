//! Model to text, in the one canonical form.
//!
//! The form follows from the declaration: fields in its order, those at their default left out, what
//! is marked inline on one line where it fits. Comments and unknown fields go back where they were.

use std::ops::Range;

use super::comment_context::{CommentContext, has_item};
use super::lexer::needs_raw;
use super::shared_base::{EntrySpans, SharedBase};
use crate::model::node::{ListNode, MapNode, Node, NodeView, RecordNode};
use crate::model::shape::{Kind, MapKey, Shape};
use crate::model::text::may_begin_hidden;
use crate::model::trivia::{Anchor, Comments, Trivia};
use crate::model::{Prose, is_hidden};

/// The widest value of several parts that stands on one line, in characters.
const COLUMNS: usize = 100;
const INDENT: usize = 4;

pub(super) struct Writer<'a> {
    pub(super) out: String,
    pub(super) level: usize,
    /// What becomes of what is written.
    pub(super) fate: OutputMode<'a>,
    /// A version whose lines are taken where it shares entries with what is written.
    pub(super) like: Option<SharedBase<'a>>,
}

/// A text that is to be what is written.
pub(super) struct CanonicalText<'a> {
    pub(super) text: &'a str,
    /// How much of it was met.
    pub(super) at: usize,
    /// Hears how much that is, and says whether to go on.
    pub(super) heard: &'a (dyn Fn(usize) -> bool + Sync),
}

/// What becomes of what is written, entry by entry of a map at the top.
pub(super) enum OutputMode<'a> {
    /// It is kept.
    Kept,
    /// It is kept, and where each entry came to stand is noted.
    Noted(EntrySpans),
    /// It is compared with a text and let go.
    Compared(CanonicalText<'a>),
}

impl Writer<'_> {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self::behind(String::with_capacity(bytes))
    }

    /// Writes behind what stands in `out`.
    pub(super) fn behind(out: String) -> Self {
        Self { out, level: 0, fate: OutputMode::Kept, like: None }
    }

    pub(super) fn into_text(self) -> String {
        self.out
    }

    /// The text, and where entries stand in it if that was noted.
    pub(super) fn into_noted(self) -> (String, EntrySpans) {
        match self.fate {
            OutputMode::Noted(entries) => (self.out, entries),
            OutputMode::Kept | OutputMode::Compared(_) => (self.out, EntrySpans::default()),
        }
    }

    /// A whole file.
    pub(super) fn file(&mut self, record: &dyn RecordNode) {
        let trivia = record.trivia();
        self.lines(trivia.comments(&Anchor::Head).map(|c| &*c.before));
        self.out.push_str("#![enable(implicit_some)]\n");
        self.lines(trivia.comments(&Anchor::Whole).map(|c| &*c.before));
        self.out.push_str(record.shape().name);
        self.record(record);
        self.out.push('\n');
        self.lines(trivia.comments(&Anchor::Foot).map(|c| &*c.before));
    }

    /// One value on as few lines as it may have; for digests, comparisons and messages. The comments of a
    /// record as an item stand around it.
    pub(super) fn single(&mut self, node: &dyn Node) {
        let comments = match node.view() {
            NodeView::Record(record) => record.trivia().comments(&Anchor::Whole).cloned(),
            _ => None,
        };
        self.lines(comments.as_ref().map(|c| &*c.before));
        let start = self.out.len();
        let whole = match node.view() {
            NodeView::Record(record) => self.inline_record(record, usize::MAX, false),
            _ => self.inline(node, usize::MAX),
        };
        if !whole {
            self.out.truncate(start);
            self.open(node);
        }
        for comment in comments.iter().flat_map(|comments| &comments.after) {
            self.out.push(' ');
            self.out.push_str(comment);
        }
    }

    fn lines(&mut self, comments: Option<&[Box<str>]>) {
        for comment in comments.unwrap_or_default() {
            self.indent();
            self.out.push_str(comment);
            self.out.push('\n');
        }
    }

    fn indent(&mut self) {
        const BLANKS: &str = "                                                ";
        let mut width = self.level * INDENT;
        while width > 0 {
            let part = width.min(BLANKS.len());
            self.out.push_str(&BLANKS[..part]);
            width -= part;
        }
    }

    /// What stands behind an item: its comma, the comments of its line.
    fn end_of_line(&mut self, comments: Option<&Comments>) {
        self.out.push(',');
        for comment in comments.map_or(&[][..], |comments| &comments.after) {
            self.out.push(' ');
            self.out.push_str(comment);
        }
        self.out.push('\n');
    }

    fn record(&mut self, record: &dyn RecordNode) {
        self.out.push_str("(\n");
        self.level += 1;
        let (shape, trivia) = (record.shape(), record.trivia());
        for (index, field) in shape.fields.iter().enumerate() {
            let node = record.field(index);
            let commented = !trivia.is_empty() && trivia.touches_field(index, |key| has_item(node, key));
            if !field.required && !commented && node.is_default() {
                continue;
            }
            let comments = if commented { trivia.comments(&Anchor::Field(index)) } else { None };
            self.lines(comments.map(|c| &*c.before));
            self.indent();
            self.out.push_str(field.name);
            self.out.push_str(": ");
            let around = CommentContext { trivia, field: index };
            self.field_value(node, field.inline || is_inline(&field.kind), &around);
            self.end_of_line(comments);
        }
        for unknown in trivia.unknown() {
            let comments = trivia.comments(&Anchor::Unknown(unknown.name.clone()));
            self.lines(comments.map(|c| &*c.before));
            self.indent();
            self.name(&unknown.name);
            self.out.push_str(": ");
            self.out.push_str(&unknown.raw);
            self.end_of_line(comments);
        }
        self.lines(trivia.comments(&Anchor::Tail).map(|c| &*c.before));
        self.level -= 1;
        self.indent();
        self.out.push(')');
    }

    /// A value behind its name, on one line if it may and fits.
    fn field_value(&mut self, node: &dyn Node, inline: bool, around: &CommentContext) {
        match node.view() {
            NodeView::Absent => self.out.push_str("None"),
            NodeView::List(list) => {
                if list.is_empty() && around.end().is_none() {
                    self.out.push_str("[]");
                } else if !(inline && !around.has_items(node) && self.fits(node)) {
                    self.list(list, around);
                }
            }
            NodeView::Map(map) => {
                if map.is_empty() && around.end().is_none() {
                    self.out.push_str("{}");
                } else if !(inline && !around.has_items(node) && self.fits(node)) {
                    self.map(map, around);
                }
            }
            _ => {
                if !(inline && self.fits(node)) {
                    self.open(node);
                }
            }
        }
    }

    /// A value over as many lines as it takes.
    fn open(&mut self, node: &dyn Node) {
        match node.view() {
            NodeView::Record(record) => self.record(record),
            NodeView::List(list) => self.list(list, &CommentContext { trivia: &Trivia::default(), field: 0 }),
            NodeView::Map(map) => self.map(map, &CommentContext { trivia: &Trivia::default(), field: 0 }),
            NodeView::Prose(prose) => self.prose(prose),
            _ => {
                self.inline(node, usize::MAX);
            }
        }
    }

    fn list(&mut self, list: &dyn ListNode, around: &CommentContext) {
        self.out.push_str("[\n");
        self.level += 1;
        for index in 0..list.len() {
            let Some(item) = list.item(index) else { continue };
            let comments = around.item(item, None);
            self.lines(comments.map(|c| &*c.before));
            self.indent();
            self.item(item);
            self.end_of_line(comments);
        }
        self.close(around, ']');
    }

    fn map(&mut self, map: &dyn MapNode, around: &CommentContext) {
        self.out.push_str("{\n");
        let top = self.level == 1;
        self.level += 1;
        // Only at the top are there many entries, and large ones; what follows them there goes in order.
        if top && matches!(self.fate, OutputMode::Kept) {
            self.entries_in_parts(map, around);
        } else {
            self.entries(map, around, 0..map.len());
        }
        self.close(around, '}');
    }

    /// Some of the entries of a map.
    pub(super) fn entries(&mut self, map: &dyn MapNode, around: &CommentContext, which: Range<usize>) {
        let kind = map.key_kind();
        let top = self.level == 2;
        let mut known = self.like.filter(|_| top).and_then(|like| like.map(around.field));
        for index in which {
            let Some((key, value)) = map.entry(index) else { continue };
            let start = self.out.len();
            if let Some(lines) = known.as_mut().and_then(|known| known.shared(key, value)) {
                self.out.push_str(lines);
            } else {
                let comments = around.item(value, Some(key));
                self.lines(comments.map(|c| &*c.before));
                self.indent();
                self.key(kind, key);
                self.item(value);
                self.end_of_line(comments);
            }
            if let (true, OutputMode::Noted(entries)) = (top, &mut self.fate) {
                // From the line break before to the one at the end.
                entries.push(around.field, &self.out, start - 1..self.out.len() - 1, true);
            }
            if top && !self.goes_on_as_expected() {
                break;
            }
        }
    }

    fn close(&mut self, around: &CommentContext, bracket: char) {
        self.lines(around.end().map(|c| &*c.before));
        self.level -= 1;
        self.indent();
        self.out.push(bracket);
    }

    fn name(&mut self, name: &str) {
        if needs_raw(name) {
            self.out.push_str("r#");
        }
        self.out.push_str(name);
    }

    fn key(&mut self, kind: MapKey, key: &str) {
        match kind {
            MapKey::Id => self.string(key),
            MapKey::Symbol(_) => self.name(key),
        }
        self.out.push_str(": ");
    }

    /// An item of an open list or map. A plain one is short by nature; a record opens unless its
    /// shape lets it stand on one line.
    fn item(&mut self, item: &dyn Node) {
        let inline = !matches!(item.kind(), Kind::Record(shape) if !shape.inline);
        if !(inline && self.fits(item)) {
            self.open(item);
        }
    }

    /// Writes `node` on the line begun, if it fits; else leaves everything as it was. The width is the
    /// value's own, so that a module looks the same in a path and in a file of its own.
    fn fits(&mut self, node: &dyn Node) -> bool {
        let start = self.out.len();
        // One letter is at most four bytes.
        let limit = start + COLUMNS * 4;
        let (written, plain) = match node.view() {
            NodeView::Record(record) => (self.inline_record(record, limit, false), false),
            NodeView::List(_) | NodeView::Map(_) => (self.inline(node, limit), false),
            // A single text or number has no other form, however long it is.
            NodeView::Prose(prose) => (prose.is_one_line() && self.inline(node, limit), true),
            _ => {
                self.inline(node, limit);
                (true, true)
            }
        };
        let bytes = self.out.len() - start;
        if written && (plain || bytes <= COLUMNS || self.out[start..].chars().count() <= COLUMNS) {
            return true;
        }
        self.out.truncate(start);
        false
    }

    /// Writes `node` without a line break; gives up, with a part written, where it can't or when the
    /// text grows beyond `limit` bytes.
    fn inline(&mut self, node: &dyn Node, limit: usize) -> bool {
        match node.view() {
            NodeView::Line(text) => self.string(text),
            NodeView::Prose(prose) if prose.is_one_line() || !is_plain(prose) => self.string(prose.as_str()),
            NodeView::Prose(_) => return false,
            NodeView::Number(number) => self.number(number),
            NodeView::Flag(flag) => self.out.push_str(if flag { "true" } else { "false" }),
            NodeView::Symbol(name) => {
                self.out.push_str(name);
                return !name.contains('\n');
            }
            NodeView::Absent => self.out.push_str("None"),
            NodeView::List(list) => {
                self.out.push('[');
                for index in 0..list.len() {
                    self.separate(index);
                    let whole = list.item(index).is_none_or(|item| self.inline(item, limit));
                    if !whole || self.out.len() > limit {
                        return false;
                    }
                }
                self.out.push(']');
            }
            NodeView::Map(map) => {
                self.out.push('{');
                for index in 0..map.len() {
                    self.separate(index);
                    let Some((key, value)) = map.entry(index) else { continue };
                    self.key(map.key_kind(), key);
                    if !self.inline(value, limit) || self.out.len() > limit {
                        return false;
                    }
                }
                self.out.push('}');
            }
            NodeView::Record(record) => return self.inline_record(record, limit, true),
        }
        true
    }

    /// A record on one line. One that stands as an item may have comments of its own, which are
    /// written around it; one inside another value may not.
    fn inline_record(&mut self, record: &dyn RecordNode, limit: usize, nested: bool) -> bool {
        let trivia = record.trivia();
        let bare = trivia.unknown().is_empty()
            && trivia.all_comments().all(|(slot, _)| !nested && *slot == Anchor::Whole);
        if !bare {
            return false;
        }
        self.out.push('(');
        let mut written = 0;
        for (index, field) in record.shape().fields.iter().enumerate() {
            let node = record.field(index);
            if !field.required && node.is_default() {
                continue;
            }
            self.separate(written);
            written += 1;
            self.out.push_str(field.name);
            self.out.push_str(": ");
            if !self.inline(node, limit) || self.out.len() > limit {
                return false;
            }
        }
        self.out.push(')');
        true
    }

    fn separate(&mut self, index: usize) {
        if index > 0 {
            self.out.push_str(", ");
        }
    }

    fn number(&mut self, number: u32) {
        let mut digits = [0u8; 10];
        let mut at = digits.len();
        let mut rest = number;
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.out.extend(digits[at..].iter().map(|digit| char::from(*digit)));
    }

    /// A text in quotation marks. What a reader of the file could not see is written as an escape.
    fn string(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        while let Some((at, c)) = first_special(rest) {
            self.out.push_str(&rest[..at]);
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                hidden => self.out.extend(hidden.escape_unicode()),
            }
            rest = &rest[at + c.len_utf8()..];
        }
        self.out.push_str(rest);
        self.out.push('"');
    }

    /// Prose of more than one sentence: a raw text, one sentence a line.
    fn prose(&mut self, prose: &Prose) {
        if !is_plain(prose) {
            self.string(prose.as_str());
            return;
        }
        let longest =
            prose.as_str().split('"').skip(1).map(|tail| tail.len() - tail.trim_start_matches('#').len());
        let hashes = "#".repeat(longest.max().unwrap_or(0) + 1);
        self.out.push('r');
        self.out.push_str(&hashes);
        self.out.push_str("\"\n");
        self.level += 1;
        for line in prose.sentences() {
            if !line.is_empty() {
                self.indent();
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
        self.level -= 1;
        self.indent();
        self.out.push('"');
        self.out.push_str(&hashes);
    }
}

fn is_inline(kind: &Kind) -> bool {
    match kind {
        Kind::Record(Shape { inline, .. }) => *inline,
        Kind::List(_) | Kind::Set(_) | Kind::Map(..) => false,
        _ => true,
    }
}

/// Whether prose can stand in a raw text, which knows no escapes.
fn is_plain(prose: &Prose) -> bool {
    let mut text = prose.as_str();
    while let Some((at, c)) = first_special(text) {
        if is_hidden(c) && c != '\n' && c != '\t' {
            return false;
        }
        text = &text[at + c.len_utf8()..];
    }
    true
}

/// The first character that can't stand in a plain text as it is.
fn first_special(text: &str) -> Option<(usize, char)> {
    const BLOCK: usize = 32;
    let bytes = text.as_bytes();
    let mut at = 0;
    // Whole blocks without a suspicious byte are the rule; the compiler tests their bytes side by side.
    while let Some(block) = bytes[at..].first_chunk::<BLOCK>() {
        let suspicious = block.iter().fold(0, |found, byte| found | u8::from(is_suspicious(*byte)));
        let found = if suspicious == 0 { None } else { special_in(text, at, block) };
        if found.is_some() {
            return found;
        }
        at += BLOCK;
    }
    special_in(text, at, &bytes[at..])
}

fn special_in(text: &str, at: usize, block: &[u8]) -> Option<(usize, char)> {
    block.iter().enumerate().filter(|(_, byte)| is_suspicious(**byte)).find_map(|(n, _)| {
        let c = text[at + n..].chars().next()?;
        (matches!(c, '"' | '\\') || is_hidden(c)).then_some((at + n, c))
    })
}

/// Whether something special may begin with this byte; without branches, as the search it is for.
#[allow(clippy::needless_bitwise_bool)]
fn is_suspicious(byte: u8) -> bool {
    may_begin_hidden(byte) | (byte == b'"') | (byte == b'\\')
}
