//! Modalities as people name them: « présentiel », « classe virtuelle », « AFEST », `e-learning`.
//!
//! Owns the words; what to do with two modalities in one cell is `module`'s business.

use crate::model::Modality;

/// Words of each modality, folded. The longer the list, the fewer cells are left to a person.
const WORDS: &[(Modality, &[&str])] = &[
    (
        Modality::OnSite,
        &[
            "presentiel",
            "presence",
            "en salle",
            "on-site",
            "on site",
            "onsite",
            "face-to-face",
            "face to face",
            "face a face",
            "classroom",
            "in person",
            "in-person",
        ],
    ),
    (
        Modality::RemoteLive,
        &[
            "classe virtuelle",
            "classes virtuelles",
            "visio",
            "webinaire",
            "webinar",
            "virtual class",
            "live online",
            "remote live",
            "remotelive",
        ],
    ),
    (
        Modality::SelfPaced,
        &[
            "e-learning",
            "elearning",
            "e learning",
            "asynchron",
            "foad",
            "autoformation",
            "mooc",
            "digital learning",
            "self-paced",
            "self paced",
            "selfpaced",
            "en ligne",
            "online",
        ],
    ),
    (
        Modality::Workplace,
        &[
            "afest",
            "situation de travail",
            "situation de production",
            "on the job",
            "on-the-job",
            "workplace",
        ],
    ),
    (Modality::Company, &["alternance", "entreprise", "stage", "immersion", "internship", "company", "pfmp"]),
    (
        Modality::PersonalWork,
        &["travail personnel", "intersession", "en autonomie", "personal work", "homework", "self-study"],
    ),
    (Modality::Tutoring, &["tutorat", "accompagnement", "coaching", "mentorat", "tutoring", "mentoring"]),
    (Modality::Assessment, &["evaluation", "examen", "assessment", "exam", "jury", "soutenance"]),
];

/// Words that say that modalities are mixed, without saying which.
const MIXED: &[&str] = &["hybride", "mixte", "blended", "bimodal", "comodal", "hybrid", "multimodal"];

/// What a text says about modalities.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Those that are named, in the order of the model.
    pub(super) modalities: Vec<Modality>,
    /// Whether a mix is named.
    pub(super) mixed: bool,
    /// Whether « à distance » was all that was said, and taken for a virtual class.
    pub(super) assumed_live: bool,
}

/// Finds modalities in a text that is folded already.
pub(super) fn find(folded: &str) -> Found {
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let mut modalities: Vec<Modality> =
        WORDS.iter().filter(|(_, words)| has(words)).map(|(modality, _)| modality.clone()).collect();
    // « asynchrone » holds « synchrone ».
    let live = folded.replace("asynchron", "").contains("synchron");
    if live && !modalities.contains(&Modality::RemoteLive) {
        modalities.push(Modality::RemoteLive);
    }
    let somehow = modalities.contains(&Modality::RemoteLive) || modalities.contains(&Modality::SelfPaced);
    let assumed_live = !somehow && has(&["distanc", "remote"]);
    if assumed_live {
        modalities.push(Modality::RemoteLive);
    }
    modalities.sort();
    Found { modalities, mixed: has(MIXED), assumed_live }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fold;

    fn modalities(text: &str) -> Vec<Modality> {
        find(&fold(text)).modalities
    }

    #[test]
    fn each_modality_has_its_words() {
        for (text, modality) in [
            ("Présentiel", Modality::OnSite),
            ("E-learning", Modality::SelfPaced),
            ("Classe virtuelle", Modality::RemoteLive),
            ("Distanciel synchrone", Modality::RemoteLive),
            ("Distanciel asynchrone", Modality::SelfPaced),
            ("AFEST", Modality::Workplace),
            ("Formation en situation de travail", Modality::Workplace),
            ("Alternance", Modality::Company),
            ("Travail personnel", Modality::PersonalWork),
            ("Tutorat", Modality::Tutoring),
            ("Évaluation", Modality::Assessment),
        ] {
            assert_eq!(modalities(text), [modality], "{text}");
        }
    }

    #[test]
    fn at_a_distance_alone_is_an_assumption() {
        let found = find(&fold("À distance"));
        assert_eq!((found.modalities, found.assumed_live), (vec![Modality::RemoteLive], true));
        assert!(!find(&fold("Distanciel asynchrone")).assumed_live);
    }

    #[test]
    fn mixes_are_seen() {
        assert!(find(&fold("Hybride")).mixed);
        assert_eq!(modalities("Présentiel + e-learning"), [Modality::OnSite, Modality::SelfPaced]);
        assert_eq!(modalities("à définir"), []);
    }
}
