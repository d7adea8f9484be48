//! The properties of the design, P1 to P20, over random paths and random edits of both sides.
//!
//! `PROPTEST_CASES` says how many; a slice runs always. Each case is the number of a path and the
//! numbers of the edits of each side, so what fails shrinks to a few edits.

mod algebra;
mod ancestors;
mod documents;
mod judged;
mod questions;
mod relabel;

use mille_parcours::merge::Merged;
use mille_parcours::model::TrainingPath;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::catalogue::join;
use crate::random::{base, play};

/// What the two sides are called.
pub const LABELS: [&str; 2] = ["cci-nord", "cci-sud"];

/// A slice that is always the same, unless the environment asks for a number of cases: those are others
/// each time, and `PROPTEST_RNG_SEED` brings them back.
pub fn config() -> ProptestConfig {
    let mut config =
        ProptestConfig { failure_persistence: None, max_shrink_iters: 4_000, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 256;
        config.rng_seed = RngSeed::Fixed(4);
    }
    config
}

/// A path and what two people did to it.
#[derive(Debug, Clone)]
pub struct Three {
    pub base: TrainingPath,
    pub left: TrainingPath,
    pub right: TrainingPath,
}

impl Three {
    pub fn merged(&self) -> Merged<TrainingPath> {
        join(Some(&self.base), (LABELS[0], &self.left), (LABELS[1], &self.right))
    }

    pub fn mirrored(&self) -> Merged<TrainingPath> {
        join(Some(&self.base), (LABELS[1], &self.right), (LABELS[0], &self.left))
    }
}

/// The number of a path and the edits of each side.
pub type Numbers = (u64, Vec<u64>, Vec<u64>);

/// Any.
pub fn numbers() -> impl Strategy<Value = Numbers> {
    let edits = || proptest::collection::vec(any::<u64>(), 0..5);
    (0..10_000_u64, edits(), edits())
}

/// What the numbers stand for.
pub fn three((seed, left, right): &Numbers) -> Three {
    let base = base(*seed);
    Three { left: play(&base, left), right: play(&base, right), base }
}

/// Fails with everything that explains it.
pub fn hold(
    holds: bool,
    what: &str,
    of: &Three,
    detail: &dyn std::fmt::Display,
) -> Result<(), TestCaseError> {
    if holds {
        return Ok(());
    }
    let text = |path: &TrainingPath| mille_parcours::format::write(path);
    let base = text(&of.base);
    let changed = |path: &TrainingPath| crate::catalogue::difference(&base, &text(path));
    Err(TestCaseError::fail(format!(
        "{what}\n{detail}\n--- base\n{base}\n--- left\n{}\n--- right\n{}\n--- merged\n{}",
        changed(&of.left),
        changed(&of.right),
        changed(&of.merged().file),
    )))
}
