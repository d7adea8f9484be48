//! x
pub mod graph;
pub mod model;
