//! Modules, cards and charters by themselves; what shows across files; hostile texts.

use super::*;
use crate::i18n::Lang;
use crate::model::common::Contributor;
use crate::model::value::display_steps;
use crate::model::{Adaptation, Centre, Origin};

/// The rules that no single file triggers.
pub(super) const ACROSS_FILES: &[&str] = &["B001", "B002", "B003", "B004", "B005", "B006"];

fn charter() -> Charter {
    let mut charter =
        Charter { format: 1, id: "commun".into(), title: "Le commun".into(), ..Charter::default() };
    charter.centres = keyed("cci-nord", Centre { name: "CCI Nord".into(), ..Centre::default() });
    charter.licences = set(["CC-BY-SA-4.0"]);
    charter
}

fn card(id: &str) -> Card {
    Card {
        format: 1,
        id: id.into(),
        title: "Jeu de rôle".into(),
        status: Status::Shared,
        updated: "2026-01-01".into(),
        licence: "CC-BY-SA-4.0".into(),
        contributors: keyed("a-martin", Contributor { name: "A. Martin".into(), ..Contributor::default() }),
        ..Card::default()
    }
}

fn module_file(id: &str) -> ModuleFile {
    let card = card("x");
    let module = Module {
        licence: card.licence.clone(),
        contributors: card.contributors.clone(),
        ..module("Les bases de la vente")
    };
    ModuleFile {
        format: 1,
        id: id.into(),
        language: "fr".into(),
        status: Status::Shared,
        updated: "2026-01-01".into(),
        module,
        ..ModuleFile::default()
    }
}

/// A sound path that uses a card and a centre of the commons.
fn member() -> TrainingPath {
    let mut path = sound();
    path.organisation.as_mut().unwrap().centre = "cci-nord".into();
    let step = Activity { practice: "jeu-de-role-m2t8".into(), ..activity(Modality::OnSite) };
    bases(&mut path).activities = vec![Activity { minutes: 420, ..step }];
    path
}

fn across(commons: &Commons) -> Vec<(String, &'static str, String)> {
    check_commons(commons, &CheckOptions::default())
        .into_iter()
        .map(|it| {
            for lang in Lang::ALL {
                let text = lang.text(&it.finding.message) + &lang.text(&it.finding.help());
                assert!(!text.contains("{$") && !text.contains("check-"), "{text}");
            }
            (it.file, it.finding.rule.code, display_steps(&it.finding.steps))
        })
        .collect()
}

fn found(file: &str, code: &'static str, steps: &str) -> (String, &'static str, String) {
    (file.into(), code, steps.into())
}

#[test]
fn a_commons_that_fits_together_has_no_findings() {
    let (charter, card, path) = (charter(), card("jeu-de-role-m2t8"), member());
    let mut file = module_file("bases-3f8k");
    file.module.activities = path.modules.get("bases-3f8k").unwrap().activities.clone();
    let commons = Commons {
        charter: Some(("commons.ron", &charter)),
        paths: vec![("nord/a.path.ron", &path)],
        modules: vec![("modules/bases-3f8k.module.ron", &file)],
        cards: vec![("cards/jeu.card.ron", &card)],
    };
    assert_eq!(across(&commons), []);
    assert_eq!(codes(&check_module_file(&file, &CheckOptions::default())), [""; 0]);
    assert_eq!(codes(&check_card(&card, &CheckOptions::default())), [""; 0]);
    assert_eq!(codes(&check_charter(&charter, &CheckOptions::default())), [""; 0]);
}

#[test]
fn what_files_answer_each_other_is_judged() {
    let (charter, card) = (charter(), card("jeu-de-role-m2t9"));
    let mut path = member();
    path.organisation.as_mut().unwrap().centre = "cci-sud".into();
    path.licence = "CC-BY-NC-4.0".into();
    // The licence of what was taken is its authors' choice.
    bases(&mut path).origin = Some(Box::new(Origin { licence: "CC-BY-4.0".into(), ..Origin::default() }));
    let commons = Commons {
        charter: Some(("commons.ron", &charter)),
        paths: vec![("nord/a.path.ron", &path)],
        cards: vec![("cards/jeu.card.ron", &card)],
        ..Commons::default()
    };
    let file = "nord/a.path.ron";
    assert_eq!(
        across(&commons),
        [
            found(file, "B005", "organisation.centre"),
            found(file, "B006", "licence"),
            found(file, "B004", "modules.bases-3f8k.activities[0].practice"),
        ]
    );
    let unknown = check_commons(&commons, &CheckOptions::default()).remove(2).finding;
    assert!(Lang::Fr.text(&unknown.message).contains("jeu-de-role-m2t9"), "the nearest card is named");
    // Without a charter nobody knows which centres and licences there are.
    let commons = Commons { charter: None, ..commons };
    assert_eq!(across(&commons), [found(file, "B004", "modules.bases-3f8k.activities[0].practice")]);
}

#[test]
fn the_same_id_is_an_error_in_one_folder_and_lawful_in_two() {
    let path = sound();
    let paths = vec![("sud/a.path.ron", &path), ("nord/a.path.ron", &path), ("nord/a (1).path.ron", &path)];
    assert_eq!(
        across(&Commons { paths, ..Commons::default() }),
        [
            // The copy comes first by name; whichever is meant, the other is told.
            found("nord/a.path.ron", "B001", "id"),
            found("sud/a.path.ron", "B002", "id"),
        ]
    );
    let (one, two) = (card("fiche"), card("fiche"));
    let cards = vec![("cards/a.card.ron", &one), ("fiches/a.card.ron", &two)];
    assert_eq!(across(&Commons { cards, ..Commons::default() }), [found("fiches/a.card.ron", "B001", "id")]);
}

#[test]
fn a_module_is_compared_with_its_namesake() {
    let (plain, mut adapted) = (sound(), sound());
    adapted.id = "autre".into();
    // Where it comes from, what comes before it and what it serves here is not what it teaches.
    add(&mut adapted, "avant", "Avant", []);
    bases(&mut adapted).requires = [group(["avant"])].into_iter().collect();
    bases(&mut adapted).outcomes.get_mut("o1").unwrap().competencies = set(["c1"]);
    bases(&mut adapted).origin = Some(Box::default());
    bases(&mut adapted).adaptations = keyed("a1", Adaptation::default());
    let told = |adapted: &TrainingPath| {
        let paths = vec![("nord/a.path.ron", &plain), ("sud/b.path.ron", adapted)];
        across(&Commons { paths, ..Commons::default() })
    };
    assert_eq!(told(&adapted), []);
    bases(&mut adapted).summary = Prose::new("Autrement.");
    assert_eq!(told(&adapted), [found("sud/b.path.ron", "B003", "modules.bases-3f8k")]);
}

#[test]
fn a_module_file_is_judged_without_its_path() {
    let mut file = module_file("bases-3f8k");
    // What stands in the path that will take it is not known here.
    file.module.requires = [group(["ailleurs"]), group(["bases-3f8k"])].into_iter().collect();
    file.module.outcomes.get_mut("o1").unwrap().competencies = set(["c1"]);
    file.module.assessments.get_mut("e1").unwrap().outcomes = set(["o1", "o9"]);
    file.module.licence = String::new();
    let found = check_module_file(&file, &CheckOptions::default());
    let places: Vec<_> = found.iter().map(|it| (it.rule.code, display_steps(&it.steps))).collect();
    assert_eq!(
        places,
        [
            ("P001", "module.requires[1]".to_owned()),
            ("R003", "module.assessments.e1.outcomes[1]".to_owned()),
            ("C003", "module.licence".to_owned()),
        ]
    );
}

#[test]
fn cards_and_charters_are_judged_alone() {
    let mut card = card("Jeu de rôle");
    card.updated = "hier".into();
    card.resources = keyed(
        "r1",
        crate::model::Resource {
            title: "Guide".into(),
            url: "../../etc/passwd".into(),
            ..Default::default()
        },
    );
    assert_eq!(codes(&check_card(&card, &CheckOptions::default())), ["I001", "V001", "C002", "V002"]);
    let mut charter = charter();
    charter.centres.insert("cci-n0rd".into(), Centre::default());
    assert_eq!(codes(&check_charter(&charter, &CheckOptions::default())), ["I003", "I002"]);
}

#[test]
fn hostile_texts_are_told_once_and_shown_tame() {
    let hostile = "\u{1b}[2J\u{202e}\u{200b}\0{ $id }\n«";
    let mut path = sound();
    path.title = hostile.into();
    add(&mut path, hostile, hostile, [group([hostile, "\u{9b}31m"])]);
    let step = Activity { id: hostile.into(), resources: set([hostile]), ..activity(Modality::SelfPaced) };
    bases(&mut path).activities = vec![step.clone(), step];
    path.stages = vec![stage(hostile, &[hostile, hostile])];
    let found = check(&path, &options());
    assert!(
        ["I001", "I005", "R001", "R004", "S001", "T001", "T002", "T003"]
            .iter()
            .all(|code| codes(&found).contains(code))
    );
    for finding in &found {
        for lang in Lang::ALL {
            let text = lang.text(&finding.message);
            assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{200b}', '\0', '\u{9b}', '\n']), "{text:?}");
        }
    }
    let in_title = found.iter().filter(|it| display_steps(&it.steps) == "title" && it.rule.code == "T001");
    assert_eq!(in_title.count(), 1, "three control characters are one finding");
}

#[test]
fn characters_hidden_in_comments_are_told() {
    let mut path = sound();
    let slot = crate::model::trivia::Anchor::Whole;
    bases(&mut path).trivia.comments_mut(slot).before.push("// ok \u{202e}".into());
    assert_eq!(codes(&check(&path, &CheckOptions::default())), ["N001", "T002"]);
}

#[test]
fn findings_come_in_the_order_of_the_file() {
    let mut path = sound();
    path.title = String::new();
    path.licence = "licence libre".into();
    add(&mut path, "aaaa", "", []);
    bases(&mut path).minutes = Keyed::default();
    let mut found = check(&path, &CheckOptions::default());
    assert_eq!(codes(&found), ["I003", "C004", "I003", "D001"]);
    let again = check(&path.clone(), &CheckOptions::default());
    assert_eq!(found, again);
    found.retain(|finding| finding.module.is_some());
    let modules: Vec<_> = found.iter().filter_map(|it| it.module.as_deref()).collect();
    assert_eq!(modules, ["aaaa", "bases-3f8k"]);
}
