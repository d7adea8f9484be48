//! Which names of modules are one module: an id that changed stands in `was` of the new one.

use std::collections::{BTreeMap, BTreeSet};

use mille_parcours::model::TrainingPath;

/// From a name to the one name by which its module goes in all versions.
#[derive(Debug, Clone, Default)]
pub struct Names {
    one: BTreeMap<String, String>,
    /// What took up a module, for those that require it: they follow (rows 68, 71, 76).
    heirs: BTreeMap<String, String>,
}

impl Names {
    /// What the versions say together. A new name counts where it is the only heir in its version and no
    /// version has both; what was split or fused is several modules.
    pub fn of(versions: &[&TrainingPath]) -> Self {
        let together = |one: &str, other: &str| {
            versions.iter().any(|path| path.modules.contains_key(one) && path.modules.contains_key(other))
        };
        let mut heirs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut fused: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for path in versions {
            for (new, module) in path.modules.iter() {
                let gone = |old: &&String| {
                    !path.modules.contains_key(old)
                        && versions.iter().any(|path| path.modules.contains_key(old))
                };
                // A name that another version gave to one of them on the way is no further module; the first
                // version has none such.
                let on_the_way = |name: &&String| {
                    let mut given = versions.iter().filter_map(|path| path.modules.get(name));
                    let is_new = versions.first().is_some_and(|path| !path.modules.contains_key(name));
                    let one_of_them = |old: &String| module.was.contains(old) && !together(old, name);
                    is_new && given.any(|named| named.was.iter().any(one_of_them))
                };
                let gone = |old: &&String| gone(old) && !on_the_way(old);
                let olds: Vec<&String> = module.was.iter().filter(gone).collect();
                for old in &olds {
                    fused.entry((*old).clone()).or_default().insert(new.clone());
                }
                // What took up several is none of them, although one may have been brought back.
                let known = |old: &&String| {
                    versions.iter().any(|path| path.modules.contains_key(old)) && !on_the_way(old)
                };
                let several = module.was.iter().filter(known).count() > 1;
                let ([old], false) = (&olds[..], several) else { continue };
                // What stands beside it took it up; elsewhere it may have got a new name all the same.
                if together(old, new) {
                    continue;
                }
                heirs.entry((*old).clone()).or_default().insert(new.clone());
            }
        }
        let mut names = BTreeMap::new();
        for (old, new) in heirs {
            let all: Vec<&String> = new.iter().chain([&old]).collect();
            let apart = all.iter().enumerate().any(|(at, a)| all[at + 1..].iter().any(|b| together(a, b)));
            let free = new.iter().all(|new| !names.contains_key(new)) && !names.contains_key(&old);
            if !apart && free {
                names.extend(new.into_iter().map(|new| (new, old.clone())));
            }
        }
        let one = |name: &String| names.get(name).unwrap_or(name).clone();
        let heirs = fused
            .into_iter()
            .filter(|(old, new)| new.len() == 1 && !names.contains_key(old))
            .flat_map(|(old, new)| new.into_iter().map(move |new| (old.clone(), new)))
            .map(|(old, new)| (one(&old), one(&new)))
            .filter(|(old, new)| old != new)
            .collect();
        Self { heirs, one: names }
    }

    /// The module that a prerequisite means.
    pub fn required(&self, name: &str) -> String {
        let mut name = self.one(name);
        // Whoever took one up may have been taken up.
        for _ in 0..8 {
            match self.heirs.get(&name) {
                Some(heir) => name.clone_from(heir),
                None => break,
            }
        }
        name
    }

    /// Who took each module up that is gone.
    pub fn heirs(&self) -> BTreeMap<String, String> {
        self.heirs.keys().map(|name| (name.clone(), self.required(name))).collect()
    }

    /// The one name of a module.
    pub fn one(&self, name: &str) -> String {
        self.one.get(name).map_or(name, String::as_str).to_owned()
    }
}
