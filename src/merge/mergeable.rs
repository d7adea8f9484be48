//! The files that can be merged: all four kinds.

use crate::diff::Version;
use crate::format::FileRecord;
use crate::model::{Card, Charter, Conflict, Keyed, ModuleFile, TrainingPath};

/// A file that can be merged and carries its open questions.
pub trait Mergeable: FileRecord + Clone + PartialEq {
    /// The questions that are open in it.
    fn conflicts(&self) -> &Keyed<Conflict>;
    /// The questions that are open in it, to change.
    fn conflicts_mut(&mut self) -> &mut Keyed<Conflict>;
    /// The file as a version of its kind.
    fn as_version(&self) -> Version<'_>;
    /// The file as a path, if it is one: only paths have a graph, and laws over it.
    fn as_path(&self) -> Option<&TrainingPath> {
        None
    }
    /// As [`Mergeable::as_path`], to change.
    fn as_path_mut(&mut self) -> Option<&mut TrainingPath> {
        None
    }
}

macro_rules! mergeable {
    ($($type:ty as $kind:ident $({ $($more:item)* })?),+ $(,)?) => {$(
        impl Mergeable for $type {
            fn as_version(&self) -> Version<'_> {
                Version::$kind(self)
            }
            fn conflicts(&self) -> &Keyed<Conflict> {
                &self.conflicts
            }
            fn conflicts_mut(&mut self) -> &mut Keyed<Conflict> {
                &mut self.conflicts
            }
            $($($more)*)?
        }
    )+};
}

mergeable! {
    TrainingPath as Path {
        fn as_path(&self) -> Option<&TrainingPath> {
            Some(self)
        }
        fn as_path_mut(&mut self) -> Option<&mut TrainingPath> {
            Some(self)
        }
    },
    ModuleFile as Module,
    Card as Card,
    Charter as Charter,
}
