//! Comments, and fields of later versions.

use super::super::place::Place;
use super::super::report::{Deed, Line};
use super::super::{say, text};
use super::Telling;
use crate::model::Message;
use crate::model::shape::{Kind, Shape};
use crate::model::trivia::{Anchor, Comments};
use crate::model::value::Value;

impl Telling<'_> {
    pub(super) fn comments(
        &mut self,
        index: usize,
        place: &Place,
        slot: &Anchor,
        before: Option<&Comments>,
        after: Option<&Comments>,
    ) {
        let (was, is) = (before.map(written).unwrap_or_default(), after.map(written).unwrap_or_default());
        let (deed, key) = match (was.is_empty(), is.is_empty()) {
            (true, true) => {
                self.told[index] = true;
                return;
            }
            (true, _) => (Deed::Added, "diff-comment-added"),
            (_, true) => (Deed::Removed, "diff-comment-removed"),
            _ => (Deed::Changed, "diff-comment-changed"),
        };
        let message = Message::new(key).with("what", self.beside(index, place, slot));
        // Line by line: a comment is no prose.
        let mut rows = Vec::new();
        let (mut old, mut new) = (was.lines(), is.lines());
        loop {
            match (old.next(), new.next()) {
                (None, None) => break,
                (one, other) => rows.push(text::words(one.unwrap_or_default(), other.unwrap_or_default())),
            }
        }
        let text = |text: &str| (!text.is_empty()).then(|| say::plain(text));
        let line = Line {
            entity: "comment",
            what: Message::new("diff-comment").with("what", self.beside(index, place, slot)),
            rows,
            was: text(&was),
            is: text(&is),
            before: (!was.is_empty()).then_some(Value::Line(was.clone())),
            after: (!is.is_empty()).then_some(Value::Line(is.clone())),
            kind: Kind::Line,
            ..self.line(index, place, deed, message)
        };
        self.push(index, place, line);
    }

    /// What a comment stands beside.
    fn beside(&self, index: usize, place: &Place, slot: &Anchor) -> Message {
        let field = |at: usize| match place.kind {
            Kind::Record(Shape { fields, .. }) => fields.get(at).map(|field| Message::new(field.label)),
            _ => None,
        };
        let around = place.words(self.sides, &self.changes[index].at);
        let part = match slot {
            Anchor::Field(at) | Anchor::End(at) => field(*at),
            Anchor::Item(at, key) => field(*at).map(|label| {
                Message::new("diff-within").with("around", label).with("part", say::quoted(key))
            }),
            Anchor::Unknown(name) => Some(say::plain(&**name)),
            Anchor::Head | Anchor::Whole | Anchor::Tail | Anchor::Foot => None,
        };
        let parts = around.into_iter().chain(part);
        parts
            .reduce(|around, part| Message::new("diff-within").with("around", around).with("part", part))
            .unwrap_or_else(|| Message::new(format!("diff-word-{}", place.subject(self.sides[1]))))
    }

    pub(super) fn unknown(
        &mut self,
        index: usize,
        place: &Place,
        name: &str,
        before: Option<String>,
        after: Option<String>,
    ) {
        let (deed, key) = match (&before, &after) {
            (Some(one), Some(other)) if one == other => {
                // Only its place among fields that nobody here knows.
                self.told[index] = true;
                return;
            }
            (None, _) => (Deed::Added, "diff-unknown-added"),
            (_, None) => (Deed::Removed, "diff-unknown-removed"),
            _ => (Deed::Changed, "diff-unknown-changed"),
        };
        let message = Message::new(key)
            .with("name", name)
            .with("what", self.words(place, &self.changes[index].at))
            .with("before", before.clone().unwrap_or_default())
            .with("after", after.clone().unwrap_or_default());
        let line = Line {
            entity: "unknown",
            what: Message::new("diff-unknown")
                .with("name", name)
                .with("what", self.words(place, &self.changes[index].at)),
            id: Some(name.to_owned()),
            was: before.as_deref().map(say::plain),
            is: after.as_deref().map(say::plain),
            before: before.map(Value::Line),
            after: after.map(Value::Line),
            kind: Kind::Line,
            ..self.line(index, place, deed, message)
        };
        self.push(index, place, line);
    }
}

fn written(comments: &Comments) -> String {
    let all: Vec<&str> = comments.before.iter().chain(&comments.after).map(|text| &**text).collect();
    all.join("\n")
}
