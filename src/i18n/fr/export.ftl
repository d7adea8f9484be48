# Ce qui est remis au lecteur : programme de formation, vues, pages de « parcours show ».

export-failed = le document n’a pas pu être écrit : { $why }
    .help = C’est une erreur du programme et non de votre fichier. Signalez-la avec ce message.

export-outline = Programme de formation
export-outline-funder = Programme de formation détaillé
export-outline-leaflet = Fiche formation
export-untitled = Formation sans intitulé
export-contents = Sommaire
export-label = { $label } :
export-quoted = « { $title } »
export-quoted-absent = « { $title } » (absent du parcours)
export-or = { $first } ou { $last }
export-no-module = (aucun module)
export-after = après { $groups }
export-after-recommended = de préférence après { $groups }
export-with-or-after = avec ou après { $groups }
export-together-with = en même temps que { $groups }
export-after-unknown = lien « { $kind } » avec { $groups }
export-knowing = en ayant : { $what }
export-knowing-recommended = de préférence en ayant : { $what }
export-phrases = { $first } ; { $rest }

export-missing = À compléter : { $what }
export-missing-in-module = À compléter : { $what } (module « { $title } »)
export-missing-title = { $count ->
    [one] { $count } partie obligatoire à compléter
   *[other] { $count } parties obligatoires à compléter
}
export-what-organisation = Nom de l’organisme
export-what-updated = Date de mise à jour
export-what-conflicts = Réponses aux questions qu’une fusion a laissées ouvertes
export-what-contact = Personne chargée des relations avec les stagiaires, avec un moyen de la joindre
export-what-duration = Durée
export-what-outcomes = Objectifs opérationnels et évaluables
export-what-certification-code = Code de la certification
export-what-certification-title = Intitulé de la certification
export-what-modules = Modules du déroulé
export-what-assessments = Modalités d’évaluation
export-what-trainers = Titres et qualités des intervenants
export-what-distance-activities = Activités à distance
export-what-distance-duration = Durée moyenne des activités à distance
export-what-distance-assistance = Assistance technique et pédagogique à distance
export-what-tutor = Formateur référent en situation de travail
export-what-reflexive = Phases réflexives distinctes des mises en situation de travail
export-what-work-assessment = Évaluation des acquis en situation de travail

export-mark-reference = Référence { $value }
export-mark-version = Version { $value }
export-mark-updated = Mise à jour du { $value }
export-summary-duration = Durée
export-summary-modality = Modalité
export-duration-in-days = { $duration } ({ $count ->
    [one] { $days } jour
   *[other] { $days } jours
} de 7 h)

export-section-organisation = Organisme de formation
export-section-title = Intitulé et référence
export-section-goals = Objectifs
export-section-competencies = Compétences visées et certification
export-section-audience = Public visé
export-section-entry = Prérequis
export-section-positioning = Positionnement à l’entrée
export-section-duration = Durée et effectif
export-section-modality = Modalité
export-section-access = Modalités et délais d’accès, lieu
export-section-content = Déroulé
export-section-means = Moyens et méthodes
export-section-trainers = Intervenants
export-section-tracking = Modalités de suivi
export-section-assessment = Modalités d’évaluation
export-section-completion = Sanction de la formation
export-section-price = Tarif
export-section-accessibility = Accessibilité aux personnes en situation de handicap
export-section-contacts = Contacts et règlement intérieur
export-section-results = Résultats
export-section-credits = Crédits

export-organisation = Organisme
export-nda = Enregistrée sous le numéro { $nda }. Cet enregistrement ne vaut pas agrément de l’État.
export-outcomes = Objectifs opérationnels et évaluables : à l’issue de la formation, le bénéficiaire sera capable de
export-competencies = Compétences visées
export-no-certification = Ce parcours ne mène pas à une certification professionnelle.
export-no-entry = Aucun.
export-total = Durée totale
export-optional = Dont modules optionnels
export-at-centre = Dont en centre ou à distance
export-at-company = Dont en entreprise
export-by-modality = Durée par modalité
export-timetable = Les dates et les horaires sont communiqués à la convocation.
export-manner-on-site = présentiel
export-manner-distance = à distance
export-manner-mixed = mixte (présentiel et à distance)
export-manner-workplace = formation en situation de travail (AFEST)
export-manner-company = période en entreprise
export-module = Module
export-module-number = Module { $number }
export-number = N°
export-contents-of-module = Contenu
export-sources = D’après les travaux de
export-licence-by = Creative Commons Attribution { $version }
export-licence-by-sa = Creative Commons Attribution, Partage dans les mêmes conditions { $version }
export-licence-by-nc = Creative Commons Attribution, Pas d’utilisation commerciale { $version }
export-licence-by-nd = Creative Commons Attribution, Pas de modification { $version }
export-licence-by-nc-sa = Creative Commons Attribution, Pas d’utilisation commerciale, Partage dans les mêmes conditions { $version }
export-licence-by-nc-nd = Creative Commons Attribution, Pas d’utilisation commerciale, Pas de modification { $version }
export-licence-zero = Creative Commons Zéro { $version }
export-activity = Activité
export-average-duration = Durée moyenne
export-distance = Activités à distance
export-workplace = Activités en entreprise
export-tutor = Tuteur, accompagnement
export-assessed-below = Les évaluations sont décrites à la section 15.
export-no-stage = Modules hors étape
export-trainers-above = Les intervenants sont présentés avec les moyens d’encadrement, à la section 12.
export-assessments = Évaluations
export-criteria-above = Les critères et les objectifs évalués figurent dans chaque module du déroulé.
export-rules = Le règlement intérieur applicable est remis avant l’inscription définitive (article L6353-8 du Code du travail).
export-no-results = Aucun indicateur de résultats n’est enregistré dans ce parcours.
export-credits-of = Module « { $title } »
export-based-on = Fondé sur « { $title } »
export-adapted = { $nature } ({ $scope })

export-with-trainer = formateur présent
export-assistance = assistance : { $value }
export-range = de { $from } à { $to }
export-assessment = { $moment } : { $form }
export-assesses = { $count ->
    [one] évalue l’objectif { $outcomes }
   *[other] évalue les objectifs { $outcomes }
}

export-page-goal = Objectif
export-page-counts = { $modules ->
    [one] { $modules } module
   *[other] { $modules } modules
}, { $duration }
export-stats-title = { $title } : chiffres
export-stats-total = Durée totale
export-stats-critical = Chemin critique
export-stats-critical-unknown = aucune durée n’est indiquée
export-stats-critical-none = aucun module n’en attend un autre
export-stats-modules = Modules
export-stats-links = Liens
export-stats-module = Module
export-stats-duration = Durée
export-stats-blocking = Bloque
export-stats-lost = Perdus
export-stats-lost-unknown = Perdus : ce parcours a trop de liens pour qu’on les compte.
export-stats-delay = Chaîne
export-stats-complexity = Complexité
export-stats-centrality = Centralité
export-stats-legend = Bloque : modules qui dépendent de lui. Perdus : modules qui ne sont plus atteignables sans lui, alternatives comprises. Chaîne : modules de la plus longue chaîne qui passe par lui. Complexité : la somme des deux. Centralité : longueur cumulée des chaînes qui passent par lui. Chaque membre d’une alternative compte pour un lien, les liens recommandés ne comptent pas.
export-reading-fact = { $label } : { $value }
export-yes = oui
export-no = non
