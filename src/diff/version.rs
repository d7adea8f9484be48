//! One version of a file of any kind, borrowed.

use super::say::Names;
use crate::format::Content;
use crate::model::node::{Node, RecordNode};
use crate::model::{Card, Charter, ModuleFile, TrainingPath};

/// A version of a file.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub enum Version<'a> {
    Charter(&'a Charter),
    Path(&'a TrainingPath),
    Module(&'a ModuleFile),
    Card(&'a Card),
}

impl<'a> From<&'a Content> for Version<'a> {
    fn from(content: &'a Content) -> Self {
        match content {
            Content::Charter(file) => Self::Charter(file),
            Content::Path(file) => Self::Path(file),
            Content::Module(file) => Self::Module(file),
            Content::Card(file) => Self::Card(file),
        }
    }
}

impl<'a> From<&'a TrainingPath> for Version<'a> {
    fn from(path: &'a TrainingPath) -> Self {
        Self::Path(path)
    }
}

impl<'a> Version<'a> {
    /// Its record.
    pub fn record(self) -> &'a dyn RecordNode {
        match self {
            Self::Charter(file) => file,
            Self::Path(file) => file,
            Self::Module(file) => file,
            Self::Card(file) => file,
        }
    }

    /// The same as a value.
    pub(super) fn node(self) -> &'a dyn Node {
        self.record().as_node()
    }

    /// What it is called.
    pub fn title(self) -> &'a str {
        let (title, id) = match self {
            Self::Charter(file) => (&file.title, &file.id),
            Self::Path(file) => (&file.title, &file.id),
            Self::Module(file) => (&file.module.title, &file.id),
            Self::Card(file) => (&file.title, &file.id),
        };
        if title.is_empty() { id } else { title }
    }

    /// The path, if it is one.
    pub(super) fn path(self) -> Option<&'a TrainingPath> {
        match self {
            Self::Path(path) => Some(path),
            _ => None,
        }
    }

    /// Whose titles stand for ids in it, or in one of its modules.
    pub(super) fn names(self, module: Option<&str>) -> Names<'a> {
        match self {
            Self::Path(path) => {
                Names { path: Some(path), module: module.and_then(|id| path.modules.get(id)) }
            }
            Self::Module(file) => Names { path: None, module: Some(&file.module) },
            _ => Names::default(),
        }
    }
}
