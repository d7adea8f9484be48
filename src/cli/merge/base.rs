//! The version that both sides were made from: given, or found.
//!
//! Owns the order in which it is looked for, from what is certain to what is likely: the history of git
//! where both versions stand in it; what this user opened and saved, and made of what; then, among all
//! that is known of the lineage, the version that lies between the two. That last one is a guess, and is
//! called one: its message says so, and how many removals rest on it.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::lineage::{self, SeenVersions, Taken};
use crate::cli::input::{self, InputText};
use crate::cli::session::Session;
use crate::diff::{self, What};
use crate::format::{Content, FileKind};
use crate::i18n::{Lang, date};
use crate::merge::{Basis, Decision, Fate};
use crate::model::Message;
use crate::store::versions::{Digest, ancestors, common};
use crate::store::{self, DiskFs, VersionSource, Versions};
use crate::term::clock;
use crate::vcs::{self, Repository, VcsError};

/// The most commits that are looked through.
const MOST_COMMITS: usize = 400;
/// The most that is read of earlier versions, in bytes.
const MOST_READ: u64 = 64 << 20;

/// How a common version was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum BaseOrigin {
    /// The user named it.
    Given,
    /// It stands where two histories part, in this commit.
    Git(String),
    /// The user had it before them at this time, and both were made of it.
    Kept(SystemTime),
    /// One side says that it took it.
    Taken(String),
    /// It lies between the two; it was seen at this time, or stands in this commit. Whether it was worked on here.
    Alike(SystemTime, Option<String>, Basis),
    /// There is none.
    None,
}

impl BaseOrigin {
    /// What scripts call it.
    pub(in crate::cli) fn name(&self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Git(_) => "git",
            Self::Kept(_) => "kept",
            Self::Taken(_) => "taken",
            Self::Alike(..) => "alike",
            Self::None => "none",
        }
    }

    /// The same in words.
    pub(in crate::cli) fn message(&self, lang: Lang) -> Message {
        let day = |at: &SystemTime| date(lang, &day(*at));
        match self {
            Self::Given => Message::new("merging-base-given"),
            Self::Git(commit) => Message::new("merging-base-git").with("commit", short(commit)),
            Self::Kept(at) => Message::new("merging-base-kept").with("day", day(at)),
            Self::Taken(digest) => Message::new("merging-base-taken").with("digest", digest.as_str()),
            Self::Alike(at, None, _) => Message::new("merging-base-alike").with("day", day(at)),
            Self::Alike(at, Some(commit), _) => {
                let message = Message::new("merging-base-alike-git").with("day", day(at));
                message.with("commit", short(commit))
            }
            Self::None => Message::new("merging-base-none"),
        }
    }

    /// How far it is known to be one.
    pub(in crate::cli) fn basis(&self) -> Basis {
        match self {
            Self::Alike(_, _, basis) => *basis,
            _ => Basis::Certain,
        }
    }

    /// How many removals rest on a guess: with another common version they might be none.
    pub(in crate::cli) fn doubtful(&self, decisions: &[Decision]) -> usize {
        if !matches!(self, Self::Alike(..)) {
            return 0;
        }
        let removes = |decision: &&Decision| {
            let gone = matches!(
                decision.change.what,
                What::Item { after: None, .. } | What::Group { after: None, .. }
            );
            gone && decision.fate != Fate::Agreed
        };
        decisions.iter().filter(removes).count()
    }
}

fn short(commit: &str) -> String {
    commit.chars().take(10).collect()
}

/// The day of a moment, in the time zone of the machine.
fn day(at: SystemTime) -> String {
    clock::local(at).map(|at| at.date().to_string()).unwrap_or_default()
}

/// A common version.
pub(super) struct Common {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) found: BaseOrigin,
}

/// One of the two versions.
#[derive(Clone, Copy)]
pub(super) struct SearchSide<'a> {
    pub(super) argument: &'a Path,
    pub(super) input: &'a InputText,
}

/// Two versions, as far as looking for a third needs them.
pub(super) struct BaseSearch<'a> {
    kind: FileKind,
    sides: [SearchSide<'a>; 2],
    /// Their texts in canonical form.
    canonical: [Cow<'a, str>; 2],
    /// The lineages they belong to, and those they were taken from.
    lineages: BTreeSet<String>,
    /// Names under which other versions may be checked in.
    names: BTreeSet<OsString>,
    /// What each says that it took.
    taken: Vec<Option<Taken>>,
    /// Whether it was told that git would not give something.
    refusal_told: AtomicBool,
}

impl<'a> BaseSearch<'a> {
    pub(super) fn new(
        kind: FileKind,
        sides: [SearchSide<'a>; 2],
        read: [diff::Version; 2],
        canonical: [Cow<'a, str>; 2],
    ) -> Self {
        let mut lineages = BTreeSet::new();
        let mut names = BTreeSet::new();
        for (side, version) in sides.iter().zip(read) {
            for id in lineage::ids(version) {
                names.extend(lineage::file_name(kind, id).map(OsString::from));
                lineages.insert(lineage::name(kind, id));
            }
            names.extend(side.argument.file_name().map(OsStr::to_owned));
        }
        let taken = read.into_iter().map(Taken::of).collect();
        Self { kind, sides, canonical, lineages, names, taken, refusal_told: AtomicBool::new(false) }
    }

    /// The common version, where one is found. What git would not give is told, and looked for elsewhere; what the
    /// disk refuses is not there.
    pub(super) fn run(&self, session: &Session) -> Option<Common> {
        self.in_git(session).or_else(|| self.kept()).or_else(|| {
            let known = self.known_versions(session);
            self.taken(&known).or_else(|| self.alike(known))
        })
    }

    /// Keeps both versions, so that later merges find them.
    pub(super) fn remember(&self) -> Vec<SeenVersions> {
        let texts = self.canonical.each_ref().map(|text| &**text);
        self.lineages.iter().map(|name| SeenVersions::of(name, &texts)).collect()
    }

    /// What git gave; where it refused, that is told once. That there is no repository is no refusal.
    fn given<T>(&self, result: Result<T, VcsError>, session: &Session) -> Option<T> {
        let error = match result {
            Ok(given) => return Some(given),
            Err(error) => error,
        };
        let absent = matches!(
            error,
            VcsError::NoGit
                | VcsError::NoRepository { .. }
                | VcsError::NoRevision { .. }
                | VcsError::NoFile { .. }
        );
        if !absent && !self.refusal_told.swap(true, Ordering::Relaxed) {
            session.note(&Message::new("merging-git-refused").with("why", error.message()));
        }
        None
    }

    /// Where two revisions of one repository part.
    fn in_git(&self, session: &Session) -> Option<Common> {
        let [left, right] =
            self.sides.map(|side| self.given(RepositoryVersion::of(side.argument), session).flatten());
        let (left, right) = (left?, right?);
        if left.repository.common_folder() != right.repository.common_folder() {
            return None;
        }
        let commit =
            |spot: &RepositoryVersion| self.given(left.repository.commit(&spot.revision), session).flatten();
        let (one, other) = (commit(&left)?, commit(&right)?);
        if one == other {
            return None;
        }
        let parting = self.given(left.repository.parting(&one, &other), session)??;
        let blob = [&left.name, &right.name]
            .into_iter()
            .find_map(|name| self.given(left.repository.blob_of(&parting, name), session).flatten())?;
        let bytes = self.given(left.repository.blob(&blob, session.limit), session)?;
        let text = String::from_utf8(bytes).ok()?;
        let name = format!("{}:{}", short(&parting), left.name.to_string_lossy());
        Some(Common { name, text, found: BaseOrigin::Git(parting) })
    }

    /// What this user made both of.
    fn kept(&self) -> Option<Common> {
        let state = store::state_dir()?;
        let digests = self.canonical.each_ref().map(|text| Digest::of(text));
        self.lineages.iter().find_map(|name| {
            let versions = Versions::of(&DiskFs, &state, name);
            let log = versions.log();
            let digest = common(&log, &digests[0], &digests[1])?;
            let at = log.iter().find(|version| version.digest == digest)?.at;
            let text = versions.text(&digest)?;
            let found = BaseOrigin::Kept(at);
            Some(Common { name: day(at), text, found })
        })
    }

    /// What one side says that it took: from the other, or from what that was before.
    fn taken(&self, known: &[KnownVersion]) -> Option<Common> {
        let texts = || {
            let sides = self.sides.iter().map(|side| side.input.text.as_str());
            sides.chain(known.iter().map(|version| version.text.as_str()))
        };
        self.taken.iter().flatten().find_map(|taken| {
            let text = texts().find(|text| taken.is_from(self.kind, text))?.to_owned();
            let digest = taken.digest.clone();
            Some(Common { name: digest.clone(), text, found: BaseOrigin::Taken(digest) })
        })
    }

    /// The version between the two among all that are known: the fewest lines to both; of equals the
    /// oldest, since what both have in addition then counts as agreed, and what only one has as its
    /// own. Neither of the two themselves: that one came after the other nobody knows. Nor what was seen no earlier
    /// than a side, or what only one side was made from: such a version is a draft of one side.
    fn alike(&self, mut known: Vec<KnownVersion>) -> Option<Common> {
        known.retain(|version| {
            !version.is_draft
                && self.sides.iter().all(|side| side.input.text != version.text)
                && self.canonical.iter().all(|text| *text != version.text)
        });
        let sides = self.sides.map(|side| LineCounts::of(&side.input.text));
        let measured = known.into_iter().filter_map(|version| {
            let lines = LineCounts::of(&version.text);
            let [left, right] = sides.each_ref().map(|side| lines.distance(side));
            // Where not a third of the lines is the same, it is another work under the same name.
            let near = |far: usize, side: &LineCounts| far * 3 <= (lines.count + side.count) * 2;
            let plausible = near(left, &sides[0]) && near(right, &sides[1]);
            plausible.then_some((left + right, version.at, version))
        });
        let (_, at, version) = measured.min_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)))?;
        let found = BaseOrigin::Alike(at, version.commit, version.basis);
        Some(Common { name: day(at), text: version.text, found })
    }

    fn known_versions(&self, session: &Session) -> Vec<KnownVersion> {
        let mut known = Vec::new();
        // When a side was seen first.
        let mut first: Option<SystemTime> = None;
        if let Some(state) = store::state_dir() {
            for name in &self.lineages {
                let versions = Versions::of(&DiskFs, &state, name);
                let log = versions.log();
                let digests = self.canonical.each_ref().map(|text| Digest::of(text));
                let of_side = log.iter().filter(|version| digests.contains(&version.digest));
                first = first.into_iter().chain(of_side.map(|version| version.at)).min();
                let before = digests.each_ref().map(|digest| ancestors(&log, digest));
                for version in &log {
                    let is_draft = before[0].contains(&version.digest) != before[1].contains(&version.digest)
                        || ancestors(&log, &version.digest).iter().any(|earlier| digests.contains(earlier));
                    let Some(text) = versions.text(&version.digest) else { continue };
                    let basis =
                        if version.seen == VersionSource::Opened { Basis::Opened } else { Basis::Likely };
                    known.push(KnownVersion { at: version.at, commit: None, basis, is_draft, text });
                }
            }
        }
        let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
        let places = self.sides.map(|side| side.argument).into_iter().chain([Path::new(".")]);
        for place in places {
            let Some(repository) = self.given(Repository::around(place), session) else { continue };
            if seen.insert(repository.common_folder().to_path_buf()) {
                known.extend(self.given(self.in_history(&repository, session), session).unwrap_or_default());
            }
        }
        for version in &mut known {
            // The day of a commit says nothing of when it came here.
            version.is_draft |= version.commit.is_none() && first.is_some_and(|first| version.at >= first);
        }
        known
    }

    fn in_history(&self, repository: &Repository, session: &Session) -> Result<Vec<KnownVersion>, VcsError> {
        let names: Vec<&OsStr> = self.names.iter().map(OsString::as_os_str).collect();
        let mut files = repository.tracked(&names)?;
        files.extend(self.sides.iter().filter_map(|side| repository.name_of(side.argument)));
        files.sort();
        files.dedup();
        let past = repository.past(&files, MOST_COMMITS)?;
        let ids: Vec<&str> = past.iter().map(|past| past.blob.as_str()).collect();
        let texts = repository.blobs(&ids, MOST_READ.min(session.limit.saturating_mul(8)))?;
        let of = |(past, bytes): (&vcs::Past, Vec<u8>)| {
            let text = String::from_utf8(bytes).ok()?;
            let at = UNIX_EPOCH.checked_add(Duration::from_secs(u64::try_from(past.at).ok()?))?;
            let content = Content::read(self.kind, &text).ok()?;
            let mut ids = lineage::ids(diff::Version::from(&content));
            let same = ids.any(|id| self.lineages.contains(&lineage::name(self.kind, id)));
            same.then(|| KnownVersion {
                at,
                commit: Some(past.commit.clone()),
                basis: Basis::Likely,
                is_draft: false,
                text,
            })
        };
        Ok(past.iter().zip(texts).filter_map(of).collect())
    }
}

/// A version that stands on this disk somewhere.
struct KnownVersion {
    at: SystemTime,
    commit: Option<String>,
    basis: Basis,
    /// Whether it is a draft of one side, or came after one.
    is_draft: bool,
    text: String,
}

/// A version in a repository.
struct RepositoryVersion {
    repository: Repository,
    revision: String,
    name: OsString,
}

impl RepositoryVersion {
    /// Where an argument stands in a repository; none where it stands in none.
    fn of(argument: &Path) -> Result<Option<Self>, VcsError> {
        if input::is_dash(argument) {
            return Ok(None);
        }
        if argument.exists() || !vcs::is_revision(argument) {
            let repository = Repository::around(argument)?;
            let name = repository.name_of(argument);
            return Ok(name.map(|name| Self { repository, revision: "HEAD".to_owned(), name }));
        }
        let Some((revision, file)) = argument.to_str().and_then(|argument| argument.rsplit_once(':')) else {
            return Ok(None);
        };
        let repository = Repository::around(Path::new("."))?;
        let name = match file.strip_prefix("./") {
            Some(file) => repository.name_of(Path::new(file)),
            None => Some(file.into()),
        };
        Ok(name.map(|name| Self { repository, revision: revision.to_owned(), name }))
    }
}

/// The lines of a text, without their order. In canonical form a line is a field or a sentence, so lines
/// count changes well enough to compare versions, and fast.
struct LineCounts<'a> {
    counts: HashMap<&'a str, usize>,
    count: usize,
}

impl<'a> LineCounts<'a> {
    fn of(text: &'a str) -> Self {
        let mut counts = HashMap::new();
        let mut count = 0;
        // Brackets alone say nothing.
        let says = |line: &&str| line.contains(char::is_alphanumeric);
        for line in text.lines().map(str::trim).filter(says) {
            *counts.entry(line).or_default() += 1;
            count += 1;
        }
        Self { counts, count }
    }

    /// How many lines are in one and not in the other.
    fn distance(&self, other: &Self) -> usize {
        let shared: usize =
            self.counts.iter().map(|(line, count)| *count.min(other.counts.get(line).unwrap_or(&0))).sum();
        self.count + other.count - 2 * shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_changes() {
        let distance = |one: &str, other: &str| LineCounts::of(one).distance(&LineCounts::of(other));
        assert_eq!(distance("a\nb\nc", "c\n  a\nb\n"), 0);
        assert_eq!(distance("a\nb\nb", "a\nb\nc"), 2);
        assert_eq!(distance("", "a"), 1);
    }
}
