//! What differs between two versions of a file.
//!
//! Two floors. Below, [`changes`]: the exact difference of two records of one type, joined by identity
//! and complete to the last comment, which [`apply`] turns back into the other version byte for byte.
//! It knows no field by name but those by which a prerequisite group is recognised. Above, [`Report`]:
//! the same for readers, in words of the field (as messages), by module, with what follows from it.
//!
//! Owns no text on disk and no screen; it decides nothing: what two sides make of each other is
//! `merge`'s business.

mod apply;
mod change;
mod edits;
mod effects;
mod groups;
mod join;
mod joined;
mod lines;
mod order;
mod order_of;
mod place;
mod report;
pub mod say;
#[cfg(test)]
mod tests;
pub mod text;
mod version;

pub use apply::apply;
pub use change::{Change, Spot, What};
pub use edits::{edits, edits_under, rename};
pub use effects::{Effect, EffectKind};
pub use groups::pairs;
pub use join::changes;
pub use joined::{Guess, Likeness};
pub use order::moved;
pub use report::{About, Deed, Line, Report, Section};
pub use version::Version;
