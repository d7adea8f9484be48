//! The twenty-seven, by letter: first what should be clean, then what contradicts.

use super::Right::{Asked, Clean};
use super::document::{
    add, delete, minutes, module, module_named, needs, person, place, rename, require, sentence, title, word,
};
use super::{Edit, Scenario};

/// The list.
#[allow(clippy::too_many_lines, reason = "a table")]
pub fn scenarios() -> Vec<Scenario> {
    let mut all = Vec::new();
    let mut add_one = |letter, english, french, left: Edit, right: Edit, expected| {
        all.push(Scenario { letter, english, french, left, right, expected });
    };
    add_one(
        "a",
        "a duration here, a title in another module",
        "une durée ici, un titre dans un autre module",
        |p| minutes(p, 8, 90),
        |p| title(p, 30),
        Clean(|p| {
            minutes(p, 8, 90);
            title(p, 30);
        }),
    );
    add_one(
        "a2",
        "title and duration of one module",
        "le titre et la durée d’un même module",
        |p| minutes(p, 8, 90),
        |p| title(p, 8),
        Clean(|p| {
            minutes(p, 8, 90);
            title(p, 8);
        }),
    );
    add_one(
        "b",
        "two new modules far apart",
        "deux nouveaux modules, loin l’un de l’autre",
        |p| add(p, "neuf-k7m2", 0, 3),
        |p| add(p, "autre-3f8k", 3, 2),
        Clean(|p| {
            add(p, "neuf-k7m2", 0, 3);
            add(p, "autre-3f8k", 3, 2);
        }),
    );
    add_one(
        "b2",
        "two new modules at the end of one stage",
        "deux nouveaux modules à la fin de la même étape",
        |p| add(p, "n-bis-k7m2", 4, 10),
        |p| add(p, "n-ter-3f8k", 4, 10),
        Clean(|p| {
            add(p, "n-bis-k7m2", 4, 10);
            add(p, "n-ter-3f8k", 4, 11);
        }),
    );
    add_one(
        "c",
        "a module moved, and edited",
        "un module déplacé, et modifié",
        |p| place(p, 1, 0, 9),
        |p| minutes(p, 1, 45),
        Clean(|p| {
            place(p, 1, 0, 9);
            minutes(p, 1, 45);
        }),
    );
    add_one(
        "c2",
        "a stage turned round, a module inserted into it",
        "une étape retournée, un module inséré dedans",
        |p| p.stages[1].modules.reverse(),
        |p| {
            add(p, "neuf-k7m2", 1, 4);
            module_named(p, "neuf-k7m2").requires.insert(needs(14));
        },
        Clean(|p| {
            p.stages[1].modules.reverse();
            add(p, "neuf-k7m2", 1, 7);
            module_named(p, "neuf-k7m2").requires.insert(needs(14));
        }),
    );
    add_one(
        "c3",
        "two modules inserted at two places of a stage",
        "deux modules insérés à deux endroits d’une étape",
        |p| add(p, "neuf-k7m2", 2, 2),
        |p| add(p, "autre-3f8k", 2, 7),
        Clean(|p| {
            add(p, "autre-3f8k", 2, 7);
            add(p, "neuf-k7m2", 2, 2);
        }),
    );
    add_one(
        "d",
        "a keyword each in one module",
        "un mot-clé chacun dans le même module",
        |p| word(p, 20, "accueil"),
        |p| word(p, 20, "zone"),
        Clean(|p| {
            word(p, 20, "accueil");
            word(p, 20, "zone");
        }),
    );
    add_one(
        "d2",
        "a keyword removed, its neighbour added",
        "un mot-clé retiré, son voisin ajouté",
        |p| module(p, 20).keywords.retain(|word| word != "vente"),
        |p| word(p, 20, "vendre"),
        Clean(|p| {
            module(p, 20).keywords.retain(|word| word != "vente");
            word(p, 20, "vendre");
        }),
    );
    add_one(
        "e",
        "a prerequisite each for one module",
        "un prérequis chacun pour le même module",
        |p| require(p, 25, 3),
        |p| require(p, 25, 12),
        Clean(|p| {
            require(p, 25, 3);
            require(p, 25, 12);
        }),
    );
    add_one(
        "e2",
        "the same prerequisite",
        "le même prérequis",
        |p| require(p, 25, 3),
        |p| require(p, 25, 3),
        Clean(|p| {
            require(p, 25, 3);
        }),
    );
    add_one(
        "g",
        "two sentences of one paragraph",
        "deux phrases du même paragraphe",
        |p| sentence(p, 17, "d'un cas vécu", "d'un cas filmé"),
        |p| sentence(p, 17, "une fiche", "une fiche signée"),
        Clean(|p| {
            sentence(p, 17, "d'un cas vécu", "d'un cas filmé");
            sentence(p, 17, "une fiche", "une fiche signée");
        }),
    );
    add_one(
        "h",
        "a module deleted, its neighbour edited",
        "un module supprimé, son voisin modifié",
        |p| delete(p, 33),
        |p| minutes(p, 32, 30),
        Clean(|p| {
            delete(p, 33);
            minutes(p, 32, 30);
        }),
    );
    add_one(
        "h2",
        "a block moved within a stage, a module inserted elsewhere in it",
        "un bloc déplacé dans une étape, un module inséré ailleurs dans celle-ci",
        |p| {
            p.stages[4].modules = ["m44", "m45", "m46", "m47", "m48", "m49", "m50", "m41", "m42", "m43"]
                .map(String::from)
                .to_vec();
        },
        |p| add(p, "neuf-k7m2", 4, 6),
        Clean(|p| {
            p.stages[4].modules = ["m44", "m45", "m46", "m47", "m48", "m49", "m50", "m41", "m42", "m43"]
                .map(String::from)
                .to_vec();
            add(p, "neuf-k7m2", 4, 3);
        }),
    );
    add_one(
        "i",
        "the same change by both",
        "le même changement des deux côtés",
        |p| title(p, 5),
        |p| title(p, 5),
        Clean(|p| title(p, 5)),
    );
    add_one(
        "j",
        "an id changed, a new prerequisite to it",
        "un identifiant changé, un nouveau prérequis vers lui",
        |p| rename(p, 10, "m10b"),
        |p| require(p, 31, 10),
        Clean(|p| {
            require(p, 31, 10);
            rename(p, 10, "m10b");
        }),
    );
    add_one(
        "k",
        "a text only wrapped anew, and edited",
        "un texte dont les lignes sont coupées autrement, et modifié",
        |p| sentence(p, 9, "binômes. Chacun", "binômes.\nChacun"),
        |p| sentence(p, 9, "binômes", "trinômes"),
        Clean(|p| sentence(p, 9, "binômes", "trinômes")),
    );
    add_one(
        "o",
        "two neighbours deleted, one each",
        "deux voisins supprimés, un chacun",
        |p| delete(p, 11),
        |p| delete(p, 12),
        Clean(|p| {
            delete(p, 11);
            delete(p, 12);
        }),
    );
    add_one(
        "p",
        "a contributor each",
        "une personne à créditer chacun",
        |p| person(p, "cci-nord/a-martin"),
        |p| person(p, "cci-sud/l-petit"),
        Clean(|p| {
            person(p, "cci-nord/a-martin");
            person(p, "cci-sud/l-petit");
        }),
    );
    // What contradicts.
    add_one(
        "f",
        "a module deleted, and edited",
        "un module supprimé, et modifié",
        |p| delete(p, 8),
        |p| title(p, 8),
        Asked("modules.m08"),
    );
    add_one(
        "f2",
        "a module deleted with its mention, and retitled",
        "un module supprimé avec sa mention, et renommé",
        |p| delete(p, 8),
        |p| {
            title(p, 8);
            title(p, 9);
        },
        Asked("modules.m08"),
    );
    add_one(
        "l",
        "one duration, two values",
        "une durée, deux valeurs",
        |p| minutes(p, 8, 90),
        |p| minutes(p, 8, 45),
        Asked("modules.m08.minutes"),
    );
    add_one(
        "m",
        "a module moved to two stages",
        "un module déplacé dans deux étapes",
        |p| place(p, 40, 2, 5),
        |p| place(p, 40, 4, 0),
        Asked("modules.m40|stages"),
    );
    add_one(
        "n",
        "a module moved, and deleted",
        "un module déplacé, et supprimé",
        |p| place(p, 40, 4, 0),
        |p| delete(p, 40),
        Asked("modules.m40"),
    );
    add_one(
        "q",
        "a module deleted, a new prerequisite to it",
        "un module supprimé, un nouveau prérequis vers lui",
        |p| delete(p, 10),
        |p| require(p, 31, 10),
        Asked("modules.m10|modules.m31.requires"),
    );
    add_one(
        "r",
        "a circle made of both",
        "un cercle fait par les deux",
        |p| require(p, 1, 10),
        |p| require(p, 10, 9),
        Asked("modules."),
    );
    add_one(
        "s",
        "one sentence, two wordings",
        "une phrase, deux formulations",
        |p| sentence(p, 17, "d'un cas vécu", "d'un cas filmé"),
        |p| sentence(p, 17, "d'un cas vécu", "d'un cas raconté"),
        Asked("modules.m17.summary"),
    );
    all
}
