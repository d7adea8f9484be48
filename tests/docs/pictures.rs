//! The pictures of the pages, made from the program's own screen.

use crate::common::page::{hold_file, text};
use crate::common::screen::Session;

const SHOWN: &str = "paths/cci-nord/assistant-commercial-k7m2.path.ron";

/// A person who has the sample path open.
fn at_work(width: u16, height: u16) -> Session {
    let mut session = Session::of(&text(SHOWN), width, height);
    SHOWN.rsplit('/').next().unwrap_or_default().clone_into(&mut session.app.shell.doc.name);
    session
}

#[test]
fn the_outline_and_a_form() {
    let mut session = at_work(100, 30);
    session.keys("gprospecter<Enter><Enter>");
    session.open_field("Prérequis");
    session.keys("<Space>");
    hold_file("docs/pictures/plan.svg", &session.svg("Le plan d’un parcours, et la fiche d’un module"));
}

#[test]
fn the_graph() {
    let mut session = at_work(120, 36);
    session.keys("2");
    hold_file("docs/pictures/graph.svg", &session.svg("Le graphe d’un parcours"));
}
