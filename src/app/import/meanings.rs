//! The meanings that a column may be given, in the order in which they are gone through.

use crate::import::mapping::Role;
use crate::model::Modality;
use crate::model::duration::Unit;

/// What people choose most stands first: titles, durations, prerequisites, what is left out.
pub fn meanings() -> Vec<Role> {
    const FIRST: [&str; 24] = [
        "title",
        "hours",
        "minutes",
        "days",
        "requires",
        "stage",
        "code",
        "number",
        "modality",
        "note",
        "ignore",
        "outcomes",
        "summary",
        "total hours",
        "unit",
        "kind",
        "optional",
        "keywords",
        "methods",
        "trainer",
        "assessment",
        "deliverables",
        "resources",
        "recommended",
    ];
    let plain = FIRST.into_iter().chain([
        "corequisite",
        "total minutes",
        "total days",
        "competency",
        "competency-code",
        "competency-parent",
    ]);
    let mut roles: Vec<Role> = plain.filter_map(Role::parse).collect();
    for unit in [Unit::Hours, Unit::Days, Unit::Minutes] {
        roles.extend(Modality::ALL.iter().map(|modality| Role::Duration(unit, Some(modality.clone()))));
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_can_be_given_once() {
        let all = meanings();
        for role in Role::all() {
            assert_eq!(all.iter().filter(|found| **found == role).count(), 1, "{role:?}");
        }
    }
}
