//! A field while it is typed.

use crate::app::text::input::Input;
use crate::model::Message;
use crate::model::shape::{Kind, Sense};
use crate::model::value::Steps;

/// What is being done.
pub enum TypingState {
    /// Nothing is being typed.
    Looking,
    /// A field is being typed.
    Editing(Box<Editing>),
}

/// A field being typed.
pub struct Editing {
    /// The field.
    pub steps: Steps,
    /// What it holds.
    pub kind: Kind,
    /// What it stands for.
    pub sense: Sense,
    /// What was typed.
    pub input: Input,
    /// What the field said before.
    pub(in crate::app) before: String,
    /// The first line that is shown of a text of many.
    pub top: usize,
    /// Why what was typed can't stand.
    pub refusal: Option<Message>,
    /// Why what is typed could not stand as it is now.
    pub doubt: Option<Message>,
}

impl Editing {
    /// Whether the text may have many lines.
    pub fn has_lines(&self) -> bool {
        matches!(self.kind, Kind::Prose)
    }
}
