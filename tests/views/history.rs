//! The history view.

use mille_parcours::app::views::kind::ViewKind;

use super::common::screen::{SAMPLE, Session};
use super::{HOSTILE, harmless, pictures};

/// Two modules, a title; back to the first module, and another way from there.
const FORK: &str = "<Down>aUn<Enter>aDeux<Enter>uuaTrois<Enter>eÉtape<Enter>";

#[test]
fn the_history_looks_as_it_should() {
    pictures("history", SAMPLE, &format!("{FORK}6"));
    pictures("history_aside", SAMPLE, &format!("{FORK}6b"));
}

#[test]
fn any_state_is_gone_to_and_the_jump_is_taken_back() {
    let mut session = Session::sample(100, 30);
    let first = session.text();
    session.keys(FORK);
    let last = session.text();
    session.keys("6b<Enter>");
    let aside = session.text();
    assert!(aside.contains("\"Deux\"") && !aside.contains("\"Trois\""), "{session}");
    session.keys("<Backspace>");
    assert_eq!(session.text(), last);
    session.keys("<End><Enter>");
    assert_eq!(session.text(), first);
    assert!(!session.app.shell.doc.history.is_dirty(), "as it stands on disk");
    session.keys("<Backspace>");
    assert_eq!(session.text(), last);
    // The way not taken is still there.
    session.keys("b<Enter>");
    assert_eq!(session.text(), aside);
    assert_eq!(session.app.shell.view, ViewKind::History);
}

#[test]
fn a_state_is_compared_with_now_in_words() {
    let mut session = Session::sample(80, 24);
    session.keys(FORK);
    session.keys("6<End><Space>");
    assert!(session.shows("De « ouverture du fichier » à maintenant"), "{session}");
    assert!(session.shows("Trois"), "{session}");
    let before = session.text();
    session.keys("<Esc>");
    assert_eq!(session.text(), before);
}

#[test]
fn undo_and_redo_are_followed() {
    let mut session = Session::sample(100, 30);
    session.keys(FORK);
    session.keys("6");
    let now = |session: &Session| session.app.views.history.rows[session.app.views.history.at].state;
    assert_eq!(now(&session), 4);
    session.keys("u");
    assert_eq!(now(&session), 3);
    session.keys("U");
    assert_eq!(now(&session), 4);
}

#[test]
fn hostile_texts_are_seen_and_do_nothing() {
    let text = SAMPLE.replace("title: \"", &format!("title: \"{HOSTILE}"));
    harmless(&text, "<Down><Down>xu<Down><Down>x6<Down><Space><Esc><Enter>bL<Backspace>");
}
