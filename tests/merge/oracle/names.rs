//! Which names of modules are one module: an id that changed stands in `was` of the new one.

use std::collections::{BTreeMap, BTreeSet};

use mille_parcours::model::TrainingPath;

/// From a name to the one name by which its module goes in all versions.
#[derive(Debug, Clone, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// What the versions say together. A new name counts where it is the only heir in its version and no
    /// version has both; what was split or fused is several modules.
    pub fn of(versions: &[&TrainingPath]) -> Self {
        let mut heirs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for path in versions {
            for (new, module) in path.modules.iter() {
                for old in module.was.iter().filter(|old| !path.modules.contains_key(old)) {
                    heirs.entry(old.clone()).or_default().insert(new.clone());
                }
            }
        }
        let together = |one: &str, other: &str| {
            versions.iter().any(|path| path.modules.contains_key(one) && path.modules.contains_key(other))
        };
        let mut names = BTreeMap::new();
        for (old, new) in heirs {
            let all: Vec<&String> = new.iter().chain([&old]).collect();
            let apart = all.iter().enumerate().any(|(at, a)| all[at + 1..].iter().any(|b| together(a, b)));
            let free = new.iter().all(|new| !names.contains_key(new)) && !names.contains_key(&old);
            if !apart && free {
                names.extend(new.into_iter().map(|new| (new, old.clone())));
            }
        }
        Self(names)
    }

    /// The one name of a module.
    pub fn one(&self, name: &str) -> String {
        self.0.get(name).map_or(name, String::as_str).to_owned()
    }
}
