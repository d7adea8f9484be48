//! The panes of the outline.

/// Which part of the outline gets the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The outline of stages and modules.
    Outline,
    /// The form of what is chosen in the outline.
    Form,
    /// The findings.
    Findings,
}
