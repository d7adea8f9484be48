//! The pages say what the program does: examples are read, tables and pictures are made from the
//! program, links lead somewhere. `UPDATE_DOCS=1` writes the made parts anew.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may break")]

#[path = "../common/mod.rs"]
mod common;

mod fields;
mod format;
mod keys;
mod links;
mod merge;
mod pictures;
mod readme;
mod refusals;
