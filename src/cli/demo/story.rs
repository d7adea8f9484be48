//! What two centres did to one path, each for good reasons.
//!
//! Each version is lawful alone. Brought together, most of it merges; three things contradict: how
//! large a group may be, whether English stays, and which of two modules needs the other. The texts
//! are in French, as the sample commons is.

use crate::model::{
    Activity, Assessment, Level, Modality, Module, Outcome, Prose, Requirement, RequirementKind, Set,
    TrainingPath,
};

/// One commit: who made it, when, its subject, and what it does to the path.
pub(super) struct Deed {
    /// Name and address.
    pub(super) by: (&'static str, &'static str),
    /// The day.
    pub(super) day: &'static str,
    /// The subject of the commit.
    pub(super) subject: &'static str,
    /// The change.
    pub(super) change: fn(&mut TrainingPath),
}

const MARTIN: (&str, &str) = ("A. Martin", "a.martin@cci-nord.example");
const PETIT: (&str, &str) = ("L. Petit", "l.petit@cci-sud.example");

const NEGOTIATION: &str = "negociation-7t1c";
const ENGLISH: &str = "anglais-accueil-6j4r";
const COMPLAINTS: &str = "reclamation-8w4d";
const LOYALTY: &str = "fidelisation-2q7j";
const AT_A_DISTANCE: &str = "accueil-distance-2h6p";
const SCREEN: &str = "vente-visio-5h3n";

/// What the centre of the north did.
pub(super) const NORTH: &[Deed] = &[
    Deed {
        by: MARTIN,
        day: "2026-11-02",
        subject: "Négocier : trois rondes demandent une demi-journée ; seize personnes par groupe",
        change: |path| {
            lengthen_rounds(path, 60);
            at_most(path, 16);
            "5 100 € nets de taxes (exonération de TVA, art. 261-4-4° a du CGI)".clone_into(&mut path.price);
            "2026-11-02".clone_into(&mut path.updated);
        },
    },
    Deed {
        by: MARTIN,
        day: "2026-11-04",
        subject: "L’anglais sort du parcours, il devient un parcours à lui seul",
        change: |path| {
            path.modules.remove(ENGLISH);
            for stage in &mut path.stages {
                stage.modules.retain(|module| module != ENGLISH);
            }
        },
    },
    Deed {
        by: MARTIN,
        day: "2026-11-06",
        subject: "Fidéliser demande d’avoir déjà traité une réclamation",
        change: |path| {
            require(
                path,
                LOYALTY,
                COMPLAINTS,
                "Un client se fidélise d’abord par une réclamation bien traitée.",
            );
            say_in(
                &mut path.positioning,
                "Les modules déjà acquis donnent lieu à une dispense écrite, signée par le candidat et le centre.",
                "Les modules déjà acquis donnent lieu à une dispense écrite, signée le jour même par le candidat et le centre.",
            );
        },
    },
];

/// What the centre of the south did.
pub(super) const SOUTH: &[Deed] = &[
    Deed {
        by: PETIT,
        day: "2026-11-03",
        subject: "Douze personnes par groupe : la salle des téléphones n’en reçoit pas plus",
        change: |path| {
            at_most(path, 12);
            say_in(
                &mut path.positioning,
                "Entretien de quarante-cinq minutes, test de tableur de trente minutes et rédaction d’un courriel.",
                "Entretien d’une heure, test de tableur de trente minutes et rédaction d’un courriel.",
            );
        },
    },
    Deed {
        by: PETIT,
        day: "2026-11-05",
        subject: "Vendre en visioconférence : un module demandé par trois employeurs",
        change: add_selling_on_screen,
    },
    Deed {
        by: PETIT,
        day: "2026-11-09",
        subject: "Traiter une réclamation avec l’historique du client sous les yeux",
        change: |path| {
            require(
                path,
                COMPLAINTS,
                LOYALTY,
                "On répond mieux avec l’historique du client, tenu dans le CRM.",
            );
            move_behind(path, COMPLAINTS, LOYALTY);
            add_to(
                &mut path.accessibility,
                "Les rendez-vous de suivi peuvent se tenir en langue des signes, avec un interprète.",
            );
            if let Some(module) = path.modules.get_mut(ENGLISH) {
                add_to(
                    &mut module.summary,
                    "Les croisiéristes du port servent d’interlocuteurs d’avril à octobre.",
                );
            }
            "2026-11-09".clone_into(&mut path.updated);
        },
    },
];

/// How many more minutes the rounds of the negotiation take, and the module with them.
fn lengthen_rounds(path: &mut TrainingPath, more: u32) {
    let Some(module) = path.modules.get_mut(NEGOTIATION) else { return };
    if let Some(activity) = module.activities.iter_mut().find(|activity| activity.id == "rondes") {
        activity.minutes += more;
    }
    if let Some(minutes) = module.minutes.get_mut(Modality::OnSite.name()) {
        *minutes += more;
    }
}

/// How many learners a group may have.
fn at_most(path: &mut TrainingPath, learners: u32) {
    if let Some(size) = &mut path.group_size {
        size.max = learners;
    }
}

fn require(path: &mut TrainingPath, module: &str, before: &str, why: &str) {
    let Some(module) = path.modules.get_mut(module) else { return };
    module.requires.insert(Requirement {
        any_of: Set::from_iter([before.to_owned()]),
        why: why.to_owned(),
        ..Requirement::default()
    });
}

fn move_behind(path: &mut TrainingPath, module: &str, other: &str) {
    for stage in &mut path.stages {
        stage.modules.retain(|found| found != module);
        if let Some(at) = stage.modules.iter().position(|found| found == other) {
            stage.modules.insert(at + 1, module.to_owned());
        }
    }
}

fn say_in(text: &mut Prose, old: &str, new: &str) {
    *text = Prose::new(&text.as_str().replace(old, new));
}

fn add_to(text: &mut Prose, sentence: &str) {
    *text = Prose::new(&format!("{text} {sentence}"));
}

fn add_selling_on_screen(path: &mut TrainingPath) {
    let module = Module {
        title: "Vendre en visioconférence".to_owned(),
        summary: Prose::new(
            "Conduire un entretien de vente à l’écran : cadrer, montrer, laisser parler, conclure. \
             On s’enregistre, on se revoit, on recommence.",
        ),
        outcomes: [(
            "o1".to_owned(),
            Outcome {
                text: "Conduire un entretien de vente de vingt minutes à l’écran".to_owned(),
                level: Level::Apply,
                competencies: Set::from_iter(["bc01-c2".to_owned()]),
                ..Outcome::default()
            },
        )]
        .into_iter()
        .collect(),
        requires: Set::from_iter([
            Requirement {
                any_of: Set::from_iter(["bases-vente-3f8k".to_owned()]),
                why: "Les étapes de la vente sont supposées connues.".to_owned(),
                ..Requirement::default()
            },
            Requirement {
                any_of: Set::from_iter([AT_A_DISTANCE.to_owned()]),
                kind: RequirementKind::Recommended,
                ..Requirement::default()
            },
        ]),
        activities: vec![Activity {
            id: "entretiens".to_owned(),
            title: "Trois entretiens enregistrés".to_owned(),
            modality: Modality::RemoteLive,
            minutes: 180,
            trainer: true,
            assistance: "L. Petit ou son suppléant, au téléphone pendant les séances.".into(),
            ..Activity::default()
        }],
        assessments: [(
            "e1".to_owned(),
            Assessment {
                form: "Entretien enregistré, relu à deux".to_owned(),
                outcomes: Set::from_iter(["o1".to_owned()]),
                ..Assessment::default()
            },
        )]
        .into_iter()
        .collect(),
        ..Module::default()
    };
    path.modules.insert(SCREEN.to_owned(), module);
    if let Some(stage) = path.stages.iter_mut().find(|stage| stage.id == "s-vendre") {
        stage.modules.push(SCREEN.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::*;
    use crate::check::{Options, Severity, check};
    use crate::diff::changes;
    use crate::format;

    #[test]
    fn every_deed_changes_something_and_both_versions_are_sound() {
        let base: TrainingPath = format::read(files::PATH_TEXT).unwrap();
        for deeds in [NORTH, SOUTH] {
            let mut path = base.clone();
            for deed in deeds {
                let before = path.clone();
                (deed.change)(&mut path);
                assert!(changes(&before, &path).len() >= 2, "{}", deed.subject);
            }
            let findings = check(&path, &Options::default());
            let grave: Vec<_> = findings.iter().filter(|finding| finding.severity > Severity::Info).collect();
            assert!(grave.is_empty(), "{grave:#?}");
        }
    }
}
