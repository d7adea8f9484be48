//! Texts that are typed: editing a line or prose, wrapping it, reading what it means for a field.

pub mod entry;
pub mod input;
pub mod wrap;
