//! The workspace on a real terminal: the loop that brings events to the application, draws it, and
//! does what it asks for.
//!
//! Owns the terminal, the threads that listen, the moment at which the journal is written, and the end
//! by quit, signal or panic. Decides nothing about paths: that is `app`.

mod background;
mod burst;
pub mod clock;
mod editor;
mod event;
mod file;
mod journal;
mod judge;
mod keeper;
mod keys;
mod library;
mod memory;
pub mod panic;
mod plain;
mod screen;
mod sequence;
mod session;
mod table;
mod versions;
mod watchdog;
mod worker;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{SystemTime, UNIX_EPOCH};

use event::Event;
use file::OpenFile;
use judge::Judge;
use keeper::Keeper;
use screen::Screen;
use session::Session;
use watchdog::Watchdog;
use worker::Worker;

use crate::app::commands::keymap::Keymap;
use crate::app::dialogs::handout::{self, Preview};
use crate::app::mouse::Drawn;
use crate::app::scene::PictureOrder;
use crate::app::shell::document::{Derived, Document};
use crate::app::start::{Start, StartWish};
use crate::app::views::kind::ViewKind;
use crate::app::{App, Msg, Now, Recovery};
use crate::format;
use crate::i18n::Lang;
use crate::import::Import;
use crate::merge::Note;
use crate::model::{Message, TrainingPath};
use crate::store::{self, DiskFs, FileIdentity, TextForm};
use crate::ui::{Theme, draw_start};

pub use table::{is_table, unwritten};

/// A path to open, already read.
pub struct Opened {
    /// The path.
    pub path: TrainingPath,
    /// Its text as it stands on disk, with line feeds only.
    pub text: String,
    /// How that stands in the file.
    pub form: TextForm,
    /// The file, as the user named it.
    pub file: PathBuf,
    /// The real file, at the end of the links.
    pub real: PathBuf,
    /// The version that was read; none where the file is still to be written.
    pub identity: Option<FileIdentity>,
    /// Whether it can't be written.
    pub read_only: bool,
    /// The largest file that is read, in bytes.
    pub limit: u64,
    /// Whether what a merge left open is shown first.
    pub questions_first: bool,
    /// What was made of a table, to be taken as a change that is not saved.
    pub imported: Option<Box<Import>>,
    /// What a merge decided without asking, and the file that it made.
    pub decisions: Option<(TrainingPath, Vec<Note>)>,
}

/// How the workspace looks and speaks.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// The language to begin with.
    pub lang: Lang,
    /// The styles and signs.
    pub theme: Theme,
    /// The themes for a light and a dark background, where the theme follows that of the terminal.
    pub backgrounds: Option<[Theme; 2]>,
    /// The keys.
    pub keymap: Keymap,
    /// Whether the mouse is left to the terminal.
    pub no_mouse: bool,
    /// What is wrong with what the person wanted, to be said on the screen.
    pub trouble: Option<Message>,
}

/// The terminal, taken over, with everything that happens in one queue.
pub struct Workspace {
    /// The screen; none where a person works line by line.
    screen: Option<Screen>,
    /// Who gives the terminal back where this program can't; let go after the screen.
    _watchdog: Option<Watchdog>,
    /// Who reads its keys; none where a person works line by line.
    keys: Option<keys::Keys>,
    events: Sender<Event>,
    queue: Receiver<Event>,
    look: Look,
    /// How many documents were opened.
    opened: u64,
    /// What was typed ahead, where lines are typed.
    lines: plain::Lines,
}

/// How a part of the workspace ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended<T> {
    /// As the person asked.
    With(T),
    /// By a signal of this number.
    Signal(i32),
}

impl Workspace {
    /// Takes the terminal over; dropping the workspace gives it back.
    ///
    /// # Errors
    /// The terminal can't be taken over.
    pub fn take(look: Look) -> io::Result<Self> {
        let (events, queue) = channel();
        screen::leave_mouse(look.no_mouse);
        let screen = Screen::take()?;
        event::hear_signals(events.clone())?;
        event::watch_terminal(events.clone())?;
        let keys = Some(event::read_terminal(events.clone())?);
        if look.backgrounds.is_some() {
            background::ask()?;
        }
        Ok(Self {
            screen: Some(screen),
            _watchdog: Watchdog::start(),
            keys,
            events,
            queue,
            look,
            opened: 0,
            lines: plain::Lines::default(),
        })
    }

    /// Works line by line, on a terminal or a pipe.
    ///
    /// # Errors
    /// Threads can't be started.
    pub fn by_line(look: Look) -> io::Result<Self> {
        panic::prepare();
        let (events, queue) = channel();
        event::hear_signals(events.clone())?;
        plain::read_lines(events.clone())?;
        Ok(Self {
            screen: None,
            _watchdog: None,
            keys: None,
            events,
            queue,
            look,
            opened: 0,
            lines: plain::Lines::default(),
        })
    }

    /// Columns and rows.
    fn size(&self) -> io::Result<(u16, u16)> {
        if self.screen.is_some() { screen::size() } else { Ok(plain::SIZE) }
    }

    /// Lets a person work on a path until they leave it: for another file, which is given, or for good.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn edit(&mut self, opened: Opened) -> io::Result<Ended<Option<PathBuf>>> {
        let order = library::Order { root: library::root_of(&opened.real), limit: opened.limit };
        let asks = Keeper::channel();
        let (file, found) = OpenFile::start(
            &opened.real,
            opened.file.clone(),
            (&opened.text, opened.form),
            opened.identity,
            opened.limit,
            asks.0.clone(),
        );
        let mut document = Document::new(opened.path, file::shown(&opened.file));
        document.read_only = opened.read_only;
        if let Some(past) = found.past {
            let taken = document.restore(&past);
            log::info!("the history of earlier sessions was {}", if taken { "read" } else { "left" });
        }
        let mut app = App::new(document, self.look.lang, self.size()?);
        if let Some(imported) = opened.imported {
            app.take_imported(&imported.path, imported.summary());
        }
        if opened.questions_first {
            app.show(ViewKind::Questions);
        }
        if let Some((merged, notes)) = opened.decisions {
            app.show_decisions(merged, notes);
        }
        let mut first: Vec<Msg> = found.notices.into_iter().map(Msg::Notice).collect();
        if let Some((left, path)) = found.left {
            let when = moment(left.last_change);
            app.offer_recovery(Recovery { path, when, file_changed: !left.base_is_current });
        }
        app.keymap = self.look.keymap.clone();
        app.shell.mouse_taken = !self.look.no_mouse;
        first.extend(self.look.trouble.take().map(Msg::Trouble));
        let theme = self.look.theme.clone();
        self.opened += 1;
        let number = self.opened;
        let mut judged = Vec::new();
        let judge = Worker::start("judge", self.events.clone(), move |(revision, path)| {
            // Ten thousand findings take a while to drop: here, and not between two pictures.
            judged.retain(|earlier: &Arc<Derived>| Arc::strong_count(earlier) > 1);
            let derived = Arc::new(Derived::of(&path));
            judged.push(Arc::clone(&derived));
            Event::Answer(number, Box::new(Msg::Judged(revision, derived)))
        })?;
        let (real, limit) = (opened.real, opened.limit);
        let arranger = Worker::start("arrange", self.events.clone(), move |order: Box<PictureOrder>| {
            Event::Answer(number, Box::new(Msg::Arranged(Box::new(order.arrange()))))
        })?;
        let preview = Worker::start(
            "preview",
            self.events.clone(),
            move |(order, path): (handout::ExportOrder, TrainingPath)| {
                Event::Answer(number, Box::new(Msg::Previewed(Box::new(Preview::of(order, &path)))))
            },
        )?;
        let versions = Worker::start("versions", self.events.clone(), move |wish| {
            Event::Answer(number, Box::new(versions::search(&wish, &real, limit)))
        })?;
        let file = Keeper::start(file, asks, (number, self.events.clone()))?;
        let reader = self.reader(number)?;
        let session = Session {
            number,
            app,
            first,
            file,
            judge: Judge::new(judge),
            arranger,
            preview,
            versions,
            commons: (order, reader),
            workspace: self,
            theme,
            recorded: 0,
            journal: journal::Pace::default(),
            saving: 0,
            reading: false,
        };
        let (ended, lang) = session.run()?;
        self.look.lang = lang;
        Ok(ended)
    }

    /// Lets a person choose what to open in a folder; `trouble` is why the last choice failed.
    ///
    /// # Errors
    /// The terminal fails.
    pub fn choose(
        &mut self,
        folder: &Path,
        limit: u64,
        trouble: Option<Message>,
    ) -> io::Result<Ended<StartWish>> {
        if self.screen.is_none() {
            return self.choose_by_line(folder, limit, trouble);
        }
        let mut start = Start::new(self.look.lang, file::shown(folder), self.size()?);
        start.trouble = trouble;
        start.tables = table::tables_in(folder);
        self.opened += 1;
        let number = self.opened;
        let reader = self.reader(number)?;
        reader.ask(library::Order { root: folder.to_path_buf(), limit });
        loop {
            let mut drawn = Drawn::default();
            let theme = &self.look.theme;
            if let Some(screen) = &mut self.screen {
                screen.draw(start.size, |frame| drawn = draw_start(&start, theme, frame))?;
            }
            let wish = match self.queue.recv() {
                Ok(Event::Key(key)) => start.key(key),
                Ok(Event::Burst(keys)) => {
                    let wishes = keys.into_iter().map(|key| start.key(key));
                    wishes.into_iter().find(|wish| *wish != StartWish::Stay).unwrap_or(StartWish::Stay)
                }
                Ok(Event::Mouse(mouse)) => start.mouse(mouse, &drawn),
                Ok(Event::Paste(text)) => start.paste(&text),
                Ok(Event::Background(light)) => {
                    self.follow(light);
                    StartWish::Stay
                }
                Ok(Event::Resize(width, height)) => {
                    start.resize(width, height);
                    StartWish::Stay
                }
                Ok(Event::End(signal)) => return Ok(Ended::Signal(signal)),
                Ok(Event::Suspend) => {
                    self.suspend()?;
                    StartWish::Stay
                }
                Ok(Event::Continue) => {
                    self.take_again()?;
                    StartWish::Stay
                }
                Ok(Event::Answer(of, message)) => {
                    if let (true, Msg::Commons(library)) = (of == number, *message) {
                        start.take(library);
                    }
                    StartWish::Stay
                }
                Ok(Event::Line(_) | Event::EndOfLines | Event::EditorEnded(_)) => StartWish::Stay,
                Ok(Event::Broken) => resume_unwind(Box::new("a thread broke")),
                Ok(Event::Hangup) | Err(_) => return Ok(Ended::Signal(signal::HANGUP)),
            };
            self.look.lang = start.lang;
            if wish != StartWish::Stay {
                return Ok(Ended::With(wish));
            }
        }
    }

    /// A thread that reads the commons and tells what it holds, for what is shown now.
    fn reader(&self, number: u64) -> io::Result<Worker<library::Order>> {
        Worker::start("library", self.events.clone(), move |order| {
            Event::Answer(number, Box::new(Msg::Commons(Arc::new(library::read(&order)))))
        })
    }

    /// Says this on the screen once a document is open.
    pub fn say(&mut self, trouble: Message) {
        self.look.trouble = Some(trouble);
    }

    /// The language, which a person may have changed.
    pub fn lang(&self) -> Lang {
        self.look.lang
    }

    /// Takes the theme that goes with the background, where that is wanted.
    fn follow(&mut self, light: bool) {
        if let Some([for_light, for_dark]) = &self.look.backgrounds {
            self.look.theme = if light { for_light.clone() } else { for_dark.clone() };
        }
    }

    /// Gives the terminal to the shell until the user comes back.
    fn suspend(&mut self) -> io::Result<()> {
        screen::give_back();
        signal::stop();
        self.take_again()
    }

    /// Takes the terminal again after a stop, during which it may have got another size.
    fn take_again(&mut self) -> io::Result<()> {
        let Some(screen) = &mut self.screen else { return Ok(()) };
        let (width, height) = screen.take_again()?;
        // Somebody listens: this very workspace.
        let _ = self.events.send(Event::Resize(width, height));
        Ok(())
    }
}

fn now() -> Now {
    let millis = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    Now {
        millis: u64::try_from(millis).unwrap_or(u64::MAX),
        chance: RandomState::new().build_hasher().finish(),
    }
}

/// A moment as people write it, in the time zone of the machine.
fn moment(time: SystemTime) -> String {
    clock::local(time).map(|time| time.strftime("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
}

/// Reads a path to open.
///
/// # Errors
/// It can't be loaded, or not read; then the text comes back, to point into it.
pub fn open(file: &Path, limit: u64) -> Result<Opened, OpenError> {
    let loaded = store::load(&DiskFs, file, limit).map_err(OpenError::Load)?;
    match format::read(&loaded.text) {
        Ok(path) => Ok(Opened {
            path,
            text: TextForm::decode_owned(loaded.text),
            form: loaded.form,
            file: file.to_path_buf(),
            // Whole, so that what is beside the file is found, however it was named.
            real: loaded.path.canonicalize().unwrap_or(loaded.path),
            identity: Some(loaded.identity),
            read_only: loaded.read_only,
            limit,
            questions_first: false,
            imported: None,
            decisions: None,
        }),
        Err(error) => Err(OpenError::Read(Box::new(error), loaded.text)),
    }
}

/// Why a path can't be opened.
#[derive(Debug)]
pub enum OpenError {
    /// The file can't be loaded.
    Load(store::LoadError),
    /// Its text is refused.
    Read(Box<format::ReadError>, String),
}

#[cfg(unix)]
mod signal {
    //! What only Unix knows.

    pub(super) const HANGUP: i32 = signal_hook::consts::SIGHUP;

    /// Those that keys send, to every program that has the terminal.
    pub(super) const FROM_KEYS: [i32; 2] = [signal_hook::consts::SIGINT, signal_hook::consts::SIGQUIT];

    /// Makes the reader of keys look up: it takes this for a new size of the terminal. Says whether it will.
    pub(super) fn wake_reader() -> std::io::Result<bool> {
        signal_hook::low_level::raise(signal_hook::consts::SIGWINCH).map(|()| true)
    }

    /// Stops this process until it is told to go on.
    pub(super) fn stop() {
        // There is nothing better to do when a process may not stop itself.
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGSTOP);
    }
}

#[cfg(not(unix))]
mod signal {
    //! Stands in for what only Unix knows.

    pub(super) const HANGUP: i32 = 1;

    pub(super) const FROM_KEYS: [i32; 0] = [];

    #[allow(clippy::unnecessary_wraps)] // elsewhere it may fail
    pub(super) fn wake_reader() -> std::io::Result<bool> {
        Ok(false)
    }

    pub(super) fn stop() {}
}
