//! Proves a merged file against the three versions that it was made of.
//!
//! Shares no code with the engine: it walks the declaration itself, and has its own idea of a sentence, of
//! the stage of a module, of a prerequisite. It holds that each change of each side is in the result, in a
//! question or in a note; that the result says nothing that no version says; that what contradicts is asked.
//! What does not hold becomes a question over the smallest unit that contains it, with the three versions
//! as they were written, so that a mistake of the engine cannot leave the program as a clean merge.
//!
//! Looks at nothing without a common version, and not into a common version that is itself in question.

mod comments;
mod covered;
mod guessed;
mod laws;
mod lines;
mod names;
mod placement;
mod prerequisites;
mod repair;
mod sentences;
mod values;

#[cfg(test)]
mod tests;

use self::covered::Covered;
pub(super) use self::guessed::doubt;
use self::names::Names;
use super::{Mergeable, Merged, Party};
use crate::model::TrainingPath;
use crate::model::value::{Steps, Value};

/// What does not hold in the result, and has to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Violation {
    /// The value at a place: a field, an entry of a map, a field that this version does not know.
    Value(Steps),
    /// A plain item of a list, and what each side made of it; nothing where it was removed.
    Item { list: Steps, item: Value, sides: [Option<Value>; 2] },
    /// A module that a side removed.
    Module(String),
    /// A module that took up another one, which the side with this number removed.
    TakenUp { module: String, removed_by: usize },
    /// The prerequisites of a module.
    Requires(String),
    /// The stage of a module.
    Place(String),
    /// The order of the modules of a stage.
    Order(String),
    /// A stage names a module that is not there, as no side did.
    Unplaced(String),
}

/// The three versions and the result, all of one path. Numbers of versions: base, left, right, result.
struct Paths<'a> {
    versions: [&'a TrainingPath; 4],
    names: &'a Names,
    covered: &'a Covered,
}

/// Proves a result, and opens a question for everything that does not hold.
pub(super) fn verify<T: Mergeable>(base: &T, parties: [Party<T>; 2], merged: &mut Merged<T>) {
    if !base.conflicts().is_empty() {
        return;
    }
    let [left, right] = parties.map(|party| party.file);
    let labels = parties.map(|party| party.label);
    let names = match [base, left, right, &merged.file].map(Mergeable::as_path) {
        [Some(base), Some(left), Some(right), Some(result)] => Names::of([base, left, right, result]),
        _ => Names::default(),
    };
    let covered = Covered::of(merged, &names);
    let mut lost = Vec::new();
    let mut found = values::violations([base, left, right, &merged.file], &names, &covered);
    if let [Some(base), Some(left), Some(right), Some(result)] =
        [base, left, right, &merged.file].map(Mergeable::as_path)
    {
        let paths = Paths { versions: [base, left, right, result], names: &names, covered: &covered };
        found.extend(names::violations(&paths));
        found.extend(prerequisites::violations(&paths));
        found.extend(placement::violations(&paths));
        found.extend(
            laws::violations(&paths).into_iter().filter(|new| !found.contains(new)).collect::<Vec<_>>(),
        );
        lost = comments::lost(&paths);
    }
    comments::tell(merged, lost);
    found.dedup();
    repair::ask([base, left, right], labels, &names, merged, found);
}
