# Les écarts : le parcours à côté d’une autre version.

changes-open = ici
changes-saved = version enregistrée
changes-disk = version sur le disque
changes-recovered = travail retrouvé
changes-state = { $time } { $change }
changes-named = { $name }
changes-count =
    { $count ->
        [0] aucun changement
        [one] un changement
       *[other] { $count } changements
    }
changes-only = seulement : { $what }
changes-only-all = Tout
changes-only-unseen = Ce qui reste à relire
changes-none = Rien n’a changé d’une version à l’autre. « v » choisit une autre version : un fichier, une version de git, un moment de l’historique.
changes-none-shown = Aucun changement de ce genre. « f » montre les autres.
changes-waiting = La version arrive…
changes-missing = Cette version n’est plus là. « v » en choisit une autre.
changes-follows = Ce qui en découle
changes-unreadable = « { $name } » ne se lit pas : { $why }
changes-pick-version = Comparer avec
changes-ask-version = Un autre fichier, une autre version de git…
changes-ask-name = Fichier, ou version de git (HEAD, une branche, RÉV:FICHIER)
changes-pick-filter = Montrer seulement
changes-ask-remark = Remarque, en commentaire dans le fichier
changes-remark = Relecture : { $text }
changes-remarked = remarque : { $text }
changes-take-label = { $where }, { $what } : l’autre version
changes-taken = Repris : { $change }. « u » annule.
changes-copied = Changements copiés.

changes-kind-module = Modules
changes-kind-field = Champs
changes-kind-stage = Étapes
changes-kind-requirement = Prérequis
changes-kind-outcome = Objectifs
changes-kind-activity = Activités
changes-kind-assessment = Évaluations
changes-kind-resource = Ressources
changes-kind-contributor = Contributeurs
changes-kind-contact = Contacts
changes-kind-adaptation = Adaptations
changes-kind-observation = Retours d’expérience
changes-kind-competency = Compétences
changes-kind-conflict = Questions ouvertes
changes-kind-comment = Commentaires
changes-kind-unknown = Champs inconnus

cmd-change-go = aller au champ
    .help = Montre dans le plan l’endroit du changement choisi.
    .why = aucun changement n’est choisi
cmd-change-take = reprendre l’autre version
    .help = Ici, le changement choisi devient ce que dit l’autre version ; cela s’annule.
    .why = ce changement ne se reprend pas seul
cmd-change-version = comparer avec…
    .help = Choisit l’autre version : celle qui est enregistrée, un fichier, une version de git, un moment de l’historique.
cmd-change-seen = relu
    .help = Marque le changement comme relu, ou non, et passe au suivant.
    .why = aucun changement n’est choisi
cmd-change-remark = annoter
    .help = Laisse une remarque pour la relecture : un commentaire dans le fichier, à côté de ce qui change.
    .why = aucun changement n’est choisi
cmd-change-filter = filtrer
    .help = Ne montre qu’un genre de changements, ou ceux d’un module.
cmd-change-swap = inverser les côtés
    .help = Échange la version d’avant et celle d’après.
cmd-change-calm = plan entier
    .help = Montre aussi les étapes et les modules qui n’ont pas changé.
cmd-next-change = ensemble suivant
    .help = Va au premier changement du module suivant.
cmd-previous-change = ensemble précédent
    .help = Va au premier changement du module précédent.
cmd-change-full = lire en entier
    .help = Donne toute la place au changement choisi, ou la rend ; les pages défilent dedans.
    .why = aucun changement n’est choisi
cmd-change-copy = copier les changements
    .help = Met la liste des changements dans le presse-papiers.
cmd-leave-changes = revenir au plan
    .help = Quitte les écarts.
