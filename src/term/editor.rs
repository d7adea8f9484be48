//! The person's own editor, on a text of the path: the terminal is given to it and taken again, and what it
//! leaves is read back with care.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use super::event::Event;
use super::screen;
use super::session::{End, Session};
use super::signal;
use crate::app::Msg;
use crate::model::Message;
use crate::store::{self, DiskFs, LoadError};

/// Longer texts are no field of a path.
const LONGEST: u64 = 4 << 20;

/// What the name of a draft's folder begins with; the process and a mark follow.
const BEGINNING: &str = "parcours-";

/// Removes the drafts that killed processes of this program left in the temporary folder.
pub(super) fn sweep_drafts() {
    let folder = std::env::temp_dir();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_orphan)
            && entry.file_type().is_ok_and(|kind| kind.is_dir())
        {
            // That of somebody else can't be removed, and is theirs.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Whether a folder has the name of a draft whose process is dead.
fn is_orphan(name: &str) -> bool {
    let parts = name.strip_prefix(BEGINNING).and_then(|rest| rest.split_once('-'));
    parts.is_some_and(|(pid, mark)| {
        mark.len() == 16
            && mark.bytes().all(|digit| digit.is_ascii_hexdigit())
            && pid.parse().is_ok_and(|pid| !store::is_running(pid))
    })
}

/// The file of the text, in a folder that nobody else may enter; both go when this is dropped.
struct Draft {
    folder: PathBuf,
    file: PathBuf,
}

impl Draft {
    fn new(text: &str, mark: u64) -> io::Result<Self> {
        let folder = std::env::temp_dir().join(format!("{BEGINNING}{}-{mark:016x}", std::process::id()));
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        // Fails where something stands there already, a link planted there included.
        builder.create(&folder)?;
        // The ending tells the editor that it is Markdown.
        let draft = Self { file: folder.join("parcours.md"), folder };
        let line_end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        fs::write(&draft.file, format!("{text}{line_end}"))?;
        Ok(draft)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // What can't be removed is the system's to clear away.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The editor that the person wants.
fn wanted() -> String {
    let named = |name| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let usual = if cfg!(windows) { "notepad" } else { "vi" };
    named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| usual.to_owned())
}

/// The command that opens a file in an editor, which may have arguments of its own.
fn command(editor: &str, file: &Path) -> Command {
    if cfg!(windows) {
        let mut parts = editor.split_whitespace();
        let mut command = Command::new(parts.next().unwrap_or(editor));
        command.args(parts).arg(file);
        return command;
    }
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).arg(file);
    command
}

fn trouble(key: &'static str, why: &io::Error) -> Message {
    Message::new(key).with("why", why.to_string())
}

fn ended(editor: &str, status: ExitStatus) -> Result<(), Message> {
    if status.success() {
        return Ok(());
    }
    let code = status.code().map_or_else(|| "–".to_owned(), |code| code.to_string());
    // A shell's way to say that there is no such program, or that it may not be run.
    if !cfg!(windows) && matches!(status.code(), Some(126 | 127)) {
        return Err(Message::new("area-no-editor").with("editor", editor).with("why", code));
    }
    Err(Message::new("area-editor-failed").with("editor", editor).with("code", code))
}

/// What the editor left.
fn left(file: &Path) -> Result<String, Message> {
    // With the store's care: an editor may leave a pipe or a link in its place.
    let bytes = match store::load_bytes(&DiskFs, file, LONGEST) {
        Err(LoadError::TooLarge { .. }) => return Err(Message::new("area-too-long")),
        bytes => bytes.map_err(|why| Message::new("area-no-file").with("why", why.message()))?,
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let broken = |at: usize| Message::new("area-not-text").with("at", (at + 1).to_string());
    let text = std::str::from_utf8(bytes).map_err(|why| broken(why.valid_up_to()))?;
    match text.find('\0') {
        Some(at) => Err(broken(at)),
        None => Ok(text.to_owned()),
    }
}

impl Session<'_> {
    /// Opens the editor on a text, and tells what it leaves.
    pub(super) fn edit_outside(&mut self, text: &str) -> io::Result<Option<End>> {
        if self.workspace.screen.is_none() {
            return self.tell(Msg::Edited(Err(Message::new("area-no-screen"))));
        }
        // Whoever never comes back from it loses nothing.
        self.settle_journal();
        let draft = match Draft::new(text, super::now().chance) {
            Ok(draft) => draft,
            Err(why) => return self.tell(Msg::Edited(Err(trouble("area-no-file", &why)))),
        };
        let editor = wanted();
        let mut command = command(&editor, &draft.file);
        if let Some(keys) = &self.workspace.keys {
            keys.rest()?;
        }
        screen::give_back();
        let run = self.run_editor(&mut command);
        self.workspace.take_again()?;
        if let Some(keys) = &self.workspace.keys {
            keys.go_on();
        }
        let (status, meanwhile) = run?;
        let (width, height) = self.workspace.size()?;
        if let Some(end) = self.tell(Msg::Resize(width, height))? {
            return Ok(Some(end));
        }
        let result = match status {
            Ok(status) => ended(&editor, status).and_then(|()| left(&draft.file)),
            Err(why) => Err(trouble("area-no-editor", &why).with("editor", editor)),
        };
        if let Some(end) = self.tell(Msg::Edited(result))? {
            return Ok(Some(end));
        }
        for event in meanwhile {
            if let Some(end) = self.take(event)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    /// Waits for the editor; gives how it ended, and what happened meanwhile.
    fn run_editor(&mut self, command: &mut Command) -> io::Result<(io::Result<ExitStatus>, Vec<Event>)> {
        let mut child = match command.spawn() {
            Ok(child) => child,
            Err(why) => return Ok((Err(why), Vec::new())),
        };
        let events = self.workspace.events.clone();
        std::thread::Builder::new().name("editor".to_owned()).spawn(move || {
            // Nobody receives only when the program ends anyway.
            let _ = events.send(Event::EditorEnded(child.wait()));
        })?;
        let mut meanwhile = Vec::new();
        loop {
            match self.workspace.queue.recv() {
                Ok(Event::EditorEnded(status)) => return Ok((status, meanwhile)),
                // The terminal sends these to everybody: they were meant for the editor.
                Ok(Event::End(number)) if signal::FROM_KEYS.contains(&number) => {}
                Ok(Event::Suspend) => signal::stop(),
                Ok(
                    Event::Continue | Event::Key(_) | Event::Burst(_) | Event::Mouse(_) | Event::Resize(..),
                ) => {}
                Ok(event @ (Event::End(_) | Event::Hangup | Event::Broken)) => {
                    // Nothing that the editor does counts any more.
                    return Ok((Err(io::ErrorKind::Interrupted.into()), vec![event]));
                }
                Ok(event) => meanwhile.push(event),
                Err(_) => return Ok((Err(io::ErrorKind::BrokenPipe.into()), vec![Event::Hangup])),
            }
        }
    }
}
