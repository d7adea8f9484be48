# Ce qui change d’une version à l’autre.

diff-plain = { $text }
diff-quoted = « { $text } »
diff-absent = { $id } (absent)
diff-nothing = rien
diff-yes = oui
diff-no = non
diff-labelled = { $label } : { $value }
diff-within = { $around } · { $part }
diff-comma = { $first }, { $rest }
diff-in-brackets = { $what } ({ $more })
diff-or = { $first } ou { $last }
diff-sentences = { $first } ; { $second }
diff-with-facts = { $what } : { $facts }

diff-the-path = Parcours « { $name } »
diff-the-module-file = Module « { $name } »
diff-the-card = Fiche « { $name } »
diff-the-charter = Commun « { $name } »
diff-the-module = Module « { $name } »
diff-the-stage = Étape « { $name } »
diff-the-outcome = Objectif « { $name } »
diff-the-requirement = Prérequis { $name }
diff-the-activity = Activité « { $name } »
diff-the-assessment = Évaluation « { $name } »
diff-the-resource = Ressource « { $name } »
diff-the-contributor = Contributeur « { $name } »
diff-the-contact = Contact « { $name } »
diff-the-adaptation = Adaptation « { $name } »
diff-the-observation = Retour d’expérience « { $name } »
diff-the-competency = Compétence « { $name } »
diff-the-conflict = Question ouverte « { $name } »
diff-the-centre = Centre « { $name } »
diff-the-rule = Règle « { $name } »
diff-the-ritual = Rituel « { $name } »
diff-stages = Étapes
diff-word-path = parcours
diff-word-module = module
diff-word-module-file = fichier du module
diff-word-card = fiche
diff-word-charter = charte

diff-value-changed = { $what } : { $before } → { $after }
diff-value-set = { $what } : { $after }
diff-value-cleared = { $what } : { $before } → rien
diff-value-written = { $what } : nouveau texte
diff-value-erased = { $what } : texte retiré
diff-value-reworded = { $what } : texte modifié
diff-item-added = { $what } : en plus, { $after }
diff-item-removed = { $what } : en moins, { $before }
diff-item-moved = { $what } : { $item } passe de la place { $from } à la place { $to }

diff-place = place { $place }
diff-where = place
diff-id = identifiant

diff-module-added = module ajouté
diff-module-removed = module supprimé
diff-module-in-stage = étape « { $stage } »
diff-module-outcomes =
    { $count ->
        [one] un objectif
       *[other] { $count } objectifs
    }
diff-module-stage = passe de l’étape « { $from } » à l’étape « { $to } »
diff-module-stage-left = sort de l’étape « { $from } » et n’est plus dans aucune
diff-module-stage-entered = entre dans l’étape « { $to } »
diff-module-earlier = avance dans l’étape « { $stage } » : de la place { $from } à la place { $to }
diff-module-later = recule dans l’étape « { $stage } » : de la place { $from } à la place { $to }
diff-module-renamed = identifiant : { $before } → { $after }
diff-module-joined = rapproché par supposition : { $before } → { $after }

diff-stage-added = Étape « { $name } » ajoutée
diff-stage-removed = Étape « { $name } » supprimée
diff-stage-moved = Étape « { $name } » déplacée : de la place { $from } à la place { $to }
diff-outcome-added = Objectif « { $name } » ajouté
diff-outcome-removed = Objectif « { $name } » supprimé
diff-activity-added = Activité « { $name } » ajoutée
diff-activity-removed = Activité « { $name } » supprimée
diff-activity-moved = Activité « { $name } » déplacée : de la place { $from } à la place { $to }
diff-assessment-added = Évaluation « { $name } » ajoutée
diff-assessment-removed = Évaluation « { $name } » supprimée
diff-resource-added = Ressource « { $name } » ajoutée
diff-resource-removed = Ressource « { $name } » supprimée
diff-contributor-added = Contributeur « { $name } » ajouté
diff-contributor-removed = Contributeur « { $name } » retiré
diff-contact-added = Contact « { $name } » ajouté
diff-contact-removed = Contact « { $name } » supprimé
diff-adaptation-added = Adaptation « { $name } » ajoutée
diff-adaptation-removed = Adaptation « { $name } » supprimée
diff-observation-added = Retour d’expérience « { $name } » ajouté
diff-observation-removed = Retour d’expérience « { $name } » supprimé
diff-competency-added = Compétence « { $name } » ajoutée
diff-competency-removed = Compétence « { $name } » supprimée
diff-conflict-added = Question ouverte « { $name } » ajoutée
diff-conflict-removed = Question ouverte « { $name } » tranchée ou retirée
diff-centre-added = Centre « { $name } » ajouté
diff-centre-removed = Centre « { $name } » retiré
diff-rule-added = Règle « { $name } » ajoutée
diff-rule-removed = Règle « { $name } » supprimée
diff-ritual-added = Rituel « { $name } » ajouté
diff-ritual-removed = Rituel « { $name } » supprimé

# Ce qu’un module demande.
diff-requirement-added =
    .required = demande maintenant { $what }
    .recommended = conseille maintenant { $what } avant
    .corequisite = demande maintenant { $what }, avant ou en même temps
    .strict = demande maintenant { $what }, dans la même période
    .unknown = demande maintenant { $what } (lien « { $kind } »)
diff-requirement-removed =
    .required = ne demande plus { $what }
    .recommended = ne conseille plus { $what }
    .corequisite = ne demande plus { $what }, avant ou en même temps
    .strict = ne demande plus { $what }, dans la même période
    .unknown = ne demande plus { $what } (lien « { $kind } »)
diff-requirement-to-advice = { $what } : simple conseil à présent ({ $before } → { $after })
diff-requirement-from-advice = { $what } : exigé à présent ({ $before } → { $after })
diff-requirement-strength = { $what } : { $before } → { $after }
diff-alternative-added = accepte maintenant { $member } à la place de { $rest }
diff-alternative-removed = n’accepte plus { $member } à la place de { $rest }

diff-comment = Commentaire ({ $what })
diff-unknown = { $what } · champ inconnu { $name }
diff-comment-added = Commentaire ajouté ({ $what })
diff-comment-removed = Commentaire supprimé ({ $what })
diff-comment-changed = Commentaire modifié ({ $what })
diff-unknown-added = { $what } · champ inconnu { $name } : { $after }
diff-unknown-removed = { $what } · champ inconnu { $name } supprimé, avant { $before }
diff-unknown-changed = { $what } · champ inconnu { $name } : { $before } → { $after }

diff-effect-hours = Durée totale : { $before } → { $after } ({ $difference })
diff-effect-modality = dont { $modality } : { $before } → { $after } ({ $difference })
diff-effect-critical = Chemin critique : { $before } → { $after } ({ $difference })
diff-effect-critical-other = Chemin critique : toujours { $after }
diff-effect-critical-through =
    { $more ->
        [0] il passe maintenant par { $titles }
        [one] il passe maintenant par { $titles } et un autre module
       *[other] il passe maintenant par { $titles } et { $more } autres modules
    }
diff-effect-outcome-lost = « { $module } » : l’objectif « { $outcome } » n’est plus évalué
diff-more = { $minutes } de plus
diff-less = { $minutes } de moins
