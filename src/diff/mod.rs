//! What differs between two versions of a file.
//!
//! Two floors. Below, [`changes`]: the exact difference of two records of one type, joined by identity
//! and complete to the last comment, which [`apply`] turns back into the other version byte for byte.
//! It knows no field by name but those by which a prerequisite group is recognised.
//!
//! Owns no text on disk and no screen; it decides nothing: what two sides make of each other is
//! `merge`'s business.

mod apply;
mod change;
mod groups;
mod join;
mod order;
#[cfg(test)]
mod tests;

pub use apply::apply;
pub use change::{Change, Spot, What};
pub use groups::pairs;
pub use join::changes;
pub use order::moved;
