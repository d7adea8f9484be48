//! What comes into the application and what it asks for: messages, effects, and what they carry.

use std::sync::Arc;

use crate::app::commands::key::Key;
use crate::app::dialogs::handout::{ExportOrder, ExportResult, Preview};
use crate::app::mouse::{Mouse, Spot};
use crate::app::scene::{PictureOrder, Scene};
use crate::app::shell::document::Derived;
use crate::app::shell::versions::{Disk, Offered};
use crate::edit::History;
use crate::model::{Message, TrainingPath};

/// The moment at which a message arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Milliseconds since 1970.
    pub millis: u64,
    /// A number nobody can guess, for new identifiers.
    pub chance: u64,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The mouse moved, or a button or the wheel of it.
    Mouse(Mouse),
    /// The command of this name was asked for.
    Command(&'static str),
    /// Something that is shown was named.
    Choose(Spot),
    /// A whole line was typed, by somebody who works line by line.
    Line(String),
    /// A text was pasted.
    Paste(String),
    /// The screen has another size: columns and rows.
    Resize(u16, u16),
    /// What became of an [`Effect::Save`] of this state of the history.
    Saved(usize, SaveResult),
    /// The file changed on disk.
    Changed(Disk),
    /// Something is not as it should be: the journal, the configuration.
    Trouble(Message),
    /// What follows from the document, as it was at a revision.
    Judged(u64, Arc<Derived>),
    /// A picture of the document, made for an [`Effect::Arrange`].
    Arranged(Box<Scene>),
    /// What the commons around the document holds.
    Commons(Arc<crate::commons::Library>),
    /// Something to tell.
    Notice(Message),
    /// What an [`Effect::Preview`] shows.
    Previewed(Box<Preview>),
    /// What became of an [`Effect::Export`].
    Exported(ExportResult),
    /// What the person's own editor left, or why there is nothing.
    Edited(Result<String, Message>),
    /// What can be compared with, beside what is open.
    Versions(Vec<Offered>),
    /// What became of an [`Effect::Fetch`] of this name.
    Fetched(String, Result<Box<TrainingPath>, Message>),
}

/// Something to do outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write this path to the file that is open, or to another; over whatever stands there now if so
    /// said.
    Save {
        /// The path.
        path: Box<TrainingPath>,
        /// The state of the history that it is.
        state: usize,
        /// The history, of which a later session gets what [`past::kept`] keeps.
        history: Box<History>,
        /// The other file, if any.
        to: Option<String>,
        /// Whether a change by somebody else may be overwritten.
        force: bool,
    },
    /// Find out what the document looks like when it is handed out so, and tell it.
    Preview(ExportOrder),
    /// Hand this path out: write it to a file, over whatever stands there now if so said.
    Export {
        /// The path.
        path: Box<TrainingPath>,
        /// In which form and language.
        order: ExportOrder,
        /// The file.
        to: String,
        /// Whether a file that is there may be overwritten.
        force: bool,
    },
    /// Find out what follows from the document, which has this revision now, and tell it.
    Judge(u64),
    /// Make a picture of the document, and tell it.
    Arrange(Box<PictureOrder>),
    /// The document is what stands on disk now: expect that version at the next save.
    Follow,
    /// Throw away what an interrupted session left.
    Forget,
    /// Find files and revisions that the path can be compared with, and tell them.
    Versions,
    /// Read a path from a file, or from a revision of git, and tell it.
    Fetch(String),
    /// Open the person's own editor on this text, and tell what it leaves.
    EditOutside(String),
    /// Give this text to the clipboard of the terminal.
    Copy(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Read the commons around the document, and tell what it holds.
    ReadCommons,
    /// Leave this document, which needs nothing more, and open that file of the commons.
    Open(String),
    /// Draw everything anew: something else may have written on the terminal.
    Redraw,
    /// Stop for a while and give the terminal back to the shell.
    Suspend,
    /// End.
    Quit,
}

/// What became of a save.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveResult {
    /// It stands on disk; these are things to know about it. The name is the file's, for people.
    Done(String, Vec<Message>),
    /// Somebody else changed the file meanwhile; nothing was written.
    Changed(Disk),
    /// Nothing was written, and why.
    Failed(Message),
}
