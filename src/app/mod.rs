//! The application without its terminal: messages in, state and effects out.
//!
//! A shell that all views share ([`shell::Shell`]), the views, each with its own state ([`views::Views`]), and
//! what concerns several of them: the dialogs, the session, the mouse. Never names a terminal, a file or a
//! clock: time and chance come with each message ([`Now`]), and what must happen outside goes out as
//! [`Effect`]s. Drawing is `ui`'s, doing is `term`'s.

pub mod browser;
pub mod changes;
pub mod commands;
pub mod commons;
pub mod dialogs;
pub mod findings;
pub mod graph;
pub mod history;
pub mod import;
pub mod matrix;
pub mod message;
pub mod mouse;
pub mod outline;
pub mod questions;
pub mod scene;
mod session;
pub mod shell;
pub mod start;
pub mod text;
pub mod timeline;
pub mod views;

pub use crate::edit::History;
use crate::i18n::Lang;
use crate::model::Message;
use commands::command::{Command, Scope};
use commands::key::{Code, Key};
use commands::keymap::Keymap;
pub use message::{Effect, Msg, Now, SaveResult};
use session::SessionState;
use shell::document::Document;
pub use shell::focus::Focus;
pub use shell::notice::Tone;
pub use shell::typing::{Editing, TypingState};
pub use shell::versions::{Disk, Recovery};
use shell::{Request, Shell};
use views::Views;
use views::kind::ViewKind;

/// Everything on the screen.
pub struct App {
    /// What all views share.
    pub shell: Shell,
    /// The views.
    pub views: Views,
    /// The keys of the commands.
    pub keymap: Keymap,
    /// What is known of the file.
    session: SessionState,
}

impl App {
    /// Opens a document.
    pub fn new(doc: Document, lang: Lang, size: (u16, u16)) -> Self {
        let mut app = Self {
            shell: Shell::new(doc, lang, size),
            views: Views::default(),
            keymap: Keymap::default(),
            session: SessionState::default(),
        };
        app.shell.refresh();
        app.answer_requests();
        app
    }

    /// Takes one message; gives what must be done outside.
    pub fn update(&mut self, message: Msg, now: &Now) -> Vec<Effect> {
        self.shell.now = *now;
        match message {
            Msg::Key(key) => self.key(key),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Command(id) => self.named(id),
            Msg::Choose(spot) => self.chosen_by_name(&spot),
            Msg::Line(line) => self.answered_by_line(&line),
            Msg::Paste(text) => self.paste(&text),
            Msg::Resize(width, height) => self.shell.size = (width, height),
            Msg::Saved(state, result) => self.saved(state, result),
            Msg::Changed(disk) => self.disk_changed(disk),
            Msg::Trouble(problem) => self.shell.refuse(problem),
            Msg::Judged(revision, derived) => self.shell.judged(revision, derived),
            Msg::Arranged(scene) => self.views.graph.arranged(*scene, &self.shell),
            Msg::Commons(library) => self.commons_read(library),
            Msg::Notice(message) => self.shell.tell(message),
            Msg::Previewed(preview) => self.previewed(*preview),
            Msg::Exported(result) => self.exported(result),
            Msg::Edited(left) => self.shell.edited_outside(left),
            Msg::Versions(offered) => self.shell.versions_found(&offered),
            Msg::Fetched(name, result) => self.views.changes.fetched(&name, result, &mut self.shell),
        }
        self.answer_requests();
        self.views.get_mut(self.shell.view).scroll(&mut self.shell);
        self.views.outline.settle_area(&mut self.shell);
        self.settle_finder();
        if self.session.judging != Some(self.shell.doc.revision) {
            self.session.judging = Some(self.shell.doc.revision);
            self.shell.effects.push(Effect::Judge(self.shell.doc.revision));
        }
        let picture = self.views.graph.wanted_picture(&self.shell);
        self.shell.effects.extend(picture.map(|order| Effect::Arrange(Box::new(order))));
        std::mem::take(&mut self.shell.effects)
    }

    fn key(&mut self, key: Key) {
        if let Some(question) = self.shell.uninvited() {
            // Meant for what was there before the question came.
            let below = self.shell.layers.len();
            self.key(key);
            let below = below.min(self.shell.layers.len());
            self.shell.layers.insert(below, question);
            self.shell.came_amid_keys = true;
            return;
        }
        self.shell.last_key = self.shell.now.millis;
        self.shell.notice = None;
        let typing = !self.shell.layers.is_empty() || matches!(self.shell.work, TypingState::Editing(_));
        if typing && (key.code, key.ctrl) == (Code::Char('v'), true) {
            let text = self.shell.register.clone();
            return self.paste(&text);
        }
        if !self.shell.layers.is_empty() {
            return self.layer_key(key);
        }
        if self.views.commons.search_key(key, &mut self.shell) {
            return;
        }
        let command = self.keymap.command(key, self.scope());
        if let TypingState::Editing(_) = self.shell.work {
            let chord = key.ctrl || matches!(key.code, Code::F(_));
            let ends = command.filter(|command| chord && self.shell.ends_typing(command));
            if ends.is_none() {
                return self.views.outline.editing_key(key, &mut self.shell);
            }
            if !self.finish_editing() {
                return;
            }
        }
        if let Some(command) = command {
            self.run(command);
        }
    }

    /// Keeps what is typed into a field; says whether it could stand.
    fn finish_editing(&mut self) -> bool {
        let done = self.views.outline.finish_editing(&mut self.shell);
        self.answer_requests();
        done
    }

    /// Runs a command, or says that it can't be done now.
    pub fn run(&mut self, command: &Command) {
        match command.why_not(self) {
            None => {
                (command.run)(self);
                self.answer_requests();
            }
            Some(why) => {
                let what = Message::new(command.label());
                self.shell.refuse(Message::new("app-not-now").with("command", what).with("why", why));
            }
        }
    }

    /// Runs the command of a name.
    fn run_named(&mut self, id: &str) {
        if let Some(command) = commands::named(id) {
            self.run(command);
        }
    }

    /// Does what Enter does here.
    fn enter(&mut self) {
        if let Some(command) = self.keymap.command(Key::plain(Code::Enter), self.scope()) {
            self.run(command);
        }
    }

    /// Where the keys go.
    pub fn scope(&self) -> Scope {
        match (self.shell.view, self.views.outline.focus) {
            (ViewKind::Outline, Focus::Form) => Scope::Form,
            (ViewKind::Outline, Focus::Findings) => Scope::View(ViewKind::Findings),
            (kind, _) => Scope::View(kind),
        }
    }

    /// What to say above the footer about what is chosen.
    pub fn status(&self) -> Option<(Tone, Message)> {
        self.views.get(self.shell.view).status(&self.shell)
    }

    fn step(&mut self, by: isize) {
        self.views.get_mut(self.shell.view).step(by, &mut self.shell);
    }

    fn page(&mut self, times: isize) {
        let by = self.views.get(self.shell.view).page(&self.shell);
        self.step(by * times);
    }

    /// Shows a view because a person asked for it.
    fn open_view(&mut self, kind: ViewKind) {
        self.show(kind);
        self.views.get_mut(kind).opened(&mut self.shell);
    }

    /// Shows a view.
    pub fn show(&mut self, kind: ViewKind) {
        self.shell.view = kind;
        self.views.get_mut(kind).shown(&mut self.shell);
        self.views.get_mut(kind).refresh(&mut self.shell);
    }

    /// Answers what the views asked for, and what they ask for while that is done.
    fn answer_requests(&mut self) {
        while !self.shell.requests.is_empty() {
            for request in std::mem::take(&mut self.shell.requests) {
                self.answer_request(request);
            }
        }
    }

    fn answer_request(&mut self, request: Request) {
        match request {
            Request::Show(kind) => self.show(kind),
            Request::Reveal(steps) => self.reveal(&steps),
            Request::ShowForm => {
                self.show(ViewKind::Outline);
                self.views.outline.focus = Focus::Form;
            }
            Request::Refresh => {
                self.views.outline.refresh_form(&self.shell);
                self.views.get_mut(self.shell.view).refresh(&mut self.shell);
            }
            Request::Enter => self.enter(),
            Request::Compare(against) => {
                self.views.changes.compare_with(against, changes::Outside::Nothing, &mut self.shell);
                self.show(ViewKind::Changes);
            }
            Request::FocusOutline => self.views.outline.focus = Focus::Outline,
            Request::LeaveFor(file) => self.leave_for(file),
            Request::TakeModule => {
                self.open_view(ViewKind::Commons);
                self.views.commons.look_for_module(&self.shell);
            }
        }
    }

    /// Shows a place of the document in the outline.
    fn reveal(&mut self, at: &[crate::model::value::Step]) {
        self.show(ViewKind::Outline);
        self.views.outline.reveal(at, &mut self.shell);
    }

    /// The tabs that are shown: that of the questions only where there are some, or it is open.
    pub fn tabs(&self) -> Vec<ViewKind> {
        let asked = !self.shell.doc.path.conflicts.is_empty() || self.shell.view == ViewKind::Questions;
        ViewKind::ALL.iter().copied().filter(|view| *view != ViewKind::Questions || asked).collect()
    }

    /// Takes the commons that was read.
    fn commons_read(&mut self, library: std::sync::Arc<crate::commons::Library>) {
        self.views.commons.browser.take(library, self.shell.lang);
        self.refill_finder();
    }

    /// Whether there are panes to go between.
    fn has_panes(&self) -> bool {
        self.shell.view == ViewKind::Outline
    }

    fn next_pane(&mut self, forward: bool) {
        self.views.outline.next_pane(forward, &self.shell);
    }

    /// Gives the keys to the findings, or takes them away.
    fn toggle_findings(&mut self) {
        match self.shell.view {
            ViewKind::Outline if self.views.outline.focus != Focus::Findings => {
                self.views.outline.focus = Focus::Findings;
            }
            ViewKind::Outline | ViewKind::Findings => self.show(ViewKind::Outline),
            _ => self.show(ViewKind::Findings),
        }
    }

    fn next_finding(&mut self, forward: bool) {
        self.views.findings.next_finding(forward, &mut self.shell);
    }
}
