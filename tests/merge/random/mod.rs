//! Random paths and random edits of them, small enough that two sides meet often.

mod edits;
mod path;

pub use edits::{play, touch};
pub use path::{base, shuffled};
