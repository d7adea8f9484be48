//! Modalities as people name them in cells: « présentiel », « classe virtuelle », « AFEST », `e-learning`.
//!
//! Owns the search for the words of `words.ron` in a cell; what to do with two modalities is `minutes`' business.

use super::words::{Phrase, words};
use crate::model::Modality;

/// What a text says about modalities.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ModalityWordsFound {
    /// Those that are named, in the order of the model.
    pub modalities: Vec<Modality>,
    /// Whether a mix is named.
    pub mixed: bool,
    /// Whether « à distance » was all that was said, and taken for a virtual class.
    pub assumed_live: bool,
}

/// Finds modalities in a text.
pub(super) fn find(text: &str) -> ModalityWordsFound {
    let phrase = Phrase::of(text);
    let table = words();
    let named = |row: &&super::words::ModalityWords| {
        let modality = Modality::named(&row.modality);
        phrase.has(&row.words) || phrase.contains(&crate::model::fold(modality.name()))
    };
    let mut modalities: Vec<Modality> =
        table.modalities.iter().filter(named).map(|row| Modality::named(&row.modality)).collect();
    // « Stage en entreprise » and the like: the longer phrase says which one.
    let somehow = modalities.contains(&Modality::RemoteLive) || modalities.contains(&Modality::SelfPaced);
    let assumed_live = !somehow && phrase.has(&table.distance);
    if assumed_live {
        modalities.push(Modality::RemoteLive);
    }
    modalities.sort();
    ModalityWordsFound { modalities, mixed: phrase.has(&table.mixed), assumed_live }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_modality_has_its_words() {
        for (text, modality) in [
            ("Présentiel", Modality::OnSite),
            ("En salle", Modality::OnSite),
            ("OnSite", Modality::OnSite),
            ("Classe virtuelle", Modality::RemoteLive),
            ("distanciel synchrone", Modality::RemoteLive),
            ("E-learning", Modality::SelfPaced),
            ("Elearning", Modality::SelfPaced),
            ("distanciel asynchrone", Modality::SelfPaced),
            ("AFEST", Modality::Workplace),
            ("En entreprise", Modality::Company),
            ("Travail personnel", Modality::PersonalWork),
            ("Tutorat", Modality::Tutoring),
            ("Évaluation", Modality::Assessment),
        ] {
            assert_eq!(find(text).modalities, [modality], "{text}");
        }
    }

    #[test]
    fn what_is_not_said_is_not_known() {
        assert_eq!(find("Sous l'eau"), ModalityWordsFound::default());
        assert!(find("Hybride").mixed);
        let distance = find("À distance");
        assert_eq!((distance.modalities, distance.assumed_live), (vec![Modality::RemoteLive], true));
        assert_eq!(find("Présentiel + distanciel").modalities, [Modality::OnSite, Modality::RemoteLive]);
    }
}
