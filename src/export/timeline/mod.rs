//! The timeline: hours stage by stage and module by module, by modality, one after the other.
//!
//! Owns the reading of a path as bars on one axis of minutes, as plain data; the screen and `page`
//! show the same. The axis follows the author's order; the critical path, which lets go on side by side
//! what may, is marked on it.

mod page;

use super::order;
use crate::graph::Graph;
use crate::model::{Modality, ModuleKind, TrainingPath};

pub use page::{timeline_json, timeline_page};

/// A module on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The module's id.
    pub id: String,
    /// Its title, or its id where it has none.
    pub title: String,
    /// Its minutes.
    pub minutes: u32,
    /// Its minutes by modality, in the order of the declaration.
    pub by_modality: Vec<(Modality, u32)>,
    /// The minutes of all modules before it.
    pub start: u32,
    /// Whether the least time of the path hangs on it.
    pub critical: bool,
    /// Whether a learner may skip it.
    pub optional: bool,
}

impl Bar {
    /// The minutes up to its end.
    pub fn end(&self) -> u32 {
        self.start.saturating_add(self.minutes)
    }
}

/// A stage with its modules, or the modules that stand in none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineGroup {
    /// The stage, by place; none for the modules outside of any.
    pub stage: Option<usize>,
    /// The title of the stage; empty where it has none.
    pub title: String,
    /// Minutes of its modules.
    pub minutes: u32,
    /// Its minutes by modality, in the order of the declaration.
    pub by_modality: Vec<(Modality, u32)>,
    /// The minutes of all modules before it.
    pub start: u32,
    /// Its modules.
    pub bars: Vec<Bar>,
}

/// The hours of a path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The stages in order, then what stands in none.
    pub groups: Vec<TimelineGroup>,
    /// Minutes of all modules.
    pub minutes: u32,
    /// Minutes by modality, those that there are, in the order of the declaration.
    pub by_modality: Vec<(Modality, u32)>,
    /// Minutes of the modules that a learner may skip.
    pub optional: u32,
    /// The least minutes that the path takes when what may go on side by side does.
    pub critical: u32,
}

impl Timeline {
    /// Reads a path.
    pub fn of(path: &TrainingPath, graph: &Graph) -> Self {
        let critical = graph.critical_path();
        // A chain of one is the longest module, which is no chain.
        let chain = if critical.modules.len() > 1 { critical.modules.as_slice() } else { &[] };
        let on_chain: std::collections::HashSet<usize> = chain.iter().copied().collect();
        let mut all = Self { critical: critical.minutes, ..Self::default() };
        all.groups = path
            .stages
            .iter()
            .enumerate()
            .map(|(at, stage)| TimelineGroup::new(Some(at), &stage.title))
            .collect();
        for (id, stage) in order::laid_out(path, graph) {
            let Some(module) = path.modules.get(id) else { continue };
            let by_modality = module.minutes_by_modality();
            let bar = Bar {
                id: id.to_owned(),
                title: path.title_of(id).to_owned(),
                minutes: module.total_minutes(),
                by_modality: by_modality.into_iter().filter(|(_, minutes)| *minutes > 0).collect(),
                start: 0,
                critical: path.modules.position(id).is_some_and(|at| on_chain.contains(&at)),
                optional: module.kind == ModuleKind::Optional,
            };
            if stage.is_none() && all.groups.last().is_none_or(|last| last.stage.is_some()) {
                all.groups.push(TimelineGroup::new(None, ""));
            }
            let group = stage.unwrap_or(all.groups.len() - 1);
            all.groups[group].bars.push(bar);
        }
        all.add_up();
        all
    }

    fn add_up(&mut self) {
        for group in &mut self.groups {
            group.start = self.minutes;
            for bar in &mut group.bars {
                bar.start = self.minutes;
                self.minutes = self.minutes.saturating_add(bar.minutes);
                group.minutes = group.minutes.saturating_add(bar.minutes);
                if bar.optional {
                    self.optional = self.optional.saturating_add(bar.minutes);
                }
                add(&mut group.by_modality, &bar.by_modality);
            }
            add(&mut self.by_modality, &group.by_modality);
        }
    }
}

impl TimelineGroup {
    fn new(stage: Option<usize>, title: &str) -> Self {
        let title = title.to_owned();
        Self { stage, title, minutes: 0, by_modality: Vec::new(), start: 0, bars: Vec::new() }
    }
}

fn add(sums: &mut Vec<(Modality, u32)>, more: &[(Modality, u32)]) {
    for (modality, minutes) in more {
        match sums.binary_search_by(|(have, _)| have.cmp(modality)) {
            Ok(at) => sums[at].1 = sums[at].1.saturating_add(*minutes),
            Err(at) => sums.insert(at, (modality.clone(), *minutes)),
        }
    }
}

/// The sign that fills the bar of a modality, told apart without colour; by its place among the
/// modalities of the path.
pub fn fill(at: usize) -> char {
    const FILLS: [char; 8] = ['█', '▒', '░', '▚', '▓', '▤', '▥', '▨'];
    FILLS[at % FILLS.len()]
}

/// The cells of a bar on an axis of `width` cells: blanks before it, then how many cells each modality
/// takes. What takes any time has a cell, at least one for the whole bar; the cells of bars that follow
/// each other never overlap by more than the one they share.
pub fn cells(bar: &Bar, total: u32, width: usize) -> (usize, Vec<(Modality, usize)>) {
    let at = |minutes: u32| scaled(minutes, total, width);
    let start = at(bar.start).min(width.saturating_sub(1));
    let end = at(bar.end()).max(start + usize::from(bar.minutes > 0)).min(width.max(start));
    let stated = bar.by_modality.iter().fold(0_u32, |sum, (_, minutes)| sum.saturating_add(*minutes));
    let mut done = 0_u32;
    let mut from = 0;
    let mut parts = Vec::new();
    for (modality, minutes) in &bar.by_modality {
        done = done.saturating_add(*minutes);
        let to = scaled(done, stated, end - start);
        if to > from {
            parts.push((modality.clone(), to - from));
        }
        from = to;
    }
    (start, parts)
}

/// The cell at which so many minutes of the whole end.
pub fn scaled(minutes: u32, total: u32, width: usize) -> usize {
    if total == 0 {
        return 0;
    }
    let width = u64::try_from(width).unwrap_or(u64::MAX).min(u64::from(u32::MAX));
    let at = (u64::from(minutes.min(total)) * width + u64::from(total) / 2) / u64::from(total);
    usize::try_from(at).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
