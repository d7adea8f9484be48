//! O: outcomes that can be assessed, and are.

use std::collections::BTreeSet;

use super::durations::below;
use super::report::FindingCollector;
use super::rule;
use super::verbs::{self, OutcomeHead};
use crate::model::value::Step;
use crate::model::{Module, TrainingPath};

/// Judges the outcomes of one module that stands at `at`, in the language it is written in.
pub(super) fn module(module: &Module, language: &str, at: &[Step], report: &mut FindingCollector) {
    if module.outcomes.is_empty() {
        let message = rule::NO_OUTCOME.message().with("title", module.title.as_str());
        report.add(&rule::NO_OUTCOME, at.to_vec(), message);
    }
    for (id, outcome) in module.outcomes.iter() {
        let wording = match verbs::head(&outcome.text, language) {
            Some(OutcomeHead::Vague(verb)) => Some((rule::VAGUE_OUTCOME.message(), verb)),
            Some(OutcomeHead::NoVerb(word)) => Some((rule::VAGUE_OUTCOME.wording("noverb"), word)),
            Some(OutcomeHead::Assessable) | None => None,
        };
        if let Some((message, word)) = wording {
            let examples = verbs::examples(&outcome.level, language);
            report.add(
                &rule::VAGUE_OUTCOME,
                below(at, crate::steps![Field("outcomes"), Item(id.as_str()), Field("text")]),
                message.with("text", outcome.text.as_str()).with("word", word).with("examples", examples),
            );
        }
        if !module.assessments.values().any(|assessment| assessment.outcomes.contains(id)) {
            let message = rule::OUTCOME_NOT_ASSESSED.message().with("text", outcome.text.as_str());
            let steps = below(at, crate::steps![Field("outcomes"), Item(id.as_str())]);
            report.add(&rule::OUTCOME_NOT_ASSESSED, steps, message);
        }
    }
    for (id, assessment) in module.assessments.iter().filter(|(_, found)| found.outcomes.is_empty()) {
        let form = if assessment.form.is_empty() { id } else { &assessment.form };
        report.add(
            &rule::ASSESSMENT_WITHOUT_OUTCOME,
            below(at, crate::steps![Field("assessments"), Item(id.as_str())]),
            rule::ASSESSMENT_WITHOUT_OUTCOME.message().with("form", form.as_str()),
        );
    }
}

/// O005 and O006, of the path.
pub(super) fn path(path: &TrainingPath, report: &mut FindingCollector) {
    if path.goal.is_empty() {
        report.add(&rule::NO_GOAL, crate::steps![Field("goal")], rule::NO_GOAL.message());
    }
    let outcomes = path.modules.values().flat_map(|module| module.outcomes.values());
    let worked: BTreeSet<&str> =
        outcomes.flat_map(|outcome| outcome.competencies.iter().map(String::as_str)).collect();
    for (id, line) in path.competencies.iter().filter(|(id, _)| !worked.contains(id.as_str())) {
        let steps = crate::steps![Field("competencies"), Item(id.as_str())];
        let message = rule::COMPETENCY_NOT_WORKED.message().with("label", line.label.as_str());
        report.add(&rule::COMPETENCY_NOT_WORKED, steps, message);
    }
}
