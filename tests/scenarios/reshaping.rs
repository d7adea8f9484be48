//! Paths that get another shape: stages, links, names, ways back.

use mille_parcours::app::views::kind::ViewKind;
use mille_parcours::format::write;

use super::common::screen::{SAMPLE, Session};
use super::{RICH, errors, told};

const LOGISTICS: &str = include_str!("../../paths/cci-nord/agent-logistique-q8c5.path.ron");
const FORTY: &str = include_str!("../../paths/cci-ouest/responsable-unite-commerciale-p4x8.path.ron");

#[test]
fn a_sample_path_is_reorganised_and_only_what_was_meant_changes() {
    let mut session = Session::of(LOGISTICS, 80, 24);
    let whole = session.text();
    // One module goes down into the next stage and back up; nothing is left of it.
    session.keys("<Down><Down>");
    session.keys(&"J".repeat(6));
    assert_ne!(session.text(), whole);
    session.keys(&"K".repeat(6));
    assert_eq!(session.text(), whole);
    // A module changes stage, another gets a copy with a title of its own, a third goes.
    session.keys("<Down>m<Down><Enter>");
    session.keys("gorganiser<Enter>d<Enter><Enter><Ctrl-U>Organiser les flux d'un magasin<Enter><Esc>");
    session.keys("gcomprendre<Enter>x");
    // One too many, taken back.
    session.keys("gmission<Enter>x");
    assert!(!session.text().contains("title: \"Mission"));
    session.keys("u");
    let saved = session.saved();
    insta::assert_snapshot!("sample_reorganised", told(LOGISTICS, &saved));
}

#[test]
fn a_path_of_forty_modules_is_restructured() {
    let mut session = Session::of(FORTY, 80, 24);
    assert_eq!(session.app.shell.doc.path.modules.len(), 40);
    let before = errors(&session);
    // A stage of its own for safety, before the last one.
    session.keys("gmanager<Enter>");
    session.keys("eProtéger les personnes et le climat<Enter>");
    for module in ["ménager son corps", "document unique", "estimer les émissions", "numérique sobre"] {
        session.keys(&format!("g{module}<Enter>mprotéger<Enter>"));
    }
    // In the order in which it is taught, and the whole stage earlier.
    session.keys("gdocument unique<Enter>KK");
    session.keys("gprotéger les personnes<Enter>KK");
    // Who receives goods must know how to lift them: the stage has to come earlier still.
    assert!(errors(&session) > before, "{session}");
    session.keys("<F8>");
    assert!(session.shows("Réceptionner et contrôler"), "{session}");
    session.keys("gprotéger les personnes<Enter>KK");
    // What two stages did is one stage now; its modules go to the neighbour.
    session.keys("gêtre présent en ligne<Enter>x");
    // One module less; those that needed it lose only that.
    session.keys("grépondre aux avis<Enter>x");
    // The stage says what it has become.
    session.keys("gapprovisionner<Enter><Enter>");
    session.open_field("Intitulé");
    session.keys("<Enter> et vendre en ligne<Enter><Esc>");
    // And a link that was forgotten.
    session.keys("gpiloter sa trésorerie<Enter>plire un bilan<Enter>");
    assert_eq!(session.app.shell.doc.path.modules.len(), 39);
    assert!(errors(&session) <= before, "{session}");
    let saved = session.saved();
    insta::assert_snapshot!("forty_restructured", told(FORTY, &saved));
    // Thought better of: everything back, in as many keys as it took changes.
    session.keys(&"u".repeat(30));
    assert_eq!(session.text(), FORTY);
}

#[test]
fn links_are_made_and_cut_where_they_are_seen() {
    let mut session = Session::of(LOGISTICS, 120, 40);
    session.keys("2gréceptionner<Enter>");
    // A module that follows from it, and one more link from there.
    session.keys("aÉtiqueter et tracer un lot<Enter>");
    assert_eq!(session.app.shell.view, ViewKind::Graph);
    session.keys("echarger<Enter>");
    // One of two will do.
    session.keys("ogérer les stocks<Enter>");
    // A circle is refused at once, and nothing changes.
    let before = session.text();
    session.keys("gcharger et<Enter>eréceptionner<Enter>");
    assert_eq!(session.text(), before, "{session}");
    session.keys("<Esc>");
    // A link too many is cut; there are several, and it is asked which.
    session.keys("gpréparer une commande<Enter>xgérer les stocks<Enter>");
    assert_ne!(session.text(), before, "{session}");
    assert_eq!(errors(&session), 0, "{session}");
    insta::assert_snapshot!("graph_edited", told(LOGISTICS, &session.saved()));
}

#[test]
fn a_way_that_was_given_up_is_taken_up_again() {
    let mut session = Session::sample(100, 30);
    // A first idea, taken back, and a second one.
    session.keys("<End>aVendre au téléphone<Enter>pbases<Enter>");
    let first_idea = session.text();
    session.keys("uuaVendre en ligne<Enter>");
    let second_idea = session.text();
    // The history knows both; they are compared before one is chosen.
    session.keys("6b<Space>");
    assert!(session.shows("Vendre au téléphone") && session.shows("Vendre en ligne"), "{session}");
    session.keys("<Esc><Enter>");
    assert_eq!(session.text(), first_idea);
    session.keys("<Backspace>");
    assert_eq!(session.text(), second_idea, "the jump is taken back");
    session.keys("b<Enter>1");
    assert_eq!(session.text(), first_idea);
    // Work goes on from there.
    session.keys("gnégocier<Enter>pvendre au<Enter>");
    let saved = session.saved();
    insta::assert_snapshot!("first_idea_after_all", told(SAMPLE, &saved));
    // The start of the day is still there, and so is what was saved.
    session.keys("6<End><Enter>");
    assert_eq!(session.text(), SAMPLE);
    session.keys("<Backspace>");
    assert_eq!(session.text(), saved);
    assert!(!session.app.shell.doc.history.is_dirty(), "as it was saved");
}

#[test]
fn a_competency_gets_another_code_in_the_middle_of_a_change_of_language() {
    let mut session = Session::of(RICH, 100, 40);
    session.keys("<Home><Enter>");
    session.open_field("Compétences");
    session.keys("<Space><Down>");
    // A colleague takes over who reads English.
    session.keys("L");
    assert!(session.shows("Competencies") && !session.shows("Compétences"), "{session}");
    session.keys("r<Ctrl-U>bc01-c9<Enter>");
    assert!(session.text().contains("bc01-c9") && !session.text().contains("\"bc01-c1\""), "{session}");
    // A name that is taken is refused where it is typed.
    session.keys("<Esc><Home><Enter>");
    session.open_field("Competencies");
    session.keys("<Down>r<Ctrl-U>bc01-c2<Enter>");
    let renamed = session.text();
    session.keys("<Esc><Esc>");
    // A module gets another id; whoever needs it still does.
    session.keys("gconduire un entretien<Enter>r<Ctrl-U>bases-vente-4n7d<Enter>");
    assert_ne!(session.text(), renamed);
    assert_eq!(errors(&session), 0, "{session}");
    session.keys("L");
    assert!(session.shows("ouvrir la fiche"), "{session}");
    let saved = session.saved();
    assert_eq!(write(&session.app.shell.doc.path), saved);
    insta::assert_snapshot!("names_changed", told(RICH, &saved));
}
