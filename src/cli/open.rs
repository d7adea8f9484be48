//! `parcours [FILE or FOLDER]`: the workspace.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::failure::intact_copy;
use super::import::{TableOrigin, open_table, work_on};
use super::input::{self, is_dash};
use super::session::{Failure, Session, shown};
use super::{Outcome, config, new, usage};
use crate::app::import::TableScreen;
use crate::app::start::StartWish;
use crate::format;
use crate::i18n::Lang;
use crate::merge::Note;
use crate::model::{Message, TrainingPath};
use crate::term::{Ended, OpenError, Opened, Workspace, is_table, open};

/// Opens the workspace.
pub(super) fn run(file: Option<&Path>, session: &Session) -> Result<Outcome, Failure> {
    if let Some(failure) = file.and_then(misspelt) {
        return Err(failure);
    }
    let target = file.unwrap_or(Path::new("."));
    let terminal = session.screen.plain || (has_keys() && io::stdout().is_terminal());
    if is_dash(target) || !terminal {
        return Err(Message::new("app-needs-terminal").into());
    }
    // The translations are read while the file is. Without the thread they are read later.
    let lang = session.lang;
    let _ = std::thread::Builder::new().name("words".to_owned()).spawn(move || lang.prepare());
    if target.is_dir() {
        return folder(target, session);
    }
    // What can't be opened is said before the terminal is taken over.
    let next = prepare(target, lang, session)?;
    let mut workspace = take(session)?;
    let ended = match begin(next, &mut workspace, session)? {
        Ended::With(Some(opened)) => work(opened, &mut workspace, session)?,
        Ended::With(None) => Ended::With(()),
        Ended::Signal(signal) => Ended::Signal(signal),
    };
    drop(workspace);
    Ok(outcome(&ended))
}

/// What is opened next.
enum Next {
    /// A path.
    Path(Box<Opened>),
    /// A table that becomes one, and the folder that the path goes into.
    Table(Box<(TableScreen, PathBuf)>),
}

/// Reads what is opened next.
fn prepare(file: &Path, lang: Lang, session: &Session) -> Result<Next, Failure> {
    if is_table(file) {
        return Ok(Next::Table(Box::new(open_table(TableOrigin::File(file), lang, session)?)));
    }
    Ok(Next::Path(Box::new(load(file, session)?)))
}

/// The path to work on: of a table once its columns are right, or none where the person leaves it.
fn begin(next: Next, workspace: &mut Workspace, session: &Session) -> Result<Ended<Option<Opened>>, Failure> {
    match next {
        Next::Path(opened) => Ok(Ended::With(Some(*opened))),
        Next::Table(table) => work_on(*table, workspace, session).map_err(|error| failed(&error)),
    }
}

/// Whether keys can be read: from standard input, or, where that is something else (`xargs`), from the terminal itself.
fn has_keys() -> bool {
    io::stdin().is_terminal() || cfg!(unix) && std::fs::File::open("/dev/tty").is_ok()
}

/// Opens the workspace on what a merge left open in a path, and on what it decided: the text that it made,
/// and its decisions.
pub(super) fn questions(
    file: &Path,
    decided: Option<(String, Vec<Note>)>,
    session: &Session,
) -> Result<Outcome, Failure> {
    let decisions =
        decided.and_then(|(text, notes)| Some((format::read::<TrainingPath>(&text).ok()?, notes)));
    let opened = Opened { questions_first: true, decisions, ..load(file, session)? };
    let mut workspace = take(session)?;
    let ended = work(opened, &mut workspace, session)?;
    drop(workspace);
    Ok(outcome(&ended))
}

/// One path after the other, each chosen in the one before, until the person leaves the last.
fn work(opened: Opened, workspace: &mut Workspace, session: &Session) -> Result<Ended<()>, Failure> {
    let mut opened = opened;
    loop {
        let this = opened.file.clone();
        let next = match workspace.edit(opened).map_err(|error| failed(&error))? {
            Ended::Signal(signal) => return Ok(Ended::Signal(signal)),
            Ended::With(None) => return Ok(Ended::With(())),
            Ended::With(Some(next)) => next,
        };
        // What can't be opened is said where it was chosen.
        let prepared = prepare(&next, workspace.lang(), session);
        let begun = match prepared {
            Ok(next) => begin(next, workspace, session)?,
            Err(failure) => {
                workspace.say(said(failure)?);
                Ended::With(None)
            }
        };
        opened = match begun {
            Ended::Signal(signal) => return Ok(Ended::Signal(signal)),
            Ended::With(Some(opened)) => opened,
            // A path that was never written is gone with what was left of it.
            Ended::With(None) if !this.exists() => return Ok(Ended::With(())),
            Ended::With(None) => load(&this, session)?,
        };
    }
}

/// What a folder has, one path after the other, until the person leaves.
fn folder(folder: &Path, session: &Session) -> Result<Outcome, Failure> {
    let mut workspace = take(session)?;
    let mut trouble = None;
    loop {
        let chosen =
            workspace.choose(folder, session.limit, trouble.take()).map_err(|error| failed(&error))?;
        let lang = workspace.lang();
        let next = match chosen {
            Ended::Signal(signal) => return Ok(Outcome::Signal(signal)),
            Ended::With(StartWish::Open(file)) => prepare(&folder.join(file), lang, session),
            Ended::With(StartWish::New(title)) => {
                let file = new::unused(folder, &title);
                new::create(&file, &title, lang).and_then(|()| prepare(&file, lang, session))
            }
            Ended::With(StartWish::Table(text)) => {
                let table = open_table(TableOrigin::Pasted(folder, text), lang, session);
                table.map(|table| Next::Table(Box::new(table)))
            }
            Ended::With(StartWish::Quit | StartWish::Stay) => return Ok(Outcome::Clean),
        };
        // What can't be opened is said on the start screen, and the others can still be chosen.
        match next {
            Err(failure) => trouble = Some(said(failure)?),
            Ok(next) => {
                let ended = match begin(next, &mut workspace, session)? {
                    Ended::With(Some(opened)) => work(opened, &mut workspace, session)?,
                    Ended::With(None) => Ended::With(()),
                    Ended::Signal(signal) => Ended::Signal(signal),
                };
                if ended != Ended::With(()) {
                    return Ok(outcome(&ended));
                }
            }
        }
    }
}

/// What a failure says; where nobody listens any more, it stays one.
fn said(failure: Failure) -> Result<Message, Failure> {
    match failure {
        Failure::Message(message) => Ok(message),
        Failure::Refused { name, error, .. } => {
            Ok(intact_copy(Path::new(&name)).unwrap_or_else(|| error.message()))
        }
        closed @ Failure::ClosedPipe => Err(closed),
    }
}

fn load(file: &Path, session: &Session) -> Result<Opened, Failure> {
    open(file, session.limit).map_err(|error| match error {
        OpenError::Load(error) => error.into(),
        OpenError::Read(error, text) => {
            input::refused(input::InputText { name: shown(file), text, loaded: None }, *error)
        }
    })
}

fn take(session: &Session) -> Result<Workspace, Failure> {
    let (look, errors) = config::look(session);
    session.report_config_errors(&errors);
    let taken = if session.screen.plain { Workspace::by_line(look) } else { Workspace::take(look) };
    taken.map_err(|error| failed(&error))
}

fn failed(error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::ClosedPipe;
    }
    // What a system says that has no thread left.
    if error.kind() == io::ErrorKind::WouldBlock {
        return Message::new("app-no-threads").into();
    }
    Message::new("app-terminal-failed").with("reason", error.to_string()).into()
}

fn outcome(ended: &Ended<()>) -> Outcome {
    match ended {
        Ended::With(()) => Outcome::Clean,
        Ended::Signal(signal) => Outcome::Signal(*signal),
    }
}

/// A word that names no file and is nearly a command was meant to be one.
fn misspelt(file: &Path) -> Option<Failure> {
    let name = file.to_str()?;
    if file.exists() || name.contains(['.', '/', '\\']) {
        return None;
    }
    let meant = usage::nearest_command(name)?;
    Some(Message::new("cli-open-missing").with("name", name).with("meant", meant).into())
}
