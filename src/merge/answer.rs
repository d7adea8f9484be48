//! The answers to a question, and what each does to the file.
//!
//! An answer is made from the record and the file as it stands, kind by kind. The keys of answers are
//! the labels of sides where an answer is a side's, and a few words else: `base` (as it was), `both`,
//! `advice` (keep the prerequisite as advice), `same`, `apart`, `into`, `keep`, or the id of a module.

mod laws;
mod modules;
mod values;

use super::draft::Draft;
use super::{Choice, Mergeable, record};
use crate::format;
use crate::model::value::{Step, Value};
use crate::model::{Conflict, Message, Side};

pub(super) use laws::Skeleton;

/// The answers to one question.
pub(super) struct Answers {
    pub choices: Vec<Choice>,
    pub suggested: Option<usize>,
}

/// One answer in the making.
struct Offer<'a, T> {
    key: String,
    label: Message,
    draft: Draft<'a, T>,
}

/// What an answer is made from.
struct Case<'a, T> {
    file: &'a T,
    conflict: &'a Conflict,
    at: &'a [Step],
    options: Vec<Offer<'a, T>>,
}

/// Finds the answers to a question.
pub(super) fn answers<T: Mergeable>(
    file: &T,
    id: &str,
    conflict: &Conflict,
    at: &[Step],
    skeleton: &mut Option<Skeleton>,
) -> Answers {
    let mut case = Case { file, conflict, at, options: Vec::new() };
    match conflict.kind.as_str() {
        "place" => case.places(),
        "order" => case.orders(),
        "module" | "dangling" => case.deletion(),
        "same" => case.same(),
        "split" => case.split(),
        "fuse" => case.fuse(),
        "id" => case.ids(),
        "twice" => case.twice(),
        "cycle" | "sequence" => case.law(skeleton),
        _ => case.values(),
    }
    let suggested = case.suggested();
    let mut choices: Vec<Choice> = Vec::new();
    for option in case.options {
        let Offer { key, label, mut draft } = option;
        draft.close(id);
        laws::guard(file, conflict, &label, &mut draft, skeleton);
        let mut unique = key.clone();
        let mut number = 2;
        while choices.iter().any(|choice| choice.key == unique) {
            unique = format!("{key}-{number}");
            number += 1;
        }
        let change = draft.into_change(label.clone());
        choices.push(Choice { key: unique, label, change });
    }
    Answers { choices, suggested }
}

/// The names in the text of a record.
pub(super) fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    // A text that is no list names nothing.
    let _ = format::read_value(text, &mut names);
    names
}

impl<'a, T: Mergeable> Case<'a, T> {
    fn offer(&mut self, key: &str, label: Message, make: impl FnOnce(&mut Draft<'a, T>)) {
        let mut draft = Draft::new(self.file);
        make(&mut draft);
        self.options.push(Offer { key: key.to_owned(), label, draft });
    }

    /// The answer of a side.
    fn offer_side(&mut self, side: &Side, make: impl FnOnce(&mut Draft<'a, T>)) {
        self.offer(&side.label, Message::new("merge-take").with("label", side.label.as_str()), make);
    }

    /// Leaves all as it stands.
    fn offer_base(&mut self) {
        self.offer("base", Message::new("merge-keep-base"), |_| {});
    }

    /// A value of the record as a value of the field.
    fn value(&self, text: &str) -> Option<Value> {
        record::value::<T>(self.at, text)
    }

    /// The place of the answer that provably loses nothing.
    fn suggested(&self) -> Option<usize> {
        let gone = self.conflict.sides.iter().position(|side| side.removed)?;
        let light = match self.conflict.kind.as_str() {
            "moved" => true,
            // All that the others did is to put it elsewhere.
            "module" => self.conflict.sides.iter().filter(|side| !side.removed).all(|side| {
                side.value.is_empty()
                    && !side.edits.is_empty()
                    && side.edits.iter().all(|edit| edit.at.first().is_some_and(|top| top == "stages"))
            }),
            _ => false,
        };
        let key = &self.conflict.sides[gone].label;
        if light { self.options.iter().position(|option| option.key == *key) } else { None }
    }
}
