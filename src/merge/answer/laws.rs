//! Answers about circles and sequences, and the watch over all answers: what an answer would break is a
//! question of its own at once.

use std::collections::BTreeMap;

use super::Case;
use super::modules::apply;
use crate::graph::Graph;
use crate::merge::draft::Draft;
use crate::merge::{Mergeable, identity, place, record};
use crate::model::value::{Step, Value};
use crate::model::{
    Conflict, Edit, Keyed, Message, Module, Requirement, RequirementKind, Set, Side, Stage, TrainingPath,
};

/// A path as far as its laws are concerned: who requires whom, and who stands where.
pub(in crate::merge) struct Skeleton {
    path: TrainingPath,
    cycles: Vec<Vec<String>>,
    late: Vec<(String, Requirement)>,
}

impl Skeleton {
    fn of(path: &TrainingPath) -> Self {
        let bare = |module: &Module| Module { requires: module.requires.clone(), ..Module::default() };
        let stages = path.stages.iter().map(|stage| Stage {
            id: stage.id.clone(),
            modules: stage.modules.clone(),
            ..Stage::default()
        });
        let path = TrainingPath {
            modules: path
                .modules
                .iter()
                .map(|(id, module)| (id.clone(), bare(module)))
                .collect::<Keyed<Module>>(),
            stages: stages.collect(),
            ..TrainingPath::default()
        };
        let graph = Graph::of(&path);
        let cycles = graph.cycles().iter().map(|cycle| graph.ids(&cycle.modules)).collect();
        Self { cycles, late: late(&path, &graph), path }
    }

    /// Whether a law is broken about a module.
    fn is_broken(&self, module: &str) -> bool {
        let late = |(owner, group): &(String, Requirement)| {
            owner == module || group.any_of.iter().any(|id| id == module)
        };
        self.late.iter().any(late) || self.cycles.iter().flatten().any(|id| id == module)
    }

    /// The groups that an answer would bring into a circle, or put before what they require. What is
    /// wrong about a module while it, or its place, is in question is wrong for whoever answers so.
    fn broken(
        &self,
        doubted: Option<&str>,
        requires: &BTreeMap<String, Set<Requirement>>,
        stages: Option<&Vec<Vec<String>>>,
        new: &[(String, Module)],
        gone: &[String],
    ) -> Vec<(&'static str, String, Requirement)> {
        let mut path = self.path.clone();
        for (id, module) in new {
            path.modules
                .insert(id.clone(), Module { requires: module.requires.clone(), ..Module::default() });
        }
        for (id, groups) in requires {
            if let Some(module) = path.modules.get_mut(id) {
                module.requires = groups.clone();
            }
        }
        for id in gone {
            path.modules.remove(id);
        }
        for (stage, list) in path.stages.iter_mut().zip(stages.into_iter().flatten()) {
            stage.modules.clone_from(list);
        }
        let graph = Graph::of(&path);
        let mut found = Vec::new();
        let cycles = graph.cycles();
        let doubts = |ids: &[String]| doubted.is_some_and(|module| ids.iter().any(|id| id == module));
        if cycles.len() > self.cycles.iter().filter(|ids| !doubts(ids)).count() {
            for cycle in &cycles {
                let ids = graph.ids(&cycle.modules);
                for (from, to) in ids.iter().zip(ids.iter().cycle().skip(1)) {
                    let Some(module) = path.modules.get(to) else { continue };
                    let had = self.path.modules.get(to).map(|module| &module.requires);
                    for group in module.requires.iter().filter(|group| group.any_of.contains(from)) {
                        if doubts(&ids) || had.is_none_or(|had| !had.contains(group)) {
                            found.push(("cycle", to.clone(), group.clone()));
                        }
                    }
                }
            }
        }
        let is_new = |breach: &(String, Requirement)| {
            let of = |id: &str| breach.0 == id || breach.1.any_of.iter().any(|member| member == id);
            doubted.is_some_and(of) || !self.late.contains(breach)
        };
        let late = late(&path, &graph).into_iter().filter(is_new);
        found.extend(late.map(|(owner, group)| ("sequence", owner, group)));
        found
    }
}

fn late(path: &TrainingPath, graph: &Graph) -> Vec<(String, Requirement)> {
    graph
        .order_breaches()
        .into_iter()
        .filter(|breach| !breach.same_stage)
        .filter_map(|breach| {
            let owner = graph.id(breach.at.module);
            let group = path.modules.get(owner)?.requires.get(breach.at.requirement)?;
            Some((owner.to_owned(), group.clone()))
        })
        .collect()
}

impl<T: Mergeable> Case<'_, T> {
    /// What takes back the prerequisites of a side that stand although they are in question.
    fn standing(&self) -> Vec<Edit> {
        let stands = |edit: &&Edit| {
            let at = place::read(self.file.shape(), &edit.at);
            let ([Step::Field("modules"), Step::Item(owner), Step::Field("requires")], Some(path)) =
                (at.as_slice(), self.file.as_path())
            else {
                return false;
            };
            let (was, now) = (record::group(&edit.before), record::group(&edit.after));
            let has = |group: &Option<Requirement>| {
                let module = path.modules.get(owner);
                group
                    .as_ref()
                    .is_some_and(|group| module.is_some_and(|module| module.requires.contains(group)))
            };
            was.is_some() && has(&now) && !has(&was)
        };
        self.conflict.sides.iter().flat_map(|side| &side.edits).filter(stands).map(inverse).collect()
    }

    /// The changes of one side, all of them with the prerequisites as advice, or none.
    pub(super) fn law(&mut self, skeleton: &mut Option<Skeleton>) {
        let conflict = self.conflict;
        let several = conflict.sides.len() > 1;
        let back = if several { self.standing() } else { Vec::new() };
        for side in conflict.sides.iter().filter(|_| several) {
            let mut draft = Draft::new(self.file);
            apply(&mut draft, &back, None);
            apply(&mut draft, &side.edits, None);
            // An answer that closes a circle is none.
            if conflict.kind != "cycle" || breaches(self.file, conflict, &draft, skeleton).is_empty() {
                self.offer_side(side, |draft| {
                    apply(draft, &back, None);
                    apply(draft, &side.edits, None);
                });
            }
        }
        let edits: Vec<Edit> = conflict.sides.iter().flat_map(|side| side.edits.iter().cloned()).collect();
        let weakened: Vec<Edit> = edits.into_iter().map(weaker).collect();
        self.offer("advice", Message::new("merge-as-advice"), |draft| {
            apply(draft, &back, None);
            apply(draft, &weakened, None);
        });
        if several {
            self.offer("base", Message::new("merge-leave-out"), |draft| apply(draft, &back, None));
            return;
        }
        // The answer to another question brought this about: the prerequisite can go again.
        let gone: Vec<Edit> = conflict
            .sides
            .iter()
            .flat_map(|side| &side.edits)
            .map(|edit| Edit { before: edit.after.clone(), after: String::new(), ..edit.clone() })
            .collect();
        self.offer("base", Message::new("merge-drop-link"), |draft| apply(draft, &gone, None));
    }
}

/// An edit the other way round.
fn inverse(edit: &Edit) -> Edit {
    Edit { before: edit.after.clone(), after: edit.before.clone(), ..edit.clone() }
}

/// The same edit with its prerequisite as advice; a removal stays one.
fn weaker(edit: Edit) -> Edit {
    let of_group = edit.at.last().is_some_and(|field| field == "requires");
    match record::group(&edit.after).filter(|_| of_group) {
        Some(mut group) => {
            group.kind = RequirementKind::Recommended;
            Edit { after: record::group_text(&Value::of(&group)), ..edit }
        }
        None => edit,
    }
}

/// What an answer would break.
fn breaches<T: Mergeable>(
    file: &T,
    conflict: &Conflict,
    draft: &Draft<T>,
    skeleton: &mut Option<Skeleton>,
) -> Vec<(&'static str, String, Requirement)> {
    let Some(path) = file.as_path() else { return Vec::new() };
    let (requires, stages) = draft.outcome();
    let (new, gone) = draft.modules();
    let doubted = match conflict.at.as_slice() {
        [field, module] if field == "modules" => Some(module.as_str()),
        _ => None,
    };
    let changes = !(requires.is_empty() && stages.is_none() && new.is_empty());
    if !changes && doubted.is_none() {
        return Vec::new();
    }
    let skeleton = skeleton.get_or_insert_with(|| Skeleton::of(path));
    let doubted = doubted.filter(|module| skeleton.is_broken(module));
    if !changes && doubted.is_none() {
        return Vec::new();
    }
    skeleton.broken(doubted, requires, stages, &new, &gone)
}

/// Lets an answer that breaks a law open the question that follows from it.
pub(super) fn guard<T: Mergeable>(
    file: &T,
    conflict: &Conflict,
    label: &Message,
    draft: &mut Draft<T>,
    skeleton: &mut Option<Skeleton>,
) {
    let mut opened: BTreeMap<&'static str, (String, Vec<Edit>)> = BTreeMap::new();
    for (kind, owner, group) in breaches(file, conflict, draft, skeleton) {
        let text = record::group_text(&Value::of(&group));
        let at = place::written(&identity::requires(&owner));
        let (first, edits) = opened.entry(kind).or_insert_with(|| (owner.clone(), Vec::new()));
        if owner < *first {
            first.clone_from(&owner);
        }
        edits.push(Edit { at, before: text.clone(), after: text, ..Edit::default() });
    }
    for (kind, (owner, mut edits)) in opened {
        edits.sort();
        edits.dedup();
        let said = label.args.iter().find_map(|(name, arg)| match arg {
            crate::model::Arg::Text(text) if *name == "label" => Some(text.clone()),
            _ => None,
        });
        let by = said.or_else(|| conflict.sides.first().map(|side| side.label.clone())).unwrap_or_default();
        let record = Conflict {
            kind: kind.to_owned(),
            at: place::written(&identity::requires(&owner)),
            sides: vec![Side { label: by, edits, ..Side::default() }],
            ..Conflict::default()
        };
        let mut keyed = file.conflicts().clone();
        let id = record::put(&mut keyed, record.clone());
        draft.open(&id, &record);
    }
}
