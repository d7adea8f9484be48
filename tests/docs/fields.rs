//! The tables of fields, made from the declaration of the model.

use std::fmt::Write as _;

use crate::common::page;
use mille_parcours::i18n::Lang;
use mille_parcours::model::shape::{Field, Kind, MapKey, RefTarget, Sense, Shape, Shaped, Symbols};
use mille_parcours::model::{Card, Charter, ModuleFile, TrainingPath};

/// A record to describe, with the field by which it was reached first.
struct Entry {
    shape: &'static Shape,
    heading: String,
}

fn top(lang: Lang) -> Vec<Entry> {
    let heading = |french: &str, english: &str| match lang {
        Lang::Fr => french.to_owned(),
        Lang::En => english.to_owned(),
    };
    vec![
        Entry {
            shape: TrainingPath::SHAPE,
            heading: heading("`Path` : un parcours", "`Path`: a training path"),
        },
        Entry {
            shape: ModuleFile::SHAPE,
            heading: heading("`Module` : un module dans son fichier", "`Module`: a module in its file"),
        },
        Entry { shape: Card::SHAPE, heading: heading("`Card` : une fiche", "`Card`: a card") },
        Entry {
            shape: Charter::SHAPE,
            heading: heading("`Commons` : la charte d’un commun", "`Commons`: the charter of a commons"),
        },
    ]
}

fn record_of(kind: &Kind) -> Option<&'static Shape> {
    match kind {
        Kind::Record(shape) => Some(shape),
        Kind::List(inner) | Kind::Set(inner) | Kind::Map(_, inner) => record_of(inner),
        _ => None,
    }
}

/// Every record, those inside a record right behind it, each once.
fn entries(lang: Lang) -> Vec<Entry> {
    fn add(entry: Entry, lang: Lang, into: &mut Vec<Entry>) {
        if into.iter().any(|known| known.shape.label == entry.shape.label) {
            return;
        }
        let shape = entry.shape;
        into.push(entry);
        for field in shape.fields {
            if let Some(inner) = record_of(&field.kind) {
                let heading = format!("`{}`: {}", field.name, lang.word(field.label));
                let heading = if lang == Lang::Fr { heading.replacen(':', "\u{a0}:", 1) } else { heading };
                add(Entry { shape: inner, heading }, lang, into);
            }
        }
    }
    let mut all = Vec::new();
    for entry in top(lang) {
        add(entry, lang, &mut all);
    }
    all
}

/// A few words in the language of the page.
fn say(lang: Lang, french: &str, english: &str) -> String {
    match lang {
        Lang::Fr => french.to_owned(),
        Lang::En => english.to_owned(),
    }
}

fn names(symbols: &Symbols, lang: Lang) -> String {
    let name = |name: &&str| format!("`{name}` {}", lang.word(&symbols.label_key(name)));
    symbols.names.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn line(sense: Sense, lang: Lang) -> String {
    match sense {
        Sense::Plain | Sense::Minutes | Sense::Trace => say(lang, "texte", "text"),
        Sense::Id => say(lang, "identifiant", "id"),
        Sense::Date => say(lang, "jour `AAAA-MM-JJ`", "day `YYYY-MM-DD`"),
        Sense::Url => say(lang, "adresse web", "web address"),
        Sense::Licence => say(lang, "identifiant SPDX", "SPDX identifier"),
        Sense::Language => say(lang, "langue (BCP 47)", "language (BCP 47)"),
        Sense::Refers(RefTarget::Module) => say(lang, "identifiant d’un module", "id of a module"),
        Sense::Refers(RefTarget::Competency) => {
            say(lang, "identifiant d’une compétence", "id of a competency")
        }
        Sense::Refers(RefTarget::Outcome) => {
            say(lang, "identifiant d’un objectif du module", "id of an outcome of the module")
        }
        Sense::Refers(RefTarget::Resource) => {
            say(lang, "identifiant d’une ressource du module", "id of a resource of the module")
        }
        Sense::Refers(RefTarget::Card) => say(lang, "identifiant d’une fiche", "id of a card"),
        Sense::Refers(RefTarget::Centre) => say(lang, "identifiant d’un centre", "id of a centre"),
    }
}

fn holds(kind: &Kind, sense: Sense, lang: Lang) -> String {
    match kind {
        Kind::Line => line(sense, lang),
        Kind::Prose => say(lang, "prose", "prose"),
        Kind::Number if sense == Sense::Minutes => say(lang, "minutes", "minutes"),
        Kind::Number => say(lang, "nombre", "number"),
        Kind::Flag => "`true` / `false`".to_owned(),
        Kind::Symbol(symbols) => say(lang, "un parmi ", "one of ") + &names(symbols, lang),
        Kind::Record(shape) => {
            format!("[{}](#r-{})", say(lang, "champs", "fields"), shape.label)
        }
        Kind::List(inner) => {
            say(lang, "liste dans l’ordre de l’auteur : ", "list in the author's order: ")
                + &holds(inner, sense, lang)
        }
        Kind::Set(inner) => say(lang, "liste sans ordre : ", "unordered list: ") + &holds(inner, sense, lang),
        Kind::Map(MapKey::Id, inner) => say(lang, "par clé : ", "by key: ") + &holds(inner, sense, lang),
        Kind::Map(MapKey::Symbol(symbols), inner) => {
            let inner = holds(inner, sense, lang);
            say(lang, "par nom : ", "by name: ") + &format!("{inner} ({})", names(symbols, lang))
        }
    }
}

fn is_short(field: &Field) -> bool {
    let record = matches!(field.kind, Kind::Record(shape) if shape.inline);
    let container = matches!(field.kind, Kind::List(_) | Kind::Set(_) | Kind::Map(..));
    record || container && field.inline
}

fn row(field: &Field, lang: Lang) -> String {
    let mut holds = holds(&field.kind, field.sense, lang);
    for (marked, word) in [
        (field.required, say(lang, "**obligatoire**", "**required**")),
        (is_short(field), say(lang, "court", "short")),
    ] {
        if marked {
            let _ = write!(holds, ", {word}");
        }
    }
    let mut words = lang.word(field.label).into_owned();
    if let Some(help) = lang.lookup(&format!("{}.help", field.label), &[]) {
        let _ = write!(words, ". {help}");
    }
    format!("| `{}` | {} | {} |\n", field.name, words.replace('|', "\\|"), holds)
}

fn tables(lang: Lang) -> String {
    let mut out = String::new();
    for Entry { shape, heading } in entries(lang) {
        let anchor = shape.label;
        let each = if shape.inline { say(lang, " (court)", " (short)") } else { String::new() };
        let head =
            say(lang, "champ | ce qu’il dit | ce qu’il contient", "field | what it says | what it holds");
        let _ =
            write!(out, "\n<a id=\"r-{anchor}\"></a>\n\n### {heading}{each}\n\n| {head} |\n|---|---|---|\n");
        shape.fields.iter().for_each(|field| out.push_str(&row(field, lang)));
    }
    match lang {
        Lang::Fr => out.replace(" : ", "\u{a0}: "),
        Lang::En => out,
    }
}

#[test]
fn every_field_stands_on_the_page() {
    for (page, lang) in [("docs/format.md", Lang::En), ("docs/format.fr.md", Lang::Fr)] {
        page::hold(page, "fields", &tables(lang));
    }
}
