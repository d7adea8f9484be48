//! One exact change, and its inverse.

use crate::model::trivia::{Anchor, Comments};
use crate::model::value::{Step, Steps, Value};

/// One difference between two versions of a record.
///
/// Nothing that did not change is in it, so two changes never speak of the same thing: a list that is
/// put into another order and in which one item is reworded gives two changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where, from the top of the file, as the version before has it. Items are named by
    /// [`Step::Item`]: an entry by its key, a record of a list by its `id`, a plain item by its text.
    pub at: Steps,
    /// What.
    pub what: What,
}

/// What differs at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Another value of what is always there: a text, a number, a name, an optional record that came or
    /// went ([`Value::Absent`]). A list whose items nothing names, or in which two have one name, is
    /// such a value as a whole.
    Value {
        /// What stood there.
        before: Value,
        /// What stands there now.
        after: Value,
    },
    /// An entry of a map, an item of a list or a plain item of a set came (nothing before) or went
    /// (nothing after). `at` ends with its name.
    Item {
        /// What stood there.
        before: Option<Value>,
        /// What stands there now.
        after: Option<Value>,
        /// Where in an ordered list, in the version that has it.
        spot: Option<Spot>,
    },
    /// An item of an ordered list stands elsewhere among those that stayed. `at` ends with its name.
    Moved {
        /// Its place before.
        from: Spot,
        /// Its place now.
        to: Spot,
    },
    /// A record of a set that nothing names (a prerequisite group) came, went, or became another one.
    /// `at` is the set.
    Group {
        /// What stood there.
        before: Option<Value>,
        /// What stands there now.
        after: Option<Value>,
    },
    /// Other comments at one place of a record. `at` is the record.
    Comments {
        /// What they belong to.
        slot: Anchor,
        /// What stood there.
        before: Option<Comments>,
        /// What stands there now.
        after: Option<Comments>,
    },
    /// A field that this version does not know came, went, changed or stands elsewhere among its like.
    /// `at` is the record.
    Unknown {
        /// Its name.
        name: Box<str>,
        /// Its value before, verbatim, and its place.
        before: Option<(Box<str>, Spot)>,
        /// Its value now, verbatim, and its place.
        after: Option<(Box<str>, Spot)>,
    },
}

/// A place in an ordered list of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// From 0.
    pub index: usize,
    /// The nearest item in front of it that both versions have and that did not move: where it goes when
    /// only some of the changes are made.
    pub behind: Option<String>,
}

impl Change {
    /// What leads back.
    #[must_use]
    pub fn inverse(self) -> Self {
        let what = match self.what {
            What::Value { before, after } => What::Value { before: after, after: before },
            What::Item { before, after, spot } => What::Item { before: after, after: before, spot },
            What::Moved { from, to } => What::Moved { from: to, to: from },
            What::Group { before, after } => What::Group { before: after, after: before },
            What::Comments { slot, before, after } => What::Comments { slot, before: after, after: before },
            What::Unknown { name, before, after } => What::Unknown { name, before: after, after: before },
        };
        Self { at: self.at, what }
    }

    /// The value before, where values are what changed.
    pub fn before(&self) -> Option<&Value> {
        match &self.what {
            What::Value { before, .. } => Some(before),
            What::Item { before, .. } | What::Group { before, .. } => before.as_ref(),
            _ => None,
        }
    }

    /// The value now, where values are what changed.
    pub fn after(&self) -> Option<&Value> {
        match &self.what {
            What::Value { after, .. } => Some(after),
            What::Item { after, .. } | What::Group { after, .. } => after.as_ref(),
            _ => None,
        }
    }

    /// The module that it is about, in a path.
    pub fn module(&self) -> Option<&str> {
        match self.at.as_slice() {
            [Step::Field("modules"), Step::Item(id), ..] => Some(id),
            _ => None,
        }
    }
}
