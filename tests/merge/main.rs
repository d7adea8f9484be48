//! The proof that merging is right: the catalogue as folders, laws and properties by a judge that shares
//! no code with the merger, twenty-seven named scenarios beside git, and real merges of real curricula.
//!
//! What must hold is written down in the catalogue; nothing here looks at how the merger decides.

// A test says what went wrong by panicking, and prints what it measured.
#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod catalogue;
mod driver;
mod found;
mod judge;
mod long_text;
mod oracle;
mod properties;
mod random;
mod real;
mod scenarios;
