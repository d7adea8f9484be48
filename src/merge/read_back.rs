//! What was written is read again before anybody is told that a merge went well.

use super::Mergeable;
use crate::format::{self, Original, ReadError};

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
    compared(file, format::read(&text), text)
}

/// As [`verify`], where another version was read: what the text has in common with that one letter for
/// letter is not read again. It is written in the room of a text that is not needed any more.
///
/// # Errors
/// As [`verify`].
pub fn verify_beside<T: Mergeable>(file: &T, other: &Original<T>, room: String) -> Result<String, Fault> {
    let text = other.write_in(room, file);
    compared(file, other.beside(&text), text)
}

fn compared<T: Mergeable>(file: &T, again: Result<T, ReadError>, text: String) -> Result<String, Fault> {
    if again.map_err(Fault::Unreadable)? == *file { Ok(text) } else { Err(Fault::Different) }
}
