//! Credit, licence, language and approval: what is never changed behind anybody's back.

use super::place::seat;
use super::record;
use super::work::{Instead, Made, Ref, Work};
use super::{Fate, Mergeable, Side};
use crate::diff::{self, Change, What};
use crate::model::Message;
use crate::model::shape::MergePolicy;
use crate::model::value::{Step, Value, find};
use crate::steps;

/// Credit that one side took away is asked about, unless the other side did nothing at all.
pub(super) fn removals<T: Mergeable>(work: &mut Work<T>) {
    for side in Side::BOTH {
        if work.made[side.other() as usize].is_empty() {
            continue;
        }
        let gone: Vec<Ref> = work
            .all(side)
            .filter(|(_, made)| !made.settled && is_gone(&made.change))
            .filter(|(_, made)| policy::<T>(&made.change.at) == MergePolicy::UnionKeep)
            .map(|(change, _)| change)
            .collect();
        for gone in gone {
            removal(work, side, gone);
        }
    }
}

fn is_gone(change: &Change) -> bool {
    matches!(&change.what, What::Item { after: None, .. } | What::Value { after: Value::Absent, .. })
}

/// The policy of the field that a place is, or is an entry of.
fn policy<T: Mergeable>(at: &[Step]) -> MergePolicy {
    let field = match at {
        [around @ .., Step::Item(_)] => around,
        field => field,
    };
    match field.last() {
        Some(Step::Field(_)) => {
            seat(T::default().shape(), field).field.map_or(MergePolicy::Replace, |f| f.merge)
        }
        _ => MergePolicy::Replace,
    }
}

fn removal<T: Mergeable>(work: &mut Work<T>, side: Side, gone: Ref) {
    let at = work.change(gone).at.clone();
    let edits = work.within(side.other(), &at);
    if edits.iter().any(|edit| is_gone(work.change(*edit)) && work.change(*edit).at == at) {
        return;
    }
    let base = find(work.base, &at).map(Value::of);
    let kept = find(work.file(side.other()), &at).map(Value::of);
    let mut sides = [None, None];
    sides[side.other() as usize] = kept.as_ref();
    let about: Vec<Ref> = std::iter::once(gone).chain(edits).collect();
    work.ask_value("credit", &at, base.as_ref(), sides, &about);
}

/// A change of the language, where the other side wrote in the old one, is a question.
pub(super) fn language<T: Mergeable>(work: &mut Work<T>) {
    let at = steps![Field("language")];
    for side in Side::BOTH {
        let [change] = work.here(side, &at)[..] else { continue };
        if work.made(change).settled || !work.here(side.other(), &at).is_empty() {
            continue;
        }
        let written_there: Vec<Ref> = work
            .all(side.other())
            .filter(|(_, made)| is_heard(work, made) && is_writing::<T>(&made.change))
            .map(|(change, _)| change)
            .collect();
        if written_there.is_empty() {
            continue;
        }
        let What::Value { before, after } = work.change(change).what.clone() else { continue };
        let text = |value: &Value| record::text::<T>(&at, value);
        let mut values = [Some(text(&before)), Some(text(&before))];
        values[side as usize] = Some(text(&after));
        let said = work.sayings(values);
        let conflict = record::plain("guarded", &at, Some(text(&before)), said);
        let id = work.ask(conflict, &[change]);
        work.ask_too(&id, &written_there);
    }
}

/// Whether what a side did alone is in the result, told of or not.
fn is_heard<T: Mergeable>(work: &Work<T>, made: &Made) -> bool {
    match made.fate {
        Fate::Applied => true,
        Fate::Noted(_) => made.applies || work.joined.iter().any(|joined| joined.at == made.change.at),
        Fate::Agreed | Fate::Asked(_) => false,
    }
}

/// Whether a change is something that somebody wrote in a language.
fn is_writing<T: Mergeable>(change: &Change) -> bool {
    use crate::model::shape::{Kind, Sense};
    let seat = seat(T::default().shape(), &change.at);
    let plain = seat.field.is_some_and(|field| field.sense == Sense::Plain && field.name != "version");
    let wrote = match (&change.what, seat.kind) {
        (What::Value { after, .. }, Some(Kind::Line | Kind::Prose)) => !after.is_silent(),
        (What::Item { after: Some(_), .. }, Some(Kind::Line | Kind::Prose | Kind::Record(_))) => true,
        _ => false,
    };
    wrote && (plain || matches!(seat.kind, Some(Kind::Record(_))))
}

/// What binds is always told, also when only one side changed it.
pub(super) fn guarded<T: Mergeable>(work: &mut Work<T>, licence_told: bool) {
    for side in Side::BOTH {
        let found: Vec<Ref> = work
            .all(side)
            .filter(|(_, made)| made.fate == Fate::Applied && made.applies)
            .filter(|(_, made)| matches!(made.change.what, What::Value { .. }))
            .filter(|(_, made)| {
                let field = seat(T::default().shape(), &made.change.at).field;
                let last = made.change.at.last();
                field.is_some_and(|field| {
                    field.merge == MergePolicy::Guarded
                        && last == Some(&Step::Field(field.name))
                        && !(licence_told && field.name == "licence")
                })
            })
            .map(|(change, _)| change)
            .collect();
        for change in found {
            let at = work.change(change).at.clone();
            let What::Value { before, after } = work.change(change).what.clone() else { continue };
            let message = Message::new("merge-note-guarded")
                .with("label", work.label(side))
                .with("field", label::<T>(&at))
                .with("before", record::text::<T>(&at, &before))
                .with("after", record::text::<T>(&at, &after));
            let back = Instead {
                key: "base".into(),
                label: Message::new("merge-keep-base"),
                puts: vec![(at.clone(), Some(before))],
            };
            work.note("guarded", &at, message, &[change]).instead.push(back);
        }
    }
}

fn label<T: Mergeable>(at: &[Step]) -> Message {
    let field = seat(T::default().shape(), at).field;
    Message::new(field.map_or("merge-this", |field| field.label))
}

/// Approvals against which nothing stands, or only that the other side says itself that it is a draft, as
/// the result of an earlier merge does. Whether they hold is seen in the result.
pub(super) fn approvals<T: Mergeable>(work: &mut Work<T>) -> Vec<Ref> {
    let at = steps![Field("status")];
    let is = |change: &Change, name: &str| change.after() == Some(&Value::Symbol(name.into()));
    let mut found = Vec::new();
    for side in Side::BOTH {
        let [change] = work.here(side, &at)[..] else { continue };
        let theirs = work.here(side.other(), &at);
        let contested = theirs.iter().any(|other| !is(work.change(*other), "Draft"));
        if work.made(change).settled || contested || !is(work.change(change), "Approved") {
            continue;
        }
        work.settle(&[change]);
        work.withhold(&theirs);
        found.push(change);
    }
    found
}

/// What nobody approved is not approved: an approval holds for just what its side approved.
pub(super) fn approval<T: Mergeable>(work: &mut Work<T>, file: &mut T, approvals: &[Ref]) {
    for change in approvals.iter().copied() {
        let side = change.0;
        let Change { at, what: What::Value { before, after } } = work.change(change).clone() else {
            continue;
        };
        let theirs = work.here(side.other(), &at);
        let draft = Value::Symbol("Draft".into());
        // Without the approval the status is what it was: one that no version had is nobody's.
        let seen = !diff::changes(work.file(side), file).iter().any(is_content);
        let stands = match (seen, theirs.is_empty()) {
            (true, true) => continue,
            (true, false) | (false, true) => before.clone(),
            (false, false) => draft.clone(),
        };
        let what = What::Value { before: after.clone(), after: stands };
        diff::apply(file, &[Change { at: at.clone(), what }]);
        if seen {
            let mut sides = [Some(&draft), Some(&draft)];
            sides[side as usize] = Some(&after);
            let about = [&[change], theirs.as_slice()].concat();
            work.ask_value("value", &at, Some(&before), sides, &about);
            continue;
        }
        work.withhold(&[change]);
        let message = Message::new("merge-note-status")
            .with("label", work.label(side))
            .with("other", work.label(side.other()));
        let keep = Instead {
            key: "keep".into(),
            label: Message::new("merge-keep-approved"),
            puts: vec![(at.clone(), Some(after))],
        };
        work.note("status", &at, message, &[change]).instead.push(keep);
    }
}

/// Whether a change is one of what is taught, not of what is said about the file.
fn is_content(change: &Change) -> bool {
    const ASIDE: &[&str] = &["status", "updated", "version", "notes", "observations", "conflicts", "format"];
    let aside = matches!(change.at.first(), Some(Step::Field(name)) if ASIDE.contains(name));
    !(aside || matches!(change.what, What::Comments { .. }))
}
