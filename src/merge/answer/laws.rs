//! Answers about circles and sequences, and the watch over all answers: what an answer would break is a
//! question of its own at once.

use std::collections::BTreeMap;

use super::Case;
use super::modules::apply;
use crate::graph::Graph;
use crate::merge::draft::Draft;
use crate::merge::laws::is_late;
use crate::merge::record::Place;
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

    /// The groups that an answer would bring into a circle, or put before what they require. What is wrong
    /// about what is in question is wrong for whoever answers so.
    fn broken(&self, doubt: &Doubt, outcome: &Outcome) -> Vec<(&'static str, String, Requirement)> {
        let mut path = self.path.clone();
        for (id, module) in &outcome.new {
            path.modules
                .insert(id.clone(), Module { requires: module.requires.clone(), ..Module::default() });
        }
        for (id, groups) in outcome.requires {
            if let Some(module) = path.modules.get_mut(id) {
                module.requires = groups.clone();
            }
        }
        for id in &outcome.gone {
            path.modules.remove(id);
        }
        for (stage, list) in path.stages.iter_mut().zip(outcome.stages.into_iter().flatten()) {
            stage.modules.clone_from(list);
        }
        let graph = Graph::of(&path);
        let mut found = Vec::new();
        let old: Vec<&Vec<String>> =
            self.cycles.iter().filter(|ids| !doubt.is_about(ids, &self.path)).collect();
        let knots = graph.cyclic_components();
        for cycle in graph.cycles() {
            let ids = graph.ids(&cycle.modules);
            if old.iter().any(|had| had.iter().any(|id| ids.contains(id))) {
                continue;
            }
            let links = ids.iter().zip(ids.iter().cycle().skip(1));
            let links = links
                .flat_map(|(from, to)| groups(&path, to).filter(|(_, group)| group.any_of.contains(from)));
            let changed = |(owner, group): &(&str, &Requirement)| {
                let had = self.path.modules.get(owner);
                had.is_none_or(|had| !had.requires.contains(*group))
            };
            let doubted = doubt.is_about(&ids, &path);
            let mut brought: Vec<_> = links.clone().filter(|link| doubted || changed(link)).collect();
            if brought.is_empty() {
                // The answer closed it around: it took away what led out of it.
                let knot = knots.iter().find(|knot| cycle.modules.iter().any(|module| knot.contains(module)));
                let all = knot.into_iter().flatten().flat_map(|module| groups(&path, graph.id(*module)));
                brought = all.filter(changed).collect();
            }
            if brought.is_empty() {
                brought = links.collect();
            }
            found
                .extend(brought.into_iter().map(|(owner, group)| ("cycle", owner.to_owned(), group.clone())));
        }
        let is_new = |breach: &(String, Requirement)| doubt.is_of(breach) || !self.late.contains(breach);
        let late = late(&path, &graph).into_iter().filter(is_new);
        found.extend(late.map(|(owner, group)| ("sequence", owner, group)));
        found
    }

    /// Whether what is in question breaks a law as it stands.
    fn is_broken(&self, doubt: &Doubt) -> bool {
        self.late.iter().any(|breach| doubt.is_of(breach))
            || self.cycles.iter().any(|ids| doubt.is_about(ids, &self.path))
    }
}

/// What is in question as far as laws are concerned: a module, or prerequisites that stand meanwhile.
#[derive(Default)]
struct Doubt<'a> {
    module: Option<&'a str>,
    groups: Vec<(&'a str, Requirement)>,
    /// Whose prerequisites come too late by a place, and what has two places then.
    late: Option<(&'a str, Vec<&'a str>)>,
}

impl<'a> Doubt<'a> {
    fn of(conflict: &'a Conflict) -> Self {
        let owner = |at: &'a [String]| match at {
            [modules, module, field] if modules == "modules" && field == "requires" => Some(module.as_str()),
            _ => None,
        };
        let module = match conflict.at.as_slice() {
            [field, module] if field == "modules" => Some(module.as_str()),
            _ => None,
        };
        // What an answer brought about is the question itself then.
        if conflict.sides.len() < 2 {
            return Self { module, ..Self::default() };
        }
        let edits = conflict.sides.iter().flat_map(|side| &side.edits);
        let placed = |edit: &'a Edit| match edit.at.as_slice() {
            [stages, _, _, module] if stages == "stages" => Some(module.as_str()),
            _ => None,
        };
        let late = owner(&conflict.at).filter(|_| conflict.kind == "sequence");
        let late = late.map(|owner| (owner, edits.clone().filter_map(placed).collect()));
        let texts =
            edits.map(|edit| (owner(&edit.at), &edit.before)).chain([(owner(&conflict.at), &conflict.base)]);
        let groups = texts.filter_map(|(owner, text)| Some((owner?, record::group(text)?))).collect();
        Self { module, groups, late }
    }

    fn is_none(&self) -> bool {
        self.module.is_none() && self.groups.is_empty() && self.late.is_none()
    }

    fn is_of(&self, (owner, group): &(String, Requirement)) -> bool {
        let module =
            self.module.is_some_and(|module| owner == module || group.any_of.iter().any(|id| id == module));
        let late = self.late.as_ref().is_some_and(|(of, placed)| {
            of == owner
                && placed.iter().any(|id| id == owner || group.any_of.iter().any(|member| member == id))
        });
        module || late || self.groups.iter().any(|(of, doubted)| of == owner && doubted == group)
    }

    /// Whether a circle of a path is about it.
    fn is_about(&self, circle: &[String], path: &TrainingPath) -> bool {
        let inside = |id: &str| circle.iter().any(|have| have == id);
        let holds = |(owner, group): &(&str, Requirement)| {
            let has = path.modules.get(owner).is_some_and(|module| module.requires.contains(group));
            has && inside(owner) && group.any_of.iter().any(|id| inside(id))
        };
        self.module.is_some_and(inside) || self.groups.iter().any(holds)
    }
}

/// What an answer makes of what the laws look at.
struct Outcome<'a> {
    requires: &'a BTreeMap<String, Set<Requirement>>,
    stages: Option<&'a Vec<Vec<String>>>,
    new: Vec<(String, Module)>,
    gone: Vec<String>,
}

/// The prerequisites of a module.
fn groups<'a>(
    path: &'a TrainingPath,
    module: &'a str,
) -> impl Iterator<Item = (&'a str, &'a Requirement)> + Clone {
    let found = path.modules.get(module).into_iter();
    found.flat_map(move |found| found.requires.iter().map(move |group| (module, group)))
}

fn late(path: &TrainingPath, graph: &Graph) -> Vec<(String, Requirement)> {
    graph
        .order_breaches()
        .into_iter()
        .filter(|breach| !breach.same_stage)
        .filter_map(|breach| {
            let owner = graph.id(breach.at.module);
            let group = path.modules.get(owner)?.requires.get(breach.at.requirement)?;
            is_late(path, owner, group).then(|| (owner.to_owned(), group.clone()))
        })
        .collect()
}

impl<T: Mergeable> Case<'_, T> {
    /// What takes back the prerequisites and the places of a side that stand although they are in question.
    fn standing(&self) -> Vec<Edit> {
        let Some(path) = self.file.as_path() else { return Vec::new() };
        let stands = |edit: &&Edit| {
            let at = place::read(self.file.shape(), &edit.at);
            match at.as_slice() {
                [Step::Field("modules"), Step::Item(owner), Step::Field("requires")] => {
                    let (was, now) = (record::group(&edit.before), record::group(&edit.after));
                    let module = path.modules.get(owner);
                    let has = |group: &Option<Requirement>| {
                        group
                            .as_ref()
                            .zip(module)
                            .is_some_and(|(group, module)| module.requires.contains(group))
                    };
                    was.is_some() && has(&now) && !has(&was)
                }
                [Step::Field("stages"), _, Step::Field("modules"), Step::Item(module)] => {
                    let stage = |text: &str| Place::read(text).map(|place| place.stage);
                    let here = path.stage_of(module).map(|(stage, _)| path.stages[stage].id.clone());
                    let was = stage(&edit.before);
                    was.is_some() && here == stage(&edit.after) && here != was
                }
                _ => false,
            }
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
        let advise = |draft: &mut Draft<T>| {
            apply(draft, &back, None);
            apply(draft, &weakened, None);
        };
        // Where nobody brought the prerequisite, it comes too late by the places alone.
        let mut draft = Draft::new(self.file);
        advise(&mut draft);
        let late: Vec<Edit> = breaches(self.file, conflict, &draft, skeleton)
            .into_iter()
            .filter(|(kind, ..)| *kind == conflict.kind)
            .map(|(_, owner, group)| weaker(stays(&owner, &group)))
            .collect();
        self.offer("advice", Message::new("merge-as-advice"), |draft| {
            advise(draft);
            apply(draft, &late, None);
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

/// A prerequisite as an edit that changes nothing.
fn stays(owner: &str, group: &Requirement) -> Edit {
    let text = record::group_text(&Value::of(group));
    let at = place::written(&identity::requires(owner));
    Edit { at, before: text.clone(), after: text, ..Edit::default() }
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
    let outcome = Outcome { requires, stages, new, gone };
    let mut doubt = Doubt::of(conflict);
    let changes = !(requires.is_empty() && stages.is_none() && outcome.new.is_empty());
    if !changes && doubt.is_none() {
        return Vec::new();
    }
    let skeleton = skeleton.get_or_insert_with(|| Skeleton::of(path));
    if !skeleton.is_broken(&doubt) {
        doubt = Doubt::default();
        if !changes {
            return Vec::new();
        }
    }
    skeleton.broken(&doubt, &outcome)
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
        let (first, edits) = opened.entry(kind).or_insert_with(|| (owner.clone(), Vec::new()));
        if owner < *first {
            first.clone_from(&owner);
        }
        edits.push(stays(&owner, &group));
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
