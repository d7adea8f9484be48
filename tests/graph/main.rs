//! The graph of a path against published figures, against brute force, and at sizes that break
//! careless algorithms.

// The helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod laws;
mod order;
mod published;
mod scale;
mod spec;
