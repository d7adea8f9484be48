# Le cadre de l’espace de travail : vues, onglets.

shell-tab-outline = Plan
shell-tab-graph = Graphe
shell-tab-matrix = Matrice
shell-tab-timeline = Heures
shell-tab-findings = Constats
shell-tab-history = Historique
shell-tab-commons = Commun
shell-tab-changes = Écarts
shell-tab-questions = Questions

shell-keys-title = Les touches
shell-keys-intro = Les touches comptent dans la vue ou le volet qui a le curseur, et « partout » sauf pendant la saisie. Toutes se changent : « parcours config keymap » donne le fichier de départ. Une commande sans touche se trouve dans la palette.
shell-keys-head = | Touches | Commande | Ce qu’elle fait | Nom dans keymap.ron |
shell-keys-mouse = La souris
    .text = Un clic choisit, un clic sur ce qui est choisi fait ce que fait Entrée, la molette fait défiler. Les onglets et les touches du bas s’actionnent d’un clic. Dans le plan, un module ou une étape se fait glisser à sa nouvelle place. Dans le graphe, l’image se fait glisser, et un module glissé sur un autre propose de les lier. La commande « souris » laisse la souris au terminal, pour y sélectionner du texte ; "mouse": "no" dans config.ron le fait toujours.
shell-keys-plain = Ligne par ligne : parcours --plain
shell-man-keys = TOUCHES
shell-keymap-intro =
    Les touches de chaque commande. Copiez ce fichier sous le nom keymap.ron dans le dossier de
    la configuration (« parcours config path » dit où il est), gardez les lignes que vous changez
    et retirez les autres : une commande absente garde ses touches. La première touche est celle
    que l’écran montre. Une touche s’écrit a, K, é, F5, Enter, Esc, Tab, Space, Up, PageDown, et
    avec Ctrl- ou Alt- devant. Une liste vide retire toute touche à une commande, qui reste dans
    la palette.

shell-help-graph = Dans le graphe
shell-help-matrix = Dans la matrice
shell-help-timeline = Dans la frise
shell-help-history = Dans l’historique
shell-help-commons = Dans le commun
shell-help-changes = Dans les écarts
shell-help-questions = Dans les questions

shell-theme-intro =
    L’aspect de l’espace de travail. Copiez ce fichier sous le nom theme.ron dans le dossier de la
    configuration (« parcours config path » dit où il est), gardez les lignes que vous changez et
    retirez les autres. Un style s’écrit : une couleur (red, lightblue, un numéro de 0 à 255 ou
    #5fd7ff), « on » et la couleur du fond, puis bold, dim, italic, underlined, reversed. Un texte
    vide laisse les couleurs du terminal. L’option --theme prend un thème tel quel, sans ce fichier.
shell-role-text = le texte ordinaire, et le fond de tout l’écran
shell-role-title = les titres
shell-role-quiet = ce qui compte moins
shell-role-label = les noms des champs
shell-role-key = les touches
shell-role-focus = ce qui est choisi, là où vont les touches
shell-role-selected = ce qui est choisi, pendant que les touches vont ailleurs
shell-role-frame-focus = le cadre du volet qui a les touches
shell-role-frame = les autres cadres
shell-role-matched = les lettres trouvées
shell-role-typed = ce qui est en cours de saisie
shell-role-good = ce qui est juste, ou fait
shell-role-bad = ce qui est faux, ou refusé
shell-role-warning = ce qui est à vérifier
shell-role-info = ce qui est bon à savoir
shell-role-added = ce qu’une modification ajoute
shell-role-removed = ce qu’une modification retire
shell-role-changed = ce qu’une modification change
shell-role-before = ce qu’il faut avant le module choisi
shell-role-after = ce qui vient après le module choisi
shell-role-link-required = un prérequis requis
shell-role-link-alternative = un prérequis parmi plusieurs
shell-role-link-recommended = un prérequis recommandé
shell-role-link-together = un corequis

shell-expected-command = un nom de commande, tel que « parcours config keymap » les donne,
shell-expected-key = un nom de touche comme a, K, F5, Ctrl-S, Alt-Up ou Space
shell-expected-free-key = une touche qu’aucune autre commande de la même vue ne prend dans ce fichier
shell-expected-some-key = au moins une touche, faute de quoi on ne trouverait plus rien,
shell-expected-role = un nom de style, tel que « parcours config theme » les donne,
shell-expected-style = un style comme « red bold » ou « #5fd7ff on 16 »
shell-config-trouble = { $file }, ligne { $line }, colonne { $column } : { $problem }. Corrigez cette ligne ; en attendant, la valeur d’origine vaut.

shell-carry = « { $title } » vers l’étape « { $stage } » : lâchez pour l’y mettre.
shell-carry-nowhere = « { $title } » : lâchez-le sur une étape ou sur un de ses modules.
shell-mouse-taken = La souris agit de nouveau ici.
shell-mouse-left = La souris est laissée au terminal.

shell-copied-text = Copié : { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
 }. Ctrl-V colle pendant une saisie.
shell-copied-id = Identifiant copié.
shell-copy-empty = Il n’y a rien à copier ici.
shell-panic = Mille Parcours s’est arrêté sur une erreur de sa part ; le terminal est rendu. Ce qui n’était pas enregistré est gardé ici : { $journal }. Rouvrez le parcours : il vous sera proposé. Signalez l’erreur avec les lignes ci-dessus.
shell-copy-long = C’est trop long pour le presse-papiers du terminal. Ctrl-V le colle ici pendant une saisie.

# Les commandes.

cmd-view-outline = plan
    .help = Montre le plan et la fiche.
cmd-view-graph = graphe
    .help = Montre ce qu’il faut avant chaque module.
cmd-view-matrix = matrice
    .help = Montre les objectifs et les compétences en face des modules.
cmd-view-timeline = heures
    .help = Montre les heures le long du parcours.
cmd-view-findings = liste des constats
    .help = Montre les constats sur tout l’écran.
cmd-view-history = historique
    .help = Montre ce qui a été fait, et les versions abandonnées.
cmd-view-commons = commun
    .help = Montre ce que les centres partagent.
cmd-view-changes = écarts
    .help = Montre ce qui a changé depuis une autre version.
cmd-view-questions = questions
    .help = Montre ce qu’une fusion a laissé ouvert.
cmd-mouse = souris
    .help = Laisse la souris au terminal, pour y sélectionner du texte, ou la reprend.
cmd-copy = copier
    .help = Copie le module, l’étape ou le parcours choisi, en un texte à coller ailleurs.
cmd-copy-id = copier l’identifiant
    .help = Copie l’identifiant de ce qui est choisi.
cmd-outline-lanes = liens en marge
    .help = Cache les liens tracés à gauche du plan pour laisser la place aux titres, ou les montre.
cmd-copy-field = copier
    .help = Copie ce que dit le champ.
    .why = choisissez d’abord un champ de la fiche
cmd-copy-outline = copier le plan
    .help = Copie le plan du parcours, en un texte à coller ailleurs.
