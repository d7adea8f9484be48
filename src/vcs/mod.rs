//! The git program: asked with care, and never trusted to run what a repository brings along.
//!
//! Owns how git is started (no shell, a clean environment, no hooks, no pager, bounded output), how
//! its answers are read (NUL-separated, any file name), and what is asked: which repository a file
//! is in, its versions in history, the stages of an unfinished merge, attributes and configuration,
//! and what git is told about this program. Knows nothing of what the files mean, and decides nothing:
//! callers do.

mod caller;
mod commits;
mod config;
pub mod drivers;
mod environment;
mod error;
mod log;
mod making;
pub mod markers;
mod names;
mod past;
mod patch;
mod pipes;
mod repository;
mod run;
mod spec;
mod stages;
mod text_merge;

pub use caller::Caller;
pub use config::{ConfigScope, program};
pub use error::VcsError;
pub use log::LastChange;
pub use making::Author;
pub use past::Past;
pub use patch::{PatchSide, patch};
pub use repository::Repository;
pub use run::{Git, GitVersion};
pub use spec::{is_revision, show};
#[cfg(feature = "testing")]
pub use stages::Operation;
pub use stages::{IndexEntry, Unmerged};
pub use text_merge::merge_file;

#[cfg(test)]
mod tests;
