//! P: what must come before, and what can't.

use std::collections::BTreeMap;

use super::durations::below;
use super::report::FindingCollector;
use super::rule;
use crate::model::value::Step;
use crate::model::{Module, ModuleKind, Requirement, RequirementKind, TrainingPath};

/// Judges the prerequisites of a path.
pub(super) fn check(path: &TrainingPath, report: &mut FindingCollector) {
    for (id, module) in path.modules.iter().filter(|(_, module)| !module.requires.is_empty()) {
        let at = crate::steps![Field("modules"), Item(id.as_str())];
        alone(id, module, &at, report);
        core_needs_optional(path, id, module, &at, report);
    }
}

/// P001, P005, P006: what a module says about itself, in whichever file it stands.
pub(super) fn alone(id: &str, module: &Module, at: &[Step], report: &mut FindingCollector) {
    let title = if module.title.is_empty() { id } else { &module.title };
    let mut known: BTreeMap<&[String], usize> = BTreeMap::new();
    for (index, group) in module.requires.iter().enumerate() {
        let here = || below(at, crate::steps![Field("requires"), At(index)]);
        // Beside another module, naming oneself is of no use but blocks nobody; advice never blocks.
        let only_itself = !group.any_of.is_empty() && group.any_of.iter().all(|member| member == id);
        if only_itself && group.knowledge.is_empty() && binds(group) {
            let message = rule::SELF_REQUIREMENT.message().with("title", title);
            report.add(&rule::SELF_REQUIREMENT, here(), message);
        }
        if group.any_of.is_empty() && group.knowledge.trim().is_empty() {
            let message = rule::EMPTY_GROUP.message().with("title", title);
            report.add(&rule::EMPTY_GROUP, here(), message);
        }
        if group.any_of.is_empty() {
            continue;
        }
        match known.get(&*group.any_of) {
            Some(first) => {
                let message = rule::DUPLICATE_GROUP.message().with("title", title);
                let message = message.with("first", first + 1).with("second", index + 1);
                report.add(&rule::DUPLICATE_GROUP, here(), message);
            }
            None => {
                known.insert(&group.any_of, index);
            }
        }
    }
}

/// P008: what everybody takes, behind what only some take.
fn core_needs_optional(
    path: &TrainingPath,
    id: &str,
    module: &Module,
    at: &[Step],
    report: &mut FindingCollector,
) {
    if module.kind != ModuleKind::Core {
        return;
    }
    for (index, group) in module.requires.iter().enumerate() {
        if !binds(group) || !group.knowledge.is_empty() {
            continue;
        }
        let mut members = group.any_of.iter().filter_map(|member| path.modules.get(member)).peekable();
        let Some(first) = members.peek().map(|first| first.title.clone()) else { continue };
        if members.all(|member| member.kind == ModuleKind::Optional) {
            let message = rule::CORE_NEEDS_OPTIONAL.message().with("title", path.title_of(id));
            report.add(
                &rule::CORE_NEEDS_OPTIONAL,
                below(at, crate::steps![Field("requires"), At(index)]),
                message.with("other", first).with("count", group.any_of.len()),
            );
        }
    }
}

/// Whether a group can keep somebody out; advice can't, nor can a kind that nobody here knows.
pub(super) fn binds(group: &Requirement) -> bool {
    !matches!(group.kind, RequirementKind::Recommended | RequirementKind::Unknown(_))
}
