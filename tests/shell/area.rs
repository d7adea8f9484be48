//! Long prose: typed over the form in a text area, and outside in an editor.

use crate::common::readable::assert_look;
use mille_parcours::app::mouse::Gesture;
use mille_parcours::app::{Effect, Msg, TypingState};
use mille_parcours::i18n::Lang;
use mille_parcours::model::Message;

use crate::common::screen::Session;

const PROSE: &str =
    "Vous accueillez un client, vous l’écoutez et vous reformulez sa demande avant de proposer.";

/// The summary of a module, being typed.
fn typing(width: u16, height: u16) -> Session {
    let mut session = Session::sample(width, height);
    session.keys("gnégocier<Enter><Enter>");
    session.open_field("Résumé");
    session.keys("<Enter>");
    assert!(matches!(session.app.shell.work, TypingState::Editing(_)), "{session}");
    session
}

fn typed(session: &Session) -> &str {
    match &session.app.shell.work {
        TypingState::Editing(editing) => editing.input.text(),
        TypingState::Looking => "",
    }
}

fn cursor(session: &Session) -> usize {
    match &session.app.shell.work {
        TypingState::Editing(editing) => editing.input.cursor(),
        TypingState::Looking => 0,
    }
}

#[test]
fn it_looks_as_it_should() {
    for (width, height) in [(80, 24), (160, 48), (40, 12)] {
        let mut session = typing(width, height);
        session.send(Msg::Paste(PROSE.repeat(3)));
        session.keys("<Enter><Enter>e\u{301}tude 漢字 👩‍🏫<Up><Up><Up><Ctrl-Shift-Left><Shift-Up>");
        assert_look!(
            format!("area_{width}x{height}"),
            Lang::Fr,
            (width, height),
            session,
            session.draft() + PROSE
        );
        session.keys("<Ctrl-Home>");
        assert!(session.shows("Vous accueillez"), "the first line is in sight\n{session}");
    }
}

#[test]
fn undo_goes_from_the_text_on_into_the_document() {
    let mut session = typing(80, 24);
    let first = session.text();
    session.keys("Une phrase.<Esc>");
    let once = session.text();
    assert_ne!(once, first);
    session.keys("<Enter> Deux mots");
    session.keys("<Ctrl-Z>");
    assert_eq!(typed(&session), "Une phrase. Deux ");
    session.keys("<Ctrl-Y>");
    assert_eq!(typed(&session), "Une phrase. Deux mots");
    session.keys("<Ctrl-Z><Ctrl-Z><Ctrl-Z>");
    assert_eq!(typed(&session), "Une phrase.");
    assert_eq!(session.text(), once);
    // Nothing of this text is left to undo: the document is next, and redo brings it back.
    session.keys("<Ctrl-Z>");
    assert_eq!(session.text(), first);
    assert!(matches!(session.app.shell.work, TypingState::Looking));
    session.keys("<Ctrl-Y>");
    assert_eq!(session.text(), once);
}

#[test]
fn what_is_selected_is_copied_cut_and_pasted() {
    let mut session = typing(80, 24);
    session.keys("un deux trois<Ctrl-Shift-Left><Ctrl-C>");
    assert_eq!(typed(&session), "un deux trois", "copying gives nothing up");
    assert!(session.asked.contains(&Effect::Copy("trois".to_owned())));
    session.keys("<Ctrl-Home><Ctrl-V>");
    assert_eq!(typed(&session), "troisun deux trois");
    session.keys("<Ctrl-End><Shift-Home><Ctrl-X>");
    assert_eq!(typed(&session), "");
    session.keys("<Ctrl-V>");
    assert_eq!(typed(&session), "troisun deux trois");
    session.keys("<Ctrl-C>");
    assert_eq!(typed(&session), "troisun deux trois", "with nothing selected, nothing is thrown away");
}

#[test]
fn the_mouse_puts_the_cursor_and_selects() {
    let mut session = typing(80, 24);
    session.send(Msg::Paste("un deux trois\nquatre cinq".to_owned()));
    let at = session.find("deux");
    session.mouse(Gesture::Press, at);
    assert_eq!(cursor(&session), 3);
    session.mouse(Gesture::Drag, (at.0 + 4, at.1));
    session.mouse(Gesture::Drop, (at.0 + 4, at.1));
    session.keys("X");
    assert_eq!(typed(&session), "un X trois\nquatre cinq");
    let below = session.find("cinq");
    session.mouse(Gesture::Press, (below.0 + 60, below.1));
    assert_eq!(cursor(&session), typed(&session).len(), "beyond the end is the end");
    session.mouse(Gesture::Wheel(-3), below);
    assert_eq!(cursor(&session), 0);
    // A click elsewhere keeps the text.
    session.click("Accueillir un");
    assert!(session.text().contains("un X trois"), "{}", session.text());
}

#[test]
fn what_an_editor_leaves_is_taken_and_undone_as_one_change() {
    let mut session = typing(80, 24);
    let first = session.text();
    session.keys("Ma phrase<F4>");
    assert!(session.asked.contains(&Effect::EditOutside("Ma phrase".to_owned())), "{:?}", session.asked);
    let before = session.text();
    session.send(Msg::Edited(Ok("Ma phrase.\r\n\r\nUne autre.\n".to_owned())));
    assert!(session.text().contains("Une autre."), "{}", session.text());
    session.keys("u");
    assert_eq!(session.text(), before);
    session.keys("u");
    assert_eq!(session.text(), first);
    session.keys("E");
    session.send(Msg::Edited(Ok("\n".to_owned())));
    assert!(session.shows("comme il était"), "{session}");
    session.keys("E");
    session.send(Msg::Edited(Err(Message::new("area-too-long"))));
    assert!(session.shows("Le texte est resté comme il était"), "{session}");
    assert_eq!(session.text(), first);
    // What nobody asked for changes nothing.
    session.send(Msg::Edited(Ok("intrus".to_owned())));
    assert_eq!(session.text(), first);
}

#[test]
fn what_is_typed_is_judged_while_it_is_typed() {
    let mut session = Session::sample(80, 24);
    session.keys("<Enter>");
    session.open_field("Mise à jour");
    session.keys("<Enter><Ctrl-U>2026-13");
    assert!(session.shows("⚠ «\u{202f}2026-13\u{202f}» n’est pas"), "{session}");
    session.keys("<Backspace>2-24");
    assert!(!session.shows("⚠ «"), "{session}");
    session.keys("<Enter>");
    session.open_field("Langue");
    session.keys("<Enter><Ctrl-U>français");
    assert!(session.shows("⚠"), "{session}");
    session.keys("<Esc>");
}
