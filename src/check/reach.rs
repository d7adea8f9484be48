//! P002, P003, P004, P007: what only the graph of the path shows: cycles, modules out of reach,
//! corequisites that are mutual, prerequisites that follow from others.

use super::missing;
use super::report::FindingCollector;
use super::rule::{self, Rule};
use crate::graph::{Blocked, Cause, Cycle, Graph, Satisfaction, Strength};
use crate::model::value::Steps;
use crate::model::{Arg, Message, TrainingPath};

/// The most links of a cycle that a sentence names.
const TOLD: usize = 8;

/// The most links that are followed to count whom cycles block.
const BUDGET: usize = 2_000_000;

/// Judges the prerequisites of a path as a graph.
pub(super) fn check(path: &TrainingPath, report: &mut FindingCollector) {
    if path.modules.values().all(|module| module.requires.is_empty()) {
        return;
    }
    let seen = ReachContext { path, graph: &Graph::of(path) };
    let found = seen.graph.satisfaction();
    missing::check(path, seen.graph, &found, report);
    seen.blocked(&found, report);
    seen.mutual(report);
    seen.redundant(report);
}

struct ReachContext<'a> {
    path: &'a TrainingPath,
    graph: &'a Graph,
}

impl ReachContext<'_> {
    fn title(&self, module: usize) -> &str {
        self.path.title_of(self.graph.id(module))
    }

    fn group(&self, module: usize, requirement: usize) -> Steps {
        crate::steps![Field("modules"), Item(self.graph.id(module)), Field("requires"), At(requirement)]
    }

    fn blocked(&self, found: &Satisfaction, report: &mut FindingCollector) {
        let mut counter = BlockedCounter::new(self.graph, &found.blocked);
        let mut told = vec![false; self.graph.len()];
        for cycle in &found.cycles {
            for module in &cycle.modules {
                told[*module] = true;
            }
            // A module that requires itself is told as such.
            if cycle.modules.len() > 1 {
                let message = rule::CYCLE.message().with("chain", self.chain(cycle));
                let message = message.with("count", counter.behind(cycle));
                report.add(&rule::CYCLE, self.place(cycle), message);
            }
        }
        for blocked in &found.blocked {
            let behind = matches!(blocked.cause, Cause::Behind | Cause::Cycle);
            if behind && !told[blocked.module] {
                self.behind(blocked, rule::BLOCKED.message(), report);
            }
        }
        for blocked in &found.missing {
            self.behind(blocked, rule::BLOCKED.wording("missing"), report);
        }
    }

    /// P003, told at the first group that cannot be satisfied: `message` where it names one module, else all its
    /// alternatives. A group whose only module the path lacks is told as that (R001).
    fn behind(&self, blocked: &Blocked, message: Message, report: &mut FindingCollector) {
        let id = self.graph.id(blocked.module);
        let Some(module) = self.path.modules.get(id) else { return };
        let groups =
            blocked.requirements.iter().filter_map(|at| Some((*at, &module.requires.get(*at)?.any_of)));
        let has = |member: &String| self.path.modules.contains_key(member);
        let first = groups.into_iter().find(|(_, members)| members.len() > 1 || members.iter().any(has));
        let Some((requirement, members)) = first else { return };
        let titles: Vec<String> =
            members.iter().map(|member| self.path.title_of(member).to_owned()).collect();
        let message = match titles.as_slice() {
            [only] => message.with("other", only.as_str()),
            _ if members.iter().all(has) => {
                rule::BLOCKED.wording("alternatives").with("others", Arg::List(titles))
            }
            _ => {
                let lacking = members.iter().filter(|member| !has(member)).cloned().collect();
                let held = members.iter().filter(|member| has(member));
                let held: Vec<String> = held.map(|member| self.path.title_of(member).to_owned()).collect();
                if held.is_empty() {
                    rule::BLOCKED.wording("nowhere").with("others", Arg::List(lacking))
                } else {
                    rule::BLOCKED
                        .wording("mixed")
                        .with("others", Arg::List(held))
                        .with("lacking", Arg::List(lacking))
                }
            }
        };
        let message = message.with("title", self.title(blocked.module));
        report.add(&rule::BLOCKED, self.group(blocked.module, requirement), message);
    }

    /// The group by which the first module of a cycle waits for the last one.
    fn place(&self, cycle: &Cycle) -> Steps {
        let (Some(first), Some(last)) = (cycle.modules.first(), cycle.modules.last()) else {
            return Vec::new();
        };
        let id = self.graph.id(*first);
        let names =
            |group: &crate::model::Requirement| group.any_of.iter().any(|it| it == self.graph.id(*last));
        let requirement = self.path.modules.get(id).and_then(|module| module.requires.iter().position(names));
        requirement.map_or_else(
            || crate::steps![Field("modules"), Item(id)],
            |requirement| self.group(*first, requirement),
        )
    }

    /// The cycle in words, against its direction: who requires whom.
    fn chain(&self, cycle: &Cycle) -> Message {
        let length = cycle.modules.len();
        // From the first module to the last, which it waits for, and so on back to the first.
        let step = |at: usize| {
            let from = (length - at) % length;
            let to = length - at - 1;
            (cycle.modules[from], cycle.modules[to], cycle.strengths[to])
        };
        let wording = |strength: Strength, strict: &str, weak: &str| {
            rule::CYCLE.wording(if strength == Strength::Required { strict } else { weak })
        };
        let (from, to, strength) = step(0);
        let mut chain = wording(strength, "link", "linkwith")
            .with("title", self.title(from))
            .with("other", self.title(to));
        let shown = if length > TOLD { TOLD - 1 } else { length };
        for at in 1..shown {
            let (_, to, strength) = step(at);
            chain = wording(strength, "then", "thenwith").with("before", chain).with("other", self.title(to));
        }
        if shown < length {
            let left = length - shown - 1;
            chain = rule::CYCLE.wording("more").with("before", chain).with("count", left);
            let (_, to, strength) = step(length - 1);
            chain = wording(strength, "then", "thenwith").with("before", chain).with("other", self.title(to));
        }
        chain
    }

    /// P004, told at the first module of each ring.
    fn mutual(&self, report: &mut FindingCollector) {
        for ring in self.graph.mutual_corequisites() {
            let Some(first) = ring.first() else { continue };
            let titles = ring.iter().map(|module| self.title(*module).to_owned()).collect();
            let steps = crate::steps![Field("modules"), Item(self.graph.id(*first))];
            let message = rule::MUTUAL_COREQUISITES.message().with("titles", Arg::List(titles));
            report.add(&rule::MUTUAL_COREQUISITES, steps, message);
        }
    }

    /// P007. Two groups with the same member are duplicates, which is told otherwise.
    fn redundant(&self, report: &mut FindingCollector) {
        let rule: &'static Rule = &rule::REDUNDANT_REQUIREMENT;
        for found in self.graph.redundant().iter().filter(|found| found.through != found.member) {
            let message = rule.message().with("title", self.title(found.at.module));
            let message = message.with("other", self.title(found.member));
            report.add(rule, self.group(found.at.module, found.at.requirement), message);
        }
    }
}

/// Counts the modules that a cycle blocks, itself included.
struct BlockedCounter<'a> {
    graph: &'a Graph,
    blocked: Vec<bool>,
    /// By module: the last count that met it.
    met: Vec<usize>,
    counts: usize,
    budget: usize,
}

impl<'a> BlockedCounter<'a> {
    fn new(graph: &'a Graph, found: &[Blocked]) -> Self {
        let mut blocked = vec![false; graph.len()];
        for module in found {
            blocked[module.module] = true;
        }
        Self { graph, blocked, met: vec![0; graph.len()], counts: 0, budget: BUDGET }
    }

    /// Beyond the budget only the cycle itself is counted: many cycles before one long chain would
    /// take the square of its length.
    fn behind(&mut self, cycle: &Cycle) -> usize {
        self.counts += 1;
        let mut open = cycle.modules.clone();
        for module in &open {
            self.met[*module] = self.counts;
        }
        let mut count = open.len();
        while let Some(module) = open.pop() {
            for (next, _) in self.graph.dependents(module) {
                self.budget = self.budget.saturating_sub(1);
                if self.blocked[next] && self.met[next] != self.counts {
                    self.met[next] = self.counts;
                    count += 1;
                    open.push(next);
                }
            }
            if self.budget == 0 {
                return cycle.modules.len();
            }
        }
        count
    }
}
