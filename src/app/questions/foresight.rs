//! What an answer would do: what it changes in the path, and what follows from that.

use crate::app::questions::sketch::Sketch;
use crate::check::{OPEN_QUESTION, Severity};
use crate::diff::{Effect as Follows, EffectKind, Line, Report};
use crate::edit::Change;
use crate::model::value::Step;
use crate::model::{Message, TrainingPath};

/// The largest path, in modules, for which all effects of an answer are worked out as it is looked at.
const FORESEEN: usize = 3_000;

/// A change, and what it is about.
pub type ForeseenLine = (Option<Message>, Line);

/// What a change would do to the path.
#[derive(Debug, Default)]
pub(in crate::app) struct Foreseen {
    /// What it changes.
    pub(in crate::app) changes: Vec<ForeseenLine>,
    /// What follows from that.
    pub(in crate::app) effects: Vec<Follows>,
    /// The part of the graph that it touches, what shows most first.
    pub(in crate::app) sketches: Vec<Sketch>,
}

/// What a change would do to the path; `about` is the module that it is about.
pub(in crate::app) fn foreseen(path: &TrainingPath, change: &Change, about: Option<&str>) -> Foreseen {
    if path.modules.len() > FORESEEN || change.ops.is_empty() {
        return Foreseen::default();
    }
    let mut after = path.clone();
    change.apply(&mut after);
    let Some(report) = Report::of(path.into(), (&after).into(), false) else { return Foreseen::default() };
    let mut lines = Vec::new();
    for section in report.sections {
        let other = section.about.module().is_some_and(|id| Some(id) != about);
        // That questions are open, or not any more, is no effect of an answer.
        let told =
            section.lines.into_iter().filter(|line| line.at.first() != Some(&Step::Field("conflicts")));
        lines.extend(told.map(|line| (other.then(|| section.title.clone()), line)));
    }
    let mut effects = report.effects;
    effects.retain(|effect| match effect.kind {
        EffectKind::FindingCame(severity, code) | EffectKind::FindingWent(severity, code) => {
            severity >= Severity::Warning && code != OPEN_QUESTION.code
        }
        _ => true,
    });
    Foreseen { changes: lines, effects, sketches: Sketch::of(path, &after) }
}
