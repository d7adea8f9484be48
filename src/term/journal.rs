//! When what was typed is written to the journal.
//!
//! Owns the moment, not the writing. Somebody who types gets a picture after each key, and then there is
//! time until the next one: that is when a draft is taken and written, rather than at any moment, into
//! which a key may fall. Not at once, though: the terminal has the picture still to show, and wants the
//! processor for it.

use std::time::{Duration, Instant};

/// How long typed work may be only in memory before it is written behind the next picture.
const AFTER: Duration = Duration::from_millis(500);

/// Who has typed nothing for so long is not about to.
const CALM: Duration = Duration::from_millis(250);

/// How long a terminal takes at most to show what it was given; the fastest fingers come later.
pub(super) const BEHIND: Duration = Duration::from_millis(12);

/// What waits, and since when.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// Since when something waits.
    since: Option<Instant>,
    /// When something was shown last.
    shown: Option<Instant>,
}

impl Pace {
    /// When it is to be written, if something waits; at most [`AFTER`] and [`CALM`] from its first moment.
    pub(super) fn due(&self) -> Option<Instant> {
        let wanted = self.since? + AFTER;
        let rest = self.shown.map_or(wanted, |shown| shown + if shown < wanted { CALM } else { BEHIND });
        Some(rest.clamp(wanted, wanted + CALM))
    }

    /// Whether now is the time for what waits. `shown` says that a picture has just been drawn.
    pub(super) fn is_time(&mut self, now: Instant, shown: bool) -> bool {
        self.since.get_or_insert(now);
        if shown {
            self.shown = Some(now);
        }
        self.due().is_some_and(|due| due <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pictures at these moments, and looks whenever one is due, until something is written.
    fn written(pictures: &[u64]) -> u64 {
        let start = Instant::now();
        let mut pace = Pace::default();
        let mut pictures = pictures.iter().copied().peekable();
        for at in 0..2_000 {
            let now = start + Duration::from_millis(at);
            let shown = pictures.next_if_eq(&at).is_some();
            if (shown || pace.due().is_some_and(|due| due <= now)) && pace.is_time(now, shown) {
                return at;
            }
        }
        panic!("never written");
    }

    #[test]
    fn who_pauses_has_it_written_after_half_a_second() {
        assert_eq!(written(&[0]), 500);
        assert_eq!(written(&[0, 100]), 500);
    }

    #[test]
    fn who_types_on_has_it_written_behind_a_picture() {
        assert_eq!(written(&[0, 120, 240, 360, 480, 600, 720]), 612);
        assert_eq!(written(&[0, 400, 740]), 650, "calm for long enough");
        assert_eq!(written(&[0, 499]), 749);
    }

    #[test]
    fn a_stream_of_pictures_does_not_put_it_off() {
        let pictures: Vec<u64> = (0..200).map(|n| n * 10).collect();
        assert_eq!(written(&pictures), 750);
    }
}
