//! The timeline: hours along the path, stage by stage and module by module.
//!
//! What it shows is `export::timeline`; here is where one stands in it and how far the axis reaches. The
//! chosen row is that of the outline, so that both views stay together.

use super::geometry::{parts, scrolled};
use super::mouse::{Gesture, Spot};
use super::outline::Row;
use super::view::Hooks;
use super::{App, Effect, Now, Tone};
use crate::check::Severity;
use crate::export::timeline::{Bar, Group};
use crate::model::{Arg, Message, Modality};

pub use crate::export::timeline::{Timeline, cells, scaled};

/// A row of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A stage, or what stands in none, by its group.
    Group(usize),
    /// A module, by its group and its place there.
    Bar(usize, usize),
}

/// What the view remembers.
#[derive(Debug, Default)]
pub struct TimelineView {
    /// What is shown.
    pub data: Timeline,
    /// The rows.
    pub lines: Vec<Line>,
    /// The chosen row.
    pub at: usize,
    /// The first row that is shown.
    pub top: usize,
    /// The axis is that of the chosen stage alone.
    pub near: bool,
}

/// Rows around the scrolling ones: the axis above, the modalities below.
pub const AROUND: usize = 2;

pub(super) const HOOKS: Hooks = Hooks {
    refresh,
    step: |app, by| app.choose_line(super::panes::moved(app.timeline.at, by, app.timeline.lines.len())),
    page: |app| isize::try_from(app.timeline_rows().saturating_sub(1).max(1)).unwrap_or(1),
    scroll,
    mouse,
    said,
    shows_modules: true,
};

fn refresh(app: &mut App) {
    let data = Timeline::of(&app.doc.path, app.doc.graph());
    let shown = |group: &Group| group.stage.is_some() || !group.bars.is_empty();
    app.timeline.lines = data
        .groups
        .iter()
        .enumerate()
        .filter(|(_, group)| shown(group))
        .flat_map(|(at, group)| {
            let bars = (0..group.bars.len()).map(move |bar| Line::Bar(at, bar));
            std::iter::once(Line::Group(at)).chain(bars)
        })
        .collect();
    app.timeline.data = data;
    scroll(app);
}

fn scroll(app: &mut App) {
    let chosen = app.chosen().clone();
    let timeline = &mut app.timeline;
    let is_chosen = |line: &Line| timeline.data.stands_for(*line, &chosen);
    if !timeline.lines.get(timeline.at).is_some_and(is_chosen) {
        let at = timeline.lines.iter().position(is_chosen).unwrap_or(timeline.at);
        timeline.at = at.min(timeline.lines.len().saturating_sub(1));
    }
    let rows = app.timeline_rows();
    let timeline = &mut app.timeline;
    timeline.top = scrolled(timeline.top, timeline.at, timeline.lines.len(), rows);
}

fn mouse(app: &mut App, gesture: Gesture, spot: Option<&Spot>, now: &Now, effects: &mut Vec<Effect>) {
    match (gesture, spot) {
        (Gesture::Wheel(by), _) => (HOOKS.step)(app, by),
        (Gesture::Press, Some(Spot::Cell(line, _))) if *line == app.timeline.at => app.enter(now, effects),
        (Gesture::Press, Some(Spot::Cell(line, _))) if *line < app.timeline.lines.len() => {
            app.choose_line(*line);
        }
        _ => {}
    }
}

fn said(app: &App) -> Option<(Tone, Message)> {
    let minutes = |minutes: u32| Arg::Minutes(minutes);
    let (message, warned) = match app.timeline.lines.get(app.timeline.at)? {
        Line::Group(at) => {
            let group = app.timeline.data.groups.get(*at)?;
            let message = Message::new("timeline-said-stage")
                .with("title", app.group_title(group))
                .with("minutes", minutes(group.minutes))
                .with("start", app.moment(group.start))
                .with("end", minutes(group.start.saturating_add(group.minutes)))
                .with("shares", app.shares(&group.by_modality));
            (message, group.minutes == 0)
        }
        Line::Bar(..) => {
            let bar = app.timeline.bar()?;
            if bar.minutes == 0 {
                let message = Message::new("timeline-said-empty").with("title", bar.title.as_str());
                return Some((Tone::Found(Severity::Warning), message));
            }
            let key = if bar.critical { "timeline-said-critical" } else { "timeline-said-module" };
            let message = Message::new(key.to_owned())
                .with("title", bar.title.as_str())
                .with("minutes", minutes(bar.minutes))
                .with("start", app.moment(bar.start))
                .with("end", minutes(bar.end()))
                .with("shares", app.shares(&bar.by_modality));
            (message, false)
        }
    };
    Some((Tone::Found(if warned { Severity::Warning } else { Severity::Info }), message))
}

impl Timeline {
    /// Whether a row is that of a row of the outline.
    fn stands_for(&self, line: Line, row: &Row) -> bool {
        match (line, row) {
            (Line::Group(at), Row::Stage(stage)) => self.groups[at].stage == Some(*stage),
            (Line::Bar(group, at), Row::Module(id, _)) => self.groups[group].bars[at].id == *id,
            _ => false,
        }
    }
}

/// A bar on an axis that begins later.
pub fn shifted(bar: &Bar, start: u32) -> Bar {
    Bar { start: bar.start.saturating_sub(start), ..bar.clone() }
}

impl TimelineView {
    /// The module of the chosen row.
    pub fn bar(&self) -> Option<&Bar> {
        match self.lines.get(self.at)? {
            Line::Group(_) => None,
            Line::Bar(group, at) => self.data.groups.get(*group)?.bars.get(*at),
        }
    }

    /// The group of the chosen row.
    pub fn group(&self) -> Option<&Group> {
        match self.lines.get(self.at)? {
            Line::Group(group) | Line::Bar(group, _) => self.data.groups.get(*group),
        }
    }

    /// The minutes at which the axis begins, and how many it has.
    pub fn axis(&self) -> (u32, u32) {
        match self.group().filter(|group| self.near && group.minutes > 0) {
            Some(group) => (group.start, group.minutes),
            None => (0, self.data.minutes),
        }
    }
}

impl App {
    /// How many rows are in sight between the axis and the modalities.
    pub fn timeline_rows(&self) -> usize {
        usize::from(parts(self).body.height).saturating_sub(2 + AROUND).max(1)
    }

    /// What a group is called.
    pub fn group_title(&self, group: &Group) -> String {
        match group.stage {
            None => self.lang.word("export-no-stage").into_owned(),
            Some(_) if group.title.is_empty() => self.lang.word("app-untitled").into_owned(),
            Some(_) => group.title.clone(),
        }
    }

    /// Minutes by modality in words.
    pub fn shares(&self, minutes: &[(Modality, u32)]) -> String {
        let part = |(modality, minutes): &(Modality, u32)| {
            format!("{} {}", self.modality(modality), crate::i18n::duration(self.lang, *minutes))
        };
        minutes.iter().map(part).collect::<Vec<_>>().join(" · ")
    }

    /// A moment of the axis in words.
    pub fn moment(&self, minutes: u32) -> String {
        if minutes == 0 { "0".to_owned() } else { crate::i18n::duration(self.lang, minutes) }
    }

    /// What a modality is called.
    pub fn modality(&self, modality: &Modality) -> String {
        let key = modality.label_key();
        key.and_then(|key| self.lang.lookup(&key, &[])).unwrap_or_else(|| modality.name().to_owned())
    }

    fn choose_line(&mut self, at: usize) {
        let Some(line) = self.timeline.lines.get(at).copied() else { return };
        self.timeline.at = at;
        let rows = &self.rows;
        let row = rows.iter().position(|row| self.timeline.data.stands_for(line, row));
        self.choose(row.unwrap_or(0));
    }

    /// Shows the chosen row in the outline, with its form.
    pub(super) fn timeline_go(&mut self) {
        let at = self.timeline.at;
        self.choose_line(at);
        self.show_form();
    }
}
