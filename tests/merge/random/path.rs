//! A small lawful path, with something of everything.

use mille_parcours::model::trivia::{Anchor, Comments, Unknown};
use mille_parcours::model::{
    Activity, Assessment, Contributor, Modality, Module, Origin, Outcome, Requirement, Role, Stage, Status,
    TrainingPath,
};

use crate::common::generate::Random;

/// Names of modules, so few that both sides take the same one.
pub const IDS: [&str; 9] =
    ["accueil", "bases", "caisse", "devis", "entretien", "froid", "gestion", "hygiene", "inventaire"];
pub const TITLES: [&str; 5] =
    ["Accueillir", "Tenir la caisse", "Établir un devis", "Gérer le stock", "Mener un entretien"];
pub const SENTENCES: [&str; 8] = [
    "Le module installe les gestes.",
    "On travaille à deux.",
    "Une séance est filmée.",
    "Le groupe commente sans juger.",
    "Chacun note un geste à garder.",
    "Le formateur montre une fois.",
    "Un quiz clôt la journée.",
    "La fiche est remise à la fin.",
];
pub const WORDS: [&str; 6] = ["vente", "client", "écoute", "stock", "devis", "hygiène"];
pub const PEOPLE: [&str; 3] = ["cci-est/j-roy", "cci-nord/a-martin", "cci-sud/l-petit"];

/// One of a few.
pub fn one<'a>(random: &mut Random, from: &[&'a str]) -> &'a str {
    from[random.below(from.len())]
}

/// A few sentences in one or two paragraphs.
pub fn prose(random: &mut Random) -> String {
    let mut text = String::new();
    let first = random.below(SENTENCES.len());
    for n in 0..random.below(5) {
        if n > 0 {
            text.push_str(if random.one_in(3) { "\n\n" } else { " " });
        }
        text.push_str(SENTENCES[(first + n) % SENTENCES.len()]);
    }
    text
}

/// The path that both sides begin from. Its prerequisites lead to modules taught before, mostly.
pub fn base(seed: u64) -> TrainingPath {
    let mut random = Random(seed);
    let mut path = TrainingPath::new("essai-1a2b", "Vendre en boutique");
    path.language = "fr".into();
    path.goal = prose(&mut random).as_str().into();
    path.licence = one(&mut random, &["", "CC-BY-4.0", "CC-BY-SA-4.0"]).into();
    path.status = Status::named(one(&mut random, &["Draft", "Draft", "Shared"]));
    path.version = one(&mut random, &["", "1.0"]).into();
    for key in ["c1", "c2"].iter().filter(|_| random.one_in(2)).collect::<Vec<_>>() {
        let label = one(&mut random, &TITLES).to_owned();
        path.competencies
            .insert((*key).into(), mille_parcours::model::Competency { label, ..Default::default() });
    }
    for person in PEOPLE.iter().filter(|_| random.one_in(2)).collect::<Vec<_>>() {
        path.contributors.insert((*person).into(), contributor(person, Role::Author));
    }
    let stages = random.below(4);
    for n in 0..stages {
        let title = one(&mut random, &TITLES).to_owned();
        path.stages.push(Stage { id: format!("s{n}"), title, ..Stage::default() });
    }
    let count = 1 + random.below(6);
    let start = random.below(IDS.len());
    let mut at = 0;
    for n in 0..count {
        let id = IDS[(start + n) % IDS.len()].to_owned();
        let before: Vec<String> = path.modules.keys().cloned().collect();
        path.modules.insert(id.clone(), module(&mut random, &path, &before));
        if stages > 0 {
            at = (at + random.below(2)).min(stages - 1);
            if !random.one_in(8) {
                path.stages[at].modules.push(id);
            }
        }
    }
    if random.one_in(25) {
        knot(&mut random, &mut path);
    }
    trivia(&mut random, &mut path);
    path
}

pub fn contributor(person: &str, role: Role) -> Contributor {
    let (centre, name) = person.split_once('/').expect("centre/person");
    Contributor {
        name: name.into(),
        centre: centre.into(),
        roles: [role].into_iter().collect(),
        ..Contributor::default()
    }
}

/// A module as somebody would write it, that may require some of those before it.
pub fn module(random: &mut Random, path: &TrainingPath, before: &[String]) -> Module {
    let mut module = Module { title: one(random, &TITLES).into(), ..Module::default() };
    module.summary = prose(random).as_str().into();
    if random.one_in(2) {
        module.minutes.insert(Modality::OnSite, minutes(random));
    }
    module.keywords = WORDS.iter().filter(|_| random.one_in(4)).map(|word| (*word).to_owned()).collect();
    for key in ["o1", "o2"].iter().filter(|_| random.one_in(2)).collect::<Vec<_>>() {
        module.outcomes.insert((*key).into(), outcome(random, path));
    }
    if random.one_in(3) && !module.outcomes.is_empty() {
        let outcomes = module.outcomes.keys().take(1).cloned().collect();
        let form = one(random, &["Quiz", "Jeu de rôle"]).into();
        module.assessments.insert("e1".into(), Assessment { form, outcomes, ..Assessment::default() });
    }
    for id in ["a1", "a2", "a3"].iter().take(random.below(4)).collect::<Vec<_>>() {
        module.activities.push(activity(random, id));
    }
    for _ in 0..random.below(3) {
        if let Some(group) = group(random, before) {
            module.requires.insert(group);
        }
    }
    if random.one_in(6) {
        let digest = one(random, &["b3:1111", "b3:2222"]).into();
        module.origin = Some(Box::new(Origin { digest, centre: "cci-ouest".into(), ..Origin::default() }));
    }
    module
}

pub fn minutes(random: &mut Random) -> u32 {
    [60, 120, 180, 240][random.below(4)]
}

pub fn outcome(random: &mut Random, path: &TrainingPath) -> Outcome {
    let competencies = path.competencies.keys().filter(|_| random.one_in(2)).cloned().collect();
    Outcome { text: one(random, &TITLES).into(), competencies, ..Outcome::default() }
}

pub fn activity(random: &mut Random, id: &str) -> Activity {
    let script = prose(random).as_str().into();
    Activity { id: id.into(), title: one(random, &TITLES).into(), script, ..Activity::default() }
}

/// A group of one or two of these.
pub fn group(random: &mut Random, from: &[String]) -> Option<Requirement> {
    let some = |random: &mut Random| (!from.is_empty()).then(|| from[random.below(from.len())].clone());
    let mut any_of: mille_parcours::model::Set<String> = some(random).into_iter().collect();
    if let Some(second) = some(random).filter(|_| random.one_in(3)) {
        any_of.insert(second);
    }
    let kind = mille_parcours::model::RequirementKind::named(one(
        random,
        &["Required", "Required", "Required", "Recommended", "Corequisite"],
    ));
    let why = one(random, &["", "", "Les gestes sont supposés connus."]).into();
    (!any_of.is_empty()).then(|| Requirement { any_of, kind, why, ..Requirement::default() })
}

/// A circle that was there before anybody edited.
fn knot(random: &mut Random, path: &mut TrainingPath) {
    let ids: Vec<String> = path.modules.keys().cloned().collect();
    if ids.len() > 1 {
        let (one, two) = (ids[0].clone(), ids[1 + random.below(ids.len() - 1)].clone());
        for (from, to) in [(&one, &two), (&two, &one)] {
            let group = Requirement { any_of: [to.clone()].into_iter().collect(), ..Requirement::default() };
            path.modules.get_mut(from).expect("a module").requires.insert(group);
        }
    }
}

fn trivia(random: &mut Random, path: &mut TrainingPath) {
    let ids: Vec<String> = path.modules.keys().cloned().collect();
    for id in ids {
        let module = path.modules.get_mut(&id).expect("a module");
        if random.one_in(4) {
            remark(random, &mut module.trivia);
        }
        if random.one_in(6) {
            module.trivia.keep_unknown(Unknown { name: "charge".into(), raw: "3".into() });
        }
    }
}

/// A comment above the whole or behind its first field.
pub fn remark(random: &mut Random, trivia: &mut mille_parcours::model::trivia::Trivia) {
    let text: Box<str> = one(random, &["// à revoir", "// vu en juin", "// vu avec le jury"]).into();
    let slot = if random.one_in(2) { Anchor::Whole } else { Anchor::Field(0) };
    trivia.put_comments(slot, Some(Comments { before: vec![text], after: Vec::new() }));
}

/// The text of a path with the entries of its maps, the items of its sets and its fields in another
/// order, as somebody may write it by hand.
pub fn shuffled(text: &str, random: &mut Random) -> String {
    // The canonical form opens every module and every field of it on lines of its own, so whole blocks of
    // lines at one depth can be exchanged where order means nothing.
    let lines: Vec<&str> = text.lines().collect();
    let Some(start) = lines.iter().position(|line| *line == "    modules: {") else { return text.into() };
    let Some(end) = lines[start..].iter().position(|line| *line == "    },").map(|at| start + at) else {
        return text.into();
    };
    let mut blocks: Vec<Vec<&str>> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for line in &lines[start + 1..end] {
        open.push(line);
        if *line == "        )," {
            blocks.push(std::mem::take(&mut open));
        }
    }
    for at in (1..blocks.len()).rev() {
        blocks.swap(at, random.below(at + 1));
    }
    let body = blocks.iter().flatten().copied().chain(open);
    let all: Vec<&str> =
        lines[..=start].iter().copied().chain(body).chain(lines[end..].iter().copied()).collect();
    all.join("\n") + "\n"
}
