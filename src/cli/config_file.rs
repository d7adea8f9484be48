//! A file of the configuration, and the places in it that something is wrong with.

use std::path::{Path, PathBuf};

use super::session::Failure;
use crate::format::{self, Expected, Places, Problem, ReadError};
use crate::model::node::Node;
use crate::model::value::Step;
use crate::store::{DiskFs, LoadError, load};

/// The largest file of the configuration that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// A file of the configuration that could be read.
pub(super) struct ConfigFile {
    name: String,
    text: String,
}

impl ConfigFile {
    /// Reads a file of this name in the folder; none where there is none, or none that can be read, which
    /// is told.
    pub(super) fn read<T: Node + Default>(
        folder: Option<&PathBuf>,
        name: &str,
        troubles: &mut Vec<Failure>,
    ) -> Option<(Self, T)> {
        Self::open(&folder?.join(name), troubles)
    }

    /// Reads a file.
    pub(super) fn open<T: Node + Default>(path: &Path, troubles: &mut Vec<Failure>) -> Option<(Self, T)> {
        let text = match load(&DiskFs, path, LARGEST) {
            Ok(loaded) => loaded.text,
            Err(LoadError::Missing { .. }) => return None,
            Err(error) => {
                troubles.push(error.into());
                return None;
            }
        };
        let file = Self { name: path.display().to_string(), text };
        let mut value = T::default();
        match format::read_value(&file.text, &mut value) {
            Ok(()) => Some((file, value)),
            Err(error) => {
                troubles.push(file.refused(error));
                None
            }
        }
    }

    /// What is wrong at a place: what stands there, and what should.
    pub(super) fn refuse(&self, steps: &[Step], found: String, expected: Expected) -> Failure {
        let span = Places::new(&self.text).find(steps);
        self.refused(ReadError { problem: Problem::Unexpected { found, expected }, span, related: None })
    }

    fn refused(&self, error: ReadError) -> Failure {
        Failure::Refused { name: self.name.clone(), text: self.text.clone(), error: Box::new(error) }
    }
}
