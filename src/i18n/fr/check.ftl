# Constats : ce qui est signalé dans un fichier, que faire, et pourquoi la règle existe.
# Une clé par code de règle ; les autres formulations d’un même constat sont ses attributs.

check-severity-info = information
check-severity-warning = avertissement
check-severity-error = erreur

check-near-none = { "" }
check-near = . Vouliez-vous dire « { $title } » ({ $id }) ?
check-near-id = . Vouliez-vous dire « { $id } » ?
check-near-former = . C’est un ancien identifiant de « { $title } » ({ $id })

check-i001 = « { $id } » n’est pas un identifiant valable
    .help = Un identifiant compte 1 à 64 signes parmi a-z, 0-9 et le trait d’union. Corrigez-le ici et partout où il est cité.
    .explain = Un identifiant nomme un élément pour toujours, dans plusieurs fichiers et sur tous les systèmes. Les lettres accentuées, les espaces, les barres obliques ou les majuscules ne s’écrivent ni ne se comparent partout de la même façon, et pourraient désigner un autre fichier.
check-i002 = « { $id } » se confond à la lecture avec « { $other } »
    .help = Renommez l’un des deux et gardez l’ancien identifiant dans « was ».
    .explain = Un zéro pour un o, un 1 pour un l, « rn » pour « m » : à la relecture d’une fusion, deux identifiants qui se ressemblent font accepter un lien vers le mauvais module. La règle compare les identifiants tels que l’œil les voit.
check-i003 = le champ « { $field } » est vide
    .help = Écrivez ce texte : rien ne peut le remplacer.
    .explain = Ce champ est obligatoire : c’est sous ce nom que l’élément apparaît dans les listes, les constats et le programme de formation remis aux bénéficiaires.
check-i004 = deux modules s’intitulent « { $title } » ({ $other } et { $id })
    .help = Précisez l’un des deux intitulés, ou supprimez le module en double.
    .explain = Deux modules de même intitulé ne se distinguent ni dans le programme de formation ni dans les choix de prérequis. Souvent, l’un est une copie oubliée de l’autre.
check-i005 = l’identifiant « { $id } » figure deux fois dans cette liste
    .help = Donnez un autre identifiant à l’un des deux éléments.
    .explain = L’identifiant dit à une fusion quel élément est lequel. Avec deux fois le même, une modification pourrait être appliquée au mauvais.
check-i006 = « { $owner } » déclare l’ancien identifiant « { $id } », qui désigne aussi « { $other } »
    .help = Retirez cet identifiant de « was » dans l’un des deux modules.
    .explain = « was » permet de retrouver un module que d’autres fichiers citent encore sous son ancien identifiant. Un ancien identifiant doit donc mener à un seul module.

check-r001 = « { $owner } » exige « { $id } », absent de ce parcours{ $near }
    .help = Corrigez l’identifiant, ajoutez le module manquant, ou décrivez ce prérequis en toutes lettres (knowledge).
    .explain = Un prérequis qui ne désigne aucun module ne peut être ni satisfait ni vérifié. Il est conservé tel quel, car le module manquant peut se trouver dans le parcours d’un autre centre.
check-r002 = « { $owner } » vise la compétence « { $id } », absente de ce parcours{ $near }
    .help = Corrigez le code de la compétence ou ajoutez-la aux compétences du parcours.
    .explain = La correspondance entre objectifs et compétences du référentiel est ce que demande l’indicateur 7 de Qualiopi pour une formation certifiante. Un renvoi sans cible y laisse un trou.
check-r003 = une évaluation de « { $owner } » porte sur l’objectif « { $id } », absent du module{ $near }
    .help = Corrigez l’identifiant de l’objectif, ou retirez-le de l’évaluation.
    .explain = Chaque évaluation dit quels objectifs du même module elle mesure (Qualiopi, indicateurs 5 et 11). Un renvoi sans cible ne prouve rien.
check-r004 = une activité de « { $owner } » utilise la ressource « { $id } », absente du module{ $near }
    .help = Corrigez l’identifiant de la ressource ou ajoutez-la au module.
    .explain = Les ressources d’une activité sont celles de son module, où figurent leur auteur et leur licence. Sans elles, le formateur ne trouve pas le support.
check-r005 = « { $owner } » cite le bloc « { $id } », absent de la certification{ $near }
    .help = Corrigez le code du bloc, ou ajoutez le bloc à la certification.
    .explain = Un bloc de compétences appartient à une certification du RNCP (L6113-1). Celui-ci ne figure pas parmi les blocs que ce parcours déclare.

check-r006 = « { $id } » n’est pas dans ce parcours, mais « { $other } » suffit à ce prérequis de « { $owner } »{ $near }
    .advice = « { $id } » n’est pas dans ce parcours, mais n’est que conseillé pour « { $owner } »{ $near }
    .knowledge = « { $id } » n’est pas dans ce parcours, mais des acquis suffisent à ce prérequis de « { $owner } »{ $near }
    .help = Corrigez l’identifiant, ajoutez le module manquant, ou retirez-le de ce groupe.
    .explain = Un groupe de prérequis est satisfait par une seule de ses possibilités. L’une d’elles ne désigne aucun module de ce parcours, mais une autre peut être suivie : rien n’est bloqué. Le nom est conservé, car le module peut se trouver dans le parcours d’un autre centre.

check-p001 = « { $title } » s’exige lui-même
    .help = Retirez ce prérequis.
    .explain = Un module qui doit être suivi avant lui-même ne peut l’être par personne.
check-p002 = { $chain } : ce cycle bloque { $count ->
        [one] { $count } module
       *[other] { $count } modules
    }
    .link = « { $title } » exige « { $other } »
    .linkwith = « { $title } » accompagne « { $other } »
    .then = { $before }, qui exige « { $other } »
    .thenwith = { $before }, qui accompagne « { $other } »
    .more = { $before }, et ainsi de suite par { $count ->
        [one] { $count } autre module
       *[other] { $count } autres modules
    }
    .help = Retirez l’un de ces prérequis, ou rendez-le « recommandé ».
    .explain = Quand des modules s’attendent en rond et qu’un lien au moins veut dire « avant », aucun ordre ne convient. Seul un cycle qui bloque réellement est signalé : s’il existe une autre voie dans chaque groupe, ou si les modules sont seulement corequis, il n’y a pas d’erreur. Le cycle montré est le plus court.
check-p003 = personne ne peut atteindre « { $title } » : il attend « { $other } », lui-même bloqué
    .missing = personne ne peut atteindre « { $title } » : il attend « { $other } », auquel il manque un module
    .alternatives = personne ne peut atteindre « { $title } » : ses prérequis au choix sont tous bloqués ({ $others })
    .mixed = personne ne peut atteindre « { $title } » : ses prérequis au choix sont bloqués ({ $others }) ou absents de ce parcours ({ $lacking })
    .nowhere = personne ne peut atteindre « { $title } » : ses prérequis au choix sont tous absents de ce parcours ({ $others })
    .help = Réglez d’abord ce qui bloque ses prérequis, ou ajoutez-leur une alternative accessible.
    .explain = Un module est accessible si un ordre permet de satisfaire une possibilité de chacun de ses groupes de prérequis. Celui-ci ne l’est dans aucun ordre.
check-p004 = { $titles } sont corequis les uns des autres
    .help = Rien à corriger. Un « corequis strict » dit la même chose plus clairement.
    .explain = Un cours et ses travaux pratiques se déclarent souvent corequis l’un de l’autre : ils se suivent alors dans la même période. C’est permis, et signalé pour que personne n’y voie une erreur.
check-p005 = un groupe de prérequis de « { $title } » ne nomme rien
    .help = Nommez un module ou une connaissance, ou supprimez ce groupe.
    .explain = Un groupe est satisfait par l’un de ses membres. Sans membre, il ne peut l’être par personne : le module serait inaccessible.
check-p006 = les groupes de prérequis { $first } et { $second } de « { $title } » nomment les mêmes modules
    .help = Gardez l’un des deux et réunissez leurs motifs.
    .explain = Deux groupes égaux ne disent rien de plus qu’un seul, et se contredisent quand leur force n’est pas la même. Cela arrive quand deux centres ajoutent le même prérequis.
check-p007 = « { $title } » exige « { $other } », déjà exigé par la suite des prérequis
    .help = Vous pouvez retirer ce prérequis sans rien changer, ou le garder s’il dit quelque chose à ceux qui adapteront le module.
    .explain = Ce prérequis découle des autres. Le graphe se lit mieux sans lui, mais le garder est permis.
check-p008 = « { $title } » est obligatoire mais n’est ouvert que par { $count ->
        [one] un module optionnel, « { $other } »
       *[other] des modules optionnels, dont « { $other } »
    }
    .help = Rendez ce prérequis obligatoire, offrez une autre voie, ou rendez le module optionnel.
    .explain = Qui ne choisit aucun de ces modules optionnels ne peut suivre un module que tout le monde doit suivre. De fait, l’option devient obligatoire sans que le programme le dise.

check-s001 = « { $title } » figure dans deux étapes : « { $first } » et « { $second } »
    .help = Gardez-le dans une seule étape.
    .explain = Un module se suit une fois. Dans deux étapes, sa durée compterait deux fois et son ordre serait ambigu.
check-s002 = « { $title } » ne figure dans aucune étape
    .help = Placez-le dans une étape.
    .explain = Dès qu’un parcours a des étapes, chaque module a la sienne. Un module sans étape est conservé et présenté après la dernière, sans doute pas là où vous l’attendez.
check-s003 = l’étape « { $owner } » nomme « { $id } », absent de ce parcours{ $near }
    .help = Corrigez l’identifiant, ajoutez le module, ou retirez-le de l’étape.
    .explain = Le déroulé se lit étape par étape. Une étape qui nomme un module inexistant annonce un contenu que personne ne trouvera.
check-s004 = l’étape « { $stage } » est vide
    .help = Ajoutez-y des modules ou supprimez-la.
    .explain = Une étape vide apparaît dans le programme de formation sans rien annoncer.
check-s005 = « { $title } » (étape « { $stage } ») exige « { $other } », placé plus tard (étape « { $later } »)
    .help = Déplacez l’un des deux modules, ou rendez le prérequis « recommandé ».
    .explain = L’ordre des étapes est celui de l’enseignement. Ici, il place un module avant ce qu’il exige, sans autre voie possible.

check-d001 = « { $title } » n’a pas de durée
    .help = Indiquez les minutes par modalité, ou celles de chaque activité.
    .explain = La durée est une mention obligatoire de la convention (D6353-1) et du contrat (L6353-4), et une information publique (Qualiopi, indicateur 1).
check-d002 = « { $title } » annonce { $stated }, mais ses activités durent { $sum }
    .help = Corrigez la durée annoncée ou celle des activités.
    .explain = La durée annoncée engage le centre. Elle doit être celle des activités, évaluations comprises ou non ; une fourchette laisse la marge qu’elle dit.
check-d003 = « { $title } » dure de { $min } à { $max } : les bornes sont inversées
    .help = Mettez la plus petite durée dans « minutes » et la plus grande dans « minutes_max ».
    .explain = Une fourchette dont la borne haute est sous la borne basse ne permet aucun calcul de durée.
check-d004 = une durée de { $minutes } dépasse { $limit }
    .help = Les durées s’écrivent en minutes : vérifiez qu’il ne s’agit pas de secondes ou d’un chiffre de trop.
    .explain = Aucune séquence de formation ne dure plus de 2 000 heures. Une telle valeur vient presque toujours d’une erreur d’unité.
check-d005 = l’effectif va de { $min } à { $max } : les bornes sont inversées
    .help = Mettez le plus petit effectif dans « min » et le plus grand dans « max ».
    .explain = L’effectif figure dans le contrat (L6353-4). Ses bornes doivent se suivre.

check-o001 = « { $text } » : « { $word } » ne s’observe pas
    .noverb = « { $text } » : l’énoncé ne commence pas par un verbe (« { $word } »)
    .help = Commencez par un verbe d’action que l’on peut évaluer, par exemple { $examples }.
    .explain = Qualiopi, indicateur 5, demande des objectifs opérationnels et évaluables ; leur absence est une non-conformité majeure. « Connaître » ou « comprendre » ne se voient pas : dites ce que la personne saura faire (taxonomie de Bloom révisée, 2001). Les listes de verbes varient : ceci n’est jamais une erreur.
check-o002 = l’objectif « { $text } » n’est évalué nulle part
    .help = Ajoutez une évaluation qui porte sur cet objectif, ou citez-le dans une évaluation existante.
    .explain = Le centre évalue l’atteinte de chaque objectif (Qualiopi, indicateurs 5 et 11). Un objectif sans évaluation ne peut être attesté.
check-o003 = l’évaluation « { $form } » ne porte sur aucun objectif
    .help = Citez les objectifs du module qu’elle mesure.
    .explain = Une évaluation qui ne dit pas ce qu’elle mesure ne prouve l’atteinte d’aucun objectif (Qualiopi, indicateur 11).
check-o004 = « { $title } » n’a pas d’objectif pédagogique
    .help = Écrivez ce que la personne saura faire à l’issue du module.
    .explain = Les contenus et les modalités s’apprécient au regard des objectifs (Qualiopi, indicateurs 5 et 6). Sans objectif, un module ne peut être ni évalué ni comparé à celui d’un autre centre.
check-o005 = la compétence « { $label } » n’est travaillée par aucun objectif
    .help = Reliez-la à un objectif, ou retirez-la du parcours.
    .explain = Pour une formation certifiante, les contenus couvrent les exigences de la certification (Qualiopi, indicateur 7). Cette compétence annoncée n’est travaillée nulle part.
check-o006 = le parcours n’a pas d’objectif professionnel
    .help = Écrivez en une phrase ce que la formation permet d’atteindre.
    .explain = Une action de formation est un parcours pédagogique permettant d’atteindre un objectif professionnel (L6313-2). Sans lui, le programme de formation est incomplet.

check-a001 = l’activité à distance « { $title } » ne dit pas qui assiste
    .help = Indiquez dans « assistance » qui aide, comment et dans quel délai.
    .explain = Une action de formation à distance comprend une assistance technique et pédagogique appropriée (D6313-3-1, 1°).
check-a002 = l’activité à distance « { $title } » n’a pas de durée
    .help = Indiquez sa durée moyenne en minutes.
    .explain = Le bénéficiaire est informé des activités à distance et de leur durée moyenne (D6313-3-1, 2°).
check-a003 = l’activité en situation de travail « { $title } » n’a pas de tuteur
    .help = Indiquez dans « assistance » le formateur désigné comme tuteur.
    .explain = Une formation en situation de travail demande la désignation préalable d’un formateur pouvant exercer une fonction tutorale (D6313-3-2, 2°).
check-a004 = « { $title } » se fait en situation de travail sans évaluation
    .help = Ajoutez une évaluation au module.
    .explain = Des évaluations spécifiques jalonnent ou concluent une formation en situation de travail (D6313-3-2, 4°).
check-a005 = « { $title } » se fait entièrement en situation de travail, sans phase réflexive
    .help = Ajoutez une activité distincte où la personne revient sur ce qu’elle a fait.
    .explain = Une formation en situation de travail comprend des phases réflexives, distinctes des mises en situation (D6313-3-2, 3°).

check-c001 = une adaptation de « { $centre } » n’a pas de motif
    .help = Dites en une phrase pourquoi le centre a changé cela.
    .explain = Le motif permet aux autres centres de juger si l’adaptation vaut aussi pour eux, et prouve l’adaptation aux publics (Qualiopi, indicateur 10).
check-c002 = la ressource « { $title } » n’indique pas son auteur et sa licence
    .help = Indiquez « author » et « licence », ou renvoyez à une fiche du commun.
    .explain = Une ressource prise ailleurs se partage selon sa licence et en nommant son auteur. Sans l’un ou l’autre, les autres centres ne savent pas s’ils peuvent s’en servir.
check-c003 = aucune licence n’est indiquée
    .help = Choisissez une licence que la charte accepte, par exemple CC-BY-SA-4.0.
    .explain = Sans licence, le droit d’auteur interdit à quiconque de copier ou d’adapter ce travail : il n’est pas partagé. Les Creative Commons disent en une ligne ce qui est permis.
check-c004 = « { $value } » n’est pas une licence connue
    .help = Écrivez un identifiant SPDX, par exemple CC-BY-SA-4.0, CC-BY-4.0 ou CC0-1.0.
    .explain = L’identifiant SPDX est la même écriture pour tous, version comprise. C’est à lui que se reconnaît ce qui peut être combiné.
check-c005 = « { $title } » est adapté d’une œuvre sous { $origin }, qui ne permet pas de le diffuser sous { $under }
    .help = Changez la licence, reprenez l’original sans le modifier, ou demandez l’accord de ses auteurs.
    .explain = Une adaptation respecte la licence de l’original : partage à l’identique (SA), pas d’usage commercial (NC), pas de modification (ND). La règle suit le tableau de compatibilité des Creative Commons.
check-c006 = « { $title } », sous { $origin }, est repris tel quel ; l’adapter sous { $under } ne serait pas permis
    .help = Rien à corriger tant que le module reste intact. Avant de le modifier, changez de licence ou demandez l’accord de ses auteurs.
    .explain = Une œuvre reprise telle quelle garde sa licence au sein d’une collection. Dès qu’elle est modifiée, c’est une adaptation, que sa licence ne permet pas ici.
check-c007 = aucun contributeur n’est nommé
    .help = Ajoutez ceux qui ont écrit ou adapté ce travail.
    .explain = Un commun vit de l’attribution sans ambiguïté à ses auteurs, personnes ou collectifs. La licence l’exige le plus souvent.
check-c008 = le jour de la dernière mise à jour manque
    .help = Indiquez « updated », par exemple 2026-09-14.
    .explain = Les informations publiques sont datées et à jour (Qualiopi, indicateur 1). Sans date, un autre centre ne sait pas si sa copie est plus récente.

check-v001 = « { $value } » n’est pas un jour du calendrier
    .help = Écrivez la date sous la forme AAAA-MM-JJ, par exemple 2026-09-14.
    .explain = Une seule écriture des dates, la norme ISO 8601, se trie et se compare sans ambiguïté entre centres.
check-v002 = « { $value } » n’est pas une adresse utilisable
    .help = Écrivez une adresse qui commence par https://, ou un chemin à l’intérieur du commun.
    .explain = Une adresse qui sort du dossier du commun, ou qui exécute quelque chose, ne mène nulle part chez les autres et peut nuire.
check-v003 = « { $value } » n’est pas un code de langue
    .help = Écrivez par exemple fr, en ou pt-BR.
    .explain = Le code de langue (BCP 47) dit comment juger les objectifs et dans quelle langue rédiger le programme.
check-v004 = « { $value } » : il faut { $expected }
    .siret = un SIRET de 14 chiffres
    .nda = un numéro de déclaration d’activité de 11 chiffres
    .formacode = un FORMACODE de 5 chiffres
    .nsf = un code NSF de 3 chiffres
    .rome = un code ROME d’une lettre et de 4 chiffres
    .rncp = un code RNCP suivi de chiffres, par exemple RNCP37274
    .rs = un code RS suivi de chiffres, par exemple RS5616
    .help = Vérifiez ce code à sa source.
    .explain = Ces codes relient le parcours aux registres nationaux. Mal formés, ils font rejeter l’offre à l’import dans les catalogues.
check-v005 = { $count ->
        [one] un bloc est déclaré
       *[other] { $count } blocs sont déclarés
    } pour une certification du répertoire spécifique
    .help = Retirez les blocs, ou corrigez le répertoire.
    .explain = Seules les certifications du RNCP sont constituées de blocs de compétences (L6113-1). Celles du répertoire spécifique n’en ont pas.

check-t001 = ce texte contient { $count ->
        [one] un caractère de contrôle
       *[other] { $count } caractères de contrôle
    } ({ $code })
    .help = Supprimez-le : il vient sans doute d’un copier-coller.
    .explain = Un caractère de contrôle ne s’imprime pas et peut piloter un terminal (CWE-150). Il est conservé dans le fichier et montré sous une forme visible.
check-t002 = ce texte contient { $count ->
        [one] un caractère qui change
       *[other] { $count } caractères qui changent
    } le sens de lecture ({ $code })
    .help = Supprimez-le, sauf si le texte mêle deux sens d’écriture.
    .explain = Les caractères bidirectionnels font lire un texte autrement qu’il n’est écrit (CVE-2021-42574) : à la relecture, on approuve autre chose que ce qui est enregistré.
check-t003 = ce texte contient { $count ->
        [one] un caractère invisible
       *[other] { $count } caractères invisibles
    } ({ $code })
    .help = Supprimez-le : deux textes d’apparence égale ne le sont pas avec lui.
    .explain = Un caractère invisible fait échouer les recherches et les comparaisons sans que personne voie pourquoi.
check-t004 = le mot-clé « { $word } » s’écrit ailleurs « { $usual } »
    .help = Choisissez une seule écriture.
    .explain = Les mots-clés servent à retrouver un module. Deux écritures d’un même mot séparent ce qui va ensemble.

check-n001 = ce fichier contient { $count ->
        [one] un commentaire
       *[other] { $count } commentaires
    }
    .help = Rien à faire : les commentaires sont conservés.
    .explain = Les commentaires survivent à chaque enregistrement et à chaque fusion, mais ne paraissent dans aucun document exporté. Ce que les autres doivent lire a sa place dans les notes.
check-n002 = le champ « { $name } » est inconnu de cette version
    .help = Vérifiez son orthographe ; s’il vient d’une version plus récente, mettez parcours à jour.
    .explain = Un champ inconnu est conservé mot pour mot, mais rien ne le lit. C’est souvent une faute de frappe.
check-n003 = « { $name } » est inconnu de cette version
    .help = Choisissez parmi { $known }, ou mettez parcours à jour si ce nom vient d’une version plus récente.
    .explain = Un nom inconnu est conservé mot pour mot, mais il ne compte dans aucun calcul.
check-n004 = { $count ->
        [one] une question d’une fusion reste ouverte
       *[other] { $count } questions d’une fusion restent ouvertes
    }
    .help = Lancez « parcours resolve FICHIER » pour y répondre.
    .explain = Là où deux centres ont changé la même chose différemment, la fusion ne choisit pas à leur place. Jusqu’à la réponse, le fichier montre l’une des versions.

check-b001 = l’identifiant « { $id } » est déjà celui de { $file }
    .help = Donnez un autre identifiant à l’un des deux fichiers, ou supprimez la copie.
    .explain = Dans un même dossier, deux fichiers de même identifiant sont le plus souvent une copie oubliée ou le conflit d’un logiciel de synchronisation. Aucun des deux n’est écarté.
check-b002 = « { $title } » existe aussi dans { $file }
    .help = Rien à corriger. « parcours diff » montre ce qui distingue les deux versions.
    .explain = Deux centres peuvent tenir chacun leur version d’un même parcours : c’est l’objet du commun. Le même identifiant les relie.
check-b003 = « { $title } » diffère de celui de { $file }
    .help = Rien à corriger si l’adaptation est voulue ; donnez-en le motif dans « adaptations ».
    .explain = Un module garde son identifiant quand un autre centre le reprend. Savoir qu’il a changé permet de proposer l’amélioration à l’origine, ou de la reprendre.
check-b004 = la fiche « { $id } » n’existe pas dans ce commun{ $near }
    .help = Corrigez l’identifiant ou ajoutez la fiche.
    .explain = Une activité renvoie à la fiche qui décrit sa pratique ou sa posture. Sans elle, le formateur d’un autre centre ne sait pas comment faire.
check-b005 = le centre « { $id } » ne figure pas dans la charte{ $near }
    .help = Corrigez l’identifiant, ou ajoutez le centre à la charte.
    .explain = La charte dit qui partage le commun. Un centre qui n’y figure pas ne peut être ni crédité ni contacté.
check-b006 = la charte n’accepte pas la licence { $licence }
    .help = Choisissez parmi { $accepted }, ou proposez de compléter la charte.
    .explain = Les centres se sont accordés sur les licences qui permettent à tous de reprendre et d’adapter. Une contribution sous une autre licence ne circule pas.

check-q001 = indicateur { $indicator } : « { $field } » manque
    .help = Complétez ce champ : il figure dans l’information du public.
    .explain = Le prestataire diffuse une information détaillée et vérifiable : prérequis, objectifs, durée, modalités et délais d’accès, tarifs, contacts, méthodes, modalités d’évaluation, accessibilité aux personnes handicapées, le tout daté (Qualiopi, indicateur 1).
check-q002 = indicateur { $indicator } : « { $field } » manque
    .help = Complétez ce champ : il sert de preuve à l’audit.
    .explain = Un parcours peut apporter la preuve de plusieurs indicateurs : analyse du besoin (4), positionnement (8), conditions de déroulement (9), moyens humains et techniques (17), handicap (26).
check-q003 = indicateur 6 : « { $title } » n’indique aucune méthode pédagogique
    .help = Nommez la méthode mobilisée, en quelques mots.
    .explain = Les contenus et les modalités sont adaptés aux objectifs et aux publics (Qualiopi, indicateur 6), et les méthodes mobilisées sont publiques (indicateur 1).
check-q004 = indicateur 5 : aucun module n’a d’objectif pédagogique
    .help = Écrivez pour chaque module ce que la personne saura faire.
    .explain = Le prestataire définit les objectifs opérationnels et évaluables de la prestation (Qualiopi, indicateur 5). Leur absence est une non-conformité majeure.
check-q005 = indicateur 1 : la dernière mise à jour ({ $date }) date de plus d’un an
    .help = Relisez le parcours et datez cette relecture.
    .explain = L’information est datée et à jour (Qualiopi, indicateur 1). Le référentiel ne fixe pas de délai ; un an est l’usage retenu ici.

check-l001 = « { $field } » compte { $length } signes ; LHEO en admet { $limit } ({ $element })
    .help = Raccourcissez ce texte avant l’export.
    .explain = LHEO 2.3 fixe la longueur de chaque élément. Au-delà, le fichier est rejeté par les catalogues.
check-l002 = LHEO exige « { $field } » ({ $element })
    .help = Complétez ce champ avant l’export ; s’il n’y a aucun prérequis, écrivez « Aucun ».
    .explain = LHEO 2.3 rend cet élément obligatoire. Sans lui, l’offre n’est pas valide.
check-l003 = LHEO ne peut pas exprimer ce prérequis de « { $title } »
    .help = Rien à corriger : il sera décrit en toutes lettres dans le contenu.
    .explain = L’élément modules-prerequis de LHEO ne connaît que des modules exigés tous ensemble. Les choix, les recommandations et les corequis s’y perdent.
