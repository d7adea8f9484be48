//! Reading what a command is given: a file with the store's care, standard input, or a version of a
//! file in the history of git.

use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

use super::session::{Failure, Session};
use crate::format::{self, FileKind, FileRecord, Problem, ReadError};
use crate::model::Message;
use crate::store::{self, DiskFs, FileIdentity, LoadError, Loaded, TextForm};
use crate::vcs;

/// The name that means standard input or output.
pub(super) const DASH: &str = "-";

/// A text and where it comes from.
pub(super) struct InputText {
    /// The name of the file as it was given; `-` for standard input.
    pub(super) name: String,
    /// The text, without byte order mark.
    pub(super) text: String,
    /// What the store knows of the file; none for standard input.
    pub(super) loaded: Option<KnownFile>,
}

impl InputText {
    /// How the text stands where it comes from. What came without the store's care has lost its byte order mark.
    pub(super) fn form(&self) -> TextForm {
        self.loaded.as_ref().map_or_else(|| TextForm::of(&self.text, false), |known| known.form)
    }
}

/// What a later save has to know of a file.
pub(super) struct KnownFile {
    /// The version that was read.
    pub(super) identity: FileIdentity,
    /// How its text stands in it.
    pub(super) form: TextForm,
}

/// Why a text was not read.
pub(super) enum NotRead {
    /// The store says so.
    Load(LoadError),
    /// It came from standard input.
    Stdin(Failure),
    /// It came from the history of git.
    History(Failure),
}

impl From<NotRead> for Failure {
    fn from(error: NotRead) -> Self {
        match error {
            NotRead::Load(error) => error.into(),
            NotRead::Stdin(failure) | NotRead::History(failure) => failure,
        }
    }
}

/// Reads a file, or standard input for `-`.
pub(super) fn read(path: &Path, session: &Session) -> Result<InputText, NotRead> {
    let name = path.display().to_string();
    if is_dash(path) {
        let text = stdin(session).map_err(NotRead::Stdin)?;
        return Ok(InputText { name, text, loaded: None });
    }
    let Loaded { text, form, identity, .. } =
        store::load(&DiskFs, path, session.limit).map_err(NotRead::Load)?;
    Ok(InputText { name, text, loaded: Some(KnownFile { identity, form }) })
}

/// As [`read`], or a version in the history of git for `REV:FILE`. A file of that name comes first.
pub(super) fn version(argument: &Path, session: &Session) -> Result<InputText, NotRead> {
    if is_dash(argument) || !vcs::is_revision(argument) || argument.symlink_metadata().is_ok() {
        return read(argument, session);
    }
    let name = argument.display().to_string();
    let bytes = vcs::show(Path::new("."), argument, session.limit)
        .map_err(|error| NotRead::History(error.message().into()))?;
    let text = text(&name, &bytes).map_err(NotRead::History)?;
    Ok(InputText { name, text, loaded: None })
}

/// Several versions, none of which is to be saved again. Large files are read side by side.
pub(super) fn versions<const N: usize>(
    arguments: [&Path; N],
    session: &Session,
) -> [Result<InputText, NotRead>; N] {
    /// From here on a file takes longer to read than a thread to begin.
    const LARGE: u64 = 1 << 20;
    let is_large = |argument: &Path| argument.metadata().is_ok_and(|found| found.len() >= LARGE);
    if arguments.iter().any(|argument| is_dash(argument) || !is_large(argument)) {
        return arguments.map(|argument| version(argument, session));
    }
    let text = |argument: &Path| {
        let text = store::load_text(&DiskFs, argument, session.limit).map_err(NotRead::Load)?;
        Ok(InputText { name: argument.display().to_string(), text, loaded: None })
    };
    std::thread::scope(|scope| {
        let read = |argument| move || text(argument);
        // Where no thread is to be had, the file is read in its turn.
        let reading = arguments
            .map(|argument| (argument, std::thread::Builder::new().spawn_scoped(scope, read(argument)).ok()));
        reading.map(|(argument, thread)| {
            thread.and_then(|thread| thread.join().ok()).unwrap_or_else(|| text(argument))
        })
    })
}

/// Whether a path means standard input or output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == DASH
}

/// Reads a file of one kind, or a version of one.
pub(super) fn record<T: FileRecord>(path: &Path, session: &Session) -> Result<(T, InputText), Failure> {
    let input = version(path, session)?;
    match format::read(&input.text) {
        Ok(record) => Ok((record, input)),
        Err(error) => Err(refused(input, error)),
    }
}

/// A text that was read and refused.
pub(super) fn refused(input: InputText, error: ReadError) -> Failure {
    Failure::Refused { name: input.name, text: input.text, error: Box::new(error) }
}

/// The bytes of a foreign file, in whatever encoding, or of standard input for `-`.
pub(super) fn bytes(path: &Path, session: &Session) -> Result<Vec<u8>, Failure> {
    if is_dash(path) {
        return stdin_bytes(session);
    }
    Ok(store::load_bytes(&DiskFs, path, session.limit)?)
}

/// The text of a file of the program's own, other than a path's, or of standard input for `-`.
pub(super) fn text_of(path: &Path, session: &Session) -> Result<String, Failure> {
    text(&path.display().to_string(), &bytes(path, session)?)
}

fn stdin(session: &Session) -> Result<String, Failure> {
    text(DASH, &stdin_bytes(session)?)
}

/// Bytes that came without the store's care as text.
fn text(name: &str, bytes: &[u8]) -> Result<String, Failure> {
    format::decode(bytes).map(str::to_owned).map_err(|error| {
        let text = format::lossy(&bytes[..error.span.start]).into_owned();
        Failure::Refused { name: name.to_owned(), text, error: Box::new(error) }
    })
}

fn stdin_bytes(session: &Session) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(session.limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| Message::new("cli-input-failed").with("reason", error.to_string()))?;
    if bytes.len() as u64 > session.limit {
        let problem = Problem::TooLarge { size: bytes.len() as u64, limit: session.limit };
        let error = Box::new(ReadError { problem, span: 0..0, related: None });
        return Err(Failure::Refused { name: DASH.to_owned(), text: String::new(), error });
    }
    Ok(bytes)
}

/// What a file is: by its name, else by the name of its record, else a path.
pub(super) fn kind(path: &Path, text: &str) -> FileKind {
    let name = path.file_name().and_then(|name| name.to_str());
    // `REV:FILE` has its file name behind the colon.
    let by_name = name.and_then(|name| FileKind::of_name(name.rsplit(':').next()?));
    by_name.unwrap_or_else(|| {
        let code = text
            .lines()
            .map(str::trim_start)
            .find(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("#!"));
        let name = code.and_then(|line| line.split(|c: char| !c.is_ascii_alphanumeric()).next());
        match name {
            Some("Module") => FileKind::Module,
            Some("Card") => FileKind::Card,
            Some("Commons") => FileKind::Charter,
            _ => FileKind::Path,
        }
    })
}

/// Sweeps away what a killed save left beside a file that is about to be changed.
pub(super) fn sweep_beside(path: &Path) {
    let _swept = store::sweep(&DiskFs, store::folder_of(path), SystemTime::now());
}
