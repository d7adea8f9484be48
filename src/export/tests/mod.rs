//! What is handed out says what the path says: all of it, in order, and nothing that a text smuggles.

mod audiences;
mod complete;
mod fill;
mod hostile;
mod keys;
mod missing;
mod pages;
mod reading;
mod words;

use crate::model::TrainingPath;

/// A path that gives all that a programme must say.
fn rich() -> TrainingPath {
    read(include_str!("rich.ron"))
}

/// Reads a path as any RON reader would; the project's own reader is not what is tested here.
fn read(text: &str) -> TrainingPath {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).unwrap()
}
