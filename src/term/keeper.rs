//! The thread that has the file: everything that waits for a disk happens here, in the order in which it was
//! asked for, and never on the screen's thread.
//!
//! What was typed is handed over as a copy of the path and becomes text here. Of several drafts that wait
//! only the newest is written.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::editor::sweep_drafts;
use super::event::Event;
use super::file::OpenFile;
use super::memory::Done;
use super::worker::{Bell, step_back};
use crate::app::dialogs::handout::{ExportOrder, ExportResult};
use crate::app::{History, Msg, SaveResult};
use crate::format::Rewriter;
use crate::model::{Message, TrainingPath};
use crate::store;

/// What the thread is asked for.
pub(super) enum Ask {
    /// Keep a draft where a kill can't reach it.
    Record(Box<TrainingPath>),
    /// Save.
    Save {
        /// What to save.
        path: Box<TrainingPath>,
        /// The state of the history that it is.
        state: usize,
        /// The history.
        history: Box<History>,
        /// Another file, if any.
        to: Option<PathBuf>,
        /// Whether a change by somebody else may be overwritten.
        force: bool,
    },
    /// Hand a path out.
    Export {
        /// What to hand out.
        path: Box<TrainingPath>,
        /// In which form and language.
        order: ExportOrder,
        /// The file.
        to: PathBuf,
        /// Whether a file that is there may be overwritten.
        force: bool,
    },
    /// The file changed on disk.
    Disk(store::FileChange),
    /// The document is what was last read from the disk.
    Follow,
    /// Throw away what an interrupted session left.
    Forget,
    /// Say when everything that was asked for before is done.
    Settle(Sender<()>),
    /// The same, and nothing is left to keep.
    Close(Sender<()>),
    /// The same, and the journal stays: the session ends before its time.
    Leave(Sender<()>),
}

/// The thread that has the file.
pub(super) struct Keeper {
    asks: Sender<Ask>,
}

impl Keeper {
    /// The way to ask a keeper, and what it is asked; to be there before the file is opened, whose watch
    /// asks too.
    pub(super) fn channel() -> (Sender<Ask>, Receiver<Ask>) {
        channel()
    }

    /// Gives a file to a thread of its own.
    pub(super) fn start(
        mut file: OpenFile,
        (asks, waiting): (Sender<Ask>, Receiver<Ask>),
        (number, events): (u64, Sender<Event>),
    ) -> io::Result<Self> {
        std::thread::Builder::new().name("file".to_owned()).spawn(move || {
            let bell = Bell(events);
            step_back();
            file.remember();
            sweep_drafts();
            let mut rewriter = Rewriter::default();
            let mut next = waiting.recv().ok();
            while let Some(ask) = next.take() {
                let following = waiting.try_recv().ok();
                match (ask, &following) {
                    // Older than the one behind it.
                    (Ask::Record(_), Some(Ask::Record(_))) => {}
                    (Ask::Close(done), _) => {
                        file.close();
                        // Whoever does not wait any more needs no answer.
                        let _ = done.send(());
                        return;
                    }
                    (Ask::Leave(done), _) => {
                        // The lock goes with it.
                        drop(file);
                        let _ = done.send(());
                        return;
                    }
                    (ask, _) => {
                        if let Some(answer) = answer(&mut file, &mut rewriter, ask) {
                            // Nobody receives only when the program ends anyway.
                            let _ = bell.0.send(Event::Answer(number, Box::new(answer)));
                        }
                        file.remember();
                    }
                }
                next = following.or_else(|| waiting.recv().ok());
            }
        })?;
        Ok(Self { asks })
    }

    /// Asks for something.
    pub(super) fn ask(&self, ask: Ask) {
        // A thread that is gone has rung its bell.
        let _ = self.asks.send(ask);
    }

    /// Waits until everything that was asked for is done.
    pub(super) fn settle(&self) {
        self.wait(Ask::Settle);
    }

    /// Nothing is left to keep.
    pub(super) fn close(self) {
        self.wait(Ask::Close);
    }

    /// Lets go of the file and keeps what was recorded.
    pub(super) fn leave(self) {
        self.wait(Ask::Leave);
    }

    fn wait(&self, ask: impl FnOnce(Sender<()>) -> Ask) {
        let (done, finished) = channel();
        self.ask(ask(done));
        // A thread that broke has let go of its end.
        let _ = finished.recv();
    }
}

fn answer(file: &mut OpenFile, rewriter: &mut Rewriter, ask: Ask) -> Option<Msg> {
    match ask {
        Ask::Record(draft) => {
            let why = file.record(rewriter.write(*draft)).err()?;
            Some(Msg::Trouble(Message::new("app-no-journal").with("why", why)))
        }
        Ask::Save { path, state, history, to, force } => {
            let done = Done { history: *history, path: (*path).clone() };
            let result = file.save(rewriter.write(*path), done, to.as_deref(), force);
            match &result {
                SaveResult::Done(name, _) => log::info!("saved {name}"),
                SaveResult::Changed(_) => log::warn!("not saved: somebody else changed the file"),
                SaveResult::Failed(why) => log::error!("not saved: {}", why.key),
            }
            Some(Msg::Saved(state, result))
        }
        Ask::Export { path, order, to, force } => Some(Msg::Exported(match order.document(&path) {
            Ok(document) => file.export(&document.text, &to, force),
            Err(why) => ExportResult::Failed(why),
        })),
        Ask::Disk(change) => file.changed(&change).map(Msg::Changed),
        Ask::Follow => {
            file.follow();
            None
        }
        Ask::Forget => {
            file.forget();
            None
        }
        Ask::Settle(done) | Ask::Close(done) | Ask::Leave(done) => {
            // Whoever does not wait any more needs no answer.
            let _ = done.send(());
            None
        }
    }
}
