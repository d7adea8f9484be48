//! The file that is open: its version on disk, its journal, its lock, its watch.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use super::keeper::Ask;
use super::memory::{self, Done, Memory};
use super::panic;
use crate::app::dialogs::handout::ExportResult;
use crate::app::{Disk, SaveResult};
use crate::format;
use crate::model::{Message, TrainingPath};
use crate::store::{
    self, Acquired, DiskFs, FileChange, FileIdentity, Journal, LoadError, Lock, Recovered, SaveError,
    TextForm, Watcher,
};

/// What [`OpenFile::start`] finds beside the file.
#[derive(Default)]
pub(super) struct Found {
    /// Work that an interrupted session left, the latest first.
    pub(super) left: Option<(Recovered, TrainingPath)>,
    /// The history that earlier sessions left of this text.
    pub(super) past: Option<Vec<u8>>,
    /// Things to tell.
    pub(super) notices: Vec<Message>,
}

/// The file that is open.
pub(super) struct OpenFile {
    /// The file itself, whole and without links.
    path: PathBuf,
    /// The file as a person named it, to be told.
    named: PathBuf,
    /// The version on disk; none before the first save of a file that is still to be written.
    identity: Option<FileIdentity>,
    /// How the text stands in the file.
    form: TextForm,
    state: Option<PathBuf>,
    limit: u64,
    journal: Option<Journal<'static, DiskFs>>,
    watcher: Option<Watcher>,
    left: Option<Recovered>,
    /// The version on disk that was last shown to the application.
    seen: Option<(FileIdentity, TextForm, String)>,
    /// Where changes on disk are told.
    asks: Sender<Ask>,
    memory: Memory,
    // Held until the file is closed.
    lock: Option<Lock>,
}

impl OpenFile {
    /// Takes charge of a file that was loaded.
    pub(super) fn start(
        path: &Path,
        named: PathBuf,
        (text, form): (&str, TextForm),
        identity: Option<FileIdentity>,
        limit: u64,
        asks: Sender<Ask>,
    ) -> (Self, Found) {
        let state = store::state_dir();
        let mut found = Found::default();
        if let Some(folder) = path.parent() {
            store::sweep(&DiskFs, folder, std::time::SystemTime::now());
        }
        let left = store::recover(&DiskFs, state.as_deref(), path, text);
        found.notices.extend(left.refused.iter().map(store::JournalError::message));
        let offer = left.offers.into_iter().find_map(|offer| {
            let path = format::read::<TrainingPath>(&offer.text).ok()?;
            Some((offer, path))
        });
        found
            .notices
            .extend(offer.iter().filter(|(offer, _)| offer.damaged).map(|(offer, _)| offer.damage()));
        found.past = memory::past(state.as_deref(), path, text);
        let lock = match Lock::acquire(path) {
            Acquired::Held(lock) => Some(lock),
            Acquired::Taken(owner) => {
                found.notices.extend(owner.map(|owner| owner.opened_by("store-lock-taken", path)));
                None
            }
            Acquired::Elsewhere(owner) => {
                found.notices.push(owner.opened_by("store-lock-elsewhere", path));
                None
            }
            Acquired::Unavailable => None,
        };
        let watcher =
            identity.clone().and_then(|known| Watcher::start(path, known, asks.clone(), Ask::Disk).ok());
        let mut file = Self {
            path: path.to_path_buf(),
            named,
            identity,
            form,
            state,
            limit,
            journal: None,
            watcher,
            seen: None,
            left: offer.as_ref().map(|(offer, _)| offer.clone()),
            asks,
            memory: Memory::default(),
            lock,
        };
        file.memory.note_opened(text);
        log::info!("opened {}", shown(path));
        match Journal::start(&DiskFs, file.state.as_deref(), path, text) {
            Ok(journal) => {
                log::info!("journal {}", shown(journal.place()));
                panic::kept_in(Some(journal.place()));
                file.journal = Some(journal);
            }
            Err(why) => {
                log::error!("no journal: {}", why.message().key);
                found.notices.push(Message::new("app-no-journal").with("why", why.message()));
            }
        }
        found.left = offer;
        (file, found)
    }

    /// Keeps what was typed where a kill can't reach it.
    pub(super) fn record(&mut self, text: &str) -> Result<(), Message> {
        let Some(journal) = &mut self.journal else { return Ok(()) };
        let recorded = journal.record(text).and_then(|()| journal.sync()).map_err(|why| why.message());
        panic::kept_in(Some(journal.place()));
        recorded
    }

    /// Saves; `to` is another file, `force` writes over what somebody else saved.
    pub(super) fn save(&mut self, text: &str, done: Done, to: Option<&Path>, force: bool) -> SaveResult {
        let target = to.unwrap_or(&self.path).to_path_buf();
        let named = to.unwrap_or(&self.named).to_path_buf();
        let same = to.is_none() || target.canonicalize().is_ok_and(|real| real == self.path);
        let expected = match (same, force) {
            (true, false) => self.identity.clone(),
            // A file of another name is never overwritten unasked.
            _ => match replaced(&target, same || force) {
                Ok(Standing::Refused) => {
                    return SaveResult::Failed(
                        Message::new("store-save-exists").with("file", shown(&target)),
                    );
                }
                Ok(Standing::Version(found)) => found,
                Err(why) => return SaveResult::Failed(why.message()),
            },
        };
        let bytes = self.form.encode(text);
        match store::save(&DiskFs, &target, bytes.as_bytes(), expected.as_ref(), self.state.as_deref()) {
            Ok(saved) => {
                let notes = saved.messages();
                self.took(&target, saved.path, saved.identity, text);
                self.memory.note_saved(text, done);
                let told = shown(&named);
                self.named = named;
                SaveResult::Done(told, notes)
            }
            Err(SaveError::Changed { .. } | SaveError::Gone { .. }) => SaveResult::Changed(self.on_disk()),
            Err(why) => {
                let message = why.message();
                if let SaveError::NotDurable { saved, .. } = why {
                    // It stands there, though a loss of power may still take it back.
                    self.identity = Some(saved.identity);
                }
                SaveResult::Failed(message)
            }
        }
    }

    /// Hands a document out; over a file that is there only by `force`, and never over the path itself.
    pub(super) fn export(&self, text: &str, to: &Path, force: bool) -> ExportResult {
        if to.canonicalize().is_ok_and(|real| real == self.path) {
            return ExportResult::Failed(Message::new("handout-source").with("file", shown(to)));
        }
        let there = match replaced(to, force) {
            Ok(Standing::Refused) => return ExportResult::Exists(shown(to)),
            Ok(Standing::Version(there)) => there,
            Err(why) => return ExportResult::Failed(why.message()),
        };
        match store::save(&DiskFs, to, text.as_bytes(), there.as_ref(), self.state.as_deref()) {
            Ok(saved) => ExportResult::Done(shown(to), saved.messages()),
            Err(why) => ExportResult::Failed(why.message()),
        }
    }

    /// What stands in the file now is what was just saved.
    fn took(&mut self, asked: &Path, real: PathBuf, identity: FileIdentity, text: &str) {
        let real = real.canonicalize().unwrap_or(real);
        if real == self.path {
            match &self.watcher {
                Some(watcher) => watcher.expect(identity.clone()),
                None => {
                    self.watcher = Watcher::start(&real, identity.clone(), self.asks.clone(), Ask::Disk).ok();
                }
            }
            self.stands(text);
        } else {
            self.watcher = Watcher::start(&real, identity.clone(), self.asks.clone(), Ask::Disk).ok();
            if let Some(journal) = self.journal.take() {
                // The journal of the old file has nothing more to say; what it could not remove is
                // found and removed at the next opening.
                let _ = journal.finish();
            }
            self.journal = Journal::start(&DiskFs, self.state.as_deref(), asked, text).ok();
            self.lock = match Lock::acquire(&real) {
                Acquired::Held(lock) => Some(lock),
                _ => None,
            };
            self.path = real;
        }
        self.identity = Some(identity);
    }

    /// Tells the journal that the document and the file have this text now. Recorded first: the journal
    /// may not have what was typed just before, and would take its older text for work to be kept.
    fn stands(&mut self, text: &str) {
        if let Some(journal) = &mut self.journal {
            // A journal that can't be shortened still leads to the same text.
            let _ = journal.record(text).and_then(|()| journal.rebase(text));
        }
    }

    /// What somebody else wrote; the next save expects it.
    pub(super) fn changed(&mut self, change: &FileChange) -> Option<Disk> {
        match change {
            FileChange::Modified(identity)
                if self.identity.as_ref().is_some_and(|known| identity.same_content(known)) =>
            {
                self.identity = Some(identity.clone());
                None
            }
            FileChange::Modified(_) => {
                log::info!("the file changed on disk");
                Some(self.on_disk())
            }
            FileChange::Removed => {
                log::warn!("the file is gone from the disk");
                Some(Disk::Gone)
            }
        }
    }

    /// Reads what stands on disk. The version that was loaded stays the one to compare with until the
    /// person has decided.
    fn on_disk(&mut self) -> Disk {
        self.seen = None;
        match store::load(&DiskFs, &self.path, self.limit) {
            Err(store::LoadError::Missing { .. }) => Disk::Gone,
            Err(why) => Disk::Unreadable(why.message()),
            Ok(loaded) => match format::read(&loaded.text) {
                Ok(path) => {
                    let text = TextForm::decode_owned(loaded.text);
                    self.seen = Some((loaded.identity, loaded.form, text));
                    Disk::Path(Box::new(path))
                }
                Err(why) => Disk::Unreadable(why.message()),
            },
        }
    }

    /// The version that was last shown is what the document is now: the next save expects it.
    pub(super) fn follow(&mut self) {
        if let Some((identity, form, text)) = self.seen.take() {
            self.stands(&text);
            self.identity = Some(identity);
            self.form = form;
            self.memory.note_opened(&text);
        }
    }

    /// Keeps the versions that were opened and saved, when nobody waits for the disk.
    pub(super) fn remember(&mut self) {
        self.memory.keep(self.state.as_deref(), &self.path);
    }

    /// Throws away what an interrupted session left.
    pub(super) fn forget(&mut self) {
        if let Some(left) = self.left.take() {
            // What can't be removed is offered once more at the next opening.
            let _ = store::discard(&DiskFs, &left);
        }
    }

    /// Nothing is left to keep: the journal goes. The lock and the watch go with the file.
    pub(super) fn close(mut self) {
        if let Some(journal) = self.journal.take() {
            let _ = journal.finish();
        }
        panic::kept_in(None);
    }
}

/// What a new version is to replace.
enum Standing {
    /// This version; nothing where none stands there.
    Version(Option<FileIdentity>),
    /// A file that may not be replaced, of which nothing was read.
    Refused,
}

fn replaced(path: &Path, may: bool) -> Result<Standing, LoadError> {
    if !may && store::exists(&DiskFs, path)? {
        return Ok(Standing::Refused);
    }
    store::identify(&DiskFs, path).map(Standing::Version)
}

/// The file that a person means by a name: in the commons, or else from where the program works.
pub(super) fn named(root: &Path, name: &str) -> PathBuf {
    let in_commons = root.join(name);
    if !in_commons.exists() && Path::new(name).exists() {
        return PathBuf::from(name);
    }
    near(in_commons)
}

/// A path from the folder that the program works in, where it is below.
pub(super) fn near(path: PathBuf) -> PathBuf {
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf));
    below.filter(|below| !below.as_os_str().is_empty()).unwrap_or(path)
}

/// A path as people name it: that it begins here says nothing.
pub(super) fn shown(path: &Path) -> String {
    let inside = path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty());
    inside.unwrap_or(path).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_shown_without_what_says_nothing() {
        for (path, name) in
            [("./a/b.ron", "a/b.ron"), ("a.ron", "a.ron"), (".", "."), ("../a", "../a"), ("/a", "/a")]
        {
            assert_eq!(shown(Path::new(path)), name);
        }
    }
}
