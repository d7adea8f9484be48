# Git : ce qu’il a répondu, ou pourquoi il n’a pas répondu.

vcs-no-git = le programme git est introuvable. Installez-le, ou comparez et fusionnez des fichiers : « parcours merge » s’en passe.
vcs-no-repository = « { $folder } » n’est dans aucun dépôt git.
vcs-not-trusted = git n’ouvre pas le dépôt de « { $folder } », qui appartient à quelqu’un d’autre. Si vous lui faites confiance : git config --global --add safe.directory DOSSIER.
vcs-no-revision = la révision « { $revision } » n’existe pas dans ce dépôt.
vcs-no-file = « { $file } » n’existe pas dans la révision « { $revision } ».
vcs-not-here = Le contenu de « { $name } » n’est pas dans cette copie du dépôt (clone partiel, ou dépôt abîmé), et rien n’est téléchargé sans le demander. Pour l’obtenir : git show { $name }
vcs-too-large = « { $file } » dépasse { $limit } Mio. L’option --max-size relève la limite.
vcs-leads-out = « { $file } » est un lien qui mène hors du dépôt : rien n’y est écrit. Remplacez ce lien par un fichier.
vcs-refused = git { $command } a refusé : { $reason }
vcs-failed = git { $command } n’a pas pu être exécuté : { $reason }
vcs-silent = git { $command } n’a rien répondu pendant { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } secondes
    } et a été arrêté. La variable PARCOURS_GIT_TIMEOUT donne plus de temps, en secondes.
vcs-filtered = « { $file } » passe par le filtre « { $filter } » du dépôt, qui lancerait « { $program } » : rien n’est ajouté. Si vous lui faites confiance : git add { $file }

cli-value-base = COMMUNE
cli-value-left = GAUCHE
cli-value-right = DROITE
cli-value-size = TAILLE

cli-git = Régler git pour les fichiers de communs
    .more = Avec ces réglages, « git merge », « git rebase » et les autres fusionnent les parcours par leur sens, et « git diff » et « git log -p » les montrent en clair.
cli-git-install = Poser les réglages : la fusion, les différences, la lecture en clair
    .more = Code de sortie : 0, ou 2 si un réglage n’a pas pu être posé. À refaire sans risque ; « parcours git uninstall » remet tout en état. Le fichier .gitattributes se partage avec le dépôt, la configuration reste sur cette machine.
cli-git-install-local = Pour le dépôt du dossier courant (sans option, c’est le cas)
cli-git-install-global = Pour tous les dépôts de cet utilisateur
cli-git-install-dry-run = Ne rien changer, dire ce qui serait fait
cli-git-uninstall = Retirer les réglages
    .more = Code de sortie : 0, ou 2 si un réglage n’a pas pu être retiré.
cli-git-uninstall-local = Pour le dépôt du dossier courant (sans option, c’est le cas)
cli-git-uninstall-global = Pour tous les dépôts de cet utilisateur
cli-git-uninstall-dry-run = Ne rien changer, dire ce qui serait fait
cli-git-status = Dire ce qui est réglé et ce qui ne l’est pas
    .more = Code de sortie : 0 si tout est en place, 1 s’il manque quelque chose, 2 si git ne répond pas.
cli-doctor = Vérifier l’installation : le programme, ses dossiers, git
    .more = Code de sortie : 0 si tout est en place, 1 s’il manque quelque chose.
cli-merge-driver = Fusionner pour git
    .more = Appelé par git : parcours merge-driver %O %A %B %L %P %S %X %Y. Code de sortie : 0 si tout est fusionné, 1 s’il reste des questions dans un fichier lisible, 129 si git doit s’arrêter ; alors rien n’est écrit.
cli-merge-driver-base = %O, la version commune ; vide s’il n’y en a pas
cli-merge-driver-left = %A, une version, et le fichier où le résultat est écrit
cli-merge-driver-right = %B, l’autre version
cli-merge-driver-size = %L, la longueur des marqueurs
cli-merge-driver-name = %P, le nom du fichier
cli-merge-driver-label-base = %S, le nom de la version commune
cli-merge-driver-label-left = %X, le nom de la première version
cli-merge-driver-label-right = %Y, le nom de la seconde version
cli-diff-driver = Montrer une différence pour git
    .more = Appelé par git : parcours diff-driver NOM ANCIEN EMPREINTE MODE NOUVEAU EMPREINTE MODE. Code de sortie : 0, différence ou non.
cli-diff-driver-args = Ce que git indique : le nom, puis pour chaque version le fichier, son empreinte et son mode
cli-textconv = Lire un fichier en clair, tous ses champs compris
    .more = Appelé par git pour « git log -p » et « git show ». Un fichier illisible est donné tel quel. Code de sortie : 0, ou 2 si le fichier n’existe pas.
cli-textconv-file = Le fichier à lire

git-install-done = C’est réglé. Validez « .gitattributes » pour que les autres centres aient le même réglage ; chacun lance « parcours git install » une fois.
git-install-already = Tout est déjà réglé.
git-uninstall-done = Les réglages sont retirés.
git-uninstall-already = Il n’y avait aucun réglage à retirer.
git-step-write = écrire { $file }
git-step-remove = supprimer { $file }

git-status-version = git { $version }
git-status-old = Avant git 2.44, les versions d’une fusion n’ont pas de nom : les questions disent « version en place » et « version reçue ».
git-status-repository = Dépôt : { $folder }
git-status-no-repository = Le dossier courant n’est dans aucun dépôt : seuls les réglages généraux sont regardés.
git-status-settings = La configuration connaît la fusion, les différences et la lecture en clair.
git-status-settings-other = La configuration nomme la fusion « parcours » autrement que cette version du programme.
git-status-settings-missing = La configuration ne connaît pas encore le programme.
git-status-install = parcours git install
git-status-program = Le programme que git appelle est là : { $file }
git-status-no-program = Le programme que git appelle, « { $program } », est introuvable : git fusionne ligne par ligne, avec des marqueurs.
git-status-attributes = Les attributs désignent les fichiers de communs.
git-status-no-attributes = Aucun attribut ne désigne les fichiers de communs : git les fusionne ligne par ligne.
git-status-attributes-alone = Les attributs désignent une fusion que la configuration ne connaît pas : git fusionne ligne par ligne, sans le dire.
git-status-unmerged =
    { $count ->
        [one] { $count } fichier attend la fin d’une fusion.
       *[other] { $count } fichiers attendent la fin d’une fusion.
    }
git-status-unmerged-help = parcours resolve
git-doctor-program = parcours { $version }, { $file }
git-doctor-state = Le dossier des journaux et des versions connues est en place : { $folder }
git-doctor-state-closed = Le dossier des journaux et des versions connues ne se laisse pas écrire : { $folder }
git-doctor-no-state = Aucun dossier n’est connu pour les journaux et les versions connues.
git-doctor-no-state-help = Indiquez un dossier dans la variable PARCOURS_STATE_DIR. Sans lui, rien n’est gardé d’une frappe interrompue.

git-driver-stopped = « { $file } » n’est pas fusionné. git s’arrête et tout reste comme avant.
git-driver-unreadable = Corrigez « { $file } » dans la version citée et validez, puis recommencez. Ou laissez git fusionner ligne par ligne ce qui est illisible : PARCOURS_TEXT_MERGE=1 git merge …
git-driver-markers = Une version de « { $file } » a été validée avec les marqueurs d’une fusion inachevée. Sur la branche qui les contient : parcours resolve, puis git commit. Ou laissez git fusionner ligne par ligne : PARCOURS_TEXT_MERGE=1 git merge …
git-driver-lfs = « { $file } » est un renvoi de Git LFS et non le fichier lui-même. Lancez « git lfs pull », puis recommencez.
git-driver-emptied = « { $file } » est vide dans une version et modifié dans l’autre. La version modifiée est gardée : parcours resolve demande laquelle est la bonne.
git-driver-as-text = « { $file } » est fusionné ligne par ligne, sans vérification : relisez-le.
git-driver-no-base = « { $file } » : la version commune ne se lit pas, la fusion se fait sans elle.
git-driver-notes =
    { $count ->
        [one] { $file } : { $count } décision à relire. Pour les voir : parcours resolve { $file }
       *[other] { $file } : { $count } décisions à relire. Pour les voir : parcours resolve { $file }
    }
git-driver-questions =
    { $count ->
        [one] { $file } : { $count } question. Pour y répondre : parcours resolve
       *[other] { $file } : { $count } questions. Pour y répondre : parcours resolve
    }
git-label-left = version en place
git-label-right = version reçue
git-label-stash = modifications mises de côté
git-diff-mode = Mode du fichier : { $old } → { $new }
git-diff-unmerged = { $file } : fusion inachevée (parcours resolve)
