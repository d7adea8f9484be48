# Le graphe en image.
picture-or = ou
picture-untitled = Sans titre
picture-counts = { $modules ->
    [one] { $modules } module
   *[other] { $modules } modules
} · { $links ->
    [one] { $links } lien
   *[other] { $links } liens
} · { $ranks ->
    [one] { $ranks } rang
   *[other] { $ranks } rangs
} · { $crossings ->
    [0] aucun croisement
    [one] { $crossings } croisement
   *[other] { $crossings } croisements
}
picture-part = Rangs { $first } à { $last } sur { $all }
picture-strip = Bande { $at } sur { $all }
picture-no-stage = Hors étape
picture-required = requis
picture-together = corequis
picture-advice = recommandé
picture-cycle = ferme un cycle
picture-choice = un seul suffit
picture-too-large =
    { $modules ->
        [one] Ce graphe
       *[other] Ce graphe de { $modules } modules
    } a trop de liens ou d’étapes pour tenir en une image lisible. Essayez « --reduce » ou « --stages none », ou bien « --as lanes ».
