//! Answers about whole modules: taken away, split, fused, renamed, added twice.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, names};
use crate::diff;
use crate::merge::deleted::module;
use crate::merge::draft::Draft;
use crate::merge::place::{self, seat};
use crate::merge::record::{self, Place};
use crate::merge::references;
use crate::merge::{Mergeable, stages, trivia};
use crate::model::shape::Kind;
use crate::model::value::{Step, Value, find};
use crate::model::{Edit, Keyed, Message, Module, Prose, Set, Side, Stage, TrainingPath, propose_id};

/// An id for a module that had to give up the one it had.
pub(super) fn new_id(path: &TrainingPath, old: &str, module: &Module) -> String {
    let seed = old.bytes().fold(0_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    propose_id(&module.title, seed, |id| path.modules.contains_key(id))
}

/// Does what a record says that a side did: prerequisites, places, new modules.
pub(super) fn apply<T: Mergeable>(draft: &mut Draft<T>, edits: &[Edit], instead: Option<(&str, &str)>) {
    for edit in edits {
        let at = place::read(draft.file().shape(), &edit.at);
        match at.as_slice() {
            [Step::Field("modules"), Step::Item(owner), Step::Field("requires")] => {
                let old = record::group(&edit.before);
                let mut new = record::group(&edit.after);
                if let (Some(group), Some((from, to))) = (&mut new, instead) {
                    let other = |id: &String| if id == from { to.to_owned() } else { id.clone() };
                    group.any_of = group.any_of.iter().map(other).collect();
                }
                let new = new.and_then(|group| draft.still_there(owner, group));
                draft.exchange(owner, old.as_ref(), new.as_ref());
            }
            [Step::Field("stages"), _, Step::Field("modules"), Step::Item(module)] => {
                if let Some(place) = Place::read(&edit.after) {
                    draft.place(module, &place);
                }
            }
            [Step::Field("modules"), Step::Item(id)] if edit.before.is_empty() && !edit.after.is_empty() => {
                if let Some(value) = record::value::<T>(&at, &edit.after) {
                    draft.module(id, &module(&value));
                }
            }
            // A reference to something that stays.
            [.., Step::Item(_)] if !edit.after.is_empty() => {
                draft.put(&at, Some(Value::Line(edit.after.clone())));
            }
            _ => {}
        }
    }
}

/// What the sides wrote of prerequisites that a module which goes is only one way of: the other ways, the knowledge and the
/// reason stay.
fn keep_other_ways<T: Mergeable>(draft: &mut Draft<T>, sides: &[Side], gone: &str) {
    for edit in sides.iter().filter(|side| !side.removed).flat_map(|side| &side.edits) {
        let at = place::read(draft.file().shape(), &edit.at);
        let [Step::Field("modules"), Step::Item(owner), Step::Field("requires")] = at.as_slice() else {
            continue;
        };
        let Some(mut group) =
            record::group(&edit.after).filter(|group| group.any_of.iter().any(|id| id == gone))
        else {
            continue;
        };
        group.any_of = group.any_of.iter().filter(|id| *id != gone).cloned().collect();
        if group.any_of.is_empty() && group.knowledge.is_empty() {
            continue;
        }
        if let Some(group) = draft.still_there(owner, group) {
            draft.exchange(owner, record::group(&edit.before).as_ref(), Some(&group));
        }
    }
}

impl<'a, T: Mergeable> Case<'a, T> {
    fn gone(&self) -> Option<&'a Side> {
        self.conflict.sides.iter().find(|side| side.removed)
    }

    fn kept(&self) -> Option<&'a Side> {
        self.conflict.sides.iter().find(|side| !side.removed)
    }

    /// The module that the question is about.
    fn id(&self) -> Option<&'a str> {
        match self.at {
            [Step::Field("modules"), Step::Item(id)] => Some(id),
            _ => None,
        }
    }

    fn path(&self) -> Option<&'a TrainingPath> {
        self.file.as_path()
    }

    fn title(&self, id: &str) -> String {
        self.path().map_or(id, |path| path.title_of(id)).to_owned()
    }

    /// What the side that kept a module made of it.
    fn theirs(&self, side: &Side) -> Option<Module> {
        if side.value.is_empty() {
            return None;
        }
        record::value::<T>(self.at, &side.value).map(|value| module(&value))
    }

    /// Taken away here, and changed or named there.
    pub(super) fn deletion(&mut self) {
        let conflict = self.conflict;
        let id = self.id();
        for side in &conflict.sides {
            if side.removed {
                let at = self.at;
                let users: Vec<Vec<Step>> = conflict
                    .sides
                    .iter()
                    .flat_map(|side| &side.edits)
                    .map(|edit| place::read(self.file.shape(), &edit.at))
                    .collect();
                let label = Message::new("merge-delete").with("label", side.label.as_str());
                self.offer(&side.label, label, |draft| {
                    if let Some(id) = id {
                        keep_other_ways(draft, &conflict.sides, id);
                        draft.delete_module(id);
                        return;
                    }
                    draft.put(at, None);
                    for user in users {
                        draft.put(&user, None);
                    }
                });
            } else {
                let theirs = self.theirs(side);
                let label = Message::new("merge-keep").with("label", side.label.as_str());
                self.offer(&side.label, label, |draft| {
                    if let (Some(id), Some(theirs)) = (id, theirs) {
                        draft.module(id, &draft.satisfiable(id, theirs));
                    }
                    apply(draft, &side.edits, None);
                });
            }
        }
        let (Some(gone), Some(id)) = (self.gone(), id) else { return };
        let heir = gone.value.as_str();
        if !heir.is_empty() && self.path().is_some_and(|path| path.modules.contains_key(heir)) {
            let label = Message::new("merge-replace-by").with("title", self.title(heir));
            let edits: Vec<Edit> =
                conflict.sides.iter().flat_map(|side| side.edits.iter().cloned()).collect();
            self.offer(heir, label, |draft| {
                draft.delete_module(id);
                apply(draft, &edits, Some((id, heir)));
            });
        }
    }

    /// Taken away here, while something new here looks the same: one module, or two?
    pub(super) fn same(&mut self) {
        let (Some(id), Some(gone), Some(kept), Some(path)) =
            (self.id(), self.gone(), self.kept(), self.path())
        else {
            return self.offer_base();
        };
        let heir = gone.value.as_str();
        let theirs = self.theirs(kept);
        if let (Some(was), Some(new)) = (path.modules.get(id), path.modules.get(heir)) {
            let mut one = carried(was, theirs.as_ref(), new);
            one.was.insert(id.to_owned());
            let title = self.title(heir);
            self.offer("same", Message::new("merge-same-module").with("title", title), |draft| {
                draft.follow(id, heir);
                apply(draft, &kept.edits, Some((id, heir)));
                let groups = draft.requires(heir).clone();
                one.requires = if was.requires == one.requires { groups } else { one.requires };
                draft.module(heir, &one);
                draft.delete_module(id);
            });
        }
        self.offer("apart", Message::new("merge-two-modules"), |draft| {
            if let Some(theirs) = &theirs {
                draft.module(id, theirs);
            }
            apply(draft, &kept.edits, None);
        });
        let label = Message::new("merge-delete").with("label", gone.label.as_str());
        self.offer(&gone.label, label, |draft| draft.delete_module(id));
    }

    /// Split here, changed there: the change goes into one of the parts, or the module is kept beside.
    pub(super) fn split(&mut self) {
        let (Some(id), Some(gone), Some(kept)) = (self.id(), self.gone(), self.kept()) else {
            return self.offer_base();
        };
        let theirs = self.theirs(kept);
        let parts = names(&gone.value);
        for part in &parts {
            let Some(into) = self.path().and_then(|path| path.modules.get(part)) else { continue };
            let was = self.common();
            let with = carried(was.as_ref().unwrap_or(into), theirs.as_ref(), into);
            let label = Message::new("merge-into").with("title", self.title(part));
            let groups: Vec<Edit> = of_groups(&kept.edits);
            self.offer(part, label, |draft| {
                draft.module(part, &draft.satisfiable(part, with));
                apply(draft, &groups, Some((id, part)));
            });
        }
        self.bring_back("keep", Message::new("merge-keep-beside"), id, kept, theirs);
        self.offer(&gone.label, Message::new("merge-take").with("label", gone.label.as_str()), |_| {});
    }

    /// Fused here, changed there.
    pub(super) fn fuse(&mut self) {
        let (Some(id), Some(gone), Some(kept)) = (self.id(), self.gone(), self.kept()) else {
            return self.offer_base();
        };
        let into = gone.value.as_str();
        let theirs = self.theirs(kept);
        self.offer(&gone.label, Message::new("merge-take").with("label", gone.label.as_str()), |_| {});
        self.bring_back(&kept.label, Message::new("merge-keep-beside"), id, kept, theirs.clone());
        if let (Some(target), Some(was)) =
            (self.path().and_then(|path| path.modules.get(into)), self.common())
        {
            let [was, theirs] = renamed_apart(was.clone(), theirs.unwrap_or(was), target);
            let with = carried(&was, Some(&theirs), target);
            let label = Message::new("merge-into").with("title", self.title(into));
            let groups = of_groups(&kept.edits);
            self.offer("into", label, |draft| {
                draft.module(into, &draft.satisfiable(into, with));
                apply(draft, &groups, Some((id, into)));
            });
        }
    }

    /// The module as it was in the common version, where a record keeps it.
    fn common(&self) -> Option<Module> {
        record::value::<T>(self.at, &self.conflict.base).map(|value| module(&value))
    }

    fn bring_back(&mut self, key: &str, label: Message, id: &'a str, kept: &'a Side, theirs: Option<Module>) {
        let there = theirs.or_else(|| self.common());
        self.offer(key, label, |draft| {
            // What is gone can't be required again.
            if let Some(module) = there {
                draft.module(id, &draft.satisfiable(id, module));
            }
            apply(draft, &kept.edits, None);
        });
    }

    /// Two new ids for one module.
    pub(super) fn ids(&mut self) {
        let Some(id) = self.id() else { return self.offer_base() };
        for side in &self.conflict.sides {
            self.offer_side(side, |draft| draft.rename_module(id, &side.value));
        }
        self.offer("base", Message::new("merge-keep-id").with("id", id), |_| {});
    }

    /// One id for two things.
    pub(super) fn twice(&mut self) {
        let conflict = self.conflict;
        if conflict.sides.iter().all(|side| !side.value.is_empty()) {
            return self.two_values();
        }
        let renames = |side: &&Side| side.edits.iter().any(|edit| !edit.before.is_empty());
        if conflict.sides.iter().any(|side| renames(&side)) {
            return self.renamed_onto();
        }
        for side in &conflict.sides {
            self.offer_side(side, |draft| apply(draft, &side.edits, None));
        }
        self.offer("both", Message::new("merge-keep-both"), |draft| both_new(draft, &conflict.sides));
    }

    /// Both sides added an entry under one key.
    fn two_values(&mut self) {
        let (conflict, at) = (self.conflict, self.at);
        for side in &conflict.sides {
            let value = self.said(side);
            self.offer_side(side, |draft| draft.put(at, value));
        }
        let ([around @ .., Step::Item(key)], [one, other]) = (at, conflict.sides.as_slice()) else { return };
        let (Some(first), Some(second)) = (self.said(one), self.said(other)) else { return };
        let fresh = match (self.path(), at) {
            (Some(path), [Step::Field("modules"), _]) => new_id(path, key, &module(&second)),
            _ => self.free_key(around, key),
        };
        let second = self.under(second, &fresh);
        let home = self.path().filter(|_| self.id().is_some()).and_then(|path| stages::place(path, key));
        self.offer("both", Message::new("merge-keep-both"), |draft| {
            draft.put(at, Some(first));
            draft.put(&[around, &[Step::Item(fresh.clone())]].concat(), Some(second));
            if let Some(home) = home {
                draft.place(&fresh, &Place { after: key.clone(), ..home });
            }
        });
    }

    /// An item beside the one that stands, under another id. Which modules stand in a stage is not what
    /// this is about: they stay in the one that has them.
    fn under(&self, mut item: Value, id: &str) -> Value {
        let Some(kind) = seat(self.file.shape(), self.at).kind else { return item };
        let mut put = |field: &'static str, value: Value| {
            if let Kind::Record(shape) = kind
                && shape.field(field).is_some()
            {
                item.replace(&kind, &[Step::Field(field)], value);
            }
        };
        put("id", Value::Line(id.to_owned()));
        if matches!(self.at, [Step::Field("stages"), _]) {
            let mut stage = Stage::default();
            item.store(&mut stage);
            stage.modules.clear();
            trivia::prune(&mut stage);
            item = Value::of(&stage);
        }
        item
    }

    /// The next key of the kind of `o3` that is free.
    fn free_key(&self, around: &[Step], key: &str) -> String {
        let stem = key.trim_end_matches(|c: char| c.is_ascii_digit());
        let mut number: u64 = key[stem.len()..].parse().unwrap_or(1);
        loop {
            number = number.saturating_add(1);
            let next = format!("{stem}{number}");
            let at = [around, &[Step::Item(next.clone())]].concat();
            if find(self.file, &at).is_none() {
                return next;
            }
        }
    }

    /// One side gave a module the id of a new module of the other.
    fn renamed_onto(&mut self) {
        let (conflict, Some(path)) = (self.conflict, self.path()) else { return };
        let Some(new) = self.id() else { return };
        for side in &conflict.sides {
            let rename = side.edits.iter().find(|edit| !edit.before.is_empty());
            match rename {
                Some(edit) => {
                    let Some(module) = path.modules.get(new) else { continue };
                    let fresh = new_id(path, new, module);
                    self.offer_side(side, |draft| swap(draft, &edit.before, new, &fresh));
                }
                None => self.offer_side(side, |_| {}),
            }
        }
        let rename = conflict.sides.iter().flat_map(|side| &side.edits).find(|edit| !edit.before.is_empty());
        let Some(old) = rename.map(|edit| edit.before.as_str()) else { return };
        let Some(module) = path.modules.get(old) else { return };
        let fresh = new_id(path, new, module);
        self.offer("both", Message::new("merge-keep-both"), |draft| draft.rename_module(old, &fresh));
    }
}

/// `old` becomes `new`, and what is called `new` becomes `fresh`.
fn swap<T: Mergeable>(draft: &mut Draft<T>, old: &str, new: &str, fresh: &str) {
    let Some(path) = draft.file().as_path() else { return };
    let (Some(first), Some(second)) = (path.modules.get(old), path.modules.get(new)) else { return };
    let (mut first, second) = (first.clone(), second.clone());
    first.was.insert(old.to_owned());
    draft.follow(new, fresh);
    draft.follow(old, new);
    let groups = |draft: &mut Draft<T>, id: &str| draft.requires(id).clone();
    first.requires = groups(draft, old);
    let second = Module { requires: groups(draft, new), ..second };
    draft.module(new, &first);
    draft.module(fresh, &second);
    draft.put(&crate::steps![Field("modules"), Item(old)], None);
}

/// Both new modules, the second under another id.
fn both_new<T: Mergeable>(draft: &mut Draft<T>, sides: &[Side]) {
    let Some((first, rest)) = sides.split_first() else { return };
    apply(draft, &first.edits, None);
    for side in rest {
        for edit in &side.edits {
            let at = place::read(draft.file().shape(), &edit.at);
            let [Step::Field("modules"), Step::Item(id)] = at.as_slice() else { continue };
            let Some(value) = record::value::<T>(&at, &edit.after) else { continue };
            let module = module(&value);
            let Some(path) = draft.file().as_path() else { continue };
            let fresh = new_id(path, id, &module);
            draft.module(&fresh, &module);
            let place = side.edits.iter().find_map(|edit| Place::read(&edit.after));
            if let Some(place) = place {
                draft.place(&fresh, &place);
            }
        }
    }
}

fn of_groups(edits: &[Edit]) -> Vec<Edit> {
    edits.iter().filter(|edit| edit.at.last().is_some_and(|field| field == "requires")).cloned().collect()
}

/// What one side changed in a module, made in another one that took its place: where the other still has
/// what was there, it gets what was put there; where it has something else, a text goes behind its text,
/// items go beside its items, and what it leaves empty is filled.
fn carried(was: &Module, theirs: Option<&Module>, into: &Module) -> Module {
    let mut result = into.clone();
    let Some(theirs) = theirs else { return result };
    let mut kept = Vec::new();
    let mut whole = BTreeSet::new();
    for change in diff::changes(was, theirs) {
        use crate::diff::What;
        // Of an entry that the other lacks, a part says nothing.
        if let [field, entry @ Step::Item(_), _, ..] = change.at.as_slice()
            && !matches!(change.what, What::Item { before: Some(_), after: None, .. })
        {
            let at = vec![field.clone(), entry.clone()];
            if find(into, &at).is_none() && find(theirs, &at).is_some() {
                whole.insert(at);
                continue;
            }
        }
        match &change.what {
            What::Value { before, after } => {
                let now = find(into, &change.at).map(Value::of);
                let Some(now) = now else { continue };
                let free = now == *before || now.is_silent();
                match (free, &now, after) {
                    (true, _, _) => kept.push(change),
                    (false, Value::Prose(have), Value::Prose(new)) if !new.is_empty() => {
                        let text = Prose::new(&format!("{}\n\n{}", have.as_str(), new.as_str()));
                        let what = What::Value { before: now.clone(), after: Value::Prose(text) };
                        kept.push(diff::Change { at: change.at.clone(), what });
                    }
                    _ => {}
                }
            }
            What::Item { after: Some(_), .. } if find(into, &change.at).is_some() => {}
            // Only what is the same here was meant, and only where nothing here needs it.
            What::Item { before: Some(before), after: None, .. } => {
                let same = find(into, &change.at).is_some_and(|now| Value::of(now) == *before);
                if same && !references::names_own(into, &change.at) {
                    kept.push(change);
                }
            }
            What::Item { .. } | What::Group { after: Some(_), .. } => kept.push(change),
            _ => {}
        }
    }
    diff::apply(&mut result, &kept);
    for at in whole {
        let what = diff::What::Item { before: None, after: find(theirs, &at).map(Value::of), spot: None };
        diff::apply(&mut result, &[diff::Change { at, what }]);
    }
    bring_named(&mut result, theirs);
    result
}

/// Brings the outcomes and resources along that what was carried over names.
fn bring_named(result: &mut Module, from: &Module) {
    let outcomes = result.assessments.values().flat_map(|assessment| assessment.outcomes.iter());
    let missing: Vec<String> = outcomes.filter(|id| !result.outcomes.contains_key(id)).cloned().collect();
    for id in missing {
        if let Some(outcome) = from.outcomes.get(&id) {
            result.outcomes.insert(id, outcome.clone());
        }
    }
    let resources = result.activities.iter().flat_map(|activity| activity.resources.iter());
    let missing: Vec<String> = resources.filter(|id| !result.resources.contains_key(id)).cloned().collect();
    for id in missing {
        if let Some(resource) = from.resources.get(&id) {
            result.resources.insert(id, resource.clone());
        }
    }
}

/// The two versions of a module, with other ids for those of their outcomes, resources and assessments whose ids mean
/// something else in the module that they are put into.
fn renamed_apart(mut was: Module, mut theirs: Module, into: &Module) -> [Module; 2] {
    let outcomes =
        new_keys([&was.outcomes, &theirs.outcomes, &into.outcomes], |outcome| outcome.text.clone());
    let resources = new_keys([&was.resources, &theirs.resources, &into.resources], Clone::clone);
    let assessments =
        new_keys([&was.assessments, &theirs.assessments, &into.assessments], |one| one.form.clone());
    let follow = |names: &mut Set<String>, renamed: &Names| {
        *names = names.iter().map(|id| renamed.get(id).unwrap_or(id).clone()).collect();
    };
    for module in [&mut was, &mut theirs] {
        rename_keys(&mut module.outcomes, &outcomes);
        rename_keys(&mut module.resources, &resources);
        rename_keys(&mut module.assessments, &assessments);
        for assessment in module.assessments.values_mut() {
            follow(&mut assessment.outcomes, &outcomes);
        }
        for activity in &mut module.activities {
            follow(&mut activity.resources, &resources);
        }
    }
    [was, theirs]
}

/// Old keys to new ones.
type Names = BTreeMap<String, String>;

/// New keys for the entries of the first two maps that the third one has under the same key as something else. `what` is
/// what an entry says.
fn new_keys<V, W: PartialEq>([was, theirs, into]: [&Keyed<V>; 3], what: impl Fn(&V) -> W) -> Names {
    let same = |map: &Keyed<V>, id: &str, there: &V| map.get(id).is_some_and(|own| what(own) == what(there));
    let has = |map: &Keyed<V>, id: &str| map.contains_key(id);
    let mut names = Names::new();
    for (id, there) in into.iter() {
        let ours = has(was, id) || has(theirs, id);
        if !ours || same(was, id, there) || same(theirs, id, there) {
            continue;
        }
        let stem = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_free = |new: &String| {
            ![was, theirs, into].iter().any(|map| has(map, new)) && !names.values().any(|taken| taken == new)
        };
        // Of one more than there are names, one is free.
        let most = was.len() + theirs.len() + into.len() + names.len() + 2;
        let new = (2..=most).map(|number| format!("{stem}{number}")).find(is_free);
        names.extend(new.map(|new| (id.clone(), new)));
    }
    names
}

fn rename_keys<V: Clone>(map: &mut Keyed<V>, names: &Names) {
    for (old, new) in names {
        if let Some(value) = map.remove(old) {
            map.insert(new.clone(), value);
        }
    }
}
