# Fusionner et répondre depuis la ligne de commande.

cli-value-change = MODIFICATION
cli-value-answer = ID=RÉPONSE
cli-value-option = RÉPONSE

cli-merge = Fusionner deux versions d’un fichier
    .more = Code de sortie : 0 si tout est fusionné, 1 s’il reste des questions, 2 si rien n’a pu être fusionné. Le résultat est écrit avec ses questions : « parcours resolve FICHIER » y répond. Une version peut aussi être RÉVISION:FICHIER.
cli-merge-left = Une version
cli-merge-right = L’autre version
cli-merge-base = La version dont les deux sont issues (cherchée sans cette option)
cli-merge-no-base = Ne pas chercher de version commune
cli-merge-output = Le fichier à écrire (la sortie standard si rien n’est indiqué)
cli-merge-force = Remplacer le fichier s’il existe
cli-merge-open = Ouvrir le résultat, sur ce qui est demandé et ce qui a été décidé
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
merging-suggested = (proposé)
merging-base-given = Version commune : celle qui a été indiquée.
merging-base-none = Aucune version commune : ce qui manque d’un côté a peut-être été supprimé, et tout est gardé.
merging-git-refused = L’historique n’a pas été donné par git : { $why } La version commune est cherchée ailleurs.
merging-base-refused = « { $file } » ne peut pas servir de version commune ; la fusion se fait sans elle.
merging-next = Pour répondre : parcours resolve { $file }
merging-two-kinds = « { $left } » et « { $right } » ne sont pas des fichiers de même nature.
merging-fault = le résultat de la fusion ne se relit pas comme il devrait : rien n’a été écrit. C’est une erreur du programme, merci de la signaler avec vos fichiers.
merging-explain-none = Aucune modification à l’endroit « { $wanted } ».
merging-fate-applied = reprise dans le résultat
merging-fate-agreed = faite des deux côtés, reprise dans le résultat
merging-fate-asked = en question : { $ids }

cli-resolve = Répondre aux questions qu’une fusion a laissées
    .more = Sans option, l’espace de travail s’ouvre sur les questions du fichier. Sans fichier, ce qui reste d’une fusion de git est énuméré. Code de sortie : 0 s’il ne reste rien, 1 s’il reste des questions, 2 en cas d’erreur. Les marqueurs de git sont compris, quels que soient leur style et leur longueur.
cli-resolve-file = Le fichier où répondre
cli-resolve-list = Énumérer les questions et leurs réponses possibles
cli-resolve-take = Répondre à une question, par exemple « q-7t1c=base » ; l’option se répète
cli-resolve-take-all = Donner cette réponse à toutes les questions qui l’admettent
cli-resolve-markers = Écrire ce qui est ouvert entre les marqueurs de git, pour d’autres outils
cli-resolve-add = Le dire à git (git add) quand il ne reste rien
cli-resolve-format = Du texte à lire, ou du JSON pour un programme

resolve-not-a-file = « { $file } » est dans git un lien ou un dépôt, pas un fichier. Réglez-le avec git.
resolve-bad-markers = Les marqueurs de fusion de « { $file } » ne vont pas ensemble : l’un d’eux a été retiré ou modifié. Pour repartir de la fusion : git checkout --merge { $file }
resolve-not-an-answer = « { $answer } » n’est pas une réponse. Écrivez ID=RÉPONSE ; « --list » énumère les deux.
resolve-no-question = aucune question « { $id } », ou plusieurs commencent ainsi. « --list » les énumère.
resolve-no-option = « { $option } » ne répond pas à « { $id } ». Réponses possibles : { $options }
resolve-answered =
    { $count ->
        [0] Aucune question n’admet cette réponse.
        [one] { $count } réponse enregistrée.
       *[other] { $count } réponses enregistrées.
    }
resolve-left =
    { $count ->
        [one] Il reste { $count } question.
       *[other] Il reste { $count } questions.
    }
resolve-nothing = « { $file } » : aucune question en suspens.
resolve-to-add = « { $file } » : il ne reste rien. Pour le dire à git : git add { $file }
resolve-added = « { $file } » : git sait que la fusion est finie.
resolve-no-markers = « { $file } » a été supprimé ou renommé : il n’y a rien à mettre entre des marqueurs.
resolve-many-sides = « { $file } » a plus de deux versions : les marqueurs de git n’en montrent que deux.
resolve-marked = « { $file } » : ce qui est ouvert est entre des marqueurs. « parcours resolve » les relit.
resolve-other-file = n’est pas un fichier de communs : git mergetool
resolve-which-file = indiquez le fichier auquel répondre. « parcours resolve » sans option énumère ce qui est ouvert.
resolve-no-merge = Aucune fusion n’est en suspens.
resolve-next = Pour répondre : parcours resolve FICHIER
resolve-deleted = { $by } a supprimé « { $file } », { $kept } l’a modifié.
resolve-keep = garder le fichier, avec les modifications de { $kept }
resolve-delete = le supprimer, comme { $by }
resolve-used-by = Nommé dans : { $files }
resolve-renamed = { $left } l’a renommé « { $one } », { $right } « { $other } ».
resolve-one-sided = « { $file } » est tel que l’a { $has } : rien de { $lacks } n’y a été fusionné. { $lacks } a modifié :
resolve-merge-anew = refaire la fusion
resolve-keep-one-side = garder la version de { $has }, sans les modifications de { $lacks }
resolve-take-name = garder le nom « { $name } »
resolve-keep-both = garder les deux fichiers
resolve-edited = « { $file } » a été modifié depuis la fusion : il n’est pas supprimé. Supprimez-le vous-même s’il ne sert plus.
resolve-remove-failed = « { $file } » n’a pas pu être supprimé : { $reason }
resolve-unwritten = Le fichier contient encore les marqueurs de git : « parcours resolve FICHIER » les remplace.

cli-demo = Créer un commun de démonstration, avec son histoire et deux branches à fusionner
    .more = Code de sortie : 0, ou 2 si rien n’a pu être créé. Le dossier doit être vide ; aucun réglage de git n’est nécessaire.
cli-demo-folder = Le dossier à créer (parcours-demo si rien n’est indiqué)
demo-made = Un commun de démonstration est prêt dans « { $folder } ». Deux centres y ont modifié le même parcours, chacun sur sa branche. Trois commandes à essayer :
demo-more = Ce qui ne se contredit pas est fusionné, le reste est demandé. « git merge --abort » remet tout en état.
demo-not-empty = « { $folder } » n’est pas vide. Indiquez un autre dossier.

merging-base-git = Version commune : celle du commit { $commit }, où les deux histoires se séparent.
merging-base-kept = Version commune : celle du { $day }, dont vous avez tiré les deux.
merging-base-taken = Version commune : celle qu’une des deux dit avoir reprise ({ $digest }).
merging-base-alike = Version commune : celle vue le { $day }, la plus proche des deux. C’est une supposition : indiquez la bonne avec --base, ou fusionnez sans avec --no-base.
merging-base-alike-git = Version commune : celle du commit { $commit } ({ $day }), la plus proche des deux. C’est une supposition : indiquez la bonne avec --base, ou fusionnez sans avec --no-base.
merging-doubtful =
    { $count ->
        [one] { $count } suppression repose sur cette supposition : vérifiez-la.
       *[other] { $count } suppressions reposent sur cette supposition : vérifiez-les.
    }
