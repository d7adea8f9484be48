# La recherche.

cmd-jump = aller à…
    .help = Cherche un module, une étape, une commande, un constat ou une fiche du commun en tapant.

finder-title = Aller à · { $among } · { $count }
finder-all = tout
finder-path = parcours
finder-commands = commandes
finder-commons = commun
finder-findings = constats
finder-preview = Aperçu
finder-hint = Entrée aller · Tab où chercher · Échap abandonner
finder-plain-hint = Tapez ce que vous cherchez, puis le numéro ; esc abandonne.
finder-item-path = parcours
finder-item-module = module
finder-item-card = fiche
