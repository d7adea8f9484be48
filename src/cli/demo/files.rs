//! The files of the demonstration: a part of the sample commons, carried by the program.

/// Names and texts of files, taken from `paths/`.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The commons without its path: the charter, the cards and the modules that the path took.
        pub(super) const COMMONS: &[(&str, &str)] =
            &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/paths/", $name)))),+];
    };
}

files! {
    "commons.ron",
    "LICENCE.md",
    "cards/accompagnateur-distance-y6p4.card.ron",
    "cards/analyse-travail-afest-d3k9.card.ron",
    "cards/carnet-de-bord-s7k3.card.ron",
    "cards/chantier-ecole-n3b6.card.ron",
    "cards/classe-inversee-k4d7.card.ron",
    "cards/codeveloppement-w5n6.card.ron",
    "cards/debriefing-trois-temps-r7h2.card.ron",
    "cards/etude-de-cas-p9c3.card.ron",
    "cards/evaluateur-bienveillant-f4x9.card.ron",
    "cards/facilitateur-b8v5.card.ron",
    "cards/fiche-positionnement-a9q6.card.ron",
    "cards/grille-observation-j5p8.card.ron",
    "cards/jeu-de-role-m2t8.card.ron",
    "cards/phase-reflexive-afest-t6m4.card.ron",
    "cards/tuteur-c2w7.card.ron",
    "cards/vote-argumente-h8s2.card.ron",
    "modules/accueil-client-9d2m.module.ron",
    "modules/accueil-distance-2h6p.module.ron",
    "modules/anglais-accueil-6j4r.module.ron",
    "modules/bases-vente-3f8k.module.ron",
    "modules/devis-facturation-6r3v.module.ron",
    "modules/fidelisation-2q7j.module.ron",
    "modules/francais-ecrits-8m5c.module.ron",
    "modules/negociation-7t1c.module.ron",
    "modules/prospection-5k2n.module.ron",
    "modules/reclamation-8w4d.module.ron",
    "modules/rgpd-quotidien-9c4p.module.ron",
    "modules/tableur-gestion-4d8f.module.ron",
}

/// Where the path stands.
pub(super) const PATH: &str = "cci-nord/assistant-commercial-k7m2.path.ron";

/// The path, as two centres received it.
pub(super) const PATH_TEXT: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/paths/cci-nord/assistant-commercial-k7m2.path.ron"));
