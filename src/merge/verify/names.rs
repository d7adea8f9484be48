//! One name for each module in all versions, and whether modules come and go as the sides say.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Paths, Violation};
use crate::model::{Module, TrainingPath};

/// Modules that a side gave another id. The canonical name is that of the common version.
#[derive(Debug, Default)]
pub(super) struct Names {
    canonical: HashMap<String, String>,
    known: BTreeSet<String>,
}

impl Names {
    pub fn of(paths: [&TrainingPath; 4]) -> Self {
        let mut names = Self::default();
        let base = paths[0];
        for path in &paths[1..] {
            let mut taken: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for (id, module) in path.modules.iter() {
                if module.was.is_empty() || base.modules.contains_key(id) {
                    continue;
                }
                let gone = |old: &&String| base.modules.contains_key(old) && !path.modules.contains_key(old);
                if let [only] = module.was.iter().filter(gone).collect::<Vec<_>>()[..] {
                    taken.entry(only).or_default().push(id);
                }
            }
            for (old, new) in taken {
                if let [only] = new[..] {
                    names.canonical.insert(only.to_owned(), old.to_owned());
                }
            }
        }
        if !names.canonical.is_empty()
            || paths.iter().any(|path| !path.modules.keys().eq(base.modules.keys()))
        {
            names.known = paths.iter().flat_map(|path| path.modules.keys().cloned()).collect();
        }
        names
    }

    /// The name of a module in all versions.
    pub fn canonical(&self, id: &str) -> String {
        self.canonical.get(id).map_or(id, String::as_str).to_owned()
    }

    /// The canonical name, if a module has it.
    pub fn known(&self, id: &str) -> Option<String> {
        self.known.contains(id).then(|| self.canonical(id))
    }

    /// A place with the canonical name of its module.
    pub fn canonical_place(&self, at: &[String]) -> Vec<String> {
        let mut at = at.to_vec();
        if let [top, id, ..] = at.as_mut_slice()
            && top == "modules"
        {
            *id = self.canonical(id);
        }
        at
    }

    /// The module of this canonical name in a version, with the id that it has there.
    pub fn find<'a>(&'a self, path: &'a TrainingPath, id: &'a str) -> Option<(&'a str, &'a Module)> {
        if let Some(module) = path.modules.get(id) {
            return Some((id, module));
        }
        let mut others = self.canonical.iter().filter(|(_, old)| *old == id);
        others.find_map(|(new, _)| Some((new.as_str(), path.modules.get(new)?)))
    }
}

/// The modules of a version that took up another one.
pub(super) fn successors(path: &TrainingPath, old: &str) -> BTreeSet<String> {
    let took_up = |(id, module): (&String, &Module)| module.was.contains(&old.to_owned()).then(|| id.clone());
    path.modules.iter().filter_map(took_up).collect()
}

/// Modules that are there against what the sides say, or are not.
pub(super) fn violations(paths: &Paths) -> Vec<Violation> {
    let [base, left, right, result] = paths.versions;
    let same = |path: &TrainingPath| path.modules.keys().eq(base.modules.keys());
    if [left, right, result].into_iter().all(same) {
        return Vec::new();
    }
    let all: BTreeSet<String> = paths
        .versions
        .iter()
        .flat_map(|path| path.modules.keys())
        .map(|id| paths.names.canonical(id))
        .collect();
    let mut found = Vec::new();
    for id in all {
        let has = paths.versions.map(|path| paths.names.find(path, &id).is_some());
        if paths.covered.asks_module(&id) {
            continue;
        }
        match has {
            [true, false, false, false] => found.extend(removed_by_one(paths, &id)),
            [_, true, true, false] | [false, true, _, false] | [false, _, true, false] => {
                found.push(Violation::Value(crate::steps![Field("modules"), Item(id.as_str())]));
            }
            [true, one, _, there] if !(has[1] && has[2]) => {
                let kept = if one { left } else { right };
                let same = || is_same(paths, base, kept, &id);
                let told = || paths.covered.tells(&["modules".to_owned(), id.clone()]);
                if there || !(told() || same()) {
                    found.push(Violation::Module(id));
                }
            }
            _ => {}
        }
    }
    found
}

/// A module that both removed, and that only one of them let another one take up.
fn removed_by_one(paths: &Paths, id: &str) -> Vec<Violation> {
    let [_, left, right, result] = paths.versions;
    let taken_up = [left, right].map(|path| successors(path, id));
    let by = match taken_up.each_ref().map(BTreeSet::is_empty) {
        [false, true] => 0,
        [true, false] => 1,
        _ => return Vec::new(),
    };
    let here = |module: &&String| result.modules.contains_key(module);
    let module = taken_up[by]
        .iter()
        .find(here)
        .filter(|_| !taken_up[by].iter().any(|id| paths.covered.asks_module(id)));
    module
        .map(|module| Violation::TakenUp { module: module.clone(), removed_by: 1 - by })
        .into_iter()
        .collect()
}

/// Whether a side left a module as it was, but for prerequisites that are there no more.
fn is_same(paths: &Paths, base: &TrainingPath, side: &TrainingPath, id: &str) -> bool {
    let (Some((_, was)), Some((_, now))) = (paths.names.find(base, id), paths.names.find(side, id)) else {
        return false;
    };
    if was == now {
        return true;
    }
    let content_of = |module: &Module| {
        let mut module = module.clone();
        module.was = crate::model::Set::default();
        module.requires = module
            .requires
            .iter()
            .filter_map(|group| {
                let mut group = group.clone();
                group.any_of.retain(|id| base.modules.contains_key(id) && side.modules.contains_key(id));
                (!group.any_of.is_empty() || !group.knowledge.is_empty()).then_some(group)
            })
            .collect();
        module
    };
    content_of(was) == content_of(now)
}
