//! R001 and R006: prerequisites that name a module which the path has not.
//!
//! Each is judged with its group: where another alternative can be reached, or knowledge that learners bring is
//! enough, the module is open all the same, and so it is where the group only advises.

use std::collections::BTreeMap;

use super::near::Nearest;
use super::report::FindingCollector;
use super::rule;
use crate::graph::{Graph, Satisfaction};
use crate::model::{Message, Requirement, RequirementKind, TrainingPath};

/// Judges the prerequisites that name no module of the path.
pub(super) fn check(path: &TrainingPath, graph: &Graph, found: &Satisfaction, report: &mut FindingCollector) {
    if graph.dangling().is_empty() {
        return;
    }
    let names = ModuleNames::new(path);
    let mut unreachable: Vec<&str> =
        found.blocked.iter().chain(&found.missing).map(|blocked| graph.id(blocked.module)).collect();
    unreachable.sort_unstable();
    for dangling in graph.dangling() {
        let owner = graph.id(dangling.at.module);
        let Some(module) = path.modules.get(owner) else { continue };
        let Some(group) = module.requires.get(dangling.at.requirement) else { continue };
        let member = group.any_of.iter().position(|member| *member == dangling.id).unwrap_or(0);
        let steps = crate::steps![
            Field("modules"),
            Item(owner),
            Field("requires"),
            At(dangling.at.requirement),
            Field("any_of"),
            At(member)
        ];
        let is_open = |id: &&String| {
            path.modules.contains_key(id.as_str()) && unreachable.binary_search(&id.as_str()).is_err()
        };
        let (rule, message) = match other_way(group, is_open) {
            None => (&rule::UNKNOWN_MODULE, rule::UNKNOWN_MODULE.message()),
            Some(OtherWay::Advice) => {
                (&rule::UNKNOWN_ALTERNATIVE, rule::UNKNOWN_ALTERNATIVE.wording("advice"))
            }
            Some(OtherWay::Knowledge) => {
                (&rule::UNKNOWN_ALTERNATIVE, rule::UNKNOWN_ALTERNATIVE.wording("knowledge"))
            }
            Some(OtherWay::Module(id)) => (
                &rule::UNKNOWN_ALTERNATIVE,
                rule::UNKNOWN_ALTERNATIVE.message().with("other", path.title_of(id)),
            ),
        };
        let message = message
            .with("owner", path.title_of(owner))
            .with("id", dangling.id.as_str())
            .with("near", names.hint(&dangling.id));
        report.add(rule, steps, message);
    }
}

/// Why a module is open although one of its groups names a module that is not there.
enum OtherWay<'a> {
    /// The group does not bind.
    Advice,
    /// Knowledge in words is enough.
    Knowledge,
    /// Another member can be reached.
    Module(&'a str),
}

fn other_way<'a>(group: &'a Requirement, is_open: impl Fn(&&'a String) -> bool) -> Option<OtherWay<'a>> {
    let binds = matches!(
        group.kind,
        RequirementKind::Required | RequirementKind::Corequisite | RequirementKind::StrictCorequisite
    );
    if !binds {
        return Some(OtherWay::Advice);
    }
    if !group.knowledge.is_empty() {
        return Some(OtherWay::Knowledge);
    }
    group.any_of.iter().find(is_open).map(|id| OtherWay::Module(id))
}

/// The modules of a path by the names that people may have meant.
pub(super) struct ModuleNames<'a> {
    path: &'a TrainingPath,
    former: BTreeMap<&'a str, &'a str>,
    near: Nearest<'a>,
}

impl<'a> ModuleNames<'a> {
    pub(super) fn new(path: &'a TrainingPath) -> Self {
        let former = path.modules.iter();
        let former = former
            .flat_map(|(now, module)| module.was.iter().map(|was| (was.as_str(), now.as_str())))
            .collect();
        let named = path.modules.iter().map(|(id, module)| (id.as_str(), module.title.as_str()));
        Self { path, former, near: Nearest::new(named) }
    }

    /// The module that `id` may have meant, as the end of a message.
    pub(super) fn hint(&self, id: &str) -> Message {
        match self.former.get(id) {
            Some(now) => {
                Message::new("check-near-former").with("id", *now).with("title", self.path.title_of(now))
            }
            None => self.near.hint(id),
        }
    }
}
