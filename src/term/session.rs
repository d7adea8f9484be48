//! A document that is open, from the first picture to the end: what happens is told to the application, what
//! the application asks for is done.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Instant;

use super::event::Event;
use super::journal::Pace;
use super::judge::Judge;
use super::keeper::{Ask, Keeper};
use super::versions::Search;
use super::worker::Worker;
use super::{Ended, Workspace, burst, clock, file, library, now, panic, screen, signal};
use crate::app::commands::key::Key;
use crate::app::dialogs::handout;
use crate::app::mouse::Drawn;
use crate::app::scene::PictureOrder;
use crate::app::{App, Effect, Msg};
use crate::i18n::Lang;
use crate::model::TrainingPath;
use crate::ui::{Theme, draw};

/// A document that is open.
pub(super) struct Session<'w> {
    /// Tells the answers for this document from those for an earlier one.
    pub(super) number: u64,
    pub(super) app: App,
    /// What is to be said as soon as it begins.
    pub(super) first: Vec<Msg>,
    pub(super) file: Keeper,
    pub(super) workspace: &'w mut Workspace,
    pub(super) theme: Theme,
    /// Finds out what follows from the document.
    pub(super) judge: Judge,
    /// Makes pictures of the document.
    pub(super) arranger: Worker<Box<PictureOrder>>,
    /// Makes previews of what is handed out.
    pub(super) preview: Worker<(handout::ExportOrder, TrainingPath)>,
    /// Finds versions to compare with.
    pub(super) versions: Worker<Search>,
    /// Where the commons around the document is, and who reads it.
    pub(super) commons: (library::Order, Worker<library::Order>),
    /// The draft that the journal has.
    pub(super) recorded: u64,
    /// When the journal is written next.
    pub(super) journal: Pace,
    /// How many saves have not come back yet.
    pub(super) saving: usize,
    /// Whether the commons is being read.
    pub(super) reading: bool,
}

/// How the loop ends.
pub(super) enum End {
    Quit,
    /// To open this file.
    Open(PathBuf),
    Signal(i32),
    /// A thread broke, and has said why.
    Broken,
}

impl Session<'_> {
    /// Works until the end; a terminal that fails loses nothing of what was typed.
    pub(super) fn run(mut self) -> io::Result<(Ended<Option<PathBuf>>, Lang)> {
        panic::speaks(self.app.shell.lang);
        let worked = match catch_unwind(AssertUnwindSafe(|| self.work())) {
            Ok(worked) => worked,
            Err(panic) => {
                // What was typed just before is kept too, if that can still be done.
                let _ = catch_unwind(AssertUnwindSafe(move || self.leave()));
                resume_unwind(panic);
            }
        };
        let lang = self.app.shell.lang;
        let ended = match worked {
            Err(error) => {
                self.leave();
                return Err(error);
            }
            Ok(End::Quit) => {
                self.file.close();
                Ended::With(None)
            }
            Ok(End::Open(file)) => {
                self.file.close();
                Ended::With(Some(file))
            }
            Ok(End::Signal(signal)) => {
                self.leave();
                Ended::Signal(signal)
            }
            Ok(End::Broken) => {
                self.leave();
                resume_unwind(Box::new("a thread broke"));
            }
        };
        Ok((ended, lang))
    }

    fn work(&mut self) -> io::Result<End> {
        // The first findings are asked for by what comes first.
        let (width, height) = self.app.shell.size;
        self.tell(Msg::Resize(width, height))?;
        for message in std::mem::take(&mut self.first) {
            self.tell(message)?;
        }
        if self.workspace.screen.is_none() {
            self.app.shell.zone = clock::zone_offset();
            return self.converse();
        }
        self.draw()?;
        // The first picture does not wait for the time zone, which is looked up in a tree of files.
        self.app.shell.zone = clock::zone_offset();
        loop {
            if let Some(end) = self.turn()? {
                return Ok(end);
            }
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let Some(screen) = &mut self.workspace.screen else { return Ok(()) };
        let (app, theme) = (&self.app, &self.theme);
        let mut drawn = Drawn::default();
        screen.draw(app.shell.size, |frame| drawn = draw(app, theme, frame))?;
        self.app.shell.drawn = drawn;
        Ok(())
    }

    /// Waits for something to happen, takes everything that has happened by then, and shows it. What can
    /// wait for the picture waits: the journal and the findings want copies of the path.
    fn turn(&mut self) -> io::Result<Option<End>> {
        let queue = &self.workspace.queue;
        let first = match self.journal.due().into_iter().chain(self.judge.due()).min() {
            None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => queue.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        let shown = first.is_ok();
        match first {
            Ok(event) => {
                let mut next = Some(event);
                while let Some(event) = next {
                    if let Some(end) = self.take(event)? {
                        return Ok(Some(end));
                    }
                    next = self.workspace.queue.try_recv().ok();
                }
                self.draw()?;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Some(End::Signal(signal::HANGUP))),
        }
        self.ask_judge();
        let now = Instant::now();
        if self.app.shell.draft_number() == self.recorded {
            self.journal = Pace::default();
        } else if self.journal.is_time(now, shown) {
            self.keep_journal();
        }
        Ok(None)
    }

    /// Asks for the findings, if it is time.
    fn ask_judge(&mut self) {
        let doc = &self.app.shell.doc;
        self.judge.ask(|| (doc.revision, doc.path.clone()));
    }

    pub(super) fn take(&mut self, event: Event) -> io::Result<Option<End>> {
        let message = match event {
            Event::Key(key) => Msg::Key(key),
            Event::Burst(keys) => return self.take_burst(&keys),
            Event::Mouse(mouse) => Msg::Mouse(mouse),
            Event::Paste(text) => Msg::Paste(text),
            Event::Background(light) => {
                self.workspace.follow(light);
                self.theme = self.workspace.look.theme.clone();
                return Ok(None);
            }
            Event::Resize(width, height) => Msg::Resize(width, height),
            Event::Answer(number, message) if number == self.number => {
                self.saving -= usize::from(matches!(*message, Msg::Saved(..) | Msg::Exported(_)));
                self.reading &= !matches!(*message, Msg::Commons(_));
                if matches!(*message, Msg::Judged(..)) {
                    self.judge.answered();
                }
                *message
            }
            // Lines are read where lines are wanted.
            Event::Answer(..) | Event::Line(_) | Event::EndOfLines | Event::EditorEnded(_) => {
                return Ok(None);
            }
            Event::Broken => return Ok(Some(End::Broken)),
            Event::End(signal) => return Ok(Some(End::Signal(signal))),
            Event::Hangup => return Ok(Some(End::Signal(signal::HANGUP))),
            Event::Suspend => {
                self.suspend()?;
                return Ok(None);
            }
            Event::Continue => {
                self.workspace.take_again()?;
                return Ok(None);
            }
        };
        self.tell(message)
    }

    /// Takes keys that came faster than a person types: letters of a text where one is being typed, else commands where
    /// they are few, and a text that was pasted where they are one.
    fn take_burst(&mut self, mut keys: &[Key]) -> io::Result<Option<End>> {
        while let Some((key, rest)) = keys.split_first() {
            if !self.app.takes_text()
                && let Some(text) = burst::text(keys)
            {
                return self.tell(Msg::Paste(text));
            }
            if let Some(end) = self.tell(Msg::Key(*key))? {
                return Ok(Some(end));
            }
            keys = rest;
        }
        Ok(None)
    }

    pub(super) fn tell(&mut self, message: Msg) -> io::Result<Option<End>> {
        for effect in self.app.update(message, &now()) {
            match effect {
                Effect::Save { path, state, history, to, force } => {
                    self.saving += 1;
                    let to = to.map(PathBuf::from);
                    self.file.ask(Ask::Save { path, state, history, to, force });
                }
                Effect::Judge(_) if self.workspace.screen.is_some() => self.judge.want(),
                // Line by line the findings are waited for.
                Effect::Judge(_) => {
                    self.judge.want_now();
                    self.ask_judge();
                }
                Effect::Arrange(order) => self.arranger.ask(order),
                Effect::Preview(order) => self.preview.ask((order, self.app.shell.doc.path.clone())),
                Effect::Export { path, order, to, force } => {
                    self.saving += 1;
                    self.file.ask(Ask::Export { path, order, to: PathBuf::from(to), force });
                }
                Effect::Follow => {
                    self.file.ask(Ask::Follow);
                    self.recorded = self.app.shell.draft_number();
                }
                Effect::Forget => self.file.ask(Ask::Forget),
                Effect::Versions => self.versions.ask(Search::For),
                Effect::Fetch(name) => self.versions.ask(Search::At(name)),
                Effect::Copy(text) => screen::copy(&text)?,
                Effect::Mouse(taken) if self.workspace.screen.is_some() => screen::take_mouse(taken)?,
                Effect::Mouse(_) => {}
                Effect::EditOutside(text) => {
                    if let Some(end) = self.edit_outside(&text)? {
                        return Ok(Some(end));
                    }
                }
                Effect::Redraw => {
                    if let Some(screen) = &mut self.workspace.screen {
                        screen.forget();
                    }
                }
                Effect::Suspend => self.suspend()?,
                Effect::ReadCommons => {
                    self.reading = true;
                    self.commons.1.ask(self.commons.0.clone());
                }
                Effect::Open(file) => return Ok(Some(End::Open(file::named(&self.commons.0.root, &file)))),
                Effect::Quit => return Ok(Some(End::Quit)),
            }
        }
        Ok(None)
    }

    /// Has what was typed written to the journal.
    pub(super) fn keep_journal(&mut self) {
        self.journal = Pace::default();
        let number = self.app.shell.draft_number();
        if number == self.recorded {
            return;
        }
        self.recorded = number;
        self.file.ask(Ask::Record(Box::new(self.app.shell.draft())));
    }

    /// The same, and waits until it is there.
    pub(super) fn settle_journal(&mut self) {
        self.keep_journal();
        self.file.settle();
    }

    /// The session ends before its time: what was typed stays in the journal, nothing else stays.
    fn leave(mut self) {
        self.keep_journal();
        self.file.leave();
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.settle_journal();
        self.workspace.suspend()
    }
}
