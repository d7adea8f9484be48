//! What was written is read again before anybody is told that a merge went well.

use super::Mergeable;
use crate::format::{self, ReadError};

/// Why a merged file must not be used.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Its text is not readable.
    Unreadable(ReadError),
    /// Its text says something else.
    Different,
}

/// The canonical text of a file, read again and compared.
///
/// # Errors
/// A text that does not say what the file says. That is a mistake of the program, never of its user.
pub fn verify<T: Mergeable>(file: &T) -> Result<String, Fault> {
    let text = format::write(file);
    let again: T = format::read(&text).map_err(Fault::Unreadable)?;
    if again == *file { Ok(text) } else { Err(Fault::Different) }
}
