//! Taking modules from the commons into a path: which prerequisites the path lacks, and the change that takes
//! what was chosen.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::library::Library;
use super::taking::Taking;
use crate::edit::{Change, Op};
use crate::model::value::Value;
use crate::model::{Message, Requirement, RequirementKind, TrainingPath};
use crate::steps;

/// A prerequisite that the path lacks and the commons has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingPrerequisite {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The titles of those that need it.
    pub of: Vec<String>,
    /// Whether something binds to it, and no other member of its group is there or wanted.
    pub binding: bool,
}

/// What a module needs before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// What the commons has, those that come first first.
    pub found: Vec<MissingPrerequisite>,
    /// The ids that nobody here knows.
    pub unknown: Vec<String>,
}

/// Whether a path has a module, under this id or an earlier one.
pub fn has(path: &TrainingPath, id: &str) -> bool {
    path.modules.contains_key(id)
        || path.modules.values().any(|module| module.was.iter().any(|old| old == id))
}

/// What a module needs that the path lacks: its prerequisites, theirs, and so on.
pub fn needs(into: &TrainingPath, library: &Library, taking: &Taking) -> Needs {
    let offered: BTreeMap<&str, Taking> = offered(library);
    let known: BTreeSet<&str> = into
        .modules
        .iter()
        .flat_map(|(id, module)| std::iter::once(id.as_str()).chain(module.was.iter().map(String::as_str)))
        .collect();
    let mut needs: Vec<MissingPrerequisite> = Vec::new();
    let mut unknown: BTreeSet<&str> = BTreeSet::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut waiting = VecDeque::from([(*taking, true)]);
    while let Some((one, wanted)) = waiting.pop_front() {
        for group in requires(library, &one).filter(|group| group.knowledge.is_empty()) {
            let is_here = |id: &String| known.contains(id.as_str()) || id == taking.id;
            if group.any_of.iter().any(is_here) {
                continue;
            }
            // Of alternatives the first that the commons has is proposed.
            let mut proposed = !wanted || matches!(group.kind, RequirementKind::Recommended);
            for id in &group.any_of {
                let Some(found) = offered.get(id.as_str()) else {
                    unknown.insert(id);
                    continue;
                };
                let binding = !std::mem::replace(&mut proposed, true);
                let of = one.module.title.clone();
                if let Some(at) = places.get(id.as_str()) {
                    let need = &mut needs[*at];
                    if !need.of.contains(&of) {
                        need.of.push(of);
                    }
                    if binding && !need.binding {
                        need.binding = true;
                        waiting.push_back((*found, true));
                    }
                } else {
                    places.insert(found.id, needs.len());
                    let title = found.module.title.clone();
                    needs.push(MissingPrerequisite { id: id.clone(), title, of: vec![of], binding });
                    waiting.push_back((*found, binding));
                }
            }
        }
    }
    // What was found last stands farthest before the module.
    needs.reverse();
    Needs { found: needs, unknown: unknown.into_iter().map(str::to_owned).collect() }
}

/// What a module asks for before it: as it says itself, else as most paths that have it say.
fn requires<'a>(library: &'a Library, taking: &Taking<'a>) -> impl Iterator<Item = &'a Requirement> {
    let usual = taking.module.requires.is_empty().then(|| library.customs.get(taking.id)).flatten();
    taking.module.requires.iter().chain(usual.into_iter().flatten())
}

/// The modules of a library by id, those in files of their own before those in paths.
fn offered(library: &Library) -> BTreeMap<&str, Taking<'_>> {
    let mut offered: BTreeMap<&str, Taking> = BTreeMap::new();
    for taking in library.items.iter().filter_map(|item| library.taking(item)) {
        let have = offered.get(taking.id).map(|have| have.path.is_none());
        if have.is_none() || (have == Some(false) && taking.path.is_none()) {
            offered.insert(taking.id, taking);
        }
    }
    offered
}

/// What is taken along, and where it goes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// The prerequisites, those that come first first.
    pub with: &'a [String],
    /// The stage, and the place in it; none for outside of any.
    pub place: Option<(usize, usize)>,
    /// Whether links that are usual elsewhere are made here too.
    pub usual_links: bool,
}

/// The change by which a path takes a module, with the prerequisites that are wanted before it, to a
/// place in a stage. None if it has the module already. With `usual_links`, a module whose own file asks
/// for nothing before it asks here for what most paths ask for.
pub fn adopt(
    into: &TrainingPath,
    library: &Library,
    taking: &Taking,
    wanted: &Wanted,
    day: &str,
) -> Option<Change> {
    let Wanted { with, place, usual_links } = *wanted;
    if into.modules.contains_key(taking.id) {
        return None;
    }
    let offered = offered(library);
    let before = with.iter().filter_map(|id| offered.get(id.as_str()));
    let all: Vec<&Taking> =
        before.filter(|one| !has(into, one.id) && one.id != taking.id).chain([taking]).collect();
    let mut ops: Vec<Op> = Vec::new();
    let will_be: BTreeSet<&str> = all.iter().map(|one| one.id).collect();
    for one in &all {
        let mut copy = one.copy(into, day);
        if usual_links && copy.requires.is_empty() {
            // What is usual is asked for here too, as far as the path has it.
            let is_here = |id: &String| will_be.contains(id.as_str()) || into.modules.contains_key(id);
            let groups = requires(library, one).cloned().map(|mut group| {
                group.any_of.retain(is_here);
                group
            });
            copy.requires = groups.filter(|group| !group.any_of.is_empty()).collect();
        }
        let after = Some(Value::of(&copy));
        ops.push(Op::Entry { map: steps![Field("modules")], key: one.id.to_owned(), before: None, after });
    }
    if let Some((stage, found, index)) = place.and_then(|(at, index)| Some((at, into.stages.get(at)?, index)))
    {
        let first = index.min(found.modules.len());
        for (offset, one) in all.iter().enumerate() {
            let list = steps![Field("stages"), At(stage), Field("modules")];
            let item = Value::Line(one.id.to_owned());
            ops.push(Op::Insert { list, index: first + offset, item });
        }
    }
    let label = Message::new("edit-adopt")
        .with("title", taking.module.title.as_str())
        .with("more", all.len().saturating_sub(1));
    Some(Change { label, ops })
}

#[cfg(test)]
mod tests;
