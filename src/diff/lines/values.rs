//! Fields, items and entries.

use super::super::change::What;
use super::super::place::{Place, entity_name};
use super::super::report::{Deed, Line};
use super::super::{say, text};
use super::{Telling, is_record};
use crate::model::shape::{Kind, MapKey, Sense};
use crate::model::value::{Step, Value};
use crate::model::{Message, Prose};

/// Texts up to this length are told as one instead of the other; the words of longer ones are marked.
const SHORT: usize = 48;

/// Sets with more changes than this are not searched for items that were reworded.
const MOST_REWORDED: usize = 60;

impl Telling<'_> {
    /// A value without parts, or one that is told as a whole.
    pub(super) fn value(&mut self, index: usize, place: &Place, before: &Value, after: &Value) {
        let (was, is) = (before.is_silent(), after.is_silent());
        if was && is {
            self.told[index] = true;
            return;
        }
        let rows = rows(before, after);
        let key = match (was, is, rows.is_empty()) {
            (true, _, true) => "diff-value-set",
            (true, _, false) => "diff-value-written",
            (_, true, true) => "diff-value-cleared",
            (_, true, false) => "diff-value-erased",
            (_, _, true) => "diff-value-changed",
            (_, _, false) => "diff-value-reworded",
        };
        let words = |value: &Value, side| say::value(value, &place.kind, place.sense, &place.names(side));
        let (from, to) = (words(before, self.sides[0]), words(after, self.sides[1]));
        let message = Message::new(key)
            .with("what", self.words(place, &self.changes[index].at))
            .with("before", from.clone())
            .with("after", to.clone());
        let line = Line {
            rows,
            was: (!was).then_some(from),
            is: (!is).then_some(to),
            ..self.line(index, place, Deed::Changed, message)
        };
        self.push(index, place, line);
    }

    /// An item or entry that came or went.
    pub(super) fn item(&mut self, index: usize, place: &Place, deed: Deed) {
        let change = &self.changes[index];
        let at = change.at.clone();
        let side = self.sides[usize::from(deed == Deed::Added)];
        let Some(value) = change.after().or(change.before()) else { return };
        if is_record(&place.kind) {
            let name = place.entity.as_ref().map(|entity| entity_name(self.sides, &at, &entity.key));
            let key = format!("diff-{}-{}", place.subject(side), deed.name());
            let message = Message::new(key).with("name", name.unwrap_or_default());
            let value = say::value(value, &place.kind, place.sense, &place.names(side));
            let line = on_side(self.line(index, place, deed, message), deed, value);
            return self.push(index, place, line);
        }
        let value = say::value(value, &place.kind, place.sense, &place.names(side));
        let (value, symbol) = match &place.item {
            Some((MapKey::Symbol(_), _)) => (value, true),
            Some((MapKey::Id, key)) if matches!(around(place), Some(Kind::Map(..))) => {
                let label = say::plain(key.as_str());
                (Message::new("diff-labelled").with("label", label).with("value", value), false)
            }
            _ => (value, false),
        };
        let (key, arg) = match (deed, symbol) {
            (Deed::Added, true) => ("diff-value-set", "after"),
            (Deed::Added, false) => ("diff-item-added", "after"),
            (_, true) => ("diff-value-cleared", "before"),
            (_, false) => ("diff-item-removed", "before"),
        };
        let message = Message::new(key).with("what", self.words(place, &at)).with(arg, value.clone());
        let line = on_side(self.line(index, place, Deed::Changed, message), deed, value);
        self.push(index, place, line);
    }

    /// An item of an ordered list that stands elsewhere.
    pub(super) fn moved(&mut self, index: usize, place: &Place, (from, to): (usize, usize)) {
        let at = self.changes[index].at.clone();
        let message = match &place.entity {
            Some(entity) if is_record(&place.kind) => {
                let name = entity_name(self.sides, &at, &entity.key);
                Message::new(format!("diff-{}-moved", entity.shape.label)).with("name", name)
            }
            _ => {
                let item = place.item.as_ref().map_or("", |(_, key)| key.as_str());
                let item = say::value(
                    &Value::Line(item.to_owned()),
                    &place.kind,
                    place.sense,
                    &place.names(self.sides[1]),
                );
                Message::new("diff-item-moved").with("what", self.words(place, &at)).with("item", item)
            }
        };
        let message = message.with("from", from + 1).with("to", to + 1);
        let nth = |place: usize| Some(Message::new("diff-place").with("place", place + 1));
        let line = Line { was: nth(from), is: nth(to), ..self.line(index, place, Deed::Moved, message) };
        self.push(index, place, line);
    }

    /// Texts of sets that went while one much like them came are the same ones, reworded.
    pub(super) fn reworded_items(&mut self) {
        let container = |index: usize| {
            let (step, around) = self.changes[index].at.split_last()?;
            let is_text = |value: &Value| matches!(value, Value::Line(_) | Value::Prose(_));
            let change = &self.changes[index];
            let text = change.before().or(change.after()).is_some_and(is_text);
            let set = matches!(&change.what, What::Item { spot: None, .. });
            (set && text && matches!(step, Step::Item(_)) && !self.told[index]).then_some(around)
        };
        let mut runs: Vec<Vec<usize>> = Vec::new();
        for index in 0..self.changes.len() {
            let Some(around) = container(index) else { continue };
            match runs.last_mut() {
                Some(run) if container(run[0]) == Some(around) => run.push(index),
                _ => runs.push(vec![index]),
            }
        }
        for run in runs.into_iter().filter(|run| (2..=MOST_REWORDED).contains(&run.len())) {
            let (gone, come): (Vec<usize>, Vec<usize>) =
                run.into_iter().partition(|index| self.changes[*index].before().is_some());
            let mut come: Vec<Option<usize>> = come.into_iter().map(Some).collect();
            for old in gone {
                let like = |new: &Option<usize>| {
                    new.is_some_and(|new| {
                        let (one, other) =
                            (plain(self.changes[old].before()), plain(self.changes[new].after()));
                        text::is_alike(one, other)
                    })
                };
                if let Some(new) = come.iter().position(like).and_then(|at| come[at].take()) {
                    self.reworded(old, new);
                }
            }
        }
    }

    fn reworded(&mut self, old: usize, new: usize) {
        let mut place = Place::of(self.sides[1], &self.changes[new].at);
        place.item = None;
        let at = self.changes[new].at.clone();
        if matches!(place.sense, Sense::Refers(_)) {
            return;
        }
        let (before, after) = (self.changes[old].before().cloned(), self.changes[new].after().cloned());
        let message = Message::new("diff-value-reworded").with("what", self.words(&place, &at));
        let mut line = self.line(new, &place, Deed::Changed, message);
        line.rows = match (&before, &after) {
            (Some(Value::Prose(one)), Some(Value::Prose(other))) => text::rows(one, other),
            (one, other) => vec![text::words(plain(one.as_ref()), plain(other.as_ref()))],
        };
        (line.before, line.after, line.changes) = (before, after, vec![old, new]);
        self.told[old] = true;
        self.push(new, &place, line);
    }
}

/// A line whose value stands in one version only.
fn on_side(line: Line, deed: Deed, value: Message) -> Line {
    if deed == Deed::Added { Line { is: Some(value), ..line } } else { Line { was: Some(value), ..line } }
}

/// What the last field of a place holds.
fn around(place: &Place) -> Option<Kind> {
    place.fields.last().map(|field| field.kind)
}

fn plain(value: Option<&Value>) -> &str {
    match value {
        Some(Value::Line(text)) => text,
        Some(Value::Prose(text)) => text.as_str(),
        _ => "",
    }
}

/// The texts in step, where they are worth it.
fn rows(before: &Value, after: &Value) -> Vec<text::Row> {
    match (before, after) {
        (Value::Prose(one), Value::Prose(other)) => {
            let short = |prose: &Prose| prose.is_one_line() && prose.as_str().chars().count() <= SHORT;
            if short(one) && short(other) { Vec::new() } else { text::rows(one, other) }
        }
        (Value::Line(one), Value::Line(other)) if one.chars().count().max(other.chars().count()) > SHORT => {
            vec![text::words(one, other)]
        }
        _ => Vec::new(),
    }
}
