//! What the header of a column says, by its words.

use crate::import::mapping::Role;
use crate::import::words::{ModalityWords, Phrase, words};
use crate::model::Modality;
use crate::model::duration::Unit;

/// What a header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// A role.
    Is(Role),
    /// « Module »: titles, or codes where titles stand elsewhere.
    Thing,
    /// The name of a modality and nothing else: its hours, or a mark.
    Part(Modality),
    /// What is counted or dated besides hours.
    Measure,
}

/// More words than this are a sentence.
const LONGEST: usize = 10;

/// What a cell says as the header of a column, if it is one.
pub(super) fn recognise(label: &str) -> Option<Name> {
    // A longer text is no header; and looking at its words would cost as much as it is long.
    if label.len() > 200 {
        return None;
    }
    if label.trim() == "#" {
        return Some(Name::Is(Role::Number));
    }
    let phrase = Phrase::of(label);
    if phrase.words().is_empty() || phrase.words().len() > LONGEST {
        return None;
    }
    let table = words();
    let telling: Vec<&String> = phrase.words().iter().filter(|word| !table.joining.contains(word)).collect();
    let only = |lists: &[&[String]]| {
        !telling.is_empty()
            && telling.iter().all(|word| lists.iter().any(|list| list.contains(word)))
            && telling.iter().any(|word| lists[0].contains(word))
    };
    if only(&[&table.titles, &table.things]) {
        return Some(Name::Is(Role::Title));
    }
    if only(&[&table.codes, &table.things]) || phrase.has(&table.codes) && telling.len() <= 2 {
        return Some(Name::Is(Role::Code));
    }
    if only(&[&table.numbers, &table.things, &table.codes]) {
        return Some(Name::Is(Role::Number));
    }
    if only(&[&table.things]) {
        return Some(Name::Thing);
    }
    let measure = names_measure(&phrase);
    if phrase.has(&table.units) && (phrase.has(&table.durations) || telling.len() == 1) {
        return Some(Name::Is(Role::UnitOfRow));
    }
    let modality = modality(&phrase);
    if phrase.has(&table.durations) {
        if measure {
            return Some(Name::Measure);
        }
        let unit = unit(&phrase);
        let total = phrase.has(&table.totals) && modality.is_none();
        return Some(Name::Is(if total { Role::Total(unit) } else { Role::Duration(unit, modality) }));
    }
    // « Modalités d’évaluation » is about assessment, « Évaluation » too; « Présentiel » is a part.
    if let Some(row) = table.columns.iter().find(|row| phrase.has(&row.words)) {
        return Role::parse(&row.role).map(Name::Is);
    }
    if measure {
        return Some(Name::Measure);
    }
    if telling.len() == 1 && table.totals.contains(telling[0]) {
        return Some(Name::Is(Role::Total(Unit::Hours)));
    }
    modality.filter(|_| telling.len() <= 3).map(Name::Part)
}

/// Whether something else than hours is named; « en salle » says how the hours are taught, « salle » alone where.
fn names_measure(phrase: &Phrase) -> bool {
    let covered = |word: &String| {
        let modalities = words().modalities.iter().flat_map(|row| &row.words);
        modalities
            .filter(|longer| longer.len() > word.len())
            .any(|longer| phrase.contains(longer) && Phrase::of(longer).contains(word))
    };
    words().other_measures.iter().any(|word| phrase.contains(word) && !covered(word))
}

/// Whether the words of a header name two fields, and neither is a part of the other's name.
pub(super) fn names_two_fields(label: &str) -> bool {
    let phrase = Phrase::of(label);
    let rows = words().columns.iter();
    let named: Vec<(&str, &str)> = rows
        .flat_map(|row| row.words.iter().map(|word| (row.role.as_str(), word.as_str())))
        .filter(|(_, word)| phrase.contains(word))
        .collect();
    let apart = |(role, word): &(&str, &str)| {
        named.iter().any(|(other, longer)| other != role && !longer.contains(word) && !word.contains(longer))
    };
    let covered =
        |word: &str| named.iter().any(|(_, longer)| longer.len() > word.len() && longer.contains(word));
    named.iter().filter(|(_, word)| !covered(word)).any(apart)
}

/// The unit that a header names; hours where it names none or several.
fn unit(phrase: &Phrase) -> Unit {
    let table = words();
    match (phrase.has(&table.hours), phrase.has(&table.minutes), phrase.has(&table.days)) {
        (false, true, _) => Unit::Minutes,
        (false, false, true) => Unit::Days,
        _ => Unit::Hours,
    }
}

/// The one modality that a header names.
fn modality(phrase: &Phrase) -> Option<Modality> {
    let table = words();
    let longest = |row: &ModalityWords| {
        row.words.iter().filter(|word| phrase.contains(word)).map(String::len).max().unwrap_or(0)
    };
    let best = table.modalities.iter().map(|row| (longest(row), row)).max_by_key(|(length, _)| *length);
    let found = best.filter(|(length, _)| *length > 0).map(|(_, row)| Modality::named(&row.modality));
    found.or_else(|| phrase.has(&table.distance).then_some(Modality::RemoteLive))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ModuleKind, RequirementKind};

    fn spelled(label: &str) -> String {
        match recognise(label) {
            Some(Name::Is(role)) => role.spelling(),
            Some(Name::Thing) => String::from("thing"),
            Some(Name::Part(modality)) => format!("part {}", modality.name()),
            Some(Name::Measure) => String::from("measure"),
            None => String::from("nothing"),
        }
    }

    #[test]
    fn headers_of_real_tables() {
        for (label, wanted) in [
            ("Intitulé du module", "title"),
            ("Titre", "title"),
            ("Nom de la formation", "title"),
            ("Module", "thing"),
            ("UE", "thing"),
            ("Réf.", "code"),
            ("ID", "code"),
            ("N°", "number"),
            ("Durée (h)", "hours"),
            ("Durée en minutes", "minutes"),
            ("Nb jours", "days"),
            ("Nombre d'heures", "hours"),
            ("Volume horaire", "hours"),
            ("Total heures", "total hours"),
            ("Durée totale", "total hours"),
            ("Heures en centre", "hours OnSite"),
            ("Heures en entreprise", "hours Company"),
            ("CM (h)", "hours OnSite"),
            ("Travail personnel (h)", "hours PersonalWork"),
            ("Durée (h) / Distanciel", "hours RemoteLive"),
            ("Présentiel", "part OnSite"),
            ("e-learning", "part SelfPaced"),
            ("Effectif min", "measure"),
            ("Tarif horaire", "measure"),
            ("Prix par jour", "measure"),
            ("Coût HT", "measure"),
            ("Heure de début", "measure"),
            ("ECTS", "measure"),
            ("Date", "measure"),
            ("Prérequis", "requires"),
            ("Predecessors", "requires"),
            ("Prérequis conseillés", "recommended"),
            ("Objectifs pédagogiques", "outcomes"),
            ("Modalités d'évaluation", "assessment"),
            ("Modalité", "modality"),
            ("LearningMode", "modality"),
            ("Bloc", "stage"),
            ("Bloc de compétences", "stage"),
            ("Séquence", "stage"),
            ("Duration.Scale", "unit"),
            ("Duration.Length", "hours"),
            ("Mandatory", "kind"),
            ("Salle", "measure"),
            ("Météo", "nothing"),
        ] {
            assert_eq!(spelled(label), wanted, "{label}");
        }
        assert_eq!(recognise("Option"), Some(Name::Is(Role::Kind(ModuleKind::Optional))));
        assert_eq!(recognise("Corequis"), Some(Name::Is(Role::Requires(RequirementKind::Corequisite))));
    }

    #[test]
    fn a_sentence_is_no_header() {
        assert_eq!(recognise(&"durée ".repeat(12)), None);
        assert_eq!(recognise(&"x".repeat(10_000)), None);
    }
}
