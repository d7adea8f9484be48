# La matrice d’alignement et la chronologie.

matrix-title = { $title } : alignement
matrix-sums = Compétences : { $competencies } (travaillées : { $taught }, évaluées : { $assessed }). Objectifs : { $outcomes } (évalués : { $checked }). Modules : { $modules } (sans objectif : { $bare }).
matrix-letter-taught = A
matrix-letter-practised = P
matrix-letter-assessed = É
matrix-taught = abordée
matrix-practised = pratiquée
matrix-assessed = évaluée
matrix-outcomes-assessed = Objectifs évalués
matrix-without = Objectifs sans compétence
matrix-gap-not-taught = aucun module n’y travaille
matrix-gap-not-assessed = abordée, jamais évaluée
matrix-gap-unknown = compétence absente du parcours
matrix-gap-no-outcome = sans objectif
matrix-legend = ○A abordée : un objectif du module s’y rattache. ◐P pratiquée : le module fait aussi s’entraîner, produire ou travailler en entreprise. ●É évaluée : une évaluation porte sur l’objectif (le positionnement d’entrée ne compte pas).

timeline-title = { $title } : heures
timeline-sums = { $total } au total, { $critical } au moins si ce qui peut l’être est mené de front{ $skippable ->
    [0] .
   *[other] , { $optional } de modules optionnels.
}
timeline-legend = ◆ chemin critique : retarder ce module retarde la fin. Les deux colonnes : durée, cumul.

views-ticked = { $count } sur { $all }
views-hint-checklist = Espace cocher · Entrée valider · Échap abandonner

matrix-short-sums = compétences évaluées : { $assessed } sur { $competencies }, objectifs évalués : { $checked } sur { $outcomes }
matrix-gap = manque
matrix-no-module = Ce parcours n’a pas encore de module.
matrix-empty = Aucune compétence et aucun objectif : ajoutez des objectifs dans la fiche d’un module, des compétences dans celle du parcours.
matrix-said-taught = { $title } aborde « { $name } » : { $outcomes ->
    [one] un objectif, non évalué
   *[other] { $outcomes } objectifs, aucun évalué
}.
matrix-said-practised = { $title } fait pratiquer « { $name } » : { $outcomes ->
    [one] un objectif, non évalué
   *[other] { $outcomes } objectifs, aucun évalué
}.
matrix-said-assessed = { $title } évalue « { $name } » : { $outcomes ->
    [one] un objectif, évalué
   *[other] { $outcomes } objectifs, dont { $assessed } évalués
}.
matrix-said-nothing = { $title } ne travaille pas « { $name } ».
matrix-said-no-outcome = { $title } n’a aucun objectif. Ouvrez sa fiche pour en écrire un.
matrix-said-gap = { $name } : { $gap }.
matrix-said-outcome-taught = { $text } ({ $title }) : aucune évaluation ne porte sur cet objectif.
matrix-said-outcome-practised = { $text } ({ $title }) : pratiqué, mais aucune évaluation ne porte sur cet objectif.
matrix-said-outcome-assessed = { $text } ({ $title }) : évalué.
matrix-no-gap = Rien ne manque.
matrix-no-competency = Le parcours n’a pas encore de compétence : ajoutez-en dans sa fiche.
matrix-choose-outcome = Choisissez un objectif : Espace les montre.
matrix-tick-outcomes = Objectifs de « { $title } »
matrix-tick-towards = Cochez ceux qui travaillent « { $name } ».
matrix-tick-competencies = Compétences de « { $text } »

cmd-matrix-left = module précédent
    .help = Va au module de gauche.
cmd-matrix-right = module suivant
    .help = Va au module de droite.
cmd-matrix-go = ouvrir
    .help = Montre les objectifs du module dans sa fiche.
cmd-matrix-link = lier
    .why = il faut au moins un module et une compétence
    .help = Lie ou délie les objectifs du module et la compétence ; sur un objectif, choisit ses compétences.
cmd-matrix-fold = objectifs
    .help = Montre ou cache les objectifs de la compétence.
cmd-matrix-fold-all = tous
    .help = Montre ou cache les objectifs de toutes les compétences.
cmd-matrix-next-gap = manque suivant
    .help = Va au prochain endroit où il manque un module, une évaluation ou un objectif.
cmd-matrix-previous-gap = manque précédent
    .help = Va au manque précédent.
cmd-matrix-wide = intitulés
    .help = Élargit les colonnes pour montrer les intitulés des modules, ou les resserre.
cmd-matrix-leave = plan
    .help = Revient au plan.

timeline-short-sums = { $total }, chemin critique { $critical }
timeline-empty = Ce parcours n’a encore ni étape ni module.
timeline-duration = durée
timeline-total = cumul
timeline-critical = chemin critique
timeline-said-stage = { $title } : { $minutes }, de { $start } à { $end }. { $shares }
timeline-said-module = { $title } : { $minutes }, de { $start } à { $end }. { $shares }
timeline-said-critical = { $title } : { $minutes }, de { $start } à { $end }, sur le chemin critique : le retarder retarde la fin. { $shares }
timeline-said-empty = { $title } : aucune durée n’est indiquée.

cmd-timeline-go = ouvrir
    .help = Montre la fiche du module ou de l’étape.
cmd-timeline-near = de près
    .help = Étend l’axe sur l’étape choisie seule, ou sur tout le parcours.
cmd-timeline-leave = plan
    .help = Revient au plan.

findings-count-error = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}
findings-count-warning = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
findings-count-info = { $count ->
    [one] { $count } information
   *[other] { $count } informations
}
findings-least-warning = sans les informations
findings-least-error = erreurs seules
findings-group-error = Erreurs
findings-group-warning = Avertissements
findings-group-info = Informations
findings-group-path = Le parcours
findings-filtered = Rien de cette gravité. f montre le reste.

cmd-findings-group = grouper
    .help = Groupe les constats par gravité, par endroit, ou par règle.
    .why = montrez d’abord la vue des constats
cmd-findings-next-group = groupe suivant
    .help = Va au premier constat du groupe suivant.
    .why = montrez d’abord la vue des constats
cmd-findings-previous-group = groupe précédent
    .help = Va au début du groupe, puis au groupe d’avant.
    .why = montrez d’abord la vue des constats
cmd-findings-filter = filtrer
    .help = Cache les informations, puis les avertissements, puis montre tout de nouveau.
    .why = montrez d’abord la vue des constats

history-first = ouverture du fichier
history-oldest = plus ancien état gardé
history-earlier = antérieur
history-now = maintenant
history-saved = enregistré
history-said-now = Vous êtes ici : { $change }.
history-said-behind = Entrée revient ici : { $change }. Ce qui suit reste dans l’historique.
history-said-aside = Entrée reprend cette version abandonnée : { $change }.
history-gone = Allé à : { $change }. Retour arrière ramène d’où vous venez.
history-compare-title = De « { $change } » à maintenant
history-made = Ce que cela a changé
history-made-nothing = Rien qui se voie.
history-made-large = Espace compare ce moment et maintenant.

cmd-history-go = y aller
    .help = Ramène le parcours à l’état choisi. Rien n’est perdu : l’état quitté reste dans l’historique.
    .why = choisissez un autre moment que maintenant
cmd-history-compare = comparer
    .help = Montre en quoi l’état choisi diffère de maintenant.
cmd-history-back = retour
    .help = Revient à l’état d’avant le dernier saut dans l’historique.
    .why = il n’y a pas eu de saut
cmd-history-branch = branche suivante
    .help = Va au dernier état d’une autre branche.
cmd-history-leave = plan
    .help = Revient au plan.
