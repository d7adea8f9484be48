//! The finder: everything that has a name, in one list that is searched by typing: modules and stages of the
//! path, commands, what the commons offers, findings. What is chosen is previewed beside.

use crate::app::shell::geometry::turned;
use crate::app::text::input::Input;
use crate::search::{self, SearchIndex};

/// What is looked among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// Everything.
    All,
    /// The modules and stages of the path.
    Path,
    /// The commands.
    Commands,
    /// What the commons offers.
    Commons,
    /// The findings.
    Findings,
}

impl Among {
    /// All of them, in the order in which they are gone through.
    pub const ALL: [Self; 5] = [Self::All, Self::Path, Self::Commands, Self::Commons, Self::Findings];

    /// The key of its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "finder-all",
            Self::Path => "finder-path",
            Self::Commands => "finder-commands",
            Self::Commons => "finder-commons",
            Self::Findings => "finder-findings",
        }
    }

    /// Of what is found equally well, that of the path comes first.
    fn rank(self) -> u8 {
        match self {
            Self::All | Self::Path => 0,
            Self::Commands => 1,
            Self::Commons => 2,
            Self::Findings => 3,
        }
    }
}

/// What an entry leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FinderTarget {
    /// A module of the path.
    Module(String),
    /// A stage, by its place.
    Stage(usize),
    /// A command.
    Command(&'static str),
    /// An item of the commons, by its place.
    Item(usize),
    /// A finding, by its place.
    Finding(usize),
}

impl FinderTarget {
    /// What it is among.
    pub fn among(&self) -> Among {
        match self {
            Self::Module(_) | Self::Stage(_) => Among::Path,
            Self::Command(_) => Among::Commands,
            Self::Item(_) => Among::Commons,
            Self::Finding(_) => Among::Findings,
        }
    }
}

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub label: String,
    /// What is said beside it, and searched too.
    pub detail: String,
    /// What it leads to.
    pub target: FinderTarget,
}

/// What the preview shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) struct FinderPreview {
    pub(in crate::app) target: FinderTarget,
    pub(in crate::app) width: usize,
}

/// The finder.
pub struct Finder {
    /// What was typed.
    pub query: Input,
    /// What is looked among.
    pub among: Among,
    /// What there is.
    pub entries: Vec<Entry>,
    /// What fits, by its place among the entries, best first.
    pub hits: Vec<usize>,
    /// Which of them is chosen.
    pub at: usize,
    /// The lines of the preview.
    pub preview: Vec<String>,
    pub(in crate::app) shown: Option<FinderPreview>,
    index: SearchIndex,
}

/// From this many columns on, the preview stands beside the list.
const BESIDE: usize = 76;

/// The most columns.
const WIDEST: usize = 150;

impl Finder {
    pub(in crate::app) fn new(entries: Vec<Entry>) -> Self {
        let mut finder = Self {
            query: Input::default(),
            among: Among::All,
            entries: Vec::new(),
            hits: Vec::new(),
            at: 0,
            preview: Vec::new(),
            shown: None,
            index: SearchIndex::default(),
        };
        finder.fill(entries);
        finder
    }

    pub(in crate::app) fn fill(&mut self, entries: Vec<Entry>) {
        let texts: Vec<String> =
            entries.iter().map(|entry| format!("{} {}", entry.label, entry.detail)).collect();
        let ranks = entries.iter().map(|entry| entry.target.among().rank());
        self.index = SearchIndex::ranked(texts.iter().map(String::as_str).zip(ranks));
        self.entries = entries;
        self.search();
    }

    pub(in crate::app) fn search(&mut self) {
        let among = |at: &usize| self.among == Among::All || self.entries[*at].target.among() == self.among;
        self.hits =
            self.index.search(self.query.text()).into_iter().map(|hit| hit.index).filter(among).collect();
        self.at = 0;
    }

    /// What is chosen.
    pub fn chosen(&self) -> Option<&Entry> {
        self.hits.get(self.at).and_then(|at| self.entries.get(*at))
    }

    /// The letters of a text that match what was typed.
    pub fn letters(&self, text: &str) -> Vec<usize> {
        search::letters(self.query.text(), text)
    }

    /// Types what was pasted.
    pub(in crate::app) fn paste(&mut self, text: &str) {
        self.query.insert(text, false);
        self.search();
    }

    /// Looks for a whole line, first of all in the path.
    pub(in crate::app) fn ask(&mut self, line: &str) {
        self.query = Input::new(line);
        self.among = Among::Path;
        self.search();
        if self.hits.is_empty() {
            self.among = Among::All;
            self.search();
        }
    }

    pub(in crate::app) fn turn(&mut self, forward: bool) {
        self.among = turned(&Among::ALL, &self.among, forward);
        self.search();
    }

    /// The columns of the whole, and of them those of the preview: none where there is no room beside.
    pub fn columns(screen: u16) -> (usize, usize) {
        let all = usize::from(screen).min(WIDEST);
        (all, if all >= BESIDE { all * 9 / 20 } else { 0 })
    }
}
