//! The history view: what was done, the ways not taken, and going back to any of them.

use super::view::Hooks;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct HistoryView {}

pub(super) const HOOKS: Hooks = Hooks { ..Hooks::NONE };
