//! Verbs of outcomes: which ones can be assessed, by the lists of `verbs.ron`.
//!
//! Published lists differ, so a verb that is in none of them is accepted where its form shows that it
//! is one; only what cannot be observed, or is no verb, is reported.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::{Level, fold};

/// What the head of an outcome is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum OutcomeHead {
    /// A verb that can be assessed, or one that no list knows.
    Assessable,
    /// A verb that nobody can observe, as it was written.
    Vague(String),
    /// No verb, the word as it was written.
    NoVerb(String),
}

/// The verbs of one language, as `verbs.ron` gives them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VerbTable {
    language: String,
    openings: Vec<String>,
    vague: Vec<String>,
    vague_of_oneself: Vec<String>,
    levels: Vec<LevelVerbs>,
    verb_endings: Vec<String>,
    noun_endings: Vec<String>,
    nouns: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelVerbs {
    level: Level,
    verbs: Vec<String>,
}

const TABLES: &str = include_str!("verbs.ron");

/// The lists of a language; none where there are none, French where no language is stated.
fn lists(language: &str) -> Option<&'static VerbLists> {
    static LISTS: LazyLock<Vec<VerbLists>> = LazyLock::new(|| {
        // A test reads the table, so that a build that passed has it.
        let tables: Vec<VerbTable> = ron::from_str(TABLES).unwrap_or_default();
        tables.into_iter().map(VerbLists::new).collect()
    });
    let language = language.split('-').next().filter(|tag| !tag.is_empty()).unwrap_or("fr");
    LISTS.iter().find(|lists| lists.table.language == language)
}

/// A table with the first words of its lists without case and accents, to be looked up for each outcome.
struct VerbLists {
    openings: BTreeSet<String>,
    vague: BTreeSet<String>,
    vague_of_oneself: BTreeSet<String>,
    assessable: BTreeSet<String>,
    table: VerbTable,
}

impl VerbLists {
    fn new(table: VerbTable) -> Self {
        let heads = |list: &[String]| -> BTreeSet<String> {
            list.iter().filter_map(|verb| fold(verb).split(' ').next().map(str::to_owned)).collect()
        };
        Self {
            openings: heads(&table.openings),
            vague: heads(&table.vague),
            vague_of_oneself: heads(&table.vague_of_oneself),
            assessable: table.levels.iter().flat_map(|row| heads(&row.verbs)).collect(),
            table,
        }
    }

    /// Whether a folded word that is in no list has the form of a verb.
    fn has_verb_form(&self, word: &str) -> bool {
        let ends = |endings: &[String]| endings.iter().any(|ending| word.ends_with(ending.as_str()));
        let VerbTable { verb_endings, noun_endings, nouns, .. } = &self.table;
        (verb_endings.is_empty() || ends(verb_endings))
            && !ends(noun_endings)
            && !nouns.iter().any(|noun| noun == word)
    }
}

/// The head of an outcome; none in a language that has no lists, or without any word.
pub(super) fn head(text: &str, language: &str) -> Option<OutcomeHead> {
    let lists = lists(language)?;
    let all = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut of_oneself = false;
    let head = all().map(|word| (word, fold(word))).find(|(_, word)| {
        // « Se », « s’ » belong to the verb behind them.
        let reflexive = matches!(&**word, "se" | "s");
        of_oneself |= reflexive;
        !reflexive && !lists.openings.contains(word)
    });
    // An opening with nothing behind it, « être capable », says nothing yet.
    let Some((head, word)) = head else {
        return all().next().map(|word| OutcomeHead::Vague(word.to_owned()));
    };
    Some(if lists.vague.contains(&word) || of_oneself && lists.vague_of_oneself.contains(&word) {
        OutcomeHead::Vague(head.to_owned())
    } else if lists.assessable.contains(&word) || lists.has_verb_form(&word) {
        OutcomeHead::Assessable
    } else {
        OutcomeHead::NoVerb(head.to_owned())
    })
}

/// Up to four verbs of a level, in the language of the path; of applying where no level is stated.
pub(super) fn examples(level: &Level, language: &str) -> Vec<String> {
    let Some(lists) = lists(language) else { return Vec::new() };
    let of_level = |level: &Level| lists.table.levels.iter().find(|row| row.level == *level);
    let row = of_level(level).or_else(|| of_level(&Level::Apply));
    row.map_or(Vec::new(), |row| row.verbs.iter().take(4).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_verbs_is_read_and_complete() {
        let tables: Vec<VerbTable> =
            ron::from_str(TABLES).unwrap_or_else(|error| panic!("verbs.ron:{}: {}", error.span, error.code));
        for table in &tables {
            let language = &table.language;
            for level in Level::ALL.iter().filter(|level| **level != Level::default()) {
                let found = table.levels.iter().filter(|row| row.level == *level && row.verbs.len() >= 4);
                assert_eq!(
                    found.count(),
                    1,
                    "verbs.ron, {language}: one row of at least four verbs for {level:?}"
                );
            }
            for word in table.verb_endings.iter().chain(&table.noun_endings).chain(&table.nouns) {
                assert_eq!(*word, fold(word), "verbs.ron, {language}: write it without accents and capitals");
            }
        }
        assert!(lists("").is_some() && lists("en-GB").is_some() && lists("de").is_none());
    }
}
