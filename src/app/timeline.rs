//! The timeline: hours along the path, by stage and modality.

use super::view::Hooks;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct TimelineView {}

pub(super) const HOOKS: Hooks = Hooks { ..Hooks::NONE };
