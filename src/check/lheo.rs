//! L: what LHEO 2.3, the French exchange format for training offers, can carry of a path.
//!
//! Lengths and obligations are those of the published schema (lheo-2.3.xsd), in characters.

use super::qualiopi::empty_field;
use super::report::FindingCollector;
use super::rule;
use crate::model::node::NodeView;
use crate::model::shape::Shaped;
use crate::model::value::Step;
use crate::model::{Message, RequirementKind, TrainingPath};

/// A field, the LHEO element it becomes, and the characters that one holds.
const LIMITS: &[(&[&str], &str, usize)] = &[
    (&["title"], "intitule-formation", 255),
    (&["goal"], "objectif-formation", 3000),
    (&["completion"], "resultats-attendus", 3000),
    (&["means", "teaching"], "modalites-pedagogiques", 200),
    (&["accessibility"], "acces-handicapes", 250),
];

/// Fields without which LHEO has nothing to put into an element it demands.
const REQUIRED: &[(&[&str], &str)] = &[
    (&["title"], "intitule-formation"),
    (&["goal"], "objectif-formation"),
    (&["completion"], "resultats-attendus"),
    (&["contacts"], "contact-formation"),
    (&["organisation", "name"], "organisme-formation-responsable"),
    (&["entry_requirements"], "conditions-specifiques"),
];

/// Judges a path by the profile.
pub(super) fn check(path: &TrainingPath, report: &mut FindingCollector) {
    for (names, element, limit) in LIMITS {
        let steps: Vec<Step> = names.iter().copied().map(Step::Field).collect();
        let length = match crate::model::value::find(path, &steps).map(crate::model::node::Node::view) {
            Some(NodeView::Line(text)) => text.chars().count(),
            Some(NodeView::Prose(text)) => text.as_str().chars().count(),
            _ => 0,
        };
        if length > *limit {
            let label = match names {
                ["means", name] => crate::model::Means::SHAPE.field(name),
                [name] => TrainingPath::SHAPE.field(name),
                _ => None,
            };
            report.add(
                &rule::LHEO_TOO_LONG,
                steps,
                rule::LHEO_TOO_LONG
                    .message()
                    .with("field", Message::new(label.map_or("", |field| field.label)))
                    .with("element", *element)
                    .with("length", length)
                    .with("limit", *limit),
            );
        }
    }
    for (names, element) in REQUIRED {
        if let Some((steps, label)) = empty_field(path, names) {
            let message = rule::LHEO_MISSING.message();
            let message = message.with("field", Message::new(label)).with("element", *element);
            report.add(&rule::LHEO_MISSING, steps, message);
        }
    }
    losses(path, report);
}

/// L003: `modules-prerequis` names modules that all come before; nothing else can be said with it.
fn losses(path: &TrainingPath, report: &mut FindingCollector) {
    for (id, module) in path.modules.iter() {
        for (index, group) in module.requires.iter().enumerate() {
            if group.kind != RequirementKind::Required || group.any_of.len() > 1 {
                report.add(
                    &rule::LHEO_LOSS,
                    crate::steps![Field("modules"), Item(id.as_str()), Field("requires"), At(index)],
                    rule::LHEO_LOSS.message().with("title", module.title.as_str()),
                );
            }
        }
    }
}
