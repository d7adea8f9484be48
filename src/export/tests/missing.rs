//! Missing obligatory parts are said in their section, and counted.

use super::{read, rich};
use crate::export::{Format, Outline, View, export};
use crate::i18n::Lang;
use crate::model::value::{Step, clear, find_mut};
use crate::model::{Modality, TrainingPath};

fn places(path: &TrainingPath) -> Vec<(u8, String)> {
    View::of(path, Lang::Fr).missing.into_iter().map(|missing| (missing.section, missing.at)).collect()
}

#[test]
fn a_rich_path_lacks_nothing_and_an_empty_one_almost_all() {
    assert_eq!(places(&rich()), []);
    let empty = places(&TrainingPath::new("vide-1a2b", "Vide"));
    let sections: Vec<u8> = empty.iter().map(|(section, _)| *section).collect();
    // Not 4 (no certification), 9 (no distance) and 20 (not obligatory); 13 is asked for beside the
    // staffing of 12.
    assert_eq!(
        sections,
        [1, 1, 1, 1, 2, 3, 3, 5, 6, 7, 8, 8, 10, 10, 10, 11, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 21]
    );
}

#[test]
fn each_obligatory_field_is_missed_when_it_goes() {
    let fields = [
        "organisation.name",
        "organisation.nda",
        "organisation.siret",
        "disability_contact",
        "updated",
        "goal",
        "certification.code",
        "certification.title",
        "certification.certifier",
        "competencies",
        "audience",
        "positioning",
        "group_size",
        "access.terms",
        "access.lead_time",
        "access.place",
        "means.teaching",
        "means.technical",
        "means.staffing",
        "tracking",
        "completion",
        "price",
        "accessibility",
        "contacts",
        "licence",
        "modules.accueil-1a.outcomes",
        "modules.projet-4d.minutes",
    ];
    for field in fields {
        let mut path = rich();
        let parts: Vec<&'static str> = field.split('.').collect();
        let step = |(at, part): (usize, &&'static str)| match (parts[0], at) {
            ("modules", 1) => Step::Item((*part).to_owned()),
            _ => Step::Field(part),
        };
        let steps: Vec<Step> = parts.iter().enumerate().map(step).collect();
        clear(find_mut(&mut path, &steps).unwrap());
        let found: Vec<String> = places(&path).into_iter().map(|(_, at)| at).collect();
        assert_eq!(found, [field]);
        for lang in Lang::ALL {
            let mark = if lang == Lang::Fr { "À compléter" } else { "To be completed" };
            let page = export(&path, Format::Markdown, lang).unwrap();
            assert_eq!(page.missing.len(), 1);
            // Once in its section, once in the list at the head.
            assert_eq!(page.text.matches(mark).count(), 2, "{field}");
            assert_eq!(export(&path, Format::Html, lang).unwrap().text.matches(mark).count(), 2, "{field}");
        }
    }
}

#[test]
fn distance_and_work_situations_must_be_described() {
    let mut path = rich();
    let module = path.modules.get_mut("distance-2b").unwrap();
    module.activities[0].assistance.clear();
    assert_eq!(places(&path), [(9, "modules.distance-2b.activities.assistance".to_owned())]);
    let mut path = rich();
    let module = path.modules.get_mut("vente-3c").unwrap();
    module.activities.remove(1);
    module.assessments = crate::model::Keyed::default();
    let expected =
        ["modules.vente-3c.activities", "modules.vente-3c.assessments"].map(|at| (9, at.to_owned()));
    assert_eq!(places(&path), expected);
    let mut path = rich();
    let module = path.modules.get_mut("projet-4d").unwrap();
    module.minutes.insert(Modality::SelfPaced, 60);
    assert_eq!(places(&path), [(9, "modules.projet-4d.activities".to_owned())]);
}

#[test]
fn a_path_wholly_at_a_distance_needs_no_place() {
    let path = read(
        r#"Path(format: 1, id: "p", title: "P", modules: {"m": (title: "M", activities: [
            (id: "s", title: "S", modality: RemoteLive, minutes: 60, assistance: "A")])})"#,
    );
    assert!(!places(&path).iter().any(|(_, at)| at == "access.place"));
}

#[test]
fn there_are_21_sections_in_order_whatever_the_path_holds() {
    for path in [rich(), TrainingPath::new("vide-1a2b", "")] {
        for lang in Lang::ALL {
            let outline = Outline::of(&View::of(&path, lang));
            let page = export(&path, Format::Markdown, lang).unwrap().text;
            let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
            let expected: Vec<String> =
                outline.sections.iter().map(|s| format!("{}. {}", s.number, s.title)).collect();
            assert_eq!(headings, expected);
            assert!(outline.sections.iter().map(|section| section.number).eq(1..=21));
            for section in &outline.sections {
                assert!(!section.title.starts_with("export-"), "no words for {}", section.title);
            }
        }
    }
    let titles: Vec<String> =
        Outline::of(&View::of(&rich(), Lang::Fr)).sections.into_iter().map(|s| s.title).collect();
    // In the order of the outline of domain.md.
    let order = [
        "Organisme",
        "Intitulé",
        "Objectifs",
        "Compétences",
        "Public",
        "Prérequis",
        "Positionnement",
        "Durée",
        "Modalité",
        "Modalités et délais",
        "Déroulé",
        "Moyens",
        "Intervenants",
        "Modalités de suivi",
        "Modalités d’évaluation",
        "Sanction",
        "Tarif",
        "Accessibilité",
        "Contacts",
        "Résultats",
        "Crédits",
    ];
    for (title, start) in titles.iter().zip(order) {
        assert!(title.starts_with(start), "{title} is not {start}");
    }
}
