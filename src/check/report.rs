//! Findings, how they are collected, and the order in which they are told.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::rule::{Profile, Rule, Severity};
use crate::model::node::{Node, NodeView};
use crate::model::value::{Step, Steps, item_index};
use crate::model::{Message, Status};

/// Something worth telling about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule it comes from.
    pub rule: &'static Rule,
    /// How grave it is here: a draft is judged mildly.
    pub severity: Severity,
    /// Where, from the top of the file.
    pub steps: Steps,
    /// The module it is about, by id.
    pub module: Option<String>,
    /// What was found.
    pub message: Message,
}

impl Finding {
    /// What to do about it; it knows the same arguments as the message.
    pub fn help(&self) -> Message {
        Message { key: format!("{}.help", self.rule.key()), args: self.message.args.clone() }
    }
}

/// What is judged beside the file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckOptions {
    /// The profiles whose rules are asked.
    pub profiles: BTreeSet<Profile>,
    /// Modules known to differ from what they were taken from, by id; whoever can compare digests
    /// says so. Modules with adaptations are known to differ anyhow.
    pub edited: BTreeSet<String>,
    /// The present day, for rules about age; without it those are silent.
    pub today: Option<Date>,
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self { profiles: BTreeSet::from([Profile::Base]), edited: BTreeSet::new(), today: None }
    }
}

impl CheckOptions {
    /// Every profile.
    pub fn all_profiles() -> Self {
        Self { profiles: Profile::ALL.into(), ..Self::default() }
    }
}

/// Collects findings about one file.
pub(super) struct FindingCollector<'o> {
    pub(super) options: &'o CheckOptions,
    draft: bool,
    found: Vec<Finding>,
}

impl<'o> FindingCollector<'o> {
    pub(super) fn new(options: &'o CheckOptions, status: &Status) -> Self {
        Self { options, draft: *status == Status::Draft, found: Vec::new() }
    }

    fn severity(&self, rule: &Rule) -> Option<Severity> {
        if self.draft { rule.draft } else { Some(rule.severity) }
    }

    pub(super) fn add(&mut self, rule: &'static Rule, steps: Steps, message: Message) {
        let Some(severity) = self.severity(rule) else { return };
        if !self.options.profiles.contains(&rule.profile) {
            return;
        }
        let module = match steps.as_slice() {
            [Step::Field("modules"), Step::Item(id), ..] => Some(id.clone()),
            _ => None,
        };
        self.found.push(Finding { rule, severity, steps, module, message });
    }

    /// The findings as they were found.
    pub(super) fn unsorted(self) -> Vec<Finding> {
        self.found
    }

    /// The findings by their place in the file, then by code.
    pub(super) fn finish(mut self, root: &dyn Node) -> Vec<Finding> {
        self.found.sort_by_cached_key(|finding| (rank(root, &finding.steps), finding.rule.code));
        self.found
    }
}

/// Where a step stands among its siblings.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Index(usize),
    Key(String),
}

/// The place of `steps` in the order of the file. What leads nowhere stands where the way ends.
fn rank(root: &dyn Node, steps: &[Step]) -> Vec<Rank> {
    let mut ranks = Vec::with_capacity(steps.len());
    let mut node = root;
    for step in steps {
        let next = match (node.view(), step) {
            (NodeView::Record(record), Step::Field(name)) => record.shape().index(name).map(|index| {
                ranks.push(Rank::Index(index));
                record.field(index)
            }),
            (NodeView::Map(map), Step::Item(key)) => {
                ranks.push(Rank::Key(key.clone()));
                map.get(key)
            }
            (NodeView::List(list), step) => item_index(list, step).and_then(|index| {
                ranks.push(Rank::Index(index));
                list.item(index)
            }),
            _ => None,
        };
        let Some(next) = next else { break };
        node = next;
    }
    ranks
}
