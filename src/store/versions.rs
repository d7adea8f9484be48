//! Versions of files that this user has had before them, kept so that a merge without git finds what
//! two files have in common.
//!
//! Owns a small store in the user's own state folder, addressed by content: a folder for each lineage
//! (the kind and the id of what a file holds), in it each text once, under its hash, and a log of what
//! was seen when, and made out of what. It is a convenience: whoever can't write or read it works
//! without it, and what is damaged is as if it had never been kept. Bounded by number and size.

use super::aging::{self, Amount, KeptFile};
use super::fs::{Access, EntryKind, Fs, patiently, read_up_to, write_all};
use super::load::hash;
use super::temp;
use crate::format::FileKind;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The most that all texts may take together, in bytes.
pub const MOST_BYTES: u64 = 96 << 20;
/// The largest text that is kept, in bytes: several thousand modules. A merge keeps three texts; that of one
/// work must not push out what is kept of all others.
pub const LARGEST: u64 = 8 << 20;
/// The most texts that are kept.
pub const MOST_TEXTS: usize = 20_000;

/// The file of a lineage that says what was seen.
const LOG: &str = "log";
/// The most lineages that are looked at when there is something to forget.
const MOST_LINEAGES: usize = 4_000;
/// How long the name of a text is.
const LENGTH: usize = 32;
/// How the name of a kept text ends.
const ENDING: &str = "ron";
/// The longest log that is read, in bytes: some twenty thousand lines.
const LONGEST_LOG: u64 = 4 << 20;

/// How a version came before the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum VersionSource {
    /// It was opened, or read to be merged.
    Opened,
    /// It was saved.
    Saved,
    /// A merge made it.
    Merged,
}

impl VersionSource {
    fn name(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Saved => "saved",
            Self::Merged => "merged",
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        [Self::Opened, Self::Saved, Self::Merged].into_iter().find(|seen| seen.name() == name)
    }
}

/// The hash of a text, which is its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(String);

impl Digest {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let hex = blake3::Hash::from_bytes(hash(text.as_bytes())).to_hex();
        Self(hex[..LENGTH].to_owned())
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn read(name: &str) -> Option<Self> {
        let plain =
            name.len() == LENGTH && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        plain.then(|| Self(name.to_owned()))
    }
}

/// A version of which the log tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenVersion {
    /// Its name.
    pub digest: Digest,
    /// When it was first seen.
    pub at: SystemTime,
    /// How it came before the user first.
    pub seen: VersionSource,
    /// The versions it was made of.
    pub parents: BTreeSet<Digest>,
}

/// The versions of one lineage.
#[derive(Debug)]
pub struct Versions<'a, F: Fs> {
    fs: &'a F,
    /// Where all lineages are.
    root: PathBuf,
    folder: PathBuf,
}

impl<'a, F: Fs> Versions<'a, F> {
    /// The versions of a lineage, kept in a state folder. Any text names one.
    pub fn of(fs: &'a F, state: &Path, lineage: &str) -> Self {
        let root = state.join("versions");
        let folder = root.join(Digest::of(lineage).0);
        Self { fs, root, folder }
    }

    /// Keeps a text that the user has before them, and that it was made of others.
    ///
    /// # Errors
    /// It can't be kept; nothing else depends on it.
    pub fn remember(
        &self,
        text: &str,
        seen: VersionSource,
        parents: &[Digest],
        now: SystemTime,
    ) -> io::Result<Digest> {
        let digest = Digest::of(text);
        if text.len() as u64 > LARGEST {
            return Ok(digest);
        }
        patiently(|| self.fs.create_folder(&self.folder))?;
        let _others_wait = self.fs.lock_folder(&self.folder);
        let log = self.read_log();
        // What stands there damaged is written anew.
        let is_new = self.text(&digest).is_none();
        if is_new {
            self.keep(&digest, text)?;
        }
        let parents: BTreeSet<Digest> = parents.iter().filter(|parent| **parent != digest).cloned().collect();
        let told = versions_in(&log)
            .iter()
            .any(|version| version.digest == digest && version.parents.is_superset(&parents));
        if !told {
            self.append(&log, &line(now, seen, &digest, &parents))?;
        }
        if is_new {
            self.prune(&self.path(&digest), now);
        }
        Ok(digest)
    }

    /// The versions, the first seen first.
    pub fn log(&self) -> Vec<SeenVersion> {
        versions_in(&self.read_log())
    }

    /// The bytes of the log; none where it can't be read, or is longer than any that was written here.
    fn read_log(&self) -> Vec<u8> {
        let read = || -> io::Result<Vec<u8>> {
            let file = patiently(|| self.fs.open(&self.folder.join(LOG), Access::Read))?;
            read_up_to(self.fs, &file, self.fs.metadata_of(&file)?.len, LONGEST_LOG)
        };
        read().ok().filter(|bytes| bytes.len() as u64 <= LONGEST_LOG).unwrap_or_default()
    }

    /// The text of a version; none where it is no longer kept, or not what its name says.
    pub fn text(&self, digest: &Digest) -> Option<String> {
        let file = patiently(|| self.fs.open(&self.path(digest), Access::Read)).ok()?;
        let len = self.fs.metadata_of(&file).ok()?.len;
        let text = String::from_utf8(read_up_to(self.fs, &file, len, LARGEST).ok()?).ok()?;
        (Digest::of(&text) == *digest).then_some(text)
    }

    fn path(&self, digest: &Digest) -> PathBuf {
        self.folder.join(format!("{}.{ENDING}", digest.0))
    }

    fn keep(&self, digest: &Digest, text: &str) -> io::Result<()> {
        temp::put(self.fs, &self.path(digest), text.as_bytes())
    }

    /// Adds a line to a log that holds `known`. A log that grew too long loses its older half, and one
    /// that is no log is begun anew.
    fn append(&self, known: &[u8], line: &str) -> io::Result<()> {
        let path = self.folder.join(LOG);
        let full = (known.len() + line.len()) as u64 > LONGEST_LOG;
        let there = self.fs.metadata(&path).ok();
        let sound =
            there.is_some_and(|found| found.kind == EntryKind::File && found.len == known.len() as u64);
        if sound && !full && !known.is_empty() {
            let file = patiently(|| self.fs.open(&path, Access::Write))?;
            // A line that was cut ends here.
            let cut = if known.ends_with(b"\n") { "" } else { "\n" };
            return write_all(self.fs, &file, known.len() as u64, format!("{cut}{line}").as_bytes());
        }
        let from = if full { known.len() / 2 } else { 0 };
        let half = known.get(from..).unwrap_or_default();
        let begin = if full {
            half.iter().position(|byte| *byte == b'\n').map_or(half.len(), |at| at + 1)
        } else {
            0
        };
        let mut bytes = half.get(begin..).unwrap_or_default().to_vec();
        bytes.extend_from_slice(line.as_bytes());
        temp::put(self.fs, &path, &bytes)
    }

    /// Removes the oldest texts while there is too much, but for the one just written. Looks at nothing that
    /// has not the name of a lineage and of a text: another program may keep its own beside them.
    fn prune(&self, newest: &Path, now: SystemTime) {
        let mut kept = Vec::new();
        super::sweep(self.fs, &self.folder, now);
        let lineages = self.fs.entries(&self.root).unwrap_or_default().into_iter();
        for lineage in
            lineages.filter(|name| name.to_str().and_then(Digest::read).is_some()).take(MOST_LINEAGES)
        {
            let folder = self.root.join(lineage);
            // A link leads to what is somebody else's.
            if !self.fs.metadata(&folder).is_ok_and(|found| found.kind == EntryKind::Folder) {
                continue;
            }
            let texts = self.fs.entries(&folder).unwrap_or_default().into_iter().filter(|name| is_text(name));
            kept.extend(texts.filter_map(|name| KeptFile::at(self.fs, folder.join(name))));
        }
        aging::forget(self.fs, kept, Amount { files: MOST_TEXTS, bytes: MOST_BYTES }, newest);
    }
}

/// Whether a file name is that of a kept text.
fn is_text(name: &OsStr) -> bool {
    let digest = name.to_str().and_then(|name| name.strip_suffix(ENDING)?.strip_suffix('.'));
    digest.and_then(Digest::read).is_some()
}

/// What a log tells, the first seen first. A line that is cut or damaged is none.
fn versions_in(log: &[u8]) -> Vec<SeenVersion> {
    let mut versions: BTreeMap<Digest, SeenVersion> = BTreeMap::new();
    for version in String::from_utf8_lossy(log).lines().filter_map(parse) {
        match versions.get_mut(&version.digest) {
            Some(known) => known.parents.extend(version.parents),
            None => {
                versions.insert(version.digest.clone(), version);
            }
        }
    }
    let mut versions: Vec<SeenVersion> = versions.into_values().collect();
    versions.sort_by(|one, other| (one.at, &one.digest).cmp(&(other.at, &other.digest)));
    versions
}

/// « 1795000000 saved HASH PARENT,PARENT »
fn line(at: SystemTime, seen: VersionSource, digest: &Digest, parents: &BTreeSet<Digest>) -> String {
    let seconds = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let parents: Vec<&str> = parents.iter().map(|parent| parent.0.as_str()).collect();
    format!("{seconds} {} {} {}\n", seen.name(), digest.0, parents.join(","))
}

fn parse(line: &str) -> Option<SeenVersion> {
    let mut parts = line.split(' ');
    let (at, seen, digest, parents) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let at = UNIX_EPOCH.checked_add(Duration::from_secs(at.parse().ok()?))?;
    let parents =
        parents.split(',').filter(|name| !name.is_empty()).map(Digest::read).collect::<Option<_>>()?;
    Some(SeenVersion { digest: Digest::read(digest)?, at, seen: VersionSource::of_name(seen)?, parents })
}

/// The name of a lineage: what the versions of one file have in common.
pub fn lineage(kind: FileKind, id: &str) -> String {
    let kind = match kind {
        FileKind::Charter => "charter",
        FileKind::Path => "path",
        FileKind::Module => "module",
        FileKind::Card => "card",
    };
    format!("{kind} {id}")
}

/// The versions that one was made of, directly and further back, without itself.
pub fn ancestors(versions: &[SeenVersion], of: &Digest) -> BTreeSet<Digest> {
    let parents: BTreeMap<&Digest, &BTreeSet<Digest>> =
        versions.iter().map(|version| (&version.digest, &version.parents)).collect();
    let mut found = BTreeSet::new();
    let mut queue = vec![of];
    while let Some(next) = queue.pop() {
        for parent in parents.get(next).into_iter().copied().flatten() {
            if parent != of && found.insert(parent.clone()) {
                queue.push(parent);
            }
        }
    }
    found
}

/// The version that two others were both made of, the nearest one; one of the two where the other was
/// made of it. None where nothing says so.
pub fn common(versions: &[SeenVersion], left: &Digest, right: &Digest) -> Option<Digest> {
    let of: BTreeMap<&Digest, &SeenVersion> = versions.iter().map(|v| (&v.digest, v)).collect();
    let reach = |from: &Digest| {
        let mut distance = BTreeMap::from([(from.clone(), 0_usize)]);
        let mut queue = VecDeque::from([from.clone()]);
        while let Some(next) = queue.pop_front() {
            let far = distance[&next] + 1;
            for parent in of.get(&next).iter().flat_map(|version| &version.parents) {
                if !distance.contains_key(parent) {
                    distance.insert(parent.clone(), far);
                    queue.push_back(parent.clone());
                }
            }
        }
        distance
    };
    let (lefts, rights) = (reach(left), reach(right));
    let shared = lefts.iter().filter_map(|(digest, far)| Some((far + rights.get(digest)?, digest)));
    shared.min().map(|(_, digest)| digest.clone())
}

#[cfg(test)]
mod tests;
