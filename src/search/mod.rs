//! Fuzzy search that forgives: accents, ligatures and case are folded, letters may be left out.
//!
//! Knows texts and nothing of what they name.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text found, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its place among the texts searched.
    pub index: usize,
    /// How well it fits; more is better.
    pub score: u32,
    /// The letters that matched, by their place among the characters of the text.
    pub letters: Vec<usize>,
}

/// Texts made ready once, to be searched at every key.
pub struct Index {
    texts: Vec<Prepared>,
}

struct Prepared {
    folded: Utf32String,
    /// The character of the original text that each folded one came from.
    from: Vec<usize>,
}

impl Index {
    /// Makes texts ready.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self { texts: texts.into_iter().map(prepare).collect() }
    }

    /// The texts in which the letters of `query` stand in order, best first; all of them, in their own
    /// order, for an empty query. The order is the same on every run.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        let query: String = fold(query).map(|(_, c)| c).collect();
        if query.trim().is_empty() {
            return (0..self.texts.len()).map(|index| Hit { index, score: 0, letters: Vec::new() }).collect();
        }
        let pattern = Pattern::new(&query, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let mut hits: Vec<Hit> = Vec::new();
        for (index, text) in self.texts.iter().enumerate() {
            letters.clear();
            if let Some(score) = pattern.indices(text.folded.slice(..), &mut matcher, &mut letters) {
                let mut letters: Vec<usize> =
                    letters.iter().filter_map(|at| text.from.get(*at as usize).copied()).collect();
                letters.sort_unstable();
                letters.dedup();
                hits.push(Hit { index, score, letters });
            }
        }
        hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.index.cmp(&b.index)));
        hits
    }
}

fn prepare(text: &str) -> Prepared {
    let (from, folded): (Vec<usize>, String) = fold(text).unzip();
    Prepared { folded: Utf32String::from(folded), from }
}

/// The folded characters of a text, each with the place of the one it came from.
fn fold(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.chars().enumerate().flat_map(|(at, c)| {
        let ligature: &[char] = match c {
            'œ' | 'Œ' => &['o', 'e'],
            'æ' | 'Æ' => &['a', 'e'],
            'ß' => &['s', 's'],
            '’' => &['\''],
            _ => &[],
        };
        let plain = ligature.is_empty().then(|| {
            std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
        });
        ligature.iter().copied().chain(plain.into_iter().flatten()).map(move |c| (at, c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str, texts: &[&str]) -> Vec<usize> {
        Index::new(texts.iter().copied()).search(query).into_iter().map(|hit| hit.index).collect()
    }

    #[test]
    fn accents_ligatures_and_gaps_are_forgiven() {
        let texts = ["Mettre en œuvre", "Sécurité au poste", "Élève référent", "Négocier"];
        assert_eq!(found("oeuvre", &texts), [0]);
        assert_eq!(found("SECUR", &texts), [1]);
        assert_eq!(found("elv ref", &texts), [2]);
        assert_eq!(found("ngc", &texts), [3]);
        assert!(found("xyz", &texts).is_empty());
        assert_eq!(found("", &texts), [0, 1, 2, 3]);
    }

    #[test]
    fn the_letters_that_matched_are_those_of_the_text() {
        let hit = &Index::new(["Mise en œuvre"]).search("oeu")[0];
        let letters: String = "Mise en œuvre"
            .chars()
            .enumerate()
            .filter(|(at, _)| hit.letters.contains(at))
            .map(|(_, c)| c)
            .collect();
        assert_eq!(letters, "œu");
    }
}
