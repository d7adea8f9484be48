//! Prerequisites: groups, each satisfied by any one of its members, that both sides changed.
//!
//! A group is one thing. Members are added to and taken from it as to a set; strength, reason and
//! knowledge are single values. What no longer makes a group that somebody could satisfy is a question.

use super::work::{Ref, Work};
use super::{Mergeable, Side, trivia, twin};
use crate::diff::{self, Change, What};
use crate::model::node::Node;
use crate::model::value::{Step, Value, find};
use crate::model::{Message, Requirement, Set};

/// A group out of a value.
pub(super) fn group(value: &Value) -> Requirement {
    let mut group = Requirement::default();
    value.store(&mut group);
    group
}

/// What one side did to one group.
struct Deed {
    before: Option<Requirement>,
    after: Option<Requirement>,
    /// The changes of the side that it is part of.
    of: Vec<Ref>,
    /// Whether it was decided on.
    done: bool,
}

impl Deed {
    /// Whether it is just what one change of the side says.
    fn is_plain<T: Mergeable>(&self, work: &Work<T>) -> bool {
        matches!(self.of[..], [only] if ends(work, only) == (self.before.clone(), self.after.clone()))
    }
}

/// The groups of one module, which both sides changed.
pub(super) fn merge<T: Mergeable>(work: &mut Work<T>, at: &[Step]) {
    let mut deeds = deeds(work, at);
    for left in 0..deeds[0].len() {
        for right in 0..deeds[1].len() {
            if !(deeds[0][left].done || deeds[1][right].done) {
                pair(work, at, &mut deeds, [left, right]);
            }
        }
    }
    taken_from_under(work, at, &mut deeds);
    // What is not just as one change of a side has it is made anew.
    for deed in deeds.into_iter().flatten().filter(|deed| !deed.done) {
        if !deed.is_plain(work) {
            join(work, at, deed.before.as_ref(), deed.after.as_ref(), &deed.of);
        }
    }
}

fn ends<T: Mergeable>(work: &Work<T>, change: Ref) -> (Option<Requirement>, Option<Requirement>) {
    match &work.change(change).what {
        What::Group { before, after } => (before.as_ref().map(group), after.as_ref().map(group)),
        _ => (None, None),
    }
}

/// What each side did. Nothing names a group, so each side's changes alone may take one for another; what
/// both sides took away and what both brought is recognised first, and as one thing on both.
fn deeds<T: Mergeable>(work: &Work<T>, at: &[Step]) -> [Vec<Deed>; 2] {
    type Ends = Vec<(Requirement, Ref)>;
    let sides: [(Ends, Ends); 2] = Side::BOTH.map(|side| {
        let (mut gone, mut new) = (Ends::new(), Ends::new());
        let changes = work.here(side, at).into_iter().filter(|change| !work.made(*change).settled);
        for change in changes {
            let (before, after) = ends(work, change);
            gone.extend(before.map(|group| (group, change)));
            new.extend(after.map(|group| (group, change)));
        }
        (gone, new)
    });
    let both = |one: &Ends, other: &Ends| -> Vec<Requirement> {
        let has = |group: &Requirement| other.iter().any(|(have, _)| have == group);
        one.iter().map(|(group, _)| group).filter(|group| has(group)).cloned().collect()
    };
    let [left, right] = &sides;
    let (both_gone, new) = (both(&left.0, &right.0), both(&left.1, &right.1));
    let mut agreed: Vec<(Option<Requirement>, Option<Requirement>)> = Vec::new();
    let mut pairs = pairs(&both_gone, &new);
    // Where each side has something else besides that the one that went could have become, it became that.
    pairs.retain(|(gone, _)| {
        !sides.iter().all(|(_, all)| {
            let extra: Vec<Requirement> =
                all.iter().map(|(group, _)| group).filter(|group| !new.contains(group)).cloned().collect();
            !self::pairs(&both_gone[*gone..=*gone], &extra).is_empty()
        })
    });
    agreed
        .extend(pairs.iter().map(|(one, other)| (Some(both_gone[*one].clone()), Some(new[*other].clone()))));
    let alone = (0..new.len()).filter(|at| pairs.iter().all(|(_, paired)| paired != at));
    agreed.extend(alone.map(|at| (None, Some(new[at].clone()))));
    // What the other side made of a group for certain says which one it is here.
    let certain = sides.each_ref().map(|(gone, new)| match (gone.as_slice(), new.as_slice()) {
        ([(was, _)], [(now, _)]) => Some((was.clone(), now.clone())),
        _ => None,
    });
    let mut others = certain.into_iter().rev();
    sides.map(|(mut gone, mut new)| {
        // It is asked only where there is a choice.
        let other = others.next().flatten().filter(|_| gone.len() + new.len() > 2);
        let mut found = Vec::new();
        let take = |from: &mut Ends, group: &Option<Requirement>| {
            let at = from.iter().position(|(have, _)| Some(have) == group.as_ref());
            at.map(|at| from.swap_remove(at).1)
        };
        for (before, after) in agreed.clone() {
            let mut of: Vec<Ref> =
                take(&mut gone, &before).into_iter().chain(take(&mut new, &after)).collect();
            of.dedup();
            found.push(Deed { before, after, of, done: false });
        }
        // What this side alone took away became something else sooner than what both did.
        gone.sort();
        new.sort();
        let is_certain = |at: &usize| other.as_ref().is_some_and(|(before, _)| gone[*at].0 == *before);
        let (known, open): (Vec<usize>, Vec<usize>) = (0..gone.len()).partition(is_certain);
        // What has just the members of another group that went is that one, with another strength or reason.
        let face = |group: &Requirement| (group.any_of.clone(), group.knowledge.clone());
        let is_another_s = |at: &usize| {
            let new = face(&new[*at].0);
            let own = other.iter().any(|(was, now)| face(was) == new || face(now) == new);
            !own && open.iter().any(|at| face(&gone[*at].0) == new)
        };
        let not_known: Vec<usize> = (0..new.len()).filter(is_another_s).collect();
        let (alone, also): (Vec<usize>, Vec<usize>) =
            open.into_iter().partition(|at| !both_gone.contains(&gone[*at].0));
        let mut rest: Vec<(usize, usize)> = Vec::new();
        for (some, barred) in [(known, not_known.as_slice()), (alone, &[]), (also, &[])] {
            let is_free = |at: &usize| !barred.contains(at) && rest.iter().all(|(_, taken)| taken != at);
            let free: Vec<usize> = (0..new.len()).filter(is_free).collect();
            let pick =
                |from: &Ends, which: &[usize]| which.iter().map(|at| from[*at].0.clone()).collect::<Vec<_>>();
            let mut was = pick(&gone, &some);
            if let Some((before, now)) = &other {
                was.iter_mut().filter(|group| *group == before).for_each(|group| group.clone_from(now));
            }
            let found = self::pairs(&was, &pick(&new, &free));
            rest.extend(found.into_iter().map(|(one, other)| (some[one], free[other])));
        }
        for (at, (before, change)) in gone.iter().enumerate() {
            let after = rest.iter().find(|(one, _)| *one == at).map(|(_, other)| &new[*other]);
            let mut of = vec![*change];
            of.extend(after.map(|(_, change)| *change).filter(|other| other != change));
            let after = after.map(|(group, _)| group.clone());
            found.push(Deed { before: Some(before.clone()), after, of, done: false });
        }
        for (at, (after, change)) in new.into_iter().enumerate() {
            if rest.iter().all(|(_, other)| *other != at) {
                found.push(Deed { before: None, after: Some(after), of: vec![change], done: false });
            }
        }
        found
    })
}

fn pairs(gone: &[Requirement], new: &[Requirement]) -> Vec<(usize, usize)> {
    fn nodes(groups: &[Requirement]) -> Vec<&dyn Node> {
        groups.iter().map(|group| group as &dyn Node).collect()
    }
    diff::pairs(&nodes(gone), &nodes(new))
}

fn pair<T: Mergeable>(work: &mut Work<T>, at: &[Step], deeds: &mut [Vec<Deed>; 2], which: [usize; 2]) {
    let both = [&deeds[0][which[0]], &deeds[1][which[1]]];
    let plain = both.iter().all(|deed| deed.is_plain(work));
    let about = both.map(|deed| deed.of.clone()).concat();
    let (before, sides) = (both[0].before.clone(), both.map(|deed| deed.after.clone()));
    let same_base = before == both[1].before;
    match (before, sides) {
        (before, [one, other]) if same_base && one == other => match about[..] {
            [left, right] if plain => work.agree(left, right),
            _ => join(work, at, before.as_ref(), one.as_ref(), &about),
        },
        // One group of the common version.
        (Some(was), [Some(one), Some(other)]) if same_base => {
            both_changed(work, at, &was, [&one, &other], &about, deeds);
        }
        (Some(was), sides) if same_base => {
            let [one, other] = sides.each_ref().map(|side| side.as_ref().map(|group| Value::of(group)));
            work.ask_group("removed", at, Some(&Value::of(&was)), [one.as_ref(), other.as_ref()], &about);
        }
        // A group that both added.
        (None, [Some(one), Some(other)])
            if same_base && (&one.any_of, &one.knowledge) == (&other.any_of, &other.knowledge) =>
        {
            if let Some(group) = both_added(&one, &other) {
                join(work, at, None, Some(&group), &about);
            } else {
                let [one, other] = [one, other].map(|group| Value::of(&group));
                work.ask_group("value", at, None, [Some(&one), Some(&other)], &about);
            }
        }
        _ => return,
    }
    for (side, at) in which.into_iter().enumerate() {
        deeds[side][at].done = true;
    }
}

/// A group that one side took away, while the other put one beside it that could be the same one changed.
fn taken_from_under<T: Mergeable>(work: &mut Work<T>, at: &[Step], deeds: &mut [Vec<Deed>; 2]) {
    for side in 0..2 {
        let gone = (0..deeds[side].len()).filter(|at| deeds[side][*at].after.is_none());
        for gone in gone.collect::<Vec<_>>() {
            let found = deeds[1 - side].iter().position(|deed| {
                let new = deed.before.is_none() && !deed.done;
                let like = |(gone, new): (&Requirement, &Requirement)| {
                    !pairs(std::slice::from_ref(gone), std::slice::from_ref(new)).is_empty()
                };
                new && deeds[side][gone].before.as_ref().zip(deed.after.as_ref()).is_some_and(like)
            });
            let Some(new) = found.filter(|_| !deeds[side][gone].done) else { continue };
            let about = [&deeds[side][gone].of[..], &deeds[1 - side][new].of[..]].concat();
            let value = |group: &Option<Requirement>| group.as_ref().map(|group| Value::of(group));
            let (was, now) = (value(&deeds[side][gone].before), value(&deeds[1 - side][new].after));
            let mut sides = [None, None];
            sides[1 - side] = now.as_ref();
            work.ask_group("removed", at, was.as_ref(), sides, &about);
            deeds[side][gone].done = true;
            deeds[1 - side][new].done = true;
        }
    }
}

/// One group that both sides added, where they do not contradict.
fn both_added(one: &Requirement, other: &Requirement) -> Option<Requirement> {
    let why = match (one.why.is_empty(), other.why.is_empty()) {
        (true, _) => &other.why,
        (_, true) => &one.why,
        _ => (one.why == other.why).then_some(&one.why)?,
    };
    let trivia = twin::both_trivia(&one.trivia, &other.trivia)?;
    (one.kind == other.kind).then(|| Requirement { why: why.clone(), trivia, ..one.clone() })
}

fn join<T: Mergeable>(
    work: &mut Work<T>,
    at: &[Step],
    before: Option<&Requirement>,
    after: Option<&Requirement>,
    about: &[Ref],
) {
    let value = |group: Option<&Requirement>| group.map(|group| Value::of(group));
    let what = What::Group { before: value(before), after: value(after) };
    work.join(Change { at: at.to_vec(), what }, about);
}

fn both_changed<T: Mergeable>(
    work: &mut Work<T>,
    at: &[Step],
    was: &Requirement,
    sides: [&Requirement; 2],
    about: &[Ref],
    deeds: &mut [Vec<Deed>; 2],
) {
    // A side that made several groups out of one took the choice away; a new choice of the other side
    // has no place there any more.
    for side in 0..2 {
        let added = sides[1 - side].any_of.iter().any(|id| !was.any_of.contains(id));
        let parts: Vec<&mut Deed> =
            deeds[side].iter_mut().filter(|deed| is_part(deed, was, sides[side])).collect();
        if !parts.is_empty() && added {
            let mut about = about.to_vec();
            for part in parts {
                about.extend(&part.of);
                part.done = true;
            }
            return ask_sets(work, at, &about);
        }
    }
    let Some((merged, lost)) = both_made(was, sides) else {
        let [one, other] = sides.map(|group| Value::of(group));
        return work.ask_group("value", at, Some(&Value::of(was)), [Some(&one), Some(&other)], about);
    };
    join(work, at, Some(was), Some(&merged), about);
    if lost {
        // A comment beside a member that the other side took out.
        work.note("comment", at, Message::new("merge-note-comment-member"), about);
    }
}

/// What both sides made of one group, and whether a comment went with a member; none where they
/// contradict.
fn both_made(was: &Requirement, [one, other]: [&Requirement; 2]) -> Option<(Requirement, bool)> {
    let mut merged = Requirement {
        any_of: members(&was.any_of, [&one.any_of, &other.any_of]),
        knowledge: single(&was.knowledge, &one.knowledge, &other.knowledge)?.clone(),
        kind: single(&was.kind, &one.kind, &other.kind)?.clone(),
        why: single(&was.why, &one.why, &other.why)?.clone(),
        trivia: single(&was.trivia, &one.trivia, &other.trivia)?.clone(),
    };
    if merged.any_of.is_empty() && merged.knowledge.is_empty() {
        return None;
    }
    let lost = trivia::prune(&mut merged);
    Some((merged, lost))
}

/// Whether a side made a group of members that it took out of this one.
fn is_part(deed: &Deed, was: &Requirement, now: &Requirement) -> bool {
    match (&deed.before, &deed.after) {
        (None, Some(added)) => {
            !added.any_of.is_empty()
                && added.any_of.iter().all(|id| was.any_of.contains(id) && !now.any_of.contains(id))
        }
        _ => false,
    }
}

/// The question is about all the prerequisites of the module.
fn ask_sets<T: Mergeable>(work: &mut Work<T>, at: &[Step], about: &[Ref]) {
    let whole = |file: &T| find(file, at).map(Value::of);
    let (base, sides) = (whole(work.base), work.files.map(whole));
    work.ask_value("value", at, base.as_ref(), [sides[0].as_ref(), sides[1].as_ref()], about);
}

/// Members as a set: what either side took away is away, what either added is there.
fn members(base: &Set<String>, sides: [&Set<String>; 2]) -> Set<String> {
    let all = sides.into_iter().flatten();
    all.filter(|id| !base.contains(id) || sides.iter().all(|side| side.contains(id))).cloned().collect()
}

/// A single value: what only one side changed is taken; none if both changed it differently.
fn single<'a, V: PartialEq>(base: &V, one: &'a V, other: &'a V) -> Option<&'a V> {
    if one == other || other == base {
        return Some(one);
    }
    (one == base).then_some(other)
}
