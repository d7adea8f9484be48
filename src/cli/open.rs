//! `parcours [FILE or FOLDER]`: the workspace.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::input::{self, is_dash};
use super::session::{Failure, Session, shown};
use super::{Outcome, look, new, usage};
use crate::app::start::{Entry, Wish};
use crate::format::{self, FileKind};
use crate::model::{Charter, Message, Module, TrainingPath};
use crate::store::{self, DiskFs};
use crate::term::{Ended, OpenError, Opened, Workspace, open};

/// Opens the workspace.
pub(super) fn run(file: Option<&Path>, session: &Session) -> Result<Outcome, Failure> {
    if let Some(failure) = file.and_then(misspelt) {
        return Err(failure);
    }
    let target = file.unwrap_or(Path::new("."));
    if is_dash(target) || !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Message::new("app-needs-terminal").into());
    }
    if target.is_dir() {
        return folder(target, session);
    }
    // What can't be opened is said before the terminal is taken over.
    let opened = load(target, session)?;
    let mut workspace = take(session)?;
    let ended = workspace.edit(opened).map_err(|error| failed(&error))?;
    drop(workspace);
    Ok(outcome(&ended))
}

/// The paths of a folder, one after the other, until the person leaves.
fn folder(folder: &Path, session: &Session) -> Result<Outcome, Failure> {
    let mut workspace = take(session)?;
    let mut trouble = None;
    loop {
        let (title, files, entries) = survey(folder, session);
        let chosen = workspace.choose(&title, entries, trouble.take()).map_err(|error| failed(&error))?;
        let (file, made) = match chosen {
            Ended::Signal(signal) => return Ok(Outcome::Signal(signal)),
            Ended::With(Wish::Open(at)) => (files[at].clone(), Ok(())),
            Ended::With(Wish::New(title)) => {
                let file = new::unused(folder, &title);
                let made = new::create(&file, &title, workspace.lang());
                (file, made)
            }
            Ended::With(Wish::Quit | Wish::Stay) => return Ok(Outcome::Clean),
        };
        // What can't be opened is said on the start screen, and the others can still be chosen.
        match made.and_then(|()| load(&file, session)) {
            Err(Failure::Message(message)) => trouble = Some(message),
            Err(Failure::Refused { error, .. }) => trouble = Some(error.message()),
            Err(closed @ Failure::ClosedPipe) => return Err(closed),
            Ok(opened) => {
                let ended = workspace.edit(opened).map_err(|error| failed(&error))?;
                if ended != Ended::With(()) {
                    return Ok(outcome(&ended));
                }
            }
        }
    }
}

/// What a folder has to open: its name, the files, and what to show of each.
fn survey(folder: &Path, session: &Session) -> (String, Vec<PathBuf>, Vec<Entry>) {
    let wanted = |name: &str| FileKind::of_name(name) == Some(FileKind::Path);
    let mut found = store::walk(folder, wanted, store::walk::MOST_ENTRIES);
    found.files.sort();
    let entries = found.files.iter().map(|file| entry(folder, file, session)).collect();
    let charter = store::load(&DiskFs, &folder.join("commons.ron"), session.limit).ok();
    let charter = charter.and_then(|loaded| format::read::<Charter>(&loaded.text).ok());
    let title = charter.map_or_else(|| shown(folder), |charter| charter.title);
    (title, found.files, entries)
}

fn entry(folder: &Path, file: &Path, session: &Session) -> Entry {
    let name = shown(file.strip_prefix(folder).unwrap_or(file));
    let read = store::load(&DiskFs, file, session.limit).map_err(|error| error.message());
    let read = read.and_then(|loaded| format::read::<TrainingPath>(&loaded.text).map_err(|e| e.message()));
    match read {
        Ok(path) => Entry {
            title: path.title,
            file: name,
            modules: path.modules.len(),
            minutes: path.modules.values().map(Module::total_minutes).fold(0, u32::saturating_add),
            status: Some(path.status.label_key().unwrap_or_else(|| path.status.name().to_owned())),
        },
        Err(why) => {
            let title = format!("{name}: {}", session.text(&why));
            Entry { title, file: name, modules: 0, minutes: 0, status: None }
        }
    }
}

fn load(file: &Path, session: &Session) -> Result<Opened, Failure> {
    open(file, session.limit).map_err(|error| match error {
        OpenError::Load(error) => error.into(),
        OpenError::Read(error, text) => {
            input::refused(input::Input { name: shown(file), text, loaded: None }, *error)
        }
    })
}

fn take(session: &Session) -> Result<Workspace, Failure> {
    let (look, troubles) = look::look(session);
    session.config_troubles(&troubles);
    Workspace::take(look).map_err(|error| failed(&error))
}

fn failed(error: &io::Error) -> Failure {
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
