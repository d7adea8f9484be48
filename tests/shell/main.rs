//! What every view has around it: tabs, mouse, clipboard, signs.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test may break")]

#[path = "../common/mod.rs"]
mod common;

mod area;
mod copy;
mod fields;
mod finder;
mod handout;
mod look;
mod mouse;
mod plain;
