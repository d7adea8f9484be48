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

/// The canonical text of a file, read again and compared. What was read before, if anything, saves reading
/// again what the text has in common with it letter for letter.
///
/// # Errors
/// A text that does not say what the file says. That is a mistake of the program, never of its user.
pub fn verify<T: Mergeable>(file: &T, beside: Option<&Original<T>>) -> Result<String, Fault> {
    // About as long as the other, and a little more, so that it is not copied as it grows.
    let room = beside.map_or(0, |original| original.text().len() + original.text().len() / 16);
    let text = format::write_sized(file, room);
    let again = match beside {
        Some(original) => original.beside(&text),
        None => format::read(&text),
    };
    if again.map_err(Fault::Unreadable)? == *file { Ok(text) } else { Err(Fault::Different) }
}
