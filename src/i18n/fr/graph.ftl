# Le graphe : ce qu’il faut avant chaque module.

graph-title = { $modules ->
    [one] un module
   *[other] { $modules } modules
}, { $links ->
    [0] aucun lien
    [one] un lien
   *[other] { $links } liens
}
graph-title-only = seulement « { $title } » et { $side ->
    [before] ce qu’il faut avant
    [after] ce qui vient après
   *[both] ce qui l’entoure
}
graph-title-redundant = avec les liens déduits
graph-waiting = L’image se prépare…
graph-empty = Ce parcours n’a pas encore de module : a en ajoute un.
graph-before = avant
graph-after = après
graph-said = { $title } · avant : { $before } · après : { $after }
graph-said-stage = Étape « { $title } », repliée : { $count ->
    [one] un module
   *[other] { $count } modules
}
graph-light-all = Rien n’est atténué.
graph-light-before = En évidence : ce qu’il faut avant le module choisi.
graph-light-after = En évidence : ce qui vient après le module choisi.
graph-light-both = En évidence : ce qui vient avant et après le module choisi.
graph-stages-lanes = Les étapes en couloirs.
graph-stages-stretches = Les étapes l’une après l’autre.
graph-stages-free = Les modules sans égard aux étapes.
graph-redundant-shown = Les liens qui découlent d’autres liens sont montrés.
graph-redundant-hidden = Les liens qui découlent d’autres liens sont masqués.
graph-map-title = Carte
graph-ask-after = Intitulé du nouveau module, à suivre après « { $title } »
graph-ask-before = Intitulé du nouveau module, à suivre avant « { $title } »
graph-link-opens = Lier « { $title } » à ce qui vient après
graph-link-needs = Ce qu’il faut avant « { $title } »
graph-link-cut = Couper un lien de « { $title } »
graph-link-beside = « { $title } » : ouvrir un choix à côté de quel prérequis ?
graph-link-instead = « { $title } » : quel autre module au choix avec « { $other } » ?
graph-link-alone = Il n’y a pas d’autre module.
graph-link-hint = Flèches, lettres : choisir · Tab : sorte de lien · Entrée : valider · Échap : abandonner
graph-choose-hint = Flèches, lettres : choisir · Entrée : valider · Échap : abandonner
graph-says-link = { $before } → { $after } · { $kind }
graph-says-cut = couper { $before } → { $after }
graph-says-beside = { $before }, ou…
graph-says-instead = { $other } ou { $before } → { $after }
graph-cut-nothing = « { $title } » n’a aucun lien.
graph-no-prerequisite = « { $title } » n’a pas encore de prérequis : liez-en un d’abord.
graph-stage = Étape
graph-hours = Durée
graph-code = Code
graph-needs = À suivre avant
graph-opens = Ouvre sur
graph-lost = Sans ce module, n’est plus atteignable :
graph-lost-more =
    { $count ->
        [one] et un autre
       *[other] et { $count } autres
    }
graph-outcomes = Objectifs
graph-findings = Constats
graph-legend-required = requis
graph-legend-advice = recommandé
graph-legend-together = corequis
graph-legend-choice = un seul suffit
graph-legend-cycle = ferme un cycle

cmd-graph-left = à gauche
    .help = Va au module voisin de gauche.
cmd-graph-right = à droite
    .help = Va au module voisin de droite.
cmd-graph-go = fiche
    .help = Ouvre la fiche du module choisi ; déplie une étape repliée.
cmd-graph-add = nouveau module
    .help = Ajoute un module à suivre après le module choisi, lié à lui.
    .why = terminez d’abord la saisie en cours
cmd-graph-add-before = nouveau module avant
    .help = Ajoute un module à suivre avant le module choisi, lié à lui.
    .why = choisissez d’abord un module
cmd-graph-link = lier
    .help = Lie le module choisi à un module qui vient après lui, désigné en se déplaçant ou en tapant son intitulé.
    .why = choisissez d’abord un module
cmd-graph-need = prérequis
    .help = Ajoute un prérequis au module choisi, désigné en se déplaçant ou en tapant son intitulé.
    .why = choisissez d’abord un module
cmd-graph-cut = couper
    .help = Retire un lien du module choisi ; demande lequel s’il y en a plusieurs.
    .why = choisissez d’abord un module
cmd-graph-alternative = « ou »
    .help = Met un autre module au choix à côté d’un prérequis du module choisi : un seul des deux suffira.
    .why = choisissez d’abord un module
cmd-graph-delete = supprimer
    .help = Supprime le module choisi.
    .why = choisissez d’abord un module
cmd-graph-to-stage = vers une étape
    .help = Déplace le module choisi à la fin d’une autre étape.
    .why = choisissez d’abord un module
cmd-graph-light = avant/après
    .help = Met en évidence ce qu’il faut avant le module choisi, puis ce qui vient après, puis les deux, puis plus rien.
cmd-graph-only = seulement cela
    .help = Ne montre que le module choisi avec ce qui vient avant et après lui, ou montre tout de nouveau.
cmd-graph-fold = plier l’étape
    .help = Réduit l’étape du module choisi à une seule boîte, ou la déplie.
    .why = le module choisi n’est dans aucune étape
cmd-graph-fold-all = plier tout
    .help = Réduit toutes les étapes à une boîte chacune, ou les déplie toutes.
cmd-graph-more = détail
    .help = Montre les codes seuls, puis les intitulés, puis aussi les durées et les constats.
cmd-graph-less = moins de détail
    .help = Comme « détail », dans l’autre sens.
cmd-graph-turn = tourner
    .help = Fait courir les liens de gauche à droite, ou de haut en bas.
cmd-graph-stages = étapes
    .help = Range les étapes en couloirs, puis l’une après l’autre, puis n’en tient pas compte.
cmd-graph-redundant = liens déduits
    .help = Montre ou masque les liens qui découlent d’autres liens.
cmd-graph-afresh = disposer à neuf
    .help = Dispose tout le graphe à neuf : il se croise moins de traits, mais tout bouge.
cmd-graph-map = carte
    .help = Montre ou masque la carte d’ensemble.
cmd-graph-leave = plan
    .help = Montre tout de nouveau, puis revient au plan.
