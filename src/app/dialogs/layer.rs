//! What lies above the document for a moment: questions, lists, help.

use crate::app::dialogs::checklist::Checklist;
use crate::app::dialogs::finder::Finder;
use crate::app::dialogs::handout::Handout;
use crate::app::dialogs::link::LinkDialog;
use crate::app::dialogs::picker::Picker;
use crate::app::text::input::Input;
use crate::model::value::Steps;
use crate::model::{Message, RequirementKind};

/// Something above the document; the topmost one gets the keys.
pub enum Layer {
    /// A line to type.
    Prompt(Prompt),
    /// A list to choose from.
    Picker(Picker),
    /// A list to tick.
    Checklist(Checklist),
    /// A module to choose on the graph.
    Link(Box<LinkDialog>),
    /// Everything that has a name, to be found by typing.
    Finder(Box<Finder>),
    /// How the path is handed out.
    Handout(Box<Handout>),
    /// A question with a few answers.
    Question(QuestionDialog),
    /// The keys and what they do, scrolled to a line.
    Help(usize),
    /// A text to read, scrolled to a line.
    Text(TextLayer),
}

/// A line to type.
pub struct Prompt {
    /// What is asked.
    pub title: Message,
    /// What was typed.
    pub input: Input,
    /// What happens with it.
    pub purpose: PromptPurpose,
    /// Why the last answer was refused.
    pub refusal: Option<Message>,
}

/// What a typed line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromptPurpose {
    /// The title of a new module, and where it goes.
    NewModule(Option<(usize, usize)>),
    /// The title of a new module linked with this one, and whether it comes after it.
    ModuleBeside(String, bool),
    /// The title of a new stage, and where it goes.
    NewStage(usize),
    /// The key of a new entry of the map there.
    NewKey(Steps),
    /// Another key for the entry of the map there.
    Rename(Steps, String),
    /// A new line for the list or set there.
    NewLine(Steps),
    /// What a learner must know before this module, in words.
    Knowledge(String, RequirementKind),
    /// The file to save to.
    SaveAs,
    /// The file or revision to compare with.
    Version,
    /// The table to import.
    Table,
    /// A remark beside what stands there.
    Remark(Steps),
}

/// A question with a few answers.
pub struct QuestionDialog {
    /// What is asked.
    pub title: Message,
    /// What there is to know about it.
    pub body: Option<Message>,
    /// The answers; each can be chosen by its number too.
    pub answers: Vec<(Message, Answer)>,
    /// Which of them is chosen.
    pub at: usize,
}

/// What an answer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing: go on.
    Stay,
    /// Save, then quit.
    SaveAndQuit,
    /// Quit without saving.
    Quit,
    /// Save, then open the file that was chosen.
    SaveAndOpen,
    /// Open the file that was chosen without saving.
    Open,
    /// Save over what stands on disk.
    Overwrite,
    /// Hand out over the file that is there.
    ReplaceExport,
    /// Take what stands on disk; what was here can be brought back by undo.
    Reload,
    /// Bring what stands on disk and what is here together.
    MergeDisk,
    /// Show what stands here beside what stands on disk.
    CompareDisk,
    /// Take what an interrupted session left; what is on disk stays there until it is saved.
    Recover,
    /// Show what an interrupted session left beside what stands on disk.
    CompareRecovered,
    /// Throw away what an interrupted session left.
    Forget,
    /// Make modules of what was pasted.
    PasteModules,
    /// Add what was pasted to the chosen list.
    PasteItems,
}

/// A text to read.
pub struct TextLayer {
    /// What it is.
    pub title: Message,
    /// Its lines, each with its mark: `+`, `-` or a blank.
    pub lines: Vec<(char, String)>,
    /// The first line shown.
    pub scroll: usize,
}
