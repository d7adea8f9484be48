//! What journals of earlier runs still hold.
//!
//! Owns the reading of journals: which belong to a file, which are still in use, and what text each
//! leads to. Changes no file of the author's, ever: the caller shows the difference and asks.

use super::error::JournalError;
use super::fs::{Access, Fs, patiently, read_up_to};
use super::journal::{ENDING, JournalHead, folder_in, pid_of};
use super::mark::mark_of;
use super::owner::{Owner, is_running};
use super::record::{Frames, MAGIC, Replay, Splice, VERSION};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A text that was typed and not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// The journal it comes from; to be [`discard`]ed when the author has decided.
    pub journal: PathBuf,
    /// Who typed it, where.
    pub owner: Owner,
    /// The text as it was last recorded.
    pub text: String,
    /// The text that the file had when the typing began: the base of a merge with the file as it is
    /// now.
    pub base: String,
    /// Whether the file still has that text. If not, the recovered text must be merged, not taken.
    pub base_is_current: bool,
    /// When the last change was recorded.
    pub last_change: SystemTime,
    /// Whether the journal was whole; if not, something after the last record was cut off.
    pub whole: bool,
    /// Whether what follows the last record is damaged and not just cut: the journal is kept then, whatever
    /// the author decides.
    pub damaged: bool,
}

/// What the journals of one file tell.
#[derive(Debug, Default)]
pub struct Left {
    /// Texts to offer, the latest first.
    pub offers: Vec<Recovered>,
    /// Journals that cannot be used, and why; the file opens as if they were not there.
    pub refused: Vec<JournalError>,
    /// Programs that have the file open and unsaved at this moment.
    pub in_use: Vec<Owner>,
}

/// Looks for journals of `file`, whose text now is `current`. A journal that leads to nothing but
/// that text, or ends before its first change, has nothing to offer, and is removed.
pub fn recover<F: Fs>(fs: &F, state: Option<&Path>, file: &Path, current: &str) -> Left {
    let mut left = Left::default();
    let Some(folder) = state.map(folder_in) else { return left };
    let beginning = format!("{}-", mark_of(file));
    let mut offers: Vec<RecoveryOffer> = Vec::new();
    for name in fs.entries(&folder).unwrap_or_default() {
        let Some(name) = name.to_str().filter(|name| name.starts_with(&beginning) && name.ends_with(ENDING))
        else {
            continue;
        };
        let path = folder.join(name);
        match read(fs, &path, current) {
            Ok(RecoveryOutcome::Offer(offer)) => offers.push(*offer),
            Ok(RecoveryOutcome::InUse(owner)) => left.in_use.push(owner),
            // A living process may be at its first record.
            Ok(RecoveryOutcome::Nothing) if pid_of(name).is_some_and(is_running) => {}
            Ok(RecoveryOutcome::Nothing) => remove(fs, &path),
            Err(error) => left.refused.push(error),
        }
    }
    offers.sort_by_key(|offer| std::cmp::Reverse((offer.recovered.last_change, offer.generation)));
    for offer in &offers {
        let later =
            |other: &&RecoveryOffer| other.session == offer.session && other.generation > offer.generation;
        // Replaced by a later one, or saved before the end came: only its removal was missing.
        let journal = &offer.recovered.journal;
        if offers.iter().any(|other| later(&other)) {
            remove(fs, journal);
        } else if offer.recovered.text == current && offer.recovered.damaged {
            let path = set_aside(fs, journal).unwrap_or_else(|_| journal.clone());
            left.refused.push(JournalError::Damaged { path });
        } else if offer.recovered.text == current {
            remove(fs, journal);
        } else {
            left.offers.push(offer.recovered.clone());
        }
    }
    left
}

/// A text to offer, and where its journal stands among those of one session.
struct RecoveryOffer {
    recovered: Recovered,
    session: u64,
    generation: u32,
}

fn remove<F: Fs>(fs: &F, journal: &Path) {
    // One that stays has nothing to offer next time either.
    let _ = patiently(|| fs.unlink(journal));
}

/// Removes the journal of a text that the author has taken or given up. A text that was taken is
/// recorded in the new journal first. A damaged one may hold more than could be read: it is set aside.
pub fn discard<F: Fs>(fs: &F, recovered: &Recovered) -> io::Result<()> {
    if recovered.damaged {
        return set_aside(fs, &recovered.journal).map(|_| ());
    }
    patiently(|| fs.unlink(&recovered.journal))
}

/// Gives a damaged journal a name under which it is not looked for again; returns it.
fn set_aside<F: Fs>(fs: &F, journal: &Path) -> io::Result<PathBuf> {
    let mut name = journal.file_name().unwrap_or_default().to_owned();
    name.push(".damaged");
    let aside = journal.with_file_name(name);
    patiently(|| fs.rename_new(journal, &aside))?;
    Ok(aside)
}

enum RecoveryOutcome {
    Offer(Box<RecoveryOffer>),
    InUse(Owner),
    /// It ends before its first change: nothing was typed that it could tell.
    Nothing,
}

fn read<F: Fs>(fs: &F, path: &Path, current: &str) -> Result<RecoveryOutcome, JournalError> {
    let failed = |source| JournalError::Failed { path: path.to_path_buf(), source };
    let damaged = || JournalError::Damaged { path: path.to_path_buf() };
    let file = patiently(|| fs.open(path, Access::Read)).map_err(failed)?;
    let len = patiently(|| fs.metadata_of(&file)).map_err(failed)?.len;
    let bytes = read_up_to(fs, &file, len, u64::MAX).map_err(failed)?;
    // The lock tells whether its process lives; where there are none, the number must do.
    let lock = fs.try_lock(&file);
    drop(file);

    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return if MAGIC.starts_with(&bytes) { Ok(RecoveryOutcome::Nothing) } else { Err(damaged()) };
    };
    let Some(rest) = rest.strip_prefix(VERSION) else {
        return if VERSION.starts_with(rest) {
            Ok(RecoveryOutcome::Nothing)
        } else {
            Err(JournalError::OtherVersion { path: path.to_path_buf() })
        };
    };
    let mut frames = Frames::new(rest);
    let head = frames.next().and_then(|head| serde_json::from_slice::<JournalHead>(head).ok());
    let Some(JournalHead { owner, session, generation, .. }) = head else {
        return if frames.is_cut() { Ok(RecoveryOutcome::Nothing) } else { Err(damaged()) };
    };
    if lock.map_or_else(|_| !owner.is_here() || owner.is_running(), |free| !free) {
        return Ok(RecoveryOutcome::InUse(owner));
    }
    let Some(base) = frames.next().and_then(|base| str::from_utf8(base).ok()) else {
        return if frames.is_cut() { Ok(RecoveryOutcome::Nothing) } else { Err(damaged()) };
    };
    let mut replay = Replay::new(base.as_bytes());
    let mut last_change = None;
    for payload in frames.by_ref() {
        let (at, splice) = Splice::decode(payload).ok_or_else(damaged)?;
        replay.apply(&splice).ok_or_else(damaged)?;
        last_change = Some(at);
    }
    let Some(last_change) = last_change else {
        return if frames.is_cut() { Ok(RecoveryOutcome::Nothing) } else { Err(damaged()) };
    };
    let text = String::from_utf8(replay.finish()).map_err(|_| damaged())?;
    let recovered = Recovered {
        journal: path.to_path_buf(),
        owner,
        text,
        base_is_current: base == current,
        base: base.to_owned(),
        last_change,
        whole: frames.is_at_end(),
        damaged: !frames.is_at_end() && !frames.is_cut(),
    };
    Ok(RecoveryOutcome::Offer(Box::new(RecoveryOffer { recovered, session, generation })))
}
