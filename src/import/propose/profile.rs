//! What the cells of a column look like.

use std::collections::HashSet;

use crate::import::read::Row;
use crate::import::words::{Phrase, is_one_of, words};
use crate::model::duration::{self, DurationSyntax, Unit};
use crate::model::fold;

/// How many rows are looked at: more would tell nothing new.
const ROWS: usize = 500;
/// How many cells are shown of a column.
const SAMPLES: usize = 3;

/// Counts over the cells of a column that hold something.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// How many hold something.
    pub filled: usize,
    /// How many read as a duration, or as one with a modality beside it: « 140 h en entreprise ».
    pub durations: usize,
    /// How many of those name a unit.
    pub with_unit: usize,
    /// How many are times of a clock, or could be from one to another.
    pub clocks: usize,
    /// How many are marks: a cross, « oui », « non ».
    pub marks: usize,
    /// How many name a unit and nothing else.
    units: usize,
    /// How many hold letters and are neither durations nor marks.
    texts: usize,
    /// How many of them differ.
    distinct: usize,
    /// How many of them are longer than a title is.
    long: usize,
    /// How many texts are short and hold digits or are written in capitals, as codes are.
    codes: usize,
    /// How many numbers are at least 15 and a multiple of five.
    fives: usize,
    /// The first cells that differ.
    pub samples: Vec<String>,
}

impl Profile {
    /// The profiles of the first `width` columns.
    pub fn of_columns(body: &[Row], width: usize) -> Vec<Self> {
        let mut profiles = vec![Self::default(); width];
        let mut seen: Vec<HashSet<&str>> = vec![HashSet::new(); width];
        for row in body.iter().take(ROWS) {
            for (place, cell) in row.filled().filter(|(place, _)| *place < width) {
                profiles[place].add(cell, &mut seen[place]);
            }
        }
        profiles
    }

    fn add<'a>(&mut self, cell: &'a str, seen: &mut HashSet<&'a str>) {
        self.filled += 1;
        let new = seen.insert(cell);
        if new && self.samples.len() < SAMPLES {
            self.samples.push(super::sample(cell));
        }
        let bare = is_bare_number(cell);
        let duration = duration::read(cell, DurationSyntax::of(Unit::Hours));
        let letters = cell.chars().any(char::is_alphabetic);
        self.durations += usize::from(duration.is_some() || names_hours(cell));
        self.with_unit += usize::from(duration.is_some() && letters);
        // « 9h-12h30 » is from when to when, under a header that may say so.
        let between = duration.is_some_and(|found| found.at_least.is_some() && found.minutes <= 24 * 60);
        self.clocks += usize::from(is_clock(cell) || between && letters);
        let unit = UNITS.contains(&fold(cell).trim().trim_end_matches('.'));
        self.units += usize::from(unit);
        let mark = is_one_of(cell, &words().yes) || is_one_of(cell, &words().no);
        self.marks += usize::from(mark && !bare);
        if bare {
            let number = duration.map_or(0, |duration| duration.minutes / 60);
            self.fives += usize::from(number >= 15 && number.is_multiple_of(5));
        }
        if letters && duration.is_none() && !mark {
            self.texts += 1;
            self.distinct += usize::from(new);
            let length = cell.chars().count();
            self.long += usize::from(length > 90 || cell.contains('\n'));
            let coded = cell.chars().any(|c| c.is_ascii_digit()) || !cell.chars().any(char::is_lowercase);
            self.codes += usize::from(length <= 12 && !cell.contains(' ') && coded);
        }
    }

    /// Whether at least one cell could be a title.
    pub fn has_text(&self) -> bool {
        self.texts > 0
    }

    /// Whether the texts are short, as codes are; an empty column is.
    pub fn looks_like_codes(&self) -> bool {
        self.codes * 2 >= self.texts
    }

    /// Whether all cells name a unit of time.
    pub fn is_units(&self) -> bool {
        self.units > 0 && self.units == self.filled
    }

    /// Whether the bare numbers are rather minutes than hours: round, and large for hours.
    pub fn looks_like_minutes(&self) -> bool {
        self.with_unit == 0 && self.fives >= 2 && self.fives == self.durations
    }

    /// How much the cells look like titles: many, different from one another, of the length of a line.
    pub fn title_score(&self) -> usize {
        (self.distinct * 4).saturating_sub(self.long * 4).saturating_sub(self.codes * 2)
    }
}

const UNITS: &[&str] = &[
    "h", "hr", "hrs", "heure", "heures", "hour", "hours", "min", "mn", "minute", "minutes", "j", "jour",
    "jours", "day", "days", "d",
];

/// A short text with figures and a word for hours or days.
fn names_hours(cell: &str) -> bool {
    if cell.len() > 120 || !cell.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let apart: String = cell.chars().map(|c| if c.is_ascii_digit() { ' ' } else { c }).collect();
    let phrase = Phrase::of(&apart);
    phrase.has(&words().hours) || phrase.has(&words().days)
}

/// A number without a unit, as `duration` reads it.
pub(in crate::import) fn is_bare_number(cell: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || matches!(c, '\'' | '.' | ',');
    cell.chars().any(|c| c.is_ascii_digit()) && cell.chars().all(|c| c.is_ascii_digit() || blank(c))
}

/// A time of the day: `09:00`, `9h`–`9h30` are not told from durations by themselves, so only the colon counts.
fn is_clock(cell: &str) -> bool {
    let first = cell.split(['-', '–', ' ']).next().unwrap_or_default();
    let mut parts = first.split(':');
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u32>().ok());
    matches!((number(parts.next()), number(parts.next())), (Some(hours), Some(minutes)) if hours < 24 && minutes < 60)
}
