# Ligne de commande : aide, comptes rendus, refus. Les clés suivent les noms des commandes.

cli-heading-usage = Utilisation :
cli-heading-commands = Commandes
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-everywhere = Options générales
cli-hint-values = [valeurs : { $values }]
cli-hint-default = [par défaut : { $values }]
cli-hint-alias = [alias : { $name }]
cli-help-name = aide
cli-label-error = erreur :
cli-label-warning = avertissement :
cli-label-note = note :
cli-man-name = NOM
cli-man-synopsis = SYNOPSIS
cli-man-description = DESCRIPTION
cli-man-commands = COMMANDES
cli-man-more = COMPLÉMENT
cli-man-version = VERSION
cli-reference-title = Les commandes
cli-reference-intro = Chaque commande répond à son nom anglais et à son nom français. « - » désigne l’entrée ou la sortie standard. Les erreurs vont sur la sortie d’erreur et laissent chaque fichier tel qu’il était.

cli-value-before = AVANT
cli-value-after = APRÈS
cli-value-file = FICHIER
cli-value-path = CHEMIN
cli-value-folder = DOSSIER
cli-value-out = SORTIE
cli-value-lang = LANGUE
cli-value-when = QUAND
cli-value-mib = MIO
cli-value-theme = THÈME
cli-value-title = INTITULÉ
cli-value-profiles = PROFILS
cli-value-severity = GRAVITÉ
cli-value-format = FORMAT
cli-value-audience = LECTEUR
cli-value-page = PAGE
cli-value-direction = SENS
cli-value-stages = ÉTAPES
cli-value-source = SOURCE
cli-value-sign = SIGNE
cli-value-name = NOM
cli-value-code = CODE
cli-value-shell = SHELL
cli-value-command = COMMANDE
cli-value-sheet = FEUILLE
cli-value-column = TITRE=RÔLE
cli-value-mapping = CORRESPONDANCE

cli-opt-lang = La langue de l’aide, des messages et des pages
cli-opt-color = Quand mettre en couleur
cli-opt-max-size = La taille maximale d’un fichier à lire, en Mio (64 sans cette option)
cli-opt-theme = Le thème de l’espace de travail
cli-opt-ascii = Seulement des signes que tout terminal sait montrer
cli-opt-plain = L’espace de travail ligne par ligne, pour les lecteurs d’écran et les liaisons lentes
cli-opt-log = Un fichier où noter ce que fait le programme, pour chercher la cause d’un ennui ; rien de vos parcours n’y figure
cli-opt-quiet = Ne dire que l’essentiel
cli-opt-verbose = En dire davantage
cli-opt-help = Afficher l’aide
cli-opt-version = Afficher la version

cli-no-log = « { $file } » ne peut pas servir de journal de marche : { $reason }. Choisissez un autre fichier pour --log.
cli-log-refused = « { $file } » n’est pas un journal de marche : rien n’y est écrit. --log écrit dans un fichier nouveau, ou à la suite d’un journal de marche.

cli-parcours = Concevoir, comparer et fusionner des parcours de formation.
    .more = Sans commande, l’espace de travail s’ouvre sur le fichier ou le dossier indiqué. « parcours help COMMANDE » détaille une commande.
cli-parcours-file = Le fichier ou le dossier à ouvrir
cli-init = Créer un commun avec sa charte
    .more = Code de sortie : 0 si tout est créé, 2 sinon. Rien n’est remplacé.
cli-init-folder = Le dossier du commun (le dossier courant si rien n’est indiqué)
cli-init-title = Le nom du commun (tiré de celui du dossier sans cette option)
cli-init-named = Communs de { $name }
cli-new = Créer un parcours vide
    .more = Code de sortie : 0 si le fichier est créé, 2 sinon.
cli-new-file = Le fichier à créer ; « .path.ron » est ajouté s’il manque
cli-new-title = L’intitulé du parcours
cli-new-force = Remplacer le fichier s’il existe
cli-check = Vérifier des fichiers et des dossiers
    .more = Code de sortie : 0 sans constat au seuil de --fail-on, 1 avec, 2 si quelque chose n’a pas pu être vérifié. « parcours explain CODE » dit pourquoi une règle existe.
cli-check-files = Les fichiers et dossiers à vérifier (le dossier courant si rien n’est indiqué)
cli-check-profile = Les jeux de règles, séparés par des virgules
cli-check-fail-on = La gravité à partir de laquelle le code de sortie est 1 (error sans cette option)
cli-check-format = La forme du compte rendu
cli-show = Montrer un parcours sur une page
    .more = Code de sortie : 0, ou 2 si le fichier n’a pas pu être lu.
cli-show-file = Le parcours à montrer
cli-show-page = La page : le plan des étapes et des modules, le graphe des prérequis en image, la liste avec ses couloirs de prérequis, la matrice des compétences par module, les heures étape par étape, ou les chiffres
cli-show-reduce = Ne pas montrer les prérequis qui découlent d’autres prérequis
cli-show-towards = Vers où va l’image : à droite, ou vers le bas
cli-show-stages = Les étapes : chacune son couloir, chacune son bloc après la précédente, ou sans égard à elles
cli-show-format = Du texte à lire, ou du JSON pour un programme
cli-fmt = Mettre des fichiers en forme canonique, commentaires compris
    .more = Code de sortie : 0, 1 si --check trouve un fichier à mettre en forme, 2 si un fichier n’a pas pu être traité.
cli-fmt-files = Les fichiers à mettre en forme
cli-fmt-check = Ne rien écrire, nommer les fichiers qui ne sont pas en forme
cli-diff = Comparer deux versions d’un fichier, dans les mots du métier
    .more = AVANT et APRÈS sont des fichiers, - pour l’entrée standard, ou RÉV:FICHIER pour une version de l’historique git (HEAD:mon.path.ron). Code de sortie : 0 si rien ne change, 1 si quelque chose change, 2 si une version n’a pas pu être lue.
cli-diff-before = La version d’avant
cli-diff-after = La version d’après
cli-diff-format = La forme du compte rendu : du texte, du JSON pour un programme, du Markdown pour une demande de fusion, une page HTML côte à côte
cli-diff-guess = Rapprocher par référence et par intitulé les modules sans identifiant commun, et le dire
cli-diff-output = Le fichier où écrire le compte rendu
cli-diff-force = Remplacer le fichier s’il existe
cli-export = Remettre un parcours sous une autre forme
    .more = Code de sortie : 0, ou 2 si rien n’a été écrit. Le document est dans la langue du parcours, sauf avec --lang.
cli-export-file = Le parcours à exporter
cli-export-to = La forme : programme de formation en Markdown ou en HTML, ou vue documentée en JSON
cli-export-audience = Pour qui : le centre (tout, avec les scripts et les critères), l’apprenant, le financeur, ou une fiche d’une ou deux pages
cli-export-output = Le fichier à écrire (la sortie standard si rien n’est indiqué)
cli-export-force = Remplacer le fichier s’il existe
cli-import = Tirer un parcours d’un fichier étranger
    .more = Code de sortie : 0, ou 2 si rien n’a pu être importé. Le rapport, ligne par ligne, va sur la sortie d’erreur.
cli-import-file = Le fichier à importer
cli-import-from = Ce qu’est le fichier : un cursus de CurricularAnalytics, ou un tableau de modules (CSV, TSV, XLSX, XLSM, XLS, ODS)
cli-import-output = Le fichier à écrire (la sortie standard si rien n’est indiqué)
cli-import-force = Remplacer le fichier s’il existe
cli-import-format = La forme du rapport
cli-import-separator = Le signe entre les cellules d’un tableau (trouvé sans cette option)
cli-import-encoding = L’encodage d’un tableau, par exemple windows-1252 (trouvé sans cette option)
cli-explain = Expliquer le code d’un constat
    .more = Code de sortie : 0, ou 2 si le code n’existe pas.
cli-explain-code = Le code, par exemple P002 ; sans lui, tous sont énumérés
cli-config = Montrer la configuration
    .more = La configuration est une table RON dont les clés sont les noms des options longues : {"{"}"lang": "fr", "profile": "base,qualiopi"{"}"}.
cli-config-path = Afficher le nom de son fichier
cli-config-keymap = Afficher les touches de l’espace de travail, en un fichier d’où partir
cli-config-theme = Afficher un thème de l’espace de travail, en un fichier d’où partir
cli-config-theme-name = Lequel (celui qui est en vigueur si rien n’est indiqué)
cli-config-show = Afficher ce qui est en vigueur
cli-config-show-origin = Dire d’où vient chaque réglage
cli-schema = Donner le schéma JSON de ce que d’autres commandes écrivent
cli-schema-name = De quoi ; sans lui, les noms sont énumérés
cli-completions = Écrire les complétions d’un interpréteur de commandes
cli-completions-shell = L’interpréteur de commandes
cli-man = Écrire les pages de manuel
cli-man-command = La commande dont la page est affichée
cli-man-out = Le dossier où écrire toutes les pages
cli-help = Afficher l’aide d’une commande
cli-help-command = La commande

cli-usage-unknown-argument = l’option « { $argument } » n’existe pas ici
cli-usage-unknown-command = la commande « { $name } » n’existe pas
cli-usage-unknown-command-near = la commande « { $name } » n’existe pas. Vouliez-vous dire « { $meant } » ?
cli-usage-no-value = « { $argument } » attend une valeur
cli-usage-not-one-of = « { $value } » n’est pas une valeur de « { $argument } ». Valeurs possibles : { $values }
cli-usage-bad-value = « { $value } » n’est pas une valeur de « { $argument } »
cli-usage-missing = il manque « { $argument } »
cli-usage-conflict = « { $argument } » ne va pas avec « { $other } »
cli-usage-no-command = il manque une commande
cli-usage-not-text = un argument n’est pas du texte UTF-8
cli-usage-values = « { $argument } » n’a pas le bon nombre de valeurs
cli-usage-other = arguments incompris : { $text }
cli-usage-suggestion = Vouliez-vous dire « { $meant } » ?
cli-usage-help = « --help » en dit davantage.
cli-usage-file-before-command = « { $file } » est de trop devant une commande. Placez le fichier après la commande.

cli-output-failed = la sortie n’a pas pu être écrite : { $reason }
cli-output-is-source = « { $file } » est un fichier d’origine : il n’est jamais remplacé. Choisissez un autre nom.
cli-output-exists = « { $file } » existe déjà. Rien n’a été écrit : choisissez un autre nom, ou ajoutez --force.
cli-file-torn = Un enregistrement de « { $file } » n’est pas allé à son terme. La nouvelle version, complète, est dans « { $copy } » : comparez les deux et gardez la bonne.
cli-input-failed = l’entrée standard n’a pas pu être lue : { $reason }
cli-folder-failed = le dossier « { $folder } » n’a pas pu être créé : { $reason }
cli-written = Écrit : { $file }

cli-open-missing = « { $name } » n’est ni un fichier ni une commande. Vouliez-vous dire « { $meant } » ?
cli-check-counts = { $files } : { $errors }, { $warnings }, { $infos }
cli-check-counts-incomplete = { $files } : { $parts }
cli-check-count-unread =
    { $count ->
        [one] { $count } élément n’a pas pu être examiné
       *[other] { $count } éléments n’ont pas pu être examinés
    }
cli-check-count-files =
    { $count ->
        [0] aucun fichier vérifié
        [one] { $count } fichier vérifié
       *[other] { $count } fichiers vérifiés
    }
cli-check-count-errors =
    { $count ->
        [0] aucune erreur
        [one] { $count } erreur
       *[other] { $count } erreurs
    }
cli-check-count-warnings =
    { $count ->
        [0] aucun avertissement
        [one] { $count } avertissement
       *[other] { $count } avertissements
    }
cli-check-count-infos =
    { $count ->
        [0] aucune information
        [one] { $count } information
       *[other] { $count } informations
    }
cli-check-nothing = « { $folder } » ne contient ni parcours, ni module, ni fiche, ni charte.
cli-skip-unreadable = « { $file } » n’a pas pu être lu et n’est pas vérifié.
cli-skip-conflict-copy = « { $file } » est une copie de conflit de « { $original } » et n’est pas vérifiée. Fusionnez-la, puis supprimez-la.
cli-skip-leads-out = « { $file } » est un lien qui mène hors du dossier, ou nulle part ; il n’est pas suivi.
cli-skip-too-many = « { $file } » : le parcours du dossier s’est arrêté après { $most } entrées. Indiquez un dossier plus petit.

cli-fmt-done = Mis en forme : { $file }
cli-fmt-already = « { $file } » est déjà en forme canonique.
cli-fmt-crlf = « { $file } » : les fins de ligne Windows (CRLF) sont devenues LF.
cli-fmt-bom = « { $file } » : la marque d’ordre des octets (BOM) a été retirée.
cli-fmt-unterminated = « { $file } » : la dernière ligne a reçu sa fin de ligne.
cli-new-no-title = l’intitulé est vide. Indiquez-le avec --title.
cli-new-not-a-path = « { $file } » ne peut pas nommer un parcours. Un parcours se termine par « .path.ron ».
cli-new-next = Pour le compléter : parcours { $file }
cli-init-not-a-folder = « { $file } » est un fichier, pas un dossier. Nommez le dossier des communs à créer.
cli-init-exists = « { $file } » existe déjà : ces communs ont leur charte. Rien n’a été modifié.
cli-init-next = Nommez vos centres et discutez les règles dans « { $file } », puis lancez « parcours check ».
cli-init-purpose = Mettre en commun des parcours, des modules et des fiches, pour que chaque centre adapte le travail des autres au lieu de le refaire.
cli-init-centre = Mon centre de formation
    .id = mon-centre
cli-init-rule-share = Ce qui est partagé reste partageable
    .id = partage
    .text = Un parcours, un module ou une fiche entre dans le commun sous l’une des licences énumérées ici.
cli-init-rule-credit = Les auteurs sont nommés
    .id = credits
    .text = Qui reprend un contenu garde le nom de ses auteurs et de leur centre, et indique d’où il vient.
cli-init-rule-adapt = Une adaptation dit sa raison
    .id = adaptation
    .text = Qui change ce qu’il a repris note ce qu’il a changé et pourquoi, et propose le changement à l’origine s’il peut servir à d’autres.
cli-init-rule-review = Rien n’est validé par une seule personne
    .id = relecture
    .text = Un parcours n’est validé qu’après la relecture d’une personne qui ne l’a pas écrit.
cli-init-ritual-cross-review = Relecture croisée
    .id = relecture-croisee
    .text = Chaque centre relit un parcours d’un autre centre et note ce qu’il a observé.
cli-init-ritual-yearly = Revue annuelle
    .id = revue-annuelle
    .text = Les centres relisent la charte, retirent ce qui ne sert plus et accueillent les nouveaux membres.

cli-import-refused = « { $file } » n’a pas pu être importé : { $why }
cli-import-own = « { $file } » est déjà un fichier de communs : il n’y a rien à importer.
cli-import-bad-separator = le signe de --separator doit être un seul signe ASCII, par exemple « ; ».
cli-import-lost = perdu
cli-import-done = { $modules } ; { $lost }, { $warnings }
cli-import-count-competencies = { $count ->
    [one] { $count } compétence importée
   *[other] { $count } compétences importées
}
cli-import-count-modules =
    { $count ->
        [0] aucun module importé
        [one] { $count } module importé
       *[other] { $count } modules importés
    }
cli-import-count-lost =
    { $count ->
        [0] rien de perdu
        [one] { $count } élément perdu
       *[other] { $count } éléments perdus
    }
cli-export-missing =
    { $count ->
        [one] il manque { $count } partie obligatoire du programme ; elle porte la mention « À compléter ». Avec -v, elle est nommée.
       *[other] il manque { $count } parties obligatoires du programme ; elles portent la mention « À compléter ». Avec -v, elles sont énumérées.
    }

cli-explain-unknown = le code « { $code } » n’existe pas. « parcours explain » les énumère tous.
cli-explain-severity = { $severity }, profil { $profile }
cli-explain-severity-draft = { $severity } ({ $draft } dans un brouillon), profil { $profile }
cli-explain-severity-no-draft = { $severity } (rien dans un brouillon), profil { $profile }
cli-explain-refusal = erreur, lecture du fichier

cli-config-no-home = aucun dossier personnel n’est connu : il n’y a pas de configuration. Indiquez un dossier dans PARCOURS_CONFIG_DIR.
cli-origin-argument = par un argument
cli-origin-file = par la configuration
cli-origin-variable = par la variable { $name }
cli-origin-locale = par la langue du système
cli-origin-default = par défaut

cli-refusal-f001 = Le fichier est vide.
    .explain = Un fichier de communs contient un parcours, un module, une fiche ou une charte. Un fichier vide vient souvent d’une copie interrompue ou d’un disque plein : reprenez une version antérieure. Pour commencer un parcours : parcours new.
cli-refusal-f002 = Quelque chose d’inattendu se trouve dans le fichier.
    .explain = Le fichier suit une syntaxe stricte, RON : une virgule oubliée, un signe de trop ou un nom mal écrit suffisent. Rien n’est deviné, car une supposition pourrait changer le sens du parcours sans que personne le voie.
cli-refusal-f003 = Le fichier s’arrête trop tôt.
    .explain = Une parenthèse, un crochet ou une accolade n’est pas fermé. C’est presque toujours une copie interrompue : reprenez une version complète.
cli-refusal-f004 = Une valeur n’est pas du bon genre.
    .explain = Chaque champ attend un texte, un nombre, une liste, un ensemble ou un groupe de champs. Une durée, par exemple, est un nombre de minutes et non un texte.
cli-refusal-f005 = Le contenu n’est pas celui que le nom du fichier annonce.
    .explain = Le nom dit ce qu’un fichier contient : .path.ron un parcours, .module.ron un module, .card.ron une fiche, commons.ron une charte. Le mot qui ouvre le fichier doit être Path, Module, Card ou Commons.
cli-refusal-f006 = Une clé figure deux fois.
    .explain = Deux entrées portent le même identifiant. En garder une seule en silence ferait perdre le travail de quelqu’un : renommez ou supprimez l’une des deux.
cli-refusal-f007 = Un champ figure deux fois.
    .explain = Un même champ a deux valeurs, souvent après une fusion faite à la main. Gardez la bonne.
cli-refusal-f008 = Il manque un champ obligatoire.
    .explain = Sans identifiant ou sans intitulé, un élément ne peut être ni cité, ni comparé, ni fusionné.
cli-refusal-f009 = Un texte n’est pas fermé.
    .explain = Le guillemet fermant manque, ou un guillemet à l’intérieur du texte n’est pas précédé d’une barre oblique inverse.
cli-refusal-f010 = Un commentaire n’est pas fermé.
    .explain = Un commentaire ouvert par « /* » se termine par « */ ».
cli-refusal-f011 = Une séquence d’échappement est inconnue.
    .explain = Dans un texte, la barre oblique inverse annonce un signe particulier : \n, \t, \", \\ ou \u suivi d’un code. Les autres n’ont pas de sens.
cli-refusal-f012 = Un nombre n’est pas un nombre entier acceptable.
    .explain = Les durées sont des minutes entières, sans signe ni décimale, pour que les totaux soient exacts.
cli-refusal-f013 = Le fichier contient un caractère nul.
    .explain = Aucun texte n’en contient. Le fichier a été abîmé, ou ce n’est pas un fichier de texte.
cli-refusal-f014 = Le fichier n’est pas du texte UTF-8.
    .explain = Les fichiers sont en UTF-8, pour que les accents soient les mêmes sur toutes les machines. Un fichier venu d’un ancien éditeur ou d’Excel est souvent en Windows-1252 : réenregistrez-le en UTF-8.
cli-refusal-f015 = Le fichier contient des marques de conflit de git.
    .explain = Une fusion est restée inachevée : les deux versions se trouvent l’une après l’autre entre « <<<<<<< » et « >>>>>>> ». Choisissez ce qui reste avant d’aller plus loin.
cli-refusal-f016 = L’imbrication est trop profonde.
    .explain = Une limite protège la mémoire contre des fichiers abîmés ou malveillants. Aucun parcours n’en approche.
cli-refusal-f017 = Le fichier est trop grand.
    .explain = Une limite, que --max-size relève, évite de lire par mégarde une vidéo ou une archive.
cli-refusal-f018 = Le fichier est d’un format plus récent.
    .explain = Il a été écrit par une version plus récente du programme. L’ouvrir avec celle-ci pourrait en perdre une partie : installez une version qui connaît ce format.
cli-refusal-f019 = La version de format n’existe pas.
    .explain = La première version du format porte le numéro 1.
cli-refusal-f020 = Une extension de RON est inconnue.
    .explain = Une ligne « #![enable(…)] » change la façon de lire le fichier. Seule implicit_some est utilisée ici.
cli-refusal-f021 = Il reste du texte après la fin du contenu.
    .explain = Un fichier contient un seul parcours, module, fiche ou charte. La suite serait perdue si elle était ignorée.

# Comparer.
cli-diff-two-dashes = Une seule des deux versions peut venir de l’entrée standard.
cli-diff-kinds = « { $before } » et « { $after } » ne sont pas des fichiers du même genre.
cli-diff-same = Aucun changement.
cli-diff-line-ends = Seules les fins de ligne changent.
cli-diff-layout = Seule la mise en forme du fichier change : ce qu’il dit est le même.
cli-diff-counts =
    { $lines ->
        [one] Un changement
       *[other] { $lines } changements
    }
cli-diff-counts-modules =
    { $modules ->
        [one] { $lines }, un module touché
       *[other] { $lines }, { $modules } modules touchés
    }
cli-diff-guesses =
    { $count ->
        [one] Un module sans identifiant commun a été rapproché par référence ou par intitulé : c’est une supposition.
       *[other] { $count } modules sans identifiant commun ont été rapprochés par référence ou par intitulé : c’est une supposition.
    }
cli-diff-effects = Ce qui en découle
cli-diff-finding = { $severity } { $code } :
cli-diff-infos = Constats d’information : { $came } de plus, { $went } de moins
cli-diff-in = { $where } : { $what }
cli-diff-versions = { $title } : { $before } → { $after }
cli-diff-what = Ce qui change
cli-diff-column-before = Avant
cli-diff-column-after = Après

cli-import-sheet = La feuille d’un classeur à lire (trouvée sans cette option)
cli-import-columns = Ce que contient une colonne, par exemple « Séquence=titre » ou « Tarif horaire=ignorer »
cli-import-mapping = Une correspondance enregistrée entre les colonnes et les champs
cli-import-save-mapping = Où enregistrer la correspondance, pour le prochain tableau de même forme
cli-import-dry-run = Montrer les colonnes et ne rien faire d’autre
cli-import-dry-run-done = Rien n’a été écrit.
cli-import-columns-title = Colonnes de « { $file } », et comment elles sont lues :
cli-import-mapping-found = Correspondance du commun utilisée : « { $file } ».
cli-import-mapping-unused = La correspondance nomme une colonne « { $header } » que le tableau n’a pas.
cli-import-mapping-syntax = { $file }:{ $line }:{ $column } : ce n’est pas une correspondance ({ $what }). Une ligne y est de la forme (header: {"\""}Durée (h){"\""}, role: {"\""}hours{"\""}).
cli-import-mapping-role = { $file } : pour la colonne « { $header } », le rôle « { $role } » n’existe pas.
cli-import-bad-column = --column attend « TITRE DE COLONNE=RÔLE » ; « { $text } » ne se comprend pas. Rôles : title, code, number, stage, hours, minutes, days, total hours, unit, modality, requires, recommended, corequisite, outcomes, summary, kind, optional, keywords, methods, trainer, assessment, deliverables, resources, note, ignore. Une durée peut nommer sa modalité : « hours Company ».
cli-import-no-column = Le tableau n’a pas de colonne « { $header } ». Ses colonnes : { $headers }.
cli-import-count-left-out =
    { $count ->
        [one] { $count } cellule laissée de côté comme demandé
       *[other] { $count } cellules laissées de côté comme demandé
    }
cli-import-count-sums =
    { $count ->
        [one] { $modules }, { $count } ligne de total comparée
       *[other] { $modules }, { $count } lignes de totaux comparées
    }
