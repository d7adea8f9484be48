//! The matrix: outcomes and competencies by modules.

use super::view::Hooks;

/// What the view remembers.
#[derive(Debug, Default)]
pub struct MatrixView {}

pub(super) const HOOKS: Hooks = Hooks { ..Hooks::NONE };
