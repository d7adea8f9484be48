# Fusionner et répondre depuis la ligne de commande.

cli-value-change = MODIFICATION
cli-value-option = ID=RÉPONSE

cli-merge = Fusionner deux versions d’un fichier
    .more = Code de sortie : 0 si tout est fusionné, 1 s’il reste des questions, 2 si rien n’a pu être fusionné. Le résultat est écrit avec ses questions : « parcours resolve FICHIER » y répond. Une version peut aussi être RÉVISION:FICHIER.
cli-merge-left = Une version
cli-merge-right = L’autre version
cli-merge-base = La version dont les deux sont issues (cherchée sans cette option)
cli-merge-no-base = Ne pas chercher de version commune
cli-merge-output = Le fichier à écrire (la sortie standard si rien n’est indiqué)
cli-merge-force = Remplacer le fichier s’il existe
cli-merge-dry-run = Ne rien écrire, dire ce qui serait fait
cli-merge-label-left = Le nom de la première version : une personne, un centre, une branche
cli-merge-label-right = Le nom de la seconde version
cli-merge-explain = Dire ce que sont devenues les modifications à cet endroit, par exemple « negociation-7t1c »
cli-merge-format = La forme du compte rendu

merging-heading = { $title } : { $left } et { $right }
merging-tally = { $label } : { $changes } = { $applied } + { $noted } + { $asked }
merging-count-changes =
    { $count ->
        [one] { $count } modification
       *[other] { $count } modifications
    }
merging-count-applied =
    { $count ->
        [one] { $count } reprise
       *[other] { $count } reprises
    }
merging-count-noted =
    { $count ->
        [one] { $count } signalée
       *[other] { $count } signalées
    }
merging-count-asked =
    { $count ->
        [one] { $count } en question
       *[other] { $count } en question
    }
merging-both =
    { $count ->
        [one] { $count } modification est la même des deux côtés.
       *[other] { $count } modifications sont les mêmes des deux côtés.
    }
merging-notes =
    { $count ->
        [one] { $count } décision à relire
       *[other] { $count } décisions à relire
    }
merging-open =
    { $count ->
        [0] Aucune question : tout est fusionné.
        [one] { $count } question à trancher
       *[other] { $count } questions à trancher
    }
merging-said = { $label } : { $value }
merging-base = version commune
merging-removed = supprimé
merging-suggested = (proposé)
merging-base-given = Version commune : celle qui a été indiquée.
merging-base-none = Aucune version commune : ce qui manque d’un côté a peut-être été supprimé, et tout est gardé.
merging-base-refused = « { $file } » ne peut pas servir de version commune ; la fusion se fait sans elle.
merging-next = Pour répondre : parcours resolve { $file }
merging-two-kinds = « { $left } » et « { $right } » ne sont pas des fichiers de même nature.
merging-fault = le résultat de la fusion ne se relit pas comme il devrait : rien n’a été écrit. C’est une erreur du programme, merci de la signaler avec vos fichiers.
merging-explain-none = Aucune modification à l’endroit « { $wanted } ».
merging-fate-applied = reprise dans le résultat
merging-fate-agreed = faite des deux côtés, reprise dans le résultat
merging-fate-asked = en question : { $ids }
