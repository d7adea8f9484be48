//! Verbs of outcomes: which ones can be assessed, by Bloom's revised taxonomy (Anderson and
//! Krathwohl, 2001), in French and English.
//!
//! Published lists differ, so a verb that is in none of them is accepted where its form shows that it
//! is one; only what cannot be observed, or is no verb, is told.

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

fn words(language: &str) -> Option<&'static Words> {
    match language.split('-').next() {
        Some("fr" | "") | None => Some(&FRENCH),
        Some("en") => Some(&ENGLISH),
        _ => None,
    }
}

/// The head of an outcome; none in a language that has no lists here, or without any word.
pub(super) fn head(text: &str, language: &str) -> Option<Head> {
    let lists = words(language)?;
    let all = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_opening = |word: &str| lists.openings.iter().any(|opening| fold(opening) == word);
    let mut of_oneself = false;
    let head = all().find(|word| {
        let word = fold(word);
        // « Se », « s’ » belong to the verb behind them.
        let reflexive = matches!(&*word, "se" | "s");
        of_oneself |= reflexive;
        !reflexive && !is_opening(&word)
    });
    // An opening with nothing behind it, « être capable », says nothing yet.
    let Some(head) = head else { return all().next().map(|word| Head::Vague(word.to_owned())) };
    let word = fold(head);
    let listed = |list: &[&str]| list.iter().any(|known| fold(known).split(' ').next() == Some(&word));
    Some(if listed(lists.vague) || of_oneself && listed(lists.vague_of_oneself) {
        Head::Vague(head.to_owned())
    } else if lists.levels.iter().any(|(_, list)| listed(list)) || (lists.is_verb)(&word) {
        Head::Assessable
    } else {
        Head::NoVerb(head.to_owned())
    })
}

/// Some verbs of a level, in the language of the path; of applying where no level is stated.
pub(super) fn examples(level: &Level, language: &str) -> Vec<String> {
    let Some(lists) = words(language) else { return Vec::new() };
    let list = lists.levels.iter().find(|(known, _)| known == level).or(lists.levels.get(2));
    list.map_or(Vec::new(), |(_, verbs)| verbs.iter().take(4).map(|verb| (*verb).to_owned()).collect())
}
