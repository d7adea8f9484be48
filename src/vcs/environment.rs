//! The repository that the environment names, and whether a call of git is about that one.
//!
//! git tells what it starts (hooks, aliases, drivers, `rebase --exec`) its repository in variables. A program that
//! then asks about another folder would be answered about the wrong repository, or change it. So the
//! variables are handed on only where the folder asked about is in the repository that they name.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use super::pipes;

/// The variables that belong to one repository, as `git rev-parse --local-env-vars` lists them, and those of a push
/// under way.
const LOCAL: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// Those of them that hold a place, which git would look for from the folder it is started in.
const PLACES: &[&str] = &[
    "GIT_DIR",
    "GIT_COMMON_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_SHALLOW_FILE",
];

/// What a call of git does with the variables of a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Environment {
    /// They name the repository that is asked about: handed on.
    Inherited,
    /// They name another one, or none: taken out.
    Removed,
}

impl Environment {
    /// What a call in `folder` does with them. Asks git, twice at most and once for each folder, where there are
    /// any.
    pub(super) fn of_folder(folder: &Path) -> Self {
        static KNOWN: Mutex<Option<HashMap<PathBuf, Environment>>> = Mutex::new(None);
        if LOCAL.iter().all(|name| std::env::var_os(name).is_none()) {
            return Self::Removed;
        }
        let Ok(folder) = std::path::absolute(folder) else { return Self::Removed };
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.get_or_insert_default();
        if let Some(found) = known.get(&folder) {
            return *found;
        }
        let found = Self::compared(&folder);
        known.insert(folder, found);
        found
    }

    /// Compares the repository that the variables name with the one around the folder.
    fn compared(folder: &Path) -> Self {
        let named = ask(Path::new("."), Self::Inherited, "--absolute-git-dir");
        let around = ask(folder, Self::Removed, "--absolute-git-dir");
        match (named, around) {
            (Some(named), Some(around)) if named == around => Self::Inherited,
            // A repository whose folder stands elsewhere has its work tree in a variable alone.
            (Some(_), None) => {
                let tree = ask(Path::new("."), Self::Inherited, "--show-toplevel");
                let folder = folder.canonicalize().ok();
                let inside = tree.zip(folder).is_some_and(|(tree, folder)| folder.starts_with(tree));
                if inside { Self::Inherited } else { Self::Removed }
            }
            _ => Self::Removed,
        }
    }

    /// Sets the variables of a call.
    pub(super) fn set(self, command: &mut Command) {
        match self {
            Self::Removed => {
                for name in LOCAL {
                    command.env_remove(name);
                }
            }
            Self::Inherited => {
                for name in PLACES {
                    if let Some(place) = std::env::var_os(name).filter(|place| !place.is_empty()) {
                        let place = std::path::absolute(&place).map_or(place, OsString::from);
                        command.env(name, place);
                    }
                }
            }
        }
    }
}

/// One place of the repository that git finds from a folder; none where it finds none.
fn ask(folder: &Path, environment: Environment, question: &str) -> Option<PathBuf> {
    let mut command = Command::new("git");
    command.args(["rev-parse", question]).current_dir(folder);
    environment.set(&mut command);
    let answer = pipes::run(&mut command, None, 1 << 20).ok().filter(|answer| answer.status.success())?;
    let line = answer.out.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let place = PathBuf::from(super::names::os_string(line));
    place.canonicalize().ok()
}
