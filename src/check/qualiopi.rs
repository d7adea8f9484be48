//! Q: what a path file can show of the national quality standard (Code du travail, L6316-1 and
//! R6316-1; guide de lecture of the référentiel national qualité).

use super::report::FindingCollector;
use super::rule;
use crate::model::node::{Node, NodeView};
use crate::model::shape::Shaped;
use crate::model::value::{Step, Steps};
use crate::model::{Access, Means, Message, TrainingPath};

/// A field of the path, or of a record of it, that indicator 1 wants published.
const INFORMATION: &[&[&str]] = &[
    &["updated"],
    &["goal"],
    &["entry_requirements"],
    &["access", "terms"],
    &["access", "lead_time"],
    &["price"],
    &["accessibility"],
    &["contacts"],
];

/// A field that is the evidence for another indicator, by its number.
const EVIDENCE: &[(u32, &[&str])] = &[
    (4, &["context"]),
    (8, &["positioning"]),
    (9, &["access", "place"]),
    (17, &["means", "teaching"]),
    (17, &["means", "technical"]),
    (17, &["means", "staffing"]),
    (26, &["disability_contact"]),
];

/// Judges a path by the profile.
pub(super) fn check(path: &TrainingPath, report: &mut FindingCollector) {
    let mut missing = |indicator: u32, names: &'static [&'static str]| {
        if let Some((steps, label)) = empty_field(path, names) {
            let rule = if indicator == 1 { &rule::QUALIOPI_INFORMATION } else { &rule::QUALIOPI_EVIDENCE };
            let message = rule.message().with("field", Message::new(label)).with("indicator", indicator);
            report.add(rule, steps, message);
        }
    };
    for names in INFORMATION {
        missing(1, names);
    }
    for (indicator, names) in EVIDENCE {
        missing(*indicator, names);
    }

    let modules = || path.modules.values();
    // Duration and ways of assessment are public information too, and come from the modules.
    if modules().all(|module| module.total_minutes() == 0) {
        let message = rule::QUALIOPI_INFORMATION.message();
        let label = Message::new("field-module-minutes");
        report.add(
            &rule::QUALIOPI_INFORMATION,
            crate::steps![Field("modules")],
            message.with("field", label).with("indicator", 1_u32),
        );
    }
    if modules().all(|module| module.assessments.is_empty()) {
        let message = rule::QUALIOPI_INFORMATION.message();
        let label = Message::new("field-module-assessments");
        report.add(
            &rule::QUALIOPI_INFORMATION,
            crate::steps![Field("modules")],
            message.with("field", label).with("indicator", 1_u32),
        );
    }
    if modules().all(|module| module.outcomes.is_empty()) {
        let message = rule::QUALIOPI_NO_OUTCOME.message();
        report.add(&rule::QUALIOPI_NO_OUTCOME, crate::steps![Field("modules")], message);
    }
    for (id, module) in path.modules.iter().filter(|(_, module)| module.methods.is_empty()) {
        let steps = crate::steps![Field("modules"), Item(id.as_str()), Field("methods")];
        let message = rule::QUALIOPI_METHOD.message().with("title", module.title.as_str());
        report.add(&rule::QUALIOPI_METHOD, steps, message);
    }
    outdated(path, report);
}

/// Q005: a year is what most audits take for up to date; the standard names no figure.
fn outdated(path: &TrainingPath, report: &mut FindingCollector) {
    let (Some(today), Ok(updated)) = (report.options.today, path.updated.parse::<jiff::civil::Date>()) else {
        return;
    };
    let year_later = updated.checked_add(jiff::Span::new().years(1));
    if year_later.is_ok_and(|last| last < today) {
        let message = rule::QUALIOPI_OUTDATED.message().with("date", path.updated.as_str());
        report.add(&rule::QUALIOPI_OUTDATED, crate::steps![Field("updated")], message);
    }
}

/// Where a field stands and what it is called, if it is empty.
pub(super) fn empty_field(
    path: &TrainingPath,
    names: &'static [&'static str],
) -> Option<(Steps, &'static str)> {
    let steps: Steps = names.iter().copied().map(Step::Field).collect();
    let node = crate::model::value::find(path, &steps);
    if node.is_some_and(|node| !is_blank(node)) {
        return None;
    }
    let shape = match names {
        ["access", _] => Access::SHAPE,
        ["means", _] => Means::SHAPE,
        ["organisation", _] => crate::model::Organisation::SHAPE,
        _ => TrainingPath::SHAPE,
    };
    let label = shape.field(names.last()?)?.label;
    Some((steps, label))
}

fn is_blank(node: &dyn Node) -> bool {
    match node.view() {
        NodeView::Line(text) => text.trim().is_empty(),
        NodeView::Prose(text) => text.as_str().trim().is_empty(),
        _ => node.is_default(),
    }
}
