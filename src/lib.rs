//! x
pub mod check;
pub mod i18n;
pub mod model;
