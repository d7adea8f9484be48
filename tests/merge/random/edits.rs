//! What people do to a path, at random: each edit is a number, so that a failing case shrinks to the few
//! edits that matter.

use mille_parcours::model::trivia::Unknown;
use mille_parcours::model::{
    Access, GroupSize, Level, Modality, Module, ModuleKind, Prose, RequirementKind, Role, Set, Stage, Status,
    TrainingPath,
};

use super::path::{
    IDS, PEOPLE, SENTENCES, TITLES, WORDS, activity, contributor, group, minutes, module, one, outcome,
    prose, remark,
};
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

fn ids(path: &TrainingPath) -> Vec<String> {
    path.modules.keys().cloned().collect()
}

/// Any module of the path, with its name.
fn some<'a>(path: &'a mut TrainingPath, random: &mut Random) -> Option<(String, &'a mut Module)> {
    let ids = ids(path);
    let id = (!ids.is_empty()).then(|| ids[random.below(ids.len())].clone())?;
    let found = path.modules.get_mut(&id)?;
    Some((id, found))
}

fn add_module(path: &mut TrainingPath, random: &mut Random) {
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

fn drop_references(path: &mut TrainingPath, id: &str, heir: Option<&str>) {
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

fn remove_module(path: &mut TrainingPath, random: &mut Random) {
    let Some((id, _)) = some(path, random) else { return };
    path.modules.remove(&id);
    // Some forget the references.
    if !random.one_in(12) {
        drop_references(path, &id, None);
    }
}

fn retitle(path: &mut TrainingPath, random: &mut Random) {
    if random.one_in(5) {
        path.title = one(random, &TITLES).into();
    } else if let Some((_, module)) = some(path, random) {
        module.title = one(random, &TITLES).into();
    }
}

fn reminute(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    let modality = if random.one_in(3) { Modality::SelfPaced } else { Modality::OnSite };
    if random.one_in(4) {
        module.minutes.remove(match modality {
            Modality::OnSite => "OnSite",
            _ => "SelfPaced",
        });
    } else {
        module.minutes.insert(modality, minutes(random));
    }
}

fn keyword(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    let word = one(random, &WORDS).to_owned();
    if random.one_in(12) {
        module.keywords = Set::default();
    } else if module.keywords.contains(&word) {
        module.keywords.retain(|have| *have != word);
    } else {
        module.keywords.insert(word);
    }
}

/// The paragraphs of a text as lists of sentences.
fn sentences(text: &Prose) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    for line in text.sentences() {
        match all.last_mut() {
            _ if line.is_empty() => all.push(Vec::new()),
            Some(last) => last.push(line.to_owned()),
            None => {}
        }
    }
    all
}

fn joined(paragraphs: &[Vec<String>]) -> Prose {
    let all: Vec<String> = paragraphs.iter().filter(|p| !p.is_empty()).map(|p| p.join(" ")).collect();
    all.join("\n\n").as_str().into()
}

fn on_text(
    path: &mut TrainingPath,
    random: &mut Random,
    deed: fn(&mut Vec<Vec<String>>, usize, &mut Random),
) {
    let Some((_, module)) = some(path, random) else { return };
    let mut all = sentences(&module.summary);
    let at = random.below(all.len());
    deed(&mut all, at, random);
    module.summary = joined(&all);
}

fn sentence_in(path: &mut TrainingPath, random: &mut Random) {
    on_text(path, random, |all, at, random| {
        let new = one(random, &SENTENCES).to_owned();
        if random.one_in(4) {
            all.push(vec![new]);
        } else {
            let place = random.below(all[at].len() + 1);
            all[at].insert(place, new);
        }
    });
}

fn sentence_out(path: &mut TrainingPath, random: &mut Random) {
    on_text(path, random, |all, at, random| {
        if random.one_in(4) {
            all.remove(at);
        } else if !all[at].is_empty() {
            let place = random.below(all[at].len());
            all[at].remove(place);
        }
    });
}

fn sentence_changed(path: &mut TrainingPath, random: &mut Random) {
    on_text(path, random, |all, at, random| {
        if all[at].is_empty() {
            return;
        }
        let place = random.below(all[at].len());
        let mut words: Vec<&str> = all[at][place].split(' ').collect();
        let word = random.below(words.len());
        let last = word + 1 == words.len();
        words[word] = match (random.below(3), last, word) {
            (_, true, _) => one(random, &["ensemble.", "plusieurs fois.", "lentement."]),
            (_, _, 0) => one(random, &["Ici", "Souvent", "Parfois"]),
            _ => one(random, &["bien", "mieux", "toujours"]),
        };
        all[at][place] = words.join(" ");
    });
}

fn require(path: &mut TrainingPath, random: &mut Random) {
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

fn on_group(
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

fn unrequire(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    if !module.requires.is_empty() {
        let at = random.below(module.requires.len());
        let kept = module.requires.iter().enumerate().filter(|(index, _)| *index != at);
        module.requires = kept.map(|(_, group)| group.clone()).collect();
    }
}

fn rebind(path: &mut TrainingPath, random: &mut Random) {
    on_group(path, random, |group, random, _| {
        if random.one_in(2) {
            group.kind = RequirementKind::named(one(random, &["Required", "Recommended", "Corequisite"]));
        } else {
            group.why = one(random, &["Question de sécurité.", "Demandé par le jury.", ""]).into();
        }
    });
}

fn alternative(path: &mut TrainingPath, random: &mut Random) {
    on_group(path, random, |group, random, others| {
        if random.one_in(3) && group.any_of.len() > 1 {
            let gone = group.any_of.iter().next().cloned();
            group.any_of.retain(|id| Some(id) != gone.as_ref());
        } else if !others.is_empty() {
            group.any_of.insert(others[random.below(others.len())].clone());
        }
    });
}

fn move_module(path: &mut TrainingPath, random: &mut Random) {
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

fn move_within(path: &mut TrainingPath, random: &mut Random) {
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

fn add_stage(path: &mut TrainingPath, random: &mut Random) {
    let id = one(random, &["s4", "s5"]);
    if path.stages.iter().all(|stage| stage.id != id) {
        let at = random.below(path.stages.len() + 1);
        let title = one(random, &TITLES).into();
        path.stages.insert(at, Stage { id: id.into(), title, ..Stage::default() });
    }
}

fn rename_stage(path: &mut TrainingPath, random: &mut Random) {
    let count = path.stages.len();
    if count > 0 {
        path.stages[random.below(count)].title = one(random, &TITLES).into();
    }
}

fn move_stage(path: &mut TrainingPath, random: &mut Random) {
    let count = path.stages.len();
    if count > 1 {
        let stage = path.stages.remove(random.below(count));
        path.stages.insert(random.below(count), stage);
    }
}

fn remove_stage(path: &mut TrainingPath, random: &mut Random) {
    let count = path.stages.len();
    if count == 0 {
        return;
    }
    let gone = path.stages.remove(random.below(count));
    if let Some(heir) = path.stages.first_mut() {
        heir.modules.extend(gone.modules);
    }
}

fn outcome_changed(path: &mut TrainingPath, random: &mut Random) {
    let made = outcome(random, path);
    let key = one(random, &["o1", "o2", "o3"]);
    let Some((_, module)) = some(path, random) else { return };
    match module.outcomes.get_mut(key) {
        Some(found) if random.one_in(2) => {
            found.level = Level::named(one(random, &["Apply", "Analyse", "Unstated"]));
        }
        Some(found) => found.text = made.text,
        None => {
            module.outcomes.insert(key.into(), made);
        }
    }
}

fn outcome_removed(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    let key = one(random, &["o1", "o2"]);
    module.outcomes.remove(key);
    for assessment in module.assessments.values_mut() {
        assessment.outcomes.retain(|have| have != key);
    }
}

fn activity_changed(path: &mut TrainingPath, random: &mut Random) {
    let id = one(random, &["a1", "a2", "a3", "a4"]);
    let made = activity(random, id);
    let Some((_, module)) = some(path, random) else { return };
    match module.activities.iter().position(|have| have.id == id) {
        Some(at) if random.one_in(3) => {
            module.activities.remove(at);
        }
        Some(at) if random.one_in(2) => module.activities[at].trainer ^= true,
        Some(at) => module.activities[at].title = made.title,
        None => {
            let at = random.below(module.activities.len() + 1);
            module.activities.insert(at, made);
        }
    }
}

fn activity_moved(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    let count = module.activities.len();
    if count > 1 {
        let moved = module.activities.remove(random.below(count));
        module.activities.insert(random.below(count), moved);
    }
}

fn credit(path: &mut TrainingPath, random: &mut Random) {
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

fn licence(path: &mut TrainingPath, random: &mut Random) {
    match random.below(4) {
        0 => path.language = one(random, &["fr", "fr", "en"]).into(),
        1 => path.status = Status::named(one(random, &["Draft", "Shared", "Approved"])),
        _ => path.licence = one(random, &["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0"]).into(),
    }
}

fn label(path: &mut TrainingPath, random: &mut Random) {
    path.version = one(random, &["1.1", "1.2", "2.0"]).into();
}

fn dated(path: &mut TrainingPath, random: &mut Random) {
    path.updated = one(random, &["2026-02-01", "2026-03-15", "2026-04-30"]).into();
}

fn comment(path: &mut TrainingPath, random: &mut Random) {
    if let Some((_, module)) = some(path, random) {
        remark(random, &mut module.trivia);
    }
}

fn later_field(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    let raw: Box<str> = one(random, &["5", "8", "[1, 2]"]).into();
    let comments: Vec<_> = module.trivia.all_comments().cloned().collect();
    let mut fresh = mille_parcours::model::trivia::Trivia::default();
    fresh.absorb(comments);
    if !random.one_in(4) {
        fresh.keep_unknown(Unknown { name: "charge".into(), raw });
    }
    module.trivia = fresh;
}

fn later_name(path: &mut TrainingPath, random: &mut Random) {
    if let Some((_, module)) = some(path, random) {
        module.kind = ModuleKind::named(one(random, &["Blended", "Optional", "Core"]));
    }
}

/// The id changes, is noted, and every reference follows.
fn rename_id(path: &mut TrainingPath, random: &mut Random) {
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
fn replace(path: &mut TrainingPath, random: &mut Random) {
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

fn optional_record(path: &mut TrainingPath, random: &mut Random) {
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

fn competency(path: &mut TrainingPath, random: &mut Random) {
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

fn goal(path: &mut TrainingPath, random: &mut Random) {
    path.goal = prose(random).as_str().into();
}

fn origin(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    let digest: String = one(random, &["b3:3333", "b3:4444"]).into();
    module.origin.get_or_insert_default().digest = digest;
}

/// Something in one module and nowhere else.
pub fn touch(path: &TrainingPath, id: &str, edit: u64) -> TrainingPath {
    let mut path = path.clone();
    let mut random = Random(edit);
    if let Some(module) = path.modules.get_mut(id) {
        match random.below(4) {
            0 => module.title = format!("{} ({})", module.title, one(&mut random, &WORDS)),
            1 => {
                module.minutes.insert(Modality::OnSite, 30 + minutes(&mut random));
            }
            2 => {
                module.keywords.insert(format!("{} bis", one(&mut random, &WORDS)));
            }
            _ => module.summary = prose(&mut random).as_str().into(),
        }
    }
    path
}
