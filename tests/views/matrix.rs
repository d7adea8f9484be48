//! The alignment matrix.

use mille_parcours::app::views::kind::ViewKind;
use mille_parcours::model::value::display_steps;

use super::common::screen::Session;
use super::{HOSTILE, RICH, harmless, pictures};

#[test]
fn the_matrix_looks_as_it_should() {
    pictures("matrix", RICH, "3");
    pictures("matrix_open", RICH, "3<Down><Down><Space><Down><Right><Right><Right>");
}

#[test]
fn a_link_is_made_and_cut_where_it_is_seen_and_undone() {
    let mut session = Session::of(RICH, 100, 30);
    let first = session.text();
    session.keys("3<Right><Right><Right>e");
    assert!(session.shows("Objectifs de"), "several outcomes: which of them\n{session}");
    session.keys("<Space><Enter>");
    let linked = session.text();
    assert_ne!(linked, first);
    assert!(session.shows("✓"), "{session}");
    session.keys("u");
    assert_eq!(session.text(), first);
    // On an outcome: which competencies it works towards.
    session.keys("<Space><Down>e");
    assert!(session.shows("Compétences de"), "{session}");
    session.keys("réclamation<Space><Enter>");
    assert!(session.text().contains(r#"competencies: ["bc01-c1", "bc01-c3"]"#), "{session}");
    session.keys("u");
    assert_eq!(session.text(), first);
}

#[test]
fn nothing_is_changed_by_giving_up() {
    let mut session = Session::of(RICH, 100, 30);
    let first = session.text();
    session.keys("3<Right>e<Space><Esc>");
    assert_eq!(session.text(), first);
    assert!(!session.app.shell.doc.history.is_dirty());
}

#[test]
fn gaps_are_gone_to_and_the_module_opens_at_its_outcomes() {
    let mut session = Session::of(RICH, 100, 30);
    session.keys("3m");
    assert!(session.shows("aucune évaluation ne porte sur cet objectif"), "folded, and found\n{session}");
    assert!(session.shows("Identifier les activités"), "{session}");
    session.keys("mm");
    assert!(session.shows("Identifier les activités"), "round the end\n{session}");
    session.keys("<Enter>");
    let chosen = session.app.views.outline.chosen_field().expect("a field");
    assert_eq!(display_steps(&chosen.steps), "modules.demarrage-assistant-6q3w.outcomes.o1");
    assert_eq!(session.app.shell.view, ViewKind::Outline);
}

#[test]
fn the_matrix_and_the_outline_speak_of_one_module() {
    let mut session = Session::of(RICH, 100, 30);
    session.keys("gnégocier un prix<Enter>3");
    assert!(session.shows("Négocier un prix et des conditions ne travaille pas"), "{session}");
    session.keys("<Left>1");
    assert!(session.shows("Suivre et fidéliser un portefeuille"), "{session}");
    assert_eq!(session.app.shell.chosen().module(), Some("fidelisation-2q7j"));
}

#[test]
fn hostile_texts_are_seen_and_do_nothing() {
    let text = RICH
        .replace("title: \"Vendre et conseiller\"", &format!("title: \"{HOSTILE}\""))
        .replace("label: \"", &format!("label: \"{HOSTILE}"))
        .replacen("text: \"", &format!("text: \"{HOSTILE}"), 9);
    harmless(&text, "3o<Down><Down><Right>e<Esc>mMzL<Enter>");
}
