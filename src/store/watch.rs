//! The notice that an open file changed on the disk.
//!
//! Owns the thread that waits for it: woken by the system where it can tell, every two seconds where
//! it cannot. A hash decides whether a change is one; a file that was only touched, or written with
//! the same bytes, is not. Says what changed and does nothing about it.

use super::disk::{DiskFs, is_remote};
use super::fs::{Fs, Metadata, folder_of};
use super::load::identify;
use super::saved::FileIdentity;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a file must rest before it is looked at: programs write in several steps.
const QUIET: Duration = Duration::from_millis(200);
/// How long it is waited for at most.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often it is looked at where the system does not tell.
const INTERVAL: Duration = Duration::from_secs(2);

/// What happened to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileChange {
    /// It has another version now. A save of our own may be told too, when it was slow to end: its
    /// version is then the one that the save returned.
    Modified(FileIdentity),
    /// It is no longer there.
    Removed,
}

/// The watch over one file; ends when dropped.
#[derive(Debug)]
pub struct Watcher {
    known: Arc<Mutex<Option<FileIdentity>>>,
    thread: Sender<Signal>,
}

#[derive(Debug)]
enum Signal {
    Touched,
    Stop,
}

impl Watcher {
    /// Watches the real file `file`, of which the version `known` is known. Each change is made a
    /// message by `wrap` and sent to `to`; when nobody receives any more, the watch ends.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start<T: Send + 'static>(
        file: &Path,
        known: FileIdentity,
        to: Sender<T>,
        wrap: impl Fn(FileChange) -> T + Send + 'static,
    ) -> std::io::Result<Self> {
        let (thread, signals) = channel();
        let told = !is_remote(file) && has_thread();
        let notifier = if told { notifier(file, thread.clone()) } else { None };
        let known = Arc::new(Mutex::new(Some(known)));
        let watch = Watch {
            file: file.to_path_buf(),
            known: Arc::clone(&known),
            seen: DiskFs.metadata(file).ok(),
            signals,
            notifier,
        };
        std::thread::Builder::new()
            .name("watch".to_owned())
            .spawn(move || watch.run(|change| to.send(wrap(change)).is_ok()))?;
        Ok(Self { known, thread })
    }

    /// Takes note of a version that this program saved or loaded itself: no change to tell.
    pub fn expect(&self, identity: FileIdentity) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(identity);
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // A thread that has ended needs no word.
        let _ = self.thread.send(Signal::Stop);
    }
}

/// Whether the system has a thread to give: without one of its own a notifier can't be made, nor dropped.
fn has_thread() -> bool {
    std::thread::Builder::new().spawn(|| ()).is_ok_and(|thread| thread.join().is_ok())
}

/// Has the system tell of changes in the folder of the file: a save by rename brings a new file,
/// which a watch over the old one would never see.
fn notifier(file: &Path, to: Sender<Signal>) -> Option<RecommendedWatcher> {
    let folder = folder_of(file).to_path_buf();
    let name = file.file_name()?.to_owned();
    let closed_over = folder.clone();
    let mut notifier = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let touched = match event {
            // Our own reading is told too, and would wake us for ever.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => false,
            Ok(event) => {
                event.need_rescan()
                    || event.paths.iter().any(|path| {
                        path.file_name() == Some(&name) || path.as_path() == closed_over.as_path()
                    })
            }
            Err(_) => true,
        };
        if touched {
            let _ = to.send(Signal::Touched);
        }
    })
    .ok()?;
    notifier.watch(&folder, RecursiveMode::NonRecursive).ok()?;
    Some(notifier)
}

/// The thread's own.
struct Watch {
    file: PathBuf,
    known: Arc<Mutex<Option<FileIdentity>>>,
    /// What was seen last, to hash only when something moved.
    seen: Option<Metadata>,
    signals: Receiver<Signal>,
    /// Kept for as long as the thread runs.
    notifier: Option<RecommendedWatcher>,
}

impl Watch {
    fn run(mut self, tell: impl Fn(FileChange) -> bool) {
        while self.wait() {
            if let Some(change) = self.look()
                && !tell(change)
            {
                return;
            }
        }
    }

    /// Waits until the file may have changed; `false` at the end.
    fn wait(&self) -> bool {
        if self.notifier.is_none() {
            return matches!(self.signals.recv_timeout(INTERVAL), Err(RecvTimeoutError::Timeout));
        }
        if !matches!(self.signals.recv(), Ok(Signal::Touched)) {
            return false;
        }
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match self.signals.recv_timeout(QUIET) {
                Ok(Signal::Touched) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        true
    }

    fn look(&mut self) -> Option<FileChange> {
        let seen = DiskFs.metadata(&self.file).ok();
        if self.notifier.is_none() && seen == self.seen {
            return None;
        }
        self.seen = seen;
        // What cannot be read now is looked at again when it moves again; the save compares anyway.
        let now = identify(&DiskFs, &self.file).ok()?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let change = match (&*known, &now) {
            (Some(known), Some(now)) if known.same_content(now) => return None,
            (None, None) => return None,
            (_, Some(now)) => FileChange::Modified(now.clone()),
            (Some(_), None) => FileChange::Removed,
        };
        *known = now;
        Some(change)
    }
}
