# La zone de texte, et l’éditeur du dehors.

cmd-edit-outside = ouvrir dans l’éditeur
    .help = Ouvre le texte du champ dans votre éditeur (VISUAL ou EDITOR) et reprend ce qu’il laisse.
    .why = choisissez d’abord un champ de texte long

area-line = ligne { $at } sur { $count }
area-outside-same = L’éditeur a laissé le texte comme il était.
area-outside-failed = Le texte est resté comme il était : { $why }
area-no-editor = « { $editor } » ne se lance pas ({ $why }). La variable VISUAL ou EDITOR dit quel éditeur ouvrir.
area-editor-failed = « { $editor } » s’est terminé en erreur ({ $code }).
area-not-text = ce que l’éditeur a laissé n’est pas un texte en UTF-8 (octet { $at }).
area-too-long = ce que l’éditeur a laissé est plus long que ce qu’un champ peut contenir.
area-no-file = le fichier de l’éditeur ne se lit pas : { $why }.
area-no-screen = l’éditeur du dehors ne s’ouvre pas ligne par ligne.
