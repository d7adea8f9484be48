//! N: what is kept as it is and pointed out: comments, and what later versions of the format say.

use super::report::FindingCollector;
use super::rule;
use super::walk::{WalkPlace, WalkValue};
use crate::model::TrainingPath;

/// Follows the walk and counts comments.
#[derive(Default)]
pub(super) struct Notices {
    comments: usize,
}

impl Notices {
    pub(super) fn see(&mut self, place: &WalkPlace, seen: WalkValue, report: &mut FindingCollector) {
        match seen {
            WalkValue::Record(record) if !record.trivia().is_empty() => {
                for (_, comments) in record.trivia().all_comments() {
                    self.comments += comments.before.len() + comments.after.len();
                }
                for unknown in record.trivia().unknown() {
                    let message = rule::UNKNOWN_FIELD.message().with("name", &*unknown.name);
                    report.add(&rule::UNKNOWN_FIELD, place.steps(), message);
                }
            }
            WalkValue::Name(name, symbols) if !symbols.names.contains(&name) => {
                let known = symbols.names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
                let message = rule::UNKNOWN_NAME.message().with("name", name).with("known", known);
                report.add(&rule::UNKNOWN_NAME, place.steps(), message);
            }
            _ => {}
        }
    }

    /// N001: one finding a file, whatever it holds.
    pub(super) fn finish(self, report: &mut FindingCollector) {
        if self.comments > 0 {
            let message = rule::COMMENTS.message().with("count", self.comments);
            report.add(&rule::COMMENTS, Vec::new(), message);
        }
    }
}

/// N004: the questions that a merge left.
pub(super) fn open_questions(path: &TrainingPath, report: &mut FindingCollector) {
    if !path.conflicts.is_empty() {
        let message = rule::OPEN_QUESTION.message().with("count", path.conflicts.len());
        report.add(&rule::OPEN_QUESTION, crate::steps![Field("conflicts")], message);
    }
}
