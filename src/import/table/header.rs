//! Which column of a table holds what, by the names that centres give them in French and English.
//!
//! Owns the words and the choice of the line that names the columns. Does not read cells below it.

use super::duration::Unit;
use super::modality;
use crate::import::text::{HEAD_ROWS, Row, one_line};
use crate::model::{Modality, ModuleKind, RequirementKind, fold};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    Title,
    Code,
    /// A running number: the code where there is no other, and a name for prerequisites.
    Number,
    /// How long, in which unit, and in which modality where the column is about one.
    Duration(Unit, Option<Modality>),
    Modality,
    Requires(RequirementKind),
    Stage,
    Outcomes,
    Summary,
    /// Who takes it; « oui » means the kind given here.
    Kind(ModuleKind),
    Keywords,
    Methods,
    Trainer,
    Assessment,
    Deliverables,
    Resources,
    /// Of another name: kept in the summary under that name.
    Other,
    /// Without a name.
    Nameless,
}

/// The line that names the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Its place among the rows.
    pub(super) at: usize,
    /// What each column holds.
    pub(super) columns: Vec<Column>,
    /// What each is called, as the file has it.
    pub(super) labels: Vec<String>,
    /// The language of those names, where they tell.
    pub(super) language: Option<&'static str>,
}

impl Header {
    /// The first column that holds `wanted`.
    pub(super) fn place(&self, wanted: &Column) -> Option<usize> {
        self.columns.iter().position(|column| column == wanted)
    }

    /// The columns with their places.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.columns.iter().enumerate()
    }
}

/// A rule that recognises a column by the words of its name.
struct Rule {
    /// Any of these makes it so; a space stands between words, folded.
    any: &'static [&'static str],
    column: Column,
}

/// The rules, the more telling first: « Modalités d'évaluation » is about assessment.
const RULES: &[Rule] = &[
    Rule {
        any: &["corequis", "co requis", "corequisite", "corequisites"],
        column: Column::Requires(RequirementKind::Corequisite),
    },
    Rule {
        any: &["prerequis", "pre requis", "prerequisite", "prerequisites", "requires", "anteriorite"],
        column: Column::Requires(RequirementKind::Required),
    },
    Rule {
        any: &[
            "objectif",
            "objectifs",
            "objective",
            "objectives",
            "outcome",
            "outcomes",
            "acquis",
            "competences visees",
        ],
        column: Column::Outcomes,
    },
    Rule { any: &["mots cles", "mot cle", "keywords", "tags"], column: Column::Keywords },
    Rule {
        any: &["methode", "methodes", "methods", "moyens pedagogiques", "modalites pedagogiques"],
        column: Column::Methods,
    },
    Rule {
        any: &[
            "formateur",
            "formateurs",
            "formatrice",
            "intervenant",
            "intervenants",
            "trainer",
            "trainers",
            "animateur",
        ],
        column: Column::Trainer,
    },
    Rule { any: &["livrable", "livrables", "deliverable", "deliverables"], column: Column::Deliverables },
    Rule {
        any: &["ressource", "ressources", "resources", "support", "supports", "materials"],
        column: Column::Resources,
    },
    Rule {
        any: &["evaluation", "evaluations", "assessment", "assessments", "controle", "controles"],
        column: Column::Assessment,
    },
    Rule {
        any: &["modalite", "modalites", "modality", "modalities", "mode", "delivery"],
        column: Column::Modality,
    },
    Rule {
        any: &["obligatoire", "mandatory", "type", "nature", "statut", "caractere", "kind"],
        column: Column::Kind(ModuleKind::Core),
    },
    Rule {
        any: &["option", "optionnel", "optional", "facultatif"],
        column: Column::Kind(ModuleKind::Optional),
    },
    Rule {
        any: &[
            "resume",
            "description",
            "contenu",
            "contenus",
            "content",
            "contents",
            "summary",
            "programme",
            "detail",
        ],
        column: Column::Summary,
    },
    Rule {
        any: &[
            "etape", "etapes", "bloc", "blocs", "phase", "phases", "stage", "stages", "sequence", "partie",
            "block", "semestre", "semester", "term", "periode",
        ],
        column: Column::Stage,
    },
];

/// Names of durations.
const DURATION: &[&str] = &[
    "heure", "heures", "hour", "hours", "duree", "durees", "duration", "volume", "h", "minutes", "minute",
    "min", "mn", "jours", "jour", "days", "day", "nb h", "horaire",
];
const MINUTES: &[&str] = &["minutes", "minute", "min", "mn"];
const DAYS: &[&str] = &["jours", "jour", "days", "day", "j"];
/// Names of codes, and of running numbers.
const CODE: &[&str] = &["code", "reference", "ref", "sigle", "identifiant", "id"];
const NUMBER: &[&str] = &["n", "no", "num", "numero", "ordre", "rang"];
/// Names of titles, and names of modules that may head a column of titles or of codes.
const TITLE: &[&str] =
    &["titre", "intitule", "title", "nom", "name", "libelle", "designation", "denomination"];
const THING: &[&str] =
    &["module", "modules", "cours", "course", "courses", "unite", "thematique", "action", "formation"];
/// Words that tell the language of the names.
const FRENCH: &[&str] = &[
    "titre",
    "intitule",
    "nom",
    "libelle",
    "heures",
    "duree",
    "jours",
    "modalite",
    "modalites",
    "prerequis",
    "etape",
    "bloc",
    "objectifs",
    "objectif",
    "resume",
    "contenu",
    "mots",
    "cours",
];
const ENGLISH: &[&str] = &[
    "title",
    "name",
    "hours",
    "days",
    "modality",
    "prerequisites",
    "prerequisite",
    "stage",
    "outcomes",
    "summary",
    "keywords",
    "course",
    "objectives",
    "content",
];

/// Finds the line that names the columns: among the first ones, the first that names most of them
/// and a title.
pub(super) fn find(rows: &[Row]) -> Option<Header> {
    let candidates = rows.iter().take(HEAD_ROWS).enumerate();
    let mut best: Option<(usize, Header)> = None;
    for (at, row) in candidates {
        let header = read(at, row);
        let known = known(row);
        let better = best.as_ref().is_none_or(|(most, _)| known > *most);
        if better && header.place(&Column::Title).is_some() {
            best = Some((known, header));
        }
    }
    best.map(|(_, header)| header)
}

/// How many cells of a row are names of columns.
pub(super) fn known(row: &Row) -> usize {
    row.cells.iter().filter(|cell| recognise(cell).is_some()).count()
}

fn read(at: usize, row: &Row) -> Header {
    let labels: Vec<String> = row.cells.iter().map(|cell| one_line(cell)).collect();
    let named: Vec<Option<Name>> = labels.iter().map(|label| recognise(label)).collect();
    let has = |wanted: &Name| named.iter().any(|name| name.as_ref() == Some(wanted));
    let (titled, coded) = (has(&Name::Is(Column::Title)), has(&Name::Is(Column::Code)));
    let mut columns: Vec<Column> = Vec::new();
    for (name, label) in named.into_iter().zip(&labels) {
        let column = match name {
            // « Module ; Intitulé »: the first is a code. « Module ; Durée »: it is the title.
            Some(Name::Thing) if !titled && !columns.contains(&Column::Title) => Column::Title,
            Some(Name::Thing) if titled && !coded && !columns.contains(&Column::Code) => Column::Code,
            Some(Name::Is(column)) => column,
            None if label.is_empty() => Column::Nameless,
            Some(Name::Thing) | None => Column::Other,
        };
        // A second column of the same kind would overwrite the first: it is kept in the summary.
        let again = columns.contains(&column) && column != Column::Nameless;
        columns.push(if again { Column::Other } else { column });
    }
    let words: Vec<String> = labels.iter().flat_map(|label| words(label)).collect();
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(&word.as_str())).count();
    let language = match (count(FRENCH), count(ENGLISH)) {
        (0, 0) => None,
        (french, english) if french >= english => Some("fr"),
        _ => Some("en"),
    };
    Header { at, columns, labels, language }
}

/// What the name of a column says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Name {
    Is(Column),
    /// « Module »: titles, or codes where titles stand elsewhere.
    Thing,
}

fn words(label: &str) -> Vec<String> {
    let folded = fold(label);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(String::from).collect()
}

/// What a cell says as the name of a column, if it is one.
fn recognise(label: &str) -> Option<Name> {
    /// More words than this are a sentence.
    const LONGEST: usize = 8;
    let words = words(label);
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let all = format!(" {} ", words.join(" "));
    let phrase = |list: &[&str]| list.iter().any(|name| all.contains(&format!(" {name} ")));
    // What remains beside words that only join.
    let joining = ["du", "de", "des", "d", "la", "le", "les", "l", "of", "the", "a", "en"];
    let mut telling = words.iter().map(String::as_str).filter(|word| !joining.contains(word));
    if telling.clone().all(|word| TITLE.contains(&word) || THING.contains(&word)) {
        return Some(if has(TITLE) { Name::Is(Column::Title) } else { Name::Thing });
    }
    if telling.clone().all(|word| CODE.contains(&word) || THING.contains(&word)) {
        return Some(Name::Is(Column::Code));
    }
    if telling.clone().all(|word| NUMBER.contains(&word) || THING.contains(&word)) {
        return Some(Name::Is(Column::Number));
    }
    let unit = if has(MINUTES) {
        Unit::Minutes
    } else if has(DAYS) {
        Unit::Days
    } else {
        Unit::Hours
    };
    let modality = match modality::find(&fold(label)).modalities.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    };
    if has(DURATION) {
        return Some(Name::Is(Column::Duration(unit, modality)));
    }
    if let Some(rule) = RULES.iter().find(|rule| phrase(rule.any)) {
        let advice =
            ["recommande", "recommandes", "conseille", "conseilles", "souhaite", "souhaites", "recommended"];
        return Some(Name::Is(match &rule.column {
            Column::Requires(RequirementKind::Required) if has(&advice) => {
                Column::Requires(RequirementKind::Recommended)
            }
            column => column.clone(),
        }));
    }
    // A column that bears the name of a modality, and nothing but, counts hours in it.
    let short = telling.by_ref().take(4).count() < 4;
    modality.filter(|_| short).map(|modality| Name::Is(Column::Duration(unit, Some(modality))))
}

#[cfg(test)]
#[path = "header_tests.rs"]
mod tests;
