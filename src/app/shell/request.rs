//! What a view asks of the application.

use super::versions::Against;
use crate::app::views::kind::ViewKind;
use crate::model::value::Steps;

/// What a view asks of the application, beyond its own state and the shell.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Show this view.
    Show(ViewKind),
    /// Show the place in the outline, its form unfolded as far as needed.
    Reveal(Steps),
    /// Show the form of what is chosen.
    ShowForm,
    /// Bring the views in line with the document, which has changed.
    Refresh,
    /// Do what Enter does here.
    Enter,
    /// Show what differs from another version.
    Compare(Against),
    /// Give the keys to the outline, where that is shown.
    FocusOutline,
    /// Leave the document for this file of the commons.
    LeaveFor(String),
    /// Let a module of the commons be chosen, to be taken into the path.
    TakeModule,
}
