//! `parcours [FILE or FOLDER]`: the workspace.

use std::path::Path;

use super::session::{Failure, Session};
use super::{Outcome, usage};
use crate::model::Message;

/// Opens the workspace.
pub(super) fn run(file: Option<&Path>, _session: &Session) -> Result<Outcome, Failure> {
    if let Some(failure) = file.and_then(misspelt) {
        return Err(failure);
    }
    // THE CALL SITE OF THE WORKSPACE: hand over to `crate::term::run` here, and drop the message.
    Err(Message::new("cli-open-not-built").into())
}

/// A word that names no file and is nearly a command was meant to be one.
fn misspelt(file: &Path) -> Option<Failure> {
    let name = file.to_str()?;
    if file.exists() || name.contains(['.', '/', '\\']) {
        return None;
    }
    let meant = usage::nearest_command(name)?;
    Some(Message::new("cli-open-missing").with("name", name).with("meant", meant).into())
}
