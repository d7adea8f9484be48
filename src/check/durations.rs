//! D001, D002, D003, D005: minutes that are missing or contradict each other.

use super::report::FindingCollector;
use super::rule;
use crate::model::value::{Step, Steps};
use crate::model::{Arg, Module, TrainingPath};

/// Judges the durations of one module that stands at `at`.
pub(super) fn module(module: &Module, at: &[Step], report: &mut FindingCollector) {
    if module.total_minutes() == 0 {
        let message = rule::NO_DURATION.message().with("title", module.title.as_str());
        report.add(&rule::NO_DURATION, at.to_vec(), message);
    }
    for (index, step) in module.activities.iter().enumerate() {
        if step.minutes_max != 0 && step.minutes_max < step.minutes {
            report.add(
                &rule::INVERTED_RANGE,
                below(at, crate::steps![Field("activities"), At(index), Field("minutes_max")]),
                rule::INVERTED_RANGE
                    .message()
                    .with("title", if step.title.is_empty() { &*step.id } else { &*step.title })
                    .with("min", Arg::Minutes(step.minutes))
                    .with("max", Arg::Minutes(step.minutes_max)),
            );
        }
    }
    mismatch(module, at, report);
}

/// D002: what is stated has to lie between the sums of the lower and of the upper bounds. Assessments
/// may be counted or not, since centres do both. While some activities carry no minutes yet, the sum
/// can only be too large.
fn mismatch(module: &Module, at: &[Step], report: &mut FindingCollector) {
    let stated = module.minutes.values().copied().fold(0, u32::saturating_add);
    let timed = module.activities.iter().filter(|step| step.minutes.max(step.minutes_max) > 0).count();
    if stated == 0 || timed == 0 {
        return;
    }
    let sum = |minutes: &mut dyn Iterator<Item = u32>| minutes.fold(0, u32::saturating_add);
    let least = sum(&mut module.activities.iter().map(|step| step.minutes));
    let most = module.derived_minutes();
    let with_assessments =
        most.saturating_add(sum(&mut module.assessments.values().map(|assessment| assessment.minutes)));
    let too_short = timed == module.activities.len() && stated > with_assessments;
    if stated < least || too_short {
        report.add(
            &rule::DURATION_MISMATCH,
            below(at, crate::steps![Field("minutes")]),
            rule::DURATION_MISMATCH
                .message()
                .with("title", module.title.as_str())
                .with("stated", Arg::Minutes(stated))
                .with("sum", Arg::Minutes(most)),
        );
    }
}

/// D005, of the path.
pub(super) fn group_size(path: &TrainingPath, report: &mut FindingCollector) {
    if let Some(size) = path.group_size.as_deref()
        && size.max != 0
        && size.max < size.min
    {
        let message = rule::INVERTED_GROUP_SIZE.message().with("min", size.min).with("max", size.max);
        report.add(&rule::INVERTED_GROUP_SIZE, crate::steps![Field("group_size")], message);
    }
}

/// A place below another.
pub(super) fn below(at: &[Step], more: Steps) -> Steps {
    let mut steps = at.to_vec();
    steps.extend(more);
    steps
}
