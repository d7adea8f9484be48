# La fusion : questions, réponses, décisions.

merge-this = ceci
merge-file = le fichier
merge-module = module « { $title } »

# Pourquoi une question se pose, en une phrase.
merge-why-value = { $field }, { $subject } : { $labels } ne disent pas la même chose.
merge-why-guarded = { $field }, { $subject } : ce champ engage, et { $labels } ne s’accordent pas.
merge-why-text = { $field }, { $subject } : { $labels } ont récrit différemment le même passage.
merge-why-erased = { $field }, { $subject } : { $gone } l’a retiré, { $other } l’a modifié.
merge-why-removed = { $field }, { $subject } : { $gone } l’a supprimé, { $other } l’a modifié.
merge-why-moved = { $field }, { $subject } : { $gone } l’a supprimé, { $other } l’a déplacé.
merge-why-credit = { $field }, { $subject } : { $gone } retire quelqu’un ou une source que { $other } cite toujours.
merge-why-twice = { $subject } : { $labels } ont donné le même identifiant à deux choses différentes.
merge-why-place = { $subject } : { $labels } l’ont mis à deux endroits différents.
merge-why-order = { $field }, { $subject } : les ordres voulus par { $labels } se contredisent.
merge-why-module = { $subject } : { $gone } l’a supprimé, { $other } a continué à y travailler.
merge-why-dangling = { $subject } : { $gone } l’a supprimé, { $other } s’appuie dessus.
merge-why-dangling-entry = { $field }, { $subject } : { $gone } l’a supprimé, { $other } y renvoie.
merge-why-same = { $subject } : { $gone } l’a supprimé et a ajouté un module presque identique, { $other } a continué à y travailler. Est-ce le même module ?
merge-why-split = { $subject } : { $gone } l’a divisé, { $other } l’a modifié. Où vont ces modifications ?
merge-why-fuse = { $subject } : { $gone } l’a réuni avec un autre, { $other } l’a modifié. Où vont ces modifications ?
merge-why-id = { $subject } : { $labels } lui ont donné deux identifiants différents.
merge-why-cycle = { $modules } : les prérequis ajoutés par { $labels } forment ensemble un cercle, personne ne pourrait commencer.
merge-why-sequence = { $modules } : avec les changements de { $labels }, un module viendrait avant ce qu’il exige.

# Ce que dit chaque version.
merge-said-removed = supprimé
merge-said-elsewhere = aucun prérequis, mais des étapes déplacées ou un module retiré
merge-said-requires = « { $title } » exige { $what }
merge-said-requires-no-more = « { $title } » n’exige plus { $what }
merge-said-requires-otherwise = « { $title } » exige autrement { $what }
merge-said-placed = « { $title } » { $place }
merge-said-new = nouveau module « { $title } » ({ $id })
merge-said-renamed = « { $title } » devient { $id }
merge-one-of = l’un de { $items }
merge-of-kind = { $what } ({ $kind })
merge-place-first = au début
merge-place-behind = après « { $item } »
merge-place-first-of = au début de l’étape « { $stage } »
merge-place-behind-in = après « { $item } », étape « { $stage } »

# Les réponses.
merge-take = Prendre la version de { $label }
merge-take-value = Prendre { $value }
merge-keep-base = Garder la version commune
merge-keep-both = Garder les deux
merge-both-in-turn = Les deux, l’une après l’autre
merge-delete = Supprimer, comme { $label }
merge-keep = Garder, avec le travail de { $label }
merge-replace-by = Remplacer par « { $title } »
merge-same-module = C’est le même : tout va dans « { $title } »
merge-two-modules = Ce sont deux modules : garder les deux
merge-into = Mettre ces modifications dans « { $title } »
merge-keep-beside = Garder aussi ce module
merge-keep-id = Garder l’identifiant { $id }
merge-as-advice = Garder ces liens comme simples conseils
merge-leave-out = Laisser de côté ces changements
merge-drop-link = Retirer ce prérequis
merge-keep-approved = Garder la validation
merge-clear-list = Vider la liste
merge-add-link = Ajouter le prérequis « { $title } »

# Ce qui a été décidé sans demander.
merge-note-latest = Deux dates : { $later } est gardée, { $earlier } est plus ancienne.
merge-note-text = Deux modifications du même paragraphe ont été réunies.
merge-note-guess = Repris d’un seul côté. Que l’autre l’ait modifié aussi, seule la bonne version commune le dirait ; celle-ci est une supposition.
merge-note-order = Place choisie entre deux modifications : { $items }.
merge-note-comment = Deux commentaires au même endroit : les deux sont gardés.
merge-note-comment-gone = Ce commentaire part avec ce qu’il commentait, supprimé de l’autre côté : { $comments }.
merge-note-comment-member = Un commentaire part avec le module retiré de ce groupe de prérequis.
merge-note-deleted = « { $title } » est supprimé, comme le veut { $label } ; { $other } n’en avait changé que l’ordre ou l’orthographe.
merge-note-cleared = { $label } a vidé la liste ; ce que { $other } y a ajouté est gardé : { $items }.
merge-note-spelling = Deux orthographes du même mot : { $forms }.
merge-note-alias = Le même objectif a été ajouté deux fois : { $kept } est gardé, { $alias } le rejoint.
merge-note-duplicate = « { $title } » existe sous deux identifiants : { $one } et { $other }. Est-ce un doublon ?
merge-note-levels = « { $other } » vise maintenant plus haut que « { $title } », qui s’appuie dessus.
merge-note-inherit = « { $title } » n’hérite plus de « { $other } », qui passait par « { $through } ».
merge-note-licence = La licence d’origine de « { $title } » ne va pas avec celle du parcours ({ $licence }).
merge-note-guarded = { $label } a changé { $field } : { $before } → { $after }.
merge-with-reason = { $what }, parce que { $why }
merge-note-status = La validation donnée par { $label } ne porte pas sur ce que { $other } a changé : le statut reste ce qu’il était avant elle.
merge-note-follows = « { $title } » exigeait { $old } ; le lien suit vers « { $new } ».
merge-note-no-base = Aucune version commune : ce qui n’est que d’un côté est gardé ({ $count }), mais l’autre l’a peut-être supprimé.
