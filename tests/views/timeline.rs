//! The timeline of hours.

use mille_parcours::app::views::kind::ViewKind;

use super::common::screen::Session;
use super::{HOSTILE, RICH, harmless, pictures};

#[test]
fn the_timeline_looks_as_it_should() {
    pictures("timeline", RICH, "4");
    pictures("timeline_near", RICH, "4<Down><Down><Down>z");
}

#[test]
fn a_row_leads_to_its_form() {
    let mut session = Session::of(RICH, 100, 30);
    session.keys("4<Down>");
    assert!(session.shows("Entrer dans le métier et dans le groupe : 3 h, de 0 à 3 h"), "{session}");
    session.keys("<Enter>");
    assert_eq!(session.app.shell.view, ViewKind::Outline);
    assert_eq!(session.app.shell.chosen().module(), Some("demarrage-assistant-6q3w"));
}

#[test]
fn hours_typed_in_the_form_are_those_of_the_timeline_and_undo_takes_them_back() {
    let mut session = Session::of(RICH, 100, 30);
    session.keys("gnégocier un prix<Enter>4");
    assert!(session.shows("5 h 10, de 60 h à 65 h 10"), "{session}");
    session.keys("1<Enter>");
    session.open_field("Durée par modalité");
    session.keys("<Space><Down>x<Ctrl-S>4");
    assert!(!session.shows("5 h 10, de 60 h"), "{session}");
    session.keys("u<Up><Down>");
    assert!(session.shows("5 h 10, de 60 h à 65 h 10"), "{session}");
}

#[test]
fn hostile_texts_are_seen_and_do_nothing() {
    let text = RICH.replace("title: \"", &format!("title: \"{HOSTILE}"));
    harmless(&text, "4<Down><Down>zL<PageDown><Enter>");
}
