# L’interface.

app-name = Mille Parcours
app-stage = étape
app-untitled = (sans intitulé)
app-no-file = nouveau parcours
app-pane-outline = Parcours
app-pane-findings = Constats
app-no-findings = Rien à signaler.
app-modules = { $count -> 
    [one] { $count } module
   *[other] { $count } modules
 }
app-counts = { $modules -> 
    [one] { $modules } module
   *[other] { $modules } modules
 } · { $hours }
app-modified = modifié
app-read-only = lecture seule
app-empty = –
app-yes = oui
app-no = non
app-items = { $count -> 
    [0] aucun
   *[other] { $count }
 }
app-missing-module = module absent
app-undone = Annulé : { $change }
app-redone = Rétabli : { $change }
app-past-closed = Ce qui a été fait lors d’une session antérieure ne va pas avec ce fichier : rien n’a changé, et cette partie de l’historique n’est plus proposée.
app-saved = Enregistré dans { $file }.
app-merged-disk =
    { $file } : les deux versions sont réunies, { $questions ->
        [0] sans question
        [one] { $questions } question
       *[other] { $questions } questions
    }, { $decisions ->
        [0] sans décision à relire
        [one] { $decisions } décision à relire
       *[other] { $decisions } décisions à relire
    }. Il reste à enregistrer.
app-reloaded = { $file } a changé sur le disque : la nouvelle version est affichée. Annuler ramène la vôtre.
app-recovered = Travail retrouvé. Rien n’est écrit tant que vous n’enregistrez pas.
app-not-now = Pas possible ici, { $command } : { $why }.
app-refused-cycle = Refusé : cela formerait un cycle, « { $cycle } ». Choisissez un lien « recommandé », ou retirez d’abord un de ces prérequis.
app-refused-self = Refusé : « { $title } » ne peut pas s’exiger lui-même.
app-already-required = « { $title } » est déjà requis.
app-bad-duration = « { $text } » n’est pas une durée. Écrivez par exemple 90, 1h30 ou 1,5 h.
app-bad-number = « { $text } » n’est pas un nombre entier.
app-bad-date = « { $text } » n’est pas une date. Écrivez par exemple 30/11/2026.
app-bad-id = « { $text } » n’est pas un identifiant : lettres minuscules sans accent, chiffres et tirets, 64 au plus.
app-nothing-to-refer-to = Il n’y a encore rien à choisir ici.
app-no-stage = Ce parcours n’a pas encore d’étape.
app-type-something = Saisissez quelque chose, ou Échap pour abandonner.
app-key-taken = « { $key } » existe déjà.
app-ask-module = Intitulé du nouveau module
app-ask-stage = Intitulé de la nouvelle étape
app-ask-key = { $field } : identifiant de la nouvelle entrée
app-ask-line = { $field } : nouvel élément
app-ask-file = Enregistrer sous
app-pick-reference = Choisir
app-pick-stage = Étape de « { $title } »
app-pick-prerequisite = Prérequis de « { $title } »
app-pick-alternative = Autre possibilité pour « { $title } »
app-pick-required = déjà requis
app-pick-waiting = en dépend déjà
app-pick-knowledge = Une connaissance, en toutes lettres…
app-ask-knowledge = Ce qu’il faut savoir avant ce module
app-pick-jump = Aller à
app-pick-command = Commandes
app-link-kind = Lien : { $kind }
app-link-hint = Tab : autre sorte de lien
app-no-match = Rien ne correspond.
app-copy-of = { $title } (copie)
app-quit-title = Des modifications ne sont pas enregistrées.
app-quit-body = { $file }
app-answer-stay = Rester
app-answer-leave = Ne rien ajouter
app-answer-paste-modules =
    { $count ->
        [one] L’ajouter comme module
       *[other] Ajouter { $count } modules
    }
app-answer-paste-items =
    { $count ->
        [one] L’ajouter à la liste choisie
       *[other] Ajouter { $count } éléments à la liste choisie
    }
app-pasted =
    { $count ->
        [one] Une ligne a été collée
       *[other] { $count } lignes ont été collées
    }
app-pasted-body = La première : « { $first } »
app-paste-read-only = Ce qui a été collé n’a pas de place ici : le parcours ne peut pas être modifié.
app-answer-save-quit = Enregistrer et quitter
app-answer-quit = Quitter sans enregistrer
app-answer-reload = Prendre la version du disque (annuler ramène la vôtre)
app-answer-merge-disk = Fusionner les deux versions
app-answer-overwrite = Enregistrer quand même par-dessus
app-answer-compare-disk = Comparer les deux versions
app-answer-recover = Reprendre ce travail
app-answer-compare-recovered = Comparer avec le fichier
app-answer-forget = L’écarter pour de bon
app-save-conflict = { $file } a été modifié par quelqu’un d’autre depuis que vous l’avez ouvert. Rien n’a été écrit.
app-disk-changed = { $file } vient de changer sur le disque.
app-file-gone = Le fichier n’est plus là.
app-recovery = Un travail non enregistré a été retrouvé ({ $when }).
app-recovery-body = La session précédente s’est interrompue. Le fichier n’a pas été touché.
app-recovery-changed = Le fichier a changé depuis : comparez avant de reprendre.
app-compare-disk = Le disque (−) et votre version (+)
app-compare-recovered = Le fichier (−) et le travail retrouvé (+)
app-same = Aucune différence.
app-help-title = Aide
app-help-everywhere = Partout
shell-help-outline = Dans le plan
app-help-form = Dans la fiche
shell-help-findings = Dans les constats
app-help-signs = Les signes du plan et du graphe
app-sign-mandatory = module obligatoire
app-sign-optional = module optionnel
app-sign-tailored = module personnalisable
app-sign-missing = module nommé, mais absent du parcours
app-sign-required = lien requis
app-sign-together = corequis : en même temps
app-sign-advised = recommandé : plutôt avant
app-sign-any = l’un ou l’autre : un seul suffit
app-help-typing = Pendant la saisie : Entrée garde, Échap abandonne (dans un texte long, Échap garde). Ctrl-Z revient en arrière.
app-hint-line = Entrée garder · Échap abandonner
app-hint-area = Échap garder · Ctrl-Z annuler · Ctrl-C abandonner
app-hint-picker = Entrée choisir · Échap abandonner
app-hint-question = Entrée, ou le numéro · Échap revenir
app-hint-text = ↑ ↓ lire · Échap fermer
app-start-empty = Aucun parcours ici. Ctrl-N en crée un.
app-hint-start = Taper chercher · Entrée ouvrir · Ctrl-N créer · Ctrl-T importer un tableau · Échap quitter · F3 English
app-ask-path = Intitulé du nouveau parcours
app-needs-terminal = l’espace de travail a besoin d’un terminal. Pour lire un parcours sans terminal : parcours show FICHIER.
app-terminal-failed = le terminal ne répond pas : { $reason }
app-no-threads = Le système n’accorde pas assez de processus ou de mémoire à l’espace de travail (« ulimit -u », « ulimit -v »). Relevez la limite, ou servez-vous des commandes : parcours --help.
app-no-journal = Pas de journal de secours : { $why }

# Les commandes.

cmd-up = monter
    .help = Va à la ligne au-dessus.
cmd-down = descendre
    .help = Va à la ligne au-dessous.
cmd-page-up = page précédente
    .help = Remonte d’une page.
cmd-page-down = page suivante
    .help = Descend d’une page.
cmd-first = début
    .help = Va à la première ligne.
cmd-last = fin
    .help = Va à la dernière ligne.
cmd-edit-row = ouvrir la fiche
    .help = Passe à la fiche de la ligne choisie.
cmd-add-module = ajouter un module
    .help = Ajoute un module après celui qui est choisi.
    .why = ce parcours ne peut pas être modifié pour l’instant
cmd-prerequisites = prérequis
    .help = Ajoute un prérequis au module choisi. Un lien qui formerait un cycle est refusé, avec le cycle.
    .why = choisissez d’abord un module
cmd-move-up = monter le module
    .help = Fait monter le module ou l’étape.
    .why = choisissez d’abord une étape, ou un module rangé dans une étape
cmd-move-down = descendre le module
    .help = Fait descendre le module ou l’étape.
    .why = choisissez d’abord une étape, ou un module rangé dans une étape
cmd-move-to-stage = changer d’étape
    .help = Met le module à la fin d’une autre étape.
    .why = choisissez d’abord un module
cmd-duplicate = dupliquer
    .help = Ajoute une copie du module juste après lui.
    .why = choisissez d’abord un module
cmd-delete = supprimer
    .help = Supprime le module ou l’étape. Les prérequis qui le citaient sont retirés aussi ; une étape laisse ses modules à la voisine.
    .why = choisissez d’abord un module ou une étape
cmd-add-stage = ajouter une étape
    .help = Ajoute une étape après celle qui est choisie.
    .why = ce parcours ne peut pas être modifié pour l’instant
cmd-edit = modifier
    .help = Modifie le champ : saisie, choix ou bascule selon sa nature. Dans une liste vide, ajoute le premier élément.
    .why = choisissez d’abord un champ de la fiche
cmd-fold = déplier
    .help = Déplie ou replie ce que contient la ligne.
    .why = cette ligne ne contient rien à déplier
cmd-unfold = déplier
    .help = Déplie ce que contient la ligne.
    .why = cette ligne ne contient rien à déplier
cmd-back = replier ou revenir
    .help = Replie, remonte d’un niveau, ou revient au plan.
cmd-leave = revenir au plan
    .help = Revient au plan.
cmd-add-item = ajouter
    .help = Ajoute un élément à la liste.
    .why = choisissez d’abord une liste
cmd-alternative = ou bien…
    .help = Ajoute une autre possibilité au prérequis : l’un des modules suffira.
    .why = choisissez d’abord un prérequis
cmd-delete-item = retirer
    .help = Retire l’élément de la liste.
    .why = choisissez d’abord un élément d’une liste
cmd-item-up = monter
    .help = Fait monter l’élément.
    .why = choisissez d’abord un élément d’une liste ordonnée
cmd-item-down = descendre
    .help = Fait descendre l’élément.
    .why = choisissez d’abord un élément d’une liste ordonnée
cmd-go-to-finding = y aller
    .help = Va à l’endroit du constat.
    .why = il n’y a aucun constat
cmd-leave-findings = revenir
    .help = Revient au plan.
cmd-save = enregistrer
    .help = Enregistre le fichier.
cmd-undo = annuler
    .help = Annule la dernière modification, sans limite.
    .why = il n’y a rien à annuler
cmd-redo = rétablir
    .help = Rétablit ce qui a été annulé.
    .why = il n’y a rien à rétablir
cmd-findings = constats
    .help = Montre ou quitte la liste des constats.
cmd-next-finding = constat suivant
    .help = Va à l’endroit du constat suivant.
    .why = il n’y a aucun constat
cmd-previous-finding = constat précédent
    .help = Va à l’endroit du constat précédent.
    .why = il n’y a aucun constat
cmd-next-pane = autre volet
    .help = Passe au volet suivant.
    .why = cette vue n’a qu’un volet
cmd-previous-pane = volet précédent
    .help = Passe au volet précédent.
    .why = cette vue n’a qu’un volet
cmd-save-as = enregistrer sous…
    .help = Enregistre dans un autre fichier.
cmd-recover = travail retrouvé
    .help = Propose de nouveau ce qu’une session interrompue a laissé.
    .why = aucune session interrompue n’a laissé de travail
cmd-palette = commandes
    .help = Cherche une commande par son nom.
cmd-language = English
    .help = Passe l’interface en anglais.
cmd-redraw = redessiner
    .help = Redessine tout l’écran, par exemple quand un autre programme a écrit dessus.
cmd-suspend = suspendre
    .help = Rend la main au terminal ; « fg » ramène ici.
cmd-help = aide
    .help = Montre toutes les touches.
cmd-quit = quitter
    .help = Quitte. Demande avant de perdre une modification.

# Les touches.

key-Enter = Entrée
key-Esc = Échap
key-Tab = Tab
key-BackTab = Maj-Tab
key-Space = Espace
key-Delete = Suppr
key-Up = ↑
key-Down = ↓
key-Left = ←
key-Right = →
key-Home = Début
key-End = Fin
key-PageUp = PgPréc
key-PageDown = PgSuiv
