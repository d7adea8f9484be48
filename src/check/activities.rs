//! A: what the law asks of training at a distance (D6313-3-1) and at work (D6313-3-2).

use super::durations::below;
use super::report::FindingCollector;
use super::rule::{self, Rule};
use crate::model::value::Step;
use crate::model::{Activity, Modality, Module};

/// Judges the activities of one module that stands at `at`.
pub(super) fn module(module: &Module, at: &[Step], report: &mut FindingCollector) {
    for (index, step) in module.activities.iter().enumerate() {
        let mut tell = |rule: &'static Rule| {
            let message = rule.message().with("title", name(step));
            report.add(rule, below(at, crate::steps![Field("activities"), At(index)]), message);
        };
        match step.modality {
            Modality::RemoteLive | Modality::SelfPaced => {
                if step.assistance.trim().is_empty() {
                    tell(&rule::REMOTE_WITHOUT_ASSISTANCE);
                }
                if step.minutes.max(step.minutes_max) == 0 {
                    tell(&rule::REMOTE_WITHOUT_DURATION);
                }
            }
            Modality::Workplace if step.assistance.trim().is_empty() => tell(&rule::AFEST_WITHOUT_TUTOR),
            _ => {}
        }
    }
    at_work(module, at, report);
}

/// A004 and A005: what a module with phases at work needs besides them.
fn at_work(module: &Module, at: &[Step], report: &mut FindingCollector) {
    let is_at_work = |step: &Activity| step.modality == Modality::Workplace;
    if !module.activities.iter().any(is_at_work) && !module.minutes.contains_key(Modality::Workplace.name()) {
        return;
    }
    let mut tell = |rule: &'static Rule| {
        report.add(rule, at.to_vec(), rule.message().with("title", module.title.as_str()));
    };
    if module.assessments.is_empty() {
        tell(&rule::AFEST_WITHOUT_ASSESSMENT);
    }
    if !module.activities.is_empty() && module.activities.iter().all(is_at_work) {
        tell(&rule::AFEST_WITHOUT_REFLECTION);
    }
}

fn name(step: &Activity) -> &str {
    if step.title.is_empty() { &step.id } else { &step.title }
}
