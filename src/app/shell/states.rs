//! How a state of the document is told: what was done to come to it, and when.

use crate::app::shell::Shell;
use crate::app::shell::day::day;
use crate::i18n::date;
use crate::model::Message;

impl Shell {
    /// What to call a state: what was done to come to it.
    pub fn state_label(&self, state: usize) -> Message {
        let change = self.doc.history.nodes().get(state).and_then(|node| node.change.as_ref());
        // What has a time and no change is the oldest state that was kept of a longer history.
        let is_cut = self.doc.history.nodes().get(state).is_some_and(|node| node.at != 0);
        let first = || Message::new(if is_cut { "history-oldest" } else { "history-first" });
        change.map_or_else(first, |change| change.label.clone())
    }

    /// The time of day at which a state was made: « 14:32 »; empty for the first.
    pub fn state_time(&self, state: usize) -> String {
        const DAY: i64 = 24 * 60;
        let made = self.doc.history.nodes().get(state).map_or(0, |node| node.at);
        if made == 0 {
            return String::new();
        }
        let minutes = i64::try_from(made / 60_000).unwrap_or(0) + i64::from(self.zone) / 60;
        let of_day = minutes.rem_euclid(DAY);
        format!("{:02}:{:02}", of_day / 60, of_day % 60)
    }

    /// Whether an earlier session made a state.
    pub fn state_is_earlier(&self, state: usize) -> bool {
        self.doc.history.nodes().get(state).is_some_and(|node| node.earlier)
    }

    /// The day on which an earlier session made a state, in words.
    pub fn state_day(&self, state: usize) -> Option<String> {
        let node = self.doc.history.nodes().get(state).filter(|node| node.earlier && node.at != 0)?;
        let seconds = i64::try_from(node.at / 1000).ok()?.checked_add(i64::from(self.zone))?;
        Some(date(self.lang, &day(seconds))).filter(|day| !day.is_empty())
    }
}
