# L’espace de travail ligne par ligne.

plain-path = Parcours : { $title }
plain-stage = Étape : { $title }
plain-module = Module : { $title }
plain-form = Fiche. { $what }
plain-field = { $name } : { $value }
plain-open = déplié
plain-closed = replié
plain-on = coché
plain-off = non coché
plain-errors = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
 }
plain-warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
 }
plain-before = avant : { $titles }
plain-after = après : { $titles }
plain-hint-prompt = Tapez la réponse. Ligne vide : garder ce qui est proposé. « esc » : abandonner.
plain-hint-field = Tapez la valeur. Ligne vide : ne rien changer. « - » : vider. « esc » : abandonner.
plain-hint-lines = Tapez le texte, puis un point seul sur une ligne. Un point tout de suite : ne rien changer. « - » : vider. « esc » : abandonner.
plain-hint-picker = Un numéro choisit, quelques lettres cherchent. « esc » : abandonner.
plain-hint-checklist = Un numéro coche ou décoche, quelques lettres cherchent, « ok » termine. « esc » : abandonner.
plain-hint-question = Répondez par un numéro. « esc » : abandonner.
plain-welcome = Mille Parcours, ligne par ligne. « aide » dit ce qui est possible ici. « liste » lit les lignes. Un numéro choisit une ligne. Une ligne vide redit où l’on est. Une commande se donne par son nom, son libellé ou sa touche ; ce qui la suit lui répond.
plain-here = { $title }, { $at } sur { $count }. { $text }
plain-nothing = { $title }. Rien.
plain-list = { $title }, de { $from } à { $to } sur { $count }.
plain-more = « suite » lit la suite.
plain-done = Fait : { $what }
plain-refused = Non : { $what }
plain-found = Constat : { $what }
plain-unknown = Je ne connais pas « { $what } ». « aide » dit ce qui est possible ici.
plain-near = Je ne connais pas « { $what } ». Peut-être : { $names }
plain-elsewhere = « { $what } » ne vaut que là : { $where }.
plain-by = { $how } par : { $titles }
plain-no-row = Il n’y a pas de ligne { $number }.
plain-command = { $label }, « { $id } », { $keys }
plain-command-bare = { $label }, « { $id } »
plain-help = Possible ici :
plain-kept = La session s’arrête sans enregistrer. Ce qui a été fait sera proposé à la prochaine ouverture.
plain-list-word = liste
plain-more-word = suite
plain-help-word = aide
plain-choose = Tapez le numéro d’un parcours, ou « nouveau » et un intitulé. « quitter » pour finir.
plain-new-word = nouveau
plain-quit-word = quitter
