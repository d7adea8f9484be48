//! x
pub mod format;
pub mod i18n;
pub mod model;
