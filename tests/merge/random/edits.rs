//! What people do to a path, at random: each edit is a number, so that a failing case shrinks to the few
//! edits that matter.

use mille_parcours::model::{Module, TrainingPath};

use super::content::{
    activity_changed, activity_moved, comment, keyword, later_field, later_name, origin, outcome_changed,
    outcome_removed, reminute, retitle, sentence_changed, sentence_in, sentence_out,
};
use super::structure::{
    add_module, add_stage, alternative, move_module, move_stage, move_within, rebind, remove_module,
    remove_stage, rename_id, rename_stage, replace, require, unrequire,
};
use super::whole::{competency, credit, dated, goal, label, licence, optional_record};
use crate::common::generate::Random;

/// One deed: which, and the chance that it uses.
#[derive(Debug, Clone, Copy)]
pub struct Edit(pub u64);

/// Does them one after the other.
pub fn play(base: &TrainingPath, edits: &[u64]) -> TrainingPath {
    let mut path = base.clone();
    for edit in edits {
        Edit(*edit).apply(&mut path);
    }
    path
}

type Deed = fn(&mut TrainingPath, &mut Random);

/// What can be done, about as often as people do it.
const DEEDS: &[Deed] = &[
    add_module,
    add_module,
    remove_module,
    retitle,
    retitle,
    reminute,
    reminute,
    keyword,
    keyword,
    sentence_in,
    sentence_out,
    sentence_changed,
    sentence_changed,
    require,
    require,
    unrequire,
    rebind,
    alternative,
    move_module,
    move_module,
    move_within,
    add_stage,
    rename_stage,
    move_stage,
    remove_stage,
    outcome_changed,
    outcome_removed,
    activity_changed,
    activity_moved,
    credit,
    licence,
    label,
    dated,
    comment,
    later_field,
    later_name,
    rename_id,
    replace,
    optional_record,
    competency,
    goal,
    origin,
];

impl Edit {
    /// Does it.
    pub fn apply(self, path: &mut TrainingPath) {
        let mut random = Random(self.0 / DEEDS.len() as u64);
        let deed = DEEDS[usize::try_from(self.0 % DEEDS.len() as u64).expect("a small number")];
        deed(path, &mut random);
    }
}

pub fn ids(path: &TrainingPath) -> Vec<String> {
    path.modules.keys().cloned().collect()
}

/// Any module of the path, with its name.
pub fn some<'a>(path: &'a mut TrainingPath, random: &mut Random) -> Option<(String, &'a mut Module)> {
    let ids = ids(path);
    let id = (!ids.is_empty()).then(|| ids[random.below(ids.len())].clone())?;
    let found = path.modules.get_mut(&id)?;
    Some((id, found))
}
