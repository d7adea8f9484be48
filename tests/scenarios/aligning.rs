//! Outcomes, assessments, hours: what a path promises, brought in line with what it teaches.

use mille_parcours::app::views::kind::ViewKind;

use super::common::screen::Session;
use super::{RICH, errors, told};

#[test]
fn the_gaps_of_the_matrix_are_closed() {
    let mut session = Session::of(RICH, 100, 40);
    session.keys("3m");
    assert!(session.shows("aucune évaluation ne porte sur cet objectif"), "{session}");
    // The gap leads to the outcome; it gets an assessment.
    session.keys("<Enter>");
    assert_eq!(session.app.shell.view, ViewKind::Outline);
    session.open_field("Évaluations");
    session.keys("a");
    session.open_field("Moment");
    session.keys("<Enter>formative<Enter>");
    session.open_field("Forme");
    session.keys("<Enter>Exposé de cinq minutes devant le groupe<Enter>");
    session.open_field("Objectifs évalués");
    session.keys("aidentifier<Enter>");
    session.keys("3");
    assert!(!session.shows("aucune évaluation ne porte sur cet objectif"), "{session}");
    // Another module works towards the first competency, with one of its outcomes.
    session.keys("<Home><Right><Right><Right>e<Space><Enter>");
    // And an outcome towards a second one.
    session.keys("<Space><Down>eréclamation<Space><Enter>");
    assert_eq!(errors(&session), 0, "{session}");
    insta::assert_snapshot!("gaps_closed", told(RICH, &session.saved()));
}

#[test]
fn the_hours_are_planned_along_the_timeline() {
    let mut session = Session::of(RICH, 100, 40);
    session.keys("4");
    let whole = session.to_string();
    session.keys("<Down>");
    assert!(session.shows("Entrer dans le métier et dans le groupe : 3 h, de 0 à 3 h"), "{session}");
    // Half a day more, face to face; the form opens from here and here it is seen.
    session.keys("<Enter>");
    session.open_field("Durée par modalité");
    session.keys("<Space><Down><Enter><Ctrl-U>6h30<Enter>4");
    assert!(session.shows("de 0 à"), "{session}");
    assert_ne!(session.to_string(), whole);
    // A module that is too long gets a part at a distance instead.
    session.keys("gnégocier un prix<Enter><Enter>");
    session.open_field("Durée par modalité");
    session.keys("<Space><Down><Enter><Ctrl-U>2h<Enter>");
    session.keys("atutorat<Enter>45<Enter>");
    session.keys("4z");
    assert!(session.shows("Négocier un prix"), "{session}");
    insta::assert_snapshot!("hours_planned", told(RICH, &session.saved()));
}
