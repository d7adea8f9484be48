//! Modules that one side took away, and what the other side did with them meanwhile.
//!
//! Taking a module away is one change, however many places it touches: the module, its place in a stage,
//! the prerequisites that named it. Where the other side went on working with the module, the whole is
//! one question, and the module stands as it was. Modules that were split or fused went on under other
//! names; then the new ones stand, and the question is where the other side's work goes.

use std::collections::{BTreeMap, BTreeSet};

use super::identity::Identity;
use super::lists::is_of_stage;
use super::record::{self, Place};
use super::work::{Ref, Work};
use super::{Mergeable, Side, likeness, stages};
use crate::diff::What;
use crate::model::value::{Step, Value, find};
use crate::model::{Edit, Message, Module, Requirement, TrainingPath, fold};
use crate::steps;

/// What the changes of each side say about each module, beside those of the module itself.
#[derive(Default)]
struct Mentions {
    /// Changes of its place in a stage.
    places: BTreeMap<String, Vec<Ref>>,
    /// New stages that it stands in.
    placed: BTreeMap<String, Vec<Ref>>,
    /// Changes that made it a prerequisite.
    named: BTreeMap<String, Vec<Ref>>,
    /// Changes that did nothing but drop it from a prerequisite.
    dropped: BTreeMap<String, Vec<Ref>>,
    /// Modules that took its place in a prerequisite.
    heirs: BTreeMap<String, BTreeSet<String>>,
}

impl Mentions {
    fn of<T: Mergeable>(work: &Work<T>, side: Side, versions: [&TrainingPath; 2]) -> Self {
        let mut found = Self::default();
        // Of two neighbours that changed places, either may be said to have moved.
        let moved = stages::moved(versions[0], versions[1]);
        for (change, made) in work.all(side) {
            let at = made.change.at.as_slice();
            match (&made.change.what, at) {
                (what @ (What::Item { .. } | What::Moved { .. }), [around @ .., Step::Item(name)])
                    if is_of_stage(around) =>
                {
                    if matches!(what, What::Moved { .. }) && !moved.contains(name) {
                        continue;
                    }
                    found.places.entry(name.clone()).or_default().push(change);
                }
                (What::Item { before: None, .. }, [Step::Field("stages"), Step::Item(id)]) => {
                    let new = versions[1].stages.iter().filter(|stage| stage.id == *id);
                    for name in new.flat_map(|stage| &stage.modules) {
                        found.placed.entry(name.clone()).or_default().push(change);
                    }
                }
                (What::Group { before, after }, _) => {
                    let group = |value: &Option<Value>| value.as_ref().map(super::requires::group);
                    found.group(change, group(before).as_ref(), group(after).as_ref());
                }
                (What::Item { after: Some(value), .. }, [Step::Field("modules"), Step::Item(_)]) => {
                    for group in &module(value).requires {
                        for name in &group.any_of {
                            found.named.entry(name.clone()).or_default().push(change);
                        }
                    }
                }
                _ => {}
            }
        }
        found
    }

    fn group(&mut self, change: Ref, before: Option<&Requirement>, after: Option<&Requirement>) {
        let members = |group: Option<&Requirement>| -> BTreeSet<String> {
            group.iter().flat_map(|group| group.any_of.iter().cloned()).collect()
        };
        let (had, has) = (members(before), members(after));
        for name in has.difference(&had) {
            self.named.entry(name.clone()).or_default().push(change);
        }
        for name in had.difference(&has) {
            let mut rest = before.cloned().unwrap_or_default();
            rest.any_of.retain(|id| id != name);
            let only = match after {
                None => rest.any_of.is_empty() && rest.knowledge.is_empty(),
                Some(after) => *after == rest,
            };
            if only {
                self.dropped.entry(name.clone()).or_default().push(change);
            } else {
                let heirs = has.difference(&had).cloned();
                self.heirs.entry(name.clone()).or_default().extend(heirs);
            }
        }
    }
}

/// A module out of a value.
pub(super) fn module(value: &Value) -> Module {
    let mut module = Module::default();
    value.store(&mut module);
    module
}

fn at_module(id: &str) -> Vec<Step> {
    steps![Field("modules"), Item(id)]
}

/// Decides on every module that one side took away.
pub(super) fn run<T: Mergeable>(work: &mut Work<T>, identity: &Identity) {
    let (Some(base), [Some(left), Some(right)]) = (work.base.as_path(), work.files.map(Mergeable::as_path))
    else {
        return;
    };
    let sides = [left, right];
    let mut mentions: Option<[Mentions; 2]> = None;
    for side in Side::BOTH {
        let (here, there) = (sides[side as usize], sides[side.other() as usize]);
        let gone = base.modules.iter().filter(|(id, _)| !here.modules.contains_key(id));
        for (id, was) in gone.filter(|(id, _)| there.modules.contains_key(id)) {
            let mentions = mentions.get_or_insert_with(|| {
                Side::BOTH.map(|side| Mentions::of(work, side, [base, sides[side as usize]]))
            });
            let cleared = cleared(&mentions[side.other() as usize], base, there);
            Deletion::of(
                work,
                side,
                id,
                [&mentions[side as usize], &mentions[side.other() as usize]],
                &cleared,
            )
            .decide(work, identity, was, here, there);
        }
    }
}

/// What a side dropped from prerequisites only because it took the modules away that they named.
fn cleared(mentions: &Mentions, base: &TrainingPath, side: &TrainingPath) -> BTreeSet<Ref> {
    let gone = |id: &&String| base.modules.contains_key(id) && !side.modules.contains_key(id);
    mentions.dropped.iter().filter(|(id, _)| gone(id)).flat_map(|(_, changes)| changes).copied().collect()
}

/// One module that one side took away and the other kept.
struct Deletion<'a> {
    side: Side,
    id: &'a str,
    /// What took it away, with all that belongs to it.
    gone: Vec<Ref>,
    /// What the other side changed in it.
    edits: Vec<Ref>,
    /// What it changed there only because it took other modules away.
    void: Vec<Ref>,
    /// What of that is more than spelling or order.
    real: Vec<Ref>,
    /// Where the other side put it.
    moves: Vec<Ref>,
    /// New stages of the other side that it stands in.
    placed: Vec<Ref>,
    /// What made it a prerequisite on the other side.
    named: Vec<Ref>,
    heirs: Vec<String>,
}

impl<'a> Deletion<'a> {
    fn of<T: Mergeable>(
        work: &Work<T>,
        side: Side,
        id: &'a str,
        [own, other]: [&Mentions; 2],
        cleared: &BTreeSet<Ref>,
    ) -> Self {
        let list = |map: &BTreeMap<String, Vec<Ref>>| map.get(id).cloned().unwrap_or_default();
        let at = at_module(id);
        let mut gone = work.here(side, &at);
        gone.extend(list(&own.dropped));
        gone.extend(list(&own.places));
        let (void, edits): (Vec<Ref>, Vec<Ref>) =
            work.within(side.other(), &at).into_iter().partition(|edit| cleared.contains(edit));
        let respelled = respelled(work, &edits);
        let real = edits
            .iter()
            .filter(|edit| {
                let what = &work.change(**edit).what;
                let light = matches!(what, What::Moved { .. } | What::Comments { .. });
                !(light || respelled.contains(edit))
            })
            .copied()
            .collect();
        let mut named = list(&other.named);
        // It does not name itself.
        named.retain(|change| work.change(*change).module() != Some(id));
        let (moves, placed) = (list(&other.places), list(&other.placed));
        // A group that this side only took the module out of, and the other went on working on.
        for dropped in list(&own.dropped) {
            let dropped = work.change(dropped);
            let worked_on = work.here(side.other(), &dropped.at).into_iter().filter(|change| {
                matches!((&work.change(*change).what, &dropped.what),
                    (What::Group { before: had, after: Some(has) }, What::Group { before, .. })
                        if had == before && super::requires::group(has).any_of.iter().any(|member| member == id))
            });
            named.extend(worked_on);
        }
        let heirs = own.heirs.get(id).into_iter().flatten().cloned().collect();
        Self { side, id, gone, edits, void, real, moves, placed, named, heirs }
    }

    fn decide<T: Mergeable>(
        self,
        work: &mut Work<T>,
        identity: &Identity,
        was: &Module,
        here: &TrainingPath,
        there: &TrainingPath,
    ) {
        let side = self.side as usize;
        if let Some(parts) = identity.split[side].get(self.id) {
            if !(self.real.is_empty() && self.named.is_empty()) {
                return self.went_on(work, "split", &record::names(parts), there);
            }
        } else if let Some(into) = identity.fused[side].get(self.id) {
            if !self.real.is_empty() {
                return self.went_on(work, "fuse", into, there);
            }
        } else if !(self.real.is_empty() && self.named.is_empty()) {
            let base = work.base.as_path().map(|path| &path.modules);
            let new = here.modules.iter().filter(|(id, _)| base.is_some_and(|base| !base.contains_key(id)));
            let same: Vec<&String> =
                new.filter(|(_, module)| likeness::is_same(was, module)).map(|(id, _)| id).collect();
            if let [only] = same.as_slice() {
                return self.stands(work, "same", only, there);
            }
            let kind = if self.real.is_empty() { "dangling" } else { "module" };
            let heir = if let [only] = self.heirs.as_slice() { only.clone() } else { String::new() };
            return self.stands(work, kind, &heir, there);
        }
        if self.is_moved() {
            return self.stands(work, "module", "", there);
        }
        for gone in &self.gone {
            match group_there(work, *gone).map(|there| work.change(there).after().is_some()) {
                // What is taken out of a group that the other side took away needs no group.
                Some(false) => work.withhold(&[*gone]),
                // The group is joined with what the other side made of it.
                Some(true) => {}
                None => work.settle(&[*gone]),
            }
        }
        work.withhold(&self.void);
        if !self.edits.is_empty() {
            // Spelling and order alone: what was taken away is away, and it is told.
            work.withhold(&self.edits);
            let title = if was.title.is_empty() { self.id } else { &was.title };
            let message = Message::new("merge-note-deleted")
                .with("title", title)
                .with("label", work.label(self.side))
                .with("other", work.label(self.side.other()));
            let about: Vec<Ref> = self.gone.iter().chain(&self.edits).copied().collect();
            work.note("deleted", &at_module(self.id), message, &about);
        }
    }

    /// Whether the other side put it elsewhere.
    fn is_moved(&self) -> bool {
        !(self.moves.is_empty() && self.placed.is_empty())
    }

    /// The other side's changes elsewhere that are part of the question.
    fn edits_elsewhere<T: Mergeable>(&self, work: &Work<T>, there: &TrainingPath) -> Vec<Edit> {
        let mut edits = Vec::new();
        for change in &self.named {
            if let What::Group { before, after } = &work.change(*change).what {
                let text = |value: &Option<Value>| value.as_ref().map(record::group_text).unwrap_or_default();
                let at = super::place::written(&work.change(*change).at);
                edits.push(Edit { at, before: text(before), after: text(after), ..Edit::default() });
            }
        }
        if self.is_moved() {
            let base = work.base.as_path().and_then(|path| stages::place(path, self.id));
            edits.extend(place_edit(self.id, base, stages::place(there, self.id)));
        }
        edits
    }

    /// What the other side made of the module, where it changed more than its place.
    fn value<T: Mergeable>(&self, work: &Work<T>) -> String {
        let at = at_module(self.id);
        let value = find(work.file(self.side.other()), &at).filter(|_| !self.real.is_empty()).map(Value::of);
        value.map(|value| record::text::<T>(&at, &value)).unwrap_or_default()
    }

    fn ask<T: Mergeable>(&self, work: &mut Work<T>, kind: &str, heir: &str, edits: Vec<Edit>, aside: &[Ref]) {
        let mut values = [None, None];
        values[self.side.other() as usize] = Some(self.value(work));
        let said = work.sayings(values);
        let at = at_module(self.id);
        // What is not in the result any more stands in the record.
        let base = find(work.base, &at).filter(|_| matches!(kind, "split" | "fuse")).map(Value::of);
        let base = base.map(|value| record::text::<T>(&at, &value));
        let mut conflict = record::plain(kind, &at, base, said);
        heir.clone_into(&mut conflict.sides[self.side as usize].value);
        conflict.sides[self.side.other() as usize].edits = edits;
        let groups = |change: &&Ref| matches!(work.change(**change).what, What::Group { .. });
        let mut about: Vec<Ref> = self.named.iter().filter(groups).copied().collect();
        about.extend(self.edits.iter().chain(&self.moves));
        let added: Vec<Ref> = self.named.iter().filter(|change| !groups(change)).copied().collect();
        let id = work.ask(conflict, &about);
        work.ask_too(&id, &added);
        work.ask_too(&id, &self.placed);
        work.ask_too(&id, aside);
        work.settle(aside);
    }

    /// The module stands as it was.
    fn stands<T: Mergeable>(self, work: &mut Work<T>, kind: &str, heir: &str, there: &TrainingPath) {
        let edits = self.edits_elsewhere(work, there);
        self.ask(work, kind, heir, edits, &self.gone);
        work.withhold(&self.gone);
        work.pinned.insert(self.id.to_owned());
    }

    /// The module went on under other names.
    fn went_on<T: Mergeable>(self, work: &mut Work<T>, kind: &str, heirs: &str, there: &TrainingPath) {
        let mut edits = self.edits_elsewhere(work, there);
        if !self.is_moved() {
            // Whoever wants it back wants to know where.
            edits.extend(place_edit(self.id, None, stages::place(there, self.id)));
        }
        self.ask(work, kind, heirs, edits, &self.gone);
    }
}

/// What the other side did to the group that this change is about; none where it left that alone.
fn group_there<T: Mergeable>(work: &Work<T>, change: Ref) -> Option<Ref> {
    let What::Group { before: Some(was), .. } = &work.change(change).what else { return None };
    let there = work.here(change.0.other(), &work.change(change).at);
    let same = |other: &Ref| matches!(&work.change(*other).what, What::Group { before: Some(before), .. } if before == was);
    there.into_iter().filter(|other| !work.made(*other).settled).find(same)
}

/// A module from one place to another, as an edit.
pub(super) fn place_edit(module: &str, before: Option<Place>, after: Option<Place>) -> Option<Edit> {
    let stage = after.as_ref().or(before.as_ref())?.stage.clone();
    let at = vec!["stages".into(), stage, "modules".into(), module.into()];
    let text = |place: Option<Place>| place.map(|place| place.text()).unwrap_or_default();
    Some(Edit { at, before: text(before), after: text(after), ..Edit::default() })
}

/// Items of sets that went and came back in another spelling.
fn respelled<T: Mergeable>(work: &Work<T>, edits: &[Ref]) -> Vec<Ref> {
    let item = |edit: &Ref| match (&work.change(*edit).what, work.change(*edit).at.as_slice()) {
        (What::Item { before, after, spot: None }, [around @ .., Step::Item(name)]) => {
            let plain =
                |value: &Option<Value>| matches!(value, None | Some(Value::Line(_) | Value::Prose(_)));
            (plain(before) && plain(after)).then(|| (around.to_vec(), fold(name), after.is_some()))
        }
        _ => None,
    };
    let all: Vec<_> = edits.iter().filter_map(|edit| Some((*edit, item(edit)?))).collect();
    let turned = |(around, name, came): &(Vec<Step>, String, bool)| {
        all.iter().any(|(_, (other, second, back))| other == around && second == name && back != came)
    };
    all.iter().filter(|(_, item)| turned(item)).map(|(edit, _)| *edit).collect()
}
