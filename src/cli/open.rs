//! `parcours [FILE or FOLDER]`: the workspace.

use std::path::Path;

use super::Outcome;
use super::session::{Failure, Session};
use crate::model::Message;

/// Opens the workspace.
pub(super) fn run(_file: Option<&Path>, _session: &Session) -> Result<Outcome, Failure> {
    // THE CALL SITE OF THE WORKSPACE: hand over to `crate::term::run` here, and drop the message.
    Err(Message::new("cli-open-not-built").into())
}
