//! Text to model: fills any record by its declaration, keeps what it does not know.
//!
//! The one place that decides which comment belongs to what: comments on lines of their own belong to
//! what follows, comments at the end of a line to what stands before them, comments before a closing
//! bracket to the end of the container.

// Errors travel on the heap, so that results stay one word small.
#![allow(clippy::unnecessary_box_returns)]

use std::collections::HashSet;
use std::mem::take;
use std::ops::Range;

use super::atoms::whole_number;
use super::duplicates::{first_named, refuse_equal_ids};
use super::error::{Expected, Problem, ReadError};
use super::lexer::{Lexer, MAX_DEPTH, Result, unix};
use super::parts::Cutting;
use super::shared_base::{EntrySpans, SharedBase};
use crate::model::Prose;
use crate::model::node::{ListNode, Node, OptionalNode, RecordNode, SlotMut, SymbolNode};
use crate::model::shape::Shape;
use crate::model::trivia::{Anchor, Comments, Unknown};
use crate::model::value::item_key;

pub(super) struct Reader<'a> {
    pub(super) lex: Lexer<'a>,
    /// Comments read and not yet given to anybody.
    pub(super) pending: Vec<Box<str>>,
    /// Comments of plain items, on their way to the record around them.
    pub(super) unattached_comments: Vec<(Anchor, Comments)>,
    /// The field being read, for messages and for the slots of plain items.
    pub(super) field: (usize, &'static str),
    pub(super) depth: usize,
    /// Where entries of maps at the top stand, if somebody wants to know.
    pub(super) spans: Option<EntrySpans>,
    /// Another text and its record, from which entries are taken that stand here letter for letter.
    pub(super) like: Option<SharedBase<'a>>,
    /// How large maps are cut, to be read by several threads.
    pub(super) cutting: Cutting,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            lex: Lexer::new(text),
            pending: Vec::new(),
            unattached_comments: Vec::new(),
            field: (0, ""),
            depth: 0,
            spans: None,
            like: None,
            cutting: Cutting::default(),
        }
    }

    /// Reads a whole file: attributes, one record, nothing after it.
    pub(super) fn file(&mut self, record: &mut dyn RecordNode) -> Result<()> {
        self.gap()?;
        if self.lex.peek().is_none() {
            return Err(ReadError::new(Problem::Empty, 0..0));
        }
        let mut head = Vec::new();
        while self.lex.peek() == Some(b'#') {
            head.append(&mut self.pending);
            let start = self.lex.at;
            if !self.attribute()? {
                head.push(unix(&self.lex.text[start..self.lex.at]));
            }
            self.lex.same_line(&mut head)?;
            self.gap()?;
        }
        let before = take(&mut self.pending);
        self.record(record)?;
        let trivia_of = |slot, before, record: &mut dyn RecordNode| {
            record.trivia_mut().comments_mut(slot).before = before;
        };
        if !head.is_empty() {
            trivia_of(Anchor::Head, head, record);
        }
        if !before.is_empty() {
            trivia_of(Anchor::Whole, before, record);
        }
        self.gap()?;
        if self.lex.peek().is_some() {
            return Err(ReadError::new(Problem::Trailing, self.lex.token_span()));
        }
        let foot = take(&mut self.pending);
        if !foot.is_empty() {
            trivia_of(Anchor::Foot, foot, record);
        }
        Ok(())
    }

    /// Reads one value and nothing else.
    pub(super) fn alone(&mut self, node: &mut dyn Node) -> Result<()> {
        self.depth = 1;
        self.gap()?;
        let before = take(&mut self.pending);
        self.value(node)?;
        let mut after = Vec::new();
        self.lex.same_line(&mut after)?;
        if let (SlotMut::Record(record), false) = (node.slot(), before.is_empty() && after.is_empty()) {
            *record.trivia_mut().comments_mut(Anchor::Whole) = Comments { before, after };
        }
        self.gap()?;
        match self.lex.peek() {
            None => Ok(()),
            Some(_) => Err(ReadError::new(Problem::Trailing, self.lex.token_span())),
        }
    }

    /// `#![enable(implicit_some)]`. The other extensions that RON knows change nothing for the records
    /// of this format, so they are accepted and not written again. `#![type = "…"]` and `#![schema = "…"]` say something
    /// to other programs: they are kept, like comments. Says whether extensions were enabled.
    fn attribute(&mut self) -> Result<bool> {
        const KNOWN: [&str; 4] =
            ["implicit_some", "unwrap_newtypes", "unwrap_variant_newtypes", "explicit_struct_names"];
        for mark in ["#", "!", "["] {
            self.mark(mark)?;
            self.gap()?;
        }
        let mut ahead = self.lex.clone();
        match ahead.name() {
            Some("enable") => self.lex = ahead,
            Some("type" | "schema") => {
                self.lex = ahead;
                self.gap()?;
                self.mark("=")?;
                self.gap()?;
                self.text()?;
                self.gap()?;
                return self.mark("]").map(|()| false);
            }
            _ => return Err(self.lex.unexpected(Expected::Mark("enable"))),
        }
        self.gap()?;
        self.mark("(")?;
        loop {
            self.gap()?;
            if self.eat(b')') {
                break;
            }
            let start = self.lex.at;
            match self.lex.name() {
                Some(name) if KNOWN.contains(&name) => {}
                Some(name) => {
                    let problem = Problem::UnknownExtension { name: name.to_owned() };
                    return Err(ReadError::new(problem, start..self.lex.at));
                }
                None => return Err(self.lex.unexpected(Expected::Name)),
            }
            self.gap()?;
            if !self.eat(b',') {
                self.mark(")")?;
                break;
            }
        }
        self.gap()?;
        self.mark("]").map(|()| true)
    }

    pub(super) fn gap(&mut self) -> Result<()> {
        self.lex.gap(&mut self.pending)
    }

    /// The colon behind a name or key, and the blanks around it.
    pub(super) fn colon(&mut self) -> Result<()> {
        self.gap()?;
        self.mark(":")?;
        // As this program writes it: one blank and the value.
        self.lex.at += usize::from(self.lex.peek() == Some(b' '));
        self.gap()
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.lex.peek() == Some(byte);
        self.lex.at += usize::from(found);
        found
    }

    fn mark(&mut self, mark: &'static str) -> Result<()> {
        if self.eat(mark.as_bytes()[0]) { Ok(()) } else { Err(self.lex.unexpected(Expected::Mark(mark))) }
    }

    /// One value into `node`, blanks before it already skipped.
    pub(super) fn value(&mut self, node: &mut dyn Node) -> Result<()> {
        match node.slot() {
            SlotMut::Line(text) => *text = self.text()?,
            SlotMut::Prose(prose) => *prose = self.prose()?,
            SlotMut::Number(number) => *number = self.number()?,
            SlotMut::Flag(flag) => *flag = self.flag()?,
            SlotMut::Symbol(symbol) => self.symbol(symbol)?,
            SlotMut::List(list) => self.nested(|reader| reader.list(list))?,
            SlotMut::Map(map) => self.nested(|reader| reader.map(map))?,
            SlotMut::Record(record) => self.nested(|reader| reader.record(record))?,
            SlotMut::Optional(option) => {
                self.nested(|reader| reader.optional(option))?;
                // A record with nothing in it is one that is not there.
                if let (true, SlotMut::Optional(option)) = (node.is_default(), node.slot()) {
                    option.clear();
                }
            }
        }
        Ok(())
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        // The declaration bounds how deep known values nest; this guards the declaration.
        if self.depth >= MAX_DEPTH {
            return Err(ReadError::new(Problem::TooDeep { limit: MAX_DEPTH }, self.lex.token_span()));
        }
        self.depth += 1;
        let outer = self.field;
        let done = read(self);
        self.field = outer;
        self.depth -= 1;
        done
    }

    fn text(&mut self) -> Result<String> {
        if !self.lex.at_text() {
            return Err(self.wrong_type(Expected::Text));
        }
        let text = self.lex.string()?;
        // A file that went through Windows is the same file: CRLF is read as LF.
        Ok(if memchr::memchr(b'\r', text.as_bytes()).is_some() {
            text.replace("\r\n", "\n")
        } else {
            text.into_owned()
        })
    }

    fn prose(&mut self) -> Result<Prose> {
        if !self.lex.at_text() {
            return Err(self.wrong_type(Expected::Text));
        }
        Ok(Prose::new(&self.lex.string()?))
    }

    fn number(&mut self) -> Result<u32> {
        let start = self.lex.at;
        let Some(text) = self.lex.number() else { return Err(self.wrong_type(Expected::Number)) };
        // Most numbers are digits and nothing else.
        text.parse()
            .ok()
            .or_else(|| whole_number(text))
            .ok_or_else(|| ReadError::new(Problem::BadNumber { text: text.to_owned() }, start..self.lex.at))
    }

    fn flag(&mut self) -> Result<bool> {
        let mut ahead = self.lex.clone();
        let flag = match ahead.name() {
            Some("true") => true,
            Some("false") => false,
            _ => return Err(self.wrong_type(Expected::Flag)),
        };
        self.lex = ahead;
        Ok(flag)
    }

    /// A name; one of a later version is kept with whatever it holds in parentheses.
    fn symbol(&mut self, symbol: &mut dyn SymbolNode) -> Result<()> {
        let names = symbol.symbols().names;
        let mut ahead = self.lex.clone();
        if self.lex.at_text() {
            return Err(self.wrong_type(Expected::Symbol(names)));
        }
        let Some(name) = ahead.name() else { return Err(self.wrong_type(Expected::Symbol(names))) };
        if names.contains(&name) {
            self.lex = ahead;
            symbol.set(name);
        } else {
            symbol.set(self.lex.skip_value(self.depth)?);
        }
        Ok(())
    }

    fn optional(&mut self, option: &mut dyn OptionalNode) -> Result<()> {
        let mut ahead = self.lex.clone();
        match ahead.name() {
            Some("None") => {
                self.lex = ahead;
                option.clear();
                return Ok(());
            }
            Some("Some") => {
                self.lex = ahead;
                self.gap()?;
                self.mark("(")?;
                self.gap()?;
                let record = option.present();
                if self.begins_with_field() {
                    // `Some(title: "A")`, which `unwrap_variant_newtypes` allows: one parenthesis ends both.
                    return self.fields(record);
                }
                self.record(record)?;
                self.gap()?;
                self.eat(b',');
                self.gap()?;
                return self.mark(")");
            }
            _ => {}
        }
        self.record(option.present())
    }

    fn list(&mut self, list: &mut dyn ListNode) -> Result<()> {
        if !self.eat(b'[') {
            return Err(self.wrong_type(Expected::List));
        }
        let first = self.lex.at;
        let field = self.field.0;
        loop {
            self.gap()?;
            if self.eat(b']') {
                break;
            }
            let before = take(&mut self.pending);
            let item = list.insert(usize::MAX);
            self.value(item)?;
            let (after, more) = self.after_item("]")?;
            if !(before.is_empty() && after.is_empty()) {
                self.attach(item, Comments { before, after }, |key| Anchor::Item(field, key.into()), None);
            }
            if !more {
                break;
            }
        }
        self.end_of_container(field);
        refuse_equal_ids(list, Lexer { text: self.lex.text, at: first })?;
        list.settle();
        Ok(())
    }

    pub(super) fn record(&mut self, record: &mut dyn RecordNode) -> Result<()> {
        self.opening(record.shape())?;
        self.fields(record)
    }

    /// Whether a field stands here, and no record.
    fn begins_with_field(&self) -> bool {
        let mut ahead = self.lex.clone();
        let mut comments = Vec::new();
        !ahead.at_text()
            && ahead.name().is_some()
            && ahead.gap(&mut comments).is_ok()
            && ahead.peek() == Some(b':')
    }

    /// The fields of a record up to its closing parenthesis.
    fn fields(&mut self, record: &mut dyn RecordNode) -> Result<()> {
        let shape = record.shape();
        let mut seen = 0u64;
        let mut next = 0;
        let first = self.lex.at;
        let unattached = self.unattached_comments.len();
        let mut unknown = None;
        loop {
            self.gap()?;
            let close = self.lex.at;
            if self.eat(b')') {
                self.end_of_record(record, seen, close)?;
                return Ok(());
            }
            let start = self.lex.at;
            // Most fields stand where the declaration has them.
            let mut near = (next..shape.fields.len()).take(4);
            let expected = near.find(|index| self.lex.named(shape.fields[*index].name));
            let (name, index) = if let Some(index) = expected {
                self.gap()?;
                (shape.fields[index].name, expected)
            } else {
                let name = self.lex.name().ok_or_else(|| self.lex.unexpected(Expected::Name))?;
                self.colon()?;
                (name, shape.index_near(name, next))
            };
            let name_span = start..start + name.len();
            let before = take(&mut self.pending);
            let slot = if let Some(index) = index {
                if seen & (1 << index) != 0 {
                    let problem = Problem::DuplicateField { name: name.to_owned() };
                    let related = first_named(Lexer { text: self.lex.text, at: first }, name);
                    return Err(Box::new(ReadError { problem, span: name_span, related }));
                }
                seen |= 1 << index;
                next = index + 1;
                self.field = (index, shape.fields[index].name);
                self.value(record.field_mut(index))?;
                Anchor::Field(index)
            } else {
                self.unknown(record, name, &name_span, &mut unknown)?;
                Anchor::Unknown(name.into())
            };
            let (after, more) = self.after_item(")")?;
            if self.unattached_comments.len() > unattached {
                record.trivia_mut().absorb(self.unattached_comments.drain(unattached..));
            }
            if !(before.is_empty() && after.is_empty()) {
                *record.trivia_mut().comments_mut(slot) = Comments { before, after };
            }
            if !more {
                return self.end_of_record(record, seen, self.lex.at - 1);
            }
        }
    }

    /// The name of a record, where it has one, and its opening parenthesis.
    fn opening(&mut self, shape: &'static Shape) -> Result<()> {
        let start = self.lex.at;
        if !self.lex.at_text()
            && let Some(name) = self.lex.name()
        {
            let span = start..self.lex.at;
            if name != shape.name && name != shape.type_name {
                self.lex.at = start;
                if self.depth > 0 {
                    return Err(self.wrong_type(Expected::Record));
                }
                let problem = Problem::UnknownRecord { name: name.to_owned(), expected: shape.name };
                return Err(ReadError::new(problem, span));
            }
            self.gap()?;
        }
        if self.eat(b'(') { Ok(()) } else { Err(self.wrong_type(Expected::Record)) }
    }

    fn unknown(
        &mut self,
        record: &mut dyn RecordNode,
        name: &'a str,
        span: &Range<usize>,
        unknown: &mut Option<HashSet<&'a str>>,
    ) -> Result<()> {
        if !unknown.get_or_insert_default().insert(name) {
            return Err(ReadError::new(Problem::DuplicateField { name: name.to_owned() }, span.clone()));
        }
        let raw = unix(self.lex.skip_value(self.depth)?);
        record.trivia_mut().keep_unknown(Unknown { name: name.into(), raw });
        Ok(())
    }

    /// What stands between a value and the next one: comments of its line, a comma. Says whether
    /// there may be a next one.
    pub(super) fn after_item(&mut self, close: &'static str) -> Result<(Vec<Box<str>>, bool)> {
        // As this program writes it, where no comment stands.
        if let Some(more) = self.lex.plain_end(close.as_bytes()[0]) {
            return Ok((Vec::new(), more));
        }
        let mut after = Vec::new();
        if self.lex.peek() != Some(b',') {
            self.lex.same_line(&mut after)?;
            self.gap()?;
        }
        if self.eat(b',') {
            if after.last().is_none_or(|comment| !comment.starts_with("//")) {
                self.lex.same_line(&mut after)?;
            }
            return Ok((after, true));
        }
        self.mark(close)?;
        Ok((after, false))
    }

    pub(super) fn attach(
        &mut self,
        node: &mut dyn Node,
        comments: Comments,
        slot: impl Fn(&str) -> Anchor,
        key: Option<&str>,
    ) {
        if let SlotMut::Record(record) = node.slot() {
            *record.trivia_mut().comments_mut(Anchor::Whole) = comments;
            return;
        }
        let slot = slot(key.or_else(|| item_key(node)).unwrap_or_default());
        self.unattached_comments.push((slot, comments));
    }

    pub(super) fn end_of_container(&mut self, field: usize) {
        let before = take(&mut self.pending);
        if !before.is_empty() {
            self.unattached_comments.push((Anchor::End(field), Comments { before, after: Vec::new() }));
        }
    }

    fn end_of_record(&mut self, record: &mut dyn RecordNode, seen: u64, close: usize) -> Result<()> {
        let before = take(&mut self.pending);
        if !before.is_empty() {
            record.trivia_mut().comments_mut(Anchor::Tail).before = before;
        }
        let shape = record.shape();
        let missing = shape.fields.iter().enumerate().find(|(at, f)| f.required && seen & (1 << at) == 0);
        match missing {
            Some((_, field)) => {
                Err(ReadError::new(Problem::MissingField { name: field.name }, close..close + 1))
            }
            None => Ok(()),
        }
    }

    /// The error that a value of another type stands here.
    pub(super) fn wrong_type(&self, expected: Expected) -> Box<ReadError> {
        let found = match self.lex.peek() {
            Some(b'(') => Expected::Record,
            Some(b'[') => Expected::List,
            Some(b'{') => Expected::Map,
            Some(b'0'..=b'9' | b'-' | b'+') => Expected::Number,
            _ if self.lex.at_text() => Expected::Text,
            _ => return self.lex.unexpected(expected),
        };
        let mut whole = self.lex.clone();
        let span = match whole.skip_value(self.depth) {
            Ok(text) => self.lex.at..self.lex.at + text.lines().next().unwrap_or_default().len().max(1),
            Err(_) => self.lex.token_span(),
        };
        let name = self.field.1.to_owned();
        ReadError::new(Problem::WrongType { name, found, expected }, span)
    }
}
