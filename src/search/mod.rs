//! Fuzzy search that forgives: accents, ligatures, case and punctuation are folded, words may come in any
//! order, letters may be left out.
//!
//! Knows texts and nothing of what they name. A hundred thousand texts are searched between two keys: a mask
//! of the letters of each text throws most of them out, what is left is judged roughly, and only the best are
//! ordered with care.

mod fold;
mod rough;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use fold::fold;
use rough::Word;

/// How many of the best are ordered with care.
const CAREFUL: usize = 256;

/// A text found, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the texts searched.
    pub index: usize,
}

/// Texts made ready once, to be searched at every key.
#[derive(Default)]
pub struct SearchIndex {
    /// The folded texts, one behind the other.
    folded: String,
    /// Where each of them ends.
    ends: Vec<usize>,
    /// Which letters each of them has.
    masks: Vec<u64>,
    /// Of what is found equally well, small numbers come first.
    ranks: Vec<u8>,
}

impl SearchIndex {
    /// Makes texts ready.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::ranked(texts.into_iter().map(|text| (text, 0)))
    }

    /// Makes texts ready, each with a rank: of what is found equally well, small ones come first.
    pub fn ranked<'a>(texts: impl IntoIterator<Item = (&'a str, u8)>) -> Self {
        let mut index = Self::default();
        for (text, rank) in texts {
            let start = index.folded.len();
            index.folded.extend(fold(text).map(|(_, c)| c));
            index.masks.push(rough::mask(&index.folded.as_bytes()[start..]));
            index.ends.push(index.folded.len());
            index.ranks.push(rank);
        }
        index
    }

    fn text(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.folded[start..self.ends[index]]
    }

    /// The texts in which the letters of each word of `query` stand in order, best first; all of them, in
    /// their own order, for an empty query. The order is the same on every run.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        let query: String = fold(query).map(|(_, c)| c).collect();
        let words: Vec<Word> = query.split_whitespace().map(Word::new).collect();
        if words.is_empty() {
            return (0..self.ends.len()).map(|index| Hit { index }).collect();
        }
        let wanted = words.iter().fold(0, |mask, word| mask | word.mask);
        let mut found: Vec<(u64, usize)> = Vec::new();
        for (index, mask) in self.masks.iter().enumerate() {
            if mask & wanted != wanted {
                continue;
            }
            if let Some(fit) = rough::fit(self.text(index).as_bytes(), &words) {
                found.push((fit.key(self.ranks[index]), index));
            }
        }
        let best = CAREFUL.min(found.len());
        if best < found.len() {
            found.select_nth_unstable(best);
        }
        let (best, rest) = found.split_at_mut(best);
        rest.sort_unstable();
        let mut hits = self.with_care(&query, best);
        hits.extend(rest.iter().map(|(_, index)| Hit { index: *index }));
        hits
    }

    /// Orders the best: those that begin as was typed first, then by how closely the letters stand.
    fn with_care(&self, query: &str, best: &[(u64, usize)]) -> Vec<Hit> {
        let pattern = pattern(query);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut judged: Vec<_> = best
            .iter()
            .map(|(key, index)| {
                let text = self.text(*index);
                let score = pattern.score(Utf32Str::new(text, &mut letters), &mut matcher).unwrap_or(0);
                let begins = text.starts_with(query.trim_start());
                (
                    !begins,
                    rough::FitScore::class_of(*key),
                    self.ranks[*index],
                    std::cmp::Reverse(score),
                    *index,
                )
            })
            .collect();
        judged.sort_unstable();
        judged.into_iter().map(|(.., index)| Hit { index }).collect()
    }
}

fn pattern(query: &str) -> Pattern {
    Pattern::new(query, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy)
}

/// The letters of a text that match a query, by their place among its characters.
pub fn letters(query: &str, text: &str) -> Vec<usize> {
    let query: String = fold(query).map(|(_, c)| c).collect();
    if query.trim().is_empty() {
        return Vec::new();
    }
    let (from, folded): (Vec<usize>, String) = fold(text).unzip();
    let mut matcher = Matcher::new(Config::DEFAULT);
    let (mut chars, mut found) = (Vec::new(), Vec::new());
    let mut letters = Vec::new();
    // Word by word: those of the query that stand elsewhere, in the words beside the text, mark nothing.
    for word in query.split_whitespace() {
        found.clear();
        if pattern(word).indices(Utf32Str::new(&folded, &mut chars), &mut matcher, &mut found).is_some() {
            letters.extend(found.iter().filter_map(|at| from.get(*at as usize).copied()));
        }
    }
    letters.sort_unstable();
    letters.dedup();
    letters
}

#[cfg(test)]
mod tests;
