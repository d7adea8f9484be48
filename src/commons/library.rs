//! The files of a commons, as a list of what can be opened, taken or read.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{self, CheckOptions, Commons, Severity};
use crate::format::{Content, FileKind, digest};
use crate::model::{Charter, Contributor, Keyed, Message, Module, Requirement, Role, Status, TrainingPath};

use super::taking::Taking;

/// A file of the commons, as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryFile {
    /// Its name from the folder of the commons, with `/` between its parts.
    pub file: String,
    /// What it holds, or why it can't be read.
    pub content: Result<Content, Message>,
    /// Its last change, as far as it is known.
    pub latest: Option<Latest>,
}

/// The last change of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Latest {
    /// When, in seconds since 1970.
    pub at: i64,
    /// Who; empty where nobody says.
    pub by: String,
    /// What they said about it; empty where nobody does.
    pub what: String,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// A training path.
    Path,
    /// A module, in a file of its own or in a path.
    Module,
    /// A card.
    Card,
}

/// Something that the commons offers.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryItem {
    /// What it is.
    pub kind: ItemKind,
    /// The file it stands in, by its place among the sources.
    pub source: usize,
    /// The id of the module, where it stands in a path.
    pub module: Option<String>,
    /// Its title; the name of the file where there is none.
    pub title: String,
    /// The id of the centre that answers for it; empty where nobody says.
    pub centre: String,
    /// Words to find it by, beside its title.
    pub words: String,
    /// How far it has come; none for what says nothing of that, or can't be read.
    pub status: Option<Status>,
    /// How long it takes.
    pub minutes: u32,
    /// How many modules a path has.
    pub modules: usize,
    /// Why it can't be read, if so.
    pub broken: Option<Message>,
}

/// Something that is wrong in the commons, or between its files.
#[derive(Debug, Clone, PartialEq)]
pub struct LibraryProblem {
    /// The file, by its place among the sources.
    pub source: usize,
    /// The code of the rule; none for a file that can't be read.
    pub code: Option<&'static str>,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Message,
}

/// Everything that a commons holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Library {
    /// Its name: that of the charter, else what it was called when it was read.
    pub title: String,
    /// Whether there is a charter.
    pub chartered: bool,
    /// The names of the centres, by id.
    pub centres: BTreeMap<String, String>,
    /// The files, by their names.
    pub sources: Vec<LibraryFile>,
    /// What there is, path by path, module by module, card by card.
    pub items: Vec<LibraryItem>,
    /// What is wrong, the gravest first.
    pub troubles: Vec<LibraryProblem>,
    /// What most paths ask for before a module whose own file asks for nothing: by the id of the module.
    pub customs: BTreeMap<String, Vec<Requirement>>,
}

impl Library {
    /// Looks through the files of a commons that is called `title` where it has no charter.
    pub fn of(title: &str, mut sources: Vec<LibraryFile>, options: &CheckOptions) -> Self {
        sources.sort_by(|one, other| one.file.cmp(&other.file));
        let charter = sources.iter().find_map(|source| match &source.content {
            Ok(Content::Charter(charter)) => Some(charter),
            _ => None,
        });
        let centres = charter.map(centres).unwrap_or_default();
        let title = charter.map_or(title, |charter| &charter.title).to_owned();
        let (chartered, items) = (charter.is_some(), items(&sources));
        let (troubles, customs) = (troubles(&sources, options), customs(&sources));
        Self { title, chartered, centres, sources, items, troubles, customs }
    }

    /// The file of an item.
    pub fn file(&self, item: &LibraryItem) -> &str {
        self.sources.get(item.source).map_or("", |source| &source.file)
    }

    /// The last change of the file of an item.
    pub fn latest(&self, item: &LibraryItem) -> Option<&Latest> {
        self.sources.get(item.source)?.latest.as_ref()
    }

    /// What a centre is called.
    pub fn centre<'a>(&'a self, id: &'a str) -> &'a str {
        self.centres.get(id).map_or(id, String::as_str)
    }

    /// The module that an item offers.
    pub fn taking<'a>(&'a self, item: &'a LibraryItem) -> Option<Taking<'a>> {
        match (self.sources.get(item.source)?.content.as_ref().ok()?, &item.module) {
            (Content::Module(file), None) => Some(Taking::of_file(file, &item.centre)),
            (Content::Path(path), Some(id)) => Taking::of_path(path, id, &item.centre),
            _ => None,
        }
    }

    /// The module of this id: the one in a file of its own, else the first in a path.
    #[cfg(feature = "testing")]
    pub fn module<'a>(&'a self, id: &str) -> Option<Taking<'a>> {
        let offered = self.items.iter().filter(|item| item.kind == ItemKind::Module);
        let mut found = offered.filter_map(|item| self.taking(item)).filter(|taking| taking.id == id);
        let first = found.next()?;
        Some(found.find(|taking| taking.path.is_none()).filter(|_| first.path.is_some()).unwrap_or(first))
    }
}

fn centres(charter: &Charter) -> BTreeMap<String, String> {
    charter.centres.iter().map(|(id, centre)| (id.clone(), centre.name.clone())).collect()
}

fn items(sources: &[LibraryFile]) -> Vec<LibraryItem> {
    let (mut paths, mut modules, mut cards) = (Vec::new(), Vec::new(), Vec::new());
    // What a module file offers is not offered again by the paths that took it is.
    let mut offered: BTreeSet<(String, String)> = BTreeSet::new();
    for (at, source) in sources.iter().enumerate() {
        match &source.content {
            Ok(Content::Path(path)) => paths.push(of_path(at, source, path)),
            Ok(Content::Module(file)) => {
                offered.insert((file.id.clone(), digest(&file.module)));
                let centre = responsible(&file.module.contributors);
                let status = Some(file.status.clone());
                modules.push(LibraryItem { status, ..of_module(at, &file.id, &file.module, centre) });
            }
            Ok(Content::Card(card)) => cards.push(LibraryItem {
                title: named(&card.title, &card.id),
                centre: responsible(&card.contributors),
                words: card.keywords.to_vec().join(" "),
                status: Some(card.status.clone()),
                minutes: card.minutes,
                ..empty(ItemKind::Card, at)
            }),
            Ok(Content::Charter(_)) => {}
            Err(why) => {
                let kind = source.file.rsplit('/').next().and_then(FileKind::of_name);
                let (kind, list) = match kind {
                    Some(FileKind::Module) => (ItemKind::Module, &mut modules),
                    Some(FileKind::Card) => (ItemKind::Card, &mut cards),
                    _ => (ItemKind::Path, &mut paths),
                };
                let (title, broken) = (source.file.clone(), Some(why.clone()));
                list.push(LibraryItem { title, broken, ..empty(kind, at) });
            }
        }
    }
    for (at, source) in sources.iter().enumerate() {
        let Ok(Content::Path(path)) = &source.content else { continue };
        let centre = centre_of(source, path);
        for (id, module) in path.modules.iter() {
            if offered.insert((id.clone(), digest(module))) {
                let item = of_module(at, id, module, centre.clone());
                modules.push(LibraryItem { module: Some(id.clone()), ..item });
            }
        }
    }
    paths.into_iter().chain(modules).chain(cards).collect()
}

/// The groups that at least half of the paths with a module ask for before it, where its own file, which
/// knows no path, asks for nothing.
fn customs(sources: &[LibraryFile]) -> BTreeMap<String, Vec<Requirement>> {
    let bare: BTreeSet<&str> = sources
        .iter()
        .filter_map(|source| match &source.content {
            Ok(Content::Module(file)) if file.module.requires.is_empty() => Some(file.id.as_str()),
            _ => None,
        })
        .collect();
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    let mut asked: BTreeMap<&str, Vec<(usize, &Requirement)>> = BTreeMap::new();
    for source in sources {
        let Ok(Content::Path(path)) = &source.content else { continue };
        for (id, module) in path.modules.iter().filter(|(id, _)| bare.contains(id.as_str())) {
            *taken.entry(id).or_default() += 1;
            let groups = asked.entry(id).or_default();
            for group in module.requires.iter().filter(|group| !group.any_of.is_empty()) {
                let alike = |(_, have): &&mut (usize, &Requirement)| {
                    (&have.any_of, &have.kind) == (&group.any_of, &group.kind)
                };
                match groups.iter_mut().find(alike) {
                    Some((count, _)) => *count += 1,
                    None => groups.push((1, group)),
                }
            }
        }
    }
    let usual = |(id, groups): (&str, Vec<(usize, &Requirement)>)| {
        let most = taken.get(id).copied().unwrap_or(0);
        let groups: Vec<Requirement> = groups
            .into_iter()
            .filter(|(count, _)| count * 2 >= most)
            .map(|(_, group)| group.clone())
            .collect();
        (!groups.is_empty()).then(|| (id.to_owned(), groups))
    };
    asked.into_iter().filter_map(usual).collect()
}

fn empty(kind: ItemKind, source: usize) -> LibraryItem {
    LibraryItem {
        kind,
        source,
        module: None,
        title: String::new(),
        centre: String::new(),
        words: String::new(),
        status: None,
        minutes: 0,
        modules: 0,
        broken: None,
    }
}

fn named(title: &str, id: &str) -> String {
    if title.is_empty() { id.to_owned() } else { title.to_owned() }
}

fn of_path(at: usize, source: &LibraryFile, path: &TrainingPath) -> LibraryItem {
    LibraryItem {
        title: named(&path.title, &path.id),
        centre: centre_of(source, path),
        words: format!("{} {}", path.code, source.file),
        status: Some(path.status.clone()),
        minutes: path.modules.values().map(Module::total_minutes).fold(0, u32::saturating_add),
        modules: path.modules.len(),
        ..empty(ItemKind::Path, at)
    }
}

fn of_module(at: usize, id: &str, module: &Module, centre: String) -> LibraryItem {
    LibraryItem {
        title: named(&module.title, id),
        centre,
        words: format!("{} {}", module.code, module.keywords.to_vec().join(" ")),
        minutes: module.total_minutes(),
        ..empty(ItemKind::Module, at)
    }
}

/// The centre of a path: the one that offers it, else the folder it stands in.
fn centre_of(source: &LibraryFile, path: &TrainingPath) -> String {
    let stated = path.organisation.as_ref().map(|body| body.centre.clone()).unwrap_or_default();
    if !stated.is_empty() {
        return stated;
    }
    source.file.split_once('/').map_or_else(String::new, |(folder, _)| folder.to_owned())
}

/// The centre of the first author, else of the first who is named.
fn responsible(contributors: &Keyed<Contributor>) -> String {
    let named = || contributors.values().filter(|one| !one.centre.is_empty());
    let author = named().find(|one| one.roles.contains(&Role::Author));
    author.or_else(|| named().next()).map(|one| one.centre.clone()).unwrap_or_default()
}

fn troubles(sources: &[LibraryFile], options: &CheckOptions) -> Vec<LibraryProblem> {
    let mut commons = Commons::default();
    let mut found: Vec<LibraryProblem> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        places.insert(&source.file, at);
        let file = source.file.as_str();
        let own = match &source.content {
            Ok(Content::Charter(charter)) => {
                commons.charter.get_or_insert((file, charter));
                check::check_charter(charter, options)
            }
            Ok(Content::Path(path)) => {
                commons.paths.push((file, path));
                check::check(path, options)
            }
            Ok(Content::Module(module)) => {
                commons.modules.push((file, module));
                check::check_module_file(module, options)
            }
            Ok(Content::Card(card)) => {
                commons.cards.push((file, card));
                check::check_card(card, options)
            }
            Err(why) => {
                let message = why.clone();
                found.push(LibraryProblem { source: at, code: None, severity: Severity::Error, message });
                continue;
            }
        };
        // What is only worth knowing about a file is told where the file is open.
        let grave = own.into_iter().filter(|finding| finding.severity > Severity::Info);
        found.extend(grave.map(|finding| trouble(at, finding)));
    }
    for across in check::check_commons(&commons, options) {
        if let Some(at) = places.get(across.file.as_str()) {
            found.push(trouble(*at, across.finding));
        }
    }
    found.sort_by_key(|trouble| std::cmp::Reverse(trouble.severity));
    found
}

fn trouble(source: usize, finding: check::Finding) -> LibraryProblem {
    let (code, severity) = (Some(finding.rule.code), finding.severity);
    LibraryProblem { source, code, severity, message: finding.message }
}
