//! The commons: paths, modules and cards that the centres share.

use super::view::Hooks;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct CommonsView {}

pub(super) const HOOKS: Hooks = Hooks { ..Hooks::NONE };
