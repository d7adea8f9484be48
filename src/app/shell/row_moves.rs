//! The outline kept in line with a document that changes, without looking at all of it: at ten thousand
//! modules that is the difference between a key that waits and one that does not.
//!
//! Owns only the shortcut. What the rows are is said by [`rows`](crate::app::shell::rows::rows); whenever a change is
//! not one of the few that are understood here, they are made anew.

use std::collections::BTreeSet;

use crate::app::shell::rows::OutlineRow;
use crate::edit::{Change, Op};
use crate::model::TrainingPath;
use crate::model::value::{Step, Steps, Value};

/// What a change means for the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Move {
    /// A module came into a stage, at a place.
    In(usize, usize, String),
    /// A module left a place of a stage.
    Out(usize, usize, String),
    /// A module came into the path, or left it.
    Module(String),
    /// What must come before what has changed; only modules outside of stages are shown in that order.
    Order,
    /// Anything else.
    Everything,
}

/// What changed since the rows were last made.
#[derive(Debug, Clone, Default)]
pub struct Moves(Vec<Move>);

impl Moves {
    /// What a change means that was done.
    pub(in crate::app) fn of(change: &Change) -> Self {
        Self(change.ops.iter().filter_map(moved).collect())
    }

    /// Nobody knows what changed.
    pub(in crate::app) fn everything() -> Self {
        Self(vec![Move::Everything])
    }

    /// Adds what changed after.
    pub(in crate::app) fn add(&mut self, later: Self) {
        self.0.extend(later.0);
    }

    /// Brings the rows in line with the path, which has all the changes; says whether it could.
    pub(in crate::app) fn follow(self, rows: &mut Vec<OutlineRow>, path: &TrainingPath) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let loose = matches!(rows.last(), Some(OutlineRow::Module(_, None)));
        if loose || rows.is_empty() {
            return false;
        }
        let mut unsure = BTreeSet::new();
        for step in self.0 {
            let done = match step {
                Move::Everything => false,
                Move::Order => true,
                Move::In(stage, place, id) => insert(rows, stage, place, id),
                Move::Out(stage, place, id) => {
                    let done = remove(rows, stage, place, &id);
                    unsure.insert(id);
                    done
                }
                Move::Module(id) => {
                    unsure.insert(id);
                    true
                }
            };
            if !done {
                return false;
            }
        }
        // A module that is in no stage any more would have to be shown behind the stages.
        unsure.iter().filter(|id| path.modules.contains_key(id)).all(|id| {
            let is_it = |row: &OutlineRow| row.module() == Some(id);
            rows.iter().any(is_it)
        })
    }
}

/// What an operation means for the outline, if anything.
fn moved(op: &Op) -> Option<Move> {
    let into_stage = |list: &Steps, index: usize, item: &Value| match (list.as_slice(), item) {
        ([Step::Field("stages"), Step::At(stage), Step::Field("modules")], Value::Line(id)) => {
            Some((*stage, index, id.clone()))
        }
        _ => None,
    };
    let at = match op {
        Op::Insert { list, index, item } => match into_stage(list, *index, item) {
            Some((stage, place, id)) => return Some(Move::In(stage, place, id)),
            None => list,
        },
        Op::Remove { list, index, item } => match into_stage(list, *index, item) {
            Some((stage, place, id)) => return Some(Move::Out(stage, place, id)),
            None => list,
        },
        Op::Entry { map, key, .. } if matches!(map.as_slice(), [Step::Field("modules")]) => {
            return Some(Move::Module(key.clone()));
        }
        Op::Entry { map, .. } => map,
        Op::Put { at, .. } => at,
        Op::Comment { .. } => return None,
    };
    match at.as_slice() {
        [Step::Field("modules"), _, Step::Field("requires"), ..] => Some(Move::Order),
        [Step::Field("modules"), _, _, ..] => None,
        [Step::Field("stages"), Step::At(_), Step::Field(field), ..] if *field != "modules" => None,
        [] | [Step::Field("modules" | "stages"), ..] => Some(Move::Everything),
        _ => None,
    }
}

/// The place among the rows of a place in a stage.
fn find(rows: &[OutlineRow], stage: usize, place: usize) -> Option<usize> {
    let head = rows.iter().position(|row| *row == OutlineRow::Stage(stage))?;
    let at = head + 1 + place;
    // The place behind the last module is one too.
    (at <= rows.len() && rows[head + 1..at].iter().all(|row| row.stage() == Some(stage))).then_some(at)
}

/// Gives the modules of a stage from a row on their places anew.
fn renumber(rows: &mut [OutlineRow], stage: usize, from: usize, first: usize) {
    for (row, number) in rows[from..].iter_mut().zip(first..) {
        match row {
            OutlineRow::Module(_, Some((at, place))) if *at == stage => *place = number,
            _ => return,
        }
    }
}

fn insert(rows: &mut Vec<OutlineRow>, stage: usize, place: usize, id: String) -> bool {
    let Some(at) = find(rows, stage, place) else { return false };
    rows.insert(at, OutlineRow::Module(id, Some((stage, place))));
    renumber(rows, stage, at, place);
    true
}

fn remove(rows: &mut Vec<OutlineRow>, stage: usize, place: usize, id: &str) -> bool {
    let Some(at) = find(rows, stage, place) else { return false };
    if rows.get(at).is_none_or(|row| row.module() != Some(id) || row.stage() != Some(stage)) {
        return false;
    }
    rows.remove(at);
    renumber(rows, stage, at, place);
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::shell::rows::rows;
    use crate::edit::change;
    use crate::graph::Graph;
    use crate::model::{Module, Stage};

    fn path() -> TrainingPath {
        let mut path = TrainingPath::new("p", "P");
        for id in ["a", "b", "c", "d"] {
            path.modules.insert(id.to_owned(), Module::default());
        }
        let stage = |modules: &[&str]| Stage {
            modules: modules.iter().map(|id| (*id).to_owned()).collect(),
            ..Stage::default()
        };
        path.stages = vec![stage(&["a", "b"]), stage(&[]), stage(&["c", "d", "missing"])];
        path
    }

    fn all(path: &TrainingPath) -> Vec<OutlineRow> {
        let graph = Graph::of(path);
        rows(path, || &graph)
    }

    /// Follows a change and takes it back; says whether that could be done without making rows anew.
    fn follows(change: Option<Change>) -> bool {
        let (change, mut path) = (change.expect("a change"), path());
        let mut shown = all(&path);
        [change.clone(), change.inverse()].iter().all(|change| {
            change.apply(&mut path);
            let done = Moves::of(change).follow(&mut shown, &path);
            if done {
                assert_eq!(shown, all(&path), "{change:?}");
            }
            done
        })
    }

    #[test]
    fn what_people_do_all_day_is_followed_and_the_rest_is_left_to_others() {
        let path = path();
        let module = Module::default();
        assert!(follows(Some(change::add_module(&path, "n", &module, Some((0, 1))))));
        assert!(follows(change::delete_module(&path, "b")));
        assert!(follows(change::move_module(&path, "a", Some((0, 0)), (1, 0))));
        assert!(follows(change::move_module(&path, "c", Some((2, 0)), (2, 2))));
        assert!(follows(change::move_module(&path, "d", Some((2, 1)), (0, 2))));
        assert!(follows(change::add_requirement(&path, "b", "a", crate::model::RequirementKind::Required)));
        // A module outside of all stages, and stages that come, go and move.
        assert!(!follows(Some(change::add_module(&path, "n", &module, None))));
        assert!(!follows(Some(change::add_stage(&Stage::default(), 1))));
        assert!(!follows(change::delete_stage(&path, 0)));
        assert!(!follows(change::move_stage(&path, 0, 2)));
        let out = crate::steps![Field("stages"), At(0_usize), Field("modules"), At(0_usize)];
        assert!(!follows(change::remove_item(&path, &out, crate::model::Message::new("edit-field"))));
    }
}
