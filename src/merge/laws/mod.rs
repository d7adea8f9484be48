//! Laws of the whole, looked at once all changes are in: references lead somewhere, nobody waits in a
//! circle, stages do not teach a module before what it requires.
//!
//! What one side broke alone is a finding, not a question. A breach made of changes of both sides is a
//! question about exactly those changes; they stay out of the result until it is answered, so the result
//! is lawful whenever the sides were.

mod cycle;
mod dangling;
mod sequence;

pub(super) use sequence::is_late;

use std::collections::{BTreeMap, BTreeSet};

use super::record::{self, Place};
use super::stages::{self, Apart, Placing};
use super::work::{Made, Ref, Work};
use super::{Fate, Mergeable, Side, deleted, identity, requires, trivia};
use crate::diff::What;
use crate::graph::Graph;
use crate::model::value::{Step, Value};
use crate::model::{Conflict, Edit, Message, Requirement, TrainingPath};
use crate::steps;

/// A prerequisite group that a side brought, and the one that it was before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Brought {
    side: Side,
    module: String,
    before: Option<Requirement>,
    after: Requirement,
    /// The group as the result has it, where it was made of both sides' changes.
    stands: Requirement,
    change: Ref,
}

/// A breach of both sides' making.
#[derive(Debug, Default)]
struct Cause {
    groups: BTreeSet<Brought>,
    /// Modules that a side put elsewhere.
    places: BTreeMap<(Side, String), (Option<Place>, Option<Place>)>,
    /// Changes that are in the result and belong to it all the same.
    aside: Vec<Ref>,
    /// What those took away, for the record.
    broken: Vec<(Side, String, Requirement)>,
    /// Whether what stands meanwhile was looked at.
    settled: bool,
}

/// Looks at the laws of a path, and puts its modules into their stages.
pub(super) fn run<T: Mergeable>(work: &mut Work<T>, file: &mut T) {
    dangling::run(work, file);
    let (Some(base), [Some(left), Some(right)]) = (work.base.as_path(), work.files.map(Mergeable::as_path))
    else {
        return;
    };
    let Some(path) = file.as_path_mut() else { return };
    let structural = Side::BOTH.map(|side| work.all(side).any(|(_, made)| bears_on_order(made)));
    if !structural.contains(&true) {
        return;
    }
    let mut causes: Vec<(&'static str, String, Cause)> = Vec::new();
    // What stood nowhere before is not to be put back there because it is in question.
    let stood = |id: &&String| base.stage_of(id).is_some();
    let mut pinned: BTreeSet<String> = work.pinned.iter().filter(stood).cloned().collect();
    let mut left_alone: BTreeSet<String> = BTreeSet::new();
    let placing = loop {
        let placing = stages::arrange(base, [left, right], path, &pinned);
        for stage in &mut path.stages {
            if let Some(list) = placing.lists.get(&stage.id) {
                stage.modules.clone_from(list);
            }
        }
        // A breach takes changes of both sides.
        if structural.contains(&false) {
            break placing;
        }
        for (_, owner, cause) in causes.iter_mut().filter(|(_, _, cause)| !cause.settled) {
            sequence::settle(work, path, owner, cause);
        }
        let graph = Graph::of(path);
        if let Some(cause) = cycle::find(work, path, &graph) {
            cause.withhold(path);
            causes.push(("cycle", String::new(), cause));
            continue;
        }
        let fixed = pinned.union(&left_alone).cloned().collect();
        let looked = sequence::Looked { path, graph: &graph, fixed: &fixed, apart: &placing.apart };
        let modules = |cause: &Cause| -> Vec<String> {
            cause.places.keys().map(|(_, module)| module.clone()).collect()
        };
        if let Some((owner, cause)) = sequence::find(work, &looked) {
            cause.withhold(path);
            pinned.extend(modules(&cause));
            causes.push(("sequence", owner, cause));
        } else if let Some((by, more)) = sequence::dragged(work, &looked, &causes) {
            more.withhold(path);
            pinned.extend(modules(&more));
            causes[by].2.places.extend(more.places);
            causes[by].2.groups.extend(more.groups);
        } else if let Some(module) = sequence::misplaced(work, &looked, &causes, &left_alone) {
            pinned.remove(&module);
            left_alone.insert(module);
        } else {
            break placing;
        }
    };
    cycle::widen(work, path, &mut causes);
    for (kind, owner, cause) in causes {
        cause.ask(work, kind, &owner);
    }
    tell(work, placing);
}

/// Whether a change bears on who comes before whom; one in question does by what stands meanwhile.
fn bears_on_order(made: &Made) -> bool {
    is_structural(&made.change) || matches!(made.fate, Fate::Asked(_))
}

/// Whether a change says who comes before whom.
fn is_structural(change: &crate::diff::Change) -> bool {
    match change.at.as_slice() {
        [Step::Field("stages"), ..] | [Step::Field("modules"), Step::Item(_)] => true,
        [Step::Field("modules"), Step::Item(_), Step::Field(field), ..] => *field == "requires",
        _ => false,
    }
}

/// Who brought a group of the result; nobody for one that the common version has.
fn brought<T: Mergeable>(
    work: &Work<T>,
    path: &TrainingPath,
    module: &str,
    group: &Requirement,
) -> Vec<Brought> {
    let known = work.base.as_path().and_then(|path| path.modules.get(module));
    if known.is_some_and(|module| module.requires.contains(group)) {
        return Vec::new();
    }
    let at = identity::requires(module);
    let whole = |value: &Option<Value>| value.as_ref().map(requires::group);
    let mut found = Vec::new();
    for side in Side::BOTH {
        for change in work.here(side, &at) {
            if let What::Group { before, after: Some(after) } = &work.change(change).what
                && requires::group(after) == *group
            {
                let (before, after) = (whole(before), group.clone());
                let stands = group.clone();
                found.push(Brought { side, module: module.to_owned(), before, after, stands, change });
            }
        }
        for change in work.here(side, &at[..2]) {
            if let What::Item { before: None, after: Some(value), .. } = &work.change(change).what
                && deleted::module(value).requires.contains(group)
            {
                let (before, after, stands) = (None, group.clone(), group.clone());
                found.push(Brought { side, module: module.to_owned(), before, after, stands, change });
            }
        }
    }
    if found.is_empty() {
        found = of_both(work, module, &at, group);
    }
    // What was taken away can't be required again; a group that lost nothing else was not changed.
    for brought in &mut found {
        brought.before = brought.before.take().and_then(|before| without_gone(before, path));
    }
    found.retain(|brought| brought.before.as_ref() != Some(group));
    found
}

/// A group without the modules that the path does not have; nothing where none is left.
fn without_gone(mut group: Requirement, path: &TrainingPath) -> Option<Requirement> {
    let bare = group.any_of.is_empty();
    group.any_of.retain(|id| path.modules.contains_key(id));
    trivia::prune(&mut group);
    (bare || !group.any_of.is_empty() || !group.knowledge.is_empty()).then_some(group)
}

/// The deletions of modules that would satisfy a group too.
fn narrowed<T: Mergeable>(work: &Work<T>, path: &TrainingPath, owner: &str, group: &Requirement) -> Vec<Ref> {
    let versions = std::iter::once(work.base).chain(work.files).filter_map(Mergeable::as_path);
    let had = versions.filter_map(|path| path.modules.get(owner)).flat_map(|module| module.requires.iter());
    let wider =
        had.filter(|have| *have != group && without_gone((*have).clone(), path).as_ref() == Some(group));
    // A group may still name what is gone.
    let own = group.any_of.iter();
    let gone = wider.flat_map(|group| group.any_of.iter()).chain(own);
    let gone = gone.filter(|id| !path.modules.contains_key(id)).collect::<BTreeSet<&String>>().into_iter();
    gone.flat_map(|id| Side::BOTH.map(|side| work.taken_away(side, &identity::module(id))))
        .flatten()
        .collect()
}

/// A group that was made of changes of both sides.
fn of_both<T: Mergeable>(work: &Work<T>, module: &str, at: &[Step], group: &Requirement) -> Vec<Brought> {
    let made = work.joined.iter().filter(|change| change.at == at).find_map(|change| match &change.what {
        What::Group { before, after: Some(after) } if requires::group(after) == *group => {
            Some(before.clone())
        }
        _ => None,
    });
    let Some(before) = made else { return Vec::new() };
    let mut found = Vec::new();
    for side in Side::BOTH {
        for change in work.here(side, at) {
            if let What::Group { before: was, after: Some(after) } = &work.change(change).what
                && *was == before
            {
                found.push(Brought {
                    side,
                    module: module.to_owned(),
                    before: was.as_ref().map(requires::group),
                    after: requires::group(after),
                    stands: group.clone(),
                    change,
                });
            }
        }
    }
    found
}

impl Cause {
    fn sides(&self) -> BTreeSet<Side> {
        let groups = self.groups.iter().map(|brought| brought.side);
        let places = self.places.keys().map(|(side, _)| *side);
        groups.chain(places).chain(self.aside.iter().map(|(side, _)| *side)).collect()
    }

    /// Takes the groups in question back to what they were.
    fn withhold(&self, path: &mut TrainingPath) {
        for brought in &self.groups {
            brought.take_back(path);
        }
    }

    /// Opens the question.
    fn ask<T: Mergeable>(self, work: &mut Work<T>, kind: &str, owner: &str) {
        let text = |group: &Requirement| record::group_text(&Value::of(group));
        let mut edits: [Vec<Edit>; 2] = <_>::default();
        let mut about: Vec<Ref> = self.aside.clone();
        for brought in &self.groups {
            about.push(brought.change);
            edits[brought.side as usize].push(Edit {
                at: super::place::written(&identity::requires(&brought.module)),
                before: brought.before.as_ref().map(text).unwrap_or_default(),
                after: text(&brought.after),
                ..Edit::default()
            });
        }
        for (side, module, group) in &self.broken {
            edits[*side as usize].push(Edit {
                at: super::place::written(&identity::requires(module)),
                before: text(group),
                ..Edit::default()
            });
        }
        for ((side, module), (before, after)) in &self.places {
            edits[*side as usize].extend(deleted::place_edit(module, before.clone(), after.clone()));
            about.extend(places_of(work, *side, module));
        }
        let owner = if owner.is_empty() {
            self.groups.iter().map(|brought| brought.module.as_str()).min().unwrap_or_default()
        } else {
            owner
        };
        let said = work.sayings([Some(String::new()), Some(String::new())]);
        let mut conflict = record::plain(kind, &identity::requires(owner), None, said);
        for (side, mut edits) in conflict.sides.iter_mut().zip(edits) {
            edits.sort();
            edits.dedup();
            side.edits = edits;
        }
        let id = work.ask_aside(conflict, &[]);
        work.ask_too(&id, &about);
    }
}

impl Brought {
    fn take_back(&self, path: &mut TrainingPath) {
        exchange(path, &self.module, Some(&self.stands), self.before.as_ref());
    }
}

/// Puts one group of a module in the place of another.
fn exchange(path: &mut TrainingPath, module: &str, old: Option<&Requirement>, new: Option<&Requirement>) {
    if let Some(module) = path.modules.get_mut(module) {
        module.requires.retain(|have| Some(have) != old);
        if let Some(new) = new {
            module.requires.insert(new.clone());
        }
    }
}

/// The changes of a side by which a module came to stand where it stands.
fn places_of<T: Mergeable>(work: &Work<T>, side: Side, module: &str) -> Vec<Ref> {
    work.all(side)
        .filter(|(_, made)| {
            matches!(made.change.at.as_slice(),
                [Step::Field("stages"), _, Step::Field("modules"), Step::Item(name)] if name == module)
        })
        .map(|(change, _)| change)
        .collect()
}

/// What the other side did that holds modules, or what belongs to them, although a side took that away: the
/// changes that are asked about together with that one's.
fn holding<'a, T: Mergeable>(work: &Work<T>, by: Side, modules: impl Iterator<Item = &'a str>) -> Vec<Ref> {
    let asked = |change: &Ref| match &work.made(*change).fate {
        Fate::Asked(ids) => ids.as_slice(),
        _ => &[],
    };
    let away = modules.flat_map(|module| work.within(by, &identity::module(module)));
    let questions: BTreeSet<&String> =
        away.filter(|change| !work.made(*change).applies).flat_map(|change| asked(&change).iter()).collect();
    if questions.is_empty() {
        return Vec::new();
    }
    let of_those = |change: &Ref| asked(change).iter().any(|id| questions.contains(id));
    work.all(by.other()).map(|(change, _)| change).filter(of_those).collect()
}

/// The new stages of a side in which a module stands.
fn housed<T: Mergeable>(work: &Work<T>, side: Side, module: &str) -> Vec<Ref> {
    let stages = work.file(side).as_path().map(|path| path.stages.as_slice()).unwrap_or_default();
    let homes = stages.iter().filter(|stage| stage.modules.iter().any(|id| id == module));
    homes.flat_map(|stage| work.added(side, &steps![Field("stages"), Item(stage.id.as_str())])).collect()
}

/// Asks and tells what the order of modules gave.
fn tell<T: Mergeable>(work: &mut Work<T>, placing: Placing) {
    for apart in placing.apart {
        ask_place(work, apart);
    }
    for (stage, sides, base) in placing.circles {
        let at = steps![Field("stages"), Item(stage), Field("modules")];
        let said = work.sayings(sides.map(|order| Some(record::names(&order))));
        let conflict = record::plain("order", &at, Some(record::names(&base)), said);
        let about: Vec<Ref> = Side::BOTH.into_iter().flat_map(|side| moves(work, side, &at)).collect();
        let id = work.ask_aside(conflict, &[]);
        work.ask_too(&id, &about);
    }
    for (stage, modules) in placing.told {
        let at = steps![Field("stages"), Item(stage), Field("modules")];
        let about: Vec<Ref> = Side::BOTH
            .into_iter()
            .flat_map(|side| modules.iter().flat_map(move |module| [(side, module)]))
            .flat_map(|(side, module)| places_of(work, side, module))
            .collect();
        let title = |module: &String| {
            let path =
                work.files.iter().filter_map(|file| file.as_path()).find(|p| p.modules.contains_key(module));
            path.map_or(module.as_str(), |path| path.title_of(module)).to_owned()
        };
        let titles: Vec<String> = modules.iter().map(title).collect();
        work.note("order", &at, Message::new("merge-note-order").with("items", titles), &about);
    }
    agree(work);
}

/// The moves of a side inside a stage.
fn moves<T: Mergeable>(work: &Work<T>, side: Side, at: &[Step]) -> Vec<Ref> {
    let mut found = work.within(side, at);
    found.retain(|change| matches!(work.change(*change).what, What::Moved { .. }));
    found
}

fn ask_place<T: Mergeable>(work: &mut Work<T>, apart: Apart) {
    let module = apart.module.as_str();
    let at = apart.stage.as_ref().map_or_else(
        || steps![Field("modules"), Item(module)],
        |stage| steps![Field("stages"), Item(stage.as_str()), Field("modules"), Item(module)],
    );
    let text = |place: Option<Place>| place.map(|place| place.text());
    let by = |side: Side| {
        let mut own = places_of(work, side, module);
        own.extend(housed(work, side, module));
        // Of two neighbours that changed places, either may be said to have moved.
        if own.is_empty() { moves(work, side, &at[..at.len() - 1]) } else { own }
    };
    let about: Vec<Ref> = Side::BOTH.into_iter().flat_map(by).collect();
    let said = work.sayings(apart.sides.map(text));
    let conflict: Conflict = record::plain("place", &at, text(apart.base), said);
    let id = work.ask_aside(conflict, &[]);
    work.ask_too(&id, &about);
}

/// What both sides did alike with the modules of stages.
fn agree<T: Mergeable>(work: &mut Work<T>) {
    let kind = |what: &What| match what {
        What::Item { after, .. } => Some(usize::from(after.is_some())),
        What::Moved { .. } => Some(2),
        _ => None,
    };
    let within = work.within(Side::Left, &steps![Field("stages")]);
    for left in within {
        let at = work.change(left).at.clone();
        if at.len() != 4 || kind(&work.change(left).what).is_none() {
            continue;
        }
        for right in work.here(Side::Right, &at) {
            let same = kind(&work.change(left).what) == kind(&work.change(right).what);
            let plain = [left, right].iter().all(|change| work.made(*change).fate == Fate::Applied);
            if same && plain {
                work.agree(left, right);
            }
        }
    }
}
