//! The side effects of the disk: reading a file with care, saving it so that no crash can tear it,
//! the journal of what was typed, what was done before, the versions that were seen, the hint that
//! somebody else has it open, and the notice that it changed.
//!
//! Owns every protocol that keeps an author's work safe. Knows nothing of what the text means: it
//! takes and gives text and bytes. Everything that reads or writes goes through [`Fs`], so that the
//! same code runs on the real disk ([`DiskFs`]) and on one that crashes and fails on demand
//! ([`memory::MemFs`]). Never decides for the author: a file that changed, a journal that was left
//! behind, a lock that is held come back as values, and the caller asks.

mod aging;
#[cfg(unix)]
mod attributes;
mod disk;
pub mod error;
pub mod folder;
pub mod fs;
mod in_place;
pub mod journal;
pub mod load;
pub mod lock;
mod mark;
// For tests only: it crashes and fails on demand.
#[cfg(feature = "testing")]
pub mod memory;
mod message;
pub mod owner;
mod record;
pub mod recover;
pub mod resolve;
pub mod save;
mod saved;
pub mod state;
pub mod temp;
pub mod text_form;
pub mod undo;
pub mod versions;
pub mod walk;
pub mod watch;

pub use disk::DiskFs;
#[cfg(feature = "testing")]
pub use error::Encoding;
pub use error::{JournalError, LoadError, SaveError};
pub use folder::commons_around;
pub use fs::folder_of;
#[cfg(feature = "testing")]
pub use fs::{Attribute, EntryKind, Fs, Metadata};
pub use journal::Journal;
pub use load::{Loaded, exists, identify, load, load_bytes, load_text};
pub use lock::{Acquired, Lock};
#[cfg(feature = "testing")]
pub use owner::Owner;
pub use owner::is_running;
#[cfg(feature = "testing")]
pub use recover::Left;
pub use recover::{Recovered, discard, recover};
pub use save::save;
pub use saved::{FileIdentity, Saved};
#[cfg(feature = "testing")]
pub use saved::{Method, SaveNote};
pub use state::state_dir;
pub use temp::{recovery_copies, sweep};
pub use text_form::TextForm;
pub use undo::{done_before, keep_done};
pub use versions::{VersionSource, Versions};
pub use walk::{Skip, Skipped, walk};
pub use watch::{FileChange, Watcher};

/// Readies the process for writing files; call it once, at the start of `main`.
///
/// A write past the file size limit of a shell or a service (`ulimit -f`) kills the process by
/// default, in the middle of a save and with its temporary file left behind. With a handler
/// installed, even one that does nothing, the write fails with `EFBIG` instead, and the save ends
/// as it does for a full disk. A handler is not inherited by programs that are started later, as an
/// ignored signal would be.
///
/// # Errors
/// When the handler cannot be registered; nothing else depends on it, so the caller may go on.
pub fn prepare_process() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        let unread = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        signal_hook::flag::register(signal_hook::consts::signal::SIGXFSZ, unread)?;
    }
    Ok(())
}
