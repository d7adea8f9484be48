//! What the mouse does.

use crate::common::screen::Session;
use mille_parcours::app::Focus;
use mille_parcours::app::mouse::Gesture;
use mille_parcours::app::views::kind::ViewKind;

#[test]
fn a_click_chooses_and_a_second_one_opens() {
    let mut session = Session::sample(80, 24);
    session.click("Négocier");
    assert!(session.shows("╭ Négocier"), "{session}");
    assert_eq!(session.app.views.outline.focus, Focus::Outline);
    session.click("Négocier");
    assert_eq!(session.app.views.outline.focus, Focus::Form, "{session}");
    session.click("Résumé");
    session.click("Résumé");
    session.keys("Un résumé.");
    // A click elsewhere keeps what was typed.
    session.click("Accueillir un");
    assert!(session.text().contains("summary: \"Un résumé.\""), "{session}");
    session.click("2 Graphe");
    assert_eq!(session.app.shell.view, ViewKind::Graph);
    session.click("aide");
    assert!(session.shows("Touches") || session.shows("Aide"), "{session}");
}

#[test]
fn what_can_not_stand_is_not_left_by_a_click() {
    let mut session = Session::sample(100, 24);
    session.keys("<Enter>");
    session.open_field("Identifiant");
    session.keys("<Enter><Ctrl-U>Pas un identifiant");
    let before = session.text();
    session.click("Négocier");
    assert!(session.shows("n’est pas un identi"), "{session}");
    assert_eq!(session.text(), before);
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_mouse() {
    let mut session = Session::sample(80, 24);
    let row = session.app.shell.selection.at;
    let at = session.find("Référence");
    for _ in 0..4 {
        session.mouse(Gesture::Wheel(3), at);
    }
    assert_eq!(session.app.views.outline.field_top, 12, "{session}");
    assert_eq!((session.app.shell.selection.at, session.app.views.outline.focus), (row, Focus::Outline));
    session.mouse(Gesture::Wheel(-300), at);
    assert_eq!(session.app.views.outline.field_top, 0);
}

#[test]
fn a_module_is_dragged_to_another_stage_and_undo_brings_it_back() {
    let mut session = Session::sample(80, 24);
    let first = session.text();
    let (from, to) = (session.find("Négocier"), session.find("Accueillir un client"));
    session.mouse(Gesture::Press, from);
    session.mouse(Gesture::Drag, to);
    assert!(
        session.shows("«\u{202f}Négocier\u{202f}» vers l’étape «\u{202f}Accueillir\u{202f}»"),
        "{session}"
    );
    assert_eq!(session.text(), first, "nothing moves before it is dropped");
    session.mouse(Gesture::Drop, to);
    let stages: Vec<Vec<String>> =
        session.app.shell.doc.path.stages.iter().map(|stage| stage.modules.clone()).collect();
    assert_eq!(stages[0], ["negociation-7t1c", "accueil-client-9d2m"], "{session}");
    session.keys("u");
    assert_eq!(session.text(), first);
    // Dropped outside of the outline, or where it was, nothing happens.
    let outside = session.find("Référence");
    session.mouse(Gesture::Press, from);
    session.mouse(Gesture::Drag, to);
    session.mouse(Gesture::Drag, outside);
    session.mouse(Gesture::Drop, outside);
    session.mouse(Gesture::Press, from);
    session.mouse(Gesture::Drag, from);
    session.mouse(Gesture::Drop, from);
    assert_eq!(session.text(), first);
    assert_eq!(session.app.views.outline.carried, None);
    // A stage goes before another.
    let (from, to) = (session.find("▾ Vendre"), session.find("▾ Accueillir"));
    session.mouse(Gesture::Press, from);
    session.mouse(Gesture::Drag, to);
    session.mouse(Gesture::Drop, to);
    assert_eq!(session.app.shell.doc.path.stages[0].title, "Vendre", "{session}");
}

#[test]
fn lists_and_questions_are_answered_by_clicks() {
    let mut session = Session::sample(80, 24);
    session.keys("g");
    session.click("Négocier");
    assert!(session.shows("╭ Négocier"), "{session}");
    session.keys("eNouvelle<Enter>q");
    session.click("Rester");
    assert!(!session.ended && session.app.shell.layers.is_empty(), "{session}");
    session.keys(":");
    session.mouse(Gesture::Press, (0, 0));
    assert!(session.app.shell.layers.is_empty(), "a click beside it closes it");
    session.keys("aEn cours");
    session.mouse(Gesture::Press, (0, 0));
    assert!(session.shows("En cours"), "what is being typed stays");
}
