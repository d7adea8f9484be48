//! What centres share: the files of a commons as one library, and taking a module from it into a path.
//!
//! Owns how read files become a list of paths, modules and cards with what is wrong among them
//! ([`library`]), and what a copy takes along: its origin, and the prerequisites that the path lacks
//! ([`adopt`]). Reads no file and knows no clock: whoever does hands in what was read, and the day.

pub mod adopt;
pub mod library;
mod taking;

pub use library::{ItemKind, Latest, Library, LibraryFile, LibraryItem};
pub use taking::Taking;
