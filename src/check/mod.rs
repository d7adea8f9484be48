//! Findings: what is wrong, doubtful or worth knowing in a file, as plain data.
//!
//! Owns the table of rules ([`rule`]) and their judgement, one file a family. A draft is judged mildly,
//! everything else strictly; what contradicts itself is an error always. Does not own words (the area
//! `check` of `i18n` has message, help and explanation of each rule), reads no file and no clock, and
//! never changes what it judges.
//!
//! All functions are pure, never fail, and give findings in the order of the file, then by code. They
//! take time in proportion to the file: suggestions are bounded, and nothing compares all with all.

mod activities;
mod commons;
mod durations;
mod forms;
mod identity;
mod lheo;
mod licence;
mod missing;
mod near;
mod notices;
mod outcomes;
mod prerequisites;
mod qualiopi;
mod reach;
mod references;
mod report;
pub mod rule;
mod scope;
mod sharing;
mod stages;
#[cfg(test)]
pub(crate) mod tests;
mod text;
mod verbs;
mod walk;

pub use commons::{Commons, FileFinding, check_commons};
pub use forms::{doubt, doubt_key, is_day};
pub use report::{CheckOptions, Finding};
pub use rule::{Family, OPEN_QUESTION, Profile, RULES, Rule, Severity, explain};
pub use scope::CheckScope;

use crate::model::node::Node;
use crate::model::value::{Step, Steps};
use crate::model::{Card, Charter, Module, ModuleFile, Status, TrainingPath};
use notices::Notices;
use references::References;
use report::FindingCollector;

/// The places where a work's licence does not go with the one that a path is given out under.
pub fn licences(path: &TrainingPath) -> Vec<Steps> {
    let options = CheckOptions::default();
    let mut report = FindingCollector::new(&options, &path.status);
    sharing::path(path, &mut report);
    let codes = [rule::LICENCE_CONFLICT.code, rule::LICENCE_COLLECTION.code];
    let found = report.finish(path).into_iter().filter(|finding| codes.contains(&finding.rule.code));
    found.map(|finding| finding.steps).collect()
}

/// Judges a training path.
pub fn check(path: &TrainingPath, options: &CheckOptions) -> Vec<Finding> {
    let mut report = FindingCollector::new(options, &path.status);
    judge(path, &CheckScope::whole(), &mut report);
    report.finish(path)
}

/// As [`check`], in no order, and only what one of two versions can have alone is looked for; what is in
/// both may be among it.
pub fn check_about(path: &TrainingPath, options: &CheckOptions, scope: &CheckScope) -> Vec<Finding> {
    let mut report = FindingCollector::new(options, &path.status);
    judge(path, scope, &mut report);
    report.unsorted()
}

/// Each family of rules, where what it looks at is asked for.
fn judge(path: &TrainingPath, scope: &CheckScope, report: &mut FindingCollector) {
    values(path, Some(path), scope, report);
    identity::check(path, scope, report);
    if scope.asks(&["certification", "competencies"], &[]) {
        references::blocks(path, report);
    }
    if scope.asks(&[], &["requires", "kind"]) {
        prerequisites::check(path, report);
    }
    if scope.asks(&[], &["requires"]) {
        reach::check(path, report);
    }
    if scope.asks(&["stages"], &["requires"]) {
        stages::check(path, report);
    }
    durations::group_size(path, report);
    if scope.asks(&["goal", "competencies"], &["outcomes"]) {
        outcomes::path(path, report);
    }
    sharing::path(path, report);
    sharing::offered(&path.licence, path.contributors.len(), &path.updated, &[], report);
    forms::codes(path, report);
    if scope.asks(&[], &["keywords"]) {
        text::keywords(path, report);
    }
    notices::open_questions(path, report);
    for (id, module) in path.modules.iter().filter(|(id, _)| scope.has_module(id)) {
        let at = crate::steps![Field("modules"), Item(id.as_str())];
        teaching(module, &path.language, &at, report);
    }
    if report.options.profiles.contains(&Profile::Qualiopi) {
        qualiopi::check(path, report);
    }
    if report.options.profiles.contains(&Profile::Lheo) {
        lheo::check(path, report);
    }
}

/// Judges a module that is offered in a file of its own. What it requires and works towards stands in
/// the paths that take it, so those references are not judged.
pub fn check_module_file(file: &ModuleFile, options: &CheckOptions) -> Vec<Finding> {
    let mut report = FindingCollector::new(options, &file.status);
    values(file, None, &CheckScope::whole(), &mut report);
    let at = crate::steps![Field("module")];
    teaching(&file.module, &file.language, &at, &mut report);
    prerequisites::alone(&file.id, &file.module, &at, &mut report);
    let Module { licence, contributors, .. } = &file.module;
    sharing::offered(licence, contributors.len(), &file.updated, &at, &mut report);
    report.finish(file)
}

/// Judges a card.
pub fn check_card(card: &Card, options: &CheckOptions) -> Vec<Finding> {
    let mut report = FindingCollector::new(options, &card.status);
    values(card, None, &CheckScope::whole(), &mut report);
    sharing::credits(&card.adaptations, &card.resources, &[], &mut report);
    sharing::offered(&card.licence, card.contributors.len(), &card.updated, &[], &mut report);
    report.finish(card)
}

/// Judges a charter, strictly: it is in force for whoever shares it.
pub fn check_charter(charter: &Charter, options: &CheckOptions) -> Vec<Finding> {
    let mut report = FindingCollector::new(options, &Status::Shared);
    values(charter, None, &CheckScope::whole(), &mut report);
    identity::centres(charter, &mut report);
    report.finish(charter)
}

/// The rules about any value, in one pass.
fn values(root: &dyn Node, path: Option<&TrainingPath>, scope: &CheckScope, report: &mut FindingCollector) {
    let mut references = References::new(path);
    let mut notices = Notices::default();
    walk::walk(root, scope, &mut |place, seen| {
        forms::see(place, seen, report);
        text::see(place, seen, report);
        references.see(place, seen, report);
        notices.see(place, seen, report);
    });
    notices.finish(report);
}

/// The rules about what a module teaches, wherever it stands.
fn teaching(module: &Module, language: &str, at: &[Step], report: &mut FindingCollector) {
    durations::module(module, at, report);
    outcomes::module(module, language, at, report);
    activities::module(module, at, report);
    sharing::credits(&module.adaptations, &module.resources, at, report);
}
