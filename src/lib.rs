//! x
pub mod format;
pub mod graph;
pub mod i18n;
pub mod model;
