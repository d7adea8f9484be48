//! What follows from changes: hours, the critical path, outcomes that lost their assessment, findings
//! that came and went.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::change::Change;
use super::say;
use super::version::Version;
use crate::check::{self, CheckOptions, CheckScope, Finding, Severity, rule};
use crate::graph::Graph;
use crate::model::node::Node;
use crate::model::value::{Step, find, item_key};
use crate::model::{Arg, Message, Modality, Module, TrainingPath};

/// Something that follows.
#[derive(Debug, Clone)]
pub struct Effect {
    /// What kind of thing.
    pub kind: EffectKind,
    /// In words.
    pub message: Message,
    /// The module it is about, by id.
    pub module: Option<String>,
    /// What it was, for programs: minutes.
    pub before: Option<u32>,
    /// What it is now.
    pub after: Option<u32>,
}

/// The kinds of what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EffectKind {
    /// All hours of the path.
    Hours,
    /// The hours of one modality.
    Modality,
    /// The least time that the path takes.
    CriticalPath,
    /// An outcome that was assessed and is not any more.
    OutcomeLost,
    /// A finding that was not there before.
    FindingCame(Severity, &'static str),
    /// A finding that is not there any more.
    FindingWent(Severity, &'static str),
}

impl EffectKind {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Modality => "hours-by-modality",
            Self::CriticalPath => "critical-path",
            Self::OutcomeLost => "outcome-not-assessed",
            Self::FindingCame(..) => "finding-came",
            Self::FindingWent(..) => "finding-went",
        }
    }
}

/// What follows from the changes between two versions; nothing from none.
pub(super) fn of(sides: [Version; 2], changes: &[Change]) -> Vec<Effect> {
    if changes.is_empty() {
        return Vec::new();
    }
    let mut effects = Vec::new();
    let mut told = BTreeSet::new();
    if let [Version::Path(before), Version::Path(after)] = sides {
        hours(before, after, &mut effects);
        critical(before, after, &mut effects);
        told = lost_outcomes(before, after, changes, &mut effects);
    }
    findings(sides, &scope(sides, changes), &told, &mut effects);
    effects
}

fn figure(kind: EffectKind, key: &str, before: u32, after: u32) -> Effect {
    let difference = before.abs_diff(after);
    let sign = if after > before { "diff-more" } else { "diff-less" };
    let message = Message::new(key)
        .with("before", Arg::Minutes(before))
        .with("after", Arg::Minutes(after))
        .with("difference", Message::new(sign).with("minutes", Arg::Minutes(difference)));
    Effect { kind, message, module: None, before: Some(before), after: Some(after) }
}

fn hours(before: &TrainingPath, after: &TrainingPath, effects: &mut Vec<Effect>) {
    let total =
        |path: &TrainingPath| path.modules.values().map(Module::total_minutes).fold(0, u32::saturating_add);
    let (was, is) = (total(before), total(after));
    if was != is {
        effects.push(figure(EffectKind::Hours, "diff-effect-hours", was, is));
    }
    let (was, is) = (by_modality(before), by_modality(after));
    let all: BTreeSet<&Modality> = was.keys().chain(is.keys()).collect();
    for modality in all {
        let [was, is] = [&was, &is].map(|sums| sums.get(modality).copied().unwrap_or(0));
        if was != is {
            let mut effect = figure(EffectKind::Modality, "diff-effect-modality", was, is);
            effect.message =
                effect.message.with("modality", say::symbol(&Modality::SYMBOLS, modality.name()));
            effects.push(effect);
        }
    }
}

fn by_modality(path: &TrainingPath) -> BTreeMap<Modality, u32> {
    let mut sums: BTreeMap<Modality, u32> = BTreeMap::new();
    let mut add = |modality: &Modality, minutes: u32| match sums.get_mut(modality) {
        Some(sum) => *sum = sum.saturating_add(minutes),
        None => _ = sums.insert(modality.clone(), minutes),
    };
    for module in path.modules.values() {
        // Stated as a rule; then there is nothing to sum up.
        if module.minutes.is_empty() {
            module.minutes_by_modality().iter().for_each(|(modality, minutes)| add(modality, *minutes));
        } else {
            module.minutes.iter().for_each(|(modality, minutes)| add(modality, *minutes));
        }
    }
    sums
}

fn critical(before: &TrainingPath, after: &TrainingPath, effects: &mut Vec<Effect>) {
    let chain = |path: &TrainingPath| -> (u32, Vec<String>) {
        let graph = Graph::of(path);
        let found = graph.critical_path();
        (found.minutes, found.modules.iter().map(|module| graph.id(*module).to_owned()).collect())
    };
    let ((was, old), (is, new)) = (chain(before), chain(after));
    let old: HashSet<&String> = old.iter().collect();
    let joined: Vec<&String> = new.iter().filter(|id| !old.contains(id)).collect();
    if was == is && joined.is_empty() {
        return;
    }
    let key = if was == is { "diff-effect-critical-other" } else { "diff-effect-critical" };
    let mut effect = figure(EffectKind::CriticalPath, key, was, is);
    if !joined.is_empty() {
        /// So many are named.
        const NAMED: usize = 3;
        let titles: Vec<Message> =
            joined.iter().take(NAMED).map(|id| say::quoted(after.title_of(id))).collect();
        let through = Message::new("diff-effect-critical-through")
            .with("titles", titles)
            .with("more", joined.len().saturating_sub(NAMED));
        effect.message = Message::new("diff-sentences").with("first", effect.message).with("second", through);
    }
    effects.push(effect);
}

/// Outcomes that are in both versions and were assessed in the one before only. Gives the findings that
/// say the same.
fn lost_outcomes(
    before: &TrainingPath,
    after: &TrainingPath,
    changes: &[Change],
    effects: &mut Vec<Effect>,
) -> BTreeSet<Place> {
    let mut told = BTreeSet::new();
    let touched: BTreeSet<&str> = changes.iter().filter_map(Change::module).collect();
    for id in touched {
        let (Some(was), Some(is)) = (before.modules.get(id), after.modules.get(id)) else { continue };
        for (key, outcome) in is.outcomes.iter().filter(|(key, _)| was.outcomes.contains_key(key)) {
            let assessed =
                |module: &Module| module.assessments.values().any(|found| found.outcomes.contains(key));
            if assessed(was) && !assessed(is) {
                let message = Message::new("diff-effect-outcome-lost")
                    .with("outcome", outcome.text.as_str())
                    .with("module", after.title_of(id));
                let module = Some(id.to_owned());
                let place = ["modules", id, "outcomes", key].map(str::to_owned);
                told.insert((rule::OUTCOME_NOT_ASSESSED.code, place.to_vec()));
                effects.push(Effect {
                    kind: EffectKind::OutcomeLost,
                    message,
                    module,
                    before: None,
                    after: None,
                });
            }
        }
    }
    told
}

/// Findings that came and went, but for those that are told already. That the file holds comments is
/// none: comments are changes of their own.
pub(super) fn findings(
    sides: [Version; 2],
    scope: &CheckScope,
    told: &BTreeSet<Place>,
    effects: &mut Vec<Effect>,
) {
    let [was, is] = sides.map(|side| {
        let mut by_place: BTreeMap<Place, Finding> = BTreeMap::new();
        let found = judged(side, scope).into_iter().filter(|finding| *finding.rule != rule::COMMENTS);
        for finding in found {
            by_place.entry(place(side, &finding)).or_insert(finding);
        }
        by_place
    });
    let mut found: Vec<(EffectKind, &Finding)> = Vec::new();
    let is_new = |place: &Place| !was.contains_key(place) && !told.contains(place);
    for (_, finding) in is.iter().filter(|(place, _)| is_new(place)) {
        found.push((EffectKind::FindingCame(finding.severity, finding.rule.code), finding));
    }
    for (_, finding) in was.iter().filter(|(place, _)| !is.contains_key(place)) {
        found.push((EffectKind::FindingWent(finding.severity, finding.rule.code), finding));
    }
    found.sort_by_key(|(kind, finding)| {
        (matches!(kind, EffectKind::FindingWent(..)), std::cmp::Reverse(finding.severity))
    });
    effects.extend(found.into_iter().map(|(kind, finding)| Effect {
        kind,
        message: finding.message.clone(),
        module: finding.module.clone(),
        before: None,
        after: None,
    }));
}

/// What can be found on one side only.
pub(super) fn scope<'a>(sides: [Version<'a>; 2], changes: &'a [Change]) -> CheckScope<'a> {
    match sides {
        [Version::Path(before), Version::Path(after)] => {
            CheckScope::between([before, after], changes.iter().map(|change| change.at.as_slice()))
        }
        _ => CheckScope::whole(),
    }
}

fn judged(file: Version, scope: &CheckScope) -> Vec<Finding> {
    let options = CheckOptions::default();
    match file {
        Version::Charter(file) => check::check_charter(file, &options),
        Version::Path(file) => check::check_about(file, &options, scope),
        Version::Module(file) => check::check_module_file(file, &options),
        Version::Card(file) => check::check_card(file, &options),
    }
}

/// A rule and where it was broken, with items by name: a finding is the same one when the list in which
/// it stands grew.
type Place = (&'static str, Vec<String>);

fn place(file: Version, finding: &Finding) -> Place {
    let mut names = Vec::with_capacity(finding.steps.len());
    for (depth, step) in finding.steps.iter().enumerate() {
        names.push(match step {
            Step::Field(name) => (*name).to_owned(),
            Step::Item(key) => key.clone(),
            Step::At(_) => {
                let node = find(file.node(), &finding.steps[..=depth]);
                node.map_or_else(String::new, name_of)
            }
        });
    }
    (finding.rule.code, names)
}

fn name_of(node: &dyn Node) -> String {
    item_key(node).map_or_else(|| crate::format::write_value(node), str::to_owned)
}
