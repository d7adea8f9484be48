//! Where the program keeps what it needs between two runs.
//!
//! Owns the choice of the folder. Does not create it: whoever writes there does, and lives with the
//! refusal.

use std::path::PathBuf;

/// The variable that names the folder outright; for tests, and for homes that are not to be written.
pub const STATE_DIR_VARIABLE: &str = "PARCOURS_STATE_DIR";

/// The folder for journals and recovery copies: the one that `PARCOURS_STATE_DIR` names, else the
/// user's state folder as the system defines it (`$XDG_STATE_HOME/parcours` on Linux). `None` when
/// the user has no home: the program then works without a journal, and says so.
pub fn state_dir() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os(STATE_DIR_VARIABLE).filter(|value| !value.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let folders = directories::ProjectDirs::from("", "", "parcours")?;
    Some(folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_path_buf())
}
