//! The version that both sides were made from: given, or found.

use crate::model::Message;

/// How a common version was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Found {
    /// The user named it.
    Given,
    /// There is none.
    None,
}

impl Found {
    /// What scripts call it.
    pub(in crate::cli) fn name(&self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::None => "none",
        }
    }

    /// The same in words.
    pub(in crate::cli) fn message(&self) -> Message {
        Message::new(format!("merging-base-{}", self.name()))
    }
}
