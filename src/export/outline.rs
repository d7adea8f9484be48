//! The programme de formation as a tree of blocks that knows no format.
//!
//! Owns the tree, its head and the summary; what each of the 21 sections says stands in
//! `sections`, a module in `card`. Texts are in the outline's language already; they are plain text
//! except for [`Prose`] bodies, and none is escaped: that is the business of each format.

use serde::Serialize;

use crate::i18n::{Lang, duration, hours};
use crate::model::shape::Symbols;
use crate::model::{Message, Modality, Prose};

/// How many minutes a day of training lasts where hours are told as days: the seven hours that
/// French training bodies count.
pub const DAY: u32 = 7 * 60;

/// A programme de formation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outline {
    /// Its language, as a BCP 47 tag.
    pub language: &'static str,
    /// The title of the path.
    pub title: String,
    /// The body that offers it; empty where the path does not say.
    pub organisation: String,
    /// What kind of document it is.
    pub subtitle: String,
    /// Reference, version, day of the last change, status: those that there are.
    pub marks: Vec<String>,
    /// The first line of each fact that a reader looks for first.
    pub summary: Vec<OutlineFact>,
    /// Hours by modality.
    pub shares: Vec<ModalityShare>,
    /// The 21 sections, in order.
    pub sections: Vec<OutlineSection>,
    /// The title of the list of missing parts; empty where nothing is missing.
    pub missing_title: String,
    /// Every missing part, in words.
    pub missing: Vec<String>,
    /// What stands at the foot of each printed page.
    pub footer: String,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineFact {
    /// The label, without punctuation.
    pub label: String,
    /// The value.
    pub value: Text,
}

/// A modality and its part of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModalityShare {
    /// The modality.
    pub label: String,
    /// Its duration in words.
    pub duration: String,
    /// Where it begins, in thousandths of the whole.
    pub start: u32,
    /// How much it is, in thousandths of the whole.
    pub size: u32,
}

/// A numbered section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OutlineSection {
    /// From 1 to 21.
    pub number: u8,
    /// Its title.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum Block {
    /// A label and a line.
    Fact(OutlineFact),
    /// The author's Markdown, under a label or, where that is empty, under none.
    Prose {
        /// The label, without punctuation.
        label: String,
        /// The text.
        body: Prose,
    },
    /// A sentence of the program.
    Note {
        /// The sentence.
        text: String,
    },
    /// Items, under a label or under none.
    List {
        /// The label, without punctuation.
        label: String,
        /// Whether the items are numbered, from 1, so that others can refer to them.
        numbered: bool,
        /// The items.
        items: Vec<OutlineItem>,
    },
    /// A table with one row of headings.
    Table {
        /// What it shows.
        caption: String,
        /// The headings of the columns.
        head: Vec<String>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<String>>,
    },
    /// A stage begins.
    Stage {
        /// Its title.
        title: String,
        /// How long it takes.
        duration: String,
        /// What is reached at its end.
        goal: Prose,
    },
    /// A module.
    Module(Box<Card>),
    /// An obligatory part that the path does not give, in words.
    Missing {
        /// « À compléter : … »
        text: String,
    },
}

/// A module in the déroulé.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Its place in teaching order, from 1.
    pub place: usize,
    /// Its title.
    pub title: String,
    /// Its duration; empty where it is not known.
    pub duration: String,
    /// Modalities and kind, a few words each.
    pub tags: Vec<String>,
    /// What must come before, a phrase each, with the reasons for it.
    pub prerequisites: Vec<OutlineItem>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OutlineItem {
    /// The item.
    pub text: Text,
    /// What is said beside it, in a lower voice.
    pub note: String,
    /// The author's Markdown under it.
    pub body: Prose,
}

/// A line of text that may lead somewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The text.
    pub text: String,
    /// An address of any scheme, as the author gave it: formats link safe ones only.
    pub url: String,
}

impl OutlineItem {
    /// An item of one line.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Text { text: text.into(), url: String::new() }, ..Self::default() }
    }

    /// With something beside it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// The words of one language, in the forms that an outline needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutlineWords(pub(super) Lang);

impl OutlineWords {
    pub(super) fn of(self, key: &str) -> String {
        self.0.word(key).into_owned()
    }

    pub(super) fn text(self, message: &Message) -> String {
        self.0.text(message)
    }

    /// The label of a name of a closed list; a name of a later version stays as it is.
    pub(super) fn symbol(self, symbols: &Symbols, name: &str) -> String {
        self.0.lookup(&symbols.label_key(name), &[]).unwrap_or_else(|| name.to_owned())
    }

    pub(super) fn modality(self, modality: &Modality) -> String {
        self.symbol(&Modality::SYMBOLS, modality.name())
    }

    /// The modalities that take time; how much of it each takes, where there are several.
    pub(super) fn modalities(self, minutes: &[(Modality, u32)]) -> Vec<String> {
        let parts: Vec<_> = minutes.iter().filter(|(_, minutes)| *minutes > 0).collect();
        if let [(modality, _)] = parts[..] {
            return vec![self.modality(modality)];
        }
        let part = |(modality, minutes): &&(Modality, u32)| {
            format!("{} {}", self.modality(modality), self.duration(*minutes))
        };
        parts.iter().map(part).collect()
    }

    pub(super) fn duration(self, minutes: u32) -> String {
        if minutes == 0 { String::new() } else { duration(self.0, minutes) }
    }

    /// Hours, and days of seven hours beside them where it takes more than one.
    pub(super) fn long_duration(self, minutes: u32) -> String {
        let whole = duration(self.0, minutes);
        if minutes < DAY {
            return whole;
        }
        // Tenths of a day, written by the writer of decimal hours: ten tenths are its sixty minutes.
        let tenths = (u64::from(minutes) * 10 + u64::from(DAY) / 2) / u64::from(DAY);
        let days = hours(self.0, u32::try_from(tenths * 6).unwrap_or(u32::MAX));
        // What the word agrees with: « 1,4 jour », but “1.4 days”.
        let count = if self.0 == Lang::Fr { tenths / 10 } else { tenths.div_ceil(10) };
        let message = Message::new("export-duration-in-days")
            .with("duration", whole)
            .with("days", days)
            .with("count", usize::try_from(count).unwrap_or(usize::MAX));
        self.text(&message)
    }
}

/// With a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Parts of a line that there are, with a middle dot between them.
pub(super) fn dotted(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
