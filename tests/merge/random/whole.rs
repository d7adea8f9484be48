//! What people do to the fields of the path.

use mille_parcours::model::{Access, GroupSize, Role, Status, TrainingPath};

use super::path::{PEOPLE, TITLES, contributor, one, prose};
use crate::common::generate::Random;

pub fn credit(path: &mut TrainingPath, random: &mut Random) {
    let person = one(random, &PEOPLE);
    let role = Role::named(one(random, &["Author", "Reviewer", "Expert"]));
    if path.contributors.contains_key(person) && random.one_in(4) {
        path.contributors.remove(person);
    } else if let Some(found) = path.contributors.get_mut(person) {
        found.roles.insert(role);
    } else {
        path.contributors.insert(person.into(), contributor(person, role));
    }
}

pub fn licence(path: &mut TrainingPath, random: &mut Random) {
    match random.below(4) {
        0 => path.language = one(random, &["fr", "fr", "en"]).into(),
        1 => path.status = Status::named(one(random, &["Draft", "Shared", "Approved"])),
        _ => path.licence = one(random, &["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"]).into(),
    }
}

pub fn label(path: &mut TrainingPath, random: &mut Random) {
    path.version = one(random, &["1.1", "1.2", "2.0"]).into();
}

pub fn dated(path: &mut TrainingPath, random: &mut Random) {
    path.updated = one(random, &["2026-02-01", "2026-03-15", "2026-04-30"]).into();
}

pub fn optional_record(path: &mut TrainingPath, random: &mut Random) {
    match random.below(4) {
        0 => path.group_size = None,
        1 => {
            let max = [8, 12][random.below(2)];
            path.group_size.get_or_insert_default().max = max;
        }
        2 => path.group_size = Some(Box::new(GroupSize { min: 4, max: 10, ..GroupSize::default() })),
        _ => {
            let place = one(random, &["Salle 3", "Atelier"]).into();
            path.access = Some(Box::new(Access { place, ..Access::default() }));
        }
    }
}

pub fn competency(path: &mut TrainingPath, random: &mut Random) {
    let key = one(random, &["c1", "c2", "c3"]);
    let label = one(random, &TITLES).to_owned();
    if path.competencies.contains_key(key) && random.one_in(3) {
        path.competencies.remove(key);
        for module in path.modules.values_mut() {
            module.outcomes.values_mut().for_each(|o| o.competencies.retain(|have| have != key));
        }
    } else {
        path.competencies
            .insert(key.into(), mille_parcours::model::Competency { label, ..Default::default() });
    }
}

pub fn goal(path: &mut TrainingPath, random: &mut Random) {
    path.goal = prose(random).as_str().into();
}
