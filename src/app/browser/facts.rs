//! What a list of a commons tells of an item beside its title, column by column: how far it has come, how
//! much it is, whose it is.
//!
//! Owns which columns a part of a commons has and which goes first; how wide they are is for who draws.

use crate::app::browser::CommonsSection;
use crate::app::shell::day::day;
use crate::commons::{Library, LibraryItem};
use crate::i18n::{Lang, date, duration};
use crate::model::Message;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// How far a path has come.
    Status,
    /// How many modules it has.
    Modules,
    /// How long it takes.
    Hours,
    /// Whose it is.
    Centre,
    /// Who changed it last.
    By,
    /// On which day.
    Day,
}

impl Fact {
    /// The columns of a part of a commons.
    pub fn of(section: CommonsSection) -> &'static [Self] {
        match section {
            CommonsSection::Paths => &[Self::Status, Self::Modules, Self::Hours, Self::Centre],
            CommonsSection::Modules | CommonsSection::Cards => &[Self::Hours, Self::Centre],
            CommonsSection::Troubles => &[],
            CommonsSection::Recent => &[Self::By, Self::Day],
        }
    }

    /// Which columns are left out where there is little room, first things first. Whose it is stays: the
    /// same path stands in many centres.
    pub const SPARE: [Self; 3] = [Self::Status, Self::Modules, Self::Hours];

    /// Whether it is read from its end.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Modules | Self::Hours)
    }

    /// What it says of an item; nothing where there is nothing to say.
    pub fn words(self, library: &Library, item: &LibraryItem, lang: Lang) -> String {
        let latest = || library.latest(item);
        match self {
            _ if item.broken.is_some() && !matches!(self, Self::By | Self::Day) => String::new(),
            Self::Status => {
                let key = item.status.as_ref().and_then(crate::model::path::Status::label_key);
                key.map(|key| lang.word(&key).into_owned()).unwrap_or_default()
            }
            Self::Modules => lang.text(&Message::new("app-modules").with("count", item.modules)),
            Self::Hours if item.minutes > 0 => duration(lang, item.minutes),
            Self::Hours => String::new(),
            // A module out of a path is told from one that stands for itself.
            Self::Centre if item.module.is_some() => {
                lang.text(&Message::new("commons-of-path").with("centre", item.centre.as_str()))
            }
            Self::Centre => item.centre.clone(),
            Self::By => latest().map(|it| it.by.clone()).unwrap_or_default(),
            Self::Day => latest().map(|it| date(lang, &day(it.at))).unwrap_or_default(),
        }
    }
}
