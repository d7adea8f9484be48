//! Random paths and random edits of them, small enough that two sides meet often.

mod content;
mod edits;
mod path;
mod structure;
mod whole;

pub use content::touch;
pub use edits::play;
pub use path::{base, shuffled};
