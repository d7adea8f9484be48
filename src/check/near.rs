//! What somebody may have meant by an id that is not there.
//!
//! Compared by edit distance on folded ids, on ids without their random ending, and on titles. The
//! work is bounded: candidates are sorted out by length and by the letters they hold before any
//! distance is computed, and after [`SEARCHES`] misses no more suggestions are made; whoever has that
//! many needs another tool than suggestions.

use std::cell::{Cell, OnceCell};

use crate::model::{Message, fold, numbering, slug};

/// How many ids of one file get a suggestion.
const SEARCHES: usize = 200;

/// Something that can be meant: its id and its title.
pub(super) type IdAndTitle<'a> = (&'a str, &'a str);

/// The things that an id may have meant. Nothing is computed before the first search.
pub(super) struct Nearest<'a> {
    names: Vec<IdAndTitle<'a>>,
    spellings: OnceCell<Vec<Spelling>>,
    searches: Cell<usize>,
}

/// One way to write the name of the thing at `of`.
struct Spelling {
    of: usize,
    text: String,
    letters: u64,
    /// The numbers in it, without those of a random ending.
    numbering: Vec<String>,
}

impl<'a> Nearest<'a> {
    pub(super) fn new(names: impl Iterator<Item = IdAndTitle<'a>>) -> Self {
        Self { names: names.collect(), spellings: OnceCell::new(), searches: Cell::new(0) }
    }

    /// The nearest name, the first by id among equals.
    pub(super) fn find(&self, wanted: &str) -> Option<IdAndTitle<'a>> {
        if self.searches.get() >= SEARCHES || wanted.len() > 4 * crate::model::id::MAX_ID {
            return None;
        }
        self.searches.set(self.searches.get() + 1);
        let wanted = fold(wanted);
        let asked: Vec<Spelling> = spellings(0, &wanted, "");
        let mut best: Option<(usize, IdAndTitle<'a>)> = None;
        for have in self.spellings.get_or_init(|| self.all_spellings()) {
            for ask in &asked {
                let limit = match best {
                    Some((distance, _)) => distance,
                    None => 1 + ask.text.len() / 5,
                };
                if ask.numbering != have.numbering {
                    continue;
                }
                let Some(distance) = distance(ask, have, limit) else { continue };
                let name = self.names[have.of];
                if best.is_none_or(|(least, than)| (distance, name.0) < (least, than.0)) {
                    best = Some((distance, name));
                }
            }
        }
        best.map(|(_, name)| name)
    }

    /// The nearest name as the end of a message.
    pub(super) fn hint(&self, wanted: &str) -> Message {
        match self.find(wanted) {
            Some((id, "")) => Message::new("check-near-id").with("id", id),
            Some((id, title)) => Message::new("check-near").with("id", id).with("title", title),
            None => Message::new("check-near-none"),
        }
    }

    fn all_spellings(&self) -> Vec<Spelling> {
        let named = self.names.iter().enumerate();
        named.flat_map(|(of, (id, title))| spellings(of, &fold(id), title)).collect()
    }
}

/// The id, the id without its random ending, the title as an id.
fn spellings(of: usize, id: &str, title: &str) -> Vec<Spelling> {
    let stem = id.rsplit_once('-').filter(|(stem, ending)| {
        // An ending of figures alone is a number, no chance.
        ending.len() == 4 && stem.len() >= 4 && !ending.bytes().all(|byte| byte.is_ascii_digit())
    });
    let stem = stem.map(|(stem, _)| stem);
    let title = if title.is_empty() { String::new() } else { slug(title, crate::model::id::MAX_ID) };
    let texts = [(id, stem.unwrap_or(id)), (stem.unwrap_or(""), stem.unwrap_or("")), (&title, &title)];
    let filled = texts.into_iter().filter(|(text, _)| !text.is_empty());
    let spelling = |(text, named): (&str, &str)| Spelling {
        of,
        letters: letters(text),
        text: text.to_owned(),
        numbering: numbering(named),
    };
    filled.map(spelling).collect()
}

/// Which letters occur, as bits.
fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |bits, byte| bits | 1 << (byte & 63))
}

/// The number of insertions, removals and replacements between two spellings, if at most `limit`.
fn distance(a: &Spelling, b: &Spelling, limit: usize) -> Option<usize> {
    let (left, right) = (a.text.as_bytes(), b.text.as_bytes());
    let missing = (a.letters & !b.letters).count_ones().max((b.letters & !a.letters).count_ones());
    if left.len().abs_diff(right.len()) > limit || missing as usize > limit {
        return None;
    }
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, from) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        let mut least = row[0];
        for (j, to) in right.iter().enumerate() {
            let cost = (diagonal + usize::from(from != to)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], cost);
            least = least.min(cost);
        }
        if least > limit {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= limit)
}
