//! x
pub mod export;
pub mod i18n;
pub mod model;
