//! Each reader gets what is theirs.

use super::complete::filled;
use super::{read, rich};
use crate::export::{Audience, Format, Outline, View, export_for};
use crate::i18n::Lang;
use crate::model::TrainingPath;

const OTHERS: [Audience; 3] = [Audience::Learner, Audience::Funder, Audience::Leaflet];

fn page(path: &TrainingPath, format: Format, audience: Audience) -> String {
    export_for(path, format, Lang::Fr, audience).unwrap().text
}

/// What only the centre reads, and then what the others don't read either.
const CENTRE: &[(&str, &str)] = &[
    ("path", "id"),
    ("path", "notes"),
    ("activity", "script"),
    ("activity", "id"),
    ("stage", "id"),
    ("organisation", "centre"),
    ("contributor", "centre"),
    ("observation", "*"),
    ("adaptation", "*"),
    ("resource", "card"),
];
const NOT_FOR_LEARNERS: &[(&str, &str)] =
    &[("assessment", "criteria"), ("resource", "*"), ("path", "context"), ("module", "code")];

#[test]
fn nothing_of_the_trainer_reaches_another_reader() {
    let (path, sentinels) = filled();
    for (audience, format) in OTHERS
        .into_iter()
        .flat_map(|audience| [Format::Markdown, Format::Html].map(|format| (audience, format)))
    {
        let text = page(&path, format, audience);
        let hidden = CENTRE.iter().chain(NOT_FOR_LEARNERS.iter().filter(|_| audience != Audience::Funder));
        for (record, field) in hidden {
            let found =
                sentinels.texts.iter().filter(|(r, f, _)| r == record && (f == field || *field == "*"));
            for (record, field, sentinel) in found {
                assert!(
                    !text.contains(sentinel.as_str()),
                    "{audience:?} reads {record}.{field} in {format:?}"
                );
            }
        }
        for id in path.modules.keys().chain(path.competencies.keys()).chain(path.contacts.keys()) {
            assert!(!text.contains(id.as_str()), "{audience:?} reads the id {id} in {format:?}");
        }
    }
}

#[test]
fn what_the_law_asks_reaches_the_learner() {
    let (path, sentinels) = filled();
    let text = page(&path, Format::Markdown, Audience::Learner);
    let asked = [
        ("path", "goal"),
        ("path", "audience"),
        ("path", "entry_requirements"),
        ("path", "positioning"),
        ("path", "price"),
        ("path", "accessibility"),
        ("path", "disability_contact"),
        ("path", "tracking"),
        ("path", "completion"),
        ("access", "terms"),
        ("access", "lead_time"),
        ("access", "place"),
        ("means", "teaching"),
        ("means", "technical"),
        ("means", "staffing"),
        ("module", "trainer_profile"),
        ("module", "summary"),
        ("outcome", "text"),
        ("assessment", "form"),
        ("organisation", "name"),
        ("organisation", "nda"),
    ];
    for (record, field) in asked {
        let found = sentinels.texts.iter().find(|(r, f, _)| (*r, *f) == (record, field)).unwrap();
        assert!(text.contains(&found.2), "{record}.{field} is not in the learner's programme");
    }
}

#[test]
fn an_empty_path_claims_nothing_and_counts_what_it_lacks() {
    let path = TrainingPath::new("vide-1a2b", "");
    for audience in OTHERS {
        let document = export_for(&path, Format::Markdown, Lang::Fr, audience).unwrap();
        for claim in ["Aucun", "ne mène pas", "règlement intérieur applicable", "vide-1a2b", "capable"] {
            assert!(!document.text.contains(claim), "{audience:?} claims {claim}: {}", document.text);
        }
        assert!(document.text.contains("À compléter\u{a0}: Licence"), "{audience:?}");
        // Once in the list at the head; those of the cover stand nowhere else.
        assert!(document.text.matches("À compléter").count() >= document.missing.len(), "{audience:?}");
        assert!(document.missing.len() > 10, "{audience:?} counts {}", document.missing.len());
    }
}

#[test]
fn a_table_of_modules_stands_before_the_modules() {
    for audience in OTHERS {
        let text = page(&rich(), Format::Markdown, audience);
        let table = text.find("| N° | Module |").unwrap();
        let card = text.find("\n#### ");
        assert_eq!(card.is_some(), audience != Audience::Leaflet);
        assert!(card.is_none_or(|card| table < card), "{audience:?}");
    }
}

#[test]
fn sections_of_each_reader_are_numbered_without_a_gap() {
    for audience in OTHERS {
        let outline = Outline::for_audience(&View::of(&rich(), Lang::Fr), audience);
        assert!(
            outline
                .sections
                .iter()
                .map(|section| section.number)
                .eq((1..=u8::MAX).take(outline.sections.len()))
        );
        let text = page(&rich(), Format::Markdown, audience);
        assert!(!text.contains("à la section"), "{audience:?} refers to a number of the whole programme");
    }
}

#[test]
fn a_licence_is_said_by_its_name_with_its_link() {
    for audience in OTHERS {
        let text = page(&rich(), Format::Markdown, audience);
        let credit = "[Creative Commons Attribution, Partage dans les mêmes conditions 4.0]\
            (<https://creativecommons.org/licenses/by-sa/4.0/deed.fr>)";
        assert!(text.contains(credit), "{text}");
        assert!(!text.contains("Fondé sur"), "{audience:?}");
        assert_eq!(text.matches("CC-BY-SA-4.0").count(), 0, "{audience:?}");
    }
}

#[test]
fn a_module_or_an_activity_without_title_is_not_called_by_its_id() {
    let path = read(
        r#"Path(format: 1, id: "p-1", title: "P", modules: {"m-9x": (activities: [
            (id: "s-7y", modality: RemoteLive, minutes: 60)], requires: [(any_of: ["parti-3z"])])})"#,
    );
    for audience in OTHERS {
        let text = page(&path, Format::Markdown, audience);
        for id in ["p-1", "m-9x", "s-7y", "parti-3z"] {
            // `modules.m-9x.title` names no place in a document.
            assert!(!text.contains(id), "{audience:?} reads {id}: {text}");
        }
        assert!(text.contains("Module 1"), "{audience:?}");
    }
}
