//! The questions that a merge left open, as they stand in a file: a file with open questions is a file
//! like any other.
//!
//! A record says what contradicts what, and nothing that can be computed: which answers there are is
//! found anew each time (`merge::questions`). The value of the common version stands in the field, so
//! the rest of the file is sound while a question is open.

use super::record::record;

record! {
    /// A question that a merge left open; see `merge`.
    Conflict "conflict" {
        /// What kind of contradiction it is.
        kind: String [required],
        /// The field it is about, as steps from the top of the file.
        at: Vec<String> [inline],
        /// The value of the common version: a text as it is, all else as the file writes it.
        base: String [],
        /// The versions that stand against each other, by their labels.
        sides: Vec<Side> [],
    }

    /// One side of a conflict.
    Side "side", inline {
        /// Who says so: a person, a centre, a branch.
        label: String [required],
        /// Whether this side removed what the question is about.
        removed: bool [],
        /// Its value: a text as it is, all else as the file writes it.
        value: String [],
        /// What it changed, where changes of several places contradict each other.
        edits: Vec<Edit> [],
    }

    /// One change of a side.
    Edit "edit", inline {
        /// The place, as steps from the top of the file.
        at: Vec<String> [inline],
        /// What stood there; nothing if it was not there.
        before: String [],
        /// What this side put there; nothing if it was taken away.
        after: String [],
    }
}
