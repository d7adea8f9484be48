//! What people do to modules as a whole, their prerequisites, their order, their names.

use mille_parcours::model::{RequirementKind, Stage, TrainingPath};

use super::edits::{ids, some};
use super::path::{IDS, TITLES, group, module, one};
use crate::common::generate::Random;

pub fn add_module(path: &mut TrainingPath, random: &mut Random) {
    let free: Vec<&str> = IDS.iter().copied().filter(|id| !path.modules.contains_key(id)).collect();
    if free.is_empty() {
        return;
    }
    let id = one(random, &free).to_owned();
    let made = module(random, path, &ids(path));
    path.modules.insert(id.clone(), made);
    let count = path.stages.len();
    if count > 0 {
        let stage = &mut path.stages[random.below(count)];
        let at = random.below(stage.modules.len() + 1);
        stage.modules.insert(at, id);
    }
}

pub fn drop_references(path: &mut TrainingPath, id: &str, heir: Option<&str>) {
    for stage in &mut path.stages {
        stage.modules.retain(|have| have != id);
    }
    for module in path.modules.values_mut() {
        let groups = module.requires.iter().filter_map(|group| {
            let mut group = group.clone();
            if group.any_of.iter().any(|have| have == id) {
                group.any_of.retain(|have| have != id);
                if let Some(heir) = heir {
                    group.any_of.insert(heir.to_owned());
                }
                if group.any_of.is_empty() && group.knowledge.is_empty() {
                    return None;
                }
            }
            Some(group)
        });
        module.requires = groups.collect();
    }
}

pub fn remove_module(path: &mut TrainingPath, random: &mut Random) {
    let Some((id, _)) = some(path, random) else { return };
    path.modules.remove(&id);
    // Some forget the references.
    if !random.one_in(12) {
        drop_references(path, &id, None);
    }
}

pub fn require(path: &mut TrainingPath, random: &mut Random) {
    // Whom a module may require, and whether anybody looks out for circles.
    let careless = random.one_in(3);
    let all = ids(path);
    let Some((id, module)) = some(path, random) else { return };
    let others: Vec<String> =
        all.into_iter().filter(|other| *other != id && (careless || *other < id)).collect();
    if let Some(group) = group(random, &others) {
        module.requires.insert(group);
    }
}

pub fn on_group(
    path: &mut TrainingPath,
    random: &mut Random,
    deed: fn(&mut mille_parcours::model::Requirement, &mut Random, &[String]),
) {
    let all = ids(path);
    let Some((id, module)) = some(path, random) else { return };
    if module.requires.is_empty() {
        return;
    }
    let others: Vec<String> = all.into_iter().filter(|other| *other < id).collect();
    let at = random.below(module.requires.len());
    let mut groups: Vec<_> = module.requires.iter().cloned().collect();
    deed(&mut groups[at], random, &others);
    module.requires = groups.into_iter().collect();
}

pub fn unrequire(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    if !module.requires.is_empty() {
        let at = random.below(module.requires.len());
        let kept = module.requires.iter().enumerate().filter(|(index, _)| *index != at);
        module.requires = kept.map(|(_, group)| group.clone()).collect();
    }
}

pub fn rebind(path: &mut TrainingPath, random: &mut Random) {
    on_group(path, random, |group, random, _| {
        if random.one_in(2) {
            group.kind = RequirementKind::named(one(random, &["Required", "Recommended", "Corequisite"]));
        } else {
            group.why = one(random, &["Question de sécurité.", "Demandé par le jury.", ""]).into();
        }
    });
}

pub fn alternative(path: &mut TrainingPath, random: &mut Random) {
    on_group(path, random, |group, random, others| {
        if random.one_in(3) && group.any_of.len() > 1 {
            let gone = group.any_of.iter().next().cloned();
            group.any_of.retain(|id| Some(id) != gone.as_ref());
        } else if !others.is_empty() {
            group.any_of.insert(others[random.below(others.len())].clone());
        }
    });
}

pub fn move_module(path: &mut TrainingPath, random: &mut Random) {
    let Some((id, _)) = some(path, random) else { return };
    let count = path.stages.len();
    if count == 0 {
        return;
    }
    path.stages.iter_mut().for_each(|stage| stage.modules.retain(|have| *have != id));
    let stage = &mut path.stages[random.below(count)];
    let at = random.below(stage.modules.len() + 1);
    stage.modules.insert(at, id);
}

pub fn move_within(path: &mut TrainingPath, random: &mut Random) {
    let count = path.stages.len();
    if count == 0 {
        return;
    }
    let stage = &mut path.stages[random.below(count)];
    if stage.modules.len() > 1 {
        let from = random.below(stage.modules.len());
        let id = stage.modules.remove(from);
        let to = random.below(stage.modules.len() + 1);
        stage.modules.insert(to, id);
    }
}

pub fn add_stage(path: &mut TrainingPath, random: &mut Random) {
    let id = one(random, &["s4", "s5"]);
    if path.stages.iter().all(|stage| stage.id != id) {
        let at = random.below(path.stages.len() + 1);
        let title = one(random, &TITLES).into();
        path.stages.insert(at, Stage { id: id.into(), title, ..Stage::default() });
    }
}

pub fn rename_stage(path: &mut TrainingPath, random: &mut Random) {
    let count = path.stages.len();
    if count > 0 {
        path.stages[random.below(count)].title = one(random, &TITLES).into();
    }
}

pub fn move_stage(path: &mut TrainingPath, random: &mut Random) {
    let count = path.stages.len();
    if count > 1 {
        let stage = path.stages.remove(random.below(count));
        path.stages.insert(random.below(count), stage);
    }
}

pub fn remove_stage(path: &mut TrainingPath, random: &mut Random) {
    let count = path.stages.len();
    if count == 0 {
        return;
    }
    let gone = path.stages.remove(random.below(count));
    if let Some(heir) = path.stages.first_mut() {
        heir.modules.extend(gone.modules);
    }
}

/// The id changes, is noted, and every reference follows.
pub fn rename_id(path: &mut TrainingPath, random: &mut Random) {
    let Some((id, _)) = some(path, random) else { return };
    let new = format!("{id}-{}", one(random, &["x", "y"]));
    if path.modules.contains_key(&new) || id.len() > 14 {
        return;
    }
    let mut module = path.modules.remove(&id).expect("a module");
    module.was.insert(id.clone());
    path.modules.insert(new.clone(), module);
    for stage in &mut path.stages {
        stage.modules.iter_mut().filter(|have| **have == id).for_each(|have| have.clone_from(&new));
    }
    let stages = path.stages.clone();
    drop_references(path, &id, Some(&new));
    path.stages = stages;
}

/// A module goes, another one that is there already takes its place and says so.
pub fn replace(path: &mut TrainingPath, random: &mut Random) {
    if !random.one_in(3) || path.modules.len() < 2 {
        return;
    }
    let Some((id, _)) = some(path, random) else { return };
    path.modules.remove(&id);
    let Some((heir, module)) = some(path, random) else { return };
    module.was.insert(id.clone());
    drop_references(path, &id, Some(&heir));
    // What required its own predecessor requires itself no longer.
    let heir_module = path.modules.get_mut(&heir).expect("the heir");
    let kept = heir_module.requires.iter().filter(|group| !group.any_of.contains(&heir));
    heir_module.requires = kept.cloned().collect();
}
