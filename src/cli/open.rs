//! `parcours [FILE or FOLDER]`: the workspace.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::session::{Failure, Session, shown};
use super::{Outcome, input, usage};
use crate::format::{self, FileKind};
use crate::model::Message;
use crate::store::walk::MOST_ENTRIES;
use crate::store::{self, DiskFs, walk};
use crate::term::{self, Opened};

/// How many paths of a folder are named.
const NAMED: usize = 12;

/// Opens the workspace on a file, or on the only path of a folder.
pub(super) fn run(file: Option<&Path>, session: &Session) -> Result<Outcome, Failure> {
    if let Some(failure) = file.and_then(misspelt) {
        return Err(failure);
    }
    let file = match file {
        None => only_path_of(Path::new("."))?,
        Some(folder) if folder.is_dir() => only_path_of(folder)?,
        Some(file) => file.to_path_buf(),
    };
    let opened = opened(file, session)?;
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Err(Message::new("cli-open-no-terminal").with("file", shown(&opened.file)).into());
    }
    match term::run(opened, session.lang, session.colours()) {
        Ok(None) => Ok(Outcome::Clean),
        Ok(Some(signal)) => Err(Failure::Signal(signal)),
        Err(error) => Err(Message::new("cli-open-failed").with("reason", error.to_string()).into()),
    }
}

/// Reads the path before the terminal is taken over, so that a refusal is shown as everywhere.
fn opened(file: PathBuf, session: &Session) -> Result<Opened, Failure> {
    input::sweep_beside(&file);
    let loaded = store::load(&DiskFs, &file, session.limit)?;
    match format::read(&loaded.text) {
        Ok(path) => Ok(Opened {
            path,
            text: loaded.text,
            file,
            identity: loaded.identity,
            read_only: loaded.read_only,
            limit: session.limit,
        }),
        Err(error) => Err(Failure::Refused {
            name: file.display().to_string(),
            text: loaded.text,
            error: Box::new(error),
        }),
    }
}

fn only_path_of(folder: &Path) -> Result<PathBuf, Failure> {
    let is_path = |name: &str| FileKind::of_name(name) == Some(FileKind::Path);
    let mut found = walk(folder, is_path, MOST_ENTRIES).files;
    match found.as_slice() {
        [] => Err(Message::new("cli-open-none").with("folder", shown(folder)).into()),
        [_] => Ok(found.swap_remove(0)),
        _ => {
            let names: Vec<String> = found.iter().take(NAMED).map(|path| shown(path)).collect();
            Err(Message::new("cli-open-several")
                .with("folder", shown(folder))
                .with("count", found.len())
                .with("names", names)
                .into())
        }
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
