//! The difference of two versions as its readers need it: lines in words of the field, by module, and
//! what follows from them.

use super::change::Change;
use super::effects::Effect;
use super::joined::{Guess, Joined};
use super::lines::Telling;
use super::text::Row;
use super::version::Version;
use super::{effects, order_of};
use crate::model::Message;
use crate::model::shape::Kind;
use crate::model::value::{Steps, Value};

/// What changed from one version of a file to another.
#[derive(Debug, Clone)]
pub struct Report {
    /// The lines, by what they are about.
    pub sections: Vec<Section>,
    /// What follows from the changes.
    pub effects: Vec<Effect>,
    /// Modules that were taken for the same ones though nothing in the files says so.
    pub guesses: Vec<Guess>,
    /// Modules that have another id now: old and new, those that were guessed included.
    pub renames: Vec<(String, String)>,
    /// The exact changes behind the lines. In a path where modules were given other ids, places and
    /// references of the version before are told with the ids that they have now.
    pub changes: Vec<Change>,
}

/// Lines about one thing.
#[derive(Debug, Clone)]
pub struct Section {
    /// What they are about.
    pub about: About,
    /// Its heading.
    pub title: Message,
    /// The lines.
    pub lines: Vec<Line>,
}

/// What lines are about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The file as a whole: what it is called, what it says of itself.
    File,
    /// Stages: which there are and what they say.
    Stages,
    /// A module, by its id.
    Module(String),
}

impl About {
    /// The module, if lines are about one.
    pub fn module(&self) -> Option<&str> {
        match self {
            Self::Module(id) => Some(id),
            _ => None,
        }
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// It was not there before.
    Added,
    /// It is there no more.
    Removed,
    /// It says something else.
    Changed,
    /// It stands elsewhere.
    Moved,
    /// It has another id.
    Renamed,
    /// A prerequisite that bound is advice now, or binds less.
    Weakened,
    /// A prerequisite binds that was advice, or binds more.
    Strengthened,
}

impl Deed {
    /// The sign that stands before a line about it.
    pub fn sign(self) -> char {
        match self {
            Self::Added => '+',
            Self::Removed => '−',
            Self::Moved => '→',
            Self::Renamed | Self::Changed => '~',
            Self::Weakened => '↓',
            Self::Strengthened => '↑',
        }
    }

    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Renamed => "renamed",
            Self::Weakened => "weakened",
            Self::Strengthened => "strengthened",
        }
    }
}

/// One change in words.
#[derive(Debug, Clone)]
pub struct Line {
    /// What was done.
    pub deed: Deed,
    /// What it was done to: a label of the declaration (`module`, `outcome`, `stage`…), or `field`,
    /// `comment`, `unknown`, `requirement-alternative`.
    pub entity: &'static str,
    /// The key or id of it, where it has one.
    pub id: Option<String>,
    /// The name of the field, where one changed.
    pub field: Option<&'static str>,
    /// In words, below the heading of its section.
    pub message: Message,
    /// The same for two columns: what it is about,
    pub what: Message,
    /// what was there, in words,
    pub was: Option<Message>,
    /// and what is there now.
    pub is: Option<Message>,
    /// The texts in step, where words of a text changed.
    pub rows: Vec<Row>,
    /// The value before.
    pub before: Option<Value>,
    /// The value now.
    pub after: Option<Value>,
    /// What these values are.
    pub kind: Kind,
    /// Where.
    pub at: Steps,
    /// The changes that it tells, by their place in [`Report::changes`].
    pub changes: Vec<usize>,
}

impl Line {
    /// Its kind for programs: `module-added`, `field-changed`, `requirement-weakened`.
    pub fn name(&self) -> String {
        format!("{}-{}", self.entity, self.deed.name())
    }

    /// What was done, for a sign: a field that said nothing before, and now does, gained something.
    pub fn shown_deed(&self) -> Deed {
        let says = |value: &Option<Value>| value.as_ref().is_some_and(|value| !value.is_silent());
        match (self.deed, says(&self.before), says(&self.after)) {
            (Deed::Changed, false, true) => Deed::Added,
            (Deed::Changed, true, false) => Deed::Removed,
            (deed, ..) => deed,
        }
    }
}

impl Report {
    /// Compares two versions of a file; none if they are of different kinds. Modules are joined by their
    /// ids and earlier ids; with `guess`, or where both versions come from a foreign system, those that
    /// are left by what they were called there, by code and by title.
    pub fn of(before: Version, after: Version, guess: bool) -> Option<Self> {
        if !std::ptr::eq(before.record().shape(), after.record().shape()) {
            return None;
        }
        let joined = match (before, after) {
            (Version::Path(before), Version::Path(after)) => Some(Joined::of(before, after, guess)),
            _ => None,
        };
        let before = joined.as_ref().map_or(before, |joined| Version::Path(&joined.before));
        let changes = super::changes(before.record(), after.record());
        let renames = joined.as_ref().map_or(&[][..], |joined| &joined.renames);
        let lines = Telling::new([before, after], &changes).tell(renames);
        let effects = effects::of([before, after], &changes);
        let renames = renames.to_vec();
        Some(Self {
            sections: order_of::sections([before, after], lines),
            effects,
            renames,
            guesses: joined.map(|joined| joined.guesses).unwrap_or_default(),
            changes,
        })
    }

    /// Whether nothing differs that means anything.
    pub fn is_same(&self) -> bool {
        self.sections.is_empty()
    }

    /// All lines with the section that they stand in.
    pub fn lines(&self) -> impl Iterator<Item = (&Section, &Line)> {
        self.sections.iter().flat_map(|section| section.lines.iter().map(move |line| (section, line)))
    }
}
