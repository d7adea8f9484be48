//! Verbs of outcomes: which ones can be assessed, by Bloom's revised taxonomy (Anderson and
//! Krathwohl, 2001), in French and English.
//!
//! Published lists differ, so a verb that is in none of them is accepted where its form shows that it
//! is one; only what cannot be observed, or is no verb, is told.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::{Level, fold};

/// What the head of an outcome is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A verb that can be assessed, or one that no list knows.
    Assessable,
    /// A verb that nobody can observe, as it was written.
    Vague(String),
    /// No verb, the word as it was written.
    NoVerb(String),
}

struct Words {
    /// Openings that ask for the verb behind them.
    openings: &'static [&'static str],
    vague: &'static [&'static str],
    /// Vague only of oneself: one can see somebody « sensibiliser un client », not « se sensibiliser ».
    vague_of_oneself: &'static [&'static str],
    levels: [(Level, &'static [&'static str]); 6],
    /// Whether a word that no list knows has the form of a verb.
    is_verb: fn(&str) -> bool,
}

const FRENCH: Words = Words {
    openings: &["être", "capable", "de", "d", "à", "pouvoir"],
    vague: &[
        "appréhender",
        "aborder",
        "comprendre",
        "connaître",
        "découvrir",
        "maîtriser",
        "savoir",
        "assimiler",
        "apprendre",
        "acquérir",
    ],
    vague_of_oneself: &["sensibiliser", "familiariser", "initier", "approprier", "imprégner"],
    levels: [
        (
            Level::Remember,
            &["citer", "définir", "identifier", "lister", "nommer", "énumérer", "reconnaître", "rappeler"],
        ),
        (
            Level::Understand,
            &[
                "expliquer",
                "décrire",
                "reformuler",
                "résumer",
                "illustrer",
                "classer",
                "interpréter",
                "traduire",
            ],
        ),
        (
            Level::Apply,
            &[
                "utiliser",
                "mettre en œuvre",
                "réaliser",
                "calculer",
                "exécuter",
                "démontrer",
                "résoudre",
                "paramétrer",
            ],
        ),
        (
            Level::Analyse,
            &[
                "comparer",
                "distinguer",
                "différencier",
                "diagnostiquer",
                "examiner",
                "décomposer",
                "catégoriser",
            ],
        ),
        (
            Level::Evaluate,
            &[
                "argumenter",
                "justifier",
                "critiquer",
                "vérifier",
                "choisir",
                "recommander",
                "juger",
                "valider",
            ],
        ),
        (
            Level::Create,
            &[
                "concevoir",
                "élaborer",
                "construire",
                "planifier",
                "produire",
                "rédiger",
                "formuler",
                "assembler",
            ],
        ),
    ],
    is_verb: |word| {
        const NOUNS: &[&str] = &[
            "histoire",
            "cahier",
            "metier",
            "chantier",
            "papier",
            "dossier",
            "matiere",
            "maniere",
            "cadre",
            "centre",
            "lettre",
            "titre",
            "registre",
            "filiere",
            "calendrier",
            "atelier",
            "clavier",
            "fichier",
            "courrier",
            "memoire",
            "plaisir",
            "avenir",
            "loisir",
            "premier",
            "premiere",
        ];
        ["er", "ir", "re"].iter().any(|ending| word.ends_with(ending)) && !NOUNS.contains(&word)
    },
};

const ENGLISH: Words = Words {
    openings: &["be", "able", "to", "can"],
    vague: &[
        "appreciate",
        "discover",
        "grasp",
        "know",
        "learn",
        "master",
        "realise",
        "realize",
        "understand",
        "aware",
        "familiar",
        "explore",
    ],
    vague_of_oneself: &[],
    levels: [
        (Level::Remember, &["name", "list", "define", "identify", "label", "recall", "recognise", "state"]),
        (
            Level::Understand,
            &[
                "explain",
                "describe",
                "rephrase",
                "summarise",
                "illustrate",
                "classify",
                "interpret",
                "translate",
            ],
        ),
        (
            Level::Apply,
            &["use", "implement", "carry out", "calculate", "demonstrate", "solve", "document", "configure"],
        ),
        (
            Level::Analyse,
            &["compare", "distinguish", "differentiate", "diagnose", "examine", "break down", "categorise"],
        ),
        (
            Level::Evaluate,
            &["argue", "justify", "criticise", "verify", "choose", "recommend", "judge", "validate"],
        ),
        (Level::Create, &["design", "develop", "build", "plan", "produce", "write", "formulate", "assemble"]),
    ],
    // Nothing in the form of an English word shows a verb; some endings show a noun.
    is_verb: |word| {
        !["tion", "sion", "ment", "ness", "ity", "ing", "ism", "ship"]
            .iter()
            .any(|ending| word.ends_with(ending))
    },
};

fn words(language: &str) -> Option<(&'static Words, &'static Folded)> {
    static FOLDED: LazyLock<[Folded; 2]> = LazyLock::new(|| [Folded::of(&FRENCH), Folded::of(&ENGLISH)]);
    match language.split('-').next() {
        Some("fr" | "") | None => Some((&FRENCH, &FOLDED[0])),
        Some("en") => Some((&ENGLISH, &FOLDED[1])),
        _ => None,
    }
}

/// The first words of a list without case and accents: thousands of outcomes are compared with them.
struct Folded {
    openings: BTreeSet<String>,
    vague: BTreeSet<String>,
    vague_of_oneself: BTreeSet<String>,
    assessable: BTreeSet<String>,
}

impl Folded {
    fn of(words: &Words) -> Self {
        let heads = |list: &[&str]| -> BTreeSet<String> {
            list.iter().filter_map(|verb| fold(verb).split(' ').next().map(str::to_owned)).collect()
        };
        Self {
            openings: heads(words.openings),
            vague: heads(words.vague),
            vague_of_oneself: heads(words.vague_of_oneself),
            assessable: words.levels.iter().flat_map(|(_, list)| heads(list)).collect(),
        }
    }
}

/// The head of an outcome; none in a language that has no lists here, or without any word.
pub(super) fn head(text: &str, language: &str) -> Option<Head> {
    let (words, lists) = words(language)?;
    let all = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut of_oneself = false;
    let head = all().map(|word| (word, fold(word))).find(|(_, word)| {
        // « Se », « s’ » belong to the verb behind them.
        let reflexive = matches!(&**word, "se" | "s");
        of_oneself |= reflexive;
        !reflexive && !lists.openings.contains(word)
    });
    // An opening with nothing behind it, « être capable », says nothing yet.
    let Some((head, word)) = head else { return all().next().map(|word| Head::Vague(word.to_owned())) };
    Some(if lists.vague.contains(&word) || of_oneself && lists.vague_of_oneself.contains(&word) {
        Head::Vague(head.to_owned())
    } else if lists.assessable.contains(&word) || (words.is_verb)(&word) {
        Head::Assessable
    } else {
        Head::NoVerb(head.to_owned())
    })
}

/// Some verbs of a level, in the language of the path; of applying where no level is stated.
pub(super) fn examples(level: &Level, language: &str) -> Vec<String> {
    let Some((words, _)) = words(language) else { return Vec::new() };
    let list = words.levels.iter().find(|(known, _)| known == level).or(words.levels.get(2));
    list.map_or(Vec::new(), |(_, verbs)| verbs.iter().take(4).map(|verb| (*verb).to_owned()).collect())
}
