//! The pages about merging: tables and worked cases from the folders that the tests merge.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use mille_parcours::i18n::Lang;
use mille_parcours::model::shape::{Kind, MergePolicy, Shape, Shaped};
use mille_parcours::model::{Card, Charter, ModuleFile, TrainingPath};
use similar::TextDiff;

use crate::common::cases::{By, Class, Folder, folders};
use crate::common::page::hold;

fn page(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "docs/merge.fr.md",
        Lang::En => "docs/merge.md",
    }
}

/// One of two wordings.
fn say<'a>(lang: Lang, english: &'a str, french: &'a str) -> &'a str {
    match lang {
        Lang::Fr => french,
        Lang::En => english,
    }
}

const BOTH: [Lang; 2] = [Lang::En, Lang::Fr];

const CLASSES: [Class; 5] = [Class::Ok, Class::Note, Class::Ask, Class::Law, Class::Stop];

fn word(class: Class, lang: Lang) -> &'static str {
    match class {
        Class::Ok => say(lang, "merged", "réuni"),
        Class::Note => say(lang, "merged, listed", "réuni, signalé"),
        Class::Ask => say(lang, "asked", "demandé"),
        Class::Law => say(lang, "asked: a law", "demandé\u{a0}: une règle"),
        Class::Stop => say(lang, "refused", "refusé"),
    }
}

fn meaning(class: Class, lang: Lang) -> &'static str {
    match class {
        Class::Ok => say(lang, "Both changes hold.", "Les deux changements valent."),
        Class::Note => say(
            lang,
            "Both hold, and something was decided that people may want to know: it is listed, with what could be instead.",
            "Les deux valent, et quelque chose a été décidé que l’on peut vouloir savoir\u{a0}: c’est signalé, avec ce qui pourrait être à la place.",
        ),
        Class::Ask => say(
            lang,
            "The two changes contradict: a question with its answers.",
            "Les deux changements se contredisent\u{a0}: une question et ses réponses.",
        ),
        Class::Law => say(
            lang,
            "Each version is lawful, both together are not: a question about the changes of both that break the law.",
            "Chaque version est en règle, les deux ensemble ne le sont pas\u{a0}: une question sur les changements des deux qui enfreignent la règle.",
        ),
        Class::Stop => say(
            lang,
            "A version cannot be read: nothing is written.",
            "Une version ne se lit pas\u{a0}: rien n’est écrit.",
        ),
    }
}

#[test]
fn the_outcomes() {
    for lang in BOTH {
        let mut table = format!("| | {} |\n|---|---|\n", say(lang, "what it means", "ce que cela veut dire"));
        for class in CLASSES {
            let _ = writeln!(table, "| **{}** | {} |", word(class, lang), meaning(class, lang));
        }
        hold(page(lang), "outcomes", &table);
    }
}

/// Collects where a policy is, as the file names its fields.
fn policies(
    shape: &Shape,
    seen: &mut BTreeSet<&'static str>,
    found: &mut BTreeMap<String, BTreeSet<String>>,
) {
    if !seen.insert(shape.label) {
        return;
    }
    for field in shape.fields {
        found.entry(format!("{:?}", field.merge)).or_default().insert(field.name.to_owned());
        let mut kind = &field.kind;
        while let Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner) = kind {
            kind = inner;
        }
        if let Kind::Record(inner) = kind {
            policies(inner, seen, found);
        }
    }
}

#[test]
fn the_policies() {
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for shape in [TrainingPath::SHAPE, ModuleFile::SHAPE, Card::SHAPE, Charter::SHAPE] {
        policies(shape, &mut seen, &mut found);
    }
    let rows: [(MergePolicy, &str, &str, &str, &str); 9] = [
        (
            MergePolicy::Replace,
            "lines, numbers, names, yes and no",
            "One value replaces the other; two different changes are asked.",
            "lignes, nombres, noms, oui ou non",
            "Une valeur remplace l’autre\u{202f}; deux changements différents sont demandés.",
        ),
        (
            MergePolicy::Text,
            "prose",
            "By sentence, then by word; only the passage that both changed is asked. Wrapping is no change.",
            "textes longs",
            "Par phrase, puis par mot\u{202f}; seul le passage que les deux ont changé est demandé. Couper les lignes autrement n’est pas un changement.",
        ),
        (
            MergePolicy::Set,
            "sets",
            "What was added is there, what was removed is not; each once.",
            "ensembles",
            "Ce qui est ajouté y est, ce qui est retiré n’y est plus\u{202f}; chaque chose une fois.",
        ),
        (
            MergePolicy::Keyed,
            "maps",
            "Entry by entry, by key.",
            "tables par clé",
            "Entrée par entrée, par clé.",
        ),
        (MergePolicy::Fields, "records", "Field by field.", "groupes de champs", "Champ par champ."),
        (
            MergePolicy::Order,
            "ordered lists",
            "By what stands before what; orders that contradict are asked. What was inserted stays with its neighbour.",
            "listes ordonnées",
            "Par ce qui vient avant quoi\u{202f}; des ordres qui se contredisent sont demandés. Ce qui est inséré reste près de son voisin.",
        ),
        (
            MergePolicy::UnionKeep,
            "",
            "As maps; credit is never removed without a question.",
            "",
            "Comme les tables\u{202f}; un crédit n’est jamais retiré sans question.",
        ),
        (
            MergePolicy::Guarded,
            "",
            "A change by one is listed, changes by both are asked: they bind people.",
            "",
            "Le changement d’un seul est signalé, ceux des deux sont demandés : ils engagent.",
        ),
        (
            MergePolicy::Latest,
            "",
            "The later day holds, and is listed.",
            "",
            "Le jour le plus récent vaut, et c’est signalé.",
        ),
    ];
    for lang in BOTH {
        let mut table =
            format!("| {} | {} |\n|---|---|\n", say(lang, "fields", "champs"), say(lang, "rule", "règle"));
        for (policy, kinds, rule, genres, regle) in &rows {
            let names = found.get(&format!("{policy:?}")).expect("a policy that some field has");
            let special: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            let which = say(lang, kinds, genres);
            let which = if which.is_empty() { special.join(" ") } else { which.to_owned() };
            let _ = writeln!(table, "| {which} | {} |", say(lang, rule, regle));
        }
        hold(page(lang), "policies", &table);
    }
}

/// The sections of the catalogue: first row, words.
const SECTIONS: [(u32, &str, &str); 8] = [
    (1, "Values", "Valeurs"),
    (14, "Texts", "Textes"),
    (25, "Sets and outcomes", "Ensembles et acquis"),
    (34, "Order", "Ordre"),
    (47, "Prerequisites", "Prérequis"),
    (61, "Modules", "Modules"),
    (81, "People, licences, labels", "Personnes, licences, mentions"),
    (90, "Versions of the format, comments, files", "Versions du format, commentaires, fichiers"),
];

fn by(folder: &Folder, lang: Lang) -> &'static str {
    match folder.case.by {
        By::Merge => "",
        By::Driver => say(lang, " (git’s driver)", " (pilote de git)"),
        By::Resolve => " (`parcours resolve`)",
        By::Vcs => say(lang, " (with git or the history)", " (avec git ou l’historique)"),
    }
}

fn diff(before: &str, after: &str) -> String {
    let mut out = String::from("```diff\n");
    let diff = TextDiff::from_lines(before, after);
    for (at, group) in diff.grouped_ops(1).iter().enumerate() {
        if at > 0 {
            out.push_str("…\n");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let _ = write!(out, "{}{}", change.tag(), change.value());
        }
    }
    out.push_str("```\n");
    out
}

fn sentence(folder: &Folder, lang: Lang) -> String {
    say(lang, &folder.case.english, &folder.case.french).replace('|', "\\|")
}

fn worked(folder: &Folder, lang: Lang) -> String {
    let none = String::new();
    let base = folder.files.get("base").unwrap_or(&none);
    let mut out = format!("#### {}\n\n{}\n", folder.name, sentence(folder, lang));
    let labels = [("left", &folder.case.labels.0), ("right", &folder.case.labels.1)];
    for (stem, label) in labels {
        let _ = write!(out, "\n`{label}`\u{a0}:\n\n{}", diff(base, &folder.files[stem]));
    }
    if lang == Lang::En {
        out = out.replace("`\u{a0}:\n", "`:\n");
    }
    let answers: Vec<String> = folder
        .case
        .questions
        .iter()
        .map(|asked| {
            let keys: Vec<String> =
                asked.choices.iter().map(|key| format!("`{}`", folder.key(key))).collect();
            format!("`{}` ({})", asked.at, keys.join(", "))
        })
        .collect();
    match folder.files.get("expected") {
        Some(expected) if answers.is_empty() => {
            let title = say(lang, "Result:", "Résultat\u{a0}:");
            let _ = write!(out, "\n{title}\n\n{}", diff(base, expected));
        }
        _ => {
            let title = say(
                lang,
                "Asked, with these answers among others:",
                "Demandé, avec entre autres ces réponses\u{a0}:",
            );
            let _ = writeln!(out, "\n{title} {}.", answers.join(say(lang, "; ", "\u{202f}; ")));
        }
    }
    out
}

#[test]
fn the_catalogue() {
    let all = [folders("cases"), folders("known-wrong")].concat();
    for lang in BOTH {
        let mut text = String::new();
        for (at, (first, english, french)) in SECTIONS.iter().enumerate() {
            let end = SECTIONS.get(at + 1).map_or(u32::MAX, |(next, ..)| *next);
            let mut inside: Vec<&Folder> =
                all.iter().filter(|folder| (*first..end).contains(&folder.row())).collect();
            inside.sort_by(|a, b| a.name.cmp(&b.name));
            let _ = writeln!(text, "### {}\n", say(lang, english, french));
            let _ = writeln!(text, "| | {} | |\n|---|---|---|", say(lang, "case", "cas"));
            for folder in &inside {
                let outcome = word(folder.case.class, lang);
                let row = folder.row();
                let _ =
                    writeln!(text, "| {row} | {}{} | {outcome} |", sentence(folder, lang), by(folder, lang));
            }
            text.push('\n');
            for folder in inside.iter().filter(|folder| folder.case.worked) {
                text.push_str(&worked(folder, lang));
                text.push('\n');
            }
        }
        hold(page(lang), "catalogue", &text);
    }
}
