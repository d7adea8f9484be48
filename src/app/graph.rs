//! The graph view: what must come before what, as a picture.

use super::view::Hooks;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct GraphView {}

pub(super) const HOOKS: Hooks = Hooks { ..Hooks::NONE };
