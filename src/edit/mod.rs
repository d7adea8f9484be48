//! Changing a path: operations that can be undone, and the history they make.
//!
//! Every change of a document is a [`Change`], a few [`Op`]s with a label, made by the functions of
//! [`change`] and applied by [`History`], of which [`kept`] makes bytes that a later session reads. Nothing
//! else writes to a path that is being edited. Does not decide what may be done: the application asks the
//! graph first.

pub mod alignment;
pub mod change;
mod history;
pub mod kept;
mod op;
pub mod rename;

pub use history::{Closed, History};
pub use op::{Change, Op};
