# Import de fichiers étrangers : ce qui a été supposé, ce qui reste à vérifier, ce qui est perdu.

import-error-empty = Le fichier ne contient aucun texte.

import-error-binary = Ce fichier contient des caractères nuls : ce n’est pas un texte.
import-error-unknown-encoding = L’encodage « { $name } » n’existe pas. Essayez par exemple utf-8, windows-1252 ou macintosh.
import-error-no-courses = Aucune ligne ne nomme les colonnes d’un fichier CurricularAnalytics (Course ID, Course Name…). Pour un tableau de modules, utilisez --from csv.
import-error-no-title-column = Aucune colonne ne contient de titres de modules. La première ligne du fichier contient : { $seen }. Nommez la colonne, par exemple : --column {"\""}Séquence=titre{"\""}.
import-error-no-modules = Les colonnes sont nommées, mais aucun module ne suit.

import-encoding = Le fichier a été lu en { $name }. Si des accents sont faux, indiquez l’encodage.
import-encoding-lossy = Certains octets n’ont pas de sens en { $name } et ont été remplacés.
import-unclosed-quote = Un guillemet s’ouvre ici et ne se referme pas : chaque ligne a été lue séparément.
import-stray-quotes = Un guillemet n’est pas doublé dans une cellule : il est perdu, vérifiez cette ligne.
import-line-unused = Ligne inutilisable : { $text }
import-title-from-code = Sans titre : le code « { $code } » sert de titre.
import-columns-in-summary = Colonnes sans équivalent, conservées dans le résumé de chaque module : { $columns }.

import-metrics-left-out = Colonnes de mesures laissées de côté, car le programme les recalcule : { $columns }.
import-credits-in-summary = { $count ->
    [one] { $count } module a des crédits, conservés dans son résumé : un crédit n’est pas une durée.
   *[other] { $count } modules ont des crédits, conservés dans leur résumé : un crédit n’est pas une durée.
}
import-course-without-id = « { $title } » n’a pas de numéro : aucun prérequis ne peut le désigner.
import-id-twice = Le numéro { $id } est déjà pris ligne { $first } : les prérequis désignent le premier module.
import-dangling = « { $title } » demande le module { $id }, absent du fichier : la référence est conservée sous « { $member } ».

import-title-above = La ligne au-dessus du tableau donne le titre du parcours : « { $title } ».
import-line-in-notes = Ligne au-dessus du tableau, conservée dans les notes du parcours.
import-header-again = Les noms des colonnes sont répétés ici : ligne laissée de côté.
import-total-line = Ligne de total, comparée à la somme des modules : ce n’est pas un module.
import-total-differs = Colonne « { $column } » : le total annoncé est de { $stated }, la somme des modules de { $sum }.
import-line-continues = Ligne sans titre, rattachée au module qui précède.
import-cell-beyond = Cette cellule dépasse la dernière colonne nommée : « { $text } » n’est pas repris.
import-stage-carried = { $count ->
    [one] { $count } module sans étape indiquée a reçu celle de la ligne au-dessus (cellules fusionnées).
   *[other] { $count } modules sans étape indiquée ont reçu celle de la ligne au-dessus (cellules fusionnées).
}

import-days-as-hours = { $count ->
    [one] { $count } module compté en jours : un jour vaut 7 heures.
   *[other] { $count } modules comptés en jours : un jour vaut 7 heures.
}
import-assumed-on-site = { $count ->
    [one] { $count } module a une durée sans modalité : elle est comptée en présentiel.
   *[other] { $count } modules ont une durée sans modalité : elle est comptée en présentiel.
}
import-assumed-live = { $count ->
    [one] { $count } module est à distance sans autre précision : il est pris pour une classe virtuelle.
   *[other] { $count } modules sont à distance sans autre précision : ils sont pris pour des classes virtuelles.
}
import-column-assumed-live = La colonne « { $column } » ne dit pas s’il s’agit de classes virtuelles ou d’e-learning : ses heures sont comptées en classe virtuelle.
import-duration-unknown = « { $title } », { $column } : « { $text } » n’est pas une durée ; le texte est conservé dans le résumé.
import-duration-range = « { $title } », { $column } : de « { $text } », seule la borne haute est retenue.
import-duration-differs = « { $title } » : la durée totale annoncée est de { $stated }, la somme par modalité de { $sum } ; la somme est retenue.
import-modality-unknown = « { $title } » : la modalité « { $text } » est inconnue ; les heures sont comptées en présentiel, le texte est conservé dans les méthodes.
import-modality-mixed = « { $title } » : « { $text } » mêle plusieurs modalités sans répartir les heures ; elles sont toutes comptées dans la première, à vous de les répartir.
import-modality-without-hours = « { $title } » : la modalité « { $text } » n’a pas d’heures ; elle est conservée dans les méthodes.
import-kind-unknown = « { $title } », { $column } : « { $text } » n’est ni obligatoire, ni optionnel, ni personnalisable ; le texte est conservé dans le résumé.

import-prerequisite-unknown = « { $title } » : aucun module ne s’appelle « { $text } » ; le prérequis est conservé en toutes lettres.
import-prerequisite-unknown-near = « { $title } » : aucun module ne s’appelle « { $text } » ; le prérequis est conservé en toutes lettres. Vouliez-vous dire « { $near } » ?
import-prerequisite-in-words = « { $title } » : « { $text } » ne se lit pas sûrement comme une liste de modules ; le prérequis est conservé en toutes lettres.

import-prerequisite-namesakes = « { $title } » : { $count } modules portent le nom de ce prérequis ; le premier, { $id }, est retenu.
import-prerequisite-itself = « { $title } » se demande lui-même comme prérequis.

import-error-workbook = Ce classeur n’a pas pu être lu : il est endommagé ou protégé par un mot de passe. Enregistrez-le de nouveau, sans mot de passe.
import-error-unknown-sheet = Ce classeur n’a pas de feuille « { $name } ». Ses feuilles : { $sheets }.
import-error-markup = Ce fichier est une page { $kind }, quel que soit son nom. Ouvrez-le dans un tableur et enregistrez-le au format XLSX, ODS ou CSV.

import-sheet = Feuille lue : « { $sheet } ». Feuilles laissées de côté : { $others }. Pour une autre, utilisez --sheet.
import-mended = { $count ->
    [one] { $count } cellule avait été mal décodée (« Ã© » pour « é ») : elle est rétablie.
   *[other] { $count } cellules avaient été mal décodées (« Ã© » pour « é ») : elles sont rétablies.
}
import-garbled = Une cellule de cette ligne paraît mal décodée et n’a pas pu être rétablie : vérifiez ses accents.
import-foreign-bytes = Cette ligne contient des octets étrangers à l’UTF-8, lus en Windows-1252 : vérifiez ses accents.
import-column-unsure = Colonne « { $column } », lue comme « { $role } » : { $why }. Pour décider : --column {"\""}{ $column }=…{"\""}.
import-column-left-out = { $count ->
    [one] Colonne « { $column } » laissée de côté : { $count } cellule.
   *[other] Colonne « { $column } » laissée de côté : { $count } cellules.
}
import-line-heading = Titre d’étape : « { $title } ».
import-total-text = Texte d’une ligne de total, non repris : { $text }
import-duration-two-tellings = « { $title } » : « { $column } » indique { $taken }, « { $other } » { $stated } ; { $taken } est retenu.
import-duration-told-twice = « { $title } » : « { $text } » indique deux durées différentes, { $taken } et { $stated } ; { $taken } est retenu.

import-why-header = son titre le dit
import-why-cells = ses cellules le montrent
import-why-no-field = aucun champ ne correspond à son titre
import-why-other-measure = ce n’est pas une durée de formation
import-why-no-durations = son titre parle de durée, ses cellules non
import-why-unit = son titre ne dit pas l’unité, et ces nombres pourraient être des minutes
import-why-competes = la colonne « { $other } » tient déjà ce rôle
import-why-best-title = aucune colonne ne s’appelle titre, celle-ci y ressemble le plus
import-why-mapping = selon la correspondance enregistrée
import-why-given = comme demandé

import-role-title = titre
import-role-code = code
import-role-number = numéro
import-role-stage = étape
import-role-hours = durée en heures
import-role-minutes = durée en minutes
import-role-days = durée en jours
import-role-total = total en heures, pour comparaison
import-role-total-minutes = total en minutes, pour comparaison
import-role-total-days = total en jours, pour comparaison
import-role-unit = unité de la durée
import-role-modality = modalité
import-role-requires = prérequis
import-role-recommended = prérequis recommandés
import-role-corequisite = corequis
import-role-outcomes = objectifs
import-role-summary = résumé
import-role-kind = obligatoire ou non
import-role-optional = optionnel ou non
import-role-keywords = mots-clés
import-role-methods = méthodes
import-role-trainer = formateur
import-role-assessment = évaluation
import-role-deliverables = livrables
import-role-resources = ressources
import-role-note = conservée dans le résumé
import-role-ignore = laissée de côté

import-row-header = titres des colonnes
import-row-header-again = titres des colonnes répétés
import-row-path-title = titre du parcours
import-row-note = note du parcours
import-row-stage = titre d’étape
import-row-module = module
import-row-continuation = suite du module précédent
import-row-subtotal = sous-total
import-row-total = total
import-row-unused = ligne inutilisable

import-role-part = { $role }, { $modality }
import-summary = { $modules ->
    [one] { $modules } module, { $hours }
   *[other] { $modules } modules, { $hours }
} ; { $lost ->
    [0] rien de perdu
    [one] { $lost } perte
   *[other] { $lost } pertes
}, { $warnings ->
    [0] aucun avertissement
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}
import-numbers-count = La colonne « { $column } » ne fait que compter les lignes : leur ordre le dit, elle ne sert pas de code.
import-numbers-left-out = La colonne « { $column } » numérote les lignes : ces numéros ne sont pas repris comme codes, ils changeraient d’une année à l’autre.
import-competencies = { $count ->
    [one] Tableau de compétences : { $count } compétence, aucun module. Ses descriptions n’ont pas de champ.
   *[other] Tableau de compétences : { $count } compétences, aucun module. Leurs descriptions n’ont pas de champ.
}
import-role-competency = compétence
import-role-competency-code = code de la compétence
import-role-competency-parent = ce à quoi la compétence appartient
import-row-competency = compétence
import-summary-competencies = { $count ->
    [one] { $count } compétence
   *[other] { $count } compétences
} ; { $lost ->
    [0] rien de perdu
    [one] { $lost } perte
   *[other] { $lost } pertes
}, { $warnings ->
    [0] aucun avertissement
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
}
