//! Which files are judged, and together with which.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf, absolute};

use super::judge::{self, CheckedFile, refusal, unreadable};
use super::{CheckReport, name};
use crate::check::{CheckOptions, Commons, Finding, Profile, check_commons};
use crate::cli::input::{self, NotRead};
use crate::cli::session::{Failure, Session};
use crate::format::{CHARTER, Content, FileKind};
use crate::model::Message;
use crate::store::walk::MOST_ENTRIES;
use crate::store::{Skip, Skipped, commons_around, walk};
use crate::term::clock;

/// Judges what the arguments name, and tells what could not be looked at.
pub(super) fn collect(arguments: &[PathBuf], profiles: &[Profile], session: &Session) -> CheckReport {
    let mut unread = Unread::new(session);
    let mut members = asked(arguments, &mut unread);
    let asked = members.len();
    let groups = groups(&mut members, &mut unread);
    let options = CheckOptions {
        profiles: profiles.iter().copied().collect(),
        today: clock::today(),
        ..CheckOptions::default()
    };
    let mut across = across(&members, &groups, &options);
    let files = members
        .into_iter()
        .take(asked)
        .enumerate()
        .map(|(index, member)| judge::judge(member, across.remove(&index).unwrap_or_default(), &options))
        .collect();
    CheckReport { files, unread: unread.places.len() }
}

/// What could not be looked at: each is told once, wherever it is met.
struct Unread<'s> {
    session: &'s Session,
    places: BTreeSet<PathBuf>,
    /// What was passed over on purpose.
    noted: BTreeSet<PathBuf>,
}

impl<'s> Unread<'s> {
    fn new(session: &'s Session) -> Self {
        Self { session, places: BTreeSet::new(), noted: BTreeSet::new() }
    }

    /// Something that a walk passed over.
    fn skipped(&mut self, skipped: &Skipped) {
        let missed = matches!(skipped.why, Skip::Unreadable | Skip::TooMany);
        let met = if missed { &mut self.places } else { &mut self.noted };
        if met.insert(place(&skipped.path)) {
            let message = skip_message(skipped);
            if missed { self.session.problem(&message) } else { self.session.note(&message) }
        }
    }

    /// A file that can't be read.
    fn failed(&mut self, file: &Path, failure: &Failure) {
        if self.places.insert(place(file)) {
            self.session.tell_failure(failure);
        }
    }
}

/// The files that the arguments name, each once.
fn asked(arguments: &[PathBuf], unread: &mut Unread) -> Vec<CheckedFile> {
    let session = unread.session;
    let mut members = Vec::new();
    let mut seen = BTreeSet::new();
    for argument in arguments {
        let files = if !input::is_dash(argument) && argument.is_dir() {
            let found = walk(argument, of_a_commons, MOST_ENTRIES);
            found.skipped.iter().for_each(|skipped| unread.skipped(skipped));
            if found.files.is_empty() {
                session.note(&Message::new("cli-check-nothing").with("folder", name(argument)));
            }
            found.files
        } else {
            vec![argument.clone()]
        };
        for file in files {
            if !seen.insert(place(&file)) {
                continue;
            }
            match member(file.clone(), session) {
                Ok(member) => members.push(member),
                Err(failure) => unread.failed(&file, &failure),
            }
        }
    }
    members
}

fn of_a_commons(name: &str) -> bool {
    FileKind::of_name(name).is_some()
}

/// Where a file is, whatever it was called: without `.` and `..` and links on the way.
fn place(file: &Path) -> PathBuf {
    file.canonicalize().or_else(|_| absolute(file)).unwrap_or_else(|_| file.to_path_buf())
}

fn skip_message(skipped: &Skipped) -> Message {
    let of = |key: &str| Message::new(key).with("file", name(&skipped.path));
    match &skipped.why {
        Skip::Unreadable => of("cli-skip-unreadable"),
        Skip::ConflictCopy(original) => of("cli-skip-conflict-copy").with("original", original.as_str()),
        Skip::LeadsOut => of("cli-skip-leads-out"),
        Skip::TooMany => of("cli-skip-too-many").with("most", MOST_ENTRIES),
    }
}

/// Reads a file. A text that is none, or that is refused, is a finding; only what can't be looked at
/// at all is a failure.
fn member(path: PathBuf, session: &Session) -> Result<CheckedFile, Failure> {
    let name = name(&path);
    match input::read(&path, session) {
        Ok(read) => {
            let content = Content::read(input::kind(&path, &read.text), &read.text);
            let content = content.map_err(|error| refusal(&error, &read.text));
            Ok(CheckedFile { path, name, text: read.text, content })
        }
        Err(NotRead::Stdin(Failure::Refused { text, error, .. })) => {
            let content = Err(refusal(&error, &text));
            Ok(CheckedFile { path, name, text, content })
        }
        Err(NotRead::Load(error)) => match unreadable(&error) {
            Some(located) => Ok(CheckedFile { path, name, text: String::new(), content: Err(located) }),
            None => Err(error.into()),
        },
        Err(error @ (NotRead::Stdin(_) | NotRead::History(_))) => Err(error.into()),
    }
}

/// The files that are judged together: those of one commons, by the folder of its charter. Those that
/// were not asked for are read too and put behind the others, because what was asked for may refer to
/// them.
fn groups(members: &mut Vec<CheckedFile>, unread: &mut Unread) -> BTreeMap<PathBuf, Vec<usize>> {
    let mut groups: BTreeMap<PathBuf, Vec<usize>> = BTreeMap::new();
    let mut roots = BTreeMap::new();
    let mut known = BTreeSet::new();
    for (index, member) in members.iter().enumerate().filter(|(_, member)| !input::is_dash(&member.path)) {
        known.insert(place(&member.path));
        if let Some(root) = root_of(&member.path, &mut roots) {
            groups.entry(root).or_default().push(index);
        }
    }
    for (root, indices) in &mut groups {
        if !root.join(CHARTER).exists() {
            continue;
        }
        let found = walk(root, of_a_commons, MOST_ENTRIES);
        found.skipped.iter().for_each(|skipped| unread.skipped(skipped));
        for file in found.files {
            if known.contains(&place(&file)) || root_of(&file, &mut roots).as_ref() != Some(root) {
                continue;
            }
            match member(file.clone(), unread.session) {
                Ok(member) => {
                    indices.push(members.len());
                    members.push(member);
                }
                Err(failure) => unread.failed(&file, &failure),
            }
        }
    }
    groups
}

/// The folder of the charter that a file is under; its own folder where there is none.
fn root_of(file: &Path, known: &mut BTreeMap<PathBuf, PathBuf>) -> Option<PathBuf> {
    let folder = place(file).parent()?.to_path_buf();
    if let Some(root) = known.get(&folder) {
        return Some(root.clone());
    }
    let root = commons_around(&folder).unwrap_or(&folder).to_path_buf();
    known.insert(folder, root.clone());
    Some(root)
}

/// What only shows across the files of each commons, by member.
fn across(
    members: &[CheckedFile],
    groups: &BTreeMap<PathBuf, Vec<usize>>,
    options: &CheckOptions,
) -> BTreeMap<usize, Vec<Finding>> {
    let mut found: BTreeMap<usize, Vec<Finding>> = BTreeMap::new();
    for (root, indices) in groups {
        let names: BTreeMap<String, usize> =
            indices.iter().map(|index| (below(root, &members[*index].path), *index)).collect();
        let mut commons = Commons::default();
        for (name, index) in &names {
            match &members[*index].content {
                Ok(Content::Charter(charter)) if name == CHARTER => commons.charter = Some((name, charter)),
                Ok(Content::Path(path)) => commons.paths.push((name, path)),
                Ok(Content::Module(module)) => commons.modules.push((name, module)),
                Ok(Content::Card(card)) => commons.cards.push((name, card)),
                _ => {}
            }
        }
        for finding in check_commons(&commons, options) {
            if let Some(index) = names.get(&finding.file) {
                found.entry(*index).or_default().push(finding.finding);
            }
        }
    }
    found
}

/// The name of a file from the folder of its charter, in parts parted by `/`.
fn below(root: &Path, file: &Path) -> String {
    let file = place(file);
    let rest = file.strip_prefix(root).unwrap_or(&file);
    let parts: Vec<_> = rest.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
