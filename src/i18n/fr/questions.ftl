# La vue des questions : ce qu’une fusion a laissé ouvert.

questions-none = Rien n’est ouvert : aucune fusion n’a laissé de question dans ce parcours.
questions-open =
    { $count ->
        [0] aucune question
        [one] { $count } question
       *[other] { $count } questions
    }
questions-decided = Décidé sans demander
questions-here = ici
questions-disk = sur le disque
questions-base = au départ
questions-absent = (absent)
questions-suggested = conseillé : ne perd rien
questions-postponed = remis à plus tard
questions-answers = Réponses
questions-alike =
    { $count ->
        [one] « { $key } » : la même réponse à l’autre question pareille
       *[other] « { $key } » : la même réponse aux { $count } autres questions pareilles
    }
questions-as-decided = comme décidé
questions-in-force = en vigueur
questions-decided-so = C’est décidé : { $what }.
questions-left =
    { $count ->
        [one] Encore { $count } question ouverte.
       *[other] Encore { $count } questions ouvertes.
    }
questions-all-answered = Plus rien n’est ouvert. Il reste à enregistrer.
questions-answered-alike =
    { $count ->
        [one] Répondre à { $count } question
       *[other] Donner la même réponse à { $count } questions
    }
questions-unreadable = Les questions de ce fichier viennent d’une version plus récente et ne peuvent pas être lues ici.

# Les contradictions qui sont plus qu’une valeur contre une autre.

questions-kind-credit = contributeurs
questions-kind-cycle = prérequis en cercle
questions-kind-dangling = prérequis d’un module supprimé
questions-kind-deleted = supprimé ou modifié
questions-kind-fuse = modules réunis
questions-kind-id = identifiant
questions-kind-licence = licence
questions-kind-module = supprimé ou modifié
questions-kind-order = ordre
questions-kind-place = étape du module
questions-kind-removed = supprimé ou modifié
questions-kind-same = même module ?
questions-kind-sequence = ordre contre un prérequis
questions-kind-split = module partagé en deux
questions-kind-twice = ajouté deux fois

cmd-answer = répondre
    .help = Donne la réponse choisie et passe à la question suivante. « u » la reprend.
    .why = il n’y a pas de réponse à choisir ici
cmd-next-answer = autre réponse
    .help = Choisit la réponse suivante et montre son effet.
    .why = il n’y a pas de réponse à choisir ici
cmd-previous-answer = réponse précédente
    .help = Choisit la réponse précédente et montre son effet.
    .why = il n’y a pas de réponse à choisir ici
cmd-answer-alike = même réponse partout
    .help = Donne la réponse choisie à toutes les questions pareilles, en une seule modification.
    .why = aucune autre question ne lui ressemble
cmd-edit-answer = modifier
    .help = Prend la réponse choisie, puis ouvre la fiche pour écrire autre chose.
    .why = aucune question n’est choisie
cmd-postpone = plus tard
    .help = Remet la question à plus tard et passe à la suivante.
    .why = aucune question n’est choisie
cmd-leave-questions = revenir au plan
    .help = Revient au plan ; ce qui est ouvert le reste.
