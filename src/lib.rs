//! x
pub mod app;
pub mod check;
pub mod cli;
pub mod edit;
pub mod export;
pub mod format;
pub mod graph;
pub mod i18n;
pub mod import;
pub mod model;
pub mod search;
pub mod store;
