//! What all views share: the document, what is chosen in it, what lies above the views, and the ways to say
//! something or to ask for something outside.
//!
//! A view gets the shell as its context and nothing else: it can't reach another view. What concerns
//! several views is a [`Request`], which the application answers when the view has returned.

mod asking;
pub mod compare;
mod copy;
pub mod day;
pub mod document;
pub(super) mod drafting;
pub mod focus;
pub mod geometry;
pub mod gutter;
pub mod notice;
pub mod past;
mod place;
mod request;
mod row_moves;
pub mod rows;
pub mod selection;
mod states;
mod structure;
pub mod typing;
pub mod versions;

use std::sync::Arc;

pub use request::Request;
use selection::Selection;

use crate::app::dialogs::layer::Layer;
use crate::app::message::{Effect, Now};
use crate::app::mouse::Drawn;
use crate::app::shell::document::{Derived, Document};
use crate::app::shell::geometry::{Area, Frame, frame};
use crate::app::shell::notice::{Notice, Tone};
use crate::app::shell::rows::OutlineRow;
use crate::app::shell::typing::TypingState;
use crate::app::shell::versions::{Disk, Recovery};
use crate::app::views::kind::ViewKind;
use crate::check::{Finding, Severity};
use crate::edit::{Change, Closed};
use crate::i18n::Lang;
use crate::model::value::{Step, Steps};
use crate::model::{Message, TrainingPath};

/// How long nobody types who looks at what came up, in milliseconds.
const PAUSE: u64 = 400;

/// What all views share.
pub struct Shell {
    /// The language of the interface.
    pub lang: Lang,
    /// The size of the screen: columns and rows.
    pub size: (u16, u16),
    /// How many seconds the clocks here are ahead of the universal time.
    pub zone: i32,
    /// The document that is open.
    pub doc: Document,
    /// What is chosen in it.
    pub selection: Selection,
    /// The view that is shown.
    pub view: ViewKind,
    /// What was drawn where, for the mouse.
    pub drawn: Drawn,
    /// Where the mouse was last: column and row.
    pub pointer: (u16, u16),
    /// The text that was copied last.
    pub register: String,
    /// Whether mouse events come to the program; otherwise the terminal selects text with the mouse.
    pub mouse_taken: bool,
    /// Whether a field is being typed.
    pub work: TypingState,
    /// The dialogs above the views; the last one is on top.
    pub layers: Vec<Layer>,
    /// The message above the footer.
    pub notice: Option<Notice>,
    /// Counts the keys typed into fields.
    pub(in crate::app) typed: u64,
    /// The field that an external editor is open on.
    pub(in crate::app) outside: Option<Steps>,
    /// What somebody else put on disk, where it is known to differ from the document.
    pub(in crate::app) disk: Option<Disk>,
    /// What an interrupted session left.
    pub(in crate::app) recovered: Option<Recovery>,
    /// What an interrupted session left was taken, and is not saved yet.
    pub(in crate::app) recovery_taken: bool,
    /// The lines of a text that was pasted where no field is open.
    pub(in crate::app) pasted: Vec<String>,
    /// When the last key was pressed, in milliseconds.
    pub(in crate::app) last_key: u64,
    /// Whether the question on top came by itself while keys were being pressed.
    pub(in crate::app) came_amid_keys: bool,
    /// The moment of the message that is being handled.
    pub(in crate::app) now: Now,
    /// What is to be done outside, in order.
    pub(in crate::app) effects: Vec<Effect>,
    /// What the views ask for, in order.
    pub(in crate::app) requests: Vec<Request>,
}

impl Shell {
    pub(in crate::app) fn new(doc: Document, lang: Lang, size: (u16, u16)) -> Self {
        Self {
            lang,
            size,
            zone: 0,
            doc,
            selection: Selection::default(),
            view: ViewKind::Outline,
            drawn: Drawn::default(),
            pointer: (0, 0),
            register: String::new(),
            mouse_taken: true,
            work: TypingState::Looking,
            layers: Vec::new(),
            notice: None,
            typed: 0,
            outside: None,
            disk: None,
            recovered: None,
            recovery_taken: false,
            pasted: Vec::new(),
            last_key: 0,
            came_amid_keys: false,
            now: Now { millis: 0, chance: 0 },
            effects: Vec::new(),
            requests: Vec::new(),
        }
    }

    /// Says that something was done.
    pub(in crate::app) fn tell(&mut self, message: Message) {
        self.notice = Some(Notice { message, tone: Tone::Done });
    }

    /// Says that something was not done, and why.
    pub(in crate::app) fn refuse(&mut self, message: Message) {
        self.notice = Some(Notice { message, tone: Tone::Refused });
    }

    /// Whether the document can be changed now: no field is being typed.
    pub(in crate::app) fn may_edit(&self) -> bool {
        matches!(self.work, TypingState::Looking)
    }

    /// The parts of the screen.
    pub fn frame(&self) -> Frame {
        frame(self.size)
    }

    /// What the shown view has of the screen.
    pub fn body(&self) -> Area {
        self.frame().body
    }

    /// The chosen row.
    pub fn chosen(&self) -> &OutlineRow {
        self.selection.chosen()
    }

    /// Chooses a row, by its place.
    pub(in crate::app) fn choose(&mut self, row: usize) {
        self.selection.choose(row);
    }

    /// Chooses a module, where it has a row.
    pub(in crate::app) fn choose_module(&mut self, id: &str) {
        self.selection.choose_where(|row| row.module() == Some(id));
    }

    /// Chooses a stage, by its place among the stages.
    pub(in crate::app) fn choose_stage(&mut self, stage: usize) {
        self.selection.choose_where(|row| *row == OutlineRow::Stage(stage));
    }

    /// Takes the question on top away where it came by itself while keys were being pressed, and none of them has been
    /// long enough in coming to be an answer to it.
    pub(in crate::app) fn uninvited(&mut self) -> Option<Layer> {
        let at_once = self.now.millis.saturating_sub(self.last_key) < PAUSE;
        let uninvited = std::mem::take(&mut self.came_amid_keys) && at_once;
        self.layers.pop_if(|layer| uninvited && matches!(layer, Layer::Question(_)))
    }

    /// Takes note that a question came by itself.
    pub(in crate::app) fn asked_unasked(&mut self) {
        self.came_amid_keys = self.now.millis.saturating_sub(self.last_key) < PAUSE;
    }

    /// Does a change and says its label; says whether there was one to do.
    pub(in crate::app) fn change(&mut self, change: Option<Change>) -> bool {
        let Some(change) = change else { return false };
        let label = change.label.clone();
        self.doc.record(change, self.now.millis);
        self.refresh();
        self.tell(label);
        true
    }

    /// Does a change, unless it touches prerequisites and would make a cycle: then says which.
    pub(in crate::app) fn change_unless_refused(&mut self, change: Option<Change>, steps: &[Step]) -> bool {
        let touches = steps.contains(&Step::Field("requires"));
        match change.as_ref().filter(|_| touches).and_then(|change| self.doc.refused_change(change)) {
            Some(refusal) => {
                self.refuse(refusal);
                false
            }
            None => self.change(change),
        }
    }

    pub(in crate::app) fn can_undo(&self) -> bool {
        self.doc.history.can_undo()
    }

    pub(in crate::app) fn can_redo(&self) -> bool {
        self.doc.history.can_redo()
    }

    pub(in crate::app) fn undo(&mut self) {
        let undone = self.doc.undo();
        self.turned("app-undone", undone);
    }

    pub(in crate::app) fn redo(&mut self) {
        let redone = self.doc.redo();
        self.turned("app-redone", redone);
    }

    fn turned(&mut self, key: &'static str, change: Result<Option<Message>, Closed>) {
        match change {
            Ok(Some(label)) => {
                self.refresh();
                self.tell(Message::new(key).with("change", label));
            }
            Ok(None) => {}
            Err(Closed) => self.refuse_past(),
        }
    }

    /// Says that what an earlier session did does not fit, and is no longer there to go to.
    pub(in crate::app) fn refuse_past(&mut self) {
        self.refresh();
        self.refuse(Message::new("app-past-closed"));
    }

    /// After the document changed: the rows follow at once, the views when the caller has returned.
    pub(in crate::app) fn refresh(&mut self) {
        self.selection.refresh(&mut self.doc);
        if !self.requests.contains(&Request::Refresh) {
            self.request(Request::Refresh);
        }
    }

    /// Asks the application for something that concerns other views.
    pub(in crate::app) fn request(&mut self, request: Request) {
        self.requests.push(request);
    }

    /// Whether anything was found.
    pub fn has_findings(&self) -> bool {
        !self.doc.derived.findings.is_empty()
    }

    /// What to do about the chosen finding.
    pub(in crate::app) fn finding_help(&self) -> Option<(Tone, Message)> {
        let found = self.doc.derived.findings.get(self.selection.finding)?;
        Some((Tone::Found(Severity::Info), found.help()))
    }

    /// Takes what was found out about the document at a revision; the chosen finding stays the chosen one.
    pub(in crate::app) fn judged(&mut self, revision: u64, derived: Arc<Derived>) {
        let chosen = self.doc.derived.findings.get(self.selection.finding).cloned();
        self.doc.judge(revision, derived);
        let findings = &self.doc.derived.findings;
        let is_same = |finding: &Finding, chosen: &Finding| {
            finding.rule.code == chosen.rule.code && finding.steps == chosen.steps
        };
        let same = chosen.and_then(|chosen| findings.iter().position(|found| is_same(found, &chosen)));
        let last = findings.len().saturating_sub(1);
        self.selection.finding = same.unwrap_or(self.selection.finding).min(last);
    }

    /// What somebody else put on disk.
    pub(in crate::app) fn disk_version(&self) -> Option<&TrainingPath> {
        match &self.disk {
            Some(Disk::Path(path)) => Some(path),
            _ => None,
        }
    }

    /// What an interrupted session left.
    pub(in crate::app) fn recovered_version(&self) -> Option<&TrainingPath> {
        self.recovered.as_ref().map(|left| &left.path)
    }

    /// Leaves the mouse to the terminal, which can select text with it, or takes it back.
    pub(in crate::app) fn toggle_mouse(&mut self) {
        self.mouse_taken = !self.mouse_taken;
        self.effects.push(Effect::Mouse(self.mouse_taken));
        self.tell(Message::new(if self.mouse_taken { "shell-mouse-taken" } else { "shell-mouse-left" }));
    }
}
