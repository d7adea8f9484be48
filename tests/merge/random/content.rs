//! What people do inside one module.

use mille_parcours::model::trivia::Unknown;
use mille_parcours::model::{Level, Modality, ModuleKind, Prose, Set, TrainingPath};

use super::edits::some;
use super::path::{SENTENCES, TITLES, WORDS, activity, minutes, one, outcome, prose, remark};
use crate::common::generate::Random;

pub fn retitle(path: &mut TrainingPath, random: &mut Random) {
    if random.one_in(5) {
        path.title = one(random, &TITLES).into();
    } else if let Some((_, module)) = some(path, random) {
        module.title = one(random, &TITLES).into();
    }
}

pub fn reminute(path: &mut TrainingPath, random: &mut Random) {
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

pub fn keyword(path: &mut TrainingPath, random: &mut Random) {
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
pub fn sentences(text: &Prose) -> Vec<Vec<String>> {
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

pub fn joined(paragraphs: &[Vec<String>]) -> Prose {
    let all: Vec<String> = paragraphs.iter().filter(|p| !p.is_empty()).map(|p| p.join(" ")).collect();
    all.join("\n\n").as_str().into()
}

pub fn on_text(
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

pub fn sentence_in(path: &mut TrainingPath, random: &mut Random) {
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

pub fn sentence_out(path: &mut TrainingPath, random: &mut Random) {
    on_text(path, random, |all, at, random| {
        if random.one_in(4) {
            all.remove(at);
        } else if !all[at].is_empty() {
            let place = random.below(all[at].len());
            all[at].remove(place);
        }
    });
}

pub fn sentence_changed(path: &mut TrainingPath, random: &mut Random) {
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

pub fn outcome_changed(path: &mut TrainingPath, random: &mut Random) {
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

pub fn outcome_removed(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    let key = one(random, &["o1", "o2"]);
    module.outcomes.remove(key);
    for assessment in module.assessments.values_mut() {
        assessment.outcomes.retain(|have| have != key);
    }
}

pub fn activity_changed(path: &mut TrainingPath, random: &mut Random) {
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

pub fn activity_moved(path: &mut TrainingPath, random: &mut Random) {
    let Some((_, module)) = some(path, random) else { return };
    let count = module.activities.len();
    if count > 1 {
        let moved = module.activities.remove(random.below(count));
        module.activities.insert(random.below(count), moved);
    }
}

pub fn comment(path: &mut TrainingPath, random: &mut Random) {
    if let Some((_, module)) = some(path, random) {
        remark(random, &mut module.trivia);
    }
}

pub fn later_field(path: &mut TrainingPath, random: &mut Random) {
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

pub fn later_name(path: &mut TrainingPath, random: &mut Random) {
    if let Some((_, module)) = some(path, random) {
        module.kind = ModuleKind::named(one(random, &["Blended", "Optional", "Core"]));
    }
}

pub fn origin(path: &mut TrainingPath, random: &mut Random) {
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
