//! What a merge left open, answered by keys.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test may break")]

mod common;

use common::screen::{SAMPLE, Session};
use mille_parcours::app::view::View;
use mille_parcours::format::{read, write};
use mille_parcours::i18n::Lang;
use mille_parcours::merge::{Party, merge};
use mille_parcours::model::{Modality, Requirement, TrainingPath};

/// The sample path, changed by two centres in the same places.
fn contested() -> TrainingPath {
    let base: TrainingPath = read(SAMPLE).unwrap();
    let changed = |name: &str, minutes: u32| {
        let mut path = base.clone();
        path.price = format!("{minutes} €");
        for module in path.modules.values_mut() {
            module.minutes.insert(Modality::OnSite, minutes);
            module.code = format!("{name}-{minutes}");
        }
        path
    };
    let (nord, sud) = (changed("N", 300), changed("S", 480));
    let merged =
        merge(Some(&base), Party { label: "cci-nord", file: &nord }, Party { label: "cci-sud", file: &sud });
    assert!(!merged.is_clean());
    merged.file
}

fn open(width: u16, height: u16) -> Session {
    let mut session = Session::of(&write(&contested()), width, height);
    session.keys("9");
    assert_eq!(session.app.view, View::Questions);
    session
}

#[test]
fn the_view_at_every_size_and_in_both_languages() {
    for (width, height) in [(80, 24), (160, 48), (40, 12)] {
        let mut session = open(width, height);
        insta::assert_snapshot!(format!("questions_{width}x{height}_fr"), session);
        session.app.lang = Lang::En;
        insta::assert_snapshot!(format!("questions_{width}x{height}_en"), session);
    }
}

#[test]
fn an_answer_is_an_edit_that_is_undone_like_any_other() {
    let mut session = open(80, 24);
    let before = session.text();
    let open_before = session.app.questions.questions.len();
    session.keys("<Enter>");
    assert_eq!(session.app.questions.questions.len(), open_before - 1);
    assert_ne!(session.text(), before);
    session.keys("u");
    assert_eq!(session.text(), before);
    assert_eq!(session.app.questions.questions.len(), open_before);
}

#[test]
fn all_are_answered_in_two_keys_each_at_the_median() {
    let mut session = open(80, 24);
    let count = session.app.questions.questions.len();
    let mut keys = Vec::new();
    for turn in 0..count {
        // Now the one, now the other, now what was common.
        let wanted = turn % session.app.questions.choices().len().min(3);
        let mut pressed = 0;
        while session.app.questions.choice != wanted {
            session.keys("<Right>");
            pressed += 1;
        }
        session.keys("<Enter>");
        keys.push(pressed + 1);
    }
    assert!(session.app.doc.path.conflicts.is_empty());
    keys.sort_unstable();
    assert!(keys[keys.len() / 2] <= 2, "{keys:?}");
    assert!(!session.saved().contains("conflicts"));
}

#[test]
fn the_same_answer_is_given_to_all_alike_at_once() {
    let mut session = open(80, 24);
    // The first question of a module.
    while session.app.questions.question().is_none_or(|found| found.module.is_none()) {
        session.keys("<Down>");
    }
    let alike = session.app.questions.alike();
    let count = session.app.questions.questions.len();
    assert!(alike > 2);
    session.keys("a");
    assert_eq!(session.app.questions.questions.len(), count - alike);
    session.keys("u");
    assert_eq!(session.app.questions.questions.len(), count);
}

#[test]
fn a_question_put_off_comes_last() {
    let mut session = open(80, 24);
    let first = session.app.questions.question().unwrap().id.clone();
    session.keys("p");
    assert_ne!(session.app.questions.question().unwrap().id, first);
    for _ in 1..session.app.questions.questions.len() {
        assert_ne!(session.app.questions.question().unwrap().id, first);
        session.keys("<Enter>");
    }
    assert_eq!(session.app.questions.question().unwrap().id, first);
}

#[test]
fn an_answer_can_be_written_otherwise() {
    let mut session = open(80, 24);
    while session.app.questions.question().is_none_or(|found| found.module.is_none()) {
        session.keys("<Down>");
    }
    let id = session.app.questions.question().unwrap().id.clone();
    session.keys("m");
    assert_eq!(session.app.view, View::Outline);
    assert!(!session.app.doc.path.conflicts.contains_key(&id));
    session.keys("<Ctrl-Z>9");
    assert!(session.app.doc.path.conflicts.contains_key(&id));
}

#[test]
fn a_question_may_quote_lines_and_its_answers_are_foreseen_from_the_file_as_it_is() {
    let base: TrainingPath = read(SAMPLE).unwrap();
    let changed = |word: &str| {
        let mut path = base.clone();
        path.goal = format!("Vendre {word}.\n\nFidéliser {word}.").as_str().into();
        path
    };
    let (nord, sud) = (changed("sur place"), changed("à distance"));
    let merged =
        merge(Some(&base), Party { label: "cci-nord", file: &nord }, Party { label: "cci-sud", file: &sud });
    assert!(write(&merged.file).contains("conflicts"));
    let findings = mille_parcours::check::check(&merged.file, &mille_parcours::check::Options::default());
    assert!(!findings.iter().any(|found| found.rule.code.starts_with('T')), "{findings:?}");
    // Opened, and shown before anything is known of the findings.
    let mut session = Session::of(&write(&contested()), 80, 24);
    session.app.doc.derived = std::sync::Arc::default();
    session.keys("9");
    assert!(!session.shows("0 min →"), "{session}");
}

#[test]
fn a_circle_made_by_two_centres_is_told_by_its_links_and_cut_by_one_key() {
    let base: TrainingPath = read(SAMPLE).unwrap();
    let (one, other) = ("accueil-client-9d2m", "bases-vente-3f8k");
    let linked = |module: &str, needs: &str| {
        let mut path = base.clone();
        let any_of = [needs.to_owned()].into_iter().collect();
        let group = Requirement { any_of, ..Requirement::default() };
        path.modules.get_mut(module).unwrap().requires.insert(group);
        path
    };
    let (nord, sud) = (linked(one, other), linked(other, one));
    let merged =
        merge(Some(&base), Party { label: "cci-nord", file: &nord }, Party { label: "cci-sud", file: &sud });
    let mut session = Session::of(&write(&merged.file), 80, 24);
    session.keys("9");
    assert_eq!(session.app.questions.questions.len(), 1);
    assert!(session.shows("exige") && !session.shows("(absent)"), "{session}");
    session.keys("<Enter>");
    assert!(session.app.doc.path.conflicts.is_empty());
    assert!(session.app.doc.graph().cycles().is_empty());
}
