//! The journal of one open file: what was typed and not saved yet.
//!
//! Owns the writing of it. A journal holds the text that the file had and every change since, each
//! as one checked record, in the user's own state folder: the author's folder sees nothing of it.
//! It stands on the disk only while there is something unsaved; it goes with a save or a clean end,
//! and stays after a kill, a panic or a loss of power, for [`recover`](super::recover). Whether it
//! is made durable now or in a second is the caller's choice: [`Journal::sync`].

use super::error::JournalError;
use super::fs::{Access, Fs, patiently, write_all};
use super::mark::mark_of;
use super::owner::Owner;
use super::record::{Checksum, MAGIC, Splice, VERSION, frame};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How a journal's name ends.
pub(super) const ENDING: &str = ".journal";

/// A journal is written anew, with one change, when its records take this many bytes and more than
/// four times the text.
const ROOM: u64 = 4 * 1024 * 1024;

/// What the first record of a journal tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct JournalHead {
    #[serde(flatten)]
    pub(super) owner: Owner,
    /// The file it belongs to, as far as its name is text.
    pub(super) file: String,
    /// Which journal object wrote it; different for every opening of a file.
    pub(super) session: u64,
    /// How many journals that one wrote before: a later one holds all of an earlier one.
    pub(super) generation: u32,
}

/// The journal of one open file. Dropping it leaves it on the disk: only [`finish`](Self::finish)
/// says that nothing is left to save.
#[derive(Debug)]
pub struct Journal<'a, F: Fs> {
    fs: &'a F,
    folder: PathBuf,
    file: PathBuf,
    /// The text that the file has.
    base: String,
    /// The text that was recorded last.
    last: Vec<u8>,
    written: Option<Written<F::File>>,
    session: u64,
    generation: u32,
    /// Journals that the next one replaces, once it is durable.
    replaced: Vec<PathBuf>,
}

/// A journal on the disk.
#[derive(Debug)]
struct Written<T> {
    path: PathBuf,
    file: T,
    /// Where the next record goes. After a failed write that is where the failed one began.
    end: u64,
    sum: Checksum,
    synced: bool,
    /// Whether its name is durable too.
    named: bool,
}

impl<'a, F: Fs> Journal<'a, F> {
    /// Begins the journal of `file`, whose text on the disk is `base`. Makes the folder for it in
    /// `state`, and writes nothing before the first change.
    ///
    /// # Errors
    /// When there is no place for it: the caller says so and works without one.
    pub fn start(fs: &'a F, state: Option<&Path>, file: &Path, base: &str) -> Result<Self, JournalError> {
        let folder = folder_in(state.ok_or(JournalError::NoPlace)?);
        patiently(|| fs.create_folder(&folder)).map_err(|source| failed(&folder, source))?;
        Ok(Self {
            fs,
            folder,
            file: file.to_path_buf(),
            base: base.to_owned(),
            last: base.as_bytes().to_vec(),
            written: None,
            session: RandomState::new().hash_one(file),
            generation: 0,
            replaced: Vec::new(),
        })
    }

    /// Records that the text is `text` now. Costs one comparison of the text with the last one, and
    /// the writing of what differs. A kill after this loses nothing; a loss of power may, until
    /// [`sync`](Self::sync).
    ///
    /// # Errors
    /// What was recorded before stays; the next call tries again with all that is missing.
    pub fn record(&mut self, text: &str) -> Result<(), JournalError> {
        let splice = Splice::between(&self.last, text.as_bytes());
        if splice.is_nothing() && (self.written.is_some() || self.is_saved()) {
            return Ok(());
        }
        let room = ROOM.max(4 * (self.base.len() + text.len()) as u64);
        match &mut self.written {
            Some(written) if written.end < room => {
                let mut bytes = Vec::new();
                let payload = splice.encode(SystemTime::now());
                let sum = frame(&mut bytes, written.sum, &payload)
                    .ok_or_else(|| failed(&written.path, io::ErrorKind::FileTooLarge.into()))?;
                write_all(self.fs, &written.file, written.end, &bytes)
                    .map_err(|source| failed(&written.path, source))?;
                written.end += bytes.len() as u64;
                written.sum = sum;
                written.synced = false;
                replace(&mut self.last, &splice);
                Ok(())
            }
            _ => {
                replace(&mut self.last, &splice);
                // The old one stays until the new one is durable.
                self.replaced.extend(self.written.take().map(|written| written.path));
                self.write_anew()
            }
        }
    }

    /// Where it is, or its folder while there is nothing to keep.
    pub fn place(&self) -> &Path {
        self.written.as_ref().map_or(&self.folder, |written| &written.path)
    }

    /// Makes what was recorded durable; returns at once when it is. For the caller to do at most
    /// once a second, away from the screen's thread: it waits for the disk.
    ///
    /// # Errors
    /// Nothing more is asked of a journal that could not be made durable; the next call of this or
    /// of [`record`](Self::record) writes a new one.
    pub fn sync(&mut self) -> Result<(), JournalError> {
        if self.written.is_none() && !self.is_saved() {
            self.write_anew()?;
        }
        let Some(written) = &mut self.written else { return Ok(()) };
        if !written.synced {
            if let Err(source) = patiently(|| self.fs.fsync(&written.file)) {
                let error = failed(&written.path, source);
                self.replaced.extend(self.written.take().map(|written| written.path));
                return Err(error);
            }
            written.synced = true;
        }
        if !written.named {
            patiently(|| self.fs.fsync_dir(&self.folder)).map_err(|source| failed(&self.folder, source))?;
            written.named = true;
        }
        for path in self.replaced.drain(..) {
            // A replaced journal that stays is offered once too often, no more.
            let _ = patiently(|| self.fs.unlink(&path));
        }
        Ok(())
    }

    /// Takes note that the file has been saved with the text `base`. What was recorded beyond that
    /// (typed while the save ran) moves to a new journal, which is durable before the old one goes.
    pub fn rebase(&mut self, base: &str) -> Result<(), JournalError> {
        base.clone_into(&mut self.base);
        self.replaced.extend(self.written.take().map(|written| written.path));
        if self.is_saved() {
            return self.remove_replaced();
        }
        self.sync()
    }

    /// Removes the journal: everything is saved, or the author has given it up.
    pub fn finish(mut self) -> Result<(), JournalError> {
        self.replaced.extend(self.written.take().map(|written| written.path));
        self.remove_replaced()
    }

    /// Whether the last text is the one that the file has.
    fn is_saved(&self) -> bool {
        self.last == self.base.as_bytes()
    }

    fn remove_replaced(&mut self) -> Result<(), JournalError> {
        for path in self.replaced.drain(..) {
            match patiently(|| self.fs.unlink(&path)) {
                Err(source) if source.kind() != io::ErrorKind::NotFound => return Err(failed(&path, source)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Writes a whole journal: head, base, and one change to the last text.
    fn write_anew(&mut self) -> Result<(), JournalError> {
        let path = self.folder.join(name_for(&self.file));
        self.generation += 1;
        let head = JournalHead {
            owner: Owner::current(),
            file: self.file.display().to_string(),
            session: self.session,
            generation: self.generation,
        };
        let change = Splice::between(self.base.as_bytes(), &self.last).encode(SystemTime::now());
        let mut bytes = [MAGIC, VERSION].concat();
        let sum = serde_json::to_vec(&head)
            .ok()
            .and_then(|head| frame(&mut bytes, Checksum::default(), &head))
            .and_then(|sum| frame(&mut bytes, sum, self.base.as_bytes()))
            .and_then(|sum| frame(&mut bytes, sum, &change))
            .ok_or_else(|| failed(&path, io::ErrorKind::FileTooLarge.into()))?;
        let file =
            patiently(|| self.fs.open(&path, Access::CreateNew)).map_err(|source| failed(&path, source))?;
        // Held as long as this process lives: by it, others know that the journal is in use.
        let _ = self.fs.try_lock(&file);
        if let Err(source) = write_all(self.fs, &file, 0, &bytes) {
            let _ = patiently(|| self.fs.unlink(&path));
            return Err(failed(&path, source));
        }
        let end = bytes.len() as u64;
        self.written = Some(Written { path, file, end, sum, synced: false, named: false });
        Ok(())
    }
}

fn replace(text: &mut Vec<u8>, splice: &Splice<'_>) {
    text.splice(splice.offset..splice.offset + splice.removed, splice.inserted.iter().copied());
}

fn failed(path: &Path, source: io::Error) -> JournalError {
    JournalError::Failed { path: path.to_path_buf(), source }
}

/// The folder for journals in the state folder.
pub(super) fn folder_in(state: &Path) -> PathBuf {
    state.join("journal")
}

/// The process in the name of a journal.
pub(super) fn pid_of(name: &str) -> Option<u32> {
    name.strip_suffix(ENDING)?.split('-').nth(1)?.parse().ok()
}

fn name_for(file: &Path) -> OsString {
    let random = RandomState::new().hash_one(file) & 0xffff_ffff;
    format!("{}-{}-{random:08x}{ENDING}", mark_of(file), std::process::id()).into()
}
