# Import de fichiers étrangers : ce qui a été supposé, ce qui reste à vérifier, ce qui est perdu.

import-error-empty = Le fichier ne contient aucun texte.
import-error-spreadsheet = Ce fichier est un classeur de tableur, non un texte. Enregistrez-le au format CSV, puis importez le CSV.
import-error-binary = Ce fichier contient des caractères nuls : ce n’est pas un texte.
import-error-unknown-encoding = L’encodage « { $name } » n’existe pas. Essayez par exemple utf-8, windows-1252 ou macintosh.
import-error-no-courses = Aucune ligne ne nomme les colonnes d’un fichier CurricularAnalytics (Course ID, Course Name…). Pour un tableau de modules, utilisez --from csv.
import-error-no-title-column = Aucune ligne ne nomme une colonne de titres (Titre, Intitulé, Module…). La première ligne du fichier contient : { $seen }.
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
import-total-line = Ligne de total laissée de côté : le programme calcule les totaux.
import-total-differs = Le total annoncé est de { $stated }, la somme des modules de { $sum }.
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
import-prerequisite-in-words = « { $title } » : « { $text } » mêle « et » et « ou » d’une façon qui ne se lit pas sûrement ; le prérequis est conservé en toutes lettres.
import-prerequisite-reading = « { $title } » : dans « { $text } », « ou » a été lu avant « et » ; vérifiez ce prérequis.
import-prerequisite-namesakes = « { $title } » : { $count } modules portent le nom de ce prérequis ; le premier, { $id }, est retenu.
import-prerequisite-itself = « { $title } » se demande lui-même comme prérequis.
