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
