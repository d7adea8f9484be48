//! The catalogue of merges as folders: base, left, right, expected, and what is asked and said.
//!
//! The tests run them and the manual shows them; both read them from here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// What becomes of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Class {
    /// Merged, and nothing to say.
    Ok,
    /// Merged, and listed.
    Note,
    /// A question: two changes contradict.
    Ask,
    /// A question: each version is lawful, both together are not.
    Law,
    /// It cannot be run; nothing is written.
    Stop,
}

/// Who can run a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum By {
    /// The library, from three files.
    #[default]
    Merge,
    /// Git's driver: it is about files that cannot be read.
    Driver,
    /// `resolve`, from the stages in git's index.
    Resolve,
    /// Git or the history of files around the merge.
    Vcs,
}

/// A side of the merge, where files are given by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Of {
    Base,
    Left,
    Right,
}

/// A question that must be asked.
#[derive(Debug, Clone, Deserialize)]
pub struct Asked {
    pub kind: String,
    pub at: String,
    /// Keys of answers that must be offered; `left` and `right` stand for the labels.
    pub choices: Vec<String>,
    #[serde(default)]
    pub suggested: Option<String>,
}

/// A note that must be made.
#[derive(Debug, Clone, Deserialize)]
pub struct Noted {
    pub kind: String,
    pub at: String,
    /// Keys of what could be instead.
    #[serde(default)]
    pub choices: Vec<String>,
}

/// The text `case.ron`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The row of the catalogue, from 1.
    pub row: String,
    pub class: Class,
    #[serde(default)]
    pub by: By,
    /// What is shown, in one sentence.
    pub french: String,
    pub english: String,
    #[serde(default = "labels")]
    pub labels: (String, String),
    /// Files that get the line endings of another system.
    #[serde(default)]
    pub crlf: Vec<Of>,
    /// How many changes both sides made alike.
    #[serde(default)]
    pub agreed: Option<usize>,
    #[serde(default)]
    pub questions: Vec<Asked>,
    #[serde(default)]
    pub notes: Vec<Noted>,
    /// Words of the message, where nothing can be merged.
    #[serde(default)]
    pub says: Vec<String>,
    /// Whether the manual shows it in full.
    #[serde(default)]
    pub worked: bool,
    /// With `first-base`, `first-left` and `first-right`: the base is their merge, with its question open,
    /// and each side is the base with this answer, or untouched, or a file of its own.
    #[serde(default)]
    pub answers: (Option<String>, Option<String>),
}

fn labels() -> (String, String) {
    ("cci-nord".into(), "cci-sud".into())
}

/// A folder of the catalogue.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Its name: row and a few words.
    pub name: String,
    pub case: Case,
    /// The files by the first part of their name.
    pub files: BTreeMap<String, String>,
    /// The end of their names: `path.ron`, `module.ron`, `card.ron`, `commons.ron`.
    pub end: String,
}

impl Folder {
    /// The number of its row.
    pub fn row(&self) -> u32 {
        self.case.row.parse().unwrap_or_else(|_| panic!("{}: {} is no row", self.name, self.case.row))
    }

    /// A file as it goes into the merge.
    pub fn text(&self, stem: &str) -> Option<String> {
        let text = self.files.get(stem)?;
        let of = match stem {
            "base" => Some(Of::Base),
            "left" => Some(Of::Left),
            "right" => Some(Of::Right),
            _ => None,
        };
        let crlf = of.is_some_and(|of| self.case.crlf.contains(&of));
        Some(if crlf { text.replace('\n', "\r\n") } else { text.clone() })
    }

    /// What a key of `case.ron` is in the program.
    pub fn key<'a>(&'a self, key: &'a str) -> &'a str {
        match key {
            "left" => &self.case.labels.0,
            "right" => &self.case.labels.1,
            other => other,
        }
    }
}

/// The folders below `tests/merge/NAME`, in order of name.
pub fn folders(name: &str) -> Vec<Folder> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/merge").join(name);
    let mut found: Vec<PathBuf> = match std::fs::read_dir(&root) {
        Ok(entries) => entries.map(|entry| entry.expect("an entry").path()).collect(),
        Err(_) => Vec::new(),
    };
    found.retain(|path| path.is_dir());
    found.sort();
    found.iter().map(|path| folder(path)).collect()
}

fn folder(path: &Path) -> Folder {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let read = |path: &Path| {
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let case = options
        .from_str(&read(&path.join("case.ron")))
        .unwrap_or_else(|error| panic!("{name}/case.ron: {error}"));
    let mut files = BTreeMap::new();
    let mut end = String::from("path.ron");
    for entry in std::fs::read_dir(path).expect("a folder of the catalogue") {
        let file = entry.expect("an entry").path();
        let whole = file.file_name().expect("a name").to_string_lossy().into_owned();
        if let Some((stem, rest)) = whole.split_once('.').filter(|(stem, _)| *stem != "case") {
            rest.clone_into(&mut end);
            files.insert(stem.to_owned(), read(&file));
        }
    }
    Folder { name, case, files, end }
}
