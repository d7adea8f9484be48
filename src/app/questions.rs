//! The questions view: what a merge left open, one answer at a time.

use super::view::Hooks;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct QuestionsView {}

pub(super) const HOOKS: Hooks = Hooks { ..Hooks::NONE };
