# Noms des modifications, pour l’historique et les messages.

edit-add-module = ajouter « { $title } »
edit-add-modules = ajouter { $count } modules
edit-delete-module = supprimer « { $title } »
edit-move-module = déplacer « { $title } »
edit-add-stage = ajouter l’étape « { $title } »
edit-delete-stage = supprimer l’étape « { $title } »
edit-move-stage = déplacer l’étape « { $title } »
edit-add-requirement = « { $title } » exige « { $other } »
edit-add-alternative = « { $other } » devient une alternative pour « { $title } »
edit-set = { $field }
edit-field = champ
edit-remove-item = retirer : { $field }
edit-merge = réunir avec la version du disque
edit-reload = reprendre la version du disque
edit-import = importer un tableau
edit-recover = reprendre le travail retrouvé
edit-cut-link = « { $title } » n’exige plus « { $other } »
edit-remove-requirement = retirer un prérequis de « { $title } »
edit-align = « { $title } » et « { $other } » : objectifs et compétences
edit-adopt = prendre « { $title } » dans le commun{ $more ->
    [0] {""}
    [one] {" "}et un prérequis
   *[other] {" "}et { $more } prérequis
}
edit-rename = renommer « { $old } » en « { $new } »
