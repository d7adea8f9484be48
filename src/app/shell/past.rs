//! What a later session gets of the history of this one.
//!
//! Owns the way from a save to the bytes that are kept, and back into a document
//! ([`Document::restore`](crate::app::shell::document::Document::restore)). Where they are kept, and that they belong to
//! the text that was saved, is the business of whoever runs the application.

use crate::edit::{History, kept as edit_kept};
use crate::model::TrainingPath;

/// What is to be kept of a history when the path was saved in the state it is in; `read` is what its text gives
/// when it is read. None where there is nothing to keep, or what is read is another path.
pub fn kept(history: &History, path: &TrainingPath, read: &TrainingPath) -> Option<Vec<u8>> {
    edit_kept::write(history, &edit_kept::untold(read, path)?)
}
