//! I002, I004, I006: ids and titles that people take for one another.

use std::collections::{BTreeMap, HashMap};

use super::report::FindingCollector;
use super::rule;
use super::scope::CheckScope;
use crate::model::value::{Step, Steps};
use crate::model::{Charter, Keyed, TrainingPath, fold};

/// Judges the ids and titles of a path.
pub(super) fn check(path: &TrainingPath, scope: &CheckScope, report: &mut FindingCollector) {
    if scope.asks(&[], &[]) {
        keys(&path.modules, "modules", report);
        keys(&path.competencies, "competencies", report);
    }
    if scope.asks(&["stages"], &[]) {
        let stages = path.stages.iter().map(|stage| stage.id.as_str());
        confusable(stages, |at| crate::steps![Field("stages"), At(at), Field("id")], report);
    }
    if scope.asks(&[], &["title"]) {
        duplicate_titles(path, report);
    }
    if scope.asks(&[], &["was"]) {
        former_ids(path, report);
    }
}

/// I002 for the centres of a charter.
pub(super) fn centres(charter: &Charter, report: &mut FindingCollector) {
    keys(&charter.centres, "centres", report);
}

/// I002 for the keys of one map.
fn keys<V>(map: &Keyed<V>, field: &'static str, report: &mut FindingCollector) {
    let place = |at| {
        let key = map.keys().nth(at).cloned().unwrap_or_default();
        vec![Step::Field(field), Step::Item(key)]
    };
    confusable(map.keys().map(String::as_str), place, report);
}

/// I002: told at the second of two ids that look alike. (The same id twice is another rule's business.)
fn confusable<'a>(
    ids: impl Iterator<Item = &'a str>,
    place: impl Fn(usize) -> Steps,
    report: &mut FindingCollector,
) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for (index, id) in ids.enumerate() {
        let other = *known.entry(skeleton(id)).or_insert(id);
        if other != id {
            let message = rule::CONFUSABLE_ID.message().with("id", id).with("other", other);
            report.add(&rule::CONFUSABLE_ID, place(index), message);
        }
    }
}

/// What a reader sees of an id at a glance: letters that look alike are one letter, and hyphens
/// count only between figures, where they part numbers.
fn skeleton(id: &str) -> String {
    let folded = if id.is_ascii() { id.to_ascii_lowercase() } else { fold(id) };
    let plain = folded.replace("rn", "m").replace("vv", "w");
    let letters: Vec<char> = plain.chars().collect();
    let is_figure = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let seen = letters.iter().enumerate().filter_map(|(at, c)| match c {
        '-' | '_' if !(is_figure(at.checked_sub(1)) && is_figure(Some(at + 1))) => None,
        '_' => Some('-'),
        '0' => Some('o'),
        '1' | 'i' => Some('l'),
        other => Some(*other),
    });
    seen.collect()
}

/// I004: told at the second of two modules with one title.
fn duplicate_titles(path: &TrainingPath, report: &mut FindingCollector) {
    let mut known: HashMap<String, &str> = HashMap::with_capacity(path.modules.len());
    for (id, module) in path.modules.iter().filter(|(_, module)| !module.title.trim().is_empty()) {
        let other = *known.entry(fold(module.title.trim())).or_insert(id);
        if other != id {
            report.add(
                &rule::DUPLICATE_TITLE,
                crate::steps![Field("modules"), Item(id.as_str()), Field("title")],
                rule::DUPLICATE_TITLE
                    .message()
                    .with("title", module.title.as_str())
                    .with("id", id.as_str())
                    .with("other", other),
            );
        }
    }
}

/// I006: a reference to an earlier id has to lead to one module.
fn former_ids(path: &TrainingPath, report: &mut FindingCollector) {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, module) in path.modules.iter() {
        for (index, was) in module.was.iter().enumerate() {
            let other =
                if path.modules.contains_key(was) { was.as_str() } else { *known.entry(was).or_insert(id) };
            if other == id && was != id {
                continue;
            }
            let steps: Vec<Step> =
                crate::steps![Field("modules"), Item(id.as_str()), Field("was"), At(index)];
            report.add(
                &rule::FORMER_ID_TAKEN,
                steps,
                rule::FORMER_ID_TAKEN
                    .message()
                    .with("owner", path.title_of(id))
                    .with("id", was.as_str())
                    .with("other", path.title_of(other)),
            );
        }
    }
}
