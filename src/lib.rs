//! x
pub mod export;
pub mod graph;
pub mod i18n;
pub mod model;
