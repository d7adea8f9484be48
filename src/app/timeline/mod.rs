//! The timeline: hours along the path, stage by stage and module by module.
//!
//! What it shows is `export::timeline`; here is where one stands in it and how far the axis reaches. The
//! chosen row is that of the outline, so that both views stay together.

use crate::app::commands::command::{Scope, always, commands};
use crate::app::mouse::{Gesture, Spot};
use crate::app::shell::geometry::{moved, scrolled};
use crate::app::shell::notice::Tone;
use crate::app::shell::rows::OutlineRow;
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::check::Severity;
use crate::export::timeline::{Bar, TimelineGroup};
use crate::i18n::{Lang, duration};
use crate::model::{Arg, Message, Modality};

pub use crate::export::timeline::{Timeline, cells, scaled};

/// A row of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimelineLine {
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
    pub lines: Vec<TimelineLine>,
    /// The chosen row.
    pub at: usize,
    /// The first row that is shown.
    pub top: usize,
    /// The axis is that of the chosen stage alone.
    pub near: bool,
}

/// Rows around the scrolling ones: the axis above, the modalities below.
pub const AROUND: usize = 2;

commands! { COMMANDS of TimelineView, Scope::View(ViewKind::Timeline);
    "timeline-go" 1 ["Enter"] always => TimelineView::go;
    "timeline-near" 2 ["z"] always => |view, _| view.near = !view.near;
    "timeline-leave" 3 ["Esc"] always => |_, shell| shell.request(Request::Show(ViewKind::Outline));
}

impl WorkspaceView for TimelineView {
    fn refresh(&mut self, shell: &mut Shell) {
        let data = Timeline::of(&shell.doc.path, shell.doc.graph());
        let shown = |group: &TimelineGroup| group.stage.is_some() || !group.bars.is_empty();
        self.lines = data
            .groups
            .iter()
            .enumerate()
            .filter(|(_, group)| shown(group))
            .flat_map(|(at, group)| {
                let bars = (0..group.bars.len()).map(move |bar| TimelineLine::Bar(at, bar));
                std::iter::once(TimelineLine::Group(at)).chain(bars)
            })
            .collect();
        self.data = data;
        self.scroll(shell);
    }

    fn step(&mut self, by: isize, shell: &mut Shell) {
        self.choose_line(moved(self.at, by, self.lines.len()), shell);
    }

    fn page(&self, shell: &Shell) -> isize {
        isize::try_from(rows_in_sight(shell).saturating_sub(1).max(1)).unwrap_or(1)
    }

    fn scroll(&mut self, shell: &mut Shell) {
        let chosen = shell.chosen();
        let is_chosen = |line: &TimelineLine| self.data.stands_for(*line, chosen);
        if !self.lines.get(self.at).is_some_and(is_chosen) {
            let at = self.lines.iter().position(is_chosen).unwrap_or(self.at);
            self.at = at.min(self.lines.len().saturating_sub(1));
        }
        self.top = scrolled(self.top, self.at, self.lines.len(), rows_in_sight(shell));
    }

    fn mouse(&mut self, gesture: Gesture, spot: Option<&Spot>, shell: &mut Shell) {
        match (gesture, spot) {
            (Gesture::Wheel(by), _) => self.step(by, shell),
            (Gesture::Press, Some(Spot::Cell(line, _))) if *line == self.at => shell.request(Request::Enter),
            (Gesture::Press, Some(Spot::Cell(line, _))) => self.choose_line(*line, shell),
            _ => {}
        }
    }

    fn status(&self, shell: &Shell) -> Option<(Tone, Message)> {
        let (message, warned) = match self.lines.get(self.at)? {
            TimelineLine::Group(at) => {
                let group = self.data.groups.get(*at)?;
                let message = Message::new("timeline-said-stage")
                    .with("title", group_title(group, shell.lang))
                    .with("minutes", Arg::Minutes(group.minutes))
                    .with("start", moment(group.start, shell.lang))
                    .with("end", Arg::Minutes(group.start.saturating_add(group.minutes)))
                    .with("shares", shares(&group.by_modality, shell.lang));
                (message, group.minutes == 0)
            }
            TimelineLine::Bar(..) => {
                let bar = self.bar()?;
                if bar.minutes == 0 {
                    let message = Message::new("timeline-said-empty").with("title", bar.title.as_str());
                    return Some((Tone::Found(Severity::Warning), message));
                }
                let key = if bar.critical { "timeline-said-critical" } else { "timeline-said-module" };
                let message = Message::new(key.to_owned())
                    .with("title", bar.title.as_str())
                    .with("minutes", Arg::Minutes(bar.minutes))
                    .with("start", moment(bar.start, shell.lang))
                    .with("end", Arg::Minutes(bar.end()))
                    .with("shares", shares(&bar.by_modality, shell.lang));
                (message, false)
            }
        };
        Some((Tone::Found(if warned { Severity::Warning } else { Severity::Info }), message))
    }

    fn shows_modules(&self) -> bool {
        true
    }
}

impl Timeline {
    /// Whether a row is that of a row of the outline.
    fn stands_for(&self, line: TimelineLine, row: &OutlineRow) -> bool {
        match (line, row) {
            (TimelineLine::Group(at), OutlineRow::Stage(stage)) => self.groups[at].stage == Some(*stage),
            (TimelineLine::Bar(group, at), OutlineRow::Module(id, _)) => {
                self.groups[group].bars[at].id == *id
            }
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
            TimelineLine::Group(_) => None,
            TimelineLine::Bar(group, at) => self.data.groups.get(*group)?.bars.get(*at),
        }
    }

    /// The group of the chosen row.
    pub fn group(&self) -> Option<&TimelineGroup> {
        match self.lines.get(self.at)? {
            TimelineLine::Group(group) | TimelineLine::Bar(group, _) => self.data.groups.get(*group),
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

impl TimelineView {
    fn choose_line(&mut self, at: usize, shell: &mut Shell) {
        let Some(line) = self.lines.get(at).copied() else { return };
        self.at = at;
        let row = shell.selection.rows.iter().position(|row| self.data.stands_for(line, row));
        shell.choose(row.unwrap_or(0));
    }

    /// Shows the chosen row in the outline, with its form.
    fn go(&mut self, shell: &mut Shell) {
        self.choose_line(self.at, shell);
        shell.request(Request::ShowForm);
    }
}

/// How many rows are in sight between the axis and the modalities.
pub fn rows_in_sight(shell: &Shell) -> usize {
    usize::from(shell.body().height).saturating_sub(2 + AROUND).max(1)
}

/// What a group is called.
pub fn group_title(group: &TimelineGroup, lang: Lang) -> String {
    match group.stage {
        None => lang.word("export-no-stage").into_owned(),
        Some(_) if group.title.is_empty() => lang.word("app-untitled").into_owned(),
        Some(_) => group.title.clone(),
    }
}

/// Minutes by modality in words.
fn shares(minutes: &[(Modality, u32)], lang: Lang) -> String {
    let part = |(modality, minutes): &(Modality, u32)| {
        format!("{} {}", modality_name(modality, lang), duration(lang, *minutes))
    };
    minutes.iter().map(part).collect::<Vec<_>>().join(" · ")
}

/// A moment of the axis in words: the minutes from the start of the path.
pub fn moment(minutes: u32, lang: Lang) -> String {
    if minutes == 0 { "0".to_owned() } else { duration(lang, minutes) }
}

/// What a modality is called; its own name where the translations have none.
pub fn modality_name(modality: &Modality, lang: Lang) -> String {
    let key = modality.label_key();
    key.and_then(|key| lang.lookup(&key, &[])).unwrap_or_else(|| modality.name().to_owned())
}
