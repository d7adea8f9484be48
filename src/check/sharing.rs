//! C: what is owed to those whose work is used: credit, licences, reasons for what was changed.

use super::durations::below;
use super::licence::CcLicence;
use super::report::FindingCollector;
use super::rule;
use crate::model::common::Resources;
use crate::model::value::Step;
use crate::model::{Adaptation, Keyed, Module, Origin, TrainingPath};

/// C001, C002: of one module or card that stands at `at`.
pub(super) fn credits(
    adaptations: &Keyed<Adaptation>,
    resources: &Resources,
    at: &[Step],
    report: &mut FindingCollector,
) {
    reasons(adaptations, at, report);
    for (id, resource) in resources.iter() {
        // What has an address and no card of the commons was made elsewhere.
        let is_foreign = !resource.url.is_empty() && resource.card.is_empty();
        if is_foreign && (resource.author.trim().is_empty() || resource.licence.is_empty()) {
            report.add(
                &rule::RESOURCE_WITHOUT_CREDIT,
                below(at, crate::steps![Field("resources"), Item(id.as_str())]),
                rule::RESOURCE_WITHOUT_CREDIT.message().with("title", resource.title.as_str()),
            );
        }
    }
}

/// C001.
pub(super) fn reasons(adaptations: &Keyed<Adaptation>, at: &[Step], report: &mut FindingCollector) {
    for (id, adaptation) in adaptations.iter().filter(|(_, found)| found.reason.is_empty()) {
        let centre = if adaptation.centre.is_empty() { id } else { &adaptation.centre };
        report.add(
            &rule::ADAPTATION_WITHOUT_REASON,
            below(at, crate::steps![Field("adaptations"), Item(id.as_str())]),
            rule::ADAPTATION_WITHOUT_REASON.message().with("centre", centre.as_str()),
        );
    }
}

/// C003, C007, C008: what a file that stands for itself says once it is offered to others.
/// Licence and contributors belong to what stands at `at`.
pub(super) fn offered(
    licence: &str,
    contributors: usize,
    updated: &str,
    at: &[Step],
    report: &mut FindingCollector,
) {
    if licence.is_empty() {
        let steps = below(at, crate::steps![Field("licence")]);
        report.add(&rule::NO_LICENCE, steps, rule::NO_LICENCE.message());
    }
    if contributors == 0 {
        let steps = below(at, crate::steps![Field("contributors")]);
        report.add(&rule::NO_CONTRIBUTOR, steps, rule::NO_CONTRIBUTOR.message());
    }
    if updated.is_empty() {
        report.add(&rule::NO_UPDATE_DAY, crate::steps![Field("updated")], rule::NO_UPDATE_DAY.message());
    }
}

/// C005, C006: of the path and of each module it took from elsewhere.
pub(super) fn path(path: &TrainingPath, report: &mut FindingCollector) {
    reasons(&path.adaptations, &[], report);
    if let Some(origin) = path.origin.as_deref() {
        let is_adapted = !path.adaptations.is_empty();
        licences(origin, &path.licence, &path.title, is_adapted, &[], report);
    }
    for (id, module) in path.modules.iter() {
        let Some(origin) = module.origin.as_deref() else { continue };
        let is_adapted = !module.adaptations.is_empty() || report.options.edited.contains(id);
        let at = crate::steps![Field("modules"), Item(id.as_str())];
        licences(origin, given_under(module, path), path.title_of(id), is_adapted, &at, report);
    }
}

/// The licence a module is given out under: its own, else the path's.
fn given_under<'a>(module: &'a Module, path: &'a TrainingPath) -> &'a str {
    if module.licence.is_empty() { &path.licence } else { &module.licence }
}

/// An adaptation needs a licence that allows it. A work taken as it is stands in a collection, which
/// keeps the licence of each part: then it is only told that adapting it would not be allowed here.
fn licences(
    origin: &Origin,
    under: &str,
    title: &str,
    is_adapted: bool,
    at: &[Step],
    report: &mut FindingCollector,
) {
    let (Some(of), Some(given)) = (CcLicence::of(&origin.licence), CcLicence::of(under)) else { return };
    if of.allows(given) {
        return;
    }
    let rule = if is_adapted { &rule::LICENCE_CONFLICT } else { &rule::LICENCE_COLLECTION };
    report.add(
        rule,
        below(at, crate::steps![Field("origin"), Field("licence")]),
        rule.message().with("title", title).with("origin", origin.licence.as_str()).with("under", under),
    );
}
