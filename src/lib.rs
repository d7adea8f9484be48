//! x
pub mod check;
pub mod graph;
pub mod i18n;
pub mod model;
