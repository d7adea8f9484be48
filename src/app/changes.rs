//! The changes view: this path beside another version of it.

use super::view::Hooks;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct ChangesView {}

pub(super) const HOOKS: Hooks = Hooks { ..Hooks::NONE };
