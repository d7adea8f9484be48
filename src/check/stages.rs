//! S001, S002, S004, S005: the order of teaching. (S003, a stage that names a missing module, is
//! found with the other references.)

use super::prerequisites::binds;
use super::report::FindingCollector;
use super::rule;
use crate::model::{Module, Stage, TrainingPath};

/// Where a module stands first.
type Stand = Option<usize>;

/// Judges the stages of a path. A path without stages is lawful: prerequisites order it.
pub(super) fn check(path: &TrainingPath, report: &mut FindingCollector) {
    if path.stages.is_empty() {
        return;
    }
    let stands = stands(path, report);
    for ((id, _), stand) in path.modules.iter().zip(&stands) {
        if stand.is_none() {
            let steps = crate::steps![Field("modules"), Item(id.as_str())];
            let message = rule::IN_NO_STAGE.message().with("title", path.title_of(id));
            report.add(&rule::IN_NO_STAGE, steps, message);
        }
    }
    for (index, stage) in path.stages.iter().enumerate().filter(|(_, stage)| stage.modules.is_empty()) {
        let message = rule::EMPTY_STAGE.message().with("stage", name(stage));
        report.add(&rule::EMPTY_STAGE, crate::steps![Field("stages"), At(index)], message);
    }
    for ((id, module), stand) in path.modules.iter().zip(&stands) {
        if let Some(stage) = stand {
            order(path, &stands, id, module, *stage, report);
        }
    }
}

/// The stage of each module, by its place in the path; S001 where a second one names it.
fn stands(path: &TrainingPath, report: &mut FindingCollector) -> Vec<Stand> {
    let mut stands: Vec<Stand> = vec![None; path.modules.len()];
    for (index, stage) in path.stages.iter().enumerate() {
        for (at, id) in stage.modules.iter().enumerate() {
            let Some(place) = path.modules.position(id) else { continue };
            match stands[place] {
                Some(first) => report.add(
                    &rule::IN_TWO_STAGES,
                    crate::steps![Field("stages"), At(index), Field("modules"), At(at)],
                    rule::IN_TWO_STAGES
                        .message()
                        .with("title", path.title_of(id))
                        .with("first", name(&path.stages[first]))
                        .with("second", name(stage)),
                ),
                None => stands[place] = Some(index),
            }
        }
    }
    stands
}

/// S005: a group of which every module that stands somewhere stands in a later stage.
fn order(
    path: &TrainingPath,
    stands: &[Stand],
    id: &str,
    module: &Module,
    stage: usize,
    report: &mut FindingCollector,
) {
    for (index, group) in module.requires.iter().enumerate().filter(|(_, group)| binds(group)) {
        let mut later = None;
        let mut served = !group.knowledge.is_empty();
        for member in &group.any_of {
            match path.modules.position(member).and_then(|at| stands[at]) {
                Some(stand) if stand <= stage => served = true,
                Some(stand) => later = later.or(Some((member, stand))),
                None => {}
            }
        }
        if let (false, Some((member, stand))) = (served, later) {
            report.add(
                &rule::STAGE_ORDER,
                crate::steps![Field("modules"), Item(id), Field("requires"), At(index)],
                rule::STAGE_ORDER
                    .message()
                    .with("title", path.title_of(id))
                    .with("stage", name(&path.stages[stage]))
                    .with("other", path.title_of(member))
                    .with("later", name(&path.stages[stand])),
            );
        }
    }
}

fn name(stage: &Stage) -> &str {
    if stage.title.is_empty() { &stage.id } else { &stage.title }
}
