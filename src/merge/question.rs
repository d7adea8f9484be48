//! From the records of a file to questions in words of the field. Nothing of it is stored, so it always
//! fits the file as it is; what the answers do is the business of `answer`.

use super::answer;
use super::place::{self, seat};
use super::record::{self, Place};
use super::{Claim, Mergeable, Question};
use crate::diff::say::{self, Names};
use crate::model::node::{NodeView, RecordNode};
use crate::model::shape::{Kind, Sense};
use crate::model::value::{Step, Steps, Value, find};
use crate::model::{Conflict, Message, Side};

/// The open questions of a file, in the order of the places that they are about.
pub fn questions<T: Mergeable>(file: &T) -> Vec<Question> {
    let mut skeleton = None;
    let mut found: Vec<Question> =
        file.conflicts().iter().map(|(id, record)| question(file, id, record, &mut skeleton)).collect();
    found.sort_by(|one, other| (&one.at, &one.id).cmp(&(&other.at, &other.id)));
    found
}

fn question<T: Mergeable>(
    file: &T,
    id: &str,
    conflict: &Conflict,
    skeleton: &mut Option<answer::Skeleton>,
) -> Question {
    let at = place::read(file.shape(), &conflict.at);
    let about = About { file, conflict, at: &at };
    let answers = answer::answers(file, id, conflict, &at, skeleton);
    Question {
        id: id.to_owned(),
        kind: conflict.kind.clone(),
        module: module_of(&at),
        why: about.why(),
        base: (!conflict.base.is_empty()).then(|| conflict.base.clone()),
        base_words: (!conflict.base.is_empty()).then(|| about.words(&conflict.base)),
        sides: conflict.sides.iter().map(|side| about.claim(side)).collect(),
        choices: answers.choices,
        suggested: answers.suggested,
        alike: about.alike(),
        at,
    }
}

/// The module that a place is about.
fn module_of(at: &[Step]) -> Option<String> {
    match at {
        [Step::Field("modules"), Step::Item(id), ..]
        | [Step::Field("stages"), _, Step::Field("modules"), Step::Item(id)] => Some(id.clone()),
        _ => None,
    }
}

struct About<'a, T> {
    file: &'a T,
    conflict: &'a Conflict,
    at: &'a Steps,
}

impl<T: Mergeable> About<'_, T> {
    fn claim(&self, side: &Side) -> Claim {
        let words = if side.removed && self.conflict.kind != "split" && self.conflict.kind != "fuse" {
            Message::new("merge-said-removed")
        } else {
            self.said(side)
        };
        Claim { label: side.label.clone(), value: side.value.clone(), removed: side.removed, words }
    }

    /// What a side says, in words.
    fn said(&self, side: &Side) -> Message {
        let edits: Vec<Message> = side.edits.iter().filter_map(|edit| self.edit(edit)).collect();
        match (side.value.is_empty(), edits.is_empty()) {
            (false, true) => self.words(&side.value),
            (true, true) if side.removed => Message::new("merge-said-removed"),
            // What it did to the order or to other modules is in the file, and in no edit.
            (true, true) if ["cycle", "sequence"].contains(&self.conflict.kind.as_str()) => {
                Message::new("merge-said-elsewhere")
            }
            (true, true) => Message::new("diff-nothing"),
            (_, false) => {
                let mut all = edits;
                if !side.value.is_empty() && !side.removed {
                    all.insert(0, self.words(&side.value));
                }
                say::plain(all)
            }
        }
    }

    fn title(&self, module: &str) -> String {
        self.file.as_path().map_or(module, |path| path.title_of(module)).to_owned()
    }

    /// One edit of a record: a prerequisite, a place, a new module, a new id.
    fn edit(&self, edit: &crate::model::Edit) -> Option<Message> {
        let at = place::read(self.file.shape(), &edit.at);
        match at.as_slice() {
            [Step::Field("modules"), Step::Item(owner), Step::Field("requires")] => {
                let key = match (edit.before.is_empty(), edit.after.is_empty()) {
                    (true, false) => "merge-said-requires",
                    (false, true) => "merge-said-requires-no-more",
                    // What an answer left standing.
                    _ if edit.before == edit.after => "merge-said-requires",
                    _ => "merge-said-requires-otherwise",
                };
                let group = if edit.after.is_empty() { &edit.before } else { &edit.after };
                let what = self.group(group)?;
                Some(Message::new(key).with("title", self.title(owner)).with("what", what))
            }
            [Step::Field("stages"), _, Step::Field("modules"), Step::Item(module)] => {
                let place = Place::read(&edit.after)?;
                Some(
                    Message::new("merge-said-placed")
                        .with("title", self.title(module))
                        .with("place", self.place(&place)),
                )
            }
            [Step::Field("modules"), Step::Item(module)]
                if !edit.after.is_empty() && edit.before.is_empty() =>
            {
                let value = record::value::<T>(&at, &edit.after)?;
                let title = super::deleted::module(&value).title;
                Some(Message::new("merge-said-new").with("title", title).with("id", module.as_str()))
            }
            [Step::Field("modules"), Step::Item(module)] if !edit.after.is_empty() => Some(
                Message::new("merge-said-renamed")
                    .with("title", self.title(module))
                    .with("id", edit.after.as_str()),
            ),
            _ => None,
        }
    }

    /// A prerequisite group: its members by title.
    fn group(&self, text: &str) -> Option<Message> {
        let group = record::group(text)?;
        let members: Vec<String> = group.any_of.iter().map(|id| self.title(id)).collect();
        let kind = Message::new(group.kind.label_key().unwrap_or_else(|| "diff-nothing".into()));
        let what = match members.as_slice() {
            [] => say::quoted(&group.knowledge),
            [only] => say::quoted(only),
            _ => Message::new("merge-one-of").with("items", members),
        };
        let plain = group.kind == crate::model::RequirementKind::Required;
        let what =
            if plain { what } else { Message::new("merge-of-kind").with("what", what).with("kind", kind) };
        if group.why.is_empty() || !self.differs_by_reason() {
            return Some(what);
        }
        Some(Message::new("merge-with-reason").with("what", what).with("why", say::quoted(&group.why)))
    }

    /// Whether the sides have one prerequisite and tell different reasons for it.
    fn differs_by_reason(&self) -> bool {
        let groups: Vec<_> = self.conflict.sides.iter().map(|side| record::group(&side.value)).collect();
        groups.windows(2).any(|pair| match (&pair[0], &pair[1]) {
            (Some(one), Some(other)) => {
                one.why != other.why
                    && (&one.any_of, &one.knowledge, &one.kind)
                        == (&other.any_of, &other.knowledge, &other.kind)
            }
            _ => false,
        })
    }

    fn place(&self, place: &Place) -> Message {
        let stage =
            self.file.as_path().and_then(|path| path.stages.iter().find(|stage| stage.id == place.stage));
        let stage =
            stage.map_or(
                place.stage.as_str(),
                |stage| if stage.title.is_empty() { &stage.id } else { &stage.title },
            );
        let key = match (place.stage.is_empty(), place.after.is_empty()) {
            (true, true) => "merge-place-first",
            (true, false) => "merge-place-behind",
            (false, true) => "merge-place-first-of",
            (false, false) => "merge-place-behind-in",
        };
        let mut message = Message::new(key);
        if !place.after.is_empty() {
            message = message.with("item", self.title(&place.after));
        }
        if !place.stage.is_empty() {
            message = message.with("stage", stage);
        }
        message
    }

    /// A value of the record in words.
    fn words(&self, text: &str) -> Message {
        let file = self.file;
        match self.conflict.kind.as_str() {
            "place" => Place::read(text).map_or_else(|| say::plain(text), |place| self.place(&place)),
            "id" => say::plain(text),
            "same" | "dangling" | "fuse" if !text.starts_with('(') => say::quoted(&self.title(text)),
            "split" if text.starts_with('[') => {
                let ids = answer::names(text);
                say::plain(ids.iter().map(|id| self.title(id)).collect::<Vec<String>>())
            }
            "text" => say::quoted(text),
            _ if text.starts_with('(') && self.at.last() == Some(&Step::Field("requires")) => {
                self.group(text).unwrap_or_else(|| say::plain(text))
            }
            _ => {
                let seat = seat(file.shape(), self.at);
                let (Some(kind), Some(value)) = (seat.kind, record::value::<T>(self.at, text)) else {
                    return say::plain(text);
                };
                let module = module_of(self.at);
                let path = file.as_path();
                let names = Names { path, module: module.and_then(|id| path?.modules.get(&id)) };
                let sense = seat.field.map_or(Sense::Plain, |field| field.sense);
                match (&kind, &value) {
                    (Kind::Record(_), Value::Record(..)) => self.record(&value, &kind, &names),
                    _ => say::value(&value, &kind, sense, &names),
                }
            }
        }
    }

    /// A record in words: what differs from the one that stands, else all of it.
    fn record(&self, value: &Value, kind: &Kind, names: &Names) -> Message {
        let stands = find(self.file, self.at).map(Value::of);
        if let (Some(Value::Record(have, _)), Value::Record(fields, trivia)) = (&stands, value) {
            let new: Vec<(usize, Value)> =
                fields.iter().filter(|field| !have.contains(field)).cloned().collect();
            if !new.is_empty() {
                return say::value(&Value::Record(new, trivia.clone()), kind, Sense::Plain, names);
            }
        }
        say::value(value, kind, Sense::Plain, names)
    }

    /// The thing that the question is about: the module, else the named thing around it, else the file.
    fn subject(&self) -> Message {
        if let Some(module) = module_of(self.at) {
            return Message::new("merge-module").with("title", self.title(&module));
        }
        let named = (1..=self.at.len()).rev().find_map(|length| {
            let node = find(self.file, &self.at[..length])?;
            let Step::Item(key) = self.at.get(length - 1)? else { return None };
            match node.view() {
                NodeView::Record(record) => Some(say::name(record as &dyn RecordNode, key)),
                _ => None,
            }
        });
        named.map_or_else(|| Message::new("merge-file"), |name| say::quoted(&name))
    }

    fn field(&self) -> Message {
        let seat = seat(self.file.shape(), self.at);
        match (self.at.last(), seat.field) {
            (Some(Step::Item(name)), _) if seat.kind.is_none() => say::plain(name.as_str()),
            (_, Some(field)) => Message::new(field.label),
            (_, None) => Message::new("merge-this"),
        }
    }

    /// One sentence.
    fn why(&self) -> Message {
        const KNOWN: &[&str] = &[
            "value", "guarded", "text", "removed", "moved", "credit", "twice", "place", "order", "module",
            "dangling", "same", "split", "fuse", "id", "cycle", "sequence",
        ];
        let kind = self.conflict.kind.as_str();
        let kind = if KNOWN.contains(&kind) { kind } else { "value" };
        let labels: Vec<String> = self.conflict.sides.iter().map(|side| side.label.clone()).collect();
        let gone = self.conflict.sides.iter().find(|side| side.removed);
        let stays = self.conflict.sides.iter().find(|side| !side.removed);
        let label = |side: Option<&Side>| side.map_or_else(String::new, |side| side.label.clone());
        let kind = match kind {
            "value" | "text" if gone.is_some() && self.conflict.sides.len() == 2 => "erased",
            "dangling" if module_of(self.at).is_none() => "dangling-entry",
            "dangling" if !self.at.iter().any(|step| matches!(step, Step::Field("modules"))) => {
                "dangling-entry"
            }
            "dangling" if self.at.len() > 2 => "dangling-entry",
            other => other,
        };
        Message::new(format!("merge-why-{kind}"))
            .with("subject", self.subject())
            .with("field", self.field())
            .with("labels", labels)
            .with("gone", label(gone))
            .with("other", label(stays))
            .with("modules", self.modules())
    }

    /// The modules of a circle or a sequence, by title.
    fn modules(&self) -> Vec<String> {
        let mut titles = Vec::new();
        for edit in self.conflict.sides.iter().flat_map(|side| &side.edits) {
            if let Some(module) = module_of(&place::read(self.file.shape(), &edit.at)) {
                let title = self.title(&module);
                if !titles.contains(&title) {
                    titles.push(title);
                }
            }
        }
        titles
    }

    /// What questions must have in common to be given one answer.
    fn alike(&self) -> String {
        let fields: Vec<&str> = self
            .at
            .iter()
            .map(|step| match step {
                Step::Field(name) => name,
                _ => "*",
            })
            .collect();
        let sides: Vec<String> = self
            .conflict
            .sides
            .iter()
            .map(|side| format!("{}{}", side.label, if side.removed { " -" } else { "" }))
            .collect();
        format!("{} {} {}", self.conflict.kind, fields.join("."), sides.join(" | "))
    }
}
