//! When the findings about a document are asked for.
//!
//! Owns the moment, not the findings. A small path is judged at every change, once that is shown; one whose
//! judgement takes a while only once nothing has changed for several times as long, so that the keys of
//! somebody who types on never fall into it.

use std::time::{Duration, Instant};

use super::journal::BEHIND;
use super::worker::Worker;
use crate::model::TrainingPath;

/// A judgement that takes less is asked for at every change.
const SHORT: Duration = Duration::from_millis(5);

/// How many times as long as the last judgement took nothing has to change before the next.
const TIMES: u32 = 4;

/// The longest that findings are held back.
const LONGEST: Duration = Duration::from_millis(250);

/// Who judges, and when it is next asked.
pub(super) struct Judge {
    worker: Worker<(u64, TrainingPath)>,
    pace: Pace,
}

impl Judge {
    /// Asks this worker.
    pub(super) fn new(worker: Worker<(u64, TrainingPath)>) -> Self {
        Self { worker, pace: Pace::default() }
    }

    /// The document has changed.
    pub(super) fn want(&mut self) {
        self.pace.want(Instant::now());
    }

    /// The same, and nobody types on.
    pub(super) fn want_now(&mut self) {
        self.pace.due = Some(Instant::now());
    }

    /// When it is to be asked, if it is.
    pub(super) fn due(&self) -> Option<Instant> {
        self.pace.due
    }

    /// Asks, if it is time, about what is given only then: a copy of a path is not for nothing.
    pub(super) fn ask(&mut self, about: impl FnOnce() -> (u64, TrainingPath)) {
        let now = Instant::now();
        if self.pace.due.is_some_and(|due| due <= now) {
            self.pace.asked(now);
            self.worker.ask(about());
        }
    }

    /// An answer has come.
    pub(super) fn answered(&mut self) {
        self.pace.answered(Instant::now());
    }
}

/// How long a judgement takes, and so how long to wait for more changes.
#[derive(Default)]
struct Pace {
    asked: Option<Instant>,
    took: Duration,
    due: Option<Instant>,
}

impl Pace {
    fn want(&mut self, now: Instant) {
        let calm = match self.took {
            // Nobody knows yet; and nobody types yet.
            Duration::ZERO => Duration::ZERO,
            took if took < SHORT => BEHIND,
            took => (took * TIMES).min(LONGEST),
        };
        self.due = Some(now + calm);
    }

    fn asked(&mut self, now: Instant) {
        self.due = None;
        self.asked = Some(now);
    }

    fn answered(&mut self, now: Instant) {
        if let Some(asked) = self.asked.take() {
            self.took = now.saturating_duration_since(asked);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judgement_waits_for_calm_by_how_long_the_last_one_took() {
        let start = Instant::now();
        let after = |millis| start + Duration::from_millis(millis);
        let mut pace = Pace::default();
        for (asked, answered, calm) in
            [(0, 2, 12), (100, 110, 40), (200, 260, 240), (300, 900, 250), (1_000, 1_001, 12)]
        {
            pace.asked(after(asked));
            pace.answered(after(answered));
            for moment in [2_000, 2_020] {
                pace.want(after(moment));
                assert_eq!(pace.due, Some(after(moment + calm)), "after {asked} to {answered}");
            }
        }
    }

    #[test]
    fn the_first_judgement_is_asked_for_at_once() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        pace.want(now);
        assert_eq!(pace.due, Some(now));
    }
}
