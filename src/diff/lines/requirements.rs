//! Prerequisites: « demande maintenant A ou B », « A n'est plus que conseillé ».

use super::super::change::What;
use super::super::place::Place;
use super::super::report::{Deed, Line};
use super::super::say::{self, Names};
use super::Telling;
use crate::graph::Strength;
use crate::model::shape::{Kind, RefTarget, Shaped};
use crate::model::value::{Step, Steps, Value};
use crate::model::{Message, Requirement, RequirementKind};

impl Telling<'_> {
    /// A group that came, went, or became another one.
    pub(super) fn group(
        &mut self,
        index: usize,
        place: &Place,
        before: Option<&Value>,
        after: Option<&Value>,
    ) {
        let [was, is] = [before, after].map(|value| value.map(group));
        match (was, is) {
            (Some(was), Some(is)) => self.other_group(index, place, &was, &is),
            (Some(group), None) => {
                let names = place.names(self.sides[0]);
                let message = whole("diff-requirement-removed", &group, &names);
                let line = self.requirement_line(index, place, Deed::Removed, message);
                self.push(index, place, Line { was: Some(qualified(&group, &names)), ..line });
            }
            (None, Some(group)) => {
                let names = place.names(self.sides[1]);
                let message = whole("diff-requirement-added", &group, &names);
                let line = self.requirement_line(index, place, Deed::Added, message);
                self.push(index, place, Line { is: Some(qualified(&group, &names)), ..line });
            }
            (None, None) => self.told[index] = true,
        }
    }

    fn requirement_line(&self, index: usize, place: &Place, deed: Deed, message: Message) -> Line {
        let kind = if let Kind::Set(inner) = place.kind { *inner } else { place.kind };
        Line { entity: "requirement", kind, ..self.line(index, place, deed, message) }
    }

    /// One group became another: which members, how strongly, why.
    fn other_group(&mut self, index: usize, place: &Place, was: &Requirement, is: &Requirement) {
        let (old, new) = (place.names(self.sides[0]), place.names(self.sides[1]));
        for change in super::super::changes(was, is) {
            let field = change.at.first().cloned();
            let (deed, message) = match (&field, &change.what) {
                (Some(Step::Field("any_of")), What::Item { before, .. }) => {
                    let Some(Step::Item(id)) = change.at.last() else { continue };
                    let (key, deed, rest, names) = if before.is_some() {
                        ("diff-alternative-removed", Deed::Removed, without(is, id), &old)
                    } else {
                        ("diff-alternative-added", Deed::Added, without(was, id), &new)
                    };
                    let member = names.reference(RefTarget::Module, id);
                    (deed, Message::new(key).with("member", member).with("rest", members(&rest, &new)))
                }
                (Some(Step::Field("kind")), _) => strength(&was.kind, &is.kind, &members(is, &new)),
                _ => {
                    self.inside(index, place, is, change);
                    continue;
                }
            };
            let entity = if matches!(&field, Some(Step::Field("any_of"))) {
                "requirement-alternative"
            } else {
                "requirement"
            };
            let bond = |group: &Requirement| say::symbol(&RequirementKind::SYMBOLS, group.kind.name());
            let strength = matches!(&field, Some(Step::Field("kind")));
            let side = |group: &Requirement, names: &Names| {
                Some(if strength { bond(group) } else { members(group, names) })
            };
            let line = Line {
                entity,
                what: Message::new("diff-the-requirement").with("name", members(is, &new)),
                was: side(was, &old),
                is: side(is, &new),
                ..self.requirement_line(index, place, deed, message)
            };
            self.push(index, place, line);
        }
    }

    /// Another field of a group, told as fields are; a comment in it, a field of a later version.
    fn inside(&mut self, index: usize, place: &Place, group: &Requirement, change: super::super::Change) {
        let what =
            Message::new("diff-the-requirement").with("name", members(group, &place.names(self.sides[1])));
        let mut sub = Telling { sides: self.sides, changes: &[change], told: vec![false], lines: Vec::new() };
        let mut inner = place.clone();
        inner.kind = Kind::Record(Requirement::SHAPE);
        for step in sub.changes[0].at.clone() {
            if let (Kind::Record(shape), Step::Field(name)) = (inner.kind, &step)
                && let Some(field) = shape.field(name)
            {
                (inner.kind, inner.sense, inner.fields) = (field.kind, field.sense, vec![field]);
            }
        }
        match &sub.changes[0].what {
            What::Value { before, after } => sub.value(0, &inner, before, after),
            What::Comments { slot, before, after } => {
                sub.comments(0, &inner, slot, before.as_ref(), after.as_ref());
            }
            What::Unknown { name, before, after } => {
                let raw = |side: &Option<(Box<str>, super::super::Spot)>| {
                    side.as_ref().map(|(raw, _)| raw.to_string())
                };
                sub.unknown(0, &inner, name, raw(before), raw(after));
            }
            _ => {}
        }
        let at: Steps = self.changes[index].at.clone();
        for (_, line) in sub.lines {
            let message =
                Message::new("diff-within").with("around", what.clone()).with("part", line.message.clone());
            let line = Line {
                entity: if line.entity == "field" { "requirement" } else { line.entity },
                message,
                at: at.clone(),
                changes: vec![index],
                ..line
            };
            self.push(index, place, line);
        }
        self.told[index] = true;
    }
}

fn group(value: &Value) -> Requirement {
    let mut group = Requirement::default();
    value.store(&mut group);
    group
}

fn without(group: &Requirement, id: &str) -> Requirement {
    let mut rest = group.clone();
    rest.any_of.retain(|member| member != id);
    rest
}

/// « A ou B », what is asked for.
fn members(group: &Requirement, names: &Names) -> Message {
    let mut parts: Vec<Message> =
        group.any_of.iter().map(|id| names.reference(RefTarget::Module, id)).collect();
    if !group.knowledge.is_empty() {
        parts.push(say::quoted(&group.knowledge));
    }
    let Some(last) = parts.pop() else { return Message::new("diff-nothing") };
    let first = parts
        .into_iter()
        .reduce(|one, other| Message::new("diff-comma").with("first", one).with("rest", other));
    match first {
        Some(first) => Message::new("diff-or").with("first", first).with("last", last),
        None => last,
    }
}

/// What is asked for, with the strength where it is not the usual one.
fn qualified(group: &Requirement, names: &Names) -> Message {
    let what = members(group, names);
    if group.kind == RequirementKind::Required {
        return what;
    }
    let kind = say::symbol(&RequirementKind::SYMBOLS, group.kind.name());
    Message::new("diff-in-brackets").with("what", what).with("more", kind)
}

/// A whole group with its strength.
fn whole(key: &str, group: &Requirement, names: &Names) -> Message {
    let attribute = match &group.kind {
        RequirementKind::Required => "required",
        RequirementKind::Recommended => "recommended",
        RequirementKind::Corequisite => "corequisite",
        RequirementKind::StrictCorequisite => "strict",
        RequirementKind::Unknown(_) => "unknown",
    };
    Message::new(format!("{key}.{attribute}"))
        .with("what", members(group, names))
        .with("kind", group.kind.name())
}

/// Another strength.
fn strength(was: &RequirementKind, is: &RequirementKind, what: &Message) -> (Deed, Message) {
    let (old, new) = (Strength::of(was), Strength::of(is));
    let key = match (old, new) {
        (_, Strength::Recommended) if *is == RequirementKind::Recommended => "diff-requirement-to-advice",
        (Strength::Recommended, Strength::Required) => "diff-requirement-from-advice",
        _ => "diff-requirement-strength",
    };
    let deed = match new.cmp(&old) {
        std::cmp::Ordering::Less => Deed::Weakened,
        std::cmp::Ordering::Greater => Deed::Strengthened,
        std::cmp::Ordering::Equal => Deed::Changed,
    };
    let symbols = &RequirementKind::SYMBOLS;
    let message = Message::new(key)
        .with("what", what.clone())
        .with("before", say::symbol(symbols, was.name()))
        .with("after", say::symbol(symbols, is.name()));
    (deed, message)
}
