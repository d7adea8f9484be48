//! Pictures of graphs, judged by somebody who knows nothing of how they are made: a reader who follows
//! lines with a finger, and a clerk who counts.

// Tests may stop where they stand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod calm;
mod clerk;
mod lanes;
mod pictures;
mod random;
mod reader;
mod shapes;
