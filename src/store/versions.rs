//! Versions of files that this user has had before them, kept so that a merge without git finds what
//! two files have in common.
//!
//! Owns a small store in the user's own state folder, addressed by content: a folder for each lineage
//! (the kind and the id of what a file holds), in it each text once, under its hash, and a log of what
//! was seen when, and made out of what. It is a convenience: whoever can't write or read it works
//! without it, and what is damaged is as if it had never been kept. Bounded by size and age.

use super::fs::{Access, Fs, Kind, patiently, read_up_to, write_all};
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
/// The largest text that is kept, in bytes.
pub const LARGEST: u64 = 24 << 20;
/// How long a text is kept.
pub const KEPT_FOR: Duration = Duration::from_secs(400 * 24 * 3600);

/// The file of a lineage that says what was seen.
const LOG: &str = "log";
/// How the name of a kept text ends.
const ENDING: &str = "ron";
/// The longest log that is read, in bytes: some twenty thousand lines.
const LONGEST_LOG: u64 = 4 << 20;

/// How a version came before the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seen {
    /// It was opened, or read to be merged.
    Opened,
    /// It was saved.
    Saved,
    /// A merge made it.
    Merged,
}

impl Seen {
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
        let mut name = String::with_capacity(32);
        for byte in &hash(text.as_bytes())[..16] {
            name.push_str(&format!("{byte:02x}"));
        }
        Self(name)
    }

    fn read(name: &str) -> Option<Self> {
        let plain =
            name.len() == 32 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        plain.then(|| Self(name.to_owned()))
    }
}

/// A version of which the log tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its name.
    pub digest: Digest,
    /// When it was first seen.
    pub at: SystemTime,
    /// How it came before the user first.
    pub seen: Seen,
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
        seen: Seen,
        parents: &[Digest],
        now: SystemTime,
    ) -> io::Result<Digest> {
        let digest = Digest::of(text);
        if text.len() as u64 > LARGEST {
            return Ok(digest);
        }
        patiently(|| self.fs.create_folder(&self.folder))?;
        let _others_wait = self.fs.lock_folder(&self.folder);
        let known = self.log();
        let is_new = !self.is_kept(&digest);
        if is_new {
            self.keep(&digest, text)?;
        }
        let parents: BTreeSet<Digest> = parents.iter().filter(|parent| **parent != digest).cloned().collect();
        let told =
            known.iter().any(|version| version.digest == digest && version.parents.is_superset(&parents));
        if !told {
            self.append(&line(now, seen, &digest, &parents))?;
        }
        if is_new {
            self.prune(now);
        }
        Ok(digest)
    }

    /// The versions, the first seen first.
    pub fn log(&self) -> Vec<Version> {
        let read = || -> io::Result<Vec<u8>> {
            let file = patiently(|| self.fs.open(&self.folder.join(LOG), Access::Read))?;
            read_up_to(self.fs, &file, self.fs.metadata_of(&file)?.len, LONGEST_LOG)
        };
        let bytes = read().unwrap_or_default();
        let mut versions: BTreeMap<Digest, Version> = BTreeMap::new();
        // A line that is cut or damaged is none.
        for version in String::from_utf8_lossy(&bytes).lines().filter_map(parse) {
            match versions.get_mut(&version.digest) {
                Some(known) => known.parents.extend(version.parents),
                None => {
                    versions.insert(version.digest.clone(), version);
                }
            }
        }
        let mut versions: Vec<Version> = versions.into_values().collect();
        versions.sort_by(|one, other| (one.at, &one.digest).cmp(&(other.at, &other.digest)));
        versions
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

    fn is_kept(&self, digest: &Digest) -> bool {
        self.fs.metadata(&self.path(digest)).is_ok_and(|found| found.kind == Kind::File)
    }

    /// Writes a text aside and gives it its name, so that no reader sees half of it.
    fn keep(&self, digest: &Digest, text: &str) -> io::Result<()> {
        let name = OsStr::new(&digest.0);
        let (path, file) = temp::create(self.fs, &self.folder, name, temp::TEMPORARY, Access::CreateNew)?;
        let done = write_all(self.fs, &file, 0, text.as_bytes())
            .and_then(|()| patiently(|| self.fs.rename_new(&path, &self.path(digest))));
        match done {
            Err(error) => {
                let _ = self.fs.unlink(&path);
                if error.kind() == io::ErrorKind::AlreadyExists { Ok(()) } else { Err(error) }
            }
            Ok(()) => Ok(()),
        }
    }

    fn append(&self, line: &str) -> io::Result<()> {
        let path = self.folder.join(LOG);
        let file = match patiently(|| self.fs.open(&path, Access::CreateNew)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                patiently(|| self.fs.open(&path, Access::Write))?
            }
            done => done?,
        };
        let end = self.fs.metadata_of(&file)?.len;
        if end > LONGEST_LOG {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        write_all(self.fs, &file, end, line.as_bytes())
    }

    /// Removes what is too old, then the oldest while there is too much.
    fn prune(&self, now: SystemTime) {
        let mut kept: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for lineage in self.fs.entries(&self.root).unwrap_or_default() {
            let folder = self.root.join(lineage);
            super::sweep(self.fs, &folder, now);
            for name in self.fs.entries(&folder).unwrap_or_default() {
                let path = folder.join(&name);
                let ours = path.extension().is_some_and(|end| end == ENDING);
                if let (true, Ok(found)) = (ours, self.fs.metadata(&path)) {
                    kept.push((found.modified, found.len, path));
                }
            }
        }
        kept.sort();
        let mut total: u64 = kept.iter().map(|(_, len, _)| len).sum();
        for (at, len, path) in kept {
            let old = now.duration_since(at).is_ok_and(|age| age > KEPT_FOR);
            if !old && total <= MOST_BYTES {
                break;
            }
            if self.fs.unlink(&path).is_ok() {
                total -= len;
            }
        }
    }
}

/// « 1795000000 saved HASH PARENT,PARENT »
fn line(at: SystemTime, seen: Seen, digest: &Digest, parents: &BTreeSet<Digest>) -> String {
    let seconds = at.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
    let parents: Vec<&str> = parents.iter().map(|parent| parent.0.as_str()).collect();
    format!("{seconds} {} {} {}\n", seen.name(), digest.0, parents.join(","))
}

fn parse(line: &str) -> Option<Version> {
    let mut parts = line.split(' ');
    let (at, seen, digest, parents) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let at = UNIX_EPOCH.checked_add(Duration::from_secs(at.parse().ok()?))?;
    let parents =
        parents.split(',').filter(|name| !name.is_empty()).map(Digest::read).collect::<Option<_>>()?;
    Some(Version { digest: Digest::read(digest)?, at, seen: Seen::of_name(seen)?, parents })
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

/// The version that two others were both made of, the nearest one; one of the two where the other was
/// made of it. None where nothing says so.
pub fn common(versions: &[Version], left: &Digest, right: &Digest) -> Option<Digest> {
    let of: BTreeMap<&Digest, &Version> = versions.iter().map(|v| (&v.digest, v)).collect();
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
mod tests {
    use super::*;
    use crate::store::DiskFs;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn now() -> SystemTime {
        SystemTime::now()
    }

    #[test]
    fn what_was_seen_is_found_with_what_it_was_made_of() {
        let state = tempfile::tempdir().unwrap();
        let versions = Versions::of(&DiskFs, state.path(), "path a-1");
        assert_eq!(versions.log(), []);
        let one = versions.remember("un", Seen::Opened, &[], at(10)).unwrap();
        let two = versions.remember("deux", Seen::Saved, std::slice::from_ref(&one), at(20)).unwrap();
        let same = versions.remember("un", Seen::Opened, &[], at(30)).unwrap();
        assert_eq!(one, same);
        let log = versions.log();
        assert_eq!(log.len(), 2);
        assert_eq!((&log[0].digest, log[0].at, log[0].seen), (&one, at(10), Seen::Opened));
        assert_eq!(log[1].parents, BTreeSet::from([one.clone()]));
        assert_eq!(versions.text(&two).as_deref(), Some("deux"));
        assert_eq!(Versions::of(&DiskFs, state.path(), "path b-2").log(), []);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&versions.path(&one)), 0o600);
            assert_eq!(mode(&versions.folder), 0o700);
        }
    }

    #[test]
    fn what_is_damaged_was_never_kept() {
        let state = tempfile::tempdir().unwrap();
        let versions = Versions::of(&DiskFs, state.path(), "path a-1");
        let one = versions.remember("un", Seen::Opened, &[], at(10)).unwrap();
        let log = versions.folder.join(LOG);
        let mut text = std::fs::read_to_string(&log).unwrap();
        text.push_str("x\n20 saved zz \n30 saved 00112233445566778899aabbccddeeff");
        std::fs::write(&log, text).unwrap();
        assert_eq!(versions.log().len(), 1);
        std::fs::write(versions.path(&one), "autre").unwrap();
        assert_eq!(versions.text(&one), None);
        std::fs::remove_file(versions.path(&one)).unwrap();
        assert_eq!(versions.text(&one), None);
        versions.remember("un", Seen::Opened, &[], at(40)).unwrap();
        assert_eq!(versions.text(&one).as_deref(), Some("un"));
    }

    #[test]
    fn the_store_stays_small_and_forgets() {
        let state = tempfile::tempdir().unwrap();
        let versions = Versions::of(&DiskFs, state.path(), "path a-1");
        let one = versions.remember("un", Seen::Opened, &[], now()).unwrap();
        let other = Versions::of(&DiskFs, state.path(), "path b-2");
        let later = now() + KEPT_FOR + Duration::from_secs(60);
        let two = other.remember("deux", Seen::Opened, &[], later).unwrap();
        assert_eq!(versions.text(&one), None, "a year is enough");
        assert_eq!(other.text(&two), None, "by the clock of the disk, that one is as old");
        let large = "x".repeat(usize::try_from(LARGEST).unwrap() / 4);
        let mut kept = Vec::new();
        for number in 0..20 {
            kept.push(versions.remember(&format!("{number}{large}"), Seen::Saved, &[], now()).unwrap());
        }
        let there = kept.iter().filter(|digest| versions.text(digest).is_some()).count() as u64;
        assert!(there < 20 && there * (LARGEST / 4) <= MOST_BYTES && there >= 14, "{there}");
        assert!(versions.text(&kept[19]).is_some(), "the newest stays");
        let huge = "y".repeat(usize::try_from(LARGEST).unwrap() + 1);
        let huge = versions.remember(&huge, Seen::Saved, &[], now()).unwrap();
        assert_eq!(versions.text(&huge), None);
    }

    #[test]
    fn the_nearest_common_version() {
        let version = |name: &str, at_: u64, parents: &[&str]| Version {
            digest: Digest::of(name),
            at: at(at_),
            seen: Seen::Saved,
            parents: parents.iter().map(|parent| Digest::of(parent)).collect(),
        };
        let versions = [
            version("a", 1, &[]),
            version("b", 2, &["a"]),
            version("c", 3, &["b"]),
            version("d", 4, &["b"]),
            version("e", 5, &["d"]),
            version("x", 6, &[]),
            // Circles lead nowhere.
            version("y", 7, &["z"]),
            version("z", 8, &["y"]),
        ];
        let of = |left: &str, right: &str| common(&versions, &Digest::of(left), &Digest::of(right));
        assert_eq!(of("c", "e"), Some(Digest::of("b")));
        assert_eq!(of("e", "c"), Some(Digest::of("b")));
        assert_eq!(of("b", "e"), Some(Digest::of("b")), "one was made of the other");
        assert_eq!(of("c", "x"), None);
        assert_eq!(of("y", "c"), None);
        assert_eq!(of("c", "unknown"), None);
    }
}
