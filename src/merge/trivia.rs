//! Comments, and fields that this version does not know.

use super::work::{Ref, Work};
use super::{Mergeable, Side, lists, record};
use crate::diff::{self, Change, What};
use crate::model::node::{NodeView, RecordNode};
use crate::model::shape::Kind;
use crate::model::trivia::{Anchor, Comments};
use crate::model::value::{Step, Steps, entries, find, item_key, items};
use crate::model::{Message, Stage, TrainingPath};

/// Comments of one thing, which both sides changed: what either wrote stays, and it is told.
pub(super) fn comments<T: Mergeable>(work: &mut Work<T>, left: Ref, right: Ref) {
    let (What::Comments { slot, before, after: one }, What::Comments { after: other, .. }) =
        (&work.change(left).what, &work.change(right).what)
    else {
        return;
    };
    if one == other {
        return work.agree(left, right);
    }
    let none = Comments::default();
    let of = |comments: &Option<Comments>| comments.clone().unwrap_or_else(|| none.clone());
    let (was, first, second) = (of(before), of(one), of(other));
    let mut merged =
        Comments { before: lines(&was.before, [&first.before, &second.before]), after: Vec::new() };
    let mut behind = lines(&was.after, [&first.after, &second.after]);
    // A comment that the one has above and the other behind is one comment.
    let has = |comments: &[Box<str>], line: &str| comments.iter().any(|have| **have == *line);
    let is_twice =
        |comments: &Comments, line: &str| has(&comments.before, line) && has(&comments.after, line);
    behind.retain(|line| !has(&merged.before, line) || is_twice(&first, line) || is_twice(&second, line));
    // A line ends with its first `//`: what does not fit behind stands above.
    for comment in behind {
        if merged.after.last().is_none_or(|last| !last.starts_with("//")) {
            merged.after.push(comment);
        } else {
            merged.before.push(comment);
        }
    }
    let empty = merged.before.is_empty() && merged.after.is_empty();
    let after = (!empty).then_some(merged);
    let contested = after != *one && after != *other || one.is_none() || other.is_none();
    let at = work.change(left).at.clone();
    let place = spoken_of::<T>(&at, slot);
    let what = What::Comments { slot: slot.clone(), before: before.clone(), after };
    work.join(Change { at, what }, &[left, right]);
    if contested {
        work.note("comment", &place, Message::new("merge-note-comment"), &[left, right]);
    }
}

/// What stands in both is kept, what one side took away goes, what either brought stays: those of the
/// lesser text first, whoever brought them.
fn lines(base: &[Box<str>], sides: [&Vec<Box<str>>; 2]) -> Vec<Box<str>> {
    let [one, other] = sides;
    if one == other || base == other.as_slice() {
        return one.clone();
    }
    if base == one.as_slice() {
        return other.clone();
    }
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    let mut out: Vec<Box<str>> = Vec::new();
    for line in first.iter().chain(second) {
        let gone = base.contains(line) && !(first.contains(line) && second.contains(line));
        if !gone && !out.contains(line) {
            out.push(line.clone());
        }
    }
    out
}

/// The place that comments speak of.
fn spoken_of<T: Mergeable>(at: &[Step], slot: &Anchor) -> Steps {
    let Some(Kind::Record(shape)) = super::place::seat(T::default().shape(), at).kind else {
        return at.to_vec();
    };
    let field = |index: &usize| shape.fields.get(*index).map(|field| Step::Field(field.name));
    let mut place = at.to_vec();
    match slot {
        Anchor::Field(index) | Anchor::End(index) => place.extend(field(index)),
        Anchor::Item(index, key) => {
            place.extend(field(index));
            place.push(Step::Item(key.to_string()));
        }
        Anchor::Unknown(name) => place.push(Step::Item(name.to_string())),
        Anchor::Head | Anchor::Whole | Anchor::Tail | Anchor::Foot => {}
    }
    place
}

/// Comments of one side beside what the other side took away go with it, and it is told.
pub(super) fn follow<T: Mergeable>(work: &mut Work<T>, file: &mut T) {
    let is_of_item = |change: &Change| matches!(&change.what, What::Comments { slot: Anchor::Item(..), .. });
    let made = work.made.iter().flatten().filter(|made| made.applies).map(|made| &made.change);
    let written: Vec<Change> =
        made.chain(&work.joined).filter(|change| is_of_item(change)).cloned().collect();
    for Change { at, what } in written {
        let What::Comments { slot, after: Some(comments), .. } = what else { continue };
        let place = spoken_of::<T>(&at, &slot);
        // The modules of stages are put there at the end, and their comments with them.
        if find(file, &place).is_some() || place.len() > 3 && lists::is_of_stage(&place[..3]) {
            continue;
        }
        let about: Vec<Ref> = Side::BOTH
            .into_iter()
            .flat_map(|side| work.here(side, &at))
            .filter(|change| matches!(&work.change(*change).what, What::Comments { slot: own, .. } if *own == slot))
            .collect();
        let what = What::Comments { slot, before: Some(comments.clone()), after: None };
        diff::apply(file, &[Change { at, what }]);
        let texts: Vec<String> =
            comments.before.iter().chain(&comments.after).map(ToString::to_string).collect();
        let message = Message::new("merge-note-comment-gone").with("comments", texts);
        work.note("comment", &place, message, &about);
    }
}

/// Lets the comments of modules in stages go where the modules went; those of modules that went
/// altogether go with them.
pub(super) fn of_stages(path: &mut TrainingPath) {
    let Some(index) = Stage::default().shape().index("modules") else { return };
    let mut loose: Vec<(Box<str>, Comments)> = Vec::new();
    for stage in &mut path.stages {
        let left = |slot: &Anchor| match slot {
            Anchor::Item(field, id) if *field == index && stage.modules.iter().all(|have| **have != **id) => {
                Some(id.clone())
            }
            _ => None,
        };
        let gone: Vec<(Box<str>, Comments)> = stage
            .trivia
            .all_comments()
            .filter_map(|(slot, comments)| Some((left(slot)?, comments.clone())))
            .collect();
        for (id, _) in &gone {
            stage.trivia.put_comments(Anchor::Item(index, id.clone()), None);
        }
        loose.extend(gone);
    }
    for (id, comments) in loose {
        let home = path.stages.iter_mut().find(|stage| stage.modules.iter().any(|have| **have == *id));
        if let Some(stage) = home {
            stage.trivia.comments_mut(Anchor::Item(index, id)).absorb(comments);
        }
    }
}

/// Drops comments of items that are not in a record. Says whether there were any.
pub(super) fn prune(record: &mut dyn RecordNode) -> bool {
    let there = |index: usize, key: &str| match record.field(index).view() {
        NodeView::List(list) => items(list).any(|item| item_key(item) == Some(key)),
        NodeView::Map(map) => entries(map).any(|(have, _)| have == key),
        _ => false,
    };
    let orphans: Vec<Anchor> = record
        .trivia()
        .all_comments()
        .filter(|(slot, _)| matches!(slot, Anchor::Item(index, key) if !there(*index, key)))
        .map(|(slot, _)| slot.clone())
        .collect();
    for slot in &orphans {
        record.trivia_mut().put_comments(slot.clone(), None);
    }
    !orphans.is_empty()
}

/// A field of a later version, which both sides changed.
pub(super) fn unknown<T: Mergeable>(work: &mut Work<T>, left: Ref, right: Ref) {
    let (What::Unknown { name, before, after: one }, What::Unknown { after: other, .. }) =
        (&work.change(left).what, &work.change(right).what)
    else {
        return;
    };
    let raw = |end: &Option<(Box<str>, _)>| {
        end.as_ref().map(|(raw, _): &(Box<str>, crate::diff::Spot)| raw.clone())
    };
    let (was, first, second) = (raw(before), raw(one), raw(other));
    if first == second {
        return work.agree(left, right);
    }
    let name = name.to_string();
    if first == was {
        return work.withhold(&[left]);
    }
    if second == was {
        return work.withhold(&[right]);
    }
    let at = [work.change(left).at.as_slice(), &[Step::Item(name)]].concat();
    let text = |raw: Option<Box<str>>| raw.map(String::from);
    let said = work.sayings([text(first), text(second)]);
    work.ask(record::plain("value", &at, text(was), said), &[left, right]);
}
