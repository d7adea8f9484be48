//! The application without its terminal: messages in, state and effects out.
//!
//! Owns what is open, where the focus is, what is being typed, which questions stand open, and what
//! each command does. Never names a terminal, a file or a clock: time and chance come with each
//! message ([`Now`]), and what must happen outside goes out as [`Effect`]s. Drawing is `ui`'s, doing
//! is `term`'s.

pub mod area;
mod asking;
pub mod browser;
pub mod changes;
pub mod checklist;
pub mod command;
pub mod commons;
pub mod compare;
mod copy;
pub mod decisions;
pub mod document;
mod editing;
mod entry;
pub mod facts;
pub mod finder;
pub mod findings;
pub mod foresight;
pub mod form;
pub mod geometry;
pub mod graph;
pub mod gutter;
pub mod handout;
pub mod help;
pub mod history;
pub mod input;
pub mod key;
pub mod keymap;
pub mod layer;
pub mod linewise;
pub mod matrix;
pub mod mouse;
pub mod outline;
mod outline_commands;
mod outline_follow;
mod panes;
pub mod past;
pub mod picker;
mod place;
pub mod questions;
mod renaming;
pub mod reviewing;
mod session;
pub mod sketch;
pub mod sought;
pub mod start;
pub mod timeline;
pub mod view;
pub mod wrap;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Severity;
pub use crate::edit::History;
use crate::i18n::Lang;
use crate::model::value::Steps;
use crate::model::{Message, TrainingPath};
use command::Command;
use document::Document;
pub use editing::Editing;
use form::FormRow;
use key::Key;
use keymap::Keymap;
use layer::Layer;
use mouse::{Mouse, Spot};
use outline::Row;
pub use session::{Disk, Recovery, SaveResult};
use view::View;

/// The moment at which a message arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970.
    pub millis: u64,
    /// A number nobody can guess, for new identifiers.
    pub chance: u64,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The mouse moved, or a button or the wheel of it.
    Mouse(Mouse),
    /// The command of this name was asked for.
    Command(&'static str),
    /// Something that is shown was named.
    Choose(Spot),
    /// A whole line was typed, by somebody who works line by line.
    Line(String),
    /// A text was pasted.
    Paste(String),
    /// The screen has another size: columns and rows.
    Resize(u16, u16),
    /// What became of an [`Effect::Save`] of this state of the history.
    Saved(usize, SaveResult),
    /// The file changed on disk.
    Changed(Disk),
    /// Something is not as it should be: the journal, the configuration.
    Trouble(Message),
    /// What follows from the document, as it was at a revision.
    Judged(u64, Arc<document::Derived>),
    /// A picture of the document, made for an [`Effect::Arrange`].
    Arranged(Box<graph::scene::Scene>),
    /// What the commons around the document holds.
    Commons(Arc<crate::commons::Library>),
    /// Something to tell.
    Notice(Message),
    /// What an [`Effect::Preview`] shows.
    Previewed(Box<handout::Preview>),
    /// What became of an [`Effect::Export`].
    Exported(handout::ExportResult),
    /// What the person's own editor left, or why there is nothing.
    Edited(Result<String, Message>),
    /// What can be compared with, beside what is open.
    Versions(Vec<reviewing::Offered>),
    /// What became of an [`Effect::Fetch`] of this name.
    Fetched(String, Result<Box<TrainingPath>, Message>),
}

/// Something to do outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write this path to the file that is open, or to another; over whatever stands there now if so
    /// said.
    Save {
        /// The path.
        path: Box<TrainingPath>,
        /// The state of the history that it is.
        state: usize,
        /// The history, of which a later session gets what [`past::kept`] keeps.
        history: Box<History>,
        /// The other file, if any.
        to: Option<String>,
        /// Whether a change by somebody else may be overwritten.
        force: bool,
    },
    /// Find out what the document looks like when it is handed out so, and tell it.
    Preview(handout::Order),
    /// Hand this path out: write it to a file, over whatever stands there now if so said.
    Export {
        /// The path.
        path: Box<TrainingPath>,
        /// In which form and language.
        order: handout::Order,
        /// The file.
        to: String,
        /// Whether a file that is there may be overwritten.
        force: bool,
    },
    /// Find out what follows from the document, which has this revision now, and tell it.
    Judge(u64),
    /// Make a picture of the document, and tell it.
    Arrange(Box<graph::scene::Order>),
    /// The document is what stands on disk now: expect that version at the next save.
    Follow,
    /// Throw away what an interrupted session left.
    Forget,
    /// Find files and revisions that the path can be compared with, and tell them.
    Versions,
    /// Read a path from a file, or from a revision of git, and tell it.
    Fetch(String),
    /// Open the person's own editor on this text, and tell what it leaves.
    EditOutside(String),
    /// Give this text to the clipboard of the terminal.
    Copy(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Read the commons around the document, and tell what it holds.
    ReadCommons,
    /// Leave this document, which needs nothing more, and open that file of the commons.
    Open(String),
    /// Draw everything anew: something else may have written on the terminal.
    Redraw,
    /// Stop for a while and give the terminal back to the shell.
    Suspend,
    /// End.
    Quit,
}

/// Which part of the outline gets the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The outline of stages and modules.
    Outline,
    /// The form of what is chosen in the outline.
    Form,
    /// The findings.
    Findings,
}

/// What is being done.
pub enum Work {
    /// Nothing is being typed.
    Looking,
    /// A field is being typed.
    Editing(Box<Editing>),
}

/// What the last thing done was, shown above the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The words.
    pub message: Message,
    /// What kind of news it is.
    pub tone: Tone,
}

/// What kind of news something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It was done.
    Done,
    /// It was not done.
    Refused,
    /// It was found, that grave.
    Found(Severity),
}

/// Everything on the screen.
pub struct App {
    /// The language of the interface.
    pub lang: Lang,
    /// The keys of the commands.
    pub keymap: Keymap,
    /// Columns and rows.
    pub size: (u16, u16),
    /// What is open.
    pub doc: Document,
    /// Which view is shown.
    pub view: View,
    /// Which part of the outline gets the keys.
    pub focus: Focus,
    /// The rows of the outline.
    pub rows: Vec<Row>,
    /// The chosen row of the outline.
    pub row: usize,
    /// The first row of the outline that is shown.
    pub row_top: usize,
    /// What stands left of the outline.
    pub margin: gutter::Margin,
    /// The rows of the form.
    pub form: Vec<FormRow>,
    /// The chosen row of the form.
    pub field: usize,
    /// The first row of the form that is shown.
    pub field_top: usize,
    /// The containers that are unfolded.
    pub open: BTreeSet<Steps>,
    /// The chosen finding.
    pub finding: usize,
    /// The finding that was gone to last.
    shown_finding: Option<usize>,
    /// The first finding that is shown.
    pub finding_top: usize,
    /// How many seconds the clocks here are ahead of the universal time.
    pub zone: i32,
    /// The findings as a view.
    pub findings: findings::FindingsView,
    /// The graph view.
    pub graph: graph::GraphView,
    /// The matrix.
    pub matrix: matrix::MatrixView,
    /// The timeline.
    pub timeline: timeline::TimelineView,
    /// The history view.
    pub history: history::HistoryView,
    /// The commons.
    pub commons: commons::CommonsView,
    /// The changes view.
    pub changes: changes::ChangesView,
    /// The questions view.
    pub questions: questions::QuestionsView,
    /// What was drawn where, for the mouse.
    pub drawn: mouse::Drawn,
    /// Where the mouse was last: column and row.
    pub pointer: (u16, u16),
    /// The row of the outline that the mouse carries.
    pub carried: Option<mouse::Carried>,
    /// What was copied last.
    pub register: String,
    /// Whether the mouse is ours; else the terminal selects text with it.
    pub mouse_taken: bool,
    /// What is being done.
    pub work: Work,
    /// What lies above.
    pub layers: Vec<Layer>,
    /// What just happened.
    pub notice: Option<Notice>,
    /// Counts what was typed into fields.
    typed: u64,
    /// The field that an editor is open on.
    outside: Option<Steps>,
    /// How the path was handed out last.
    handed_out: Option<handout::Order>,
    /// The revision whose findings were asked for.
    judging: Option<u64>,
    /// What stands on disk, where it is known to differ.
    disk: Option<Disk>,
    /// What an interrupted session left.
    recovered: Option<Recovery>,
    /// What an interrupted session left was taken, and is not saved yet.
    recovery_taken: bool,
    /// The program ends once the file is saved.
    quit_after_save: bool,
}

impl App {
    /// Opens a document.
    pub fn new(doc: Document, lang: Lang, size: (u16, u16)) -> Self {
        let mut app = Self {
            lang,
            keymap: Keymap::default(),
            size,
            doc,
            view: View::Outline,
            focus: Focus::Outline,
            rows: Vec::new(),
            row: 0,
            row_top: 0,
            margin: gutter::Margin::default(),
            form: Vec::new(),
            field: 0,
            field_top: 0,
            open: BTreeSet::new(),
            finding: 0,
            shown_finding: None,
            finding_top: 0,
            zone: 0,
            findings: findings::FindingsView::default(),
            graph: graph::GraphView::default(),
            matrix: matrix::MatrixView::default(),
            timeline: timeline::TimelineView::default(),
            history: history::HistoryView::default(),
            commons: commons::CommonsView::default(),
            changes: changes::ChangesView::default(),
            questions: questions::QuestionsView::default(),
            drawn: mouse::Drawn::default(),
            pointer: (0, 0),
            carried: None,
            register: String::new(),
            mouse_taken: true,
            work: Work::Looking,
            layers: Vec::new(),
            notice: None,
            typed: 0,
            outside: None,
            handed_out: None,
            judging: None,
            disk: None,
            recovered: None,
            recovery_taken: false,
            quit_after_save: false,
        };
        app.refresh();
        app
    }

    /// Takes one message; gives what must be done outside.
    pub fn update(&mut self, message: Msg, now: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        match message {
            Msg::Key(key) => self.key(key, now, &mut effects),
            Msg::Mouse(mouse) => self.mouse(mouse, now, &mut effects),
            Msg::Command(id) => self.named(id, now, &mut effects),
            Msg::Choose(spot) => self.chosen_by_name(&spot, now, &mut effects),
            Msg::Line(line) => self.answered_by_line(&line, now, &mut effects),
            Msg::Paste(text) => self.paste(&text),
            Msg::Resize(width, height) => self.size = (width, height),
            Msg::Saved(state, result) => self.saved(state, result, &mut effects),
            Msg::Changed(disk) => self.disk_changed(disk, now, &mut effects),
            Msg::Trouble(problem) => self.refuse(problem),
            Msg::Judged(revision, derived) => self.judged(revision, derived),
            Msg::Arranged(scene) => self.arranged(*scene),
            Msg::Commons(library) => self.commons_read(library),
            Msg::Notice(message) => self.tell(message),
            Msg::Previewed(preview) => self.previewed(*preview),
            Msg::Exported(result) => self.exported(result),
            Msg::Edited(left) => self.edited_outside(left, now),
            Msg::Versions(offered) => self.versions_found(&offered),
            Msg::Fetched(name, result) => self.fetched(&name, result),
        }
        (self.hooks().scroll)(self);
        self.settle_area();
        self.settle_finder();
        if self.judging != Some(self.doc.revision) {
            self.judging = Some(self.doc.revision);
            effects.push(Effect::Judge(self.doc.revision));
        }
        effects.extend(self.wanted_picture().map(|order| Effect::Arrange(Box::new(order))));
        effects
    }

    fn key(&mut self, key: Key, now: &Now, effects: &mut Vec<Effect>) {
        self.notice = None;
        let typing = !self.layers.is_empty() || matches!(self.work, Work::Editing(_));
        if typing && (key.code, key.ctrl) == (key::Code::Char('v'), true) {
            let text = self.register.clone();
            return self.paste(&text);
        }
        if !self.layers.is_empty() {
            return self.layer_key(key, now, effects);
        }
        if self.commons_key(key) {
            return;
        }
        let command = self.keymap.command(key, self);
        if let Work::Editing(_) = self.work {
            let chord = key.ctrl || matches!(key.code, key::Code::F(_));
            let ends = command.filter(|command| chord && self.ends_typing(command));
            if ends.is_none() {
                return self.editing_key(key, now, effects);
            }
            if !self.finish_editing(now) {
                return;
            }
        }
        if let Some(command) = command {
            self.run(command, now, effects);
        }
    }

    /// Runs a command, or says that it can't be done now.
    pub fn run(&mut self, command: &Command, now: &Now, effects: &mut Vec<Effect>) {
        match command.why_not(self) {
            None => (command.run)(self, now, effects),
            Some(why) => {
                let what = Message::new(command.label());
                self.refuse(Message::new("app-not-now").with("command", what).with("why", why));
            }
        }
    }

    /// Says what happened.
    fn tell(&mut self, message: Message) {
        self.notice = Some(Notice { message, tone: Tone::Done });
    }

    /// Says what did not happen, and why.
    fn refuse(&mut self, message: Message) {
        self.notice = Some(Notice { message, tone: Tone::Refused });
    }

    /// Does a change, and says what was done.
    fn change(&mut self, change: Option<crate::edit::Change>, now: &Now) -> bool {
        let Some(change) = change else { return false };
        let label = change.label.clone();
        self.doc.record(change, now.millis);
        self.refresh();
        self.tell(label);
        true
    }

    /// Brings the rows in line with the document, staying on what was chosen.
    fn refresh(&mut self) {
        let chosen = self.rows.get(self.row).cloned();
        self.doc.arrange(&mut self.rows);
        let same = chosen.and_then(|chosen| self.rows.iter().position(|row| row.is_same(&chosen)));
        self.row = same.unwrap_or(self.row).min(self.rows.len().saturating_sub(1));
        self.refresh_form();
        (self.hooks().refresh)(self);
    }

    fn refresh_form(&mut self) {
        let root = self.chosen().steps();
        self.form = form::rows(&self.doc.path, &root, &self.open);
        self.field = self.field.min(self.form.len().saturating_sub(1));
    }

    /// The chosen row of the outline.
    pub fn chosen(&self) -> &Row {
        self.rows.get(self.row).unwrap_or(&Row::Path)
    }

    /// The chosen row of the form.
    pub fn chosen_field(&self) -> Option<&FormRow> {
        self.form.get(self.field)
    }

    /// Chooses another row of the outline.
    fn choose(&mut self, row: usize) {
        let row = row.min(self.rows.len().saturating_sub(1));
        if row != self.row {
            self.row = row;
            self.field = 0;
            self.field_top = 0;
            self.refresh_form();
        }
    }
}
