# Remettre le parcours : le dialogue d’export.

cmd-export = exporter
    .help = Remet le parcours sous une autre forme, avec un aperçu : programme de formation ou données.

handout-title = Exporter le parcours
handout-form = Forme
handout-form-html = programme, page web
handout-form-md = programme, Markdown
handout-form-json = données, JSON
handout-language = Langue
handout-lang-fr = français
handout-lang-en = anglais
handout-file = Fichier
handout-write = écrire « { $file } »
handout-preview = Aperçu
handout-preview-of = Aperçu · { $from } à { $to } sur { $count } lignes
handout-making = L’aperçu se prépare…
handout-unsaved = Tel qu’il est à l’écran, modifications non enregistrées comprises.
handout-missing =
    { $count ->
        [one] Il manque { $count } partie obligatoire : { $parts }
       *[other] Il manque { $count } parties obligatoires : { $parts }
    }
handout-part = { $what }
handout-part-in-module = { $what } (« { $title } »)
handout-hint = ↑ ↓ ligne · ← → changer · Pages aperçu · Entrée écrire · Échap revenir
handout-plain-hint = Un numéro choisit ; un nom de fichier y écrit le document ; esc abandonne.
handout-chosen = { $label }, choisi
handout-done = Exporté dans « { $file } ».
handout-exists = « { $file } » existe déjà.
handout-answer-name = choisir un autre nom
handout-answer-replace = remplacer ce fichier
handout-source = « { $file } » est le parcours lui-même : un export ne le remplace jamais. Choisissez un autre nom.
