//! An independent judge of merges. Shares no code with the merger nor with the diff: it turns files into
//! facts of its own and compares sets of facts.

pub mod facts;
pub mod invention;
pub mod laws;
pub mod loss;
pub mod names;
mod tests;

pub use facts::Facts;
pub use loss::Said;
pub use names::Names;
