//! What every view answers to.
//!
//! A view owns its state. The shell is all that it gets: it can't reach another view, and what concerns
//! others it asks for ([`Request`](crate::app::shell::Request)).

use crate::app::mouse::{Gesture, Spot};
use crate::app::shell::Shell;
use crate::app::shell::notice::Tone;
use crate::model::Message;

/// A view of the workspace. A view that is out of sight is neither refreshed nor scrolled.
pub trait WorkspaceView {
    /// A person asked for it by its tab or its command.
    fn opened(&mut self, _shell: &mut Shell) {}

    /// It comes into sight.
    fn shown(&mut self, _shell: &mut Shell) {}

    /// Brings it in line with the document: when it is shown, and after each change while it is shown.
    fn refresh(&mut self, _shell: &mut Shell) {}

    /// Moves its choice down by so many rows; up, where negative; to the end, where huge.
    fn step(&mut self, _by: isize, _shell: &mut Shell) {}

    /// How many rows a page has.
    fn page(&self, shell: &Shell) -> isize {
        crate::app::shell::geometry::page_of(shell.body())
    }

    /// Keeps what is chosen in sight; after every message.
    fn scroll(&mut self, _shell: &mut Shell) {}

    /// Answers the mouse, where it hit neither a tab nor a key of the footer.
    fn mouse(&mut self, _gesture: Gesture, _spot: Option<&Spot>, _shell: &mut Shell) {}

    /// What to say above the footer about what is chosen.
    fn status(&self, _shell: &Shell) -> Option<(Tone, Message)> {
        None
    }

    /// Whether it shows the module that is chosen in the outline, so that jumping to a module stays here.
    fn shows_modules(&self) -> bool {
        false
    }
}
