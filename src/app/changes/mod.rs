//! The changes view: this path beside another version of it, change by change.
//!
//! What differs, and what follows from it, is `diff`'s. Here is which version stands on which side, which
//! changes are shown, which one is chosen and which ones have been looked at; what is done about a change
//! is in [`crate::app::reviewing`].

mod reviewing;

use std::collections::BTreeSet;

use crate::app::commands::command::{Scope, always, commands};
use crate::app::mouse::{Gesture, Spot};
use crate::app::shell::geometry::{Area, inside, moved, page_of, scrolled};
use crate::app::shell::notice::Tone;
pub use crate::app::shell::versions::Against;
use crate::app::shell::{Request, Shell};
use crate::app::views::kind::ViewKind;
use crate::app::views::view::WorkspaceView;
use crate::check::Severity;
use crate::diff::{Effect as Follows, Line, Report, Section};
use crate::model::value::display_steps;
use crate::model::{Message, TrainingPath};

/// A version that comes from outside.
#[derive(Debug, Default)]
pub enum Outside {
    /// Nothing was asked for.
    #[default]
    Nothing,
    /// It was asked for and did not come yet.
    Waiting,
    /// It came.
    Here(Box<TrainingPath>),
    /// It did not come, and why.
    Refused(Message),
}

/// Which changes are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// Those of one kind of thing, by its label in the declaration.
    Kind(&'static str),
    /// Those of one module.
    Module(String),
    /// Those that were not looked at yet.
    Unseen,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangesRow {
    /// What the changes below are about, by the place of its section.
    Section(usize),
    /// A module in which nothing changed, by its id; a stage, by its place.
    Calm(Calm),
    /// A change: the places of its section and of its line there.
    Line(usize, usize),
    /// Above what follows.
    Follows,
    /// What follows, by its place.
    Effect(usize),
}

/// What did not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Calm {
    /// A stage, by its place.
    Stage(usize),
    /// A module, by its id.
    Module(String),
}

/// What the view remembers.
#[derive(Debug, Default)]
pub struct ChangesView {
    /// Which version the path is compared with.
    pub against: Against,
    /// That version, where it comes from outside.
    pub outside: Outside,
    /// The versions change sides.
    pub swapped: bool,
    /// What differs; nothing while the other version is not there.
    pub report: Option<Report>,
    /// The rows.
    pub rows: Vec<ChangesRow>,
    /// The chosen row.
    pub at: usize,
    /// The first row that is shown.
    pub top: usize,
    /// How far the chosen change is scrolled.
    pub scroll: usize,
    /// The chosen change has all the room.
    pub full: bool,
    /// Which changes are shown.
    pub only: Only,
    /// Modules in which nothing changed are shown too.
    pub whole: bool,
    /// What was looked at, by place and kind.
    pub seen: BTreeSet<(String, String)>,
    /// What the report was made of: a revision and a side.
    made_of: Option<(u64, bool)>,
}

/// From this many columns on, both versions stand side by side.
pub const BESIDE: u16 = 100;

commands! { COMMANDS of ChangesView, Scope::View(ViewKind::Changes);
    "change-go" 1 ["Enter"] |view, _| view.has_change() => |view, shell| view.go_to_change(shell);
    "change-take" 1 ["r"] ChangesView::can_take => |view, shell| view.take_change(shell);
    "change-version" 2 ["v"] always => |_, shell| shell.pick_version();
    "change-seen" 2 ["Space"] |view, _| view.has_change() => |view, shell| view.mark_seen(shell);
    "change-remark" 3 ["a"] ChangesView::can_remark => |view, shell| view.ask_remark(shell);
    "change-filter" 3 ["f"] always => |view, shell| view.pick_filter(shell);
    "change-swap" 5 ["s"] always => |view, shell| view.swap_versions(shell);
    "change-calm" 5 ["o"] always => |view, shell| view.toggle_calm(shell);
    "next-change" 0 ["Right", "l"] always => |view, _| view.next_section(true);
    "previous-change" 0 ["Left", "h"] always => |view, _| view.next_section(false);
    "change-full" 4 ["d"] |view, _| view.has_change() => |view, _| view.toggle_full();
    "change-copy" 0 ["y"] always => |view, shell| view.copy_changes(shell);
    "leave-changes" 6 ["Esc"] always => |view, shell| view.leave(shell);
}

impl WorkspaceView for ChangesView {
    /// Brings the report in line with what is compared.
    fn refresh(&mut self, shell: &mut Shell) {
        let key = (shell.doc.revision, self.swapped);
        if self.made_of == Some(key) && self.report.is_some() {
            return;
        }
        let other = self.other_version(shell);
        let open = &shell.doc.path;
        self.report = other.as_ref().and_then(|other| {
            let (before, after) = if self.open_is_after() { (other, open) } else { (open, other) };
            Report::of(before.into(), after.into(), false)
        });
        self.made_of = Some(key);
        self.list(&shell.doc.path);
    }

    fn step(&mut self, by: isize, _shell: &mut Shell) {
        // Where one change has all the room, pages are pages of it.
        if self.full && by.abs() > 1 {
            self.scroll = self.scroll.saturating_add_signed(by.clamp(-10_000, 10_000));
            return;
        }
        let rows = &self.rows;
        let wanted = moved(self.at, by, rows.len());
        // Headings are passed over, in the direction of the step first.
        let can = |row: &usize| self.can_be_chosen(*row);
        let (down, up) = (wanted..rows.len(), (0..wanted.min(rows.len())).rev());
        let found = if by < 0 {
            (0..=wanted.min(rows.len().saturating_sub(1))).rev().find(can).or_else(|| down.clone().find(can))
        } else {
            down.clone().find(can).or_else(|| up.clone().find(can))
        };
        if let Some(row) = found {
            self.choose(row);
        }
    }

    fn page(&self, shell: &Shell) -> isize {
        let (list, detail) = self.parts(shell);
        page_of(if self.full { detail } else { list })
    }

    fn scroll(&mut self, shell: &mut Shell) {
        let (list, _) = self.parts(shell);

        self.top = scrolled(self.top, self.at, self.rows.len(), list_rows(list));
        // The heading of the first change stays in sight.
        if self.top > 0 && self.top == self.at && list_rows(list) > 1 {
            self.top -= 1;
        }
        if self.top == 1 {
            self.top = 0;
        }
    }

    fn mouse(&mut self, gesture: Gesture, spot: Option<&Spot>, shell: &mut Shell) {
        match (gesture, spot) {
            (Gesture::Wheel(by), Some(Spot::Cell(_, 1))) => {
                self.scroll = self.scroll.saturating_add_signed(by);
            }
            (Gesture::Wheel(by), _) => self.step(by, shell),
            (Gesture::Press, Some(Spot::Cell(row, 0))) if *row == self.at => shell.request(Request::Enter),
            (Gesture::Press, Some(Spot::Cell(row, 0))) if self.can_be_chosen(*row) => self.choose(*row),
            _ => {}
        }
    }

    fn status(&self, shell: &Shell) -> Option<(Tone, Message)> {
        if let Outside::Refused(trouble) = &self.outside {
            return Some((Tone::Refused, trouble.clone()));
        }
        // Where the list hides the chosen change, it is said.
        let (_, detail) = self.parts(shell);
        let line = self.line().filter(|_| detail.height == 0)?;
        Some((Tone::Found(Severity::Info), line.message.clone()))
    }
}

/// Whether a row of the list says which column is which version.
pub fn has_heading(list: Area) -> bool {
    list.width >= BESIDE && inside(list) > 3
}

/// How many changes the list shows at a time.
pub fn list_rows(list: Area) -> usize {
    inside(list) - usize::from(has_heading(list))
}

impl ChangesView {
    /// The list, and the chosen change below it where there is room.
    pub fn parts(&self, shell: &Shell) -> (Area, Area) {
        let body = shell.body();
        let below = match body.height {
            _ if self.rows.is_empty() => 0,
            height if self.full => height,
            0..=9 => 0,
            10..=15 => 6,
            16..=24 => 9,
            height => (height * 2 / 5).min(16),
        };
        body.rows_at(body.height - below)
    }

    /// The chosen change.
    pub fn line(&self) -> Option<&Line> {
        self.section_and_line().map(|(_, line)| line)
    }

    /// The chosen change and what it is about.
    pub fn section_and_line(&self) -> Option<(&Section, &Line)> {
        let ChangesRow::Line(section, line) = self.rows.get(self.at)? else { return None };
        let section = self.report.as_ref()?.sections.get(*section)?;
        Some((section, section.lines.get(*line)?))
    }

    /// What follows, where that is chosen.
    pub fn effect(&self) -> Option<&Follows> {
        let ChangesRow::Effect(at) = self.rows.get(self.at)? else { return None };
        self.report.as_ref()?.effects.get(*at)
    }

    /// Whether the open path is the version now; else it is the one before.
    pub fn open_is_after(&self) -> bool {
        // Who fetches a version wants to see what it would bring.
        let brings = matches!(self.against, Against::Disk | Against::Recovered | Against::Named(_));
        brings == self.swapped
    }

    /// What a change is remembered by.
    pub fn mark_of(line: &Line) -> (String, String) {
        (display_steps(&line.at), line.name())
    }

    /// Whether a change was looked at.
    pub fn is_seen(&self, line: &Line) -> bool {
        self.seen.contains(&Self::mark_of(line))
    }

    pub(in crate::app) fn can_be_chosen(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(ChangesRow::Line(..) | ChangesRow::Effect(_)))
    }

    fn wants(&self, section: &Section, line: &Line) -> bool {
        match &self.only {
            Only::All => true,
            Only::Kind(kind) => family(line) == *kind,
            Only::Module(id) => section.about.module() == Some(id),
            Only::Unseen => !self.is_seen(line),
        }
    }

    /// The rows: what is wanted of each section, calm modules between where they are wanted, what follows.
    fn list(&mut self, path: &TrainingPath) {
        let Some(report) = &self.report else {
            self.rows.clear();
            return;
        };
        let mut rows = Vec::new();
        let mut calm = Calms::new(path, self.whole && self.only == Only::All);
        for (at, section) in report.sections.iter().enumerate() {
            let lines: Vec<usize> =
                (0..section.lines.len()).filter(|line| self.wants(section, &section.lines[*line])).collect();
            if let Some(module) = section.about.module() {
                rows.extend(calm.before(module).map(ChangesRow::Calm));
            }
            if !lines.is_empty() {
                rows.push(ChangesRow::Section(at));
                rows.extend(lines.into_iter().map(|line| ChangesRow::Line(at, line)));
            }
        }
        rows.extend(calm.rest().map(ChangesRow::Calm));
        if self.only == Only::All && !report.effects.is_empty() {
            rows.push(ChangesRow::Follows);
            rows.extend((0..report.effects.len()).map(ChangesRow::Effect));
        }
        self.rows = rows;
        let last = self.rows.len().saturating_sub(1);
        let at = self.at.min(last);
        let near = (at..=last).chain((0..at).rev()).find(|row| self.can_be_chosen(*row));
        self.at = near.unwrap_or(0);
    }
}

/// What kind of thing a change is about, for those who look for one kind.
pub(in crate::app) fn family(line: &Line) -> &'static str {
    match line.entity {
        "requirement-alternative" => "requirement",
        entity => entity,
    }
}

/// Stages and modules in the order of teaching, handed out as the list comes to them.
struct Calms {
    waiting: std::vec::IntoIter<Calm>,
}

impl Calms {
    fn new(path: &TrainingPath, wanted: bool) -> Self {
        let mut all = Vec::new();
        if wanted {
            let mut left: BTreeSet<&str> = path.modules.keys().map(String::as_str).collect();
            for (at, stage) in path.stages.iter().enumerate() {
                all.push(Calm::Stage(at));
                let here = stage.modules.iter().filter(|id| left.remove(id.as_str()));
                all.extend(here.map(|id| Calm::Module(id.clone())));
            }
            all.extend(left.into_iter().map(|id| Calm::Module(id.to_owned())));
        }
        Self { waiting: all.into_iter() }
    }

    /// What stands before a module, which is taken out; nothing for one that is not there any more.
    fn before(&mut self, module: &str) -> impl Iterator<Item = Calm> + use<> {
        let is_it = |calm: &Calm| matches!(calm, Calm::Module(id) if id == module);
        let count = self.waiting.as_slice().iter().position(is_it);
        let before: Vec<Calm> = self.waiting.by_ref().take(count.map_or(0, |count| count + 1)).collect();
        before.into_iter().take(count.unwrap_or(0))
    }

    fn rest(self) -> impl Iterator<Item = Calm> {
        self.waiting
    }
}

impl ChangesView {
    /// The version that the path is compared with.
    fn other_version(&self, shell: &Shell) -> Option<TrainingPath> {
        let history = &shell.doc.history;
        match &self.against {
            Against::Saved => history.state(&shell.doc.path, history.saved().unwrap_or(0)),
            Against::State(at) => history.state(&shell.doc.path, *at),
            Against::Disk => shell.disk_version().cloned(),
            Against::Recovered => shell.recovered_version().cloned(),
            Against::Named(_) => match &self.outside {
                Outside::Here(path) => Some((**path).clone()),
                _ => None,
            },
        }
    }

    /// Compares with another version from now on.
    pub(in crate::app) fn compare_with(&mut self, against: Against, outside: Outside, shell: &mut Shell) {
        let seen = if self.against == against { std::mem::take(&mut self.seen) } else { BTreeSet::new() };
        let (whole, full) = (self.whole, self.full);
        *self = Self { against, outside, full, whole, seen, ..Self::default() };
        self.refresh(shell);
    }

    /// Makes the rows anew, staying near what is chosen.
    pub(in crate::app) fn list_changes(&mut self, shell: &mut Shell) {
        self.list(&shell.doc.path);
        self.scroll = 0;
    }

    /// Forgets the report, so that it is made anew.
    pub(in crate::app) fn compare_again(&mut self, shell: &mut Shell) {
        self.made_of = None;
        self.refresh(shell);
    }

    pub(in crate::app) fn choose(&mut self, row: usize) {
        self.at = row;
        self.scroll = 0;
    }

    /// Gives the chosen change all the room, or not any more.
    pub(in crate::app) fn toggle_full(&mut self) {
        self.full = !self.full;
        self.scroll = 0;
    }

    /// Goes to the first change of the next thing, or of the one before.
    pub(in crate::app) fn next_section(&mut self, forward: bool) {
        let rows = &self.rows;
        let head = |row: usize| matches!(rows.get(row), Some(ChangesRow::Section(_) | ChangesRow::Follows));
        let found = if forward {
            (self.at..rows.len()).find(|row| head(*row))
        } else {
            let own = (0..self.at).rev().find(|row| head(*row)).unwrap_or(0);
            (0..own).rev().find(|row| head(*row))
        };
        if let Some(row) = found {
            self.choose(row + 1);
        }
    }

    /// What the versions are called: the one before and the one now.
    pub fn version_names(&self, shell: &Shell) -> [Message; 2] {
        let other = match &self.against {
            Against::Saved => Message::new("changes-saved"),
            Against::Disk => Message::new("changes-disk"),
            Against::Recovered => Message::new("changes-recovered"),
            Against::State(at) => {
                let label = shell.state_label(*at);
                Message::new("changes-state").with("time", shell.state_time(*at)).with("change", label)
            }
            Against::Named(name) => Message::new("changes-named").with("name", name.as_str()),
        };
        let open = Message::new("changes-open");
        if self.open_is_after() { [other, open] } else { [open, other] }
    }
}
