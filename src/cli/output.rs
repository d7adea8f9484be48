//! Handing out what a command made: to standard output, or to a file that is replaced only on
//! demand, with the store's care.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::gate;
use super::input::is_dash;
use super::session::{Failure, Session, shown, unwritten};
use crate::format;
use crate::model::Message;
use crate::store::{self, DiskFs, FileIdentity, SaveError, Saved, TextForm};

/// Where something goes.
pub(super) struct OutputTarget<'a> {
    /// The file; standard output for none and for `-`.
    pub(super) path: Option<&'a Path>,
    /// Whether a file that is there may be replaced.
    pub(super) force: bool,
    /// The files it was made from, which are never replaced.
    pub(super) sources: &'a [&'a Path],
}

impl OutputTarget<'_> {
    /// Refuses early what [`deliver`] would refuse late.
    pub(super) fn refuse_source(&self) -> Result<(), Failure> {
        let Some(path) = self.path.filter(|path| !is_dash(path)) else { return Ok(()) };
        if self.sources.iter().any(|source| !is_dash(source) && same_file(path, source)) {
            return Err(Message::new("cli-output-is-source").with("file", shown(path)).into());
        }
        Ok(())
    }
}

/// Prints bytes as they are to a file or another program, made visible on a terminal.
pub(super) fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    if stdout.is_terminal() {
        drop(stdout);
        return give(&format::lossy(bytes));
    }
    stdout.write_all(bytes).and_then(|()| stdout.flush()).map_err(|error| unwritten(&error))
}

/// How many columns a page has: the terminal's, else `COLUMNS`, else 80.
pub(super) fn width() -> usize {
    const USUAL: usize = 80;
    const WIDEST: usize = 120;
    let given = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let seen = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
    let columns = if std::io::stdout().is_terminal() { seen().or(given) } else { given };
    columns.filter(|columns| *columns > 0).unwrap_or(USUAL).min(WIDEST)
}

/// Gives out a document: byte for byte to a file or a program, made visible on a terminal.
pub(super) fn give(text: &str) -> Result<(), Failure> {
    give_as(text, TextForm::default())
}

/// As [`give`], with the form of the file that the document is to replace.
pub(super) fn give_as(text: &str, form: TextForm) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    let shown = if stdout.is_terminal() { gate::plain(text) } else { form.encode(text) };
    stdout.write_all(shown.as_bytes()).and_then(|()| stdout.flush()).map_err(|error| unwritten(&error))
}

/// Hands out a text.
pub(super) fn deliver(text: &str, target: &OutputTarget, session: &Session) -> Result<(), Failure> {
    let Some(path) = target.path.filter(|path| !is_dash(path)) else { return give(text) };
    target.refuse_source()?;
    let there = replaced(path, target.force)?;
    save(path, text, TextForm::default(), there.as_ref(), session)?;
    session.done(&Message::new("cli-written").with("file", shown(path)));
    Ok(())
}

/// The version that an output is to replace; none where nothing stands there.
///
/// # Errors
/// Something stands there and may not be replaced: nothing of it was read then, whatever it is.
pub(super) fn replaced(path: &Path, force: bool) -> Result<Option<FileIdentity>, Failure> {
    if !force && store::exists(&DiskFs, path)? {
        return Err(Message::new("cli-output-exists").with("file", shown(path)).into());
    }
    Ok(store::identify(&DiskFs, path)?)
}

/// Saves a text in the form that its file has, and tells what its owner should know.
pub(super) fn save(
    path: &Path,
    text: &str,
    form: TextForm,
    expected: Option<&FileIdentity>,
    session: &Session,
) -> Result<Saved, SaveError> {
    let state = store::state_dir();
    let saved = store::save(&DiskFs, path, form.encode(text).as_bytes(), expected, state.as_deref())?;
    for message in saved.messages() {
        session.note(&message);
    }
    Ok(saved)
}

/// Whether two names lead to one file, by links or otherwise.
fn same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if let (Ok(one), Ok(other)) = (std::fs::metadata(one), std::fs::metadata(other)) {
            return (one.dev(), one.ino()) == (other.dev(), other.ino());
        }
    }
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
