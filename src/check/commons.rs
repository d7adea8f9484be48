//! B: what only shows across the files of a commons.

use std::collections::BTreeMap;

use super::near::Nearest;
use super::report::{CheckOptions, Finding, FindingCollector};
use super::rule;
use super::scope::CheckScope;
use super::walk::{WalkPlace, WalkStep, WalkValue, walk};
use crate::model::node::{Node, RecordNode};
use crate::model::shape::{RefTarget, Sense};
use crate::model::value::Value;
use crate::model::{Card, Charter, Level, Module, ModuleFile, Status, TrainingPath};

/// The files of a commons, each with its name from the charter's folder, parts parted by `/`.
#[derive(Debug, Clone, Default)]
pub struct Commons<'a> {
    /// The charter; without one, centres and licences are not judged.
    pub charter: Option<(&'a str, &'a Charter)>,
    /// Training paths.
    pub paths: Vec<(&'a str, &'a TrainingPath)>,
    /// Modules that are offered to everybody.
    pub modules: Vec<(&'a str, &'a ModuleFile)>,
    /// Cards.
    pub cards: Vec<(&'a str, &'a Card)>,
}

/// A finding and the file it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFinding {
    /// The name of the file, as it was given.
    pub file: String,
    /// What was found in it.
    pub finding: Finding,
}

/// Judges what only shows across files. Each file by itself is judged by the other functions. In the
/// order of the names of files, then as in one file.
pub fn check_commons(commons: &Commons, options: &CheckOptions) -> Vec<FileFinding> {
    let shared = CommonsContext::of(commons);
    let mut all: Vec<FileFinding> = Vec::new();
    let mut keep = |file: &str, found: Vec<Finding>| {
        all.extend(found.into_iter().map(|finding| FileFinding { file: file.to_owned(), finding }));
    };
    for (file, path) in &commons.paths {
        let mut report = FindingCollector::new(options, &path.status);
        shared.values(*path, &mut report);
        shared.path(file, path, &mut report);
        keep(file, report.finish(*path));
    }
    for (file, module) in &commons.modules {
        let mut report = FindingCollector::new(options, &module.status);
        shared.values(*module, &mut report);
        same_id(&shared.module_files, &module.id, file, &mut report);
        keep(file, report.finish(*module));
    }
    for (file, card) in &commons.cards {
        let mut report = FindingCollector::new(options, &card.status);
        shared.values(*card, &mut report);
        same_id(&shared.card_files, &card.id, file, &mut report);
        keep(file, report.finish(*card));
    }
    if let Some((file, charter)) = commons.charter {
        // A charter is in force for whoever shares it.
        let report = FindingCollector::new(options, &Status::Shared);
        keep(file, report.finish(charter));
    }
    // Stable, so that the findings of one file stay in their order.
    all.sort_by(|a, b| a.file.cmp(&b.file));
    all
}

/// What the files of a commons are compared with.
struct CommonsContext<'a> {
    charter: Option<&'a Charter>,
    centres: Nearest<'a>,
    cards: Nearest<'a>,
    card_files: BTreeMap<&'a str, &'a str>,
    module_files: BTreeMap<&'a str, &'a str>,
    /// The first file of each path, by folder and id, and by id alone.
    in_folder: BTreeMap<(&'a str, &'a str), &'a str>,
    anywhere: BTreeMap<&'a str, &'a str>,
    /// The first holder of each module: the file of its own where there is one.
    modules: BTreeMap<&'a str, (&'a str, &'a Module)>,
}

impl<'a> CommonsContext<'a> {
    fn of(commons: &Commons<'a>) -> Self {
        let mut paths = commons.paths.clone();
        paths.sort_unstable_by_key(|(file, _)| *file);
        let mut shared = Self {
            charter: commons.charter.map(|(_, charter)| charter),
            centres: Nearest::new(commons.charter.iter().flat_map(|(_, charter)| {
                charter.centres.iter().map(|(id, centre)| (id.as_str(), centre.name.as_str()))
            })),
            cards: Nearest::new(
                commons.cards.iter().map(|(_, card)| (card.id.as_str(), card.title.as_str())),
            ),
            card_files: firsts(commons.cards.iter().map(|(file, card)| (card.id.as_str(), *file))),
            module_files: firsts(commons.modules.iter().map(|(file, module)| (module.id.as_str(), *file))),
            in_folder: firsts(paths.iter().map(|(file, path)| ((folder(file), path.id.as_str()), *file))),
            anywhere: firsts(paths.iter().map(|(file, path)| (path.id.as_str(), *file))),
            modules: BTreeMap::new(),
        };
        for (file, module) in &commons.modules {
            shared.modules.entry(&module.id).or_insert((file, &module.module));
        }
        for (file, path) in paths {
            for (id, module) in path.modules.iter() {
                shared.modules.entry(id).or_insert((file, module));
            }
        }
        shared
    }

    /// B004, B005, B006: values that other files have to answer.
    fn values(&self, root: &dyn Node, report: &mut FindingCollector) {
        walk(root, &CheckScope::whole(), &mut |place, seen| {
            let (Some(field), WalkValue::Line(text)) = (place.field, seen) else { return };
            if text.is_empty() {
                return;
            }
            let is_open = |centre: &str| self.charter.is_some_and(|it| !it.centres.contains_key(centre));
            let (rule, near) = match field.sense {
                Sense::Refers(RefTarget::Card) if !self.card_files.contains_key(text) => {
                    (&rule::UNKNOWN_CARD, &self.cards)
                }
                Sense::Refers(RefTarget::Centre) if is_open(text) => (&rule::UNKNOWN_CENTRE, &self.centres),
                Sense::Licence => return self.licence(place, text, report),
                _ => return,
            };
            report.add(rule, place.steps(), rule.message().with("id", text).with("near", near.hint(text)));
        });
    }

    /// B006: what a file is given out under; the licences of what was taken and of resources are
    /// those of their authors.
    fn licence(&self, place: &WalkPlace, text: &str, report: &mut FindingCollector) {
        let of_others = |part: &WalkStep| matches!(part, WalkStep::Field("origin" | "resources"));
        let Some(charter) = self.charter.filter(|charter| !charter.licences.is_empty()) else { return };
        if place.parts.iter().any(of_others) || charter.licences.iter().any(|known| known == text) {
            return;
        }
        let message = rule::LICENCE_NOT_ACCEPTED.message().with("licence", text);
        let message = message.with("accepted", charter.licences.to_vec());
        report.add(&rule::LICENCE_NOT_ACCEPTED, place.steps(), message);
    }

    /// B001, B002, B003 for one path.
    fn path(&self, file: &str, path: &TrainingPath, report: &mut FindingCollector) {
        match self.in_folder.get(&(folder(file), path.id.as_str())) {
            Some(first) if *first != file => tell_same_id(&path.id, first, report),
            _ => {
                if let Some(first) = self.anywhere.get(path.id.as_str()).filter(|first| **first != file) {
                    let message = rule::VERSIONS_IN_CENTRES.message();
                    let message = message.with("title", path.title.as_str()).with("file", *first);
                    report.add(&rule::VERSIONS_IN_CENTRES, crate::steps![Field("id")], message);
                }
            }
        }
        for (id, module) in path.modules.iter() {
            let Some((other, first)) = self.modules.get(id.as_str()) else { continue };
            if *other != file && !same_content(module, first) {
                let steps = crate::steps![Field("modules"), Item(id.as_str())];
                let message = rule::MODULE_DIFFERS.message();
                let message = message.with("title", path.title_of(id)).with("file", *other);
                report.add(&rule::MODULE_DIFFERS, steps, message);
            }
        }
    }
}

/// The first value of each key.
fn firsts<K: Ord, V: Ord>(entries: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut sorted: Vec<(K, V)> = entries.collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    // Of equal keys the last that is put in stays, which is the first in order.
    sorted.into_iter().collect()
}

fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn same_id(files: &BTreeMap<&str, &str>, id: &str, file: &str, report: &mut FindingCollector) {
    if let Some(first) = files.get(id).filter(|first| **first != file) {
        tell_same_id(id, first, report);
    }
}

fn tell_same_id(id: &str, first: &str, report: &mut FindingCollector) {
    let message = rule::SAME_ID_TWICE.message().with("id", id).with("file", first);
    report.add(&rule::SAME_ID_TWICE, crate::steps![Field("id")], message);
}

/// Whether two modules teach the same. Where a copy comes from and what was seen of it does not count,
/// nor what only its path decides: what comes before it, who takes it, which competencies it serves.
fn same_content(left: &Module, right: &Module) -> bool {
    const APART: &[&str] = &[
        "kind",
        "outcomes",
        "requires",
        "licence",
        "contributors",
        "origin",
        "adaptations",
        "was",
        "observations",
    ];
    let fields = left.shape().fields.iter().enumerate().filter(|(_, field)| !APART.contains(&field.name));
    outcomes(left).eq(outcomes(right))
        && fields.map(|(at, _)| at).all(|at| Value::of(left.field(at)) == Value::of(right.field(at)))
}

fn outcomes(module: &Module) -> impl Iterator<Item = (&str, &str, &Level)> {
    module.outcomes.iter().map(|(id, outcome)| (id.as_str(), outcome.text.as_str(), &outcome.level))
}
