//! The command line, through the real program, in an environment of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may break"
)]
#![cfg(unix)] // pipes, links and signals

mod common;

#[path = "cli/check.rs"]
mod check;
#[path = "cli/comparing.rs"]
mod comparing;
#[path = "cli/control.rs"]
mod control;
#[path = "cli/documents.rs"]
mod documents;
#[path = "cli/files.rs"]
mod files;
#[allow(dead_code, reason = "tests/git uses it too, each its own part")]
#[path = "cli/harness.rs"]
mod harness;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/making.rs"]
mod making;
#[path = "cli/merging.rs"]
mod merging;
#[path = "cli/scarce.rs"]
mod scarce;
#[path = "cli/schema.rs"]
mod schema;
#[path = "cli/talking.rs"]
mod talking;
