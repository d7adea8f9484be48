//! For whom a document is written.
//!
//! Owns the readers and nothing of what they read: which of the 21 sections belongs to whom stands in the
//! table of `sections`, and each section writes for the reader that it is given.

use super::outline::OutlineWords;

/// A reader of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// The centre itself: everything that the path says, with the scripts and the criteria of trainers.
    #[default]
    Centre,
    /// A learner: what the law asks (L6353-1, L6353-4, L6353-8), and nothing that belongs to trainers.
    Learner,
    /// A funder or an auditor: the learner's programme with references, competencies, criteria and means.
    Funder,
    /// Who has not decided yet: one or two pages.
    Leaflet,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Centre, Self::Learner, Self::Funder, Self::Leaflet];

    /// Whether ids, statuses and scripts are of use to this reader.
    pub(super) fn is_centre(self) -> bool {
        self == Self::Centre
    }

    /// What kind of document this reader gets.
    pub(super) fn subtitle(self, words: OutlineWords) -> String {
        words.of(match self {
            Self::Centre | Self::Learner => "export-outline",
            Self::Funder => "export-outline-funder",
            Self::Leaflet => "export-outline-leaflet",
        })
    }
}
