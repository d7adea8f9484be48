//! The words by which tables are understood: `words.ron`, read once.
//!
//! Owns the shape of that file and the comparison of words. Does not decide what a column is.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::fold;

/// The words of `words.ron`, all folded.
#[derive(Debug, Default, Deserialize)]
#[serde(rename = "Words", deny_unknown_fields)]
pub(super) struct Words {
    pub columns: Vec<ColumnWords>,
    pub titles: Vec<String>,
    pub things: Vec<String>,
    pub codes: Vec<String>,
    pub numbers: Vec<String>,
    pub joining: Vec<String>,
    pub durations: Vec<String>,
    pub clock_times: Vec<String>,
    pub minutes: Vec<String>,
    pub hours: Vec<String>,
    pub days: Vec<String>,
    pub totals: Vec<String>,
    pub bounds: Vec<String>,
    pub units: Vec<String>,
    pub other_measures: Vec<String>,
    pub modalities: Vec<ModalityWords>,
    pub distance: Vec<String>,
    pub mixed: Vec<String>,
    pub optional: Vec<String>,
    pub tailored: Vec<String>,
    pub core: Vec<String>,
    pub yes: Vec<String>,
    pub no: Vec<String>,
    pub sums: Vec<String>,
    pub subtotals: Vec<String>,
    pub measures: Vec<String>,
    pub headings: Vec<String>,
    pub none: Vec<String>,
    pub choices: Vec<String>,
    pub among: Vec<String>,
    pub competency_tables: Vec<CompetencyTableWords>,
    pub french: Vec<String>,
    pub english: Vec<String>,
}

/// The words of the headers of one kind of column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColumnWords {
    /// The role, as `--column` takes it.
    pub role: String,
    pub words: Vec<String>,
}

/// The headers of one kind of table of competencies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompetencyTableWords {
    /// The name of the referential; empty where the table itself names it.
    pub referential: String,
    /// All of these have to be there.
    pub headers: Vec<String>,
    pub label: String,
    pub code: String,
    pub parent: String,
}

/// The words of one modality.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ModalityWords {
    /// The name of the modality in path files.
    pub modality: String,
    pub words: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| ron::from_str(include_str!("words.ron")).unwrap_or_default());

/// The table. Its text is embedded and a test reads it, so that it can't be empty in a build that passed.
pub(super) fn words() -> &'static Words {
    &WORDS
}

/// A text as a sequence of folded words, so that phrases can be looked for at word boundaries.
/// `LearningMode` and `Duration.Scale` are two words each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Phrase {
    words: Vec<String>,
    /// The words with one blank before, between and behind them.
    padded: String,
}

impl Phrase {
    pub fn of(text: &str) -> Self {
        let folded = fold(&parted(text));
        let words: Vec<String> = folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(String::from)
            .collect();
        let padded = format!(" {} ", words.join(" "));
        Self { words, padded }
    }

    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether one of `phrases` stands in it, between word boundaries.
    pub fn has(&self, phrases: &[String]) -> bool {
        phrases.iter().any(|phrase| self.contains(phrase))
    }

    /// Whether `phrase` stands in it, between word boundaries.
    pub fn contains(&self, phrase: &str) -> bool {
        self.words.len() > 1 && self.padded.contains(&format!(" {phrase} "))
            || self.words.iter().any(|word| word == phrase)
    }
}

/// The text with a blank where a small letter meets a capital: `LearningMode`.
fn parted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut small = false;
    for c in text.chars() {
        if small && c.is_uppercase() {
            out.push(' ');
        }
        small = c.is_lowercase();
        out.push(c);
    }
    out
}

/// Whether the whole of `cell` is one of `words`.
pub(super) fn is_one_of(cell: &str, words: &[String]) -> bool {
    let folded = fold(cell);
    let folded = folded.trim();
    words.iter().any(|word| word == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_and_every_word_is_folded() {
        let words: Words = ron::from_str(include_str!("words.ron"))
            .unwrap_or_else(|error| panic!("words.ron:{}: {}", error.span, error.code));
        let lists = [&words.titles, &words.things, &words.durations, &words.yes, &words.none, &words.choices];
        for word in lists.into_iter().flatten().chain(words.columns.iter().flat_map(|row| &row.words)) {
            assert_eq!(*word, fold(word), "write it without accents and capitals");
        }
        for row in &words.columns {
            assert!(crate::import::mapping::Role::parse(&row.role).is_some(), "{}: no such role", row.role);
        }
        for row in &words.modalities {
            assert!(!crate::model::Modality::named(&row.modality).is_unknown(), "{}", row.modality);
        }
    }

    #[test]
    fn phrases_are_found_at_word_boundaries() {
        let phrase = Phrase::of("Travail personnel (h)");
        assert!(phrase.contains("travail personnel") && phrase.contains("h"));
        assert!(!phrase.contains("travail person"));
        assert_eq!(Phrase::of("Duration.Scale").words(), ["duration", "scale"]);
        assert_eq!(Phrase::of("LearningMode").words(), ["learning", "mode"]);
    }
}
