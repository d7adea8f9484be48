# Les champs du format : renommer ce qui a une clé.

cmd-rename-key = renommer
    .help = Donne une autre clé à l’entrée choisie ; ce qui la nomme dans le fichier suit.
    .why = choisissez d’abord une entrée qui a une clé
cmd-rename-module = renommer l’identifiant
    .help = Donne un autre identifiant au module ; les prérequis suivent, et l’ancien est gardé parmi les anciens identifiants.
    .why = choisissez d’abord un module

fields-ask-rename = Nouvelle clé
