# Git : ce qu’il a répondu, ou pourquoi il n’a pas répondu.

vcs-no-git = le programme git est introuvable. Installez-le, ou comparez et fusionnez des fichiers : « parcours merge » s’en passe.
vcs-no-repository = « { $folder } » n’est dans aucun dépôt git.
vcs-not-trusted = git n’ouvre pas le dépôt de « { $folder } », qui appartient à quelqu’un d’autre. Si vous lui faites confiance : git config --global --add safe.directory DOSSIER.
vcs-no-revision = la révision « { $revision } » n’existe pas dans ce dépôt.
vcs-no-file = « { $file } » n’existe pas dans la révision « { $revision } ».
vcs-too-large = « { $file } » dépasse { $limit } Mio. L’option --max-size relève la limite.
vcs-refused = git { $command } a refusé : { $reason }
vcs-failed = git { $command } n’a pas pu être exécuté : { $reason }
