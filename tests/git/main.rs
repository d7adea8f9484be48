//! The program and git together: real repositories, the real program, nothing of this machine's
//! configuration.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test may break"
)]
#![cfg(unix)] // links, pipes, and names that hold anything

mod ancestor;
mod demo;
mod environment;
#[path = "../cli/harness.rs"]
#[allow(dead_code, reason = "each test program uses its own part")]
mod harness;
mod history;
mod merging;
mod repository;
mod resolving;
mod safety;
mod sample;
mod setup;
mod showing;
