//! What the store promises, proved on a disk that crashes and fails on demand, and on the real one.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

mod child;
mod crash;
mod disk;
mod faults;
mod journal;
mod kills;
mod lock_watch;
mod messages;
mod scenario;
